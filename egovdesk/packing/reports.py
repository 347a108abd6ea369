"""A project's business case or report, and the programme's, as papers of the item that they are for.

Each is a file that the pack of the meeting takes in. What is exempt is a paper of its own.
"""

from __future__ import annotations

from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.prefixes import file_prefix
from egovdesk.documents.projects.business_case import business_case
from egovdesk.documents.projects.highlight import highlight_report
from egovdesk.documents.projects.programme_report import programme_report
from egovdesk.documents.wording import document_file_name
from egovdesk.packing.own_papers import OwnPaper
from egovdesk.register import Register


def case_papers(register: Register, project_id: str) -> list[OwnPaper]:
    """The business case of a project."""
    project, day = register.projects.get(project_id), register.today
    document = business_case(register, project_id, as_of=day)
    name = _name(register, project.group_id, f"business case {project.title}")
    return [OwnPaper(project.exempt, name, document)]


def report_papers(register: Register, report_id: str) -> list[OwnPaper]:
    """A highlight report as it was issued."""
    report = register.highlight_reports.get(report_id)
    project = register.projects.get(report.project_id)
    document = highlight_report(register, report_id, as_of=register.today)
    name = _name(register, project.group_id, f"highlight report {project.title}")
    return [OwnPaper(project.exempt, name, document)]


def programme_papers(register: Register, programme_id: str) -> list[OwnPaper]:
    """The programme report: one that everybody may read, and with exempt projects one that has them."""
    programme = register.programmes.get(programme_id)
    placed = register.programme_projects.find(programme_id=programme_id)
    projects = register.projects.many(one.project_id for one in placed)
    secret = any(one.exempt for one in projects.values())
    sides = [(Audience.PUBLIC if secret else Audience.MEMBERS, False)]
    sides += [(Audience.MEMBERS, True)] if secret else []
    return [
        OwnPaper(
            exempt,
            _name(register, programme.group_id, "programme report", exempt=exempt),
            programme_report(register, programme_id, as_of=register.today, audience=audience),
        )
        for audience, exempt in sides
    ]


def _name(register: Register, group_id: str | None, what: str, *, exempt: bool = False) -> str:
    return document_file_name(
        file_prefix(register, group_id),
        register.today,
        what,
        state="EXEMPT" if exempt else "",
        suffix=".pdf",
    )
