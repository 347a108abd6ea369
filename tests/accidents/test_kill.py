"""A scripted clerk killed at random moments: what was acknowledged is there, the file is sound."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from egovdesk.register import Register
from tests.dumps import Rows, dump, index_problems, replayed
from tests.slices import kills, seed
from tests.untrue import untrue

ROOT = Path(__file__).parents[2]


def test_what_was_acknowledged_survives_any_kill(minuted_file: Path) -> None:
    generator = random.Random(seed())
    with Register(minuted_file) as register:
        known = dump(register)
    acknowledged = 0
    for number in range(kills()):
        said = killed_clerk(minuted_file, seed() * 1000 + number, generator.uniform(0.02, 0.9))
        under_way = None
        for line in said:
            if "doing" in line:
                under_way = line["doing"]
                continue
            under_way, acknowledged = None, acknowledged + 1
            take_in(known, line["rows"])
        with Register(minuted_file) as register:
            look_over(register, known, under_way)
            known = dump(register)
    assert acknowledged > kills()


def killed_clerk(path: Path, script: int, after: float) -> list[dict[str, Any]]:
    """Let a clerk work for a moment, kill it, and return what it said."""
    said, wrong = path.with_suffix(".said"), path.with_suffix(".wrong")
    with open(said, "wb") as out, open(wrong, "wb") as errors:
        clerk = subprocess.Popen(
            [sys.executable, "-m", "tests.accidents.clerk", str(path), str(script)],
            cwd=ROOT,
            stdout=out,
            stderr=errors,
        )
        while said.stat().st_size == 0 and clerk.poll() is None:
            time.sleep(0.01)
        time.sleep(after)
        clerk.send_signal(signal.SIGKILL)
        clerk.wait()
    assert wrong.read_text("utf-8") == ""
    whole = [line for line in said.read_text("utf-8").splitlines(True) if line.endswith("\n")]
    return [json.loads(line) for line in whole]


def take_in(known: Rows, rows: object) -> None:
    """Bring what is known to the state that was acknowledged."""
    assert isinstance(rows, list)
    for table, row_id, row in rows:
        if row is None:
            known.get(table, {}).pop(row_id, None)
        else:
            known.setdefault(table, {})[row_id] = row


def look_over(register: Register, known: Rows, under_way: str | None) -> None:
    """Sound, truthful, and as acknowledged but for the one act that was under way."""
    assert register.integrity_problems() == []
    assert index_problems(register) == []
    assert untrue(register) == []
    present = dump(register)
    assert replayed(register) == present
    known = {table: rows for table, rows in known.items() if rows}
    if present != known:
        assert under_way is not None, "an acknowledged act is not in the file"
        only_that_act(register, known, present, under_way)
    if register.undo_label:
        before = dump(register)
        register.undo()
        register.redo()
        assert dump(register) == before


def only_that_act(register: Register, known: Rows, present: Rows, under_way: str) -> None:
    """What differs is one whole act that was kept and not yet acknowledged."""
    if under_way.startswith("type "):
        block = under_way.removeprefix("type ")
        assert differing(known, present) == {("blocks", block)}
    elif under_way == "undo":
        register.redo()
        assert dump(register) == known
        register.undo()
    else:
        register.undo()
        assert dump(register) == known
        register.redo()


def differing(one: Rows, other: Rows) -> set[tuple[str, str]]:
    """The rows that are not the same in both."""
    return {
        (table, row_id)
        for table in one.keys() | other.keys()
        for row_id in one.get(table, {}).keys() | other.get(table, {}).keys()
        if one.get(table, {}).get(row_id) != other.get(table, {}).get(row_id)
    }
