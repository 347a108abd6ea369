"""`egovdesk export` of projects: business case, highlight report, the programme's report and its money."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from egovdesk.cli.exports import export
from egovdesk.cli.filing import PUBLIC, TEMPLATE, WORD, Make, audience_of, prefix_of, write
from egovdesk.cli.options import DAY, REGISTER, open_to_read
from egovdesk.cli.targets import TO, Target
from egovdesk.errors import NotFound

if TYPE_CHECKING:
    from egovdesk.records.programmes import Programme
    from egovdesk.records.projects import HighlightReport, Project
    from egovdesk.register import Register

PROJECT = click.option("--project", required=True, help="A project's code or title.")
YEAR = click.option(
    "--year", type=click.IntRange(1990, 2100),
    help="The programme of the year that begins in April of this one; else the latest.",
)  # fmt: skip


def find_project(register: Register, words: str) -> Project:
    """The project of that code or title; raises NotFound."""
    wanted = words.strip().casefold()
    for one in register.projects.all():
        if wanted in (one.code.casefold(), one.title.casefold()):
            return one
    known = ", ".join(one.code or one.title for one in register.projects.all())
    raise NotFound(
        f"There is no project called {words!r}.", todo=f"The projects are: {known or 'none'}."
    )


def find_programme(register: Register, year: int | None, group_id: str | None = None) -> Programme:
    """The programme of a financial year, or the latest; of a group where one is named. Raises NotFound."""
    found = register.programmes.find(year=year) if year else register.programmes.all()
    found = [one for one in found if group_id in (None, one.group_id)]
    if not found:
        raise NotFound(
            f"There is no programme of {year}." if year else "There is no investment programme yet."
        )
    return found[0]


def find_report(register: Register, project: Project, until: date | None) -> HighlightReport:
    """The report of a project up to a day, or its latest that stands; raises NotFound."""
    found = [
        one
        for one in register.highlight_reports.find(project_id=project.id)
        if (one.until_on == until if until else one.stands)
    ]
    if not found:
        what = "highlight report of that day" if until else "highlight report that was issued"
        raise NotFound(f"{project.title} has no {what}.")
    return found[-1]


@export.command("business-case")
@REGISTER
@PROJECT
@PUBLIC
@TEMPLATE
@TO
def business_case(
    register: Path, project: str, public: bool, template: Path | None, target: Target
) -> None:
    """A project's business case, in Word."""
    from egovdesk.documents.projects.business_case import business_case as case

    with open_to_read(register) as opened:
        found, day = find_project(opened, project), opened.today
        document = case(opened, found.id, as_of=day, audience=audience_of(public))
        what = f"business case {found.title}"
        state = found.case_state.label.upper() if found.case_on else "DRAFT"
        write(document, target, prefix_of(opened, found.group_id), day, what, state, template)


@export.command("highlight-report")
@REGISTER
@PROJECT
@click.option("--until", type=DAY, help="The report up to this day; else the latest issued.")
@PUBLIC
@TEMPLATE
@TO
def highlight_report(
    register: Path, project: str, until: date | None, public: bool, template: Path | None,
    target: Target,
) -> None:  # fmt: skip
    """A project's highlight report, in Word."""
    from egovdesk.documents.projects.highlight import highlight_report as highlight

    with open_to_read(register) as opened:
        found = find_project(opened, project)
        report = find_report(opened, found, until)
        document = highlight(opened, report.id, as_of=opened.today, audience=audience_of(public))
        what = f"highlight report {found.title}"
        state = "" if report.issued_on else "DRAFT"
        prefix = prefix_of(opened, found.group_id)
        write(document, target, prefix, report.until_on, what, state, template)


@export.command("programme-report")
@REGISTER
@YEAR
@PUBLIC
@TEMPLATE
@TO
def programme_report(
    register: Path, year: int | None, public: bool, template: Path | None, target: Target
) -> None:
    """The programme report to tier 1, in Word: a row a project, then exceptions."""
    from egovdesk.documents.projects.programme_report import programme_report as report

    with open_to_read(register) as opened:
        found, day = find_programme(opened, year), opened.today
        document = report(opened, found.id, as_of=day, audience=audience_of(public))
        state = "PUBLIC" if public else ""
        prefix = prefix_of(opened, found.group_id)
        write(document, target, prefix, day, "programme report", state, template)


@export.command("spend")
@REGISTER
@YEAR
@PUBLIC
@WORD
@TEMPLATE
@TO
def spend(
    register: Path, year: int | None, public: bool, word: bool, template: Path | None,
    target: Target,
) -> None:  # fmt: skip
    """What the programme's projects cost and bring, their milestones and risks, in Excel."""
    from egovdesk.documents.projects.money import spend as money
    from egovdesk.documents.tiers.listing import as_document, as_workbook

    with open_to_read(register) as opened:
        found, day = find_programme(opened, year), opened.today
        listing = money(opened, found.id, as_of=day, audience=audience_of(public))
        make: Make = as_document if word else as_workbook
        made = make(opened, listing, as_of=day)
        state = "PUBLIC" if public else ""
        prefix = prefix_of(opened, found.group_id)
        write(made, target, prefix, day, "spend and benefits", state, template)
