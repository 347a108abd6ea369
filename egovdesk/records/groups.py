"""Groups (boards), their dated tiers, names and links, and the memberships of people on them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from egovdesk.records.problems import Problem, date_problems, name_problems


class Tier(StrEnum):
    """The framework's tiers (paper, Chart 3); SMT is a tier of its own."""

    SMT = "smt"
    E_GOVERNANCE = "1"
    INFRASTRUCTURE = "2"
    SUPPORTING = "2a"
    SERVICE = "3"
    NONE = "none"

    @property
    def label(self) -> str:
        return _TIER_LABELS[self]


_TIER_LABELS = {
    Tier.SMT: "Senior management team",
    Tier.E_GOVERNANCE: "E-governance group",
    Tier.INFRASTRUCTURE: "ICT infrastructure group",
    Tier.SUPPORTING: "Supporting group",
    Tier.SERVICE: "Service development group",
    Tier.NONE: "Outside the framework",
}


class Constitution(StrEnum):
    """What kind of body a group is; the access rules and the decision words hang on it."""

    OFFICER_BOARD = "officer_board"
    MEMBER_COMMITTEE = "member_committee"
    EXECUTIVE = "executive"
    JOINT = "joint"
    WORKING_GROUP = "working_group"

    @property
    def label(self) -> str:
        return _CONSTITUTION_LABELS[self]

    @property
    def is_member_body(self) -> bool:
        """Whether the statutory access rules apply unless the group's own setting says otherwise."""
        return self in (Constitution.MEMBER_COMMITTEE, Constitution.EXECUTIVE)


_CONSTITUTION_LABELS = {
    Constitution.OFFICER_BOARD: "Officer board",
    Constitution.MEMBER_COMMITTEE: "Member committee",
    Constitution.EXECUTIVE: "Executive",
    Constitution.JOINT: "Joint group",
    Constitution.WORKING_GROUP: "Working group",
}


class Access(StrEnum):
    """Whether notice, parts A and B and exemption grounds apply: by constitution, or by choice."""

    BY_CONSTITUTION = "by_constitution"
    OPEN = "open"
    PRIVATE = "private"

    @property
    def label(self) -> str:
        return {
            Access.BY_CONSTITUTION: "As its constitution says",
            Access.OPEN: "Open to the public",
            Access.PRIVATE: "Private",
        }[self]


class Ratifies(StrEnum):
    """How the decisions that wait for a group come to its next agenda."""

    BY_KEY = "by_key"
    ONE_BY_ONE = "one_by_one"
    EN_BLOC = "en_bloc"

    @property
    def label(self) -> str:
        return {
            "by_key": "When the clerk puts them there",
            "one_by_one": "By themselves, an item each",
            "en_bloc": "By themselves, in one item",
        }[self.value]


_MOST_DAYS = 120
_FRACTION = re.compile(r"^([1-9]\d?)/([1-9]\d?)$")


@dataclass(frozen=True)
class Group:
    """A board of the framework. `name` is today's; `GroupName` keeps what it was called before.

    `quorum` is a number ("5"), a fraction of the members ("1/4"), or empty for none set.
    `prefix` begins its minute numbers ("CFB"). `number_style` is the code of a number-style choice;
    `first_number` is where numbering starts in the municipal year `first_year`, or in every year
    where none is named. `position` orders siblings.
    `notice_days` is the group's own notice in clear working days, None where the nation's applies;
    with `saturdays_count` a Saturday is a working day. With `asks_formed` its minutes are to say how
    each decision was formed. `name_style` is how its name was chosen (paper, "What is in a name?");
    a group that is not `kept` is only known by name. `ratifies` is how decisions waiting for it come
    to its agenda, and `represents_all` says that every department is to sit on it (Chart 2).
    """

    id: str
    name: str
    short_name: str = ""
    prefix: str = ""
    constitution: Constitution = Constitution.OFFICER_BOARD
    access: Access = Access.BY_CONSTITUTION
    parent_id: str | None = None
    position: int = 0
    quorum: str = ""
    cadence: str = ""
    usual_time: str = "14:00"
    usual_place: str = ""
    usual_length: int = 120
    number_style: str = "prefix_number_year"
    first_number: int = 1
    terms_of_reference: str = ""
    from_on: date | None = None
    until_on: date | None = None
    note: str = ""
    notice_days: int | None = None
    saturdays_count: bool = False
    asks_formed: bool = False
    first_year: int | None = None
    name_style: str = ""
    kept: bool = True
    ratifies: Ratifies = Ratifies.BY_KEY
    represents_all: bool = False

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("name", self.name, label="The group's name")
        found += date_problems("until_on", self.from_on, self.until_on)
        if self.quorum and self.quorum_of(8) is None:
            found.append(
                Problem(
                    "quorum",
                    "A quorum is a number, such as 5, or a share, such as 1/4.",
                )
            )
        if self.parent_id == self.id:
            found.append(Problem("parent_id", "A group cannot be its own parent. Choose another."))
        if self.notice_days is not None and not 0 <= self.notice_days <= 60:
            found.append(Problem("notice_days", "Type the clear days of notice, from 0 to 60."))
        if self.first_number < 1:
            found.append(Problem("first_number", "Minutes are numbered from 1 upwards."))
        return tuple(found)

    @property
    def label(self) -> str:
        """The short name where there is one, for lists and the sidebar."""
        return self.short_name or self.name

    @property
    def code(self) -> str:
        """Its prefix where it has one, else its name: what names of files begin with."""
        return self.prefix or self.name

    @property
    def is_open(self) -> bool:
        """Whether the access rules (notice, parts A and B, grounds) apply to its meetings."""
        if self.access is Access.BY_CONSTITUTION:
            return self.constitution.is_member_body
        return self.access is Access.OPEN

    def exists_on(self, day: date) -> bool:
        """Whether the group has not been dissolved before a day; the last day is part of its time."""
        return self.until_on is None or day <= self.until_on

    def first_number_in(self, year: int) -> int:
        """Where the minute numbers of a municipal year start."""
        return self.first_number if self.first_year in (None, year) else 1

    def quorum_of(self, members: int) -> int | None:
        """How many of `members` must be present; None where no quorum is set or it can't be read."""
        if self.quorum.isdecimal():
            return int(self.quorum) or None
        share = _FRACTION.match(self.quorum)
        if share is None or int(share[1]) > int(share[2]):
            return None
        return max(1, math.ceil(members * int(share[1]) / int(share[2])))


@dataclass(frozen=True)
class GroupOffset:
    """When a step of the cycle falls for this group: working days before (-) or after its meeting."""

    id: str
    group_id: str
    step: str
    days: int

    def problems(self) -> tuple[Problem, ...]:
        if not -_MOST_DAYS <= self.days <= _MOST_DAYS:
            return (Problem(self.step, f"Type working days, up to {_MOST_DAYS}."),)
        return ()


@dataclass(frozen=True)
class GroupTier:
    """A tier that a group covers from one date to another; a group can cover several."""

    id: str
    group_id: str
    tier: Tier
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True)
class GroupName:
    """What a group was called until a date; the present name is the group's own."""

    id: str
    group_id: str
    name: str
    short_name: str = ""
    prefix: str = ""
    from_on: date | None = None
    until_on: date | None = None

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("name", self.name, label="The former name")
        return tuple(found + date_problems("until_on", self.from_on, self.until_on))


class LinkKind(StrEnum):
    """How two groups hang together besides the parent."""

    SUPPORTS = "supports"
    JOINT_WITH = "joint_with"
    REPORTS_TO = "reports_to"
    SUCCEEDED_BY = "succeeded_by"
    REPORTED_TO = "reported_to"

    @property
    def label(self) -> str:
        return {
            LinkKind.SUPPORTS: "supports",
            LinkKind.JOINT_WITH: "meets jointly with",
            LinkKind.REPORTS_TO: "reports to",
            LinkKind.SUCCEEDED_BY: "was succeeded by",
            LinkKind.REPORTED_TO: "reported to",
        }[self]


@dataclass(frozen=True)
class GroupLink:
    """A dated link from one group to another; `REPORTED_TO` keeps a former parent, until its last day."""

    id: str
    group_id: str
    other_id: str
    kind: LinkKind
    from_on: date | None = None
    until_on: date | None = None


class MemberRole(StrEnum):
    """A place on a group. Those who attend and the secretary have no part in the quorum."""

    CHAIR = "chair"
    DEPUTY_CHAIR = "deputy_chair"
    MEMBER = "member"
    IN_ATTENDANCE = "in_attendance"
    SECRETARY = "secretary"
    PARTNER = "partner"

    @property
    def label(self) -> str:
        return _MEMBER_ROLE_LABELS[self]

    @property
    def counts(self) -> bool:
        """Whether its holder counts towards the quorum and may vote."""
        return self in (MemberRole.CHAIR, MemberRole.DEPUTY_CHAIR, MemberRole.MEMBER)


_MEMBER_ROLE_LABELS = {
    MemberRole.CHAIR: "Chair",
    MemberRole.DEPUTY_CHAIR: "Deputy chair",
    MemberRole.MEMBER: "Member",
    MemberRole.IN_ATTENDANCE: "In attendance",
    MemberRole.SECRETARY: "Secretary",
    MemberRole.PARTNER: "Partner representative",
}


@dataclass(frozen=True)
class Membership:
    """A place on a group from one date to another, of a person or of whoever holds a post.

    `substitute_for_id` is the membership that this one stands in for. `seat` is the role code under
    which the place is held ("HEAD_ICT"), and `represents` the department or body spoken for.
    """

    id: str
    group_id: str
    person_id: str | None = None
    post_id: str | None = None
    role: MemberRole = MemberRole.MEMBER
    from_on: date | None = None
    until_on: date | None = None
    substitute_for_id: str | None = None
    seat: str = ""
    represents: str = ""
    position: int = 0

    def problems(self) -> tuple[Problem, ...]:
        found = date_problems("until_on", self.from_on, self.until_on)
        if (self.person_id is None) == (self.post_id is None):
            found.append(Problem("person_id", "Choose a person, or a post, for this place."))
        return tuple(found)


class Dated(Protocol):
    """Whatever holds from one date to another; the last day is part of the period."""

    @property
    def from_on(self) -> date | None: ...
    @property
    def until_on(self) -> date | None: ...


def overlap(one: Dated, other: Dated) -> bool:
    """Whether two dated facts have a day in common."""
    first, last = one.from_on or date.min, one.until_on or date.max
    return first <= (other.until_on or date.max) and (other.from_on or date.min) <= last


def holds_on(day: date, from_on: date | None, until_on: date | None) -> bool:
    """Whether a dated fact holds on a day; the last day is part of the period."""
    return (from_on is None or from_on <= day) and (until_on is None or day <= until_on)
