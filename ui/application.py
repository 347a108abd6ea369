"""Builds everything once, joins it, and catches stray errors."""

from __future__ import annotations

import gc
import os
import sys
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.brand import make_icon
from ui.desk import Desk
from ui.settings import Settings

_SMOKE = "EGOVDESK_SMOKE"


def run(path: str | None) -> int:
    """Show the window on a register, the one opened last, or the first-run page, until it closes."""
    # Nothing made before the first paint is garbage, and looking for it takes a tenth of the start.
    gc.disable()
    QTimer.singleShot(0, gc.enable)
    app = QApplication.instance() or QApplication([sys.argv[0], *theme.STYLE])
    assert isinstance(app, QApplication)
    app.setApplicationName("EgovDesk")
    app.setOrganizationName("EgovDesk")
    settings = Settings()
    desk = Desk(app, settings)
    desk.dress()
    app.setWindowIcon(make_icon())
    sys.excepthook = _on_fault
    desk.start(path)
    if os.environ.get(_SMOKE):
        _smoke(app, desk, os.environ[_SMOKE])
    return int(app.exec())


def _smoke(app: QApplication, desk: Desk, picture: str) -> None:
    """Take the screen's picture once the window is painted and idle, then close as a user would."""

    def look() -> None:
        window = desk.windows[0] if desk.windows else desk.welcome_view
        if window is None or (desk.windows and not desk.windows[0].tasks.is_idle()):
            QTimer.singleShot(100, look)
            return
        if not window.screen().grabWindow(0).save(picture):
            app.exit(1)
        app.closeAllWindows()

    QTimer.singleShot(700, look)


def _on_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write a stray error down and say that nothing was saved by what was just done."""
    import traceback

    text = "".join(traceback.format_exception(kind, error, trace))
    sys.stderr.write(text)
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    from ui import messages
    from ui.log import log_fault

    path = log_fault(text)
    messages.ask(
        QApplication.activeWindow(),
        "Something went wrong in EgovDesk",
        "What you did last was not saved. Everything before it is in the register.",
        [("close", "Close", "primary")],
        steps=("Do it once more. If it happens again, send the log to support.",),
        safe=f"The fault is written down in {path}." if path else "",
        details=text[-1500:],
    )
