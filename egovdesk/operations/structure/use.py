"""A structure model put into a register, new or live, from a day; and what that would do, beforehand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.operations.authority import change_authority
from egovdesk.operations.framework.rights import set_rights
from egovdesk.operations.groups import (
    add_group,
    change_group,
    dissolve_group,
    move_group,
    rename_group,
    set_tiers,
)
from egovdesk.operations.structure.dated import end_on, until_next
from egovdesk.operations.structure.matching import living_groups, match_groups
from egovdesk.operations.templates import add_template, add_template_item
from egovdesk.records.framework import GroupSeat, Responsibility, RightKind
from egovdesk.records.groups import Group, GroupLink, LinkKind, holds_on
from egovdesk.records.matrix import Holder, rows_of
from egovdesk.records.meetings import ItemKind
from egovdesk.records.structures import StructureGroup, StructureModel, terms_text
from egovdesk.register import Register
from egovdesk.rights import Rights
from egovdesk.shipped.structures import responsibility_labels

_DAY = timedelta(days=1)
_ARRANGED = (LinkKind.SUPPORTS, LinkKind.JOINT_WITH, LinkKind.REPORTS_TO)


@dataclass
class Rearranged:
    """What a structure did to a register: groups by name, and how many dated facts began and ended."""

    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    begun: dict[str, int] = field(default_factory=dict)
    over: dict[str, int] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def is_nothing(self) -> bool:
        """Whether the register was so already."""
        return not (self.made or self.changed or self.ended or self.begun or self.over)

    def count(self, what: str, begun: int = 0, over: int = 0) -> None:
        """Count facts of a kind that began or ended."""
        if begun:
            self.begun[what] = self.begun.get(what, 0) + begun
        if over:
            self.over[what] = self.over.get(what, 0) + over

    def sentences(self) -> list[str]:
        """What was done, or would be."""
        found = [
            f"{words} {', '.join(names)}."
            for words, names in (("New:", self.made), ("Kept:", self.kept))
            if names
        ]
        found += self.changed
        if self.ended:
            found.append(f"Dissolved: {', '.join(self.ended)}.")
        if self.left:
            found.append(f"Left as they are: {', '.join(self.left)}.")
        for words, counts in (("begin", self.begun), ("end", self.over)):
            if counts:
                listed = ", ".join(f"{count} {what}" for what, count in counts.items())
                found.append(f"{listed} {words}.")
        return found


@operation("Change the structure")
def use_structure(
    register: Register,
    structure: StructureModel,
    *,
    from_on: date,
    keep: Mapping[str, str] | None = None,
    end: Collection[str] = (),
) -> Rearranged:
    """Arrange the groups as in a structure model from a day, and say what that did.

    `keep` says which group of the register is which of the structure's, by key; where it is not
    given, they are matched by name and tier. Groups in `end` are dissolved the day before; others
    stay as they are. Raises Refused where the groups are arranged so already.
    """
    require(structure.problems())
    kept = match_groups(register, structure, from_on) if keep is None else dict(keep)
    _refuse_keeping(register, kept, end, from_on)
    done = Rearranged()
    _put_arrangement(register, structure, done)
    _put_groups(register, structure, kept, from_on, done)
    for group_id in end:
        done.ended.append(register.groups.get(group_id).name)
        dissolve_group(register, group_id, from_on - _DAY)
    _put_links(register, structure, from_on, done)
    for wanted in structure.groups:
        _put_responsibilities(register, wanted, from_on, done)
        _put_seats(register, wanted, from_on, done)
    _put_rights(register, structure, from_on, done)
    for wanted in structure.groups:
        _put_terms(register, structure, wanted, done)
    named = set(done.ids.values())
    done.left = [
        one.name for one in living_groups(register, from_on).values() if one.id not in named
    ]
    if done.is_nothing:
        raise Refused(
            f"The groups are arranged so already: {structure.name}.", "Nothing has changed."
        )
    return done


def preview_structure(register: Register, structure: StructureModel, **how: Any) -> Rearranged:
    """What `use_structure` would do: it is done, told, and taken back before anybody sees it."""
    found = Rearranged()
    try:
        with register.step("Change the structure"):
            found = use_structure(register, structure, **how)
            raise _OnlyLooking
    except _OnlyLooking:
        return found


class _OnlyLooking(Exception):
    """Ends a step that was only to be looked at, so that nothing of it is kept."""


def _refuse_keeping(
    register: Register, kept: Mapping[str, str], end: Collection[str], from_on: date
) -> None:
    """Refuse a group in two places, one that is kept and dissolved, one that is gone by then."""
    living = living_groups(register, from_on)
    ids = list(kept.values())
    for group_id in ids:
        group = register.groups.get(group_id)
        if ids.count(group_id) > 1:
            what = f"{group.name} would stand in two places of the structure."
        elif group_id in end:
            what = f"{group.name} would be kept and dissolved at once."
        elif group_id not in living:
            what = f"{group.name} was dissolved before that day."
        else:
            continue
        raise Refused(what, "Nothing has changed.", "Choose for each place another group.")


def _put_arrangement(register: Register, structure: StructureModel, done: Rearranged) -> None:
    authority = register.authority
    facts: dict[str, object] = {"arrangement": structure.arrangement}
    if structure.ict_reports_to and not authority.ict_reports_to:
        facts["ict_reports_to"] = structure.ict_reports_to
    if any(getattr(authority, name) != value for name, value in facts.items()):
        change_authority(register, **facts)
        done.changed.append(f"E-government is led so: {structure.arrangement.label}.")


# -- groups and links ------------------------------------------------------------------------------


def _put_groups(
    register: Register,
    structure: StructureModel,
    kept: Mapping[str, str],
    from_on: date,
    done: Rearranged,
) -> None:
    for wanted in structure.groups:
        if wanted.key in kept:
            done.ids[wanted.key] = kept[wanted.key]
            group = register.groups.get(kept[wanted.key])
            done.kept.append(group.name)
            _change_kept(register, group, wanted, from_on, done)
        else:
            done.ids[wanted.key] = _make(register, wanted, from_on)
            done.made.append(wanted.name)
    below = sorted(structure.groups, key=lambda one: _depth(structure, one))
    for wanted in below:
        group = register.groups.get(done.ids[wanted.key])
        parent = done.ids.get(wanted.parent)
        if group.parent_id == parent:
            continue
        if wanted.key in kept:
            above = register.groups.get(parent).name if parent else "no other group"
            done.changed.append(f"{group.name} reports to {above}.")
        move_group(register, group.id, parent, from_on)


def _depth(structure: StructureModel, one: StructureGroup) -> int:
    depth = 0
    while one.parent:
        one, depth = structure.group(one.parent), depth + 1
    return depth


def _make(register: Register, wanted: StructureGroup, from_on: date) -> str:
    group_id = add_group(
        register, wanted.name, wanted.tiers, short_name=wanted.short_name, prefix=wanted.prefix,
        constitution=wanted.constitution, cadence=wanted.cadence, from_on=from_on,
        note=wanted.note, name_style=wanted.name_style, kept=wanted.kept,
        represents_all=wanted.represents_all,
    )  # fmt: skip
    for agenda in wanted.agendas:
        template = add_template(register, agenda.name, group_id)
        for line in agenda.lines:
            facts = {name: value for name, value in line.items() if name != "title"}
            kind = ItemKind.STANDING if "standing" in facts else ItemKind.BUSINESS
            add_template_item(register, template, str(line["title"]), kind=kind, **facts)
    return group_id


def _change_kept(
    register: Register, group: Group, wanted: StructureGroup, from_on: date, done: Rearranged
) -> None:
    if group.name != wanted.name:
        if group.from_on is not None and group.from_on >= from_on:
            change_group(register, group.id, name=wanted.name, short_name=wanted.short_name)
        else:
            rename_group(register, group.id, wanted.name, from_on, wanted.short_name)
        done.changed.append(f"{group.name} is called {wanted.name}.")
    if set(register.group_tiers.on(from_on).get(group.id, ())) != set(wanted.tiers):
        set_tiers(register, group.id, wanted.tiers, from_on)
        labels = ", ".join(one.label.lower() for one in wanted.tiers)
        done.changed.append(f"{wanted.name} is {labels}.")
    if wanted.represents_all and not group.represents_all:
        change_group(register, group.id, represents_all=True)
        done.changed.append(f"Every department is to sit on {wanted.name}.")


def _put_links(
    register: Register, structure: StructureModel, from_on: date, done: Rearranged
) -> None:
    ids = set(done.ids.values())
    wanted = {(done.ids[one.group], done.ids[one.other], one.kind) for one in structure.links}
    for link in register.group_links.all():
        holds = holds_on(from_on, link.from_on, link.until_on)
        if not holds or link.kind not in _ARRANGED or not {link.group_id, link.other_id} <= ids:
            continue
        key = (link.group_id, link.other_id, link.kind)
        if key in wanted:
            wanted.discard(key)
        else:
            done.count("links", over=end_on(register.group_links, link, from_on - _DAY))
    for group_id, other_id, kind in sorted(wanted):
        later = register.group_links.find(group_id=group_id, other_id=other_id, kind=kind)
        until_on = until_next(later, from_on)
        register.group_links.add(GroupLink(new_id(), group_id, other_id, kind, from_on, until_on))
    done.count("links", len(wanted))


# -- what groups answer for, who sits, who decides -----------------------------------------------------


def _put_responsibilities(
    register: Register, wanted: StructureGroup, from_on: date, done: Rearranged
) -> None:
    group_id, missing = done.ids[wanted.key], list(wanted.responsibilities)
    for one in register.responsibilities.find(group_id=group_id):
        if not holds_on(from_on, one.from_on, one.until_on):
            continue
        if one.code in missing:
            missing.remove(one.code)
        else:
            over = end_on(register.responsibilities, one, from_on - _DAY)
            done.count("responsibilities", over=over)
    formal = not register.groups.get(group_id).terms_of_reference
    for code in missing:
        later = register.responsibilities.find(group_id=group_id, code=code)
        given = Responsibility(
            new_id(), code, group_id, formal, from_on, until_next(later, from_on)
        )
        register.responsibilities.add(given)
    done.count("responsibilities", len(missing))


def _put_seats(register: Register, wanted: StructureGroup, from_on: date, done: Rearranged) -> None:
    group_id = done.ids[wanted.key]
    missing = {
        (one.role_code, one.place, one.number, one.per_department, one.condition): position
        for position, one in enumerate(wanted.seats, 1)
    }
    for seat in register.group_seats.find(group_id=group_id):
        if not holds_on(from_on, seat.from_on, seat.until_on):
            continue
        key = (seat.role_code, seat.place, seat.number, seat.per_department, seat.condition)
        if missing.pop(key, None) is None:
            done.count("seats", over=end_on(register.group_seats, seat, from_on - _DAY))
    for key, position in missing.items():
        later = [
            one
            for one in register.group_seats.find(group_id=group_id)
            if key == (one.role_code, one.place, one.number, one.per_department, one.condition)
        ]
        seat = GroupSeat(
            new_id(), group_id, *key, position=position, from_on=from_on,
            until_on=until_next(later, from_on),
        )  # fmt: skip
        require(seat.problems())
        register.group_seats.add(seat)
    done.count("seats", len(missing))


def _put_rights(
    register: Register, structure: StructureModel, from_on: date, done: Rearranged
) -> None:
    """Give every row the model's answer among the structure's groups and the posts there are."""
    rights, ids = Rights(register, from_on), set(done.ids.values())
    extra = {
        (row, Holder(done.ids[one.key]))
        for one in structure.groups
        for code in one.consulted
        for row in rows_of(code)
    }
    mine = [
        one for one in rights.columns.values() if not one.is_group or one.holder.group_id in ids
    ]
    for category, row in rights.rows.items():
        answer = row.model.answer(mine, row.architecture)
        for column in mine:
            kind = answer.get(column.holder)
            if kind is None and (category, column.holder) in extra:
                kind = RightKind.CONSULTED
            held = row.held.get(column.holder)
            if held is not kind:
                set_rights(register, [(category, column.holder)], kind, from_on)
                done.count("rights", begun=kind is not None, over=held is not None)


def _put_terms(
    register: Register, structure: StructureModel, wanted: StructureGroup, done: Rearranged
) -> None:
    """Write the terms of reference of a group that has none, from what it answers for."""
    group, labels = register.groups.get(done.ids[wanted.key]), _labels(register)
    if group.terms_of_reference or not wanted.responsibilities:
        return
    parent = next((one.name for one in structure.groups if one.key == wanted.parent), "")
    register.groups.update(group.id, terms_of_reference=terms_text(wanted, labels, parent))


def _labels(register: Register) -> dict[str, str]:
    """What each responsibility is called."""
    return responsibility_labels(register.choices.find(list="responsibilities"))
