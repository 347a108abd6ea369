"""R28 to R30 and R38: programmes, projects, and the statements of electronic government."""

from __future__ import annotations

from collections.abc import Iterator

from egovdesk.checks.day import Day, holding
from egovdesk.checks.rules import Said, rule

_FORMAL = "formal"
_RUNNING = ("active", "delivery")


@rule(
    "R28",
    "A programme has formal cost-benefit, risk and evaluation processes",
    remedy="The framework suggests formal processes for the programme, not only for its projects.",
    source="Managing e-government, section 1",
    needs=("programmes",),
)
def processes(day: Day) -> Iterator[Said]:
    for one in holding(day.facts.programmes, day.on):
        lacks = [
            words
            for value, words in (
                (one.cost_benefit, "cost-benefit"),
                (one.risk, "risk"),
                (one.evaluation, "evaluation"),
            )
            if value != _FORMAL
        ]
        if lacks:
            sentence = f"{one.title} has no formal process for {' or '.join(lacks)}."
            if one.projects_have:
                sentence = f"{sentence[:-1]}: that is restricted to individual projects."
            yield Said(f"programmes:{one.id}", sentence, ",".join(lacks))


@rule(
    "R29",
    "A project has a board that owns it",
    remedy="The framework suggests an owning board for each project: name one.",
    source="Managing e-government, section 3.3",
    needs=("projects", "groups"),
)
def owning_board(day: Day) -> Iterator[Said]:
    for one in holding(day.facts.projects, day.on):
        if one.state in _RUNNING and one.board_id not in day.groups:
            yield Said(f"projects:{one.id}", f"No board owns {one.title}.", one.board_id or "none")


@rule(
    "R30",
    "A project in delivery has a business case that its board approved",
    remedy="The framework suggests approval by the board: put the business case on its agenda.",
    source="Managing e-government, Chart 2",
    needs=("projects",),
)
def business_case(day: Day) -> Iterator[Said]:
    for one in holding(day.facts.projects, day.on):
        approved = one.case_approved_on is not None and one.case_approved_on <= day.on
        if one.state == "delivery" and not approved:
            sentence = f"{one.title} is in delivery without an approved business case."
            yield Said(f"projects:{one.id}", sentence, "not approved")


@rule(
    "R38",
    "A statement has an owner, a way to be agreed, and the e-governance group’s approval",
    remedy="The framework suggests an owner and a route, and approval before it is submitted.",
    source="Managing e-government, summary question 3 and Chart 3 (EG2)",
    needs=("statements",),
)
def statement_agreed(day: Day) -> Iterator[Said]:
    for one in holding(day.facts.statements, day.on):
        agreed = one.agreed_on is not None and one.agreed_on <= (one.submitted_on or day.on)
        lacks = [] if one.owner_id else ["an owner"]
        lacks += [] if one.route else ["a way to be agreed"]
        if one.submitted_on is not None and one.submitted_on <= day.on and not agreed:
            lacks.append("the e-governance group’s approval")
        if lacks:
            sentence = f"{one.title} lacks {' and '.join(lacks)}."
            yield Said(f"statements:{one.id}", sentence, ",".join(lacks))
