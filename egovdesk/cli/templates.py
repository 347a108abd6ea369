"""`egovdesk check-template` and `choose-template`: the council's own Word templates, before the night."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from egovdesk.cli.filing import GROUP, ONE_MEETING, group_id_of
from egovdesk.cli.options import (
    JSON,
    REGISTER,
    NamedMeeting,
    find_meeting,
    open_to_read,
    print_json,
)

if TYPE_CHECKING:
    from egovdesk.packing.templates import TemplateReport

_KINDS = ("every", "agenda", "minutes", "paper", "statement", "pack", "report")
TEMPLATE_FILE = click.argument("file", type=click.Path(path_type=Path))


@click.command(name="check-template")
@REGISTER
@TEMPLATE_FILE
@GROUP
@ONE_MEETING
@click.option("--picture", type=click.Path(dir_okay=False, path_type=Path),
              help="Draw its first page into this file, a PNG.")  # fmt: skip
@JSON
def check_template(
    register: Path, file: Path, group: str | None, meeting: NamedMeeting | None,
    picture: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Say which fields a Word template has, with their values, and which styles it lacks.

    What it lacks or nobody knows is told, and stops no document: EgovDesk's own styles stand in.
    """
    from egovdesk.documents.template_fields import field_values
    from egovdesk.packing.template_pictures import draw_template, specimen
    from egovdesk.packing.templates import check_template

    with open_to_read(register) as opened:
        found = find_meeting(opened, group, meeting) if meeting else None
        group_id = found.group_id if found else group_id_of(opened, group)
        day, meeting_id = (found.held_on, found.id) if found else (None, None)
        values = field_values(opened, group_id, day, meeting_id)
        report = check_template(file, values)
        page = specimen(opened, meeting_id, opened.today)
    undrawn = draw_template(page, file, values, picture) if picture else ""
    if as_json:
        print_json(_as_json(report, undrawn))
        return
    _tell(report)
    if undrawn:
        click.echo(f"There is no picture: {undrawn}")


def _as_json(report: TemplateReport, undrawn: str) -> dict[str, Any]:
    return {
        "fields": [
            {"name": one.field.name, "value": one.value, "problem": one.problem,
             "place": one.field.place, "story": one.field.story}
            for one in report.fields
        ],
        "missing": list(report.missing), "loses_text": report.loses_text, "no_picture": undrawn,
    }  # fmt: skip


_OWN = {"title": "the title of the document", "document": "the document itself"}
_PROBLEMS = {
    "unknown": "nobody knows this field",
    "alone": "the words beside it go out with it",
    "unused": "left out, for the document goes once, into the text",
}


def _tell(report: TemplateReport) -> None:
    for one in report.fields:
        where = f"{_PROBLEMS[one.problem]}: {one.field.place}" if one.problem in _PROBLEMS else ""
        said = where or one.value or one.problem or _OWN[one.field.name]
        click.echo(f"{one.field.name or '{{ }}'}: {said}")
    if not report.fields:
        click.echo("It has no fields.")
    if report.loses_text:
        click.echo("It says nowhere {{ document }}: its own text is left out.")
    for style in report.missing:
        click.echo(f"It has no style “{style}”: EgovDesk’s own stands in.")


@click.command(name="choose-template")
@REGISTER
@TEMPLATE_FILE
@click.option("--kind", type=click.Choice(_KINDS), default="every", show_default=True,
              help="The documents that it is for.")  # fmt: skip
@GROUP
def choose_template(register: Path, file: Path, kind: str, group: str | None) -> None:
    """Write documents of a kind, of one group or of all, in this Word template from now on."""
    from egovdesk.operations.packs.templates import choose_template
    from egovdesk.packing.templates import check_template
    from egovdesk.records.packs import TemplateKind
    from egovdesk.register import Register

    report = check_template(file, {})
    with Register(register) as opened:
        group_id = group_id_of(opened, group)
        kept = opened.contents.keep(file)
        choose_template(opened, TemplateKind(kind), kept, file.name, group_id=group_id)
    click.echo(f"{TemplateKind(kind).label}: {file.name}")
    for style in report.missing:
        click.echo(f"It has no style “{style}”: EgovDesk’s own stands in.")
