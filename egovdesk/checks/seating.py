"""R04 to R15: who chairs and who sits on each tier (Chart 3)."""

from __future__ import annotations

from collections.abc import Iterator

from egovdesk.checks.day import Day, Sitter
from egovdesk.checks.rules import Said, rule
from egovdesk.records.checked import GroupRow
from egovdesk.records.findings import Severity

_SEATING = ("groups", "tiers", "places", "posts", "holdings", "people")
_CHART = "Managing e-government, Chart 3"
_TEXT = "Managing e-government, Chart 3 and section 3.4"
_LEADERS = frozenset({"CHIEF_EXEC", "DEPUTY_CHIEF_EXEC", "E_CHAMPION"})
_SENIOR = frozenset({"SMT_SENIOR_MANAGER", "DEPT_SMT_ICT_LEAD", "SERVICE_DIRECTOR"})
_FOR_DEPARTMENT = frozenset({"DEPT_SMT_ICT_LEAD", "SERVICE_DIRECTOR"})


def _chair_not(day: Day, tier: str, wanted: frozenset[str], who: str) -> Iterator[Said]:
    """Groups of a tier whose chair holds none of the roles."""
    for group in day.led_by(tier):
        for one in day.on_group(group.id):
            if one.is_chair and not one.vacant and not one.roles & wanted:
                sentence = f"{group.label} is chaired by {one.name}, who is not {who}."
                facts = f"{one.person_id}: {','.join(sorted(one.roles)) or 'no role'}"
                yield Said(f"groups:{group.id}", sentence, facts)


@rule(
    "R04",
    "The chief executive, the deputy or the e-champion chairs the e-governance group",
    remedy="The framework suggests the chief executive, the deputy or the e-champion in the chair.",
    source="Managing e-government, Chart 3, sections 2.3 and 3.2",
    needs=_SEATING,
)
def e_governance_chair(day: Day) -> Iterator[Said]:
    yield from _chair_not(day, "1", _LEADERS, "the chief executive, the deputy or the e-champion")


@rule(
    "R05",
    "A service director or the head of ICT chairs the ICT infrastructure group",
    remedy="The framework suggests a service director or the head of ICT in the chair.",
    source=_CHART,
    needs=_SEATING,
)
def infrastructure_chair(day: Day) -> Iterator[Said]:
    wanted = frozenset({"SERVICE_DIRECTOR", "HEAD_ICT"})
    yield from _chair_not(day, "2", wanted, "a service director or the head of ICT")


@rule(
    "R06",
    "The head of ICT or the deputy chairs a supporting group",
    remedy="The framework suggests the head of ICT or the deputy in the chair.",
    source=_CHART,
    needs=_SEATING,
)
def supporting_chair(day: Day) -> Iterator[Said]:
    wanted = frozenset({"HEAD_ICT", "DEPUTY_HEAD_ICT"})
    yield from _chair_not(day, "2a", wanted, "the head of ICT or the deputy")


@rule(
    "R07",
    "A senior manager of the department chairs a service development group",
    remedy="The framework suggests a senior manager from the department’s management team in the chair.",
    source=_CHART,
    needs=_SEATING,
)
def service_chair(day: Day) -> Iterator[Said]:
    yield from _chair_not(day, "3", _SENIOR, "a senior manager of the department")


@rule(
    "R08",
    "A group has one chair",
    remedy="The framework suggests one chair at any time: add one, or end a place.",
    source="Secretariat practice",
    needs=_SEATING,
)
def one_chair(day: Day) -> Iterator[Said]:
    for group in day.groups.values():
        chairs = [one for one in day.on_group(group.id) if one.is_chair]
        if not chairs:
            yield Said(f"groups:{group.id}", f"{group.label} has no chair.", "none")
        elif len(chairs) > 1:
            names = " and ".join(one.name for one in chairs)
            facts = ",".join(sorted(one.person_id or one.place.id for one in chairs))
            sentence = f"{group.label} has {len(chairs)} chairs: {names}."
            yield Said(f"groups:{group.id}", sentence, facts)


@rule(
    "R09",
    "The e-governance group has the chief executive, the directors and the head of ICT",
    remedy="The framework suggests that they sit on the e-governance group: add a member.",
    source=_TEXT,
    needs=(*_SEATING, "departments"),
)
def e_governance_members(day: Day) -> Iterator[Said]:
    for group in day.led_by("1"):
        there = [one for one in day.on_group(group.id) if one.place.role != "secretary"]
        if not _has(there, {"CHIEF_EXEC"}) and not _led(there):
            yield _lacks(group, "chief executive", "CHIEF_EXEC")
        directors = [one for one in there if "SERVICE_DIRECTOR" in one.roles]
        spoken = {name for one in directors for name in one.departments}
        for department in day.departments:
            if department.major and department.name not in spoken:
                yield _lacks(group, f"Director of {department.name}", department.name, named=True)
        for code, who in (("FINANCE_DIRECTOR", "director of finance"), ("HEAD_ICT", "head of ICT")):
            if not _has(there, {code}):
                yield _lacks(group, who, code)


def _led(there: list[Sitter]) -> bool:
    """Whether the deputy or the e-champion takes the chief executive's chair (Chart 3)."""
    return any(one.is_chair and one.roles & _LEADERS for one in there)


def _has(there: list[Sitter], codes: set[str] | frozenset[str]) -> bool:
    return any(one.roles & codes and not one.vacant for one in there)


def _lacks(group: GroupRow, who: str, facts: str, *, named: bool = False) -> Said:
    sentence = f"The {who} is not on {group.label}."
    if named:
        sentence = f"The {who} is not on {group.label}: nobody speaks for that department."
    return Said(f"groups:{group.id}", sentence, facts)


@rule(
    "R10",
    "The head of information management sits on the first two tiers, when in post",
    remedy="The framework suggests a place for the head of information management: add a member.",
    source=_CHART,
    needs=(*_SEATING, "authority"),
)
def information_management(day: Day) -> Iterator[Said]:
    if not day.facts.authority.head_im_in_post:
        return
    for tier in ("1", "2"):
        for group in day.led_by(tier):
            if not _has(day.on_group(group.id), {"HEAD_IM"}):
                yield _lacks(group, "head of information management", f"HEAD_IM on {tier}")


@rule(
    "R11",
    "The ICT infrastructure group has the head of ICT, finance, and each department",
    remedy="The framework suggests these places on the ICT infrastructure group: add a member.",
    source=_CHART,
    needs=(*_SEATING, "departments"),
)
def infrastructure_members(day: Day) -> Iterator[Said]:
    for group in day.led_by("2"):
        there = [one for one in day.on_group(group.id) if one.sits]
        if not _has(there, {"HEAD_ICT"}):
            yield _lacks(group, "head of ICT", "HEAD_ICT")
        if not _has(there, {"FINANCE_REP", "FINANCE_DIRECTOR"}):
            yield _lacks(group, "senior finance representative", "FINANCE_REP")
        leads = [one for one in there if one.roles & _FOR_DEPARTMENT and not one.vacant]
        spoken = {name for one in leads for name in one.departments}
        for department in day.departments:
            if department.major and department.name not in spoken:
                sentence = f"Nobody from {department.name}’s management team is on {group.label}."
                yield Said(f"groups:{group.id}", sentence, department.name)


@rule(
    "R12",
    "Departmental heads of ICT do not sit on the ICT infrastructure group",
    remedy="The framework suggests the manager responsible for ICT instead, not normally the local"
    " head of ICT, whose place is on a supporting group.",
    source="Managing e-government, section 3.4",
    needs=_SEATING,
)
def local_heads(day: Day) -> Iterator[Said]:
    for group in day.led_by("2"):
        for one in day.on_group(group.id):
            if one.sits and "DEPT_HEAD_ICT" in one.roles and not one.vacant:
                sentence = f"{one.name}, a departmental head of ICT, is a member of {group.label}."
                yield Said(f"groups:{group.id}", sentence, f"{one.person_id}")


@rule(
    "R13",
    "The strategic partner is represented on the ICT infrastructure group, where there is one",
    remedy="The framework suggests a representative where there is a strategic partner.",
    source=_TEXT,
    needs=(*_SEATING, "authority"),
    severity=Severity.INFORMATION,
)
def partner(day: Day) -> Iterator[Said]:
    has = bool(day.facts.authority.has_partner)
    for group in day.led_by("2"):
        there = _has(day.on_group(group.id), {"PARTNER_REP"})
        if has and not there:
            yield Said(
                f"groups:{group.id}", f"Nobody speaks for the partner on {group.label}.", "none"
            )
        elif there and not has:
            sentence = (
                f"A partner’s representative is on {group.label}, but no partner is recorded."
            )
            yield Said(f"groups:{group.id}", sentence, "no partner")


@rule(
    "R14",
    "The supporting groups have the departmental heads of ICT",
    remedy="The framework suggests a place on a supporting group: add a member.",
    source=_CHART,
    needs=_SEATING,
)
def supporting_members(day: Day) -> Iterator[Said]:
    groups = day.tier("2a")
    if not groups:
        return
    there = {one.person_id for group in groups for one in day.on_group(group.id) if one.sits}
    for person, post in day.holding_role("DEPT_HEAD_ICT"):
        if person not in there:
            subject = f"groups:{groups[0].id}"
            sentence = f"{day.name(person)}, {post.title}, is on no supporting group."
            yield Said(subject, sentence, person)


@rule(
    "R15",
    "A service development group has service managers, the local head of ICT, and one from ICT",
    remedy="The framework suggests these places on each service development group: add a member.",
    source=_CHART,
    needs=_SEATING,
)
def service_members(day: Day) -> Iterator[Said]:
    for group in day.led_by("3"):
        there = [one for one in day.on_group(group.id) if one.sits]
        for code, lacks in (
            ("SERVICE_MANAGER", "no service manager"),
            ("DEPT_HEAD_ICT", "no departmental head of ICT"),
            ("HEAD_ICT_REP", "nobody for the corporate head of ICT"),
        ):
            if not _has(there, {code}):
                yield Said(f"groups:{group.id}", f"{group.label} has {lacks}.", code)
