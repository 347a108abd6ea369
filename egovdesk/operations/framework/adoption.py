"""Versions of the decision rights: sent to the group that adopts them, and adopted by its decision."""

from __future__ import annotations

from datetime import date

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.operations.meetings.places import add_in_place
from egovdesk.operations.meetings.to_come import agenda_to_come
from egovdesk.records.days import spoken_date
from egovdesk.records.framework import Adoption, AdoptionState, AdoptionSubject
from egovdesk.records.kept_rights import changes_between
from egovdesk.records.text import clean_text
from egovdesk.register import Register
from egovdesk.rights import Rights, adopted_on, kept_of

ADOPTING = frozenset(
    {"agreed", "agreed_with_changes", "resolved", "approved", "endorsed", "ratified"}
)
"""The outcomes by which a group adopts what its item proposes."""

DECLINING = frozenset({"not_agreed", "rejected", "referred_back", "noted", "withdrawn"})
"""The outcomes after which what its item proposes goes no further, so that another may be sent."""


@operation("Send rights to adopt")
def send_rights(
    register: Register, group_id: str, meeting_id: str | None = None, on: date | None = None
) -> str:
    """Keep the rights of a day as a version, and put its adoption on a group's agenda: the next one
    unless a meeting is named. Return the item.

    Raises Refused where nobody has a right, another version is on an agenda, or no meeting is to come.
    """
    rights = Rights(register, on)
    if rights.is_empty:
        raise Refused(
            "Nobody has any right yet, so there is nothing to adopt.", "Nothing has changed."
        )
    for other in register.adoptions.find(
        subject=AdoptionSubject.RIGHTS, state=AdoptionState.PROPOSED
    ):
        raise Refused(
            f"Version {other.version} of the decision rights is on an agenda already.",
            "Nothing has changed.",
            "Take that item off first, or let the group decide on it.",
        )
    meeting = agenda_to_come(register, group_id, meeting_id)
    version, former = (
        next_version(register, AdoptionSubject.RIGHTS),
        adopted_on(register, rights.day),
    )
    kept = rights.kept()
    item = add_in_place(
        register, meeting, f"Decision rights: version {version}", purpose="approve",
        category="A3", note=_what_is_new(register, former, rights),
        recommendation=(
            f"adopt version {version} of the decision rights, as they stand on"
            f" {spoken_date(rights.day)}."
        ),
    )  # fmt: skip
    register.adoptions.add(
        Adoption(
            new_id(), AdoptionSubject.RIGHTS, version, register.today, None,
            AdoptionState.PROPOSED, kept.as_json(), item_id=item,
        )
    )  # fmt: skip
    return item


@operation("Record adoption")
def record_adoption(register: Register, adopted: date, note: str = "") -> str:
    """Record that the rights of a day were adopted outside this register; return the version's id."""
    rights = Rights(register, adopted)
    if rights.is_empty:
        raise Refused(
            f"Nobody had any right on {spoken_date(adopted)}, so there is nothing to adopt.",
            "Nothing has changed.",
            "Choose the day from which the rights hold, or a later one.",
        )
    version = next_version(register, AdoptionSubject.RIGHTS)
    made = Adoption(
        new_id(), AdoptionSubject.RIGHTS, version, adopted, None, AdoptionState.ADOPTED,
        rights.kept().as_json(), adopted, a_year_after(adopted), note=clean_text(note),
    )  # fmt: skip
    require(made.problems())
    register.adoptions.add(made)
    return made.id


def follow_adoption(register: Register, item_id: str | None) -> None:
    """Let what an item proposes to adopt follow its decisions: adopted by one that agrees, else not."""
    for one in register.adoptions.find(item_id=item_id) if item_id else ():
        if one.state is AdoptionState.WITHDRAWN and one.decision_id is None:
            continue
        found = register.decisions.find(item_id=item_id)
        agreed = next((each for each in found if each.outcome in ADOPTING), None)
        declined = next((each for each in found if each.outcome in DECLINING), None)
        if agreed is None and declined is not None:
            register.adoptions.update(
                one.id, state=AdoptionState.WITHDRAWN, adopted_on=None, review_on=None,
                decision_id=declined.id,
            )  # fmt: skip
        elif agreed is None:
            if one.state is not AdoptionState.PROPOSED:
                register.adoptions.update(
                    one.id, state=AdoptionState.PROPOSED, adopted_on=None, review_on=None,
                    decision_id=None,
                )  # fmt: skip
        elif one.decision_id != agreed.id or one.state is not AdoptionState.ADOPTED:
            register.adoptions.update(
                one.id, state=AdoptionState.ADOPTED, adopted_on=agreed.decided_on,
                review_on=one.review_on or a_year_after(agreed.decided_on), decision_id=agreed.id,
            )  # fmt: skip


def next_version(register: Register, subject: AdoptionSubject, group_id: str | None = None) -> int:
    """The number of the next version of the rights, or of a group's terms of reference."""
    found = register.adoptions.find(subject=subject, group_id=group_id)
    return max((one.version for one in found), default=0) + 1


def a_year_after(day: date) -> date:
    """The day on which what was adopted is looked at again."""
    return (
        day.replace(year=day.year + 1)
        if (day.month, day.day) != (2, 29)
        else date(day.year + 1, 3, 1)
    )


def _what_is_new(register: Register, former: Adoption | None, rights: Rights) -> str:
    if former is None:
        return "The first version of who may decide what."
    changes = changes_between(kept_of(register, former), rights.kept())
    if not changes:
        return f"As version {former.version}, which is due for review."
    lines = [
        f"- {one.category} {one.label}: {' '.join(one.sentences)}"
        if len(one.category) <= 2
        else f"- {one.label}: {' '.join(one.sentences)}"
        for one in changes
    ]
    return "\n".join([f"What has changed since version {former.version}:", "", *lines])
