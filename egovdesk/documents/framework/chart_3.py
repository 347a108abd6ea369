"""Chart 3 of one's own groups: tier by tier who answers for what and who sits, with the gaps marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from egovdesk.checks.composition import Composition, Filled, SeatLine
from egovdesk.documents.frames import council_document
from egovdesk.documents.framework.structure import groups_on
from egovdesk.documents.model import (
    Block,
    Column,
    Document,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    text_runs,
)
from egovdesk.documents.wording import counted, long_date
from egovdesk.findings import compositions
from egovdesk.records.framework import Responsibility
from egovdesk.records.groups import Group, Tier, holds_on
from egovdesk.register import Register
from egovdesk.shipped.structures import chart_3, responsibility_labels

_COLUMNS = (
    Column("Tier", width=16), Column("Name of group", width=22),
    Column("Responsibility", width=30), Column("Membership", width=32),
)  # fmt: skip
_TIERS = (Tier.E_GOVERNANCE, Tier.INFRASTRUCTURE, Tier.SUPPORTING, Tier.SERVICE)
_GAP = "Gap: "


class _Facts:
    """What a register says on a day, read once."""

    def __init__(self, register: Register, on: date) -> None:
        self.register, self.on = register, on
        self.groups = [one for one in groups_on(register, on) if one.kept]
        self.tiers = register.group_tiers.on(on)
        own = register.choices.find(list="responsibilities")
        self.labels = responsibility_labels(own)
        self.held = [one for one in register.responsibilities.all()
                     if holds_on(on, one.from_on, one.until_on)]  # fmt: skip
        self.seats = compositions(register, on)

    def of_tier(self, tier: Tier) -> list[Group]:
        """The groups that cover a tier."""
        return [one for one in self.groups if tier in self.tiers.get(one.id, ())]


def framework_document(register: Register, *, on: date) -> Document:
    """Chart 3 of the register's own groups on a day."""
    facts = _Facts(register, on)
    rows = [row for tier in _TIERS for row in _of_tier(facts, tier)]
    gaps = sum(run.text.startswith(_GAP) for row in rows for cell in row for run in cell)
    told = counted(gaps, "gap") if gaps else "No gaps"
    blocks: tuple[Block, ...] = (
        Paragraph(text_runs(f"As on {long_date(on)}"), ParagraphStyle.SUBTITLE),
        Paragraph(
            text_runs(
                f"The groups beside chart 3 of the Socitm Insight paper of May 2003. {told}. What the "
                "chart has and the register lacks begins with the word “Gap”; the paper is a "
                "discussion paper, and a council may have its reasons."
            )
        ),
        Table(_COLUMNS, tuple(rows), caption="Framework for managing e-government",
              first_column_heads=True),
    )  # fmt: skip
    return council_document(
        register,
        f"Framework for managing e-government: {register.authority.name}", blocks,
        subject=f"Chart 3 on {long_date(on)}", footer=f"Framework on {long_date(on)}",
        landscape=True, as_of=on,
    )  # fmt: skip


Cells = tuple[tuple[Run, ...], ...]


def _of_tier(facts: _Facts, tier: Tier) -> list[Cells]:
    groups, wanted = facts.of_tier(tier), chart_3()[tier].responsibilities
    held = {one.code for one in facts.held}
    missing = [code for code in wanted if code not in held]
    if not groups:
        if tier is Tier.SUPPORTING:
            return []
        name = _gap("no group covers this tier")
        return [(text_runs(tier.label), name, _lines(_codes(facts, wanted, missing)), ())]
    found: list[Cells] = []
    for at, group in enumerate(groups):
        mine = [one for one in facts.held if one.group_id == group.id]
        lines = [_responsibility(facts, one) for one in mine]
        lines += [_gap(_label(facts, code)) for code in missing] if not at else []
        found.append(
            (text_runs(tier.label), text_runs(group.name), _lines(lines),
             _lines(_seats(facts.seats.get(group.id))))
        )  # fmt: skip
    return found


def _codes(facts: _Facts, wanted: Iterable[str], missing: Sequence[str]) -> list[tuple[Run, ...]]:
    return [_gap(_label(facts, code)) for code in wanted if code in missing]


def _label(facts: _Facts, code: str) -> str:
    label = facts.labels.get(code)
    return f"{code} {label}" if label else code


def _responsibility(facts: _Facts, one: Responsibility) -> tuple[Run, ...]:
    said = _label(facts, one.code)
    return text_runs(said if one.formalised else f"{said} (not in its terms of reference)")


def _seats(found: Composition | None) -> list[tuple[Run, ...]]:
    """Each seat with who fills it, or the gap; then whoever sits there besides."""
    if found is None:
        return []
    lines = [_seat(one) for one in found.lines]
    besides = ", ".join(one.name for one in found.also)
    return [*lines, text_runs(f"Also: {besides}")] if besides else lines


def _seat(line: SeatLine) -> tuple[Run, ...]:
    if line.state is Filled.GAP:
        return _gap(f"{line.label}. {line.said}")
    names = ", ".join(one.name for one in line.sitters)
    return text_runs(f"{line.label}: {names or line.said}")


def _gap(words: str) -> tuple[Run, ...]:
    return (Run(f"{_GAP}{words}", bold=True),)


def _lines(lines: Iterable[tuple[Run, ...]]) -> tuple[Run, ...]:
    """Lines of a cell, one under another."""
    found: list[Run] = []
    for line in lines:
        found += [Run("\n")] if found else []
        found += line
    return tuple(found)
