"""Write beside the target, then put it in place: last year's minutes survive a failed export."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from egovdesk.errors import DiskFault, EgovDeskError

_PROGRAMS = {".docx": "Word", ".xlsx": "Excel"}
_UNCHANGED = "Nothing has changed."
_FULL = {errno.ENOSPC, errno.EDQUOT}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` to write to; it takes the place of `path` at the end, or vanishes."""
    refuse_if_open(path)
    beside = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        with disk_explained(path):
            beside.open("xb").close()
            yield beside
            _flush(beside)
        _put_in_place(beside, path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def put_all(files: Mapping[Path, Path], folder: Path, *, former: Path) -> None:
    """Copy files into a folder, each under the name given: all of them, or none.

    What bore such a name is replaced, and the folder `former` with all that is in it is taken away.
    """
    for name in files.values():
        refuse_if_open(folder / name)
    with (
        disk_explained(folder / min(files.values())),
        staging_in(folder) as staged,
    ):
        for source, name in files.items():
            _copy(source, staged / name)
        names = {one.parts[0] for one in files.values()} | {former.name}
        put_together(staged, [folder / one for one in sorted(names)])


@contextmanager
def staging_in(folder: Path) -> Iterator[Path]:
    """A folder within a folder, to write in what is then put in place together; it vanishes at the end."""
    with TemporaryDirectory(
        prefix=".egovdesk-", dir=folder, ignore_cleanup_errors=True
    ) as staging:  # what a program still holds is no reason to say that nothing was written
        yield Path(staging)


def put_together(staged: Path, targets: Iterable[Path]) -> None:
    """Put into place what lies under these names in `staged`: all of it, or nothing.

    What bore such a name gives way, also where there is nothing to take its place; but no folder does to a
    file. Raises EgovDeskError where a program holds one, and DiskFault; then each is as it was.
    """
    aside = Path(mkdtemp(dir=staged))
    moved: list[tuple[Path, Path]] = []
    try:
        for target in targets:
            for source, place in _moves(staged / target.name, target, aside):
                _put_in_place(source, place)
                moved.append((source, place))
    except BaseException:
        for source, place in reversed(moved):
            with suppress(OSError):
                os.replace(place, source)
        raise


def _moves(made: Path, target: Path, aside: Path) -> Iterator[tuple[Path, Path]]:
    is_made = made.exists()
    if target.exists() and (not is_made or made.is_dir() == target.is_dir()):
        yield target, aside / target.name
    if is_made:
        yield made, target


def put_folder(source: Path, target: Path, *beside: Path) -> None:
    """Copy a folder to where none is, with files to lie beside it: all of it, or nothing.

    Raises what `refuse_if_there` and `refuse_if_open` raise, and DiskFault.
    """
    refuse_if_there(target)
    for one in beside:
        refuse_if_open(target.with_name(one.name))
    with (
        disk_explained(target),
        staging_in(target.parent) as staging,
    ):
        staged = staging / target.name
        for one in sorted(source.rglob("*")):
            if one.is_file():
                _copy(one, staged / one.relative_to(source))
        for one in beside:
            _copy(one, staging / one.name)
        staged.rename(target)
        try:
            for one in beside:
                _put_in_place(staging / one.name, target.with_name(one.name))
        except BaseException:
            target.rename(staged)
            raise


def refuse_if_there(target: Path) -> None:
    """Refuse to put a folder where something is: what went out is never overwritten."""
    with disk_explained(target):
        what = "folder" if target.is_dir() else "file"
        there = target.exists() or target.is_symlink()
    if there:
        raise EgovDeskError(
            f"There is a {what} {target.name} already.", "Nothing was written.",
            f"What went out is never overwritten: rename that {what}, or choose another place.",
        )  # fmt: skip


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    _flush(target)


def free_path(path: Path) -> Path:
    """The path, or where something is there already one beside it: "costs-2.xlsx"."""
    more = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(one for one in chain((path,), more) if not one.exists())


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, or where it is taken already one like it: "costs-2.xlsx".

    Capitals make no other name: on Windows the one would be saved over the other.
    """
    stem, ending = Path(name).stem, Path(name).suffix
    more = (f"{stem}-{number}{ending}" for number in count(2))
    there = {one.casefold() for one in taken}
    return next(one for one in chain((name,), more) if one.casefold() not in there)


def refuse_if_open(path: Path) -> None:
    """Refuse a file that Word or Excel has open: they put an owner's file beside it."""
    with disk_explained(path):
        is_open = path.exists() and any(
            path.with_name(name).exists() for name in _owner_files(path)
        )
    if is_open:
        raise _open_elsewhere(path)


def _owner_files(path: Path) -> Iterator[str]:
    """The names an owner's file can have: Word puts `~$` over the start of a long name."""
    covered = min(max(len(path.stem) - 6, 0), 2) if path.suffix.lower() == ".docx" else 0
    yield "~$" + path.name
    if covered:
        yield "~$" + path.name[covered:]
    yield f".~lock.{path.name}#"


def _put_in_place(beside: Path, path: Path) -> None:
    try:
        os.replace(beside, path)
    except PermissionError as error:
        raise _open_elsewhere(path) from error
    except OSError as error:
        raise _fault(path, error) from error


def _open_elsewhere(path: Path) -> EgovDeskError:
    program = _PROGRAMS.get(path.suffix.lower(), "another program")
    return EgovDeskError(
        f"The file {path.name} is open in {program}.",
        _UNCHANGED,
        "Close it, then choose Try again.",
    )


@contextmanager
def disk_explained(path: Path) -> Iterator[None]:
    """Turn faults of the disk, while something is written to `path`, into sentences."""
    try:
        yield
    except OSError as error:
        raise _fault(path, error) from error


def _fault(path: Path, error: OSError) -> DiskFault:
    if error.errno in _FULL:
        return DiskFault(
            f"There is no room left on the disk for {path.name}.",
            _UNCHANGED,
            "Make room, or choose another folder, then try again.",
        )
    if error.errno in _REFUSED:
        return DiskFault(
            f"You may not write to the folder {path.parent}.",
            _UNCHANGED,
            "Choose another folder, then try again.",
        )
    if error.errno == errno.ENOENT:
        return DiskFault(
            f"The folder {path.parent} is not there.",
            _UNCHANGED,
            "Choose another folder, then try again.",
        )
    return DiskFault(
        f"The file {path.name} could not be written ({error.strerror}).",
        _UNCHANGED,
        "Choose another folder, then try again.",
    )


def _flush(path: Path) -> None:
    with path.open("rb+") as written:
        os.fsync(written.fileno())
