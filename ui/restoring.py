"""Putting a backup in a register's place: looked at before anything closes, and told of afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from egovdesk.documents.wording import clock_time, long_date
from egovdesk.errors import EgovDeskError, RegisterDamaged, Stopped
from egovdesk.register import (
    SUFFIX,
    backups_of,
    look_at_backup,
    prepare_restore,
    put_in_place,
    restore,
)
from ui import messages
from ui.notes_band import NotesBand
from ui.tasks import Tasks

if TYPE_CHECKING:
    from egovdesk.store.backups import Backup
    from ui.desk import Desk
    from ui.main_window import MainWindow
    from ui.views.welcome import WelcomeView

FILTER = f"EgovDesk registers (*{SUFFIX})"
_NOT_RESTORED = "The backup was not restored"


def moment(made_at: datetime) -> str:
    """When a backup was made: "21 October 2003 at 2.05 pm"."""
    return f"{long_date(made_at.date())} at {clock_time(made_at.time())}"


class Restoring:
    """The ways in which a clerk has a backup restored."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._under_way = False

    def in_window(self, window: MainWindow) -> None:
        """Ask for a backup; the window closes once a sound copy of it stands beside its register."""
        path = window.register.path
        found = backups_of(path)
        backup = _choose(window, found[0].path.parent if found else path.parent, path)
        if backup is None or not _sure(window, backup, path, window.register.authority.name):
            return

        def then(copy: Path) -> None:
            window.close()
            try:
                self._finish(backup, path, put_in_place(copy, path))
            except EgovDeskError as error:
                messages.show_error(None, error, _NOT_RESTORED)
                self._desk.open(path)

        self._prepare(window, window.tasks, backup, path, then)

    def at_first_run(self, view: WelcomeView, suggested: Callable[[str], Path]) -> None:
        """Ask for a backup and for where the register should be."""
        backup = _choose(view, suggested("").parent, None)
        if backup is None:
            return
        home = _home(backup) or suggested(backup.council)
        name, _ = QFileDialog.getSaveFileName(
            view, "Where to keep it", str(home), FILTER,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if not name:
            return
        path = Path(name) if name.endswith(SUFFIX) else Path(name + SUFFIX)
        if path.exists() and not _sure(view, backup, path, backup.council):
            return
        tasks = Tasks(lambda error: messages.show_error(view, error, _NOT_RESTORED), view)
        band = NotesBand()
        tasks.started.connect(band.follow)
        view.put_on_top(band)

        def then(copy: Path) -> None:
            try:
                self._finish(backup, path, put_in_place(copy, path), view)
            except EgovDeskError as error:
                messages.show_error(view, error, _NOT_RESTORED)

        self._prepare(view, tasks, backup, path, then)

    def newest(
        self, path: Path, asker: QWidget | None, error: RegisterDamaged
    ) -> MainWindow | None:
        """Offer a damaged register's newest backup; the window on it, if it is wanted."""
        found = backups_of(path)
        if not found:
            messages.show_error(asker, error, "This register could not be opened")
            return None
        chosen = messages.ask(
            asker, "This register is damaged", error.what,
            [("leave", "Leave it", "outlined"), ("restore", "Restore the backup", "primary")],
            steps=(f"The newest backup was made on {moment(found[0].made_at)}.",
                   "Restoring puts it in the register's place, and keeps what is there now."),
            safe=error.kept,
        )  # fmt: skip
        if chosen != "restore":
            return None
        try:
            return self._finish(found[0], path, restore(found[0].path, path), asker)
        except EgovDeskError as failed:
            messages.show_error(asker, failed, _NOT_RESTORED)
            return None

    def _prepare(
        self, asker: QWidget, tasks: Tasks, backup: Backup, path: Path, then: Callable[[Path], None]
    ) -> None:
        """Copy and check in the background; `then` gets the copy, or the clerk a sentence."""
        if self._under_way:
            messages.show_error(
                asker, EgovDeskError("Another backup is being restored.", "Nothing has changed.")
            )
            return
        self._under_way = True
        stopped = Event()

        def copied() -> Path:
            copy = prepare_restore(backup.path, path, progress=lambda *_: not stopped.is_set())
            if stopped.is_set():
                copy.unlink()
                raise Stopped("Restoring was stopped.", "Nothing has changed.")
            return copy

        def failed(error: EgovDeskError) -> None:
            messages.show_error(asker, error, _NOT_RESTORED)

        work = tasks.run(copied, then, title="Restoring", failed=failed)
        work.let_go = stopped.set
        work.done.connect(self._on_done)

    def _on_done(self) -> None:
        self._under_way = False

    def _finish(
        self, backup: Backup, path: Path, kept: Path | None, asker: QWidget | None = None
    ) -> MainWindow | None:
        """Open what was restored, and say from when it is and where the replaced file went."""
        window = self._desk.open(path, asker)
        if window is not None:
            words = f"Restored from the backup of {moment(backup.made_at)}."
            if kept is not None:
                words += f" The file that it replaced is kept as {kept.name}, in {kept.parent}."
            window.notes.restored(words, kept)
        return window


def _choose(asker: QWidget, folder: Path, register: Path | None) -> Backup | None:
    """Ask for a backup; what is none gets its sentence, and nothing closes."""
    name, _ = QFileDialog.getOpenFileName(asker, "Restore a backup", str(folder), FILTER)
    if not name:
        return None
    try:
        if register is not None and Path(name).resolve() == register.resolve():
            raise EgovDeskError(
                f"{register.name} is the register that is open, not a backup of it.",
                "Nothing has changed.",
                f"Its backups are in the folder “{register.stem} backups” beside it.",
            )
        return look_at_backup(Path(name))
    except EgovDeskError as error:
        messages.show_error(asker, error, "This backup cannot be restored")
        return None


def _sure(asker: QWidget, backup: Backup, path: Path, council: str) -> bool:
    """Ask whether a backup should take a register's place, saying when it was made and whose it is."""
    steps = [f"It was made on {moment(backup.made_at)}, for {backup.council}."]
    if backup.council != council:
        steps.append(f"The register is {council}’s: make sure that this is the backup you mean.")
    chosen = messages.ask(
        asker, "Put this backup in the register's place?",
        f"{backup.path.name} takes the place of {path.name}.",
        [("leave", "Leave it", "outlined"), ("restore", "Restore", "primary")],
        steps=steps, safe="The present file is kept beside it, under another name.",
        icon="rotate-ccw", tone="amber",
    )  # fmt: skip
    return chosen == "restore"


def _home(backup: Backup) -> Path | None:
    """Where the register of a backup stood: beside its folder of backups."""
    folder = backup.path.parent
    if not folder.name.endswith(" backups"):
        return None
    return folder.with_name(folder.name.removesuffix(" backups") + SUFFIX)
