"""IEG statements: started from a round or empty; their sections, and what those rest on."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.actions import add_action
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision, remove_decision
from egovdesk.operations.statements.evidence import link_evidence, unlink_evidence
from egovdesk.operations.statements.sections import (
    add_section,
    change_section,
    indent_section,
    move_section,
    outdent_section,
    place_section,
    remove_section,
    set_section_exempt,
    write_section,
)
from egovdesk.operations.statements.statements import (
    remove_statement,
    set_statement_exempt,
    start_statement,
)
from egovdesk.records.authority import Nation
from egovdesk.records.outlines import Outline, outline
from egovdesk.records.passages import chip
from egovdesk.records.statements import Draft, Readiness
from egovdesk.register import Register
from tests.scenes import Board


def headings(register: Register, statement: str) -> list[str]:
    return [f"{one.number} {one.section.title}" for one in tree(register, statement).whole()]


def tree(register: Register, statement: str) -> Outline:
    return outline(register.sections.find(statement_id=statement))


@pytest.fixture
def statement(board: Board) -> str:
    """A statement of one's own: Vision, Progress with Services and Projects under it, Risks."""
    register = board.register
    made = start_statement(register, "Our statement")
    add_section(register, made, "Vision")
    progress = add_section(register, made, "Progress")
    add_section(register, made, "Services", parent_id=progress)
    add_section(register, made, "Projects", parent_id=progress)
    add_section(register, made, "Risks")
    return made


def section(register: Register, title: str) -> str:
    (found,) = register.sections.find(title=title)
    return found.id


def test_a_statement_for_a_round_has_its_parts_tables_day_and_group(board: Board) -> None:
    register = board.register
    made = register.statements.get(start_statement(register, round="IEG3"))
    assert made.due_on == date(2003, 11, 10) and made.recipient == "ODPM"
    assert made.group_id == board.group_id
    assert made.title == "Implementing Electronic Government statement, IEG3"
    found = headings(register, made.id)
    assert found[0] == "1 Priority services"
    assert found[1] == "1.1 Raising standards across our schools"
    assert "3 Electronic service delivery: BVPI 157" in found
    assert "5.4 Governance arrangements" in found and found[-1] == "7 Approval record"
    (services,) = register.sections.find(code="1")
    assert services.word_limit == 1000 and services.required
    (bvpi,) = register.sections.find(code="3")
    rows = register.section_rows.find(section_id=bvpi.id)
    assert len(rows) == 10 and rows[9].title == "Procurement"


@pytest.mark.parametrize("nation", [Nation.SCOTLAND, Nation.WALES])
def test_only_england_has_rounds_and_all_have_statements_of_their_own(
    council: Register, nation: Nation
) -> None:
    change_authority(council, nation=nation)
    with pytest.raises(Refused, match=r"councils in England only.*empty statement of your own"):
        start_statement(council, round="IEG3")
    assert council.statements.count() == 0
    made = start_statement(council, "Modernising Government return")
    assert council.sections.find(statement_id=made) == []
    assert council.statements.get(made).round == ""


def test_a_round_that_is_none_and_a_statement_without_a_title_are_refused(
    council: Register,
) -> None:
    with pytest.raises(Refused, match="No round is called IEG7"):
        start_statement(council, round="IEG7")
    with pytest.raises(Refused, match="title"):
        start_statement(council, "  ")


def test_sections_are_added_after_one_another_and_under_one_another(
    board: Board, statement: str
) -> None:
    register = board.register
    add_section(register, statement, "Priorities", after_id=section(register, "Vision"))
    add_section(register, statement, "National", after_id=section(register, "Services"))
    assert headings(register, statement) == [
        "1 Vision", "2 Priorities", "3 Progress", "3.1 Services", "3.2 National", "3.3 Projects",
        "4 Risks",
    ]  # fmt: skip


def test_sections_move_among_their_own_and_no_further(board: Board, statement: str) -> None:
    register = board.register
    move_section(register, section(register, "Risks"), -1)
    move_section(register, section(register, "Services"), 5)
    move_section(register, section(register, "Vision"), -1)
    assert headings(register, statement) == [
        "1 Vision", "2 Risks", "3 Progress", "3.1 Projects", "3.2 Services",
    ]  # fmt: skip


def test_a_section_goes_under_the_one_above_and_out_again(board: Board, statement: str) -> None:
    register = board.register
    indent_section(register, section(register, "Risks"))
    assert headings(register, statement)[-1] == "2.3 Risks"
    outdent_section(register, section(register, "Services"))
    assert headings(register, statement) == [
        "1 Vision", "2 Progress", "2.1 Projects", "2.2 Risks", "3 Services",
    ]  # fmt: skip
    with pytest.raises(Refused, match="no section above"):
        indent_section(register, section(register, "Vision"))
    with pytest.raises(Refused, match="stands under no other"):
        outdent_section(register, section(register, "Vision"))


def test_a_section_never_stands_under_itself(board: Board, statement: str) -> None:
    register = board.register
    with pytest.raises(Refused, match="under itself"):
        place_section(
            register, section(register, "Progress"), 0, parent_id=section(register, "Services")
        )


def test_removing_a_section_takes_all_below_it_and_undo_brings_it_back(
    board: Board, statement: str
) -> None:
    register = board.register
    before = headings(register, statement)
    remove_section(register, section(register, "Progress"))
    assert headings(register, statement) == ["1 Vision", "2 Risks"]
    register.undo()
    assert headings(register, statement) == before


def test_the_first_words_make_a_section_one_in_draft_and_no_other_state_moves(
    board: Board, statement: str
) -> None:
    register = board.register
    vision = section(register, "Vision")
    write_section(register, vision, "By 2005.")
    assert register.sections.get(vision).readiness is Readiness.IN_DRAFT
    change_section(register, vision, readiness=Readiness.READY)
    write_section(register, vision, "By 2005, all of it.")
    assert register.sections.get(vision).readiness is Readiness.READY


def test_typing_in_a_run_is_one_step(board: Board, statement: str) -> None:
    register = board.register
    vision = section(register, "Vision")
    for words in ("By", "By 2005", "By 2005, all."):
        with register.step("Write section", join="run"):
            write_section(register, vision, words)
    register.undo()
    assert register.sections.get(vision).text == ""
    assert register.sections.get(vision).readiness is Readiness.TO_WRITE


def test_what_stands_under_exempt_matter_is_exempt(board: Board, statement: str) -> None:
    register = board.register
    progress, services = section(register, "Progress"), section(register, "Services")
    set_section_exempt(register, progress, True, "3")
    assert register.sections.get(services).exempt
    made = add_section(register, statement, "Suppliers", parent_id=progress)
    assert register.sections.get(made).ground == "3"
    with pytest.raises(Refused, match="in an exempt one"):
        set_section_exempt(register, services, False)
    place_section(register, section(register, "Risks"), 0, parent_id=progress)
    assert register.sections.get(section(register, "Risks")).exempt


def test_an_exempt_statement_opens_all_but_what_has_a_ground_of_its_own(
    board: Board, statement: str
) -> None:
    register = board.register
    set_statement_exempt(register, statement, True, "3")
    assert all(one.exempt for one in register.sections.all())
    register.undo()
    set_section_exempt(register, section(register, "Risks"), True, "7")
    set_statement_exempt(register, statement, True, "3")
    set_statement_exempt(register, statement, False)
    assert not any(one.exempt for one in register.sections.all() if one.title != "Risks")


def test_evidence_is_linked_once_and_only_to_one_thing(board: Board, statement: str) -> None:
    register = board.register
    vision = section(register, "Vision")
    decision = add_decision(register, board.items[1], ["Policy"])
    action = add_action(register, board.items[1], title="Write the policy")
    first = link_evidence(register, vision, decision_id=decision)
    assert link_evidence(register, vision, decision_id=decision) == first
    assert link_evidence(register, vision, action_id=action) != first
    with pytest.raises(Refused, match="one decision, action or project"):
        link_evidence(register, vision, decision_id=decision, action_id=action)


def test_a_chip_that_was_cut_into_another_section_brings_its_evidence(
    board: Board, statement: str
) -> None:
    register = board.register
    vision, risks = section(register, "Vision"), section(register, "Risks")
    decision = add_decision(register, board.items[1], ["Policy"])
    linked = link_evidence(register, vision, decision_id=decision)
    text = f"We have a policy. {chip(linked, 'CFB 90/03')}"
    write_section(register, vision, text)
    write_section(register, risks, text)
    assert register.evidence.get(linked).section_id == vision  # copied: both have it
    write_section(register, vision, "")
    write_section(register, risks, text + " Indeed.")
    assert register.evidence.get(linked).section_id == risks


def test_evidence_goes_with_its_decision_and_comes_back_with_it(
    board: Board, statement: str
) -> None:
    register = board.register
    decision = add_decision(register, board.items[1], ["Policy"])
    linked = link_evidence(register, section(register, "Vision"), decision_id=decision)
    remove_decision(register, decision)
    assert register.evidence.maybe(linked) is None
    register.undo()
    assert register.evidence.get(linked).decision_id == decision
    unlink_evidence(register, linked)
    assert register.evidence.count() == 0


def test_a_statement_of_which_a_draft_was_kept_is_not_removed(board: Board, statement: str) -> None:
    register = board.register
    with register.step("Keep draft"):
        register.drafts.add(Draft("d1", statement, 1, register.now, "0" * 64, "{}"))
    with pytest.raises(Refused, match="Drafts of this statement have been kept"):
        remove_statement(register, statement)
    register.undo()
    remove_statement(register, statement)
    assert register.statements.count() == register.sections.count() == 0
