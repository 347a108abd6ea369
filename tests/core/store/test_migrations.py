"""Migrations: in the order of their files, and only after a backup that has been checked."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from uuid import UUID

import pytest

from egovdesk.errors import UndoRefused
from egovdesk.operations.authority import change_choice
from egovdesk.operations.people import add_person
from egovdesk.records.room import MovementKind
from egovdesk.register import Register, backups_of
from egovdesk.store import migrations as steps
from egovdesk.store.database import SCHEMA_VERSION, version_of
from egovdesk.store.triggers import missing_triggers
from tests.dumps import dump


def made_older(register: Register) -> Path:
    """The register, closed, as if made before the last migration."""
    register.close()
    connection = sqlite3.connect(register.path, isolation_level=None)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    connection.execute("DROP TRIGGER people_update")
    connection.close()
    return register.path


def test_the_version_is_the_number_of_migrations() -> None:
    folder = Path(steps.__file__).parent
    files = sorted(path.stem for path in folder.glob("m[0-9]*.py"))
    names = [step.name for step in steps.migrations._migrations]
    assert [f"m{name}" for name in names] == files
    assert len(files) == SCHEMA_VERSION


def test_every_migration_imports_no_record_or_repository() -> None:
    for path in Path(steps.__file__).parent.glob("m[0-9]*.py"):
        lines = [line for line in path.read_text("utf-8").splitlines() if "import" in line]
        ours = [line for line in lines if "from egovdesk" in line]
        assert ours
        assert all(line.startswith("from egovdesk.store.migrations._") for line in ours), path


def test_a_new_register_is_up_to_date(council: Register) -> None:
    assert version_of(council._connection) == SCHEMA_VERSION
    assert backups_of(council.path) == []


def test_an_older_register_is_backed_up_then_migrated(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    before = dump(council)
    path = made_older(council)
    with Register(path) as again:
        assert version_of(again._connection) == SCHEMA_VERSION
        assert missing_triggers(again._connection) == set()
        assert dump(again) == before
        assert [entry.label for entry in again.history(person)] == ["Add person"]
    (backup,) = backups_of(path)
    older = sqlite3.connect(backup.path)
    assert older.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION - 1
    older.close()


def test_what_was_done_before_a_migration_is_not_undone(council: Register) -> None:
    add_person(council, "Jane Tate")
    add_person(council, "Paul Bell")
    council.undo()
    with Register(made_older(council)) as again:
        assert (again.undo_label, again.redo_label) == (None, None)
        with pytest.raises(UndoRefused):
            again.undo()
        add_person(again, "Ann Lee")
        again.undo()


def test_without_room_for_a_backup_nothing_is_migrated(council: Register) -> None:
    path = made_older(council)
    before = path.read_bytes()
    path.with_name("northbridge backups").write_text("a file where the folder should be")
    with pytest.raises(Exception, match="could not be read or written"):
        Register(path)
    assert path.read_bytes() == before


def test_an_older_register_gets_the_lists_that_came_since(council: Register) -> None:
    role = council.choices.find(list="roles")[0]
    change_choice(council, role.id, label="Leader")
    with council.step("Take a list out"):
        for entry in council.choices.find(list="offsets"):
            council.choices.remove(entry.id)
    with Register(made_older(council)) as again:
        assert {one.code for one in again.choices.find(list="offsets")} >= {"papers_due", "issue"}
        assert again.choices.get(role.id).label == "Leader"
        assert again.undo_label is None


def test_when_somebody_left_and_returned_becomes_movements(tmp_path: Path) -> None:
    """The columns of 0.1.0, in a register with its triggers, as a member who came and went."""
    path = tmp_path / "0.1.0.egovdesk"
    shutil.copy(Path(__file__).parents[2] / "registers" / "0.1.0.egovdesk", path)
    older = sqlite3.connect(path, isolation_level=None)
    older.create_function("egov_step", 0, lambda: 1)
    rows = older.execute("SELECT id, person_id, meeting_id FROM attendances ORDER BY id").fetchall()
    (first, who, meeting), (second, other, _) = rows[:2]
    older.execute(
        "UPDATE attendances SET left_at = '14:26', returned_at = '14:40', meeting_id = ?"
        " WHERE id = ?", (meeting, first),
    )  # fmt: skip
    older.execute("UPDATE attendances SET left_at = '14:30' WHERE id = ?", (second,))
    older.close()
    with Register(path) as register:
        found = register.movements.find(meeting_id=meeting)
        assert [(one.person_id, one.kind, one.at) for one in found] == [
            (who, MovementKind.LEFT, "14:26"), (other, MovementKind.LEFT, "14:30"),
            (who, MovementKind.RETURNED, "14:40"),
        ]  # fmt: skip
        assert [one.position for one in found] == [1, 2, 3]
        assert all(UUID(one.id).version == 7 for one in found)
        assert register.integrity_problems() == []
        columns = {row[1] for row in register._connection.execute("PRAGMA table_info(attendances)")}
        assert not columns & {"left_at", "returned_at"}
        room = register.movements.room(register.meetings.get(meeting))
        assert who in room.people() and other not in room.people()
