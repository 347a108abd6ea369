"""A pack that was kept, written out again exactly as it went out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from egovdesk.documents.wording import counted
from egovdesk.documents.writers.files import (
    disk_explained,
    put_together,
    refuse_if_open,
    refuse_if_there,
    staging_in,
)
from egovdesk.errors import Refused
from egovdesk.operations.files import kept_of
from egovdesk.records.packs import ACCESSIBLE, FOLDER, PDF, WORD, PackFile
from egovdesk.store.contents import Contents


def folder_files(files: Sequence[PackFile]) -> list[PackFile]:
    """Those that lie in a folder; none where the pack is one file."""
    return [one for one in files if one.kind == FOLDER]


def forms_without_pages(files: Sequence[PackFile]) -> list[str]:
    """As what a pack came out whose pages nobody counts: "in Word", "a folder of 14 files"."""
    inside = folder_files(files)
    kinds = {one.kind for one in files}
    forms = {WORD: "in Word", ACCESSIBLE: "as an accessible PDF"}
    found = [words for kind, words in forms.items() if kind in kinds]
    return [*found, f"a folder of {counted(len(inside), 'file')}"] if inside else found


def first_form(files: Sequence[PackFile]) -> list[PackFile]:
    """The files of the form that is looked at first: a PDF, else the Word file, else the folder."""
    for kind in (PDF, ACCESSIBLE, WORD):
        found = [one for one in files if one.kind == kind]
        if found:
            return found
    return folder_files(files)


def write_out(
    contents: Contents, files: Sequence[PackFile], folder: Path,
    stopped: Callable[[], bool] = lambda: False,
) -> list[Path]:  # fmt: skip
    """Write a pack's files into a folder, byte for byte; return the file, or its own folder, first.

    Raises EgovDeskError where its own folder is there already, or a file of its name is open, Stopped where
    `stopped` says so, and DiskFault; then nothing half-written is left.
    """
    inside = folder_files(files)
    paths = [folder / PurePosixPath(inside[0].name).parts[0]] if inside else []
    for path in paths:
        refuse_if_there(path)
    names = [one.name for one in files if one.kind != FOLDER]
    for name in names:
        refuse_if_open(folder / name)
    with disk_explained(folder / "pack"), staging_in(folder) as staged:
        for one in files:
            target = staged / _safe(one)
            target.parent.mkdir(parents=True, exist_ok=True)
            contents.write_to(kept_of(one), target, lambda _done, _many: not stopped())
        for path in paths:  # it may have come since
            refuse_if_there(path)
        paths += [folder / name for name in names]
        put_together(staged, paths)
    return paths


def _safe(file: PackFile) -> PurePosixPath:
    """Where a file lies; a register that was tampered with leads nowhere else."""
    path = PurePosixPath(file.name)
    bad = path.is_absolute() or ".." in path.parts or "\\" in file.name or ":" in file.name
    if bad or (len(path.parts) > 1) != (file.kind == FOLDER):
        raise Refused(f"{file.name} is no name of a file of a pack.", "Nothing was written.")
    return path
