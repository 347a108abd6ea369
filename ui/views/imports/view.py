"""Import: choose a list, see what becomes of each row, and let it happen."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from egovdesk.documents.wording import counted
from egovdesk.operations.imports import import_rows, importing
from egovdesk.records.imports import Fate, ImportKind, Plan
from egovdesk.register import Changes
from ui import messages, theme
from ui.commands import READ_ONLY, Command
from ui.context import Context
from ui.page import Page, hairline
from ui.views.imports.asked_pane import AskedPane
from ui.views.imports.looking import Asked, Looking
from ui.views.imports.row_details import row_widgets
from ui.views.imports.rows_pane import RowsPane
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Elided, Label
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.work_dialog import WorkDialog

_AT_ONCE = 200
"""As many rows are written within one breath; more are written under a dialog with Stop."""
_FILES = "Lists (*.xlsx *.csv *.txt *.tsv);;All files (*)"
_SETTLED = 250


class ImportView(Page):
    """A file, its rows at the left, and its columns at the right."""

    NAME = "import"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("import.choose", "Choose a &list to import…", "choose", "Ctrl+Shift+O", "Register",
                icon="folder-open", writes=True, tip="Choose an Excel or CSV list."),
        Command("import.rows", "&Import these rows", "import_rows", "Ctrl+Return", "Register",
                icon="file-input", when="why_not_import", writes=True,
                tip="Do what the preview says, in one step that one undo takes back."),
        Command("import.column", "&Match the column…", "match", "F2", "Register",
                when="why_not_shown", tip="Say which field the selected column fills."),
        Command("import.refused", "Next row re&fused", "next_refused", "F7", "Register",
                when="why_not_refused", tip="Go to the next row that is not imported."),
        Command("import.search", "&Search rows", "search", "Ctrl+F", "Edit", icon="search",
                when="why_not_shown", tip="Show the rows with these words."),
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Import", parent)
        self.plan: Plan | None = None
        self.looking = Looking(context, self)
        self._later = QTimer(self, singleShot=True, interval=_SETTLED)
        self._make_header()
        self.rows = RowsPane()
        self.pane = AskedPane()
        self._build()
        self._join()
        self.setAcceptDrops(True)
        self._show()

    def _make_header(self) -> None:
        self._file = Label("", "row")
        self._told = Elided("", "text", "ink2")
        self.header.under.addWidget(self._file)
        self.header.under.addWidget(self._told, 1)
        self._reason = Label("", "note", "ink2")
        self.header.buttons.addWidget(self._reason)
        self._other = self.header.add_button(Button("Another list…", icon="folder-open"))
        self.go = self.header.add_button(Button("Import", "primary", icon="file-input"))
        self.context.menus.follow(self._other, "import.choose")
        self.go.clicked.connect(lambda _checked=False: self._run("import.rows"))

    def _build(self) -> None:
        self._split = Panes(
            (
                Pane("rows", "Rows", self.rows, 760),
                Pane(DETAILS, "Columns", self.pane, 380, least=300),
            ),
            main="rows",
            margin=theme.PAGE_MARGIN,
        )
        self._empty = EmptyState(
            "Bring in what you have",
            "People, posts, memberships, meetings, decisions or actions, from an Excel or a CSV list. "
            "You see what becomes of each row before anything is written. "
            "Choose the list, or drop it here.",
        )  # fmt: skip
        choose = Button("Choose a list…", "primary", icon="folder-open")
        self.context.menus.follow(choose, "import.choose")
        self._empty.add(choose)
        middle = QHBoxLayout()
        middle.setContentsMargins(theme.px(theme.PAGE_MARGIN), 0, theme.px(theme.PAGE_MARGIN), 0)
        middle.addWidget(self._empty)
        self._rest = QWidget()
        self.outer.addWidget(hairline())
        self.outer.addLayout(middle)
        self.outer.addWidget(self._split, 1)
        self.outer.addWidget(self._rest, 1)

    def _join(self) -> None:
        self._later.timeout.connect(self.looking.again)
        self.looking.planned.connect(self._on_planned)
        self.looking.refused.connect(self._on_refused)
        self.rows.row_changed.connect(self._show_row)
        self.pane.kind_chosen.connect(lambda kind: self._ask(kind=ImportKind(kind), by_hand={}))
        self.pane.sheet_chosen.connect(lambda sheet: self._ask(sheet=sheet, kind=None, by_hand={}))
        self.pane.group_chosen.connect(lambda group: self._ask(group=group))
        self.pane.column_chosen.connect(self._match)

    def _run(self, command: str) -> None:
        self.window().menus.run(command)  # type: ignore[attr-defined]

    # -- the file ------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file."""
        folder = str(self.context.settings.folder())
        chosen, _ = QFileDialog.getOpenFileName(self, "Import a list", folder, _FILES)
        if chosen:
            self.context.settings.remember_folder(Path(chosen))
            self.open(Path(chosen))

    def open(self, file: Path) -> None:
        """Look at a file."""
        self.plan = None
        self.clear_note()
        self.rows.clear_filters()
        self.looking.ask(Asked(file))
        self._show()

    def _ask(self, **changes: object) -> None:
        self.clear_note()
        self.looking.ask_otherwise(**changes)
        self._show()

    def _match(self, heading: str, name: str) -> None:
        if self.looking.asked is None or self.plan is None:
            return
        # Two columns cannot fill one field: the one before gives it up.
        taken = [one.heading for one in self.plan.columns if name and one.field == name]
        by_hand = {**self.looking.asked.by_hand, **dict.fromkeys(taken, ""), heading: name}
        self._ask(by_hand=by_hand, kind=self.plan.kind, sheet=self.plan.sheet)

    def _on_planned(self, plan: Plan) -> None:
        self.plan = plan
        groups = {one.id: one.name for one in self.register.groups.all()}
        asked = self.looking.asked
        chosen = asked.group if asked is not None and asked.group in groups else ""
        self.rows.show_plan(plan)
        self.pane.show_plan(plan, list(groups.items()), chosen)
        self._show()
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus) or self._empty.isAncestorOf(focus):
            self.rows.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, sentence: str) -> None:
        self.show_note("red", sentence)
        self._show()
        if self.plan is None:
            self._other.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file of this computer."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile() and not self.why_not_write():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the file that was dropped."""
        event.acceptProposedAction()
        self.open(Path(event.mimeData().urls()[0].toLocalFile()))

    # -- what is shown -------------------------------------------------------------------------

    def _show(self) -> None:
        asked, plan = self.looking.asked, self.plan
        self._split.setVisible(plan is not None)
        self._rest.setVisible(plan is None)
        self._empty.setVisible(asked is None)
        self._file.setText(asked.file.name if asked else "")
        looked = "is being looked at…" if self.looking.is_busy else ""
        self._told.setText(_counts(plan) if plan else looked)
        rows = plan.to_write if plan else 0
        self.go.setText(f"Import {counted(rows, 'row')}" if rows else "Import")
        for button in (self._other, self.go):
            button.setVisible(asked is not None)
        reason = self.why_not_import() if asked is not None else ""
        self.go.setEnabled(not reason)
        self.go.setAccessibleDescription(reason)
        self._reason.setText(reason)
        self._show_row()
        self.keys_changed.emit()
        self.state_changed.emit()

    def _show_row(self) -> None:
        self.pane.row.fill(row_widgets(self.rows.row()))

    # -- place ---------------------------------------------------------------------------------

    def title(self) -> str:
        """The window's title."""
        return f"Import {self.looking.asked.file.name}" if self.looking.asked else "Import"

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the rows, or of the columns."""
        if self.plan is None:
            return (("Enter", "choose a list"), ("F1", "help"))
        if self.pane.table.hasFocus():
            return (("↑↓", "move"), ("Enter", "match by hand"), ("Ctrl Enter", "import"),
                    ("F6", "next pane"))  # fmt: skip
        return (("↑↓", "move"), ("F7", "next refused"), ("Ctrl F", "search"),
                ("F2", "match a column"), ("Ctrl Enter", "import"), ("F6", "next pane"))  # fmt: skip

    def work(self) -> Panes:
        """The rows, and what is asked of the file."""
        return self._split

    def panes(self) -> tuple[QWidget, ...]:
        """The rows, the columns, what else is asked; or the button that chooses a file."""
        if self.plan is None:
            return (self._empty if self.looking.asked is None else self._other,)
        tabs = (self._split.tabs,) if self._split.under_tabs else ()
        return (self.rows.table, self.pane.table, self.pane.row, self.pane.kind, *tabs)

    def refresh(self, changes: Changes) -> None:
        """Look again: a preview is of the register as it is."""
        if self.looking.asked is not None:
            self.clear_note()
            self._later.start()
            self._show()

    # -- commands ------------------------------------------------------------------------------

    def why_not_write(self) -> str:
        """Whether the register is open to read only."""
        return READ_ONLY if self.register.read_only else ""

    def why_not_import(self) -> str:
        """There have to be rows that write, of the register as it is now."""
        if self.why_not_write() or self.looking.asked is None:
            return self.why_not_write() or "Choose a list first."
        if self.looking.is_busy or self._later.isActive():
            return "Its rows are being looked at."
        if self.plan is None:
            return "This list cannot be imported."
        if self.plan.lacks:
            return "A column has to be matched first."
        return "" if self.plan.to_write else "No row has anything new."

    def why_not_shown(self) -> str:
        """A file has to be shown."""
        return "" if self.plan is not None else "Choose a list first."

    def why_not_refused(self) -> str:
        """A row has to have been refused."""
        refused = self.plan is not None and self.plan.counts[Fate.REFUSED]
        return "" if refused else "No row is refused."

    def match(self) -> None:
        """Match the current column by hand."""
        if not self.pane.isVisible():
            self._run("view.details")
        self.pane.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.match()

    def search(self) -> None:
        """Type to search."""
        self.rows.search()

    def next_refused(self) -> None:
        """Go to the next row that is refused."""
        self.rows.next_refused()

    def import_rows(self) -> None:
        """Do what the preview says."""
        plan = self.plan
        if plan is None or self.why_not_import():
            return
        if plan.to_write <= _AT_ONCE:
            with messages.telling(self):
                self._imported(import_rows(self.register, plan))
            return
        work = self.context.tasks.through(
            importing(self.register, plan), plan.to_write, self._imported, noun="row",
            failed=lambda error: messages.tell(self, error),
        )  # fmt: skip
        note = "one step, which one undo takes back"
        WorkDialog(self.window(), f"Importing {plan.file}", note, work).open()

    def _imported(self, rows: int) -> None:
        self.context.say(f"{counted(rows, 'row').capitalize()} imported")


def _counts(plan: Plan) -> str:
    """How many rows have which fate; those that no row has are left out."""
    told = [f"{number:,} {fate.label.lower()}" for fate, number in plan.counts.items() if number]
    return f"{', '.join(told)}." if told else ""
