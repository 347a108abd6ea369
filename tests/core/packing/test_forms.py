"""The forms of one pack: its PDF, its Word file and its folder have one number, and one record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Word
from docx.oxml.ns import qn

from egovdesk.errors import Refused
from egovdesk.exchange.printing import Wanted, find_program, print_files
from egovdesk.operations.meetings import add_item, change_item
from egovdesk.operations.packs.making import withdraw_pack
from egovdesk.operations.papers import add_paper
from egovdesk.packing.folders import make_folder
from egovdesk.packing.forms import as_form_of
from egovdesk.packing.making import Made, Wish, keep_made, make_pdf
from egovdesk.packing.manifest import from_json
from egovdesk.packing.word import make_word
from egovdesk.records.packs import Audience, Pack, PackKind
from tests.core.packing.scenes import a_pdf, a_word_file, issue, quiet, receive, text_of
from tests.scenes import Board

MEMBERS = Audience.MEMBERS
Make = Callable[..., Made]


@pytest.fixture
def case(board: Board, tmp_path: Path) -> str:
    """A Word paper of item 2, and a PDF beside it."""
    paper = add_paper(board.register, board.items[1], "Outline business case")
    receive(board, paper, a_word_file(tmp_path / "case.docx", "The case in words"))
    receive(board, paper, a_pdf(tmp_path / "costs.pdf", 2, "Costs"))
    return paper


def made(board: Board, out: Path, make: Make, **facts: Any) -> Made:
    """A pack in one form."""
    return make(board.register, Wish(board.meeting, MEMBERS, **facts), out, quiet)


def late(board: Board, out: Path, make: Make, reason: str = "It came late", **facts: Any) -> Made:
    """A supplement in one form."""
    return made(board, out, make, kind=PackKind.SUPPLEMENT, reason=reason, **facts)


def a_late_paper(board: Board, folder: Path, name: str) -> str:
    """A paper of item 3 that has just come."""
    paper = add_paper(board.register, board.items[2], name)
    receive(board, paper, a_word_file(folder / f"{name}.docx", f"{name} in words"))
    return paper


def kinds(board: Board, pack: str) -> list[str]:
    """Of what kind its files are, each once."""
    return sorted({one.kind for one in board.register.pack_files.find(pack_id=pack)})


def supplements(board: Board) -> list[Pack]:
    """The supplements that were kept."""
    return board.register.packs.find(meeting_id=board.meeting, kind=PackKind.SUPPLEMENT)


def test_pdf_word_and_folder_are_one_pack(board: Board, case: str, out: Path) -> None:
    register = board.register
    pdf = made(board, out, make_pdf)
    pack = keep_made(register, pdf)
    word = made(board, out, make_word)
    assert keep_made(register, word) == pack
    assert [one.first for one in word.manifest] == [one.first for one in pdf.manifest]
    folder = as_form_of(register, made(board, out, make_folder), pack)
    assert keep_made(register, folder) == pack
    (kept,) = register.packs.all()
    assert (kept.number, kept.pages) == (1, pdf.pages)
    assert kinds(board, pack) == ["docx", "folder", "pdf"]
    manifest = from_json(kept.manifest)
    assert tuple(one for one in manifest if not one.in_folder) == pdf.manifest
    assert {one.file for one in manifest if one.in_folder and one.paper_id == case} == {
        f"CFB_2003-10-21_02_{name}" for name in ("case.docx", "costs.pdf")
    }


def test_in_word_each_part_begins_on_the_page_of_the_pdf(
    board: Board, case: str, out: Path, tmp_path: Path
) -> None:
    register = board.register
    pdf = made(board, out, make_pdf)
    keep_made(register, pdf)
    word = made(board, out, make_word)
    (printed,) = print_files([Wanted(word.path, tmp_path / "word.pdf")], find_program())
    assert printed.pdf is not None
    pages = [" ".join(one.split()) for one in text_of(printed.pdf)]
    costs = next(one for one in pdf.manifest if one.file == "costs.pdf")
    (sheet,) = (one for one in pages if "Its file is costs.pdf" in one)
    assert f"Page {costs.first}" in sheet and " of " not in sheet.partition("Page ")[2]
    case_pages = next(one for one in pdf.manifest if one.file == "case.docx")
    contents = next(one for one in pages if "Contents: " in one)
    assert f"Outline business case {case_pages.first}" in contents


def test_a_form_of_other_contents_is_a_pack_of_its_own(
    board: Board, case: str, out: Path, tmp_path: Path
) -> None:
    register = board.register
    pack = keep_made(register, made(board, out, make_pdf))
    change_item(register, board.items[1], title="Corporate CRM: the second reading")
    other = keep_made(register, made(board, out, make_word))
    assert other != pack
    a_late_paper(board, tmp_path, "Figures")
    third = keep_made(register, as_form_of(register, made(board, out, make_folder), pack))
    assert [one.number for one in register.packs.many([pack, other, third]).values()] == [1, 2, 3]


def test_no_form_is_of_a_pack_for_other_readers_or_of_another_kind(
    board: Board, case: str, out: Path
) -> None:
    register = board.register
    pack = keep_made(register, made(board, out, make_pdf))
    word = made(board, out, make_word)
    assert as_form_of(register, word, pack).form_of == pack
    for other in (
        Wish(board.meeting, Audience.PUBLIC), Wish(board.meeting, MEMBERS, PackKind.SMT),
        Wish("another meeting", MEMBERS),
    ):  # fmt: skip
        stranger = replace(word, wish=other, form_of="")
        assert as_form_of(register, stranger, pack).form_of == ""


def test_a_form_is_kept_once_and_of_no_withdrawn_pack(board: Board, case: str, out: Path) -> None:
    register = board.register
    pack = keep_made(register, made(board, out, make_pdf))
    word = made(board, out, make_word)
    keep_made(register, word)
    assert made(board, out, make_word).form_of == ""
    with pytest.raises(Refused, match="in this form already"):
        keep_made(register, word)
    withdraw_pack(register, pack, "The wrong appendix")
    assert as_form_of(register, made(board, out, make_folder), pack).form_of == ""


def test_a_supplement_in_word_is_a_form_of_its_pdf(
    board: Board, case: str, out: Path, tmp_path: Path
) -> None:
    register = board.register
    whole = made(board, out, make_pdf)
    keep_made(register, whole)
    a_late_paper(board, tmp_path, "Late figures")
    pdf = late(board, out, make_pdf, agreed_by="David Ashworth")
    pack = keep_made(register, pdf)
    word = late(board, out, make_word, reason="")
    assert word.path.stem == pdf.path.stem
    body = Word(str(word.path)).element.body
    assert body.find(f".//{qn('w:pgNumType')}").get(qn("w:start")) == str(whole.pages + 1)
    words = "\n".join(one.text for one in Word(str(word.path)).paragraphs)
    assert "Supplement 1" in words and "Late figures in words" in words
    assert "It came late" in words and "David Ashworth" in words
    assert keep_made(register, word) == pack
    assert kinds(board, pack) == ["docx", "pdf"]
    (kept,) = supplements(board)
    assert from_json(kept.manifest) == pdf.manifest
    with pytest.raises(Refused, match="Supplement 1 has been made in this form already"):
        late(board, out, make_word)


def test_after_a_supplement_in_both_the_next_has_its_own_number_and_papers(
    board: Board, case: str, out: Path, tmp_path: Path
) -> None:
    register = board.register
    keep_made(register, made(board, out, make_pdf))
    for number in (1, 2):
        new = a_late_paper(board, tmp_path, f"Late {number}")
        for make in (make_pdf, make_word):
            more = late(board, out, make)
            keep_made(register, more)
            assert f"-s{number}" in more.path.name
            assert {one.paper_id for one in more.manifest if one.paper_id} == {new}
    first, second = supplements(board)
    assert (first.number, second.number) == (1, 2)
    assert second.first_page == first.first_page + first.pages


def test_a_supplement_in_word_without_its_pdf_is_refused(
    board: Board, case: str, out: Path, tmp_path: Path
) -> None:
    register = board.register
    keep_made(register, made(board, out, make_pdf))
    a_late_paper(board, tmp_path, "Late figures")
    with pytest.raises(Refused, match="has the number of its PDF") as refused:
        late(board, out, make_word)
    assert "as PDF" in refused.value.todo
    assert not list(out.glob("*.docx"))


def test_a_supplement_in_word_of_other_contents_is_refused(
    board: Board, case: str, out: Path, tmp_path: Path
) -> None:
    register = board.register
    keep_made(register, made(board, out, make_pdf))
    a_late_paper(board, tmp_path, "Late figures")
    keep_made(register, late(board, out, make_pdf))
    with pytest.raises(Refused, match="has the number of its PDF"):
        late(board, out, make_word, reason="Another reason")
    a_late_paper(board, tmp_path, "Later figures")
    with pytest.raises(Refused, match="has the number of its PDF"):
        late(board, out, make_word)


def test_a_supplement_in_word_may_be_made_days_after_its_pdf(
    board: Board, case: str, out: Path, tmp_path: Path
) -> None:
    register = board.register
    issue(board)
    keep_made(register, made(board, out, make_pdf))
    add_item(register, board.meeting, "The budget for e-government")
    pack = keep_made(register, late(board, out, make_pdf))
    assert "supplement:agenda" in register.packs.get(pack).manifest
    later = register.packs.get(pack).made_at.date() + timedelta(days=3)
    with register.step("Three days later"):
        register.authorities.update(register.authority.id, today=later)
    assert keep_made(register, late(board, out, make_word)) == pack
