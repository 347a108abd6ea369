"""What waits to be ratified, by group, with since when: to read in Word, to sort in Excel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from egovdesk.documents.decisions import wording
from egovdesk.documents.frames import NOT_FOR_ALL, council_document, one_table
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    ParagraphStyle,
    Table,
    Workbook,
    text_runs,
)
from egovdesk.documents.ratifications import on_agenda
from egovdesk.documents.wording import counted, long_date, tally
from egovdesk.records.decisions import Decision
from egovdesk.records.ratifications import Ratification, RatificationState
from egovdesk.register import Register

TITLE = "Decisions to ratify"
COLUMNS = (
    Column("Waiting for", width=26),
    Column("Number", width=14),
    Column("Decision", width=36),
    Column("Wording", width=60),
    Column("Taken by", width=26),
    Column("Taken on", width=12),
    Column("Waiting since", width=13),
    Column("Days", width=8),
    Column("On agenda", width=26),
    Column("Asked for by", width=28),
    Column("Exempt", width=10),
)
WORD_COLUMNS = (
    Column("Number", width=13),
    Column("Decision", width=58),
    Column("Taken by", width=26),
    Column("Waiting since", width=22),
    Column("On agenda", width=24),
)


def waiting_workbook(
    register: Register,
    *,
    as_of: date,
    group_id: str | None = None,
    audience: Audience = Audience.MEMBERS,
) -> Workbook:
    """What waits for a group, or for all, the oldest first; the public's without exempt ones."""
    asked = _waiting(register, group_id, audience)
    return one_table(
        register, "Ratifications", COLUMNS, list(_lines(register, asked, as_of)),
        title=TITLE,
        note=f"{tally(len(asked), 'decision')}, as at {long_date(as_of)}.",
        count=len(asked), as_of=as_of,
    )  # fmt: skip


def waiting_document(
    register: Register,
    *,
    as_of: date,
    group_id: str | None = None,
    audience: Audience = Audience.MEMBERS,
) -> Document:
    """The same to read: a table for each group that something waits for."""
    asked = _waiting(register, group_id, audience)
    council = register.authority
    of = register.groups.get(group_id).name if group_id else council.name
    exempt = any(one.exempt for one in register.decisions.many(_ids(asked)).values())
    return council_document(
        register,
        f"{TITLE}: {of}",
        (
            Paragraph(text_runs(f"As at {long_date(as_of)}"), ParagraphStyle.SUBTITLE),
            *_sections(register, asked, as_of, alone=group_id is not None),
        ),
        subject=f"{TITLE}, as at {long_date(as_of)}",
        header=NOT_FOR_ALL if exempt else "",
        footer=f"{TITLE}, {long_date(as_of)}",
        landscape=True,
        as_of=as_of,
    )


def _waiting(
    register: Register, group_id: str | None, audience: Audience
) -> Sequence[Ratification]:
    wanted = {"group_id": group_id} if group_id else {}
    found = register.ratifications.find(state=RatificationState.WAITING, **wanted)
    if audience is Audience.PUBLIC:
        decisions = register.decisions.many(_ids(found))
        found = [one for one in found if not decisions[one.decision_id].exempt]
    names = {one.id: one.name for one in register.groups.all()}
    return sorted(found, key=lambda one: (names[one.group_id], one.asked_on, one.id))


def _ids(asked: Sequence[Ratification]) -> list[str]:
    return [one.decision_id for one in asked]


def _sections(
    register: Register, asked: Sequence[Ratification], as_of: date, *, alone: bool
) -> Iterator[Block]:
    if not asked:
        yield Paragraph(text_runs("Nothing waits to be ratified."))
    for group_id, waiting in groupby(asked, lambda one: one.group_id):
        if not alone:
            yield Heading(register.groups.get(group_id).name, 2)
        yield Table(WORD_COLUMNS, tuple(_word_line(register, one, as_of) for one in waiting))


def _word_line(register: Register, asked: Ratification, as_of: date) -> tuple[Cell, ...]:
    decision = register.decisions.get(asked.decision_id)
    said = wording(register.decision_parts.find(decision_id=decision.id))
    title = f"{decision.title} (exempt)" if decision.exempt else decision.title
    where = on_agenda(register, asked) or "not yet"
    days = counted((as_of - asked.asked_on).days, "day")
    return (
        decision.number,
        f"{title}. {said}" if said else title,
        _taken_by(register, decision),
        f"{long_date(asked.asked_on)}, {days}",
        where[:1].upper() + where[1:],
    )


def _lines(
    register: Register, asked: Sequence[Ratification], as_of: date
) -> Iterator[tuple[Cell, ...]]:
    decisions = register.decisions.many(_ids(asked))
    parts = register.decision_parts.of_decisions(decisions)
    names = {one.id: one.name for one in register.groups.all()}
    for one in asked:
        decision = decisions[one.decision_id]
        yield (
            names[one.group_id],
            decision.number,
            decision.title,
            wording(parts.get(decision.id, [])),
            _taken_by(register, decision),
            decision.decided_on,
            one.asked_on,
            (as_of - one.asked_on).days,
            on_agenda(register, one),
            one.why,
            "Exempt" if decision.exempt else "Open",
        )


def _taken_by(register: Register, decision: Decision) -> str:
    group = register.groups.get(decision.group_id)
    return register.groups.named_on(group, decision.decided_on).name
