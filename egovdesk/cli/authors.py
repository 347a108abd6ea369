"""Papers and their authors: a shell made, a file checked and mended, a paper taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from egovdesk.cli.filing import TEMPLATE, prefix_on, write
from egovdesk.cli.options import JSON, REGISTER, open_to_read, print_json
from egovdesk.cli.targets import TO, Target
from egovdesk.cli.which import Asked, which_paper
from egovdesk.errors import Refused

if TYPE_CHECKING:
    from egovdesk.records.file_checks import FileReport, Wish
    from egovdesk.records.returned import BackPlan, ReturnedPaper
    from egovdesk.register import Register

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


# --- shells ----------------------------------------------------------------------------------


@click.command("paper-shell")
@REGISTER
@which_paper
@TEMPLATE
@TO
def paper_shell(register: Path, asked: Asked, template: Path | None, target: Target) -> None:
    """Write the shell of a paper for its author, in Word, filled from the agenda."""
    from egovdesk.documents.paper_shells import shell_of_paper

    with open_to_read(register) as opened:
        paper = asked.find(opened)
        document = shell_of_paper(opened, paper.id)
        item = opened.items.get(paper.item_id or "")
        meeting = opened.meetings.get(item.meeting_id or "")
        day = meeting.held_on
        prefix = prefix_on(opened, paper.group_id, day, meeting.id)
        write(document, target, prefix, day, paper.title, "SHELL", template, kind="paper")


@click.command("take-back")
@REGISTER
@FILE
@which_paper
@click.option("--preview", is_flag=True, help="Say what would change, and change nothing.")
@JSON
def take_back(register: Path, file: Path, asked: Asked, preview: bool, as_json: bool) -> None:
    """Take FILE, a paper's shell that came back, into REGISTER.

    Recommendations, author, background papers, implications and clearances land there in one step;
    what is not understood is said. The file itself tells whose shell it was, or --meeting and --item.
    """
    from egovdesk.exchange.authors.returned import read_back
    from egovdesk.operations.returned import take_back_paper

    returned = read_back(file)
    with _opened(register, preview) as opened:
        plan = _plan(opened, returned, asked)
        if plan.changes and not preview:
            take_back_paper(opened, plan.paper_id, plan)
    if as_json:
        from egovdesk.exchange.authors.told import told_plan

        print_json(told_plan(plan))
    else:
        _say_plan(plan, preview)


@contextmanager
def _opened(register: Path, preview: bool) -> Iterator[Register]:
    """The register, to read only for a preview: the window may have it open meanwhile."""
    from egovdesk.register import Register

    with open_to_read(register) if preview else Register(register) as opened:
        yield opened


def _plan(register: Register, returned: ReturnedPaper, asked: Asked) -> BackPlan:
    from egovdesk.documents.returned import paper_that_returned, plan_taking_back

    paper = asked.find(register) if asked.names_one else paper_that_returned(register, returned)
    if paper is None:
        raise Refused(
            f"{returned.file} does not tell whose paper it is.", "Nothing has changed.",
            "Name the meeting with --meeting, and the item with --item.",
        )  # fmt: skip
    return plan_taking_back(register, paper.id, returned)


def _say_plan(plan: BackPlan, preview: bool) -> None:
    for change in plan.changes:
        click.echo(f"{change.label}:")
        for mark, words in (("-", change.before), ("+", change.after)):
            for line in words.split("\n") if words else ():
                click.echo(f"  {mark} {line}")
    for note in plan.notes:
        click.echo(note)
    many = len(plan.changes)
    said = f"{many} {'change' if many == 1 else 'changes'}" if many else "Nothing"
    click.echo(f"{'Would be' if preview else 'Taken'} back: {said}.")
