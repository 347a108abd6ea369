"""`egovdesk export`: every document that the window makes, from a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from egovdesk.cli.options import DAY, REGISTER, find_group, find_meeting, open_to_read
from egovdesk.errors import EgovDeskError

if TYPE_CHECKING:
    from egovdesk.documents.model import Document, Workbook
    from egovdesk.register import Register

GROUP = click.option("--group", help="A group's name, short name or prefix.")
MEETING = click.option("--meeting", type=DAY, required=True, help="The day of the meeting.")
TO = click.option(
    "--to", "target", type=click.Path(path_type=Path), default=Path("."),
    help="A folder, or the name of the file; this folder where none is named.",
)  # fmt: skip
PUBLIC = click.option("--public", is_flag=True, help="Leave out what is exempt.")
TEMPLATE = click.option(
    "--template", type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="The council's own Word template.",
)  # fmt: skip
SINCE = click.option("--from", "since", type=DAY, help="From this day.")
UNTIL = click.option("--until", type=DAY, help="Until this day.")


@click.group()
def export() -> None:
    """Write a document: Word for meetings, Excel for registers. Prints the path of the file."""


def _meeting_command(name: str, help: str, make: Callable[..., Document]) -> None:
    @export.command(name=name, help=help)
    @REGISTER
    @GROUP
    @MEETING
    @PUBLIC
    @TEMPLATE
    @TO
    def run(
        register: Path, group: str | None, meeting: date, public: bool, template: Path | None,
        target: Path,
    ) -> None:  # fmt: skip
        from egovdesk.documents.meeting_facts import Audience
        from egovdesk.documents.wording import document_state

        audience = Audience.PUBLIC if public else Audience.MEMBERS
        with open_to_read(register) as opened:
            found = find_meeting(opened, group, meeting)
            document = make(opened, found.id, as_of=opened.today, audience=audience)
            lead = opened.groups.get(found.group_id)
            prefix = opened.groups.named_on(lead, meeting).prefix or lead.name
        state = document_state(name, found.state.minutes_final, public)
        _write_word(document, target, prefix, meeting, name, state, template)


def _agenda(*args: Any, **kwargs: Any) -> Document:
    from egovdesk.documents.meetings import agenda

    return agenda(*args, **kwargs)


def _minutes(*args: Any, **kwargs: Any) -> Document:
    from egovdesk.documents.minutes import minutes

    return minutes(*args, **kwargs)


def _decision_sheet(*args: Any, **kwargs: Any) -> Document:
    from egovdesk.documents.minutes import decision_sheet

    return decision_sheet(*args, **kwargs)


def _action_sheet(*args: Any, **kwargs: Any) -> Document:
    from egovdesk.documents.minutes import action_sheet

    return action_sheet(*args, **kwargs)


_meeting_command("agenda", "The agenda of a meeting, in Word.", _agenda)
_meeting_command("minutes", "The minutes of a meeting, in Word.", _minutes)
_meeting_command("decision-sheet", "The decisions of one meeting, in Word.", _decision_sheet)
_meeting_command("action-sheet", "The actions of one meeting, in Word.", _action_sheet)


@export.command()
@REGISTER
@GROUP
@SINCE
@UNTIL
@PUBLIC
@TO
def decisions(
    register: Path, group: str | None, since: date | None, until: date | None, public: bool,
    target: Path,
) -> None:  # fmt: skip
    """The decision register, in Excel."""
    from egovdesk.documents.decisions import decision_register
    from egovdesk.documents.meeting_facts import Audience

    with open_to_read(register) as opened:
        filters = _filters(opened, group, since, until)
        audience = Audience.PUBLIC if public else Audience.MEMBERS
        book = decision_register(opened, as_of=opened.today, filters=filters, audience=audience)
        _write_excel(book, target, _prefix(opened, group), opened.today, "decision register")


@export.command()
@REGISTER
@GROUP
@SINCE
@UNTIL
@PUBLIC
@click.option("--open", "still_open", is_flag=True, help="Only those that are still open.")
@TO
def actions(
    register: Path, group: str | None, since: date | None, until: date | None, public: bool,
    still_open: bool, target: Path,
) -> None:  # fmt: skip
    """The action log, in Excel; --from and --until are due dates."""
    from egovdesk.documents.actions import action_log
    from egovdesk.documents.meeting_facts import Audience

    with open_to_read(register) as opened:
        filters = _filters(opened, group, since, until)
        if still_open:
            filters["open"] = True
        audience = Audience.PUBLIC if public else Audience.MEMBERS
        book = action_log(opened, as_of=opened.today, filters=filters, audience=audience)
        _write_excel(book, target, _prefix(opened, group), opened.today, "action log")


@export.command()
@REGISTER
@click.option("--group", required=True, help="A group's name, short name or prefix.")
@SINCE
@UNTIL
@TO
def attendance(
    register: Path, group: str, since: date | None, until: date | None, target: Path
) -> None:
    """Attendance at a group's meetings, in Excel; this municipal year where no days are named."""
    from egovdesk.documents.meetings import attendance as attendance_book

    with open_to_read(register) as opened:
        found = find_group(opened, group)
        _refuse_backwards(since, until)
        year = opened.authority.municipal_year(opened.today)
        book = attendance_book(
            opened,
            found.id,
            since=since or opened.authority.year_begins(year),
            until=until or opened.today,
            as_of=opened.today,
        )
        _write_excel(book, target, found.prefix or found.name, opened.today, "attendance")


@export.command()
@REGISTER
@GROUP
@click.option("--on", type=DAY, help="On this day; today where none is named.")
@click.option("--word", is_flag=True, help="A list in Word instead of Excel.")
@TEMPLATE
@TO
def members(
    register: Path, group: str | None, on: date | None, word: bool, template: Path | None,
    target: Path,
) -> None:  # fmt: skip
    """Who sat on a group, or on every group, on a day."""
    from egovdesk.documents.groups import membership_list, membership_workbook

    with open_to_read(register) as opened:
        day = on or opened.today
        group_id = find_group(opened, group).id if group else None
        prefix = _prefix(opened, group)
        if word:
            document = membership_list(opened, on=day, group_id=group_id)
            _write_word(document, target, prefix, day, "members", "", template)
        else:
            book = membership_workbook(opened, on=day, group_id=group_id)
            _write_excel(book, target, prefix, day, "members")


@export.command()
@REGISTER
@GROUP
@UNTIL
@PUBLIC
@click.option("--owed", is_flag=True, help="Only those that somebody still owes.")
@click.option("--late", is_flag=True, help="Only those that are late.")
@click.option("--word", is_flag=True, help="Who owes what, in Word instead of Excel.")
@TEMPLATE
@TO
def papers(
    register: Path, group: str | None, until: date | None, public: bool, owed: bool, late: bool,
    word: bool, template: Path | None, target: Path,
) -> None:  # fmt: skip
    """The paper tracker, in Excel; --until is the day by which a paper is due."""
    from egovdesk.documents.meeting_facts import Audience
    from egovdesk.documents.papers import paper_tracker, papers_owed

    with open_to_read(register) as opened:
        filters = _filters(opened, group, None, until)
        filters |= {"owed": True} if owed else {}
        filters |= {"late": opened.today.isoformat()} if late else {}
        audience = Audience.PUBLIC if public else Audience.MEMBERS
        asked: dict[str, Any] = {
            "as_of": opened.today, "filters": filters, "audience": audience,
        }  # fmt: skip
        prefix = _prefix(opened, group)
        if word:
            document = papers_owed(opened, **asked)
            _write_word(document, target, prefix, opened.today, "papers owed", "", template)
        else:
            book = paper_tracker(opened, **asked)
            _write_excel(book, target, prefix, opened.today, "paper tracker")


def _filters(
    register: Register, group: str | None, since: date | None, until: date | None
) -> dict[str, Any]:
    _refuse_backwards(since, until)
    filters: dict[str, Any] = {}
    if group:
        filters["group_id"] = find_group(register, group).id
    if since:
        filters["from_on"] = since.isoformat()
    if until:
        filters["until_on"] = until.isoformat()
    return filters


def _refuse_backwards(since: date | None, until: date | None) -> None:
    if since and until and until < since:
        raise EgovDeskError("The period ends before it begins.", todo="Change --from or --until.")


def _prefix(register: Register, group: str | None) -> str:
    if group is None:
        return register.authority.name.split(" ")[0]
    found = find_group(register, group)
    return found.prefix or found.name


def _write_word(
    document: Document, target: Path, prefix: str, day: date, what: str, state: str,
    template: Path | None,
) -> None:  # fmt: skip
    from egovdesk.documents.wording import document_file_name
    from egovdesk.documents.writers.docx import write_docx

    path = _path(target, document_file_name(prefix, day, what, state=state))
    write_docx(document, path, template)
    click.echo(path)


def _write_excel(book: Workbook, target: Path, prefix: str, day: date, what: str) -> None:
    from egovdesk.documents.wording import document_file_name
    from egovdesk.documents.writers.xlsx import write_xlsx

    path = _path(target, document_file_name(prefix, day, what, suffix=".xlsx"))
    write_xlsx(book, path)
    click.echo(path)


def _path(target: Path, name: str) -> Path:
    """The file itself where its name has an ending, else a file of that name in the folder."""
    if target.suffix and not target.is_dir():
        wanted = Path(name).suffix
        if target.suffix.lower() != wanted:
            raise EgovDeskError(
                f"This document is a {wanted} file, and {target.name} is not named as one.",
                "Nothing was written.",
                f"Give --to a name that ends in {wanted}, or a folder.",
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        return target
    target.mkdir(parents=True, exist_ok=True)
    return target / name
