"""What stands beside an item being prepared: checks, who decides, links, marks, and private notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.operations.meetings import change_item
from egovdesk.records.meetings import Item
from egovdesk.register import Register
from ui import theme
from ui.forms.bears_upon import BearsUpon
from ui.forms.typed import TypedChanges
from ui.item_models.agenda import Agenda, clock_words
from ui.messages import tell, telling
from ui.views.meetings.item_flags import ItemFlags
from ui.views.meetings.item_links import ItemLinks
from ui.views.meetings.item_responsibility import ItemResponsibility
from ui.views.meetings.who_decides import WhoDecides
from ui.widgets.fields import TextField
from ui.widgets.note import Note
from ui.widgets.section_heading import SectionHeading


class ItemInspector(QWidget):
    """Checks first, then who decides, what it is linked to, its marks, and the private notes."""

    def __init__(self, register: Register, view: QWidget) -> None:
        super().__init__()
        self._register, self._view = register, view
        self._item_id = ""
        self._typed = TypedChanges(self._save, lambda error: tell(self._view, error), self)
        self.checks = SectionHeading("Checks", rule=False)
        self._notes = QVBoxLayout()
        self._shown: list[Note] = []
        self.who = WhoDecides(register)
        self.who.acted.connect(self._on_who)
        self._note_head = SectionHeading("Clerk’s note", right="never printed", rule=False)
        self.note = TextField("", lines=3)
        self.note.edit.setAccessibleName("Clerk’s note, never printed")
        self.note.edited.connect(self._on_note)
        self.note.edit.left.connect(self._typed.end)
        self.links = ItemLinks(register)
        self.bears = BearsUpon(register)
        self.responsibility = ItemResponsibility(register)
        self.responsibility.changed.connect(self._on_flags)
        self.flags = ItemFlags()
        self.flags.changed.connect(self._on_flags)
        self._challenge_head = SectionHeading(
            "Likely challenge", right="for the chair’s brief", rule=False
        )
        self.challenge = TextField("", lines=3)
        self.challenge.edit.setAccessibleName("Likely challenge, for the chair’s brief")
        self.challenge.edited.connect(self._on_challenge)
        self.challenge.edit.left.connect(self._typed.end)
        self._quiet = False
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self.checks)
        column.addWidget(self.who.note)
        column.addLayout(self._notes)
        column.addSpacing(theme.px(10))
        column.addWidget(self.who)
        sections: tuple[tuple[QWidget, ...], ...] = (
            (self.responsibility,), (self.links,), (self.bears,), (self._note_head, self.note),
            (self.flags,),
            (self._challenge_head, self.challenge),
        )  # fmt: skip
        for section in sections:
            column.addSpacing(theme.px(10))
            for each in section:
                column.addWidget(each)
        column.addStretch(1)
        self._notes.setSpacing(theme.px(8))

    def show_item(self, agenda: Agenda, item: Item, advice: Sequence[str] = ()) -> None:
        """Show what there is to say of an item; `advice` is what the framework suggests of it."""
        if item.id != self._item_id:
            self.flush()
            self._item_id = item.id
        self.who.show_item(agenda, item)
        self._show_checks([*item_checks(agenda, item), *advice])
        self.links.show_item(item)
        self.bears.show_subject(item_id=item.id)
        locked = bool(agenda.locked)
        self.responsibility.show_item(item, locked=locked)
        self.flags.show_item(item, locked=locked)
        for field, text in ((self.note, item.clerk_note), (self.challenge, item.challenge)):
            if not self._typed.is_pending() and text != field.text():
                self._quiet = True
                field.set_text(text)
                self._quiet = False
            field.edit.setReadOnly(locked)

    def _show_checks(self, sentences: list[str]) -> None:
        if [one.sentence() for one in self._shown] != sentences:
            for one in self._shown:
                self._notes.removeWidget(one)
                one.hide()
                one.deleteLater()
            self._shown = [Note("amber", sentence) for sentence in sentences]
            for one in self._shown:
                self._notes.addWidget(one)
        count = len(sentences) + (not self.who.note.isHidden())
        if count:
            self.checks.set_right(f"{count} to look at", "amber")
        else:
            self.checks.set_right("nothing to look at", "ink2")

    def _on_who(self, act: str) -> None:
        """Refer the item, or have this group recommend only."""
        if act == "refer":
            self._view.refer_item()  # type: ignore[attr-defined]
        elif self._item_id:
            with telling(self._view):
                change_item(self._register, self._item_id, purpose="recommend")

    def flush(self) -> None:
        """Save what is typed."""
        self.flags.flush()
        self._typed.end()

    def _on_flags(self, changes: dict[str, Any]) -> None:
        if self._item_id:
            with telling(self._view):
                change_item(self._register, self._item_id, **changes)

    def _on_challenge(self) -> None:
        if not self._quiet and self._item_id:
            self._typed.put("challenge", self.challenge.text())

    def _on_note(self) -> None:
        if not self._quiet and self._item_id:
            self._typed.put("clerk_note", self.note.text())

    def _save(self, changes: dict[str, Any], join: str) -> None:
        change_item(self._register, self._item_id, join=join, **changes)


def item_checks(agenda: Agenda, item: Item) -> list[str]:
    """What is worth a look before the agenda goes out: of this item, and of the whole."""
    found: list[str] = []
    if agenda.overrun:
        ends = clock_words(agenda.clock_after(agenda.meeting.length))
        found.append(
            f"The items take {agenda.overrun} minutes more than the meeting, which ends at {ends}."
        )
    if item.urgent and not item.urgent_reason:
        found.append("It is urgent, and the Chair’s reason is not given. Minutes must state it.")
    if item.late and not item.late_reason:
        found.append("It is late, and nothing says why.")
    if item.exempt and agenda.group.is_open and not item.ground:
        found.append("This item is exempt, and its ground is not settled.")
    if item.purpose in ("decide", "approve", "recommend") and not item.recommendation.strip():
        found.append("A decision is sought, and nothing is recommended yet.")
    if item.purpose and not (item.presenter_id or item.presenter):
        found.append("Nobody is down to present this item.")
    return found
