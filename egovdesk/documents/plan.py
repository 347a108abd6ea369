"""The forward plan: what is to come before which group and when, for Word and Excel (reference.md 3.10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from egovdesk.documents.frames import NOT_FOR_ALL, council_document, one_table, pages
from egovdesk.documents.meeting_facts import Audience, MeetingFacts
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
from egovdesk.documents.wording import long_date, short_date, tally
from egovdesk.records.choices import ChoiceList
from egovdesk.register import Register
from egovdesk.store.plan import PlanRow

TITLE = "Forward plan"
COLUMNS = (
    Column("Item", width=50),
    Column("Purpose", width=16),
    Column("Group", width=28),
    Column("Meeting", width=13),
    Column("Wanted from", width=13),
    Column("Lead", width=24),
    Column("Papers", width=16),
    Column("Key decision", width=12),
    Column("Exempt", width=10),
)
WORD_COLUMNS = (
    Column("Meeting", width=19),
    Column("Item", width=42),
    Column("Purpose", width=17),
    Column("Lead", width=22),
    Column("Papers", width=17),
    Column("Key decision", width=13),
    Column("Exempt", width=11),
)


def plan_workbook(
    register: Register,
    *,
    as_of: date,
    filters: Mapping[str, Any] | None = None,
    words: str = "",
    audience: Audience = Audience.MEMBERS,
) -> Workbook:
    """What is planned from a day on, by meeting; the public's shows exempt items by open titles."""
    ids = register.items.plan.ids(dict(filters or {}), today=as_of, words=words)
    plan = _Plan(register, as_of, audience)
    return one_table(
        register, "Plan", COLUMNS, _Lines(plan, ids),
        title=TITLE,
        note=f"{tally(len(ids), 'item')}, as at {long_date(as_of)}.", count=len(ids), as_of=as_of,
    )  # fmt: skip


def plan_document(
    register: Register,
    *,
    as_of: date,
    filters: Mapping[str, Any] | None = None,
    audience: Audience = Audience.MEMBERS,
) -> Document:
    """The same to read: a table for each group, by meeting, with what has none yet at its end."""
    wanted = dict(filters or {})
    ids = register.items.plan.ids(wanted, today=as_of, sort="group")
    plan = _Plan(register, as_of, audience)
    council = register.authority
    group_id = wanted.get("group_id")
    of = register.groups.get(group_id).name if group_id else council.name
    blocks = tuple(plan.sections(ids, alone=bool(group_id)))
    lead = Paragraph(text_runs(f"As at {long_date(as_of)}"), ParagraphStyle.SUBTITLE)
    nothing = Paragraph(text_runs("Nothing is planned yet."))
    return council_document(
        register,
        f"{TITLE}: {of}",
        (lead, *(blocks or (nothing,))),
        subject=f"{TITLE}, as at {long_date(as_of)}",
        header="" if plan.public or not plan.has_exempt(ids) else NOT_FOR_ALL,
        footer=f"{TITLE}, {long_date(as_of)}",
        landscape=True,
        as_of=as_of,
    )


def programme_after(facts: MeetingFacts) -> Iterator[Block]:
    """What a group plans after a meeting, as the agenda prints it under its item for that."""
    register, meeting = facts.register, facts.meeting
    plan = _Plan(register, meeting.held_on, facts.audience)
    ids = register.items.plan.ids({"group_id": meeting.group_id}, today=meeting.held_on)
    rows = [row for row in plan.rows(ids) if row.held_on is None or row.held_on > meeting.held_on]
    if not rows:
        yield Paragraph(text_runs("Nothing is planned yet."), ParagraphStyle.INDENTED)
        return
    lines = tuple((_when(row), plan.title(row), plan.purpose(row), plan.lead(row)) for row in rows)
    yield Table(WORD_COLUMNS[:4], lines)


class _Plan:
    """The words of the plan's lines for one audience."""

    def __init__(self, register: Register, as_of: date, audience: Audience) -> None:
        self._register, self._as_of = register, as_of
        self.public = audience is Audience.PUBLIC
        self._groups = {one.id: one for one in register.groups.all()}
        nation = register.authority.nation.value
        self._purposes = register.choices.of(ChoiceList.PURPOSES, nation, as_of)

    def rows(self, ids: Sequence[str]) -> Iterator[PlanRow]:
        """The lines, read by page."""
        for page in pages(ids):
            yield from self._register.items.plan.rows(page)

    def has_exempt(self, ids: Sequence[str]) -> bool:
        return any(row.exempt for row in self.rows(ids))

    def title(self, row: PlanRow) -> str:
        return row.public_title if self.public else row.title

    def lead(self, row: PlanRow) -> str:
        return "" if self.public and row.exempt else row.lead

    def purpose(self, row: PlanRow) -> str:
        """The verb: "for decision", "to note"."""
        choice = self._purposes.get(row.purpose)
        return (choice.wording or choice.label) if choice else ""

    def group(self, row: PlanRow) -> str:
        """The group's name on the day."""
        group = self._groups[row.group_id]
        return self._register.groups.named_on(group, row.held_on or self._as_of).name

    def sections(self, ids: Sequence[str], *, alone: bool) -> Iterator[Block]:
        """Groups, with the table of each."""
        for group_id, rows in groupby(self.rows(ids), lambda row: row.group_id):
            if not alone:
                yield Heading(self._groups[group_id].name, 2)
            yield Table(WORD_COLUMNS, tuple((_when(row), *self.line(row)) for row in rows))

    def line(self, row: PlanRow) -> tuple[Cell, ...]:
        """What Word and Excel both say of a line."""
        return (
            self.title(row),
            self.purpose(row),
            self.lead(row),
            row.paper_state,
            "Yes" if row.key_decision else "No",
            "Yes" if row.exempt else "No",
        )


class _Lines:
    """The lines of the workbook, read as they are written."""

    def __init__(self, plan: _Plan, ids: Sequence[str]) -> None:
        self._plan, self._ids = plan, ids

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        plan = self._plan
        for row in plan.rows(self._ids):
            title, purpose, *rest = plan.line(row)
            wanted = None if row.held_on else row.wanted_on
            yield (title, purpose, plan.group(row), row.held_on, wanted, *rest)


def _when(row: PlanRow) -> date | str:
    """The day of its meeting, or from when it waits for one."""
    if row.held_on is not None:
        return row.held_on
    return f"From {short_date(row.wanted_on)}" if row.wanted_on is not None else "No day set"
