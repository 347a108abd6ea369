"""The workspace of one statement: its sections, the mode that one works in, and details."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from egovdesk.errors import NotFound
from egovdesk.records.outlines import Heading
from egovdesk.register import Changes
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models import public_screen
from ui.item_models.statements import TABLES, OpenStatement, facts, moment_words
from ui.places import Place
from ui.views.statements.commands import MENU, SHELL
from ui.views.statements.details import DETAIL_PARTS, StatementDetails
from ui.views.statements.modes import MODES, StatementModes
from ui.views.statements.part import StatementMode, StatementPart, Writer
from ui.views.statements.sections_pane import SectionsPane
from ui.views.statements.write import WriteMode
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.scroll_pane import focus_is_in
from ui.widgets.workspace_header import WorkspaceHeader

_PAUSE = 350
"""How long the keys rest, in milliseconds, before numbers and checks are made anew."""

#: What the names and numbers on the page come from besides the statement.
_AROUND = frozenset({"decisions", "actions", "projects", "people", "groups", "acceptances",
                     "ratifications", "meetings", "items"})  # fmt: skip


class StatementView(StatementModes):
    """One statement: written, compared and read."""

    NAME: ClassVar[str] = "statement"
    #: The parts that do their own commands.
    TABS: ClassVar[tuple[type[StatementPart], ...]] = (*MODES, *DETAIL_PARTS)
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        *SHELL,
        *(command for part in TABS for command in part.COMMANDS),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        header = WorkspaceHeader(
            [(one.KEY, one.WORDS) for one in MODES], name=" or ".join(one.WORDS for one in MODES),
            more="More commands of this statement",
        )  # fmt: skip
        header.set_exit("Export…", "file-output")
        super().__init__(context, header, parent)
        self._is_typing = False
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._read_again)
        self.sections = SectionsPane()
        self.tree = self.sections.tree
        self.stack = QStackedWidget()
        self.details = StatementDetails(self)
        self._modes: dict[str, StatementMode] = {}
        self.split = Panes(
            (
                Pane("sections", "Sections", self.sections, 320, least=220),
                Pane("work", "Statement", self.stack, 560, least=300),
                Pane(DETAILS, "Evidence", self.details.pane, 318, fixed=True),
            ),
            main="work",
        )
        self.add_work(self.split)
        self._connect()

    def _connect(self) -> None:
        self.header.exit.clicked.connect(lambda: self.show_exports(self.header.exit))
        self.tree.current_changed.connect(self._on_section)
        self.tree.set_menu(self._fill_menu)
        self._connect_tree()
        for part in self.details.parts:
            self._listen(part)
        public_screen.notices().changed.connect(self._show_section)

    def _listen(self, part: StatementPart) -> None:
        part.keys_changed.connect(self.keys_changed)
        part.state_changed.connect(self.state_changed)

    # -- places --------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a statement, in a mode, at a section."""
        if self.opened is not None:
            self.leave()
        if not place.id:
            return
        self.hide_note()
        mode = place.tab if any(place.tab == one.KEY for one in MODES) else self.mode()
        self.opened = OpenStatement.read(self.register, place.id)
        self.header.modes.set_mode(mode)
        self.stack.setCurrentWidget(self._mode(mode))
        self._load(place.select)
        self._mode(mode).focus_first()

    def place(self) -> Place:
        """Where this is, with the section chosen."""
        statement = self.opened.statement.id if self.opened else ""
        return Place(self.NAME, statement, self.mode(), self.tree.current_id() or "")

    def title(self) -> str:
        """The statement's title."""
        if self.opened is None:
            return "Statement"
        statement = self.opened.statement
        return public_screen.hidden_words(statement.title, statement.exempt)

    def group_id(self) -> str:
        """The group whose statement it is."""
        return (self.opened.statement.group_id or "") if self.opened else ""

    def record_id(self) -> str:
        """The section chosen, or the statement."""
        return self.tree.current_id() or (self.opened.statement.id if self.opened else "")

    def _load(self, select: str = "") -> None:
        if self.opened is None:
            return
        chosen = select or self.tree.current_id() or ""
        self._show_rows()
        order = self.sections.order()
        if not (chosen and self.tree.select_id(chosen)) and order:
            self.tree.select_id(order[0])
        self._show_header()
        self._show_section()

    def _show_rows(self) -> None:
        """Show the sections of the statement, or those that the mode has to show."""
        assert self.opened is not None
        rows = self._mode(self.mode()).rows()
        if rows is None:
            self.sections.show_statement(self.opened)
        else:
            self.sections.show_rows(rows)

    def reload_rows(self) -> None:
        """Show the rows of the tree anew, at the section chosen."""
        chosen = self.tree.current_id() or ""
        self.tree.blockSignals(True)
        self._show_rows()
        found = bool(chosen) and self.tree.select_id(chosen, scroll=False)
        self.tree.blockSignals(False)
        order = self.sections.order()
        if not found and order:
            self.tree.select_id(order[0])

    def refresh(self, changes: Changes) -> None:
        """Read again what a step of the register may have changed."""
        if self.opened is None:
            return
        if not changes.tables & TABLES:
            if changes.tables & _AROUND:
                self._follow(changes)
            return
        if self._is_typing:  # numbers and checks follow when the keys pause
            self._later.start()
            return
        self.hide_note()
        self._read_again()

    @contextmanager
    def typing(self) -> Iterator[None]:
        """Within it, a step only keeps what was typed in the section chosen."""
        self._is_typing = True
        try:
            yield
        finally:
            self._is_typing = False

    def go_on_typing(self) -> None:
        """Let what follows a pause of the keys wait for the next one."""
        if self._later.isActive():
            self._later.start()

    def _catch_up(self) -> None:
        """Read again now what was to be read again in a moment."""
        if self._later.isActive():
            self._read_again()

    def _read_again(self) -> None:
        self._later.stop()
        if self.opened is None:
            return
        try:
            self.opened = OpenStatement.read(self.register, self.opened.statement.id)
        except NotFound:
            self.opened = None
            self.context.go(Place("statements"))
            return
        self._load()

    def _follow(self, changes: Changes) -> None:
        for part in (*self._modes.values(), *self.details.parts):
            part.follow(changes)

    def leave(self) -> None:
        """Save what is typed."""
        for part in (*self._modes.values(), *self.details.parts):
            part.leave()

    def doer(self, command: Command) -> object:
        """What does a command: the page, the mode that is shown, or a part of the details."""
        if command in SHELL:
            return self
        shown = self._modes.get(self.mode())
        found = [one for one in (shown, *self.details.parts) if one is not None]
        return next((one for one in found if command in one.COMMANDS), None)

    # -- showing -------------------------------------------------------------------------------

    def writer(self) -> Writer | None:
        """What is written in, while Write is shown and the section can be changed."""
        shown = self._modes.get(self.mode())
        return shown if isinstance(shown, WriteMode) and shown.can_write() else None

    def show_evidence(self, evidence_id: str) -> None:
        """Select evidence in the details, as its chip was clicked."""
        self.details.evidence.select(evidence_id)

    def open_evidence(self, evidence_id: str) -> None:
        """Open the decision, action or project that a chip leads to."""
        self.flush()
        self.details.evidence.select(evidence_id)
        self.details.evidence.open_evidence()

    def section_id(self) -> str:
        """The row chosen in the tree."""
        return self.tree.current_id() or ""

    def changed_on(self, section_id: str) -> str:
        """When a section was last changed: "8 Oct, 4.20pm"."""
        entries = self.register.history(section_id)
        return moment_words(entries[-1].made_at, self.register.today) if entries else ""

    def heading(self) -> Heading | None:
        """The section chosen."""
        chosen = self.tree.current_id()
        return self.opened.heading(chosen) if self.opened is not None and chosen else None

    def _on_section(self, _section_id: str) -> None:
        self.flush()
        self._catch_up()
        self._show_section()

    def _show_section(self) -> None:
        if self.opened is None:
            return
        self._mode(self.mode()).show_section()
        self.details.show_section()
        self.state_changed.emit()
        self.keys_changed.emit()

    def _show_header(self) -> None:
        if self.opened is None:
            return
        self.header.title.setText(self.title())
        self.header.set_facts(facts(self.register, self.opened, narrow=self._narrow))

    def _fill_menu(self, menu: QMenu) -> None:
        for command in self.COMMANDS:
            if command.menu == MENU:
                menu.addAction(self.context.menus.actions[command.id])

    # -- panes, keys, sizes --------------------------------------------------------------------

    def work(self) -> Panes:
        """The sections, the work and the details."""
        return self.split

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        found = (self.tree, *self._mode(self.mode()).panes(), *self.details.panes())
        seen = tuple(one for one in found if one.isVisible())
        return (*seen, self.split.tabs) if self.split.under_tabs else seen

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the focused pane."""
        modes: tuple[Hint, ...] = (("Ctrl 1 2 3", "write, compare, read"), ("F6", "next pane"))
        if focus_is_in(self.tree):
            return (
                ("Alt ↑↓", "move section", "sections.remove"),
                ("Alt →←", "under, beside", "sections.remove"),
                ("Ctrl Shift I", "new section"), ("F2", "change", "sections.change"),
                ("Del", "remove", "sections.remove"), ("Ctrl Enter", "ready"), *modes,
            )  # fmt: skip
        for part in (*self._modes.values(), *self.details.parts):
            if focus_is_in(part) and part.keys():
                return (*part.keys(), *modes)
        return (("Ctrl ↓", "next section"), *modes)
