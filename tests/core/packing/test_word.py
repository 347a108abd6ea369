"""Packs in Word: authors' papers as they made them, numbers that Word fills in, and what travels beside."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document as Word
from docx.oxml.ns import qn

from egovdesk.errors import Refused, Stopped
from egovdesk.exchange.printing import Wanted, find_program, print_files
from egovdesk.operations.meetings import change_item
from egovdesk.operations.packs.public import declare_public, withhold
from egovdesk.operations.papers import add_paper
from egovdesk.packing.making import Made, Wish, keep_made, make_pdf
from egovdesk.packing.public import Blocked, make_proved
from egovdesk.packing.word import make_word
from egovdesk.records.packs import Audience, PackKind
from tests.core.packing.scenes import a_pdf, a_word_file, quiet, receive, text_of
from tests.scenes import Board

MEMBERS, PUBLIC = Audience.MEMBERS, Audience.PUBLIC
PRICE = "Hartwell offers the network for £412,000 over three years and no less"


@pytest.fixture
def case(board: Board, tmp_path: Path) -> str:
    """A Word paper of item 2."""
    paper = add_paper(board.register, board.items[1], "Outline business case")
    receive(board, paper, a_word_file(tmp_path / "case.docx", "The case in words"))
    return paper


@pytest.fixture
def tender(board: Board, tmp_path: Path) -> str:
    """The exempt Word paper of the exempt item."""
    paper = add_paper(board.register, board.items[4], "Tender report")
    receive(board, paper, a_word_file(tmp_path / "tender.docx", PRICE))
    return paper


def made(board: Board, tmp_path: Path, audience: Audience = MEMBERS) -> Made:
    """A pack in Word."""
    folder = tmp_path / "out"
    folder.mkdir(exist_ok=True)
    return make_word(board.register, Wish(board.meeting, audience), folder, quiet)


def whole_text(path: Path) -> str:
    """All that is in the parts of a file."""
    with zipfile.ZipFile(path) as package:
        return "\n".join(
            package.read(name).decode("utf-8", "replace") for name in package.namelist()
        )


def test_the_pack_is_one_file_that_says_on_which_pages(
    board: Board, case: str, tender: str, tmp_path: Path
) -> None:
    pack = made(board, tmp_path)
    assert pack.path.suffix == ".docx"
    (printed,) = print_files([Wanted(pack.path, tmp_path / "pack.pdf")], find_program())
    assert printed.pdf is not None
    pages = text_of(printed.pdf)
    (at,) = (number for number, one in enumerate(pages, 1) if "The case in words" in one)
    assert not any("Error:" in one for one in pages)
    contents = next(" ".join(one.split()) for one in pages if "Contents: " in one)
    assert f"Outline business case {at}" in contents
    assert "Item 2" in pages[at - 1] and f"Page {at} of {len(pages)}" in pages[at - 1]
    (exempt,) = (one for one in pages if "no less" in one)
    assert "Exempt" in exempt.split("Hartwell")[0]


def test_numbers_are_fields_that_lead_to_their_parts(
    board: Board, case: str, tmp_path: Path
) -> None:
    body = Word(str(made(board, tmp_path).path)).element.body
    names = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    led = [one.text.split()[1] for one in body.iter(qn("w:instrText")) if "PAGEREF" in one.text]
    assert led and set(led) <= names


def test_other_kinds_travel_beside_and_a_sheet_says_so(
    board: Board, case: str, tmp_path: Path
) -> None:
    paper = add_paper(board.register, board.items[2], "Costs")
    receive(board, paper, a_pdf(tmp_path / "costs.pdf", 1))
    (tmp_path / "notes.docx").write_text("no Word at all")
    receive(board, paper, tmp_path / "notes.docx")
    pack = made(board, tmp_path)
    assert [one.name for one in pack.beside] == ["3_costs.pdf", "3_notes.docx"]
    words = "\n".join(one.text for one in Word(str(pack.path)).paragraphs)
    assert "costs.pdf. It is a PDF, and this pack is in Word." in words
    assert words.count("This paper travels beside the pack.") == 2


def test_the_publics_is_proved_in_word_too(
    board: Board, case: str, tender: str, tmp_path: Path
) -> None:
    register, out = board.register, tmp_path / "out"
    out.mkdir()
    change_item(register, board.items[4], note=PRICE)
    leaking = add_paper(register, board.items[2], "Figures")
    receive(board, leaking, a_word_file(tmp_path / "figures.docx", "It rests on £412,000"))
    wish = Wish(board.meeting, PUBLIC)
    with pytest.raises(Blocked):
        make_proved(register, wish, out, quiet, make_word)
    assert list(out.iterdir()) == []
    declare_public(register, board.meeting, "£412,000", "It is in the budget book")
    pack, searched = make_proved(register, wish, out, quiet, make_word)
    assert searched is not None and not searched.leaks
    assert "Tender report" not in whole_text(pack.path)
    files = register.pack_files.find(pack_id=keep_made(register, pack))
    assert {one.kind for one in files} == {"docx", "certificate"}


def test_the_public_gets_no_remarks_nor_deleted_words(board: Board, tmp_path: Path) -> None:
    word = Word()
    paragraph = word.add_paragraph("Kept words")
    gone = paragraph._p.makeelement(qn("w:del"), {qn("w:id"): "1", qn("w:author"): "Amelia"})
    paragraph._p.append(gone)
    run = paragraph._p.makeelement(qn("w:r"), {})
    gone.append(run)
    text = paragraph._p.makeelement(qn("w:delText"), {})
    text.text = "struck out"
    run.append(text)
    hidden = word.add_paragraph().add_run("hidden words")
    hidden.font.hidden = True
    word.save(str(tmp_path / "draft.docx"))
    paper = add_paper(board.register, board.items[1], "Draft")
    receive(board, paper, tmp_path / "draft.docx")
    public = whole_text(made(board, tmp_path, PUBLIC).path)
    assert "Kept words" in public
    assert "struck out" not in public and "hidden words" not in public
    assert "struck out" in whole_text(made(board, tmp_path).path)


def test_a_paper_that_is_withheld_in_part_is_left_out(
    board: Board, case: str, tmp_path: Path
) -> None:
    (file,) = board.register.paper_files.find(paper_id=case)
    withhold(board.register, board.meeting, file.sha256, 1, "A name in it")
    pack = made(board, tmp_path, PUBLIC)
    assert pack.beside == ()
    assert "The case in words" not in whole_text(pack.path)
    assert "This paper is not in the pack." in whole_text(pack.path)


def test_a_supplement_in_word_goes_on_from_the_pdf(board: Board, case: str, tmp_path: Path) -> None:
    register = board.register
    keep_made(register, made(board, tmp_path))
    late = Wish(board.meeting, MEMBERS, PackKind.SUPPLEMENT, reason="It came late")
    with pytest.raises(Refused, match="No pack has been made"):
        make_word(register, late, tmp_path / "out", quiet)
    pack = make_pdf(register, Wish(board.meeting, MEMBERS), tmp_path / "out", quiet)
    keep_made(register, pack)
    paper = add_paper(register, board.items[2], "Late figures")
    receive(board, paper, a_word_file(tmp_path / "late.docx", "Late words"))
    pdf = keep_made(register, make_pdf(register, late, tmp_path / "out", quiet))
    more = make_word(register, late, tmp_path / "out", quiet)
    first = Word(str(more.path)).element.body.find(f".//{qn('w:pgNumType')}")
    assert first.get(qn("w:start")) == str(pack.pages + 1)
    assert keep_made(register, more) == pdf
    assert register.packs.get(pdf).first_page == pack.pages + 1


def test_stop_leaves_nothing_behind(board: Board, case: str, tmp_path: Path) -> None:
    def stop(words: str, _share: float) -> None:
        if words.startswith("document"):
            raise Stopped("Stopped.", "Nothing was written.")

    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(Stopped):
        make_word(board.register, Wish(board.meeting, MEMBERS), out, stop)
    assert list(out.iterdir()) == []
