"""The paper tracker: who owes what, by when, asked for in SQL."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from egovdesk.operations.meetings import cancel_meeting, issue_agenda, remove_item, start_meeting
from egovdesk.operations.papers import (
    add_clearance,
    add_paper,
    change_paper,
    mark_papers,
    receive_paper,
)
from egovdesk.records.papers import PaperState
from egovdesk.store.papers import PaperTracker
from tests.scenes import TODAY, Board

DUE = date(2003, 10, 7)


@pytest.fixture
def tracker(board: Board) -> PaperTracker:
    return board.register.papers.tracker


@pytest.fixture
def dues(board: Board) -> dict[str, date]:
    return {board.meeting: DUE}


def add(board: Board, item: int, title: str, **facts: object) -> str:
    return add_paper(board.register, board.items[item], title, **facts)


def titles(board: Board, dues: dict[str, date], *, words: str = "", **filters: Any) -> list[str]:
    found = board.register.papers.tracker.ids(filters, dues=dues, words=words)
    return [board.register.papers.get(one).title for one in found]


def test_a_paper_is_due_on_its_own_day_or_else_on_its_meetings(
    board: Board, tracker: PaperTracker, dues: dict[str, date]
) -> None:
    later = add(board, 2, "IEG3", wanted_on=date(2003, 10, 8))
    usual = add(board, 1, "Outline case")
    rows = tracker.rows([later, usual], dues=dues)
    assert [one.due_on for one in rows] == [date(2003, 10, 8), DUE]
    assert [one.days_late(TODAY) for one in rows] == [1, 2]
    assert tracker.rows([usual], dues={})[0].due_on is None
    assert titles(board, dues) == ["Outline case", "IEG3"]
    assert tracker.meetings() == [board.meeting]


def test_what_is_late_is_owed_and_past_its_day(board: Board, dues: dict[str, date]) -> None:
    add(board, 1, "Outline case")
    add(board, 2, "IEG3", wanted_on=TODAY)
    receive_paper(board.register, add(board, 3, "Programme"))
    assert titles(board, dues, late=TODAY.isoformat()) == ["Outline case"]
    assert titles(board, dues, owed=True) == ["Outline case", "IEG3"]
    assert titles(board, dues, received=True) == ["Programme"]


def test_a_paper_of_a_withdrawn_item_is_owed_by_nobody(board: Board, dues: dict[str, date]) -> None:
    paper = add(board, 1, "Outline case", author="Priya")
    issue_agenda(board.register, board.meeting, "{}")
    assert titles(board, dues, owed=True) == ["Outline case"]
    remove_item(board.register, board.items[1])
    assert titles(board, dues, owed=True) == []
    assert board.register.papers.tracker.rows([paper], dues=dues)[0].days_late(TODAY) == 0
    assert board.register.papers.tracker.authors() == []


def test_nothing_is_owed_for_a_meeting_that_was_held_or_cancelled(
    board: Board, dues: dict[str, date]
) -> None:
    add(board, 1, "Outline case")
    start_meeting(board.register, board.meeting)
    assert titles(board, dues, owed=True) == []
    board.register.undo()
    cancel_meeting(board.register, board.meeting)
    assert titles(board, dues, owed=True) == []
    board.register.undo()
    assert titles(board, dues, owed=True) == ["Outline case"]


def test_who_owes_what(board: Board, tracker: PaperTracker, dues: dict[str, date]) -> None:
    add(board, 1, "Outline case", author_id=board.raman)
    add(board, 1, "Call volumes", author_id=board.raman)
    add(board, 2, "IEG3", author="Consultants")
    nobody = add(board, 3, "Programme")
    change_paper(board.register, nobody, author_id=None)
    assert tracker.authors() == [("", 1), ("Consultants", 1), ("Priya Raman", 2)]
    assert titles(board, dues, author="Priya Raman") == ["Outline case", "Call volumes"]
    assert titles(board, dues, author="") == ["Programme"]


def test_what_waits_for_clearance_is_counted(
    board: Board, tracker: PaperTracker, dues: dict[str, date]
) -> None:
    paper = add(board, 1, "Outline case")
    for kind in ("Legal", "Finance"):
        add_clearance(board.register, paper, kind)
    row = tracker.rows([paper], dues=dues)[0]
    assert (row.pending, row.state, row.held_on) == (2, PaperState.EXPECTED, date(2003, 10, 21))


def test_every_filter_sort_and_word_can_be_asked(
    board: Board, tracker: PaperTracker, dues: dict[str, date]
) -> None:
    add(board, 1, "Outline case", author="Priya")
    add(board, 4, "Tenders")
    assert titles(board, dues, words="outl pri") == ["Outline case"]
    assert titles(board, dues, words="corporate") == ["Outline case"]
    assert titles(board, dues, words="100%") == []
    assert titles(board, dues, exempt=1) == ["Tenders"]
    assert titles(board, dues, group_id=board.group_id, meeting_id=board.meeting)[0] == (
        "Outline case"
    )
    mark_papers(board.register, tracker.ids({}, dues=dues)[:1], PaperState.TABLED)
    assert titles(board, dues, state="tabled") == ["Outline case"]
    assert titles(board, dues, until_on="2003-10-01") == []
    for sort in ("due_on", "title", "author", "group", "state", "pending", "held_on"):
        up = tracker.ids({}, dues=dues, sort=sort)
        assert tracker.ids({}, dues=dues, sort=sort, descending=True) == up[::-1]
    assert tracker.ids({}, dues=dues, limit=1) == tracker.ids({}, dues=dues)[:1]
    assert tracker.count({}, dues=dues) == 2
