"""Backups by SQLite's own backup, checked before they count, ten kept, restorable.

The contents of files never change, so the backups share them: a numbered backup holds everything else,
and the contents lie once, by their hash, in a folder beside (`backed_up`). Restoring puts them together.
Backups of earlier versions, with the contents within, are restored as they are.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from egovdesk.errors import EgovDeskError, RegisterDamaged, Stopped
from egovdesk.store.backed_up import (
    files_folder,
    keep_contents,
    needed_by,
    prune,
    put_contents_back,
)
from egovdesk.store.contents import Progress
from egovdesk.store.database import integrity_problems, look_at, reader, sound
from egovdesk.store.drives import on_network_drive
from egovdesk.store.faults import disk_faults
from egovdesk.store.lean_copy import copy_lean, has_contents
from egovdesk.store.lock import RegisterLock

KEPT = 10
_PAGES = 2048
_STAMP = re.compile(r"(\d{8}-\d{6}(?:-\d{3})?)")


@dataclass(frozen=True)
class Backup:
    """A checked copy of a register: where it is and when it was made (local time)."""

    path: Path
    made_at: datetime
    size: int
    council: str = ""


def backup_folder(register: Path) -> Path:
    """Where a register's backups are: a folder beside it."""
    return register.with_name(f"{register.stem} backups")


def backups_of(register: Path) -> list[Backup]:
    """The backups of a register, newest first."""
    found = []
    for path in backup_folder(register).glob(f"{register.stem} *.egovdesk"):
        made = _made_at(path.name[len(register.stem) :])
        if made is not None:
            found.append(Backup(path, made, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.path.name, reverse=True)


def _made_at(name: str) -> datetime | None:
    """When a backup was made, by its name."""
    stamp = _STAMP.search(name)
    if stamp is None:
        return None
    text = stamp[1] if len(stamp[1]) > 15 else f"{stamp[1]}-000"
    try:
        return datetime.strptime(text, "%Y%m%d-%H%M%S-%f")
    except ValueError:
        return None


def is_due(register: Path, now: datetime) -> bool:
    """Whether the last backup is over a day old, or there is none."""
    found = backups_of(register)
    return not found or now - found[0].made_at > timedelta(days=1)


def back_up(
    register: Path, *, progress: Progress | None = None, folder: Path | None = None
) -> Backup:
    """Copy a register as it is now, check the copy, then let it count; the eleventh oldest goes.

    `progress(done, total)` in pages may return False to stop (raises Stopped, leaving nothing).
    Raises RegisterDamaged when the copy is not sound; DiskFault when it cannot be written.
    """
    target_folder = folder or backup_folder(register)
    made_at = datetime.now()
    stamp = f"{made_at:%Y%m%d-%H%M%S}-{made_at.microsecond // 1000:03d}"
    target = target_folder / f"{register.stem} {stamp}.egovdesk"
    part = target.with_suffix(".part")
    with disk_faults(target):
        target_folder.mkdir(parents=True, exist_ok=True)
        try:
            _copy_sharing(register, part, files_folder(target), progress)
            _verify(part, register)
            os.replace(part, target)
        finally:
            for end in ("", "-journal", "-wal", "-shm", ".whole"):
                Path(f"{part}{end}").unlink(missing_ok=True)
        if folder is None:
            _thin_out(register)
        return Backup(target, made_at, target.stat().st_size)


def look_at_backup(path: Path) -> Backup:
    """Say when a backup was made and whose it is; refuse from its header what cannot be restored."""
    look_at(path)
    with disk_faults(path), sound(path), closing(reader(path)) as connection:
        found = connection.execute("SELECT name FROM authority").fetchone()
    status = path.stat()
    made = _made_at(path.name) or datetime.fromtimestamp(status.st_mtime)
    return Backup(path, made, status.st_size, str(found[0]) if found else "")


def restore(backup: Path, register: Path, *, user: str = "") -> Path | None:
    """Put a backup in a register's place, keeping the present file beside it; its new path, if any.

    The register must be closed: raises RegisterLocked where somebody has it open.
    """
    look_at(backup)
    with disk_faults(register):
        lock = RegisterLock(register, user)
        try:
            return _put(prepare(backup, register), register)
        finally:
            lock.release()


def prepare(backup: Path, register: Path, *, progress: Progress | None = None) -> Path:
    """Copy a backup beside a register, which may be open, and check the copy: the file to put in place.

    Raises what `back_up` raises, and leaves nothing where it does.
    """
    look_at(backup)
    part = register.with_name(register.name + ".part")
    with disk_faults(register):
        try:
            _copy(backup, part, progress)
            put_contents_back(part, backup)
            _verify(part, backup)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return part


def put_in_place(part: Path, register: Path, *, user: str = "") -> Path | None:
    """Put what `prepare` made in a closed register's place; where the present file went, if any."""
    with disk_faults(register):
        try:
            lock = RegisterLock(register, user)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        try:
            return _put(part, register)
        finally:
            lock.release()


def _put(part: Path, register: Path) -> Path | None:
    try:
        kept = _put_aside(register)
        os.replace(part, register)
    finally:
        part.unlink(missing_ok=True)
    return kept


def _put_aside(register: Path) -> Path | None:
    if not register.exists():
        return None
    kept = register.with_name(
        f"{register.stem} before restoring {datetime.now():%Y%m%d-%H%M%S-%f}.egovdesk"
    )
    for suffix in ("-wal", "-shm"):
        beside = register.with_name(register.name + suffix)
        if beside.exists():
            os.replace(beside, kept.with_name(kept.name + suffix))
    os.replace(register, kept)
    return kept


def _copy(source: Path, target: Path, progress: Progress | None) -> None:
    target.unlink(missing_ok=True)
    origin = reader(source)
    copy = sqlite3.connect(target, isolation_level=None)

    def tell(_status: int, remaining: int, total: int) -> None:
        if progress is not None and progress(total - remaining, total) is False:
            raise Stopped("The backup was stopped.", "Nothing has changed.")

    try:
        origin.backup(copy, pages=_PAGES, progress=tell if progress else None)
        copy.execute("PRAGMA journal_mode = delete")
    finally:
        copy.close()
        origin.close()


def _copy_sharing(source: Path, target: Path, files: Path, progress: Progress | None) -> None:
    """Copy a register; the contents of its files, where it has any, go to a folder of their own."""
    if not has_contents(source):
        _copy(source, target, progress)
        return
    whole = Path(f"{target}.whole")
    if _is_locked_by_readers(source):
        _copy(source, whole, progress)
    copy_lean(whole if whole.exists() else source, target, progress)
    keep_contents(source, needed_by(target), files, progress)


def _is_locked_by_readers(path: Path) -> bool:
    """Whether a long look at a register would keep others from writing: on a network, without a log."""
    with closing(reader(path)) as connection:
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    return mode != "wal" and on_network_drive(path)


def _verify(copy: Path, source: Path) -> None:
    connection = reader(copy)
    try:
        found = integrity_problems(connection)
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    finally:
        connection.close()
    if found:
        raise RegisterDamaged(
            f"The copy of {source.name} is not sound, so it was not kept: {found[0]}.",
            "The file is as it was, and so are the earlier backups.",
            "Restore an earlier backup, or ask for help.",
        )


def _thin_out(register: Path) -> None:
    found = backups_of(register)
    for old in found[KEPT:]:
        old.path.unlink(missing_ok=True)
    if found:
        prune(files_folder(found[0].path), [one.path for one in found[:KEPT]])


def newest(register: Path) -> Backup:
    """The newest backup; raises EgovDeskError where there is none."""
    found = backups_of(register)
    if not found:
        raise EgovDeskError(
            f"{register.name} has no backups.", todo="Choose a backup file by its name."
        )
    return found[0]
