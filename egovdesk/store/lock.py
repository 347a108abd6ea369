"""The lock beside a register: who has it open for writing, and since when.

The operating system's own lock on the side file is what holds, so that a killed program leaves none
behind; the words inside it are for the second person.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from egovdesk.errors import RegisterLocked

_LOCKED_BYTE = 1 << 30


class RegisterLock:
    """Held from opening to closing; raises RegisterLocked where somebody else holds it."""

    def __init__(self, register: Path, user: str) -> None:
        self.path = lock_path(register)
        self._file: IO[bytes] | None = self._locked(register)
        note = {
            "user": user,
            "machine": _machine(),
            "since": datetime.now().isoformat(timespec="minutes"),
        }
        with suppress(OSError):  # on a full disk the lock holds without its words
            self._file.truncate(0)
            self._file.write(json.dumps(note).encode())

    def _locked(self, register: Path) -> IO[bytes]:
        """The side file, locked; another is made where its last holder took it away meanwhile."""
        while True:
            handle = open(self.path, "a+b", buffering=0)  # noqa: SIM115 - held until release
            try:
                _lock(handle)
            except OSError as error:
                handle.close()
                raise RegisterLocked(
                    f"{register.name} is open already{_holder(self.path)}.",
                    "The file is as it was.",
                    "Close it there, or open it here to read only.",
                ) from error
            if _is_at(handle, self.path):
                return handle
            handle.close()

    def release(self) -> None:
        """Let go, and take the side file away."""
        if self._file is None:
            return
        self._file.truncate(0)
        if sys.platform != "win32":
            self.path.unlink(missing_ok=True)
        self._file.close()
        self._file = None
        if sys.platform == "win32":
            with suppress(PermissionError):  # somebody has opened it since: the file is theirs
                self.path.unlink(missing_ok=True)


def _machine() -> str:
    """The computer's name, without the network's modules, which the window would wait for."""
    return os.environ.get("COMPUTERNAME") or (os.uname().nodename if hasattr(os, "uname") else "")


def lock_path(register: Path) -> Path:
    """The side file of a register, whatever link or relative path it is reached by."""
    real = register.resolve()
    return real.with_name(real.name + ".lock")


def _is_at(handle: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle.fileno()), os.stat(path))
    except FileNotFoundError:
        return False


def _holder(path: Path) -> str:
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(note["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    when = f"{since.day} {since:%B %Y} at {since:%H.%M}"
    return f": {note.get('user', 'somebody')} has it on {note.get('machine', 'a machine')} since {when}"


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: IO[bytes]) -> None:
        handle.seek(_LOCKED_BYTE)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        handle.seek(0, os.SEEK_END)

else:
    import fcntl

    def _lock(handle: IO[bytes]) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
