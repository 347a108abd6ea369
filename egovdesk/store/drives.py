"""Whether a folder is on a network drive, where SQLite's write-ahead log cannot be used."""

from __future__ import annotations

import sys
from pathlib import Path

_NETWORK_TYPES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afpfs"})
_MOUNTS = Path("/proc/mounts")


def on_network_drive(path: Path) -> bool:
    """Whether the folder of `path` is reached over a network, as far as the system says."""
    folder = path.resolve().parent
    if sys.platform == "win32":
        return _windows(folder)
    if sys.platform == "linux":
        return _mounted_type(folder) in _NETWORK_TYPES
    return False


def _mounted_type(folder: Path) -> str:
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        _, point, name, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        inside = point == "/" or folder == Path(point) or Path(point) in folder.parents
        if inside and len(point) >= len(best):
            best, kind = point, name
    return kind


def _windows(folder: Path) -> bool:
    text = str(folder)
    if text.startswith("\\\\"):
        return True
    import ctypes

    remote = 4
    kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)  # type: ignore[attr-defined]
    return bool(kind == remote)
