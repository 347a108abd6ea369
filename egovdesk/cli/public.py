"""The command that checks finished files for what only the exempt record holds."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from egovdesk.records.leaks import Leak, Searched, Unsearched


@click.command(name="check-public")
@REGISTER
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@GROUP
@MEETING
@JSON
def check_public(
    register: Path, files: tuple[Path, ...], group: str | None, meeting: NamedMeeting, as_json: bool
) -> None:
    """Search FILES, which are to be public, for what only the exempt record of REGISTER holds.

    PDF, Word, Excel, web pages, lists, folders and what lies inside any of them. The exit status is 1
    where something was found that must be settled first.
    """
    from egovdesk.exchange.leaks.checking import check_public

    with open_to_read(register) as opened:
        found = check_public(opened, find_meeting(opened, group, meeting).id, files)
    if as_json:
        print_json(searched_as_json(found))
    else:
        tell_searched(found)
    if found.blocks:
        click.get_current_context().exit(1)


def searched_as_json(found: Searched) -> dict[str, Any]:
    """What a search found, for a script."""
    return {
        "clean": not found.blocks,
        "secrets": found.secrets,
        "files": found.files,
        "pages": found.pages,
        "parts": {part.value: count for part, count in found.parts.items()},
        "found": [_leak(one) for one in found.leaks],
        "not_searched": [_unsearched(one) for one in found.unsearched],
    }


def _leak(one: Leak) -> dict[str, Any]:
    return {
        "file": one.place.file, "page": one.place.page, "where": one.place.where,
        "part": one.place.part.value, "words": one.words, "before": one.before, "after": one.after,
        "kind": one.secret.kind.value, "of": one.secret.about, "record": one.secret.subject,
    }  # fmt: skip


def _unsearched(one: Unsearched) -> dict[str, Any]:
    return {
        "file": one.place.file, "page": one.place.page, "where": one.place.where, "why": one.why,
        "blocks": one.blocks,
    }  # fmt: skip


def tell_searched(found: Searched) -> None:
    """Say what was searched, what was found and what could not be searched."""
    from egovdesk.documents.wording import counted

    click.echo(
        f"Searched {counted(found.files, 'file')} with {counted(found.pages, 'page')} for"
        f" {counted(found.secrets, 'thing')} of the exempt record."
    )
    for leak in found.leaks:
        of = (
            f" ({leak.secret.kind.label.lower()}: {leak.secret.about})" if leak.secret.about else ""
        )
        click.echo(f"  {leak.place}: {leak.before} [{leak.words}] {leak.after}{of}")
    for one in found.unsearched:
        click.echo(f"  {one.place.file}{f', {one.place.where}' * bool(one.place.where)}: {one.why}")
    if not found.leaks:
        click.echo("Nothing of it was found.")
