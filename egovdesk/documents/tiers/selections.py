"""Tier 3: application selections with options, business case, and whether they conform."""

from __future__ import annotations

from datetime import date

from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import Cell, Column, Marked, Money, Tone
from egovdesk.documents.tiers.listing import Listing, Part
from egovdesk.documents.tiers.named import Named
from egovdesk.documents.wording import amount, long_date, tally
from egovdesk.records.standards import (
    Conformity,
    Selection,
    SelectionOption,
    conformity,
)
from egovdesk.register import Register

_COLUMNS = (
    Column("Application for", width=28),
    Column("Group", width=26),
    Column("Stage", width=16),
    Column("Begun", width=14),
    Column("Wanted by", width=14),
    Column("Owner", width=22),
    Column("Need", width=40),
    Column("Options", width=44),
    Column("Chosen", width=26),
    Column("Cost", width=14, numeric=True),
    Column("Business case", width=50),
    Column("Decision", width=30),
    Column("Standards", width=18),
    Column("Which standards", width=40),
    Column("Waiver", width=40),
    Column("Exempt", width=12),
)
_IN_WORD = (
    "Application for",
    "Group",
    "Stage",
    "Chosen",
    "Cost",
    "Decision",
    "Standards",
    "Waiver",
)


def application_selections(
    register: Register, *, as_of: date, audience: Audience = Audience.MEMBERS,
    group_id: str | None = None,
) -> Listing:  # fmt: skip
    """The selections of one group or of all; the public's without exempt ones."""
    public, named = audience is Audience.PUBLIC, Named(register, audience)
    found = [
        one
        for one in register.selections.all()
        if not (public and one.exempt) and (group_id is None or one.group_id == group_id)
    ]
    rows = tuple(_row(register, named, one) for one in found)
    waiting = sum(
        one.stage.is_chosen and not _conformity(register, one).is_settled for one in found
    )
    note = f"{tally(len(found), 'selection')}; "
    note += f"{waiting} chosen without a confirmation or a waiver." if waiting else (
        "every one chosen is confirmed or waived."
    )  # fmt: skip
    part = Part(
        "Application selections",
        note,
        _COLUMNS,
        rows,
        _IN_WORD,
        "No application is being selected.",
    )
    return Listing("Application selections", (part,), landscape=True)


def _conformity(register: Register, one: Selection) -> Conformity:
    return conformity(one, register.selection_standards.find(selection_id=one.id))


def _row(register: Register, named: Named, one: Selection) -> tuple[Cell, ...]:
    options = register.selection_options.find(selection_id=one.id)
    chosen = next((each for each in options if each.chosen), None)
    cost = Money(chosen.amount) if chosen is not None and chosen.amount is not None else None
    return (
        one.title,
        named.name(one.group_id),
        one.stage.label,
        one.started_on,
        one.due_on,
        named.name(one.owner_id),
        one.need,
        "\n".join(_option(each) for each in options),
        chosen.name if chosen else "",
        cost,
        one.business_case,
        named.decision(one.decision_id),
        _said(register, one),
        _which(register, named, one),
        _waiver(named, one),
        "Exempt" if one.exempt else "Open",
    )


def _option(one: SelectionOption) -> str:
    supplier = f" ({one.supplier})" if one.supplier else ""
    cost = f", {amount(Money(one.amount))}" if one.amount is not None else ""
    return f"{one.name}{supplier}{cost}"


def _said(register: Register, one: Selection) -> Cell:
    found = _conformity(register, one)
    if not one.stage.is_chosen or found.is_settled:
        return found.label
    return Marked(found.label, Tone.RED if found is Conformity.FAILS else Tone.AMBER)


def _which(register: Register, named: Named, one: Selection) -> str:
    lines = []
    for each in register.selection_standards.find(selection_id=one.id):
        standard = named.standard(each.standard_id)
        if standard:
            lines.append(f"{standard}: {each.conforms.label.lower()}")
    return "\n".join(lines)


def _waiver(named: Named, one: Selection) -> str:
    if one.waived_on is None:
        return ""
    who = named.name(one.waived_by_id) or named.decision(one.waiver_decision_id)
    by = f"{who}, " if who else ""
    return f"{one.waiver} ({by}{long_date(one.waived_on)})"
