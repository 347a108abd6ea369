"""Search: as typed, by stems, and always what the register holds."""

from __future__ import annotations

import pytest

from egovdesk.operations.actions import add_action
from egovdesk.operations.decisions import add_decision, remove_decision, set_parts
from egovdesk.operations.groups import change_group
from egovdesk.operations.meetings import change_item, remove_item, set_item_exempt
from egovdesk.operations.minutes import add_block
from egovdesk.operations.papers import add_paper, change_paper
from egovdesk.operations.people import add_person, change_person
from egovdesk.operations.projects.cases import begin_case, write_case
from egovdesk.operations.projects.facts import add_project
from egovdesk.operations.statements.sections import add_section
from egovdesk.operations.statements.statements import start_statement
from egovdesk.operations.statements.tables import add_row, remove_rows, write_cell
from egovdesk.records.statements import SectionKind
from egovdesk.register import Register
from egovdesk.store.search import Hit
from tests.dumps import index_problems, searchable
from tests.scenes import Board


def found(register: Register, words: str) -> list[tuple[str, str]]:
    return [(hit.kind, plain(hit.title)) for hit in register.search.as_typed(words)]


def plain(text: str) -> str:
    return text.replace("\x02", "").replace("\x03", "")


def one(register: Register, words: str) -> Hit:
    (hit,) = register.search.as_typed(words)
    return hit


def test_the_last_word_is_a_beginning(board: Board) -> None:
    for length in range(1, len("tender") + 1):
        assert ("item", "Network partner: tender evaluation") in found(
            board.register, "network " + "tender"[:length]
        )
    assert found(board.register, "netw tender") == []


@pytest.mark.parametrize("words", ["", " ", "...", '"', "*", "-", "()", "\x00", "“”", "😀"])
def test_no_word_finds_nothing(board: Board, words: str) -> None:
    assert board.register.search.as_typed(words) == []
    assert board.register.search.ranked(words) == []
    assert board.register.search.count(words) == 0


@pytest.mark.parametrize(
    "words",
    ['title : "x', "NEAR(a b)", "tender OR x", "a AND", "NOT", "col:tender*", "'; DROP", "^tender"],
)
def test_the_index_languages_own_words_are_only_words(board: Board, words: str) -> None:
    board.register.search.as_typed(words)
    board.register.search.ranked(words)
    assert found(board.register, "tender")


def test_found_words_are_marked(board: Board) -> None:
    hit = one(board.register, "tend")
    assert hit.title == "Network partner: \x02tender\x03 evaluation"
    assert (hit.group_id, hit.meeting_id) == (board.group_id, board.meeting)
    assert (str(hit.on), hit.exempt, hit.record_id) == ("2003-10-21", True, board.items[4])


def test_titles_come_first_then_the_newest(minuted: Board) -> None:
    register = minuted.register
    add_block(register, minuted.items[0], "The CRM was mentioned.")
    add_block(register, minuted.items[3], "The CRM was mentioned again.")
    hits = register.search.as_typed("crm")
    assert [hit.kind for hit in hits] == ["item", "minute", "minute"]
    assert "again" in hits[1].snippet


def test_stems_find_other_forms(minuted: Board) -> None:
    register = minuted.register
    add_block(register, minuted.items[1], "The Head of ICT was authenticating suppliers.")
    assert found(register, "authenticated supplier") == []
    (hit,) = register.search.ranked("authenticated supplier")
    assert hit.kind == "minute"


def test_accents_and_case_do_not_matter(council: Register) -> None:
    add_person(council, "Zoë Šimková")
    assert found(council, "zoe SIMK") == [("person", "Zoë Šimková")]
    assert [plain(hit.title) for hit in council.search.ranked("simkova")] == ["Zoë Šimková"]


def test_kinds_and_limits(minuted: Board) -> None:
    register = minuted.register
    for number in range(30):
        add_block(register, minuted.items[1], f"Paragraph {number} on procurement.")
    assert len(register.search.as_typed("procurement")) == 20
    assert len(register.search.as_typed("procurement", limit=7)) == 7
    assert register.search.as_typed("procurement", kinds=("item", "person")) == []
    assert register.search.count("procurement") == 30


def test_every_kind_is_found(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    add_block(register, item, "Zebra in the minutes")
    add_decision(register, item, ["Zebra in a part"], reason="Zebra in the reason")
    add_action(register, item, "Zebra in an action")
    add_person(register, "Zebra Jones")
    change_item(register, minuted.items[2], title="Zebra crossing")
    change_group(register, minuted.group_id, terms_of_reference="Zebras of the council")
    add_paper(register, item, title="Zebra paper")
    kinds = {hit.kind for hit in register.search.as_typed("zebra", limit=50)}
    assert kinds == {"minute", "decision", "action", "person", "item", "group", "paper"}


def test_a_decision_is_one_hit_not_also_its_block(minuted: Board) -> None:
    add_decision(minuted.register, minuted.items[1], ["That zebras be licensed"])
    assert one(minuted.register, "zebras licensed").kind == "decision"


def test_parts_follow_their_decision(minuted: Board) -> None:
    register = minuted.register
    decision = add_decision(register, minuted.items[1], ["That it be adopted", "At no cost"])
    assert one(register, "adopted cost").record_id == decision
    set_parts(register, decision, ["That it be deferred"])
    assert found(register, "adopted") == []
    assert one(register, "deferred").record_id == decision
    remove_decision(register, decision)
    assert found(register, "deferred") == []
    assert index_problems(register) == []


def test_a_business_case_is_found_with_its_project_and_follows_undo(board: Board) -> None:
    register = board.register
    project = add_project(register, "Parking permits")
    begin_case(register, project)
    section = register.case_sections.find(project_id=project)[2]
    write_case(register, section.id, "Lease the software from a **consortium** of councils.")
    assert found(register, "consortium") == [("project", "Parking permits")]
    register.undo()
    assert found(register, "consortium") == []
    assert found(register, "parking permits") == [("project", "Parking permits")]


def test_the_table_of_a_section_is_found_with_it_and_follows_undo(council: Register) -> None:
    statement = start_statement(council, "Our statement")
    section = add_section(council, statement, "Channels", kind=SectionKind.SELF_ASSESSMENT)
    row = add_row(council, section, "Kiosks")
    write_cell(council, row, "comment", "Two **libraries** have one.")
    assert found(council, "libraries") == found(council, "kiosks") == [("section", "Channels")]
    council.undo()
    assert found(council, "libraries") == []
    remove_rows(council, section, [row])
    assert found(council, "kiosks") == []
    assert index_problems(council) == []


def test_undo_and_redo_follow(minuted: Board) -> None:
    register = minuted.register
    before = searchable(register)
    person = add_person(register, "Jane Tate")
    change_person(register, person, name="Jane Hill")
    remove_item(register, minuted.items[2])
    add_decision(register, minuted.items[1], ["That zebras be licensed"])
    after = searchable(register)
    for _ in range(4):
        register.undo()
    assert searchable(register) == before
    assert found(register, "jane") == []
    for _ in range(4):
        register.redo()
    assert searchable(register) == after
    assert found(register, "jane") == [("person", "Jane Hill")]
    assert index_problems(register) == []


def test_exemption_is_told_by_the_hit(minuted: Board) -> None:
    register = minuted.register
    add_block(register, minuted.items[1], "Zebra minutes")
    assert not one(register, "zebra").exempt
    set_item_exempt(register, minuted.items[1], True, "A8")
    assert one(register, "zebra").exempt
    set_item_exempt(register, minuted.items[1], False)
    assert not one(register, "zebra").exempt


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("محمد الرشيد", "محمد"),
        ("王小明", "王小明"),
        ("Jane 😀 Tate", "tate"),
        ("O’Brien-Jones", "brien jon"),
        ("Ωμέγα", "ωμέγα"),
        ("x" * 500, "x" * 500),
    ],
)
def test_names_of_every_script_are_found(council: Register, name: str, words: str) -> None:
    add_person(council, name)
    assert found(council, words) == [("person", name)]


def test_a_paper_is_found_by_its_title_reference_and_author_and_follows_undo(
    board: Board,
) -> None:
    register = board.register
    paper = add_paper(register, board.items[1], title="Zebra crossings", reference="ZX 42")
    assert one(register, "zebra cross").record_id == paper
    assert one(register, "zx 42").kind == "paper"
    assert register.search.as_typed("zebra", kinds=("group",)) == []
    assert [hit.record_id for hit in register.search.as_typed("zebra", kinds=("paper",))] == [paper]
    change_paper(register, paper, title="Pelican crossings", author="P. Quill")
    assert found(register, "zebra") == []
    assert one(register, "quill").record_id == paper
    register.undo()
    assert one(register, "zebra").record_id == paper
    set_item_exempt(register, board.items[1], True, "A8")
    assert one(register, "zebra").exempt
    assert index_problems(register) == []
