"""Packs as accessible PDFs: ours is PDF/UA, the authors' files are attached as they are, or as the public
may have them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from docx import Document as Word

from egovdesk.errors import Refused, Stopped
from egovdesk.operations.packs.public import withhold
from egovdesk.operations.papers import add_paper
from egovdesk.packing import attached
from egovdesk.packing.attached import make_accessible
from egovdesk.packing.chains import chain_of
from egovdesk.packing.forms import as_form_of
from egovdesk.packing.making import Made, Wish, keep_made, make_pdf
from egovdesk.packing.public import Blocked, make_proved
from egovdesk.records.packs import ACCESSIBLE, CERTIFICATE, PDF, Audience, PackKind
from tests.core.documents.writers.pdf_accessibility import faults
from tests.core.packing.scenes import SECRET, a_pdf, a_word_file, a_zip, quiet, receive, text_of
from tests.scenes import Board

PUBLIC, MEMBERS = Audience.PUBLIC, Audience.MEMBERS


@pytest.fixture
def papers(board: Board, tmp_path: Path) -> list[str]:
    """A paper of item 2 with a PDF and an archive, and the exempt paper of the exempt item."""
    case = add_paper(board.register, board.items[1], "Outline business case")
    receive(board, case, a_pdf(tmp_path / "case.pdf", 3))
    receive(board, case, a_zip(tmp_path / "model.zip", "Figures"))
    tender = add_paper(board.register, board.items[4], "Tender report")
    receive(board, tender, a_pdf(tmp_path / "tender.pdf", 2, SECRET))
    return [case, tender]


def made(board: Board, folder: Path, audience: Audience = MEMBERS) -> Made:
    """A pack that was made so, and proved where it is the public's."""
    return make_proved(
        board.register, Wish(board.meeting, audience), folder, quiet, make_accessible
    )[0]


def attached_to(path: Path) -> dict[str, bytes]:
    """What is attached to a PDF, by name."""
    with pikepdf.open(path) as pdf:
        return {name: one.get_file().read_bytes() for name, one in pdf.attachments.items()}


def test_authors_files_are_attached_as_they_are(
    board: Board, papers: list[str], tmp_path: Path
) -> None:
    pack = made(board, tmp_path)
    assert pack.path.name == "CFB_2003-10-21_pack-accessible.pdf"
    found = attached_to(pack.path)
    names = {one.partition("_")[2]: one for one in found}
    assert set(names) == {"case.pdf", "model.zip", "tender.pdf"}
    for name, attached_as in names.items():
        assert found[attached_as] == (tmp_path / name).read_bytes()
    sheet = next(one for one in text_of(pack.path) if "attached to this file" in one)
    assert names["case.pdf"] in sheet and "list of attachments" in sheet


def test_it_is_as_accessible_as_all_that_is_ours(
    board: Board, papers: list[str], tmp_path: Path
) -> None:
    path = made(board, tmp_path).path
    assert faults(path) == []
    with pikepdf.open(path) as pdf:
        for one in pdf.attachments.values():
            assert one.filename and one.description
        assert len(list(pdf.Root.AF)) == len(pdf.attachments)


def test_what_is_exempt_is_told_to_members_and_not_there_for_the_public(
    board: Board, papers: list[str], tmp_path: Path
) -> None:
    with pikepdf.open(made(board, tmp_path).path) as pdf:
        about = {name: one.description for name, one in pdf.attachments.items()}
    assert [name for name, words in about.items() if words.endswith(". Exempt")] == [
        next(name for name in about if "tender" in name)
    ]
    pack = made(board, tmp_path, PUBLIC)
    assert pack.certificate is not None and pack.certificate.exists()
    assert not any("tender" in name for name in attached_to(pack.path))


def test_two_files_of_one_name_are_attached_side_by_side(board: Board, tmp_path: Path) -> None:
    for at in range(2):
        paper = add_paper(board.register, board.items[1], f"Annex {at}")
        (tmp_path / str(at)).mkdir()
        receive(board, paper, a_pdf(tmp_path / str(at) / "annex.pdf", 1, f"Annex {at}"))
    names = sorted(one.partition("_")[2] for one in attached_to(made(board, tmp_path).path))
    assert names == ["annex-2.pdf", "annex.pdf"]


def test_names_that_differ_in_capitals_alone_can_be_saved_side_by_side(
    board: Board, tmp_path: Path
) -> None:
    for name in ("annex.pdf", "Annex.PDF"):
        paper = add_paper(board.register, board.items[1], name)
        receive(board, paper, a_pdf(tmp_path / name, 1, name))
    names = sorted(one.partition("_")[2] for one in attached_to(made(board, tmp_path).path))
    assert names == ["Annex-2.PDF", "annex.pdf"]


def test_a_leak_in_an_attached_file_blocks_the_publics(board: Board, tmp_path: Path) -> None:
    tender = add_paper(board.register, board.items[4], "Tender report")
    receive(board, tender, a_pdf(tmp_path / "tender.pdf", 1, SECRET))
    open_paper = add_paper(board.register, board.items[1], "Outline business case")
    words = a_word_file(tmp_path / "case.docx", "We think that Hartwell Networks is the lowest.")
    file = Word(str(words))
    file.add_paragraph("The tender of Hartwell Networks is the lowest, page 1")
    file.save(str(words))
    receive(board, open_paper, words)
    with pytest.raises(Blocked) as blocked:
        made(board, tmp_path, PUBLIC)
    assert any("case.docx" in one.place.file for one in blocked.value.searched.leaks)
    assert not list(tmp_path.glob("*.pdf.part")) and not list(tmp_path.glob("CFB*"))


def test_what_is_withheld_is_taken_out_of_what_is_attached(board: Board, tmp_path: Path) -> None:
    paper = add_paper(board.register, board.items[1], "Outline business case")
    receive(board, paper, a_pdf(tmp_path / "case.pdf", 2, "The price"))
    (file,) = board.register.paper_files.find(paper_id=paper)
    withhold(board.register, board.meeting, file.sha256, 1, "Prices", paper_id=paper)
    found = attached_to(made(board, tmp_path, PUBLIC).path)
    (name,) = found
    (tmp_path / "taken.pdf").write_bytes(found[name])
    pages = text_of(tmp_path / "taken.pdf")
    assert "page 1" not in pages[0] and "The price, page 2" in pages[1]


def test_an_ending_in_capitals_is_that_of_a_pdf_too(board: Board, tmp_path: Path) -> None:
    paper = add_paper(board.register, board.items[1], "Outline business case")
    receive(board, paper, a_pdf(tmp_path / "CASE.PDF", 2, "The price"))
    (file,) = board.register.paper_files.find(paper_id=paper)
    withhold(board.register, board.meeting, file.sha256, 1, "Prices", paper_id=paper)
    (found,) = attached_to(made(board, tmp_path, PUBLIC).path).values()
    (tmp_path / "taken.pdf").write_bytes(found)
    pages = text_of(tmp_path / "taken.pdf")
    assert "page 1" not in pages[0] and "The price, page 2" in pages[1]


def test_it_is_a_form_of_the_pack_that_was_made_as_pdf(
    board: Board, papers: list[str], tmp_path: Path
) -> None:
    register, wish = board.register, Wish(board.meeting, MEMBERS)
    first = keep_made(register, make_pdf(register, wish, tmp_path, quiet))
    again = as_form_of(register, made(board, tmp_path), first)
    assert again.form_of == first and keep_made(register, again) == first
    assert {one.kind for one in register.pack_files.find(pack_id=first)} == {PDF, ACCESSIBLE}
    assert register.packs.get(first).pages == make_pdf(register, wish, tmp_path, quiet).pages


def test_the_publics_is_kept_with_its_certificate_and_no_supplement_continues_it(
    board: Board, papers: list[str], tmp_path: Path
) -> None:
    pack = keep_made(board.register, made(board, tmp_path, PUBLIC))
    assert {one.kind for one in board.register.pack_files.find(pack_id=pack)} == {
        ACCESSIBLE, CERTIFICATE,
    }  # fmt: skip
    with pytest.raises(Refused):
        chain_of(board.register, board.meeting, PUBLIC)
    with pytest.raises(Refused, match="Make the pack first, as PDF"):
        make_accessible(
            board.register,
            Wish(board.meeting, PUBLIC, PackKind.SUPPLEMENT, "Late"),
            tmp_path,
            quiet,
        )


def test_too_much_to_attach_is_refused(
    board: Board, papers: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached, "LARGEST", 1000)
    with pytest.raises(Refused, match="can be attached") as refused:
        made(board, tmp_path)
    assert refused.value.todo == "Make a folder of files instead."
    assert not list(tmp_path.glob("CFB*"))


def test_stop_leaves_nothing_behind(board: Board, papers: list[str], tmp_path: Path) -> None:
    def stop(_words: str, _share: float) -> None:
        raise Stopped("It was stopped.", "Nothing was written.")

    with pytest.raises(Stopped):
        make_accessible(board.register, Wish(board.meeting, MEMBERS), tmp_path, stop)
    assert not list(tmp_path.glob("*CFB*")) and not list(tmp_path.glob(".*"))


def test_the_same_gives_the_same_bytes(board: Board, papers: list[str], tmp_path: Path) -> None:
    first = made(board, tmp_path).path.read_bytes()
    assert made(board, tmp_path).path.read_bytes() == first
