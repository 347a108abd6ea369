"""Small scenes that tests act in: a council, a board that has met and will meet again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from egovdesk.operations.authority import new_register
from egovdesk.operations.groups import add_group, add_membership
from egovdesk.operations.meetings import add_item, add_meeting, set_item_exempt, start_meeting
from egovdesk.operations.people import add_person, add_post, appoint
from egovdesk.records.groups import Access, Constitution, MemberRole, Tier
from egovdesk.register import Register

TODAY = date(2003, 10, 9)


@dataclass
class Board:
    """A board of three with an earlier meeting, and one on 21 October 2003 with five items."""

    register: Register
    group_id: str
    chair: str
    raman: str
    sykes: str
    earlier: str
    meeting: str
    items: list[str] = field(default_factory=list)


def a_council(path: Path) -> Register:
    """A new register with an authority and its lists, and nothing else."""
    return new_register(path, "Northbridge Borough Council", user="jtate")


def a_board(register: Register, *, open_board: bool = True) -> Board:
    """The Customer First Board: people in posts, two meetings, one exempt item at the end."""
    group = add_group(
        register,
        "Customer First Board",
        [Tier.E_GOVERNANCE],
        short_name="Customer First",
        prefix="CFB",
        constitution=Constitution.OFFICER_BOARD,
        access=Access.OPEN if open_board else Access.PRIVATE,
        quorum="2",
        from_on=date(2002, 5, 1),
    )
    names = ("David Ashworth", "Priya Raman", "Graham Sykes")
    titles = ("Deputy Chief Executive", "Head of ICT", "Director of Finance")
    people = [add_person(register, name) for name in names]
    for person, title in zip(people, titles, strict=True):
        appoint(register, add_post(register, title), person, date(2002, 5, 1))
    for index, person in enumerate(people):
        role = MemberRole.MEMBER if index else MemberRole.CHAIR
        add_membership(register, group, person_id=person, role=role, from_on=date(2002, 5, 1))
    earlier = add_meeting(register, group, date(2003, 9, 16), standing_items=False)
    add_item(register, earlier, "Apologies for absence")
    meeting = add_meeting(
        register, group, date(2003, 10, 21), place="Committee Room 2", standing_items=False
    )
    board = Board(register, group, people[0], people[1], people[2], earlier, meeting)
    for title in (
        "Apologies for absence",
        "Corporate CRM",
        "IEG3: first draft",
        "Any other business",
    ):
        board.items.append(add_item(register, meeting, title, minutes_allowed=10))
    tender = add_item(register, meeting, "Network partner: tender evaluation")
    set_item_exempt(register, tender, True, "A8")
    board.items.append(tender)
    return board


def held(board: Board) -> Board:
    """The same board with both meetings begun, so that minutes are numbered."""
    start_meeting(board.register, board.earlier, "14:00")
    start_meeting(board.register, board.meeting, "14:03")
    return board
