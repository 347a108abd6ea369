"""`egovdesk export terms`: a group's terms of reference, by version or as the register makes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from egovdesk.cli.exports import export
from egovdesk.cli.filing import TEMPLATE, prefix_of, write
from egovdesk.cli.options import REGISTER, find_group, open_to_read
from egovdesk.cli.targets import TO, Target
from egovdesk.errors import Refused

if TYPE_CHECKING:
    from egovdesk.records.framework import Adoption
    from egovdesk.register import Register


@export.command()
@REGISTER
@click.option("--group", required=True, help="A group's name, short name or prefix.")
@click.option("--version", type=click.IntRange(1), help="This version; else the one in force.")
@click.option(
    "--since", type=click.IntRange(1), help="With what changed since this version marked."
)
@click.option("--made", is_flag=True, help="As the register makes them today, to begin from.")
@TEMPLATE
@TO
def terms(
    register: Path, group: str, version: int | None, since: int | None, made: bool,
    template: Path | None, target: Target,
) -> None:  # fmt: skip
    """A group's terms of reference, in Word."""
    from egovdesk.documents.framework.terms import terms_document, terms_text
    from egovdesk.records.framework import AdoptionState

    if made and version:
        raise click.UsageError("--made and --version do not go together.")
    with open_to_read(register) as opened:
        group_id, day = find_group(opened, group).id, opened.today
        versions = _versions(opened, group_id)
        adopted = [one for one in versions.values() if one.state is AdoptionState.ADOPTED]
        latest = adopted[-1] if adopted and not made else None
        shown = _version(versions, version) if version else latest
        text = terms_text(opened, group_id, day) if made else None
        former = _version(versions, since) if since else None
        document = terms_document(
            opened, group_id, as_of=day, version=shown, text=text, since=former
        )
        state = "" if shown in adopted else "DRAFT"
        number = f"{shown.version}.0" if shown is not None else ""
        what = f"terms of reference since {since}.0" if since else "terms of reference"
        prefix = prefix_of(opened, group_id)
        write(document, target, prefix, day, what, state, template, number)


def _versions(register: Register, group_id: str) -> dict[int, Adoption]:
    found = register.adoptions.find(subject="terms", group_id=group_id)
    return {one.version: one for one in found}


def _version(versions: dict[int, Adoption], number: int) -> Adoption:
    if number not in versions:
        raise Refused(
            f"There is no version {number} of these terms of reference.", "Nothing was written."
        )
    return versions[number]
