"""Meetings, decisions and actions of other people's lists."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from egovdesk.operations.actions import add_action, add_loose_action
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import add_group, change_group, rename_group
from egovdesk.operations.meetings import add_item, add_meeting, remove_meeting, start_meeting
from egovdesk.operations.people import add_person
from egovdesk.records.actions import ActionState
from egovdesk.records.decisions import DecisionState
from egovdesk.records.imports import Fate, Plan
from egovdesk.records.meetings import MeetingState
from egovdesk.register import Register
from tests.lists import a_list, changes, fates, imported, planned
from tests.scenes import Board, held
from tests.untrue import untrue

MEETINGS = ["Group", "Date", "Time", "Place", "Stage", "Title", "Chair"]
DECISIONS = ["Number", "Date", "Group", "Title", "Wording", "Outcome", "State", "Amount",
             "Service owner", "Exempt"]  # fmt: skip
ACTIONS = [
    "Reference",
    "Group",
    "Meeting",
    "Action",
    "Owner",
    "Due",
    "State",
    "Latest update",
    "Closed",
]


def brought(register: Register, kind: str, headings: list[str], *rows: list[Any]) -> Plan:
    """The plan of these rows, carried out."""
    filled = [[*row, *[""] * (len(headings) - len(row))] for row in rows]
    return imported(register, a_list(register, headings, *filled), kind)


# -- meetings ------------------------------------------------------------------------------------


def test_a_meeting_to_come_has_the_groups_usual_time_and_is_planned(board: Board) -> None:
    change_group(board.register, board.group_id, usual_place="Room 1")
    plan = brought(board.register, "meetings", MEETINGS, ["CFB", "1 December 2099"])
    meeting = board.register.meetings.find(held_on=date(2099, 12, 1))[0]
    assert (meeting.starts_at, meeting.place, meeting.state) == (
        "14:00",
        "Room 1",
        MeetingState.PLANNED,
    )
    assert changes(plan.rows[0]) == [
        ("Group", "", "Customer First Board"), ("Date", "", "1 December 2099"), ("Stage", "", "Planned"),
    ]  # fmt: skip


def test_a_past_meeting_is_history_and_says_so(board: Board) -> None:
    plan = brought(board.register, "meetings", MEETINGS, ["CFB", "1/5/2002", "10.30am", "Hall"])
    meeting = board.register.meetings.find(held_on=date(2002, 5, 1))[0]
    assert (meeting.state, meeting.starts_at) == (MeetingState.APPROVED, "10:30")
    assert plan.rows[0].notes == (
        "It is past: its minutes are taken as approved, and kept elsewhere.",
    )


def test_a_meeting_is_found_by_group_and_date(board: Board) -> None:
    row = ["Customer First", "21/10/2003", "2pm", "Committee Room 2"]
    assert fates(brought(board.register, "meetings", MEETINGS, row)) == [Fate.SAME]
    moved = brought(board.register, "meetings", MEETINGS, ["CFB", "21/10/2003", "3pm"])
    assert changes(moved.rows[0]) == [("Time", "14:00", "15:00")]


def test_two_meetings_of_a_day_are_told_apart_by_their_time(board: Board) -> None:
    rows = [
        ["CFB", "4/11/2099", "10:00"],
        ["CFB", "4/11/2099", "14:00"],
        ["CFB", "4/11/2099", "10:00"],
    ]
    plan = brought(board.register, "meetings", MEETINGS, *rows)
    assert fates(plan) == [Fate.ADDED, Fate.ADDED, Fate.SAME]


def test_a_stage_moves_by_its_own_commands(board: Board) -> None:
    for stage in ("Cancelled", "Held"):
        said = brought(board.register, "meetings", MEETINGS, ["CFB", "16/9/2003", "", "", stage])
        why = f"The meeting is at “Planned” here; “{stage}” has a command of its own."
        assert said.rows[0].why == why
    scheduled = brought(
        board.register, "meetings", MEETINGS, ["CFB", "16/9/2003", "", "", "Scheduled"]
    )
    assert fates(scheduled) == [Fate.SAME]


def test_a_joint_meeting_is_of_the_groups_that_the_row_names(board: Board) -> None:
    other = add_group(board.register, "Planning and Environment Group", prefix="PEG")
    rows = [
        ["Planning and Environment Group and CFB", "1 December 2099"],
        ["CFB", "1 December 2099"],
    ]
    plan = brought(board.register, "meetings", MEETINGS, *rows)
    assert fates(plan) == [Fate.ADDED, Fate.SAME]
    meeting = board.register.meetings.find(held_on=date(2099, 12, 1))[0]
    assert meeting.group_id == other
    joint = board.register.meeting_groups.find(meeting_id=meeting.id)
    assert [one.group_id for one in joint] == [board.group_id]
    assert fates(brought(board.register, "meetings", MEETINGS, *rows)) == [Fate.SAME, Fate.SAME]
    unknown = brought(board.register, "meetings", MEETINGS, ["CFB and Nobody", "1 December 2099"])
    assert "There is no group called “CFB and Nobody”" in unknown.rows[0].why


def test_a_dissolved_group_meets_no_more(board: Board) -> None:
    change_group(board.register, board.group_id, until_on=date(2003, 12, 31))
    plan = brought(board.register, "meetings", MEETINGS, ["CFB", "1/1/2004"], ["CFB", "1/5/2002"])
    assert plan.rows[0].why == (
        "Customer First Board was dissolved on 31 December 2003, before that day."
    )
    assert plan.rows[1].fate is Fate.ADDED


def test_a_meeting_that_decisions_were_imported_for_can_still_be_taken_out(board: Board) -> None:
    brought(board.register, "decisions", DECISIONS, ["CFB 1/03", "16/9/2003", "CFB", "Web site"])
    brought(board.register, "actions", ACTIONS, ["", "CFB", "16/9/2003", "Write"])
    remove_meeting(board.register, board.earlier)
    assert board.register.decisions.all()[0].meeting_id is None
    assert board.register.actions.all()[0].meeting_id is None


def test_a_former_name_means_the_group_that_bore_it(board: Board) -> None:
    rename_group(board.register, board.group_id, "Service Board", date(2003, 6, 1), "SB", "SB")
    plan = brought(board.register, "meetings", MEETINGS, ["Customer First Board", "1/5/2002"])
    assert fates(plan) == [Fate.ADDED]


# -- decisions -----------------------------------------------------------------------------------


def test_a_past_decision_keeps_its_number_parts_and_sum(board: Board) -> None:
    wording = "(a) that the *case* be agreed\n(b) that £40,000 be spent"
    row = [
        "CFB 12/02",
        "1/10/2002",
        "CFB",
        "Web site",
        wording,
        "Agreed",
        "",
        "£40,000",
        "P. Raman",
    ]
    plan = brought(board.register, "decisions", DECISIONS, row)
    made = board.register.decisions.find(number="CFB 12/02")[0]
    parts = [one.text for one in board.register.decision_parts.find(decision_id=made.id)]
    assert (made.amount, made.state, made.decided_by) == (
        4_000_000, DecisionState.MADE, "Customer First Board",
    )  # fmt: skip
    assert parts == [r"the \*case\* be agreed", "£40,000 be spent"]
    assert made.service_owner_id == board.raman
    assert plan.rows[0].notes == ("“P. Raman” is taken for Priya Raman, by initials.",)
    again = brought(board.register, "decisions", DECISIONS, row)
    assert fates(again) == [Fate.SAME]


def test_a_lead_in_of_others_lists_is_not_doubled(board: Board) -> None:
    row = ["CFB 13/02", "1/10/2002", "CFB", "Web site", "RESOLVED that £40,000 be spent", "Agreed"]
    plan = brought(board.register, "decisions", DECISIONS, row)
    made = board.register.decisions.find(number="CFB 13/02")[0]
    (part,) = board.register.decision_parts.find(decision_id=made.id)
    assert part.text == "£40,000 be spent"
    assert ("Wording", "", "£40,000 be spent") in changes(plan.rows[0])
    assert fates(brought(board.register, "decisions", DECISIONS, row)) == [Fate.SAME]


def test_a_number_is_a_decisions_within_its_group(board: Board) -> None:
    rows = [
        ["CFB 12/02", "1/10/2002", "CFB", "Web site"],
        ["cfb 12/02", "1/10/2002", "CFB", "Intranet"],
    ]
    brought(board.register, "decisions", DECISIONS, rows[0])
    plan = brought(board.register, "decisions", DECISIONS, rows[1])
    assert ("Title", "Web site", "Intranet") in changes(plan.rows[0])
    assert len(board.register.decisions.all()) == 1


def test_a_number_that_begins_again_each_year_is_another_years(board: Board) -> None:
    change_group(board.register, board.group_id, number_style="year_running")
    rows = [["62", "1/10/2001", "CFB", "Web site"], ["62", "1/10/2002", "CFB", "Intranet"]]
    assert fates(brought(board.register, "decisions", DECISIONS, *rows)) == [Fate.ADDED, Fate.ADDED]
    assert fates(brought(board.register, "decisions", DECISIONS, *rows)) == [Fate.SAME, Fate.SAME]


def test_a_decision_without_number_is_found_by_day_and_title_or_wording(board: Board) -> None:
    rows = [
        ["", "1/10/2002", "CFB", "Web site", "that it be agreed"],
        ["", "1/10/2002", "CFB", "", "that it be noted"],
    ]
    brought(board.register, "decisions", DECISIONS, *rows)
    assert board.register.decisions.find(title="that it be noted") != []
    again = brought(
        board.register,
        "decisions",
        DECISIONS,
        ["CFB 9/02", "1/10/2002", "CFB", "web  SITE"],
        rows[1],
    )
    assert changes(again.rows[0]) == [
        ("Number", "", "CFB 9/02"), ("Title", "Web site", "web SITE"),
    ]  # fmt: skip
    assert again.rows[1].fate is Fate.SAME


def test_an_owner_may_be_the_holder_of_a_post_or_somebody_new(board: Board) -> None:
    rows = [
        ["1", "1/10/2003", "CFB", "A", "", "", "", "", "Head of ICT"],
        ["2", "1/10/2003", "CFB", "B", "", "", "", "", "Jane Tate"],
        ["3", "1/10/2003", "CFB", "C", "", "", "", "", "Housing"],
    ]
    plan = brought(board.register, "decisions", DECISIONS, *rows)
    assert fates(plan) == [Fate.ADDED, Fate.ADDED, Fate.REFUSED]
    assert plan.rows[0].notes == ("“Head of ICT” is taken for Priya Raman, who held the post.",)
    assert ("New person", "", "Jane Tate") in changes(plan.rows[1])
    assert plan.rows[2].why == "“Housing” is neither a person's name nor a post that is held."


def test_what_a_minute_says_is_changed_in_the_minute(minuted: Board) -> None:
    add_decision(minuted.register, minuted.items[1], ["that it be agreed"])
    number = minuted.register.decisions.all()[0].number
    said = brought(
        minuted.register, "decisions", DECISIONS, [number, "21/10/2003", "CFB", "Other title"]
    )
    assert said.rows[0].why == "Title is what the minute says, and is changed there."
    other = brought(
        minuted.register, "decisions", DECISIONS, [number, "", "CFB", "", "that it be noted"]
    )
    assert other.rows[0].why == "Wording is what the minute says, and is changed there."
    owner = brought(
        minuted.register,
        "decisions",
        DECISIONS,
        [number, "", "CFB", "", "", "", "", "", "Jane Tate"],
    )
    assert fates(owner) == [Fate.CHANGED]


def test_an_exempt_decision_is_exempt(board: Board) -> None:
    row = ["1", "1/10/2003", "CFB", "Tender", "", "", "", "", "", "Part 2"]
    brought(board.register, "decisions", DECISIONS, row)
    assert board.register.decisions.all()[0].exempt


def test_a_decision_hangs_on_the_meeting_of_its_day(board: Board) -> None:
    brought(board.register, "decisions", DECISIONS, ["CFB 1/03", "16/9/2003", "CFB", "Web site"])
    made = board.register.decisions.all()[0]
    assert (made.meeting_id, made.item_id) == (board.earlier, None)
    assert untrue(board.register) == []


# -- numbers -------------------------------------------------------------------------------------


def test_minutes_never_take_a_number_that_came_with_an_old_decision(board: Board) -> None:
    brought(
        board.register, "decisions", DECISIONS,
        ["CFB 34/03(a)", "1/9/2003", "CFB", "Web site"], ["CFB 7/02", "1/9/2002", "CFB", "Intranet"],
    )  # fmt: skip
    brought(board.register, "actions", ACTIONS, ["CFB 36/03 B", "CFB", "2/9/2003", "Write"])
    start_meeting(board.register, board.earlier, "14:00")
    assert board.register.items.find(meeting_id=board.earlier)[0].minute_number == "CFB 37/03"
    following = add_meeting(board.register, board.group_id, date(2004, 5, 18), standing_items=False)
    add_item(board.register, following, "Web site")
    start_meeting(board.register, following, "14:00")
    assert board.register.items.find(meeting_id=following)[0].minute_number == "CFB 01/04"


def test_a_count_that_runs_on_for_ever_runs_on_from_what_was_imported(board: Board) -> None:
    change_group(board.register, board.group_id, number_style="long_running")
    brought(board.register, "decisions", DECISIONS, ["650", "1/9/1999", "CFB", "Web site"])
    start_meeting(board.register, board.earlier, "14:00")
    assert board.register.items.find(meeting_id=board.earlier)[0].minute_number == "651"


def test_a_decision_cannot_take_the_number_of_a_minute(board: Board) -> None:
    held(board)
    (minute, *_rest) = board.register.items.find(meeting_id=board.earlier)
    number = minute.minute_number
    rows = [[number.lower(), "16/09/2003", "CFB", "Spend it", "That it be spent"],
            [f"{number}(b)", "16/09/2003", "CFB", "Save it", "That it be saved"]]  # fmt: skip
    plan = brought(board.register, "decisions", DECISIONS, *rows)
    assert fates(plan) == [Fate.REFUSED, Fate.ADDED]
    assert plan.rows[0].why == (
        f"{number} is the minute “Apologies for absence” of 16 September 2003; record the decision in "
        f"that minute, or give it a letter, such as {number}(b)."
    )
    assert [one.number for one in board.register.decisions.find(group_id=board.group_id)] == [
        f"{number}(b)"
    ]


# -- actions -------------------------------------------------------------------------------------


def test_an_owner_who_is_nobody_keeps_the_words(board: Board) -> None:
    rows = [
        ["", "CFB", "1/10/2003", "Write", "P. Raman"],
        ["", "CFB", "1/10/2003", "Ring", "Suppliers and ICT"],
    ]
    plan = brought(board.register, "actions", ACTIONS, *rows)
    actions = {one.title: one for one in board.register.actions.all()}
    assert (actions["Write"].owner_id, actions["Write"].owner) == (board.raman, "")
    assert (actions["Ring"].owner_id, actions["Ring"].owner) == (None, "Suppliers and ICT")
    assert plan.rows[1].notes == (
        "“Suppliers and ICT” is nobody in the register, and is kept as it is.",
    )


def test_an_owner_who_may_be_two_keeps_the_words(board: Board) -> None:
    add_person(board.register, "Paul Raman")
    plan = brought(
        board.register, "actions", ACTIONS, ["", "CFB", "1/10/2003", "Write", "P. Raman"]
    )
    assert board.register.actions.all()[0].owner == "P. Raman"
    assert "Priya Raman and Paul Raman may be meant" in plan.rows[0].notes[0]


def test_a_due_date_that_moves_is_kept(board: Board) -> None:
    action = add_loose_action(
        board.register, board.group_id, "Write", given_on=date(2003, 10, 1), due_on=date(2003, 10, 8)
    )  # fmt: skip
    plan = brought(
        board.register, "actions", ACTIONS, ["", "CFB", "1/10/2003", "write", "", "31/10/2003"]
    )
    assert changes(plan.rows[0]) == [
        ("Action", "Write", "write"),
        ("Due", "8 October 2003", "31 October 2003"),
    ]
    assert [one.due_on for one in board.register.action_dues.find(action_id=action)] == [
        date(2003, 10, 8)
    ]


@pytest.mark.parametrize("word", ["late", "Overdue", "In progress"])
def test_late_is_no_state_of_its_own(word: str, board: Board) -> None:
    action = add_loose_action(board.register, board.group_id, "Write", given_on=date(2003, 10, 1))
    with board.register.step("Begin"):
        board.register.actions.update(action, state=ActionState.IN_PROGRESS)
    row = ["", "CFB", "1/10/2003", "Write", "", "", word]
    assert fates(brought(board.register, "actions", ACTIONS, row)) == [Fate.SAME]


def test_closing_tells_the_day(board: Board) -> None:
    rows = [["", "CFB", "1/10/2003", "Write"], ["", "CFB", "1/10/2003", "Ring"]]
    brought(board.register, "actions", ACTIONS, *rows)
    rows = [[*rows[0], "", "", "Completed", "", "5/10/2003"], [*rows[1], "", "", "Done"]]
    plan = brought(board.register, "actions", ACTIONS, *rows)
    assert changes(plan.rows[0]) == [("State", "Open", "Done"), ("Closed", "", "5 October 2003")]
    closed = board.register.actions.find(title="Ring")[0]
    assert (closed.state, closed.closed_on) == (ActionState.DONE, board.register.today)


def test_updates_are_kept_with_their_day_and_never_twice(board: Board) -> None:
    row = ["", "CFB", "1/10/2003", "Write", "", "", "", "5 Oct 2003: Letters sent"]
    brought(board.register, "actions", ACTIONS, row)
    update = board.register.action_updates.all()[0]
    assert (update.noted_on, update.text) == (date(2003, 10, 5), "Letters sent")
    assert fates(brought(board.register, "actions", ACTIONS, row)) == [Fate.SAME]
    row[-1] = "All answered"
    assert changes(brought(board.register, "actions", ACTIONS, row).rows[0]) == [
        ("Latest update", "", "All answered")
    ]


def test_actions_of_minutes_keep_their_words_and_may_move_on(minuted: Board) -> None:
    add_action(minuted.register, minuted.items[1], "Circulate costs", owner_id=minuted.raman)
    number = minuted.register.actions.all()[0].number
    worded = brought(minuted.register, "actions", ACTIONS, [number, "", "", "Burn the costs"])
    assert worded.rows[0].why == "Action is what the minute says, and is changed there."
    moved = brought(
        minuted.register, "actions", ACTIONS, [number, "", "", "Circulate costs", "", "", "done"]
    )
    assert fates(moved) == [Fate.CHANGED]
    assert moved.rows[0].changes[0].after == "Done"


def test_an_action_without_a_day_takes_the_earliest_that_it_names(board: Board) -> None:
    plan = brought(board.register, "actions", ACTIONS, ["", "CFB", "", "Write", "", "1/5/2003"])
    assert board.register.actions.all()[0].given_on == date(2003, 5, 1)
    assert plan.rows[0].notes == ("It says no day on which it was given: 1 May 2003 is taken.",)


def test_as_many_alike_actions_as_the_list_has_are_found(board: Board) -> None:
    for _ in range(2):
        add_loose_action(board.register, board.group_id, "Chase", given_on=date(2003, 10, 1))
    row = ["", "CFB", "1/10/2003", "Chase"]
    plan = brought(board.register, "actions", ACTIONS, [*row, "Jo"], [*row, "Sam"])
    assert fates(plan) == [Fate.CHANGED, Fate.CHANGED]
    assert sorted(one.owner for one in board.register.actions.all()) == ["Jo", "Sam"]


def test_a_date_that_is_none_refuses_the_row_with_its_column(board: Board) -> None:
    plan = brought(
        board.register, "actions", ACTIONS,
        ["", "CFB", "1/10/2003", "Write", "", "ASAP"], ["", "CFB", "1/10/2003", "Ring", "", "1/11/2003"],
    )  # fmt: skip
    assert plan.rows[0].why == "Due: “ASAP” is not a date, such as 21/10/2003."
    assert [one.title for one in board.register.actions.all()] == ["Ring"]


def test_rows_that_end_a_report_are_refused_and_harm_nothing(board: Board) -> None:
    path = a_list(board.register, ACTIONS, ["", "CFB", "1/10/2003", "Write"], ["End of report"])
    plan = planned(board.register, path, "actions")
    assert fates(plan) == [Fate.ADDED, Fate.REFUSED]
