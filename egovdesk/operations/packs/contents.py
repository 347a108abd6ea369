"""A pack's contents: put in, left out, moved; and how a group likes its packs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from egovdesk.identifiers import new_id
from egovdesk.operations import operation
from egovdesk.records.packs import PackLine, PackPart, PackSetting
from egovdesk.register import Register


@dataclass(frozen=True)
class Spot:
    """A line of a pack's contents: the part, and what it is of."""

    part: PackPart
    item_id: str | None = None
    paper_id: str | None = None
    detail: str = ""


@operation("Include in pack")
def include_in_pack(
    register: Register, meeting_id: str, spots: Iterable[Spot], included: bool = True
) -> None:
    """Put lines into a meeting's pack, or leave them out; another document is added in the same way."""
    for spot in spots:
        line = _line_at(register, meeting_id, spot)
        if line.included is not included:
            register.pack_lines.update(line.id, included=included)


@operation("Move in pack")
def order_pack(register: Register, meeting_id: str, spots: Sequence[Spot]) -> None:
    """Put the lines of a meeting's pack in this order; papers move with their item."""
    for position, spot in enumerate(spots, 1):
        line = _line_at(register, meeting_id, spot)
        if line.position != position:
            register.pack_lines.update(line.id, position=position)


@operation("Restore usual contents")
def restore_pack(register: Register, meeting_id: str) -> None:
    """Forget what was changed in a meeting's pack: it is again as the group likes it."""
    register.meetings.get(meeting_id)
    for line in register.pack_lines.find(meeting_id=meeting_id):
        register.pack_lines.remove(line.id)


@operation("Change pack settings")
def set_pack_parts(
    register: Register, group_id: str, included: Mapping[PackPart, bool], decisions_of: str = ""
) -> None:
    """Say which parts a group's packs have, and of what time their decisions are: "", the last whole
    quarter, or "year"."""
    register.groups.get(group_id)
    for part, wanted in included.items():
        _set_part(register, group_id, part, included=wanted)
    found = register.pack_settings.find(group_id=group_id, part=PackPart.DECISIONS)
    if decisions_of != (found[0].detail if found else ""):
        _set_part(register, group_id, PackPart.DECISIONS, detail=decisions_of)


def _set_part(register: Register, group_id: str, part: PackPart, **changes: Any) -> None:
    found = register.pack_settings.find(group_id=group_id, part=part)
    if found:
        register.pack_settings.update(found[0].id, **changes)
    else:
        register.pack_settings.add(PackSetting(new_id(), group_id, part, **changes))


def _line_at(register: Register, meeting_id: str, spot: Spot) -> PackLine:
    register.meetings.get(meeting_id)
    found = register.pack_lines.find(
        meeting_id=meeting_id, part=spot.part, item_id=spot.item_id, paper_id=spot.paper_id,
        detail=spot.detail,
    )  # fmt: skip
    if found:
        return found[0]
    line = PackLine(
        new_id(), meeting_id, spot.part, spot.item_id, spot.paper_id, detail=spot.detail
    )
    register.pack_lines.add(line)
    return line
