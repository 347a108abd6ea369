"""Backups: checked before they count, ten kept, restorable, and nothing half-made."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from egovdesk.errors import (
    DiskFault,
    EgovDeskError,
    NotARegister,
    RegisterDamaged,
    RegisterLocked,
    RegisterMissing,
    Stopped,
)
from egovdesk.operations.people import add_person
from egovdesk.register import Register, back_up, backup_is_due, backups_of, restore
from egovdesk.store.backups import KEPT
from tests.scenes import a_council


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A register with one person in it, closed."""
    path = tmp_path / "northbridge.egovdesk"
    with a_council(path) as register:
        add_person(register, "Jane Tate")
    return path


def names(path: Path) -> list[str]:
    with Register(path, read_only=True) as register:
        return [person.name for person in register.people.all("id")]


def spoilt(path: Path) -> None:
    """Break the pages of a file, keeping its header."""
    content = bytearray(path.read_bytes())
    for page in range(4096, len(content), 4096):
        content[page : page + 12] = b"\xff" * 12
    path.write_bytes(content)


def test_a_backup_is_a_register_of_its_own(council: Register) -> None:
    add_person(council, "Jane Tate")
    backup = back_up(council.path)
    add_person(council, "Paul Bell")
    assert backup.path.parent == council.path.with_name("northbridge backups")
    assert backup.size == backup.path.stat().st_size
    assert abs(datetime.now() - backup.made_at) < timedelta(minutes=1)
    assert names(backup.path) == ["Jane Tate"]
    assert [one.path for one in backups_of(council.path)] == [backup.path]
    assert [one.name for one in backup.path.parent.iterdir() if one.suffix == ".egovdesk"] == [
        backup.path.name
    ]


def test_the_folder_can_be_chosen(closed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "usb stick" / "egovdesk"
    backup = back_up(closed, folder=folder)
    assert list(folder.iterdir()) == [backup.path]
    assert backups_of(closed) == []


def test_a_backup_is_due_when_there_is_none_or_it_is_a_day_old(closed: Path) -> None:
    assert backup_is_due(closed)
    made = back_up(closed)
    assert not backup_is_due(closed)
    older = made.made_at - timedelta(hours=25)
    os.replace(made.path, made.path.with_name(f"northbridge {older:%Y%m%d-%H%M%S}-000.egovdesk"))
    assert backup_is_due(closed)


def test_ten_are_kept_and_the_oldest_goes(closed: Path) -> None:
    made = [back_up(closed).path for _ in range(KEPT + 2)]
    kept = [backup.path for backup in backups_of(closed)]
    assert len(kept) == KEPT == 10
    assert sorted(kept) == sorted(made)[2:]
    assert kept == sorted(kept, reverse=True)


def test_another_registers_backups_are_left_alone(closed: Path) -> None:
    folder = closed.with_name("northbridge backups")
    folder.mkdir()
    (folder / "notes.txt").write_text("ours")
    (folder / "northbridge old.egovdesk").write_text("ours")
    for _ in range(KEPT + 1):
        back_up(closed)
    assert (folder / "notes.txt").exists()
    assert (folder / "northbridge old.egovdesk").exists()
    assert len(backups_of(closed)) == KEPT


def test_stopping_leaves_nothing(closed: Path) -> None:
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        seen.append((done, total))
        return False

    with pytest.raises(Stopped, match="The backup was stopped"):
        back_up(closed, progress=stop)
    assert seen
    assert list(closed.with_name("northbridge backups").iterdir()) == []


def test_progress_runs_to_the_end(closed: Path) -> None:
    seen: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    back_up(closed, progress=watch)
    assert seen[-1][0] == seen[-1][1] > 0


def test_a_copy_that_is_not_sound_does_not_count(closed: Path) -> None:
    connection = sqlite3.connect(closed, isolation_level=None)
    connection.create_function("egov_step", 0, lambda: 1)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE choices SET list = list")
    connection.execute(
        "INSERT INTO holdings (id, post_id, person_id) VALUES ('h', 'nowhere', 'nobody')"
    )
    connection.close()
    with pytest.raises(RegisterDamaged) as caught:
        back_up(closed)
    assert "is not sound, so it was not kept" in caught.value.what
    assert list(closed.with_name("northbridge backups").iterdir()) == []


def test_a_damaged_register_is_not_backed_up(closed: Path) -> None:
    good = back_up(closed)
    spoilt(closed)
    with pytest.raises(RegisterDamaged):
        back_up(closed)
    assert [backup.path for backup in backups_of(closed)] == [good.path]
    assert names(good.path) == ["Jane Tate"]


def test_what_is_no_register_is_not_backed_up(tmp_path: Path) -> None:
    path = tmp_path / "letter.egovdesk"
    with pytest.raises(RegisterMissing):
        back_up(path)
    path.write_text("Dear Sir")
    with pytest.raises(NotARegister):
        back_up(path)
    assert list(tmp_path.iterdir()) == [path]


def test_where_backups_cannot_be_written_it_says_so(closed: Path) -> None:
    closed.with_name("northbridge backups").write_text("in the way")
    with pytest.raises(DiskFault):
        back_up(closed)


def test_restoring_puts_the_newest_back_and_keeps_the_present(closed: Path) -> None:
    back_up(closed)
    with Register(closed) as register:
        add_person(register, "Paul Bell")
    kept = restore(None, closed)
    assert kept is not None
    assert kept.name.startswith("northbridge before restoring ")
    assert names(closed) == ["Jane Tate"]
    assert names(kept) == ["Jane Tate", "Paul Bell"]
    with Register(closed) as register:
        assert register.integrity_problems() == []
        register.undo()
    assert names(closed) == []


def test_a_named_backup_is_restored(closed: Path) -> None:
    first = back_up(closed)
    with Register(closed) as register:
        add_person(register, "Paul Bell")
    back_up(closed)
    restore(first.path, closed)
    assert names(closed) == ["Jane Tate"]


def test_a_damaged_register_is_restored(closed: Path) -> None:
    back_up(closed)
    spoilt(closed)
    damaged = closed.read_bytes()
    kept = restore(None, closed)
    assert kept is not None and kept.read_bytes() == damaged
    assert names(closed) == ["Jane Tate"]


def test_a_missing_register_is_restored(closed: Path) -> None:
    back_up(closed)
    closed.unlink()
    assert restore(None, closed) is None
    assert names(closed) == ["Jane Tate"]


def test_what_a_killed_program_left_in_the_log_goes_with_the_present_file(closed: Path) -> None:
    back_up(closed)
    with Register(closed) as register:
        add_person(register, "Paul Bell")
        content = {
            suffix: closed.with_name(closed.name + suffix).read_bytes() for suffix in ("", "-wal")
        }
    for suffix, kept in content.items():
        closed.with_name(closed.name + suffix).write_bytes(kept)
    aside = restore(None, closed)
    assert aside is not None
    assert names(closed) == ["Jane Tate"]
    assert names(aside) == ["Jane Tate", "Paul Bell"]


def test_a_damaged_backup_is_refused_and_the_register_stays(closed: Path) -> None:
    backup = back_up(closed).path
    before = closed.read_bytes()
    spoilt(backup)
    with pytest.raises(RegisterDamaged):
        restore(backup, closed)
    os.truncate(backup, 8000)
    with pytest.raises(RegisterDamaged):
        restore(backup, closed)
    assert closed.read_bytes() == before
    beside = {one.name for one in closed.parent.iterdir() if one.suffix == ".egovdesk"}
    assert beside == {"northbridge.egovdesk"}


def test_an_open_register_is_not_restored(council: Register) -> None:
    back_up(council.path)
    with pytest.raises(RegisterLocked):
        restore(None, council.path)
    add_person(council, "Jane Tate")


def test_without_a_backup_it_says_so(closed: Path) -> None:
    with pytest.raises(EgovDeskError, match="has no backups"):
        restore(None, closed)
    with pytest.raises(EgovDeskError, match="There is no backup at"):
        restore(closed.with_name("gone.egovdesk"), closed)
    assert names(closed) == ["Jane Tate"]
