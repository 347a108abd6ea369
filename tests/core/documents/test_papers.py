"""What is said of papers: on the agenda, in reminders, and in the tracker."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document as read_docx
from openpyxl import load_workbook

from egovdesk.cli import main
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.meetings import agenda
from egovdesk.documents.model import Heading, Marked, Paragraph, Table, Tone, plain
from egovdesk.documents.papers import paper_tracker, papers_owed
from egovdesk.documents.reminders import author_reminder, paper_reminder
from egovdesk.documents.wording import near_date
from egovdesk.errors import Refused
from egovdesk.operations.authority import change_authority
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    issue_agenda,
    remove_item,
    set_item_exempt,
)
from egovdesk.operations.papers import (
    add_clearance,
    add_paper,
    change_paper,
    keep_reminder,
    mark_papers,
    receive_paper,
    set_paper_exempt,
)
from egovdesk.operations.people import add_person
from egovdesk.records.papers import PaperState
from egovdesk.register import Register
from tests.core.documents.reading import rows, words
from tests.scenes import TODAY, Board

MONDAY = date(2003, 10, 13)


@pytest.fixture
def register(board: Board) -> Register:
    """The board's register as on Thursday 9 October 2003."""
    change_authority(board.register, today=TODAY)
    return board.register


def want(board: Board, item: int, title: str, **facts: object) -> str:
    return add_paper(board.register, board.items[item], title, **facts)


def details(board: Board, audience: Audience = Audience.MEMBERS) -> list[str]:
    document = agenda(board.register, board.meeting, as_of=TODAY, audience=audience)
    said = [plain(one.runs) for one in document.blocks if isinstance(one, Paragraph)]
    return [one for one in said if one.startswith("Paper")]


# On the agenda


def test_the_agenda_lists_papers_with_references_and_what_is_to_come(
    register: Register, board: Board
) -> None:
    receive_paper(register, want(board, 1, "Outline business case", reference="CFB-05"))
    want(board, 1, "Call volumes")
    mark_papers(register, [want(board, 1, "Slides")], PaperState.TABLED)
    mark_papers(register, [want(board, 1, "Old costs")], PaperState.WITHDRAWN)
    assert details(board) == [
        "Papers: Outline business case (CFB-05); Call volumes, to follow; Slides, to be tabled"
    ]


def test_an_exempt_paper_is_named_to_members_only(register: Register, board: Board) -> None:
    prices = want(board, 1, "Appendix A: supplier prices")
    receive_paper(register, prices)
    set_paper_exempt(register, prices, True, "A8")
    receive_paper(register, want(board, 4, "Tenders"))
    assert details(board) == [
        "Paper: Appendix A: supplier prices, exempt, paragraph 8", "Paper: Tenders",
    ]  # fmt: skip
    public = agenda(register, board.meeting, as_of=TODAY, audience=Audience.PUBLIC)
    assert "supplier prices" not in words(public) and "Tenders" not in words(public)


def test_an_exempt_paper_marks_every_page_of_an_open_agenda(
    register: Register, board: Board
) -> None:
    set_item_exempt(register, board.items[4], False)
    assert agenda(register, board.meeting, as_of=TODAY).header == "Draft agenda"
    set_paper_exempt(register, want(board, 1, "Prices"), True, "A8")
    document = agenda(register, board.meeting, as_of=TODAY)
    assert document.header.endswith("Contains exempt information: not for publication")
    public = agenda(register, board.meeting, as_of=TODAY, audience=Audience.PUBLIC)
    assert public.header == "Draft agenda"


def test_a_withdrawn_items_papers_are_not_listed(register: Register, board: Board) -> None:
    want(board, 1, "Outline business case")
    issue_agenda(register, board.meeting, "{}")
    remove_item(register, board.items[1])
    assert details(board) == []


# Reminders


def test_a_late_paper_is_asked_for_by_noon_tomorrow(register: Register, board: Board) -> None:
    paper = want(
        board, 2, "IEG3 statement: first draft", author_id=board.raman,
        wanted_on=date(2003, 10, 8), note="with the cost table for section 7",
    )  # fmt: skip
    assert paper_reminder(register, paper) == (
        "Dear Priya, the Customer First Board’s agenda for Tuesday 21 October goes out on Monday "
        "13 October. I still need “IEG3 statement: first draft” for item 3, with the cost table "
        "for section 7. It was due on Wednesday 8 October. May I have it by noon tomorrow, please?"
    )


def test_a_paper_that_has_time_is_asked_for_by_its_day(register: Register, board: Board) -> None:
    paper = want(board, 1, "Outline case", wanted_on=date(2003, 10, 10))
    assert "It is due tomorrow. May I count on it, please?" in paper_reminder(register, paper)
    change_paper(register, paper, wanted_on=TODAY)
    assert "It is due today. May I count on it, please?" in paper_reminder(register, paper)
    change_paper(register, paper, wanted_on=MONDAY)
    assert "It is due on Monday 13 October." in paper_reminder(register, paper)


def test_noon_is_of_the_next_working_day_and_today_when_the_agenda_goes_out(
    register: Register, board: Board
) -> None:
    paper = want(board, 1, "Outline case")
    change_authority(register, today=date(2003, 10, 10))
    assert "by noon on Monday 13 October, please?" in paper_reminder(register, paper)
    change_authority(register, today=MONDAY)
    text = paper_reminder(register, paper)
    assert "goes out today." in text and "May I have it today, please?" in text
    change_authority(register, today=date(2003, 10, 14))
    assert "the Customer First Board meets on Tuesday 21 October." in paper_reminder(
        register, paper
    )


def test_a_reminder_for_a_paper_without_author_is_still_a_letter(
    register: Register, board: Board
) -> None:
    paper = want(board, 1, "Outline case")
    assert paper_reminder(register, paper).startswith("Dear colleague, the Customer First")
    change_paper(register, paper, author="Head of Revenues")
    assert paper_reminder(register, paper).startswith("Dear Head of Revenues, the")
    councillor = add_person(register, "Rose Osgood", councillor=True)
    change_paper(register, paper, author_id=councillor, author="")
    assert paper_reminder(register, paper).startswith("Dear Councillor Osgood, the")


def test_an_author_is_thanked_for_what_has_come(register: Register, board: Board) -> None:
    draft, waiting = want(board, 1, "Outline case"), want(board, 1, "Contract")
    mark_papers(register, [draft], PaperState.DRAFT)
    assert "Thank you for the draft of “Outline case” for item 2. I still need it as it is" in (
        paper_reminder(register, draft)
    )
    for kind in ("Legal", "Finance"):
        add_clearance(register, waiting, kind)
    receive_paper(register, waiting)
    text = paper_reminder(register, waiting)
    assert "Thank you for “Contract” for item 2. It still has to be cleared by Legal and" in text


def test_after_the_agenda_went_out_the_reason_is_asked_for_too(
    register: Register, board: Board
) -> None:
    paper = want(board, 1, "Outline case")
    issue_agenda(register, board.meeting, "{}")
    went = register.issues.find(meeting_id=board.meeting)[0].issued_at.date()
    text = paper_reminder(register, paper)
    assert f"went out on {near_date(went, TODAY)}, with this to follow." in text
    assert "so that it can go out as a supplement, and a line on why it is late, please?" in text


def test_nobody_is_reminded_of_what_is_not_wanted(register: Register, board: Board) -> None:
    paper, here = want(board, 1, "Outline case"), want(board, 2, "IEG3")
    receive_paper(register, here)
    issue_agenda(register, board.meeting, "{}")
    remove_item(register, board.items[1])
    for one in (paper, here):
        with pytest.raises(Refused, match="Nobody owes"):
            paper_reminder(register, one)


def test_an_author_is_reminded_of_all_papers_in_one_letter(
    register: Register, board: Board
) -> None:
    group = add_group(register, "Service Delivery Group")
    other = add_meeting(register, group, date(2003, 10, 30), standing_items=False)
    item = add_item(register, other, "Highlight report")
    late = want(board, 1, "Outline case", author_id=board.raman)
    report = add_paper(register, item, "Quarter 2", author_id=board.raman)
    assert author_reminder(register, [late, report]) == (
        "Dear Priya, I still need two papers from you:\n\n"
        "• “Outline case”, item 2 of the Customer First Board on Tuesday 21 October: was due on "
        "Tuesday 7 October, 2 days ago\n"
        "• “Quarter 2”, item 1 of the Service Delivery Group on Thursday 30 October: due on "
        "Thursday 16 October\n\n"
        "The Customer First Board’s agenda for Tuesday 21 October goes out on Monday 13 October. "
        "The Service Delivery Group’s agenda for Thursday 30 October goes out on Thursday "
        "23 October. "
        "May I have what is late by noon tomorrow, and the rest by its day, please?"
    )
    assert author_reminder(register, [late]) == paper_reminder(register, late)


def test_letters_of_only_late_or_only_coming_papers_ask_accordingly(
    register: Register, board: Board
) -> None:
    both = [want(board, 1, "One", note="with costs"), want(board, 2, "Two")]
    assert author_reminder(register, both).endswith("May I have them by noon tomorrow, please?")
    assert "• “One”, with costs, item 2" in author_reminder(register, both)
    for one in both:
        change_paper(register, one, wanted_on=MONDAY)
    assert author_reminder(register, both).endswith("May I count on them, please?")


# The tracker


def test_the_tracker_has_the_columns_of_the_reference(register: Register, board: Board) -> None:
    paper = want(board, 1, "Outline case", author_id=board.raman, reference="CFB-05")
    add_clearance(register, paper, "Legal")
    add_clearance(register, paper, "Finance")
    keep_reminder(register, "Dear Priya", paper_ids=[paper])
    (row,) = rows(paper_tracker(register, as_of=TODAY))
    assert list(row)[:6] == [
        "Paper", "Author", "Due", "Clearances pending", "State", "Days late",
    ]  # fmt: skip
    assert list(row.values())[:6] == [
        "Outline case", "Priya Raman", date(2003, 10, 7), "Legal and Finance",
        Marked("Expected, late", Tone.RED), 2,
    ]  # fmt: skip
    assert (row["Group"], row["Item"]) == ("Customer First Board", "Corporate CRM")
    assert row["Last reminded"] == TODAY


def test_the_publics_tracker_has_no_exempt_paper(register: Register, board: Board) -> None:
    want(board, 1, "Outline case")
    want(board, 4, "Tenders")
    for made in (
        paper_tracker(register, as_of=TODAY, audience=Audience.PUBLIC),
        paper_tracker(register, as_of=TODAY, filters={"group_id": board.group_id}, words="outl"),
    ):
        assert [one["Paper"] for one in rows(made)] == ["Outline case"]
    every = rows(paper_tracker(register, as_of=TODAY))
    assert {one["Exempt"] for one in every} == {"Open", "Exempt"}
    owed = papers_owed(register, as_of=TODAY, audience=Audience.PUBLIC)
    assert "Tenders" not in words(owed) and owed.header == ""
    assert papers_owed(register, as_of=TODAY).header.startswith("Contains exempt information")


def test_who_owes_what_stands_under_each_author(register: Register, board: Board) -> None:
    want(board, 1, "Outline case", author_id=board.raman)
    want(board, 2, "IEG3", author_id=board.raman, wanted_on=MONDAY)
    want(board, 3, "Programme")
    receive_paper(register, want(board, 1, "Call volumes"))
    document = papers_owed(register, as_of=TODAY)
    heads = [(one.text, one.note) for one in document.blocks if isinstance(one, Heading)]
    assert heads == [("No author yet", "1 paper, 1 late"), ("Priya Raman", "2 papers, 1 late")]
    tables = [tuple(one.rows) for one in document.blocks if isinstance(one, Table)]
    assert [row[0] for row in tables[1]] == ["Outline case", "IEG3"]
    assert tables[1][0][1] == "Customer First Board, 21 October 2003"


def test_nobody_owing_a_paper_is_said(register: Register) -> None:
    assert "Nobody owes a paper." in words(papers_owed(register, as_of=TODAY))
    assert rows(paper_tracker(register, as_of=TODAY)) == []


def test_the_tracker_is_written_from_the_command_line(
    register: Register, board: Board, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    want(board, 1, "Outline case", author_id=board.raman)
    receive_paper(register, want(board, 2, "IEG3"))
    path = str(register.path)
    register.close()
    command = ["export", "papers", path, "--group", "CFB", "--late", "--owed", "--to"]
    assert main([*command, str(tmp_path)]) == 0
    written = Path(capsys.readouterr().out.strip())
    assert written.name == "CFB_2003-10-09_paper-tracker.xlsx"
    sheet = load_workbook(written).active
    assert sheet is not None
    cells = [row[0].value for row in sheet.iter_rows()]
    assert "Outline case" in cells and "IEG3" not in cells
    assert main([*command, str(tmp_path), "--word"]) == 0
    document = read_docx(capsys.readouterr().out.strip())
    assert any("Priya Raman" in one.text for one in document.paragraphs)
