"""Packs as files: pages that run on, bookmarks, contents, manifest, supplements."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from egovdesk.errors import Refused, Stopped
from egovdesk.operations.files import remove_file
from egovdesk.operations.packs.making import withdraw_pack
from egovdesk.operations.papers import add_paper, remove_paper
from egovdesk.packing.making import Made, Wish, keep_made, make_pdf
from egovdesk.packing.manifest import from_json, of_page
from egovdesk.records.packs import Audience, PackKind
from egovdesk.records.papers import PaperState
from tests.core.packing.scenes import SECRET, a_pdf, a_word_file, a_zip, quiet, receive, text_of
from tests.scenes import Board

PUBLIC, MEMBERS = Audience.PUBLIC, Audience.MEMBERS


def made(board: Board, folder: Path, audience: Audience = MEMBERS, **facts: Any) -> Made:
    """A pack in a folder."""
    folder.mkdir(exist_ok=True)
    return make_pdf(board.register, Wish(board.meeting, audience, **facts), folder, quiet)


def bookmarks(path: Path) -> list[tuple[int, str, int]]:
    """Depth, title and page of each bookmark."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [
            (one.level, one.get_title(), one.get_dest().get_index() + 1) for one in pdf.get_toc()
        ]


def test_pages_run_on_and_name_their_item_and_paper(
    board: Board, case: str, tender: str, tmp_path: Path
) -> None:
    pack = made(board, tmp_path / "out")
    pages = text_of(pack.path)
    assert len(pages) == pack.pages
    for number, text in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in text
    papers = {one.paper_id: one for one in pack.manifest if one.paper_id}
    for number in range(papers[case].first, papers[case].last + 1):
        assert "Item 2" in pages[number - 1]
        assert "Outline business case" in pages[number - 1]


def test_the_contents_and_the_agenda_say_the_right_page(
    board: Board, case: str, tmp_path: Path
) -> None:
    pack = made(board, tmp_path / "out")
    pages = text_of(pack.path)
    paper = next(one for one in pack.manifest if one.paper_id == case)
    contents = next(one for one in pack.manifest if one.key == "contents")
    assert f"Outline business case {paper.first}" in " ".join(pages[contents.first - 1].split())
    assert f"Page {paper.first}" in pages[0]


def test_items_and_papers_have_bookmarks_with_those_of_the_author_below(
    board: Board, case: str, tmp_path: Path
) -> None:
    pack = made(board, tmp_path / "out")
    first = next(one.first for one in pack.manifest if one.paper_id == case)
    found = bookmarks(pack.path)
    item = board.register.items.get(board.items[1])
    assert (0, f"2 {item.title}", first) in found
    assert (1, "Outline business case", first) in found
    assert (2, "Costs", first + 1) in found


def test_members_read_on_every_exempt_page_that_it_is_exempt(
    board: Board, tender: str, tmp_path: Path
) -> None:
    pack = made(board, tmp_path / "out")
    (paper,) = (one for one in pack.manifest if one.paper_id == tender)
    assert paper.exempt
    for number in range(paper.first, paper.last + 1):
        assert "Exempt" in text_of(pack.path)[number - 1]


def test_the_public_gets_no_exempt_page_but_its_open_title(
    board: Board, case: str, tender: str, tmp_path: Path
) -> None:
    pack = made(board, tmp_path / "out", PUBLIC)
    whole = "\n".join(text_of(pack.path))
    assert SECRET not in whole
    assert "Tender report" not in whole
    assert board.register.items.get(board.items[4]).public_title in whole
    assert tender not in {one.paper_id for one in pack.manifest}


def test_the_manifest_says_of_each_page_what_it_is_of(
    board: Board, case: str, tmp_path: Path
) -> None:
    pack = made(board, tmp_path / "out")
    kept = board.register.packs.get(keep_made(board.register, pack))
    manifest = from_json(kept.manifest)
    assert manifest == pack.manifest
    covered = [number for one in manifest for number in range(one.first, one.last + 1)]
    assert covered == list(range(1, kept.pages + 1))
    (file,) = board.register.paper_files.find(paper_id=case)
    page = of_page(manifest, next(one.last for one in manifest if one.paper_id == case))
    assert page is not None
    assert (page.item_id, page.file, page.version, page.sha256) == (
        board.items[1], "case.pdf", 1, file.sha256,
    )  # fmt: skip
    assert of_page(manifest, kept.pages + 1) is None


def test_what_was_made_is_kept_byte_for_byte(board: Board, case: str, tmp_path: Path) -> None:
    register = board.register
    pack = made(board, tmp_path / "out")
    (file,) = register.pack_files.find(pack_id=keep_made(register, pack))
    from egovdesk.store.contents import Kept

    back = tmp_path / "back.pdf"
    register.contents.write_to(Kept(file.sha256, file.size), back)
    assert back.read_bytes() == pack.path.read_bytes()


@pytest.mark.parametrize("name", ["notes.zip", "damaged.pdf"])
def test_what_has_no_pages_travels_beside_and_is_said(
    board: Board, tmp_path: Path, name: str
) -> None:
    paper = add_paper(board.register, board.items[1], "Figures")
    source = tmp_path / name
    source.write_bytes(b"%PDF-1.7 cut off")
    receive(board, paper, source)
    pack = made(board, tmp_path / "out")
    assert [one.name for one in pack.beside] == [f"2_{name}"]
    assert pack.beside[0].read_bytes() == source.read_bytes()
    whole = " ".join(" ".join(text_of(pack.path)).split())
    assert "This paper travels beside the pack" in whole
    assert name in whole


def test_a_protected_paper_is_named_and_the_pack_goes_on(
    board: Board, case: str, tmp_path: Path
) -> None:
    paper = add_paper(board.register, board.items[2], "Locked")
    a_pdf(tmp_path / "plain.pdf", 1)
    with pikepdf.open(tmp_path / "plain.pdf") as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    receive(board, paper, tmp_path / "locked.pdf")
    pack = made(board, tmp_path / "out")
    assert "protected" in " ".join(text_of(pack.path))
    assert case in {one.paper_id for one in pack.manifest}


def test_word_papers_become_pages(board: Board, tmp_path: Path) -> None:
    paper = add_paper(board.register, board.items[1], "Levels for each service")
    receive(board, paper, a_word_file(tmp_path / "levels.docx", "Level 2 for payments."))
    pack = made(board, tmp_path / "out")
    assert pack.beside == ()
    assert any("Level 2 for payments." in one for one in text_of(pack.path))


def test_stop_leaves_nothing_behind(board: Board, case: str, tmp_path: Path) -> None:
    def stop(_words: str, _share: float) -> None:
        raise Stopped("Stopped.", "Nothing was written.")

    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(Stopped):
        make_pdf(board.register, Wish(board.meeting, MEMBERS), out, stop)
    assert list(out.iterdir()) == []


def test_a_paper_that_went_out_is_withdrawn_not_removed(
    board: Board, case: str, tmp_path: Path
) -> None:
    register = board.register
    keep_made(register, made(board, tmp_path / "out"))
    (file,) = register.paper_files.find(paper_id=case)
    remove_file(register, file.id)
    assert register.paper_files.get(file.id).withdrawn_on == register.today
    remove_paper(register, case)
    assert register.papers.get(case).state is PaperState.WITHDRAWN


# -- supplements -----------------------------------------------------------------------------------


def test_a_supplement_goes_on_where_the_pack_ended(board: Board, case: str, tmp_path: Path) -> None:
    register = board.register
    pack = made(board, tmp_path / "out")
    keep_made(register, pack)
    before = pack.path.read_bytes()
    late = add_paper(register, board.items[2], "IEG3 draft")
    receive(board, late, a_pdf(tmp_path / "draft.pdf", 2, "Draft"))
    facts: dict[str, Any] = {
        "reason": "The pro forma came on 13 October",
        "agreed_by": "David Ashworth",
    }
    more = made(board, tmp_path / "out", kind=PackKind.SUPPLEMENT, **facts)
    assert more.manifest[0].first == pack.pages + 1
    assert {one.paper_id for one in more.manifest if one.paper_id} == {late}
    front = " ".join(text_of(more.path)[0].split())
    assert "The pro forma came on 13 October" in front
    assert "David Ashworth" in front
    assert f"{pack.pages + 1} of" in front
    assert more.path != pack.path
    assert pack.path.read_bytes() == before
    again = register.packs.get(keep_made(register, more))
    assert (again.first_page, again.kind) == (pack.pages + 1, PackKind.SUPPLEMENT)
    with pytest.raises(Refused, match="Nothing has come since"):
        made(board, tmp_path / "out", kind=PackKind.SUPPLEMENT, **facts)


def test_a_new_version_says_which_pages_it_takes_the_place_of(
    board: Board, case: str, tmp_path: Path
) -> None:
    register = board.register
    pack = made(board, tmp_path / "out")
    keep_made(register, pack)
    (file,) = register.paper_files.find(paper_id=case)
    receive(board, case, a_pdf(tmp_path / "second.pdf", 4, "Second"), file.id)
    more = made(board, tmp_path / "out", kind=PackKind.SUPPLEMENT, reason="Corrected")
    former = next(one for one in pack.manifest if one.paper_id == case)
    now = next(one for one in more.manifest if one.paper_id == case)
    assert f"pages {former.words} {now.first}" in " ".join(text_of(more.path)[0].split())


def test_a_new_version_of_a_single_page_says_so(board: Board, tmp_path: Path) -> None:
    register = board.register
    paper = add_paper(register, board.items[1], "Letter")
    receive(board, paper, a_pdf(tmp_path / "letter.pdf", 1))
    pack = made(board, tmp_path / "out")
    keep_made(register, pack)
    (file,) = register.paper_files.find(paper_id=paper)
    receive(board, paper, a_pdf(tmp_path / "second.pdf", 2, "Second"), file.id)
    more = made(board, tmp_path / "out", kind=PackKind.SUPPLEMENT, reason="Corrected")
    former = next(one for one in pack.manifest if one.paper_id == paper)
    assert f"Letter page {former.first} " in " ".join(text_of(more.path)[0].split())


def test_a_supplement_needs_a_pack_and_a_reason(board: Board, case: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="No pack has been made"):
        made(board, tmp_path / "out", kind=PackKind.SUPPLEMENT, reason="Late")
    kept = keep_made(board.register, made(board, tmp_path / "out"))
    with pytest.raises(Refused, match="why it comes late"):
        made(board, tmp_path / "out", kind=PackKind.SUPPLEMENT)
    withdraw_pack(board.register, kept, "The wrong appendix")
    with pytest.raises(Refused, match="No pack has been made"):
        made(board, tmp_path / "out", kind=PackKind.SUPPLEMENT, reason="Late")


def test_the_numbers_of_a_withdrawn_supplement_are_never_used_again(
    board: Board, case: str, tmp_path: Path
) -> None:
    register = board.register
    keep_made(register, made(board, tmp_path / "out"))
    late = add_paper(register, board.items[2], "Late report")
    receive(board, late, a_pdf(tmp_path / "late.pdf", 2))
    asked: dict[str, Any] = {"kind": PackKind.SUPPLEMENT, "reason": "It came late"}
    first = made(board, tmp_path / "out", **asked)
    withdraw_pack(register, keep_made(register, first), "The wrong appendix")
    second = made(board, tmp_path / "out", **asked)
    assert second.path.name == first.path.name.replace("s1", "s2")
    assert second.manifest[0].first == first.manifest[-1].last + 1
    pack = register.packs.get(keep_made(register, second))
    assert pack.number == 2 and "Supplement 2" in text_of(second.path)[0]


def test_a_supplement_continues_the_pack_in_force_not_one_that_was_withdrawn_since(
    board: Board, case: str, tmp_path: Path
) -> None:
    register = board.register
    pack = made(board, tmp_path / "out")
    keep_made(register, pack)
    asked: dict[str, Any] = {"kind": PackKind.SUPPLEMENT, "reason": "It came late"}
    late = add_paper(register, board.items[2], "Late report")
    receive(board, late, a_pdf(tmp_path / "late.pdf", 2))
    again = keep_made(register, made(board, tmp_path / "again"))
    later = add_paper(register, board.items[2], "Later report")
    receive(board, later, a_pdf(tmp_path / "later.pdf", 1))
    keep_made(register, made(board, tmp_path / "again", **asked))
    withdraw_pack(register, again, "The wrong appendix")
    more = made(board, tmp_path / "out", **asked)
    assert more.manifest[0].first == pack.pages + 1
    assert {one.paper_id for one in more.manifest if one.paper_id} == {late, later}
    assert "Supplement 2" in text_of(more.path)[0]


def test_files_of_the_same_name_travel_side_by_side(board: Board, tmp_path: Path) -> None:
    for number in ("first", "second"):
        paper = add_paper(board.register, board.items[1], f"Costs, {number}")
        (tmp_path / number).mkdir()
        receive(board, paper, a_zip(tmp_path / number / "costs.zip", number))
    pack = made(board, tmp_path / "out")
    assert [one.name for one in pack.beside] == ["2_costs.zip", "2_costs-2.zip"]
    assert len({one.read_bytes() for one in pack.beside}) == 2


def test_an_exempt_cover_sheet_says_so_in_one_line_above_it(
    board: Board, tender: str, tmp_path: Path
) -> None:
    pack = made(board, tmp_path / "out", kind=PackKind.SMT)
    (cover,) = (one for one in pack.manifest if one.key == f"cover:{board.items[4]}")
    lines = text_of(pack.path)[cover.first - 1].splitlines()
    assert lines[0].startswith("Contains exempt information: not for")


def test_a_file_without_pages_is_named_once_with_what_is_amiss(
    board: Board, tmp_path: Path
) -> None:
    paper = add_paper(board.register, board.items[1], "Costs: the last draft")
    (tmp_path / "costs.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    receive(board, paper, tmp_path / "costs.pdf")
    pack = made(board, tmp_path / "out")
    assert "Its file is costs.pdf. It is damaged, or is no PDF." in text_of(pack.path)[-1]


def test_a_further_file_of_a_paper_is_new_and_replaces_none(
    board: Board, case: str, tmp_path: Path
) -> None:
    register = board.register
    keep_made(register, made(board, tmp_path / "out"))
    asked: dict[str, Any] = {"kind": PackKind.SUPPLEMENT, "reason": "It came late"}
    receive(board, case, a_pdf(tmp_path / "appendix.pdf", 2, "Appendix"))
    first = made(board, tmp_path / "out", **asked)
    keep_made(register, first)
    assert "2 Outline business case new" in " ".join(text_of(first.path)[0].split())
    receive(board, case, a_pdf(tmp_path / "second.pdf", 1, "Second appendix"))
    second = made(board, tmp_path / "out", **asked)
    assert [one.file for one in second.manifest if one.file] == ["second.pdf"]
