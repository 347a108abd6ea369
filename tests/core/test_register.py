"""The register: steps, undo and redo across restarts, notices, history."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from egovdesk import clock
from egovdesk.errors import DiskFault, NotFound, OutsideStep, ReadOnly, Refused, UndoRefused
from egovdesk.identifiers import new_id
from egovdesk.operations.authority import change_authority
from egovdesk.operations.meetings import add_item, change_item, issue_agenda, remove_item
from egovdesk.operations.minutes import BlockText, write_minutes
from egovdesk.operations.people import add_person, change_person
from egovdesk.records.people import Person
from egovdesk.register import Changes, Register
from tests.scenes import Board


def names(register: Register) -> list[str]:
    return [person.name for person in register.people.all("id")]


# Steps


def test_a_step_is_one_undo(council: Register) -> None:
    with council.step("Add two"):
        add_person(council, "Jane Tate")
        add_person(council, "Paul Bell")
    assert council.undo_label == "Add two"
    assert council.undo() == "Add two"
    assert names(council) == []


def test_a_step_that_fails_leaves_nothing(council: Register) -> None:
    add_person(council, "Jane Tate")
    with pytest.raises(Refused), council.step("Add two"):  # noqa: PT012 - the second one fails
        add_person(council, "Paul Bell")
        add_person(council, "")
    assert names(council) == ["Jane Tate"]
    assert council.undo_label == "Add person"


def test_an_inner_step_that_fails_and_is_caught_keeps_the_outer_open(council: Register) -> None:
    with council.step("Add some"):
        with pytest.raises(Refused):
            add_person(council, "")
        add_person(council, "Paul Bell")
    assert names(council) == ["Paul Bell"]
    assert council.undo_label == "Add some"


def test_a_step_without_a_change_is_no_step(council: Register) -> None:
    notices: list[Changes] = []
    person = add_person(council, "Jane Tate")
    council.on_change = notices.append
    change_person(council, person, name="Jane Tate")
    with council.step("Nothing"):
        pass
    assert notices == []
    assert council.undo_label == "Add person"


def test_writing_outside_a_step_fails(council: Register) -> None:
    with pytest.raises(OutsideStep, match=r"Register\.step"):
        council.people.add(Person(new_id(), "Jane Tate"))
    assert names(council) == []


def test_what_breaks_a_reference_is_not_kept(board: Board) -> None:
    register = board.register
    with pytest.raises(sqlite3.IntegrityError), register.step("Break"):
        register.items.update(board.items[0], meeting_id="nowhere")
    assert register.items.get(board.items[0]).meeting_id == board.meeting


def test_a_record_that_is_gone_is_said_to_be(council: Register) -> None:
    with pytest.raises(NotFound, match="This person is no longer in the register"):
        council.people.get("nobody")
    with pytest.raises(NotFound), council.step("Change"):
        council.people.update("nobody", name="Somebody")
    with pytest.raises(NotFound), council.step("Remove"):
        council.people.remove("nobody")


# Undo and redo


def test_undo_and_redo_run_through_every_step(council: Register) -> None:
    for name in ("Jane Tate", "Paul Bell", "Ann Lee"):
        add_person(council, name)
    for left in (2, 1, 0):
        council.undo()
        assert len(names(council)) == left
    assert council.undo_label is None
    for made in (1, 2, 3):
        council.redo()
        assert len(names(council)) == made
    assert council.redo_label is None
    assert names(council) == ["Jane Tate", "Paul Bell", "Ann Lee"]


def test_undo_and_redo_survive_a_restart(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    change_person(council, person, title="Committee Manager")
    change_person(council, person, title="Head of Democratic Services")
    council.undo()
    council.close()
    with Register(council.path) as again:
        assert (again.undo_label, again.redo_label) == (
            "Change person: Jane Tate", "Change person: Jane Tate",
        )  # fmt: skip
        again.redo()
        assert again.people.get(person).title == "Head of Democratic Services"
        again.undo()
        again.undo()
        assert again.people.get(person).title == ""
    with Register(council.path) as third:
        third.undo()
        assert names(third) == []
        with pytest.raises(UndoRefused):
            third.undo()


def test_with_nothing_to_undo_it_says_so(council: Register) -> None:
    with pytest.raises(UndoRefused, match="There is nothing to redo"):
        council.redo()
    with pytest.raises(UndoRefused, match="“Set up register” has been seen by others"):
        council.undo()


def test_new_work_abandons_what_was_undone(council: Register) -> None:
    add_person(council, "Jane Tate")
    add_person(council, "Paul Bell")
    council.undo()
    add_person(council, "Ann Lee")
    assert council.redo_label is None
    with pytest.raises(UndoRefused):
        council.redo()
    council.undo()
    council.undo()
    assert names(council) == []
    council.redo()
    council.redo()
    assert names(council) == ["Jane Tate", "Ann Lee"]


def test_what_others_have_seen_bars_undo(board: Board) -> None:
    register = board.register
    issue_agenda(register, board.meeting, "Agenda")
    assert register.undo_label is None
    with pytest.raises(UndoRefused) as caught:
        register.undo()
    assert caught.value.what == "“Issue agenda” has been seen by others, so it is not undone."
    assert caught.value.todo == "Withdraw or correct it instead."
    change_item(register, board.items[0], title="Apologies")
    register.undo()
    assert register.items.get(board.items[0]).title == "Apologies for absence"
    with pytest.raises(UndoRefused):
        register.undo()


def test_a_sealed_step_can_be_read_and_not_undone(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    council._history.seal()
    assert council.undo_label is None
    with pytest.raises(UndoRefused):
        council.undo()
    assert [entry.label for entry in council.history(person)] == ["Add person"]


def test_undo_refuses_a_record_that_has_changed_since(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    change_person(council, person, title="Committee Manager")
    with council._transaction("Merge", kind="merge"):
        council.people.update(person, title="Solicitor")
    with pytest.raises(UndoRefused) as caught:
        council.undo()
    assert "the record has changed since" in caught.value.what
    assert council.people.get(person).title == "Solicitor"
    assert council.undo_label == "Change person: Jane Tate"


def test_undo_refuses_to_put_back_what_stands_there_again(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    with council.step("Remove person"):
        council.people.remove(person)
    with council._transaction("Merge", kind="merge"):
        council.people.add(Person(person, "Jane Other"))
    with pytest.raises(UndoRefused):
        council.undo()
    assert names(council) == ["Jane Other"]


# Joined typing


def test_joined_typing_is_one_change_in_history(minuted: Board) -> None:
    register, block = minuted.register, new_id()
    write_minutes(register, minuted.items[1], [BlockText(block, text="")])
    for length in range(1, 12):
        text = "The Board n"[:length]
        write_minutes(register, minuted.items[1], [BlockText(block, text=text)], join="run")
    inserted, typed = register.history(block)
    assert (inserted.kind, typed.kind) == ("insert", "update")
    assert (typed.before["text"], typed.after["text"]) == ("", "The Board n")


def test_typing_folds_into_the_insert_that_began_it(minuted: Board) -> None:
    register, block = minuted.register, new_id()
    for text in ("T", "Th", "The"):
        write_minutes(register, minuted.items[1], [BlockText(block, text=text)], join="run")
    (inserted,) = register.history(block)
    assert inserted.after["text"] == "The"
    register.undo()
    assert register.blocks.maybe(block) is None
    register.redo()
    assert register.blocks.get(block).text == "The"


def test_typing_there_and_back_is_passed_over_by_undo(minuted: Board) -> None:
    register, block = minuted.register, new_id()
    write_minutes(register, minuted.items[1], [BlockText(block, text="Agreed")])
    for text in ("Agreed.", "Agreed"):
        write_minutes(register, minuted.items[1], [BlockText(block, text=text)], join="run")
    register.undo()
    assert register.blocks.maybe(block) is None
    register.redo()
    assert register.blocks.get(block).text == "Agreed"
    assert register.redo_label is None


def test_a_column_set_and_emptied_within_a_run_comes_back_empty(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    for day in (date(2003, 10, 1), None, date(2003, 10, 2), None):
        change_person(council, person, left_on=day, join="leaving")
    assert council.people.get(person).left_on is None
    council.undo()
    assert names(council) == []
    council.redo()
    assert council.people.get(person).left_on is None
    change_person(council, person, left_on=date(2003, 10, 3))
    change_person(council, person, left_on=None, join="again")
    change_person(council, person, left_on=None, title="Solicitor", join="again")
    council.undo()
    assert council.people.get(person).left_on == date(2003, 10, 3)
    council.redo()
    assert council.people.get(person).left_on is None


def test_a_run_is_not_joined_over_another_step(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    change_person(council, person, title="C", join="title")
    add_person(council, "Paul Bell")
    change_person(council, person, title="Cl", join="title")
    council.undo()
    assert council.people.get(person).title == "C"


def test_a_run_is_not_joined_after_an_undo(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    change_person(council, person, title="C", join="title")
    change_person(council, person, title="D", join="other")
    council.undo()
    change_person(council, person, title="Cl", join="title")
    council.undo()
    assert council.people.get(person).title == "C"


# Notices


def test_the_notice_says_what_moved(board: Board) -> None:
    register = board.register
    notices: list[Changes] = []
    register.on_change = notices.append
    item = add_item(register, board.meeting, "Website")
    (notice,) = notices
    assert (notice.label, notice.kind) == ("Add item", "do")
    assert item in notice.ids("items")
    assert notice.ids("people") == frozenset()
    assert "items" in notice.tables and "people" not in notice.tables


def test_undo_and_redo_give_notice_too(board: Board) -> None:
    register = board.register
    notices: list[Changes] = []
    register.on_change = notices.append
    remove_item(register, board.items[2])
    register.undo()
    register.redo()
    assert [(notice.label, notice.kind) for notice in notices] == [
        ("Remove item: item 3", "do"),
        ("Remove item: item 3", "undo"),
        ("Remove item: item 3", "redo"),
    ]
    assert all(board.items[2] in notice.ids("items") for notice in notices)


def test_there_is_no_notice_of_what_failed(council: Register) -> None:
    notices: list[Changes] = []
    council.on_change = notices.append
    with pytest.raises(Refused):
        add_person(council, "")
    assert notices == []


def test_joined_typing_gives_notice_each_time(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    notices: list[Changes] = []
    council.on_change = notices.append
    for title in ("C", "Cl", "Clerk"):
        change_person(council, person, title=title, join="title")
    assert [notice.ids("people") for notice in notices] == [{person}] * 3


# History


def test_history_says_when_by_whom_before_and_after(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    change_person(council, person, title="Solicitor", email="jt@northbridge.gov.uk")
    council.undo()
    first, second, third = council.history(person)
    assert first.before == {} and first.after["name"] == "Jane Tate"
    assert second.before == {"title": "", "email": ""}
    assert second.after == {"title": "Solicitor", "email": "jt@northbridge.gov.uk"}
    assert (third.step_kind, third.after) == ("undo", {"title": "", "email": ""})
    assert {entry.made_by for entry in (first, second, third)} == {"jtate"}
    assert datetime.now(UTC) - first.made_at < timedelta(minutes=5)


def test_recent_changes_are_newest_first(council: Register) -> None:
    for name in ("Jane Tate", "Paul Bell", "Ann Lee"):
        add_person(council, name)
    assert [entry.after["name"] for entry in council.recent_changes(2)] == ["Ann Lee", "Paul Bell"]


def test_a_record_as_it_stood(council: Register) -> None:
    moments = [datetime(2003, month, 9, 10, tzinfo=UTC) for month in (1, 4, 7, 10)]
    with clock.pretending(lambda: moments[0]):
        person = add_person(council, "Jane Tate")
    with clock.pretending(lambda: moments[1]):
        change_person(council, person, name="Jane Tate-Hill", left_on=date(2003, 6, 30))
    with clock.pretending(lambda: moments[2]):
        change_person(council, person, left_on=None)
    with clock.pretending(lambda: moments[3]), council.step("Remove person"):
        council.people.remove(person)
    later = [moment + timedelta(days=1) for moment in moments]
    stood = [council.as_it_stood(person, moment) for moment in later]
    assert council.as_it_stood(person, moments[0] - timedelta(seconds=1)) is None
    assert [row and row["name"] for row in stood] == [
        "Jane Tate",
        "Jane Tate-Hill",
        "Jane Tate-Hill",
        None,
    ]
    assert [row and row.get("left_on") for row in stood] == [None, "2003-06-30", None, None]


def test_the_day_is_pinned_where_the_authority_pins_it(council: Register) -> None:
    assert council.today == date.today()
    change_authority(council, today=date(2003, 10, 9))
    assert council.today == date(2003, 10, 9)


# Reading only


def test_a_reader_reads_history_and_changes_nothing(council: Register) -> None:
    person = add_person(council, "Jane Tate")
    council.close()
    with Register(council.path, read_only=True) as reader:
        assert reader.history(person)
        assert reader.undo_label == "Add person"
        for act in (reader.undo, lambda: add_person(reader, "Paul Bell")):
            with pytest.raises(ReadOnly, match="open to read only"):
                act()
        with pytest.raises(DiskFault, match="cannot be written here"):
            reader.people.add(Person(new_id(), "Paul Bell"))


def test_a_reader_sees_what_the_writer_does(council: Register) -> None:
    with Register(council.path, read_only=True) as reader:
        add_person(council, "Jane Tate")
        assert names(reader) == ["Jane Tate"]


def test_closing_twice_is_once(tmp_path: Path) -> None:
    register = Register.create(tmp_path / "new.egovdesk")
    register.close()
    register.close()
