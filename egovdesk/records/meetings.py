"""Meetings, the items of their agendas, and attendance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from egovdesk.records.groups import MemberRole
from egovdesk.records.problems import Problem, name_problems


class MeetingState(StrEnum):
    """The cycle of a meeting (product.md section 3)."""

    PLANNED = "planned"
    PAPERS_CALLED = "papers_called"
    AGENDA_DRAFT = "agenda_draft"
    AGENDA_AGREED = "agenda_agreed"
    ISSUED = "issued"
    HELD = "held"
    MINUTES_DRAFTED = "minutes_drafted"
    CLEARED = "cleared"
    CIRCULATED = "circulated"
    APPROVED = "approved"
    SIGNED = "signed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()

    @property
    def step(self) -> int:
        """How far along the cycle; cancelled and postponed are off it, at -1."""
        return _CYCLE.index(self) if self in _CYCLE else -1

    @property
    def is_frozen(self) -> bool:
        """Whether agenda numbers have been issued, so that they can no longer move."""
        return self.step >= _CYCLE.index(MeetingState.ISSUED)

    @property
    def minutes_final(self) -> bool:
        return self in (MeetingState.APPROVED, MeetingState.SIGNED)


_CYCLE = (
    MeetingState.PLANNED,
    MeetingState.PAPERS_CALLED,
    MeetingState.AGENDA_DRAFT,
    MeetingState.AGENDA_AGREED,
    MeetingState.ISSUED,
    MeetingState.HELD,
    MeetingState.MINUTES_DRAFTED,
    MeetingState.CLEARED,
    MeetingState.CIRCULATED,
    MeetingState.APPROVED,
    MeetingState.SIGNED,
)

_TIME = re.compile(r"^([01]\d|2[0-3]):[0-5]\d$")


def time_problems(field: str, text: str) -> list[Problem]:
    """A time of day is kept as "14:00"; empty is not known."""
    if text and not _TIME.match(text):
        return [Problem(field, "Type a time of day, such as 2.00pm or 14:00.")]
    return []


@dataclass(frozen=True)
class Meeting:
    """One meeting of a group, or of several jointly (`MeetingGroup` names the others).

    `held_on` is a date, `starts_at`, `started_at` and `ended_at` are wall-clock times "14:00";
    `length` is in minutes. `approved_at_id` is the later meeting that approved these minutes, which
    went to the chair, were cleared and were signed on the days named; `clearance` is what the chair
    had changed. `egov` marks a special e-government agenda of the senior management team (section 3.4).
    """

    id: str
    group_id: str
    held_on: date
    starts_at: str = "14:00"
    length: int = 120
    place: str = ""
    state: MeetingState = MeetingState.PLANNED
    title: str = ""
    started_at: str = ""
    ended_at: str = ""
    chair_id: str | None = None
    approved_at_id: str | None = None
    current_item_id: str | None = None
    contact: str = ""
    note: str = ""
    series_id: str | None = None
    chair_sent_on: date | None = None
    cleared_on: date | None = None
    clearance: str = ""
    signed_on: date | None = None
    signatory_id: str | None = None
    egov: bool = False

    def problems(self) -> tuple[Problem, ...]:
        found = time_problems("starts_at", self.starts_at)
        found += time_problems("started_at", self.started_at)
        found += time_problems("ended_at", self.ended_at)
        if not 1 <= self.length <= 24 * 60:
            found.append(Problem("length", "A meeting lasts from 1 minute to 24 hours."))
        if self.started_at and self.ended_at and self.ended_at < self.started_at:
            found.append(
                Problem("ended_at", "It ends before it begins. Change one of the two times.")
            )
        return tuple(found)


@dataclass(frozen=True)
class MeetingGroup:
    """A further group at a joint meeting."""

    id: str
    meeting_id: str
    group_id: str
    position: int = 0


class ItemKind(StrEnum):
    """Standing items come each time; headings take no number."""

    BUSINESS = "business"
    STANDING = "standing"
    HEADING = "heading"

    @property
    def label(self) -> str:
        return self.value.capitalize()


class ItemState(StrEnum):
    """The cycle of an item (product.md section 3)."""

    PLANNED = "planned"
    ON_AGENDA = "on_agenda"
    CONSIDERED = "considered"
    DECIDED = "decided"
    NOTED = "noted"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()

    @property
    def is_done(self) -> bool:
        return self not in (ItemState.PLANNED, ItemState.ON_AGENDA)


DECIDING = frozenset({"decide", "approve", "recommend", "ratify", "endorse"})
"""The purposes that ask for a decision: an item that had none is still undecided."""
INFORMING = frozenset({"note", "receive"})
"""The purposes that ask for nothing."""


@dataclass(frozen=True)
class Item:
    """A line of an agenda; without a meeting it waits in the group's backlog.

    Three numbers are kept apart: `agenda_number` (frozen text once the agenda is issued, until then
    empty and worked out), `minute_number` (text by the group's style; `minute_sequence` is its count
    in the municipal year `minute_year`), and `order_taken`. `minutes_allowed` is in minutes of time.
    `recommendation`, `note` and `clerk_note` are Markdown; the clerk's note is never printed.

    Where it comes from is kept as links: `arises_id` is the earlier item that it takes up again,
    `approves_id` the meeting whose minutes it is to approve; ratifications name the item that is to
    ratify. `withdrawn_numbers`, a line each, are those of decisions, actions and paragraphs that were
    taken out after others had seen them: they are never given again. In the backlog, `wanted_on` is the
    day from which it is wanted. `state_reason` is why it was deferred or withdrawn. `standing`
    says what a standing item is for, `supplement` on which supplement it was issued (0: on the agenda
    itself), and `challenge` what the chair should expect to be asked. `responsibility` is the code of
    Chart 3 that it is about, empty where its category says so, `report_of_id` the group whose
    report it brings, and `referred_id` the item of another group that was referred here.
    """

    id: str
    group_id: str
    title: str
    meeting_id: str | None = None
    parent_id: str | None = None
    position: int = 0
    kind: ItemKind = ItemKind.BUSINESS
    state: ItemState = ItemState.ON_AGENDA
    purpose: str = ""
    presenter_id: str | None = None
    presenter: str = ""
    minutes_allowed: int = 0
    category: str = ""
    exempt: bool = False
    ground: str = ""
    open_title: str = ""
    urgent: bool = False
    urgent_reason: str = ""
    starred: bool = False
    recommendation: str = ""
    note: str = ""
    clerk_note: str = ""
    agenda_number: str = ""
    minute_number: str = ""
    minute_sequence: int | None = None
    minute_year: int | None = None
    order_taken: int | None = None
    started_at: str = ""
    standing: str = ""
    arises_id: str | None = None
    approves_id: str | None = None
    wanted_on: date | None = None
    late: bool = False
    late_reason: str = ""
    supplement: int = 0
    key_decision: bool = False
    challenge: str = ""
    state_reason: str = ""
    withdrawn_numbers: str = ""
    responsibility: str = ""
    report_of_id: str | None = None
    referred_id: str | None = None

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The title")
        if not 0 <= self.minutes_allowed <= 24 * 60:
            found.append(Problem("minutes_allowed", "Type the minutes allowed, from 0 to 1,440."))
        if self.parent_id == self.id:
            found.append(Problem("parent_id", "An item cannot stand under itself."))
        return tuple(found)

    @property
    def takes_number(self) -> bool:
        """Headings consume no number, in agendas or minutes (product.md 2.2)."""
        return self.kind is not ItemKind.HEADING

    @property
    def public_title(self) -> str:
        """What the public may read: an exempt item shows its open title."""
        return (self.open_title or "Exempt item") if self.exempt else self.title


class AttendanceState(StrEnum):
    """Who was there, and how."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    SUBSTITUTE = "substitute"
    IN_ATTENDANCE = "in_attendance"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()

    @property
    def in_room(self) -> bool:
        return self in (
            AttendanceState.PRESENT,
            AttendanceState.SUBSTITUTE,
            AttendanceState.IN_ATTENDANCE,
        )


@dataclass(frozen=True)
class Attendance:
    """A person at a meeting; `capacity` is the post as minuted. Movements say who came and went."""

    id: str
    meeting_id: str
    person_id: str
    state: AttendanceState
    role: str = ""
    capacity: str = ""
    substitute_for_id: str | None = None
    position: int = 0


def presiding(meeting: Meeting, attendance: Iterable[Attendance]) -> str | None:
    """Who took the chair: of the chairs that groups meeting jointly have, only one does."""
    chairs = [
        one.person_id for one in attendance if one.role == MemberRole.CHAIR and one.state.in_room
    ]
    return meeting.chair_id if meeting.chair_id in chairs else next(iter(chairs), None)


#: The kinds of issue that hold minutes before they were approved.
DRAFTS = ("chair", "cleared", "minutes", "minutes_public")
#: The kinds that say what a meeting is to consider.
AGENDAS = ("agenda", "agenda_public", "supplement", "supplement_public")


@dataclass(frozen=True)
class Issue:
    """Something that went out, kept as it was: its content as JSON, with SHA-256, when and to whom.

    One that should not have gone out is withdrawn with the reason, and stays. The public's copy of
    what members got is an issue of its own: its kind ends in `_public`, with the same version.
    """

    id: str
    meeting_id: str
    kind: str
    version: int
    label: str
    issued_at: datetime
    issued_by: str
    issued_to: str
    sha256: str
    content: str
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def is_public(self) -> bool:
        return self.kind.endswith("_public")


@dataclass(frozen=True)
class Dispatch:
    """That something issued went to somebody, when and by what means: the evidence of notice."""

    id: str
    issue_id: str
    recipient: str
    sent_at: datetime
    means: str = ""
    person_id: str | None = None
    note: str = ""
