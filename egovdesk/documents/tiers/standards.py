"""Tier 2 and 2a: the standards register with the common systems, and what is being worked up."""

from __future__ import annotations

from datetime import date

from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import Cell, Column, Marked, Tone
from egovdesk.documents.text import plain_text
from egovdesk.documents.tiers.listing import Listing, Part
from egovdesk.documents.tiers.named import Named
from egovdesk.documents.wording import tally
from egovdesk.records.groups import holds_on
from egovdesk.records.standards import Standard, StandardStage, System
from egovdesk.register import Register

_STANDARDS = (
    Column("Standard or policy", width=30),
    Column("Area", width=16),
    Column("Kind", width=12),
    Column("Version", width=12),
    Column("State", width=18),
    Column("Owner", width=22),
    Column("Adopted", width=14),
    Column("Adopted by", width=30),
    Column("Review", width=14),
    Column("What it says", width=50),
    Column("Document", width=30),
    Column("Exempt", width=12),
)
_SYSTEMS = (
    Column("Purpose", width=20),
    Column("System", width=24),
    Column("Version", width=12),
    Column("Supplier", width=20),
    Column("Owner", width=22),
    Column("In use from", width=14),
    Column("In use until", width=14),
    Column("Standard", width=28),
    Column("Chosen by", width=30),
    Column("Review", width=14),
)
_WORKED_UP = (
    Column("Standard or policy", width=30),
    Column("Area", width=16),
    Column("Version", width=12),
    Column("Stage", width=16),
    Column("Worked up by", width=26),
    Column("Asked for by", width=26),
    Column("Asked for on", width=14),
    Column("Wanted by", width=14),
    Column("Owner", width=22),
    Column("Takes the place of", width=28),
    Column("Exempt", width=12),
)


def standards_register(
    register: Register, *, as_of: date, audience: Audience = Audience.MEMBERS
) -> Listing:
    """The standards that hold, what is due for review first said, and the common systems."""
    named = Named(register, audience)
    held = [
        one
        for one in _of(register, audience)
        if one.stage in (StandardStage.ADOPTED, StandardStage.REPLACED, StandardStage.WITHDRAWN)
    ]
    due = sum(one.is_due(as_of) for one in held)
    note = f"{tally(sum(one.stage is StandardStage.ADOPTED for one in held), 'standard')} adopted"
    standards = Part(
        "Standards",
        f"{note}; {due or 'none'} due for review.",
        _STANDARDS,
        tuple(_standard(named, one, as_of) for one in held),
        ("Standard or policy", "Area", "Version", "State", "Owner", "Adopted by", "Review"),
        "No standard has been adopted yet.",
    )
    used = [one for one in register.systems.all() if holds_on(as_of, one.from_on, one.until_on)]
    systems = Part(
        "Common systems",
        f"{tally(len(used), 'system')} in use.",
        _SYSTEMS,
        tuple(_system(named, one) for one in used),
        ("Purpose", "System", "Version", "Supplier", "Owner", "Standard", "Review"),
        "No common system is named yet.",
    )
    return Listing("Standards register", (standards, systems), landscape=True)


def standards_worked_up(
    register: Register, *, as_of: date, audience: Audience = Audience.MEMBERS
) -> Listing:
    """The standards being worked up, by stage, with who asked and by when."""
    named = Named(register, audience)
    found = [one for one in _of(register, audience) if one.stage.is_worked_up]
    found.sort(key=lambda one: (-list(StandardStage).index(one.stage), one.due_on or date.max))
    late = sum(one.due_on is not None and one.due_on < as_of for one in found)
    part = Part(
        "Being worked up",
        f"{tally(len(found), 'standard')}; {late or 'none'} wanted before today.",
        _WORKED_UP,
        tuple(_worked_up(named, one) for one in found),
        ("Standard or policy", "Area", "Stage", "Worked up by", "Asked for by", "Wanted by"),
        "No standard is being worked up.",
    )
    return Listing("Standards being worked up", (part,), landscape=True)


def _of(register: Register, audience: Audience) -> list[Standard]:
    public = audience is Audience.PUBLIC
    return [one for one in register.standards.all() if not (public and one.exempt)]


def _standard(named: Named, one: Standard, as_of: date) -> tuple[Cell, ...]:
    state: Cell = one.stage.label
    if one.is_due(as_of):
        state = Marked("Due for review", Tone.AMBER)
    return (
        one.title,
        one.area.label,
        one.kind.label,
        one.version,
        state,
        named.name(one.owner_id),
        one.adopted_on,
        named.decision(one.decision_id),
        one.review_on,
        plain_text(one.text),
        one.reference,
        "Exempt" if one.exempt else "Open",
    )


def _system(named: Named, one: System) -> tuple[Cell, ...]:
    return (
        one.kind.label,
        one.name,
        one.version,
        one.supplier,
        named.name(one.owner_id),
        one.from_on,
        one.until_on,
        named.standard(one.standard_id),
        named.decision(one.decision_id),
        one.review_on,
    )


def _worked_up(named: Named, one: Standard) -> tuple[Cell, ...]:
    return (
        one.title,
        one.area.label,
        one.version,
        one.stage.label,
        named.name(one.group_id),
        named.name(one.asked_by_id) or one.asked_by,
        one.asked_on,
        one.due_on,
        named.name(one.owner_id),
        named.standard(one.replaces_id),
        "Exempt" if one.exempt else "Open",
    )
