"""Commands on a register as a file: new, example, backup, restore."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from egovdesk.cli.options import (
    DAY,
    JSON,
    REGISTER,
    files_without_contents,
    open_to_read,
    print_json,
)
from egovdesk.cli.targets import ready_folder
from egovdesk.errors import ReadOnly, RegisterRefused

_NATIONS = ("england", "wales", "scotland", "northern_ireland")
_MODELS = (
    "empty", "socitm", "leeds", "west_lothian", "bristol", "hambleton", "dudley", "denbighshire",
    "scaled_down",
)  # fmt: skip
_TYPES = ("county", "district", "london_borough", "metropolitan", "unitary", "other")


@click.command()
@REGISTER
@click.option("--name", required=True, help="The council's name.")
@click.option("--nation", type=click.Choice(_NATIONS), default="england", show_default=True)
@click.option("--type", "kind", type=click.Choice(_TYPES), default="unitary", show_default=True)
@click.option("--model", type=click.Choice(_MODELS), default="empty", show_default=True,
              help="The groups to begin with, as in the paper or in a council it names.")  # fmt: skip
@click.option("--from", "since", type=DAY, help="The groups' first day; today where none is named.")
@JSON
def new(
    register: Path, name: str, nation: str, kind: str, model: str, since: date | None, as_json: bool
) -> None:
    """Make a REGISTER for a council: empty, or with the groups of a model.

    It holds the lists that the council may change: roles, purposes, outcomes, exemption grounds,
    number styles and bank holidays. A model brings groups with their tiers, seats, responsibilities
    and decision rights; what it lacks is said.
    """
    from egovdesk.operations.authority import new_register
    from egovdesk.operations.structure.begin import begin_structure
    from egovdesk.records.authority import AuthorityType, Nation
    from egovdesk.shipped.structures import structure_model

    ready_folder(register.parent)
    structure = structure_model(model)
    with new_register(register, name, nation=Nation(nation), type=AuthorityType(kind)) as made:
        begun = begin_structure(made, structure, from_on=since or made.today)
    lacks = structure.lacks() if structure.groups else ()
    if as_json:
        print_json({"path": register.resolve(), "groups": begun.made, "lacks": lacks})
        return
    click.echo(register)
    for sentence in lacks:
        click.echo(sentence, err=True)


@click.command()
@REGISTER
@click.option(
    "--council", type=click.Choice(("northbridge", "wexcombe")), default="northbridge",
    show_default=True, help="Which of the two fictional councils.",
)  # fmt: skip
@click.option("--years", type=click.IntRange(1, 40), default=1, show_default=True,
              help="Municipal years of meetings.")  # fmt: skip
@click.option("--scale", type=click.IntRange(1, 100), default=1, show_default=True,
              help="How many times the groups, for a large register.")  # fmt: skip
@JSON
def example(register: Path, council: str, years: int, scale: int, as_json: bool) -> None:
    """Make an example REGISTER: always the same, as on Thursday 9 October 2003.

    --years 20 --scale 10 makes the register of a large authority: 24,000 meetings, 300,000 agenda
    items, 200,000 decisions and 100,000 actions. It takes some four minutes and 2.8 GB.
    """
    from egovdesk.example import make_example

    if register.exists():
        from egovdesk.errors import EgovDeskError

        raise EgovDeskError(
            f"{register.name} is there already.", "It is as it was.", "Choose another name."
        )
    ready_folder(register.parent)
    make_example(register, council=council, years=years, scale=scale, progress=_tell_months)
    _tell_made(register, as_json)


def _tell_made(register: Path, as_json: bool) -> None:
    if as_json:
        print_json({"path": register.resolve()})
    else:
        click.echo(register)


def _tell_months(done: int, total: int) -> None:
    if done % 12 == 0:
        click.echo(f"{done // 12} of {total // 12} years", err=True)


@click.command()
@REGISTER
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path),
              help="Another folder than the one beside the register.")  # fmt: skip
@click.option("--list", "listed", is_flag=True, help="List the backups instead of making one.")
@JSON
def backup(register: Path, folder: Path | None, listed: bool, as_json: bool) -> None:
    """Copy REGISTER, check the copy, and keep the ten newest. It may be open meanwhile."""
    from egovdesk.register import back_up, backups_of

    if folder is not None and not listed:
        ready_folder(folder)
    found = backups_of(register) if listed else [back_up(register, folder=folder)]
    if as_json:
        print_json([{"path": b.path, "made_at": b.made_at, "size": b.size} for b in found])
        return
    for one in found:
        click.echo(one.path)
    if not found:
        click.echo(f"{register.name} has no backups yet.")


@click.command(name="restore")
@REGISTER
@click.option("--from", "chosen", type=click.Path(dir_okay=False, path_type=Path),
              help="The backup to put in its place; the newest where none is named.")  # fmt: skip
@JSON
def restore(register: Path, chosen: Path | None, as_json: bool) -> None:
    """Put a backup in the place of REGISTER, which must be closed; the present file is kept."""
    from egovdesk.register import restore as put_back

    kept = put_back(chosen, register)
    lost: list[str] = []
    with suppress(RegisterRefused, ReadOnly), open_to_read(register) as opened:
        lost = files_without_contents(opened, opened.contents.missing())
    if as_json:
        print_json({"path": register.resolve(), "kept": kept, "without_contents": lost})
        return
    click.echo(f"{register} is restored.")
    if kept is not None:
        click.echo(f"What was there before is kept as {kept}")
    for name in lost:
        click.echo(f"The backup did not have the contents of {name}, or not as they were.")
