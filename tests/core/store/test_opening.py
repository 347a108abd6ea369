"""Opening: what is refused has its sentence, and is left exactly as it was."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from egovdesk.errors import (
    DiskFault,
    EgovDeskError,
    NotARegister,
    ReadOnly,
    RegisterDamaged,
    RegisterLocked,
    RegisterMissing,
    RegisterNewer,
)
from egovdesk.operations.authority import new_register
from egovdesk.operations.minutes import add_block
from egovdesk.operations.people import add_person
from egovdesk.register import Register
from egovdesk.store.database import SCHEMA_VERSION
from tests.scenes import a_board, a_council, held

ROOT = Path(__file__).parents[3]
_LOG = ("-wal", "-shm")
HOLD = """
import sys, time
from egovdesk.register import Register
register = Register(sys.argv[1], user="pbell")
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A register with a board in it, closed."""
    path = tmp_path / "closed.egovdesk"
    with a_council(path) as register:
        held(a_board(register))
    return path


def edited(path: Path, *statements: str) -> None:
    """Change a closed file behind the register's back."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.create_function("egov_step", 0, lambda: None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def refused(path: Path, kind: type[EgovDeskError], read_only: bool = False) -> EgovDeskError:
    """Open a file that must be refused; the file and its folder are the same afterwards."""
    before = path.read_bytes()
    beside = _beside(path)
    with pytest.raises(kind) as caught:
        Register(path, read_only=read_only)
    assert path.read_bytes() == before
    assert _beside(path) == beside
    return caught.value


def _beside(path: Path) -> list[Path]:
    """The files of the folder; readers may leave the log's index behind, which holds nothing."""
    return [one for one in sorted(path.parent.iterdir()) if one.suffix[-4:] not in _LOG]


@pytest.mark.parametrize("content", [b"Minutes of the Board\n" * 50, b"MZ", b"PK\x03\x04" * 9999])
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_not_a_database_is_refused(tmp_path: Path, content: bytes, read_only: bool) -> None:
    path = tmp_path / "minutes.egovdesk"
    path.write_bytes(content)
    error = refused(path, NotARegister, read_only=read_only)
    assert error.what == "minutes.egovdesk is not an EgovDesk register."
    assert error.kept == "The file is as it was."


@pytest.mark.parametrize("tenths", range(1, 10))
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_cut_short_is_refused(closed: Path, tenths: int, read_only: bool) -> None:
    os.truncate(closed, closed.stat().st_size * tenths // 10)
    error = refused(closed, RegisterDamaged, read_only=read_only)
    assert error.what == "closed.egovdesk is damaged and was not opened."
    assert "Restore a backup" in error.todo


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.egovdesk"
    path.touch()
    refused(path, RegisterDamaged)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_register_is_refused(closed: Path, read_only: bool) -> None:
    edited(closed, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    error = refused(closed, RegisterNewer, read_only=read_only)
    assert error.what == "closed.egovdesk was made by a newer EgovDesk."


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    edited(path, "CREATE TABLE places (id INTEGER PRIMARY KEY, url TEXT)")
    assert refused(path, NotARegister).what == "places.sqlite belongs to another program."


def test_a_register_without_its_tables_is_refused(closed: Path) -> None:
    edited(closed, "DROP TABLE changes")
    refused(closed, RegisterDamaged)


def test_a_missing_register_is_named_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "gone.egovdesk"
    with pytest.raises(RegisterMissing, match="There is no register at"):
        Register(path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing):
        Register(tmp_path)


def test_a_new_register_replaces_nothing(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(EgovDeskError, match="is there already"):
        Register.create(closed)
    assert closed.read_bytes() == before


def test_reading_only_changes_nothing_and_refuses_to_write(closed: Path) -> None:
    before = closed.read_bytes()
    with Register(closed, read_only=True) as register:
        assert register.groups.all()[0].name == "Customer First Board"
        assert register.search.as_typed("network")
        with pytest.raises(ReadOnly, match="open to read only"):
            add_person(register, "Jane Tate")
    assert closed.read_bytes() == before


def test_an_older_register_is_not_migrated_by_reading(closed: Path) -> None:
    edited(closed, "PRAGMA user_version = 0")
    error = refused(closed, ReadOnly, read_only=True)
    assert error.what == "closed.egovdesk was made by an older EgovDesk."


def test_the_log_is_written_ahead_and_in_full(closed: Path) -> None:
    with Register(closed) as register:
        connection = register._connection
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_on_a_network_drive_the_journal_is_a_rollback_journal(closed: Path) -> None:
    with Register(closed, network=True) as register:
        connection = register._connection
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        add_person(register, "Jane Tate")
        assert not closed.with_name("closed.egovdesk-wal").exists()
    with Register(closed) as register:
        assert register._connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert any(person.name == "Jane Tate" for person in register.people.all())


# Two windows on one file


@pytest.fixture
def elsewhere(closed: Path) -> Iterator[subprocess.Popen[str]]:
    """The register is open in another process."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(closed)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    yield holder
    holder.kill()
    holder.wait()
    holder.stdout.close()


def test_a_second_window_is_told_who_has_it_and_since_when(
    closed: Path, elsewhere: subprocess.Popen[str]
) -> None:
    with pytest.raises(RegisterLocked) as caught:
        Register(closed)
    assert "is open already: pbell has it on " in caught.value.what
    assert f" {time.strftime('%B %Y')} at " in caught.value.what
    assert caught.value.todo == "Close it there, or open it here to read only."


def test_a_second_window_may_read(closed: Path, elsewhere: subprocess.Popen[str]) -> None:
    with Register(closed, read_only=True) as register:
        assert register.groups.count() == 1


def test_the_lock_is_gone_when_its_holder_is_killed(
    closed: Path, elsewhere: subprocess.Popen[str]
) -> None:
    elsewhere.send_signal(signal.SIGKILL)
    elsewhere.wait()
    with Register(closed) as register:
        add_person(register, "Jane Tate")


def test_two_windows_of_one_program_are_two(closed: Path) -> None:
    with Register(closed), pytest.raises(RegisterLocked):
        Register(closed)
    Register(closed).close()
    assert not closed.with_name("closed.egovdesk.lock").exists()


# A folder that cannot be written

AS_NOBODY = """
import os, sys
sys.path.insert(0, sys.argv[2])
from egovdesk.errors import EgovDeskError
from egovdesk.register import Register
import egovdesk.store.search
os.setgid(65534); os.setuid(65534)
try:
    Register(sys.argv[1])
except EgovDeskError as error:
    print(type(error).__name__, error)
with Register(sys.argv[1], read_only=True) as register:
    print(register.groups.all()[0].name, len(register.search.as_typed("network")))
"""


@pytest.fixture
def locked_folder(closed: Path) -> Iterator[Path]:
    """The register in a folder that only root may write."""
    folder = closed.parent / "shared drive"
    folder.mkdir()
    path = folder / "closed.egovdesk"
    shutil.move(closed, path)
    for parent in path.parents:
        if os.stat(parent).st_uid == os.getuid() and parent != Path("/"):
            os.chmod(parent, os.stat(parent).st_mode | 0o005)
    os.chmod(path, 0o444)
    os.chmod(folder, 0o555)
    yield path
    os.chmod(folder, 0o755)


def test_a_folder_that_cannot_be_written_is_read_only(locked_folder: Path) -> None:
    before = locked_folder.read_bytes()
    run = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(locked_folder), str(ROOT)],
        capture_output=True,
        text=True,
        cwd="/",
    )
    assert run.stderr == ""
    said, read = run.stdout.splitlines()
    assert said.startswith("DiskFault closed.egovdesk could not be read or written")
    assert read == "Customer First Board 1"
    assert locked_folder.read_bytes() == before
    assert [path.name for path in locked_folder.parent.iterdir()] == ["closed.egovdesk"]


# A disk that fills up


def test_a_full_disk_refuses_the_change_and_keeps_all_before_it(small_disk: Path) -> None:
    path = small_disk / "council.egovdesk"
    kept = []
    with a_council(path) as register:
        board = held(a_board(register))
        with pytest.raises(DiskFault) as caught:  # noqa: PT012 - which one it is cannot be known
            for number in range(1000):
                kept.append(add_block(register, board.items[1], f"{number} " + "spoke " * 2000))
        assert caught.value.what == "The disk is full."
        assert caught.value.kept == "The last change was not kept; everything before it is safe."
        assert len(kept) > 3
        assert [block.id for block in register.blocks.all()] == kept
        assert register.undo_label == "Add paragraph: item 2"
    larger = shutil.copytree(small_disk, small_disk.parent / "larger")
    with Register(larger / path.name) as register:
        assert [block.id for block in register.blocks.all()] == kept
        assert register.integrity_problems() == []
        add_person(register, "Jane Tate")


def test_a_register_is_not_half_made_on_a_full_disk(small_disk: Path) -> None:
    (small_disk / "filling").write_bytes(b"x" * (6 * 1024 * 1024 - 64 * 1024))
    with pytest.raises(DiskFault, match="The disk is full"):
        new_register(small_disk / "council.egovdesk", "Northbridge Borough Council")
    assert [path.name for path in small_disk.iterdir()] == ["filling"]


def test_a_file_cut_short_is_refused_beside_a_readers_empty_log(closed: Path) -> None:
    closed.with_name(closed.name + "-wal").touch()
    os.truncate(closed, closed.stat().st_size * 9 // 10)
    refused(closed, RegisterDamaged)
