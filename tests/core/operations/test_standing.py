"""What is on every agenda, what arrives there by itself, and templates that a clerk keeps."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.actions import add_action
from egovdesk.operations.approval import approve_minutes, circulate_minutes
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import add_group, remove_group
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    add_standing_items,
    agenda_of,
    bring_due,
    cancel_meeting,
    change_item,
    change_meeting,
    due_on,
    end_meeting,
    issue_agenda,
    remove_item,
    remove_meeting,
    start_meeting,
    take_item,
)
from egovdesk.operations.meetings.items import put_in_backlog
from egovdesk.operations.templates import (
    add_template,
    add_template_item,
    change_template,
    change_template_item,
    copy_usual_agenda,
    make_standing,
    move_template_item,
    remove_template,
    save_as_template,
    start_from_template,
)
from egovdesk.records.groups import Access, Constitution
from egovdesk.records.meetings import ItemKind, ItemState
from egovdesk.records.templates import Standing
from egovdesk.register import Register
from tests.scenes import TODAY, Board

NOVEMBER, DECEMBER = date(2003, 11, 18), date(2003, 12, 16)


@pytest.fixture(autouse=True)
def on_9_october(council: Register) -> None:
    change_authority(council, today=TODAY)


def outline(register: Register, meeting_id: str) -> list[str]:
    """The agenda as a clerk reads it."""
    lines = agenda_of(register, register.meetings.get(meeting_id))
    return ["  " * one.depth + f"{one.number} {one.item.title}".strip() for one in lines]


def titles(register: Register, meeting_id: str) -> list[str]:
    return [one.title for one in register.items.find(meeting_id=meeting_id)]


def empty(board: Board, on: date = NOVEMBER) -> str:
    return add_meeting(board.register, board.group_id, on, standing_items=False)


# -- the order of business ---------------------------------------------------------------------


def test_a_committee_and_an_officer_board_have_orders_of_business_of_their_own(
    council: Register,
) -> None:
    found = {}
    for constitution in (Constitution.MEMBER_COMMITTEE, Constitution.OFFICER_BOARD):
        group = add_group(council, constitution.label, constitution=constitution)
        add_meeting(council, group, date(2003, 9, 9), standing_items=False)
        found[constitution] = titles(council, add_meeting(council, group, NOVEMBER))
    committee = found[Constitution.MEMBER_COMMITTEE]
    assert committee[:4] == [
        "Apologies for absence", "Substitutes", "Declarations of interest",
        "Minutes of 9 September",
    ]  # fmt: skip
    assert "Questions and petitions from the public" in committee
    board = found[Constitution.OFFICER_BOARD]
    assert "Any other business" in board and "Substitutes" not in board


def test_what_only_the_public_brings_is_left_out_of_private_meetings(council: Register) -> None:
    private = add_group(
        council, "Panel", constitution=Constitution.EXECUTIVE, access=Access.PRIVATE
    )
    assert not any(
        "public" in one for one in titles(council, add_meeting(council, private, NOVEMBER))
    )


def test_business_goes_under_the_heading_for_it_and_headings_take_no_number(board: Board) -> None:
    register = board.register
    change_meeting(register, board.meeting, held_on=date(2003, 11, 4))
    meeting = empty(board)
    add_standing_items(register, meeting)
    wanted = [("Smartcard pilot", "decide"), ("Quarter 2", "note")]
    for title, purpose in wanted:
        waiting = add_item(register, board.meeting, title, purpose=purpose)
        with register.step("Plan"):
            put_in_backlog(register, register.items.get(waiting), NOVEMBER)
    bring_due(register, meeting)
    found = outline(register, meeting)
    at = found.index("Items for decision")
    assert found[at + 1].endswith("Smartcard pilot") and found[at + 1].startswith("  ")
    at = found.index("Items for information")
    assert found[at + 1].endswith("Quarter 2")
    numbers = [int(one.split()[0]) for one in found if one.split()[0].isdecimal()]
    assert numbers == list(range(1, len(found) - 1))


def test_the_first_meeting_of_a_group_has_nothing_earlier_on_its_agenda(council: Register) -> None:
    group = add_group(council, "New Board")
    found = titles(council, add_meeting(council, group, NOVEMBER))
    assert not any(one.startswith(("Minutes", "Actions", "Matters")) for one in found)


def test_a_group_keeps_an_order_of_its_own(board: Board) -> None:
    register = board.register
    template = copy_usual_agenda(register, board.group_id)
    lines = register.template_items.find(template_id=template)
    change_template_item(register, lines[0].id, title="Welcome and apologies", minutes_allowed=5)
    move_template_item(register, lines[0].id, 1)
    add_template_item(register, template, "Site visit", after_id=lines[0].id)
    found = titles(register, add_meeting(register, board.group_id, NOVEMBER))
    assert found[:3] == ["Declarations of interest", "Welcome and apologies", "Site visit"]
    with pytest.raises(Refused, match="already"):
        copy_usual_agenda(register, board.group_id)


def test_a_group_that_goes_takes_its_templates_with_it(council: Register) -> None:
    group = add_group(council, "Short-lived")
    copy_usual_agenda(council, group)
    remove_group(council, group)
    assert council.templates.all() == [] and council.template_items.all() == []


# -- minutes to approve ------------------------------------------------------------------------


def test_each_unapproved_earlier_meeting_has_its_own_item_of_minutes(minuted: Board) -> None:
    register = minuted.register
    meeting = add_meeting(register, minuted.group_id, NOVEMBER)
    approvals = [one for one in register.items.find(meeting_id=meeting) if one.approves_id]
    assert [(one.title, one.approves_id) for one in approvals] == [
        ("Minutes of 16 September", minuted.earlier),
        ("Minutes of 21 October", minuted.meeting),
    ]
    assert {one.standing for one in approvals} == {Standing.MINUTES}


def test_a_meeting_to_come_will_approve_what_was_before_it(board: Board) -> None:
    start_meeting(board.register, board.earlier, "14:00")
    meeting = add_meeting(board.register, board.group_id, NOVEMBER)
    found = [one for one in titles(board.register, meeting) if one.startswith("Minutes")]
    assert found == ["Minutes of 21 October"]


def test_minutes_that_were_approved_meanwhile_are_taken_off_again(minuted: Board) -> None:
    register = minuted.register
    meeting = add_meeting(register, minuted.group_id, NOVEMBER)
    circulate_minutes(register, minuted.earlier, "{}")
    approve_minutes(register, minuted.earlier, minuted.meeting, "{}")
    assert len(due_on(register, register.meetings.get(meeting)).settled) == 1
    bring_due(register, meeting)
    found = [one for one in titles(register, meeting) if one.startswith("Minutes")]
    assert found == ["Minutes of 21 October"]


def test_the_title_follows_the_date_of_the_meeting(board: Board) -> None:
    register = board.register
    meeting = add_meeting(register, board.group_id, NOVEMBER)
    change_meeting(register, board.meeting, held_on=date(2003, 10, 28))
    assert "Minutes of 28 October" in titles(register, meeting)
    january = empty(board, date(2004, 1, 20))
    cancel_meeting(register, meeting)
    bring_due(register, january)
    assert titles(register, january) == ["Minutes of 28 October 2003"]


def test_a_title_that_the_clerk_chose_stays(board: Board) -> None:
    register = board.register
    meeting = add_meeting(register, board.group_id, NOVEMBER)
    (item,) = register.items.find(approves_id=board.meeting)
    change_item(register, item.id, title="Minutes of the last meeting")
    change_meeting(register, board.meeting, held_on=date(2003, 10, 28))
    assert "Minutes of the last meeting" in titles(register, meeting)


def test_a_meeting_that_is_taken_out_leaves_no_minutes_to_approve(board: Board) -> None:
    register = board.register
    meeting = add_meeting(register, board.group_id, NOVEMBER)
    remove_meeting(register, board.meeting)
    assert not any("21 October" in one for one in titles(register, meeting))


# -- what comes by itself ----------------------------------------------------------------------


def test_bringing_what_is_due_a_second_time_brings_nothing(minuted: Board) -> None:
    register = minuted.register
    change_meeting(register, minuted.meeting, held_on=date(2003, 10, 7))
    end_meeting(register, minuted.meeting, "16:00")
    meeting = empty(minuted)
    brought = bring_due(register, meeting)
    assert len(brought) > 2
    before = outline(register, meeting)
    assert bring_due(register, meeting) == []
    assert outline(register, meeting) == before
    assert due_on(register, register.meetings.get(meeting)).count == 0


def test_business_that_was_not_reached_or_not_decided_comes_back(minuted: Board) -> None:
    register = minuted.register
    change_meeting(register, minuted.meeting, held_on=date(2003, 10, 7))
    for index, purpose in ((1, "decide"), (2, "note")):
        change_item(register, minuted.items[index], purpose=purpose)
        take_item(register, minuted.items[index], "14:10")
    take_item(register, minuted.items[4], "14:30")
    add_decision(register, minuted.items[4], ["the terms be agreed"])
    end_meeting(register, minuted.meeting, "16:00")
    meeting = empty(minuted)
    bring_due(register, meeting)
    arisen = {one.title: one.arises_id for one in register.items.find(meeting_id=meeting)
              if one.arises_id}  # fmt: skip
    assert arisen["Corporate CRM"] == minuted.items[1]  # taken, and nothing was decided
    assert "Any other business" in arisen  # not reached
    assert "IEG3: first draft" not in arisen  # only to note
    assert "Network partner: tender evaluation" not in arisen  # decided


def test_business_of_a_cancelled_meeting_comes_to_the_next(board: Board) -> None:
    register = board.register
    cancel_meeting(register, board.meeting, "The chair is ill")
    meeting = empty(board)
    bring_due(register, meeting)
    assert "Corporate CRM" in titles(register, meeting)


def test_only_the_next_meeting_takes_what_is_waiting(board: Board) -> None:
    register = board.register
    november, december = empty(board), empty(board, DECEMBER)
    waiting = add_item(register, december, "Benefits: review")
    with register.step("Plan"):
        put_in_backlog(register, register.items.get(waiting), date(2003, 11, 1))
    bring_due(register, december)
    assert "Benefits: review" not in titles(register, december)
    bring_due(register, november)
    assert register.items.get(waiting).meeting_id == november
    assert register.items.get(waiting).state is ItemState.ON_AGENDA


def test_what_is_wanted_later_waits_and_an_agenda_that_went_out_takes_nothing(board: Board) -> None:
    register = board.register
    november, december = empty(board), empty(board, DECEMBER)
    waiting = add_item(register, december, "Benefits: review")
    with register.step("Plan"):
        put_in_backlog(register, register.items.get(waiting), date(2003, 12, 1))
    bring_due(register, november)
    assert register.items.get(waiting).meeting_id is None
    issue_agenda(register, november, "{}")
    with pytest.raises(Refused, match="has been issued"):
        bring_due(register, november)


def test_what_takes_up_an_earlier_item_is_never_lost_by_removing_it(minuted: Board) -> None:
    register = minuted.register
    change_meeting(register, minuted.meeting, held_on=date(2003, 10, 7))
    end_meeting(register, minuted.meeting, "16:00")
    meeting = empty(minuted)
    bring_due(register, meeting)
    (item,) = register.items.find(arises_id=minuted.items[1])
    remove_item(register, item.id)
    kept = register.items.get(item.id)
    assert (kept.meeting_id, kept.state) == (None, ItemState.PLANNED)
    assert bring_due(register, meeting) == []
    remove_item(register, item.id)
    assert register.items.get(item.id).state is ItemState.WITHDRAWN
    assert register.items.backlog(minuted.group_id) == []
    assert bring_due(register, meeting) == []


def test_the_business_of_a_meeting_that_is_taken_out_waits_for_another(board: Board) -> None:
    register = board.register
    add_item(register, board.meeting, "Costs", parent_id=board.items[1])
    add_item(register, board.meeting, "Apologies", kind=ItemKind.STANDING)
    remove_meeting(register, board.meeting)
    waiting = [one.title for one in register.items.backlog(board.group_id)]
    assert "Corporate CRM" in waiting and "Costs" not in waiting and "Apologies" not in waiting
    (below,) = register.items.find(parent_id=board.items[1])
    assert below.meeting_id is None


# -- templates ---------------------------------------------------------------------------------


def test_an_agenda_is_kept_as_a_template_and_another_started_from_it(minuted: Board) -> None:
    register = minuted.register
    add_action(register, minuted.items[1], "Write to suppliers")
    meeting = add_meeting(register, minuted.group_id, NOVEMBER)
    sub = add_item(register, meeting, "Costs", parent_id=add_item(register, meeting, "CRM"))
    kept = save_as_template(register, meeting, "Autumn meeting")
    lines = register.template_items.find(template_id=kept)
    assert [one.title for one in lines].count("Minutes") == 1
    december = empty(minuted, DECEMBER)
    start_from_template(register, december, kept)
    assert outline(register, december)[-1].startswith("  ")
    assert outline(register, december)[-1].endswith("Costs")
    assert "Minutes of 18 November" in titles(register, december)
    again = len(titles(register, december))
    start_from_template(register, december, kept)
    assert [one for one in titles(register, december) if one.startswith("Apologies")] == [
        "Apologies for absence"
    ]
    assert len(titles(register, december)) < 2 * again
    assert register.items.get(sub).title == "Costs"


def test_what_only_one_meeting_had_is_no_part_of_a_template(minuted: Board) -> None:
    register = minuted.register
    change_meeting(register, minuted.meeting, held_on=date(2003, 10, 7))
    end_meeting(register, minuted.meeting, "16:00")
    meeting = empty(minuted)
    bring_due(register, meeting)
    add_item(register, meeting, "Annual review", clerk_note="Ask Priya")
    lines = register.template_items.find(
        template_id=save_as_template(register, meeting, "Annual meeting")
    )
    assert [one.title for one in lines] == ["Minutes", "Annual review"]


def test_one_template_of_a_group_stands_on_its_agendas(board: Board) -> None:
    register = board.register
    former = copy_usual_agenda(register, board.group_id)
    short = add_template(register, "Short meeting", board.group_id)
    add_template_item(register, short, "Apologies", standing=Standing.APOLOGIES)
    make_standing(register, short)
    assert not register.templates.get(former).standing
    found = titles(register, add_meeting(register, board.group_id, NOVEMBER))
    assert found == ["Apologies", "Minutes of 21 October"]  # which nobody may forget
    with pytest.raises(Refused, match="every group"):
        make_standing(register, add_template(register, "For all"))


def test_a_name_belongs_to_one_template_of_a_group(board: Board) -> None:
    register = board.register
    first = add_template(register, "Short meeting", board.group_id)
    with pytest.raises(Refused, match="already"):
        add_template(register, "short meeting", board.group_id)
    add_template(register, "Short meeting")
    change_template(register, first, "Short Meeting ")
    assert register.templates.get(first).name == "Short Meeting"


def test_removing_a_template_changes_no_agenda(board: Board) -> None:
    register = board.register
    kept = save_as_template(register, board.meeting, "Ordinary")
    before = titles(register, board.meeting)
    remove_template(register, kept)
    assert titles(register, board.meeting) == before and register.template_items.all() == []


def test_an_empty_template_says_so(board: Board) -> None:
    with pytest.raises(Refused, match="no lines"):
        start_from_template(board.register, board.meeting, add_template(board.register, "Empty"))


# -- traps -------------------------------------------------------------------------------------


def test_notes_that_were_emptied_come_back_by_undo(board: Board) -> None:
    register, item = board.register, board.items[1]
    notes = {"note": "Housing takes 61 per cent", "clerk_note": "Chair first", "challenge": "Cost"}
    change_item(register, item, **notes)
    change_item(register, item, note="", clerk_note="", challenge="")
    register.undo()
    kept = register.items.get(item)
    assert {name: getattr(kept, name) for name in notes} == notes


def test_an_item_taken_off_with_its_minute_comes_back_whole(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    add_action(register, item, "Write to suppliers")
    add_decision(register, item, ["the case be agreed"])
    before = (register.items.get(item), register.blocks.find(item_id=item))
    remove_item(register, item)
    assert register.items.maybe(item) is None
    register.undo()
    assert (register.items.get(item), register.blocks.find(item_id=item)) == before
