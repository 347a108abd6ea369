"""Scores: what a person in post gave a project for each criterion, on a day; earlier ones stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.operations.programmes.programmes import entry_of
from egovdesk.records.days import spoken_date
from egovdesk.records.groups import holds_on
from egovdesk.records.people import Person
from egovdesk.records.programmes import Score
from egovdesk.records.text import clean_line
from egovdesk.register import Register


@operation("Score project")
def score_project(
    register: Register, programme_id: str, project_id: str, scorer_id: str,
    values: Mapping[str, int], on: date | None = None, note: str = "",
) -> None:  # fmt: skip
    """Record what a person gives a project, by criterion, from 0 to 5, on a day (today's unless said).

    The person's earlier scores stay, with their dates; the latest counts. Only what differs from it
    is kept. Raises Refused for somebody who holds no post on that day, and for a day to come.
    """
    entry_of(register, programme_id, project_id)
    day = on or register.today
    if day > register.today:
        raise Refused(
            f"{spoken_date(day)} is still to come.", "Nothing has changed.",
            "Type the day on which it was scored.",
        )  # fmt: skip
    refuse_absent(register, register.people.get(scorer_id), day)
    standing = {
        one.criterion_id: one
        for one in register.scores.find(project_id=project_id, scorer_id=scorer_id)
        if one.scored_on <= day
    }
    for criterion_id, value in values.items():
        criterion = register.criteria.get(criterion_id)
        if criterion.programme_id != programme_id:
            raise Refused(
                f"“{criterion.title}” is a criterion of another programme.", "Nothing has changed."
            )
        made = Score(
            new_id(), criterion_id, project_id, scorer_id, value, day, clean_line(note)
        )  # fmt: skip
        require(made.problems())
        before = standing.get(criterion_id)
        if before is None or before.value != value or (note and before.note != made.note):
            register.scores.add(made)


@operation("Take scores back")
def take_scores_back(
    register: Register, programme_id: str, project_id: str, scorer_id: str
) -> None:
    """Let what a person gave a project count no longer: given by mistake, or for another project."""
    found = scores_of(register, programme_id, project_id, scorer_id)
    if not found:
        raise Refused("This person has given the project no score.", "Nothing has changed.")
    for one in found:
        register.scores.remove(one.id)


def scores_of(
    register: Register, programme_id: str, project_id: str, scorer_id: str | None = None
) -> list[Score]:
    """Every score that a project has in a programme, of one person or of all, oldest first."""
    criteria = {one.id for one in register.criteria.find(programme_id=programme_id)}
    return [
        one
        for one in register.scores.find(project_id=project_id)
        if one.criterion_id in criteria and scorer_id in (None, one.scorer_id)
    ]


def may_score(register: Register, person: Person, day: date) -> bool:
    """Whether somebody may score on a day: in post, or of no post at all, and not gone."""
    return _absence(register, person, day) is None


def refuse_absent(register: Register, person: Person, day: date) -> None:
    """Refuse a scorer who had left by a day, or had no post on it."""
    absence = _absence(register, person, day)
    if absence is not None:
        raise absence


def _absence(register: Register, person: Person, day: date) -> Refused | None:
    if person.left_on is not None and person.left_on < day:
        return Refused(
            f"{person.name} left on {spoken_date(person.left_on)}, so cannot score on"
            f" {spoken_date(day)}.",
            "The scores given before that stay, and nothing has changed.",
            "Choose somebody in post, or a day before.",
        )
    held = register.holdings.find(person_id=person.id)
    if held and not any(holds_on(day, one.from_on, one.until_on) for one in held):
        return Refused(
            f"{person.name} was in no post on {spoken_date(day)}, so cannot score then.",
            "Nothing has changed.",
            "Choose somebody in post, or another day.",
        )
    return None
