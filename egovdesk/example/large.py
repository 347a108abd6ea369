"""Large registers: made-up meetings of natural length and vocabulary, streamed in monthly steps.

Ten further groups for each unit of scale meet twelve times a year; a meeting has twelve or thirteen
items with some 500 characters of text each, eight or nine decisions and four or five actions. So
20 years at scale 10 give 24,000 meetings, 300,000 items, 200,000 decisions and 100,000 actions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from egovdesk.example.calendar import ExampleClock
from egovdesk.example.words import Words
from egovdesk.identifiers import new_id
from egovdesk.operations.groups import add_group, add_membership
from egovdesk.operations.people import add_person
from egovdesk.records.actions import Action, ActionState
from egovdesk.records.decisions import Decision, DecisionPart, DecisionState
from egovdesk.records.framework import GroupSeat, Responsibility, Right, RightKind, SeatPlace
from egovdesk.records.groups import MemberRole, Tier
from egovdesk.records.matrix import ROWS
from egovdesk.records.meetings import (
    Attendance,
    AttendanceState,
    Item,
    ItemKind,
    ItemState,
    Meeting,
    MeetingState,
)
from egovdesk.records.minutes import Block, BlockKind
from egovdesk.records.ratifications import Ratification, RatificationState
from egovdesk.records.standards import Bearing, Standard, StandardStage
from egovdesk.register import Register

_SEED = 2003
_MEMBERS = 6
_SHARED = ("C1", "C2", "C4", "C5", "C6", "C7", "D1", "D2")
_SEATS = (
    "SMT_SENIOR_MANAGER", "SERVICE_MANAGER", "SERVICE_MANAGER", "DEPT_HEAD_ICT", "HEAD_ICT_REP",
    "OTHER",
)  # fmt: skip
_SHARED_SEATS = (
    "SERVICE_DIRECTOR", "DEPT_SMT_ICT_LEAD", "FINANCE_REP", "HEAD_ICT", "OTHER", "OTHER",
)  # fmt: skip
_SILENT = 0.01
_RATIFIED = 0.25
"""How many decisions leave something unsaid, and how many another group ratified."""


@dataclass
class Board:
    """A made-up group: who sits on it, and the last minute number of the present year."""

    id: str
    prefix: str
    members: list[str]
    parent: str = ""
    standard: str = ""
    year: int = 0
    last: int = 0

    @property
    def shared(self) -> bool:
        """Whether it decides what all share; every tenth does, the others choose applications."""
        return self.prefix.endswith("1")

    @property
    def categories(self) -> tuple[str, ...]:
        return _SHARED if self.shared else ("E",)


@dataclass
class Batch:
    """The rows of a month, added together in the order that keys refer to one another."""

    meetings: list[Meeting] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    parts: list[DecisionPart] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    attendances: list[Attendance] = field(default_factory=list)
    bearings: list[Bearing] = field(default_factory=list)
    ratifications: list[Ratification] = field(default_factory=list)

    def write(self, register: Register) -> None:
        register.meetings.add_all(self.meetings)
        register.items.add_all(self.items)
        register.decisions.add_all(self.decisions)
        register.decision_parts.add_all(self.parts)
        register.actions.add_all(self.actions)
        register.blocks.add_all(self.blocks)
        register.attendances.add_all(self.attendances)
        register.bearings.add_all(self.bearings)
        register.ratifications.add_all(self.ratifications)


def add_large(
    register: Register,
    years: int,
    scale: int,
    clock: ExampleClock,
    today: date,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Add `years` of monthly meetings of `10 * scale` groups, the last of them before `today`."""
    words = Words(_SEED)
    first = today.replace(day=1) - timedelta(days=1)
    months = [_month_before(first, back) for back in reversed(range(years * 12))]
    with register.step("Add groups", undoable=False):
        boards = _boards(register, words, 10 * scale, months[0])
    maker = Maker(words)
    for done, month in enumerate(months):
        batch = Batch()
        for index, board in enumerate(boards):
            maker.meeting(batch, board, month + timedelta(days=index % 27))
        with register.step("Add a month of meetings", undoable=False):
            batch.write(register)
        if progress is not None:
            progress(done + 1, len(months))


def _month_before(day: date, back: int) -> date:
    months = day.year * 12 + day.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)


def _boards(register: Register, words: Words, count: int, since: date) -> list[Board]:
    parent = register.groups.find(parent_id=None)[0].id
    people = [add_person(register, words.name()) for _ in range(2 * count + _MEMBERS)]
    standard = Standard(new_id(), "Corporate standards", stage=StandardStage.ADOPTED)
    register.standards.add(standard)
    boards = []
    for index in range(count):
        prefix = f"G{index + 1:02d}"
        subject = words.subject(index)
        group = add_group(
            register, f"{subject} Group {index // 10 + 1}",
            [Tier.INFRASTRUCTURE if index % 10 == 0 else Tier.SERVICE],
            prefix=prefix, parent_id=parent, quorum="3", from_on=since,
            usual_place=words.place(), cadence="monthly",
        )  # fmt: skip
        seats = [people[(2 * index + seat) % len(people)] for seat in range(_MEMBERS)]
        for seat, person in enumerate(seats):
            role = MemberRole.MEMBER if seat else MemberRole.CHAIR
            code = (_SHARED_SEATS if index % 10 == 0 else _SEATS)[seat]
            add_membership(register, group, person_id=person, role=role, from_on=since, seat=code)
        boards.append(Board(group, prefix, seats, parent, standard.id))
        _give_rights(register, boards[-1], since)
    return boards


def _give_rights(register: Register, board: Board, since: date) -> None:
    """What a group decides, what it is consulted on, who ratifies, and the seats that it is to have."""
    for row in ROWS:
        decides = row in board.categories
        kind = RightKind.DECIDES if decides else RightKind.CONSULTED
        register.rights.add(Right(new_id(), row, board.id, kind=kind, from_on=since))
    code = "II1" if board.shared else "SD1"
    register.responsibilities.add(Responsibility(new_id(), code, board.id, True, since))
    seats = _SHARED_SEATS[:4] if board.shared else _SEATS[:5]
    for position, role in enumerate(seats, 1):
        place = SeatPlace.MEMBER if position > 1 else SeatPlace.CHAIR
        register.group_seats.add(GroupSeat(new_id(), board.id, role, place, position=position))


class Maker:
    """Makes the rows of one meeting after another."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._count = 0

    def meeting(self, batch: Batch, board: Board, on: date) -> None:
        """A held and approved meeting with its attendance, items and results."""
        self._count += 1
        year = on.year if (on.month, on.day) >= (5, 15) else on.year - 1
        if year != board.year:
            board.year, board.last = year, 0
        meeting = Meeting(
            new_id(), board.id, on, state=MeetingState.APPROVED, started_at="14:00",
            ended_at="15:50", chair_id=board.members[0], place="Civic Hall",
        )  # fmt: skip
        batch.meetings.append(meeting)
        away = self._words.random.randrange(1, 2 * _MEMBERS)
        for seat, person in enumerate(board.members):
            state = AttendanceState.APOLOGIES if seat == away else AttendanceState.PRESENT
            role = "member" if seat else "chair"
            batch.attendances.append(
                Attendance(new_id(), meeting.id, person, state, role, position=seat + 1)
            )
        items = 12 + self._count % 2
        decided, acted = 8 + (self._count % 3 == 0), 4 + (self._count % 6 == 0)
        for place in range(1, items + 1):
            self._item(batch, board, meeting, place, place <= decided, place <= acted)

    def _item(
        self, batch: Batch, board: Board, meeting: Meeting, place: int, decided: bool, acted: bool
    ) -> None:
        board.last += 1
        words, number = self._words, f"{board.prefix} {board.last:02d}/{board.year % 100:02d}"
        item = Item(
            new_id(), board.id, words.title(), meeting.id, None, place * 1024, ItemKind.BUSINESS,
            ItemState.DECIDED if decided else ItemState.NOTED,
            "decide" if decided else "note", words.random.choice(board.members),
            minutes_allowed=10, category=words.random.choice(board.categories), note=words.paragraph(1),
            agenda_number=str(place), minute_number=number, minute_sequence=board.last,
            minute_year=board.year, order_taken=place,
        )  # fmt: skip
        batch.items.append(item)
        batch.blocks.append(Block(new_id(), item.id, 1024, text=words.paragraph()))
        decision_id = self._decision(batch, board, item, meeting) if decided else None
        if acted:
            self._action(batch, item, meeting, decision_id)

    def _decision(self, batch: Batch, board: Board, item: Item, meeting: Meeting) -> str:
        words = self._words
        decision = Decision(
            new_id(), item.group_id, item.title, meeting.held_on, meeting.id, item.id,
            item.minute_number, outcome="agreed", state=DecisionState.MADE, formed="consensus",
            category=item.category, reason=words.paragraph(1), decided_by=board.prefix,
            input_from="" if words.random.random() < _SILENT else "Service managers",
            benefit="" if words.random.random() < _SILENT else "One standard serves all.",
        )  # fmt: skip
        batch.decisions.append(decision)
        if words.random.random() >= _SILENT:
            batch.bearings.append(
                Bearing(new_id(), decision_id=decision.id, standard_id=board.standard)
            )
        if words.random.random() < _RATIFIED:
            asked = Ratification(
                new_id(), decision.id, board.parent, meeting.held_on, RatificationState.RATIFIED,
                answered_on=meeting.held_on + timedelta(days=28),
            )  # fmt: skip
            batch.ratifications.append(asked)
        batch.parts.append(DecisionPart(new_id(), decision.id, 0, words.part()))
        batch.blocks.append(
            Block(new_id(), item.id, 2048, BlockKind.DECISION, decision_id=decision.id)
        )
        return decision.id

    def _action(self, batch: Batch, item: Item, meeting: Meeting, decision_id: str | None) -> None:
        words = self._words
        due = meeting.held_on + timedelta(days=words.random.randrange(14, 120))
        open_still = words.random.random() < 0.03
        action = Action(
            new_id(), item.group_id, words.task(), meeting.held_on, meeting.id, item.id,
            decision_id, f"{item.minute_number} A", item.presenter_id,
            due_on=due, state=ActionState.OPEN if open_still else ActionState.DONE,
            closed_on=None if open_still else due,
        )  # fmt: skip
        batch.actions.append(action)
        batch.blocks.append(Block(new_id(), item.id, 3072, BlockKind.ACTION, action_id=action.id))
