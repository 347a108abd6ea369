"""The resolution to exclude the public: from the grounds, by nation and date, in agenda and minutes."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.documents.exclusion import exclusion
from egovdesk.documents.meeting_facts import Audience, MeetingFacts
from egovdesk.documents.meetings import agenda
from egovdesk.documents.minutes import minutes
from egovdesk.documents.model import DecisionBlock, Heading, Paragraph, plain
from egovdesk.operations.authority import change_authority
from egovdesk.operations.groups import change_group
from egovdesk.operations.meetings import (
    add_item,
    change_item,
    change_meeting,
    issue_agenda,
    place_item,
    remove_item,
    set_item_exempt,
)
from egovdesk.records.authority import Nation
from egovdesk.records.groups import Access
from egovdesk.records.meetings import ItemState
from tests.core.documents.reading import headings, words
from tests.scenes import TODAY, Board

THEN = (
    "under section 100A(4) of the Local Government Act 1972, the public be excluded from the "
    "meeting for the following item on the grounds that it involves the likely disclosure of "
    "exempt information as defined in paragraph 8 of Part 1 of Schedule 12A to the Act"
)


def worded(board: Board) -> str:
    return exclusion(MeetingFacts.of(board.register, board.meeting, Audience.MEMBERS))


def test_it_is_worded_from_the_ground(board: Board) -> None:
    assert worded(board) == THEN


def test_several_items_are_several_and_their_paragraphs_in_order(board: Board) -> None:
    for ground in ("A9", "A7", "A8"):
        item = add_item(board.register, board.meeting, f"On {ground}")
        set_item_exempt(board.register, item, True, ground)
    assert "for the following items on the grounds that they involve" in worded(board)
    assert worded(board).endswith("paragraphs 7, 8 and 9 of Part 1 of Schedule 12A to the Act")


def test_without_a_ground_it_defines_nothing(board: Board) -> None:
    set_item_exempt(board.register, board.items[4], True, "")
    assert worded(board).endswith("the likely disclosure of exempt information")


@pytest.mark.parametrize(
    ("nation", "day", "ground", "law", "schedule"),
    [
        (Nation.ENGLAND, date(2006, 2, 28), "A8", "section 100A(4)", "8 of Part 1 of Schedule 12A"),
        (Nation.ENGLAND, date(2006, 3, 1), "B3", "section 100A(4)", "3 of Part 1 of Schedule 12A"),
        (Nation.WALES, date(2007, 4, 20), "A8", "section 100A(4)", "8 of Part 1 of Schedule 12A"),
        (Nation.WALES, date(2007, 4, 21), "C14", "section 100A(4)", "14 of Part 4 of Schedule 12A"),
        (Nation.SCOTLAND, date(2003, 10, 21), "D6", "(Scotland) Act 1973", "6 of Part 1 of Schedule 7A"),
    ],
)  # fmt: skip
def test_the_regime_follows_from_nation_and_date(
    board: Board, nation: Nation, day: date, ground: str, law: str, schedule: str
) -> None:
    change_authority(board.register, nation=nation)
    change_meeting(board.register, board.meeting, held_on=day)
    set_item_exempt(board.register, board.items[4], True, ground)
    assert law in worded(board)
    assert f"paragraph {schedule}" in worded(board)
    tested = "public interest in the exemption outweighs" in worded(board)
    assert tested is (ground[0] in "BC")
    marks = words(agenda(board.register, board.meeting, as_of=TODAY))
    assert f"Exempt: paragraph {schedule}" in marks


def test_where_the_law_is_not_known_none_is_cited(board: Board) -> None:
    change_authority(board.register, nation=Nation.NORTHERN_IRELAND)
    assert "Act" not in worded(board)
    assert worded(board).startswith("the public be excluded")


def test_the_agenda_asks_and_the_minutes_resolve_before_part_b(board: Board) -> None:
    asked = agenda(board.register, board.meeting, as_of=TODAY).blocks
    at = [one.text if isinstance(one, Heading) else "" for one in asked].index(
        "Part B: items that exclude the press and public"
    )
    said = asked[at + 1]
    assert isinstance(said, Paragraph) and plain(said.runs) == f"To resolve that, {THEN}."
    minuted = minutes(board.register, board.meeting, as_of=TODAY).blocks
    at = [one.text if isinstance(one, Heading) else "" for one in minuted].index(
        "Part B: press and public excluded"
    )
    resolved = minuted[at + 1]
    assert isinstance(resolved, DecisionBlock)
    assert (resolved.lead_in, plain(resolved.parts[0].runs)) == ("RESOLVED that", f"{THEN}.")


def test_the_public_reads_it_too(board: Board) -> None:
    for make in (agenda, minutes):
        document = make(board.register, board.meeting, as_of=TODAY, audience=Audience.PUBLIC)
        assert THEN in words(document)


def test_a_private_group_has_no_parts_and_excludes_nobody(board: Board) -> None:
    change_group(board.register, board.group_id, access=Access.PRIVATE)
    for make in (agenda, minutes):
        assert "Part B" not in words(make(board.register, board.meeting, as_of=TODAY))
    assert worded(board) == ""


def test_nobody_is_excluded_for_an_item_that_was_withdrawn(board: Board) -> None:
    issue_agenda(board.register, board.meeting, "{}")
    remove_item(board.register, board.items[4])
    assert board.register.items.get(board.items[4]).state is ItemState.WITHDRAWN
    assert worded(board) == ""


def test_an_item_of_the_agenda_may_be_the_resolution(board: Board) -> None:
    item = add_item(board.register, board.meeting, "Exclusion of the press and public")
    assert worded(board) == THEN
    change_item(board.register, item, recommendation="exclude the public for item 6.")
    assert worded(board) == ""


def test_an_exempt_sub_item_stays_in_its_items_part(board: Board) -> None:
    register = board.register
    below = add_item(register, board.meeting, "Terms offered to Acme")
    place_item(register, below, 0, parent_id=board.items[1])
    set_item_exempt(register, below, True, "A9")
    titles = [text for _, text in headings(minutes(register, board.meeting, as_of=TODAY))]
    assert titles.index("Terms offered to Acme") < titles.index("Any other business")
    assert titles.index("Any other business") < titles.index("Part B: press and public excluded")
    assert titles[-1] == "Network partner: tender evaluation"
