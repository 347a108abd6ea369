"""The fourth step: who holds the posts that the seats ask for, and on which groups that puts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from egovdesk.records.groups import MemberRole
from egovdesk.records.seating import Newcomer, for_departments, roles_wanted, who_sits
from ui import theme
from ui.forms.begin.draft import Draft, role_labels
from ui.forms.begin.step import Step, emptied, scrolled
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided, Label
from ui.widgets.stacked import stacked


@dataclass
class _Line:
    """A line of the grid: a role, who holds it, in which department, where that seats them."""

    role: str
    name: QLineEdit
    department: QLineEdit | None
    sits: Elided


class PeopleStep(Step):
    """A line for each role that a seat asks for; a line left empty is filled in later."""

    TITLE: ClassVar[str] = "Who holds these posts?"
    WORDS: ClassVar[str] = "Type whom you know now. What stays empty is a vacancy, to fill later."
    NAME: ClassVar[str] = "People and seats"

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self._labels = role_labels()
        self.lines: list[_Line] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(theme.px(40), theme.px(4), theme.px(40), theme.px(20))
        stacked(self, scrolled(inside))

    def load(self) -> None:
        """Show a line for each person typed, and for each role without one."""
        structure, wanted = self.draft.structure, roles_wanted(self.draft.structure)
        self._each = for_departments(structure)
        emptied(self._column)
        self.lines = []
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        for column, stretch in enumerate((26, 26, 20, 28, 0)):
            self._grid.setColumnStretch(column, stretch)
        for column, words in enumerate(("Post", "Name", "Department", "Sits on")):
            self._grid.addWidget(Label(words, "note600", "ink2"), 0, column)
        for role in wanted:
            typed = [one for one in self.draft.people if one.role_code == role] or [
                Newcomer("", role)
            ]
            for at, one in enumerate(typed):
                self._add_line(one, first=at == 0)
        self._column.addWidget(holder)
        if not wanted:
            self._column.addWidget(
                Label("No group has a seat yet, so nobody is asked for. People can be added later.",
                      "text", "ink2", wrap=True)
            )  # fmt: skip
        self._column.addStretch(1)
        self._show_seats()

    def _add_line(self, one: Newcomer, *, first: bool) -> None:
        at = len(self.lines) + 1
        label = self._labels.get(one.role_code, one.role_code)
        name = self._edit(f"Name of the {label.lower()}", one.name)
        department = None
        if one.role_code in self._each:
            department = self._edit(f"Department of the {label.lower()}", one.department)
            self._grid.addWidget(department, at, 2)
        sits = Elided("", "note", "ink2")
        self._grid.addWidget(Label(label if first else "", "text"), at, 0)
        self._grid.addWidget(name, at, 1)
        self._grid.addWidget(sits, at, 3)
        if department is not None and first:
            more = Button("Another", "text", icon="plus")
            more.setAccessibleName(f"Another {label.lower()}")
            more.clicked.connect(lambda _checked=False, role=one.role_code: self.add_another(role))
            self._grid.addWidget(more, at, 4)
        self.lines.append(_Line(one.role_code, name, department, sits))

    def _edit(self, name: str, text: str) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setAccessibleName(name)
        edit.editingFinished.connect(self._show_seats)
        return edit

    def add_another(self, role: str) -> None:
        """Add a line for the same role in another department."""
        self.take()
        at = max(
            (n for n, one in enumerate(self.draft.people) if one.role_code == role), default=-1
        )
        more = [Newcomer("", role)] if at >= 0 else [Newcomer("", role), Newcomer("", role)]
        self.draft.people[at + 1 : at + 1] = more
        self.load()
        last = [one for one in self.lines if one.role == role][-1]
        last.name.setFocus()

    def people(self) -> list[Newcomer]:
        """Who is typed, line by line."""
        return [
            Newcomer(one.name.text().strip(), one.role,
                     department=one.department.text().strip() if one.department else "")
            for one in self.lines
        ]  # fmt: skip

    def _show_seats(self) -> None:
        typed = self.people()
        there = [one for one in typed if one.name]
        names = {one.key: one.label for one in self.draft.structure.groups}
        placed = who_sits(self.draft.structure, there)
        for line, one in zip(self.lines, typed, strict=True):
            if not one.name:
                line.sits.setText("")
                continue
            who = next(at for at, each in enumerate(there) if each is one)
            seats = [
                names[each.group] + (" (chair)" if each.role is MemberRole.CHAIR else "")
                for each in placed
                if each.who == who
            ]
            line.sits.setText(", ".join(seats))

    def take(self) -> bool:
        """Take who is typed."""
        self.draft.people = [one for one in self.people() if one.name]
        return True

    def first(self) -> QWidget:
        """The first name."""
        return self.lines[0].name if self.lines else self
