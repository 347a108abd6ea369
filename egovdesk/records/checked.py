"""Narrow rows for the checks: what the rules ask of each record, and no more; dates as ISO text.

Building whole records of 200,000 decisions takes over a second, and rules read a few columns of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class AuthorityRow(NamedTuple):
    """The council, as the rules ask about it."""

    arrangement: str = "dedicated"
    has_partner: int = 0
    head_im_in_post: int = 0
    architecture: str = ""
    architecture_reason: str = ""


class GroupRow(NamedTuple):
    """A group from one date to another."""

    id: str
    label: str
    parent_id: str | None = None
    kept: int = 1
    represents_all: int = 0
    from_on: str | None = None
    until_on: str | None = None


class TierRow(NamedTuple):
    """A tier that a group covers."""

    group_id: str
    tier: str
    from_on: str | None = None
    until_on: str | None = None


class PlaceRow(NamedTuple):
    """A membership: a person's, or that of whoever holds a post."""

    id: str
    group_id: str
    person_id: str | None = None
    post_id: str | None = None
    role: str = "member"
    seat: str = ""
    represents: str = ""
    substitute_for_id: str | None = None
    from_on: str | None = None
    until_on: str | None = None


class PostRow(NamedTuple):
    """A post with its role code and department."""

    id: str
    title: str
    role_code: str = "OTHER"
    department: str = ""
    from_on: str | None = None
    until_on: str | None = None


class HoldingRow(NamedTuple):
    """A person in a post."""

    post_id: str
    person_id: str
    from_on: str | None = None
    until_on: str | None = None


class PersonRow(NamedTuple):
    """A person's name."""

    id: str
    name: str


class DepartmentRow(NamedTuple):
    """A department of the council."""

    name: str
    major: int = 1
    from_on: str | None = None
    until_on: str | None = None


class SeatRow(NamedTuple):
    """A seat that a group is to have."""

    id: str
    group_id: str
    role_code: str
    place: str = "member"
    number: int = 1
    per_department: int = 0
    condition: str = ""
    position: int = 0
    from_on: str | None = None
    until_on: str | None = None


class DutyRow(NamedTuple):
    """A responsibility of Chart 3 given to a group."""

    code: str
    group_id: str
    formalised: int = 1
    from_on: str | None = None
    until_on: str | None = None


class RightRow(NamedTuple):
    """What a group or a post may do for a category."""

    category: str
    group_id: str | None
    post_id: str | None = None
    kind: str = "decides"
    from_on: str | None = None
    until_on: str | None = None


class ChampionRow(NamedTuple):
    """An e-champion."""

    person_id: str
    kind: str = "officer"
    seniority: str = "chief"
    active: int = 1
    support: str = ""
    from_on: str | None = None
    until_on: str | None = None


class AllocationRow(NamedTuple):
    """Who holds an emerging role."""

    role: str
    person_id: str | None = None
    post_id: str | None = None
    from_on: str | None = None
    until_on: str | None = None


class MeetingRow(NamedTuple):
    """A meeting of the senior management team: `planned` is what its agenda allows, in minutes."""

    id: str
    group_id: str
    held_on: str
    state: str = "planned"
    egov: int = 0
    length: int = 120
    planned: int = 0


class AgendaRow(NamedTuple):
    """An item about e-government on an agenda of the senior management team."""

    id: str
    meeting_id: str
    title: str
    minutes: int = 0
    report_of_id: str | None = None
    category: str = ""


class DecisionRow(NamedTuple):
    """A decision: `strategies` counts its links, `conforms` its confirmed standards and waivers,
    `systems` has the kinds of the common systems that it bears upon."""

    id: str
    group_id: str
    number: str
    title: str
    decided_on: str
    outcome: str = "agreed"
    state: str = "made"
    category: str = ""
    formed: str = "consensus"
    decided_by: str = ""
    input_from: str = ""
    affects_service: int = 0
    service_owner_id: str | None = None
    ict_owner_id: str | None = None
    accountable_id: str | None = None
    benefit: str = ""
    strategies: int = 0
    conforms: int = 0
    systems: str = ""


class WaitingRow(NamedTuple):
    """A decision that waits for a group: `placed_on` is the day of the agenda on which it stands."""

    decision_id: str
    number: str
    title: str
    group_id: str
    to_id: str | None
    asked_on: str
    answered_on: str | None = None
    placed_on: str | None = None


class ProgrammeRow(NamedTuple):
    """A programme, and whether each management process is formal; it is looked at until its year ends."""

    id: str
    title: str
    cost_benefit: str = ""
    risk: str = ""
    evaluation: str = ""
    projects_have: int = 0
    from_on: str | None = None
    until_on: str | None = None


class ProjectRow(NamedTuple):
    """A project: its board, whether it is in delivery, and when its business case was approved."""

    id: str
    title: str
    state: str = "active"
    board_id: str | None = None
    case_approved_on: str | None = None
    from_on: str | None = None
    until_on: str | None = None


class StatementRow(NamedTuple):
    """A draft of an IEG statement: `route` is how it is agreed, `agreed_on` when tier 1 did so."""

    id: str
    title: str
    owner_id: str | None = None
    route: str = ""
    agreed_on: str | None = None
    submitted_on: str | None = None
    from_on: str | None = None
    until_on: str | None = None


@dataclass(frozen=True)
class Facts:
    """Everything that the rules look at; each field is read, and read again, by itself."""

    authority: AuthorityRow = field(default_factory=AuthorityRow)
    settings: Mapping[str, int] = field(default_factory=dict)
    groups: tuple[GroupRow, ...] = ()
    tiers: tuple[TierRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    posts: tuple[PostRow, ...] = ()
    holdings: tuple[HoldingRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    departments: tuple[DepartmentRow, ...] = ()
    seats: tuple[SeatRow, ...] = ()
    duties: tuple[DutyRow, ...] = ()
    rights: tuple[RightRow, ...] = ()
    champions: tuple[ChampionRow, ...] = ()
    allocations: tuple[AllocationRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()
    agendas: tuple[AgendaRow, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    waiting: tuple[WaitingRow, ...] = ()
    programmes: tuple[ProgrammeRow, ...] = ()
    projects: tuple[ProjectRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
