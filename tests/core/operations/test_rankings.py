"""Weights and moves by hand; what a board saw, what it agreed, and why, kept for years."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.decisions import add_decision, remove_decision
from egovdesk.operations.meetings import add_item, add_meeting, issue_agenda, remove_item
from egovdesk.operations.programmes.criteria import (
    add_criterion,
    remove_criterion,
    set_weights,
    share_weights_out,
    use_agreed_weights,
)
from egovdesk.operations.programmes.places import move_by_hand, take_move_back
from egovdesk.operations.programmes.programmes import exclude_project, remove_programme
from egovdesk.operations.programmes.rankings import (
    record_agreed,
    take_agreement_back,
    take_to_board,
)
from egovdesk.operations.programmes.scores import score_project
from egovdesk.operations.projects.facts import change_project, set_project_exempt
from egovdesk.ranking import read_sheet
from egovdesk.ranking.kept import (
    Move,
    RankingDamaged,
    latest,
    public,
    read,
    read_now,
    working,
)
from egovdesk.records.kept_rankings import KeptRanking
from egovdesk.records.meetings import MeetingState
from egovdesk.records.programmes import RankingState
from tests.core.programme import Competition, a_programme, agreed, decided
from tests.scenes import Board


@pytest.fixture
def made(board: Board) -> Competition:
    return a_programme(board)


def titles(made: Competition) -> list[str]:
    sheet = read_sheet(made.register, made.id)
    return [sheet.lines[one.id].project.title.split()[0] for one in sheet.ranked()]


def weigh(made: Competition, *weights: int) -> None:
    set_weights(made.register, made.id, dict(zip(made.criteria, weights, strict=True)))


# -- weights -----------------------------------------------------------------------------------


def test_weights_that_do_not_total_100_are_kept_and_go_before_no_board(made: Competition) -> None:
    weigh(made, 60, 30)
    sheet = read_sheet(made.register, made.id)
    assert (sheet.weights, sheet.total_weight, sheet.adds_up) == ((60, 30), 90, False)
    with pytest.raises(Refused, match="The weights total 90, and not 100") as refused:
        take_to_board(made.register, made.id, item_id=made.board.items[1])
    assert refused.value.kept == "The weights are kept as they are."
    assert made.register.rankings.all() == []


@pytest.mark.parametrize("weight", [-1, 101])
def test_a_weight_is_from_0_to_100(made: Competition, weight: int) -> None:
    with pytest.raises(Refused, match="whole number from 0 to 100"):
        weigh(made, weight, 40)
    assert read_sheet(made.register, made.id).weights == (60, 40)


def test_the_rest_is_shared_out_among_the_others(made: Competition) -> None:
    add_criterion(made.register, made.id, "Savings", 20)
    share_weights_out(made.register, made.id, made.criteria[0])
    assert read_sheet(made.register, made.id).weights == (60, 27, 13)
    weigh(made, 30, 30)
    share_weights_out(made.register, made.id)
    assert read_sheet(made.register, made.id).total_weight == 100


def test_a_criterion_goes_with_its_scores_and_comes_back_with_undo(made: Competition) -> None:
    remove_criterion(made.register, made.criteria[1])
    assert made.register.scores.find(criterion_id=made.criteria[1]) == []
    made.register.undo()
    assert len(made.register.scores.find(criterion_id=made.criteria[1])) == 3


def test_the_last_criterion_stays(made: Competition) -> None:
    remove_criterion(made.register, made.criteria[1])
    with pytest.raises(Refused, match="at least one criterion"):
        remove_criterion(made.register, made.criteria[0])


def test_two_criteria_have_two_titles(made: Competition) -> None:
    with pytest.raises(Refused, match="There is a criterion “Benefit” already"):
        add_criterion(made.register, made.id, "benefit")


# -- moves by hand -----------------------------------------------------------------------------


def test_a_move_by_hand_needs_its_reason(made: Competition) -> None:
    with pytest.raises(Refused, match="Say why it is moved"):
        move_by_hand(made.register, made.id, made.projects[2], 1, "  ")
    assert titles(made) == ["Network", "Corporate", "Smartcard"]


def test_a_move_holds_until_it_is_taken_back(made: Competition) -> None:
    move_by_hand(made.register, made.id, made.projects[2], 1, "The bus companies wait for it.")
    assert titles(made) == ["Smartcard", "Network", "Corporate"]
    (entry,) = made.register.programme_projects.find(project_id=made.projects[2])
    assert (entry.moved_by, entry.moved_on) == ("jtate", made.register.today)
    weigh(made, 100, 0)
    assert titles(made)[0] == "Smartcard"
    take_move_back(made.register, made.id, made.projects[2])
    assert titles(made) == ["Network", "Corporate", "Smartcard"]


def test_what_was_moved_to_a_place_gives_way_to_what_is_moved_there_now(made: Competition) -> None:
    move_by_hand(made.register, made.id, made.projects[2], 1, "First.")
    move_by_hand(made.register, made.id, made.projects[1], 1, "Then.")
    assert titles(made) == ["Corporate", "Smartcard", "Network"]


def test_there_is_no_place_past_the_end(made: Competition) -> None:
    with pytest.raises(Refused, match="There are 3 places"):
        move_by_hand(made.register, made.id, made.projects[0], 4, "Later.")


# -- what the board saw --------------------------------------------------------------------------


def test_the_board_sees_the_list_as_it_was_whatever_changes_afterwards(made: Competition) -> None:
    register = made.register
    kept = take_to_board(register, made.id, item_id=made.board.items[1])
    before = register.rankings.get(kept).content
    score_project(register, made.id, made.projects[2], made.board.raman,
                  dict.fromkeys(made.criteria, 5))  # fmt: skip
    change_project(register, made.projects[0], title="Renamed since")
    found = read(register.rankings.get(kept))
    assert register.rankings.get(kept).content == before
    assert [one.title for one in found.places] == [
        "Network replacement", "Corporate CRM", "Smartcard pilot",
    ]  # fmt: skip
    assert found.places[0].scores[0].scorer == "Priya Raman"


def test_the_same_list_is_kept_as_the_same_text(made: Competition) -> None:
    sheet = read_sheet(made.register, made.id)
    kept = working(made.register, sheet)
    assert kept.as_json() == working(made.register, sheet).as_json()
    assert KeptRanking.from_json(kept.as_json()) == kept


def test_a_list_that_was_tampered_with_is_said_to_be(made: Competition) -> None:
    register = made.register
    kept = take_to_board(register, made.id, item_id=made.board.items[1])
    with register.step("Tamper"):
        content = register.rankings.get(kept).content.replace("Smartcard", "Postcard")
        register.rankings.update(kept, content=content)
    with pytest.raises(RankingDamaged, match="not as it was kept"):
        read(register.rankings.get(kept))


def test_it_makes_the_item_with_its_paper_on_the_next_agenda(made: Competition) -> None:
    register = made.register
    item = register.items.get(register.rankings.get(take_to_board(register, made.id)).item_id or "")
    assert (item.title, item.meeting_id) == ("ICT investment programme 2004/05", made.board.meeting)
    assert item.recommendation == "agree the order of the 3 projects, within £120,000."
    assert [one.title for one in register.papers.find(item_id=item.id)] == [
        "The 3 projects in order"
    ]


def test_it_joins_the_item_that_is_there(made: Competition) -> None:
    register = made.register
    there = add_item(register, made.board.meeting, "ICT investment programme 2004/05")
    kept = register.rankings.get(take_to_board(register, made.id))
    again = register.rankings.get(take_to_board(register, made.id))
    assert kept.item_id == again.item_id == there


def test_an_agenda_that_has_gone_out_takes_it_as_a_late_item_alone(made: Competition) -> None:
    register = made.register
    issue_agenda(register, made.board.meeting, "{}")
    with pytest.raises(Refused, match="21 October 2003 has been issued without") as refused:
        take_to_board(register, made.id, made.board.meeting)
    assert "supplement" in refused.value.todo
    take_to_board(register, made.id, made.board.meeting, late=True)
    assert latest(register, made.id) is not None


@pytest.mark.parametrize(
    ("state", "words"),
    [(MeetingState.HELD, "has been held"), (MeetingState.CANCELLED, "called off")],
)
def test_it_goes_to_no_meeting_that_is_over(
    made: Competition, state: MeetingState, words: str
) -> None:
    register = made.register
    meeting = register.items.get(made.board.items[1]).meeting_id
    with register.step("Hold it"):
        register.meetings.update(meeting or "", state=state)
    with pytest.raises(Refused, match=words):
        take_to_board(register, made.id, meeting, late=True)
    assert register.rankings.all() == []


def test_it_goes_to_a_meeting_named(made: Competition) -> None:
    register = made.register
    later = add_meeting(register, made.board.group_id, date(2003, 11, 18), standing_items=False)
    kept = register.rankings.get(take_to_board(register, made.id, later))
    assert register.items.get(kept.item_id or "").meeting_id == later


def test_where_the_board_has_decided_it_saw_what_it_saw(made: Competition) -> None:
    decided(made)
    with pytest.raises(Refused, match="The board has decided under that item"):
        take_to_board(made.register, made.id, item_id=made.board.items[1])


def test_an_empty_programme_is_no_ranking(made: Competition) -> None:
    for one in made.projects:
        exclude_project(made.register, made.id, one)
    with pytest.raises(Refused, match="no project in this programme"):
        take_to_board(made.register, made.id, item_id=made.board.items[1])


def test_an_exempt_project_is_in_the_exempt_paper_alone(made: Competition) -> None:
    register = made.register
    set_project_exempt(register, made.projects[1], True, "A8")
    item = made.board.items[1]
    kept = register.rankings.get(take_to_board(register, made.id, item_id=item))
    papers = {one.title: one.exempt for one in register.papers.find(item_id=item)}
    assert kept.exempt and papers == {
        "The 2 projects in order": False, "The 3 projects in order, with exempt projects": True,
    }  # fmt: skip
    shown = public(read(kept))
    assert [one.place for one in shown.places] == [1, 3] and shown.partial
    # The running totals would tell what the exempt project costs.
    assert {one.running for one in shown.places} == {0}
    assert "CRM" not in shown.as_json()


def test_a_project_that_became_exempt_is_in_no_public_copy_of_an_older_list(
    made: Competition,
) -> None:
    register = made.register
    kept = register.rankings.get(take_to_board(register, made.id, item_id=made.board.items[1]))
    assert not read_now(register, kept).is_exempt
    set_project_exempt(register, made.projects[1], True, "A8")
    assert len(read(kept).places) == len(read_now(register, kept).places) == 3
    assert "CRM" not in public(read_now(register, kept)).as_json()


def test_a_programme_that_the_board_has_seen_stays(made: Competition) -> None:
    take_to_board(made.register, made.id, item_id=made.board.items[1])
    with pytest.raises(Refused, match="has been before a board"):
        remove_programme(made.register, made.id)


# -- what the board agreed -----------------------------------------------------------------------

MOVE = "The bus companies join in November."


def test_the_boards_order_is_kept_with_its_reasons_and_what_it_was(made: Competition) -> None:
    register = made.register
    found = register.rankings.get(agreed(made, Move(made.projects[2], 1, MOVE)))
    assert found.state is RankingState.AGREED and found.follows_id is not None
    places = read(found).places
    assert [(one.place, one.title.split()[0], one.changed_from) for one in places] == [
        (1, "Smartcard", 3), (2, "Network", None), (3, "Corporate", None),
    ]  # fmt: skip
    assert places[0].changed_reason == MOVE
    assert [one.running for one in places] == [40_000_00, 100_000_00, 150_000_00]
    assert [one.funded for one in places] == [True, True, False]
    assert [one.changed_from for one in read(register.rankings.get(found.follows_id)).places] == [
        None, None, None,
    ]  # fmt: skip


def test_the_reasons_are_minuted_under_the_decision(made: Competition) -> None:
    agreed(made, Move(made.projects[2], 1, MOVE))
    blocks = made.register.blocks.find(item_id=made.board.items[1])
    texts = [one.text for one in blocks if one.text]
    assert texts == [f"Smartcard pilot was placed 1st, and not 3rd: {MOVE}"]


def test_the_reason_for_an_exempt_project_is_minuted_as_exempt(made: Competition) -> None:
    set_project_exempt(made.register, made.projects[2], True, "A8")
    agreed(made, Move(made.projects[2], 1, MOVE))
    blocks = made.register.blocks.find(item_id=made.board.items[1])
    assert [(one.exempt, one.ground) for one in blocks if "Smartcard" in one.text] == [(True, "A8")]


def test_the_programmes_own_list_follows_the_board(made: Competition) -> None:
    agreed(made, Move(made.projects[2], 1, MOVE))
    assert titles(made) == ["Smartcard", "Network", "Corporate"]
    (entry,) = made.register.programme_projects.find(project_id=made.projects[2])
    assert (entry.moved_by, entry.moved_reason) == ("Customer First Board", MOVE)
    assert entry.moved_on == date(2003, 10, 21)


def test_a_board_that_changes_nothing_agrees_what_it_saw(made: Competition) -> None:
    found = made.register.rankings.get(agreed(made))
    kept, seen = read(found), read(made.register.rankings.get(found.follows_id or ""))
    assert kept.places == seen.places
    assert (kept.decided_on, kept.wording) == (
        date(2003, 10, 21), ("the order of the projects be agreed",),
    )  # fmt: skip


def test_a_move_of_the_board_needs_its_reason_too(made: Competition) -> None:
    with pytest.raises(Refused, match="A move by the board needs its reason"):
        agreed(made, Move(made.projects[2], 1, " "))
    assert latest(made.register, made.id, RankingState.AGREED) is None


def test_a_ranking_is_agreed_once_and_by_a_decision_of_its_item(made: Competition) -> None:
    kept, decision = decided(made)
    other = add_decision(made.register, made.board.items[2], ["it be so"])
    with pytest.raises(Refused, match="made under another item"):
        record_agreed(made.register, kept, other)
    record_agreed(made.register, kept, decision)
    with pytest.raises(Refused, match="recorded already"):
        record_agreed(made.register, kept, decision)


def test_what_was_recorded_by_mistake_is_taken_back_and_what_the_board_saw_stays(
    made: Competition,
) -> None:
    found = made.register.rankings.get(agreed(made))
    with pytest.raises(Refused, match="The board saw this ranking"):
        take_agreement_back(made.register, found.follows_id or "")
    take_agreement_back(made.register, found.id)
    assert [one.id for one in made.register.rankings.all()] == [found.follows_id]


def test_weights_go_back_to_those_that_the_board_agreed(made: Competition) -> None:
    with pytest.raises(Refused, match="has not agreed a ranking"):
        use_agreed_weights(made.register, made.id)
    agreed(made)
    new = add_criterion(made.register, made.id, "Savings", 30)
    weigh(made, 10, 60)
    use_agreed_weights(made.register, made.id)
    assert read_sheet(made.register, made.id).weights == (60, 40, 0)
    assert made.register.criteria.get(new).weight == 0


def test_a_kept_ranking_outlives_its_decision_and_its_item(made: Competition) -> None:
    register = made.register
    kept = register.rankings.get(agreed(made))
    remove_decision(register, kept.decision_id or "")
    assert read(register.rankings.get(kept.id)).places
    later = add_meeting(register, made.board.group_id, date(2003, 11, 18), standing_items=False)
    item = add_item(register, later, "Programme")
    other = take_to_board(register, made.id, item_id=item)
    remove_item(register, item)
    assert register.rankings.get(other).item_id is None
