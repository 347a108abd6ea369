"""What every export command shares: its options, whose copy it writes, and the file's name and place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from egovdesk.cli.options import DAY, MEETING_NAME, find_group
from egovdesk.cli.targets import Target
from egovdesk.errors import EgovDeskError

if TYPE_CHECKING:
    from collections.abc import Callable

    from egovdesk.documents.meeting_facts import Audience
    from egovdesk.documents.model import Document, Workbook
    from egovdesk.packing.templates import Chosen
    from egovdesk.register import Register

#: What makes a document to read, or a workbook to sort.
Make: TypeAlias = "Callable[..., Document | Workbook]"

GROUP = click.option("--group", help="A group's name, short name or prefix, or its id.")
NAMED = 'with its time where there are several ("2003-10-21 14:00"), or its id'
"""How else a meeting is named than by its day alone."""
MEETING = click.option(
    "--meeting", type=MEETING_NAME, required=True, help=f"The day of the meeting, {NAMED}."
)
ONE_MEETING = click.option(
    "--meeting", type=MEETING_NAME, help=f"Only of the meeting on this day, {NAMED}."
)
ON = click.option("--on", type=DAY, help="On this day; today where none is named.")
PUBLIC = click.option("--public", is_flag=True, help="Leave out what is exempt.")
WORD = click.option("--word", is_flag=True, help="To read, in Word instead of Excel.")
TEMPLATE = click.option(
    "--template", type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="The council's own Word template.",
)  # fmt: skip


def audience_of(public: bool) -> Audience:
    """Whom a copy is for."""
    from egovdesk.documents.meeting_facts import Audience

    return Audience.PUBLIC if public else Audience.MEMBERS


def state_of(public: bool) -> str:
    """The word for whose copy a file is, so that the public's never lands on the members'."""
    return "PUBLIC" if public else ""


def group_id_of(register: Register, group: str | None) -> str | None:
    """The group that was named, or None for all of them."""
    return find_group(register, group).id if group else None


@dataclass(frozen=True)
class Whose:
    """Whose a file is: what its name begins with, the templates that were chosen for it, and the time of
    day that tells a meeting's from those of another."""

    prefix: str
    chosen: Chosen
    at: str = ""


def prefix_of(register: Register, group_id: str | None) -> Whose:
    """A group's: by its prefix; where none is named the council's: by the first word of its name."""
    from egovdesk.documents.prefixes import file_prefix
    from egovdesk.packing.templates import Chosen

    return Whose(file_prefix(register, group_id), Chosen.of(register, group_id))


def prefix_on(register: Register, group_id: str, day: date, meeting_id: str | None = None) -> Whose:
    """The same for what a group did on a day, at a meeting: the prefix that it had then."""
    from egovdesk.documents.prefixes import time_of_day
    from egovdesk.packing.templates import Chosen

    group = register.groups.named_on(register.groups.get(group_id), day)
    meeting = register.meetings.maybe(meeting_id)
    at = time_of_day(register, meeting) if meeting else ""
    return Whose(group.code, Chosen.of(register, group_id, day, meeting_id), at)


def write(
    made: Document | Workbook, target: Target, whose: Whose, day: date, what: str, state: str = "",
    template: Path | None = None, version: str = "", kind: str = "report",
) -> None:  # fmt: skip
    """Write a document for Word or as PDF, or a workbook for Excel; say where.

    The file is named by group, day, kind and state. Without a `template` the one is used that was chosen
    for documents of the `kind`, an entry of `TemplateKind`.
    """
    from egovdesk.documents.model import Document
    from egovdesk.documents.wording import document_file_name

    if template and target.wants_pdf:
        raise click.UsageError("--template is for Word, and has no part in a PDF: leave it out.")
    suffix = _suffix(made, target)
    name = document_file_name(
        whose.prefix, day, what, state=state, version=version, suffix=suffix, at=whose.at
    )
    path = target.file(name)
    if not isinstance(made, Document):
        from egovdesk.documents.writers.xlsx import write_xlsx

        write_xlsx(made, path)
    elif suffix == ".pdf":
        from egovdesk.documents.writers.pdf import write_pdf

        write_pdf(made, path)
    else:
        _write_word(made, path, whose.chosen, template, kind)
    target.tell(path, made.title)


def _write_word(
    made: Document, path: Path, chosen: Chosen, template: Path | None, kind: str
) -> None:
    from egovdesk.documents.writers.docx import write_docx
    from egovdesk.records.packs import TemplateKind

    with chosen.file(TemplateKind(kind)) as own:
        used = template or own
        supplied = write_docx(made, path, used, chosen.values)
    if supplied and used:
        click.echo(
            f"The template {used.name} lacks {', '.join(supplied)}: EgovDesk’s own stands in.",
            err=True,
        )


def _suffix(made: Document | Workbook, target: Target) -> str:
    from egovdesk.documents.model import Document

    if isinstance(made, Document):
        return ".pdf" if target.wants_pdf else ".docx"
    if target.wants_pdf:
        raise EgovDeskError(
            "This is a list to sort and to filter, which a PDF cannot be.",
            "Nothing was written.",
            "Leave --pdf out, or give --to a name that ends in .xlsx.",
        )
    return ".xlsx"
