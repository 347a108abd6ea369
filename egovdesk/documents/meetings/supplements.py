"""The supplementary agenda: what was added, changed or withdrawn since the agenda was issued.

Numbers go on after those issued, and none moves. The public's leaves exempt matter out by being
made from what the public was given and may read now.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egovdesk.documents.kept import from_json
from egovdesk.documents.meeting_facts import Audience, MeetingFacts
from egovdesk.documents.meetings.agenda_changes import (
    Agenda,
    AgendaChanges,
    Entry,
    agenda_of,
    agenda_so_far,
    changes,
    differences,
)
from egovdesk.documents.meetings.agendas import agenda
from egovdesk.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    ParagraphStyle,
    text_runs,
)
from egovdesk.documents.wording import listing, long_date
from egovdesk.errors import Refused
from egovdesk.records.meetings import Issue, Item, ItemState
from egovdesk.records.papers import PaperState
from egovdesk.register import Register


def supplement(
    register: Register,
    meeting_id: str,
    *,
    as_of: date,
    audience: Audience = Audience.MEMBERS,
    issued: bool = False,
) -> Document:
    """What has changed since the last issue; raises Refused where no agenda is in force."""
    facts = MeetingFacts.of(register, meeting_id, audience)
    found = pending_changes(register, meeting_id, as_of=as_of, audience=audience)
    number = _number(register, meeting_id)
    title = f"Supplementary agenda {number}: {facts.body}"
    exempt = any(_is_exempt(facts, one) for one in _entries(found))
    return Document(
        title=title,
        blocks=(*_front(facts, found, as_of, issued=issued), *_body(facts, found)),
        subject=f"{facts.body}, {facts.when}",
        author=facts.author,
        organisation=facts.organisation,
        header=facts.header("" if issued else "Draft supplement", exempt=exempt),
        footer=f"{facts.body}, {long_date(facts.meeting.held_on)}, supplement {number}",
        dated=as_of,
    )


def pending_changes(
    register: Register,
    meeting_id: str,
    *,
    as_of: date,
    audience: Audience = Audience.MEMBERS,
) -> AgendaChanges:
    """What has changed since the last issue, as this audience may read it."""
    now = agenda_of(agenda(register, meeting_id, as_of=as_of, audience=audience, issued=True))
    before = _before(register, meeting_id, audience, now)
    items = register.items.find(meeting_id=meeting_id)
    gone = {one.agenda_number for one in items if one.state in _OFF}
    return changes(before, now, gone)


_OFF = (ItemState.WITHDRAWN, ItemState.DEFERRED)


def issued_agenda(register: Register, meeting_id: str, audience: Audience) -> list[Issue]:
    """The agenda in force and the supplements to it, in the order of issue; empty before that."""
    suffix = "_public" if audience is Audience.PUBLIC else ""
    agendas = _in_force(register, meeting_id, f"agenda{suffix}")
    if not agendas:
        return []
    since = agendas[-1].issued_at
    later = _in_force(register, meeting_id, f"supplement{suffix}")
    return [agendas[-1], *(one for one in later if one.issued_at >= since)]


def _in_force(register: Register, meeting_id: str, kind: str) -> list[Issue]:
    found = register.issues.find(meeting_id=meeting_id, kind=kind)
    return [one for one in found if not one.is_withdrawn]


def _before(register: Register, meeting_id: str, audience: Audience, now: Agenda) -> Agenda:
    issues = issued_agenda(register, meeting_id, audience)
    if issues:
        return agenda_so_far(_document(one) for one in issues)
    issues = issued_agenda(register, meeting_id, Audience.MEMBERS)
    if not issues:
        raise Refused(
            "This meeting has no issued agenda, so nothing can be supplementary to it.",
            todo="Issue the agenda first.",
        )
    # No copy was kept for the public: what it was shown is known by its numbers alone.
    shown = agenda_so_far(_document(one) for one in issues).entries
    return Agenda({number: now.entries[number] for number in shown if number in now.entries})


def _document(issue: Issue) -> Document:
    found = from_json(issue.content)
    assert isinstance(found, Document)
    return found


def _number(register: Register, meeting_id: str) -> str:
    return f"S{len(register.issues.find(meeting_id=meeting_id, kind='supplement')) + 1}"


def _entries(found: AgendaChanges) -> tuple[Entry, ...]:
    return (*found.added, *(after for _before, after in found.changed), *found.withdrawn)


def _is_exempt(facts: MeetingFacts, entry: Entry) -> bool:
    item = _item_of(facts, entry)
    papers = facts.papers.get(item.id, []) if item else []
    return bool(item and item.exempt) or any(one.exempt for one in papers)


def _item_of(facts: MeetingFacts, entry: Entry) -> Item | None:
    return next((one.item for one in facts.lines if one.number == entry.number), None)


# -- what it says ----------------------------------------------------------------------------------


def _front(
    facts: MeetingFacts, found: AgendaChanges, as_of: date, *, issued: bool
) -> Iterator[Block]:
    where = f", {facts.meeting.place}" if facts.meeting.place else ""
    yield Paragraph(text_runs(f"{facts.when}{where}"), ParagraphStyle.SUBTITLE)
    if found.moved_from:
        moved = f"The meeting is now as above. The agenda said: {found.moved_from}."
        yield Paragraph(text_runs(moved, bold=True))
    agendas = issued_agenda(facts.register, facts.meeting.id, Audience.MEMBERS)
    pairs = [("Issued" if issued else "Draft of", long_date(as_of))]
    if agendas:
        day = long_date(agendas[0].issued_at.astimezone().date())
        pairs.insert(0, ("To the agenda of", day))
    contact = facts.meeting.contact or facts.register.authority.clerk
    if contact:
        pairs.append(("Contact", contact))
    yield Facts(tuple(pairs))


def _body(facts: MeetingFacts, found: AgendaChanges) -> Iterator[Block]:
    if not found:
        yield Paragraph(text_runs("Nothing has changed since the agenda was issued."))
    if found.added:
        yield Heading("Added", 2)
    for entry in found.added:
        yield from _told(facts, entry)
    if found.changed:
        yield Heading("Changed", 2)
    for before, after in found.changed:
        yield from _told(facts, after, ("Changed", listing(differences(before, after))))
    if found.withdrawn:
        yield Heading("Withdrawn", 2)
    for entry in found.withdrawn:
        yield entry.heading
        line = entry.details[0] if entry.is_off else "Withdrawn"
        yield Paragraph(text_runs(line), ParagraphStyle.DETAIL)


def _told(facts: MeetingFacts, entry: Entry, *pairs: tuple[str, str]) -> Iterator[Block]:
    """An item as it now stands, with what changed and why a paper of it comes late."""
    yield entry.heading
    late = [*pairs, *_late_papers(facts, entry)]
    if late:
        yield Facts(tuple(late))
    yield from entry.blocks


def _late_papers(facts: MeetingFacts, entry: Entry) -> Iterator[tuple[str, str]]:
    item = _item_of(facts, entry)
    for paper in facts.papers.get(item.id, []) if item else []:
        reasons = [one for one in (paper.late_reason, paper.urgency) if one]
        if paper.state in (PaperState.LATE, PaperState.ISSUED) and reasons:
            yield "Late paper", f"“{paper.title}”. {'. '.join(reasons)}"
