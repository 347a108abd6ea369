"""`egovdesk export plan`: the forward plan of one group or of all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from egovdesk.cli.exports import export
from egovdesk.cli.filing import (
    GROUP,
    PUBLIC,
    TEMPLATE,
    WORD,
    Make,
    audience_of,
    group_id_of,
    prefix_of,
    state_of,
    write,
)
from egovdesk.cli.options import REGISTER, open_to_read
from egovdesk.cli.targets import TO, Target


@export.command()
@REGISTER
@GROUP
@PUBLIC
@click.option("--key", is_flag=True, help="Only key decisions.")
@WORD
@TEMPLATE
@TO
def plan(
    register: Path, group: str | None, public: bool, key: bool, word: bool,
    template: Path | None, target: Target,
) -> None:  # fmt: skip
    """The forward plan: business of meetings to come, and what waits for one, in Excel."""
    from egovdesk.documents.plan import plan_document, plan_workbook

    with open_to_read(register) as opened:
        group_id = group_id_of(opened, group)
        filters: dict[str, Any] = {"group_id": group_id} if group_id else {}
        if key:
            filters["key_decision"] = 1
        day, prefix = opened.today, prefix_of(opened, group_id)
        make: Make = plan_document if word else plan_workbook
        made = make(opened, as_of=day, filters=filters, audience=audience_of(public))
        write(made, target, prefix, day, "forward plan", state_of(public), template)
