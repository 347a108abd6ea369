"""The matrix of decision rights on a day, as a Word document and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from egovdesk.documents.wording import counted, long_date, tally
from egovdesk.records.authority import Architecture
from egovdesk.records.framework import RightKind
from egovdesk.records.matrix import SECTIONS
from egovdesk.records.matrix import Column as Holding
from egovdesk.records.money import pounds
from egovdesk.register import Register
from egovdesk.rights import Rights, acceptance_of, adopted_on

_KINDS = (RightKind.DECIDES, RightKind.RATIFIES, RightKind.PROPOSES, RightKind.CONSULTED)
_WORD_COLUMNS = (
    Column("Decision", width=30),
    Column("Decides", width=22),
    Column("Ratifies", width=18),
    Column("Proposes", width=22),
    Column("Consulted", width=24),
)
_LIMIT_COLUMNS = (
    Column("Decision", width=34), Column("Decided by", width=34), Column("Ratified over", width=16),
)  # fmt: skip


def rights_matrix(register: Register, *, on: date) -> Document:
    """Who decides, ratifies, proposes and is consulted in each of the eighteen rows, on a day."""
    rights = Rights(register, on)
    blocks: list[Block] = [
        Paragraph(text_runs(f"As on {long_date(on)}"), ParagraphStyle.SUBTITLE),
        Paragraph(text_runs(_adopted(rights))),
    ]
    for section, codes in SECTIONS.items():
        label = rights.labels.get(section, section)
        blocks.append(Heading(f"{section} {label}", 2))
        rows = tuple(_row(rights, code) for code in codes)
        blocks.append(Table(_WORD_COLUMNS, rows, first_column_heads=True))
    blocks += _after(rights)
    return council_document(
        register,
        "Decision rights",
        blocks,
        subject=f"Decision rights on {long_date(on)}",
        footer=f"Decision rights on {long_date(on)}",
        landscape=True,
        as_of=on,
    )


def _row(rights: Rights, code: str) -> tuple[Cell, ...]:
    row = rights.rows[code]
    every = [one for one in rights.shown if one.is_service]
    return (f"{code} {row.label}", *(_names(row.columns_of(kind), every) for kind in _KINDS))


def _names(columns: Sequence[Holding], service: Sequence[Holding]) -> str:
    """The names, with every service development group as one where they all stand here."""
    together = len(service) > 1 and all(one in columns for one in service)
    names = [one.name for one in columns if not (together and one in service)]
    return ", ".join([*names, "each service development group"] if together else names)


def _adopted(rights: Rights) -> str:
    version = adopted_on(rights.register, rights.day)
    if version is None:
        return "Not adopted by a decision yet."
    words = f"Version {version.version}, adopted on {long_date(version.adopted_on or rights.day)}"
    decision = rights.register.decisions.maybe(version.decision_id)
    if decision is not None:
        group = rights.register.groups.get(decision.group_id)
        words += (
            f" by the {group.name} ({decision.number})"
            if decision.number
            else f" by the {group.name}"
        )
    review = (
        f" To be looked at again by {long_date(version.review_on)}." if version.review_on else ""
    )
    return f"{words}.{review}"


def _after(rights: Rights) -> Iterator[Block]:
    """The limits by amount, the choice about the architecture, and the gaps there are."""
    if rights.limits:
        yield Heading("Limits by amount", 2)
        yield Table(_LIMIT_COLUMNS, tuple(_limits(rights)), first_column_heads=True)
    council = rights.register.authority
    if council.architecture:
        yield Heading("Who decides the architecture", 2)
        chosen = Architecture(council.architecture).label
        yield Paragraph(text_runs(f"{chosen}. {council.architecture_reason}".strip()))
    if rights.gaps:
        yield Heading("Gaps", 2)
        for gap in rights.gaps:
            accepted = acceptance_of(rights.register, gap)
            why = f" Accepted: {accepted.reason}" if accepted else f" {gap.answer}"
            yield Paragraph(text_runs(f"{gap.category} {gap.title}. {gap.sentence}{why}"))


def _limits(rights: Rights) -> Iterator[tuple[Cell, ...]]:
    for one in rights.limits:
        group = rights.register.groups.maybe(one.group_id)
        label = rights.labels.get(one.category, one.category)
        yield (
            f"{one.category} {label}",
            group.name if group else "Whichever decides",
            pounds(one.amount),
        )


def rights_workbook(register: Register, *, on: date) -> Workbook:
    """The matrix as it stands on screen: a row for each kind of decision, a column for each holder."""
    rights = Rights(register, on)
    shown = rights.shown
    columns = (
        Column("Code", width=8), Column("Decision", width=34),
        *(Column(one.name, width=18) for one in shown),
    )  # fmt: skip
    rows = tuple(_cells(rights, code, shown) for codes in SECTIONS.values() for code in codes)
    gaps = len(rights.open_gaps)
    found = counted(gaps, "gap") if gaps else "no gap"
    return one_table(
        register,
        "Rights",
        columns,
        rows,
        title="Decision rights",
        note=f"{tally(len(rows), 'row')} on {long_date(on)}; {found}.",
        subject=f"Decision rights on {long_date(on)}",
        count=len(rows),
        as_of=on,
    )


def _cells(rights: Rights, code: str, shown: Sequence[Holding]) -> tuple[Cell, ...]:
    held = rights.held[code]
    kinds = (held.get(one.holder) for one in shown)
    return code, rights.labels.get(code, code), *(kind.label if kind else None for kind in kinds)
