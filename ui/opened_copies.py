"""Copies of papers' files that are open in their own programs, in a folder that outlives the window.

What is changed in one stays there until it is in the register: when the window is closed before that, or
killed, it is offered when the register is next opened.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ui.files_on_disk import hash_of, is_passing, mark

if TYPE_CHECKING:
    from egovdesk.records.packs import PaperFile
    from egovdesk.register import Register

_PUT_OFF_FOR = 30 * 24 * 3600
"""In seconds: what was put off for good is taken away after that."""


class OpenedCopies:
    """Those of one register: each in a folder named by its file's id, which but a copy of it can have."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def folder_of(self, file: PaperFile) -> Path:
        """The folder of a file's copy; made where it is not there."""
        folder = _root() / file.id
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def folders(self) -> dict[Path, str]:
        """The folders of copies that are there, with the ids of their files."""
        return {one: one.name for one in _folders() if self._register.paper_files.maybe(one.name)}

    def clear(self, known: Collection[str], put_off: Collection[str]) -> None:
        """Take away what nobody changed, or what is in the register; `known` are its contents' SHA-256.

        Of those changed only what was put off for good, by its mark, a month ago goes. A copy that a
        program still holds, or keeps files of its own beside, stays until it lets go.
        """
        for folder in self.folders():
            inside = [one for one in folder.iterdir() if one.is_file()]
            for path in inside if not any(is_passing(one.name) for one in inside) else ():
                if self._is_spare(path, known, put_off):
                    with suppress(OSError):
                        path.chmod(0o600)
                        path.unlink()
            with suppress(OSError):
                folder.rmdir()

    @staticmethod
    def _is_spare(path: Path, known: Collection[str], put_off: Collection[str]) -> bool:
        try:
            if mark(path) in put_off and path.stat().st_mtime < time.time() - _PUT_OFF_FOR:
                return True
        except OSError:
            return False
        return hash_of(path) in known


def _folders() -> Iterator[Path]:
    with suppress(OSError):
        yield from (one for one in _root().iterdir() if one.is_dir())


def _root() -> Path:
    from platformdirs import user_state_path

    return Path(user_state_path("EgovDesk", appauthor=False)) / "opened"
