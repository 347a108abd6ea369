"""Backups of a register with files: contents once beside them, and every file back bit for bit."""

from __future__ import annotations

import errno
import os
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from egovdesk.errors import DiskFault, Stopped
from egovdesk.operations.files import add_file, current_files, kept_of, remove_file
from egovdesk.operations.papers import add_paper
from egovdesk.register import Register, back_up, backups_of, restore
from egovdesk.store import backups
from egovdesk.store.backups import KEPT
from egovdesk.store.lean_copy import copy_lean
from tests.scenes import Board, a_board, a_council

MEGABYTE = 2**20


def noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)


def put_in(board: Board, paper: str, folder: Path, seed: int, size: int = 3 * MEGABYTE) -> str:
    """A further file under a paper; its id."""
    source = folder / f"paper {seed}.pdf"
    source.write_bytes(noise(seed, size))
    kept = board.register.contents.keep(source)
    source.unlink()
    return add_file(board.register, paper, kept, source.name)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A register with three files of three megabytes, closed."""
    path = tmp_path / "northbridge.egovdesk"
    with a_council(path) as register:
        board = a_board(register)
        paper = add_paper(register, board.items[1], "CRM")
        for seed in (1, 2, 3):
            put_in(board, paper, tmp_path, seed)
    return path


def held(path: Path) -> dict[str, bytes]:
    """Every current file of a register, by name."""
    with Register(path, read_only=True) as register:
        return {
            file.name: b"".join(register.contents.read(kept_of(file)))
            for paper in register.papers.all()
            for file in current_files(register, paper.id)
        }


def whole(seeds: tuple[int, ...] = (1, 2, 3)) -> dict[str, bytes]:
    return {f"paper {seed}.pdf": noise(seed, 3 * MEGABYTE) for seed in seeds}


def files_beside(register: Path) -> dict[str, int]:
    folder = register.with_name("northbridge backups") / "northbridge files"
    return {one.name: one.stat().st_size for one in folder.glob("*/*")}


def test_a_numbered_backup_is_small_and_the_contents_lie_beside_it(filled: Path) -> None:
    made = back_up(filled)
    assert filled.stat().st_size > 9 * MEGABYTE
    assert made.size < 4 * MEGABYTE
    assert sorted(files_beside(filled).values()) == [3 * MEGABYTE] * 3


def test_restoring_gives_every_file_back_bit_for_bit(filled: Path) -> None:
    back_up(filled)
    filled.unlink()
    restore(None, filled)
    assert held(filled) == whole()
    with Register(filled) as register:
        assert register.integrity_problems() == []
        assert register.contents.missing() == []
        register.undo()


def test_a_lean_backup_has_every_row_history_and_search_of_the_register(filled: Path) -> None:
    made = back_up(filled)
    with sqlite3.connect(filled) as one, sqlite3.connect(made.path) as other:
        schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2"
        assert other.execute(schema).fetchall() == one.execute(schema).fetchall()
        for (table,) in one.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            if table != "contents":
                query = f'SELECT * FROM "{table}"'
                assert other.execute(query).fetchall() == one.execute(query).fetchall(), table
        found = "SELECT count(*) FROM search_index WHERE search_index MATCH 'crm'"
        assert other.execute(found).fetchone() == one.execute(found).fetchone() != (0,)


def test_ten_backups_share_the_contents(filled: Path) -> None:
    for _ in range(KEPT + 2):
        back_up(filled)
    folder = filled.with_name("northbridge backups")
    size = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
    numbered = sum(one.size for one in backups_of(filled))
    assert len(backups_of(filled)) == KEPT
    assert size == numbered + 9 * MEGABYTE


def test_contents_stay_for_as_long_as_a_backup_needs_them(filled: Path, tmp_path: Path) -> None:
    back_up(filled)
    with Register(filled) as register, register.disposal("Dispose of records"):
        for file in register.paper_files.all():
            if file.name == "paper 2.pdf":
                register.paper_files.remove(file.id)
    with Register(filled) as register:
        register.contents.purge()
    for _ in range(KEPT - 1):
        back_up(filled)
    assert len(files_beside(filled)) == 3
    back_up(filled)
    assert len(files_beside(filled)) == 2
    restore(None, filled)
    assert held(filled) == whole((1, 3))


def test_what_undo_may_bring_back_is_backed_up_too(filled: Path) -> None:
    with Register(filled) as register:
        remove_file(register, register.paper_files.all()[-1].id)
    back_up(filled)
    restore(None, filled)
    with Register(filled) as register:
        register.undo()
    assert held(filled) == whole()


def test_a_backup_of_an_earlier_version_has_its_contents_within(filled: Path) -> None:
    """Before contents were shared, a backup was the whole file."""
    folder = filled.with_name("northbridge backups")
    folder.mkdir()
    backups._copy(filled, folder / "northbridge 20031009-120000.egovdesk", None)
    filled.unlink()
    restore(None, filled)
    assert held(filled) == whole()


def test_contents_in_a_chosen_folder_go_and_come_back_with_the_backup(
    filled: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "usb stick"
    made = back_up(filled, folder=stick)
    stick.rename(tmp_path / "another")
    filled.unlink()
    restore(tmp_path / "another" / made.path.name, filled)
    assert held(filled) == whole()


@pytest.mark.parametrize("spoil", ["cut", "changed", "gone"])
def test_a_damaged_file_beside_the_backups_is_never_taken_for_good(
    filled: Path, spoil: str
) -> None:
    back_up(filled)
    folder = filled.with_name("northbridge backups") / "northbridge files"
    victim = sorted(folder.glob("*/*"))[0]
    good = victim.read_bytes()
    if spoil == "gone":
        victim.unlink()
    else:
        victim.write_bytes(good[:1000] if spoil == "cut" else good[:-1] + b"x")
    restore(None, filled)
    with Register(filled) as register:
        assert register.integrity_problems() == []
        lost = [
            register.paper_files.get(row_id).sha256 for _t, row_id in register.contents.missing()
        ]
    assert lost == [victim.name]


def test_the_next_backup_mends_a_file_that_was_cut_or_lost(filled: Path) -> None:
    back_up(filled)
    folder = filled.with_name("northbridge backups") / "northbridge files"
    first, second, _third = sorted(folder.glob("*/*"))
    first.write_bytes(b"cut")
    second.unlink()
    back_up(filled)
    restore(None, filled)
    assert held(filled) == whole()


def test_a_full_disk_in_the_middle_leaves_the_former_backups_whole(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = back_up(filled)
    with Register(filled) as register:
        paper = register.papers.all()[0].id
        board = Board(register, "", "", "", "", "", "")
        put_in(board, paper, filled.parent, 4)

    def full(fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFault):
        back_up(filled)
    monkeypatch.undo()
    assert [one.path for one in backups_of(filled)] == [former.path]
    assert len(files_beside(filled)) == 3
    assert not list(filled.with_name("northbridge backups").rglob("*.part*"))
    restore(None, filled)
    assert held(filled) == whole()


def test_stopping_a_backup_leaves_nothing_half_made(filled: Path) -> None:
    for after in range(0, 500, 41):
        told: list[int] = []

        def stop(done: int, _total: int, told: list[int] = told, after: int = after) -> bool:
            told.append(done)
            return len(told) <= after

        try:
            back_up(filled, progress=stop)
        except Stopped:
            assert backups_of(filled) == []
            assert not list(filled.with_name("northbridge backups").rglob("*.part*"))
        else:
            break
    assert backups_of(filled)


def test_an_open_register_is_backed_up_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "northbridge.egovdesk"
    with a_council(path) as register:
        board = a_board(register)
        paper = add_paper(register, board.items[1], "CRM")
        put_in(board, paper, tmp_path, 1)
        made = back_up(path)
        put_in(board, paper, tmp_path, 2)
    os.replace(path, tmp_path / "later.egovdesk")
    restore(made.path, path)
    assert held(path) == whole((1,))


def test_on_a_network_drive_nobody_who_writes_is_kept_waiting(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no log there, and a long look would lock the clerk out: the look is at a snapshot."""
    looked: list[Path] = []

    def copy(source: Path, *args: Any) -> None:
        looked.append(source)
        copy_lean(source, *args)

    monkeypatch.setattr("egovdesk.store.backups.copy_lean", copy)
    monkeypatch.setattr("egovdesk.store.backups.on_network_drive", lambda _path: True)
    with sqlite3.connect(filled) as connection:
        connection.execute("PRAGMA journal_mode = delete")
    connection.close()
    back_up(filled)
    assert looked != [filled]
    restore(None, filled)
    assert held(filled) == whole()
