"""History: every write of every table of facts, whatever path it takes."""

from __future__ import annotations

import sqlite3

import pytest

from egovdesk.errors import OutsideStep
from egovdesk.operations.meetings import move_item, remove_item
from egovdesk.operations.minutes import add_block
from egovdesk.operations.people import add_person, change_person
from egovdesk.register import Register
from egovdesk.store.triggers import UNTRACKED, tracked_tables
from tests.dumps import dump, replayed
from tests.scenes import Board

TABLES = (
    "acceptances",
    "action_dues",
    "action_updates",
    "actions",
    "adoptions",
    "allocations",
    "amendments",
    "answers",
    "approval_stages",
    "assessments",
    "attendances",
    "authority",
    "bearings",
    "benefit_figures",
    "benefits",
    "blocks",
    "case_sections",
    "champions",
    "check_settings",
    "choices",
    "clearances",
    "consultations",
    "corrections",
    "criteria",
    "decision_parts",
    "decisions",
    "departments",
    "disclosures",
    "dispatches",
    "disposals",
    "drafts",
    "evidence",
    "group_links",
    "group_names",
    "group_offsets",
    "group_seats",
    "group_tiers",
    "groups",
    "highlight_reports",
    "holdings",
    "holidays",
    "interests",
    "issues",
    "items",
    "meeting_dates",
    "meeting_groups",
    "meetings",
    "memberships",
    "milestones",
    "movements",
    "pack_files",
    "pack_lines",
    "pack_settings",
    "packs",
    "paper_files",
    "papers",
    "people",
    "phrases",
    "posts",
    "programme_projects",
    "programme_reports",
    "programmes",
    "project_costs",
    "project_links",
    "projects",
    "rankings",
    "ratifications",
    "reminders",
    "reopenings",
    "responsibilities",
    "retention_rules",
    "right_limits",
    "rights",
    "risks",
    "school_holidays",
    "scores",
    "section_figures",
    "section_rows",
    "sections",
    "selection_options",
    "selection_standards",
    "selections",
    "series",
    "standards",
    "statements",
    "strategies",
    "systems",
    "template_items",
    "templates",
    "voices",
    "votes",
    "withholdings",
    "word_templates",
)


def columns_of(connection: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    rows = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    return [(row[1], row[2]) for row in rows]


def a_row(connection: sqlite3.Connection, table: str, words: str) -> dict[str, object]:
    """A row of made-up values, a different one for each column."""
    row: dict[str, object] = {}
    for number, (column, kind) in enumerate(columns_of(connection, table)):
        row[column] = number if kind == "INTEGER" else f'{words} “{number}” \\ " é 会 \n'
    row["id"] = "0190-row"
    if table in ("memberships", "rights", "allocations"):
        del row["post_id"]  # a person's or a post's, never both
    if table in ("risks", "assessments"):
        del row["programme_id"]  # a project's or a programme's
    return row


def put(connection: sqlite3.Connection, verb: str, table: str, row: dict[str, object]) -> None:
    columns = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join("?" * len(row))
    connection.execute(f'{verb} INTO "{table}" ({columns}) VALUES ({marks})', [*row.values()])


def test_every_table_of_facts_is_tracked_and_no_other(council: Register) -> None:
    assert tuple(tracked_tables(council._connection)) == TABLES
    tables = council._connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search\\_%\\_%' ESCAPE '\\'"
    )
    assert {name for (name,) in tables} - set(TABLES) <= UNTRACKED | {"_sqlite_migrations"}


@pytest.mark.parametrize("table", TABLES)
def test_history_can_keep_every_column_as_json(council: Register, table: str) -> None:
    kinds = {kind for _, kind in columns_of(council._connection, table)}
    assert kinds <= {"TEXT", "INTEGER"}
    assert columns_of(council._connection, table)[0] == ("id", "TEXT")


@pytest.mark.parametrize("table", TABLES)
def test_every_write_is_recorded(council: Register, table: str) -> None:
    """Insert, update, INSERT OR REPLACE, upsert and delete, with odd characters in every column."""
    connection = council._connection
    connection.execute("PRAGMA foreign_keys = OFF")
    first, second = a_row(connection, table, "one"), a_row(connection, table, "two")
    column = next(name for name, kind in columns_of(connection, table)[1:] if kind == "TEXT")
    with council.step("Insert"):
        put(connection, "INSERT", table, first)
    with council.step("Replace"):
        put(connection, "INSERT OR REPLACE", table, second)
    with council.step("Update"):
        connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', ["3", first["id"]])
    with council.step("Upsert"):
        connection.execute(
            f'INSERT INTO "{table}" SELECT * FROM "{table}" WHERE id = ?1'
            f' ON CONFLICT (id) DO UPDATE SET "{column}" = ?2',
            [first["id"], "4"],
        )
    with council.step("Delete"):
        connection.execute(f'DELETE FROM "{table}" WHERE id = ?', [first["id"]])
    entries = council.history("0190-row")
    assert [(entry.label, entry.kind) for entry in entries] == [
        ("Insert", "insert"),
        ("Replace", "delete"),
        ("Replace", "insert"),
        ("Update", "update"),
        ("Upsert", "update"),
        ("Delete", "delete"),
    ]
    assert entries[0].after == {name: first[name] for name in first if name != "id"}
    assert entries[1].before == entries[0].after
    assert (entries[3].before, entries[3].after) == ({column: second[column]}, {column: "3"})
    assert entries[5].before == {**entries[2].after, column: "4"}
    assert entries[5].table == table


@pytest.mark.parametrize("table", TABLES)
def test_a_write_outside_a_step_fails(council: Register, table: str) -> None:
    connection = council._connection
    connection.execute("PRAGMA foreign_keys = OFF")
    with pytest.raises(OutsideStep, match="in a step"):
        put(connection, "INSERT", table, a_row(connection, table, "one"))


def test_an_update_that_changes_nothing_is_not_recorded(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    with council.step("Same"):
        council.people.update(person, name="Jane Tate")
    assert len(council.history(person)) == 1


def test_the_log_played_from_nothing_gives_the_present(minuted: Board) -> None:
    register = minuted.register
    block = add_block(register, minuted.items[1], "The Board considered “the draft”.\nAgain.")
    for text in ("a", "ab", "abc\\"):
        with register.step("Typing", join="run"):
            register.blocks.update(block, text=text)
    move_item(register, minuted.items[2], 1)
    remove_item(register, minuted.items[3])
    assert replayed(register) == dump(register)
    for _ in range(4):
        register.undo()
        assert replayed(register) == dump(register)
    for _ in range(3):
        register.redo()
        assert replayed(register) == dump(register)


def test_only_changed_columns_are_kept(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    change_person(council, person, title="Solicitor")
    diff = council._connection.execute("SELECT diff FROM changes ORDER BY id DESC").fetchone()[0]
    assert diff == '{"title":["","Solicitor"]}'
