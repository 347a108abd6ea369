"""Groups, their names, tiers and links, and memberships."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.operations.meetings.numbers import renumber_group
from egovdesk.operations.meetings.ratified import pass_on
from egovdesk.operations.structure.dated import end_facts, end_on, until_next
from egovdesk.operations.templates import remove_template
from egovdesk.records.days import spoken_date
from egovdesk.records.groups import (
    Group,
    GroupLink,
    GroupName,
    GroupOffset,
    GroupTier,
    LinkKind,
    Membership,
    Tier,
    holds_on,
    overlap,
)
from egovdesk.records.meetings import MeetingState
from egovdesk.records.text import clean_line
from egovdesk.register import Register

_A_DAY = timedelta(days=1)
_BOTH_WAYS_IS_TWICE = (LinkKind.SUPPORTS, LinkKind.JOINT_WITH, LinkKind.REPORTS_TO)
_NUMBERING = ("number_style", "first_number", "first_year", "prefix")


@operation("Add group")
def add_group(register: Register, name: str, tiers: Iterable[Tier] = (), **facts: Any) -> str:
    """Add a group and return the id."""
    position = max((one.position for one in register.groups.all()), default=0) + 1
    group = Group(new_id(), clean_line(name), **{"position": position, **facts})
    require(group.problems())
    if group.parent_id is not None:
        _refuse_dissolved(register.groups.get(group.parent_id), group.from_on)
    register.groups.add(group)
    for tier in tiers:
        register.group_tiers.add(GroupTier(new_id(), group.id, tier, group.from_on))
    return group.id


@operation("Change group", of=naming.of_group)
def change_group(register: Register, group_id: str, **changes: Any) -> None:
    """Change a group's facts; its name changes by `rename_group`, which keeps the former one.

    Minute numbers that nobody has seen follow its style and its first number; others never move.
    """
    if changes.get("parent_id") is not None:
        _refuse_cycle(register, group_id, changes["parent_id"])
    group = register.groups.get(group_id)
    require(replace(group, **changes).problems())
    register.groups.update(group_id, **changes)
    if any(getattr(group, name) != changes.get(name, getattr(group, name)) for name in _NUMBERING):
        renumber_group(register, group_id)


@operation("Rename group", of=naming.of_group)
def rename_group(
    register: Register,
    group_id: str,
    name: str,
    on: date,
    short_name: str | None = None,
    prefix: str | None = None,
) -> None:
    """Give a group a new name from a day; meetings before it keep the former one."""
    group = register.groups.get(group_id)
    earlier = register.group_names.find(group_id=group_id)
    since = max((one.until_on for one in earlier if one.until_on), default=None)
    from_on = since + timedelta(days=1) if since else group.from_on
    if from_on != on:  # a name of the same day is put right
        former = GroupName(
            new_id(), group_id, group.name, group.short_name, group.prefix, from_on, on - _A_DAY
        )
        require(former.problems())
        register.group_names.add(former)
    changed = replace(
        group,
        name=clean_line(name),
        short_name=group.short_name if short_name is None else clean_line(short_name),
        prefix=group.prefix if prefix is None else clean_line(prefix),
    )
    require(changed.problems())
    register.groups.update(
        group_id,
        name=changed.name,
        short_name=changed.short_name,
        prefix=changed.prefix,
    )


@operation("Change tiers", of=naming.of_group)
def set_tiers(register: Register, group_id: str, tiers: Iterable[Tier], on: date) -> None:
    """Let a group cover these tiers from a day, and no others."""
    wanted = set(tiers)
    for one in register.group_tiers.find(group_id=group_id):
        if not holds_on(on, one.from_on, one.until_on):
            continue
        if one.tier in wanted:
            wanted.discard(one.tier)
        else:
            end_on(register.group_tiers, one, on - _A_DAY)
    for tier in sorted(wanted):
        later = register.group_tiers.find(group_id=group_id, tier=tier)
        register.group_tiers.add(GroupTier(new_id(), group_id, tier, on, until_next(later, on)))


@operation("Move group", of=naming.of_group)
def move_group(register: Register, group_id: str, parent_id: str | None, on: date) -> None:
    """Let a group report to another, or to none, from a day. Raises Refused for a circle."""
    group = register.groups.get(group_id)
    if group.parent_id == parent_id:
        return
    if parent_id is not None:
        _refuse_dissolved(register.groups.get(parent_id), on)
    _keep_former(register, group, on)
    change_group(register, group_id, parent_id=parent_id)


@operation("Change offsets", of=naming.of_group)
def set_offsets(register: Register, group_id: str, offsets: Mapping[str, int | None]) -> None:
    """Set the working days of steps before (-) or after a group's meetings; None is as usual."""
    register.groups.get(group_id)
    for step, days in offsets.items():
        own = register.group_offsets.find(group_id=group_id, step=step)
        if days is None:
            for one in own:
                register.group_offsets.remove(one.id)
            continue
        offset = GroupOffset(new_id(), group_id, step, days)
        require(offset.problems())
        if not own:
            register.group_offsets.add(offset)
        elif own[0].days != days:
            register.group_offsets.update(own[0].id, days=days)


@operation("Link groups", of=naming.of_group)
def link_groups(
    register: Register,
    group_id: str,
    other_id: str,
    kind: LinkKind,
    from_on: date | None = None,
) -> str:
    """Link two groups besides the parent."""
    if group_id == other_id:
        raise Refused("A group cannot be linked to itself.", "Nothing has changed.")
    _refuse_link(register, group_id, other_id, kind, from_on)
    if kind in _BOTH_WAYS_IS_TWICE:
        _refuse_link(register, other_id, group_id, kind, from_on)
    for one in (group_id, other_id):
        _refuse_dissolved(register.groups.get(one), from_on or register.today, "it has no ties")
    if kind is LinkKind.REPORTS_TO:
        _refuse_cycle(register, group_id, other_id)
    link = GroupLink(new_id(), group_id, other_id, kind, from_on)
    register.group_links.add(link)
    return link.id


def _refuse_link(
    register: Register, group_id: str, other_id: str, kind: LinkKind, from_on: date | None
) -> None:
    for one in register.group_links.find(group_id=group_id, other_id=other_id, kind=kind):
        if one.until_on is None or from_on is None or from_on <= one.until_on:
            raise Refused(
                f"{register.groups.get(group_id).name} {kind.label} "
                f"{register.groups.get(other_id).name} already.",
                "Nothing has changed.",
                "Choose another group, or a day after that has ended.",
            )


@operation("Remove link")
def remove_link(register: Register, link_id: str) -> None:
    """Take out a link that never was."""
    register.group_links.remove(link_id)


@operation("Dissolve group", of=naming.of_group)
def dissolve_group(
    register: Register, group_id: str, on: date, successor_id: str | None = None
) -> None:
    """End a group on a day, its last, with its memberships, rights, responsibilities and seats.

    The groups below it report to the one that follows, or to the one above, and what waited for it to
    ratify waits for that one. Its record stays.
    """
    group = register.groups.get(group_id)
    ended = replace(group, until_on=on)
    require(ended.problems())
    _refuse_dissolving(register, group, on)
    _refuse_successor(register, group, successor_id, on)
    register.groups.update(group_id, until_on=on)
    for place in register.memberships.find(group_id=group_id):
        if place.from_on is not None and place.from_on > on:
            remove_membership(register, place.id)
        else:
            end_on(register.memberships, place, on)
    end_facts(register, group_id, on)
    _move_below(register, group, successor_id, on)
    pass_on(register, group_id, _heirs(register, group, successor_id), on)


def _heirs(register: Register, group: Group, successor_id: str | None) -> list[str]:
    """Who may ratify in a group's place: the one that follows it, else the one above, and those above."""
    found: list[str] = []
    heir = successor_id or group.parent_id
    while heir is not None and heir not in found:
        found.append(heir)
        heir = register.groups.get(heir).parent_id
    return found


def _refuse_dissolving(register: Register, group: Group, on: date) -> None:
    if group.until_on is not None and group.until_on < on:
        raise Refused(
            f"{group.name} was dissolved on {spoken_date(group.until_on)} already.",
            "Nothing has changed.",
        )
    held = [
        one.held_on
        for one in register.meetings.of_group(group.id)
        if one.group_id == group.id
        and one.held_on > on
        and one.state.step >= MeetingState.HELD.step
    ]
    if held:
        raise Refused(
            f"{group.name} met on {spoken_date(max(held))}, so it cannot have ended before.",
            "Nothing has changed.",
            "Choose that day or a later one.",
        )


def _refuse_successor(register: Register, group: Group, successor_id: str | None, on: date) -> None:
    follower = register.groups.maybe(successor_id)
    if follower is not None and (follower.id == group.id or not follower.exists_on(on + _A_DAY)):
        raise Refused(
            f"{follower.name} does not meet after {spoken_date(on)}, so it can follow nobody.",
            "Nothing has changed.",
            "Choose a group that meets then.",
        )


def _move_below(register: Register, group: Group, successor_id: str | None, on: date) -> None:
    for below in register.groups.find(parent_id=group.id):
        if below.exists_on(on + timedelta(days=1)):
            above = successor_id if successor_id != below.id else group.parent_id
            move_group(register, below.id, above or group.parent_id, on + timedelta(days=1))


@operation("Remove group", of=naming.of_group)
def remove_group(register: Register, group_id: str) -> None:
    """Take out a group that never met; raises Refused where the record needs it."""
    if register.groups.is_used(group_id) or register.groups.find(parent_id=group_id):
        raise Refused(
            "This group has met, or has groups below it, so it stays in the record.",
            "Nothing has changed.",
            "Dissolve it from a date instead.",
        )
    for repository in (
        register.group_tiers, register.group_names, register.group_offsets, register.group_seats,
        register.responsibilities, register.rights, register.right_limits, register.adoptions,
    ):  # fmt: skip
        for row in repository.find(group_id=group_id):
            repository.remove(row.id)
    for link in register.group_links.find(group_id=group_id) + register.group_links.find(
        other_id=group_id
    ):
        register.group_links.remove(link.id)
    for place in reversed(register.memberships.find(group_id=group_id)):
        remove_membership(register, place.id)
    for template in register.templates.find(group_id=group_id):
        remove_template(register, template.id)
    for standard in register.standards.find(asked_by_id=group_id):
        name = register.groups.get(group_id).name
        register.standards.update(standard.id, asked_by_id=None, asked_by=name)
    for item in register.items.find(report_of_id=group_id):
        register.items.update(item.id, report_of_id=None)
    register.groups.remove(group_id)


@operation("Add member", of=naming.of_new_membership)
def add_membership(register: Register, group_id: str, **facts: Any) -> str:
    """Add a place on a group, for a person or for whoever holds a post."""
    others = register.memberships.find(group_id=group_id)
    position = max((one.position for one in others), default=0) + 1
    place = Membership(new_id(), group_id, **{"position": position, **facts})
    require(place.problems())
    _refuse_dissolved(register.groups.get(group_id), place.from_on, "nobody joins it")
    _refuse_twice(register, place)
    register.memberships.add(place)
    return place.id


@operation("Change member", of=naming.of_membership)
def change_membership(register: Register, membership_id: str, **changes: Any) -> None:
    """Change a membership; an end date keeps it for meetings up to that day."""
    place = replace(register.memberships.get(membership_id), **changes)
    require(place.problems())
    _refuse_twice(register, place)
    register.memberships.update(membership_id, **changes)


@operation("End membership", of=naming.of_membership)
def end_membership(register: Register, membership_id: str, on: date) -> None:
    """End a membership on a day, which is its last."""
    change_membership(register, membership_id, until_on=on)


@operation("Remove member", of=naming.of_membership)
def remove_membership(register: Register, membership_id: str) -> None:
    """Take out a membership that never was; its substitutes stand alone."""
    for other in register.memberships.find(substitute_for_id=membership_id):
        register.memberships.update(other.id, substitute_for_id=None)
    register.memberships.remove(membership_id)


def _refuse_cycle(register: Register, group_id: str, parent_id: str) -> None:
    seen, above = set(), register.groups.maybe(parent_id)
    while above is not None and above.id not in seen:
        if above.id == group_id:
            raise Refused(
                "That would put the group below itself.",
                "Nothing has changed.",
                "Choose a parent that does not report to it.",
            )
        seen.add(above.id)
        above = register.groups.maybe(above.parent_id)


def _refuse_dissolved(group: Group, on: date | None, what: str = "no group reports to it") -> None:
    if not group.exists_on(on or date.min):
        raise Refused(
            f"{group.name} was dissolved on {spoken_date(group.until_on or date.min)}, so {what} "
            "after that.",
            "Nothing has changed.",
            "Choose a group that meets, or an earlier day.",
        )


def _keep_former(register: Register, group: Group, on: date) -> None:
    """Remember to whom it reported until the day before."""
    if group.parent_id is None:
        return
    earlier = register.group_links.find(group_id=group.id, kind=LinkKind.REPORTED_TO)
    ends = [one.until_on for one in earlier if one.until_on is not None]
    since = max(ends) + _A_DAY if ends else group.from_on
    if since is None or since < on:
        link = GroupLink(
            new_id(), group.id, group.parent_id, LinkKind.REPORTED_TO, since, on - _A_DAY
        )
        register.group_links.add(link)


def _refuse_twice(register: Register, place: Membership) -> None:
    """Refuse two places of one person or post on a group at once, unless one stands in for another."""
    others = register.memberships.find(
        group_id=place.group_id, person_id=place.person_id, post_id=place.post_id
    )
    for one in others:
        if one.id == place.id or place.substitute_for_id or one.substitute_for_id:
            continue
        if overlap(place, one):
            until = f" until {spoken_date(one.until_on)}" if one.until_on else ""
            since = f" from {spoken_date(one.from_on)}" if one.from_on else ""
            raise Refused(
                f"There is a place for the same on this group{since}{until}, so the dates overlap.",
                "Nothing has changed.",
                "End that place first, or choose days before or after it.",
            )
