"""Who decides an item: the groups it goes through by the decision rights, and a way to refer it."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.operations.meetings.ratified import next_agenda
from egovdesk.records.choices import ChoiceList
from egovdesk.records.framework import RightKind
from egovdesk.records.matrix import Column, Holder, rows_of
from egovdesk.records.meetings import Item, Meeting
from egovdesk.register import Register
from egovdesk.rights import TABLES, Rights
from ui import theme
from ui.item_models.agenda import Agenda
from ui.item_models.segments import MarkKind
from ui.widgets.labels import Label
from ui.widgets.note import Note
from ui.widgets.section_heading import SectionHeading
from ui.widgets.trail import Trail, TrailStep

_MOST = 3
_ASKS = frozenset({"decide", "approve"})
"""The purposes with which a group is to decide for itself."""


class WhoDecides(QWidget):
    """The trail by the rights of the meeting's day; amber where this group may not decide."""

    #: What was chosen in the note: "refer", or "recommend".
    acted = Signal(str)

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        self._rights: Rights | None = None
        self.note = Note("amber", "")
        self.note.acted.connect(self.acted)
        self.note.hide()
        self._category = Label("", "text", "ink2", wrap=True)
        self.trail = Trail()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for part in (SectionHeading("Who decides", rule=False), self._category, self.trail):
            column.addWidget(part)

    def show_item(self, agenda: Agenda, item: Item) -> None:
        """Show the way of an item."""
        category = self._register.choices.of(ChoiceList.CATEGORIES).get(item.category)
        rights = self._rights_on(agenda.meeting.held_on) if category else None
        words = category.label if category else "Choose a decision category"
        steps: list[TrailStep] = []
        if rights is not None:
            steps = way(rights, agenda.meeting, item)
            if not rights.who(item.category, RightKind.DECIDES):
                words += ". By the decision rights nobody decides it yet."
        self._category.setText(words)
        self.trail.set_steps(steps)
        self.trail.setVisible(bool(steps))
        self._tell(rights, agenda, item)

    def follow(self, tables: Set[str]) -> None:
        """Read the rights again next time, where a step changed something that they rest on."""
        if tables & TABLES:
            self._rights = None

    def _rights_on(self, day: date) -> Rights:
        if self._rights is None or self._rights.day != day:
            self._rights = Rights(self._register, day)
        return self._rights

    def _tell(self, rights: Rights | None, agenda: Agenda, item: Item) -> None:
        sentence, to = may_not(rights, item)
        self.note.setVisible(bool(sentence))
        if not sentence:
            return
        self.note.set_sentence(sentence)
        group = self._register.groups.maybe(to)
        words = f"Refer to {group.label}…" if group else "Refer it…"
        actions = [("refer", words), ("recommend", "Recommend only")]
        self.note.set_actions([] if agenda.locked or self._register.read_only else actions)


def may_not(rights: Rights | None, item: Item) -> tuple[str, str | None]:
    """Why a group that is to decide an item may not, and whose it is; nothing where it may."""
    if rights is None or item.purpose not in _ASKS:
        return "", None
    verdict = rights.verdict(item.group_id, item.category)
    return ("", None) if verdict.may else (verdict.sentence, verdict.refer_to)


def way(rights: Rights, meeting: Meeting, item: Item) -> list[TrailStep]:
    """The groups that propose, decide and ratify an item, in that order."""
    if not rows_of(item.category):
        return []
    deciders = rights.who(item.category, RightKind.DECIDES)
    own = [one for one in deciders if one.holder.group_id == item.group_id]
    shown = own or deciders[:_MOST]
    steps = _proposed(rights, meeting, item)
    steps += [_step(rights, meeting, item, one, "Decides") for one in shown]
    for one in shown[:1]:
        steps += _ratified(rights, meeting, item, one)
    return steps


def _proposed(rights: Rights, meeting: Meeting, item: Item) -> list[TrailStep]:
    """Who proposes; where the item was referred here, the group that did."""
    register = rights.register
    referred = register.items.maybe(item.referred_id)
    if referred is not None:
        there = register.meetings.maybe(referred.meeting_id)
        name = register.groups.get(referred.group_id).name
        day = f"{there.held_on.day} {there.held_on:%b}" if there is not None else ""
        return [TrailStep(name, "Referred it here", day, MarkKind.RECOMMENDED, True)]
    proposers = rights.who(item.category, RightKind.PROPOSES)
    return [_step(rights, meeting, item, one, "Proposes") for one in proposers[:_MOST]]


def _ratified(rights: Rights, meeting: Meeting, item: Item, decider: Column) -> list[TrailStep]:
    """Who ratifies what the decider decides, over which limit."""
    group_id = decider.holder.group_id
    if group_id is None:
        found = rights.who(item.category, RightKind.RATIFIES)
        return [_step(rights, meeting, item, one, "Ratifies") for one in found]
    need = rights.ratifier(group_id, item.category, None, item.recommendation)
    column = rights.columns.get(Holder(need.group_id)) if need is not None else None
    if need is None or column is None:
        return []
    over = need.why.partition("limit of ")[2]
    return [_step(rights, meeting, item, column, f"Ratifies, over {over}" if over else "Ratifies")]


def _step(rights: Rights, meeting: Meeting, item: Item, column: Column, words: str) -> TrailStep:
    """A step, on this meeting's day where it is this group's, else on its next meeting's.

    When others propose is not known beforehand.
    """
    group_id = column.holder.group_id
    there: Meeting | None = meeting
    if words == "Proposes":
        there = None
    elif group_id != item.group_id:
        there = next_agenda(rights.register, group_id) if group_id else None
    day = f"{there.held_on.day} {there.held_on:%b}" if there is not None else ""
    return TrailStep(column.name, words, day, MarkKind.PROPOSED, False)
