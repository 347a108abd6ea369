"""Makes the register that is kept of a version: `python -m tests.registers.make`, once, at a release.

What it holds is what `tests/core/store/test_kept_registers.py` looks for in every file here. A file
that is kept is never made again: it is what the program of its day wrote.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

from egovdesk import __version__
from egovdesk.clock import pretending
from egovdesk.documents.kept import to_json
from egovdesk.documents.meetings import agenda
from egovdesk.documents.minutes import minutes
from egovdesk.errors import EgovDeskError
from egovdesk.example.calendar import ExampleClock
from egovdesk.identifiers import ids_from
from egovdesk.operations.actions import add_action, set_due
from egovdesk.operations.approval import approve_minutes, circulate_minutes
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import rename_group
from egovdesk.operations.meetings import (
    add_meeting,
    change_attendance,
    issue_agenda,
    start_meeting,
)
from egovdesk.operations.minutes import add_block
from egovdesk.records.meetings import AttendanceState
from egovdesk.register import Register
from tests.scenes import Board, a_board, a_council

HERE = Path(__file__).parent


def make(path: Path) -> None:
    """Make the register of the scene at `path`, always with the same keys and moments."""
    clock = ExampleClock()
    with pretending(clock), ids_from(clock.new_id):
        register = a_council(path)
        try:
            _play(register, clock)
        finally:
            register.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("VACUUM")
    connection.close()


def _play(register: Register, clock: ExampleClock) -> None:
    clock.set(date(2003, 9, 1), "09:00")
    board = a_board(register)
    rename_group(register, board.group_id, "E-Access Board", date(2003, 12, 1), prefix="EAB")
    _hold(board, board.earlier, clock)
    _minute(board, clock)
    add_meeting(register, board.group_id, date(2003, 12, 16))


def _hold(board: Board, meeting_id: str, clock: ExampleClock) -> None:
    register = board.register
    day = register.meetings.get(meeting_id).held_on
    content = to_json(agenda(register, meeting_id, as_of=day, issued=True))
    issue_agenda(register, meeting_id, content, "Members")
    clock.set(day, "14:00")
    start_meeting(register, meeting_id, "14:03")


def _minute(board: Board, clock: ExampleClock) -> None:
    register, (_, crm, ieg, _, tender) = board.register, board.items
    _hold(board, board.meeting, clock)
    approve_minutes(register, board.earlier, board.meeting, _minutes(board, board.earlier))
    away = register.attendances.find(person_id=board.sykes, meeting_id=board.meeting)[0]
    change_attendance(register, away.id, state=AttendanceState.APOLOGIES)
    add_block(register, crm, "Members considered the business case for the *second* phase.")
    add_decision(register, crm, ["the business case be agreed", "£640,000 be released"])
    add_decision(register, crm, ["the contract be let"], reason="The prices hold until November.")
    action = add_action(
        register, crm, "Circulate the revised costs", owner_id=board.raman,
        due_on=date(2003, 10, 31),
    )  # fmt: skip
    set_due(register, action, date(2003, 11, 14), "The supplier was late.")
    add_decision(register, ieg, ["the draft be noted"], outcome="noted")
    add_decision(register, tender, ["tender B be accepted"])
    circulate_minutes(register, board.meeting, _minutes(board, board.meeting), "Members")


def _minutes(board: Board, meeting_id: str) -> str:
    return to_json(minutes(board.register, meeting_id, as_of=date(2003, 10, 28)))


if __name__ == "__main__":
    wanted = HERE / f"{__version__}.egovdesk"
    if wanted.exists():
        raise EgovDeskError(f"{wanted.name} is kept already.", "It is as it was.")
    make(wanted)
    print(wanted)
