"""Where an item comes from, and the open actions that hang on what it takes up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.documents.meetings.arising import origin
from egovdesk.documents.wording import long_date, short_date
from egovdesk.records.actions import Action
from egovdesk.records.meetings import Item
from egovdesk.register import Register
from ui import theme
from ui.item_models.actions import status_of
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Mark, Text
from ui.places import Place
from ui.widgets.labels import Label
from ui.widgets.row_tree import RowList
from ui.widgets.section_heading import SectionHeading

_MOST = 5


class ItemLinks(QWidget):
    """What the item arises from, approves or ratifies, and the actions of it; Enter goes there."""

    gone = Signal(object)

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        self._places: dict[str, Place] = {}
        self.where = Label("", "text", "ink2", wrap=True)
        self.list = RowList(name="Linked to this item")
        self.list.setProperty("ground", "pane")
        self.list.opened.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(SectionHeading("Linked", rule=False))
        column.addWidget(self.where)
        column.addWidget(self.list)

    def show_item(self, item: Item) -> None:
        """Show an item's links; without any, nothing."""
        self._places = {}
        rows = [*self._meetings(item), *self._actions(item)]
        come = origin(self._register, item)
        self.where.setText(come)
        self.where.setVisible(bool(come))
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(len(rows) * theme.height("row"))
        self.setVisible(bool(rows or come))

    def _meetings(self, item: Item) -> list[Row]:
        """The minutes that it approves, and the earlier items and the decision that it is about."""
        found: list[Row] = []
        approved = self._register.meetings.maybe(item.approves_id)
        if approved is not None:
            words = f"Minutes of {long_date(approved.held_on)}"
            place = Place("meeting", approved.id, "finish")
            found.append(self._row("file-pen", words, approved.state.label.lower(), place))
        for asked in self._register.ratifications.find(item_id=item.id):
            decision = self._register.decisions.get(asked.decision_id)
            place = Place("decisions", select=decision.id)
            found.append(self._row("gavel", decision.title, decision.number, place))
        found += self._referrals(item)
        for earlier in self._earlier(item):
            minute = "minute" if earlier.minute_number else "prepare"
            place = Place("meeting", earlier.meeting_id or "", minute, earlier.id)
            found.append(self._row("history", earlier.title, earlier.minute_number, place))
        for later in self._register.items.find(arises_id=item.id):
            at = self._register.meetings.maybe(later.meeting_id)
            when = short_date(at.held_on) if at else "waiting"
            place = Place("meeting", at.id, "", later.id) if at else Place("plan", select=later.id)
            found.append(self._row("corner-down-right", "Taken up again", when, place))
        return found

    def _referrals(self, item: Item) -> list[Row]:
        """The item that was referred here, and that to which this one was referred."""
        found: list[Row] = []
        came = self._register.items.maybe(item.referred_id)
        for icon, one in (
            *((("corner-down-right", came),) if came is not None else ()),
            *(("send", each) for each in self._register.items.find(referred_id=item.id)),
        ):
            group = self._register.groups.get(one.group_id)
            at = self._register.meetings.maybe(one.meeting_id)
            place = Place("meeting", at.id, "prepare", one.id) if at else Place("group", group.id)
            words = f"Referred to {group.label}" if icon == "send" else f"Referred by {group.label}"
            found.append(self._row(icon, words, short_date(at.held_on) if at else "waiting", place))
        return found

    def _earlier(self, item: Item) -> list[Item]:
        found: list[Item] = []
        at = item
        while at.arises_id is not None and len(found) < _MOST:
            at = self._register.items.get(at.arises_id)
            found.append(at)
        return found

    def _actions(self, item: Item) -> list[Row]:
        """The actions of the item itself and of those that it takes up."""
        actions: list[Action] = []
        for one in (item, *self._earlier(item)):
            actions += self._register.actions.find(item_id=one.id)
        return [self._action(one) for one in actions[:_MOST]]

    def _action(self, one: Action) -> Row:
        mark, word, tone = status_of(one.due_on, one.state, self._register.today)
        when = word
        if one.state.is_open and tone != "red" and one.due_on is not None:
            when = short_date(one.due_on)
        elif one.closed_on is not None:
            when = f"{word} {short_date(one.closed_on)}".lower()
        self._places[one.id] = Place("actions", select=one.id)
        return Row(
            one.id, Cell((Mark(mark, word), Text(one.title)), trailing=(Text(when, tone, "note"),)),
            exempt="exempt" * one.exempt, tip=one.title,
        )  # fmt: skip

    def _row(self, icon: str, words: str, note: str, place: Place) -> Row:
        key = f"{place.kind}:{place.id}:{place.select}"
        self._places[key] = place
        cell = Cell((Icon(icon), Text(words)), trailing=(Text(note, "ink2", "note"),))
        return Row(key, cell, tip=words)

    def _on_opened(self, row_id: str) -> None:
        if row_id in self._places:
            self.gone.emit(self._places[row_id])
