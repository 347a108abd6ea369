"""The log that support may ask for: a few rotating files in the user's own folder."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import user_log_path

LOGGER = logging.getLogger("egovdesk")


def log_folder() -> Path:
    """Where the log lies; made when it is not there."""
    return Path(user_log_path("EgovDesk", appauthor=False, ensure_exists=True))


def log_fault(text: str) -> Path | None:
    """Write a fault down; the file it is in, or None where the disk will not take it."""
    try:
        path = log_folder() / "egovdesk.log"
        if not LOGGER.handlers:
            handler = RotatingFileHandler(
                path, maxBytes=500_000, backupCount=3, encoding="utf-8", delay=True
            )
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            LOGGER.addHandler(handler)
        LOGGER.error(text)
    except OSError:
        return None
    return path
