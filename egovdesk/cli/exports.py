"""`egovdesk export`: every document that the window makes, from a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from egovdesk.cli.filing import (
    GROUP,
    MEETING,
    ONE_MEETING,
    PUBLIC,
    TEMPLATE,
    Make,
    audience_of,
    group_id_of,
    prefix_of,
    prefix_on,
    state_of,
    write,
)
from egovdesk.cli.options import (
    DAY,
    MEETING_NAME,
    REGISTER,
    NamedMeeting,
    find_group,
    find_held,
    find_meeting,
    open_to_read,
)
from egovdesk.cli.targets import TO, Target
from egovdesk.errors import EgovDeskError

if TYPE_CHECKING:
    from egovdesk.cli.filing import Whose
    from egovdesk.documents.model import Document
    from egovdesk.register import Register

DECISION_STATES = (
    "draft", "made", "awaiting", "ratified", "varied", "referred-back", "lapsed", "implemented",
    "superseded",
)  # fmt: skip
SINCE = click.option("--from", "since", type=DAY, help="From this day.")
UNTIL = click.option("--until", type=DAY, help="Until this day.")


@click.group()
def export() -> None:
    """Write a document: Word or PDF for meetings, Excel for registers. Prints the path of the file."""


def _meeting_command(name: str, help: str, make: Callable[..., Document]) -> None:
    @export.command(name=name, help=help)
    @REGISTER
    @GROUP
    @MEETING
    @PUBLIC
    @TEMPLATE
    @TO
    def run(
        register: Path, group: str | None, meeting: NamedMeeting, public: bool,
        template: Path | None, target: Target,
    ) -> None:  # fmt: skip
        from egovdesk.documents.wording import document_state

        audience = audience_of(public)
        with open_to_read(register) as opened:
            found = find_held(opened, group, meeting)
            document = make(opened, found.id, as_of=opened.today, audience=audience)
            prefix = prefix_on(opened, found.group_id, found.held_on, found.id)
        state = document_state(name, found.state.minutes_final, public)
        write(document, target, prefix, found.held_on, name, state, template, kind="minutes")


def _decision_sheet(*args: Any, **kwargs: Any) -> Document:
    from egovdesk.documents.minutes import decision_sheet

    return decision_sheet(*args, **kwargs)


def _action_sheet(*args: Any, **kwargs: Any) -> Document:
    from egovdesk.documents.minutes import action_sheet

    return action_sheet(*args, **kwargs)


_meeting_command("decision-sheet", "The decisions of one meeting, in Word.", _decision_sheet)
_meeting_command("action-sheet", "The actions of one meeting, in Word.", _action_sheet)


@export.command()
@REGISTER
@GROUP
@ONE_MEETING
@SINCE
@UNTIL
@click.option("--state", type=click.Choice(DECISION_STATES), help="Only those that stand so.")
@click.option("--waits-for", help="Only those that wait for this group to ratify them.")
@PUBLIC
@TO
def decisions(
    register: Path, group: str | None, meeting: NamedMeeting | None, since: date | None,
    until: date | None, state: str | None, waits_for: str | None, public: bool, target: Target,
) -> None:  # fmt: skip
    """The decision register, in Excel."""
    from egovdesk.documents.decisions import decision_register

    with open_to_read(register) as opened:
        filters, prefix, day = _chosen(opened, group, meeting, since, until)
        filters |= {"state": state.replace("-", "_")} if state else {}
        filters |= {"waits_for": find_group(opened, waits_for).id} if waits_for else {}
        book = decision_register(
            opened, as_of=opened.today, filters=filters, audience=audience_of(public)
        )
        write(book, target, prefix, day, "decision register", state_of(public))


@export.command()
@REGISTER
@GROUP
@ONE_MEETING
@SINCE
@UNTIL
@PUBLIC
@click.option("--open", "still_open", is_flag=True, help="Only those that are still open.")
@TO
def actions(
    register: Path, group: str | None, meeting: NamedMeeting | None, since: date | None,
    until: date | None, public: bool, still_open: bool, target: Target,
) -> None:  # fmt: skip
    """The action log, in Excel; --from and --until are due dates."""
    from egovdesk.documents.actions import action_log

    with open_to_read(register) as opened:
        filters, prefix, day = _chosen(opened, group, meeting, since, until)
        if still_open:
            filters["open"] = True
        book = action_log(opened, as_of=opened.today, filters=filters, audience=audience_of(public))
        write(book, target, prefix, day, "action log", state_of(public))


@export.command()
@REGISTER
@GROUP
@ONE_MEETING
@SINCE
@UNTIL
@TO
def attendance(
    register: Path, group: str | None, meeting: NamedMeeting | None, since: date | None,
    until: date | None, target: Target,
) -> None:  # fmt: skip
    """Attendance at a group's meetings, in Excel; this municipal year where no days are named."""
    from egovdesk.documents.meetings import attendance as attendance_book

    if not group and not meeting:
        raise click.UsageError("Name the group with --group, or the day with --meeting.")
    with open_to_read(register) as opened:
        _refuse_backwards(meeting, since, until)
        held = find_meeting(opened, group, meeting) if meeting else None
        if held:
            found = opened.groups.get(held.group_id)
            since = until = held.held_on
        else:
            found = find_group(opened, group or "")
        year = opened.authority.municipal_year(opened.today)
        book = attendance_book(
            opened,
            found.id,
            since=since or opened.authority.year_begins(year),
            until=until or opened.today,
            as_of=opened.today,
            meeting_id=held.id if held else None,
        )
        prefix = prefix_of(opened, found.id)
        write(book, target, prefix, held.held_on if held else opened.today, "attendance")


@export.command()
@REGISTER
@GROUP
@click.option("--meeting", type=MEETING_NAME, help="Who sat on the group that met on this day.")
@click.option("--on", type=DAY, help="On this day; today where none is named.")
@click.option("--word", is_flag=True, help="A list in Word instead of Excel.")
@TEMPLATE
@TO
def members(
    register: Path, group: str | None, meeting: NamedMeeting | None, on: date | None, word: bool,
    template: Path | None, target: Target,
) -> None:  # fmt: skip
    """Who sat on a group, or on every group, on a day."""
    from egovdesk.documents.groups import membership_list, membership_workbook

    if meeting and on:
        raise click.UsageError("--meeting names the day already: leave --on out.")
    with open_to_read(register) as opened:
        held = find_meeting(opened, group, meeting) if meeting else None
        day = held.held_on if held else on or opened.today
        group_id = held.group_id if held else group_id_of(opened, group)
        prefix = prefix_of(opened, group_id)
        make: Make = membership_list if word else membership_workbook
        made = make(opened, on=day, group_id=group_id)
        write(made, target, prefix, day, "members", template=template)


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
    word: bool, template: Path | None, target: Target,
) -> None:  # fmt: skip
    """The paper tracker, in Excel; --until is the day by which a paper is due."""
    from egovdesk.documents.papers import paper_tracker, papers_owed

    with open_to_read(register) as opened:
        filters, prefix, day = _chosen(opened, group, None, None, until)
        filters |= {"owed": True} if owed else {}
        filters |= {"late": opened.today.isoformat()} if late else {}
        make: Make = papers_owed if word else paper_tracker
        what = "papers owed" if word else "paper tracker"
        made = make(opened, as_of=day, filters=filters, audience=audience_of(public))
        write(made, target, prefix, day, what, state_of(public), template)


@export.command()
@REGISTER
@GROUP
@click.option("--year", type=click.IntRange(1900, 2200), help="2003 for 2003/04; else this year.")
@click.option("--word", is_flag=True, help="A table in Word instead of Excel.")
@TEMPLATE
@TO
def programme(
    register: Path, group: str | None, year: int | None, word: bool, template: Path | None,
    target: Target,
) -> None:  # fmt: skip
    """The programme of meetings of a municipal year, with the day of each step."""
    from egovdesk.documents.meeting_programme import programme_of_meetings, programme_workbook

    with open_to_read(register) as opened:
        group_id = group_id_of(opened, group)
        prefix, authority = prefix_of(opened, group_id), opened.authority
        year = authority.municipal_year(opened.today) if year is None else year
        make: Make = programme_of_meetings if word else programme_workbook
        made = make(opened, year, as_of=opened.today, group_id=group_id)
        first = authority.year_begins(year)
        write(made, target, prefix, first, "programme of meetings", template=template)


def _chosen(
    register: Register, group: str | None, meeting: NamedMeeting | None, since: date | None,
    until: date | None,
) -> tuple[dict[str, Any], Whose, date]:  # fmt: skip
    """What to leave in, by meeting or by group and days; what the file's name begins with, and its day."""
    _refuse_backwards(meeting, since, until)
    if meeting:
        found = find_meeting(register, group, meeting)
        return {"meeting_id": found.id}, prefix_of(register, found.group_id), found.held_on
    group_id = group_id_of(register, group)
    wanted = {
        "group_id": group_id,
        "from_on": since.isoformat() if since else None,
        "until_on": until.isoformat() if until else None,
    }
    filters = {name: value for name, value in wanted.items() if value is not None}
    return filters, prefix_of(register, group_id), register.today


def _refuse_backwards(meeting: NamedMeeting | None, since: date | None, until: date | None) -> None:
    if meeting and (since or until):
        raise click.UsageError("--meeting names the day already: leave --from and --until out.")
    if since and until and until < since:
        raise EgovDeskError("The period ends before it begins.", todo="Change --from or --until.")
