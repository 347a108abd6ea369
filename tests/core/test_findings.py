"""Findings of a register: run over all of it, kept up to date as it changes, and accepted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from egovdesk.findings import Findings, is_exempt, subject_name, thresholds
from egovdesk.identifiers import new_id
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision, change_decision, remove_decision
from egovdesk.operations.groups import (
    add_group,
    add_membership,
    change_group,
    change_membership,
    dissolve_group,
)
from egovdesk.operations.meetings import add_item, add_meeting
from egovdesk.operations.people import add_person, add_post, appoint
from egovdesk.operations.projects.cases import begin_case, record_case
from egovdesk.operations.projects.facts import add_project, change_project, move_project
from egovdesk.operations.projects.risks import add_assessment
from egovdesk.operations.statements.stages import add_stage
from egovdesk.operations.statements.statements import change_statement, start_statement
from egovdesk.records.findings import CheckSetting
from egovdesk.records.framework import Right
from egovdesk.records.groups import MemberRole, Tier
from egovdesk.records.programmes import Formality, Process, Programme, ProgrammeProject
from egovdesk.records.projects import ProjectStage
from egovdesk.records.standards import Bearing, Selection, SelectionStage, Strategy
from egovdesk.register import Changes, Register
from tests.scenes import TODAY, Board


@pytest.fixture
def findings(minuted: Board) -> Findings:
    found = Findings(minuted.register, TODAY)
    found.run()
    minuted.register.on_change = found.follow
    return found


def rules(found: Findings, subject: str = "") -> list[str]:
    return [one.rule for one in found.standing() if subject in one.subject]


def afresh(found: Findings, register: Register) -> None:
    """What was kept up to date is what a look at everything says."""
    anew = Findings(register, found.on)
    assert {one.id for one in found.all()} == {one.id for one in anew.all()}
    assert {one.sentence for one in found.all()} == {one.sentence for one in anew.all()}


def decided(board: Board, **facts: Any) -> str:
    item = board.register.items.find(meeting_id=board.earlier)[0]
    return add_decision(board.register, item.id, ["it be so"], **facts)


def with_strategy(board: Board, decision: str) -> str:
    register = board.register
    strategy, bearing = Strategy(new_id(), "Best Value"), new_id()
    with register.step("Link to strategy"):
        register.strategies.add(strategy)
        register.bearings.add(Bearing(bearing, decision_id=decision, strategy_id=strategy.id))
    return bearing


def test_an_empty_register_is_told_what_the_framework_asks(council: Register) -> None:
    found = Findings(council, TODAY)
    assert {"R01", "R02", "R31", "R33", "R34", "R35", "R36"} <= set(rules(found))
    assert {one.subject for one in found.all()} == {"authority"}
    assert all(subject_name(council, one) == "Northbridge Borough Council" for one in found.all())


def test_a_seat_that_is_filled_is_no_longer_said_to_be_empty(
    minuted: Board, findings: Findings
) -> None:
    register = minuted.register
    said = [one.sentence for one in findings.of(f"groups:{minuted.group_id}") if one.rule == "R09"]
    assert "The head of ICT is not on Customer First." in said
    (place,) = register.memberships.find(person_id=minuted.raman)
    change_membership(register, place.id, seat="HEAD_ICT")
    said = [one.sentence for one in findings.of(f"groups:{minuted.group_id}") if one.rule == "R09"]
    assert "The head of ICT is not on Customer First." not in said
    register.undo()
    afresh(findings, register)


def test_a_projects_board_and_business_case_are_followed(
    minuted: Board, findings: Findings
) -> None:
    register = minuted.register
    made = add_project(register, "Corporate CRM")
    subject = f"projects:{made}"
    assert rules(findings, subject) == ["R29"]
    group = add_group(register, "Customer Group", [Tier.SERVICE])
    change_project(register, made, group_id=group)
    move_project(register, made, ProjectStage.DELIVERY)
    assert rules(findings, subject) == ["R30"]
    begin_case(register, made)
    record_case(register, made, True, date(2003, 9, 16))
    assert rules(findings, subject) == []
    dissolve_group(register, group, date(2003, 10, 1))
    assert rules(findings, subject) == ["R29"]
    move_project(register, made, ProjectStage.CLOSED, on=date(2003, 10, 1))
    assert rules(findings, subject) == []
    afresh(findings, register)


def test_a_statement_wants_an_owner_a_way_and_the_e_governance_groups_approval(
    minuted: Board, findings: Findings
) -> None:
    register, day = minuted.register, date(2003, 10, 7)
    made = start_statement(register, round="IEG3")
    subject = f"statements:{made}"
    (said,) = findings.of(subject)
    assert said.sentence == "IEG3 lacks an owner and a way to be agreed."
    change_statement(register, made, owner_id=minuted.raman)
    stage = add_stage(register, made, "The Board", group_id=minuted.group_id)
    assert rules(findings, subject) == []
    with register.step("Submit"):
        register.statements.update(made, submitted_on=day)
    (said,) = findings.of(subject)
    assert said.sentence == "IEG3 lacks the e-governance group’s approval."
    with register.step("Agree"):
        register.approval_stages.update(stage, done_on=day)
    assert rules(findings, subject) == []
    afresh(findings, register)


def test_a_programme_wants_formal_processes_of_its_own_until_its_year_ends(
    minuted: Board, findings: Findings
) -> None:
    register, day = minuted.register, date(2003, 9, 1)
    programme = Programme(new_id(), "ICT programme", 2003)
    made = add_project(register, "Corporate CRM", group_id=minuted.group_id)
    with register.step("Make a programme"):
        register.programmes.add(programme)
        register.programme_projects.add(ProgrammeProject(new_id(), programme.id, made))
    subject = f"programmes:{programme.id}"
    (said,) = findings.of(subject)
    assert said.sentence == (
        "ICT programme 2003/04 has no formal process for cost-benefit or risk or evaluation."
    )
    add_assessment(register, Process.RISK, Formality.FORMAL, day, project_id=made)
    assert "restricted to individual projects" in findings.of(subject)[0].sentence
    for process in Process:
        add_assessment(register, process, Formality.FORMAL, day, programme_id=programme.id)
    assert findings.of(subject) == []
    add_assessment(
        register, Process.RISK, Formality.INFORMAL, date(2003, 10, 1), programme_id=programme.id
    )
    assert "for risk" in findings.of(subject)[0].sentence
    assert subject_name(register, findings.of(subject)[0]) == "ICT programme 2003/04"
    assert Findings(register, date(2004, 4, 1)).of(subject) == []
    afresh(findings, register)


def test_what_is_said_of_an_exempt_project_is_exempt(minuted: Board, findings: Findings) -> None:
    made = add_project(minuted.register, "Network partner", exempt=True, ground="A8")
    (said,) = findings.of(f"projects:{made}")
    assert is_exempt(minuted.register, said)


def test_it_tells_of_a_day_gone_by(board: Board) -> None:
    register = board.register
    dissolve_group(register, board.group_id, date(2003, 9, 30))
    gone = {one.facts for one in Findings(register, TODAY).all() if one.rule == "R01"}
    there = {one.facts for one in Findings(register, date(2003, 9, 1)).all() if one.rule == "R01"}
    assert gone - there == {"1"}


def test_one_decision_is_looked_at_by_itself(minuted: Board, findings: Findings) -> None:
    register = minuted.register
    decision = decided(minuted, category="B", formed="consensus", benefit="All gain.")
    subject = f"decisions:{decision}"
    assert rules(findings, subject) == ["R24", "R27"]
    change_decision(register, decision, input_from="Head of ICT")
    assert rules(findings, subject) == ["R27"]
    with_strategy(minuted, decision)
    assert rules(findings, subject) == []
    remove_decision_link(register)
    assert rules(findings, subject) == ["R27"]
    remove_decision(register, decision)
    assert rules(findings, subject) == []
    afresh(findings, register)


def remove_decision_link(register: Register) -> None:
    with register.step("Remove link"):
        for one in register.bearings.all():
            register.bearings.remove(one.id)


def a_group_below(board: Board) -> str:
    return add_group(board.register, "ICT Group", [Tier.INFRASTRUCTURE], parent_id=board.group_id)


def a_right(board: Board) -> None:
    with board.register.step("Change rights"):
        board.register.rights.add(Right(new_id(), "B", a_group_below(board)))


def a_selection(board: Board) -> None:
    decision = decided(board, category="E", title="Rents")
    made = Selection(
        new_id(), board.group_id, "Rents", TODAY, stage=SelectionStage.CHOSEN,
        decision_id=decision, waiver="It cannot yet conform.",
    )  # fmt: skip
    with board.register.step("Add selection"):
        board.register.selections.add(made)


def a_threshold(board: Board) -> None:
    with board.register.step("Change thresholds"):
        board.register.check_settings.add(CheckSetting("decision_months", 0))


def an_agenda_of_smt(board: Board) -> None:
    smt = add_group(board.register, "SMT", [Tier.SMT])
    meeting = add_meeting(board.register, smt, date(2003, 10, 14), standing_items=False, length=30)
    add_item(board.register, meeting, "CRM", category="B", minutes_allowed=45)


def a_chair(board: Board) -> None:
    person = add_person(board.register, "Margaret Holroyd")
    appoint(
        board.register, add_post(board.register, "Chief Executive", "CHIEF_EXEC"), person,
        date(2002, 1, 1),
    )  # fmt: skip
    add_membership(board.register, board.group_id, person_id=person, role=MemberRole.CHAIR)


def an_arrangement(board: Board) -> None:
    change_authority(board.register, head_im_in_post=True, architecture="corporate")


def a_parent(board: Board) -> None:
    below = a_group_below(board)
    decision = decided(board, category="C6", state="awaiting")
    change_group(board.register, below, parent_id=None)
    change_decision(board.register, decision, title="Network")


CHANGES = [
    a_right, a_selection, a_threshold, an_agenda_of_smt, a_chair, an_arrangement, a_parent,
    a_group_below,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_following_a_change_is_as_good_as_looking_at_everything(
    minuted: Board, findings: Findings, change: Callable[[Board], object]
) -> None:
    decided(minuted, category="B")
    before = {one.id for one in findings.all()}
    change(minuted)
    afresh(findings, minuted.register)
    assert {one.id for one in findings.all()} != before
    while minuted.register.undo_label:
        minuted.register.undo()
        afresh(findings, minuted.register)


def test_a_change_that_no_rule_looks_at_is_passed_over(board: Board) -> None:
    found = Findings(board.register, TODAY)
    found.run()
    assert not found.follow(Changes("Note", "do", {"phrases": frozenset({"p"})}))


def test_what_another_process_found_is_taken_over_and_kept_up_to_date(minuted: Board) -> None:
    register = minuted.register
    there, here = Findings(register, TODAY), Findings(register, TODAY)
    here.take(there.all())
    assert here.all() == there.all()
    register.on_change = here.follow
    decided(minuted, category="B")
    a_right(minuted)
    afresh(here, register)


def test_old_decisions_are_left_alone(minuted: Board) -> None:
    decided(minuted, category="B")
    found = Findings(minuted.register, date(2006, 10, 9))
    assert "R24" not in rules(found)


def test_a_council_changes_a_threshold_and_keeps_the_others(council: Register) -> None:
    assert thresholds(council)["egov_gap_days"] == 35
    with council.step("Change thresholds"):
        council.check_settings.add(CheckSetting("egov_gap_days", 60))
    assert thresholds(council)["egov_gap_days"] == 60
    assert thresholds(council)["item_minutes"] == 10
