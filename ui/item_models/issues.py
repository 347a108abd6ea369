"""What went out of a meeting, and to whom, as rows."""

from __future__ import annotations

from datetime import datetime

from egovdesk.documents.wording import clock_time, long_date
from egovdesk.records.meetings import Dispatch, Issue
from ui.item_models import public_screen
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Line, Tag, Text

_SHORT = 16


def issue_words(issue: Issue) -> str:
    """What it is: "Agenda", "Agenda, version 2"; a supplement bears its number already."""
    numbered = issue.version == 1 or issue.kind.startswith("supplement")
    return issue.label if numbered else f"{issue.label}, version {issue.version}"


def moment_words(moment: datetime) -> str:
    """A moment where the clerk is: "9 October 2003, 3.00pm"."""
    at = moment.astimezone()
    return f"{long_date(at.date())}, {clock_time(at.time())}"


def issues_seen(issues: list[Issue]) -> list[Issue]:
    """The newest first; on the public screen only what went to the public."""
    return [one for one in reversed(issues) if one.is_public or not public_screen.is_on()]


def issue_row(issue: Issue) -> Row:
    """Something that went out on one wide row: what, to whom, when, and its fingerprint."""
    to = (Text(f"to {issue.issued_to}", "ink2", "note"),) if issue.issued_to else ()
    cell = Cell(
        (Text(issue_words(issue), face="row"), *to),
        second=(Text(f"SHA-256 {issue.sha256[:_SHORT]}…", "ink3", "note", context=True),),
        trailing=(*_withdrawn(issue), Text(moment_words(issue.issued_at), "ink2", "note")),
        lead=(Icon("files", "ink2"),),
    )
    return Row(issue.id, cell, height="row2", tip=f"SHA-256 {issue.sha256}")


def kept_row(issue: Issue) -> Row:
    """The same in a narrow list: what, when, and by whom."""
    by = (Text(f"by {issue.issued_by}", "ink2", "note", context=True),) if issue.issued_by else ()
    cell = Cell(
        (Text(issue_words(issue), face="row"),),
        second=(Text(moment_words(issue.issued_at), "ink2", "note"), *by),
        trailing=_withdrawn(issue),
        second_trailing=(Text(f"{issue.sha256[:8]}…", "ink3", "note", context=True),),
    )
    return Row(issue.id, cell, height="row2", tip=f"SHA-256 {issue.sha256}")


def dispatch_row(dispatch: Dispatch, means: dict[str, str]) -> Row:
    """To whom something went, by what means and when, with its note."""
    by = means.get(dispatch.means, dispatch.means)
    note = (Text(dispatch.note, "ink2", "note", context=True),) if dispatch.note else ()
    cell = Cell(
        (Text(dispatch.recipient, face="row"),),
        second=(Text(moment_words(dispatch.sent_at), "ink2", "note"), *note),
        trailing=(Text(by, "ink2", "note"),) if by else (),
    )
    return Row(dispatch.id, cell, height="row2", tip=dispatch.note)


def _withdrawn(issue: Issue) -> Line:
    return (Tag("withdrawn", "amber"),) if issue.is_withdrawn else ()
