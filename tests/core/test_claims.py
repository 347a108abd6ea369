"""The checks of a statement in a register: what stands, what is let stand, and what comes back."""

from __future__ import annotations

from typing import Any

import pytest

from egovdesk.claims import claims
from egovdesk.errors import Refused
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.findings import accept_finding, take_acceptance_back
from egovdesk.operations.statements.evidence import link_evidence, unlink_evidence
from egovdesk.operations.statements.sections import add_section, change_section, write_section
from egovdesk.operations.statements.statements import start_statement
from egovdesk.records.decisions import DecisionState
from egovdesk.records.outlines import outline
from egovdesk.records.passages import chip
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
        register.section_rows.update(row.id, light=Light.AMBER)
        register.section_figures.add(SectionFigure("f1", figure.id, "total", 40))
    assert [rules(register, part(code)) for code in ("1", "2", "3")] == [[], [], []]


def test_percentages_in_the_text_are_held_against_the_table(board: Board) -> None:
    register = board.register
    statement = start_statement(register, "Return")
    section = add_section(register, statement, "BVPI 157", kind=SectionKind.BVPI157)
    with register.step("Fill"):
        row = register.section_rows
        row.add(row.made_of("r1", {
            "section_id": section, "title": "Information", "code": "1", "kind": "", "light": "",
            "status": "", "due_on": None, "done_on": None, "comment": "", "position": 1,
        }))  # fmt: skip
        register.section_figures.add(SectionFigure("f1", "r1", "total", 200))
        register.section_figures.add(SectionFigure("f2", "r1", "2003/04", 94))
    write_section(register, section, "Of 200 types of interaction, 47 per cent are electronic.")
    assert looked_at(register, section) == []
    write_section(register, section, "Of 200 types of interaction, 52 per cent are electronic.")
    assert rules(register, section) == ["S3"]
