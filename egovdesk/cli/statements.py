"""`egovdesk export` of IEG statements: one as it stands or as a draft keeps it, its changes, its evidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from egovdesk.cli.exports import export
from egovdesk.cli.filing import PUBLIC, TEMPLATE, WORD, Make, audience_of, prefix_of, write
from egovdesk.cli.options import REGISTER, open_to_read
from egovdesk.cli.targets import TO, Target
from egovdesk.errors import NotFound, Refused

if TYPE_CHECKING:
    from egovdesk.documents.model import Document, Workbook
    from egovdesk.records.kept_statements import KeptStatement
    from egovdesk.records.statements import Draft, Statement
    from egovdesk.register import Register

STATEMENT = click.option(
    "--statement", help="A statement's round or title; needed where there are several."
)
DRAFT = click.option(
    "--draft", type=click.IntRange(1), help="The draft of this number; else as it stands."
)


def find_statement(register: Register, words: str | None) -> Statement:
    """The statement of that round or title, or the only one; raises NotFound."""
    known = register.statements.all()
    wanted = (words or "").strip().casefold()
    found = [
        one
        for one in known
        if not wanted or wanted in (one.round.casefold(), one.title.casefold(), one.id)
    ]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(one.round or one.title for one in known)
    if not known:
        raise NotFound("There is no statement in this register.")
    if not found:
        raise NotFound(
            f"There is no statement called {words!r}.", todo=f"The statements are: {listed}."
        )
    raise NotFound("There are several statements.", todo=f"Name one with --statement: {listed}.")


def find_draft(register: Register, statement: Statement, number: int | None) -> Draft | None:
    """The draft of that number; None for the working text. Raises Refused where there is none."""
    if number is None:
        return None
    drafts = {one.number: one for one in register.drafts.find(statement_id=statement.id)}
    if number not in drafts:
        raise Refused(f"There is no draft {number} of this statement.", "Nothing was written.")
    return drafts[number]


def content_of(register: Register, statement: Statement, draft: Draft | None) -> KeptStatement:
    """What a draft keeps, or the statement as it stands."""
    from egovdesk.documents.statements.filling import as_it_stands
    from egovdesk.drafts import kept

    return as_it_stands(register, statement.id) if draft is None else kept(register, draft)


def _write(
    opened: Register, made: Document | Workbook, target: Target, kind: str, statement: Statement,
    draft: Draft | None, template: Path | None, *, public: bool = False, since: int = 0,
) -> None:  # fmt: skip
    """Write it under a name that says which draft it is."""
    from egovdesk.documents.statements.files import file_words

    words = file_words(kind, statement, draft, public=public, since=since)
    prefix = prefix_of(opened, statement.group_id)
    write(
        made, target, prefix, opened.today, words.what, words.state, template, words.version,
        kind="statement",
    )  # fmt: skip


def _export(
    register: Path, make: Make, kind: str, target: Target, template: Path | None = None, *,
    statement: str | None, draft: int | None, public: bool,
) -> None:  # fmt: skip
    """Make a document or workbook of a statement, as it stands or as a draft keeps it, and write it."""
    with open_to_read(register) as opened:
        found = find_statement(opened, statement)
        chosen = find_draft(opened, found, draft)
        made = make(
            opened, content_of(opened, found, chosen), as_of=opened.today, draft=chosen,
            audience=audience_of(public),
        )  # fmt: skip
        _write(opened, made, target, kind, found, chosen, template, public=public)


@export.command("statement")
@REGISTER
@STATEMENT
@DRAFT
@PUBLIC
@TEMPLATE
@TO
def statement_command(
    register: Path, statement: str | None, draft: int | None, public: bool,
    template: Path | None, target: Target,
) -> None:  # fmt: skip
    """An IEG statement, in Word: as it stands, or a draft as it was kept."""
    from egovdesk.documents.statements.document import statement_document

    _export(
        register, statement_document, "statement", target, template,
        statement=statement, draft=draft, public=public,
    )  # fmt: skip


@export.command("statement-changes")
@REGISTER
@STATEMENT
@click.option("--since", type=click.IntRange(1), required=True, help="The older draft's number.")
@DRAFT
@PUBLIC
@TEMPLATE
@TO
def statement_changes(
    register: Path, statement: str | None, since: int, draft: int | None, public: bool,
    template: Path | None, target: Target,
) -> None:  # fmt: skip
    """What changed between two drafts, as tracked changes in Word: accept all for the newer text."""
    from egovdesk.documents.statements.changes import difference_document

    with open_to_read(register) as opened:
        found = find_statement(opened, statement)
        old, new = find_draft(opened, found, since), find_draft(opened, found, draft)
        document = difference_document(
            opened, content_of(opened, found, old), content_of(opened, found, new),
            as_of=opened.today, drafts=(old, new), audience=audience_of(public),
        )  # fmt: skip
        _write(opened, document, target, "statement-changes", found, new, template,
               public=public, since=since)  # fmt: skip


@export.command()
@REGISTER
@STATEMENT
@DRAFT
@PUBLIC
@WORD
@TEMPLATE
@TO
def evidence(
    register: Path, statement: str | None, draft: int | None, public: bool, word: bool,
    template: Path | None, target: Target,
) -> None:  # fmt: skip
    """What each passage of a statement rests on, and the minute behind it."""
    from egovdesk.documents.statements.evidence import evidence_document, evidence_workbook

    make: Make = evidence_document if word else evidence_workbook
    _export(
        register, make, "evidence", target, template,
        statement=statement, draft=draft, public=public,
    )  # fmt: skip


@export.command("statement-tables")
@REGISTER
@STATEMENT
@DRAFT
@PUBLIC
@TO
def statement_tables(
    register: Path, statement: str | None, draft: int | None, public: bool, target: Target
) -> None:
    """The tables of a statement, in Excel: a sheet each, with totals and percentages that follow."""
    from egovdesk.documents.statements.workbook import tables_workbook

    _export(
        register, tables_workbook, "statement-tables", target,
        statement=statement, draft=draft, public=public,
    )  # fmt: skip
