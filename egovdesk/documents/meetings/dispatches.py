"""The dispatch log of a meeting: what went out, in which version, to whom, when and how; and notice.

It is evidence, so it says the SHA-256 of each document, and counts the days of notice one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egovdesk.deadlines import Deadlines
from egovdesk.documents.meeting_facts import Audience, MeetingFacts
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Marked,
    Paragraph,
    ParagraphStyle,
    Table,
    Tone,
    text_runs,
)
from egovdesk.documents.wording import clock_time, counted, full_date, long_date
from egovdesk.records.choices import ChoiceList
from egovdesk.records.days import spoken_day
from egovdesk.records.meetings import AGENDAS, Issue, Meeting
from egovdesk.register import Register

COLUMNS = (
    Column("To", width=34),
    Column("Means", width=14),
    Column("Sent", width=30),
    Column("Note", width=22, empty="none"),
)
_HALF = 32  # a SHA-256 is too long for a line
NOTICE_COLUMNS = (Column("Day", width=30), Column("Counts", width=20), Column("Why", width=50))


def dispatch_log(register: Register, meeting_id: str, *, as_of: date) -> Document:
    """Everything that went out of a meeting, to whom; raises NotFound where there is no meeting."""
    facts = MeetingFacts.of(register, meeting_id, Audience.MEMBERS)
    issues = [
        one
        for one in register.issues.find(meeting_id=meeting_id)
        if one.kind in AGENDAS or register.dispatches.find(issue_id=one.id)
    ]
    blocks: list[Block] = [Paragraph(text_runs(facts.when), ParagraphStyle.SUBTITLE)]
    if not issues:
        blocks.append(Paragraph(text_runs("Nothing has been issued yet.")))
    means = _means(register)
    for issue in issues:
        blocks += _issue(register, issue, means)
    blocks += _notice(register, facts.meeting, issues, as_of)
    return Document(
        title=f"Dispatch log: {facts.body}",
        blocks=tuple(blocks),
        subject=f"{facts.body}, {facts.when}",
        author=facts.author,
        organisation=facts.organisation,
        footer=f"{facts.body}, {long_date(facts.meeting.held_on)}, dispatch log",
        dated=as_of,
    )


def notice_sentence(
    register: Register,
    meeting: Meeting,
    issued_on: date,
    deadlines: Deadlines | None = None,
    *,
    as_of: date | None = None,
) -> tuple[str, bool]:
    """What notice an agenda issued on a day gives, in a sentence, and whether that is enough."""
    deadlines = deadlines or Deadlines(register)
    days = sum(1 for one in deadlines.notice(meeting, issued_on) if one.number is not None)
    said = f"Issued {_day(issued_on)}: {counted(days, 'clear day')}"
    last = deadlines.issue_by(meeting)
    if last is None:
        return f"{said}.", True
    enough = issued_on <= last
    group = register.groups.get(meeting.group_id)
    needed = deadlines.notice_needed(group, meeting.held_on)
    short = "" if enough or needed is None else f", and {needed} are needed"
    verb = "was" if last < (as_of or register.today) else "is"
    return f"{said}{short}; the last day {verb} {_day(last)}.", enough


def _day(day: date) -> str:
    return f"{spoken_day(day)} {day.year}"


def _means(register: Register) -> dict[str, str]:
    return {one.code: one.label for one in register.choices.find(list=ChoiceList.MEANS)}


def _issue(register: Register, issue: Issue, means: dict[str, str]) -> Iterator[Block]:
    at = issue.issued_at.astimezone()
    yield Heading(issue.label, 2)
    pairs: list[tuple[str, str | tuple[str, ...]]] = [
        ("Version", str(issue.version)),
        ("Issued", f"{full_date(at.date())}, {clock_time(at.time())}, by {issue.issued_by}"),
        ("SHA-256", (issue.sha256[:_HALF], issue.sha256[_HALF:])),
    ]
    if issue.withdrawn_at is not None:
        day = long_date(issue.withdrawn_at.astimezone().date())
        pairs.append(("Withdrawn", f"{day}: {issue.withdrawn_reason}"))
    yield Facts(tuple(pairs))
    rows = _rows(register, issue, means)
    if rows:
        note = f"Sent to {counted(len(rows), 'recipient')}"
        yield Table(COLUMNS, rows, caption=note)
    else:
        whom = f" to {issue.issued_to}" if issue.issued_to else ""
        yield Paragraph(text_runs(f"Issued{whom}; no dispatch to anybody by name was recorded."))


def _rows(register: Register, issue: Issue, means: dict[str, str]) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    for one in register.dispatches.find(issue_id=issue.id):
        at = one.sent_at.astimezone().replace(tzinfo=None, second=0, microsecond=0)
        rows.append((one.recipient, means.get(one.means, one.means), at, one.note))
    return tuple(rows)


def _notice(
    register: Register, meeting: Meeting, issues: list[Issue], as_of: date
) -> Iterator[Block]:
    """The days of notice of the agenda in force, each with whether it counts and why."""
    agendas = [one for one in issues if one.kind == "agenda" and not one.is_withdrawn]
    if not agendas:
        return
    issued_on = agendas[0].issued_at.astimezone().date()
    deadlines = Deadlines(register)
    days = deadlines.notice(meeting, issued_on)
    yield Heading("Notice, day by day", 2)
    sentence, enough = notice_sentence(register, meeting, issued_on, deadlines, as_of=as_of)
    yield Paragraph(text_runs(sentence, bold=not enough))
    rows: list[tuple[Cell, ...]] = [
        (
            full_date(one.day),
            Marked(f"clear day {one.number}", Tone.GREEN) if one.number else Marked("no"),
            one.reason or "a working day",
        )
        for one in days
    ]
    if rows:
        yield Table(NOTICE_COLUMNS, tuple(rows), first_column_heads=True)
