"""What a statement says as it stands, and what a kept draft says, proved by its hash."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from egovdesk.drafts import DraftDamaged, is_sound, kept, read, working
from egovdesk.errors import EgovDeskError
from egovdesk.identifiers import new_id
from egovdesk.operations.decisions import add_decision, set_outcome
from egovdesk.operations.projects.facts import add_project, change_project, set_project_exempt
from egovdesk.operations.ratification import put_on_agenda
from egovdesk.operations.statements.drafts import keep_draft
from egovdesk.operations.statements.sections import set_section_exempt
from egovdesk.operations.statements.statements import set_statement_exempt
from egovdesk.records.kept_statements import KeptEvidence
from egovdesk.records.kept_text import sha256
from egovdesk.records.projects import Project
from egovdesk.records.statements import Draft, SectionKind
from egovdesk.register import Register
from tests.core.statements import EVERYTHING, a_statement
from tests.scenes import Board, let_wait


def a_draft(content: str, **changes: object) -> Draft:
    """A kept draft of a content."""
    kept_at = datetime(2003, 9, 16, 14, 0, tzinfo=UTC)
    return replace(Draft("d", "s", 2, kept_at, sha256(content), content), **changes)  # type: ignore[arg-type]


def test_sections_are_numbered_by_their_place(council: Register) -> None:
    statement = a_statement(council)
    statement.section("Vision")
    blocks = statement.section("Building blocks")
    statement.section("Security", parent_id=blocks)
    statement.section("Costs")
    found = working(council, statement.statement_id).sections
    assert [(one.number, one.title, one.level) for one in found] == [
        ("1", "Vision", 1), ("2", "Building blocks", 1), ("2.1", "Security", 2), ("3", "Costs", 1),
    ]  # fmt: skip


def test_a_statement_is_read_with_its_header_tables_and_figures(council: Register) -> None:
    statement = a_statement(council, contact="A. Birtwistle", due_on=date(2003, 11, 10))
    statement.section("BVPI 157", kind=SectionKind.BVPI157)
    statement.row("BVPI 157", "Paying", {"2003/04": 12})
    kept = working(council, statement.statement_id)
    assert (kept.authority, kept.contact) == (council.authority.name, "A. Birtwistle")
    (row,) = kept.sections[0].rows
    assert (row.title, row.figures[0].value) == ("Paying", 12)


def test_what_stands_under_an_exempt_section_is_exempt(council: Register) -> None:
    statement = a_statement(council)
    costs = statement.section("Costs")
    set_section_exempt(council, costs, True, "A8")
    statement.section("Tender", parent_id=costs)
    statement.section("Risks")
    found = working(council, statement.statement_id).sections
    assert [(one.title, one.exempt, one.ground) for one in found] == [
        ("Costs", True, "A8"), ("Tender", True, "A8"), ("Risks", False, ""),
    ]  # fmt: skip


def test_all_of_an_exempt_statement_is_exempt(council: Register) -> None:
    statement = a_statement(council)
    set_statement_exempt(council, statement.statement_id, True, "A8")
    statement.section("Risks")
    assert working(council, statement.statement_id).sections[0].exempt


def test_a_decision_is_told_as_it_stands(board: Board) -> None:
    waiting = let_wait(board)
    statement = a_statement(board.register)
    statement.section("Security")
    statement.evidence("Security", decision_id=waiting.decision)
    one = evidence_of(board.register, statement.statement_id)
    decision = board.register.decisions.get(waiting.decision)
    assert (one.number, one.on) == (decision.number, decision.decided_on)
    assert one.standing == "not yet ratified"
    item = put_on_agenda(board.register, waiting.decision, board.meeting)
    waiting.held()
    set_outcome(board.register, add_decision(board.register, item), "ratified")
    again = evidence_of(board.register, statement.statement_id)
    assert (again.standing, again.answered_by) == ("ratified", "Customer First Board")
    assert again.answered_on and again.answer


def test_a_project_is_told_by_its_code(board: Board) -> None:
    register = board.register
    project = Project(new_id(), "Single directory", "6")
    with register.step("Add project"):
        register.projects.add(project)
    statement = a_statement(register)
    statement.section("Security")
    statement.evidence("Security", project_id=project.id)
    one = evidence_of(register, statement.statement_id)
    assert (one.number, one.title, one.standing) == ("Project 6", "Single directory", "proposed")


def evidence_of(register: Register, statement_id: str) -> KeptEvidence:
    """The one piece of evidence of a statement."""
    ((_section, one),) = working(register, statement_id).evidence
    return one


def test_a_draft_is_read_as_it_was_kept() -> None:
    assert read(a_draft(EVERYTHING.as_json())) == EVERYTHING


def test_a_damaged_draft_says_so() -> None:
    draft = a_draft(EVERYTHING.as_json())
    damaged = replace(draft, content=draft.content.replace("Northbridge", "Southbridge"))
    assert not is_sound(damaged)
    with pytest.raises(DraftDamaged, match="Draft 2 is not as it was kept") as said:
        read(damaged)
    assert said.value.kept and said.value.todo


def test_a_draft_of_a_newer_version_says_so() -> None:
    with pytest.raises(EgovDeskError, match="kept by another version"):
        read(a_draft('{"format":9}'))


def test_what_has_become_exempt_is_exempt_in_older_drafts_too(minuted: Board) -> None:
    register = minuted.register
    statement = a_statement(register)
    tender = statement.section("Tender", "With Pennine Telecom.")
    statement.section("Security", "Adopted.")
    decision = add_decision(register, minuted.items[1], ["it be so"])
    statement.evidence("Security", decision_id=decision)
    draft = register.drafts.get(keep_draft(register, statement.statement_id))
    set_section_exempt(register, tender, True, "A8")
    with register.step("Hide"):
        register.decisions.update(decision, exempt=True)
    first, second = kept(register, draft).sections
    assert (first.exempt, first.ground, second.exempt) == (True, "A8", False)
    assert second.evidence[0].exempt
    assert not any(one.exempt for one in read(draft).sections)
    set_statement_exempt(register, statement.statement_id, True, "A8")
    assert kept(register, draft).exempt


def test_a_programme_that_names_a_project_which_is_exempt_by_now_is_exempt(board: Board) -> None:
    register = board.register
    statement = a_statement(register)
    statement.section("Programme", kind=SectionKind.PROGRAMME)
    statement.section("Vision", "P02 first.")
    project = add_project(register, "Corporate CRM", code="P02")
    filled = {statement.sections["Programme"]: '["P02 Corporate CRM", "In delivery"]'}
    draft = register.drafts.get(keep_draft(register, statement.statement_id, filled=filled))
    assert not any(one.exempt for one in kept(register, draft).sections)
    change_project(register, project, title="Customer records")
    set_project_exempt(register, project, True, "A8")
    assert [(one.title, one.exempt, one.ground) for one in kept(register, draft).sections] == [
        ("Programme", True, "A8"), ("Vision", False, ""),
    ]  # fmt: skip
