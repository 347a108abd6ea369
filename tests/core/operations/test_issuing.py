"""Issuing: numbers freeze, what went out is kept with to whom, and what was wrong is withdrawn."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.authority import change_authority
from egovdesk.operations.groups import add_group, add_membership
from egovdesk.operations.meetings import (
    Sent,
    add_item,
    add_meeting,
    agenda_of,
    change_item,
    issue_agenda,
    issue_supplement,
    late_items,
    next_supplement,
    recipients_of,
    record_dispatches,
    remove_item,
    start_meeting,
    withdraw_issue,
)
from egovdesk.operations.papers import add_paper, mark_papers, receive_paper
from egovdesk.operations.people import add_person
from egovdesk.records.groups import MemberRole
from egovdesk.records.meetings import Issue, MeetingState
from egovdesk.records.papers import PaperState
from tests.scenes import TODAY, Board

MONDAY = datetime(2003, 10, 13, 15, 0, tzinfo=UTC)


def issues(board: Board, kind: str) -> list[Issue]:
    return board.register.issues.find(meeting_id=board.meeting, kind=kind)


def numbers(board: Board) -> dict[str, str]:
    meeting = board.register.meetings.get(board.meeting)
    return {line.item.title: line.number for line in agenda_of(board.register, meeting)}


def sent_to(board: Board, issue_id: str) -> list[str]:
    return [one.recipient for one in board.register.dispatches.find(issue_id=issue_id)]


# To whom


def test_the_members_of_the_meetings_own_day_are_proposed(board: Board) -> None:
    register = board.register
    clerk, later = add_person(register, "Eileen Brackley"), add_person(register, "New Member")
    adviser = add_person(register, "Helen Marsden")
    add_membership(
        register, board.group_id, person_id=adviser, role=MemberRole.IN_ATTENDANCE,
        from_on=date(2003, 1, 1),
    )  # fmt: skip
    add_membership(register, board.group_id, person_id=clerk, role=MemberRole.SECRETARY)
    add_membership(register, board.group_id, person_id=later, from_on=date(2003, 11, 1))
    found = recipients_of(register, register.meetings.get(board.meeting))
    assert [one.recipient for one in found] == [
        "David Ashworth", "Priya Raman", "Graham Sykes", "Helen Marsden",
    ]  # fmt: skip
    assert {one.means for one in found} == {"email"} and found[0].person_id == board.chair


def test_whoever_sits_on_both_groups_of_a_joint_meeting_is_named_once(board: Board) -> None:
    register = board.register
    other = add_group(register, "Service Delivery Group")
    add_membership(register, other, person_id=board.raman)
    joint = add_meeting(register, other, date(2003, 11, 6), joint_with=[board.group_id])
    names = [one.recipient for one in recipients_of(register, register.meetings.get(joint))]
    assert sorted(names) == ["David Ashworth", "Graham Sykes", "Priya Raman"]


def test_an_agenda_of_a_group_without_members_can_be_issued(board: Board) -> None:
    register = board.register
    group = add_group(register, "Web Group")
    meeting = add_meeting(register, group, date(2003, 12, 16))
    assert recipients_of(register, register.meetings.get(meeting)) == []
    issue = issue_agenda(register, meeting, "Agenda", sent=[])
    assert register.issues.get(issue).issued_to == ""
    assert register.meetings.get(meeting).state is MeetingState.ISSUED


def test_each_copy_has_its_own_hash_version_and_recipients(board: Board) -> None:
    register = board.register
    sent = [
        Sent("Priya Raman", "email", board.raman), Sent("Press office", "post"),
        Sent("Council web site", "web", public=True),
    ]  # fmt: skip
    members = issue_agenda(
        register, board.meeting, "Whole", public="Open", sent=sent, sent_at=MONDAY
    )
    (kept,), (public,) = issues(board, "agenda"), issues(board, "agenda_public")
    assert kept.id == members and kept.sha256 == hashlib.sha256(b"Whole").hexdigest()
    assert public.sha256 == hashlib.sha256(b"Open").hexdigest() and public.is_public
    assert sent_to(board, kept.id) == ["Priya Raman", "Press office"]
    assert sent_to(board, public.id) == ["Council web site"]
    assert {one.sent_at for one in register.dispatches.all()} == {MONDAY}
    assert kept.issued_to == "Priya Raman, Press office, Council web site"
    assert kept.version == public.version == 1


def test_without_a_public_copy_everybody_gets_the_same(board: Board) -> None:
    issue = issue_agenda(
        board.register, board.meeting, "Whole", sent=[Sent("Web site", "web", public=True)]
    )
    assert sent_to(board, issue) == ["Web site"] and issues(board, "agenda_public") == []


def test_many_recipients_are_named_shortly(board: Board) -> None:
    sent = [Sent(name) for name in ("A", "B", "C", "D", "E")]
    issue = issue_agenda(board.register, board.meeting, "Agenda", sent=sent)
    assert board.register.issues.get(issue).issued_to == "A, B and 3 others"


def test_something_is_sent_again_by_other_means(board: Board) -> None:
    register = board.register
    issue = issue_agenda(register, board.meeting, "Agenda", sent=[Sent("Priya Raman", "email")])
    record_dispatches(register, issue, [Sent("Priya Raman", "hand", note="Printed")], MONDAY)
    log = register.dispatches.find(issue_id=issue)
    assert sorted((one.means, one.note) for one in log) == [("email", ""), ("hand", "Printed")]
    with pytest.raises(Refused, match="Nobody is named"):
        record_dispatches(register, issue, [Sent("  ")])


def test_the_day_of_issue_is_the_registers_own(board: Board) -> None:
    change_authority(board.register, today=TODAY)
    issue_agenda(board.register, board.meeting, "Agenda")
    assert issues(board, "agenda")[0].issued_at.date() == TODAY


def test_a_member_gets_the_next_thing_as_the_last(board: Board) -> None:
    register = board.register
    means = {"Priya Raman": "post", "David Ashworth": ""}
    found = recipients_of(register, register.meetings.get(board.earlier))
    sent = [replace(one, means=means.get(one.recipient, "email")) for one in found]
    issue_agenda(register, board.earlier, "Agenda", sent=sent)
    again = recipients_of(register, register.meetings.get(board.meeting))
    assert {one.recipient: one.means for one in again} == {
        "David Ashworth": "email", "Priya Raman": "post", "Graham Sykes": "email",
    }  # fmt: skip


# What goes out


def test_papers_that_are_in_go_out_and_the_others_follow(board: Board) -> None:
    register = board.register
    states = {}
    for title, state in (
        ("In", PaperState.FINAL), ("Draft", PaperState.DRAFT), ("Tabled", PaperState.TABLED),
        ("Wanted", PaperState.EXPECTED),
    ):  # fmt: skip
        states[title] = add_paper(register, board.items[1], title)
        mark_papers(register, [states[title]], state)
    issue_agenda(register, board.meeting, "Agenda")
    assert {title: register.papers.get(one).state for title, one in states.items()} == {
        "In": PaperState.ISSUED, "Draft": PaperState.TO_FOLLOW,
        "Tabled": PaperState.TABLED, "Wanted": PaperState.TO_FOLLOW,
    }  # fmt: skip
    receive_paper(register, states["Wanted"], late_reason="Prices came late")
    assert register.papers.get(states["Wanted"]).state is PaperState.LATE
    issue_supplement(register, board.meeting, "Supplement")
    found = register.papers.get(states["Wanted"])
    assert found.state is PaperState.ISSUED and found.late_reason == "Prices came late"
    assert register.papers.get(states["Draft"]).state is PaperState.TO_FOLLOW


def test_a_supplement_numbers_on_and_moves_no_number(board: Board) -> None:
    """The trap: the supplement renumbers the pack."""
    register = board.register
    issue_agenda(register, board.meeting, "Agenda")
    before = numbers(board)
    first = add_item(register, board.meeting, "Network failure", after_id=board.items[0])
    assert next_supplement(register, board.meeting) == 1
    issue_supplement(register, board.meeting, "First")
    add_item(register, board.meeting, "Petition", after_id=board.items[0])
    issue_supplement(register, board.meeting, "Second")
    after = numbers(board)
    assert {title: after[title] for title in before} == before
    assert (after["Network failure"], after["Petition"]) == ("6", "7")
    item = register.items.get(first)
    assert (item.supplement, item.late, item.agenda_number) == (1, True, "6")
    assert [(one.version, one.label) for one in issues(board, "supplement")] == [
        (1, "Supplement 1"), (2, "Supplement 2"),
    ]  # fmt: skip


def test_why_an_item_came_late_is_asked_once_the_supplement_goes_out(board: Board) -> None:
    register = board.register
    issue_agenda(register, board.meeting, "Agenda")
    told = add_item(register, board.meeting, "Network failure")
    known = add_item(register, board.meeting, "Petition")
    change_item(register, known, late=True, late_reason="Handed in today")
    late = late_items(register, register.meetings.get(board.meeting))
    assert [one.id for one in late] == [told, known]
    seen: list[str] = []

    def content() -> str:
        seen.extend(register.items.get(one).late_reason for one in (told, known))
        return "Supplement"

    issue_supplement(register, board.meeting, content, late_reasons={told: " It broke on Friday "})
    assert seen == ["It broke on Friday", "Handed in today"]
    assert late_items(register, register.meetings.get(board.meeting)) == []


def test_both_copies_of_a_supplement_are_made_before_either_is_kept(board: Board) -> None:
    register = board.register
    issue_agenda(register, board.meeting, "Agenda")
    seen: list[int] = []

    def content() -> str:
        seen.append(next_supplement(register, board.meeting))
        return f"Supplement {seen[-1]}"

    issue_supplement(register, board.meeting, content, public=content)
    assert seen == [1, 1]
    assert issues(board, "supplement_public")[0].version == 1


def test_there_is_no_supplement_before_the_agenda_is_out_or_after_the_meeting(
    board: Board,
) -> None:
    register = board.register
    with pytest.raises(Refused, match="no issued agenda"):
        issue_supplement(register, board.meeting, "Supplement")
    issue_agenda(register, board.meeting, "Agenda")
    start_meeting(register, board.meeting)
    with pytest.raises(Refused, match="has been held"):
        issue_supplement(register, board.meeting, "Supplement")


# Withdrawn


def test_a_second_agenda_is_refused_while_one_is_in_force(board: Board) -> None:
    register = board.register
    issue = issue_agenda(register, board.meeting, "Agenda")
    before = numbers(board)
    add_item(register, board.meeting, "One more")
    with pytest.raises(Refused, match="Issue a supplement with what has changed"):
        issue_agenda(register, board.meeting, "Another")
    assert len(issues(board, "agenda")) == 1
    assert {title: numbers(board)[title] for title in before} == before
    withdraw_issue(register, issue, "Wrong date")
    issue_agenda(register, board.meeting, "Another")
    assert len(issues(board, "agenda")) == 2


def test_an_agenda_is_withdrawn_with_the_reason_and_issued_anew(board: Board) -> None:
    register = board.register
    issue = issue_agenda(register, board.meeting, "Wrong", public="Wrong, open")
    before = numbers(board)
    withdraw_issue(register, issue, "The date was wrong")
    withdrawn = [*issues(board, "agenda"), *issues(board, "agenda_public")]
    assert [one.withdrawn_reason for one in withdrawn] == ["The date was wrong"] * 2
    assert withdrawn[0].content == "Wrong", "what went out stays in the record"
    assert register.meetings.get(board.meeting).state is MeetingState.AGENDA_AGREED
    add_item(register, board.meeting, "One more", after_id=board.items[0])
    again = issue_agenda(register, board.meeting, "Right")
    assert register.issues.get(again).version == 2
    after = numbers(board)
    assert {title: after[title] for title in before} == before, "numbers stay put"
    assert after["One more"] == "6"


def test_what_a_withdrawn_supplement_added_belongs_to_the_next(board: Board) -> None:
    register = board.register
    issue_agenda(register, board.meeting, "Agenda")
    item = add_item(register, board.meeting, "Network failure")
    withdraw_issue(register, issue_supplement(register, board.meeting, "First"), "Wrong reason")
    assert register.meetings.get(board.meeting).state is MeetingState.ISSUED
    issue_supplement(register, board.meeting, "Second")
    assert register.items.get(item).supplement == 2
    assert register.items.get(item).agenda_number == "6"


def test_withdrawing_needs_a_reason_and_something_in_force(board: Board) -> None:
    register = board.register
    issue = issue_agenda(register, board.meeting, "Agenda")
    with pytest.raises(Refused, match="no reason"):
        withdraw_issue(register, issue, " ")
    withdraw_issue(register, issue, "Wrong date")
    with pytest.raises(Refused, match="withdrawn already"):
        withdraw_issue(register, issue, "Wrong date")
    again = issue_agenda(register, board.meeting, "Agenda")
    start_meeting(register, board.meeting)
    with pytest.raises(Refused, match="has been held"):
        withdraw_issue(register, again, "Wrong date")


def test_an_item_taken_off_after_issue_stays_as_withdrawn_with_its_number(board: Board) -> None:
    issue_agenda(board.register, board.meeting, "Agenda")
    remove_item(board.register, board.items[1])
    issue_supplement(board.register, board.meeting, "Supplement")
    item = board.register.items.get(board.items[1])
    assert item.agenda_number == "2" and item.supplement == 0
