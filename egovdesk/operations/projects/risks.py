"""Risks of projects and of the programme, and how cost-benefit, risk and evaluation are done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.records.programmes import Assessment, Formality, Process
from egovdesk.records.projects import Risk
from egovdesk.records.text import clean_facts, clean_line, with_reason
from egovdesk.register import Register


@operation("Add risk")
def add_risk(register: Register, title: str, **facts: Any) -> str:
    """Put in a risk of a project (`project_id`) or of the programme (`programme_id`); return its id."""
    cleaned = {"raised_on": register.today, **clean_facts(facts, {"note", "response"})}
    risk = Risk(new_id(), clean_line(title), **cleaned)
    require(risk.problems())
    register.risks.add(risk)
    return risk.id


@operation("Change risk")
def change_risk(register: Register, risk_id: str, **changes: Any) -> None:
    """Change its words, how likely and grave it is, its owner, or what is done about it."""
    cleaned = clean_facts(changes, {"note", "response"})
    require(replace(register.risks.get(risk_id), **cleaned).problems())
    register.risks.update(risk_id, **cleaned)


@operation("Close risk")
def close_risk(register: Register, risk_id: str, on: date | None = None, reason: str = "") -> None:
    """Say that a risk is none any more, from a day; it stays in the record."""
    risk = register.risks.get(risk_id)
    if risk.closed_on is not None:
        raise Refused(f"“{risk.title}” is closed already.", "Nothing has changed.")
    change_risk(
        register, risk_id, closed_on=on or register.today, note=with_reason(risk.note, reason)
    )


@operation("Open risk again")
def reopen_risk(register: Register, risk_id: str) -> None:
    """Say that a closed risk is one again."""
    register.risks.update(risk_id, closed_on=None)


@operation("Remove risk")
def remove_risk(register: Register, risk_id: str) -> None:
    """Take out a risk that was put in today; raises Refused for one that boards may have read of."""
    risk = register.risks.get(risk_id)
    if risk.closed_on is not None or (risk.raised_on or register.today) < register.today:
        raise Refused(
            f"“{risk.title}” has been in the record since before today, so it stays there.",
            "Nothing has changed.",
            "Close it instead.",
        )
    register.risks.remove(risk_id)


@operation("Add assessment")
def add_assessment(
    register: Register, process: Process, formality: Formality, made_on: date, **facts: Any
) -> str:
    """Record a cost-benefit analysis, a risk review or an evaluation of a project (`project_id`) or of
    the programme (`programme_id`), and whether it was formal; return its id."""
    made = Assessment(new_id(), process, formality, made_on, **clean_facts(facts, {"text"}))
    _check(register, made)
    register.assessments.add(made)
    return made.id


@operation("Change assessment")
def change_assessment(register: Register, assessment_id: str, **changes: Any) -> None:
    """Change what was said of how it was done."""
    cleaned = clean_facts(changes, {"text"})
    _check(register, replace(register.assessments.get(assessment_id), **cleaned))
    register.assessments.update(assessment_id, **cleaned)


@operation("Remove assessment")
def remove_assessment(register: Register, assessment_id: str) -> None:
    """Take an assessment out; raises Refused for one that a decision adopted."""
    if register.assessments.get(assessment_id).decision_id is not None:
        raise Refused(
            "A decision adopted this assessment, so it stays in the record.",
            "Nothing has changed.",
            "Record the next one instead.",
        )
    register.assessments.remove(assessment_id)


def _check(register: Register, made: Assessment) -> None:
    require(made.problems())
    if made.made_on > register.today:
        raise Refused(
            "That day is still to come, so nothing was assessed on it.",
            "Nothing has changed.",
            "Type the day on which it was done.",
        )
