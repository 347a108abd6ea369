"""`egovdesk export` of findings and of seats against members."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from egovdesk.cli.exports import export
from egovdesk.cli.filing import (
    GROUP,
    ON,
    PUBLIC,
    TEMPLATE,
    Make,
    group_id_of,
    prefix_of,
    state_of,
    write,
)
from egovdesk.cli.options import REGISTER, open_to_read
from egovdesk.cli.targets import TO, Target

WORD = click.option("--word", is_flag=True, help="A list in Word instead of Excel.")


@export.command()
@REGISTER
@ON
@click.option("--standing", is_flag=True, help="Leave out what has been accepted.")
@PUBLIC
@WORD
@TEMPLATE
@TO
def findings(
    register: Path, on: date | None, standing: bool, public: bool, word: bool,
    template: Path | None, target: Target,
) -> None:  # fmt: skip
    """What the framework suggests of a register, in Excel."""
    from egovdesk.documents.framework.findings import findings_list, findings_workbook

    with open_to_read(register) as opened:
        day, prefix = on or opened.today, prefix_of(opened, None)
        make: Make = findings_list if word else findings_workbook
        made = make(opened, on=day, accepted=not standing, public=public)
        write(made, target, prefix, day, "findings", state_of(public), template)


@export.command()
@REGISTER
@GROUP
@ON
@WORD
@TEMPLATE
@TO
def seats(
    register: Path, group: str | None, on: date | None, word: bool, template: Path | None,
    target: Target,
) -> None:  # fmt: skip
    """The seats of a group, or of every group, and who fills them on a day, in Excel."""
    from egovdesk.documents.framework.seats import seat_plan, seat_workbook

    with open_to_read(register) as opened:
        day = on or opened.today
        group_id = group_id_of(opened, group)
        prefix = prefix_of(opened, group_id)
        make: Make = seat_plan if word else seat_workbook
        made = make(opened, on=day, group_id=group_id)
        write(made, target, prefix, day, "seats", template=template)
