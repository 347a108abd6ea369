"""The files of a paper: added, opened, checked, renamed, moved and removed; the versions before each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from egovdesk.documents.wording import long_date
from egovdesk.errors import EgovDeskError
from egovdesk.operations.files import (
    change_file,
    current_files,
    move_file,
    remove_file,
    versions_of,
)
from egovdesk.records.packs import PaperFile
from egovdesk.records.papers import Paper
from egovdesk.register import Changes
from ui import theme
from ui.context import Context
from ui.forms.file_verbs import FileVerbs
from ui.forms.form import Form
from ui.item_models.paper_files import file_row, size_words
from ui.widgets.buttons import Button
from ui.widgets.file_drops import FileDrops
from ui.widgets.labels import Label
from ui.widgets.row_tree import RowList

_ROWS, _WIDE = 6, 640
_CTRL = Qt.KeyboardModifier.ControlModifier


class FilesForm(Form):
    """A list with what can be done with each; it follows the register while it is shown."""

    def __init__(
        self, context: Context, parent: QWidget | None, paper: Paper, verbs: FileVerbs
    ) -> None:
        super().__init__(parent, paper.title, "Add files…", today=context.register.today)
        self._context, self._register = context, context.register
        self._paper, self._verbs = paper, verbs
        self.shows_exempt = paper.exempt
        self.list = RowList(name="Files", empty="No file yet. Drop one here, or add one.")
        self.list.setFixedHeight(_ROWS * theme.height("row") + 2)
        self.list.setMinimumWidth(self.widest(_WIDE))
        self.begins_with = self.list
        self.about = Label("", "text", "ink2", wrap=True)
        self._grid.addWidget(self.list, 0, 0, 1, 2)
        self._grid.addWidget(self.about, 1, 0, 1, 2)
        self.cancel.setText("Close")
        self.ok.setEnabled(not self._register.read_only)
        self._make_buttons()
        self.list.opened.connect(lambda _id: self.open())
        self.list.moved.connect(self.move_by)
        self.list.current_changed.connect(lambda _id: self._explain())
        self.list.set_menu(self._fill_menu)
        self.list.installEventFilter(self)
        FileDrops(self, lambda: not verbs.why_not(), lambda paths, _at: verbs.add(paths))
        context.signals.changed.connect(self._on_changed)
        self._show()

    def _make_buttons(self) -> None:
        self.buttons = [
            Button("Open", shortcut="Enter"), Button("Check…", shortcut="C"),
            Button("Save a copy…", shortcut="S"),
        ]  # fmt: skip
        for at, (button, act) in enumerate(
            zip(self.buttons, (self.open, self.check, self.save_copy), strict=True)
        ):
            button.clicked.connect(lambda _checked=False, do=act: do())
            self._foot.insertWidget(at, button)

    def _on_changed(self, changes: Changes) -> None:
        if changes.tables & {"paper_files", "papers"}:
            self._show()

    def _show(self) -> None:
        found = current_files(self._register, self._paper.id)
        self.list.set_rows(
            [
                file_row(one, versions_of(self._register, one), exempt=self.shows_exempt)
                for one in found
            ]
        )
        if self.list.current_id() is None and found:
            self.list.select_id(found[0].id)
        for button in self.buttons:
            button.setEnabled(bool(found))
        self._explain()

    def _explain(self) -> None:
        file = self.current()
        if file is None:
            self.about.setText("")
            return
        before = versions_of(self._register, file)[1:]
        said = [f"Version {one.version}: {one.name}, {size_words(one.size)}, {long_date(one.received_on)}"
                for one in before]  # fmt: skip
        self.about.setText("\n".join(said))

    def current(self) -> PaperFile | None:
        """The file selected."""
        return self._register.paper_files.maybe(self.list.current_id())

    def show_note(self, _kind: str, sentence: str) -> None:
        """Say here, not behind it, why something could not be done."""
        self.say(sentence)

    # -- verbs ---------------------------------------------------------------------------------

    def try_saving(self) -> None:
        """OK adds files, and the list stays."""
        self._verbs.choose()

    def open(self) -> None:
        """Open it in its own program: Enter."""
        if (file := self.current()) is not None:
            self._verbs.open(file)

    def check(self) -> None:
        """Look into it: C."""
        if (file := self.current()) is not None:
            self._verbs.check(file)

    def take_back(self) -> None:
        """Take back what its author wrote in it: B."""
        if (file := self.current()) is not None and not self._register.read_only:
            self._verbs.take_back(file)

    def save_copy(self) -> None:
        """Write a copy of it: S."""
        if (file := self.current()) is not None:
            self._verbs.save_as(file)

    def open_version(self, file: PaperFile) -> None:
        """Open a version that was replaced."""
        self._verbs.open(file)

    def rename(self) -> None:
        """Give it another name: F2."""
        file = self.current()
        if file is None or self._register.read_only:
            return
        RenameForm(self._context, self, file).ask()

    def remove(self) -> None:
        """Take it off the paper: Del."""
        file = self.current()
        if file is not None and not self._register.read_only:
            self._do(lambda: remove_file(self._register, file.id))

    def move_by(self, file_id: str, by: int) -> None:
        """Move it up or down: Alt and an arrow."""
        if not self._register.read_only:
            self._do(lambda: move_file(self._register, file_id, by))

    def _do(self, act: Callable[[], None]) -> None:
        try:
            act()
        except EgovDeskError as error:
            self.say(str(error))
        else:
            self.say("")

    # -- keys, menu, drops ---------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the list's keys."""
        of_list = watched is self.__dict__.get("list")  # the form filters events before it is made
        if of_list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_V and event.modifiers() == _CTRL:
                return not self._verbs.why_not() and self._verbs.paste()
            if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return self._take_key(event.key())
        return super().eventFilter(watched, event)

    def _take_key(self, key: int) -> bool:
        acts = {
            Qt.Key.Key_Delete: self.remove, Qt.Key.Key_F2: self.rename, Qt.Key.Key_C: self.check,
            Qt.Key.Key_S: self.save_copy, Qt.Key.Key_B: self.take_back,
            Qt.Key.Key_Return: self.open, Qt.Key.Key_Enter: self.open,
        }  # fmt: skip
        act = acts.get(Qt.Key(key))
        if act is not None:
            act()
        return act is not None

    def _fill_menu(self, menu: QMenu) -> None:
        file = self.current()
        if file is None:
            return
        for words, act in (("Open\tEnter", self.open), ("Check…\tC", self.check),
                           ("Save a copy…\tS", self.save_copy)):  # fmt: skip
            menu.addAction(words).triggered.connect(lambda _on=False, do=act: do())
        before = versions_of(self._register, file)[1:]
        if before:
            earlier = menu.addMenu("Open an earlier version")
            for one in before:
                entry = earlier.addAction(f"Version {one.version}, {long_date(one.received_on)}")
                entry.triggered.connect(lambda _on=False, each=one: self.open_version(each))
        if not self._register.read_only:
            menu.addSeparator()
            for words, act in (
                ("Take back…\tB", self.take_back),
                ("Rename…\tF2", self.rename),
                ("Remove\tDel", self.remove),
            ):
                menu.addAction(words).triggered.connect(lambda _on=False, do=act: do())


class RenameForm(Form):
    """Another name for a file."""

    def __init__(self, context: Context, parent: QWidget | None, file: PaperFile) -> None:
        super().__init__(parent, "Rename", "Rename", today=context.register.today)
        self._register, self._file = context.register, file
        self.line("name", "Name", file.name, whole=True)

    def save(self) -> str:
        """Rename it; what no disk takes is left out of the name."""
        change_file(self._register, self._file.id, name=self.value("name"))
        return self._file.id
