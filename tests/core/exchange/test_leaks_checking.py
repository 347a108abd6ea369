"""The leak check of a meeting, from the register to the finished file."""

from __future__ import annotations

from pathlib import Path

import pytest

from egovdesk.exchange.leaks.checking import check_public
from egovdesk.identifiers import new_id
from egovdesk.operations.meetings import add_item, change_item
from egovdesk.operations.minutes import add_block
from egovdesk.operations.packs.public import declare_public, withhold
from egovdesk.operations.papers import add_paper
from egovdesk.records.leaks import Searched
from egovdesk.records.packs import PaperFile
from tests.core.exchange.leaky import OPEN_PAGE, Pages, a_word_file, shown, with_parts
from tests.scenes import TODAY, Board

TENDER = "Network partner: tender evaluation"
SCORED = "the panel scored the second tenderer highest on quality and on price"
SAID = f"Members heard that {SCORED}, at £61,200, from Harrow Data Ltd."


@pytest.fixture
def tendered(minuted: Board) -> Board:
    """A board whose exempt item has been minuted."""
    add_block(minuted.register, minuted.items[-1], SAID)
    return minuted


def check(board: Board, tmp_path: Path, *contents: bytes) -> Searched:
    path = Pages(*contents).save(tmp_path / "pack.pdf")
    return check_public(board.register, board.meeting, [path])


def test_what_an_exempt_item_holds_is_found(tendered: Board, tmp_path: Path) -> None:
    told = f"{TENDER}: {SCORED}", "£61.2k from Harrow Data"
    found = check(tendered, tmp_path, *map(shown, told))
    assert {one.words for one in found.leaks} == {TENDER, SCORED, "£61.2k", "Harrow Data"}
    assert {one.secret.about for one in found.leaks} == {TENDER}
    assert found.blocks


def test_a_bare_name_in_what_was_said_in_private_is_found(board: Board, tmp_path: Path) -> None:
    said = "Members preferred Pellworth Systems to the others, and Head of ICT Priya Raman agreed."
    add_block(board.register, board.items[-1], said)
    found = check(board, tmp_path, shown("a visit to Pellworth Systems"), shown("Priya Raman"))
    assert [(one.words, one.secret.about) for one in found.leaks] == [("Pellworth Systems", TENDER)]


def test_an_office_is_nobodys_name(board: Board, tmp_path: Path) -> None:
    change_item(board.register, board.items[-1], presenter="Borough Solicitor")
    assert check(board, tmp_path, shown("The Borough Solicitor reported")).leaks == ()


def test_a_pack_without_it_is_clean(tendered: Board, tmp_path: Path) -> None:
    found = check(tendered, tmp_path, shown("Priya Raman, Head of ICT, reported"), OPEN_PAGE)
    assert found.leaks == () and not found.blocks and found.secrets > 3


def test_what_is_declared_public_with_a_reason_is_clean_in_every_form(
    tendered: Board, tmp_path: Path
) -> None:
    told = shown(f"HARROW DATA LTD and Harrow Data: £61,200, or £61.2k; {SCORED}")
    for leak in check(tendered, tmp_path, told).leaks:
        declare_public(tendered.register, tendered.meeting, leak.declared, "Published by all")
    assert check(tendered, tmp_path, told).leaks == ()
    assert [one.words for one in check(tendered, tmp_path, told, shown(TENDER)).leaks] == [TENDER]


def test_what_the_open_minutes_of_an_earlier_meeting_say_does_not_count(
    tendered: Board, tmp_path: Path
) -> None:
    register = tendered.register
    earlier = register.items.find(meeting_id=tendered.earlier)[0].id
    add_block(register, earlier, f"It was said that {SCORED}.")
    add_item(register, tendered.earlier, "Harrow Data Ltd")
    found = check(tendered, tmp_path, shown(f"Harrow Data Ltd: {SCORED}. For £61,200"))
    assert [one.words for one in found.leaks] == ["£61,200"]


def test_more_than_the_open_record_says_is_found_all_the_same(
    tendered: Board, tmp_path: Path
) -> None:
    register = tendered.register
    earlier = register.items.find(meeting_id=tendered.earlier)[0].id
    add_block(register, earlier, " ".join(SCORED.split()[:8]))
    (leak,) = check(tendered, tmp_path, shown(SCORED)).leaks
    assert leak.words == " ".join(SCORED.split()[1:])


def a_file(board: Board, item: str, path: Path, **facts: bool) -> None:
    """Keep a file under a paper of an item."""
    register = board.register
    paper = add_paper(register, item, path.stem, **facts)
    kept = register.contents.keep(path)
    with register.step("Receive"):
        register.paper_files.add(
            PaperFile(new_id(), paper, path.name, kept.sha256, kept.size, TODAY)
        )
    register.contents.claim(kept)


PRICES = "each terminal would cost nothing until the second year of the partnership"


def test_phrases_sums_and_names_of_an_exempt_file_are_found(board: Board, tmp_path: Path) -> None:
    prices = a_word_file(tmp_path / "prices-annex.docx", PRICES, "Mole & Sons Ltd: £77,300")
    a_file(board, board.items[-1], prices)
    told = shown(f"{PRICES[:60]} and so on") + shown("Mole & Sons, £77.3k", at=(72, 600))
    found = check(board, tmp_path, told, shown("prices-annex.docx"))
    assert {one.secret.kind.value for one in found.leaks} == {
        "text", "name", "sum", "file_name", "title",
    }  # fmt: skip
    assert {one.secret.about for one in found.leaks} == {"prices-annex", "prices-annex.docx"}


def test_what_open_reports_of_earlier_meetings_say_is_no_secret(
    tendered: Board, tmp_path: Path
) -> None:
    usual = "there are no implications for crime and disorder in this report"
    register = tendered.register
    earlier = register.items.find(meeting_id=tendered.earlier)[0].id
    a_file(tendered, earlier, a_word_file(tmp_path / "report.docx", usual.capitalize()))
    a_file(
        tendered, tendered.items[-1], a_word_file(tmp_path / "annex.docx", usual, "Advice", PRICES)
    )
    found = check(tendered, tmp_path, shown(usual), shown(PRICES))
    assert [one.words for one in found.leaks] == [PRICES]


def test_a_longer_sum_or_name_in_an_earlier_report_opens_no_other(
    tendered: Board, tmp_path: Path
) -> None:
    earlier = tendered.register.items.find(meeting_id=tendered.earlier)[0].id
    said = a_word_file(tmp_path / "report.docx", "A budget of £561,200 for the Charrow Dataset")
    a_file(tendered, earlier, said)
    found = check(tendered, tmp_path, shown("£61,200 to Harrow Data"))
    assert [one.words for one in found.leaks] == ["Harrow Data", "£61,200"]


def test_what_was_withheld_of_an_earlier_report_is_not_open(
    tendered: Board, tmp_path: Path
) -> None:
    register = tendered.register
    earlier = register.items.find(meeting_id=tendered.earlier)[0].id
    a_file(tendered, earlier, Pages(shown(SCORED)).save(tmp_path / "report.pdf"))
    assert check(tendered, tmp_path, shown(SCORED)).leaks == ()
    (file,) = register.paper_files.all()
    withhold(register, tendered.earlier, file.sha256, 1, "The scores")
    assert [one.words for one in check(tendered, tmp_path, shown(SCORED)).leaks] == [SCORED]


def test_a_long_report_of_an_earlier_meeting_is_open_to_its_end(
    tendered: Board, tmp_path: Path
) -> None:
    register = tendered.register
    long = " ".join(f"word{number} of it" for number in range(600))
    earlier = register.items.find(meeting_id=tendered.earlier)[0].id
    a_file(tendered, earlier, a_word_file(tmp_path / "report.docx", long))
    a_file(tendered, tendered.items[-1], a_word_file(tmp_path / "annex-b.docx", long))
    told = a_word_file(tmp_path / "pack.docx", long)
    assert check_public(register, tendered.meeting, [told]).leaks == ()


def test_an_exempt_file_that_cannot_be_read_is_told_of_without_its_name(
    board: Board, tmp_path: Path
) -> None:
    (tmp_path / "prices-annex.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    a_file(board, board.items[-1], tmp_path / "prices-annex.doc")
    found = check(board, tmp_path, OPEN_PAGE)
    assert [(str(one.place), one.blocks) for one in found.unsearched] == [
        ("The exempt record, body", False)
    ]
    assert "1 exempt file " in found.unsearched[0].why


def test_what_cannot_be_searched_is_settled_by_a_declaration(board: Board, tmp_path: Path) -> None:
    drawn, another = b"72 700 200 20 re f", b"72 600 200 20 re f"
    (unread,) = check(board, tmp_path, OPEN_PAGE, drawn).unsearched
    assert unread.blocks
    declare_public(
        board.register, board.meeting, unread.words, "Looked at: a map", place=str(unread.place)
    )
    found = check(board, tmp_path, OPEN_PAGE, drawn)
    assert not found.blocks and len(found.unsearched) == 1
    assert not check(board, tmp_path, OPEN_PAGE, OPEN_PAGE, drawn).blocks, "on another page"
    assert check(board, tmp_path, OPEN_PAGE, another).blocks, "another picture on the same page"


def test_the_codes_of_fields_of_an_exempt_file_are_no_words_of_it(
    board: Board, tmp_path: Path
) -> None:
    code = (
        b"<w:r><w:instrText>PAGE Zzyx Qwrt of the number of pages in it</w:instrText></w:r></w:p>"
    )
    plain = a_word_file(tmp_path / "plain.docx", PRICES)
    change = {"word/document.xml": lambda data: data.replace(b"</w:p>", code, 1)}
    a_file(board, board.items[-1], with_parts(plain, tmp_path / "annex.docx", change=change))
    told = "PAGE Zzyx Qwrt of the number of pages in it"
    assert check(board, tmp_path, shown(told)).leaks == ()


COVER = (
    "Northbridge Borough Council", "Report to: Customer First Board", "Date: 21 October 2003",
    "Report of the Head of ICT and the Director of Finance", "Contact officer: Priya Raman",
    "1. Purpose of the report", "2. Legal implications",
    "There are no legal implications arising from this report.", "3. Background papers: none.",
    "Not for publication by virtue of paragraph 8 of Part 1 of Schedule 12A of the Local Government Act 1972",
)  # fmt: skip


def test_what_every_report_says_is_no_secret_at_the_first_meeting_either(
    board: Board, tmp_path: Path
) -> None:
    exempt = a_word_file(tmp_path / "annex-b.docx", *COVER, SCORED)
    a_file(board, board.items[-1], exempt)
    told = a_word_file(tmp_path / "pack.docx", *COVER, "Other matters", SCORED)
    found = check_public(board.register, board.meeting, [told])
    assert [one.words for one in found.leaks] == [SCORED]
