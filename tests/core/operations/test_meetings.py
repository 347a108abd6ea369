"""Meetings: agendas in order, numbers that stay put, and the cycle."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused, UndoRefused
from egovdesk.operations.actions import add_action
from egovdesk.operations.approval import approve_minutes, circulate_minutes
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import add_group, change_group, rename_group
from egovdesk.operations.meetings import (
    add_attender,
    add_item,
    add_meeting,
    agenda_of,
    change_item,
    change_meeting,
    end_meeting,
    issue_agenda,
    move_item,
    place_item,
    remove_item,
    remove_meeting,
    set_item_exempt,
    set_meeting_state,
    start_meeting,
    take_item,
)
from egovdesk.operations.papers import add_paper, keep_reminder
from egovdesk.operations.people import remove_person
from egovdesk.records.meetings import ItemKind, ItemState, MeetingState
from egovdesk.register import Register
from tests.scenes import Board, a_board, held


def titles(board: Board) -> list[str]:
    meeting = board.register.meetings.get(board.meeting)
    return [line.item.title for line in agenda_of(board.register, meeting)]


def numbers(board: Board) -> list[str]:
    meeting = board.register.meetings.get(board.meeting)
    return [line.number for line in agenda_of(board.register, meeting)]


def test_a_new_meeting_has_the_usual_items_time_and_place(council: Register) -> None:
    group = add_group(council, "SMT", usual_time="09:30", usual_place="Room 1", usual_length=90)
    add_meeting(council, group, date(2003, 9, 2))
    meeting = council.meetings.get(add_meeting(council, group, date(2003, 10, 14)))
    assert (meeting.starts_at, meeting.place, meeting.length) == ("09:30", "Room 1", 90)
    listed = [item.title for item in council.items.find(meeting_id=meeting.id)]
    assert listed == [
        "Apologies for absence",
        "Minutes of 2 September",
        "Actions from earlier meetings",
        "Items for decision",
        "Programme highlight report",
        "Risks and issues",
        "Items for information",
        "Any other business",
        "Date of next meeting",
    ]


def test_the_meeting_date_is_the_date_that_was_typed(board: Board) -> None:
    change_meeting(board.register, board.meeting, held_on=date(2003, 10, 26))
    assert board.register.meetings.get(board.meeting).held_on == date(2003, 10, 26)


def test_exempt_items_stand_in_part_b_at_the_end(board: Board) -> None:
    set_item_exempt(board.register, board.items[1], True, "A9")
    assert titles(board)[-2:] == ["Corporate CRM", "Network partner: tender evaluation"]
    assert numbers(board) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("open_board", [True, False])
def test_an_item_marked_exempt_and_opened_again_stands_where_it_stood(
    council: Register, place: int, open_board: bool
) -> None:
    board = a_board(council, open_board=open_board)
    before = titles(board)
    set_item_exempt(board.register, board.items[place], True, "A9")
    set_item_exempt(board.register, board.items[place], False)
    assert titles(board) == before


def test_an_officer_board_keeps_an_exempt_item_in_its_place(council: Register) -> None:
    board = a_board(council, open_board=False)
    before = titles(board)
    set_item_exempt(board.register, board.items[1], True)
    assert titles(board) == before


def test_marking_an_item_exempt_numbers_the_minutes_anew(board: Board) -> None:
    held(board)
    set_item_exempt(board.register, board.items[1], True, "A9")
    items = [board.register.items.get(one) for one in board.items]
    assert [one.minute_number for one in items] == [
        "CFB 02/03", "CFB 05/03", "CFB 03/03", "CFB 04/03", "CFB 06/03",
    ]  # fmt: skip


def test_an_item_does_not_leave_its_part_by_moving(board: Board) -> None:
    move_item(board.register, board.items[3], 5)
    assert titles(board)[-1] == "Network partner: tender evaluation"


def test_moving_an_item_renumbers_a_draft_agenda(board: Board) -> None:
    move_item(board.register, board.items[2], -1)
    assert titles(board)[:3] == ["Apologies for absence", "IEG3: first draft", "Corporate CRM"]
    assert numbers(board)[:3] == ["1", "2", "3"]


def test_many_moves_between_two_neighbours_keep_the_order(board: Board) -> None:
    for _ in range(40):
        place_item(board.register, board.items[3], 1)
        place_item(board.register, board.items[2], 1)
    assert titles(board)[:4] == [
        "Apologies for absence", "IEG3: first draft", "Any other business", "Corporate CRM",
    ]  # fmt: skip


def test_sub_items_are_numbered_under_their_item(board: Board) -> None:
    add_item(board.register, board.meeting, "Costs", parent_id=board.items[1])
    add_item(board.register, board.meeting, "Risks", parent_id=board.items[1])
    assert numbers(board)[1:4] == ["2", "2.1", "2.2"]


def test_headings_take_no_number_in_agenda_or_minutes(board: Board) -> None:
    heading = add_item(
        board.register,
        board.meeting,
        "For decision",
        kind=ItemKind.HEADING,
        after_id=board.items[0],
    )
    held(board)
    assert numbers(board) == ["1", "", "2", "3", "4", "5"]
    assert board.register.items.get(heading).minute_number == ""
    sequences = [
        item.minute_sequence
        for item in board.register.items.find(meeting_id=board.meeting)
        if item.minute_sequence
    ]
    assert sorted(sequences) == [2, 3, 4, 5, 6]


def test_an_item_cannot_stand_under_itself(board: Board) -> None:
    child = add_item(board.register, board.meeting, "Costs", parent_id=board.items[1])
    with pytest.raises(Refused):
        place_item(board.register, board.items[1], 0, parent_id=child)


def test_issuing_freezes_agenda_numbers(board: Board) -> None:
    issue_agenda(board.register, board.meeting, "{}", "All members")
    add_item(board.register, board.meeting, "Late report", after_id=board.items[0], urgent=True)
    shown = dict(zip(titles(board), numbers(board), strict=True))
    assert shown["Corporate CRM"] == "2"
    assert shown["Network partner: tender evaluation"] == "5"
    assert shown["Late report"] == "6"


def test_an_issued_agenda_is_kept_and_not_undone(board: Board) -> None:
    issue_agenda(board.register, board.meeting, '{"title": "Agenda"}', "All members")
    with pytest.raises(UndoRefused, match="seen by others"):
        board.register.undo()
    kept = board.register.issues.find(meeting_id=board.meeting)[0]
    assert kept.content == '{"title": "Agenda"}'
    assert len(kept.sha256) == 64 and kept.issued_to == "All members"


def test_an_item_of_an_issued_agenda_is_withdrawn_not_removed(board: Board) -> None:
    issue_agenda(board.register, board.meeting, "{}")
    remove_item(board.register, board.items[1])
    assert board.register.items.get(board.items[1]).state is ItemState.WITHDRAWN
    assert dict(zip(titles(board), numbers(board), strict=True))["Corporate CRM"] == "2"


def test_minute_numbers_run_on_over_the_municipal_year(board: Board) -> None:
    held(board)
    assert board.register.items.find(meeting_id=board.earlier)[0].minute_number == "CFB 01/03"
    assert board.register.items.get(board.items[0]).minute_number == "CFB 02/03"
    assert board.register.items.get(board.items[4]).minute_number == "CFB 06/03"


def test_a_new_municipal_year_begins_again_at_the_first_number(board: Board) -> None:
    held(board)
    later = add_meeting(board.register, board.group_id, date(2004, 6, 15), standing_items=False)
    item = add_item(board.register, later, "Apologies")
    start_meeting(board.register, later)
    assert board.register.items.get(item).minute_number == "CFB 01/04"


def test_provisional_numbers_follow_the_agenda(minuted: Board) -> None:
    move_item(minuted.register, minuted.items[2], -1)
    assert minuted.register.items.get(minuted.items[2]).minute_number == "CFB 03/03"
    assert minuted.register.items.get(minuted.items[1]).minute_number == "CFB 04/03"


def test_circulated_numbers_never_move_or_go_to_another_item(minuted: Board) -> None:
    register = minuted.register
    circulate_minutes(register, minuted.meeting, "{}")
    before = {one: register.items.get(one).minute_number for one in minuted.items}
    move_item(register, minuted.items[2], -1)
    late = add_item(register, minuted.meeting, "Forgotten", after_id=minuted.items[0])
    assert {one: register.items.get(one).minute_number for one in minuted.items} == before
    assert register.items.get(late).minute_number not in before.values()


def test_undoing_before_issue_releases_the_numbers(board: Board) -> None:
    register = board.register
    start_meeting(register, board.meeting)
    assert register.items.get(board.items[0]).minute_number == "CFB 01/03"
    register.undo()
    start_meeting(register, board.earlier)
    assert register.items.find(meeting_id=board.earlier)[0].minute_number == "CFB 01/03"


def test_order_taken_is_recorded_apart_from_the_agenda_number(minuted: Board) -> None:
    take_item(minuted.register, minuted.items[2], "14:05")
    take_item(minuted.register, minuted.items[0], "14:20")
    take_item(minuted.register, minuted.items[2], "14:30")
    taken = [minuted.register.items.get(one).order_taken for one in minuted.items[:3]]
    assert taken == [2, None, 1]
    assert minuted.register.items.get(minuted.items[2]).started_at == "14:05"


def test_attendance_opens_with_the_members_of_that_day(board: Board) -> None:
    register = board.register
    remove_person(register, board.sykes)  # is in the record: leaves today, in 2026 by the clock
    start_meeting(register, board.meeting)
    present = register.attendances.find(meeting_id=board.meeting)
    people = [register.people.get(one.person_id).name for one in present]
    assert people == ["David Ashworth", "Priya Raman", "Graham Sykes"]
    assert present[0].capacity == "Deputy Chief Executive"


def test_nobody_is_listed_twice(minuted: Board) -> None:
    with pytest.raises(Refused, match="on the list already"):
        add_attender(minuted.register, minuted.meeting, minuted.raman)


def test_approved_minutes_are_locked(minuted: Board) -> None:
    register = minuted.register
    circulate_minutes(register, minuted.earlier, "{}")
    approve_minutes(register, minuted.earlier, minuted.meeting, "{}")
    item = register.items.find(meeting_id=minuted.earlier)[0]
    with pytest.raises(Refused, match="correction at the next meeting"):
        change_item(register, item.id, title="Something else")
    with pytest.raises(Refused):
        add_decision(register, item.id, ["no"])


def test_minutes_are_approved_at_a_later_meeting_only(minuted: Board) -> None:
    with pytest.raises(Refused, match="later meeting"):
        approve_minutes(minuted.register, minuted.meeting, minuted.earlier, "{}")


def test_a_meeting_that_was_issued_is_not_removed(board: Board) -> None:
    issue_agenda(board.register, board.meeting, "{}")
    with pytest.raises(Refused, match="Cancel or postpone"):
        remove_meeting(board.register, board.meeting)


def test_a_planned_meeting_goes_whole_and_comes_back_whole(board: Board) -> None:
    remove_meeting(board.register, board.meeting)
    assert board.register.items.find(meeting_id=board.meeting) == []
    board.register.undo()
    assert len(board.register.items.find(meeting_id=board.meeting)) == 5


def test_states_with_a_command_of_their_own_are_not_set_by_hand(board: Board) -> None:
    with pytest.raises(Refused):
        set_meeting_state(board.register, board.meeting, MeetingState.APPROVED)
    set_meeting_state(board.register, board.meeting, MeetingState.AGENDA_AGREED)
    assert board.register.meetings.get(board.meeting).state is MeetingState.AGENDA_AGREED


def test_a_meeting_does_not_end_before_it_begins(minuted: Board) -> None:
    with pytest.raises(Refused, match="ends before it begins"):
        end_meeting(minuted.register, minuted.meeting, "13:00")


def test_removing_an_item_takes_its_decisions_along_and_undo_brings_them(minuted: Board) -> None:
    register = minuted.register
    decision = add_decision(register, minuted.items[1], ["the case be agreed"])
    add_action(register, minuted.items[1], "Circulate costs")
    remove_item(register, minuted.items[1])
    assert register.decisions.maybe(decision) is None and register.actions.all() == []
    register.undo()
    assert register.decisions.get(decision).number == "CFB 03/03"


def test_a_meeting_before_the_renaming_shows_the_former_name(board: Board) -> None:
    register = board.register
    rename_group(register, board.group_id, "Access Board", date(2003, 10, 1), prefix="AB")
    group = register.groups.get(board.group_id)
    assert register.groups.named_on(group, date(2003, 9, 16)).name == "Customer First Board"
    assert register.groups.named_on(group, date(2003, 10, 21)).name == "Access Board"
    held(board)
    assert register.items.find(meeting_id=board.earlier)[0].minute_number == "CFB 01/03"
    assert register.items.get(board.items[0]).minute_number == "AB 02/03"


def test_parents_never_form_a_circle(board: Board) -> None:
    register = board.register
    below = add_group(register, "Delivery Group", parent_id=board.group_id)
    with pytest.raises(Refused, match="below itself"):
        change_group(register, board.group_id, parent_id=below)


def test_an_item_under_a_heading_is_minuted_like_any_other(board: Board) -> None:
    register = board.register
    heading = add_item(register, board.meeting, "For information", kind=ItemKind.HEADING)
    below = add_item(register, board.meeting, "Website")
    place_item(register, below, 0, parent_id=heading)
    held(board)
    found = {item.id: item.minute_number for item in register.items.find(meeting_id=board.meeting)}
    assert found[heading] == ""
    assert found[below]
    given = [number for number in found.values() if number]
    assert len(given) == len(set(given)) == len(found) - 1


def test_a_meeting_that_somebody_was_reminded_of_can_be_removed(board: Board) -> None:
    register = board.register
    paper = add_paper(register, board.items[1], "Outline business case")
    keep_reminder(register, "Dear Priya", paper_ids=[paper], meeting_id=board.meeting)
    remove_meeting(register, board.meeting)
    assert register.meetings.maybe(board.meeting) is None
    assert [one.meeting_id for one in register.reminders.all()] in ([], [None])
    register.undo()
    assert register.reminders.all()[0].meeting_id == board.meeting
    assert register.integrity_problems() == []


def test_a_name_put_right_on_its_first_day_leaves_no_name_in_between(board: Board) -> None:
    register, day = board.register, date(2003, 12, 1)
    rename_group(register, board.group_id, "Custumer Board", day)
    rename_group(register, board.group_id, "Customer Board", day)
    former = [one.name for one in register.group_names.find(group_id=board.group_id)]
    assert former == ["Customer First Board"]
    assert register.groups.get(board.group_id).name == "Customer Board"
