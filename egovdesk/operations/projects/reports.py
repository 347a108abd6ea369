"""Highlight reports: begun from the last one, written, issued, withdrawn, put on agendas."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.operations.meetings.issued import Content, text_of
from egovdesk.operations.projects.agendas import give_paper, put_item
from egovdesk.records.days import spoken_date
from egovdesk.records.kept_text import sha256
from egovdesk.records.projects import ASPECTS, REPORT_TEXTS, HighlightReport, Rag
from egovdesk.records.text import clean_facts
from egovdesk.register import Register

PROSE = frozenset(REPORT_TEXTS) | {"note"}


@operation("Begin highlight report")
def start_report(register: Register, project_id: str, until_on: date | None = None) -> str:
    """Begin a project's next report from its last: its period follows, what was to come next is what was
    done, and the lights stand until they are changed. Return its id.

    After one that was withdrawn it says the same of the same period, to be put right. Raises Refused
    while one is being written.
    """
    register.projects.get(project_id)
    found = register.highlight_reports.find(project_id=project_id)
    for one in found:
        if one.issued_on is None:
            raise Refused(
                "A highlight report of this project is being written already.",
                "Nothing has changed.",
                "Issue that one first, or remove it.",
            )
    last = found[-1] if found else None
    if last is None:
        report = HighlightReport(new_id(), project_id, until_on or register.today)
    elif last.withdrawn_on is not None:
        report = replace(last, id=new_id(), until_on=until_on or last.until_on, **_FRESH)
    else:
        begins = last.until_on + timedelta(days=1)
        report = replace(
            last, id=new_id(), from_on=begins, until_on=until_on or max(register.today, begins),
            summary="", done=last.next, next="", changes="", lessons="", decisions_needed="",
            **_FRESH,
        )  # fmt: skip
    require(report.problems())
    register.highlight_reports.add(report)
    return report.id


_FRESH: dict[str, Any] = {
    "issued_on": None, "item_id": None, "sha256": "", "content": "", "withdrawn_on": None,
    "withdrawn_reason": "",
}  # fmt: skip
"""What a report has that is being written."""


@operation("Write highlight report")
def write_report(register: Register, report_id: str, **changes: Any) -> None:
    """Change a report's period, lights or words; raises Refused once it is issued."""
    report = _written(register, report_id)
    cleaned = clean_facts(changes, PROSE)
    require(replace(report, **cleaned).problems())
    register.highlight_reports.update(report_id, **cleaned)


@operation("Issue highlight report", undoable=False)
def issue_report(register: Register, report_id: str, content: Content) -> None:
    """Make a report final, and keep exactly what it says (a document as JSON).

    Raises Refused without an overall light, and for one that is issued already.
    """
    report = _written(register, report_id)
    if report.overall is Rag.UNSAID:
        raise Refused(
            "This report has no overall light.", "Nothing has changed.", "Choose one first."
        )
    register.highlight_reports.update(report_id, issued_on=register.today)
    text = text_of(content)
    register.highlight_reports.update(report_id, content=text, sha256=sha256(text))


@operation("Withdraw highlight report", undoable=False)
def withdraw_report(register: Register, report_id: str, reason: str) -> None:
    """Withdraw a report that should not have been issued; it stays, and the next begins with its words."""
    report = register.highlight_reports.get(report_id)
    if not report.stands:
        raise Refused("This report is not in force.", "Nothing has changed.")
    if not reason.strip():
        raise Refused("Say why it is withdrawn.", "Nothing has changed.")
    register.highlight_reports.update(
        report_id, withdrawn_on=register.today, withdrawn_reason=clean_facts({"": reason})[""]
    )


@operation("Remove highlight report")
def remove_report(register: Register, report_id: str) -> None:
    """Take out a report that has not been issued."""
    register.highlight_reports.remove(_written(register, report_id).id)


@operation("Put highlight report on agenda")
def put_report(
    register: Register, report_id: str, meeting_id: str | None = None, *, received: bool = True
) -> str:
    """Put an issued report on an agenda of the board that owns the project, the next unless a meeting is
    named; return the item. Raises Refused for one that is not issued, and for one that is on an agenda.
    """
    report = register.highlight_reports.get(report_id)
    project = register.projects.get(report.project_id)
    if not report.stands:
        raise Refused(
            "Only a report that has been issued goes on an agenda.",
            "Nothing has changed.",
            "Issue it first.",
        )
    if report.item_id is not None:
        raise Refused("This report is on an agenda already.", "Nothing has changed.")
    period = spoken_date(report.until_on)
    needed = report.decisions_needed.strip()
    item_id = put_item(
        register, project, f"{project.title}: highlight report to {period}", meeting_id,
        purpose="decide" if needed else "note", category=project.category or "B",
        responsibility="EG5",
        recommendation=needed or f"note the highlight report to {period}.",
    )  # fmt: skip
    title = f"Highlight report: {project.title}"
    give_paper(register, item_id, title, report.author_id, received=received)
    register.highlight_reports.update(report_id, item_id=item_id)
    return item_id


def lights(report: HighlightReport) -> dict[str, Rag]:
    """The lights of a report by aspect."""
    return {aspect: report.light(aspect) for aspect in ASPECTS}


def _written(register: Register, report_id: str) -> HighlightReport:
    report = register.highlight_reports.get(report_id)
    if report.issued_on is not None:
        raise Refused(
            f"This report was issued on {spoken_date(report.issued_on)}, so it stays as it is.",
            "Nothing has changed.",
            "Withdraw it with a reason, then begin the next from it.",
        )
    return report
