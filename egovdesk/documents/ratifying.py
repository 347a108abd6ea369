"""What an item is to ratify, with its wording in full: on the agenda, and in the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from egovdesk.documents.decision_blocks import decision_block
from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.model import Block, DecisionBlock, Paragraph, ParagraphStyle, Run, text_runs
from egovdesk.documents.ratifications import answer_words
from egovdesk.documents.wording import long_date
from egovdesk.records.decisions import Decision
from egovdesk.records.meetings import Item
from egovdesk.records.ratifications import Ratification, RatificationState
from egovdesk.register import Register


def named(register: Register, decision: Decision) -> str:
    """A decision by its number, group and day: what a ratifying group is asked about."""
    group = register.groups.named_on(register.groups.get(decision.group_id), decision.decided_on)
    words = f"Decision {decision.number} of the {group.name}, {long_date(decision.decided_on)}"
    return words.replace("  ", " ")


def asked_blocks(facts: MeetingFacts, item: Item, *, indented: bool = False) -> Iterator[Block]:
    """Each decision that an item is to ratify, and how it reads: in the minutes as a quotation, on an
    agenda under the item. Of an exempt one the public is told nothing."""
    style = ParagraphStyle.INDENTED if indented else ParagraphStyle.BODY
    for asked in facts.register.ratifications.find(item_id=item.id):
        decision = facts.register.decisions.get(asked.decision_id)
        if facts.public and decision.exempt:
            continue
        yield Paragraph(text_runs(named(facts.register, decision), bold=True), style)
        parts = facts.register.decision_parts.find(decision_id=decision.id)
        block = decision_block(facts, decision, parts, with_status=False)
        if indented:
            yield replace(block, details=(), indented=True)
        else:
            yield from _quoted(block)


def _quoted(block: DecisionBlock) -> Iterator[Block]:
    for at, part in enumerate(block.parts):
        label = f"{part.label} " if part.label else ""
        lead = f"{block.lead_in} " if at == 0 else ""
        yield Paragraph((Run(f"{lead}{label}"), *part.runs), ParagraphStyle.QUOTE)


def answered_apart(facts: MeetingFacts, item: Item) -> Iterator[Block]:
    """How decisions were answered at the meeting that the item's own minute does not answer."""
    for asked in facts.register.ratifications.find(item_id=item.id):
        decision = facts.register.decisions.get(asked.decision_id)
        apart = asked.answer_id is None and asked.answered_on == facts.meeting.held_on
        if apart and not (facts.public and decision.exempt):
            yield Paragraph(text_runs(_answer(facts, decision, asked)))


def _answer(facts: MeetingFacts, decision: Decision, asked: Ratification) -> str:
    said = asked.state.label.lower()
    if asked.state is RatificationState.VARIED:
        said = "ratified as varied"
    words = [f"Decision {decision.number} {decision.title}: {said}.".replace("  ", " ")]
    words += [f"{label}: {text}" for label, text in answer_words(facts.register, asked)]
    return " ".join(words)
