"""`egovdesk export agenda`, `supplement`, `issued` and `dispatch-log`: what goes out, and what went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from egovdesk.cli.exports import export
from egovdesk.cli.filing import GROUP, MEETING, PUBLIC, TEMPLATE, audience_of, prefix_on, write
from egovdesk.cli.options import REGISTER, NamedMeeting, find_meeting, open_to_read
from egovdesk.cli.targets import TO, Target
from egovdesk.errors import Refused

if TYPE_CHECKING:
    from egovdesk.cli.filing import Whose
    from egovdesk.documents.model import Document
    from egovdesk.records.meetings import Meeting
    from egovdesk.register import Register

_KINDS = (
    "agenda", "supplement", "chair", "cleared", "minutes", "minutes_approved", "minutes_signed",
)  # fmt: skip
ISSUED = click.option(
    "--issued", type=click.IntRange(1), help="As it went out in this version, whatever came later."
)


def _of_meeting(name: str, help: str, make: Callable[..., Document]) -> None:
    @export.command(name, help=help)
    @REGISTER
    @GROUP
    @MEETING
    @ISSUED
    @PUBLIC
    @TEMPLATE
    @TO
    def run(
        register: Path, group: str | None, meeting: NamedMeeting, issued: int | None,
        public: bool, template: Path | None, target: Target,
    ) -> None:  # fmt: skip
        with open_to_read(register) as opened:
            found = find_meeting(opened, group, meeting)
            if issued is None:
                document = make(opened, found.id, as_of=opened.today, audience=audience_of(public))
            else:
                document = _as_issued(opened, found, name, issued, public)
            prefix = prefix_on(opened, found.group_id, found.held_on, found.id)
        _write(document, target, prefix, found.held_on, name, issued, public, template)


def _agenda(*args: Any, **kwargs: Any) -> Document:
    from egovdesk.documents.meetings import agenda

    return agenda(*args, **kwargs)


def _supplement(*args: Any, **kwargs: Any) -> Document:
    from egovdesk.documents.meetings import supplement

    return supplement(*args, **kwargs)


_of_meeting("agenda", "The agenda of a meeting, in Word.", _agenda)
_of_meeting(
    "supplement",
    "What has changed since the agenda was issued: the next supplement, or one that went out.",
    _supplement,
)


@export.command(name="issued")
@REGISTER
@GROUP
@MEETING
@click.option("--kind", type=click.Choice(_KINDS), required=True, help="What it was that went out.")
@click.option("--version", type=click.IntRange(1), default=1, show_default=True)
@PUBLIC
@TEMPLATE
@TO
def issued_(
    register: Path, group: str | None, meeting: NamedMeeting, kind: str, version: int,
    public: bool, template: Path | None, target: Target,
) -> None:  # fmt: skip
    """Anything that went out of a meeting, exactly as it was, in Word."""
    with open_to_read(register) as opened:
        found = find_meeting(opened, group, meeting)
        document = _as_issued(opened, found, kind, version, public)
        prefix = prefix_on(opened, found.group_id, found.held_on, found.id)
    _write(document, target, prefix, found.held_on, kind, version, public, template)


@export.command(name="dispatch-log")
@REGISTER
@GROUP
@MEETING
@TEMPLATE
@TO
def dispatch_log_(
    register: Path, group: str | None, meeting: NamedMeeting, template: Path | None, target: Target
) -> None:
    """To whom what went out, when and by what means, with the notice day by day, in Word."""
    from egovdesk.documents.meetings import dispatch_log

    with open_to_read(register) as opened:
        found = find_meeting(opened, group, meeting)
        if not opened.issues.find(meeting_id=found.id):
            raise Refused("The agenda has not been issued.", "Nothing was written.")
        document = dispatch_log(opened, found.id, as_of=opened.today)
        prefix = prefix_on(opened, found.group_id, found.held_on, found.id)
    write(document, target, prefix, found.held_on, "dispatch log", template=template, kind="agenda")


@export.command()
@REGISTER
@GROUP
@MEETING
@TEMPLATE
@TO
def brief(
    register: Path, group: str | None, meeting: NamedMeeting, template: Path | None, target: Target
) -> None:
    """The chair's brief of a meeting, on a page: what is sought, who comes, what may be asked."""
    from egovdesk.documents.meetings import chairs_brief

    with open_to_read(register) as opened:
        found = find_meeting(opened, group, meeting)
        document = chairs_brief(opened, found.id, as_of=opened.today)
        prefix = prefix_on(opened, found.group_id, found.held_on, found.id)
    write(document, target, prefix, found.held_on, "brief", template=template, kind="agenda")


def _as_issued(
    register: Register, meeting: Meeting, kind: str, version: int, public: bool
) -> Document:
    from egovdesk.documents.meetings import find_issue, issued_document

    return issued_document(find_issue(register, meeting.id, kind, version, audience_of(public)))


def _write(
    document: Document, target: Target, prefix: Whose, day: date, what: str, issued: int | None,
    public: bool, template: Path | None,
) -> None:  # fmt: skip
    state = " ".join([*(["ISSUED"] if issued else []), *(["PUBLIC"] if public else [])])
    version = f"{issued}.0" if issued else ""
    write(document, target, prefix, day, what, state, template, version, kind="agenda")
