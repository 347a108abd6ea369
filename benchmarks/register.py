"""One operation beside a bare transaction, undo, and opening beside opening an empty register."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import Figure, paired
from egovdesk.identifiers import new_id
from egovdesk.operations.meetings import change_item
from egovdesk.operations.minutes import BlockText, write_minutes
from egovdesk.register import Register

RUNS = 200
WORDS = "The Board considered the report of the Head of ICT on procurement, number {}"

BARE = """
PRAGMA journal_mode = wal; PRAGMA synchronous = FULL;
CREATE TABLE items (key INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE found USING fts5 (title, content='items', content_rowid='key', prefix='2 3');
CREATE TRIGGER follow AFTER UPDATE ON items BEGIN
  INSERT INTO found (found, rowid, title) VALUES ('delete', OLD.key, OLD.title);
  INSERT INTO found (rowid, title) VALUES (NEW.key, NEW.title);
END;
CREATE TRIGGER begin_with AFTER INSERT ON items BEGIN
  INSERT INTO found (rowid, title) VALUES (NEW.key, NEW.title);
END;
"""


def figures(path: Path) -> list[Figure]:
    """What a change of one record takes, on a copy of the register."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copy(path, copy)
        with Register(copy) as register, _bare(Path(folder) / "bare.sqlite") as transaction:
            changes = _changes(register, transaction)
        return [*changes, opening(copy, "opening a one-year register, beside an empty one")]


def opening(path: Path, what: str) -> Figure:
    """Opening for writing and closing, beside the same of an empty register."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.egovdesk"
        Register.create(empty).close()
        ours, other = paired(lambda: Register(path).close(), lambda: Register(empty).close(), 9)
    return Figure(what, ours, other, "150 ms more")


def _changes(register: Register, transaction: Callable[[], None]) -> list[Figure]:
    numbers = itertools.count()
    item = register.items.find(minute_number="")[0].id

    def operation() -> None:
        change_item(register, item, title=WORDS.format(next(numbers)))

    def typing() -> None:
        write_minutes(register, item, [block_of(next(numbers))], join="run")

    def undo_and_redo() -> None:
        register.undo()
        register.redo()

    block = new_id()

    def block_of(number: int) -> BlockText:
        return BlockText(block, text=WORDS.format(number))

    changed, bare = paired(operation, transaction, RUNS)
    undone, bare_undo = paired(undo_and_redo, transaction, RUNS)
    typed, bare_typed = paired(typing, transaction, RUNS)
    return [
        Figure("an operation on one record", changed, bare, "4 times; 2 ms"),
        Figure("undo of it (half of an undo and a redo)", undone / 2, bare_undo, "4 times; 2 ms"),
        Figure("a second's typing, joined to its run", typed, bare_typed, ""),
    ]


@contextmanager
def _bare(path: Path) -> Iterator[Callable[[], None]]:
    """A one-row transaction with a full-text index and nothing else."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(BARE)
    ids = [new_id() for _ in range(500)]
    connection.executemany(
        "INSERT INTO items (id, title) VALUES (?, ?)", ((one, WORDS.format(one)) for one in ids)
    )
    numbers = itertools.count()

    def transaction() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "UPDATE items SET title = ? WHERE id = ?", (WORDS.format(next(numbers)), ids[250])
        )
        connection.execute("COMMIT")

    yield transaction
    connection.close()
