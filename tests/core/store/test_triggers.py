"""Triggers: made again whenever one is missing, since history must see every write."""

from __future__ import annotations

import sqlite3

import pytest
from sqlite_utils import Database

from egovdesk.errors import EgovDeskError
from egovdesk.operations.people import add_person, change_person
from egovdesk.register import Register
from egovdesk.store.triggers import make_triggers, missing_triggers, tracked_tables


def triggers_of(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))


def test_a_new_register_has_every_trigger(council: Register) -> None:
    connection = council._connection
    assert missing_triggers(connection) == set()
    names = triggers_of(connection)
    for table in tracked_tables(connection):
        assert {f"{table}_insert", f"{table}_update", f"{table}_delete"} <= names.keys()


def test_a_missing_trigger_is_made_before_the_first_write(council: Register) -> None:
    before = triggers_of(council._connection)
    for name in ("people_update", "search_items_insert", "search_documents_delete"):
        council._connection.execute(f"DROP TRIGGER {name}")
    council.close()
    with Register(council.path) as again:
        person = add_person(again, "Jane Tate")
        assert triggers_of(again._connection) == before
        change_person(again, person, title="Solicitor")
        assert [entry.kind for entry in again.history(person)] == ["insert", "update"]


def test_a_first_write_that_fails_leaves_them_to_the_next(council: Register) -> None:
    council._connection.execute("DROP TRIGGER people_insert")
    council.close()
    with Register(council.path) as again:
        with pytest.raises(EgovDeskError), again.step("Fail"):
            raise EgovDeskError("It fails.")
        assert missing_triggers(again._connection) == {"people_insert"}
        person = add_person(again, "Jane Tate")
        assert [entry.kind for entry in again.history(person)] == ["insert"]


@pytest.mark.parametrize(
    "text",
    ['{"a": null}', "[1, null]", "null", "nul\0 and \x1f", "\U0001f5f3 \u2028", "\ud7ff\ufffe"],
)
def test_text_is_kept_as_text_whatever_it_looks_like(council: Register, text: str) -> None:
    largest = 2**63 - 1
    connection = council._connection
    with council.step("Add"):
        connection.execute(
            "INSERT INTO people (id, name, note, councillor) VALUES ('p', 'Jane', ?, ?)",
            (text, largest),
        )
    with council.step("Change"):
        connection.execute("UPDATE people SET note = '', left_on = ?, councillor = 0", (text,))
    with council.step("Remove"):
        connection.execute("DELETE FROM people")
    added, changed, removed = council.history("p")
    assert (added.after["note"], added.after["councillor"]) == (text, largest)
    assert "left_on" not in added.after
    assert changed.before == {"note": text, "left_on": None, "councillor": largest}
    assert changed.after == {"note": "", "left_on": text, "councillor": 0}
    assert removed.before["left_on"] == text
    council.undo(), council.undo()
    assert connection.execute("SELECT note, councillor FROM people").fetchone() == (text, largest)


def test_an_update_that_changes_nothing_is_no_change(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    with council.step("Again"):
        council._connection.execute("UPDATE people SET name = name, note = note")
    assert [entry.kind for entry in council.history(person)] == ["insert"]


def test_a_trigger_that_says_something_else_is_made_anew(council: Register) -> None:
    connection = council._connection
    connection.execute("DROP TRIGGER people_delete")
    connection.execute("CREATE TRIGGER people_delete AFTER DELETE ON people BEGIN SELECT 1; END")
    council.close()
    with Register(council.path) as again:
        assert missing_triggers(again._connection) == {"people_delete"}
        person = add_person(again, "Jane Tate")
        again.undo()
        assert [entry.kind for entry in again.history(person)] == ["insert", "delete"]


def test_a_transformed_table_is_recorded_again_after_they_are_made(council: Register) -> None:
    connection = council._connection
    connection.execute("PRAGMA foreign_keys = OFF")
    Database(connection)["people"].transform(rename={"phone": "telephone"})
    assert {"people_insert", "people_update", "people_delete"} <= missing_triggers(connection)
    connection.execute("BEGIN IMMEDIATE")
    make_triggers(connection)
    connection.execute("COMMIT")
    assert missing_triggers(connection) == set()
    assert '"telephone"' in triggers_of(connection)["people_update"]
    with council.step("Add"):
        connection.execute("INSERT INTO people (id, name, telephone) VALUES ('p', 'Jane', '555')")
    assert council.history("p")[0].after["telephone"] == "555"


def test_a_reader_makes_no_trigger(council: Register) -> None:
    council._connection.execute("DROP TRIGGER people_update")
    council.close()
    before = council.path.read_bytes()
    with Register(council.path, read_only=True) as reader:
        assert missing_triggers(reader._connection) == {"people_update"}
    assert council.path.read_bytes() == before
