"""R01 to R03 and R37: tiers, responsibilities, and whom a group represents."""

from __future__ import annotations

from collections.abc import Iterator

from egovdesk.checks.day import TIER_NAMES, TIERS, Day, holding
from egovdesk.checks.rules import Said, rule
from egovdesk.records.findings import Severity
from egovdesk.records.matrix import listed

RESPONSIBILITIES = {
    "1": ("EG1", "EG2", "EG3", "EG4", "EG5", "EG6"),
    "2": ("II1", "II2", "II3", "II4"),
    "2a": ("TS1",),
    "3": ("SD1",),
}
RESPONSIBILITY_NAMES = {
    "EG1": "promotion of e-government",
    "EG2": "strategic direction",
    "EG3": "approval of the ICT investment programme",
    "EG4": "prioritisation of ICT projects",
    "EG5": "performance management",
    "EG6": "approval of subsidiary groups’ decisions",
    "II1": "infrastructure management",
    "II2": "information management",
    "II3": "information architecture",
    "II4": "ICT architecture",
    "TS1": "working up policies and standards",
    "SD1": "application selection",
}


@rule(
    "R01",
    "Each tier has a group",
    remedy="The framework suggests a group for each tier: add one, or give the tier to a group.",
    source="Managing e-government, section 3.3",
    needs=("groups", "tiers"),
)
def tiers_covered(day: Day) -> Iterator[Said]:
    for tier in ("1", "2", "3"):
        if not day.tier(tier):
            yield Said("authority", f"No group covers {TIER_NAMES[tier]}.", tier)


@rule(
    "R02",
    "Each responsibility is given to a group, in its terms of reference",
    remedy="The framework suggests giving it to a group, and putting it in the terms of reference.",
    source="Managing e-government, Chart 3 and section 3.4",
    needs=("groups", "duties"),
)
def responsibilities_given(day: Day) -> Iterator[Said]:
    given: dict[str, list[int]] = {}
    for one in holding(day.facts.duties, day.on):
        if one.group_id in day.groups:
            given.setdefault(one.code, []).append(one.formalised)
    for code, name in RESPONSIBILITY_NAMES.items():
        named = f"{code}, {name},"
        if code not in given:
            yield Said("authority", f"{named} is not given to any group.", code)
        elif not any(given[code]):
            sentence = f"{named} is in no group’s terms of reference."
            yield Said("authority", sentence, f"{code} not formalised")


@rule(
    "R03",
    "A group covers one tier",
    remedy="The framework suggests a group for each tier; or say in this group’s terms of reference"
    " all that it answers for.",
    source="Managing e-government, section 3.4",
    needs=("groups", "tiers", "duties"),
)
def one_tier_each(day: Day) -> Iterator[Said]:
    duties: dict[str, set[str]] = {}
    for one in holding(day.facts.duties, day.on):
        if one.formalised:
            duties.setdefault(one.group_id, set()).add(one.code)
    for group in day.groups.values():
        covered = [tier for tier in TIERS if tier in day.tiers.get(group.id, ())]
        if len(covered) < 2:
            continue
        wanted = {code for tier in covered for code in RESPONSIBILITIES[tier]}
        lacks = sorted(wanted - duties.get(group.id, set()))
        names = " and ".join(TIER_NAMES[tier] for tier in covered)
        sentence = f"{group.label} covers {names} in one group."
        if lacks:
            missing = listed([RESPONSIBILITY_NAMES[code] for code in lacks])
            sentence += f" Its terms of reference leave out {missing}."
        facts = f"{'+'.join(covered)}; lacks {','.join(lacks) or 'nothing'}"
        mild = None if lacks else Severity.INFORMATION
        yield Said(f"groups:{group.id}", sentence, facts, mild)


@rule(
    "R37",
    "A group that represents all departments has each of them",
    remedy="The framework suggests a member from each department: add one.",
    source="Managing e-government, Chart 2",
    needs=("groups", "places", "posts", "holdings", "people", "departments"),
)
def all_represented(day: Day) -> Iterator[Said]:
    for group in day.groups.values():
        if not group.represents_all:
            continue
        spoken = {name for one in day.on_group(group.id) for name in one.departments}
        left = [one.name for one in day.departments if one.name not in spoken]
        for name in left:
            sentence = f"{group.label} represents all departments, but not {name}."
            yield Said(f"groups:{group.id}", sentence, name)
