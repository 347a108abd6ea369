"""`egovdesk check-paper`: what is amiss in a file that an author sent, and a mended copy of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from egovdesk.cli.options import JSON, print_json
from egovdesk.errors import Refused

if TYPE_CHECKING:
    from egovdesk.records.file_checks import FileReport, Wish

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.command("check-paper")
@FILE
@click.option(
    "--mend",
    "target",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="Write the file to OUT with that mended which can be.",
)
@click.option(
    "--accept-changes",
    "wish_changes",
    is_flag=True,
    help="Accept the tracked changes in the mended file.",
)
@click.option(
    "--remove-comments",
    "wish_comments",
    is_flag=True,
    help="Take the comments out of the mended file.",
)
@click.option(
    "--remove-hidden",
    "wish_hidden",
    is_flag=True,
    help="Take the hidden text out of the mended file.",
)
@click.option("--title", default="", help="The title of the mended file, where it has none.")
@click.option("--note", is_flag=True, help="Print the note to the author instead of the list.")
@JSON
def check_paper(
    file: Path, target: Path | None, title: str, note: bool, as_json: bool, **asked: bool
) -> None:  # fmt: skip
    """Say what is amiss in FILE, a Word, Excel or PDF file, and who can mend it.

    Nothing in the file is run, and nothing outside it is fetched. The file itself is never changed.
    """
    from egovdesk.exchange.authors import check_file
    from egovdesk.exchange.authors.told import told

    report = check_file(file)
    wishes = _wishes(asked)
    if target is not None:
        _mend(file, target, wishes, title)
    if as_json:
        mended = {} if target is None else {"mended": target.resolve()}
        print_json(told(report) | mended)
    elif note:
        from egovdesk.documents.author_notes import file_note

        click.echo(file_note(report, wishes))
    else:
        _say(report)


def _wishes(asked: dict[str, bool]) -> list[Wish]:
    from egovdesk.records.file_checks import Wish

    return [wish for wish in Wish if asked[f"wish_{wish.value}"]]


def _mend(file: Path, target: Path, wishes: list[Wish], title: str) -> None:
    from egovdesk.documents.writers.files import replacing
    from egovdesk.exchange.authors import MendWishes, mend_file

    if target.resolve() == file.resolve():
        raise Refused(
            f"{file.name} is what its author sent, and stays as it is.", "Nothing was written.",
            "Give --mend another name.",
        )  # fmt: skip
    with replacing(target) as beside:
        mend_file(file, beside, MendWishes(wishes, title))
    click.echo(f"Wrote {target}", err=True)


def _say(report: FileReport) -> None:
    from egovdesk.documents.author_notes import places_in_words
    from egovdesk.records.file_checks import Mending

    who = {
        Mending.ITSELF: "can be mended",
        Mending.ASKED: "can be mended where asked",
        Mending.AUTHOR: "for the author",
    }
    if not report.findings:
        click.echo("Nothing is amiss.")
    for one in report.findings:
        click.echo(f"{one.sentence} ({who[one.mending]})")
        for line in (places_in_words(one), one.todo or one.mended):
            if line:
                click.echo(f"    {line}")
