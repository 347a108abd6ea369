"""Standards, common systems and application selections: what holds, what replaces what, who waived."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.decisions import add_decision, remove_decision
from egovdesk.operations.meetings import remove_item
from egovdesk.operations.selections import (
    add_option,
    add_selection,
    choose_option,
    move_selection,
    remove_option,
    remove_selection,
    set_conformity,
    stop_selection,
    take_waiver_back,
    waive_standards,
)
from egovdesk.operations.standards import (
    add_standard,
    add_system,
    adopt_standard,
    change_standard,
    end_system,
    move_standard,
    remove_standard,
    remove_system,
    replace_standard,
    review_standard,
    withdraw_standard,
)
from egovdesk.operations.strategies import (
    add_strategy,
    bears_upon,
    remove_strategy,
    set_decision_bearings,
    set_item_bearings,
)
from egovdesk.records.standards import (
    Conformity,
    Conforms,
    SelectionStage,
    StandardStage,
    conformity,
)
from egovdesk.register import Register
from tests.scenes import Board

DAY = date(2003, 10, 21)


def stage(register: Register, standard_id: str) -> StandardStage:
    return register.standards.get(standard_id).stage


def confirmed(register: Register, selection_id: str) -> Conformity:
    named = register.selection_standards.find(selection_id=selection_id)
    return conformity(register.selections.get(selection_id), named)


def test_a_new_version_replaces_the_one_before_only_once_it_is_adopted(council: Register) -> None:
    first = add_standard(council, "E-mail policy", version="1.0")
    adopt_standard(council, first, DAY, review_on=date(2004, 10, 21))
    second = replace_standard(council, first, "2.0")
    assert stage(council, first) is StandardStage.ADOPTED
    assert stage(council, second) is StandardStage.DRAFTING
    adopt_standard(council, second, date(2004, 3, 1))
    assert stage(council, first) is StandardStage.REPLACED
    assert council.standards.get(second).replaces_id == first
    council.undo()
    assert stage(council, first) is StandardStage.ADOPTED


def test_only_one_version_at_a_time_is_to_replace_a_standard(council: Register) -> None:
    first = add_standard(council, "E-mail policy")
    with pytest.raises(Refused, match="is not adopted"):
        replace_standard(council, first)
    adopt_standard(council, first, DAY)
    replace_standard(council, first, "2.0")
    with pytest.raises(Refused, match=r"being worked up already: E-mail policy, version 2.0"):
        replace_standard(council, first, "3.0")


def test_an_adopted_standard_moves_no_more_and_its_stage_is_not_typed(council: Register) -> None:
    standard = add_standard(council, "E-mail policy")
    move_standard(council, standard, StandardStage.CONSULTATION)
    with pytest.raises(Refused, match="moved, not typed"):
        change_standard(council, standard, stage=StandardStage.ADOPTED)
    with pytest.raises(Refused, match="adopted by a decision"):
        move_standard(council, standard, StandardStage.ADOPTED)
    adopt_standard(council, standard, DAY)
    with pytest.raises(Refused, match="not being worked up"):
        move_standard(council, standard, StandardStage.DRAFTING)
    with pytest.raises(Refused, match="adopted already"):
        adopt_standard(council, standard, DAY)


def test_a_standard_is_due_for_review_on_its_day_and_then_again_later(council: Register) -> None:
    standard = add_standard(council, "E-mail policy")
    adopt_standard(council, standard, DAY, review_on=date(2004, 10, 21))
    assert not council.standards.get(standard).is_due(date(2004, 10, 20))
    assert council.standards.get(standard).is_due(date(2004, 10, 21))
    review_standard(council, standard, date(2005, 10, 21))
    assert not council.standards.get(standard).is_due(date(2004, 10, 21))
    with pytest.raises(Refused, match="ends before it begins"):
        review_standard(council, standard, date(2003, 1, 1))


def test_what_was_adopted_or_is_named_is_withdrawn_and_never_taken_out(council: Register) -> None:
    standard = add_standard(council, "E-mail policy")
    system = add_system(council, "Outlook", standard_id=standard)
    with pytest.raises(Refused, match="Withdraw it instead"):
        remove_standard(council, standard)
    withdraw_standard(council, standard, "Nobody wants it")
    found = council.standards.get(standard)
    assert (found.stage, found.note) == (StandardStage.WITHDRAWN, "Nobody wants it")
    end_system(council, system, DAY)
    remove_system(council, system)
    remove_standard(council, standard)
    assert council.standards.count() == 0


def test_a_standard_outlives_the_decision_that_adopted_it(minuted: Board) -> None:
    register = minuted.register
    made = add_decision(register, minuted.items[1], ["that it be adopted"])
    standard = add_standard(register, "E-mail policy")
    adopt_standard(register, standard, DAY, decision_id=made)
    remove_decision(register, made)
    found = register.standards.get(standard)
    assert (found.stage, found.decision_id) == (StandardStage.ADOPTED, None)


def test_a_selection_goes_from_its_need_to_what_is_in_use(board: Board) -> None:
    register = board.register
    selection = add_selection(register, board.group_id, "Housing rents")
    with pytest.raises(Refused, match="Nothing is chosen yet"):
        move_selection(register, selection, SelectionStage.IN_USE)
    first = add_option(register, selection, "Rentsense", amount=9_000_000)
    second = add_option(register, selection, "Housekeeper")
    assert register.selections.get(selection).stage is SelectionStage.OPTIONS
    choose_option(register, first)
    choose_option(register, second)
    chosen = register.selection_options.find(selection_id=selection, chosen=True)
    assert [one.name for one in chosen] == ["Housekeeper"]
    with pytest.raises(Refused, match="is chosen, so it stays"):
        remove_option(register, second)
    with pytest.raises(Refused, match="Stop it instead"):
        remove_selection(register, selection)
    move_selection(register, selection, SelectionStage.IN_USE)
    move_selection(register, selection, SelectionStage.OPTIONS)
    assert not register.selection_options.find(selection_id=selection, chosen=True)
    stop_selection(register, selection, "No money this year")
    assert register.selections.get(selection).note == "No money this year"


def test_a_selection_conforms_to_every_standard_that_it_names_or_is_waived(board: Board) -> None:
    register = board.register
    selection = add_selection(register, board.group_id, "Housing rents")
    data, desk = (add_standard(register, title) for title in ("Data standard", "Desktop standard"))
    assert confirmed(register, selection) is Conformity.UNNAMED
    set_conformity(register, selection, {data: Conforms.YES, desk: Conforms.UNSAID})
    assert confirmed(register, selection) is Conformity.UNSAID
    set_conformity(register, selection, {data: Conforms.YES, desk: Conforms.NO})
    assert confirmed(register, selection) is Conformity.FAILS
    with pytest.raises(Refused, match="Say why"):
        waive_standards(register, selection, " ", board.raman, DAY)
    waive_standards(register, selection, "No system conforms yet", board.raman, DAY)
    assert confirmed(register, selection) is Conformity.WAIVED
    take_waiver_back(register, selection)
    set_conformity(register, selection, {data: Conforms.YES})
    assert confirmed(register, selection) is Conformity.CONFORMS


def test_a_decision_bears_upon_what_its_item_does(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    plan = f"strategies:{add_strategy(register, 'Community plan')}"
    mail = f"systems:{add_system(register, 'Outlook')}"
    set_item_bearings(register, item, [plan, mail, plan])
    made = add_decision(register, item, ["that it be agreed"])
    assert sorted(bears_upon(register, decision_id=made)) == sorted([plan, mail])
    set_decision_bearings(register, made, [plan])
    assert bears_upon(register, decision_id=made) == [plan]
    assert len(bears_upon(register, item_id=item)) == 2
    with pytest.raises(Refused, match="stays in the record"):
        remove_strategy(register, plan.partition(":")[2])


def test_what_is_taken_out_takes_its_links_with_it(minuted: Board) -> None:
    register = minuted.register
    strategy = add_strategy(register, "Community plan")
    set_item_bearings(register, minuted.items[2], [f"strategies:{strategy}"])
    remove_item(register, minuted.items[2])
    assert register.bearings.count() == 0
    remove_strategy(register, strategy)


def test_standards_and_selections_are_found_by_their_words(board: Board) -> None:
    register = board.register
    standard = add_standard(register, "Policy on encryption", text="Keys are kept in a safe.")
    add_selection(register, board.group_id, "Housing rents", need="The mainframe ends")
    hits = {word: register.search.as_typed(word) for word in ("encryp", "safe", "mainframe")}
    assert [hit.kind for hit in hits["encryp"] + hits["safe"]] == ["standard", "standard"]
    assert [hit.kind for hit in hits["mainframe"]] == ["selection"]
    change_standard(register, standard, title="Policy on keys", exempt=True, ground="A7")
    assert register.search.as_typed("encryp") == []
    assert register.search.as_typed("policy on keys")[0].exempt
    remove_standard(register, standard)
    assert register.search.as_typed("safe") == []


def test_undo_names_a_system_and_never_a_standard_which_may_be_exempt(council: Register) -> None:
    system = add_system(council, "Outlook")
    end_system(council, system, DAY)
    assert council.undo_label == "End common system: Outlook"
    standard = add_standard(council, "Encryption keys", exempt=True)
    move_standard(council, standard, StandardStage.DRAFTING)
    assert council.undo_label == "Move standard"
