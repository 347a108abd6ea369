"""Minuting a meeting of 300 items: what opening it and switching items take of the GUI thread.

The minutes are of ordinary size: three paragraphs, a decision of three parts and an action an item,
ten people with comings and goings, an interest and a vote here and there.
"""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, milliseconds, percentile

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from egovdesk.register import Register

ITEMS = 300
PEOPLE = 12
SWITCHES = 60
TEXT = (
    "The Head of ICT presented the report, and members asked for costs to be set out by service. "
)


def figures(path: Path) -> list[Figure]:
    """Opening the meeting, going to another item of it, and opening it again."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from ui import theme
    from ui.desk import Desk
    from ui.places import Place
    from ui.settings import Settings

    large = path.with_name("three-hundred-items.egovdesk")
    meeting = make(large)
    app = QApplication.instance() or QApplication([__name__, *theme.STYLE])
    settings = Settings(QSettings(str(large.with_suffix(".ini")), QSettings.Format.IniFormat))
    desk = Desk(app, settings)  # type: ignore[arg-type]
    desk.dress()
    window = desk.open(large)
    assert window is not None
    settle(app, 1.5)

    def open_meeting() -> None:
        window.go(Place("meeting", meeting, "minute"))
        app.processEvents()

    first = milliseconds(open_meeting)
    settle(app, 0.5)
    switched = _switch(app, window)
    again = []
    for _ in range(5):
        window.go(Place("today"))
        settle(app, 0.3)
        again.append(milliseconds(open_meeting))
        settle(app, 0.3)
    window.close()
    return [
        Figure("opening a meeting of 300 items to minute it", first, 150.0, "under 150"),
        Figure("opening it again", percentile(again, 0.5), 150.0, "under 150"),
        Figure("going to another item, p50", percentile(switched, 0.5), 30.0, "under 30"),
        Figure("going to another item, p95", percentile(switched, 0.95), 30.0, "under 30"),
    ]


def _switch(app: QCoreApplication, window: object) -> list[float]:
    """Call one item after the other, and choose others in the list, as the clerk does."""
    minute = window.view.minute  # type: ignore[attr-defined]
    ids = [line.item.id for line in minute.agenda.lines]
    times = []
    for at in range(SWITCHES):
        item = ids[at * 4 % len(ids)]

        def switch(item: str = item) -> None:
            minute.list.select_id(item)
            app.processEvents()

        times.append(milliseconds(switch))
        settle(app, 0.02)
    return times


def make(path: Path) -> str:
    """A register with one meeting of 300 minuted items; the meeting's id."""
    from egovdesk.operations.authority import new_register

    path.unlink(missing_ok=True)
    with new_register(path, "Northbridge Borough Council") as register:
        return _fill(register)


def _fill(register: Register) -> str:
    from egovdesk.operations.groups import add_group, add_membership
    from egovdesk.operations.meetings import (
        add_item,
        add_meeting,
        cycle_attendance,
        start_meeting,
        take_item,
    )
    from egovdesk.operations.people import add_person

    with register.step("Make a long meeting"):
        group = add_group(register, "Customer First Board", quorum="1/2", prefix="CFB")
        people = [add_person(register, f"Member {at}") for at in range(PEOPLE)]
        for person in people:
            add_membership(register, group, person_id=person)
        meeting = add_meeting(register, group, date(2003, 10, 21), standing_items=False)
        items = [add_item(register, meeting, f"Item of business {at}") for at in range(ITEMS)]
        start_meeting(register, meeting, "14:03")
        listed = register.attendances.find(meeting_id=meeting)
        for at, item in enumerate(items):
            take_item(register, item, f"{14 + at // 60 % 9:02d}:{at % 60:02d}")
            _minute(register, at, item, people)
            if at % 25 == 0:
                one = listed[at // 25 % PEOPLE]
                cycle_attendance(register, one.id, f"{14 + at // 60:02d}:30", item_id=item)
    return meeting


def _minute(register: Register, at: int, item: str, people: list[str]) -> None:
    from egovdesk.operations.actions import add_action
    from egovdesk.operations.decisions import add_decision
    from egovdesk.operations.minutes import add_block
    from egovdesk.operations.room import declare_interest, record_vote

    for _ in range(3):
        add_block(register, item, TEXT * 3)
    decision = add_decision(register, item, ["it be agreed", "it be funded", "it come back"])
    add_action(register, item, "Circulate the costs", owner_id=people[at % PEOPLE])
    if at % 20 == 0:
        record_vote(register, item, decision_id=decision, in_favour=7, against=3)
        declare_interest(register, item, people[at // 20 % PEOPLE], nature="a director")


def settle(app: QCoreApplication, seconds: float) -> None:
    """Let what is begun come to an end."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)
