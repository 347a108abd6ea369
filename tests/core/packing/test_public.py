"""The public's pack is proved: a leak blocks it until it is taken out or declared public."""

from __future__ import annotations

from pathlib import Path

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.meetings import change_item
from egovdesk.operations.packs.public import declare_public, withhold
from egovdesk.operations.papers import add_paper, set_paper_exempt
from egovdesk.packing.making import Wish, keep_made, make_pdf
from egovdesk.packing.public import Blocked, make_folder_proved, make_proved
from egovdesk.packing.word import make_word
from egovdesk.records.packs import Audience
from tests.core.packing.scenes import a_pdf, a_word_file, a_zip, quiet, receive, text_of
from tests.scenes import Board

PUBLIC = Audience.PUBLIC
PRICE = "Hartwell offers the network for £412,000 over three years and no less"


@pytest.fixture
def leaking(board: Board, tmp_path: Path) -> str:
    """An open paper whose pages tell the price of an exempt item."""
    register = board.register
    change_item(register, board.items[4], note=PRICE)
    case = add_paper(register, board.items[1], "Outline business case")
    receive(board, case, a_pdf(tmp_path / "case.pdf", 2, "The case rests on £412,000"))
    return case


def wish(board: Board) -> Wish:
    """The public's pack of the board's meeting."""
    return Wish(board.meeting, PUBLIC)


def out(tmp_path: Path) -> Path:
    """A folder to make packs in."""
    folder = tmp_path / "out"
    folder.mkdir(exist_ok=True, parents=True)
    return folder


def test_a_sum_of_an_exempt_paper_blocks_the_pack(
    board: Board, leaking: str, tmp_path: Path
) -> None:
    with pytest.raises(Blocked, match="settled before this pack may go to the public") as blocked:
        make_proved(board.register, wish(board), out(tmp_path), quiet)
    assert {one.words for one in blocked.value.searched.leaks} == {"£412,000"}
    assert list(out(tmp_path).iterdir()) == []


def test_members_are_not_asked(board: Board, leaking: str, tmp_path: Path) -> None:
    made, searched = make_proved(
        board.register, Wish(board.meeting, Audience.MEMBERS), out(tmp_path), quiet
    )
    assert made.path.is_file()
    assert searched is None


def test_what_is_declared_public_lets_it_out(board: Board, leaking: str, tmp_path: Path) -> None:
    register = board.register
    declare_public(register, board.meeting, "£412,000", "It is in the budget book")
    made, searched = make_proved(register, wish(board), out(tmp_path), quiet)
    assert made.path.is_file()
    assert searched is not None and not searched.leaks


@pytest.mark.parametrize("words", ["", "£412,000"])
def test_what_is_withheld_is_gone_from_the_pages(
    board: Board, leaking: str, tmp_path: Path, words: str
) -> None:
    register = board.register
    (file,) = register.paper_files.find(paper_id=leaking)
    for page in (1, 2):
        withhold(register, board.meeting, file.sha256, page, "The price", words=words)
    made, searched = make_proved(register, wish(board), out(tmp_path), quiet)
    assert searched is not None and not searched.leaks
    assert "412" not in "".join(text_of(made.path))
    assert made.pages == len(text_of(made.path))


def test_a_public_folder_is_proved_too(board: Board, leaking: str, tmp_path: Path) -> None:
    with pytest.raises(Blocked):
        make_folder_proved(board.register, wish(board), out(tmp_path), quiet)
    assert list(out(tmp_path).iterdir()) == []
    declare_public(board.register, board.meeting, "£412,000", "It is in the budget book")
    made, searched = make_folder_proved(board.register, wish(board), out(tmp_path), quiet)
    assert made.index.is_file() and searched is not None and not searched.blocks


def test_a_proved_pack_is_kept_with_its_certificate(
    board: Board, leaking: str, tmp_path: Path
) -> None:
    register = board.register
    declare_public(register, board.meeting, "£412,000", "It is in the budget book")
    made, _ = make_proved(register, wish(board), out(tmp_path), quiet)
    assert made.certificate is not None and made.certificate.parent == out(tmp_path)
    (said,) = text_of(made.certificate)
    assert "It is in the budget book" in said and made.path.name in said
    assert "tender evaluation" not in said
    files = register.pack_files.find(pack_id=keep_made(register, made))
    assert {one.kind: one.name for one in files} == {
        "pdf": made.path.name, "certificate": made.certificate.name,
    }  # fmt: skip


def test_a_public_pack_that_was_not_proved_is_not_kept(board: Board, tmp_path: Path) -> None:
    made = make_pdf(board.register, wish(board), out(tmp_path), quiet)
    with pytest.raises(Refused, match="has not been proved clean"):
        keep_made(board.register, made)
    assert board.register.packs.count() == 0


def test_a_page_withheld_without_a_find_is_gone_from_a_folder_too(
    board: Board, case: str, tmp_path: Path
) -> None:
    withhold_page(board, case)
    made, _ = make_folder_proved(board.register, wish(board), out(tmp_path), quiet)
    (paper,) = made.path.glob("*.pdf")
    first, second = text_of(paper)
    assert "In confidence" not in first and "In confidence" in second


def test_a_file_that_would_show_what_is_withheld_never_travels(
    board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = board.register
    paper = add_paper(register, board.items[1], "Outline business case")
    receive(board, paper, a_word_file(tmp_path / "case.docx", "In confidence"))
    withhold_page(board, paper)
    monkeypatch.setattr("egovdesk.packing.papers.find_program", lambda: None)
    made, _ = make_proved(register, wish(board), out(tmp_path / "pdf"), quiet)
    assert made.beside == () and not list(made.path.parent.rglob("*.docx"))
    assert "This paper is not in the pack" in text_of(made.path)[-1]
    with pytest.raises(Refused, match=r"case.docx would show what is withheld"):
        make_folder_proved(register, wish(board), out(tmp_path), quiet)
    assert list(out(tmp_path).iterdir()) == []


def test_what_replaces_a_file_with_a_withheld_page_has_to_be_looked_at(
    board: Board, case: str, tmp_path: Path
) -> None:
    register = board.register
    first = withhold_page(board, case)
    receive(board, case, a_pdf(tmp_path / "new.pdf", 2, "In confidence, again"), first)
    with pytest.raises(Blocked) as blocked:
        make_proved(register, wish(board), out(tmp_path), quiet)
    (asked,) = blocked.value.searched.unsearched
    assert asked.place.file == "new.pdf" and "withheld of the version before" in asked.why
    declare_public(register, board.meeting, asked.words, "The passage has been taken out")
    made, _ = make_proved(register, wish(board), out(tmp_path), quiet)
    assert made.path.is_file()


def test_a_reason_that_tells_what_is_exempt_blocks_the_pack(
    board: Board, leaking: str, tmp_path: Path
) -> None:
    register = board.register
    change_item(register, board.items[4], note=f"{PRICE}: Mr Gordon Tomlinson")
    declare_public(register, board.meeting, "£412,000", "Gordon Tomlinson said so")
    with pytest.raises(Blocked) as blocked:
        make_proved(register, wish(board), out(tmp_path), quiet)
    (leak,) = blocked.value.searched.leaks
    assert (leak.words, leak.place.file) == ("Gordon Tomlinson", "the certificate")


def test_what_travelled_beside_a_former_pack_lies_there_no_longer(
    board: Board, tmp_path: Path
) -> None:
    register = board.register
    paper = add_paper(register, board.items[1], "Costs")
    receive(board, paper, a_zip(tmp_path / "costs.zip", "Open"))
    made, _ = make_proved(register, wish(board), out(tmp_path), quiet)
    assert [one.is_file() for one in made.beside] == [True]
    set_paper_exempt(register, paper, True, "A8")
    made, _ = make_proved(register, wish(board), out(tmp_path), quiet)
    assert made.beside == () and not list(out(tmp_path).rglob("*.zip"))


def withhold_page(board: Board, paper: str) -> str:
    """Withhold the first page of a paper's file, on which nothing was found; return the file's id."""
    (file,) = board.register.paper_files.find(paper_id=paper)
    withhold(board.register, board.meeting, file.sha256, 1, "In confidence", paper_id=paper)
    return file.id


@pytest.fixture
def case(board: Board, tmp_path: Path) -> str:
    """An open paper of two pages that tell nothing exempt."""
    paper = add_paper(board.register, board.items[1], "Outline business case")
    receive(board, paper, a_pdf(tmp_path / "case.pdf", 2, "In confidence"))
    return paper


def test_a_pack_in_pdf_and_in_word_each_has_its_certificate_and_what_travels_beside(
    board: Board, case: str, tmp_path: Path
) -> None:
    register = board.register
    paper = add_paper(register, board.items[1], "Costs")
    receive(board, paper, a_zip(tmp_path / "costs.zip", "Open"))
    pdf, _ = make_proved(register, wish(board), out(tmp_path), quiet)
    word, _ = make_proved(register, wish(board), out(tmp_path), quiet, make_word)
    paths = [one for made in (pdf, word) for one in (made.path, made.certificate, *made.beside)]
    assert len(set(paths)) == len(paths) == 7 and all(one and one.is_file() for one in paths)
