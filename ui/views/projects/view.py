"""One project: a page with a tab for each part of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from egovdesk.operations.projects.facts import remove_project, set_project_exempt
from egovdesk.records.projects import Project
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command
from ui.context import Context
from ui.forms.grounds import ask_ground
from ui.item_models import public_screen
from ui.messages import told
from ui.places import Place
from ui.tabbed import PageTab, TabbedPage, tab_commands
from ui.views.projects.case import CaseTab
from ui.views.projects.milestones import MilestonesTab, RisksTab
from ui.views.projects.money import BenefitsTab, CostsTab
from ui.views.projects.overview import OverviewTab
from ui.views.projects.reports import ReportsTab
from ui.views.projects.tab import ProjectTab
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

TABS: tuple[type[ProjectTab], ...] = (
    OverviewTab, CostsTab, MilestonesTab, BenefitsTab, RisksTab, CaseTab, ReportsTab,
)  # fmt: skip
_MENU = "Register/Project"
_SHELL: tuple[Command, ...] = (
    Command("project.change", "Edit &project…", "change", "Ctrl+F2", _MENU, icon="pencil",
            when="why_not_project", writes=True,
            tip="Change its title, sponsor, lead, owning group, dates or category."),
    Command("project.stage", "Move to another &stage…", "move_on", "Ctrl+Return", _MENU,
            when="why_not_project", writes=True,
            tip="Bring the project into delivery, close it, or stop it with the reason."),
    Command("project.exempt", "E&xempt, or open again", "toggle_exempt", "Ctrl+E", _MENU,
            when="why_not_project", writes=True,
            tip="Keep it from the public on a ground, with all that hangs on it; or open it again."),
    Command("project.remove", "Remove pro&ject", "remove", "", _MENU, when="why_not_project",
            writes=True, tip="Take out a project that nothing hangs on."),
)  # fmt: skip


class ProjectView(TabbedPage):
    """A project with all that hangs on it."""

    NAME, TITLE, PARTS = "project", "Project", "Parts of the project"
    TABS: ClassVar[Sequence[type[PageTab]]] = TABS
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        *tab_commands("project", "Next &problem"),
        *_SHELL,
        *dict.fromkeys(command for tab in TABS for command in tab.COMMANDS),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.project_id = ""
        self._gone = QWidget()
        around = QVBoxLayout(self._gone)
        around.setContentsMargins(theme.px(theme.PAGE_MARGIN), theme.px(20), theme.px(20), 0)
        self._why: QLabel = Label("", "text", "ink2", wrap=True)
        around.addWidget(self._why)
        around.addStretch(1)
        self.stack.addWidget(self._gone)
        public_screen.notices().changed.connect(self._on_public)

    @property
    def project(self) -> Project | None:
        """The project that is shown."""
        return self.register.projects.maybe(self.project_id or None)

    # -- showing ------------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a tab of a project."""
        self.project_id = place.id or self.project_id
        super().show_place(place)

    def turn(self, place: Place | None = None) -> None:
        """Show the current tab of the project; or why there is nothing to show."""
        project = self.project
        hidden = project is not None and project.exempt and public_screen.is_on()
        self.header.title.setText(self.title())
        self._say_where()
        self.tabs.setVisible(project is not None and not hidden)
        if project is None or hidden:
            self._why.setText(public_screen.HIDDEN if hidden else "This project was removed.")
            self.words.setText("")
            for buttons in self._buttons.values():
                for button in buttons:
                    button.hide()
            self.stack.setCurrentWidget(self._gone)
            self.keys_changed.emit()
            self.state_changed.emit()
            return
        select = place.select if place is not None else ""
        super().turn(self.place_of(self.tabs.current(), select))

    def _on_public(self) -> None:
        if self.isVisible():
            self.turn(self.place())

    def _say_where(self) -> None:
        """Above the title: the programme that the project is in."""
        placed = self.register.programme_projects.find(project_id=self.project_id)
        found = self.register.programmes.many(one.programme_id for one in placed).values()
        parts: list[QWidget] = []
        for one in sorted(found, key=lambda each: -each.year)[:1]:
            link = Button(one.label, "text")
            where = Place("programme", one.id, select=self.project_id)
            link.clicked.connect(lambda _checked=False, place=where: self.context.go(place))
            parts.append(link)
        if self.project is not None and self.project.exempt:
            parts.append(Label("Exempt", "note600", "exempt"))
        self.header.show_crumbs(parts)

    def place_of(self, tab: str, select: str = "") -> Place:
        """Where a tab of the project is."""
        return Place(self.NAME, self.project_id, tab, select)

    def place(self) -> Place:
        """The tab, and what is selected on it; a report is begun once."""
        return self.place_of(self.tabs.current(), self.tab.selected())

    def title(self) -> str:
        """The project's title, with its code."""
        project = self.project
        if project is None:
            return self.TITLE
        return public_screen.hidden_words(project.label, project.exempt)

    def record_id(self) -> str:
        """What is selected, or the project itself."""
        return self.tab.record_id() or self.project_id

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & {"projects", "programme_projects", "programmes"}:
            self.turn(self.place())
        super().refresh(changes)

    # -- commands -----------------------------------------------------------------------------------

    def why_not_project(self) -> str:
        """There has to be a project."""
        return "" if self.project is not None else "There is no project."

    def change(self) -> None:
        """Change its facts."""
        from ui.forms.projects import ProjectForm

        if self.project is not None and ProjectForm(self.context, self, self.project).ask():
            self.context.say("Project changed")

    def move_on(self) -> None:
        """Bring it to another stage."""
        from ui.forms.projects import StageForm

        if self.project is not None and StageForm(self.context, self, self.project).ask():
            self.context.say(f"{self.project.title}: {self.project.stage.label.lower()}")

    def toggle_exempt(self) -> None:
        """Mark it exempt on a ground, or open it again."""
        project = self.project
        if project is None:
            return
        if project.exempt:
            self._mark(False, "")
            return
        at = self.header.title.mapToGlobal(self.header.title.rect().bottomLeft())
        ask_ground(self.register, lambda ground: self._mark(True, ground), self, at)

    @told
    def _mark(self, exempt: bool, ground: str) -> None:
        set_project_exempt(self.register, self.project_id, exempt, ground)
        self.context.say("It is exempt" if exempt else "It is open again")

    @told
    def remove(self) -> None:
        """Take it out."""
        remove_project(self.register, self.project_id)
        self.context.say("Project removed")
