"""Take the README's picture: a meeting of the example council being minuted. Writes docs/window.png."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MEETING = ("CFB", date(2003, 9, 16))


def main(picture: Path) -> int:
    """0 where the picture was taken."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=home, XDG_STATE_HOME=home)
        return take(picture, Path(home) / "Northbridge.egovdesk")


def take(picture: Path, register: Path) -> int:
    """Open the example register at the meeting, and save what the window shows."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from egovdesk.example import make_example
    from ui import theme
    from ui.desk import Desk
    from ui.places import Place
    from ui.settings import Settings

    make_example(register)
    app = QApplication(["picture", *theme.STYLE])
    desk = Desk(app, Settings())
    desk.dress()
    window = desk.open(register)
    if window is None:
        return 1
    prefix, day = MEETING
    group = next(each for each in window.register.groups.all() if each.prefix == prefix)
    found = window.register.meetings.find(group_id=group.id)
    meeting = next(each for each in found if each.held_on == day)
    decided = window.register.decisions.all()
    items = window.register.items.find(meeting_id=meeting.id)
    item = next(each for each in items if any(one.item_id == each.id for one in decided))
    window.go(Place("meeting", meeting.id, "minute", item.id))

    def look() -> None:
        saved = window.grab().save(str(picture))
        window.close()
        app.exit(0 if saved else 1)

    QTimer.singleShot(1000, look)
    return int(app.exec())


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(ROOT / "docs" / "window.png"))
