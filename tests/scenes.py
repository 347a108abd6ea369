"""Small scenes that tests act in: a council, a board that has met and will meet again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from egovdesk.identifiers import new_id
from egovdesk.operations.authority import change_authority, new_register
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import add_group, add_membership
from egovdesk.operations.meetings import add_item, add_meeting, set_item_exempt, start_meeting
from egovdesk.operations.people import add_person, add_post, appoint
from egovdesk.records.decisions import Decision, DecisionState
from egovdesk.records.framework import Right, RightKind
from egovdesk.records.groups import Access, Constitution, MemberRole, Tier
from egovdesk.records.ratifications import Ratification
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
    """A new register with an authority and its lists, and nothing else: a copy of the first one made."""
    path.write_bytes(_council())
    return Register(path, user="jtate")


@lru_cache(maxsize=1)
def _council() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "northbridge.egovdesk"
        new_register(path, "Northbridge Borough Council", user="jtate").close()
        return path.read_bytes()


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


@dataclass
class Waiting:
    """A decision of a group below the board that waits for the board."""

    board: Board
    below: str
    item: str
    decision: str

    @property
    def register(self) -> Register:
        return self.board.register

    @property
    def asked(self) -> Ratification:
        (asked,) = self.register.ratifications.find(decision_id=self.decision)
        return asked

    def is_(self, state: DecisionState) -> bool:
        """Whether the decision is in a state now."""
        return self.now.state is state

    @property
    def now(self) -> Decision:
        return self.register.decisions.get(self.decision)

    def another(self, title: str = "Standard server") -> str:
        """A further decision of the group below that waits."""
        item = add_item(self.register, self.now.meeting_id or "", title)
        return add_decision(self.register, item, ["it be so"], category="D1")

    def held(self) -> None:
        """The board meets."""
        start_meeting(self.register, self.board.meeting, "14:00")


def let_wait(board: Board) -> Waiting:
    """A group below the board, whose decision on a standard desktop waits for the board."""
    register = board.register
    change_authority(register, today=TODAY)
    below = add_group(
        register, "Service Delivery Group", [Tier.SERVICE], prefix="SDG", parent_id=board.group_id
    )
    with register.step("Give the board the right"):
        register.rights.add(Right(new_id(), "D1", group_id=board.group_id, kind=RightKind.RATIFIES))
    meeting = add_meeting(register, below, date(2003, 9, 25), standing_items=False)
    item = add_item(register, meeting, "Standard desktop")
    start_meeting(register, meeting, "10:00")
    decision = add_decision(register, item, ["Windows 2000 be the standard"], category="D1")
    return Waiting(board, below, item, decision)
