"""Papers as rows: the list under an item, the marks on an agenda, and the tracker's table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from egovdesk.deadlines import Deadlines
from egovdesk.documents.wording import counted, short_date
from egovdesk.records.days import spoken_day
from egovdesk.records.papers import Paper, PaperState
from egovdesk.register import Register
from ui.item_models.listed import Listed
from ui.item_models.record_table import Column, RecordSource, RecordTableModel
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Line, Mark, MarkKind, Text

SOON = 2
"""Days before it is due from which a paper is amber."""
_PAGES, _STATE = 70, 92
_FACES = {
    PaperState.DRAFT: (MarkKind.RECOMMENDED, "draft in", "ink2"),
    PaperState.IN_CLEARANCE: (MarkKind.RECOMMENDED, "in clearance", "ink2"),
    PaperState.FINAL: (MarkKind.RATIFIED, "in", "ink2"),
    PaperState.ISSUED: (MarkKind.RATIFIED, "issued", "ink2"),
    PaperState.LATE: (MarkKind.LOOK, "came late", "amber"),
    PaperState.TO_FOLLOW: (MarkKind.DEFERRED, "to follow", "amber"),
    PaperState.TABLED: (MarkKind.DEFERRED, "to be tabled", "ink2"),
    PaperState.WITHDRAWN: (MarkKind.NOT_AGREED, "withdrawn", "ink3"),
}
Status = tuple[MarkKind, str, str]


def status_of(
    state: PaperState, due: date | None, today: date, *, received_on: date | None = None
) -> Status:
    """The mark, the word and the tone of a paper that is wanted or has come."""
    if state.is_wanted and due is not None and due < today:
        return MarkKind.LATE, f"{counted((today - due).days, 'day')} late", "red"
    if state is PaperState.EXPECTED:
        if due is None:
            return MarkKind.PROPOSED, "wanted", "ink2"
        soon = (due - today).days <= SOON
        return (
            MarkKind.LOOK if soon else MarkKind.PROPOSED,
            due_words(due, today),
            ("amber" if soon else "ink2"),
        )
    mark, word, tone = _FACES[state]
    if state is PaperState.FINAL and received_on is not None:
        word = f"in, {_day(received_on)}"
    return mark, word, tone


def due_words(due: date, today: date) -> str:
    """`due today`, `due Fri 10 Oct`."""
    return {0: "due today", 1: "due tomorrow"}.get((due - today).days, f"due {spoken_day(due)}")


def _day(day: date) -> str:
    return f"{day.day} {short_date(day).split(' ')[1]}"


def paper_row(paper: Paper, due: date | None, today: date, ground: str) -> Row:
    """A paper as it stands under its item."""
    mark, word, tone = status_of(paper.state, due, today, received_on=paper.received_on)
    version = f"v{paper.version}" if paper.version > bool(ground) else ""
    notes = [version, paper.reference, ground]
    note = ", ".join(one for one in notes if one)
    pages = counted(paper.pages, "page") if paper.pages else ""
    said = word[:1].upper() + word[1:]
    return Row(
        paper.id,
        Cell(
            (Text(paper.title, face="row"), Text(note, "ink2", "note", context=True)),
            trailing=(
                Text(pages, "ink2", width=_PAGES),
                Mark(mark, tone="exempt" if paper.exempt and mark is MarkKind.RATIFIED else ""),
                Text(said, tone, width=_STATE),
            ),
            lead=(Icon(_icon(paper)),),
        ),
        exempt=f"exempt, {ground}" if paper.exempt and ground else "exempt" * paper.exempt,
        tip=f"{paper.title}. {paper.note}" if paper.note else paper.title,
    )


def _icon(paper: Paper) -> str:
    if paper.exempt:
        return "file-lock"
    return "file-clock" if paper.state.is_wanted else "file-text"


def agenda_mark(papers: Sequence[Paper], dues: Mapping[str, date | None], today: date) -> Line:
    """What an agenda shows of an item's papers: how many are in, or what is late or due soon."""
    shown = [one for one in papers if one.state is not PaperState.WITHDRAWN]
    wanted = [one for one in shown if one.state.is_wanted]
    days = [day for one in wanted if (day := dues.get(one.id)) is not None]
    if not shown:
        return ()
    first = min(days, default=None)
    if first is not None and first < today:
        return (Icon("file-clock", "red"), Text("late", "red", "note"))
    if first is not None and (first - today).days <= SOON:
        words = "due today" if first == today else f"due {spoken_day(first).split(' ')[0]}"
        return (Icon("file-clock", "amber"), Text(words, "amber", "note"))
    if wanted:
        count = f"{len(shown) - len(wanted)} of {len(shown)}"
        return (Icon("file-clock", "ink2", says="papers"), Text(count, "ink2", "note"))
    icon = "file-lock" if all(one.exempt for one in shown) else "file-check"
    return (Icon(icon, "ink2", says="papers"), Text(str(len(shown)), "ink2", "note"))


def coming_dues(register: Register) -> dict[str, date]:
    """By which day each meeting to come wants its papers."""
    return Deadlines(register).papers_due(register.papers.tracker.meetings(coming=True))


def make_model(
    register: Register, dues: Callable[[], Mapping[str, date]], parent: Any = None
) -> RecordTableModel[Any]:
    """The paper tracker as an item model; `dues` are asked for at each reading."""
    today, tracker = register.today, register.papers.tracker

    def status(row: Any) -> Status:
        return status_of(row.state, row.due_on if row.owed else None, today)

    listed = Listed(lambda shown, **how: tracker.ids(shown, dues=dues(), **how), "due_on")
    source: RecordSource[Any] = RecordSource(
        listed.every, lambda ids: tracker.rows(ids, dues=dues()), first=listed.first
    )
    groups = {one.id: one.prefix or one.label for one in register.groups.all()}
    columns: tuple[Column[Any], ...] = (
        Column("Paper", lambda row: row.title, sort="title", stretch=1),
        Column("Author", lambda row: row.author or "nobody yet", sort="author", width=120),
        Column(
            "For", lambda row: _for(row, groups), sort="group", width=104, gives_way=1,
        ),
        Column(
            "Due", lambda row: short_date(row.due_on) if row.due_on else "–", sort="due_on",
            width=96,
        ),
        Column(
            "To clear", lambda row: str(row.pending) if row.pending else "", sort="pending",
            width=64, right=True, gives_way=2,
        ),
        Column(
            "State", lambda row: status(row)[1], sort="state", width=124,
            mark=lambda row: Mark(status(row)[0]), tone=lambda row: status(row)[2],
        ),
    )  # fmt: skip
    return RecordTableModel(
        source, columns, parent, exempt=lambda row: "exempt" if row.exempt else ""
    )


def _for(row: Any, groups: Mapping[str, str]) -> str:
    when = f", {_day(row.held_on)}" if row.held_on else ""
    return f"{groups.get(row.group_id, '')}{when}"
