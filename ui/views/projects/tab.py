"""What a tab of a project's page is: a tab that knows which project is shown, and its rows' verbs."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from egovdesk.documents.projects.standing import Standing, standing_of
from egovdesk.records.projects import Project
from egovdesk.register import Changes
from ui.commands import Command, Hint
from ui.places import Place
from ui.tabbed import PageTab
from ui.table_tab import TableTab
from ui.widgets.row_tree import RowList

R = TypeVar("R")
_MENU = "Register/Project"

REMOVE = Command("project.remove_row", "Remove &line", "remove_row", "Del", _MENU,
                 when="why_not_row", writes=True,
                 tip="Take the selected line out, where the record does not need it.")  # fmt: skip
#: What Ins, F2 and Del do is the tab's own; the words are the same in each.
ROWS: tuple[Command, ...] = (
    Command("project.add_row", "&New on this tab…", "add_row", "Ins", _MENU, icon="plus",
            when="why_not_add", writes=True,
            tip="Add a cost, milestone, benefit, risk or link, as the tab has them."),
    Command("project.edit_row", "&Edit line…", "edit_row", "F2", _MENU, when="why_not_row",
            writes=True, tip="Change the selected line."),
    REMOVE,
)  # fmt: skip
#: The business case and a report go on an agenda by the same key.
PUT = Command("project.put", "Put on a&genda", "put_on_agenda", "Ctrl+Shift+A", _MENU,
              when="why_not_put", writes=True,
              tip="Put the business case, or the report, on the next agenda of the board that owns"
              " the project.")  # fmt: skip
ROW_KEYS: tuple[Hint, ...] = (
    ("↑↓", "move"), ("Enter", "edit", "project.edit_row"), ("Ins", "new", "project.add_row"),
    ("Del", "remove", "project.remove_row"),
)  # fmt: skip


class ProjectTab(PageTab):
    """A tab of one project."""

    project_id = ""

    @property
    def project(self) -> Project | None:
        """The project that is shown."""
        return self.register.projects.maybe(self.project_id or None)

    def standing(self) -> Standing:
        """How it stands today."""
        return standing_of(self.register, self.project_id, day=self.register.today)

    def show_place(self, place: Place) -> None:
        """Load the place's project, at the row that it names."""
        self.project_id = place.id
        self.load()
        if place.select:
            self.select_row(place.select)

    def select_row(self, row_id: str) -> None:
        """Make a row current."""

    def subtitle(self) -> str:
        """Its stage, who sponsors it, and the group that owns it."""
        project = self.project
        if project is None:
            return ""
        sponsor = self.register.people.maybe(project.sponsor_id)
        group = self.register.groups.maybe(project.group_id)
        parts = (
            project.stage.label,
            f"sponsored by {sponsor.name}" if sponsor else "no sponsor",
            f"owned by {group.label}" if group else "owned by no group",
        )
        return ", ".join(parts)


class ListedTab(ProjectTab):
    """A list of what hangs on the project, whose current line is shown beside it."""

    #: A change to one of these is read again.
    TABLES: ClassVar[frozenset[str]] = frozenset()

    list: RowList

    def select_row(self, row_id: str) -> None:
        """Make a line current."""
        self.list.select_id(row_id)

    def selected(self) -> str:
        """The current line."""
        return self.list.current_id() or ""

    def record_id(self) -> str:
        """The record of the line, whose history can be shown."""
        return self.selected() or self.project_id

    def refresh(self, changes: Changes) -> None:
        """Follow the register; what is being typed is left alone."""
        if changes.tables & self.TABLES and self.isVisible():
            self.load()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters in the list."""
        pressed = watched is self.list and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self.take_letter(event):
            return True
        return super().eventFilter(watched, event)


class RowsTab(TableTab[R], ProjectTab):
    """A table of what hangs on the project, each line with a form of its own."""

    COMMANDS: ClassVar[tuple[Command, ...]] = ROWS
    KEYS: ClassVar[tuple[Hint, ...]] = (*ROW_KEYS, ("Ctrl Tab", "next tab"), ("F6", "next pane"))
    BUTTONS: ClassVar[tuple[tuple[str, str, str], ...]] = (("New…", "project.add_row", "plus"),)
    NOTHING: ClassVar[str] = "Select a line first."

    def exempt(self, row: R) -> str:
        """What hangs on an exempt project is exempt."""
        return "exempt" if self.project is not None and self.project.exempt else ""

    def select_row(self, row_id: str) -> None:
        """Make a row current."""
        self.table.select_id(row_id)

    def open_selected(self) -> None:
        """Edit: Enter."""
        self.context.menus.run("project.edit_row")

    def add_row(self) -> None:
        """Add a line: Ins."""
        if self.project is not None:
            self.done(self.form(self.project, None), "Added")

    def edit_row(self) -> None:
        """Change the current line: Enter or F2."""
        row = self.current()
        if self.project is not None and row is not None:
            self.done(self.form(self.project, row), "Changed")

    def remove_row(self) -> None:
        """Take the current line out: Del."""

    def form(self, project: Project, row: R | None) -> str:
        """Ask for a line, new or as it is; the id of what was kept, or empty."""
        return ""

    def done(self, made: str, words: str) -> None:
        """Show what was kept, and say so."""
        if made:
            self.load()
            self.select_row(made)
            self.context.say(words)

    def why_not_add(self) -> str:
        """There has to be a project."""
        return "" if self.project is not None else "There is no project."

    def why_not_row(self) -> str:
        """A line has to be selected."""
        return "" if self.current() is not None else self.NOTHING
