"""Faults of disk and file as sentences: what happened, what was kept, what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from egovdesk.errors import DiskFault, EgovDeskError, RegisterDamaged, RegisterLocked

UNTOUCHED = "The file is as it was."
_RESTORE = "Restore a backup: in the window with File › Restore a backup, or with egovdesk restore."


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turn faults of disk and file into sentences; mistakes of ours pass through."""
    try:
        yield
    except sqlite3.Error as error:
        said = explained(error, path)
        if said is None:
            raise
        raise said from error
    except OSError as error:
        raise _explain_os(error, path) from error


def explained(error: sqlite3.Error, path: Path) -> EgovDeskError | None:
    """The sentence for a fault of disk or file; None for a mistake of ours."""
    text = str(error).lower()
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or "disk is full" in text:
        return DiskFault(
            "The disk is full.",
            "The last change was not kept; everything before it is safe.",
            "Make room on the disk, then try again.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return DiskFault(
            f"{path.name} cannot be written here.",
            "Nothing has changed.",
            "Open it to read only, or copy it to a folder of your own.",
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RegisterLocked(
            f"{path.name} is in use by another program.",
            "Nothing has changed.",
            "Try again shortly.",
        )
    if code == sqlite3.SQLITE_NOTADB:
        return damaged(path)
    if code == sqlite3.SQLITE_IOERR:
        return DiskFault(
            "The disk cannot be read or written.",
            "The last change was not kept; everything before it is safe.",
            "Check that the drive is connected and has room, then try again.",
        )
    damage = (
        "malformed", "corrupt", "unsupported file format", "not a database", "decode to utf-8",
        "same text encoding",
    )  # fmt: skip
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_TOOBIG) or any(
        word in text for word in damage
    ):
        return damaged(path)
    return None


def _explain_os(error: OSError, path: Path) -> EgovDeskError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFault(
            f"There is no room left on the disk for {path.name}.", "Nothing has changed.",
            "Make room on the disk, then try again.",
        )  # fmt: skip
    return DiskFault(
        f"{path.name} could not be read or written: {error.strerror or error}.",
        "Nothing has changed.",
        "Check the drive and the folder's permissions, then try again.",
    )


def damaged(path: Path) -> RegisterDamaged:
    """The refusal of a file that is not sound."""
    return RegisterDamaged(
        f"{path.name} is damaged and was not opened.",
        UNTOUCHED,
        _RESTORE,
    )


def unreadable(path: Path) -> RegisterDamaged:
    """The sentence for damage that shows only when a part of an open register is read."""
    return RegisterDamaged(
        f"{path.name} is damaged: a part of it cannot be read.", "Nothing has changed.", _RESTORE
    )
