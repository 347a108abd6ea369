"""Traps of the systems that clerks use today: numbers that move, days that slip, names that are missing."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from egovdesk.cli import main
from egovdesk.documents.meetings import agenda
from egovdesk.documents.minutes import action_sheet, decision_sheet, minutes
from egovdesk.documents.minutes.extract import extract
from egovdesk.documents.unused_numbers import unused_before, unused_numbers
from egovdesk.operations.actions import add_action
from egovdesk.operations.approval import approve_minutes, circulate_minutes, reopen_minutes
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision, remove_decision
from egovdesk.operations.groups import add_group, add_membership, change_group, end_membership
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    change_item,
    change_meeting,
    issue_agenda,
    remove_item,
    start_meeting,
    take_item,
)
from egovdesk.operations.people import add_person
from egovdesk.operations.room import declare_interest
from egovdesk.records.meetings import ItemKind
from egovdesk.register import Register
from tests.core.documents.reading import facts, headings, words
from tests.scenes import TODAY, Board

ROOT = Path(__file__).parents[3]


def all_numbers(register: Register) -> dict[str, str]:
    found = {one.id: one.minute_number for one in register.items.all()}
    found |= {one.id: one.number for one in register.decisions.all()}
    return found | {one.id: one.number for one in register.actions.all()}


def test_reopening_a_meeting_gives_no_number_to_another_decision(minuted: Board) -> None:
    register = minuted.register
    earlier = register.items.find(meeting_id=minuted.earlier)[0].id
    add_decision(register, earlier, ["the first be agreed"])
    for title in ("one", "two"):
        add_decision(register, minuted.items[1], [title])
    add_action(register, minuted.items[1], "Circulate")
    circulate_minutes(register, minuted.earlier, "{}")
    circulate_minutes(register, minuted.meeting, "{}")
    approve_minutes(register, minuted.earlier, minuted.meeting, "{}")
    before = all_numbers(register)
    reopen_minutes(register, minuted.earlier, "A line was left out", although_later=True)
    late = add_item(register, minuted.earlier, "Left out")
    added = add_decision(register, late, ["this too"])
    after = all_numbers(register)
    assert {key: after[key] for key in before} == before
    assert after[late] == after[added] == "CFB 07/03"


def test_headings_take_no_number(board: Board) -> None:
    register = board.register
    heading = add_item(register, board.meeting, "For information", kind=ItemKind.HEADING)
    last = add_item(register, board.meeting, "Website")
    start_meeting(register, board.earlier)
    start_meeting(register, board.meeting)
    assert register.items.get(heading).minute_number == ""
    numbers = sorted(
        one.minute_number for one in register.items.find(meeting_id=board.meeting)
    )  # fmt: skip
    assert numbers == ["", *(f"CFB {n:02d}/03" for n in range(2, 8))]
    change_item(register, last, kind=ItemKind.HEADING)
    assert register.items.get(last).minute_number == ""


def test_a_number_not_yet_known_is_said_to_be_unknown(board: Board) -> None:
    register = board.register
    decision = add_decision(register, board.items[1], ["the case be agreed"])
    add_action(register, board.items[1], "Circulate", decision_id=decision)
    assert register.decisions.get(decision).number == ""
    assert "Number to be confirmed" in words(extract(register, decision, as_of=TODAY))
    for make in (decision_sheet, action_sheet):
        assert "Number to be confirmed" in words(make(register, board.meeting, as_of=TODAY))


def test_agenda_item_9_is_minute_60_taken_early_and_the_interest_names_the_right_one(
    board: Board,
) -> None:
    register = board.register
    change_group(register, board.group_id, first_number=52, first_year=2003)
    made = [add_item(register, board.meeting, f"Report {n}") for n in range(6, 10)]
    network = made[-2]  # stands ninth, after the four open ones and before the exempt one
    issue_agenda(register, board.meeting, "{}")
    start_meeting(register, board.meeting, "14:00")
    take_item(register, network, "14:01")
    declare_interest(
        register, network, board.sykes, kind="personal", nature="a shareholder", withdrew=True,
        under_id=board.items[0],
    )  # fmt: skip
    item = register.items.get(network)
    number = item.minute_number
    assert (item.agenda_number, item.order_taken) == ("7", 1)
    assert number == "CFB 58/03"
    said = words(minutes(register, board.meeting, as_of=TODAY))
    assert f"in minute {number}, Report 8" in said
    assert "item 7" not in said and "minute 7" not in said
    printed = headings(agenda(register, board.meeting, as_of=TODAY))
    assert ("7", "Report 8") in printed and all("CFB" not in n for n, _ in printed)
    assert (number, "Report 8") in headings(minutes(register, board.meeting, as_of=TODAY))


_MEET = """
import sys
from datetime import date
from egovdesk.documents.meetings import agenda
from egovdesk.operations.authority import new_register
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import add_meeting
from egovdesk.register import Register

register = new_register(sys.argv[1], "Northbridge Borough Council")
group = add_group(register, "Customer First Board", prefix="CFB")
meeting = add_meeting(register, group, date(2003, 10, 21), starts_at="00:15")
register.close()
with Register(sys.argv[1]) as again:
    print(again.meetings.get(meeting).held_on.isoformat())
    print(agenda(again, meeting, as_of=date(2003, 10, 9)).subject)
"""


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/London", "UTC"])
def test_the_day_of_a_meeting_is_a_day_in_every_zone(zone: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _MEET, str(tmp_path / "zone.egovdesk")],
        env={**os.environ, "TZ": zone, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[0] == "2003-10-21"
    assert "Tuesday 21 October 2003" in done.stdout


def test_an_old_meeting_shows_the_members_of_its_day(minuted: Board) -> None:
    register = minuted.register
    place = register.memberships.find(person_id=minuted.sykes)[0]
    end_membership(register, place.id, date(2003, 10, 31))
    new = add_person(register, "Ann Lee")
    add_membership(register, minuted.group_id, person_id=new, from_on=date(2003, 11, 1))
    later = add_meeting(register, minuted.group_id, date(2003, 11, 18), standing_items=False)
    then = facts(agenda(register, minuted.meeting, as_of=TODAY))["Members"]
    now = facts(agenda(register, later, as_of=TODAY))["Members"]
    assert "Graham Sykes" in str(then) and "Ann Lee" not in str(then)
    assert "Ann Lee" in str(now) and "Graham Sykes" not in str(now)
    start_meeting(register, later)
    assert "Graham Sykes" not in words(minutes(register, later, as_of=TODAY))


def test_documents_print_on_the_night_whatever_is_missing(council: Register) -> None:
    change_authority(council, clerk="")
    group = add_group(council, "New Board")
    meeting = add_meeting(council, group, date(2003, 10, 21), standing_items=False, starts_at="")
    item = add_item(council, meeting, "A first item", purpose="unheard-of", ground="gone")
    for make in (agenda, minutes, decision_sheet, action_sheet):
        assert make(council, meeting, as_of=TODAY).title.endswith("New Board")
    start_meeting(council, meeting)
    decision = add_decision(council, item, [""], outcome="unheard-of", formed="unheard-of")
    add_action(council, item, "Do it")
    change_meeting(council, meeting, ended_at="16:00")
    for make in (agenda, minutes, decision_sheet, action_sheet):
        assert "New Board" in words(make(council, meeting, as_of=TODAY))
    assert "New Board" in words(extract(council, decision, as_of=TODAY))
    circulate_minutes(council, meeting, "{}")
    assert "A first item" in words(minutes(council, meeting, as_of=TODAY))


# What is not used again is explained


def test_what_was_withdrawn_is_explained_in_the_minutes(minuted: Board) -> None:
    register = minuted.register
    decision = add_decision(register, minuted.items[1], ["the case be agreed"])
    circulate_minutes(register, minuted.meeting, "{}")
    remove_decision(register, decision)
    remove_item(register, minuted.items[3])
    said = words(minutes(register, minuted.meeting, as_of=TODAY))
    assert "CFB 03/03 was withdrawn, and its number is not used again." in said
    assert "This item was withdrawn." in said
    assert ("CFB 05/03", "Any other business") in headings(
        minutes(register, minuted.meeting, as_of=TODAY)
    )


def test_a_gap_is_explained_where_it_would_be_missed(
    minuted: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    register = minuted.register
    for meeting in (minuted.earlier, minuted.meeting):
        circulate_minutes(register, meeting, "{}")
    change_group(register, minuted.group_id, first_number=20, first_year=2003)
    later = add_meeting(register, minuted.group_id, date(2003, 11, 18), standing_items=False)
    add_item(register, later, "Apologies")
    start_meeting(register, later)
    sentence = "Minute numbers CFB 07/03 to CFB 19/03 were not used."
    assert list(unused_before(register, register.meetings.get(later))) == [sentence]
    assert sentence in words(minutes(register, later, as_of=TODAY))
    assert "not used" not in words(minutes(register, minuted.meeting, as_of=TODAY))
    (told,) = unused_numbers(register)
    assert (
        told
        == "Customer First Board in 2003/04: minute numbers CFB 07/03 to CFB 19/03 were not used."
    )
    register.close()
    assert main(["check", str(register.path)]) == 0
    assert told in capsys.readouterr().out
