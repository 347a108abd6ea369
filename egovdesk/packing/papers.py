"""Authors' files as they come into a pack: as pages, or beside it with the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from egovdesk.documents.packs import Entry
from egovdesk.documents.writers.pdf.foreign import pages_of
from egovdesk.errors import EgovDeskError, Refused, Stopped
from egovdesk.exchange.printing import SUFFIXES, Wanted, find_program, print_files
from egovdesk.records.packs import PaperFile
from egovdesk.register import Register
from egovdesk.store.contents import Kept

Progress = Callable[[str, float], None]
"""Told in words how far it is, and between nothing and one; it raises Stopped to stop."""


@dataclass(frozen=True)
class Brought:
    """A file of a paper: as it was sent, its pages as PDF, and why it has none where that is so.

    For a pack in Word `pdf` is the Word file that goes in. `attached` is its name where it is attached.
    """

    entry: Entry
    file: PaperFile
    source: Path
    pdf: Path | None = None
    pages: int = 0
    problem: str = ""
    attached: str = ""


def bring(
    register: Register, entries: Sequence[Entry], folder: Path, progress: Progress
) -> list[Brought]:
    """Write the files of the papers that are in the pack to a folder, and make pages of them.

    What cannot become pages (damaged, protected, of a kind that has none, or no LibreOffice) travels
    beside the pack: nothing is left out in silence. Raises Stopped.
    """
    found = written(register, entries, folder)
    printed = _printed([one for one in found if _can_be_printed(one)], progress)
    return [_counted(printed.get(one.source, one)) for one in found]


def written(register: Register, entries: Sequence[Entry], folder: Path) -> list[Brought]:
    """The files of the papers that are in the pack, as they were sent, each in a folder of its own."""
    return [
        _written(register, entry, file, folder / f"{at}-{number}")
        for at, entry in enumerate(entries)
        if entry.is_in
        for number, file in enumerate(entry.files)
    ]


def _written(register: Register, entry: Entry, file: PaperFile, folder: Path) -> Brought:
    folder.mkdir(parents=True)
    source = folder / file.name
    try:
        register.contents.write_to(Kept(file.sha256, file.size), source)
    except Stopped:
        raise
    except EgovDeskError as error:
        return Brought(entry, file, source, problem=error.what)
    is_pdf = source.suffix.lower() == ".pdf"
    return Brought(entry, file, source, source if is_pdf else None)


def _can_be_printed(one: Brought) -> bool:
    return not one.problem and one.source.suffix.lower() in SUFFIXES


def _printed(found: Sequence[Brought], progress: Progress) -> dict[Path, Brought]:
    """Those files with their pages, by where they were written."""

    def tell(done: int, many: int) -> None:
        progress(f"paper {done} of {many}", 0.5 * done / many)

    wanted = [Wanted(one.source, one.source.with_name("pages.pdf")) for one in found]
    made = print_files(wanted, find_program() if wanted else None, tell)
    return {
        one.source: replace(one, pdf=result.pdf, problem=result.problem)
        for one, result in zip(found, made, strict=True)
    }


def _counted(one: Brought) -> Brought:
    """The file with the number of its pages, or why they cannot be joined."""
    if one.problem:
        return one
    if one.pdf is None:
        return replace(one, problem="A file of this kind has no pages.")
    try:
        return replace(one, pages=pages_of(one.pdf, one.entry.title))
    except Refused as error:
        said = error.what.rpartition(f" {one.pdf.name} ")[2]
        return replace(one, pdf=None, problem=f"It {said}")
