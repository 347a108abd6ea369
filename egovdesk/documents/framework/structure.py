"""The groups of a register on a day as a chart: who chairs, how many sit, when they meet, what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from egovdesk.checks.all_rules import ALL
from egovdesk.checks.composition import Composition
from egovdesk.documents.framework.chart import ChartGroup, ChartLink, LineKind
from egovdesk.documents.wording import counted
from egovdesk.findings import Findings, compositions
from egovdesk.records.cadence import read_cadence
from egovdesk.records.findings import Severity
from egovdesk.records.groups import (
    Constitution,
    Group,
    LinkKind,
    MemberRole,
    Tier,
    holds_on,
)
from egovdesk.records.meetings import MeetingState
from egovdesk.records.structures import StructureGroup, StructureModel
from egovdesk.register import Register
from egovdesk.store.groups import Member

_LONGEST = 19
_BRIEF, _ROOM = 14, 24
_WEEKS = {1: "weekly", 2: "fortnightly"}
_MONTHS = {1: "monthly", 3: "quarterly", 6: "half-yearly", 12: "yearly"}
_KINDS = {
    LinkKind.JOINT_WITH: LineKind.JOINT,
    LinkKind.SUPPORTS: LineKind.ALSO,
    LinkKind.REPORTS_TO: LineKind.ALSO,
}
_NOT_MET = (MeetingState.CANCELLED, MeetingState.POSTPONED)


def groups_on(register: Register, day: date) -> list[Group]:
    """The groups there were on a day, by the names and parents of the day, those below after theirs."""
    parents = register.groups.parents_on(day)
    there = {
        one.id: one
        for one in register.groups.all()
        if one.exists_on(day) and (one.from_on is None or one.from_on <= day)
    }
    children: dict[str | None, list[str]] = {}
    for group_id in there:
        parent = parents.get(group_id)
        children.setdefault(parent if parent in there else None, []).append(group_id)
    order = list(_below(None, children, set()))
    order += [one for one in there if one not in order]
    renamed = {one.group_id for one in register.group_names.all()}
    return [
        register.groups.named_on(there[one], day) if one in renamed else there[one] for one in order
    ]


def _below(
    parent: str | None, children: Mapping[str | None, list[str]], seen: set[str]
) -> Iterator[str]:
    for one in children.get(parent, ()):
        if one not in seen:
            seen.add(one)
            yield one
            yield from _below(one, children, seen)


def structure_on(
    register: Register, day: date, differs: Mapping[str, Sequence[str]] | None = None
) -> tuple[list[ChartGroup], list[ChartLink]]:
    """The groups of a day as the chart shows them, and their ties.

    `differs` says of a group, by id, how it differs from the model; as found on the day where not given.
    """
    groups = groups_on(register, day)
    tiers, parents = register.group_tiers.on(day), register.groups.parents_on(day)
    amber = differences(register, day) if differs is None else differs
    seats = compositions(register, day) if amber else {}
    found = [
        _chart_group(register, one, day, tuple(tiers.get(one.id, ())) or (Tier.NONE,),
                     parents.get(one.id), amber.get(one.id, ()), seats.get(one.id))
        for one in groups
    ]  # fmt: skip
    return found, _ties(register, day, {one.id: one.parent_id for one in found})


def _ties(register: Register, day: date, parents: Mapping[str, str | None]) -> list[ChartLink]:
    """Joint meetings, and whom a group supports or reports to besides its parent."""
    found = []
    for link in register.group_links.all():
        kind = _KINDS.get(link.kind)
        if kind is None or not holds_on(day, link.from_on, link.until_on):
            continue
        if kind is LineKind.JOINT:
            found.append(ChartLink(link.group_id, link.other_id, kind))
        elif parents.get(link.group_id) != link.other_id:
            found.append(ChartLink(link.other_id, link.group_id, kind))
    return found


def _chart_group(
    register: Register, group: Group, day: date, tiers: tuple[Tier, ...], parent: str | None,
    differs: Sequence[str],
    composition: Composition | None,
) -> ChartGroup:  # fmt: skip
    name = group.name if len(group.name) <= _LONGEST else group.label
    joint = group.constitution is Constitution.JOINT
    chart = ChartGroup(group.id, name, "", "", tiers, parent, joint, group.kept)
    if not group.kept:
        return _with(chart, "Not kept in this register", "")
    members = register.memberships.on(group.id, day)
    if joint:
        said = ", ".join(one for one in ("Joint", rhythm(group.cadence)) if one)
        return _with(chart, said, _next_meeting(register, group, day))
    amiss = _amiss(members, differs, composition)
    return _with(chart, _chair(members), amiss or _gathering(group, members), amiss)


def _with(chart: ChartGroup, chair: str, last: str, differs: str = "") -> ChartGroup:
    return ChartGroup(
        chart.id, chart.name, chair, last, chart.tiers, chart.parent_id, chart.joint, chart.kept,
        bool(differs),
    )  # fmt: skip


def _chair(members: list[Member]) -> str:
    chairs = [one for one in members if one.membership.role is MemberRole.CHAIR]
    if not chairs:
        return "Chair: none set"
    names = [one.person.name if one.person else "post not filled" for one in chairs]
    return f"Chair: {', '.join(names)}"


def _gathering(group: Group, members: list[Member]) -> str:
    """`6 members, weekly`."""
    said = counted(len(members), "member") if members else "no members yet"
    meets = rhythm(group.cadence)
    return f"{said}, {meets}" if meets else said


def rhythm(cadence: str) -> str:
    """How often a group meets in a word or two: "second and fourth Tuesday" is twice a month."""
    read = read_cadence(cadence)
    if isinstance(read, str):
        return cadence if len(cadence) <= _BRIEF else ""
    if read.weeks:
        return _WEEKS.get(read.weeks, f"{read.weeks}-weekly")
    times = len(read.nth) + len(read.month_days)
    if read.months == 1 and times > 1:
        return "twice a month" if times == 2 else f"{times} times a month"
    return _MONTHS.get(read.months, f"every {read.months} months" if read.months else "yearly")


def differences(register: Register, day: date) -> dict[str, tuple[str, ...]]:
    """How each group differs from the model, in sentences that nobody has accepted, by its id."""
    findings = Findings(register, day)
    findings.run(one for one in ALL if not one.by_decision)
    found: dict[str, tuple[str, ...]] = {}
    for one in findings.standing():
        if one.table == "groups" and one.severity is Severity.WARNING:
            found[one.record_id] = (*found.get(one.record_id, ()), one.sentence)
    return found


def _amiss(members: list[Member], differs: Sequence[str], composition: Composition | None) -> str:
    """The differences in a few words: the chair first, then empty seats."""
    if not differs:
        return ""
    chaired = any(one.membership.role is MemberRole.CHAIR and one.person for one in members)
    if members and not chaired:
        return f"{counted(len(members), 'member')}, no chair"
    if composition is not None and composition.filled < composition.wanted:
        return f"{composition.filled} of {composition.wanted} seats filled"
    return counted(len(differs), "difference")


def _next_meeting(register: Register, group: Group, day: date) -> str:
    days = [
        one.held_on
        for one in register.meetings.of_group(group.id)
        if one.held_on >= day and one.state not in _NOT_MET
    ]
    if not days:
        return "no meetings set"
    return f"next {min(days).day} {min(days):%B}"


# -- a structure model, before it is made --------------------------------------------------------------


def structure_of_model(
    structure: StructureModel, roles: Mapping[str, str]
) -> tuple[list[ChartGroup], list[ChartLink]]:
    """A structure model as a chart; `roles` are what the role codes are called."""
    groups = [_of_model(one, roles) for one in structure.groups]
    parents = {one.key: one.parent for one in structure.groups}
    links = []
    for link in structure.links:
        kind = _KINDS[link.kind]
        if kind is LineKind.JOINT:
            links.append(ChartLink(link.group, link.other, kind))
        elif parents.get(link.group) != link.other:
            links.append(ChartLink(link.other, link.group, kind))
    return groups, links


def _of_model(one: StructureGroup, roles: Mapping[str, str]) -> ChartGroup:
    name = one.name if len(one.name) <= _LONGEST else one.label
    chair, line = "", one.line
    if not one.kept:
        return ChartGroup(one.key, name, "Not kept in this register", "", one.tiers,
                          one.parent or None, kept=False)  # fmt: skip
    if one.represents_all:
        chair = "Every department"
    elif one.constitution is Constitution.JOINT:
        chair = ", ".join(said for said in ("Joint", rhythm(one.cadence)) if said)
    elif one.chair is not None:
        first = roles.get(one.chair.roles[0], one.chair.roles[0]).lower().replace("ict", "ICT")
        chair = f"Chair: {first}"
        if len(chair) > _ROOM:
            chair = f"{first[:1].upper()}{first[1:]}"
    return ChartGroup(one.key, name, chair, line, one.tiers, one.parent or None,
                      one.constitution is Constitution.JOINT)  # fmt: skip
