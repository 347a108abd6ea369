"""How minutes stand: draft or approved, with the corrections that were made, and the signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from egovdesk.documents.meeting_facts import Audience, MeetingFacts
from egovdesk.documents.minutes.record import MinuteRecord
from egovdesk.documents.model import Paragraph, ParagraphStyle, SignatureBlock, text_runs
from egovdesk.documents.wording import long_date
from egovdesk.records.meetings import Item, Meeting
from egovdesk.records.minutes import Correction
from egovdesk.register import Register


def standing(record: MinuteRecord) -> Iterator[Paragraph]:
    """That the minutes are a draft, or when they were approved and what of no minute was corrected."""
    facts = record.facts
    if not facts.meeting.state.minutes_final:
        yield _note("Draft. These minutes are subject to confirmation at the next meeting.")
        return
    later = _later(facts)
    if later is not None:
        corrected = ", with the corrections noted" if record.corrections else ""
        day = long_date(later.held_on)
        yield _note(f"Approved as a correct record on {day}{corrected}")
    for one in record.corrections.get("", []):
        yield _note(f"Corrected{_where(facts, one)}: {correction_words(one)}.")


def correction_notes(record: MinuteRecord, item: Item) -> Iterator[Paragraph]:
    """Under a minute, what was corrected in it; the public is not told words near exempt ones."""
    facts = record.facts
    for one in record.corrections.get(item.id, []):
        secret = facts.public and _has_exempt(facts.register, item)
        words = "" if secret else f": {correction_words(one)}"
        yield _note(f"Corrected{_where(facts, one)}{words}.")


def signature(facts: MeetingFacts) -> SignatureBlock:
    """Where whoever presides signs: their name and the day where known, and never the less a place."""
    meeting, later = facts.meeting, _later(facts)
    presided = later.chair_id if later is not None else None
    person = facts.people.get(meeting.signatory_id or presided or "")
    return SignatureBlock("Chair", person.name if person else "", meeting.signed_on)


def correction_words(one: Correction) -> str:
    """`delete “March”, insert “April”`."""
    inserted = f", insert “{one.new_text}”" if one.new_text else ""
    return f"delete “{one.old_text}”{inserted}"


def approval_words(
    register: Register, meeting_id: str, at_meeting_id: str, places: dict[str, str]
) -> str:
    """What a later meeting minutes: that these were approved, subject to the corrections asked for.

    `places` says of each correction in which minute it is ("CFB 29/03(b)"). What is exempt is not
    quoted: the later minute may be open.
    """
    facts = MeetingFacts.of(register, meeting_id, Audience.MEMBERS)
    later = MeetingFacts.of(register, at_meeting_id, Audience.MEMBERS)
    joint = len(facts.groups) > 1 or facts.meeting.group_id != later.meeting.group_id
    whose = f" of the {facts.body}" if joint else ""
    minutes = f"inutes of the meeting{whose} held on {long_date(facts.meeting.held_on)}"
    asked = [
        _asked(register, one, places.get(one.id, ""))
        for one in register.corrections.find(meeting_id=meeting_id)
        if not one.made
    ]
    subject = f", subject to {_listed(asked)}" if asked else ""
    if later.is_member_body:
        return f"the m{minutes} be approved and signed as a correct record{subject}"
    return f"The m{minutes} were agreed as a correct record{subject}."


def _asked(register: Register, one: Correction, place: str) -> str:
    item = register.items.maybe(one.item_id)
    if item is None:
        return f"the attendance, {correction_words(one)}"
    if _has_exempt(register, item):
        return f"a correction of minute {item.minute_number}, which is exempt"
    return f"minute {place or item.minute_number}, {correction_words(one)}"


def _listed(asked: Sequence[str]) -> str:
    """Corrections one after another: they have commas of their own."""
    return "; and ".join(["; ".join(asked[:-1]), asked[-1]] if len(asked) > 1 else asked)


def _has_exempt(register: Register, item: Item) -> bool:
    return item.exempt or any(one.exempt for one in register.blocks.find(item_id=item.id))


def _later(facts: MeetingFacts) -> Meeting | None:
    return facts.register.meetings.maybe(facts.meeting.approved_at_id)


def _where(facts: MeetingFacts, one: Correction) -> str:
    """On what day, and by which minute where others know it by its number."""
    later = _later(facts)
    if later is None:
        return ""
    item = facts.register.items.maybe(one.at_item_id)
    known = facts.register.issues.has_minutes(later.id)
    number = f", minute {item.minute_number}" if item and item.minute_number and known else ""
    return f" on {long_date(later.held_on)}{number}"


def _note(words: str) -> Paragraph:
    return Paragraph(text_runs(words), ParagraphStyle.NOTE)
