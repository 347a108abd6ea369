"""`egovdesk export plan`: the forward plan of one group or of all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from egovdesk.cli.exports import (
    GROUP,
    PUBLIC,
    TEMPLATE,
    export,
    prefix_of,
    state_of,
    write_excel,
    write_word,
)
from egovdesk.cli.options import REGISTER, find_group, open_to_read
from egovdesk.cli.targets import TO, Target


@export.command()
@REGISTER
@GROUP
@PUBLIC
@click.option("--key", is_flag=True, help="Only key decisions.")
@click.option("--word", is_flag=True, help="To read, in Word instead of Excel.")
@TEMPLATE
@TO
def plan(
    register: Path, group: str | None, public: bool, key: bool, word: bool,
    template: Path | None, target: Target,
) -> None:  # fmt: skip
    """The forward plan: business of meetings to come, and what waits for one, in Excel."""
    from egovdesk.documents.meeting_facts import Audience
    from egovdesk.documents.plan import plan_document, plan_workbook

    with open_to_read(register) as opened:
        group_id = find_group(opened, group).id if group else None
        filters: dict[str, Any] = {"group_id": group_id} if group_id else {}
        if key:
            filters["key_decision"] = 1
        day, prefix = opened.today, prefix_of(opened, group_id)
        audience = Audience.PUBLIC if public else Audience.MEMBERS
        if word:
            document = plan_document(opened, as_of=day, filters=filters, audience=audience)
            write_word(document, target, prefix, day, "forward plan", state_of(public), template)
        else:
            book = plan_workbook(opened, as_of=day, filters=filters, audience=audience)
            write_excel(book, target, prefix, day, "forward plan", state_of(public))
