"""What packs hold for whom, in what order, and the documents of our own in them."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.model import Document, Table
from egovdesk.documents.packs import Entry, contents_page, document_of, pack_contents
from egovdesk.identifiers import new_id
from egovdesk.operations.actions import add_action
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import add_item
from egovdesk.operations.packs.contents import Spot, include_in_pack, order_pack, set_pack_parts
from egovdesk.operations.papers import add_paper
from egovdesk.records.meetings import ItemState
from egovdesk.records.packs import Audience, PackKind, PackPart, PaperFile
from egovdesk.records.text import clean_line
from tests.scenes import TODAY, Board

PUBLIC, MEMBERS = Audience.PUBLIC, Audience.MEMBERS


def receive(board: Board, paper: str, name: str, replaces: str | None = None) -> str:
    """A file of a paper."""
    file = PaperFile(new_id(), paper, clean_line(name), "ab" * 32, 10, TODAY, replaces_id=replaces)
    with board.register.step("Receive"):
        board.register.paper_files.add(file)
    return file.id


@pytest.fixture
def papers(board: Board) -> dict[str, str]:
    """An open paper that has come, an exempt one, and one to follow."""
    register = board.register
    case = add_paper(register, board.items[1], "Outline business case")
    prices = add_paper(register, board.items[1], "Supplier prices", exempt=True, ground="A8")
    tender = add_paper(register, board.items[4], "Tender report")
    add_paper(register, board.items[2], "IEG3 draft")
    receive(board, case, "case.docx", receive(board, case, "first.docx"))
    receive(board, prices, "prices.xlsx")
    receive(board, tender, "tender.pdf")
    return {"case": case, "prices": prices, "tender": tender}


def told(board: Board, audience: Audience, kind: PackKind = PackKind.PACK) -> list[tuple[str, str]]:
    """The titles that are wanted, with what became of those that are not in."""
    found = pack_contents(board.register, board.meeting, audience, kind)
    return [(one.title, one.gone) for one in found if one.included]


def test_members_get_all_that_has_come(board: Board, papers: dict[str, str]) -> None:
    assert told(board, MEMBERS) == [
        ("Agenda", ""), ("Action list", ""), ("Outline business case", ""),
        ("Supplier prices", ""), ("IEG3 draft", "to follow"), ("Tender report", ""),
    ]  # fmt: skip


def test_the_public_gets_nothing_exempt(board: Board, papers: dict[str, str]) -> None:
    found = dict(told(board, PUBLIC))
    assert found["Supplier prices"] == found["Tender report"] == "left out"
    assert found["Outline business case"] == ""


def test_only_the_last_version_of_a_file_goes_in(board: Board, papers: dict[str, str]) -> None:
    entries = pack_contents(board.register, board.meeting, MEMBERS)
    case = next(one for one in entries if one.paper and one.paper.id == papers["case"])
    assert [one.name for one in case.files] == ["case.docx"]


def test_an_smt_pack_has_the_actions_first_and_what_is_only_noted_last(board: Board) -> None:
    register = board.register
    noted = add_item(register, board.meeting, "Progress report", purpose="note")
    add_item(register, board.meeting, "Budget", purpose="decide")
    titles = [title for title, _ in told(board, MEMBERS, PackKind.SMT)]
    assert titles[:2] == ["Agenda", "Action list"]
    assert titles.index("Budget") < titles.index("Progress report")
    assert titles.index("Progress report") < titles.index("Decision register")
    entries = pack_contents(register, board.meeting, MEMBERS, PackKind.SMT)
    assert [one.item.id for one in entries if one.consent and one.item] == [noted]


def test_the_group_and_then_the_clerk_change_what_is_usual(
    board: Board, papers: dict[str, str]
) -> None:
    register = board.register
    set_pack_parts(register, board.group_id, {PackPart.MEMBERSHIP: True})
    assert told(board, MEMBERS)[-1] == ("Membership", "")
    include_in_pack(register, board.meeting, [Spot(PackPart.ACTIONS)], False)
    include_in_pack(register, board.meeting, [Spot(PackPart.DOCUMENT, detail="plan")])
    titles = [title for title, _ in told(board, MEMBERS)]
    assert "Action list" not in titles
    assert titles[-1] == "Forward plan"
    order_pack(register, board.meeting, [Spot(PackPart.DOCUMENT, detail="plan")])
    assert told(board, MEMBERS)[0][0] == "Forward plan"


def test_papers_move_with_their_item(board: Board, papers: dict[str, str]) -> None:
    register = board.register
    tender = Spot(PackPart.COVER, item_id=board.items[4])
    order_pack(register, board.meeting, [Spot(PackPart.AGENDA), tender])
    titles = [title for title, _ in told(board, MEMBERS)]
    assert titles[:2] == ["Agenda", "Tender report"]


def documents(board: Board, audience: Audience) -> dict[str, Document]:
    """Every document of our own that this board's pack could have, by its key."""
    facts = MeetingFacts.of(board.register, board.meeting, audience)
    entries = [
        *pack_contents(board.register, board.meeting, audience, PackKind.SMT),
        Entry(PackPart.MEMBERSHIP, "Membership"),
        *(Entry(PackPart.DOCUMENT, one, detail=one) for one in ("plan", "dates", "structure")),
    ]
    made = {one.key: document_of(facts, one, as_of=TODAY) for one in entries if one.is_in}
    return {key: document for key, document in made.items() if document is not None}


def test_each_part_of_our_own_is_a_document(board: Board, papers: dict[str, str]) -> None:
    made = documents(board, MEMBERS)
    assert {key.partition(":")[0] for key in made} == {
        "agenda", "actions", "cover", "decisions", "membership", "document",
    }  # fmt: skip


def test_the_publics_documents_name_nothing_exempt(board: Board, papers: dict[str, str]) -> None:
    for document in documents(board, PUBLIC).values():
        assert "Supplier prices" not in str(document)
        assert "Tender report" not in str(document)


def test_the_contents_say_what_is_not_published_by_open_title_and_ground(
    board: Board, papers: dict[str, str]
) -> None:
    facts = MeetingFacts.of(board.register, board.meeting, PUBLIC)
    entries = pack_contents(board.register, board.meeting, PUBLIC)
    page = contents_page(facts, entries, as_of=TODAY)
    (table,) = (one for one in page.blocks if isinstance(one, Table))
    rows = list(table.rows)
    exempt = facts.register.items.get(board.items[4])
    assert any(exempt.public_title in str(row) and "not published" in row for row in rows)
    assert "Supplier prices" not in str(rows)
    pages = [row[2][0].page_of for row in rows if isinstance(row[2], tuple)]
    assert pages == [one.key for one in entries if one.is_in]


def test_the_decision_register_is_of_the_last_whole_quarter(board: Board) -> None:
    register = board.register
    add_decision(register, board.items[1], ["The case be approved"])
    with register.step("Date it"):
        for one in register.decisions.all():
            register.decisions.update(one.id, decided_on=date(2003, 9, 16))
    facts = MeetingFacts.of(register, board.meeting, MEMBERS)
    made = document_of(facts, Entry(PackPart.DECISIONS, "Decision register"), as_of=TODAY)
    assert "Quarter 2: 1 July 2003 to 30 September 2003" in str(made)
    assert "16" in str(made) and any(isinstance(one, Table) for one in made.blocks)


def test_the_pages_that_name_what_is_exempt_say_so_to_members(
    minuted: Board, papers: dict[str, str]
) -> None:
    register = minuted.register
    earlier = register.items.find(meeting_id=minuted.earlier)[0].id
    add_action(register, earlier, "Ask the second tenderer", exempt=True)
    for audience, header in (
        (MEMBERS, "Contains exempt information: not for publication"),
        (PUBLIC, ""),
    ):
        facts = MeetingFacts.of(register, minuted.meeting, audience)
        entries = pack_contents(register, minuted.meeting, audience)
        (actions,) = (one for one in entries if one.part is PackPart.ACTIONS)
        made = document_of(facts, actions, as_of=TODAY)
        assert made is not None and made.header == header
        assert contents_page(facts, entries, as_of=TODAY).header == header


def test_an_item_put_off_before_the_meeting_takes_its_papers_out_of_the_pack(board: Board) -> None:
    register = board.register
    add_paper(register, board.items[1], "Outline business case")
    with register.step("Put off"):
        register.items.update(board.items[1], state=ItemState.DEFERRED)
    assert "deferred" in {one.gone for one in pack_contents(register, board.meeting, MEMBERS)}
    with register.step("Take"):
        register.items.update(board.items[1], order_taken=2)
    assert "deferred" not in {one.gone for one in pack_contents(register, board.meeting, MEMBERS)}
