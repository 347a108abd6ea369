"""Accepting findings with a reason, until what they rest on changes; and the thresholds."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.findings import Findings, thresholds
from egovdesk.operations.findings import accept_finding, set_thresholds, take_acceptance_back
from egovdesk.operations.groups import add_membership, change_membership
from egovdesk.operations.people import add_person
from egovdesk.records.findings import Finding
from egovdesk.records.groups import MemberRole
from egovdesk.register import Register
from tests.scenes import Board


def chair_finding(board: Board) -> Finding:
    (found,) = [one for one in Findings(board.register).all() if one.rule == "R04"]
    return found


def standing(board: Board) -> list[str]:
    return [one.rule for one in Findings(board.register).standing()]


def test_an_accepted_finding_no_longer_stands(board: Board) -> None:
    finding = chair_finding(board)
    made = accept_finding(board.register, finding, "The deputy chairs until spring.")
    kept = board.register.acceptances.get(made)
    assert (kept.reason, kept.accepted_by) == ("The deputy chairs until spring.", "jtate")
    assert kept.sentence == finding.sentence
    assert "R04" not in standing(board)
    board.register.undo()
    assert "R04" in standing(board)


def test_a_reason_is_wanted(board: Board) -> None:
    with pytest.raises(Refused):
        accept_finding(board.register, chair_finding(board), "  ")
    assert board.register.acceptances.count() == 0


def test_it_is_accepted_once(board: Board) -> None:
    accept_finding(board.register, chair_finding(board), "As agreed.")
    with pytest.raises(Refused, match="accepted already"):
        accept_finding(board.register, chair_finding(board), "As agreed.")


def test_it_stands_again_when_its_facts_change(board: Board) -> None:
    register = board.register
    accept_finding(register, chair_finding(board), "As agreed.")
    (place,) = register.memberships.find(person_id=board.chair)
    change_membership(register, place.id, role=MemberRole.MEMBER)
    other = add_person(register, "Joan Tully")
    add_membership(register, board.group_id, person_id=other, role=MemberRole.CHAIR)
    found = Findings(register)
    assert "R04" in [one.rule for one in found.standing()]
    assert [one.rule for one in found.reopened()] == ["R04"]
    register.undo()
    register.undo()
    register.undo()
    assert "R04" not in standing(board)


def test_accepting_anew_ends_what_was_accepted_on_other_facts(board: Board) -> None:
    register = board.register
    first = accept_finding(register, chair_finding(board), "As agreed.")
    (place,) = register.memberships.find(person_id=board.chair)
    change_membership(register, place.id, seat="HEAD_IM")
    accept_finding(register, chair_finding(board), "Again, until spring.")
    assert register.acceptances.get(first).ended_on == register.today
    assert Findings(register, register.today).reopened() == []


def test_an_acceptance_is_taken_back_and_its_record_stays(board: Board) -> None:
    register = board.register
    made = accept_finding(register, chair_finding(board), "As agreed.")
    take_acceptance_back(register, made)
    assert register.acceptances.get(made).ended_on == register.today
    assert "R04" in [one.rule for one in Findings(register).standing()]
    with pytest.raises(Refused, match="ended already"):
        take_acceptance_back(register, made)


def test_an_acceptance_holds_from_its_day(board: Board) -> None:
    accept_finding(board.register, chair_finding(board), "As agreed.")
    before = Findings(board.register, date(2003, 1, 2)).standing()
    assert "R04" in [one.rule for one in before]


def test_thresholds_are_set_and_put_back(council: Register) -> None:
    set_thresholds(council, {"egov_gap_days": 60, "item_minutes": 10})
    assert thresholds(council)["egov_gap_days"] == 60
    assert [one.id for one in council.check_settings.all()] == ["egov_gap_days"]
    set_thresholds(council, {"egov_gap_days": 45})
    assert thresholds(council)["egov_gap_days"] == 45
    set_thresholds(council, {"egov_gap_days": 35})
    assert council.check_settings.count() == 0


@pytest.mark.parametrize("values", [{"egov_gap_days": 0}, {"egov_gap_days": 9999}, {"what": 3}])
def test_a_threshold_out_of_bounds_is_refused(council: Register, values: dict[str, int]) -> None:
    with pytest.raises(Refused):
        set_thresholds(council, values)
    assert council.check_settings.count() == 0
