"""The programme of meetings: its columns, in Word and in Excel, by year and by group."""

from __future__ import annotations

from datetime import date, time

import pytest

from egovdesk.documents.meeting_programme import programme_of_meetings, programme_workbook
from egovdesk.documents.model import Document, Table, plain
from egovdesk.operations.groups import add_group, rename_group
from egovdesk.operations.meetings import add_meeting, cancel_meeting, postpone_meeting
from tests.core.documents.reading import rows, words
from tests.scenes import TODAY, Board


def table(document: Document) -> list[list[object]]:
    """The rows of a document's table, formatted text as plain words."""
    (found,) = [one for one in document.blocks if isinstance(one, Table)]
    return [[plain(c) if isinstance(c, tuple) else c for c in row] for row in found.rows]


@pytest.fixture
def busy(board: Board) -> Board:
    """A year with a private group's meeting, a joint one, one postponed and one cancelled."""
    register = board.register
    other = add_group(register, "Service Delivery Group", usual_place="Room 4")
    add_meeting(register, other, date(2003, 6, 17), starts_at="")
    add_meeting(register, other, date(2004, 1, 6), joint_with=[board.group_id])
    moved = add_meeting(register, board.group_id, date(2003, 11, 18))
    postpone_meeting(register, moved, date(2003, 11, 25), "The chair is ill")
    off = add_meeting(register, board.group_id, date(2004, 2, 17))
    cancel_meeting(register, off, "No business")
    add_meeting(register, board.group_id, date(2004, 5, 18))
    return board


def test_word_gives_each_meeting_with_the_day_of_each_step(busy: Board) -> None:
    document = programme_of_meetings(busy.register, 2003, as_of=TODAY)
    assert document.title == "Programme of meetings" and document.landscape
    assert "15 May 2003 to 14 May 2004" in words(document)
    (found,) = [one for one in document.blocks if isinstance(one, Table)]
    assert [one.name for one in found.columns if not isinstance(one, str)] == [
        "Group", "Meeting", "Call for papers", "Papers deadline", "Agenda agreed",
        "Agenda issued", "Minutes due",
    ]  # fmt: skip
    listed = table(document)
    assert listed[0] == [
        "Service Delivery Group", "Tue 17 Jun 2003", date(2003, 5, 19), date(2003, 6, 3),
        date(2003, 6, 6), date(2003, 6, 10), date(2003, 6, 24),
    ]  # fmt: skip
    by_meeting = {str(one[1]): one for one in listed}
    board_row = by_meeting["Tue 21 Oct 2003, 2.00pm"]
    assert board_row[0] == "Customer First Board" and board_row[5] == date(2003, 10, 13)


def test_a_joint_meeting_names_each_group_and_keeps_the_strictest_day(busy: Board) -> None:
    listed = {
        str(one[1]): one for one in table(programme_of_meetings(busy.register, 2003, as_of=TODAY))
    }
    joint = listed["Tue 6 Jan 2004, 2.00pm"]
    assert joint[0] == "Service Delivery Group and Customer First Board"
    assert joint[5] == date(2003, 12, 24)


def test_what_was_postponed_or_cancelled_says_so(busy: Board) -> None:
    listed = table(programme_of_meetings(busy.register, 2003, as_of=TODAY))
    said = [str(one[1]) for one in listed]
    assert "Tue 25 Nov 2003, 2.00pm. Postponed from Tuesday 18 November 2003" in said
    off = listed[said.index("Tue 17 Feb 2004, 2.00pm. Cancelled: No business")]
    assert off[2:] == [None] * 5
    assert not any("chair is ill" in one for one in said)


def test_the_year_and_the_group_bound_it(busy: Board) -> None:
    register = busy.register
    own = table(programme_of_meetings(register, 2003, as_of=TODAY, group_id=busy.group_id))
    assert [str(one[1])[:15] for one in own] == [
        "Tue 16 Sep 2003", "Tue 21 Oct 2003", "Tue 25 Nov 2003", "Tue 6 Jan 2004,",
        "Tue 17 Feb 2004",
    ]  # fmt: skip
    following = programme_of_meetings(register, 2004, as_of=TODAY, group_id=busy.group_id)
    assert following.title == "Programme of meetings: Customer First Board"
    assert len(table(following)) == 1
    assert "No meetings are planned." in words(programme_of_meetings(register, 2010, as_of=TODAY))


def test_groups_bear_the_names_of_their_own_day(busy: Board) -> None:
    rename_group(busy.register, busy.group_id, "E-Council", date(2003, 10, 1))
    listed = table(programme_of_meetings(busy.register, 2003, as_of=TODAY, group_id=busy.group_id))
    assert [one[0] for one in listed[:2]] == ["Customer First Board", "E-Council"]


def test_the_bank_holidays_that_do_not_count_are_named(busy: Board) -> None:
    said = words(programme_of_meetings(busy.register, 2003, as_of=TODAY))
    assert "25 Aug 2003 (Summer bank holiday)" in said and "1 Jan 2004 (New Year's Day)" in said
    assert "31 May 2004" not in said


def test_excel_keeps_real_dates_and_times_beside_notes(busy: Board) -> None:
    book = programme_workbook(busy.register, 2003, as_of=TODAY)
    assert book.title == "Programme of meetings 2003/04"
    listed = rows(book)
    assert listed[0] == {
        "Group": "Service Delivery Group", "Meeting": date(2003, 6, 17), "Day": "Tue", "Time": None,
        "Place": "Room 4", "Call for papers": date(2003, 5, 19),
        "Papers deadline": date(2003, 6, 3), "Agenda agreed": date(2003, 6, 6),
        "Agenda issued": date(2003, 6, 10), "Minutes due": date(2003, 6, 24), "Note": "",
    }  # fmt: skip
    notes = {one["Meeting"]: one["Note"] for one in listed}
    assert notes[date(2004, 1, 6)] == "Joint meeting"
    assert notes[date(2003, 11, 25)] == "Postponed from Tuesday 18 November 2003"
    assert notes[date(2004, 2, 17)] == "Cancelled: No business"
    assert {one["Time"] for one in listed} == {None, time(14)}
    assert book.sheets[0].note.startswith("6 meetings, municipal year 2003/04")
