"""Places by hand: a project moved against its score, with the reason that the board will ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from egovdesk.errors import Refused
from egovdesk.operations import naming, operation, require
from egovdesk.operations.programmes.programmes import entry_of
from egovdesk.ranking import read_sheet
from egovdesk.records.text import clean_text
from egovdesk.register import Register

_UNMOVED: dict[str, str | None] = {
    "moved_to": None, "moved_reason": "", "moved_by": "", "moved_on": None,
}  # fmt: skip


@operation("Move project by hand", of=naming.of_programme)
def move_by_hand(
    register: Register, programme_id: str, project_id: str, place: int, reason: str,
    *, by: str = "", on: date | None = None,
) -> None:  # fmt: skip
    """Put a project at a place, counted from 1, whatever its score; the others make room.

    `by` is who moved it, the user unless said. Another that was moved by hand to this place gives way.
    Raises Refused without a reason, and for a place that there is not.
    """
    entry = entry_of(register, programme_id, project_id)
    count = len(register.programme_projects.find(programme_id=programme_id))
    if not 1 <= place <= count:
        raise Refused(
            f"There are {count} places in this programme, and none is number {place}.",
            "Nothing has changed.",
        )
    changes = {
        "moved_to": place,
        "moved_reason": clean_text(reason).strip(),
        "moved_by": by or register.user,
        "moved_on": on or register.today,
    }
    require(replace(entry, **changes).problems())  # type: ignore[arg-type]
    before = {one.id: one.at for one in read_sheet(register, programme_id).ranked()}
    register.programme_projects.update(entry.id, **changes)
    _make_room(register, programme_id, project_id, place, up=place <= before[project_id])


@operation("Take move by hand back", of=naming.of_programme)
def take_move_back(register: Register, programme_id: str, project_id: str) -> None:
    """Let a project stand by its score again."""
    entry = entry_of(register, programme_id, project_id)
    if entry.moved_to is None:
        raise Refused("This project stands by its score already.", "Nothing has changed.")
    register.programme_projects.update(entry.id, **_UNMOVED)


def _make_room(
    register: Register, programme_id: str, project_id: str, place: int, *, up: bool
) -> None:
    """Let another that was moved to this place go on by one, away from where the project came."""
    for other in register.programme_projects.find(programme_id=programme_id, moved_to=place):
        if other.project_id != project_id:
            there = place + 1 if up else place - 1
            register.programme_projects.update(other.id, moved_to=there)
            _make_room(register, programme_id, other.project_id, there, up=up)
