"""`egovdesk export minutes` and `extract`: one record's minutes in every form, and single decisions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from egovdesk.cli.exports import export
from egovdesk.cli.filing import (
    GROUP,
    MEETING,
    ONE_MEETING,
    PUBLIC,
    TEMPLATE,
    audience_of,
    prefix_on,
    state_of,
    write,
)
from egovdesk.cli.options import REGISTER, NamedMeeting, find_group, find_held, open_to_read
from egovdesk.cli.targets import TO, Target
from egovdesk.errors import NotFound

if TYPE_CHECKING:
    from egovdesk.records.decisions import Decision
    from egovdesk.register import Register

_FORMS = ("draft", "marked", "approved", "exempt", "loose-leaf")


@export.command()
@REGISTER
@GROUP
@MEETING
@click.option(
    "--form", type=click.Choice(_FORMS),
    help="The draft as it went out, marked up with what changed since, as approved, the exempt part "
    "only, or loose leaves; as they stand where none is named.",
)  # fmt: skip
@click.option(
    "--folio", type=click.IntRange(1, 1_000_000), default=1, show_default=True,
    help="The number of the first loose leaf.",
)  # fmt: skip
@PUBLIC
@TEMPLATE
@TO
def minutes(
    register: Path, group: str | None, meeting: NamedMeeting, form: str | None, folio: int,
    public: bool, template: Path | None, target: Target,
) -> None:  # fmt: skip
    """The minutes of a meeting, in Word."""
    from egovdesk.documents.minutes import Form, minutes_in_form
    from egovdesk.documents.wording import document_state

    audience = audience_of(public)
    with open_to_read(register) as opened:
        found = find_held(opened, group, meeting)
        document = minutes_in_form(
            opened, found.id, Form(form) if form else None, as_of=opened.today,
            audience=audience, folio=folio,
        )  # fmt: skip
        prefix = prefix_on(opened, found.group_id, found.held_on, found.id)
    state = document_state("minutes", found.state.minutes_final, public, form or "")
    write(document, target, prefix, found.held_on, "minutes", state, template, kind="minutes")


@export.command()
@REGISTER
@click.option("--decision", "number", required=True, help="The decision's number, or its id.")
@GROUP
@ONE_MEETING
@PUBLIC
@TEMPLATE
@TO
def extract(
    register: Path, number: str, group: str | None, meeting: NamedMeeting | None, public: bool,
    template: Path | None, target: Target,
) -> None:  # fmt: skip
    """One decision with its reason and actions, in Word."""
    from egovdesk.documents.minutes import extract as make

    audience = audience_of(public)
    with open_to_read(register) as opened:
        decision = _find_decision(opened, number, group, meeting)
        document = make(opened, decision.id, as_of=opened.today, audience=audience)
        prefix = prefix_on(opened, decision.group_id, decision.decided_on, decision.meeting_id)
    what = f"extract {decision.number or decision.title}"
    write(
        document,
        target,
        prefix,
        decision.decided_on,
        what,
        state_of(public),
        template,
        kind="minutes",
    )


def _find_decision(
    register: Register, number: str, group: str | None, meeting: NamedMeeting | None
) -> Decision:
    """The decision of that id or number, of a group or a day where those are named."""
    known = register.decisions.maybe(number)
    if known is not None:
        return known
    found = [
        one
        for one in register.decisions.find(number=number.strip())
        if meeting is None or _was_made_at(register, one, meeting)
    ]
    if group:
        wanted = find_group(register, group).id
        found = [one for one in found if one.group_id == wanted]
    if not found:
        raise NotFound(f"There is no decision {number!r}.", todo="Give its number as minuted.")
    if len(found) > 1:
        raise NotFound(
            f"There are {len(found)} decisions {number!r}.",
            todo="Name the group with --group, or the day with --meeting.",
        )
    return found[0]


def _was_made_at(register: Register, decision: Decision, named: NamedMeeting) -> bool:
    """Whether a decision was made at the meeting that was named, or on its day where at none."""
    held = register.meetings.maybe(decision.meeting_id)
    return named.fits(held) if held else decision.decided_on == named.on
