"""The work of each tier as lists, and the self-assessment with its evidence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document as open_word

from egovdesk.cli import main
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import Document, Heading, Marked, Paragraph, Table, plain
from egovdesk.documents.tiers.assessment import self_assessment
from egovdesk.documents.tiers.evidence import evidence
from egovdesk.documents.tiers.listing import Listing, as_document, as_workbook
from egovdesk.documents.tiers.selections import application_selections
from egovdesk.documents.tiers.smt import smt_time
from egovdesk.documents.tiers.standards import standards_register, standards_worked_up
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.facts import add_champion, answer_question
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import add_item, add_meeting, change_item, change_meeting
from egovdesk.operations.selections import (
    add_option,
    add_selection,
    choose_option,
    set_conformity,
    waive_standards,
)
from egovdesk.operations.standards import add_standard, add_system, adopt_standard
from egovdesk.operations.strategies import add_strategy, set_decision_bearings
from egovdesk.records.facts import AnswerState, Seniority
from egovdesk.records.groups import Tier
from egovdesk.records.standards import Conforms, StandardStage, SystemKind
from egovdesk.register import Register
from egovdesk.shipped.questions import shipped_questions, shipped_stances
from tests.scenes import TODAY, Board


def column(listing: Listing, name: str, part: int = 0) -> list[object]:
    table = listing.parts[part]
    at = [one.name for one in table.columns].index(name)
    cells = [row[at] for row in table.rows]
    return [cell.text if isinstance(cell, Marked) else cell for cell in cells]


def words(document: Document) -> str:
    said = []
    for block in document.blocks:
        if isinstance(block, Heading):
            said.append(f"{block.number} {block.text}".strip())
        elif isinstance(block, Paragraph):
            said.append(plain(block.runs))
        elif isinstance(block, Table):
            said.append(block.caption)
    return "\n".join(said)


def standards(register: Register) -> str:
    mail = add_standard(register, "E-mail policy", version="1.0")
    adopt_standard(register, mail, date(2002, 9, 1), review_on=date(2003, 9, 1))
    keys = add_standard(register, "Encryption keys", exempt=True, ground="A7")
    adopt_standard(register, keys, date(2003, 9, 1))
    add_standard(register, "Data set", stage=StandardStage.DRAFTING, asked_by="Members",
                 due_on=date(2003, 9, 30))  # fmt: skip
    add_system(register, "Outlook", kind=SystemKind.EMAIL, standard_id=keys)
    return mail


def test_the_standards_register_says_what_is_due_and_keeps_exempt_ones_from_the_public(
    council: Register,
) -> None:
    standards(council)
    mine = standards_register(council, as_of=TODAY)
    assert column(mine, "Standard or policy") == ["E-mail policy", "Encryption keys"]
    assert column(mine, "State") == ["Due for review", "Adopted"]
    assert mine.parts[0].note == "2 standards adopted; 1 due for review."
    assert column(mine, "System", 1) == ["Outlook"]
    theirs = standards_register(council, as_of=TODAY, audience=Audience.PUBLIC)
    assert column(theirs, "Standard or policy") == ["E-mail policy"]
    assert column(theirs, "Standard", 1) == [""]
    assert "Encryption" not in words(as_document(council, theirs, as_of=TODAY))


def test_what_is_being_worked_up_says_who_asked_and_what_is_late(council: Register) -> None:
    standards(council)
    found = standards_worked_up(council, as_of=TODAY)
    assert column(found, "Standard or policy") == ["Data set"]
    assert column(found, "Asked for by") == ["Members"]
    assert found.parts[0].note == "1 standard; 1 wanted before today."
    book = as_workbook(council, found, as_of=TODAY)
    assert [sheet.name for sheet in book.sheets] == ["Being worked up"]


def test_selections_tell_the_choice_its_cost_and_who_waived(board: Board) -> None:
    register = board.register
    mail = standards(register)
    made = add_selection(register, board.group_id, "Housing rents", need="The mainframe ends")
    option = add_option(register, made, "Rentsense", supplier="Gandlake", amount=9_000_000)
    set_conformity(register, made, {mail: Conforms.NO})
    choose_option(register, option)
    found = application_selections(register, as_of=TODAY)
    assert column(found, "Options") == ["Rentsense (Gandlake), £90,000"]
    assert column(found, "Standards") == ["Does not conform"]
    assert "1 chosen without a confirmation" in found.parts[0].note
    waive_standards(register, made, "None conforms yet", board.raman, TODAY)
    found = application_selections(register, as_of=TODAY)
    assert column(found, "Waiver") == ["None conforms yet (Priya Raman, 9 October 2003)"]
    assert column(found, "Which standards") == ["E-mail policy, version 1.0: does not conform"]
    other = add_group(register, "Housing", [Tier.SERVICE])
    assert application_selections(register, as_of=TODAY, group_id=other).parts[0].rows == ()


def an_smt(board: Board) -> tuple[str, str]:
    register = board.register
    smt = add_group(register, "Senior Management Team", [Tier.SMT], from_on=date(2002, 5, 1))
    meeting = add_meeting(register, smt, date(2003, 10, 7), standing_items=False)
    add_item(register, meeting, "Budget", minutes_allowed=60)
    report = add_item(register, meeting, "Report of the board", minutes_allowed=10)
    change_item(register, report, report_of_id=board.group_id)
    return smt, meeting


def test_smt_time_counts_what_is_about_e_government(board: Board) -> None:
    register = board.register
    smt, meeting = an_smt(board)
    found = smt_time(register, as_of=TODAY, group_id=smt)
    assert column(found, "Minutes for e-government") == [10]
    assert column(found, "Reports from") == ["Customer First Board"]
    assert "none with an e-government agenda; 10 of 70 minutes" in found.parts[0].note
    change_meeting(register, meeting, egov=True)
    found = smt_time(register, as_of=TODAY)
    assert column(found, "Minutes for e-government") == [70]
    assert column(found, "Item", 1) == ["Budget", "Report of the board"]


def test_the_nine_questions_and_the_eight_stances_have_their_source() -> None:
    questions = shipped_questions()
    assert [one.code for one in questions] == ["Q1", "Q2", "Q3", "Q4", "Q5", "K1", "K2", "K3", "K4"]
    assert all(one.source.startswith("Managing e-government") for one in questions)
    assert len(shipped_stances()) == 8


def test_evidence_is_what_the_register_holds(minuted: Board) -> None:
    register = minuted.register
    assert "E-governance group: Customer First Board." in evidence(register, "Q2", TODAY)
    assert "ICT infrastructure group: none." in evidence(register, "Q2", TODAY)
    made = add_decision(register, minuted.items[1], ["that it be agreed"], category="A1")
    day = date(2003, 10, 21)
    assert "None of 1 decision on strategy" in evidence(register, "Q1", day)
    plan = add_strategy(register, "Community plan")
    set_decision_bearings(register, made, [f"strategies:{plan}"])
    assert "1 of 1 decision on strategy" in evidence(register, "Q1", day)
    assert "taken by groups of ICT alone" in evidence(register, "Q5", day)
    add_champion(register, minuted.chair, seniority=Seniority.CHIEF)
    said = evidence(register, "K4", TODAY)
    assert "Officer e-champion: David Ashworth, chief executive or deputy, active." in said
    assert "Member e-champion: none named." in said


def test_decisions_of_ict_groups_on_priorities_are_told(minuted: Board) -> None:
    register = minuted.register
    group = register.group_tiers.find(group_id=minuted.group_id)[0]
    with register.step("Make it an ICT group"):
        register.group_tiers.update(group.id, tier=Tier.INFRASTRUCTURE)
    add_decision(register, minuted.items[1], ["that it be agreed"], category="B")
    said = evidence(register, "Q5", date(2003, 10, 21))
    assert said == (
        "1 of 1 decision on strategy and priorities taken by groups of ICT alone: Customer First Board."
    )


def test_reports_to_smt_are_evidence_of_a_dedicated_group(board: Board) -> None:
    an_smt(board)
    assert "1 report to SMT, the last on 7 October 2003 (Customer First Board)." in evidence(
        board.register, "K2", TODAY
    )


def test_the_response_has_every_answer_and_never_chart_1(board: Board) -> None:
    register = board.register
    answer_question(register, "Q1", "By *steering* it.\n\n- first\n- second")
    document = self_assessment(register, as_of=TODAY)
    said = words(document)
    assert "Q1 How do you ensure" in said and "By steering it." in said
    assert said.count("Not answered yet.") == 8 and document.header == "Draft"
    assert not any(one.name in said for one in shipped_stances())
    for one in shipped_questions():
        answer_question(register, one.code, "Yes.", AnswerState.FINAL)
    assert self_assessment(register, as_of=TODAY).header == ""


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("standards", ".xlsx"), ("worked-up", ".xlsx"), ("selections", ".xlsx"), ("smt-time", ".xlsx"),
     ("self-assessment", ".docx")],
)  # fmt: skip
def test_the_command_line_writes_each_list(
    board: Board, tmp_path: Path, kind: str, ending: str
) -> None:
    standards(board.register)
    board.register.close()
    path, folder = str(board.register.path), tmp_path / "out"
    assert main(["export", kind, path, "--to", str(folder)]) == 0
    (made,) = folder.iterdir()
    assert made.suffix == ending
    if ending == ".xlsx":
        assert main(["export", kind, path, "--word", "--to", str(folder)]) == 0
        assert len(list(folder.glob("*.docx"))) == 1


def test_the_word_list_has_headings_and_tables(board: Board, tmp_path: Path) -> None:
    standards(board.register)
    board.register.close()
    target = tmp_path / "standards.docx"
    command = ["export", "standards", str(board.register.path), "--word", "--to", str(target)]
    assert main(command) == 0
    written = open_word(str(target))
    assert len(written.tables) == 2
    assert "Common systems" in [one.text for one in written.paragraphs]
