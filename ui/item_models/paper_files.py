"""Files of papers as rows, what was found in one, and what taking one back changes."""

from __future__ import annotations

from collections.abc import Sequence

from egovdesk.documents.author_notes import places_in_words
from egovdesk.documents.wording import counted, short_date
from egovdesk.records.file_checks import FileFinding, FileReport, Mending
from egovdesk.records.file_names import ending_of
from egovdesk.records.findings import Severity
from egovdesk.records.packs import PaperFile
from egovdesk.records.returned import BackPlan
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Mark, MarkKind, Text

_KILOBYTE, _MEGABYTE = 2**10, 2**20
_ICONS = {
    "xlsx": "file-spreadsheet", "xlsm": "file-spreadsheet", "csv": "file-spreadsheet",
    "docx": "file-pen-line", "docm": "file-pen-line", "doc": "file-pen-line",
}  # fmt: skip
_WHO = {
    Mending.ITSELF: "can be mended",
    Mending.ASKED: "can be mended, if you say so",
    Mending.AUTHOR: "for the author",
}


def size_words(size: int) -> str:
    """How large a file is: `640 KB`, `12 MB`."""
    if size >= _MEGABYTE:
        return f"{size / _MEGABYTE:,.1f} MB".replace(".0 ", " ")
    return f"{max(1, round(size / _KILOBYTE)):,} KB"


def file_row(file: PaperFile, versions: Sequence[PaperFile], *, exempt: bool) -> Row:
    """A file as it stands, with how many versions it replaced."""
    pages = counted(file.pages, "page") if file.pages else ""
    facts = [size_words(file.size), pages, f"from {file.sender}" if file.sender else ""]
    before = len(versions) - 1
    note = f"version {file.version}, {counted(before, 'version')} before" if before else ""
    return Row(
        file.id,
        Cell(
            (Text(file.name, face="row"), Text(note, "ink2", "note", context=True)),
            trailing=(
                Text(", ".join(one for one in facts if one), "ink2"),
                Text(short_date(file.received_on), "ink2", width=92),
            ),
            lead=(Icon(_ICONS.get(ending_of(file.name), "file-text")),),
        ),
        exempt="exempt" * exempt,
        tip=f"{file.name}. {file.note}" if file.note else file.name,
    )


def finding_rows(report: FileReport, *, exempt: bool) -> list[Row]:
    """What was found in a file, one row each; the id is the place in the report."""
    return [
        Row(
            str(at),
            Cell(
                (Text(one.sentence, face="row"),),
                second=(Text(places_in_words(one, 2), "ink2", "note", context=True),),
                second_trailing=(Text(_WHO[one.mending], "ink2", "note"),),
                lead=(Mark(_mark(one), says=one.severity.label),),
            ),
            exempt="exempt" * exempt,
            height="row2",
        )
        for at, one in enumerate(report.findings)
    ]


def _mark(finding: FileFinding) -> MarkKind:
    if finding.mending is not Mending.AUTHOR:
        return MarkKind.GREEN
    return MarkKind.AMBER if finding.severity is Severity.WARNING else MarkKind.NOTE


def change_rows(plan: BackPlan, *, exempt: bool) -> list[Row]:
    """What taking a paper back changes, one row each; the id is the place in the plan."""
    return [
        Row(
            str(at),
            Cell(
                (Text(one.label, face="row"),),
                second=(Text(" ".join(one.after.split()) or "nothing", "ink2", "note"),),
                lead=(Icon("pen-line"),),
            ),
            exempt="exempt" * exempt,
            height="row2",
        )
        for at, one in enumerate(plan.changes)
    ]
