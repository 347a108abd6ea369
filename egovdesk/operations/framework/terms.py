"""Terms of reference in versions: sent to the parent's agenda, adopted by its decision, looked at again."""

from __future__ import annotations

from datetime import date

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.operations.framework.adoption import a_year_after, next_version
from egovdesk.operations.meetings.places import add_in_place
from egovdesk.operations.meetings.ratified import next_agenda
from egovdesk.operations.responsibilities import formalise_responsibility
from egovdesk.records.choices import ChoiceList
from egovdesk.records.days import spoken_date
from egovdesk.records.framework import Adoption, AdoptionState, AdoptionSubject
from egovdesk.records.groups import holds_on
from egovdesk.records.text import clean_text
from egovdesk.register import Register


@operation("Send terms to adopt")
def send_terms(register: Register, group_id: str, text: str, meeting_id: str | None = None) -> str:
    """Keep a version of a group's terms of reference, and put its adoption on the parent's next agenda,
    or its own where it has no parent. Return the item.

    Raises Refused for empty terms, those adopted already, while a version is on an agenda, and
    without a meeting to come.
    """
    group = register.groups.get(group_id)
    text = _wanted(register, group_id, text)
    for other in proposed(register, group_id):
        raise Refused(
            f"Version {other.version} of these terms of reference is on an agenda already.",
            "Nothing has changed.",
            "Take it back first, or let the group decide on it.",
        )
    above = register.groups.get(group.parent_id or group_id)
    meeting = register.meetings.maybe(meeting_id) or next_agenda(register, above.id)
    if meeting is None:
        raise Refused(
            f"The {above.name} has no meeting to come.", "Nothing has changed.", "Plan one first."
        )
    version = next_version(register, AdoptionSubject.TERMS, group_id)
    item = add_in_place(
        register, meeting, f"Terms of reference of the {group.name}: version {version}",
        purpose="approve", category="A3",
        recommendation=f"adopt version {version} of the terms of reference of the {group.name}.",
    )  # fmt: skip
    register.adoptions.add(
        Adoption(new_id(), AdoptionSubject.TERMS, version, register.today, group_id,
                 AdoptionState.PROPOSED, text, item_id=item)
    )  # fmt: skip
    return item


@operation("Record terms adopted")
def record_terms(
    register: Register, group_id: str, text: str, adopted: date, *, review: date | None = None,
    note: str = "",
) -> str:  # fmt: skip
    """Record that terms of reference were adopted outside this register; return the version's id."""
    version = next_version(register, AdoptionSubject.TERMS, group_id)
    made = Adoption(
        new_id(), AdoptionSubject.TERMS, version, adopted, group_id,
        AdoptionState.ADOPTED, _wanted(register, group_id, text), adopted,
        review or a_year_after(adopted), note=clean_text(note),
    )  # fmt: skip
    require(made.problems())
    register.adoptions.add(made)
    _stand(register, group_id)
    return made.id


@operation("Take terms back")
def take_terms_back(register: Register, group_id: str) -> None:
    """Let a version that was sent to be adopted go no further; its item stays, to keep or delete."""
    found = proposed(register, group_id)
    if not found:
        raise Refused("No version of these terms waits to be adopted.", "Nothing has changed.")
    register.adoptions.update(found[-1].id, state=AdoptionState.WITHDRAWN)


@operation("Review terms")
def review_terms(register: Register, group_id: str, on: date, note: str = "") -> None:
    """Say that the terms in force were looked at and stand as they are, for another year."""
    adopted = in_force(register, group_id, on)
    if adopted is None:
        raise Refused("No version of these terms is in force.", "Nothing has changed.")
    said = f"Reviewed on {spoken_date(on)}. {clean_text(note)}".strip()
    notes = "\n".join(filter(None, (adopted.note, said)))
    register.adoptions.update(adopted.id, review_on=a_year_after(on), note=notes)


def follow_terms(register: Register, item_id: str | None) -> None:
    """Let a group's terms be those that its item's decisions have adopted by now, or no longer do."""
    for one in register.adoptions.find(item_id=item_id) if item_id else ():
        if one.subject is AdoptionSubject.TERMS and one.group_id:
            _stand(register, one.group_id)


def versions(register: Register, group_id: str) -> list[Adoption]:
    """The versions of a group's terms of reference, the first at the front."""
    return register.adoptions.find(subject=AdoptionSubject.TERMS, group_id=group_id)


def proposed(register: Register, group_id: str) -> list[Adoption]:
    """The versions that wait to be adopted: one, or none."""
    return [one for one in versions(register, group_id) if one.state is AdoptionState.PROPOSED]


def in_force(register: Register, group_id: str, on: date) -> Adoption | None:
    """The version in force on a day."""
    adopted = [
        one
        for one in versions(register, group_id)
        if one.state is AdoptionState.ADOPTED and one.adopted_on and one.adopted_on <= on
    ]
    return max(adopted, key=lambda one: (one.adopted_on or date.min, one.version), default=None)


def _wanted(register: Register, group_id: str, text: str) -> str:
    text = clean_text(text).strip()
    if not text:
        raise Refused(
            "These terms of reference are empty.",
            "Nothing has changed.",
            "Write them, or make them from the register.",
        )
    now = in_force(register, group_id, register.today)
    if now is not None and now.text == text:
        raise Refused(
            f"These are the terms of version {now.version}, which is in force.",
            "Nothing has changed.",
            "Say that it was reviewed instead.",
        )
    return text


def _stand(register: Register, group_id: str) -> None:
    """Let the group's terms be those of its latest adopted version, and formalise what they name."""
    adopted = in_force(register, group_id, date.max)
    if adopted is None or adopted.adopted_on is None:
        return
    if register.groups.get(group_id).terms_of_reference != adopted.text:
        register.groups.update(group_id, terms_of_reference=adopted.text)
    said, on = adopted.text.casefold(), adopted.adopted_on
    wordings = {
        one.code: (one.wording or one.label).casefold()
        for one in register.choices.find(list=ChoiceList.RESPONSIBILITIES)
    }
    for one in register.responsibilities.find(group_id=group_id):
        if one.code in wordings and holds_on(on, one.from_on, one.until_on):
            formalise_responsibility(register, one.code, group_id, on, wordings[one.code] in said)
