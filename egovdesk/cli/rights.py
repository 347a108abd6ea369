"""`egovdesk export rights`: the matrix of decision rights on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from egovdesk.cli.exports import export
from egovdesk.cli.filing import ON, TEMPLATE, Make, prefix_of, write
from egovdesk.cli.options import REGISTER, open_to_read
from egovdesk.cli.targets import TO, Target


@export.command()
@REGISTER
@ON
@click.option("--word", is_flag=True, help="A document in Word instead of Excel.")
@TEMPLATE
@TO
def rights(
    register: Path, on: date | None, word: bool, template: Path | None, target: Target
) -> None:
    """Who may decide what: the matrix of decision rights, in Excel."""
    from egovdesk.documents.framework.rights import rights_matrix, rights_workbook

    with open_to_read(register) as opened:
        day, prefix = on or opened.today, prefix_of(opened, None)
        make: Make = rights_matrix if word else rights_workbook
        write(make(opened, on=day), target, prefix, day, "decision rights", template=template)
