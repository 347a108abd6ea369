"""A project's business case or report, and the programme's, as papers of the item that they are for.

Each is a file that the pack of the meeting takes in. What is exempt is a paper of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import Document
from egovdesk.documents.projects.business_case import business_case
from egovdesk.documents.projects.highlight import highlight_report
from egovdesk.documents.projects.programme_report import programme_report
from egovdesk.documents.wording import document_file_name
from egovdesk.documents.writers.pdf import write_pdf
from egovdesk.documents.writers.pdf.foreign import pages_of
from egovdesk.operations.files import add_file
from egovdesk.register import Register


@dataclass(frozen=True)
class OwnPaper:
    """A document of our own for an item; the exempt one has exempt matter in it."""

    exempt: bool
    name: str
    document: Document


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


def write_own(papers: Sequence[OwnPaper], folder: Path) -> list[Path]:
    """Write papers as PDF into a folder; it asks nothing of the register, and can be done beside it."""
    found = [folder / one.name for one in papers]
    for one, path in zip(papers, found, strict=True):
        write_pdf(one.document, path)
    return found


def put_with_papers(
    register: Register, label: str, put: Callable[[], str], papers: Sequence[OwnPaper],
    files: Sequence[Path],
) -> str:  # fmt: skip
    """Put something on an agenda by `put`, which gives the item and wants its papers, and let these files
    be the papers, in one step; return the item. Raises Refused where `put` does."""
    kept = [register.contents.keep(path) for path in files]
    with register.step(label):
        item_id = put()
        wanted = register.papers.find(item_id=item_id)
        for paper, file, path in zip(papers, kept, files, strict=True):
            last = [one for one in wanted if one.exempt == paper.exempt][-1]
            if not register.paper_files.find(paper_id=last.id, sha256=file.sha256):
                add_file(register, last.id, file, paper.name, pages=pages_of(path, paper.name))
    return item_id


def _name(register: Register, group_id: str | None, what: str, *, exempt: bool = False) -> str:
    group = register.groups.maybe(group_id)
    prefix = (group.prefix or group.name) if group else register.authority.name.split(" ")[0]
    return document_file_name(
        prefix, register.today, what, state="EXEMPT" if exempt else "", suffix=".pdf"
    )
