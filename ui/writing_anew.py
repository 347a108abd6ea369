"""Writing a large register's file anew at its closing, where something was disposed of."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QWidget

from egovdesk.errors import EgovDeskError
from egovdesk.register import Register
from ui import messages
from ui.tasks import Tasks
from ui.widgets.work_dialog import WorkDialog

_TITLE = "Clearing what was disposed of out of the file"
_NOTE = "up to a minute for a large file"


def write_anew(window: QWidget, path: Path) -> None:
    """Write a closed register's file anew, under a dialog; put off, it is asked for again next time."""
    tasks = Tasks(
        lambda error: messages.show_error(window, _owed(error), "Not cleared yet"), window
    )
    stopped = Event()

    def work() -> None:
        with Register(path) as register:
            register.write_anew(stopped.is_set)

    job = tasks.run(work, lambda _: None)
    job.let_go = stopped.set
    WorkDialog(window, _TITLE, _NOTE, job, stop="Not now").exec()
    tasks.stop_all()


def _owed(error: EgovDeskError) -> EgovDeskError:
    return EgovDeskError(
        f"{error.what} Scraps of what was disposed of may still be in the register's file.",
        "The register itself is whole.",
        f"{error.todo} It is tried again when the register is next closed.".strip(),
    )
