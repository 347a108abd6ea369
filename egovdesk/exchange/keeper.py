"""Runs a program for as long as the one who asked lives: then ends it, with all that it started.

Arguments: a folder that goes when the one who asked does, seconds, and the program with its own. Standard
library only. The input is held open by who asks, and says by its end that nobody waits any more.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import NoReturn

TOO_LONG = 124
"""The exit status where the seconds were not enough."""
_NEW_GROUP, _NO_WINDOW = 0x00000200, 0x08000000
_WAIT = 5.0


def main(arguments: list[str]) -> NoReturn:
    """Run the program to its end, or to the end of its time, and exit as it does."""
    folder, seconds, *command = arguments
    windows = sys.platform == "win32"
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=not windows,
        creationflags=_NEW_GROUP | _NO_WINDOW if windows else 0,
    ) as program:
        watch = threading.Thread(target=_end_with_parent, args=(program, folder), daemon=True)
        watch.start()
        try:
            status = program.wait(float(seconds))
        except subprocess.TimeoutExpired:
            _end(program)
            status = TOO_LONG
    os._exit(status)  # at once: the watch waits for the input, and cannot be asked to stop


def _end_with_parent(program: subprocess.Popen[bytes], folder: str) -> None:
    sys.stdin.buffer.read(1)
    _end(program)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _end(program: subprocess.Popen[bytes]) -> None:
    """End the program and what it started: office programs are begun by a small one that waits."""
    if sys.platform == "win32":
        task = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
        subprocess.run([str(task), "/F", "/T", "/PID", str(program.pid)], check=False)
    else:
        os.killpg(program.pid, signal.SIGKILL)
    program.wait(_WAIT)


if __name__ == "__main__":
    main(sys.argv[1:])
