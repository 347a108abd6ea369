"""Groups that merge into one, or split into several, from a day; what they leave goes to whoever follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation
from egovdesk.operations.actions import note_update
from egovdesk.operations.groups import add_group, dissolve_group, move_group, set_tiers
from egovdesk.operations.structure.dated import end_on
from egovdesk.operations.structure.ending import open_actions, open_items
from egovdesk.records.days import spoken_date
from egovdesk.records.framework import RightKind
from egovdesk.records.groups import (
    Group,
    GroupLink,
    LinkKind,
    MemberRole,
    Membership,
    Tier,
    holds_on,
)
from egovdesk.records.text import clean_line
from egovdesk.register import Register

_DAY = timedelta(days=1)
_STRENGTH = tuple(RightKind)


@operation("Merge groups")
def merge_groups(
    register: Register,
    group_ids: Sequence[str],
    from_on: date,
    *,
    name: str = "",
    into_id: str | None = None,
) -> str:
    """Let one group follow several from a day, and return its id: one of them, another, or a new one.

    Members, responsibilities, seats and rights come together in it; the chair of the first stays
    chair. Open actions, items not yet considered, and decisions waiting go to it.
    """
    groups = [register.groups.get(one) for one in dict.fromkeys(group_ids)]
    sources = [one for one in groups if one.id != into_id]
    if not sources or (into_id is None and len(sources) < 2):
        raise Refused(
            "Merging takes at least two groups.", "Nothing has changed.", "Choose another as well."
        )
    _refuse_gone([*groups, *([register.groups.get(into_id)] if into_id else [])], from_on)
    heir = into_id or _new_group(register, sources[0], name, from_on)
    set_tiers(
        register, heir, _tiers(register, [*sources, register.groups.get(heir)], from_on), from_on
    )
    for one in sources:
        _hand_over(register, one, heir, from_on)
    for one in sources:
        _follow(register, one, [heir], from_on)
    _out_of_itself(register, heir, sources, from_on)
    return heir


@operation("Split group")
def split_group(
    register: Register,
    group_id: str,
    names: Sequence[str],
    from_on: date,
    *,
    members: Mapping[str, Iterable[str]] | None = None,
) -> list[str]:
    """Let several groups follow one from a day, and return their ids.

    The first takes what goes on: rights, responsibilities, actions, items, groups below. All take
    its tiers and seats. `members` says by name which memberships each takes; else each takes all.
    """
    group = register.groups.get(group_id)
    wanted = [clean_line(one) for one in names if clean_line(one)]
    if len(wanted) < 2 or len({one.casefold() for one in wanted}) < len(wanted):
        raise Refused(
            "Splitting takes at least two groups, each with a name of its own.",
            "Nothing has changed.",
            "Type a name on each line.",
        )
    _refuse_gone([group], from_on)
    made = [_new_group(register, group, name, from_on) for name in wanted]
    tiers = _tiers(register, [group], from_on)
    for name, heir in zip(wanted, made, strict=True):
        set_tiers(register, heir, tiers, from_on)
        chosen = None if members is None else set(members.get(name, ()))
        _seat_members(register, group, heir, from_on, chosen)
        _copy_seats(register, group, heir, from_on)
    _hand_over(register, group, made[0], from_on, members=False)
    _follow(register, group, made, from_on)
    return made


# -- one group's things in another -------------------------------------------------------------------


def _new_group(register: Register, like: Group, name: str, from_on: date) -> str:
    others = [one for one in register.groups.all() if one.exists_on(from_on)]
    if any(
        one.name.casefold() == clean_line(name).casefold() for one in others if one.id != like.id
    ):
        raise Refused(
            f"There is a group called {clean_line(name)} already.",
            "Nothing has changed.",
            "Choose another name, or merge into that group.",
        )
    return add_group(
        register, name, constitution=like.constitution, access=like.access, from_on=from_on,
        parent_id=like.parent_id, quorum=like.quorum, cadence=like.cadence,
        usual_time=like.usual_time, usual_place=like.usual_place, usual_length=like.usual_length,
        number_style=like.number_style, ratifies=like.ratifies, prefix=_prefix(name),
    )  # fmt: skip


def _prefix(name: str) -> str:
    return "".join(word[0] for word in clean_line(name).split() if word[0].isupper())[:5]


def _tiers(register: Register, groups: Iterable[Group], day: date) -> list[Tier]:
    on = register.group_tiers.on(day)
    found = {tier for one in groups for tier in on.get(one.id, ())}
    return sorted(found - {Tier.NONE}, key=list(Tier).index) or sorted(found)


def _hand_over(
    register: Register, group: Group, heir: str, from_on: date, *, members: bool = True
) -> None:
    """Give what goes on to the group that follows."""
    if members:
        _seat_members(register, group, heir, from_on)
        _copy_seats(register, group, heir, from_on)
    _give_responsibilities(register, group, heir, from_on)
    _give_rights(register, group, heir, from_on)
    for action_id in open_actions(register, group.id):
        register.actions.update(action_id, group_id=heir)
        follower = register.groups.get(heir).name
        note_update(register, action_id, f"Passed from {group.name} to {follower}.", register.today)
    for item_id in open_items(register, group.id):
        register.items.update(item_id, group_id=heir)


def _seat_members(
    register: Register, group: Group, heir: str, from_on: date, chosen: set[str] | None = None
) -> None:
    """Give the members of a group a place on the one that follows, once each, under one chair."""
    mine = [
        one
        for one in register.memberships.find(group_id=heir)
        if one.until_on is None or one.until_on >= from_on
    ]
    there = {(one.person_id, one.post_id) for one in mine}
    chaired = any(one.role is MemberRole.CHAIR for one in mine)
    position = max((one.position for one in mine), default=0)
    for one in register.memberships.find(group_id=group.id):
        who = (one.person_id, one.post_id)
        goes_on = holds_on(from_on, one.from_on, one.until_on)
        if not goes_on or who in there or (chosen is not None and one.id not in chosen):
            continue
        role = MemberRole.MEMBER if chaired and one.role is MemberRole.CHAIR else one.role
        chaired = chaired or role is MemberRole.CHAIR
        position += 1
        register.memberships.add(
            Membership(
                new_id(), heir, one.person_id, one.post_id, role, from_on, one.until_on,
                None, one.seat, one.represents, position,
            )
        )  # fmt: skip
        there.add(who)


def _copy_seats(register: Register, group: Group, heir: str, from_on: date) -> None:
    mine = {(one.role_code, one.place) for one in register.group_seats.find(group_id=heir)}
    chaired = any(place == "chair" for _code, place in mine)
    for seat in register.group_seats.find(group_id=group.id):
        key = (seat.role_code, seat.place)
        if not holds_on(from_on, seat.from_on, seat.until_on) or key in mine:
            continue
        if seat.place == "chair" and chaired:
            continue
        chaired = chaired or seat.place == "chair"
        register.group_seats.add(replace(seat, id=new_id(), group_id=heir, from_on=from_on))
        mine.add(key)


def _give_responsibilities(register: Register, group: Group, heir: str, from_on: date) -> None:
    mine = {
        one.code
        for one in register.responsibilities.find(group_id=heir)
        if holds_on(from_on, one.from_on, one.until_on)
    }
    for one in register.responsibilities.find(group_id=group.id):
        if holds_on(from_on, one.from_on, one.until_on) and one.code not in mine:
            given = replace(one, id=new_id(), group_id=heir, formalised=False, from_on=from_on)
            register.responsibilities.add(given)
            mine.add(one.code)


def _give_rights(register: Register, group: Group, heir: str, from_on: date) -> None:
    """Let the group that follows have the stronger of two rights in each row."""
    mine = {
        one.category: one
        for one in register.rights.find(group_id=heir)
        if holds_on(from_on, one.from_on, one.until_on)
    }
    for one in register.rights.find(group_id=group.id):
        if not holds_on(from_on, one.from_on, one.until_on):
            continue
        own = mine.get(one.category)
        if own is not None and _STRENGTH.index(own.kind) <= _STRENGTH.index(one.kind):
            continue
        if own is not None:
            end_on(register.rights, own, from_on - _DAY)
        given = replace(one, id=new_id(), group_id=heir, from_on=from_on)
        register.rights.add(given)
        mine[one.category] = given


def _follow(register: Register, group: Group, heirs: Sequence[str], from_on: date) -> None:
    """End a group the day before, and say who follows it."""
    dissolve_group(register, group.id, from_on - _DAY, heirs[0])
    for heir in heirs:
        register.group_links.add(
            GroupLink(new_id(), group.id, heir, LinkKind.SUCCEEDED_BY, from_on)
        )


def _out_of_itself(register: Register, heir: str, sources: Iterable[Group], from_on: date) -> None:
    """Where it reported to one that it follows, let it report to the group above that."""
    gone = {one.id: one for one in sources}
    parent = register.groups.get(heir).parent_id
    while parent in gone:
        parent = gone[parent].parent_id
    if parent == heir:
        parent = None
    move_group(register, heir, parent, from_on)


def _refuse_gone(groups: Iterable[Group], from_on: date) -> None:
    for one in groups:
        if not one.exists_on(from_on):
            raise Refused(
                f"{one.name} was dissolved on {spoken_date(one.until_on or from_on)}.",
                "Nothing has changed.",
                "Choose groups that meet on the day.",
            )
        if one.from_on is not None and one.from_on >= from_on:
            raise Refused(
                f"{one.name} begins on {spoken_date(one.from_on)}, so nothing can follow it then.",
                "Nothing has changed.",
                "Choose a later day.",
            )
