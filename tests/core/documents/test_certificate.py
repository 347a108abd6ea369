"""The certificate of a public pack: what it says, and what it never says."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium

from egovdesk.documents.meeting_facts import Audience, MeetingFacts
from egovdesk.documents.model import Document
from egovdesk.documents.packs import Proved, certificate
from egovdesk.documents.writers.pdf import write_pdf
from egovdesk.operations.packs.public import declare_public, withhold
from egovdesk.operations.papers import add_paper
from egovdesk.records.leaks import Leak, Part, Place, Searched, Secret, SecretKind, Unsearched
from tests.core.documents.reading import facts, headings, words
from tests.scenes import Board

TENDER = "Network partner: tender evaluation"
CLEAN = Searched(
    {SecretKind.TITLE: 3, SecretKind.SUM: 1, SecretKind.TEXT: 2}, 3, 31, 4,
    {Part.BODY: 9_000, Part.BOOKMARK: 120, Part.PROPERTY: 0},
    unsearched=(Unsearched(Place("pack.pdf"), "4 pictures are not searched: look at them.", False),),
)  # fmt: skip


FILE = Proved("pack.pdf", "ab" * 32)
FOLDER = Proved("CFB_pack", "cd" * 32, "contents.csv", 3)


def certified(board: Board, searched: Searched = CLEAN, proved: Proved = FILE) -> Document:
    meeting = MeetingFacts.of(board.register, board.meeting, Audience.PUBLIC)
    return certificate(meeting, searched, proved, as_of=date(2003, 10, 9))


def test_that_of_a_folder_names_its_index_and_divides_nothing_by_pages(board: Board) -> None:
    document = certified(board, replace(CLEAN, files=5, pages=0), FOLDER)
    said = facts(document)
    assert said["Folder"] == "CFB_pack" and "File" not in said
    assert (said["Its index"], said["SHA-256 of it"]) == ("contents.csv", "cd" * 32)
    assert "The folder of 3 files with 2 files inside them, opened again" in words(document)
    assert "contents.csv lists each other file with its SHA-256." in words(document)
    assert "page" not in words(document)


def test_that_of_a_word_file_does_not_say_that_it_has_no_pages(board: Board) -> None:
    said = words(certified(board, replace(CLEAN, files=1, pages=0)))
    assert "The file, opened again after it was made" in said


def test_it_says_what_was_searched_for_what_and_what_was_not(board: Board) -> None:
    said = words(certified(board))
    assert facts(certified(board))["File"] == "pack.pdf"
    assert "31 pages with 2 files inside or beside it" in said
    assert "body and bookmark" in said and "document property" not in said
    assert "3 titles, 1 sum and every phrase of eight words in 2 texts of the exempt record" in said
    assert "Nothing was found that has not been taken out or declared public." in said
    assert "4 pictures are not searched: look at them." in said


def test_it_says_what_was_taken_out_and_declared_public_by_whom_and_why(board: Board) -> None:
    register = board.register
    paper = add_paper(register, board.items[1], "Outline business case")
    withhold(register, board.meeting, "0" * 64, 7, "Names a tenderer", words=TENDER, paper_id=paper)
    withhold(register, board.meeting, "0" * 64, 9, "A price", paper_id=paper)
    declare_public(register, board.meeting, "Harrow Data", "It has said so itself")
    document = certified(board)
    said = words(document)
    assert [name for _, name in headings(document)][1:] == [
        "Taken out", "Declared public", "What could not be searched",
    ]  # fmt: skip
    for told in ("Outline business case", "Passage", "Names a tenderer", "Whole page", "Harrow Data",
                 "It has said so itself", "jtate"):  # fmt: skip
        assert told in said


def test_it_says_where_no_reason_was_given(board: Board) -> None:
    paper = add_paper(board.register, board.items[1], "Outline business case")
    withhold(board.register, board.meeting, "0" * 64, 7, "", words=TENDER, paper_id=paper)
    assert "none given (jtate, " in words(certified(board))


def test_it_never_names_what_is_exempt(board: Board) -> None:
    register = board.register
    exempt = add_paper(register, board.items[-1], "Prices of the tenderers")
    withhold(register, board.meeting, "0" * 64, 2, "A price", words="£61,200", paper_id=exempt)
    leak = Leak(Secret(SecretKind.TITLE, TENDER), Place("pack.pdf", page=3), TENDER)
    said = words(certified(board, Searched(leaks=(leak,))))
    assert "1 passage is in the file and has not been settled." in said
    assert all(one not in said for one in (TENDER, "Prices of the tenderers", "£61,200"))


def test_it_is_one_page(board: Board, tmp_path: Path) -> None:
    paper = add_paper(board.register, board.items[1], "Outline business case")
    for page in (3, 4, 8):
        withhold(board.register, board.meeting, "0" * 64, page, "Names a tenderer", paper_id=paper)
    for number in range(12):
        reason = "It has said so itself" if number % 2 else "It is in the budget book"
        declare_public(board.register, board.meeting, f"Harrow Data {number} and others", reason)
    assert pages_of(certified(board), tmp_path) == 1


def pages_of(document: Document, tmp_path: Path) -> int:
    write_pdf(document, tmp_path / "certificate.pdf")
    with closing(pdfium.PdfDocument(tmp_path / "certificate.pdf")) as made:
        return len(made)


def test_many_declarations_are_told_by_their_reasons(board: Board, tmp_path: Path) -> None:
    reasons = ("It is in the budget book", "An ordinary phrase of every report")
    for number in range(60):
        words = "a phrase that stands in every report of this council and in others too"
        told = f"Officer {number}" if number % 3 else f"{words} {number}"
        declare_public(board.register, board.meeting, told, reasons[number % 2])
    document = certified(board)
    assert pages_of(document, tmp_path) <= 2
    said = words_of_tables(document)
    assert "; Officer " in said and said.count(reasons[0]) == 1
    assert "a phrase that stands in every report of … others too 3" in said


def words_of_tables(document: Document) -> str:
    return words(document).replace("\n", " ")


def test_pages_that_were_treated_alike_are_told_together(board: Board) -> None:
    paper = add_paper(board.register, board.items[1], "Outline business case")
    for page in (3, 4, 5, 9):
        withhold(board.register, board.meeting, "0" * 64, page, "A price", paper_id=paper)
    withhold(board.register, board.meeting, "0" * 64, 7, "A price", words="x", paper_id=paper)
    drawn = (
        Unsearched(
            Place("pack.pdf", Part.BODY, f"page {page}", page), "Look at it.", False, "ab" * 6
        )
        for page in (2, 3, 8)
    )
    said = words(certified(board, replace(CLEAN, unsearched=tuple(drawn))))
    assert "Whole pages 3 to 5 and 9" in said and "Passage on page 7" in said
    assert "pack.pdf, pages 2 to 3 and 8: Look at it." in said
