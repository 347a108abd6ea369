"""What the tabs share that show a programme's projects: rows of them, and the way to each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from egovdesk.documents.projects.standing import Standing, projects_of, standings
from egovdesk.documents.wording import counted
from ui.commands import Command, Hint
from ui.item_models import public_screen
from ui.item_models.held import Held
from ui.item_models.progress import ProgressRow, held, progress_rows
from ui.places import Place
from ui.table_tab import TableTab
from ui.views.programme.tab import ProgrammeTab

#: In every tab that lists projects, Enter and R do the same.
OPENING: tuple[Command, ...] = (
    Command("programme.open", "Open project", "open_project", "Ctrl+Return", "Register/Programme",
            when="why_not_project", tip="Show the selected project: money, milestones, case, reports."),
    Command("programme.report", "Highlight report", "write_report", "Ctrl+Shift+R",
            "Register/Programme", when="why_not_report", writes=True,
            tip="Go on with the selected project’s highlight report, or begin the next."),
    Command("programme.add_project", "New pro&ject…", "add_project", "Ins", "Register/Programme",
            icon="plus", when="why_not_programme", writes=True,
            tip="Put a project in the register and in this programme."),
)  # fmt: skip
LETTERS: dict[str, str] = {"R": "write_report"}


class OpensProjects(ProgrammeTab):
    """A tab of which one row is a project's. It says which: `project_id`."""

    def project_id(self) -> str:
        """The project of the current row, or empty."""
        return ""

    def open_project(self) -> None:
        """Show the project: Enter."""
        if self.project_id():
            self.context.go(Place("project", self.project_id()))

    def write_report(self) -> None:
        """Go on with its highlight report, or begin the next: R."""
        if not self.why_not_report():
            self.context.go(Place("project", self.project_id(), "reports", "new"))

    def add_project(self) -> None:
        """Put a project in."""
        from ui.forms.projects import ProjectForm

        programme = self.programme
        made = ProjectForm(self.context, self, programme=programme).ask() if programme else ""
        if made:
            self.load()
            self.select_project(made)
            self.context.say("Project added")

    def why_not_project(self) -> str:
        """A project has to be selected."""
        return "" if self.project_id() else "Select a project first."

    def why_not_report(self) -> str:
        """The same; a report changes the register."""
        return self.why_not_project()

    def why_not_programme(self) -> str:
        """There has to be a programme."""
        return "" if self.programme is not None else "There is no programme yet."


class ProjectsTab(TableTab[ProgressRow], OpensProjects):
    """A table of the programme's projects, all of them together in the first row."""

    LIST = "Projects"
    EMPTY = "No projects in this programme yet. Ins adds one."
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"programmes", "programme_projects", "projects", "project_costs", "milestones", "benefits",
         "benefit_figures", "risks", "highlight_reports", "assessments", "people", "groups"}
    )  # fmt: skip
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("↑↓", "move"), ("Enter", "open", "programme.open"), ("R", "report", "programme.report"),
        ("Ins", "new project", "programme.add_project"), ("F6", "next pane"),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = LETTERS

    def make_rows(self) -> Held[ProgressRow]:
        """Projects by their ids."""
        return held()

    def read(self) -> Sequence[ProgressRow]:
        """The projects as they stand today."""
        found = self.standings()
        return progress_rows(found, f"All {counted(len(found), 'project')}")

    def standings(self) -> list[Standing]:
        """How each project stands; while the public may look, without exempt ones in any sum."""
        if self.programme is None:
            return []
        projects = projects_of(self.register, self.programme_id, public=public_screen.is_on())
        return list(standings(self.register, projects, day=self.register.today).values())

    def exempt(self, row: ProgressRow) -> str:
        """What is said of an exempt project."""
        return row.exempt

    def project_id(self) -> str:
        """The project of the current row."""
        row = self.current()
        return row.one.project.id if row is not None and row.one is not None else ""

    def select_project(self, project_id: str) -> None:
        """Make a project current."""
        self.table.select_id(project_id)

    def selected(self) -> str:
        """The project, for the other tabs as well."""
        return self.project_id()

    def record_id(self) -> str:
        """The project, whose history can be shown."""
        return self.project_id()

    def open_selected(self) -> None:
        """Show the project."""
        self.open_project()

    def copy_words(self, row: ProgressRow) -> str:
        """The project with its code."""
        return row.one.project.label if row.one is not None else row.words
