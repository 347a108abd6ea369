"""What the checks say of a register: as a Word list and as a workbook."""

from __future__ import annotations

from datetime import date

from egovdesk.documents.frames import council_document, one_table
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    ParagraphStyle,
    Table,
    Workbook,
    text_runs,
)
from egovdesk.documents.wording import long_date, tally
from egovdesk.findings import Findings, is_exempt, subject_name
from egovdesk.records.findings import Acceptance, Finding, Severity
from egovdesk.register import Register

WORD_COLUMNS = (
    Column("Rule", width=8),
    Column("Finding", width=46),
    Column("What the framework suggests", width=46),
)
EXCEL_COLUMNS = (
    Column("Rule", width=8),
    Column("Severity", width=13),
    Column("About", width=36),
    Column("Finding", width=60),
    Column("What the framework suggests", width=60),
    Column("Source", width=44),
    Column("Accepted because", width=44),
    Column("Accepted on", width=14),
    Column("Accepted by", width=18),
)
_ADVICE = (
    "Managing e-government (Socitm Insight, May 2003) is a discussion paper: what follows is what its"
    " framework suggests, and the council may have good reasons for another way."
)


def findings_list(
    register: Register, *, on: date, accepted: bool = True, public: bool = False
) -> Document:
    """Every finding on a day: warnings, what is only worth a word, and what has been accepted."""
    found = Findings(register, on)
    standing = _open(register, found.standing(), public)
    blocks: list[Block] = [
        Paragraph(text_runs(f"As on {long_date(on)}"), ParagraphStyle.SUBTITLE),
        Paragraph(text_runs(_ADVICE)),
    ]
    for severity, heading in (
        (Severity.WARNING, "Warnings"),
        (Severity.INFORMATION, "For information"),
    ):
        blocks += _section(heading, [one for one in standing if one.severity is severity])
    if accepted:
        blocks += _accepted(found, _open(register, found.all(), public))
    name = register.authority.name
    return council_document(
        register,
        f"Checks against the framework: {name}",
        blocks,
        subject=f"Findings on {long_date(on)}",
        footer=f"Findings on {long_date(on)}",
        as_of=on,
    )


def _section(heading: str, found: list[Finding]) -> list[Block]:
    if not found:
        return [Heading(heading, 2), Paragraph(text_runs("None."))]
    rows = tuple((one.rule, one.sentence, f"{one.remedy} {one.source}.") for one in found)
    said = tally(len(found), "finding")
    return [Heading(heading, 2), Table(WORD_COLUMNS, rows, caption=said, first_column_heads=True)]


def _accepted(found: Findings, shown: list[Finding]) -> list[Block]:
    there = {one.id for one in shown}
    rows = tuple(
        (one.rule, one.sentence, _reason(one))
        for key, one in found.accepted.items()
        if key in there
    )
    if not rows:
        return []
    columns = (WORD_COLUMNS[0], WORD_COLUMNS[1], Column("Accepted because", width=46))
    said = tally(len(rows), "finding")
    return [Heading("Accepted", 2), Table(columns, rows, caption=said, first_column_heads=True)]


def _reason(one: Acceptance) -> str:
    return f"{one.reason} ({one.accepted_by}, {long_date(one.accepted_on)})"


def findings_workbook(
    register: Register, *, on: date, accepted: bool = True, public: bool = False
) -> Workbook:
    """Every finding on a day, a row each."""
    found = Findings(register, on)
    shown = _open(register, found.all() if accepted else found.standing(), public)
    rows = tuple(_row(register, one, found.accepted.get(one.id)) for one in shown)
    return one_table(
        register,
        "Findings",
        EXCEL_COLUMNS,
        rows,
        title="Checks against the framework",
        note=f"{tally(len(rows), 'finding')} on {long_date(on)}.",
        subject=f"Findings on {long_date(on)}",
        count=len(rows),
        as_of=on,
    )


def _open(register: Register, found: list[Finding], public: bool) -> list[Finding]:
    """What the public may read: a finding about an exempt decision or item says its name."""
    return [one for one in found if not (public and is_exempt(register, one))]


def _row(register: Register, one: Finding, accepted: Acceptance | None) -> tuple[Cell, ...]:
    return (
        one.rule,
        one.severity.label,
        subject_name(register, one),
        one.sentence,
        one.remedy,
        one.source,
        accepted.reason if accepted else "",
        accepted.accepted_on if accepted else None,
        accepted.accepted_by if accepted else "",
    )
