"""Faults of disk and file become sentences; mistakes of ours pass through."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from egovdesk.errors import DiskFault, EgovDeskError, OutsideStep, RegisterDamaged, RegisterLocked
from egovdesk.identifiers import new_id
from egovdesk.operations.people import add_person
from egovdesk.records.people import Person
from egovdesk.register import Register
from egovdesk.store.faults import disk_faults, explained
from tests.scenes import a_council

PATH = Path("northbridge.egovdesk")


@pytest.mark.parametrize(
    ("code", "kind", "what"),
    [
        (sqlite3.SQLITE_FULL, DiskFault, "The disk is full."),
        (
            sqlite3.SQLITE_READONLY_DBMOVED,
            DiskFault,
            "northbridge.egovdesk cannot be written here.",
        ),
        (sqlite3.SQLITE_CANTOPEN, DiskFault, "northbridge.egovdesk cannot be written here."),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, RegisterLocked, "is in use by another program."),
        (sqlite3.SQLITE_IOERR_FSYNC, DiskFault, "The disk cannot be read or written."),
        (sqlite3.SQLITE_CORRUPT_VTAB, RegisterDamaged, "is damaged and was not opened."),
        (sqlite3.SQLITE_NOTADB, RegisterDamaged, "is damaged and was not opened."),
    ],
)
def test_a_fault_says_what_happened_what_was_kept_and_what_to_do(
    code: int, kind: type[EgovDeskError], what: str
) -> None:
    error = sqlite3.OperationalError("whatever SQLite says")
    error.sqlite_errorcode = code
    said = explained(error, PATH)
    assert isinstance(said, kind)
    assert said.what.endswith(what)
    assert said.kept and said.todo


def test_a_mistake_of_ours_passes_through() -> None:
    with pytest.raises(sqlite3.OperationalError), disk_faults(PATH):
        raise sqlite3.OperationalError("no such column: naem")


def test_a_drive_that_went_away_is_said() -> None:
    with pytest.raises(DiskFault, match="written: Stale file handle"), disk_faults(PATH):
        raise OSError(116, "Stale file handle")


def test_a_file_for_which_there_is_no_room_says_so() -> None:
    with (
        pytest.raises(DiskFault, match=r"no room left on the disk for .*Make room"),
        disk_faults(PATH),
    ):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_query_of_ours_that_is_wrong_passes_through(council: Register) -> None:
    with pytest.raises(sqlite3.OperationalError, match="naem"):
        council._connection.execute("SELECT naem FROM people")


def test_what_cannot_be_decoded_is_damage(council: Register) -> None:
    council._connection.execute("CREATE TEMP TABLE odd AS SELECT CAST(x'ff41' AS TEXT) AS words")
    with pytest.raises(RegisterDamaged, match="a part of it cannot be read"):
        council._connection.execute("SELECT words FROM odd").fetchone()
    with pytest.raises(RegisterDamaged):
        list(council._connection.execute("SELECT words FROM odd"))


def test_a_date_that_is_none_is_damage(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    with council.step("Break"):
        council._connection.execute("UPDATE people SET left_on = '2003-02-31'")
    for read in (council.people.all, lambda: council.people.get(person)):
        with pytest.raises(RegisterDamaged, match="a part of it cannot be read"):
            read()
    council.undo()
    assert council.people.get(person).left_on is None


def test_a_write_outside_a_step_tells_its_author(council: Register) -> None:
    with pytest.raises(OutsideStep, match=r"see Register\.step"):
        council.people.add(Person(new_id(), "Jane Tate"))
    with pytest.raises(OutsideStep):
        council.people.add_all([Person(new_id(), "Jane Tate")])
    assert council.people.count() == 0


def test_a_read_that_failed_does_not_keep_the_file_open(council: Register, tmp_path: Path) -> None:
    council._connection.execute("CREATE TEMP TABLE odd AS SELECT CAST(x'ff41' AS TEXT) AS words")
    with pytest.raises(RegisterDamaged) as caught:
        council._connection.execute(
            "SELECT words FROM odd, people UNION ALL SELECT words FROM odd"
        ).fetchall()
    council.close()
    assert caught.value
    assert [path.name for path in tmp_path.iterdir()] == ["northbridge.egovdesk"]


def test_a_register_without_its_council_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "ours.egovdesk"
    a_council(path).close()
    bare = sqlite3.connect(path)
    bare.create_function("egov_step", 0, lambda: 1)
    bare.execute("DELETE FROM authority")
    bare.commit()
    bare.close()
    with Register(path) as register, pytest.raises(RegisterDamaged):
        _ = register.authority


def test_a_text_encoding_that_is_not_ours_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "ours.egovdesk"
    a_council(path).close()
    data = bytearray(path.read_bytes())
    data[56:60] = (2).to_bytes(4, "big")
    path.write_bytes(data)
    with pytest.raises(RegisterDamaged):
        read_a_little(path)


def read_a_little(path: Path) -> None:
    with Register(path) as register:
        assert register.authority
        register.search.as_typed("north")
