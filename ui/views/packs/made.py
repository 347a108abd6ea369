"""The packs that were made for a meeting, exactly as they went out: what each has, and its files."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.documents.wording import listing
from egovdesk.packing.kept import first_form, write_out
from egovdesk.records.packs import Pack, PackFile
from egovdesk.register import Changes
from ui import theme
from ui.commands import READ_ONLY
from ui.context import Context
from ui.forms.packs import WithdrawPackForm
from ui.item_models import public_screen
from ui.item_models.packs_made import content_rows, content_words, pack_row, pack_words, packs_seen
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided
from ui.widgets.note import Note
from ui.widgets.row_tree import RowList
from ui.widgets.section_heading import SectionHeading

_NOTHING = "No pack has been made for this meeting"


class MadeDialog(QDialog):
    """A window beside the page: it stays open while the clerk looks things up in it."""

    def __init__(self, context: Context, parent: QWidget, meeting_id: str) -> None:
        super().__init__(parent)
        self.context, self.register, self._meeting_id = context, context.register, meeting_id
        self._folder = Path(mkdtemp(prefix="egovdesk-pack-"))
        folder = self._folder
        # What was opened is looked at while this is closed already: it stays as long as the page does.
        parent.destroyed.connect(lambda: shutil.rmtree(folder, ignore_errors=True))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "pane")
        self.setWindowTitle("Packs that were made")
        self.list = RowList(name="Packs", empty=_NOTHING)
        self.pages = RowList(name="Pages", empty="Nothing is shown")
        self.title = Elided("", "title20")
        self.facts = Elided("", "note", "ink2")
        self.withdrawn = Note("amber", "")
        self.heading = SectionHeading("What is on each page")
        self.withdraw = Button("Withdraw…", "quiet")
        self.save = Button("Save a copy…", icon="file-output")
        self.open_button = Button("Open", "primary", icon="files")
        self.close_button = Button("Close")
        self._lay_out(parent)
        self._join()
        self._show()
        self.list.setFocus()

    def _lay_out(self, parent: QWidget) -> None:
        px = theme.px
        self.resize(min(px(980), parent.width() - 40), min(px(640), parent.height() - 40))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(20), px(20), px(16))
        outer.setSpacing(px(14))
        side, main = QVBoxLayout(), QVBoxLayout()
        side.addWidget(SectionHeading("What was made"))
        side.addWidget(self.list, 1)
        for one in (self.title, self.facts, self.withdrawn, self.heading):
            main.addWidget(one)
        main.addWidget(self.pages, 1)
        body = QHBoxLayout()
        body.setSpacing(px(20))
        body.addLayout(side, 4)
        body.addLayout(main, 7)
        outer.addLayout(body, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.withdraw)
        foot.addStretch(1)
        for button in (self.close_button, self.save, self.open_button):
            foot.addWidget(button)
        outer.addLayout(foot)

    def _join(self) -> None:
        self.list.current_changed.connect(lambda _id: self._show_pack())
        self.list.opened.connect(lambda _id: self.open_it())
        self.open_button.clicked.connect(lambda _checked=False: self.open_it())
        self.save.clicked.connect(lambda _checked=False: self.save_copy())
        self.withdraw.clicked.connect(lambda _checked=False: self.withdraw_it())
        self.close_button.clicked.connect(lambda _checked=False: self.close())
        self.context.signals.changed.connect(self._on_changed)
        public_screen.notices().changed.connect(self._show)

    def pack(self) -> Pack | None:
        """The one that is shown."""
        return self.register.packs.maybe(self.list.current_id())

    def _on_changed(self, changes: Changes) -> None:
        if "packs" in changes.tables:
            self._show()

    def _show(self) -> None:
        found = packs_seen(self.register.packs.find(meeting_id=self._meeting_id))
        files = self.register.pack_files
        self.list.set_rows([pack_row(one, files.find(pack_id=one.id)) for one in found])
        if self.list.current_id() is None and found:
            self.list.select_id(found[0].id)
        self._show_pack()

    def _show_pack(self) -> None:
        pack = self.pack()
        self.title.setText(pack_words(pack) if pack else f"{_NOTHING}.")
        self.facts.setText(_facts(pack) if pack else "")
        self.withdrawn.setVisible(pack is not None and pack.withdrawn_at is not None)
        if pack is not None and pack.withdrawn_at is not None:
            self.withdrawn.set_sentence(f"Withdrawn: {pack.withdrawn_reason}")
        files = self._files()
        if pack is not None:
            self.heading.set_title(content_words(pack, files))
        self.pages.set_rows(content_rows(pack, files) if pack else [])
        for button in (self.open_button, self.save):
            button.setEnabled(pack is not None)
        can_withdraw = pack is not None and pack.withdrawn_at is None
        self.withdraw.setEnabled(can_withdraw and not self.register.read_only)
        self.withdraw.setToolTip(READ_ONLY if self.register.read_only else "")

    # -- what can be done ----------------------------------------------------------------------

    def _files(self) -> list[PackFile]:
        pack = self.pack()
        return self.register.pack_files.find(pack_id=pack.id) if pack else []

    def open_it(self) -> None:
        """Open the form that is looked at first in its own program, as it went out; what is changed there
        stays a copy, and the next one is made anew."""
        files = first_form(self._files())
        if files:
            folder = Path(mkdtemp(dir=self._folder))
            self._copy(files, folder, lambda paths: self._show_file(paths[0]))

    @staticmethod
    def _show_file(path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def save_copy(self) -> None:
        """Write the pack in every form, with its certificates, into a folder."""
        chosen = QFileDialog.getExistingDirectory(self, "Save a copy in")
        if chosen:
            self._copy(
                self._files(), Path(chosen),
                lambda paths: self.context.say(f"Saved {listing([one.name for one in paths])}"),
            )  # fmt: skip

    def _copy(
        self, files: list[PackFile], folder: Path, then: Callable[[list[Path]], None]
    ) -> None:
        contents, stopped = self.register.contents, threading.Event()
        reading = self.context.tasks.run(
            lambda: write_out(contents, files, folder, stopped.is_set),
            then,
            title="Reading the pack",
        )
        reading.let_go = stopped.set

    def withdraw_it(self) -> None:
        """Say that the pack should not have gone out."""
        pack = self.pack()
        if pack is not None and WithdrawPackForm(self.context, self, pack).ask():
            self.context.say(f"{pack_words(pack)} withdrawn")


def _facts(pack: Pack) -> str:
    by = f" by {pack.made_by}" if pack.made_by else ""
    reason = f". {pack.reason}" if pack.reason else ""
    agreed = f" (agreed by {pack.agreed_by})" if pack.agreed_by else ""
    return f"Made{by}{reason}{agreed}"
