"""History in words: no column, no key, no code, and nothing lost that was taken out since."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from egovdesk.documents.history import Historian, Told, label
from egovdesk.documents.history_fields import BELOW, CHOICES, LABELS, NAMED_BY, NOUNS, SILENT
from egovdesk.operations.actions import add_action, change_action, note_update, set_due
from egovdesk.operations.decisions import (
    add_decision,
    change_decision,
    remove_decision,
    set_outcome,
    set_parts,
)
from egovdesk.operations.groups import change_group
from egovdesk.operations.meetings import change_item, change_meeting, move_item
from egovdesk.operations.minutes import add_block
from egovdesk.operations.people import add_person, change_person, remove_person
from egovdesk.operations.projects.facts import add_project
from egovdesk.operations.projects.milestones import add_milestone, change_milestone
from egovdesk.operations.projects.money import add_benefit, set_cost, set_figures
from egovdesk.operations.projects.reports import start_report, write_report
from egovdesk.records.projects import CostKind, Rag
from egovdesk.register import Register
from tests.scenes import Board

KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


def fields(told: Told) -> list[tuple[str, str, str]]:
    return list(told.fields)


def last(register: Register, record_id: str) -> Told:
    return Historian(register).history(record_id)[-1]


def test_an_outcome_is_told_by_its_label(minuted: Board) -> None:
    decision = add_decision(minuted.register, minuted.items[1], ["the case be agreed"])
    set_outcome(minuted.register, decision, "noted")
    told = last(minuted.register, decision)
    assert (told.subject, told.did) == ("Decision CFB 03/03, Corporate CRM", "changed")
    assert fields(told) == [("Outcome", "Agreed", "Noted")]
    assert told.sentence == "Outcome: Agreed became Noted"


def test_people_dates_times_and_amounts_are_told_as_they_are_said(minuted: Board) -> None:
    register = minuted.register
    action = add_action(register, minuted.items[1], "Circulate the costs", owner_id=minuted.raman)
    set_due(register, action, date(2003, 11, 14))
    assert ("Due", "", "14 November 2003") in fields(last_but(register, action, "actions"))
    change_action(register, action, owner_id=minuted.sykes, due_on=date(2003, 11, 21))
    told = last(register, action)
    assert ("Owner", "Priya Raman", "Graham Sykes") in fields(told)
    assert ("Due", "14 November 2003", "21 November 2003") in fields(told)
    change_meeting(register, minuted.meeting, ended_at="16:05")
    assert fields(last(register, minuted.meeting)) == [("Ended", "", "4.05pm")]
    decision = add_decision(register, minuted.items[1])
    change_decision(register, decision, amount=64000000, exempt=True)
    assert fields(last(register, decision)) == [("Amount", "", "£640,000"), ("Exempt", "no", "yes")]


def last_but(register: Register, record_id: str, table: str) -> Told:
    return [t for t in Historian(register).history(record_id) if t.entry.table == table][-1]


def test_a_moved_item_says_no_more_than_that(board: Board) -> None:
    move_item(board.register, board.items[1], 1)
    told = last(board.register, board.items[1])
    assert (told.did, told.fields) == ("moved", ())


def test_a_decision_is_told_with_its_wording_also_with_what_was_replaced(minuted: Board) -> None:
    register = minuted.register
    decision = add_decision(register, minuted.items[1], ["tender A be accepted"])
    set_parts(register, decision, ["tender B be accepted"])
    set_parts(register, decision, ["tender C be accepted"])
    told = [one.subject for one in Historian(register).history(decision) if one.did == "added"]
    assert told == [
        "Decision CFB 03/03, Corporate CRM",
        "Wording “tender A be accepted”",
        "Wording “tender B be accepted”",
        "Wording “tender C be accepted”",
    ]


def test_a_removed_decision_keeps_its_name_and_its_wording(minuted: Board) -> None:
    register = minuted.register
    decision = add_decision(register, minuted.items[1], ["tender A be accepted"])
    remove_decision(register, decision)
    told = Historian(register).history(decision)
    assert {one.subject for one in told if one.did == "removed"} == {
        "Decision CFB 03/03, Corporate CRM",
        "Wording “tender A be accepted”",
    }


def test_an_action_is_told_with_its_former_dates_and_updates(minuted: Board) -> None:
    register = minuted.register
    action = add_action(
        register, minuted.items[1], "Circulate the costs", due_on=date(2003, 10, 31)
    )
    set_due(register, action, date(2003, 11, 14), "late")
    note_update(register, action, "Sent to two of three.")
    subjects = [one.subject for one in Historian(register).history(action)]
    assert "Former due date 31 October 2003" in subjects
    assert "Update “Sent to two of three.”" in subjects


def test_an_item_is_told_with_what_was_typed_under_it(minuted: Board) -> None:
    add_block(minuted.register, minuted.items[1], "Members doubted the costs. " * 9)
    told = last(minuted.register, minuted.items[1])
    assert told.subject.startswith("Minute “Members doubted the costs.")
    assert told.subject.endswith("…”") and len(told.subject) < 110


def test_somebody_removed_is_still_named(council: Register) -> None:
    person = add_person(council, "Ann Lee")
    group_change = add_person(council, "Paul Bell")
    remove_person(council, person)
    told = Historian(council)
    assert told.named(person) == "Person Ann Lee"
    assert told.named(group_change) == "Person Paul Bell"
    assert told.named("nothing") == ""


def test_what_was_undone_says_so(council: Register) -> None:
    person = add_person(council, "Ann Lee")
    change_person(council, person, title="Clerk")
    council.undo()
    assert last(council, person).step == "undone: Change person: Ann Lee"
    council.redo()
    assert last(council, person).step == "done again: Change person: Ann Lee"


def test_a_record_as_it_stood_has_labels_and_names(minuted: Board) -> None:
    register = minuted.register
    change_item(register, minuted.items[1], presenter_id=minuted.raman, purpose="approve")
    stood = dict(Historian(register).stood(minuted.items[1], datetime.now(UTC)) or ())
    assert stood["Presenter"] == "Priya Raman"
    assert stood["Purpose"] == "Approve"
    assert stood["Minute number"] == "CFB 03/03"
    long_ago = datetime.now(UTC) - timedelta(days=4000)
    assert Historian(register).stood(minuted.items[1], long_ago) is None


def test_a_project_is_told_with_its_money_milestones_and_reports(council: Register) -> None:
    project = add_project(council, "Housing repairs online", code="P03")
    set_cost(council, project, 2003, CostKind.CAPITAL, planned=9_000_000)
    set_cost(council, project, 2003, CostKind.CAPITAL, planned=9_500_000)
    stone = add_milestone(council, project, "Live", due_on=date(2003, 12, 1))
    change_milestone(council, stone, forecast_on=date(2004, 1, 12))
    report = start_report(council, project)
    write_report(council, report, time=Rag.AMBER)
    told = {one.subject: one.sentence for one in Historian(council).history(project)}
    assert told["Cost Housing repairs online, 2003/04, Capital"] == (
        "Planned: £90,000 became £95,000"
    )
    assert told["Milestone Live"] == "Forecast now: nothing became 12 January 2004"
    (line,) = (words for subject, words in told.items() if subject.startswith("Highlight report"))
    assert line == "Time: nothing became Amber"


def test_what_a_benefit_brings_is_told_in_money_only_where_it_is_cashable(
    council: Register,
) -> None:
    project = add_project(council, "Housing repairs online")
    for title, cashable in (("Fewer visits", True), ("Faster repairs", False)):
        benefit = add_benefit(council, project, title, cashable=cashable)
        set_figures(council, benefit, {2004: (4_000, None)})
        set_figures(council, benefit, {2004: (5_000, None)})
        told = Historian(council).history(benefit)[-1]
        assert told.subject == f"Figures of {title}, 2004/05"
        after = "Planned: £40 became £50" if cashable else "Planned: 4,000 became 5,000"
        assert told.sentence == after


def test_the_newest_changes_are_told_without_a_key_or_a_column(minuted: Board) -> None:
    register = minuted.register
    change_group(register, minuted.group_id, number_style="number_year", parent_id=None)
    add_decision(register, minuted.items[1], ["the case be agreed"], service_owner_id=minuted.raman)
    for told in Historian(register).recent(500):
        line = f"{told.step} {told.subject} {told.sentence}"
        assert not KEY.search(line), line
        assert "_" not in line, line


def test_every_field_named_is_one_that_records_have(council: Register) -> None:
    columns = {
        (repository.table, column)
        for repository in council.repositories()
        for column in repository._columns
    }
    tables, names = {table for table, _ in columns}, {column for _, column in columns}
    assert set(NOUNS) <= tables and names >= SILENT
    assert {(t, c) for t, found in NAMED_BY.items() for c in found} <= columns
    assert {pair for pairs in BELOW.values() for pair in pairs} <= columns
    for table, column in (*LABELS, *CHOICES):
        assert ((table, column) in columns) if table else (column in names), (table, column)


def test_a_field_is_called_by_its_own_name_in_words() -> None:
    assert label("decisions", "service_owner_id") == "Service owner"
    assert label("items", "wanted_on") == "Wanted"
    assert label("decision_parts", "text") == "Wording"
