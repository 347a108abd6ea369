"""The papers of the item being prepared: a list under its note, with a letter for each verb."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from egovdesk.deadlines import Deadlines
from egovdesk.documents.wording import counted
from egovdesk.operations.papers import add_paper, move_paper
from egovdesk.records.meetings import Item
from egovdesk.records.notice import Step
from egovdesk.records.papers import Paper, PaperState
from ui import theme
from ui.commands import Hint
from ui.context import Context
from ui.forms.file_verbs import FileCommands, FileVerbs
from ui.forms.grounds import GroundMenu
from ui.forms.paper_verbs import PaperVerbs
from ui.item_models.agenda import Agenda
from ui.item_models.papers import paper_row
from ui.messages import telling
from ui.widgets.file_drops import paths_in
from ui.widgets.pane_head import PaneHead
from ui.widgets.row_tree import RowList

_OWN_PLAIN = (Qt.Key.Key_F2, Qt.Key.Key_Delete)
_OWN_ALT = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class ItemPapers(FileCommands, QWidget):
    """Papers wanted or received for one item."""

    #: Letter -> name of a method.
    LETTERS: ClassVar[dict[str, str]] = {
        "E": "remind", "D": "receive", "S": "put_off", "T": "follow", "M": "mark", "C": "clear",
        "O": "open_file", "L": "list_files", "K": "check_file", "B": "take_back", "H": "make_shell",
    }  # fmt: skip
    #: They can be used while a paper can be added.
    KEYS: ClassVar[tuple[Hint, ...]] = tuple(
        (key, words, "papers.add")
        for key, words in (
            ("D", "received"), ("E", "copy reminder"), ("S", "put off"), ("T", "to follow"),
            ("M", "mark as"), ("C", "clearances"), ("O", "open file"), ("L", "files"),
            ("K", "check file"), ("H", "shell"), ("B", "take back"), ("Enter", "edit"),
            ("Del", "remove"),
            ("Alt ↑↓", "move"),
        )
    )  # fmt: skip

    def __init__(self, context: Context, view: QWidget) -> None:
        super().__init__()
        self._context, self._register, self._view = context, context.register, view
        self._agenda: Agenda | None = None
        self._item: Item | None = None
        self.head = PaneHead("Papers", "Paper", "Ctrl Shift P", margin=0)
        self.list = RowList(name="Papers of this item", empty="No paper is wanted", margin=0)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verbs = PaperVerbs(context, view, self._selected)
        self.file_verbs = FileVerbs(context, view, self.verbs.current)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.list)
        if self.head.button is not None:
            context.menus.follow(self.head.button, "papers.add")
        self.list.opened.connect(lambda _id: self.verbs.change())
        self.list.moved.connect(self.move_by)
        self.list.set_menu(self._fill_menu)
        self.list.installEventFilter(self)

    # -- showing -------------------------------------------------------------------------------

    def show_item(self, agenda: Agenda, item: Item) -> None:
        """Show an item's papers."""
        self._agenda, self._item = agenda, item
        found = agenda.papers.get(item.id, [])
        today = self._register.today
        rows = [
            paper_row(one, agenda.paper_dues.get(one.id), today, agenda.ground_words(one.ground))
            for one in found
        ]
        self.list.set_rows(rows)
        self.list.setFixedHeight(max(1, len(rows)) * theme.height("row") + 2)
        pages = sum(one.pages or 0 for one in found)
        count = str(len(found)) if found else ""
        self.head.set_note(f"{count}, {counted(pages, 'page')}" if pages else count)

    def _selected(self) -> list[Paper]:
        chosen = self.list.selected_ids() or [self.list.current_id() or ""]
        found = self._register.papers.many(chosen)
        return [found[one] for one in chosen if one in found]

    # -- keys ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the list's letters, and keep its own keys from the page's commands."""
        if watched is not self.list or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        own = (not plain and event.key() in _OWN_PLAIN) or (
            plain == _ALT and event.key() in _OWN_ALT
        )
        if event.type() == QEvent.Type.ShortcutOverride and own:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        paste = event.key() == Qt.Key.Key_V and event.modifiers() == _CTRL
        if paste and self._item is not None and not self._register.read_only:
            return self.drop(paths_in(QGuiApplication.clipboard().mimeData()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self.verbs.why_not():
            return False
        if event.key() in _OWN_PLAIN:
            (self.verbs.remove if event.key() == Qt.Key.Key_Delete else self.verbs.change)()
            return True
        slot = self.LETTERS.get(event.text().upper())
        if slot is None or not self._context.settings.get("letters"):
            return False
        getattr(self, slot)()
        return True

    # -- verbs ---------------------------------------------------------------------------------

    def add(self) -> None:
        """Want a paper for the item."""
        from ui.forms.papers import PaperForm

        if self._item is None or self._agenda is None:
            return
        usual = Deadlines(self._register).on(self._agenda.meeting, Step.PAPERS_DUE)
        made = PaperForm(self._context, self._view, item=self._item, usual=usual).ask()
        if made:
            self.list.select_id(made)
            self.list.setFocus()

    def remind(self) -> None:
        """Copy the reminder."""
        self.verbs.remind()

    def receive(self) -> None:
        """The paper has come."""
        self.verbs.receive()

    def put_off(self) -> None:
        """Want it on another day."""
        self.verbs.put_off()

    def follow(self) -> None:
        """List it as to follow."""
        self.verbs.mark(PaperState.TO_FOLLOW)

    def mark(self) -> None:
        """Open the menu of states."""
        self.verbs.pop_marks(self, self._below())

    def clear(self) -> None:
        """Open the menu of clearances."""
        self.verbs.pop_clearances(self, self._below())

    def may_drop(self) -> bool:
        """Whether a file can be dropped here now."""
        return self._item is not None and not self._register.read_only

    def drop(self, paths: list[Path], paper_id: str = "") -> bool:
        """Keep files under a paper; where none is meant, under a new one named by the file."""
        if not paths or self._item is None:
            return False
        with telling(self._view):
            for path in [] if paper_id else paths:
                made = add_paper(self._register, self._item.id, _title_of(path))
                self.file_verbs.add([path], paper_id=made)
        if paper_id:
            self.file_verbs.add(paths, paper_id=paper_id)
        return True

    def paper_at(self, at: QPoint) -> str:
        """The paper of the row under a point of the list; "" for none."""
        return self.list.rows.id_at(self.list.indexAt(at)) or ""

    def move_by(self, paper_id: str, by: int) -> None:
        """Move a paper up or down."""
        if self.verbs.why_not():
            return
        with telling(self._view):
            move_paper(self._register, paper_id, by)

    def toggle_exempt(self) -> None:
        """Mark the paper exempt on a ground chosen from the list, or open it again."""
        assert self._agenda is not None
        grounds = self._agenda.grounds if self._agenda.group.is_open else {}
        self.verbs.toggle_exempt(grounds, self._ask_ground)

    def _ask_ground(self, then: Callable[[str], None]) -> None:
        assert self._agenda is not None
        GroundMenu(self._agenda.grounds, then, self).popup(self._below())

    def _below(self) -> QPoint:
        rect = self.list.visualRect(self.list.currentIndex())
        return self.list.viewport().mapToGlobal(rect.bottomLeft())

    def _fill_menu(self, menu: QMenu) -> None:
        if self.verbs.why_not():
            return
        for words, act in (
            ("Paper received\tD", self.receive), ("Copy reminder\tE", self.remind),
            ("Want on another day…\tS", self.put_off), ("To follow\tT", self.follow),
            ("Open file\tO", self.open_file), ("Files…\tL", self.list_files),
            ("Check the file…\tK", self.check_file), ("Make a shell…\tH", self.make_shell),
            ("Take back…\tB", self.take_back),
        ):  # fmt: skip
            menu.addAction(words).triggered.connect(lambda _on=False, do=act: do())
        self.verbs.fill_marks(menu.addMenu("Mark as"))
        found = self.verbs.current()
        if found is not None:
            self.verbs.fill_clearances(menu.addMenu("Clearances"), found)
        menu.addSeparator()
        for words, act in (
            ("Exempt…\tCtrl+E", self.toggle_exempt), ("Edit paper…\tF2", self.verbs.change),
            ("Remove paper\tDel", self.verbs.remove),
        ):  # fmt: skip
            menu.addAction(words).triggered.connect(lambda _on=False, do=act: do())


def _title_of(path: Path) -> str:
    """The title of a paper by the name of its file: “IEG3_first-draft v2.docx” is IEG3 first draft."""
    words = re.sub(r"[_\-]+", " ", path.stem)
    return " ".join(re.sub(r"\bv?\d+(?:\.\d+)*$", "", words).split()) or path.stem
