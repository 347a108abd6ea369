"""The chair's brief: one page on what the meeting decides, who comes, and what may be asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egovdesk.documents.meeting_facts import Audience, MeetingFacts, clock
from egovdesk.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    ParagraphStyle,
    Run,
    plain,
    text_runs,
)
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.documents.wording import clock_time, counted, long_date
from egovdesk.records.meetings import AttendanceState, Item, ItemKind, ItemState
from egovdesk.records.numbers import Line, start_times
from egovdesk.register import Register

_LONGEST = 75


def chairs_brief(register: Register, meeting_id: str, *, as_of: date) -> Document:
    """The brief of a meeting, for its chair alone; it holds what is exempt."""
    facts = MeetingFacts.of(register, meeting_id, Audience.MEMBERS)
    lines = [
        line
        for line in facts.lines
        if line.item.takes_number and line.item.state is not ItemState.WITHDRAWN
    ]
    times = start_times([one for one in facts.lines if one.top], facts.meeting.starts_at)
    return Document(
        title=f"Chair’s brief: {facts.body}",
        blocks=(*_front(facts, lines, times), *_business(facts, lines, times)),
        subject=f"{facts.body}, {facts.when}",
        author=facts.author,
        organisation=facts.organisation,
        header=facts.header("For the chair", exempt=any(one.item.exempt for one in lines)),
        footer=f"{facts.body}, {long_date(facts.meeting.held_on)}, chair’s brief",
        dated=as_of,
    )


def _front(facts: MeetingFacts, lines: list[Line], times: dict[str, str]) -> tuple[Block, ...]:
    where = f", {facts.meeting.place}" if facts.meeting.place else ""
    when = Paragraph(text_runs(f"{facts.when}{where}"), ParagraphStyle.SUBTITLE)
    expected, apologies = _people(facts)
    pairs = [
        ("Expected", "; ".join(expected) or "nobody sits on this group"),
        ("Apologies", f"{'; '.join(apologies) or 'none sent'}{_quorum(facts)}"),
        ("Formal business", "; ".join(_named(one) for one in lines if _is_formal(one.item))),
        ("Needs your reason", "; ".join(_named(one) for one in lines if _lacks_reason(one.item))),
    ]
    return (when, Facts(tuple((name, words) for name, words in pairs if words)))


def _people(facts: MeetingFacts) -> tuple[list[str], list[str]]:
    """Who is expected, and who of them has sent apologies already."""
    away = {one.person_id for one in facts.attendance if one.state is AttendanceState.APOLOGIES}
    expected: list[str] = []
    apologies: list[str] = []
    seen: set[str] = set()
    for group in facts.groups:
        for member in facts.register.memberships.on(group.id, facts.meeting.held_on):
            person, place = member.person, member.membership
            if person is None or place.substitute_for_id or not place.role.counts:
                continue
            if person.id not in seen:
                (apologies if person.id in away else expected).append(person.name)
            seen.add(person.id)
    return expected, apologies


def _quorum(facts: MeetingFacts) -> str:
    members = facts.register.memberships.on(facts.group.id, facts.meeting.held_on)
    places = [one.membership for one in members if one.membership.role.counts]
    seats = sum(1 for one in places if one.substitute_for_id is None)
    needed = facts.group.quorum_of(seats) if seats else None
    return f". Quorum: {needed} of {counted(seats, 'place')}" if needed else ""


def _business(facts: MeetingFacts, lines: list[Line], times: dict[str, str]) -> Iterator[Block]:
    business = [one for one in lines if not _is_formal(one.item)]
    if business:
        yield Heading("Business", 2)
    for line in business:
        yield Paragraph(_told(facts, line, times.get(line.item.id, "")), ParagraphStyle.NOTE)


def _told(facts: MeetingFacts, line: Line, at: str) -> Inline:
    """An item in three lines: what and when, what is sought of whom, and what may be asked."""
    item, begins = line.item, clock(at)
    long = counted(item.minutes_allowed, "minute") if item.minutes_allowed else ""
    purpose = facts.purposes.get(item.purpose)
    marks = [clock_time(begins) if begins else "", long, facts.presenter_of(item)]
    marks += [purpose.wording or purpose.label] if purpose else []
    marks += [facts.exempt_note(item.ground).text.split(" of ")[0]] if item.exempt else []
    marks += ["late"] * item.late + ["urgent"] * item.urgent
    about = ", ".join(one for one in marks if one)
    category = facts.categories.get(item.category)
    who = f"{facts.group.label}, {category.label.lower()}" if category else facts.group.label
    runs = [Run(_named(line), bold=True), Run(f"  {about}" if about else "")]
    for label, words in (
        ("Decision sought", _sought(item) or "none"),
        ("Who decides", who),
        ("Likely challenge", " ".join(item.challenge.split()) or "none noted"),
    ):
        joint = "  " if label == "Who decides" else "\n"
        runs += [Run(f"{joint}{label}: ", bold=True), Run(words)]
    return tuple(one for one in runs if one.text)


def _sought(item: Item) -> str:
    """What is asked, as far as a page has room: the first part, and how many more."""
    blocks = blocks_from_markdown(item.recommendation, top_level=4)
    parts = [plain(one.runs) for b in blocks if isinstance(b, ListBlock) for one in b.items]
    parts = parts or [plain(one.runs) for one in blocks if isinstance(one, Paragraph)]
    first = _shortened(parts[0].rstrip(".; ")) if parts else ""
    more = f" (and {len(parts) - 1} more)" if len(parts) > 1 else ""
    return f"{first}{more}"


def _shortened(text: str) -> str:
    text = text.removesuffix(" and").rstrip(";, ")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]}…"


def _named(line: Line) -> str:
    return f"{line.number} {line.item.title}".strip()


def _is_formal(item: Item) -> bool:
    """Whether an item asks for nothing: apologies, declarations, the next meeting."""
    asked = (
        item.recommendation or item.challenge or (item.kind is ItemKind.BUSINESS and item.purpose)
    )
    return not (asked or item.exempt or item.late or item.urgent)


def _lacks_reason(item: Item) -> bool:
    return (item.late or item.urgent) and not item.urgent_reason
