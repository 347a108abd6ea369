"""Files as they lie on the disk: by what they are known, which are a program's own, and how they go."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

_PASSING = ("~$", ".~", "~", ".")
_PASSING_ENDINGS = (".tmp", ".part", ".crdownload", ".partial", ".download", ".lock")


def is_passing(name: str) -> bool:
    """Whether a file is one that a program keeps for itself while it works."""
    return name.lower().startswith(_PASSING) or name.lower().endswith(_PASSING_ENDINGS)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's contents; "" where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def mark(path: Path) -> str:
    """What a file is known by without reading it: name, size and time of its last change."""
    try:
        status = path.stat()
    except OSError:
        return f"{path}|gone"
    return f"{path}|{status.st_size}|{status.st_mtime_ns}"


def take_away(folder: Path) -> None:
    """Take away a folder, also what in it is only to be read, as far as programs let go of it."""
    for path in folder.rglob("*"):
        with suppress(OSError):
            path.chmod(0o700 if path.is_dir() else 0o600)
    shutil.rmtree(folder, ignore_errors=True)
