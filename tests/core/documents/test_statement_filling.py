"""What the register fills into a statement: governance arrangements and the programme, without secrets."""

from __future__ import annotations

import pytest

from egovdesk.documents.kept import from_json, to_json
from egovdesk.documents.model import Document, Paragraph, Table, plain
from egovdesk.documents.statements.filling import as_it_stands, filled, filled_document
from egovdesk.documents.wording import cell_text
from egovdesk.drafts import read
from egovdesk.operations.framework.rights import set_rights
from egovdesk.operations.groups import add_membership, change_group, rename_group
from egovdesk.operations.people import add_person, add_post, appoint
from egovdesk.operations.responsibilities import give_responsibility
from egovdesk.operations.statements.drafts import keep_draft
from egovdesk.operations.statements.sections import add_section
from egovdesk.operations.statements.statements import start_statement
from egovdesk.records.framework import RightKind
from egovdesk.records.groups import MemberRole
from egovdesk.records.statements import SectionKind
from egovdesk.register import Register
from tests.core.councils import BEFORE, DAY, Council, a_framework
from tests.core.programme import Competition, a_programme, agreed
from tests.scenes import Board


def section(register: Register, kind: SectionKind) -> str:
    statement = start_statement(register, "Our statement")
    return add_section(register, statement, "Filled in", kind=kind)


def rows(register: Register, section_id: str, caption: str) -> list[str]:
    """The rows of one table that is filled in, their cells as words."""
    document = filled_document(register, register.sections.get(section_id))
    (table,) = [one for one in document.blocks if isinstance(one, Table) and caption in one.caption]
    return [" | ".join(cell_text(cell) for cell in row) for row in table.rows]


def said(document: Document) -> str:
    return " ".join(plain(one.runs) for one in document.blocks if isinstance(one, Paragraph))


@pytest.fixture
def framework(council: Register) -> Council:
    return a_framework(council)


# --- governance arrangements -------------------------------------------------------------------


def test_groups_are_told_by_tier_with_chair_rhythm_and_whom_they_answer_to(
    framework: Council,
) -> None:
    register = framework.register
    post = add_post(register, "Deputy Chief Executive")
    appoint(register, post, add_person(register, "David Ashworth"), BEFORE)
    add_membership(
        register, framework.groups["CFB"], post_id=post, role=MemberRole.CHAIR, from_on=BEFORE
    )
    vacant = add_post(register, "Head of Systems")
    add_membership(
        register, framework.groups["TIG"], post_id=vacant, role=MemberRole.CHAIR, from_on=BEFORE
    )
    change_group(register, framework.groups["CFB"], cadence="third Tuesday")
    change_group(register, framework.groups["TIG"], cadence="when needed")
    found = rows(register, section(register, SectionKind.GOVERNANCE), "Groups by tier")
    assert found[1] == (
        "E-governance | Customer First Board | David Ashworth, Deputy Chief Executive"
        " | The third Tuesday of each month | Senior Management Team"
    )
    assert found[3] == (
        "Supporting | Technical Infrastructure Group | vacant, Head of Systems"
        " | When needed | Service Delivery Group"
    )
    assert len(found) == 8


def test_who_decides_and_who_ratifies_is_told_with_the_gaps(framework: Council) -> None:
    register = framework.register
    there = section(register, SectionKind.GOVERNANCE)
    assert "decision rights have not been laid down yet" in said(
        filled_document(register, register.sections.get(there))
    )
    every = [framework.of(one) for one in ("HSG", "RBG", "PEG")]
    set_rights(register, [("A1", framework.of("CFB"))], RightKind.DECIDES, BEFORE)
    set_rights(register, [("A1", framework.of("SMT"))], RightKind.RATIFIES, BEFORE)
    set_rights(register, [("E", one) for one in every], RightKind.DECIDES, BEFORE)
    found = rows(register, there, "Who decides what")
    assert found[0].endswith("| Customer First Board | Senior Management Team")
    assert found[1].split(" | ")[1] == "Gap: nobody yet"
    assert found[-1].split(" | ")[1] == "each service development group"


def test_each_responsibility_of_chart_3_is_told_with_whose_it_is(framework: Council) -> None:
    register = framework.register
    give_responsibility(register, "EG3", framework.groups["CFB"], BEFORE)
    found = rows(register, section(register, SectionKind.GOVERNANCE), "Responsibilities")
    assert len(found) == 12
    told = {one.split(" ")[0]: one.split(" | ")[1] for one in found}
    assert told["EG3"] == "Customer First Board (not in its terms of reference)"
    assert told["SD1"] == "Gap: no group has it"


def test_a_kept_draft_keeps_what_was_filled_in(framework: Council) -> None:
    register = framework.register
    there = section(register, SectionKind.GOVERNANCE)
    statement = register.sections.get(there).statement_id
    draft = keep_draft(register, statement, filled=filled(register, statement))
    rename_group(register, framework.groups["CFB"], "Access to Services Board", DAY)
    (kept,) = read(register.drafts.get(draft)).sections
    document = from_json(kept.filled)
    assert isinstance(document, Document)
    assert "Customer First Board" in kept.filled and "Access to Services" not in kept.filled
    (now,) = as_it_stands(register, statement).sections
    assert "Access to Services Board" in now.filled


def test_without_a_group_nothing_is_invented(council: Register) -> None:
    there = section(council, SectionKind.GOVERNANCE)
    found = filled_document(council, council.sections.get(there))
    assert said(found) == "No group is in the register yet."


# --- the programme -----------------------------------------------------------------------------


@pytest.fixture
def competition(board: Board) -> Competition:
    return a_programme(board)


def test_the_projects_of_the_boards_programme_are_told_with_stage_cost_and_benefits(
    competition: Competition,
) -> None:
    register = competition.register
    there = section(register, SectionKind.PROGRAMME)
    found = rows(register, there, "cost over all years")
    assert "Network replacement | Proposed | – | £60,000 | –" in [
        one.removeprefix("P1 ") for one in found
    ]
    document = filled_document(register, register.sections.get(there))
    assert "not agreed an order" in said(document)
    agreed(competition)
    document = filled_document(register, register.sections.get(there))
    assert "The Customer First Board agreed the order of the projects on 21 October 2003" in said(
        document
    )
    assert [one.split(" | ")[1] for one in rows(register, there, "is managed")] == ["Not done"] * 3


def test_an_exempt_project_is_left_out_and_that_is_said(competition: Competition) -> None:
    register = competition.register
    there = section(register, SectionKind.PROGRAMME)
    with register.step("Exempt"):
        register.projects.update(competition.projects[0], exempt=True)
    title = register.projects.get(competition.projects[0]).title
    document = filled_document(register, register.sections.get(there))
    assert title not in to_json(document)
    assert "1 project is exempt and is left out." in said(document)


def test_without_a_programme_that_is_said(council: Register) -> None:
    there = section(council, SectionKind.PROGRAMME)
    found = filled_document(council, council.sections.get(there))
    assert said(found) == "No investment programme is in the register yet."
