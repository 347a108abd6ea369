"""Milestones: planned, forecast and done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.records.days import spoken_date
from egovdesk.records.projects import Milestone
from egovdesk.records.text import clean_facts, clean_line
from egovdesk.register import Register


@operation("Add milestone")
def add_milestone(register: Register, project_id: str, title: str, **facts: Any) -> str:
    """Put a milestone in; return its id. Raises Refused for one that was done before the project began."""
    register.projects.get(project_id)
    milestone = Milestone(new_id(), project_id, clean_line(title), **clean_facts(facts, {"note"}))
    _check(register, milestone)
    register.milestones.add(milestone)
    return milestone.id


@operation("Change milestone")
def change_milestone(register: Register, milestone_id: str, **changes: Any) -> None:
    """Change its words or its dates; raises Refused for one done before the project began."""
    milestone = register.milestones.get(milestone_id)
    cleaned = clean_facts(changes, {"note"})
    _check(register, replace(milestone, **cleaned))
    register.milestones.update(milestone_id, **cleaned)


@operation("Milestone done")
def finish_milestone(register: Register, milestone_id: str, done_on: date | None) -> None:
    """Say on which day it was done, or None that it is still to be."""
    change_milestone(register, milestone_id, done_on=done_on)


@operation("Remove milestone")
def remove_milestone(register: Register, milestone_id: str) -> None:
    """Take a milestone out; raises Refused for one that was done."""
    milestone = register.milestones.get(milestone_id)
    if milestone.done_on is not None:
        raise Refused(
            f"“{milestone.title}” was done on {spoken_date(milestone.done_on)}, so it stays in the record.",
            "Nothing has changed.",
            "Say first that it is not done.",
        )
    register.milestones.remove(milestone_id)


def done_problem(began_on: date | None, done_on: date | None, today: date) -> str:
    """What speaks against a milestone's having been done on a day; empty where nothing does."""
    if done_on is None:
        return ""
    if began_on is not None and done_on < began_on:
        return f"The project began on {spoken_date(began_on)}: nothing of it was done before that."
    if done_on > today:
        return "That day is still to come. Type it as the forecast instead."
    return ""


def _check(register: Register, milestone: Milestone) -> None:
    require(milestone.problems())
    began_on = register.projects.get(milestone.project_id).from_on
    problem = done_problem(began_on, milestone.done_on, register.today)
    if problem:
        raise Refused(problem, "Nothing has changed.", "Change one of the two dates.")
