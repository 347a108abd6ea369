"""Papers: wanted for an item, received, cleared, late, exempt as their item is."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.approval import approve_minutes
from egovdesk.operations.meetings import (
    add_item,
    change_item,
    issue_agenda,
    place_item,
    remove_item,
    set_item_exempt,
)
from egovdesk.operations.papers import (
    add_clearance,
    add_paper,
    change_paper,
    keep_reminder,
    mark_papers,
    move_paper,
    receive_paper,
    record_clearance,
    remove_clearance,
    remove_paper,
    set_paper_exempt,
)
from egovdesk.operations.people import remove_person
from egovdesk.records.papers import Paper, PaperState
from tests.scenes import TODAY, Board

DAY = date(2003, 10, 8)


def paper_of(board: Board, **facts: object) -> str:
    return add_paper(board.register, board.items[1], "Outline business case", **facts)


def got(board: Board, paper_id: str) -> Paper:
    return board.register.papers.get(paper_id)


def test_a_paper_is_wanted_of_whoever_presents_its_item(board: Board) -> None:
    change_item(board.register, board.items[1], presenter_id=board.raman)
    presented, named = paper_of(board), paper_of(board, author="Head of Revenues")
    assert got(board, presented).author_id == board.raman
    assert got(board, named).author_id is None
    assert got(board, presented).state is PaperState.EXPECTED


def test_titles_are_one_clean_line_and_not_empty(board: Board) -> None:
    paper = paper_of(board)
    change_paper(board.register, paper, title="  Full\nbusiness case ")
    assert got(board, paper).title == "Full business case"
    with pytest.raises(Refused, match="title"):
        change_paper(board.register, paper, title=" ")
    with pytest.raises(Refused, match="how many pages"):
        change_paper(board.register, paper, pages=-1)


def test_each_version_that_comes_is_counted(board: Board) -> None:
    paper = paper_of(board)
    receive_paper(board.register, paper, received_on=DAY, pages=12)
    receive_paper(board.register, paper, received_on=TODAY, pages=14)
    found = got(board, paper)
    assert (found.version, found.received_on, found.pages) == (2, TODAY, 14)
    assert found.state is PaperState.FINAL


def test_silence_never_clears(board: Board) -> None:
    register, paper = board.register, paper_of(board)
    legal = add_clearance(register, paper, "Legal")
    finance = add_clearance(register, paper, "Finance", board.sykes)
    receive_paper(register, paper)
    assert got(board, paper).state is PaperState.IN_CLEARANCE
    record_clearance(register, legal, DAY)
    assert got(board, paper).state is PaperState.IN_CLEARANCE
    record_clearance(register, finance, DAY)
    assert got(board, paper).state is PaperState.FINAL
    record_clearance(register, finance, None)
    assert got(board, paper).state is PaperState.IN_CLEARANCE
    remove_clearance(register, finance)
    assert [one.kind for one in register.clearances.find(paper_id=paper)] == ["Legal"]


def test_a_clearance_says_what_is_to_be_cleared(board: Board) -> None:
    with pytest.raises(Refused, match="Legal"):
        add_clearance(board.register, paper_of(board), " ")


def test_a_paper_that_comes_after_the_agenda_went_out_is_late(board: Board) -> None:
    register = board.register
    paper, cleared = paper_of(board), paper_of(board)
    legal = add_clearance(register, cleared, "Legal")
    issue_agenda(register, board.meeting, "{}")
    receive_paper(register, paper, late_reason="Prices came on Friday")
    receive_paper(register, cleared)
    record_clearance(register, legal, DAY)
    assert got(board, paper).state is PaperState.LATE
    assert got(board, paper).late_reason == "Prices came on Friday"
    assert got(board, cleared).state is PaperState.LATE


def test_marking_a_paper_in_counts_it_as_come_today(board: Board) -> None:
    paper, follows = paper_of(board), paper_of(board)
    mark_papers(board.register, [paper], PaperState.FINAL)
    mark_papers(board.register, [follows], PaperState.TO_FOLLOW)
    assert got(board, paper).received_on == board.register.today
    assert got(board, follows).received_on is None
    assert got(board, follows).state.is_wanted and not got(board, paper).state.is_wanted


def test_a_paper_is_exempt_where_its_item_is(board: Board) -> None:
    register = board.register
    secret = add_paper(register, board.items[4], "Tenders")
    assert (got(board, secret).exempt, got(board, secret).ground) == (True, "A8")
    with pytest.raises(Refused, match="The whole item is exempt"):
        set_paper_exempt(register, secret, False)


def test_a_paper_follows_its_item_into_part_b_and_out(board: Board) -> None:
    register = board.register
    plain, prices = paper_of(board), paper_of(board)
    set_paper_exempt(register, prices, True, "A9")
    set_item_exempt(register, board.items[1], True, "A8")
    assert got(board, plain).ground == "A8"
    register.undo()
    assert not got(board, plain).exempt and got(board, prices).ground == "A9"
    set_item_exempt(register, board.items[1], True, "A8")
    set_item_exempt(register, board.items[1], False)
    assert not got(board, plain).exempt


def test_a_paper_goes_under_an_exempt_item_with_the_item(board: Board) -> None:
    item = add_item(board.register, board.meeting, "Costs")
    paper = add_paper(board.register, item, "Cost table")
    place_item(board.register, item, 0, parent_id=board.items[4])
    assert got(board, paper).exempt


def test_papers_are_put_in_order(board: Board) -> None:
    register, item = board.register, board.items[1]
    ids = [paper_of(board) for _ in range(3)]
    move_paper(register, ids[2], -1)
    move_paper(register, ids[0], -5)
    assert [one.id for one in register.papers.find(item_id=item)] == [ids[0], ids[2], ids[1]]


def test_a_paper_that_others_have_seen_is_withdrawn_and_stays(board: Board) -> None:
    paper, unseen = paper_of(board), paper_of(board)
    mark_papers(board.register, [paper], PaperState.ISSUED)
    remove_paper(board.register, paper)
    remove_paper(board.register, unseen)
    assert got(board, paper).state is PaperState.WITHDRAWN
    assert board.register.papers.maybe(unseen) is None


def test_an_item_taken_off_takes_its_papers_along_and_undo_brings_them_back(board: Board) -> None:
    register, paper = board.register, paper_of(board)
    add_clearance(register, paper, "Legal")
    keep_reminder(register, "Dear Priya", paper_ids=[paper])
    remove_item(register, board.items[1])
    assert register.papers.maybe(paper) is None and not register.reminders.all()
    register.undo()
    assert register.clearances.find(paper_id=paper) and register.reminders.find(paper_id=paper)


def test_a_withdrawn_item_takes_no_new_paper(board: Board) -> None:
    issue_agenda(board.register, board.meeting, "{}")
    remove_item(board.register, board.items[1])
    with pytest.raises(Refused, match="withdrawn"):
        paper_of(board)


def test_papers_of_approved_minutes_stay_as_they_are(minuted: Board) -> None:
    register = minuted.register
    item = register.items.find(meeting_id=minuted.earlier)[0].id
    paper = add_paper(register, item, "Apologies")
    approve_minutes(register, minuted.earlier, minuted.meeting, "{}")
    for act in (lambda: receive_paper(register, paper), lambda: add_paper(register, item, "More")):
        with pytest.raises(Refused, match="have been approved"):
            act()


def test_a_reminder_of_several_papers_is_kept_under_each(board: Board) -> None:
    ids = [paper_of(board), paper_of(board)]
    keep_reminder(board.register, "Dear Priya,\nplease", person_id=board.raman, paper_ids=ids)
    keep_reminder(board.register, "Dear all", meeting_id=board.meeting)
    kept = board.register.reminders.all()
    assert [one.paper_id for one in kept[:2]] == ids and kept[2].meeting_id == board.meeting
    assert {one.text for one in kept[:2]} == {"Dear Priya,\nplease"}
    assert {one.written_on for one in kept} == {board.register.today}


def test_an_author_of_a_paper_stays_in_the_record(board: Board) -> None:
    register = board.register
    writer = register.people.get(board.raman)
    paper_of(board, author_id=writer.id)
    assert register.people.references(writer.id)["papers"] == 1
    remove_person(register, writer.id)
    assert register.people.get(writer.id).left_on == register.today
