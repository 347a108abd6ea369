"""Watching folders for files that came or changed: told of when they are whole, never touched."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ui.opened_copies import hash_of, mark

_SETTLED = 1200  # milliseconds without a change, after which a file is taken to be whole
_POLL = 100
_PASSING = ("~$", ".~", "~", ".")
_PASSING_ENDINGS = (".tmp", ".part", ".crdownload", ".partial", ".download", ".lock")
_MOST = 500  # files of a folder that are looked at


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
        self._results: SimpleQueue[tuple[Path, list[Found]]] = SimpleQueue()
        self._poll = QTimer(self, interval=_POLL)
        self._poll.timeout.connect(self._take)
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

    def remove(self, folder: Path) -> None:
        """Watch a folder no more."""
        if self._folders.pop(folder, None) is not None:
            self._watcher.removePath(str(folder))

    def stop(self) -> None:
        """Watch nothing any more."""
        self._later.stop()
        self._poll.stop()
        for folder in list(self._folders):
            self.remove(folder)

    def _look(self) -> None:
        """Look for files that are new and no longer grow; those that do are looked at again."""
        for folder, state in self._folders.items():
            self._watch_files(folder)
            fresh, growing = [], False
            for path in _files_in(folder):
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

    def _watch_files(self, folder: Path) -> None:
        """Some systems tell of a change within a file only where the file itself is watched."""
        watched = set(self._watcher.files())
        new = [str(path) for path in _files_in(folder) if str(path) not in watched]
        if new:
            self._watcher.addPaths(new)

    def _read(self, folder: Path, paths: list[Path]) -> None:
        self._reading += 1
        self._poll.start()
        thread = threading.Thread(
            target=lambda: self._results.put((folder, list(_hashed(paths)))), daemon=True
        )
        thread.start()

    def _take(self) -> None:
        try:
            folder, found = self._results.get_nowait()
        except Empty:
            return
        self._reading -= 1
        if not self._reading:
            self._poll.stop()
        state = self._folders.get(folder)
        new = [one for one in found if state is not None and one.sha256 not in state.known]
        if new:
            self.found.emit(new)


def _files_in(folder: Path) -> Iterator[Path]:
    from egovdesk.records.packs import LARGEST_FILE

    try:
        every = sorted(folder.iterdir())[:_MOST]
    except OSError:
        return
    for path in every:
        name = path.name.lower()
        passing = name.startswith(_PASSING) or name.endswith(_PASSING_ENDINGS)
        try:
            size = path.stat().st_size if path.is_file() and not path.is_symlink() else 0
        except OSError:
            continue
        if size and size <= LARGEST_FILE and not passing:
            yield path


def _hashed(paths: list[Path]) -> Iterator[Found]:
    for path in paths:
        if sha256 := hash_of(path):
            yield Found(path, sha256)
