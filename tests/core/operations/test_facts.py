"""The authority's own facts: departments with their posts, roles that pass on, answers."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.facts import (
    add_department,
    answer_question,
    change_department,
    give_role,
    list_departments,
    remove_department,
)
from egovdesk.operations.people import add_post
from egovdesk.records.facts import AnswerState, EmergingRole
from egovdesk.register import Register
from tests.scenes import Board


def test_a_department_renamed_is_renamed_on_its_posts(council: Register) -> None:
    post = add_post(council, "Director of Housing", department="Housing")
    other = add_post(council, "Director of Education", department="Education")
    assert list_departments(council) == 2
    housing = council.departments.find(name="Housing")[0]
    change_department(council, housing.id, name="Homes and neighbourhoods")
    assert council.posts.get(post).department == "Homes and neighbourhoods"
    assert council.posts.get(other).department == "Education"
    council.undo()
    assert council.posts.get(post).department == "Housing"


def test_departments_are_listed_once(council: Register) -> None:
    add_department(council, "Housing")
    add_post(council, "Director of Housing", department="housing ")
    assert list_departments(council) == 0
    with pytest.raises(Refused, match="called Housing already"):
        add_department(council, "HOUSING")


def test_a_department_with_posts_stays(council: Register) -> None:
    housing = add_department(council, "Housing")
    post = add_post(council, "Director of Housing", department="Housing")
    with pytest.raises(Refused, match="end date instead"):
        remove_department(council, housing)
    with council.step("Clear"):
        council.posts.update(post, department="")
    remove_department(council, housing)


def test_a_role_passes_from_one_holder_to_the_next(board: Board) -> None:
    register, website = board.register, EmergingRole.WEBSITE
    first = give_role(register, website, person_id=board.raman, from_on=date(2003, 1, 1))
    with pytest.raises(Refused, match="held from that day or a later one"):
        give_role(register, website, person_id=board.sykes)
    give_role(register, website, person_id=board.sykes, from_on=date(2003, 6, 1))
    assert register.allocations.get(first).until_on == date(2003, 5, 31)
    with pytest.raises(Refused, match="Choose a person, or a post"):
        give_role(register, EmergingRole.LEGAL)


def test_an_answer_is_a_draft_until_it_is_final_and_none_without_words(council: Register) -> None:
    answer = answer_question(council, "Q1", "By steering it.")
    assert council.answers.get(answer).state is AnswerState.DRAFT
    answer_question(council, "Q1", "By steering it well.", AnswerState.FINAL)
    found = council.answers.get(answer)
    assert (found.state, found.answered_on) == (AnswerState.FINAL, council.today)
    answer_question(council, "Q1", " ")
    assert council.answers.get(answer).state is AnswerState.OPEN
