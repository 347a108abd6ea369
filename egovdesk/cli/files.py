"""Files of papers without a screen: kept in a register, and written out of it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from egovdesk.cli.options import JSON, REGISTER, open_to_read, print_json
from egovdesk.cli.targets import ready_folder
from egovdesk.cli.which import Asked, which_paper
from egovdesk.errors import NotFound


@click.command("add-file")
@REGISTER
@click.argument("file", type=click.Path(path_type=Path))
@which_paper
@click.option("--sender", default="", help="Who sent it.")
@click.option("--late", default="", help="Why it comes after the agenda went out.")
@click.option("--urgency", default="", help="Why it cannot wait for the next meeting.")
@JSON
def add_file(
    register: Path, file: Path, asked: Asked, sender: str, late: str, urgency: str, as_json: bool
) -> None:
    """Keep FILE in REGISTER under a paper, or as the next version of the file of its name.

    Nothing in it is run. The paper has come by it: final, in clearance, or late.
    """
    from egovdesk.operations.files import add_file as keep
    from egovdesk.register import Register

    why = {"late_reason": late, "urgency": urgency}
    with Register(register) as opened:
        paper = asked.find(opened)
        kept = opened.contents.keep(file, _told(f"Keeping {file.name}"))
        reasons = {name: words for name, words in why.items() if words}
        file_id = keep(opened, paper.id, kept, file.name, sender=sender, late=reasons)
        made = opened.paper_files.get(file_id)
    if as_json:
        print_json(
            {"id": made.id, "name": made.name, "version": made.version, "sha256": made.sha256}
        )
    else:
        click.echo(f"{made.name} is kept under “{paper.title}” as version {made.version}.")


@click.command("save-files")
@REGISTER
@which_paper
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("."),
    help="The folder to write them to; this one where none is named.",
)
@JSON
def save_files(register: Path, asked: Asked, folder: Path, as_json: bool) -> None:
    """Write the files of a paper out of REGISTER, as they stand; none that is there is replaced."""
    from egovdesk.operations.files import current_files, kept_of
    from egovdesk.records.file_names import safe_name

    written = []
    with open_to_read(register) as opened:
        paper = asked.find(opened)
        found = current_files(opened, paper.id)
        if not found:
            raise NotFound(f"“{paper.title}” has no file.", "Nothing was written.")
        ready_folder(folder)
        for one in found:
            target = _free(folder / safe_name(one.name))
            opened.contents.write_to(kept_of(one), target, _told(f"Writing {one.name}"))
            written.append(target)
    if as_json:
        print_json([path.resolve() for path in written])
    else:
        for path in written:
            click.echo(path)


def _free(path: Path) -> Path:
    """The name, or the next one that nothing has yet: report (2).docx."""
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free


def _told(words: str) -> Callable[[int, int], bool]:
    """Tell on the error stream how far it is, as the window and scripts read it."""
    told: list[Any] = [-1]

    def tell(done: int, total: int) -> bool:
        part = int(done * 20 / total)
        if part != told[0] and total > 50 * 2**20:
            told[0] = part
            click.echo(f"progress {done / total:.3f} {words}", err=True)
        return True

    return tell
