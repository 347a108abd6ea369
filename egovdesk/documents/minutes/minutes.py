"""The minutes of a meeting: draft or approved, for members or for the public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from egovdesk.documents.decision_blocks import action_block, decision_block
from egovdesk.documents.exclusion import exclusion
from egovdesk.documents.meeting_facts import Audience, MeetingFacts, clock
from egovdesk.documents.meetings.urgency import late_or_urgent
from egovdesk.documents.minutes.presence import presence
from egovdesk.documents.minutes.record import MinuteRecord
from egovdesk.documents.model import Block as DocumentBlock
from egovdesk.documents.model import (
    DecisionBlock,
    Document,
    Heading,
    ListBlock,
    Numbered,
    Paragraph,
    ParagraphStyle,
    SignatureBlock,
    text_runs,
)
from egovdesk.documents.model import DecisionPart as DocumentPart
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.documents.wording import clock_time, long_date
from egovdesk.records.meetings import Item
from egovdesk.records.minutes import Block, BlockKind
from egovdesk.records.numbers import Line
from egovdesk.register import Register


def minutes(
    register: Register,
    meeting_id: str,
    *,
    as_of: date,
    audience: Audience = Audience.MEMBERS,
) -> Document:
    """The minutes of a meeting, in agenda order, with literal minute numbers.

    Draft until they are approved; the public's leave out exempt items, blocks, decisions and
    actions, and say that there was something, and on what ground.
    """
    facts = MeetingFacts.of(register, meeting_id, audience)
    record = MinuteRecord.read(facts)
    final = facts.meeting.state.minutes_final
    return Document(
        title=f"Minutes: {facts.body}",
        blocks=(*_opening(facts, final), *presence(facts), *_body(record), *_close(facts, final)),
        subject=f"{facts.body}, {facts.when}",
        author=facts.author,
        organisation=facts.organisation,
        header=facts.header(
            "" if final else "Draft: subject to confirmation", exempt=record.has_exempt
        ),
        footer=f"{facts.body}, {long_date(facts.meeting.held_on)}",
        dated=as_of,
    )


def _opening(facts: MeetingFacts, final: bool) -> Iterator[DocumentBlock]:
    where = f", {facts.meeting.place}" if facts.meeting.place else ""
    yield Paragraph(text_runs(f"{facts.when}{where}"), ParagraphStyle.SUBTITLE)
    for words in filter(None, facts.day_notes):
        yield Paragraph(text_runs(words), ParagraphStyle.NOTE)
    later = facts.register.meetings.maybe(facts.meeting.approved_at_id)
    if final and later is not None:
        approved = f"Approved as a correct record on {long_date(later.held_on)}"
        yield Paragraph(text_runs(approved), ParagraphStyle.NOTE)
    elif not final:
        note = "Draft. These minutes are subject to confirmation at the next meeting."
        yield Paragraph(text_runs(note), ParagraphStyle.NOTE)


def _body(record: MinuteRecord) -> Iterator[DocumentBlock]:
    in_part_b = False
    if any(line.part_b for line in record.facts.lines):
        yield Heading("Part A: open to the public", 2)
    elif record.facts.lines:
        yield Heading("Minutes", 2)
    for line in record.facts.lines:
        if line.part_b and not in_part_b:
            in_part_b = True
            yield from _part_b(record.facts)
        yield from _item(record, line)


def _part_b(facts: MeetingFacts) -> Iterator[DocumentBlock]:
    """The heading of part B, and the resolution by which the public left."""
    yield Heading("Part B: press and public excluded", 2)
    words = exclusion(facts)
    if words:
        resolved = facts.outcomes.get("resolved")
        lead_in = resolved.wording if resolved else "RESOLVED that"
        yield DecisionBlock(lead_in, (DocumentPart("", text_runs(f"{words}.")),))


def _item(record: MinuteRecord, line: Line) -> Iterator[DocumentBlock]:
    facts, item = record.facts, line.item
    level = 3 + min(line.depth, 1)
    yield Heading(facts.title_of(item), level, number=item.minute_number)
    if item.exempt:
        yield facts.exempt_note(item.ground)
        if facts.public:
            yield Paragraph(text_runs("The details are exempt."))
            return
    for words in late_or_urgent(item):
        yield Paragraph(text_runs(words))
    found: list[DocumentBlock] = list(record.room.interests_in(item))
    withheld = ""
    for block in record.blocks.get(item.id, []):
        if facts.public and block.exempt:
            withheld = withheld or block.ground or "?"
            continue
        found += _numbered(block.number, _block(record, item, block))
    yield from joined_lists(found)
    if withheld:
        yield facts.exempt_note("" if withheld == "?" else withheld)
        yield Paragraph(text_runs("Part of this minute is exempt and is left out here."))


def _numbered(number: str, blocks: Iterable[DocumentBlock]) -> Iterator[DocumentBlock]:
    """Blocks with the paragraph's own number before the first of their text: 2.1."""
    for block in blocks:
        if number and isinstance(block, Paragraph):
            yield Numbered(number, (block,))
            number = ""
        else:
            yield block


def _block(record: MinuteRecord, item: Item, block: Block) -> Iterator[DocumentBlock]:
    facts = record.facts
    if block.exempt and not item.exempt:
        yield facts.exempt_note(block.ground)
    match block.kind:
        case BlockKind.DECISION:
            decision = record.decisions[block.decision_id or ""]
            number = decision.number if decision.letter or block.number else ""
            parts = record.parts.get(decision.id, [])
            vote = record.room.vote_on(decision.id)
            yield decision_block(facts, decision, parts, number=number, vote=vote)
        case BlockKind.ACTION:
            yield action_block(facts, record.actions[block.action_id or ""])
        case BlockKind.DECLARATION:
            yield from record.room.declaration(block)
        case BlockKind.VOTE:
            yield from record.room.vote(block)
        case BlockKind.MOVEMENT:
            yield from record.room.movement(block)
        case BlockKind.PARAGRAPH:
            yield from blocks_from_markdown(block.text, top_level=4)


def joined_lists(blocks: list[DocumentBlock]) -> Iterator[DocumentBlock]:
    """Lists that follow one another as one: each line of a list is a block of its own in minutes."""
    waiting: ListBlock | None = None
    for block in blocks:
        if isinstance(block, ListBlock):
            if waiting is not None and waiting.ordered == block.ordered:
                waiting = ListBlock(waiting.items + block.items, block.ordered, waiting.start)
                continue
            if waiting is not None:
                yield waiting
            waiting = block
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        yield block
    if waiting is not None:
        yield waiting


def _close(facts: MeetingFacts, final: bool) -> Iterator[DocumentBlock]:
    ended = clock(facts.meeting.ended_at)
    if ended is not None:
        yield Paragraph(text_runs(f"The meeting ended at {clock_time(ended)}."))
    chair = facts.people.get(facts.meeting.chair_id or "")
    yield SignatureBlock("Chair", chair.name if chair and final else "")
