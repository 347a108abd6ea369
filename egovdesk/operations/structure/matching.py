"""Which groups of a register are which of a structure model: by name, or by the tier they alone cover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from egovdesk.records.groups import Group, Tier
from egovdesk.records.structures import StructureGroup, StructureModel
from egovdesk.register import Register


def living_groups(register: Register, day: date) -> dict[str, Group]:
    """The groups that have not been dissolved by a day."""
    return {one.id: one for one in register.groups.all() if one.exists_on(day)}


def match_groups(register: Register, structure: StructureModel, day: date) -> dict[str, str]:
    """The group of the register, by id, for each key of the structure that has one already."""
    living, tiers = living_groups(register, day), register.group_tiers.on(day)
    found: dict[str, str] = {}
    for wanted in structure.groups:
        for group in living.values():
            if group.id not in found.values() and _names(wanted) & {
                group.name.casefold(), group.short_name.casefold(),
            } - {""}:  # fmt: skip
                found[wanted.key] = group.id
                break
    for wanted in structure.groups:
        left = [one for one in living if one not in found.values()]
        same = [one for one in left if _covers(tiers.get(one, []), wanted)]
        rivals = [one for one in structure.groups
                  if one.key not in found and one.tiers == wanted.tiers]  # fmt: skip
        if wanted.key not in found and len(same) == 1 and len(rivals) == 1:
            found[wanted.key] = same[0]
    return found


def fitted(
    register: Register, structure: StructureModel, keep: Mapping[str, str]
) -> StructureModel:
    """The structure with the names, short names and letters that the groups kept have today."""
    known = {one.id: one for one in register.groups.all()}

    def named(wanted: StructureGroup) -> StructureGroup:
        group = known.get(keep.get(wanted.key, ""))
        if group is None:
            return wanted
        names = tuple(one for one in (wanted.name, *wanted.names) if one != group.name)
        return replace(
            wanted, name=group.name, short_name=group.short_name, prefix=group.prefix,
            name_style=group.name_style or wanted.name_style, names=names,
        )  # fmt: skip

    return replace(structure, groups=tuple(named(one) for one in structure.groups))


def _names(wanted: StructureGroup) -> set[str]:
    return {one.casefold() for one in (wanted.name, wanted.short_name, *wanted.names) if one}


def _covers(tiers: list[Tier], wanted: StructureGroup) -> bool:
    return set(tiers) == set(wanted.tiers) and Tier.NONE not in tiers
