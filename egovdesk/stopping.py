"""Stop, as the window asks for it: by the end of a command's input, for no signal reaches it everywhere.

The command ends as it does for Ctrl C: nothing half-made is left, neither beside its target nor in the
folder for temporary files.
"""

from __future__ import annotations

import os
import signal
import sys
import threading

ASKED = "EGOVDESK_STOPS"
"""Set in the environment of a command that is to end with its input."""


def listen() -> None:
    """End the command when its input does, where that was asked for."""
    if os.environ.pop(ASKED, "") and sys.stdin is not None:
        threading.Thread(target=_wait, args=(sys.stdin.fileno(),), daemon=True).start()


def _wait(given: int) -> None:
    while os.read(given, 1024):
        pass
    if sys.platform == "win32":
        signal.raise_signal(signal.SIGINT)
    else:  # to the thread that works, so that it wakes from what it waits for
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
