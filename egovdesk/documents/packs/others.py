"""Other documents of the register that a clerk can put into a pack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from egovdesk.documents.framework.structure_document import structure_document
from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.meeting_programme import programme_of_meetings
from egovdesk.documents.model import Document
from egovdesk.documents.plan import plan_document


@dataclass(frozen=True)
class Other:
    """A document by its name, made for a meeting as its audience may read it."""

    label: str
    make: Callable[[MeetingFacts], Document]


def _plan(facts: MeetingFacts) -> Document:
    return plan_document(
        facts.register,
        as_of=facts.meeting.held_on,
        filters={"group_id": facts.group.id},
        audience=facts.audience,
    )


def _dates(facts: MeetingFacts) -> Document:
    day = facts.meeting.held_on
    year = facts.register.authority.municipal_year(day)
    return programme_of_meetings(facts.register, year, as_of=day, group_id=facts.group.id)


def _structure(facts: MeetingFacts) -> Document:
    return structure_document(facts.register, on=facts.meeting.held_on)


OTHERS = {
    "plan": Other("Forward plan", _plan),
    "dates": Other("Programme of meetings", _dates),
    "structure": Other("Structure of the groups", _structure),
}
