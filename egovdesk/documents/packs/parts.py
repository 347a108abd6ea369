"""The documents of our own in a pack: agenda, minutes, action list, cover sheets, decisions, members."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from egovdesk.documents.frames import NOT_FOR_ALL, council_document
from egovdesk.documents.groups import membership_list
from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.meetings import agenda
from egovdesk.documents.meetings.arising import actions_table, arising_actions
from egovdesk.documents.minutes import minutes_in_form
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Inline,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    text_runs,
)
from egovdesk.documents.packs.contents import Entry
from egovdesk.documents.packs.others import OTHERS
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.documents.wording import counted, listing, long_date
from egovdesk.records.decisions import Decision
from egovdesk.records.packs import PackPart

_QUARTERS = ((4, 6), (7, 9), (10, 12), (1, 3))
"""The months of a financial year's quarters, the first and the last of each."""


def document_of(facts: MeetingFacts, entry: Entry, *, as_of: date) -> Document | None:
    """The document of ours that a line of the contents stands for; None for a paper's files."""
    make = _MAKERS.get(entry.part)
    return None if make is None else make(facts, entry, as_of)


def contents_page(facts: MeetingFacts, entries: Iterable[Entry], *, as_of: date) -> Document:
    """The page that says on which page each document of the pack begins.

    The public's shows an exempt item by its open title and its ground, and none of its papers.
    """
    told = [one for one in entries if _is_told(facts, one)]
    rows = tuple(_line(facts, one) for one in told)
    columns = (
        Column("Item", width=10, empty=""), Column("Document", width=70),
        Column("Page", width=20, numeric=True, empty=""),
    )  # fmt: skip
    return council_document(
        facts.register,
        f"Contents: {facts.body}",
        (
            Paragraph(text_runs(facts.when), ParagraphStyle.SUBTITLE),
            Table(columns, rows),
        ),
        subject=f"{facts.body}, {facts.when}",
        header=facts.header("", exempt=any(one.exempt for one in told)),
        footer=_footer(facts),
        as_of=as_of,
    )


def _is_told(facts: MeetingFacts, entry: Entry) -> bool:
    if not entry.included and entry.part is not PackPart.COVER:
        return False
    return not (facts.public and entry.exempt and entry.level > 1)


def _line(facts: MeetingFacts, entry: Entry) -> tuple[Cell, ...]:
    hidden = facts.public and entry.exempt and entry.item is not None
    title = facts.title_of(entry.item) if hidden and entry.item else entry.title
    if hidden and entry.item and entry.item.ground:
        title = f"{title} ({facts.ground_text(entry.item.ground)})"
    elif entry.exempt:
        title = f"{title} ({facts.exempt_word.lower()})"
    page: Inline | str | None = (Run("", page_of=entry.key),) if entry.is_in else entry.gone or None
    if hidden:
        page = "not published"
    return entry.number if entry.level == 1 else "", text_runs(title), page


def _footer(facts: MeetingFacts) -> str:
    return f"{facts.body}, {long_date(facts.meeting.held_on)}"


def _agenda(facts: MeetingFacts, _entry: Entry, as_of: date) -> Document:
    return agenda(facts.register, facts.meeting.id, as_of=as_of, audience=facts.audience)


def _minutes(facts: MeetingFacts, entry: Entry, as_of: date) -> Document:
    assert entry.meeting is not None
    made = minutes_in_form(facts.register, entry.meeting.id, as_of=as_of, audience=facts.audience)
    return replace(made, folio=None)


def _actions(facts: MeetingFacts, _entry: Entry, as_of: date) -> Document:
    return council_document(
        facts.register,
        f"Action list: {facts.body}",
        (
            Paragraph(text_runs(f"For {facts.when}"), ParagraphStyle.SUBTITLE),
            *actions_table(facts),
        ),
        subject=f"{facts.body}, {facts.when}",
        header=facts.header(
            "", exempt=any(one.exempt for one in arising_actions(facts.register, facts.meeting))
        ),
        footer=_footer(facts),
        as_of=as_of,
    )


def _cover(facts: MeetingFacts, entry: Entry, as_of: date) -> Document:
    """One sheet: purpose, the decision sought, time and papers (reference.md 3.8)."""
    item = entry.item
    assert item is not None
    council = facts.register.authority.name
    number = f"Item {entry.number}: " if entry.number else ""
    return council_document(
        facts.register,
        f"{number}{facts.title_of(item)}",
        tuple(_cover_blocks(facts, entry)),
        subject=f"{council}: {facts.body}, {facts.when}",
        header=facts.header("", exempt=item.exempt),
        footer=_footer(facts),
        as_of=as_of,
    )


def _cover_blocks(facts: MeetingFacts, entry: Entry) -> Iterator[Block]:
    item = entry.item
    assert item is not None
    yield Paragraph(text_runs(f"{facts.body}, {facts.when}"), ParagraphStyle.SUBTITLE)
    if item.exempt:
        yield facts.exempt_note(item.ground)
    purpose = facts.purposes.get(item.purpose)
    pairs = [
        ("Purpose", purpose.label if purpose else ""),
        ("Presented by", facts.presenter_of(item)),
        ("Time", counted(item.minutes_allowed, "minute") if item.minutes_allowed else ""),
        ("Urgent", item.urgent_reason if item.urgent else ""),
        ("Late", item.late_reason if item.late else ""),
        ("Papers", listing([one.title for one in facts.papers.get(item.id, [])])),
    ]
    yield Facts(tuple((label, value) for label, value in pairs if value))
    if item.recommendation.strip():
        yield Heading("Decision sought")
        yield from blocks_from_markdown(item.recommendation, top_level=3)
    if item.note.strip():
        yield Heading("Summary")
        yield from blocks_from_markdown(item.note, top_level=3)


def _decisions(facts: MeetingFacts, entry: Entry, as_of: date) -> Document:
    first, last, period = _period(facts.meeting.held_on, entry.detail)
    wanted = {"group_id": facts.group.id, "from_on": first, "until_on": last}
    if facts.public:
        wanted["exempt"] = 0
    register = facts.register
    ids = register.decisions.register.ids(
        {name: one.isoformat() if isinstance(one, date) else one for name, one in wanted.items()},
        sort="decided_on",
    )
    found = register.decisions.many(ids)
    rows = tuple(_decision_row(facts, found[one]) for one in ids)
    columns = (
        Column("Number", width=18), Column("Decided", width=16), Column("Decision", width=48),
        Column("Stands", width=18),
    )  # fmt: skip
    blocks: tuple[Block, ...] = (Table(columns, rows, first_column_heads=True),)
    if not rows:
        blocks = (Paragraph(text_runs("No decisions were made in this time.")),)
    exempt = any(one.exempt for one in found.values())
    return council_document(
        register,
        f"Decision register: {facts.body}",
        (Paragraph(text_runs(period), ParagraphStyle.SUBTITLE), *blocks),
        subject=f"{facts.body}, {period}",
        header=NOT_FOR_ALL if exempt else "",
        footer=_footer(facts),
        as_of=as_of,
    )


def _decision_row(facts: MeetingFacts, decision: Decision) -> tuple[Cell, ...]:
    mark = f" ({facts.exempt_word.lower()})" if decision.exempt else ""
    stands = decision.state.label
    return (
        decision.number, decision.decided_on, text_runs(f"{decision.title}{mark}"), stands,
    )  # fmt: skip


def _period(day: date, detail: str) -> tuple[date, date, str]:
    """The last whole quarter of the financial year before a day; all of that year with "year"."""
    if detail == "year":
        year = day.year if day >= date(day.year, 4, 1) else day.year - 1
        first = date(year, 4, 1)
        return first, day, f"{long_date(first)} to {long_date(day)}"
    starts = [date(year, month, 1) for year in (day.year - 1, day.year) for month in (1, 4, 7, 10)]
    begun = [one for one in starts if one <= day]
    first, last = begun[-2], begun[-1] - timedelta(days=1)
    quarter = next(at for at, months in enumerate(_QUARTERS, 1) if months[0] == first.month)
    return first, last, f"Quarter {quarter}: {long_date(first)} to {long_date(last)}"


def _members(facts: MeetingFacts, _entry: Entry, as_of: date) -> Document:
    return membership_list(facts.register, on=facts.meeting.held_on, group_id=facts.group.id)


def _other(facts: MeetingFacts, entry: Entry, as_of: date) -> Document:
    return OTHERS[entry.detail].make(facts)


_MAKERS: dict[PackPart, Callable[[MeetingFacts, Entry, date], Document]] = {
    PackPart.AGENDA: _agenda,
    PackPart.MINUTES: _minutes,
    PackPart.ACTIONS: _actions,
    PackPart.COVER: _cover,
    PackPart.DECISIONS: _decisions,
    PackPart.MEMBERSHIP: _members,
    PackPart.DOCUMENT: _other,
}
