"""The note to an author about the file that came."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.documents.author_notes import author_note, file_note
from egovdesk.operations.authority import change_authority
from egovdesk.operations.papers import add_paper, receive_paper
from egovdesk.records.file_checks import FileFinding, FileReport, Mending, Wish
from egovdesk.register import Register
from tests.scenes import TODAY, Board

TABLES = FileFinding(
    "tables.merged", "2 tables have merged cells.", Mending.AUTHOR, "Split them.",
    places=tuple(f"Table {at}" for at in range(1, 8)),
)  # fmt: skip
FONT = FileFinding(
    "type.font", "Text is in Verdana.", Mending.ITSELF, mended="All text is in Arial."
)
CHANGES = FileFinding(
    "changes", "1 tracked change is left in.", Mending.ASKED, "Accept or reject it.",
    "The tracked changes are accepted as they stand.", wish=Wish.CHANGES,
)  # fmt: skip


@pytest.fixture
def register(board: Board) -> Register:
    change_authority(board.register, today=TODAY)
    return board.register


def report(*findings: FileFinding) -> FileReport:
    return FileReport("draft.docx", "a Word document", "IEG3", findings)


def test_the_note_says_what_to_put_right_where_and_by_when(
    register: Register, board: Board
) -> None:
    paper = add_paper(register, board.items[2], "IEG3: first draft", author_id=board.raman,
                      wanted_on=date(2003, 10, 13))  # fmt: skip
    assert author_note(register, paper, report(TABLES, FONT)) == (
        "Dear Priya, Thank you for “IEG3: first draft” for item 3. Before it can go out, please put "
        "this right:\n\n"
        "• 2 tables have merged cells. Split them. Where: Table 1; Table 2; Table 3; Table 4; Table 5 "
        "and 2 more.\n\n"
        "This I have put right myself:\n\n"
        "• All text is in Arial.\n\n"
        "May I have it back by Monday 13 October, please?"
    )


def test_a_paper_that_is_late_is_wanted_back_tomorrow(register: Register, board: Board) -> None:
    paper = add_paper(register, board.items[2], "IEG3", wanted_on=date(2003, 10, 8))
    receive_paper(register, paper)
    note = author_note(register, paper, report(TABLES))
    assert note.startswith("Dear colleague, Thank you for “IEG3” for item 3.")
    assert note.endswith("May I have it back by noon tomorrow, please?")


def test_what_is_asked_for_is_no_longer_the_authors(register: Register) -> None:
    asked = file_note(report(CHANGES), [Wish.CHANGES])
    assert "• The tracked changes are accepted as they stand." in asked
    assert asked.endswith("You need do nothing more about it.")
    assert "• 1 tracked change is left in. Accept or reject it." in file_note(report(CHANGES))


def test_a_file_in_which_nothing_is_amiss_can_go_out() -> None:
    assert file_note(report()) == ("Dear colleague, Thank you for “IEG3”. It can go out as it is.")
