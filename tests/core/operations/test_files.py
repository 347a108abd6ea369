"""Files of papers: versions, names, and what a file that came does to its paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.authority import change_authority
from egovdesk.operations.files import (
    add_file,
    change_file,
    current_files,
    move_file,
    remove_file,
    versions_of,
)
from egovdesk.operations.meetings import add_item, issue_agenda, remove_item
from egovdesk.operations.papers import (
    add_clearance,
    add_paper,
    mark_papers,
    receive_paper,
    record_clearance,
    remove_paper,
)
from egovdesk.operations.retention import dispose
from egovdesk.records.meetings import MeetingState
from egovdesk.records.papers import PaperState
from egovdesk.records.retention import Kept as Disposed
from egovdesk.register import Register
from egovdesk.store.contents import Kept
from tests.scenes import TODAY, Board


@pytest.fixture
def register(board: Board) -> Register:
    change_authority(board.register, today=TODAY)
    return board.register


@pytest.fixture
def paper(register: Register, board: Board) -> str:
    return add_paper(register, board.items[1], "Outline business case")


def contents(letter: str) -> Kept:
    """Contents that a test need not have."""
    return Kept(letter * 64, 5)


def names(register: Register, paper: str) -> list[str]:
    return [f"{one.name} {one.version}" for one in current_files(register, paper)]


def state(register: Register, paper: str) -> PaperState:
    return register.papers.get(paper).state


# Versions


def test_a_file_of_the_same_name_is_the_next_version(register: Register, paper: str) -> None:
    add_file(register, paper, contents("a"), "case.docx")
    add_file(register, paper, contents("b"), "costs.xlsx")
    latest = add_file(register, paper, contents("c"), "Case.docx")
    assert names(register, paper) == ["Case.docx 2", "costs.xlsx 1"]
    found = versions_of(register, register.paper_files.get(latest))
    assert [one.sha256[0] for one in found] == ["c", "a"]


def test_a_file_of_another_name_may_replace_one(register: Register, paper: str) -> None:
    draft = add_file(register, paper, contents("a"), "draft.docx")
    add_file(register, paper, contents("b"), "final.pdf", replaces_id=draft)
    add_file(register, paper, contents("c"), "final again.pdf", replaces_id=draft)
    assert names(register, paper) == ["final again.pdf 3"]


def test_the_very_same_file_is_not_kept_twice(register: Register, paper: str) -> None:
    add_file(register, paper, contents("a"), "case.docx")
    with pytest.raises(Refused, match=r"is here already: case\.docx, version 1, is the same"):
        add_file(register, paper, contents("a"), "copy of case.docx")


def test_removing_the_latest_lets_the_one_before_stand(register: Register, paper: str) -> None:
    first = add_file(register, paper, contents("a"), "case.docx")
    second = add_file(register, paper, contents("b"), "case.docx")
    with pytest.raises(Refused, match="A later version has replaced"):
        remove_file(register, first)
    remove_file(register, second)
    assert names(register, paper) == ["case.docx 1"]


def test_a_file_of_a_paper_that_went_out_is_withdrawn_and_stays(
    register: Register, paper: str
) -> None:
    file = add_file(register, paper, contents("a"), "case.docx")
    mark_papers(register, [paper], PaperState.ISSUED)
    remove_file(register, file)
    assert names(register, paper) == []
    assert register.paper_files.get(file).withdrawn_on == TODAY


def test_files_are_moved_with_their_versions(register: Register, paper: str) -> None:
    for letter, name in (("a", "one.docx"), ("b", "two.docx"), ("c", "one.docx")):
        add_file(register, paper, contents(letter), name)
    move_file(register, current_files(register, paper)[0].id, 1)
    assert names(register, paper) == ["two.docx 1", "one.docx 2"]


def test_a_file_is_renamed_and_its_pages_are_a_number(register: Register, paper: str) -> None:
    file = add_file(register, paper, contents("a"), "case.docx")
    change_file(register, file, name="../../full case.docx", pages=14)
    assert names(register, paper) == ["full case.docx 1"]
    with pytest.raises(Refused, match="Type how many pages"):
        change_file(register, file, pages=-1)


def test_a_name_keeps_its_ending_and_is_nobody_elses(register: Register, paper: str) -> None:
    file = add_file(register, paper, contents("a"), "case.docx")
    add_file(register, paper, contents("b"), "Costs.docx")
    change_file(register, file, name="full case")
    assert names(register, paper) == ["full case.docx 1", "Costs.docx 1"]
    with pytest.raises(Refused, match=r"Another file of this paper is called costs\.docx"):
        change_file(register, file, name="costs")
    change_file(register, file, name="Full case.docx")
    assert names(register, paper)[0] == "Full case.docx 1"


# What a file does to its paper


def test_a_file_makes_its_paper_final(register: Register, paper: str) -> None:
    add_file(register, paper, contents("a"), "case.docx", pages=14)
    now = register.papers.get(paper)
    assert (now.state, now.version, now.received_on, now.pages) == (PaperState.FINAL, 1, TODAY, 14)
    add_file(register, paper, contents("b"), "case.docx", pages=15)
    now = register.papers.get(paper)
    assert (now.version, now.pages) == (2, 15)


def test_an_appendix_is_no_next_version_of_its_paper(register: Register, paper: str) -> None:
    receive_paper(register, paper)
    add_file(register, paper, contents("a"), "case.docx")
    add_file(register, paper, contents("b"), "costs.xlsx")
    assert register.papers.get(paper).version == 1
    add_file(register, paper, contents("c"), "costs.xlsx")
    assert register.papers.get(paper).version == 2


def test_pages_are_counted_where_every_file_says(register: Register, paper: str) -> None:
    add_file(register, paper, contents("a"), "case.docx", pages=14)
    add_file(register, paper, contents("b"), "costs.xlsx", pages=2)
    assert register.papers.get(paper).pages == 16
    add_file(register, paper, contents("c"), "photo.jpg")
    assert register.papers.get(paper).pages == 16


def test_a_file_waits_for_who_has_to_clear_it(register: Register, paper: str) -> None:
    legal = add_clearance(register, paper, "Legal")
    add_file(register, paper, contents("a"), "case.docx")
    assert state(register, paper) is PaperState.IN_CLEARANCE
    record_clearance(register, legal, TODAY)
    assert state(register, paper) is PaperState.FINAL


def test_a_file_after_the_agenda_went_out_makes_its_paper_late(
    register: Register, board: Board, paper: str
) -> None:
    mark_papers(register, [paper], PaperState.TO_FOLLOW)
    issue_agenda(register, board.meeting, "{}")
    why = {"late_reason": "The supplier was slow", "urgency": "Prices end on 30 October"}
    add_file(register, paper, contents("a"), "case.docx", late=why)
    now = register.papers.get(paper)
    assert (now.state, now.late_reason) == (PaperState.LATE, "The supplier was slow")
    assert now.urgency == "Prices end on 30 October"


@pytest.mark.parametrize("kept", [PaperState.TABLED, PaperState.WITHDRAWN])
def test_a_paper_that_is_tabled_or_withdrawn_stays_so(
    register: Register, paper: str, kept: PaperState
) -> None:
    mark_papers(register, [paper], kept)
    add_file(register, paper, contents("a"), "slides.pdf")
    assert state(register, paper) is kept
    assert names(register, paper) == ["slides.pdf 1"]


def test_a_next_version_of_what_went_out_goes_out_anew(
    register: Register, board: Board, paper: str
) -> None:
    add_file(register, paper, contents("a"), "case.docx")
    issue_agenda(register, board.meeting, "{}")
    mark_papers(register, [paper], PaperState.ISSUED)
    add_file(register, paper, contents("b"), "case.docx")
    assert state(register, paper) is PaperState.FINAL
    assert len(register.paper_files.all()) == 2


def test_nothing_is_added_once_the_minutes_are_approved(
    register: Register, board: Board, paper: str
) -> None:
    with register.step("Approve"):
        register.meetings.update(board.meeting, state=MeetingState.APPROVED)
    with pytest.raises(Refused, match="have been approved"):
        add_file(register, paper, contents("a"), "case.docx")


# With their paper


def test_a_paper_goes_with_its_files_and_comes_back_with_them(
    register: Register, board: Board, paper: str
) -> None:
    for letter in "abc":
        add_file(register, paper, contents(letter), "case.docx")
    remove_paper(register, paper)
    assert register.paper_files.all() == []
    register.undo()
    assert names(register, paper) == ["case.docx 3"]


def test_an_item_goes_with_its_papers_files(register: Register, board: Board) -> None:
    item = add_item(register, board.meeting, "Web site")
    paper = add_paper(register, item, "Costs")
    add_file(register, paper, contents("a"), "costs.xlsx")
    remove_item(register, item)
    assert register.paper_files.all() == []


def test_disposal_purges_the_contents_that_nothing_else_refers_to(
    register: Register, board: Board, tmp_path: Path
) -> None:
    shared, own = tmp_path / "shared.pdf", tmp_path / "own.pdf"
    shared.write_bytes(b"shared by two papers")
    own.write_bytes(b"the price is three million pounds")
    old = add_paper(register, add_item(register, board.earlier, "CRM"), "Case")
    later = add_paper(register, board.items[1], "Case")
    both, only = register.contents.keep(shared), register.contents.keep(own)
    add_file(register, old, both, "shared.pdf")
    add_file(register, old, only, "own.pdf")
    add_file(register, later, both, "shared.pdf")
    with register.step("Years go by"):
        register.meetings.update(board.earlier, state=MeetingState.APPROVED)
    change_authority(register, today=date(2013, 10, 9))
    dispose(register, Disposed.BACKGROUND, [board.earlier], "Four years have passed")
    more = register.sweep(first=True)
    while more:
        more = register.sweep()
    assert register.contents.holds(both) and not register.contents.holds(only)
    register.close()
    assert b"three million pounds" not in register.path.read_bytes()
