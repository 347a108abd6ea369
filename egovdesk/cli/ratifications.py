"""`egovdesk export ratifications`: what waits for which group."""

from __future__ import annotations

from pathlib import Path

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
@WORD
@TEMPLATE
@TO
def ratifications(
    register: Path, group: str | None, public: bool, word: bool, template: Path | None,
    target: Target,
) -> None:  # fmt: skip
    """What waits for a group to ratify, or for all of them, with since when, in Excel."""
    from egovdesk.documents.framework.waiting import waiting_document, waiting_workbook

    with open_to_read(register) as opened:
        group_id = group_id_of(opened, group)
        day, prefix = opened.today, prefix_of(opened, group_id)
        make: Make = waiting_document if word else waiting_workbook
        made = make(opened, as_of=day, group_id=group_id, audience=audience_of(public))
        write(made, target, prefix, day, "decisions to ratify", state_of(public), template)
