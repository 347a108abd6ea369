"""Where a command puts a file: no folder is made unsaid, and a mistyped one is refused."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from egovdesk.cli.options import JSON, print_json
from egovdesk.errors import EgovDeskError


def ready_folder(folder: Path) -> None:
    """See that there is such a folder: made, and told of, where only its own name is new.

    Raises EgovDeskError where the folder above it is not there either: most likely it is mistyped.
    """
    if _is_folder(folder):
        return
    if os.path.exists(folder):
        raise EgovDeskError(
            f"{folder} is a file, and no folder.", "Nothing was written.", "Choose another name."
        )
    if not _is_folder(folder.parent):
        raise EgovDeskError(
            f"There is no folder {folder.parent}, so {folder.name} was not made in it.",
            "Nothing was written.",
            "Check the name, or make the folder first.",
        )
    try:
        folder.mkdir()
    except OSError as error:
        raise EgovDeskError(
            f"The folder {folder} could not be made.",
            "Nothing was written.",
            "Choose a folder that you may write in, with a shorter name if this one is long.",
        ) from error
    click.echo(f"Made the folder {folder}", err=True)


def _is_folder(path: Path) -> bool:
    """Whether there is such a folder; a name too long for the disk is that of none."""
    return os.path.isdir(path)


@dataclass(frozen=True)
class Target:
    """What `--to` named, and whether the answer is wanted as JSON."""

    path: Path
    as_json: bool = False
    pdf: bool = False

    @property
    def wants_pdf(self) -> bool:
        """Whether a PDF is wanted: by `--pdf`, or by the ending of the file's name."""
        named = self.path.suffix.lower() == ".pdf" and not _is_folder(self.path)
        return self.pdf or named

    def file(self, name: str) -> Path:
        """The file itself where its name has an ending, else a file of that name in the folder."""
        if not self.path.suffix or _is_folder(self.path):
            ready_folder(self.path)
            return self.path / name
        wanted = Path(name).suffix
        if self.path.suffix.lower() != wanted:
            raise EgovDeskError(
                f"This document is a {wanted} file, and {self.path.name} is not named as one.",
                "Nothing was written.",
                f"Give --to a name that ends in {wanted}, or a folder.",
            )
        ready_folder(self.path.parent)
        return self.path

    def tell(self, path: Path, title: str) -> None:
        """Say which file was written."""
        if self.as_json:
            print_json({"path": path.resolve(), "title": title})
        else:
            click.echo(path)


def TO(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command `--to`, `--pdf` and `--json`, as its `target`.

    What comes in Excel or in Word is the one to read where a PDF is wanted.
    """

    @JSON
    @click.option("--pdf", is_flag=True, help="As PDF instead of Word; so does a name in .pdf.")
    @click.option(
        "--to", "path", type=click.Path(path_type=Path), default=Path("."),
        help="A folder, or the name of the file; this folder where none is named.",
    )  # fmt: skip
    @functools.wraps(command)
    def run(*args: Any, path: Path, as_json: bool, pdf: bool, **kwargs: Any) -> None:
        target = Target(path, as_json, pdf)
        if "word" in kwargs and target.wants_pdf:
            kwargs["word"] = True
        command(*args, target=target, **kwargs)

    return run
