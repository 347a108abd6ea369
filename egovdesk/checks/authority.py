"""R31 to R36: e-champions, emerging roles, and whether the rights cover what there is to decide."""

from __future__ import annotations

from collections.abc import Iterator

from egovdesk.checks.day import Day, holding
from egovdesk.checks.rights import MODEL, Rights
from egovdesk.checks.rules import Said, rule
from egovdesk.records.checked import AllocationRow
from egovdesk.records.facts import Seniority
from egovdesk.records.findings import Severity
from egovdesk.records.matrix import ROWS

_ROLES = {
    "website": "Website management",
    "information": "Information management",
    "authentication": "Authentication",
    "legal": "ICT legal advice",
}
_LETTERS = {
    "A": "the strategic approach",
    "B": "priorities and investment",
    "C": "the infrastructure",
    "D": "the ICT architecture",
    "E": "the selection of applications",
}


@rule(
    "R31",
    "There is an officer e-champion",
    remedy="The framework suggests a senior officer who leads e-government: record one.",
    source="Managing e-government, section 3.2",
    needs=("champions",),
)
def has_champion(day: Day) -> Iterator[Said]:
    if not any(one.kind == "officer" for one in holding(day.facts.champions, day.on)):
        yield Said("authority", "No officer e-champion is recorded.", "none")


@rule(
    "R32",
    "The e-champion is senior and active, and the head of ICT does not carry the role",
    remedy="The framework suggests an e-programme manager or an e-government officer in support.",
    source="Managing e-government, section 3.2",
    needs=("champions", "people"),
    severity=Severity.INFORMATION,
)
def champion_leads(day: Day) -> Iterator[Said]:
    for one in holding(day.facts.champions, day.on):
        away = not Seniority(one.seniority).is_senior or not one.active
        if one.kind == "officer" and away and one.support == "head_ict":
            what = "not senior" if one.active else "not active"
            sentence = (
                f"{day.name(one.person_id)} is {what} as e-champion, and the head of ICT carries"
                " the role: not an ideal situation."
            )
            facts = f"{one.person_id} {one.seniority} {one.active} {one.support}"
            yield Said("authority", sentence, facts)


def _held(day: Day, one: AllocationRow) -> bool:
    return one.person_id is not None or bool(day.holders.get(one.post_id or ""))


@rule(
    "R33",
    "Somebody named owns information management",
    remedy="The framework suggests a named owner, wherever information management sits.",
    source="Managing e-government, section 2.2",
    needs=("allocations", "posts", "holdings"),
)
def information_owner(day: Day) -> Iterator[Said]:
    given = [one for one in holding(day.facts.allocations, day.on) if one.role == "information"]
    if not any(_held(day, one) for one in given):
        why = "its post is vacant" if given else "none"
        yield Said("authority", "Nobody named owns information management.", why)


@rule(
    "R34",
    "The emerging roles are given to somebody",
    remedy="The framework suggests giving each emerging role to a person or a post.",
    source="Managing e-government, section 2.2",
    needs=("allocations",),
)
def emerging_roles(day: Day) -> Iterator[Said]:
    given = {one.role for one in holding(day.facts.allocations, day.on)}
    for role, name in _ROLES.items():
        if role not in given:
            yield Said("authority", f"{name} is given to nobody.", role)


@rule(
    "R35",
    "Somebody has the right to decide each category",
    remedy="The framework suggests one group that decides each category: give the right to one.",
    source="Managing e-government, section 2.2",
    needs=("groups", "posts", "rights"),
)
def every_category(day: Day) -> Iterator[Said]:
    rights = Rights(day.facts)
    decided = {
        row
        for row in ROWS
        if any(one in day.groups or one in day.posts for one in rights.deciders(row, day.on))
    }
    for letter in MODEL:
        rows = [row for row in ROWS if row.startswith(letter)]
        open_rows = [row for row in rows if row not in decided]
        if open_rows == rows:
            yield Said(
                "authority", f"Nobody decides category {letter}, {_LETTERS[letter]}.", letter
            )
            continue
        for row in open_rows:
            sentence = f"Nobody decides {row}, within {_LETTERS[letter]}."
            yield Said("authority", sentence, row, Severity.INFORMATION)


@rule(
    "R36",
    "It is recorded who decides the ICT architecture, and why",
    remedy="Research that the paper quotes found a corporate head of ICT more productive, unless the"
    " ICT unit is ineffective or its head lacks standing. Record the choice with its reason.",
    source="Managing e-government, section 2.3",
    needs=("authority",),
)
def architecture_model(day: Day) -> Iterator[Said]:
    authority = day.facts.authority
    if not authority.architecture:
        sentence = "It is not recorded who decides the ICT architecture (category D)."
        yield Said("authority", sentence, "none")
    elif not authority.architecture_reason.strip():
        sentence = "No reason is recorded for the way the ICT architecture is decided."
        yield Said("authority", sentence, authority.architecture)
