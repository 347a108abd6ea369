"""The command line: the same register without a screen, for scripts and for IT support.

Exit statuses: 0 done; 1 refused, with the sentence on the error stream; 2 the words were not
understood. What a command needs is imported when it runs, so that `--version` is quick.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from egovdesk import __version__
from egovdesk.cli import (  # noqa: F401 - their commands join export
    framework_checks,
    issues,
    minutes,
    plans,
    projects,
    rankings,
    ratifications,
    rights,
    statements,
    structure,
    terms,
    tiers,
)
from egovdesk.cli.authors import check_paper, paper_shell, take_back
from egovdesk.cli.checks import check
from egovdesk.cli.exports import export
from egovdesk.cli.files import add_file, save_files
from egovdesk.cli.imports import import_, plan_import
from egovdesk.cli.lookups import checklist, history, search
from egovdesk.cli.packs import pack, packs, preview_pack
from egovdesk.cli.public import check_public
from egovdesk.cli.registers import backup, example, new, restore
from egovdesk.cli.templates import check_template, choose_template
from egovdesk.errors import EgovDeskError
from egovdesk.stopping import listen


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="EgovDesk")
def commands() -> None:
    """The register of a council's boards, from the command line.

    With no command, or with only a register's name, EgovDesk opens its window.
    """


for command in (
    new,
    example,
    export,
    import_,
    plan_import,
    search,
    check,
    add_file,
    save_files,
    check_paper,
    paper_shell,
    take_back,
    check_public,
    check_template,
    choose_template,
    pack,
    preview_pack,
    packs,
    checklist,
    history,
    backup,
    restore,
):
    commands.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    listen()
    try:
        result = commands.main(
            args=list(sys.argv[1:] if arguments is None else arguments),
            prog_name="egovdesk",
            standalone_mode=False,
        )
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Abort:
        click.echo("Stopped.", err=True)
        return 1
    except EgovDeskError as error:
        click.echo(str(error), err=True)
        return 1
    return result if isinstance(result, int) else 0
