"""The minutes of a meeting: draft or approved, for members or for the public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from egovdesk.documents.decision_blocks import action_block, decision_block
from egovdesk.documents.exclusion import exclusion
from egovdesk.documents.meeting_facts import Audience, MeetingFacts, clock
from egovdesk.documents.meetings.urgency import late_or_urgent
from egovdesk.documents.minutes.approval import correction_notes, signature, standing
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
    text_runs,
)
from egovdesk.documents.model import DecisionPart as DocumentPart
from egovdesk.documents.ratifying import answered_apart, asked_blocks
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.documents.unused_numbers import unused_before
from egovdesk.documents.wording import clock_time, long_date
from egovdesk.errors import Refused
from egovdesk.records.meetings import Item, ItemState
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
    record = MinuteRecord.read(MeetingFacts.of(register, meeting_id, audience))
    facts = record.facts
    blocks = (*_opening(record), *presence(facts), *_body(record), *_close(facts))
    return _document(record, "Minutes", blocks, as_of)


def exempt_minutes(register: Register, meeting_id: str, *, as_of: date) -> Document:
    """What the public's copy leaves out, item by item; raises Refused where nothing is exempt."""
    record = MinuteRecord.read(MeetingFacts.of(register, meeting_id, Audience.MEMBERS))
    facts = record.facts
    word = facts.exempt_word
    if not record.has_exempt:
        raise Refused(f"Nothing in these minutes is {word.lower()}.", "Nothing was written.")
    found: list[DocumentBlock] = [Heading("Minutes", 2)]
    for line in facts.lines:
        blocks = [one for one in record.blocks.get(line.item.id, []) if one.exempt]
        if line.item.exempt:
            found += _item(record, line)
        elif blocks:
            found.append(_heading(facts, line))
            found += joined_lists(
                [
                    one
                    for block in blocks
                    for one in _numbered(block.number, _block(record, line.item, block))
                ]
            )
    blocks_of = (*_opening(record), *found, signature(facts))
    return _document(record, f"{word} minutes", blocks_of, as_of)


def _document(
    record: MinuteRecord, what: str, blocks: tuple[DocumentBlock, ...], as_of: date
) -> Document:
    facts = record.facts
    state = "" if facts.meeting.state.minutes_final else "Draft: subject to confirmation"
    return Document(
        title=f"{what}: {facts.body}",
        blocks=blocks,
        subject=f"{facts.body}, {facts.when}",
        author=facts.author,
        organisation=facts.organisation,
        header=facts.header(state, exempt=record.has_exempt),
        footer=f"{facts.body}, {long_date(facts.meeting.held_on)}",
        dated=as_of,
    )


def _opening(record: MinuteRecord) -> Iterator[DocumentBlock]:
    facts = record.facts
    where = f", {facts.meeting.place}" if facts.meeting.place else ""
    yield Paragraph(text_runs(f"{facts.when}{where}"), ParagraphStyle.SUBTITLE)
    for words in filter(None, facts.day_notes):
        yield Paragraph(text_runs(words), ParagraphStyle.NOTE)
    for words in unused_before(facts.register, facts.meeting):
        yield Paragraph(text_runs(words), ParagraphStyle.NOTE)
    yield from standing(record)


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
    yield _heading(facts, line)
    if item.exempt:
        yield facts.exempt_note(item.ground)
        if facts.public:
            yield Paragraph(text_runs("The details are exempt."))
            return
    for words in late_or_urgent(item):
        yield Paragraph(text_runs(words))
    yield from asked_blocks(facts, item)
    found: list[DocumentBlock] = list(record.room.interests_in(item))
    withheld = ""
    for block in record.blocks.get(item.id, []):
        if facts.public and block.exempt:
            withheld = withheld or block.ground or "?"
            continue
        found += _numbered(block.number, _block(record, item, block))
    yield from joined_lists(found)
    yield from answered_apart(facts, item)
    yield from _withdrawn(item, nothing=not (found or withheld))
    if withheld:
        yield facts.exempt_note("" if withheld == "?" else withheld)
        yield Paragraph(text_runs("Part of this minute is exempt and is left out here."))
    yield from correction_notes(record, item)


def _heading(facts: MeetingFacts, line: Line) -> Heading:
    level = 3 + min(line.depth, 1)
    return Heading(facts.title_of(line.item), level, number=line.item.minute_number)


def _withdrawn(item: Item, *, nothing: bool) -> Iterator[DocumentBlock]:
    """That an item was withdrawn, where nothing else says so, and numbers that are not used again."""
    if nothing and item.state is ItemState.WITHDRAWN:
        yield Paragraph(text_runs("This item was withdrawn."))
    for number in filter(None, item.withdrawn_numbers.split("\n")):
        words = f"{number} was withdrawn, and its number is not used again."
        yield Paragraph(text_runs(words), ParagraphStyle.NOTE)


def _numbered(number: str, blocks: Iterable[DocumentBlock]) -> Iterator[DocumentBlock]:
    """Blocks with the paragraph's own number before the first of their text: 2.1."""
    for block in blocks:
        if number and isinstance(block, Paragraph):
            yield Numbered(number, (block,))
            number = ""
        else:
            yield block


def _block(record: MinuteRecord, item: Item, block: Block) -> Iterator[DocumentBlock]:
    """A block of a minute, under what makes it exempt; nothing where it has no words."""
    found = list(_words_of(record, block))
    if found and block.exempt and not item.exempt:
        yield record.facts.exempt_note(block.ground)
    yield from found


def _words_of(record: MinuteRecord, block: Block) -> Iterator[DocumentBlock]:
    facts = record.facts
    match block.kind:
        case BlockKind.DECISION:
            decision = record.decisions[block.decision_id or ""]
            number = decision.number if decision.letter or block.number else ""
            parts = record.parts.get(decision.id, [])
            vote = record.room.vote_on(decision.id)
            yield decision_block(facts, decision, parts, number=number, vote=vote)
        case BlockKind.ACTION:
            yield action_block(facts, record.as_minuted(block.action_id or ""))
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


def _close(facts: MeetingFacts) -> Iterator[DocumentBlock]:
    ended = clock(facts.meeting.ended_at)
    if ended is not None:
        yield Paragraph(text_runs(f"The meeting ended at {clock_time(ended)}."))
    yield signature(facts)
