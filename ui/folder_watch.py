"""Watching folders for files that came or changed: told of when they are whole, never touched."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from heapq import nlargest
from pathlib import Path
from queue import Empty, SimpleQueue

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ui.files_on_disk import hash_of, is_passing, mark

_SETTLED = 1200  # milliseconds without a change, after which a file is taken to be whole
_POLL = 100
_AGAIN = 20_000  # milliseconds after which it is looked whether a folder that was gone is back
_MOST = 500  # files of a folder that are looked at: those that came last


@dataclass(frozen=True)
class Found:
    """A file that came, or changed, and the SHA-256 of what is in it."""

    path: Path
    sha256: str


@dataclass
class _Folder:
    """A folder with what is known of it: contents already known, and marks of files already told of."""

    known: set[str]
    told: set[str]
    sizes: dict[Path, str] = field(default_factory=dict)


class FolderWatch(QObject):
    """Watches folders, not what is in folders below them."""

    #: Files that came or changed: a list of Found.
    found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folders: dict[Path, _Folder] = {}
        self._later = QTimer(self, singleShot=True, interval=_SETTLED)
        self._later.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self._later.start())
        self._watcher.fileChanged.connect(lambda _path: self._later.start())
        self._results: SimpleQueue[tuple[Path, list[Found] | None]] = SimpleQueue()
        self._poll = QTimer(self, interval=_POLL)
        self._poll.timeout.connect(self._take)
        self._again = QTimer(self, interval=_AGAIN)
        self._again.timeout.connect(self._seek)
        self._reading = 0

    def add(
        self, folder: Path, *, known: Collection[str] = (), dismissed: Collection[str] = ()
    ) -> None:
        """Watch a folder; contents in `known`, and files marked in `dismissed`, are not told of."""
        if folder in self._folders:
            self._folders[folder].known |= set(known)
            return
        self._folders[folder] = _Folder(set(known), set(dismissed))
        self._watcher.addPath(str(folder))
        self._later.start()
        self._again.start()

    def look_again(self) -> None:
        """Tell again of everything that is not known."""
        for state in self._folders.values():
            state.told.clear()
            state.sizes.clear()
        self._later.start()

    def remove(self, folder: Path) -> None:
        """Watch a folder no more, nor its files: some systems would hold it."""
        if self._folders.pop(folder, None) is not None:
            files = [one for one in self._watcher.files() if Path(one).parent == folder]
            self._watcher.removePaths([str(folder), *files])

    def stop(self) -> None:
        """Watch nothing any more."""
        for timer in (self._later, self._poll, self._again):
            timer.stop()
        for folder in list(self._folders):
            self.remove(folder)

    def _look(self) -> None:
        """Look for files that are new and no longer grow; those that do are looked at again."""
        for folder, state in self._folders.items():
            self._watch_files(folder)
            fresh, growing = [], False
            for path in files_in(folder):
                now = mark(path)
                if now in state.told:
                    continue
                if state.sizes.get(path) == now:
                    fresh.append(path)
                    state.told.add(now)
                else:
                    state.sizes[path] = now
                    growing = True
            if fresh:
                self._read(folder, fresh)
            if growing:
                self._later.start()

    def _seek(self) -> None:
        """See whether folders that are gone are there again: a drive may have been away.

        In a thread: to ask for a drive that is away may take many seconds.
        """
        watched = set(self._watcher.directories())
        lost = [one for one in self._folders if str(one) not in watched]
        if lost and not self._reading:
            self._begin(lambda: ((one, None if _is_there(one) else []) for one in lost), len(lost))

    def _begin(
        self, work: Callable[[], Iterable[tuple[Path, list[Found] | None]]], answers: int = 1
    ) -> None:
        self._reading += answers
        self._poll.start()

        def run() -> None:
            for one in work():
                self._results.put(one)

        threading.Thread(target=run, daemon=True).start()

    def _watch_files(self, folder: Path) -> None:
        """Some systems tell of a change within a file only where the file itself is watched."""
        watched = set(self._watcher.files())
        new = [str(path) for path in files_in(folder) if str(path) not in watched]
        if new:
            self._watcher.addPaths(new)

    def _read(self, folder: Path, paths: list[Path]) -> None:
        self._begin(lambda: [(folder, list(_hashed(paths)))])

    def _take(self) -> None:
        try:
            folder, found = self._results.get_nowait()
        except Empty:
            return
        self._reading -= 1
        if not self._reading:
            self._poll.stop()
        state = self._folders.get(folder)
        if found is None:  # it is back
            if state is not None:
                self._watcher.addPath(str(folder))
                self._later.start()
            return
        new = [one for one in found if state is not None and one.sha256 not in state.known]
        if new:
            self.found.emit(new)


def files_in(folder: Path) -> list[Path]:
    """The files of a folder that may be whole: none of 0 bytes, over the limit, or of a program’s own."""
    from egovdesk.records.packs import LARGEST_FILE

    came: list[tuple[float, Path]] = []
    try:
        with os.scandir(folder) as every:
            for one in every:
                with suppress(OSError):  # it went while the folder was listed
                    at = one.stat(follow_symlinks=False)
                    whole = stat.S_ISREG(at.st_mode) and 0 < at.st_size <= LARGEST_FILE
                    if whole and not is_passing(one.name):
                        # What is copied here keeps the time of its last change, and comes only now.
                        came.append((max(at.st_mtime, at.st_ctime), Path(one.path)))
    except OSError:
        return []
    return sorted(path for _at, path in nlargest(_MOST, came))


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # a drive on the network that is away has many ways of saying so
        return False


def _hashed(paths: list[Path]) -> Iterator[Found]:
    for path in paths:
        if sha256 := hash_of(path):
            yield Found(path, sha256)
