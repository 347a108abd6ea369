"""The paper tracker: every paper as a workbook, and who owes what as a Word document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from egovdesk.deadlines import Deadlines
from egovdesk.documents.frames import NOT_FOR_ALL, council_document, one_table, pages, seen_by
from egovdesk.documents.meeting_facts import Audience
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
from egovdesk.documents.wording import counted, listing, long_date, tally
from egovdesk.records.papers import PaperState
from egovdesk.register import Register
from egovdesk.store.papers import PaperRow

COLUMNS = (
    Column("Paper", width=44),
    Column("Author", width=24),
    Column("Due", width=12),
    Column("Clearances pending", width=22),
    Column("State", width=14),
    Column("Days late", width=10, numeric=True),
    Column("Group", width=26),
    Column("Meeting", width=12),
    Column("Item", width=34),
    Column("Reference", width=12),
    Column("Version", width=9, numeric=True),
    Column("Received", width=12),
    Column("Pages", width=8, numeric=True),
    Column("Last reminded", width=14),
    Column("Exempt", width=10),
)
OWED_COLUMNS = (
    Column("Paper", width=34),
    Column("For", width=30),
    Column("Due", width=15),
    Column("Clearances pending", width=20),
    Column("State", width=18),
    Column("Days late", width=10, numeric=True),
)


def paper_tracker(
    register: Register,
    *,
    as_of: date,
    filters: Mapping[str, Any] | None = None,
    words: str = "",
    audience: Audience = Audience.MEMBERS,
) -> Workbook:
    """The papers that the filters let through, by due date; the public's without exempt ones."""
    wanted = seen_by(audience, filters)
    tracker = register.papers.tracker
    dues = Deadlines(register).papers_due(tracker.meetings())
    ids = tracker.ids(wanted, dues=dues, sort="due_on", words=words)
    return one_table(
        register,
        "Papers",
        COLUMNS,
        _Rows(register, ids, dues, as_of),
        title="Paper tracker",
        note=f"{tally(len(ids), 'paper')}, as at {long_date(as_of)}.",
        count=len(ids),
        as_of=as_of,
    )


class _Rows:
    """The tracker's lines, read by page as they are written."""

    def __init__(
        self, register: Register, ids: Sequence[str], dues: Mapping[str, date], as_of: date
    ) -> None:
        self._register, self._ids, self._dues, self._as_of = register, ids, dues, as_of
        self._groups = {one.id: one for one in register.groups.all()}

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for page in pages(self._ids):
            for row in self._register.papers.tracker.rows(page, dues=self._dues):
                yield self._row(row)

    def _row(self, row: PaperRow) -> tuple[Cell, ...]:
        register = self._register
        paper = register.papers.get(row.id)
        item = register.items.maybe(row.item_id)
        reminders = register.reminders.find(paper_id=row.id)
        group = register.groups.named_on(self._groups[row.group_id], row.held_on or self._as_of)
        return (
            row.title,
            row.author,
            row.due_on,
            pending_words(register, row),
            state_mark(row, self._as_of),
            row.days_late(self._as_of),
            group.name,
            row.held_on,
            item.title if item else "",
            paper.reference,
            paper.version or None,
            paper.received_on,
            paper.pages,
            reminders[-1].written_on if reminders else None,
            "Exempt" if row.exempt else "Open",
        )


def papers_owed(
    register: Register,
    *,
    as_of: date,
    filters: Mapping[str, Any] | None = None,
    audience: Audience = Audience.MEMBERS,
) -> Document:
    """Who owes which papers, by author."""
    wanted = {**seen_by(audience, filters), "owed": True}
    tracker = register.papers.tracker
    dues = Deadlines(register).papers_due(tracker.meetings(coming=True))
    rows = tracker.rows(tracker.ids(wanted, dues=dues, sort="author"), dues=dues)
    blocks: list[Block] = [
        Paragraph(text_runs(f"As at {long_date(as_of)}"), ParagraphStyle.SUBTITLE)
    ]
    for author, owed in groupby(rows, key=lambda one: one.author):
        blocks += _owed_by(register, author, list(owed), as_of)
    if not rows:
        blocks.append(Paragraph(text_runs("Nobody owes a paper.")))
    exempt = any(one.exempt for one in rows)
    return council_document(
        register,
        "Papers owed",
        blocks,
        subject=f"{register.authority.name}, as at {long_date(as_of)}",
        header=NOT_FOR_ALL if exempt else "",
        footer=f"Papers owed, {long_date(as_of)}",
        landscape=True,
        as_of=as_of,
    )


def _owed_by(register: Register, author: str, rows: list[PaperRow], as_of: date) -> list[Block]:
    late = sum(1 for one in rows if one.days_late(as_of))
    note = f"{counted(len(rows), 'paper')}, {late} late" if late else counted(len(rows), "paper")
    table = Table(OWED_COLUMNS, tuple(_owed_row(register, one, as_of) for one in rows))
    return [Heading(author or "No author yet", 2, note=note), table]


def _owed_row(register: Register, row: PaperRow, as_of: date) -> tuple[Cell, ...]:
    group = register.groups.get(row.group_id)
    name = register.groups.named_on(group, row.held_on).name if row.held_on else group.name
    where = f"{name}, {long_date(row.held_on)}" if row.held_on else name
    mark = " (exempt)" if row.exempt else ""
    return (
        f"{row.title}{mark}",
        where,
        row.due_on,
        pending_words(register, row),
        state_mark(row, as_of),
        row.days_late(as_of),
    )


def pending_words(register: Register, row: PaperRow) -> str:
    """What has yet to be cleared: `Legal and Finance`; silence never clears."""
    if not row.pending:
        return ""
    found = register.clearances.find(paper_id=row.id)
    return listing([one.kind for one in found if one.cleared_on is None])


def state_mark(row: PaperRow, today: date) -> Marked:
    """The paper's state in a word, with the colour that goes with it."""
    if row.days_late(today):
        return Marked(f"{row.state.label}, late", Tone.RED)
    tones = {
        PaperState.FINAL: Tone.GREEN,
        PaperState.ISSUED: Tone.GREEN,
        PaperState.LATE: Tone.AMBER,
        PaperState.TO_FOLLOW: Tone.AMBER,
        PaperState.WITHDRAWN: Tone.GREY,
    }
    return Marked(row.state.label, tones.get(row.state, Tone.NONE))
