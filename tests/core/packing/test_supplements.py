"""Supplements: what was withdrawn, replaced and added since the pack, told by page and number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.files import remove_file
from egovdesk.operations.meetings import add_item, change_item, defer_item
from egovdesk.operations.packs.making import withdraw_pack
from egovdesk.operations.papers import add_paper, mark_papers, set_paper_exempt
from egovdesk.packing.chains import chain_of
from egovdesk.packing.making import Made, keep_made
from egovdesk.packing.manifest import Pages
from egovdesk.records.meetings import ItemState
from egovdesk.records.packs import Audience, PackKind
from egovdesk.records.papers import PaperState
from tests.core.packing.scenes import a_pdf, issue, issue_more, receive, text_of
from tests.core.packing.test_packs import bookmarks, made
from tests.scenes import Board

PUBLIC, MEMBERS = Audience.PUBLIC, Audience.MEMBERS
NOTHING = "Nothing has come since"


@pytest.fixture
def case(board: Board, tmp_path: Path) -> str:
    """The paper of item 2, with three pages."""
    return a_paper(board, tmp_path, "Outline business case", 3)


def a_paper(board: Board, folder: Path, title: str, pages: int, item: int = 1) -> str:
    """A paper of an item with a file of so many pages."""
    paper = add_paper(board.register, board.items[item], title)
    receive(board, paper, a_pdf(folder / f"{paper}.pdf", pages, title))
    return paper


def supplement(board: Board, folder: Path, audience: Audience = MEMBERS) -> Made:
    """A supplement in the folder of the pack."""
    return made(board, folder / "out", audience, kind=PackKind.SUPPLEMENT, reason="It came late")


def kept(board: Board, pack: Made) -> Made:
    """A pack, kept; the public's as if it had been proved."""
    keep_made(board.register, pack)
    return pack


def front(pack: Made) -> str:
    """The words of its front sheet."""
    return " ".join(text_of(pack.path)[0].split())


def pages_of(pack: Made, paper: str) -> Pages:
    """The pages of a paper."""
    (found,) = (one for one in pack.manifest if one.paper_id == paper)
    return found


# -- withdrawn -------------------------------------------------------------------------------------


def test_a_withdrawn_paper_is_told_with_its_pages_in_a_supplement_of_nothing_else(
    board: Board, case: str, tmp_path: Path
) -> None:
    pack = kept(board, made(board, tmp_path / "out"))
    mark_papers(board.register, [case], PaperState.WITHDRAWN)
    more = supplement(board, tmp_path)
    assert more.pages == 1
    assert "Withdrawn since Item Paper Pages" in front(more)
    assert f"2 Outline business case {pages_of(pack, case).words}" in front(more)
    assert "What has changed since" not in front(more)
    kept(board, more)
    with pytest.raises(Refused, match=NOTHING):
        supplement(board, tmp_path)


def test_what_is_withdrawn_is_told_beside_what_is_new_and_once(
    board: Board, case: str, tmp_path: Path
) -> None:
    pack = kept(board, made(board, tmp_path / "out"))
    mark_papers(board.register, [case], PaperState.WITHDRAWN)
    new = a_paper(board, tmp_path, "IEG3 draft", 2, item=2)
    first = kept(board, supplement(board, tmp_path))
    assert f"Outline business case {pages_of(pack, case).words}" in front(first)
    assert f"3 IEG3 draft new {pages_of(first, new).first}" in front(first)
    a_paper(board, tmp_path, "Costs", 1, item=2)
    assert "Outline business case" not in front(supplement(board, tmp_path))


def test_a_paper_taken_back_in_goes_out_again_in_place_of_nothing(
    board: Board, case: str, tmp_path: Path
) -> None:
    kept(board, made(board, tmp_path / "out"))
    mark_papers(board.register, [case], PaperState.WITHDRAWN)
    kept(board, supplement(board, tmp_path))
    mark_papers(board.register, [case], PaperState.FINAL)
    again = supplement(board, tmp_path)
    assert f"2 Outline business case new {pages_of(again, case).first}" in front(again)


def test_pages_of_the_version_in_force_are_withdrawn_not_those_replaced_before(
    board: Board, case: str, tmp_path: Path
) -> None:
    register = board.register
    pack = kept(board, made(board, tmp_path / "out"))
    (file,) = register.paper_files.find(paper_id=case)
    receive(board, case, a_pdf(tmp_path / "second.pdf", 2, "Second"), file.id)
    first = kept(board, supplement(board, tmp_path))
    mark_papers(register, [case], PaperState.WITHDRAWN)
    told = front(supplement(board, tmp_path))
    assert f"Outline business case {pages_of(first, case).words}" in told
    assert pages_of(pack, case).words not in told


def test_one_file_of_a_paper_is_withdrawn_alone(board: Board, case: str, tmp_path: Path) -> None:
    register = board.register
    appendix = receive(board, case, a_pdf(tmp_path / "appendix.pdf", 2, "Appendix"))
    pack = kept(board, made(board, tmp_path / "out"))
    remove_file(register, appendix)
    told = front(supplement(board, tmp_path))
    (gone,) = (one for one in pack.manifest if one.file == "appendix.pdf")
    assert f"2 Outline business case (2 of 2) {gone.words}" in told
    assert "(1 of 2)" not in told


@pytest.mark.parametrize(
    ("state", "told"), [(ItemState.WITHDRAWN, "case"), (ItemState.DEFERRED, "case (item deferred)")]
)
def test_a_withdrawn_or_deferred_item_takes_its_pages_along(
    board: Board, case: str, tmp_path: Path, state: ItemState, told: str
) -> None:
    register = board.register
    pack = kept(board, made(board, tmp_path / "out", kind=PackKind.SMT))
    with register.step("Put off"):
        register.items.update(board.items[1], state=state)
    more = front(supplement(board, tmp_path))
    (cover,) = (one for one in pack.manifest if one.key == f"cover:{board.items[1]}")
    assert f"Outline business {told} {pages_of(pack, case).words}" in more
    assert f"2 Cover sheet{told.removeprefix('case')} {cover.words}" in more


def test_an_item_put_off_before_its_agenda_went_out_takes_its_pages_along(
    board: Board, case: str, tmp_path: Path
) -> None:
    pack = kept(board, made(board, tmp_path / "out"))
    defer_item(board.register, board.items[1])
    told = f"Outline business case (no longer on the agenda) {pages_of(pack, case).words}"
    assert told in front(supplement(board, tmp_path))


def test_a_paper_left_out_by_the_clerk_is_not_said_to_be_withdrawn(
    board: Board, case: str, tmp_path: Path
) -> None:
    from egovdesk.operations.packs.contents import Spot, include_in_pack
    from egovdesk.records.packs import PackPart

    register = board.register
    kept(board, made(board, tmp_path / "out"))
    include_in_pack(register, board.meeting, [Spot(PackPart.PAPER, paper_id=case)], False)
    (file,) = register.paper_files.find(paper_id=case)
    receive(board, case, a_pdf(tmp_path / "second.pdf", 2, "Second"), file.id)
    with pytest.raises(Refused, match=NOTHING):
        supplement(board, tmp_path)


def public_pack(board: Board, folder: Path, **facts: Any) -> Made:
    """A pack for the public, kept as one that was proved clean."""
    from dataclasses import replace

    pack = made(board, folder / "out", PUBLIC, **facts)
    certificate = folder / "out" / "certificate.pdf"
    a_pdf(certificate, 1)
    return kept(board, replace(pack, certificate=certificate))


def test_the_public_is_told_of_what_it_had_and_may_have(
    board: Board, case: str, tmp_path: Path
) -> None:
    pack = public_pack(board, tmp_path)
    mark_papers(board.register, [case], PaperState.WITHDRAWN)
    told = front(supplement(board, tmp_path, PUBLIC))
    assert f"2 Outline business case {pages_of(pack, case).words}" in told


def test_the_public_hears_nothing_of_a_paper_that_is_exempt_now(
    board: Board, case: str, tmp_path: Path
) -> None:
    a_paper(board, tmp_path, "Tender report", 2, item=4)
    public_pack(board, tmp_path)
    set_paper_exempt(board.register, case, True, "A8")
    mark_papers(board.register, [case], PaperState.WITHDRAWN)
    with pytest.raises(Refused, match=NOTHING):
        supplement(board, tmp_path, PUBLIC)
    change_item(board.register, board.items[2], note="More")
    a_paper(board, tmp_path, "IEG3 draft", 1, item=2)
    whole = " ".join(text_of(supplement(board, tmp_path, PUBLIC).path))
    assert "Outline" not in whole and "Tender" not in whole and "Withdrawn" not in whole


# -- what comes, supplement after supplement -------------------------------------------------------


def test_what_was_new_and_replaced_again_is_told_by_the_pages_of_the_supplement(
    board: Board, case: str, tmp_path: Path
) -> None:
    register = board.register
    kept(board, made(board, tmp_path / "out"))
    draft = a_paper(board, tmp_path, "IEG3 draft", 2, item=2)
    first = kept(board, supplement(board, tmp_path))
    assert f"3 IEG3 draft new {pages_of(first, draft).first}" in front(first)
    (file,) = register.paper_files.find(paper_id=draft)
    receive(board, draft, a_pdf(tmp_path / "second.pdf", 3, "Second"), file.id)
    second = kept(board, supplement(board, tmp_path))
    former, now = pages_of(first, draft), pages_of(second, draft)
    assert front(second).startswith("Northbridge Borough Council Supplement 2: ")
    assert f"3 IEG3 draft pages {former.words} {now.first}" in front(second)
    assert now.replaces == former.first
    assert second.manifest[0].first == first.manifest[-1].last + 1
    (item,) = (one for one in bookmarks(second.path) if one[1].startswith("3 "))
    assert item == (0, "3 IEG3: first draft", now.first - second.manifest[0].first + 1)


def test_a_paper_to_follow_and_a_tabled_one_are_new_once_they_came(
    board: Board, case: str, tmp_path: Path
) -> None:
    register = board.register
    follows = add_paper(register, board.items[2], "IEG3 draft")
    tabled = add_paper(register, board.items[2], "Figures")
    mark_papers(register, [follows], PaperState.TO_FOLLOW)
    mark_papers(register, [tabled], PaperState.TABLED)
    pack = kept(board, made(board, tmp_path / "out"))
    contents = next(one for one in pack.manifest if one.key == "contents")
    said = " ".join(text_of(pack.path)[contents.first - 1].split())
    assert "IEG3 draft to follow" in said and "Figures tabled" in said
    for paper in (follows, tabled):
        receive(board, paper, a_pdf(tmp_path / f"{paper}.pdf", 1))
    more = supplement(board, tmp_path)
    for paper, title in ((follows, "IEG3 draft"), (tabled, "Figures")):
        assert f"3 {title} new {pages_of(more, paper).first}" in front(more)


def test_an_item_added_late_is_told_with_its_agenda_and_its_paper(
    board: Board, case: str, tmp_path: Path
) -> None:
    issue(board)
    pack = kept(board, made(board, tmp_path / "out"))
    late = add_item(board.register, board.meeting, "The budget for e-government", position=9000)
    board.items.append(late)
    paper = a_paper(board, tmp_path, "Budget report", 2, item=5)
    more = kept(board, supplement(board, tmp_path))
    agenda, now = more.manifest[1], pages_of(more, paper)
    assert (agenda.title, agenda.first) == ("Supplementary agenda S1", pack.pages + 2)
    assert f"Supplementary agenda S1 new {agenda.first}" in front(more)
    assert f"6 Budget report new {now.first}" in front(more)
    assert "The budget for e-government" in text_of(more.path)[1]
    with pytest.raises(Refused, match=NOTHING):  # the same agenda is not sent twice
        supplement(board, tmp_path)


def test_what_was_issued_since_goes_into_the_next_supplement_as_it_was_issued(
    board: Board, case: str, tmp_path: Path
) -> None:
    issue(board)
    kept(board, made(board, tmp_path / "out"))
    add_item(board.register, board.meeting, "The budget for e-government")
    issue_more(board)
    more = kept(board, supplement(board, tmp_path))
    assert [one.title for one in more.manifest[1:]] == ["Supplementary agenda S1"]
    said = text_of(more.path)[1]
    assert "The budget for e-government" in said and "Draft" not in said
    with pytest.raises(Refused, match=NOTHING):
        supplement(board, tmp_path)


def test_the_public_is_sent_no_supplementary_agenda_that_has_nothing_for_it(
    board: Board, case: str, tmp_path: Path
) -> None:
    issue(board)
    public_pack(board, tmp_path)
    secret = add_paper(board.register, board.items[1], "Prices", exempt=True, ground="A8")
    receive(board, secret, a_pdf(tmp_path / "prices.pdf", 1, "Prices"))
    issue_more(board)
    with pytest.raises(Refused, match=NOTHING):
        supplement(board, tmp_path, PUBLIC)


def test_an_exempt_paper_leaves_the_public_no_page_and_no_number_to_miss(
    board: Board, case: str, tmp_path: Path
) -> None:
    register = board.register
    kept(board, made(board, tmp_path / "out"))
    pack = public_pack(board, tmp_path)
    secret = add_paper(register, board.items[1], "Prices", exempt=True, ground="A8")
    receive(board, secret, a_pdf(tmp_path / "prices.pdf", 4, "Prices"))
    members = kept(board, supplement(board, tmp_path))
    assert "Prices (exempt) new" in front(members)
    draft = a_paper(board, tmp_path, "IEG3 draft", 2, item=2)
    more = supplement(board, tmp_path, PUBLIC)
    assert "Supplement 1: " in front(more) and "-s1" in more.path.name
    assert more.manifest[0].first == pack.pages + 1
    assert [one.paper_id for one in more.manifest[1:]] == [draft]
    whole = " ".join(text_of(more.path)) + str(bookmarks(more.path))
    assert "Prices" not in whole and "Exempt" not in whole


def test_of_two_supplements_with_the_same_page_numbers_one_is_kept(
    board: Board, case: str, tmp_path: Path
) -> None:
    kept(board, made(board, tmp_path / "out"))
    a_paper(board, tmp_path, "IEG3 draft", 2, item=2)
    first, other = (supplement(board, tmp_path) for _ in range(2))
    kept(board, first)
    with pytest.raises(Refused, match="with these page numbers"):
        keep_made(board.register, other)
    chain = chain_of(board.register, board.meeting, MEMBERS)
    with pytest.raises(Refused, match="with these page numbers"):
        keep_made(board.register, replace(other, follows=chain))
    withdraw_pack(board.register, chain.last.id, "The wrong draft")
    assert kept(board, supplement(board, tmp_path)).manifest[0].first == chain.next_page
