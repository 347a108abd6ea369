"""`egovdesk export structure` and `export framework`: the groups as a chart, and one's own chart 3."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from egovdesk.cli.exports import export
from egovdesk.cli.filing import ON, TEMPLATE, prefix_of, write
from egovdesk.cli.options import REGISTER, open_to_read
from egovdesk.cli.targets import TO, Target


@export.command()
@REGISTER
@ON
@click.option("--word", is_flag=True, help="The chart and its list in Word instead of a picture.")
@TEMPLATE
@TO
def structure(
    register: Path, on: date | None, word: bool, template: Path | None, target: Target
) -> None:
    """Who reports to whom, as a chart: an SVG picture, or a Word figure with the same as a list."""
    from egovdesk.documents.framework.structure_document import (
        structure_document,
        structure_svg,
        structure_title,
    )
    from egovdesk.documents.wording import document_file_name
    from egovdesk.documents.writers.files import replacing

    with open_to_read(register) as opened:
        day, prefix = on or opened.today, prefix_of(opened, None)
        if word:
            document = structure_document(opened, on=day)
            write(document, target, prefix, day, "structure", template=template)
            return
        picture, title = structure_svg(opened, day), structure_title(opened)
    path = target.file(document_file_name(prefix.prefix, day, "structure", suffix=".svg"))
    with replacing(path) as beside:
        beside.write_text(picture, encoding="utf-8")
    target.tell(path, title)


@export.command()
@REGISTER
@ON
@click.option("--word", is_flag=True, help="In Word, which it is in any case.")
@TEMPLATE
@TO
def framework(
    register: Path, on: date | None, word: bool, template: Path | None, target: Target
) -> None:
    """The council's own groups beside chart 3 of the paper, with gaps marked, in Word."""
    from egovdesk.documents.framework.chart_3 import framework_document

    with open_to_read(register) as opened:
        day, prefix = on or opened.today, prefix_of(opened, None)
        document = framework_document(opened, on=day)
    write(document, target, prefix, day, "framework", template=template)
