"""The checks of a statement in a register: what stands, what is let stand, and what comes back."""

from __future__ import annotations

from typing import Any

import pytest

from egovdesk.claims import claims
from egovdesk.errors import Refused
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.findings import accept_finding, take_acceptance_back
from egovdesk.operations.projects.facts import add_project
from egovdesk.operations.statements.evidence import link_evidence, unlink_evidence
from egovdesk.operations.statements.sections import add_section, change_section, write_section
from egovdesk.operations.statements.statements import start_statement
from egovdesk.operations.statements.tables import add_row, write_cell
from egovdesk.records.decisions import DecisionState
from egovdesk.records.outlines import outline
from egovdesk.records.passages import chip
from egovdesk.records.projects import CostKind, ProjectCost
from egovdesk.records.statements import Light, SectionFigure, SectionKind
from egovdesk.register import Register
from tests.scenes import Board


def looked_at(register: Register, section: str) -> list[Any]:
    kept = register.sections.get(section)
    heading = outline(register.sections.find(statement_id=kept.statement_id)).of(section)
    assert heading is not None
    return claims(register, heading)


def rules(register: Register, section: str) -> list[str]:
    return [one.finding.rule for one in looked_at(register, section)]


@pytest.fixture
def section(board: Board) -> str:
    statement = start_statement(board.register, "Our statement")
    return add_section(board.register, statement, "Vision")


def test_a_decision_that_waits_is_told_until_it_is_ratified(board: Board, section: str) -> None:
    register = board.register
    decision = add_decision(register, board.items[1], ["it be adopted"])
    linked = link_evidence(register, section, decision_id=decision)
    write_section(register, section, f"We adopted a policy in 2003. {chip(linked, 'CFB 90/03')}")
    with register.step("Wait"):
        register.decisions.update(decision, state=DecisionState.AWAITING)
    (found,) = looked_at(register, section)
    assert found.finding.rule == "S1" and found.evidence_id == linked
    with register.step("Ratify"):
        register.decisions.update(decision, state=DecisionState.RATIFIED)
    assert looked_at(register, section) == []
    unlink_evidence(register, linked)
    assert rules(register, section) == ["S6"]


def test_what_is_let_stand_comes_back_when_its_sentence_changes(board: Board, section: str) -> None:
    register = board.register
    write_section(register, section, "We installed 14 kiosks in May.")
    (found,) = looked_at(register, section)
    accepted = accept_finding(register, found.finding, "The county did, and tells no number.")
    assert looked_at(register, section) == []
    with pytest.raises(Refused, match="accepted already"):
        accept_finding(register, found.finding, "Again.")
    write_section(register, section, "We installed 15 kiosks in May.")
    assert rules(register, section) == ["S2"]
    write_section(register, section, "We installed 14 kiosks in May.")
    assert looked_at(register, section) == []
    take_acceptance_back(register, accepted)
    assert rules(register, section) == ["S2"]


def test_a_section_past_its_limit_counts_those_below_it(board: Board, section: str) -> None:
    register = board.register
    change_section(register, section, word_limit=3)
    below = add_section(
        register, register.sections.get(section).statement_id, "One", parent_id=section
    )
    write_section(register, below, "Two three four five.")
    (found,) = looked_at(register, section)
    assert found.finding.sentence == "1 has 4 words, 1 more than its limit."


def test_a_required_part_is_empty_until_it_has_words_or_something_in_its_table(
    board: Board,
) -> None:
    register = board.register
    start_statement(register, round="IEG3")

    def part(code: str) -> str:
        return register.sections.find(code=code)[0].id

    assert [rules(register, part(code)) for code in ("1", "2", "3", "5.governance")] == [
        ["S5"], ["S5"], ["S5"], [],
    ]  # fmt: skip
    write_section(register, part("1.health"), "Leisure is booked by telephone.")
    row = register.section_rows.find(section_id=part("2"))[0]
    figure = register.section_rows.find(section_id=part("3"))[0]
    with register.step("Fill"):
        register.section_rows.update(row.id, light=Light.BLACK, comment="No demand.")
        register.section_figures.add(SectionFigure("f1", figure.id, "total", 40))
    assert [rules(register, part(code)) for code in ("1", "2", "3")] == [[], [], []]


def test_a_sum_in_the_text_is_one_of_the_projects(board: Board, section: str) -> None:
    register = board.register
    project = add_project(register, "Corporate CRM", code="P06")
    with register.step("Plan"):
        for at, (year, kind, planned) in enumerate(
            ((2003, CostKind.CAPITAL, 90_000_00), (2004, CostKind.CAPITAL, 40_000_00),
             (2004, CostKind.GRANT, 25_000_00))
        ):  # fmt: skip
            register.project_costs.add(ProjectCost(f"c{at}", project, year, kind, planned))
    linked = link_evidence(register, section, project_id=project)
    for said, agrees in (
        ("£130,000", True), ("£40,000 in 2004/05", True), ("a grant of £25,000", True),
        ("£95,000", False),
    ):  # fmt: skip
        write_section(register, section, f"It costs {said}. {chip(linked, 'Project P06')}")
        assert rules(register, section) == ([] if agrees else ["S3"]), said
    (found,) = looked_at(register, section)
    assert found.finding.sentence == "The text says £95,000; Project P06 has £130,000."


def test_percentages_in_the_text_are_held_against_the_table(board: Board) -> None:
    register = board.register
    statement = start_statement(register, "Return")
    section = add_section(register, statement, "BVPI 157", kind=SectionKind.BVPI157)
    row = add_row(register, section, "Information")
    write_cell(register, row, "total", "200")
    write_cell(register, row, "2003/04", "94")
    write_section(register, section, "Of 200 types of interaction, 47 per cent are electronic.")
    assert looked_at(register, section) == []
    write_section(register, section, "Of 200 types of interaction, 52 per cent are electronic.")
    assert rules(register, section) == ["S3"]


@pytest.fixture
def ieg3(board: Board) -> str:
    return start_statement(board.register, round="IEG3")


def part_row(register: Register, kind: SectionKind, title: str) -> tuple[str, str]:
    """A prescribed table's section, and its row of that title."""
    (section,) = register.sections.find(kind=kind)
    (row,) = register.section_rows.find(section_id=section.id, title=title)
    return section.id, row.id


def test_a_cell_that_cannot_be_read_is_told_with_its_place_and_can_be_let_stand(
    board: Board, ieg3: str
) -> None:
    register = board.register
    section, row = part_row(register, SectionKind.SPEND, "Training budgets")
    write_cell(register, row, "2003/04", "lots")
    (found,) = looked_at(register, section)
    assert found.finding.rule == "S7" and found.cell == (row, "2003/04")
    accept_finding(register, found.finding, "The treasurer is asked.")
    assert looked_at(register, section) == []
    write_cell(register, row, "2003/04", "plenty")
    assert rules(register, section) == ["S7"]


def test_a_table_is_held_against_itself_and_the_grant_of_its_round(board: Board, ieg3: str) -> None:
    register = board.register
    section, row = part_row(register, SectionKind.SPEND, "IEG capital grant")
    write_cell(register, row, "2004/05", "240")
    (found,) = looked_at(register, section)
    assert "£200,000 was first announced (reference 2.2: S02)" in found.finding.sentence
    bvpi, revenue = part_row(register, SectionKind.BVPI157, "Collecting revenue")
    write_cell(register, revenue, "total", "12")
    write_cell(register, revenue, "2003/04", "13")
    (found,) = looked_at(register, bvpi)
    assert "13 are enabled in 2003/04, but no more than 12 may be" in found.finding.sentence


@pytest.mark.parametrize(
    ("kind", "title", "typed", "agrees", "differs"),
    [
        (SectionKind.SPEND, "Training budgets", "90", "We spend £90,000 on training in 2003/04.",
         "We spend £95,000 on training in 2003/04."),
        (SectionKind.BVPI157, "Collecting revenue", "1", "In 2003/04, 12.5 per cent, or 13 per cent, were.",
         "In 2003/04, 12.4 per cent were enabled for it."),
        (SectionKind.TAKE_UP, "Web site", "250", "In 2003/04, 100 per cent of contacts are by web.",
         "In 2003/04, 20 per cent of contacts are by web."),
    ],
)  # fmt: skip
def test_what_the_text_says_is_held_against_the_table_under_it(
    board: Board, ieg3: str, kind: SectionKind, title: str, typed: str, agrees: str, differs: str
) -> None:
    register = board.register
    section, row = part_row(register, kind, title)
    if kind is SectionKind.BVPI157:
        write_cell(register, row, "total", "8")
    write_cell(register, row, "2003/04", typed)
    write_section(register, section, agrees)
    assert looked_at(register, section) == []
    write_section(register, section, differs)
    assert rules(register, section) == ["S3"]


def test_a_required_table_without_anything_in_it_is_told_though_there_are_words(
    board: Board, ieg3: str
) -> None:
    register = board.register
    (section,) = register.sections.find(kind=SectionKind.BVPI157)
    write_section(register, section.id, "We count telephone calls.")
    assert [one.finding.sentence for one in looked_at(register, section.id)] == [
        "The round asks for this table, and nothing is in it yet."
    ]
