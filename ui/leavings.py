"""What a window that was killed has left in the computer's folder for passing files."""

from __future__ import annotations

import tempfile
import time
from contextlib import suppress
from pathlib import Path

from ui.files_on_disk import take_away

_BEGINNING = "egovdesk-"
"""Of the names of folders that are to be taken away again: of previews, packs in the making, copies."""
_OLD = 7 * 24 * 3600
"""In seconds: no window is thought to be open for longer, or to need what is older."""


def sweep() -> None:
    """Take away folders that nobody has used for a week: they may hold what is exempt."""
    try:
        found = list(Path(tempfile.gettempdir()).iterdir())
    except OSError:
        return
    for one in found:
        try:
            left = one.name.startswith(_BEGINNING) and one.is_dir() and not one.is_symlink()
            old = left and one.stat().st_mtime < time.time() - _OLD
        except OSError:
            continue
        if old:
            with suppress(OSError):  # another window may sweep too
                take_away(one)
