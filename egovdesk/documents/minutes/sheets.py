"""The sheets that are ready the moment a meeting closes: its decisions, and its actions."""

from __future__ import annotations

from datetime import date

from egovdesk.documents.decision_blocks import action_block, decision_block
from egovdesk.documents.meeting_facts import Audience, MeetingFacts
from egovdesk.documents.minutes.extract import UNNUMBERED
from egovdesk.documents.minutes.record import MinuteRecord
from egovdesk.documents.model import (
    ActionBlock,
    Document,
    Heading,
    Paragraph,
    ParagraphStyle,
    text_runs,
)
from egovdesk.documents.model import Block as DocumentBlock
from egovdesk.documents.wording import long_date
from egovdesk.records.actions import ActionState
from egovdesk.records.decisions import Decision
from egovdesk.register import Register


def action_sheet(
    register: Register, meeting_id: str, *, as_of: date, audience: Audience = Audience.MEMBERS
) -> Document:
    """The actions of one meeting, ready the moment it closes."""
    facts = MeetingFacts.of(register, meeting_id, audience)
    actions = [
        one
        for one in register.actions.find(meeting_id=meeting_id)
        if not (facts.public and one.exempt) and one.state is not ActionState.TRANSFERRED
    ]
    titles = {line.item.id: facts.title_of(line.item) for line in facts.lines}
    blocks: list[DocumentBlock] = []
    for line in facts.lines:
        under = sorted(
            (one for one in actions if one.item_id == line.item.id), key=lambda one: one.number
        )
        if under:
            heading = titles[line.item.id]
            blocks.append(_headed(heading, line.item.minute_number))
            if any(one.exempt for one in under):
                blocks.append(facts.exempt_note(line.item.ground))
            blocks += [action_block(facts, one) for one in under]
    if not blocks:
        blocks.append(_nothing(facts, "actions", "given"))
    exempt = any(one.exempt for one in actions)
    return _sheet(facts, "Actions", tuple(blocks), as_of, exempt=exempt)


def _nothing(facts: MeetingFacts, what: str, done: str) -> Paragraph:
    """That there is nothing, or nothing yet where the minutes may still change."""
    if facts.meeting.state.minutes_final:
        return Paragraph(text_runs(f"No {what} were {done} at this meeting."))
    return Paragraph(text_runs(f"No {what} have been recorded yet."))


def decision_sheet(
    register: Register, meeting_id: str, *, as_of: date, audience: Audience = Audience.MEMBERS
) -> Document:
    """The decisions of one meeting with who decided and what follows, ready when it closes."""
    facts = MeetingFacts.of(register, meeting_id, audience)
    record = MinuteRecord.read(facts)
    blocks: list[DocumentBlock] = []
    for line in facts.lines:
        for block in record.blocks.get(line.item.id, []):
            decision = record.decisions.get(block.decision_id or "")
            if decision is None or (facts.public and (decision.exempt or line.item.exempt)):
                continue
            blocks.append(_headed(decision.title, decision.number))
            if decision.exempt:
                blocks.append(facts.exempt_note(decision.ground))
            parts = record.parts.get(decision.id, [])
            vote = record.room.vote_on(decision.id)
            blocks.append(decision_block(facts, decision, parts, in_full=True, vote=vote))
            blocks += _following(facts, record, decision)
    if not blocks:
        blocks.append(_nothing(facts, "decisions", "taken"))
    exempt = any(one.exempt for one in record.decisions.values())
    return _sheet(facts, "Decisions", tuple(blocks), as_of, exempt=exempt)


def _following(facts: MeetingFacts, record: MinuteRecord, decision: Decision) -> list[ActionBlock]:
    under = [one for one in record.actions.values() if one.decision_id == decision.id]
    return [
        action_block(facts, one)
        for one in sorted(under, key=lambda one: one.number)
        if not (facts.public and one.exempt) and one.state is not ActionState.TRANSFERRED
    ]


def _sheet(
    facts: MeetingFacts, what: str, blocks: tuple[DocumentBlock, ...], as_of: date, *, exempt: bool
) -> Document:
    line = f"{facts.body}, {facts.when}"
    return Document(
        title=f"{what}: {facts.body}",
        blocks=(Paragraph(text_runs(facts.when), ParagraphStyle.SUBTITLE), *blocks),
        subject=line,
        author=facts.author,
        organisation=facts.organisation,
        header=facts.header("", exempt=exempt),
        footer=f"{facts.body}, {long_date(facts.meeting.held_on)}",
        dated=as_of,
    )


def _headed(title: str, number: str) -> Heading:
    """A heading with its number, or with the word that it has none yet."""
    return Heading(title, 2, number=number, note="" if number else UNNUMBERED)
