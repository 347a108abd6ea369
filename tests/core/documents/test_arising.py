"""What agendas and minutes say of earlier meetings: where items come from, and the open actions."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.meetings import agenda
from egovdesk.documents.meetings.arising import origin
from egovdesk.documents.minutes import action_sheet, minutes
from egovdesk.documents.model import Cell, Document, Heading, Marked, Paragraph, Table, plain
from egovdesk.operations.actions import add_action, close_actions, note_update
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    change_item,
    change_meeting,
    defer_item,
    issue_agenda,
    plan_item,
    start_meeting,
)
from egovdesk.records.meetings import ItemKind
from egovdesk.records.templates import Standing
from tests.core.documents.reading import headings, words
from tests.scenes import TODAY, Board

NOVEMBER, DECEMBER = date(2003, 11, 18), date(2003, 12, 16)


@pytest.fixture
def later(minuted: Board) -> str:
    """The November agenda, with the standing items, after two meetings that were minuted."""
    register = minuted.register
    change_authority(register, today=date(2003, 11, 3))
    add_decision(register, minuted.items[1], ["pending a second quotation"], outcome="deferred")
    for index, title, due in (
        (1, "Cost a second supplier", date(2003, 11, 7)),
        (2, "Send the draft to ODPM", date(2003, 12, 1)),
        (4, "Write to the partners", date(2003, 11, 30)),
    ):
        add_action(register, minuted.items[index], title, owner="Priya Raman", due_on=due)
    return add_meeting(register, minuted.group_id, NOVEMBER)


def table(document: Document) -> Table:
    (found,) = [one for one in document.blocks if isinstance(one, Table)]
    return found


def cells(document: Document) -> list[list[str]]:
    return [[_said(cell) for cell in row] for row in table(document).rows]


def _said(cell: Cell) -> str:
    if isinstance(cell, tuple):
        return plain(cell)
    return cell.text if isinstance(cell, Marked) else str(cell or "")


def paragraphs(document: Document) -> list[str]:
    return [plain(one.runs) for one in document.blocks if isinstance(one, Paragraph)]


def test_the_agenda_lists_open_actions_with_their_items_minutes_and_progress(
    minuted: Board, later: str
) -> None:
    register = minuted.register
    first = register.actions.find(item_id=minuted.items[1])[0]
    note_update(register, first.id, "One quotation is in")
    found = cells(agenda(register, later, as_of=TODAY))
    assert found[0] == [
        "CFB 03/03 A", "Corporate CRM\nCost a second supplier", "Priya Raman", "2003-11-07",
        "Late. One quotation is in (3 Nov 2003)",
    ]  # fmt: skip
    assert found[1][1] == "IEG3: first draft\nSend the draft to ODPM" and found[1][4] == ""
    assert found[2][1].endswith("(exempt)")


def test_the_public_sees_no_exempt_action(minuted: Board, later: str) -> None:
    public = agenda(minuted.register, later, as_of=TODAY, audience=Audience.PUBLIC)
    assert len(cells(public)) == 2
    assert "partners" not in words(public)


def test_an_action_done_since_the_last_meeting_is_reported_once(minuted: Board, later: str) -> None:
    register = minuted.register
    done = register.actions.find(item_id=minuted.items[2])[0]
    close_actions(register, [done.id])
    assert cells(agenda(register, later, as_of=TODAY))[1][4] == "Done, 3 Nov 2003"
    december = add_meeting(register, minuted.group_id, DECEMBER)
    assert not any(
        "Send the draft" in row[1] for row in cells(agenda(register, december, as_of=TODAY))
    )


def test_an_agenda_of_the_past_shows_actions_as_they_were_on_its_day(
    minuted: Board, later: str
) -> None:
    register = minuted.register
    change_authority(register, today=date(2004, 2, 1))
    done = register.actions.find(item_id=minuted.items[2])[0]
    close_actions(register, [done.id])
    note_update(register, done.id, "Sent in January")
    assert cells(agenda(register, later, as_of=TODAY))[1][4] == ""


def test_with_nothing_open_the_agenda_says_so(minuted: Board) -> None:
    meeting = add_meeting(minuted.register, minuted.group_id, NOVEMBER)
    document = agenda(minuted.register, meeting, as_of=TODAY)
    assert "No actions are open." in paragraphs(document)


def test_a_deferred_item_says_where_it_comes_from(minuted: Board, later: str) -> None:
    document = agenda(minuted.register, later, as_of=TODAY)
    assert "Deferred from CFB 03/03, 21 October 2003" in paragraphs(document)


def test_an_item_deferred_twice_tells_both_and_why(minuted: Board, later: str) -> None:
    register = minuted.register
    (again,) = register.items.find(arises_id=minuted.items[1])
    start_meeting(register, later, "14:00")
    third = defer_item(register, again.id, DECEMBER, "The chair was away")
    item = register.items.get(third)
    number = register.items.get(again.id).minute_number
    assert origin(register, item) == (
        f"Deferred from {number}, 18 November 2003 and CFB 03/03, 21 October 2003: "
        "The chair was away"
    )


def test_what_others_may_not_read_is_no_reason_for_the_public(minuted: Board) -> None:
    register = minuted.register
    add_meeting(register, minuted.group_id, NOVEMBER, standing_items=False)
    later = defer_item(register, minuted.items[4], reason="Acme withdrew")
    item = register.items.get(later)
    assert "Acme" in origin(register, item)
    assert "Acme" not in origin(register, item, public=True)


def test_an_item_put_off_after_issue_stands_on_its_agenda_as_deferred(board: Board) -> None:
    issue_agenda(board.register, board.meeting, "{}")
    defer_item(board.register, board.items[1], NOVEMBER, "The paper is not ready")
    document = agenda(board.register, board.meeting, as_of=TODAY)
    assert "10 minutes, deferred (The paper is not ready)" in paragraphs(document)


def test_headings_for_business_are_printed_only_with_business_below(board: Board) -> None:
    register = board.register
    change_meeting(register, board.meeting, held_on=date(2003, 10, 28))
    heading = add_item(
        register, board.meeting, "Items for decision", kind=ItemKind.HEADING,
        standing=Standing.DECISIONS,
    )  # fmt: skip
    add_item(register, board.meeting, "Clerk's heading", kind=ItemKind.HEADING)
    document = agenda(register, board.meeting, as_of=TODAY)
    assert ("", "Items for decision") not in headings(document)
    assert ("", "Clerk's heading") in headings(document)
    add_item(register, board.meeting, "Budget", parent_id=heading)
    found = headings(agenda(register, board.meeting, as_of=TODAY))
    assert found[found.index(("", "Items for decision")) + 1] == ("5", "Budget")


def test_starred_items_are_marked_and_the_agenda_says_what_the_mark_means(board: Board) -> None:
    plain_agenda = agenda(board.register, board.meeting, as_of=TODAY)
    assert "taken as read" not in words(plain_agenda)
    change_item(board.register, board.items[1], starred=True)
    document = agenda(board.register, board.meeting, as_of=TODAY)
    assert ("2", "Corporate CRM *") in headings(document)
    assert "The others are taken as read" in words(document)


def test_the_chairs_reason_is_printed_on_the_agenda_and_in_the_minutes(minuted: Board) -> None:
    change_item(
        minuted.register, minuted.items[1], urgent=True, urgent_reason="The offer ends on Friday",
        late=True, late_reason="Figures came on Monday", key_decision=True,
    )  # fmt: skip
    said = "Urgent item, taken by agreement of the Chair: The offer ends on Friday"
    document = agenda(minuted.register, minuted.meeting, as_of=TODAY)
    assert said in paragraphs(document)
    assert "Late item: Figures came on Monday" in paragraphs(document)
    assert "10 minutes, key decision" in paragraphs(document)
    assert said in paragraphs(minutes(minuted.register, minuted.meeting, as_of=TODAY))


def test_the_work_programme_stands_under_the_item_for_it(minuted: Board, later: str) -> None:
    register = minuted.register
    add_item(
        register, later, "Work programme", kind=ItemKind.STANDING, standing=Standing.FORWARD_PLAN
    )
    empty = agenda(register, later, as_of=TODAY)
    assert "Nothing is planned yet." in paragraphs(empty)
    december = add_meeting(register, minuted.group_id, DECEMBER, standing_items=False)
    plan_item(register, minuted.group_id, "Budget", meeting_id=december, purpose="decide")
    plan_item(register, minuted.group_id, "Supplier charges", exempt=True, ground="A8")
    document = agenda(register, later, as_of=TODAY, audience=Audience.PUBLIC)
    programme = [one for one in document.blocks if isinstance(one, Table)][-1]
    assert [row[:3] for row in programme.rows] == [
        (DECEMBER, "Budget", "for decision"), ("No day set", "Exempt item", ""),
    ]  # fmt: skip


def test_an_action_sheet_names_the_item_and_minute_of_each_action(
    minuted: Board, later: str
) -> None:
    document = action_sheet(minuted.register, minuted.meeting, as_of=TODAY)
    found = [one for one in document.blocks if isinstance(one, Heading)]
    assert [(one.number, one.text) for one in found] == [
        ("CFB 03/03", "Corporate CRM"), ("CFB 04/03", "IEG3: first draft"),
        ("CFB 06/03", "Network partner: tender evaluation"),
    ]  # fmt: skip
