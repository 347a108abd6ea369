"""An extract of one decision: what was decided, by whom, why, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egovdesk.documents.decision_blocks import action_block, decision_block
from egovdesk.documents.meeting_facts import Audience, MeetingFacts
from egovdesk.documents.minutes.approval import standing
from egovdesk.documents.minutes.record import MinuteRecord
from egovdesk.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Money,
    Paragraph,
    ParagraphStyle,
    text_runs,
)
from egovdesk.documents.ratifications import trail_in_words
from egovdesk.documents.wording import amount, long_date
from egovdesk.errors import Refused
from egovdesk.records.actions import ActionState
from egovdesk.records.decisions import Decision
from egovdesk.register import Register

UNNUMBERED = "Number to be confirmed"
_NOTHING = "Nothing was written."


def extract(
    register: Register,
    decision_id: str,
    *,
    as_of: date,
    audience: Audience = Audience.MEMBERS,
) -> Document:
    """An extract of one decision from the minutes of its meeting.

    Raises Refused for a decision of no meeting, and for an exempt one asked for by the public.
    """
    decision = register.decisions.get(decision_id)
    if decision.meeting_id is None:
        raise Refused("This decision was taken at no meeting.", _NOTHING)
    facts = MeetingFacts.of(register, decision.meeting_id, audience)
    if facts.public and decision.exempt:
        raise Refused("This decision is exempt.", _NOTHING, "Print the extract for members.")
    record = MinuteRecord.read(facts)
    return Document(
        title=f"Extract from the minutes: {facts.body}",
        blocks=(
            *_head(record, decision),
            *_decision(record, decision),
            *_trail(record, decision),
            *_actions(record, decision),
        ),
        subject=f"{number_words(register, decision)}, {facts.body}, {facts.when}",
        author=facts.author,
        organisation=facts.organisation,
        header=facts.header("", exempt=decision.exempt),
        footer=f"{facts.body}, {long_date(facts.meeting.held_on)}",
        dated=as_of,
    )


def number_words(register: Register, decision: Decision) -> str:
    """The decision's number; that it may still change, or that there is none yet, where it is so."""
    if not decision.number:
        return UNNUMBERED
    known = register.issues.has_minutes(decision.meeting_id or "")
    provisional = "" if known else " (provisional)"
    return f"{decision.number}{provisional}"


def _head(record: MinuteRecord, decision: Decision) -> Iterator[Block]:
    facts = record.facts
    where = f", {facts.meeting.place}" if facts.meeting.place else ""
    yield Paragraph(text_runs(f"{facts.when}{where}"), ParagraphStyle.SUBTITLE)
    yield from standing(record)
    category = facts.categories.get(decision.category)
    owners = (
        ("Service owner", decision.service_owner_id),
        ("ICT owner", decision.ict_owner_id),
        ("Accountable", decision.accountable_id),
    )
    pairs = [
        ("Decision", number_words(facts.register, decision)),
        ("Decided by", decision.decided_by or facts.body),
        ("Input from", decision.input_from),
        ("Category", f"{category.code}, {category.label}" if category else ""),
        ("Amount", amount(Money(decision.amount)) if decision.amount is not None else ""),
        *((label, facts.people[one].name) for label, one in owners if one in facts.people),
    ]
    yield Facts(tuple((label, value) for label, value in pairs if value))


def _decision(record: MinuteRecord, decision: Decision) -> Iterator[Block]:
    facts = record.facts
    line = next((one for one in facts.lines if one.item.id == decision.item_id), None)
    title = facts.title_of(line.item) if line is not None else decision.title
    number = line.item.minute_number if line is not None and decision.number else ""
    yield Heading(title, 2, number=number)
    if decision.exempt:
        yield facts.exempt_note(decision.ground)
    parts = record.parts.get(decision.id, [])
    yield decision_block(
        facts, decision, parts, number=decision.number if decision.letter else "", in_full=True,
        vote=record.room.vote_on(decision.id), with_status=not _has_trail(facts, decision),
    )  # fmt: skip


def _has_trail(facts: MeetingFacts, decision: Decision) -> bool:
    """Whether there is more to say than how the decision stands: several steps, or words of an answer."""
    asked = facts.register.ratifications.find(decision_id=decision.id)
    return len(asked) > 1 or any(one.text or one.reason for one in asked)


def _trail(record: MinuteRecord, decision: Decision) -> Iterator[Block]:
    """What the groups that it was put to said of it, the first at the top; nothing where its status
    says all of it."""
    facts = record.facts
    steps = list(trail_in_words(facts.register, decision, public=facts.public))
    if _has_trail(facts, decision):
        yield Heading("Ratification", 2)
        yield from (Paragraph(text_runs(f"{one}.".replace("..", "."))) for one in steps)


def _actions(record: MinuteRecord, decision: Decision) -> Iterator[Block]:
    """The actions that came of it, with their owners of today."""
    facts = record.facts
    found = [
        one
        for one in record.actions.values()
        if one.decision_id == decision.id
        and one.state is not ActionState.TRANSFERRED
        and not (facts.public and one.exempt)
    ]
    if found:
        yield Heading("Actions", 2)
        yield from (action_block(facts, one) for one in sorted(found, key=lambda one: one.number))
