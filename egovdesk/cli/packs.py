"""`egovdesk pack`: the documents of a meeting as one file or folder; `packs` lists what was made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from egovdesk.cli.filing import GROUP, MEETING
from egovdesk.cli.options import (
    JSON,
    REGISTER,
    NamedMeeting,
    find_meeting,
    open_to_read,
    print_json,
)
from egovdesk.cli.public import searched_as_json, tell_searched
from egovdesk.cli.targets import ready_folder

if TYPE_CHECKING:
    from egovdesk.packing.making import Made, Wish
    from egovdesk.records.leaks import Searched
    from egovdesk.records.packs import Pack
    from egovdesk.register import Register

_KINDS = ("pack", "supplement", "smt")
_OPTIONS = (
    REGISTER,
    GROUP,
    MEETING,
    click.option("--for", "audience", type=click.Choice(("members", "public")), default="members",
                 show_default=True, help="Whom it is for: the public's has nothing exempt in it."),
    click.option("--kind", type=click.Choice(_KINDS), default="pack", show_default=True,
                 help="A supplement continues the pack that went out."),
    click.option("--reason", default="", help="Why a supplement comes late."),
    click.option("--agreed-by", default="", help="The chair who agreed to a supplement."),
    click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path),
                 default=Path("."), help="The folder; this one where none is named."),
    JSON,
)  # fmt: skip


def _with_options(command: Any) -> Any:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command()
@_with_options
@click.option(
    "--folder", "as_folder", is_flag=True, help="As a folder of files by item, with an index."
)
@click.option(
    "--word", is_flag=True, help="As one Word file, authors' Word papers as they made them."
)
@click.option(
    "--accessible", is_flag=True,
    help="As an accessible PDF of our own documents, authors' files attached as they are.",
)  # fmt: skip
@click.option("--keep/--no-keep", default=True, show_default=True,
              help="Keep it in the register exactly as it went out.")  # fmt: skip
def pack(
    register: Path, group: str | None, meeting: NamedMeeting, audience: str, kind: str, reason: str,
    agreed_by: str, folder: Path, as_json: bool, as_folder: bool, word: bool, accessible: bool,
    keep: bool,
) -> None:  # fmt: skip
    """Make the pack of a meeting in one go: agenda, minutes, actions, papers, numbered through.

    The public's is opened again and searched for what only the exempt record holds; where anything is
    found, nothing is written and the exit status is 1.
    """
    from egovdesk.packing.attached import make_accessible
    from egovdesk.packing.making import keep_made, make_pdf
    from egovdesk.packing.public import make_folder_proved, make_proved
    from egovdesk.packing.word import make_word
    from egovdesk.register import Register

    if word + as_folder + accessible > 1:
        raise click.UsageError("One form at a time: --word, --folder or --accessible.")
    ready_folder(folder)
    with Register(register) if keep else open_to_read(register) as opened:
        found = find_meeting(opened, group, meeting)
        wish = _wish(found.id, audience, kind, reason, agreed_by)
        with _found_told(as_json):
            if as_folder:
                made, searched = make_folder_proved(opened, wish, folder, _progress)
            else:
                form = make_word if word else make_accessible if accessible else make_pdf
                made, searched = make_proved(opened, wish, folder, _progress, form)
        if keep:
            keep_made(opened, made)
    _tell(made, searched, as_json)


@click.command(name="preview-pack", hidden=True)
@_with_options
def preview_pack(
    register: Path, group: str | None, meeting: NamedMeeting, audience: str, kind: str, reason: str,
    agreed_by: str, folder: Path, as_json: bool,
) -> None:  # fmt: skip
    """Make a pack for the window to show, with all that its search found, as one JSON object."""
    from egovdesk.packing.making import make_pdf
    from egovdesk.packing.public import prove
    from egovdesk.packing.told import made_as_json, searched_in_full

    with open_to_read(register) as opened:
        found = find_meeting(opened, group, meeting)
        wish = _wish(found.id, audience, kind, reason, agreed_by)
        made = make_pdf(opened, wish, folder, _progress)
        searched = prove(opened, made, _progress) if audience == "public" else None
    print_json({"made": made_as_json(made), "searched": searched and searched_in_full(searched)})


@click.command()
@REGISTER
@GROUP
@MEETING
@JSON
def packs(register: Path, group: str | None, meeting: NamedMeeting, as_json: bool) -> None:
    """List the packs that were made for a meeting, as they went out."""
    with open_to_read(register) as opened:
        found = opened.packs.find(meeting_id=find_meeting(opened, group, meeting).id)
        rows = [_row(opened, one) for one in found]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        withdrawn = f", withdrawn: {row['withdrawn']}" if row["withdrawn"] else ""
        click.echo(f"{row['made_at']:%Y-%m-%d %H:%M} {row['label']}, {row['pages']}{withdrawn}")
    if not rows:
        click.echo("No pack has been made for this meeting.")


def _row(register: Register, one: Pack) -> dict[str, Any]:
    from egovdesk.packing.kept import forms_without_pages

    files = register.pack_files.find(pack_id=one.id)
    last = one.first_page + one.pages - 1
    pages = [f"pages {one.first_page} to {last}"] if one.pages else []
    return {
        "label": f"{one.kind.label} {one.number} for {one.audience.label.lower()}",
        "made_at": one.made_at, "made_by": one.made_by,
        "pages": ", ".join([*pages, *forms_without_pages(files)]),
        "files": [file.name for file in files],
        "withdrawn": one.withdrawn_reason,
    }  # fmt: skip


def _wish(meeting_id: str, audience: str, kind: str, reason: str, agreed_by: str) -> Wish:
    from egovdesk.packing.making import Wish
    from egovdesk.records.packs import Audience, PackKind

    return Wish(meeting_id, Audience(audience), PackKind(kind), reason, agreed_by)


@contextmanager
def _found_told(as_json: bool) -> Iterator[None]:
    """Say what blocks a public pack before the refusal itself is told."""
    from egovdesk.packing.public import Blocked
    from egovdesk.packing.told import blocked_as_json

    try:
        yield
    except Blocked as blocked:
        if as_json:
            print_json(blocked_as_json(blocked.made, blocked.searched))
        else:
            tell_searched(blocked.searched)
        raise


def _progress(words: str, share: float) -> None:
    click.echo(f"progress {share:.3f} {words}", err=True)


def _tell(made: Made, searched: Searched | None, as_json: bool) -> None:
    if as_json:
        print_json(_as_json(made, searched))
        return
    click.echo(made.path)
    for one in (*made.beside, *filter(None, (made.certificate,))):
        click.echo(f"beside it: {one}")
    if searched is not None:
        tell_searched(searched)


def _as_json(made: Made, searched: Searched | None) -> dict[str, Any]:
    from egovdesk.packing.told import made_as_json

    return {
        **made_as_json(made),
        "searched": None if searched is None else searched_as_json(searched),
    }
