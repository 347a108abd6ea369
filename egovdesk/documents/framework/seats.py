"""The seat plan: each seat of the model and who fills it on a day, as a Word list and a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egovdesk.checks.composition import Composition, Filled, SeatLine
from egovdesk.documents.frames import council_document, one_table
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Marked,
    Paragraph,
    ParagraphStyle,
    Table,
    Tone,
    Workbook,
    text_runs,
)
from egovdesk.documents.wording import long_date, tally
from egovdesk.findings import compositions
from egovdesk.records.groups import Group, MemberRole, holds_on
from egovdesk.register import Register

WORD_COLUMNS = (
    Column("Seat", width=44),
    Column("Filled by", width=36),
    Column("Against the model", width=24),
)
EXCEL_COLUMNS = (
    Column("Group", width=30),
    Column("Seat", width=46),
    Column("Place", width=16),
    Column("Name", width=28),
    Column("Speaks for", width=28),
    Column("Substitutes", width=30),
    Column("Against the model", width=26),
    Column("Note", width=44),
)
_TONES = {Filled.FILLED: Tone.GREEN, Filled.GAP: Tone.AMBER, Filled.ALLOWED: Tone.GREY}


def seat_plan(register: Register, *, on: date, group_id: str | None = None) -> Document:
    """The seats of a group, or of every group that the model has seats for, on a day."""
    plans = _plans(register, on, group_id)
    blocks: list[Block] = [Paragraph(text_runs(f"As on {long_date(on)}"), ParagraphStyle.SUBTITLE)]
    for group, found in plans:
        blocks += _section(group, found, alone=group_id is not None)
    if not plans:
        blocks.append(Paragraph(text_runs("No seats are set.")))
    name = plans[0][0].name if group_id and plans else register.authority.name
    return council_document(
        register,
        f"Seats: {name}",
        blocks,
        subject=f"Seats against members on {long_date(on)}",
        footer=f"Seats on {long_date(on)}",
        as_of=on,
    )


def _section(group: Group, found: Composition, *, alone: bool) -> list[Block]:
    rows = tuple(
        (one.label, _who(one), Marked(one.state.label, _TONES[one.state])) for one in found.lines
    )
    also = "; ".join(one.name for one in found.also)
    astray = "; ".join(one.titled for one in found.astray)
    blocks: list[Block] = [] if alone else [Heading(group.name, 2)]
    caption = f"{found.filled} of {tally(found.wanted, 'seat')} filled"
    blocks.append(Table(WORD_COLUMNS, rows, caption=caption, first_column_heads=True))
    if astray:
        said = f"Not normally members, as local heads of ICT: {astray}."
        blocks.append(Paragraph(text_runs(said)))
    if also:
        blocks.append(Paragraph(text_runs(f"Also members: {also}.")))
    return blocks


def _who(one: SeatLine) -> str:
    names = "; ".join(each.name for each in one.sitters)
    return names if one.state is Filled.FILLED and names else one.said


def seat_workbook(register: Register, *, on: date, group_id: str | None = None) -> Workbook:
    """The same as a workbook: a row for each who sits, and for each seat that nobody fills."""
    rows = tuple(
        row for group, found in _plans(register, on, group_id) for row in _rows(group.name, found)
    )
    return one_table(
        register,
        "Seats",
        EXCEL_COLUMNS,
        rows,
        title="Seats against members",
        note=f"As on {long_date(on)}.",
        subject=f"Seats against members on {long_date(on)}",
        count=len(rows),
        as_of=on,
    )


def _rows(group: str, found: Composition) -> Iterator[tuple[Cell, ...]]:
    for line in found.lines:
        note = line.said if line.state is not Filled.FILLED else ""
        for one in line.sitters:
            stand_in = "; ".join(each.name for each in found.substitutes.get(one.place.id, ()))
            yield (group, line.label, MemberRole(one.place.role).label, one.name,
                   "; ".join(sorted(one.departments)), stand_in, line.state.label, note)  # fmt: skip
        if not line.sitters:
            place = line.seat.place.replace("_", " ").capitalize()
            yield group, line.label, place, "", "", "", line.state.label, note
    for one in found.astray:
        yield (group, "", MemberRole(one.place.role).label, one.name,
               "; ".join(sorted(one.departments)), "", "Not as the model",
               "The model has departmental heads of ICT on a supporting group.")  # fmt: skip
    for one in found.also:
        yield (group, "", MemberRole(one.place.role).label, one.name,
               "; ".join(sorted(one.departments)), "", "Besides the model", "")  # fmt: skip


def _plans(register: Register, on: date, group_id: str | None) -> list[tuple[Group, Composition]]:
    found = compositions(register, on)
    groups = [register.groups.get(group_id)] if group_id else register.groups.all()
    return [
        (register.groups.named_on(one, on), found[one.id])
        for one in groups
        if one.id in found and (group_id or holds_on(on, one.from_on, one.until_on))
    ]
