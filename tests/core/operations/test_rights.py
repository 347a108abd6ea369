"""Giving and ending rights, limits, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision, change_decision
from egovdesk.operations.framework.gaps import accept_gap
from egovdesk.operations.framework.rights import (
    choose_architecture,
    choose_decider,
    clear_column,
    date_right,
    remove_category,
    set_limit,
    set_rights,
    use_model,
)
from egovdesk.operations.groups import dissolve_group
from egovdesk.operations.meetings import add_item, add_meeting
from egovdesk.records.authority import Architecture
from egovdesk.records.framework import RightKind
from egovdesk.records.matrix import ROWS, Holder
from egovdesk.register import Register
from egovdesk.rights import Rights
from tests.core.councils import BEFORE, DAY, Council, a_framework

D, R, P, C = RightKind.DECIDES, RightKind.RATIFIES, RightKind.PROPOSES, RightKind.CONSULTED


@pytest.fixture
def framework(council: Register) -> Council:
    return a_framework(council)


def kinds(council: Council, category: str, key: str) -> list[tuple[str, date | None, date | None]]:
    holder = council.of(key)
    found = council.register.rights.find(
        category=category, group_id=holder.group_id, post_id=holder.post_id
    )
    ordered = sorted(found, key=lambda one: one.from_on or date.min)
    return [(one.kind.value, one.from_on, one.until_on) for one in ordered]


def test_a_new_right_ends_what_held_there_the_day_before(framework: Council) -> None:
    cell = [("C7", framework.of("TIG"))]
    set_rights(framework.register, cell, P, BEFORE)
    set_rights(framework.register, cell, D, DAY)
    assert kinds(framework, "C7", "TIG") == [
        ("proposes", BEFORE, date(2003, 10, 8)), ("decides", DAY, None),
    ]  # fmt: skip
    set_rights(framework.register, cell, D, DAY)
    assert len(kinds(framework, "C7", "TIG")) == 2, "the same again changes nothing"
    set_rights(framework.register, cell, None, DAY)
    assert kinds(framework, "C7", "TIG") == [("proposes", BEFORE, date(2003, 10, 8))]


def test_a_right_given_for_earlier_ends_where_the_next_begins(framework: Council) -> None:
    cell = [("C7", framework.of("TIG"))]
    set_rights(framework.register, cell, D, DAY)
    set_rights(framework.register, cell, P, BEFORE)
    assert kinds(framework, "C7", "TIG") == [
        ("proposes", BEFORE, date(2003, 10, 8)), ("decides", DAY, None),
    ]  # fmt: skip


def test_several_cells_are_one_step(framework: Council) -> None:
    cells = [("E", framework.of(key)) for key in ("HSG", "RBG", "PEG")]
    set_rights(framework.register, cells, D, DAY)
    assert framework.register.rights.count() == 3
    framework.register.undo()
    assert framework.register.rights.count() == 0


def test_a_dissolved_group_is_given_no_right(framework: Council) -> None:
    dissolve_group(framework.register, framework.groups["TIG"], date(2003, 6, 30))
    with pytest.raises(Refused, match="was dissolved on 30 June 2003"):
        set_rights(framework.register, [("C7", framework.of("TIG"))], D, DAY)
    set_rights(framework.register, [("C7", framework.of("TIG"))], D, BEFORE)
    assert framework.register.rights.count() == 1, "while it met it may have had one"


def test_dates_that_overlap_are_refused(framework: Council) -> None:
    cell = [("C7", framework.of("TIG"))]
    set_rights(framework.register, cell, P, BEFORE)
    set_rights(framework.register, cell, D, DAY)
    later = framework.register.rights.find(kind=D)[0]
    with pytest.raises(Refused, match="so the dates overlap"):
        date_right(framework.register, later.id, date(2003, 10, 1), None)
    date_right(framework.register, later.id, date(2003, 11, 1), None, "As the Board agreed")
    assert framework.register.rights.get(later.id).note == "As the Board agreed"


def test_the_model_takes_the_place_of_who_decides_and_ratifies(framework: Council) -> None:
    register, of = framework.register, framework.of
    set_rights(register, [("C7", of("TIG"))], D, BEFORE)
    set_rights(register, [("C7", of("HICT"))], C, BEFORE)
    use_model(register, ["C7"], DAY)
    held = Rights(register).held["C7"]
    assert held[of("SDG")] is D and held[of("CFB")] is R and held[of("TIG")] is P
    assert held[of("HICT")] is C, "who is consulted stays"
    assert use_model(register, ["C7"], DAY) == 0


def test_the_model_is_refused_where_its_group_is_not_there(framework: Council) -> None:
    dissolve_group(framework.register, framework.groups["SDG"], date(2003, 6, 30))
    with pytest.raises(Refused, match="a group that the council does not have"):
        use_model(framework.register, ["C7"], DAY)


def test_choosing_who_decides_ends_the_others(framework: Council) -> None:
    register, of = framework.register, framework.of
    use_model(register, ROWS, BEFORE)
    choose_decider(register, "C7", of("TIG"), of("SDG"), DAY)
    held = Rights(register).held["C7"]
    assert held[of("TIG")] is D and held[of("SDG")] is R and of("CFB") not in held
    with pytest.raises(Refused, match="Nobody ratifies what they decide"):
        choose_decider(register, "C7", of("TIG"), of("TIG"), DAY)
    choose_decider(register, "C7", None, None, DAY)
    assert Rights(register).who_decides("C7") == ""


def test_a_column_taken_out_keeps_its_earlier_days(framework: Council) -> None:
    register = framework.register
    use_model(register, ROWS, BEFORE)
    clear_column(register, framework.of("HICT"), DAY)
    holder = framework.of("HICT")
    assert not any(holder in row for row in Rights(register).held.values())
    assert any(holder in row for row in Rights(register, BEFORE).held.values())


def test_a_new_limit_ends_the_earlier_one(framework: Council) -> None:
    register, group = framework.register, framework.groups["CFB"]
    set_limit(register, ["A4", "B"], 100_000_00, BEFORE, group)
    set_limit(register, ["B"], 250_000_00, DAY, group)
    assert Rights(register, BEFORE).limit(group, "B") == 100_000_00
    assert Rights(register).limit(group, "B") == 250_000_00
    assert Rights(register).limit(group, "A4") == 100_000_00
    with pytest.raises(Refused, match="not less than nothing"):
        set_limit(register, ["B"], -1, DAY, group)


def test_the_choice_about_the_architecture_wants_a_reason(framework: Council) -> None:
    with pytest.raises(Refused, match="wants a reason"):
        choose_architecture(framework.register, Architecture.FEDERAL, " ")
    choose_architecture(framework.register, Architecture.FEDERAL, "Departments have the skills.")
    assert framework.register.authority.architecture_reason == "Departments have the skills."


def test_a_category_that_is_carried_stays_in_the_list(framework: Council) -> None:
    register = framework.register
    use_model(register, ["C8"], DAY)
    meeting = add_meeting(
        register, framework.groups["SDG"], date(2003, 10, 30), standing_items=False
    )
    item = add_item(register, meeting, "Legal advice", category="C8")
    with pytest.raises(Refused, match=r"The category C8 is carried by 7 rights and 1 item"):
        remove_category(register, "C8")
    assert register.choices.find(list="categories", code="C8")
    decision = add_decision(register, item, ["it be used"], category="A1", second_category="C2")
    with pytest.raises(Refused, match=r"The category C2 is carried by 1 decision, so"):
        remove_category(register, "C2")
    change_decision(register, decision, second_category="")
    remove_category(register, "C2")
    assert not register.choices.find(list="categories", code="C2")


def test_only_a_gap_is_accepted_and_only_with_a_reason(framework: Council) -> None:
    change_authority(framework.register, today=DAY)
    use_model(framework.register, ROWS, DAY)
    with pytest.raises(Refused, match="no gap"):
        accept_gap(framework.register, "C7", "Because")
    set_rights(framework.register, [("C7", framework.of("CFB"))], None, DAY)
    with pytest.raises(Refused, match="The reason"):
        accept_gap(framework.register, "C7", " ")


def test_what_is_no_row_is_refused(framework: Council) -> None:
    with pytest.raises(Refused, match="C9 is no row"):
        set_rights(framework.register, [("C9", Holder(framework.groups["SDG"]))], D, DAY)
