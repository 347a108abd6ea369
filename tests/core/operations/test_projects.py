"""Projects: what can be done with one, and what is refused with nothing lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision, remove_decision, set_outcome
from egovdesk.operations.meetings import add_item, add_meeting, set_item_exempt, start_meeting
from egovdesk.operations.meetings.deferrals import defer_item
from egovdesk.operations.meetings.items import remove_item
from egovdesk.operations.people import add_person, remove_person
from egovdesk.operations.programmes.programmes import start_programme
from egovdesk.operations.projects.cases import (
    begin_case,
    put_case_to_item,
    record_case,
    reopen_case,
    send_case,
    take_case_back,
    write_case,
)
from egovdesk.operations.projects.facts import (
    add_project,
    change_project,
    move_project,
    remove_project,
    set_project_exempt,
)
from egovdesk.operations.projects.links import linked, projects_of, set_links
from egovdesk.operations.projects.milestones import add_milestone, finish_milestone
from egovdesk.operations.projects.money import (
    add_benefit,
    change_benefit,
    remove_benefit,
    set_cost,
    set_figure,
)
from egovdesk.operations.projects.programme_report import put_programme_report
from egovdesk.operations.projects.reports import (
    issue_report,
    put_report,
    start_report,
    withdraw_report,
    write_report,
)
from egovdesk.operations.projects.risks import add_assessment, add_risk, close_risk, remove_risk
from egovdesk.operations.strategies import add_strategy, bears_upon
from egovdesk.records.programmes import Formality, Process
from egovdesk.records.projects import CASE_HEADINGS, CaseState, CostKind, Project, ProjectStage, Rag
from egovdesk.records.standards import StrategyKind
from tests.scenes import Board

LATER = date(2003, 12, 16)


def a_project(board: Board, **facts: Any) -> str:
    return add_project(
        board.register,
        "Corporate CRM",
        **{"group_id": board.group_id, "ict_lead_id": board.raman, "code": "P02", **facts},
    )


def a_written_case(board: Board, **facts: Any) -> str:
    made = a_project(board, **facts)
    begin_case(board.register, made)
    write_case(board.register, board.register.case_sections.find(project_id=made)[0].id, "It fits.")
    return made


def now(board: Board, project: str) -> Project:
    return board.register.projects.get(project)


def decided(board: Board, item: str, outcome: str) -> str:
    """The board meets and decides under an item."""
    meeting = board.register.items.get(item).meeting_id or ""
    if board.register.meetings.get(meeting).state.step < 5:
        start_meeting(board.register, meeting, "14:00")
    return add_decision(board.register, item, ["it be so"], outcome=outcome)


# -- facts ------------------------------------------------------------------------------------------


def test_a_project_is_stopped_with_a_reason_and_finished_that_day(board: Board) -> None:
    made = a_project(board)
    with pytest.raises(Refused, match="Say why"):
        move_project(board.register, made, ProjectStage.STOPPED)
    move_project(board.register, made, ProjectStage.STOPPED, on=date(2003, 9, 1), reason="No bids.")
    assert now(board, made).finished_on == date(2003, 9, 1)
    assert now(board, made).note == "No bids."
    move_project(board.register, made, ProjectStage.DELIVERY)
    assert now(board, made).finished_on is None


def test_two_projects_do_not_share_a_code(board: Board) -> None:
    a_project(board)
    with pytest.raises(Refused, match="has the code P02"):
        a_project(board)
    assert board.register.projects.count() == 1


def test_a_stage_is_not_typed_past_its_operation(board: Board) -> None:
    made = a_project(board)
    with pytest.raises(Refused, match="not typed"):
        change_project(board.register, made, stage=ProjectStage.CLOSED)
    change_project(board.register, made, title=" Corporate\nCRM ", summary="One\nrecord")
    assert (now(board, made).title, now(board, made).summary) == ("Corporate CRM", "One\nrecord")


def test_a_project_that_something_hangs_on_stays_and_says_what(board: Board) -> None:
    made = a_project(board)
    add_milestone(board.register, made, "Contract let")
    set_cost(board.register, made, 2004, CostKind.CAPITAL, planned=100)
    with pytest.raises(Refused, match="has costs and milestones, so it stays"):
        remove_project(board.register, made)
    board.register.undo()
    board.register.undo()
    remove_project(board.register, made)
    assert board.register.projects.maybe(made) is None


def test_who_sponsors_a_project_stays_in_the_record(board: Board) -> None:
    sponsor = add_person(board.register, "Susan Whitfield")
    a_project(board, sponsor_id=sponsor)
    assert not remove_person(board.register, sponsor)
    assert board.register.people.get(sponsor).left_on


# -- money, milestones, risks -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("planned", "said"),
    [(-1, "not less than nothing"), (10**15, "more than any council spends")],
)
def test_absurd_money_is_refused_and_what_was_there_stays(
    board: Board, planned: int, said: str
) -> None:
    made = a_project(board)
    set_cost(board.register, made, 2004, CostKind.CAPITAL, planned=240_000_00)
    with pytest.raises(Refused, match=said):
        set_cost(board.register, made, 2004, CostKind.CAPITAL, planned=planned)
    (kept,) = board.register.project_costs.all()
    assert kept.planned == 240_000_00
    with pytest.raises(Refused, match="such as 2004"):
        set_cost(board.register, made, 4, CostKind.CAPITAL, planned=1)


def test_a_cost_with_nothing_in_it_goes(board: Board) -> None:
    made = a_project(board)
    set_cost(board.register, made, 2004, CostKind.REVENUE, planned=100, actual=90)
    set_cost(board.register, made, 2004, CostKind.REVENUE, planned=None)
    assert [one.actual for one in board.register.project_costs.all()] == [90]
    set_cost(board.register, made, 2004, CostKind.REVENUE, actual=None)
    assert board.register.project_costs.all() == []


def test_a_milestone_is_not_done_before_its_project_began_nor_tomorrow(board: Board) -> None:
    made = a_project(board, from_on=date(2003, 4, 1))
    one = add_milestone(board.register, made, "Contract let", due_on=date(2003, 9, 1))
    with pytest.raises(Refused, match="began on 1 April 2003"):
        finish_milestone(board.register, one, date(2003, 3, 31))
    with pytest.raises(Refused, match="still to come"):
        finish_milestone(board.register, one, date(2999, 1, 1))
    finish_milestone(board.register, one, date(2003, 9, 8))
    assert board.register.milestones.get(one).is_late(date(2003, 10, 9))


def test_a_benefits_figures_do_not_turn_from_counts_into_money(board: Board) -> None:
    one = add_benefit(board.register, a_project(board), "Fewer calls", measure="Calls a day")
    set_figure(board.register, one, 2004, 400, None)
    with pytest.raises(Refused, match="counts where it is not"):
        change_benefit(board.register, one, cashable=True)
    with pytest.raises(Refused, match="not less than nothing"):
        set_figure(board.register, one, 2004, 400, -3)
    set_figure(board.register, one, 2004, 400, 380)
    with pytest.raises(Refused, match="has actual figures"):
        remove_benefit(board.register, one)
    set_figure(board.register, one, 2004, None, None)
    remove_benefit(board.register, one)
    assert board.register.benefits.all() == []


def test_a_risk_that_boards_may_know_of_is_closed_not_removed(board: Board) -> None:
    made = a_project(board)
    old = add_risk(board.register, "Price", project_id=made, raised_on=date(2003, 5, 1))
    with pytest.raises(Refused, match="before today"):
        remove_risk(board.register, old)
    close_risk(board.register, old, date(2003, 9, 1), "Fixed in the contract.")
    assert board.register.risks.get(old).note == "Fixed in the contract."
    with pytest.raises(Refused, match="from 1 to 5"):
        add_risk(board.register, "Nobody to test it", project_id=made, impact=6)


def test_nothing_is_assessed_on_a_day_to_come(board: Board) -> None:
    made = a_project(board)
    with pytest.raises(Refused, match="still to come"):
        add_assessment(
            board.register, Process.RISK, Formality.FORMAL, date(2999, 1, 1), project_id=made
        )


def test_links_of_one_kind_leave_the_others_alone(board: Board) -> None:
    made = a_project(board)
    access = add_strategy(board.register, "Access to services", kind=StrategyKind.ACCESS)
    set_links(board.register, made, {"strategies": [access]})
    set_links(board.register, made, {"categories": ["B", "C2"]})
    set_links(board.register, made, {"categories": ["C2"]})
    assert linked(board.register, made, "categories") == ["C2"]
    assert linked(board.register, made, "strategies") == [access]


def test_a_decision_knows_its_projects_and_what_it_said_of_their_cases(board: Board) -> None:
    made = a_written_case(board)
    decision = decided(board, send_case(board.register, made, board.meeting), "agreed")
    other = add_project(board.register, "Smartcards")
    set_links(board.register, other, {"decisions": [decision]})
    told = [(one.title, did) for one, did in projects_of(board.register, decision)]
    assert told == [("Corporate CRM", "business case approved"), ("Smartcards", "")]


# -- the business case ------------------------------------------------------------------------------


def test_a_case_has_the_headings_of_its_kind_and_an_empty_one_is_not_sent(board: Board) -> None:
    made = a_project(board)
    begin_case(board.register, made)
    assert tuple(one.heading for one in board.register.case_sections.all()) == CASE_HEADINGS
    with pytest.raises(Refused, match="no words yet"):
        send_case(board.register, made)


def test_a_case_goes_on_its_boards_agenda_as_an_item_with_its_paper(board: Board) -> None:
    later = add_meeting(board.register, board.group_id, LATER, standing_items=False)
    made = a_written_case(board)
    access = add_strategy(board.register, "Access to services", kind=StrategyKind.ACCESS)
    set_links(board.register, made, {"strategies": [access]})
    set_cost(board.register, made, 2004, CostKind.CAPITAL, planned=240_000_00)
    set_cost(board.register, made, 2004, CostKind.GRANT, planned=50_000_00)
    item = board.register.items.get(send_case(board.register, made, later))
    assert (item.title, item.purpose) == ("Corporate CRM: business case", "approve")
    assert item.recommendation.endswith("for Corporate CRM, at a cost of £240,000.")
    (paper,) = board.register.papers.find(item_id=item.id)
    assert paper.state.is_in and paper.author_id == board.raman
    assert bears_upon(board.register, item_id=item.id) == [f"strategies:{access}"]
    assert now(board, made).case_state is CaseState.SUBMITTED


def test_a_project_without_a_board_cannot_send_its_case(board: Board) -> None:
    made = a_written_case(board, group_id=None)
    with pytest.raises(Refused, match="No board owns this project"):
        send_case(board.register, made)
    assert now(board, made).case_state is CaseState.DRAFT


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("approved", CaseState.APPROVED), ("agreed_with_changes", CaseState.APPROVED),
        ("not_agreed", CaseState.REJECTED), ("referred_back", CaseState.DRAFT),
        ("deferred", CaseState.SUBMITTED), ("noted", CaseState.SUBMITTED),
    ],
)  # fmt: skip
def test_the_decision_under_its_item_answers_a_case_where_the_outcome_settles(
    board: Board, outcome: str, state: CaseState
) -> None:
    made = a_written_case(board)
    item = send_case(board.register, made, board.meeting)
    decision = decided(board, item, outcome)
    assert now(board, made).case_state is state
    answered = state is not CaseState.SUBMITTED
    assert now(board, made).case_decision_id == (decision if answered else None)
    assert now(board, made).case_on == (date(2003, 10, 21) if answered else None)


def test_a_case_follows_the_outcome_as_it_changes_and_waits_when_the_decision_is_gone(
    board: Board,
) -> None:
    made = a_written_case(board)
    decision = decided(board, send_case(board.register, made, board.meeting), "agreed")
    set_outcome(board.register, decision, "not_agreed")
    assert now(board, made).case_state is CaseState.REJECTED
    remove_decision(board.register, decision)
    assert now(board, made).case_state is CaseState.SUBMITTED
    assert now(board, made).case_on is None


def test_a_case_moves_with_an_item_that_is_put_off(board: Board) -> None:
    change_authority(board.register, today=date(2003, 10, 21))
    later = add_meeting(board.register, board.group_id, LATER, standing_items=False)
    made = a_written_case(board)
    item = send_case(board.register, made, board.meeting)
    start_meeting(board.register, board.meeting, "14:00")
    defer_item(board.register, item, board.register.meetings.get(later))
    moved = now(board, made).case_item_id or ""
    assert moved != item and board.register.items.get(moved).meeting_id == later
    start_meeting(board.register, later, "14:00")
    decided(board, moved, "approved")
    assert now(board, made).case_state is CaseState.APPROVED


def test_a_case_whose_item_is_removed_is_a_draft_again(board: Board) -> None:
    made = a_written_case(board)
    remove_item(board.register, send_case(board.register, made, board.meeting))
    assert (now(board, made).case_state, now(board, made).case_item_id) == (CaseState.DRAFT, None)


def test_words_of_a_case_on_an_agenda_stay_until_it_is_taken_back(board: Board) -> None:
    made = a_written_case(board)
    send_case(board.register, made, board.meeting)
    section = board.register.case_sections.all()[0]
    with pytest.raises(Refused, match="on an agenda, so its words stay"):
        write_case(board.register, section.id, "Otherwise")
    with pytest.raises(Refused, match="already"):
        send_case(board.register, made, board.meeting)
    take_case_back(board.register, made)
    write_case(board.register, section.id, "Otherwise\x00")
    assert board.register.case_sections.get(section.id).text == "Otherwise"


def test_a_decision_made_elsewhere_is_recorded_by_hand_and_left_alone(board: Board) -> None:
    made = a_written_case(board)
    item = add_item(board.register, board.meeting, "CRM: full case")
    put_case_to_item(board.register, made, item)
    with pytest.raises(Refused, match="still to come"):
        record_case(board.register, made, True, date(2999, 1, 1))
    record_case(board.register, made, True, date(2003, 9, 16))
    decided(board, item, "noted")
    assert now(board, made).case_state is CaseState.APPROVED
    reopen_case(board.register, made)
    assert now(board, made).case_state is CaseState.DRAFT


def test_a_new_version_keeps_the_decision_on_the_old_one(board: Board) -> None:
    made = a_written_case(board)
    decision = decided(board, send_case(board.register, made, board.meeting), "agreed")
    with pytest.raises(Refused, match="answers this business case"):
        record_case(board.register, made, False, date(2003, 10, 1))
    reopen_case(board.register, made)
    assert linked(board.register, made, "decisions") == [decision]
    set_outcome(board.register, decision, "not_agreed")
    assert now(board, made).case_state is CaseState.DRAFT


# -- exempt -----------------------------------------------------------------------------------------


def test_what_an_exempt_project_puts_on_an_agenda_is_exempt_and_stays_so(board: Board) -> None:
    made = a_written_case(board, exempt=True, ground="A8")
    item = send_case(board.register, made, board.meeting)
    kept = board.register.items.get(item)
    assert (kept.exempt, kept.ground) == (True, "A8")
    assert board.register.papers.find(item_id=item)[0].exempt
    with pytest.raises(Refused, match="exempt project"):
        set_item_exempt(board.register, item, False)


def test_a_project_made_exempt_takes_its_item_along(board: Board) -> None:
    made = a_written_case(board)
    item = send_case(board.register, made, board.meeting)
    set_project_exempt(board.register, made, True, "A8")
    assert board.register.items.get(item).exempt
    assert board.register.papers.find(item_id=item)[0].exempt
    open_item = add_item(board.register, board.meeting, "CRM")
    take_case_back(board.register, made)
    with pytest.raises(Refused, match="that item is open"):
        put_case_to_item(board.register, made, open_item)


# -- highlight reports ------------------------------------------------------------------------------


def issued(board: Board, project: str, **changes: Any) -> str:
    one = start_report(board.register, project, date(2003, 9, 30))
    write_report(board.register, one, **{"overall": Rag.GREEN, **changes})
    issue_report(board.register, one, '{"it": "says"}')
    return one


def test_the_next_report_begins_with_what_was_to_come(board: Board) -> None:
    made = a_project(board)
    issued(board, made, next="Let the contract.", cost=Rag.AMBER, cost_words="Dearer.", done="Bids")
    again = board.register.highlight_reports.get(
        start_report(board.register, made, date(2003, 10, 31))
    )
    assert (again.from_on, again.until_on) == (date(2003, 10, 1), date(2003, 10, 31))
    assert (again.done, again.next) == ("Let the contract.", "")
    assert (again.cost, again.cost_words, again.issued_on) == (Rag.AMBER, "Dearer.", None)
    with pytest.raises(Refused, match="being written already"):
        start_report(board.register, made)


def test_an_issued_report_is_kept_and_changes_no_more(board: Board) -> None:
    made = a_project(board)
    one = issued(board, made)
    kept = board.register.highlight_reports.get(one)
    assert kept.stands and kept.content == '{"it": "says"}' and len(kept.sha256) == 64
    with pytest.raises(Refused, match="stays as it is"):
        write_report(board.register, one, done="More")
    withdraw_report(board.register, one, "A wrong sum")
    assert board.register.highlight_reports.get(one).content == kept.content
    again = board.register.highlight_reports.get(start_report(board.register, made))
    assert (again.until_on, again.overall, again.stands) == (kept.until_on, Rag.GREEN, False)


def test_a_report_without_an_overall_light_is_not_issued(board: Board) -> None:
    one = start_report(board.register, a_project(board), date(2003, 9, 30))
    with pytest.raises(Refused, match="no overall light"):
        issue_report(board.register, one, "{}")
    with pytest.raises(Refused, match="ends before it begins"):
        write_report(board.register, one, from_on=date(2003, 10, 1))


def test_a_report_goes_on_its_boards_agenda_with_what_it_asks(board: Board) -> None:
    made = a_project(board)
    one = start_report(board.register, made, date(2003, 9, 30))
    with pytest.raises(Refused, match="has been issued"):
        put_report(board.register, one, board.meeting)
    write_report(board.register, one, overall=Rag.RED, decisions_needed="agree £9,000 more.")
    issue_report(board.register, one, "{}")
    item = board.register.items.get(put_report(board.register, one, board.meeting))
    assert (item.purpose, item.recommendation) == ("decide", "agree £9,000 more.")
    assert item.responsibility == "EG5"
    with pytest.raises(Refused, match="already"):
        put_report(board.register, one, board.meeting)


# -- the programme's report -------------------------------------------------------------------------


def test_the_programme_report_stands_once_on_an_agenda_and_is_kept_as_it_was(board: Board) -> None:
    made = start_programme(board.register, "ICT programme", 2004, group_id=board.group_id)
    item = put_programme_report(board.register, made, "{}", meeting_id=board.meeting)
    (kept,) = board.register.programme_reports.all()
    assert (kept.content, kept.item_id, kept.kept_by) == ("{}", item, board.register.user)
    assert not board.register.papers.find(item_id=item)[0].exempt
    with pytest.raises(Refused, match="on the agenda of 21 October 2003 already"):
        put_programme_report(board.register, made, "{}", meeting_id=board.meeting)
    remove_item(board.register, item)
    assert board.register.programme_reports.get(kept.id).item_id is None
    put_programme_report(board.register, made, "{}", meeting_id=board.meeting)


def test_a_programme_without_a_board_has_no_agenda_to_go_on(board: Board) -> None:
    made = start_programme(board.register, "ICT programme", 2004)
    with pytest.raises(Refused, match="No board has this programme"):
        put_programme_report(board.register, made, "{}")
    assert board.register.programme_reports.all() == []
