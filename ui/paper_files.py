"""Files of papers on this computer: taken into the register, opened in their own programs, watched for.

What takes seconds goes on in a thread or in a process of its own: contents are hashed and written
beside the window, and no file of an author's is ever parsed in it.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from egovdesk.errors import EgovDeskError, Refused, Stopped
from ui.files_on_disk import hash_of, mark, take_away
from ui.item_models import public_screen
from ui.opened_copies import OpenedCopies

if TYPE_CHECKING:
    from egovdesk.records.file_checks import FileReport
    from egovdesk.records.packs import PaperFile
    from egovdesk.register import Register
    from egovdesk.store.contents import Kept
    from ui.folder_watch import FolderWatch, Found
    from ui.settings import Settings
    from ui.tasks import Outcome, Tasks, Work

_LOOKED_INTO = (".docx", ".docm", ".xlsx", ".xlsm", ".pdf")
_MEGABYTE = 2**20
_POLL = 100


@dataclass(frozen=True)
class Arrived:
    """A file whose contents are in the register now, and what a look at it found.

    `trouble` is why it could not be looked into, where it should have been.
    """

    path: Path
    kept: Kept
    report: FileReport | None = None
    trouble: str = ""


@dataclass(frozen=True)
class Offer:
    """A file that came by itself: new in a group's watched folder, or changed where it was opened."""

    path: Path
    group_id: str = ""
    file_id: str = ""


@dataclass
class _Batch:
    """Files under way into the register."""

    paths: Sequence[Path]
    then: Callable[[list[Arrived], list[EgovDeskError]], None]
    stopped: Event = field(default_factory=Event)
    told: tuple[str, float] = ("", 0.0)
    arrived: list[Arrived] = field(default_factory=list)
    refused: list[EgovDeskError] = field(default_factory=list)


class PaperFiles(QObject):
    """Of one open register. `offered` is said when there is another file to be offered."""

    offered = Signal()

    def __init__(
        self, register: Register, tasks: Tasks, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._register, self._tasks, self._settings = register, tasks, settings
        self.offers: list[Offer] = []
        self._folder: Path | None = None
        self._copies = OpenedCopies(register)
        self._opened: dict[str, str] = {}  # the folder of an opened copy: its file's id

    @cached_property
    def _watch(self) -> FolderWatch:
        from ui.folder_watch import FolderWatch

        made = FolderWatch(self)
        made.found.connect(self._on_found)
        return made

    # -- taking in -----------------------------------------------------------------------------

    def take_in(
        self,
        paths: Sequence[Path],
        then: Callable[[list[Arrived], list[EgovDeskError]], None],
    ) -> Work:
        """Put the contents of files into the register, and look into those that can be looked into.

        `then` gets what arrived and what was refused; stopped, nothing of it is kept.
        """
        batch = _Batch(list(paths), then)
        many = len(paths) > 1 or public_screen.is_on()  # a name may tell what is exempt
        title = "Taking in files" if many else f"Taking in {paths[0].name}"
        work = self._tasks.run(lambda: self._keep(batch), lambda _: self._look(batch), title=title)
        work.let_go = batch.stopped.set
        poll = QTimer(work, interval=_POLL)
        poll.timeout.connect(lambda: work.progressed.emit(*batch.told) if batch.told[0] else None)
        poll.start()
        return work

    def _keep(self, batch: _Batch) -> None:
        """In a thread."""
        contents = self._register.contents
        for at, path in enumerate(batch.paths):

            def tell(done: int, total: int, at: int = at, path: Path = path) -> bool:
                part = (at + done / total) / len(batch.paths)
                size = f"{total // 2 // _MEGABYTE:,} MB" if total > 2 * _MEGABYTE else ""
                name = f"file {at + 1}" if public_screen.is_on() else path.name
                batch.told = (f"{name} {size}".strip(), part)
                return not (batch.stopped.is_set() or self._tasks.closing.is_set())

            try:
                batch.arrived.append(Arrived(path, contents.keep(path, tell)))
            except Stopped:
                raise
            except EgovDeskError as error:
                batch.refused.append(error)

    def _look(self, batch: _Batch, done: tuple[Arrived, ...] = ()) -> None:
        """Look into one file after another, each in a process of its own; then hand all over."""
        if len(done) == len(batch.arrived):
            batch.then(list(done), batch.refused)
            return
        one = batch.arrived[len(done)]

        def looked(report: FileReport | None, trouble: str) -> None:
            self._look(batch, (*done, Arrived(one.path, one.kept, report, trouble)))

        if one.path.suffix.lower() in _LOOKED_INTO:
            self.check(one.path, lambda report: looked(report, ""), lambda said: looked(None, said))
        else:
            looked(None, "")

    # -- looking into --------------------------------------------------------------------------

    def check(
        self,
        path: Path,
        then: Callable[[FileReport], None],
        failed: Callable[[str], None],
        arguments: Sequence[str] = (),
    ) -> Work:
        """Look into a file, and mend it where the arguments say so; `failed` gets the sentence."""

        def ended(outcome: Outcome) -> None:
            if outcome.status == 0:
                from egovdesk.exchange.authors.told import report_from

                values = json.loads(outcome.output)
                values.pop("mended", None)
                then(report_from(values))
            elif outcome.status == 1:
                failed(outcome.errors.strip())
            else:
                raise RuntimeError(f"The look ended with {outcome.status}:\n{outcome.errors}")

        told = ["check-paper", str(path), "--json", *arguments]
        return self._tasks.child(told, ended, title=f"Looking into {path.name}")

    def copy_out(self, file: PaperFile, then: Callable[[Path], None]) -> None:
        """Write a file of the register to a folder of its own; `then` gets the copy, to be read only."""

        def read_only(path: Path) -> None:
            path.chmod(stat.S_IREAD)
            then(path)

        self._write(file, self._folder_of(file), read_only)

    def _write(self, file: PaperFile, folder: Path, then: Callable[[Path], None]) -> None:
        """Write a file of the register into a folder, but not over what was changed there since."""
        from egovdesk.operations.files import kept_of
        from egovdesk.records.file_names import safe_name

        target, known = folder / safe_name(file.name), self._known()
        contents, kept = self._register.contents, kept_of(file)

        def work() -> Path:
            there = hash_of(target) if target.exists() else ""
            if not target.exists() or (there in known and there != kept.sha256):
                contents.write_to(kept, target)
            return target

        self._tasks.run(work, then, title=f"Opening {file.name}")

    def open(self, file: PaperFile) -> None:
        """Open a copy in its own program, and offer back what is changed there.

        In a register that is open to read only, the copy is so too. Raises Refused for a program, which
        is never run.
        """
        from egovdesk.records.file_names import is_program

        if is_program(file.name):
            raise Refused(
                f"{file.name} is a program, and is not run.", "It is kept as it is.",
                "Ask its author for a document.",
            )  # fmt: skip
        if self._register.read_only:
            self.copy_out(file, _show)
            return
        folder = self._copies.folder_of(file)

        def show(path: Path) -> None:
            self._watch_copy(folder, file.id)
            _show(path)

        self._write(file, folder, show)

    def _folder_of(self, file: PaperFile) -> Path:
        if self._folder is None:
            import tempfile

            self._folder = Path(tempfile.mkdtemp(prefix="egovdesk-copies-"))
        folder = self._folder / file.id
        folder.mkdir(exist_ok=True)
        return folder

    # -- watching ------------------------------------------------------------------------------

    def watch_folders(self) -> None:
        """Watch the folders that groups' papers are sent to, as the settings say, and copies that were
        left where they are open."""
        if self._register.read_only:
            return
        groups = {one.id for one in self._register.groups.all()}
        for group_id, folder in self._settings.watched_folders().items():
            if group_id in groups:
                self._watch.add(folder, known=self._known(), dismissed=self._settings.dismissed())
        for folder, file_id in self._copies.folders().items():
            self._watch_copy(folder, file_id)

    def _watch_copy(self, folder: Path, file_id: str) -> None:
        self._opened[str(folder)] = file_id
        self._watch.add(folder, known=self._known(), dismissed=self._settings.dismissed())

    def look_again(self) -> None:
        """Offer all that is in the watched folders and not in the register, also what was put off."""
        self._settings.forget_dismissed()
        self._watch.look_again()

    def unwatch(self, folder: Path) -> None:
        """Watch a folder no more, and offer nothing of it."""
        self._watch.remove(folder)
        self.offers = [one for one in self.offers if one.path.parent != folder]
        self.offered.emit()

    def _known(self) -> set[str]:
        """The contents that the register has already: they are not offered again."""
        return self._register.paper_files.hashes()

    def _on_found(self, found: list[Found]) -> None:
        known = self._known()
        places = {folder: one for one, folder in self._settings.watched_folders().items()}
        before = {one.path for one in self.offers}
        for one in found:
            file_id = self._latest(self._opened.get(str(one.path.parent), ""))
            if one.path not in before and one.sha256 not in known:
                group_id = "" if file_id else places.get(one.path.parent, "")
                self.offers.append(Offer(one.path, group_id, file_id))
        if {one.path for one in self.offers} != before:
            self.offered.emit()

    def _latest(self, file_id: str) -> str:
        """The version that came last of a file."""
        while file_id:
            later = self._register.paper_files.find(replaces_id=file_id)
            if not later:
                break
            file_id = later[0].id
        return file_id

    def dismiss(self, offers: Sequence[Offer], *, for_good: bool = False) -> None:
        """Offer these no more, unless they change; what was changed where it is open again another day,
        unless `for_good`."""
        self.offers = [one for one in self.offers if one not in offers]
        for one in offers:
            if one.group_id or for_good:
                self._settings.dismiss(mark(one.path))
        self.offered.emit()

    def close(self) -> None:
        """Take the opened copies away, but for what was changed in one and is not in the register."""
        if "_watch" in self.__dict__:
            self._watch.stop()
        if self._opened:
            self._copies.clear(self._known(), self._settings.dismissed())
        if self._folder is not None:
            take_away(self._folder)


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
