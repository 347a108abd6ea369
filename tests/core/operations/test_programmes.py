"""A programme started for a year, its projects and who may score them."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.people import change_person
from egovdesk.operations.programmes.programmes import (
    change_programme,
    exclude_project,
    include_project,
    remove_programme,
    start_programme,
)
from egovdesk.operations.programmes.scores import score_project, scores_of, take_scores_back
from egovdesk.operations.projects.money import set_cost
from egovdesk.ranking import read_sheet
from egovdesk.records.projects import CostKind, ProjectCost
from tests.core.programme import SCORED, Competition, a_programme
from tests.scenes import Board


@pytest.fixture
def made(board: Board) -> Competition:
    return a_programme(board)


def places(made: Competition) -> list[str]:
    sheet = read_sheet(made.register, made.id)
    return [sheet.lines[one.id].project.title for one in sheet.ranked()]


def test_the_first_programme_begins_with_the_usual_criteria(board: Board) -> None:
    programme = start_programme(board.register, "ICT programme", 2004, group_id=board.group_id)
    criteria = board.register.criteria.find(programme_id=programme)
    assert [one.title for one in criteria][:2] == ["Strategic fit", "Customer benefit"]
    assert sum(one.weight for one in criteria) == 100


def test_the_next_year_carries_the_criteria_and_no_score(made: Competition) -> None:
    register = made.register
    after = start_programme(register, "ICT programme", 2005, group_id=made.board.group_id)
    criteria = register.criteria.find(programme_id=after)
    assert [(one.title, one.weight) for one in criteria] == [("Benefit", 60), ("Fit", 40)]
    assert register.scores.of_criteria(one.id for one in criteria) == []


def test_a_group_has_one_programme_a_year(made: Competition) -> None:
    with pytest.raises(Refused, match="There is a programme for 2004/05 already"):
        start_programme(made.register, "Another", 2004, group_id=made.board.group_id)


@pytest.mark.parametrize(
    ("budget", "sentence"),
    [(-1, "not less than nothing"), (10**15, "more than any council spends")],
)
def test_an_absurd_budget_is_refused_and_nothing_lost(
    made: Competition, budget: int, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        change_programme(made.register, made.id, budget=budget)
    assert made.register.programmes.get(made.id).budget == 120_000_00


def test_projects_stand_by_their_scores(made: Competition) -> None:
    assert places(made) == ["Network replacement", "Corporate CRM", "Smartcard pilot"]


def test_a_project_competes_once(made: Competition) -> None:
    with pytest.raises(Refused, match="in the programme already"):
        include_project(made.register, made.id, made.projects[0])


def test_a_project_taken_out_keeps_its_scores(made: Competition) -> None:
    exclude_project(made.register, made.id, made.projects[1])
    assert places(made) == ["Network replacement", "Smartcard pilot"]
    include_project(made.register, made.id, made.projects[1])
    assert places(made)[1] == "Corporate CRM"


def test_a_programme_that_no_board_has_seen_can_be_removed(made: Competition) -> None:
    remove_programme(made.register, made.id)
    assert made.register.programmes.all() == [] and made.register.scores.all() == []
    assert len(made.register.projects.all()) == 4


def test_a_grant_of_its_own_lessens_what_a_project_asks(made: Competition) -> None:
    register = made.register
    with register.step("Add grant"):
        register.project_costs.add(
            ProjectCost("grant", made.projects[0], 2004, CostKind.GRANT, 15_000_00)
        )
    assert read_sheet(register, made.id).ranked()[0].running == 45_000_00


def test_a_grant_beyond_what_a_project_costs_pays_for_no_other(made: Competition) -> None:
    register = made.register
    before = [one.running for one in read_sheet(register, made.id).ranked()]
    set_cost(register, made.projects[0], 2004, CostKind.GRANT, planned=9_000_000_00)
    after = [one.running for one in read_sheet(register, made.id).ranked()]
    assert after == [one - before[0] for one in before]


# -- scores ------------------------------------------------------------------------------------


def test_two_scorers_count_alike_and_their_latest_score_alone(made: Competition) -> None:
    register, crm = made.register, made.projects[1]
    score_project(register, made.id, crm, made.board.sykes, {made.criteria[0]: 1})
    assert read_sheet(register, made.id).lines[crm].means == (2.5, 4.0)
    score_project(register, made.id, crm, made.board.sykes, {made.criteria[0]: 5})
    assert read_sheet(register, made.id).lines[crm].means == (4.5, 4.0)


def test_earlier_scores_stay_with_their_dates(made: Competition) -> None:
    register, crm = made.register, made.projects[1]
    score_project(register, made.id, crm, made.board.raman, {made.criteria[0]: 5})
    found = scores_of(register, made.id, crm, made.board.raman)
    assert [(one.value, one.scored_on) for one in found if one.criterion_id == made.criteria[0]] == [
        (4, SCORED), (5, register.today),
    ]  # fmt: skip


def test_a_score_that_stays_as_it_was_is_not_given_twice(made: Competition) -> None:
    before = len(made.register.scores.all())
    score_project(made.register, made.id, made.projects[1], made.board.raman,
                  {made.criteria[0]: 4})  # fmt: skip
    assert len(made.register.scores.all()) == before


@pytest.mark.parametrize("value", [-1, 6])
def test_a_score_is_from_0_to_5(made: Competition, value: int) -> None:
    with pytest.raises(Refused, match="whole number from 0 to 5"):
        score_project(made.register, made.id, made.projects[1], made.board.raman,
                      {made.criteria[0]: value})  # fmt: skip


def test_a_score_is_not_given_on_a_day_to_come(made: Competition) -> None:
    register = made.register
    with pytest.raises(Refused, match="10 October 2099 is still to come"):
        score_project(register, made.id, made.projects[1], made.board.raman,
                      {made.criteria[0]: 0}, date(2099, 10, 10))  # fmt: skip
    assert read_sheet(register, made.id).lines[made.projects[1]].means == (4.0, 4.0)


def test_somebody_who_has_left_cannot_score_and_keeps_what_they_gave(made: Competition) -> None:
    register = made.register
    change_person(register, made.board.raman, left_on=date(2003, 9, 30))
    with pytest.raises(Refused, match="Priya Raman left on 30 September 2003"):
        score_project(register, made.id, made.projects[1], made.board.raman,
                      {made.criteria[0]: 0}, date(2003, 10, 9))  # fmt: skip
    assert read_sheet(register, made.id).lines[made.projects[1]].means == (4.0, 4.0)


def test_before_leaving_one_could_score(made: Competition) -> None:
    register = made.register
    change_person(register, made.board.raman, left_on=date(2003, 9, 30))
    score_project(register, made.id, made.projects[1], made.board.raman,
                  {made.criteria[0]: 0}, date(2003, 9, 30))  # fmt: skip
    assert read_sheet(register, made.id).lines[made.projects[1]].means == (0.0, 4.0)


def test_somebody_between_posts_cannot_score(made: Competition) -> None:
    with pytest.raises(Refused, match="Graham Sykes was in no post on 1 January 2001"):
        score_project(made.register, made.id, made.projects[1], made.board.sykes,
                      {made.criteria[0]: 3}, date(2001, 1, 1))  # fmt: skip


def test_scores_given_by_mistake_are_taken_back(made: Competition) -> None:
    take_scores_back(made.register, made.id, made.projects[0], made.board.raman)
    sheet = read_sheet(made.register, made.id)
    assert sheet.unscored == [made.projects[0]] and sheet.ranked()[-1].id == made.projects[0]
