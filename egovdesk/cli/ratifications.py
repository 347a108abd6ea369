"""`egovdesk export ratifications`: what waits for which group."""

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
@click.option("--word", is_flag=True, help="To read, in Word instead of Excel.")
@TEMPLATE
@TO
def ratifications(
    register: Path, group: str | None, public: bool, word: bool, template: Path | None,
    target: Target,
) -> None:  # fmt: skip
    """What waits for a group to ratify, or for all of them, with since when, in Excel."""
    from egovdesk.documents.framework.waiting import waiting_document, waiting_workbook
    from egovdesk.documents.meeting_facts import Audience

    with open_to_read(register) as opened:
        group_id = find_group(opened, group).id if group else None
        day, prefix = opened.today, prefix_of(opened, group_id)
        audience = Audience.PUBLIC if public else Audience.MEMBERS
        asked: dict[str, Any] = {"as_of": day, "group_id": group_id, "audience": audience}
        what, state = "decisions to ratify", state_of(public)
        if word:
            document = waiting_document(opened, **asked)
            write_word(document, target, prefix, day, what, state, template)
        else:
            write_excel(waiting_workbook(opened, **asked), target, prefix, day, what, state)
