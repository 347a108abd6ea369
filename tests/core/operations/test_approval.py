"""After the meeting: each stage keeps what went out, and final minutes are locked."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.approval import (
    approve_minutes,
    approving_meetings,
    circulate_minutes,
    clear_minutes,
    reopen_minutes,
    send_to_chair,
    sign_minutes,
)
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import add_group, change_group
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    change_meeting,
    start_meeting,
)
from egovdesk.operations.minutes import add_block
from egovdesk.records.groups import Constitution
from egovdesk.records.meetings import ItemKind, MeetingState
from tests.scenes import Board


def kinds(board: Board, meeting_id: str) -> list[tuple[str, int, str]]:
    found = board.register.issues.find(meeting_id=meeting_id)
    return [(one.kind, one.version, one.issued_to) for one in found]


def words_under(board: Board, item_id: str) -> list[str]:
    return [one.text for one in board.register.blocks.find(item_id=item_id)]


def test_each_stage_keeps_exactly_what_went_out(minuted: Board) -> None:
    register, meeting = minuted.register, minuted.earlier
    change_meeting(register, meeting, chair_id=minuted.chair)
    send_to_chair(register, meeting, "first", date(2003, 9, 18))
    send_to_chair(register, meeting, "second", date(2003, 9, 19))
    clear_minutes(register, meeting, "cleared", date(2003, 9, 22), "The date in the first minute")
    circulate_minutes(register, meeting, "draft", "Members")
    approve_minutes(register, meeting, minuted.meeting, "approved")
    sign_minutes(register, meeting, "signed", on=date(2003, 10, 21), signatory_id=minuted.chair)
    assert kinds(minuted, meeting) == [
        ("chair", 1, "David Ashworth"), ("chair", 2, "David Ashworth"), ("cleared", 1, ""),
        ("minutes", 1, "Members"), ("minutes_approved", 1, ""), ("minutes_signed", 1, ""),
    ]  # fmt: skip
    kept = register.issues.find(meeting_id=meeting)
    assert [one.content for one in kept] == [
        "first", "second", "cleared", "draft", "approved", "signed",
    ]  # fmt: skip
    for one in kept:
        assert one.sha256 == hashlib.sha256(one.content.encode()).hexdigest()
    found = register.meetings.get(meeting)
    assert (found.chair_sent_on, found.cleared_on) == (date(2003, 9, 19), date(2003, 9, 22))
    assert found.clearance == "The date in the first minute"
    assert (found.state, found.signatory_id) == (MeetingState.SIGNED, minuted.chair)


def test_what_goes_out_is_made_once_the_register_says_what_it_should(minuted: Board) -> None:
    register, meeting = minuted.register, minuted.earlier
    circulate_minutes(register, meeting, lambda: register.meetings.get(meeting).state.value)
    approve_minutes(
        register, meeting, minuted.meeting, lambda: register.meetings.get(meeting).state.value
    )
    said = [one.content for one in register.issues.find(meeting_id=meeting)]
    assert said == ["circulated", "approved"]


def test_sending_it_again_asks_for_clearance_again(minuted: Board) -> None:
    clear_minutes(minuted.register, minuted.earlier, "{}", date(2003, 9, 22), "None")
    send_to_chair(minuted.register, minuted.earlier, "{}", date(2003, 9, 23))
    found = minuted.register.meetings.get(minuted.earlier)
    assert (found.state, found.cleared_on, found.clearance) == (
        MeetingState.MINUTES_DRAFTED, None, "",
    )  # fmt: skip


def test_the_publics_copy_is_kept_only_where_it_says_less(minuted: Board) -> None:
    register = minuted.register
    circulate_minutes(register, minuted.earlier, "all", public="all")
    circulate_minutes(register, minuted.earlier, "all", public=lambda: "less")
    assert [kind for kind, _, _ in kinds(minuted, minuted.earlier)] == [
        "minutes", "minutes", "minutes_public",
    ]  # fmt: skip


@pytest.mark.parametrize("stage", [send_to_chair, clear_minutes])
def test_the_chair_is_asked_before_the_draft_goes_out(stage: object, minuted: Board) -> None:
    circulate_minutes(minuted.register, minuted.earlier, "{}")
    with pytest.raises(Refused, match="have been circulated"):
        stage(minuted.register, minuted.earlier, "{}")  # type: ignore[operator]


def test_nothing_is_cleared_before_it_was_said(minuted: Board) -> None:
    with pytest.raises(
        Refused, match="meeting is on 16 September 2003, and 1 September 2003 is before"
    ):
        clear_minutes(minuted.register, minuted.earlier, "{}", date(2003, 9, 1))


def test_the_later_meeting_says_that_the_minutes_were_agreed(minuted: Board) -> None:
    register = minuted.register
    item = add_item(register, minuted.meeting, "Minutes", approves_id=minuted.earlier)
    approve_minutes(register, minuted.earlier, minuted.meeting, "{}", words="They were agreed.")
    assert words_under(minuted, item) == ["They were agreed."]
    assert register.items.get(item).state.is_done


def test_a_member_body_resolves_it(minuted: Board) -> None:
    register = minuted.register
    change_group(register, minuted.group_id, constitution=Constitution.MEMBER_COMMITTEE)
    item = add_item(register, minuted.meeting, "Minutes", approves_id=minuted.earlier)
    approve_minutes(register, minuted.earlier, minuted.meeting, "{}", words="the minutes be signed")
    (decision,) = register.decisions.find(item_id=item)
    assert decision.outcome == "resolved" and decision.number
    (part,) = register.decision_parts.find(decision_id=decision.id)
    assert part.text == "the minutes be signed"


def test_an_agenda_that_forgot_the_minutes_gets_an_item_for_them(minuted: Board) -> None:
    register = minuted.register
    approve_minutes(register, minuted.earlier, minuted.meeting, "{}", words="They were agreed.")
    (item,) = register.items.find(approves_id=minuted.earlier)
    assert item.title == "Minutes of 16 September 2003"
    assert item.kind is ItemKind.STANDING and item.minute_number


def test_two_earlier_meetings_are_approved_at_one(minuted: Board) -> None:
    register = minuted.register
    between = add_meeting(register, minuted.group_id, date(2003, 9, 30), standing_items=False)
    start_meeting(register, between, "14:00")
    usual = add_item(register, minuted.meeting, "Minutes", kind=ItemKind.STANDING)
    approve_minutes(register, minuted.earlier, minuted.meeting, "{}", words="The first.")
    approve_minutes(register, between, minuted.meeting, "{}", words="The second.")
    assert words_under(minuted, usual) == ["The first.", "The second."]
    for one in (minuted.earlier, between):
        assert register.meetings.get(one).approved_at_id == minuted.meeting
    assert register.meetings.unapproved(minuted.group_id) == [
        register.meetings.get(minuted.meeting)
    ]


def test_each_of_two_earlier_meetings_has_its_own_item_where_the_agenda_has(
    minuted: Board,
) -> None:
    register = minuted.register
    between = add_meeting(register, minuted.group_id, date(2003, 9, 30), standing_items=False)
    start_meeting(register, between, "14:00")
    first, second = (
        add_item(register, minuted.meeting, "Minutes", approves_id=one)
        for one in (minuted.earlier, between)
    )
    approve_minutes(register, between, minuted.meeting, "{}", words="The second.")
    approve_minutes(register, minuted.earlier, minuted.meeting, "{}", words="The first.")
    assert (words_under(minuted, first), words_under(minuted, second)) == (
        ["The first."], ["The second."],
    )  # fmt: skip


def test_a_joint_meetings_minutes_are_approved_by_any_of_its_groups(minuted: Board) -> None:
    register = minuted.register
    other = add_group(register, "HR Steering Group")
    stranger = add_group(register, "Web Group")
    joint = add_meeting(
        register, minuted.group_id, date(2003, 9, 23), joint_with=[other], standing_items=False
    )
    theirs = add_meeting(register, other, date(2003, 10, 7), standing_items=False)
    nobodys = add_meeting(register, stranger, date(2003, 10, 7), standing_items=False)
    for one in (joint, theirs, nobodys):
        start_meeting(register, one, "10:00")
    found = approving_meetings(register, register.meetings.get(joint))
    assert [one.id for one in found] == [theirs, minuted.meeting]
    assert joint in {one.id for one in register.meetings.unapproved(other)}
    with pytest.raises(Refused, match="another group"):
        approve_minutes(register, joint, nobodys, "{}")
    approve_minutes(register, joint, theirs, "{}")
    assert register.meetings.unapproved(other) == [register.meetings.get(theirs)]


def test_a_meeting_to_come_approves_nothing(minuted: Board) -> None:
    register = minuted.register
    later = add_meeting(register, minuted.group_id, date(2003, 11, 18))
    with pytest.raises(Refused, match="not been held"):
        approve_minutes(register, minuted.meeting, later, "{}")
    assert approving_meetings(register, register.meetings.get(minuted.meeting)) == []


def test_minutes_are_signed_once_approved_and_by_nobody_in_particular(minuted: Board) -> None:
    register = minuted.register
    with pytest.raises(Refused, match="not approved yet"):
        sign_minutes(register, minuted.earlier, "{}")
    approve_minutes(register, minuted.earlier, minuted.meeting, "{}")
    with pytest.raises(Refused, match="once they have been approved"):
        sign_minutes(register, minuted.earlier, "{}", on=date(2003, 10, 20))
    sign_minutes(register, minuted.earlier, "{}", on=date(2003, 10, 21))
    assert register.meetings.get(minuted.earlier).signatory_id is None
    with pytest.raises(Refused, match="signed already"):
        sign_minutes(register, minuted.earlier, "{}", on=date(2003, 10, 22))


def signed(board: Board) -> None:
    add_decision(board.register, board.register.items.find(meeting_id=board.earlier)[0].id, ["x"])
    circulate_minutes(board.register, board.earlier, "draft")
    approve_minutes(board.register, board.earlier, board.meeting, "approved")
    sign_minutes(board.register, board.earlier, "signed", on=date(2003, 10, 21))


def test_reopening_is_logged_with_its_reason_and_keeps_what_was_issued(minuted: Board) -> None:
    register = minuted.register
    signed(minuted)
    with pytest.raises(Refused, match="no reason"):
        reopen_minutes(register, minuted.earlier, "  ")
    reopen_minutes(register, minuted.earlier, "The sum in the first minute is wrong")
    (logged,) = register.reopenings.find(meeting_id=minuted.earlier)
    assert (logged.reason, logged.former_state, logged.reopened_by) == (
        "The sum in the first minute is wrong", "signed", "jtate",
    )  # fmt: skip
    found = register.meetings.get(minuted.earlier)
    assert (found.state, found.signed_on, found.approved_at_id) == (
        MeetingState.CIRCULATED, None, None,
    )  # fmt: skip
    assert [one.content for one in register.issues.find(meeting_id=minuted.earlier)] == [
        "draft", "approved", "signed",
    ]  # fmt: skip
    with pytest.raises(Refused, match="are open"):
        reopen_minutes(register, minuted.earlier, "Again")


def test_reopening_gives_no_number_to_another_decision(minuted: Board) -> None:
    register = minuted.register
    signed(minuted)
    (item,) = register.items.find(meeting_id=minuted.earlier)
    (decision,) = register.decisions.find(item_id=item.id)
    reopen_minutes(register, minuted.earlier, "A decision was left out")
    urgent = add_item(register, minuted.earlier, "Urgent business")
    second = add_decision(register, item.id, ["y"])
    later = register.items.get(minuted.items[0]).minute_number
    assert register.decisions.get(decision.id).number == decision.number
    assert register.decisions.get(second).number == f"{decision.number}(b)"
    assert register.items.get(item.id).minute_number == item.minute_number
    assert register.items.get(urgent).minute_number == "CFB 07/03"
    assert register.items.get(minuted.items[0]).minute_number == later
    approve_minutes(register, minuted.earlier, minuted.meeting, "again")
    assert register.decisions.get(decision.id).number == decision.number
    (_, again) = register.issues.find(meeting_id=minuted.earlier, kind="minutes_approved")
    assert (again.version, again.content) == (2, "again")


def test_reopening_warns_where_a_later_meeting_is_closed(minuted: Board) -> None:
    register = minuted.register
    signed(minuted)
    later = add_meeting(register, minuted.group_id, date(2003, 11, 18), standing_items=False)
    start_meeting(register, later, "14:00")
    approve_minutes(register, minuted.meeting, later, "{}")
    with pytest.raises(Refused, match="later meeting of the year"):
        reopen_minutes(register, minuted.earlier, "A slip")
    reopen_minutes(register, minuted.earlier, "A slip", although_later=True)
    assert register.meetings.get(minuted.earlier).state is MeetingState.CIRCULATED


def test_minutes_that_nobody_has_approved_are_listed_for_their_group(minuted: Board) -> None:
    register = minuted.register
    planned = add_meeting(register, minuted.group_id, date(2003, 11, 18))
    listed = [one.id for one in register.meetings.unapproved(minuted.group_id)]
    assert listed == [minuted.earlier, minuted.meeting] and planned not in listed
    approve_minutes(register, minuted.earlier, minuted.meeting, "{}")
    assert [one.id for one in register.meetings.unapproved(minuted.group_id)] == [minuted.meeting]


def test_later_words_under_the_item_do_not_lose_what_the_clerk_wrote(minuted: Board) -> None:
    register = minuted.register
    item = add_item(register, minuted.meeting, "Minutes", approves_id=minuted.earlier)
    add_block(register, item, "The chair thanked the clerk.")
    approve_minutes(register, minuted.earlier, minuted.meeting, "{}", words="They were agreed.")
    assert words_under(minuted, item) == ["The chair thanked the clerk.", "They were agreed."]
