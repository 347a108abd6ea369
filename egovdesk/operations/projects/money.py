"""What projects cost, and what their benefits bring, by financial year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.records.projects import Benefit, BenefitFigure, CostKind, ProjectCost
from egovdesk.records.text import clean_facts, clean_line
from egovdesk.register import Register


@operation("Change cost")
def set_cost(register: Register, project_id: str, year: int, kind: CostKind, **facts: Any) -> None:
    """Say what a project is planned to cost in a financial year, of one kind, and what it did.

    `planned` and `actual` are in whole pence, None where that is not known; with neither, nor a
    note, the line goes. Raises Refused for a sum that is less than nothing or absurd.
    """
    register.projects.get(project_id)
    found = register.project_costs.find(project_id=project_id, year=year, kind=kind)
    before = found[0] if found else ProjectCost(new_id(), project_id, year, kind)
    after = replace(before, **clean_facts(facts))
    require(after.problems())
    empty = after.planned is None and after.actual is None and not after.note
    if found and empty:
        register.project_costs.remove(before.id)
    elif found:
        register.project_costs.update(before.id, **clean_facts(facts))
    elif not empty:
        register.project_costs.add(after)


@operation("Add benefit")
def add_benefit(register: Register, project_id: str, title: str, **facts: Any) -> str:
    """Say what a project is to bring; return the benefit's id."""
    register.projects.get(project_id)
    beside = register.benefits.find(project_id=project_id)
    last = max((one.position for one in beside), default=0)
    benefit = Benefit(
        new_id(), project_id, clean_line(title),
        **{"position": last + 1, **clean_facts(facts, {"note"})},
    )  # fmt: skip
    require(benefit.problems())
    register.benefits.add(benefit)
    return benefit.id


@operation("Change benefit")
def change_benefit(register: Register, benefit_id: str, **changes: Any) -> None:
    """Change its facts. Raises Refused where its figures would turn from money into counts."""
    benefit = register.benefits.get(benefit_id)
    cleaned = clean_facts(changes, {"note"})
    turned = cleaned.get("cashable", benefit.cashable) != benefit.cashable
    if turned and register.benefit_figures.find(benefit_id=benefit_id):
        raise Refused(
            "This benefit has figures, which are money where it is cashable and counts where it is not.",
            "Nothing has changed.",
            "Clear its figures first, or add another benefit.",
        )
    require(replace(benefit, **cleaned).problems())
    register.benefits.update(benefit_id, **cleaned)


@operation("Change benefit's figures")
def set_figure(
    register: Register, benefit_id: str, year: int, planned: int | None, actual: int | None
) -> None:
    """Say what a benefit is planned to bring in a financial year, and what it did: whole pence where it
    is cashable, else counts. With neither, the line goes."""
    register.benefits.get(benefit_id)
    found = register.benefit_figures.find(benefit_id=benefit_id, year=year)
    figure = BenefitFigure(found[0].id if found else new_id(), benefit_id, year, planned, actual)
    require(figure.problems())
    if planned is None and actual is None:
        for one in found:
            register.benefit_figures.remove(one.id)
    elif found:
        register.benefit_figures.update(figure.id, planned=planned, actual=actual)
    else:
        register.benefit_figures.add(figure)


@operation("Change benefit's figures")
def set_figures(
    register: Register, benefit_id: str, figures: Mapping[int, tuple[int | None, int | None]]
) -> None:
    """The same for several years: what is planned, and what it did."""
    for year, (planned, actual) in figures.items():
        set_figure(register, benefit_id, year, planned, actual)


@operation("Remove benefit")
def remove_benefit(register: Register, benefit_id: str) -> None:
    """Take a benefit out with what was planned of it; raises Refused where it has brought something."""
    benefit = register.benefits.get(benefit_id)
    figures = register.benefit_figures.find(benefit_id=benefit_id)
    if any(one.actual is not None for one in figures):
        raise Refused(
            f"“{benefit.title}” has actual figures, so it stays in the record.",
            "Nothing has changed.",
            "Say in its note that it is not counted any more.",
        )
    for one in figures:
        register.benefit_figures.remove(one.id)
    register.benefits.remove(benefit_id)
