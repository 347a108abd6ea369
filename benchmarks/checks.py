"""The 38 rules over a large register, and after one change, beside reading the same rows bare."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.measure import Figure, paired
from egovdesk.findings import Findings
from egovdesk.register import Changes, Register

_BARE = (
    "SELECT id, group_id, title, decided_on, outcome, category FROM decisions WHERE decided_on > ?"
)
_WHOLE = 2000
_ONE = 50
_CHANGES = ("decisions", "items", "memberships", "rights", "groups", "ratifications")


def figures(path: Path) -> list[Figure]:
    """A look at everything, and at what one change of each kind can touch."""
    with Register(path, read_only=True) as register, _bare(path) as read:
        found = Findings(register)
        whole, bare = paired(found.run, read, 3)
        rows = [Figure("all 38 rules over the register", whole, bare, f"{_WHOLE} ms")]
        rows.append(Figure("of that limit", whole, float(_WHOLE), "1.00 at most"))
        for table in _CHANGES:
            changed, bare = paired(_following(register, found, table), read, 9)
            rows.append(Figure(f"after one change of {table}", changed, bare, f"{_ONE} ms"))
    return rows


def _following(register: Register, found: Findings, table: str) -> Callable[[], object]:
    repository = register.repository_of(table)
    ids = frozenset(one.id for one in repository.all("id LIMIT 1")) if repository else frozenset()
    changes = Changes("Change one", "do", {table: ids or frozenset({"none"})})
    return lambda: found.follow(changes)


@contextmanager
def _bare(path: Path) -> Iterator[Callable[[], object]]:
    """Reading the decisions of two years, and nothing else."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        (last,) = connection.execute("SELECT max(decided_on) FROM decisions").fetchone()
        since = f"{int(last[:4]) - 2}{last[4:]}"
        yield lambda: connection.execute(_BARE, (since,)).fetchall()
