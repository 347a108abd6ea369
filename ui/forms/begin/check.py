"""The last step: what will be made, and what to look at, before it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.documents.wording import counted, long_date
from egovdesk.records.framework import SeatPlace
from egovdesk.records.seating import vacancies, who_sits
from ui import theme
from ui.forms.begin.draft import Draft, role_labels
from ui.forms.begin.preview import brings
from ui.forms.begin.step import Step, emptied, scrolled, told_line
from ui.widgets.labels import Label

_MOST = 14


class CheckStep(Step):
    """What there will be at the left, what to look at at the right."""

    TITLE: ClassVar[str] = "Check, then create"
    WORDS: ClassVar[str] = "Nothing is made yet. Each of these can be changed later too."
    NAME: ClassVar[str] = "Check and create"

    def __init__(
        self, draft: Draft, says: Callable[[], list[str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(draft, parent)
        self._says = says
        self._labels = role_labels()
        left, right = QWidget(), QWidget()
        self._made, self._amiss = QVBoxLayout(left), QVBoxLayout(right)
        for column, margin in ((self._made, 40), (self._amiss, 28)):
            column.setContentsMargins(theme.px(margin), theme.px(12), theme.px(24), theme.px(20))
            column.setSpacing(theme.px(8))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(scrolled(left), 50)
        row.addWidget(scrolled(right, "pane"), 50)

    def load(self) -> None:
        """Say what will be there, and what will not."""
        emptied(self._made).addWidget(Label("What will be there", "heading"))
        for words in self.will_be():
            self._made.addWidget(told_line(words))
        self._made.addStretch(1)
        emptied(self._amiss).addWidget(Label("What to look at", "heading"))
        found = self.warnings()
        for words in found[:_MOST]:
            self._amiss.addWidget(told_line(words, amber=True))
        if len(found) > _MOST:
            words = f"And {counted(len(found) - _MOST, 'more vacancy', 'more vacancies')}."
            self._amiss.addWidget(Label(words, "text", "ink2"))
        if not found:
            self._amiss.addWidget(
                told_line("Nothing: the structure is whole, and every seat filled.")
            )
        note = "These stop nothing. The checks say them again, where the work is."
        self._amiss.addWidget(Label(note, "note", "ink2", wrap=True))
        self._amiss.addStretch(1)

    def will_be(self) -> list[str]:
        """What will be there, in lines."""
        if self._says is not None:
            return self._says()
        draft = self.draft
        placed = who_sits(draft.structure, draft.people)
        lines = [f"{draft.name}, {draft.type.label.lower()}, {draft.nation.label}"]
        lines += brings(draft.structure)
        if draft.people:
            people = len({one.name.casefold() for one in draft.people})
            lines.append(
                f"{counted(people, 'person', 'people')} in {counted(len(draft.people), 'post')}, "
                f"on {counted(len(placed), 'seat')}"
            )
        if draft.structure.groups:
            lines.append(f"The groups hold from {long_date(draft.from_on)}")
        return lines

    def warnings(self) -> list[str]:
        """What is lacking, in sentences."""
        structure = self.draft.structure
        found = list(structure.lacks())
        names = {one.key: one.name for one in structure.groups}
        for one in () if self._says is not None else vacancies(structure, self.draft.people):
            roles = " or ".join(self._labels.get(code, code) for code in one.seat.roles)
            chair = "Nobody chairs" if one.seat.place is SeatPlace.CHAIR else "Nobody on"
            found.append(f"{chair} {names[one.group]}: {roles}.")
        return found
