"""The interest or the vote at the cursor."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.operations.room import change_interest, change_vote
from egovdesk.records.choices import ChoiceList
from egovdesk.records.room import Interest, Vote
from ui import theme
from ui.context import Context
from ui.item_models.agenda import Agenda
from ui.item_models.entries import names_of_voices
from ui.messages import telling
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Select
from ui.widgets.labels import Label
from ui.widgets.section_heading import SectionHeading
from ui.widgets.tick import Tick

_RECORD, _CHANGE = "Record who voted how…", "Change who voted how…"
_COUNTS = (("in_favour", "For"), ("against", "Against"), ("abstained", "Abstained"))


class InterestForm(QWidget):
    """Whose interest, in which item, of what kind, and whether they withdrew."""

    def __init__(self, context: Context, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._view = context.register, view
        self._interest: Interest | None = None
        self.head = SectionHeading("Interest declared", rule=False)
        self.item = _narrow(Select("In item"))
        self.kind = _narrow(Select("Kind"))
        self.withdrew = Tick("Withdrew for this item")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for part in (self.head, self.item, self.kind, self.withdrew):
            column.addWidget(part)
        self.item.chosen.connect(lambda key: self._change(item_id=key))
        self.kind.chosen.connect(lambda key: self._change(kind=key))
        self.withdrew.clicked.connect(lambda on: self._change(withdrew=on))

    def show_interest(self, agenda: Agenda, interest: Interest, locked: bool) -> None:
        """Show an interest."""
        self._interest = interest
        person = self._register.people.get(interest.person_id)
        self.head.set_title(f"Interest of {person.name}")
        self.item.set_options(
            [
                (one.item.id, f"{one.number}  {agenda.title_of(one.item)}".strip())
                for one in agenda.lines
            ]
        )
        self.item.set_key(interest.item_id)
        nation = self._register.authority.nation.value
        kinds = self._register.choices.of(ChoiceList.INTERESTS, nation, agenda.meeting.held_on)
        self.kind.set_options(
            [("", "None set"), *((code, one.label) for code, one in kinds.items())]
        )
        self.kind.set_key(interest.kind)
        self.withdrew.setChecked(interest.withdrew)
        self.setEnabled(not locked)

    def _change(self, **changes: Any) -> None:
        if self._interest is not None:
            with telling(self._view):
                change_interest(self._register, self._interest.id, **changes)

    def flush(self) -> None:
        """Nothing is typed here: every choice is saved as it is made."""


class VoteForm(QWidget):
    """How many voted how, and who; the names are changed in the entry line."""

    #: The names of this vote are to be entered, or changed.
    names_wanted = Signal(str)

    def __init__(self, context: Context, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._view = context.register, view
        self._vote: Vote | None = None
        self.counts = {name: Field(label, "") for name, label in _COUNTS}
        self.casting = Tick("On the chair’s casting vote")
        self.names = Label("", "note", "ink2", wrap=True)
        self.change_names = Button(_RECORD)
        self.change_names.clicked.connect(self._ask_names)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for part in (SectionHeading("Vote", rule=False), *self.counts.values(), self.casting,
                     self.names, self.change_names):  # fmt: skip
            column.addWidget(part)
        for name, field in self.counts.items():
            field.committed.connect(lambda _text, each=name: self._on_count(each))
        self.casting.clicked.connect(lambda on: self._change(casting=on))

    def show_vote(self, vote: Vote, locked: bool) -> None:
        """Show a vote."""
        self._vote = vote
        for name, field in self.counts.items():
            count = getattr(vote, name)
            if not field.edit.hasFocus():
                field.set_text("" if count is None else str(count))
            field.setEnabled(not vote.recorded)
        self.casting.setChecked(vote.casting)
        self.names.setText(". ".join(self._names(vote)))
        self.names.setVisible(vote.recorded)
        self.change_names.setText(_CHANGE if vote.recorded else _RECORD)
        self.setEnabled(not locked)

    def _names(self, vote: Vote) -> list[str]:
        found = names_of_voices(self._register, vote.id)
        return [f"{kind.label}: {', '.join(names)}" for kind, names in found.items()]

    def _ask_names(self) -> None:
        if self._vote is not None:
            self.names_wanted.emit(self._vote.id)

    def _on_count(self, name: str) -> None:
        typed = self.counts[name].text().strip()
        if typed and not typed.isdecimal():
            self.counts[name].set_error("Type how many, from 0 to 999.")
            return
        self.counts[name].set_error(None)
        count = int(typed) if typed else None
        if self._vote is not None and getattr(self._vote, name) != count:
            self._change(**{name: count})

    def _change(self, **changes: Any) -> None:
        if self._vote is not None:
            with telling(self._view):
                change_vote(self._register, self._vote.id, **changes)

    def flush(self) -> None:
        """Save what is typed."""
        if self._vote is not None:
            for field in self.counts.values():
                field.commit()


def _narrow(select: Select) -> Select:
    """A choice that does not ask for the width of its longest entry."""
    policy = select.combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    select.combo.setMinimumContentsLength(8)
    select.combo.setSizeAdjustPolicy(policy)
    return select
