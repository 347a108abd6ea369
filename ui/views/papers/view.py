"""The paper tracker: who owes which paper by when, what is in, and what waits for clearance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from egovdesk import deadlines
from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.records.papers import Paper, PaperState
from egovdesk.register import Changes
from ui.commands import Command, Hint
from ui.context import Context
from ui.forms.file_verbs import FileCommands, FileVerbs
from ui.forms.grounds import GroundMenu
from ui.forms.paper_verbs import PaperVerbs
from ui.item_models.listed import ListFilter
from ui.item_models.papers import coming_dues, make_model
from ui.list_page import ListPage
from ui.views.papers.commands import COMMANDS
from ui.views.papers.pane import PaperPane
from ui.widgets.buttons import Button
from ui.widgets.file_drops import FileDrops
from ui.widgets.filter_bar import Chip

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHOWN = (
    ("owed", "owed"), ("late", "late"), ("received", "in"),
    *((f"state:{one.value}", one.label.lower()) for one in PaperState),
)  # fmt: skip


class PapersView(FileCommands, ListPage[Paper]):
    """Every paper that was wanted."""

    NAME, TITLE, SEARCH = "papers", "Papers", "Search papers"
    NOUN = ("paper", "papers")
    EMPTY = "No papers here. Want one for an item in Prepare (Ctrl Shift P)."
    TABLES: ClassVar[frozenset[str]] = deadlines.TABLES | {
        "papers", "paper_files", "clearances", "reminders", "items", "meetings", "meeting_groups", "people",
    }  # fmt: skip
    CHIPS: ClassVar[tuple[Chip, ...]] = (
        Chip("shown", "State", _SHOWN, "owed"), Chip("author", "Author"), Chip("group_id", "Group"),
    )  # fmt: skip
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("↑↓", "move"), ("E", "copy reminder"), ("A", "for all they owe"), ("D", "received"),
        ("S", "another day"), ("T", "to follow"), ("Enter", "open item"), ("O", "open file"),
        ("L", "files"), ("K", "check file"), ("G", "group by author"), ("F", "filter"),
        ("/", "search"), ("H", "shell"), ("B", "take back"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS
    LETTERS: ClassVar[dict[str, str]] = ListPage.LETTERS | {
        "G": "group_by", "E": "remind", "A": "remind_author",
        "O": "open_file", "L": "list_files", "K": "check_file", "B": "take_back", "H": "make_shell",
        "D": "receive", "S": "put_off", "T": "follow", "M": "mark", "C": "clear",
    }  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        register = context.register
        self._dues: dict[str, date] | None = None
        super().__init__(context, make_model(register, self._asked_dues), register.papers, parent)
        self.verbs = PaperVerbs(context, self, self._selected)
        self.file_verbs = FileVerbs(context, self, self.verbs.current)
        FileDrops(self.table.viewport(), self._may_drop, self._drop)
        self.pane = PaperPane(context)
        for words, command in (("Papers owed…", "export_owed"), ("Export list…", "export")):
            self.add_button(f"papers.{command}", Button(words, icon="file-output"))

    def _asked_dues(self) -> Mapping[str, date]:
        if self._dues is None:
            self._dues = coming_dues(self.register)
        return self._dues

    def options(self) -> dict[str, Sequence[tuple[str, str]]]:
        """Those whose papers are in the tracker."""
        authors = self.register.papers.tracker.authors()
        return super().options() | {"author": [(name, name) for name, _count in authors if name]}

    def equals(self, column: str, value: str) -> Sequence[tuple[str, Any]]:
        """Owed, late and in are no states of their own."""
        if column != "shown":
            return ((column, value),)
        if value.startswith("state:"):
            return (("state", value.removeprefix("state:")),)
        return ((value, self.register.today.isoformat() if value == "late" else True),)

    def found(self, shown: ListFilter) -> int:
        """Counted without reading the list."""
        return self._tracked(dict(shown.equals), shown.words)

    def remark(self, shown: ListFilter) -> tuple[str, str]:
        """How many are late."""
        late = self._tracked({"late": self.register.today.isoformat()})
        return (f"{late} late", "red") if late else ("none late", "ink2")

    def _tracked(self, equals: dict[str, Any], words: str = "") -> int:
        return self.register.papers.tracker.count(equals, words, dues=self._asked_dues())

    def refresh(self, changes: Changes) -> None:
        """Follow the register: days by which papers are wanted too."""
        if changes.tables & self.TABLES:
            self._dues = None
        super().refresh(changes)

    # -- what is selected ----------------------------------------------------------------------

    def _selected(self) -> Sequence[Paper]:
        chosen = self.table.selected_ids() or [self.table.current_id() or ""]
        found = self.register.papers.many(chosen)
        return [found[one] for one in chosen if one in found]

    def _row(self, paper_id: str | None) -> Any:
        rows = self.register.papers.tracker.rows([paper_id or ""], dues=self._asked_dues())
        return rows[0] if rows else None

    def owed_by(self, row: Any) -> list[str]:
        """The papers that the author of one owes, the earliest first."""
        tracker = self.register.papers.tracker
        return tracker.ids({"owed": True, "author": row.author}, dues=self._asked_dues())

    def why_not_change(self) -> str:
        """A paper has to be selected."""
        return self.verbs.why_not()

    def why_not_remind(self) -> str:
        """Somebody has to owe the paper."""
        row = self._row(self.table.current_id())
        if row is None:
            return "Select a paper first."
        return "" if row.owed else "Nobody owes this paper any more."

    def why_not_file(self) -> str:
        """A paper has to be selected, in a register that can be written."""
        return self.file_verbs.why_not()

    def why_not_look(self) -> str:
        """A paper has to be selected."""
        return self.file_verbs.why_not_look()

    def why_no_file(self) -> str:
        """The paper has to have a file."""
        return self.file_verbs.why_no_file()

    # -- files ---------------------------------------------------------------------------------

    def add_file(self) -> None:
        """Add files to the paper."""
        self.file_verbs.choose()

    def watch_folder(self) -> None:
        """Say which folder a group's papers are sent to."""
        from ui.forms.watched_folders import WatchedFolderForm

        WatchedFolderForm(self.context, self, self.group_id()).ask()

    def why_nothing_watched(self) -> str:
        """A folder has to be watched."""
        return "" if self.context.settings.watched_folders() else "No folder is watched yet."

    def look_again(self) -> None:
        """Offer again what came and was put off."""
        self.context.files.look_again()
        self.context.say("Looking through the watched folders again")

    def _may_drop(self) -> bool:
        return not self.register.read_only

    def _drop(self, paths: list[Path], at: QPoint) -> None:
        """Add what was dropped on a row to its paper; on none, to the current one."""
        index = self.table.indexAt(at)
        if index.isValid():
            self.table.select_id(self.table.records.id_at(index.row()) or "")
        if not self.why_not_file():
            self.file_verbs.add(paths)

    def _take_key(self, event: QKeyEvent) -> bool:
        paste = event.key() == Qt.Key.Key_V and event.modifiers() == _CTRL
        if paste and not self.why_not_file() and self.file_verbs.paste():
            return True
        return super()._take_key(event)

    # -- commands ------------------------------------------------------------------------------

    def group_by(self) -> None:
        """Put what each author owes together; again, order by date."""
        self.turn_order("Author", "Due")

    def open_selected(self) -> None:
        """Go to the item: Enter."""
        found = self._row(self.table.current_id())
        if found is not None:
            self.pane.open(found)

    def remind(self) -> None:
        """Copy the reminder: E."""
        if not self.why_not_remind():
            self.verbs.remind(self.pane.words(self.table.current_id() or ""))

    def remind_author(self) -> None:
        """Copy one reminder for all that the author owes: A."""
        row = self._row(self.table.current_id())
        if row is not None and row.owed:
            ids = self.owed_by(row)
            papers = self.register.papers.many(ids)
            self.verbs.remind_author([papers[one] for one in ids])

    def receive(self) -> None:
        """The paper has come: D."""
        self.verbs.receive()

    def put_off(self) -> None:
        """Want it on another day: S."""
        self.verbs.put_off()

    def follow(self) -> None:
        """List it as to follow: T."""
        self.verbs.follow()

    def mark(self) -> None:
        """Open the menu of states: M."""
        self.verbs.pop_marks(self, self.below())

    def clear(self) -> None:
        """Open the menu of clearances: C."""
        self.verbs.pop_clearances(self, self.below())

    def change(self) -> None:
        """Change the paper's facts."""
        self.verbs.change()

    def remove(self) -> None:
        """Take the selected papers off."""
        self.verbs.remove()

    def exempt(self) -> None:
        """Mark the paper exempt on a ground, or open it again."""
        found = self.verbs.current()
        group = self.register.groups.get(found.group_id) if found else None
        grounds = self._grounds() if group is not None and group.is_open else {}

        def ask(then: Callable[[str], None]) -> None:
            GroundMenu(grounds, then, self).popup(self.below())

        self.verbs.toggle_exempt(grounds, ask)

    def _grounds(self) -> dict[str, Choice]:
        row = self._row(self.table.current_id())
        day = row.held_on or self.register.today
        nation = self.register.authority.nation.value
        return self.register.choices.of(ChoiceList.GROUNDS, nation, day)

    def export_page(self) -> None:
        """Write what is shown."""
        shown = self.chips["shown"].value()
        self.context.export(
            "papers", group=self.chips["group_id"].value() or "",
            owed=shown == "owed", late=shown == "late",
        )  # fmt: skip

    def export_owed(self) -> None:
        """Write who owes what, by author."""
        self.context.export("papers", group=self.chips["group_id"].value() or "", word=True)

    def copy_words(self) -> str:
        """The selected papers, each with who owes it by when."""
        rows = self.register.papers.tracker.rows(
            [one.id for one in self._selected()], dues=self._asked_dues()
        )
        lines = []
        for row in rows:
            status = self.table.records.columns[-1].value(row)
            lines.append(f"{row.title} – {row.author or 'nobody yet'} ({status})")
        return "\n".join(lines)

    # -- details -------------------------------------------------------------------------------

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """What the pane shows of a paper."""
        row = self._row(record_id)
        return self.pane.fill(row, self.owed_by(row) if row.owed else ()) if row is not None else ()
