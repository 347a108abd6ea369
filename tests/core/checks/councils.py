"""A council that is as the framework suggests, as narrow rows; tests break it one way at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from egovdesk.records.checked import (
    AgendaRow,
    AllocationRow,
    AuthorityRow,
    ChampionRow,
    DecisionRow,
    DepartmentRow,
    DutyRow,
    Facts,
    GroupRow,
    HoldingRow,
    MeetingRow,
    PersonRow,
    PlaceRow,
    PostRow,
    ProgrammeRow,
    ProjectRow,
    RightRow,
    StatementRow,
    TierRow,
)
from egovdesk.shipped.checks import shipped_thresholds

TODAY = "2003-10-09"
PAST = "2003-03-03"
BEFORE = "2003-06-30"
"""A day between the past and today, on which what was broken is mended."""

SINCE = "2001-06-01"


def place(group: str, person: str, seat: str, role: str = "member", **facts: Any) -> PlaceRow:
    """A person's place on a group, under a role code."""
    return PlaceRow(f"{group}-{person}", group, person, None, role, seat, **facts)


GROUPS = (
    GroupRow("smt", "SMT", from_on=SINCE),
    GroupRow("one", "E-Council", "smt", from_on=SINCE),
    GroupRow("two", "ICT Group", "one", from_on=SINCE),
    GroupRow("tech", "Technical Group", "two", from_on=SINCE),
    GroupRow("housing", "Housing Group", "two", from_on=SINCE),
)
TIERS = (
    TierRow("smt", "smt"),
    TierRow("one", "1"),
    TierRow("two", "2"),
    TierRow("tech", "2a"),
    TierRow("housing", "3"),
)
PLACES = (
    place("smt", "chief", "CHIEF_EXEC", "chair"),
    place("one", "chief", "CHIEF_EXEC", "chair"),
    place("one", "homes", "SERVICE_DIRECTOR", represents="Housing"),
    place("one", "care", "SERVICE_DIRECTOR", represents="Social Services"),
    place("one", "money", "FINANCE_DIRECTOR"),
    place("one", "ict", "HEAD_ICT"),
    place("one", "info", "HEAD_IM"),
    place("two", "ict", "HEAD_ICT", "chair"),
    place("two", "lead", "DEPT_SMT_ICT_LEAD", represents="Housing"),
    place("two", "lead2", "DEPT_SMT_ICT_LEAD", represents="Social Services"),
    place("two", "books", "FINANCE_REP"),
    place("two", "info", "HEAD_IM"),
    place("tech", "deputy", "DEPUTY_HEAD_ICT", "chair"),
    place("tech", "local", "DEPT_HEAD_ICT"),
    place("housing", "senior", "SMT_SENIOR_MANAGER", "chair"),
    place("housing", "repairs", "SERVICE_MANAGER"),
    place("housing", "local", "DEPT_HEAD_ICT"),
    place("housing", "systems", "HEAD_ICT_REP"),
)
POSTS = (
    PostRow("head", "Head of ICT", "HEAD_ICT", "ICT"),
    PostRow("local_post", "ICT Manager, Housing", "DEPT_HEAD_ICT", "Housing"),
    PostRow("web_post", "Web Manager", "WEB_MANAGER", "ICT"),
)
HOLDINGS = (
    HoldingRow("head", "ict", SINCE),
    HoldingRow("local_post", "local", SINCE),
    HoldingRow("web_post", "web", SINCE),
)
DUTIES = (
    *(DutyRow(f"EG{number}", "one") for number in range(1, 7)),
    *(DutyRow(f"II{number}", "two") for number in range(1, 5)),
    DutyRow("TS1", "tech"),
    DutyRow("SD1", "housing"),
)
RIGHTS = (
    *(RightRow(f"A{number}", "one") for number in range(1, 7)),
    RightRow("B", "one"),
    *(RightRow(f"C{number}", "two") for number in range(1, 9)),
    RightRow("D1", "two"),
    RightRow("D2", "two"),
    RightRow("E", "housing"),
)
ROLES = ("website", "information", "authentication", "legal")


def decision(**facts: Any) -> DecisionRow:
    """A decision of the infrastructure group that says all it should."""
    usual: dict[str, Any] = {
        "id": "d", "group_id": "two", "number": "ICT 1/03", "title": "One directory",
        "decided_on": "2003-02-20", "category": "C6", "decided_by": "ICT Group",
        "input_from": "Technical Group", "benefit": "One account for all.", "strategies": 1,
        "conforms": 1,
    }  # fmt: skip
    return DecisionRow(**{**usual, **facts})


def a_model_council(**changes: Any) -> Facts:
    """A council that no rule has anything to say of, with these fields in place of its own."""
    facts = Facts(
        authority=AuthorityRow("dedicated", 0, 1, "corporate", "One ICT unit."),
        settings={one.id: one.value for one in shipped_thresholds()},
        groups=GROUPS,
        tiers=TIERS,
        places=PLACES,
        posts=POSTS,
        holdings=HOLDINGS,
        people=tuple(PersonRow(one, one.capitalize()) for one in _people(PLACES)),
        departments=(DepartmentRow("Housing"), DepartmentRow("Social Services")),
        duties=DUTIES,
        rights=RIGHTS,
        champions=(ChampionRow("chief"),),
        allocations=tuple(AllocationRow(role, "ict") for role in ROLES),
        meetings=(
            MeetingRow("m1", "smt", "2003-02-25", "signed", 1, 90, 40),
            MeetingRow("m2", "smt", "2003-09-23", "signed", 1, 90, 40),
            MeetingRow("m3", "smt", "2003-10-14", "issued", 1, 90, 40),
        ),
        agendas=(
            AgendaRow("i1", "m1", "Report", 20, "one", "A1"),
            AgendaRow("i2", "m2", "Report", 20, "one", "A1"),
            AgendaRow("i3", "m3", "IEG3", 20, None, "A1"),
        ),
        decisions=(decision(),),
        programmes=(ProgrammeRow("p", "Programme", "formal", "formal", "formal"),),
        projects=(ProjectRow("crm", "CRM", "delivery", "one", SINCE),),
        statements=(StatementRow("ieg3", "IEG3", "chief", "SMT", "2003-02-01", "2003-02-02"),),
    )
    return replace(facts, **changes)


def _people(places: Iterable[PlaceRow]) -> list[str]:
    return sorted({one.person_id or "" for one in places} | {"web"})


def but(rows: tuple[Any, ...], row: Any, **changes: Any) -> tuple[Any, ...]:
    """The rows with one of them changed."""
    assert row in rows
    return tuple(one._replace(**changes) if one == row else one for one in rows)
