"""The item editor of Prepare: title, four fields, what is asked, and the note on the agenda."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.documents.wording import body_word
from egovdesk.errors import EgovDeskError
from egovdesk.operations.meetings import change_item
from egovdesk.records.choices import ChoiceList
from egovdesk.records.meetings import Item
from egovdesk.register import Register
from ui import theme
from ui.forms.person_field import PersonField, people_of
from ui.forms.prose_field import ProseField
from ui.forms.title_edit import TitleEdit
from ui.forms.typed import TypedChanges
from ui.item_models.agenda import Agenda
from ui.item_models.segments import Gap, Key, Line, Mark, MarkKind, Tag, Text
from ui.messages import tell
from ui.widgets.fields import Field, Select
from ui.widgets.labels import Label, SegmentLabel

_NARROW = 460


class ItemForm(QWidget):
    """One agenda item, saved as it is typed."""

    #: Enter or Esc in the title.
    title_finished = Signal()

    def __init__(self, register: Register, view: QWidget) -> None:
        super().__init__()
        self._register, self._view = register, view
        self._item: Item | None = None
        self._group_id = ""
        self._narrow = False
        self._typed = TypedChanges(self._save, self._failed, self)
        self._make()
        self._lay_out()
        self._connect()
        theme.notices().changed.connect(self._space)

    def _make(self) -> None:
        self._where = SegmentLabel()
        move: Line = (Key("Alt ↑"), Key("Alt ↓"), Text("move", "ink2", "note"))
        self._move = SegmentLabel(move)
        self.title = TitleEdit("Title of the item")
        self._title_wrong = SegmentLabel()
        self._title_wrong.hide()
        self.purpose = Select("Purpose")
        self.category = Select("Decision category")
        self.presenter = PersonField(
            "Presented by", lambda: people_of(self._register, self._group_id)
        )
        self.minutes = Field("Minutes", validate=minutes_problem)
        self._asked = Label("The Board is asked to", "heading")
        self.recommendation = ProseField("Recommendation", self._asked, lettered=True)
        note = Label("Note on the agenda", "heading")
        self.note = ProseField("Note on the agenda", note, "printed under the title, 2 or 3 lines")

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._top = QHBoxLayout()
        self._top.addWidget(self._where, 1)
        self._top.addWidget(self._move)
        self._fields = QHBoxLayout()
        for field, stretch in (
            (self.purpose, 7), (self.category, 13), (self.presenter, 8), (self.minutes, 0),
        ):  # fmt: skip
            self._fields.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._top)
        self._column.addWidget(self.title)
        self._column.addWidget(self._title_wrong)
        self._column.addLayout(self._fields)
        self._column.addWidget(self.recommendation)
        self._column.addWidget(self.note)
        self.below = QVBoxLayout()
        self._column.addLayout(self.below)
        self._column.addStretch(1)
        self._space()

    def _space(self) -> None:
        self._column.setSpacing(theme.px(10))
        self._fields.setSpacing(theme.px(9))
        self.minutes.setFixedWidth(theme.px(52))
        for combo in (self.purpose.combo, self.category.combo):
            combo.setMinimumContentsLength(3)
            combo.setSizeAdjustPolicy(combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _connect(self) -> None:
        self.title.typed.connect(self._on_title)
        self.title.finished.connect(self._on_title_finished)
        self.title.left.connect(self._typed.end)
        self.purpose.chosen.connect(lambda key: self._put_now(purpose=key))
        self.category.chosen.connect(lambda key: self._put_now(category=key))
        self.presenter.committed.connect(self._on_presenter)
        self.minutes.edited.connect(self._on_minutes)
        self.minutes.committed.connect(lambda _text: self._typed.end())
        for name in ("recommendation", "note"):
            prose: ProseField = getattr(self, name)
            prose.edited.connect(lambda each=name: self._on_prose(each))
            prose.left.connect(self._typed.end)

    # -- showing -------------------------------------------------------------------------------

    def set_lists(self, register: Register, agenda: Agenda) -> None:
        """Offer the purposes and categories of the meeting's day."""
        self._group_id = agenda.group.id
        nation = register.authority.nation.value
        of = register.choices.of
        purposes = of(ChoiceList.PURPOSES, nation, agenda.meeting.held_on)
        categories = of(ChoiceList.CATEGORIES, nation, agenda.meeting.held_on)
        self.purpose.set_options([("", "None set"), *((k, c.label) for k, c in purposes.items())])
        options = [(k, c.label) for k, c in categories.items()]
        self.category.set_options([("", "None set"), *options])
        self._asked.setText(f"The {body_word(agenda.group.name)} is asked to")

    def show_item(self, agenda: Agenda, item: Item, minute_number: str) -> None:
        """Show an item; fields with something typed and not yet saved stay as they are."""
        another = self._item is None or self._item.id != item.id
        if another:
            self.flush()
        self._item = item
        self._show_where(agenda, item, minute_number)
        self._show("title", lambda: self.title.set_text(item.title))
        self.purpose.set_key(item.purpose)
        self.category.set_key(item.category)
        self.presenter.set_text(agenda.presenter(item))
        self._show("minutes_allowed", lambda: self._show_minutes(item.minutes_allowed, another))
        self._show("recommendation", lambda: self.recommendation.show_text(item.recommendation))
        self._show("note", lambda: self.note.show_text(item.note))
        self._title_wrong.hide()
        locked = bool(agenda.locked)
        self._move.setVisible(not locked and not self._narrow)
        for part in (self.title, self.recommendation, self.note):
            part.setReadOnly(locked)
        for control in (self.purpose, self.category, self.presenter, self.minutes):
            control.control.setEnabled(not locked)

    def _show(self, field: str, show: Any) -> None:
        if not self._typed.is_pending(field):
            show()

    def _show_minutes(self, allowed: int, another: bool) -> None:
        text = str(allowed) if allowed else ""
        if (
            another
            or not self.minutes.edit.hasFocus()
            or minutes_of(self.minutes.text()) != allowed
        ):
            self.minutes.set_text(text)

    def _show_where(self, agenda: Agenda, item: Item, minute_number: str) -> None:
        line = agenda.line(item.id)
        words: list[Any] = []
        if line is not None and line.number:
            words.append(Text(f"Item {line.number}", "ink2", "note"))
        if item.exempt:
            ground = agenda.ground_words(item.ground)
            words += [Gap(2), Tag(f"Exempt, {ground}" if ground else "Exempt", "exempt", "lock")]
        elif agenda.group.is_open:
            words += [Gap(2), Text("Part A", "ink2", "note")]
        if minute_number:
            will = "minute" if item.minute_number else "will be minute"
            words += [Gap(2), Text(f"{will} {minute_number}", "ink2", "note")]
        self._where.set_line(tuple(words))

    # -- typing --------------------------------------------------------------------------------

    def edit_title(self) -> None:
        """Put the cursor in the title with all of it selected."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()

    def flush(self) -> None:
        """Save what is typed."""
        if self._item is not None:
            self.presenter.commit()
        self._typed.end()

    def _on_title(self, text: str) -> None:
        self._title_wrong.setVisible(not text.strip())
        if text.strip():
            self._typed.put("title", text)
        else:
            self._typed.drop("title")
            sentence = "The title is empty. Type at least a word."
            self._title_wrong.set_line((Mark(MarkKind.LATE), Text(sentence, "red", "note500")))

    def _on_title_finished(self, _enter: bool) -> None:
        self._typed.end()
        if not self.title.text().strip() and self._item is not None:
            self.title.set_text(self._item.title)
            self._title_wrong.hide()
        self.title_finished.emit()

    def _on_minutes(self, text: str) -> None:
        if minutes_problem(text) is None:
            self._typed.put("minutes_allowed", minutes_of(text))
        else:
            self._typed.drop("minutes_allowed")

    def _on_prose(self, field: str) -> None:
        prose: ProseField = getattr(self, field)
        self._typed.put(field, prose.markdown())

    def _on_presenter(self, person_id: str, words: str) -> None:
        self._put_now(presenter_id=person_id or None, presenter="" if person_id else words)

    def _put_now(self, **changes: Any) -> None:
        self._typed.end()
        try:
            self._save(changes, None)
        except EgovDeskError as error:
            self._failed(error)

    def _save(self, changes: dict[str, Any], join: str | None) -> None:
        if self._item is not None:
            change_item(self._register, self._item.id, join=join, **changes)

    def _failed(self, error: EgovDeskError) -> None:
        tell(self._view, error)

    def set_narrow(self, narrow: bool) -> None:
        """Stand the fields under one another where there is no room for them in a row."""
        directions = QBoxLayout.Direction
        self._fields.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._narrow = narrow
        self._move.setVisible(not narrow and not self.title.isReadOnly())


def minutes_of(text: str) -> int:
    """The minutes that a text says; nothing is none."""
    return int(text.strip() or 0) if text.strip().isdecimal() or not text.strip() else -1


def minutes_problem(text: str) -> str | None:
    """Say what is wrong with the minutes allowed, if anything."""
    return None if 0 <= minutes_of(text) <= 24 * 60 else "0 to 1,440."
