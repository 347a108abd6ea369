"""The register: the open file, its repositories, its steps, undo and redo, its notice of change."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from egovdesk import clock
from egovdesk.errors import EgovDeskError, ReadOnly, UndoRefused
from egovdesk.store import database, forgetting, triggers
from egovdesk.store.drives import on_network_drive
from egovdesk.store.faults import disk_faults
from egovdesk.store.history import Changes, History, HistoryEntry, user_name
from egovdesk.store.lock import RegisterLock
from egovdesk.store.repositories import Repositories, import_all

if TYPE_CHECKING:
    from egovdesk.records.authority import Authority
    from egovdesk.store import backups
    from egovdesk.store.contents import Contents, Progress

__all__ = ["Changes", "HistoryEntry", "Register"]

SUFFIX = ".egovdesk"


class Register(Repositories):
    """An open register. Close it, or use it as a context manager.

    Opening raises RegisterMissing, NotARegister, RegisterNewer, RegisterDamaged, RegisterLocked or
    DiskFault, each with its sentence, and leaves a refused file as it was. An older file is backed
    up and migrated, unless it is opened to read only. `on_change` is called after every step.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        read_only: bool = False,
        user: str | None = None,
        network: bool | None = None,
    ) -> None:
        self.path = Path(path)
        self.read_only = read_only
        self.on_change: Callable[[Changes], object] | None = None
        self._depth = 0
        self._lock: RegisterLock | None = None
        self._is_recorded = False
        database.look_at(self.path)
        self.on_network = on_network_drive(self.path) if network is None else network
        if not read_only:
            with disk_faults(self.path):
                self._lock = RegisterLock(self.path, user or user_name())
        try:
            self._open(user)
        except BaseException:
            self._release()
            raise

    @classmethod
    def create(cls, path: Path | str, *, user: str | None = None) -> Register:
        """Make an empty register file and open it; raises EgovDeskError where the name is taken."""
        database.create_database(Path(path))
        return cls(path, user=user)

    def _open(self, user: str | None) -> None:
        self._connection = database.open_database(
            self.path, read_only=self.read_only, network=self.on_network
        )
        try:
            self._history = History(self._connection, user)
            with disk_faults(self.path):
                self._bring_up_to_date()
                self._look_through()
        except BaseException:
            self._connection.close()
            raise

    def _bring_up_to_date(self) -> None:
        if database.version_of(self._connection) < database.SCHEMA_VERSION:
            if self.read_only:
                raise ReadOnly(
                    f"{self.path.name} was made by an older EgovDesk.",
                    "The file is as it was.",
                    "Open it for writing once, so that it can be brought up to date.",
                )
            back_up(self.path)
            database.migrate(self._connection)
            self._history.seal()
            self._copy_new_lists()

    def _copy_new_lists(self) -> None:
        """Give an older register the lists that came since; those that it has stay as they are."""
        from egovdesk.shipped import shipped_choices, shipped_phrases

        with self.step("Bring lists up to date", undoable=False):
            known = {one.list for one in self.choices.all()}
            self.choices.add_all(one for one in shipped_choices() if one.list not in known)
            if not self.phrases.count():
                self.phrases.add_all(shipped_phrases())

    def _look_through(self) -> None:
        """Every table can be asked, or it is damage."""
        with database.sound(self.path):
            for table in triggers.tracked_tables(self._connection):
                self._connection.execute(f'SELECT * FROM "{table}" LIMIT 0')

    @property
    def authority(self) -> Authority:
        """The council that this register belongs to."""
        return self.authorities.only()

    @property
    def contents(self) -> Contents:
        """The contents of files, to be read and written in a thread beside the register's own."""
        from egovdesk.store.contents import Contents

        return Contents(self.path, read_only=self.read_only, network=self.on_network)

    @property
    def today(self) -> date:
        """The day it is: pinned in example registers, the computer's in every other."""
        return self.authority.today or clock.today()

    @property
    def now(self) -> datetime:
        """The moment it is, in UTC; in example registers at this time of their pinned day."""
        moment, pinned = clock.now(), self.authority.today
        return moment if pinned is None else datetime.combine(pinned, moment.timetz())

    @property
    def user(self) -> str:
        """Who makes the steps."""
        return self._history.user

    @property
    def mark(self) -> str:
        """How far the history goes: another text after every step, and after a run of typing grew."""
        return self._history.mark()

    @contextmanager
    def step(
        self,
        label: str | Callable[[], str],
        *,
        join: str | None = None,
        undoable: bool = True,
    ) -> Iterator[Register]:
        """One transaction, one undo step, one notice; a step inside a step joins the outer one.

        The label may be asked for, as it is before anything changes.

        `join` names a run of typing: a step with the key of the last step becomes part of it. What
        others have seen (`undoable=False`) is withdrawn or corrected, never undone.
        """
        if self._depth:
            self._depth += 1
            try:
                yield self
            finally:
                self._depth -= 1
            return
        words = label if isinstance(label, str) else label()
        with self._transaction(words, join=join, undoable=undoable):
            yield self

    @contextmanager
    def disposal(self, label: str) -> Iterator[Register]:
        """A step of its own whose removals are purged from history too; it is never undone."""
        with self._transaction(label, undoable=False, forgetting=True):
            yield self

    def sweep(self, *, first: bool = False) -> bool:
        """After a disposal, clear a slice of what the full-text index still holds of it; whether
        there is more to do. Call it with `first`, then until it is done, between other work."""
        with disk_faults(self.path):
            return forgetting.sweep(self._connection, first=first)

    @property
    def owes_writing(self) -> bool:
        """Whether the file has to be written anew, for scraps of what was disposed of are in it."""
        return not self.read_only and forgetting.owes_writing(self._connection)

    def write_anew(self, stopped: Callable[[], bool] | None = None) -> None:
        """Write the file anew, without those scraps; raises Stopped where `stopped` says so."""
        with disk_faults(self.path):
            forgetting.write_anew(self._connection, stopped)

    @contextmanager
    def _transaction(
        self,
        label: str,
        *,
        kind: str = "do",
        target: int | None = None,
        join: str | None = None,
        undoable: bool = True,
        forgetting: bool = False,
    ) -> Iterator[None]:
        if self.read_only:
            raise ReadOnly(
                "This register is open to read only.",
                "Nothing has changed.",
                "Close it where it is being written, then open it again.",
            )
        changes: Changes | None = None
        with disk_faults(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                if not self._is_recorded and triggers.missing_triggers(self._connection):
                    triggers.make_triggers(self._connection)
                self._history.begin(label, kind=kind, target=target, undoable=undoable, join=join)
                yield
                step = self._history.current
                changes = self._history.finish()
                if forgetting and step is not None and changes is not None:
                    self._history.forget(step)
                self._connection.execute("ROLLBACK" if changes is None else "COMMIT")
            except BaseException:
                self._history.abort()
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0
        self._is_recorded = self._is_recorded or changes is not None
        if changes is not None and self.on_change is not None:
            self.on_change(changes)

    @property
    def undo_label(self) -> str | None:
        """What undo would take back; None where there is nothing, or nothing that may be."""
        found = self._history.next_undo()
        return found[1] if found is not None and found[2] else None

    @property
    def redo_label(self) -> str | None:
        """What redo would make again."""
        found = self._history.next_redo()
        return None if found is None else found[1]

    def undo(self) -> str:
        """Take the last step back and return its label; raises UndoRefused where that can't be."""
        found = self._history.next_undo()
        if found is None:
            raise UndoRefused("There is nothing to undo.")
        seq, label, undoable = found
        if not undoable:
            raise UndoRefused(
                f"“{label}” has been seen by others, so it is not undone.",
                "Nothing has changed.",
                "Withdraw or correct it instead.",
            )
        with self._transaction(label, kind="undo", target=seq):
            self._history.replay(seq, backwards=True)
        return label

    def redo(self) -> str:
        """Make the step that was undone last again, and return its label."""
        found = self._history.next_redo()
        if found is None:
            raise UndoRefused("There is nothing to redo.")
        seq, label, _ = found
        with self._transaction(label, kind="redo", target=seq):
            self._history.replay(seq, backwards=False)
        return label

    def history(self, record_id: str, below: Iterable[tuple[str, str]] = ()) -> list[HistoryEntry]:
        """Every change of a record, oldest first: when, by whom, before and after.

        `below` names tables whose rows hang on it, each with the column that says so.
        """
        return self._history.of_family(record_id, below)

    def recent_changes(self, limit: int = 100) -> list[HistoryEntry]:
        """The newest changes, newest first."""
        return self._history.recent(limit)

    def as_it_stood(self, record_id: str, moment: datetime) -> dict[str, object] | None:
        """A record's columns at a moment (UTC); None where there was none."""
        return self._history.as_it_stood(record_id, moment)

    def integrity_problems(self, *, contents: bool = True) -> list[str]:
        """What SQLite's own checks find; empty when the file is sound.

        Without `contents`, those of files are not gone through, which may be gigabytes.
        """
        with disk_faults(self.path):
            return database.integrity_problems(self._connection, contents=contents)

    def close(self) -> None:
        """Close the file and let go of the lock."""
        with suppress(sqlite3.Error):
            self._connection.close()
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def back_up(
    path: Path | str,
    *,
    progress: Progress | None = None,
    folder: Path | None = None,
) -> backups.Backup:
    """Back a register up, checked; it may be open meanwhile."""
    from egovdesk.store import backups

    return backups.back_up(_existing(path), progress=progress, folder=folder)


def backups_of(path: Path | str) -> list[backups.Backup]:
    """The backups of a register, newest first."""
    from egovdesk.store import backups

    return backups.backups_of(Path(path))


def import_repositories() -> None:
    """Import what reads and writes each kind of record, while nobody waits for its first use."""
    import_all()


def backup_is_due(path: Path | str) -> bool:
    """Whether the last backup is over a day old."""
    from egovdesk.store import backups

    return backups.is_due(Path(path), datetime.now())


def restore(backup: Path | str | None, path: Path | str) -> Path | None:
    """Put a backup (None: the newest) in a closed register's place; return where that one went."""
    from egovdesk.store import backups

    register = Path(path)
    chosen = Path(backup) if backup is not None else backups.newest(register).path
    if not chosen.is_file():
        raise EgovDeskError(f"There is no backup at {chosen}.", "Nothing has changed.")
    return backups.restore(chosen, register)


def look_at_backup(path: Path | str) -> backups.Backup:
    """When a backup was made and of which council; raises RegisterRefused where it is none."""
    from egovdesk.store import backups

    return backups.look_at_backup(Path(path))


def prepare_restore(backup: Path, path: Path, *, progress: Progress | None = None) -> Path:
    """Copy a backup beside a register, which may be open, and check the copy; return the copy."""
    from egovdesk.store import backups

    return backups.prepare(backup, path, progress=progress)


def put_in_place(copy: Path, path: Path) -> Path | None:
    """Put a prepared copy in a closed register's place; return where that one went."""
    from egovdesk.store import backups

    return backups.put_in_place(copy, path)


def _existing(path: Path | str) -> Path:
    database.look_at(Path(path))
    return Path(path)
