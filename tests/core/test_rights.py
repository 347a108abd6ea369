"""Who decides what on a day: the answers that agendas, ratification and the matrix rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from egovdesk.operations.authority import change_authority
from egovdesk.operations.framework.gaps import accept_gap, open_gap
from egovdesk.operations.framework.rights import set_limit, set_rights, use_model
from egovdesk.operations.groups import dissolve_group
from egovdesk.records.authority import Architecture
from egovdesk.records.decisions import Decision
from egovdesk.records.framework import RightKind
from egovdesk.records.matrix import ROWS, rows_of
from egovdesk.records.named_sums import largest_sum
from egovdesk.register import Register
from egovdesk.rights import Rights, needs_ratification
from egovdesk.shipped import model_rights
from tests.core.councils import BEFORE, DAY, Council, a_framework

D, R, P, C = RightKind.DECIDES, RightKind.RATIFIES, RightKind.PROPOSES, RightKind.CONSULTED


@pytest.fixture
def framework(council: Register) -> Council:
    return a_framework(council)


@pytest.fixture
def filled(framework: Council) -> Council:
    """As the model has it, since 11 March 2003."""
    use_model(framework.register, ROWS, BEFORE)
    return framework


def a_decision(council: Council, group: str, category: str, **facts: object) -> Decision:
    made = Decision("d", council.groups[group], "Network standard", DAY, category=category)
    return replace(made, **facts)  # type: ignore[arg-type]


def test_the_matrix_has_the_eighteen_rows_of_the_paper_and_a_model_for_each() -> None:
    assert len(ROWS) == 18
    assert list(model_rights()) == list(ROWS)
    assert rows_of("A") == ("A1", "A2", "A3", "A4", "A5", "A6")
    assert rows_of("C7") == ("C7",)
    assert rows_of("") == ()


def test_the_model_gives_each_row_to_one_tier(filled: Council) -> None:
    rights = Rights(filled.register)
    assert rights.gaps == ()
    assert rights.who_decides("A1") == "Customer First Board"
    assert rights.who_decides("C7") == "Service Delivery Group"
    assert rights.who_decides("E") == "3 service development groups"
    assert [one.name for one in rights.who("C7", R)] == ["Customer First Board"]
    assert [one.name for one in rights.who("C7", P)] == [
        "Technical Infrastructure Group", "Information Management Group",
    ]  # fmt: skip


def test_the_corporate_head_of_ict_decides_the_architecture_where_that_is_chosen(
    framework: Council,
) -> None:
    change_authority(framework.register, architecture=Architecture.CORPORATE)
    use_model(framework.register, ["D1"], DAY)
    rights = Rights(framework.register)
    assert rights.who_decides("D1") == "Head of ICT"
    assert rights.rows["D1"].gap() is None


def test_without_an_e_governance_group_smt_has_its_place(framework: Council) -> None:
    dissolve_group(framework.register, framework.groups["CFB"], date(2003, 1, 1))
    assert "Senior Management Team decides" in Rights(framework.register).rows["A1"].model_answer()


def test_each_kind_of_gap_says_what_is_amiss_and_what_the_model_has(filled: Council) -> None:
    register, of = filled.register, filled.of
    set_rights(register, [("C8", of("SDG")), ("C8", of("CFB"))], None, DAY)
    set_rights(register, [("C7", of("TIG"))], D, DAY)
    set_rights(register, [("D2", of("SDG")), ("D2", of("CFB"))], None, DAY)
    set_rights(register, [("D2", of("IMG"))], D, DAY)
    set_rights(register, [("B", of("CFB"))], None, DAY)
    set_rights(register, [("B", of("HICT"))], D, DAY)
    gaps = {one.category: one for one in Rights(register).gaps}
    assert {code: one.kind for code, one in gaps.items()} == {
        "B": "post_decides", "C7": "two_decide", "C8": "nobody_decides", "D2": "nobody_ratifies",
    }  # fmt: skip
    assert gaps["C8"].title == "Legal: nobody decides"
    assert gaps["C8"].answer == (
        "The paper’s model: Service Delivery Group decides, Customer First Board ratifies."
    )
    assert dict(gaps["C8"].suggested) == {of("SDG"): D, of("CFB"): R}
    assert gaps["C7"].sentence == (
        "Service Delivery Group and Technical Infrastructure Group both decide."
        " Exactly one is the rule."
    )
    assert (
        gaps["D2"].allowed and gaps["D2"].sentence == "Information Management Group decides alone."
    )
    assert gaps["B"].sentence == "The Head of ICT decides alone, where the model has a group."
    assert all("section" in one.source for one in gaps.values())


def test_service_groups_that_each_decide_their_own_applications_are_no_gap(
    filled: Council,
) -> None:
    assert Rights(filled.register).rows["E"].gap() is None
    set_rights(filled.register, [("E", filled.of("SDG"))], D, DAY)
    gap = Rights(filled.register).rows["E"].gap()
    assert gap is not None and gap.title == "Applications: 4 decide"


def test_an_accepted_gap_stays_closed_until_its_row_changes(filled: Council) -> None:
    register, of = filled.register, filled.of
    set_rights(register, [("D2", of("CFB"))], None, DAY)
    accept_gap(register, "D2", "The group has the expertise.")
    assert Rights(register).open_gaps == ()
    set_rights(register, [("D2", of("TIG"))], D, DAY)
    assert [one.kind for one in Rights(register).open_gaps] == ["two_decide"]
    set_rights(register, [("D2", of("TIG"))], P, DAY)
    assert Rights(register).open_gaps == (), "the facts are again those that were accepted"
    open_gap(register, "D2")
    assert [one.kind for one in Rights(register).open_gaps] == ["nobody_ratifies"]


def test_each_day_has_its_own_rights(filled: Council) -> None:
    register, of = filled.register, filled.of
    set_rights(register, [("C7", of("SDG"))], None, DAY)
    set_rights(register, [("C7", of("TIG"))], D, DAY)
    assert Rights(register, date(2003, 10, 8)).who_decides("C7") == "Service Delivery Group"
    assert Rights(register, DAY).who_decides("C7") == "Technical Infrastructure Group"
    assert Rights(register, date(2003, 3, 10)).is_empty


def test_a_group_that_may_not_decide_is_told_whose_it_is(filled: Council) -> None:
    rights, groups = Rights(filled.register), filled.groups
    assert rights.verdict(groups["SDG"], "C7").may
    told = rights.verdict(groups["TIG"], "C7")
    assert not told.may
    assert told.sentence == (
        "Security is for the Service Delivery Group to decide. This group may propose."
    )
    assert told.refer_to == groups["SDG"]
    assert rights.verdict(groups["TIG"], "C").refer_to == groups["SDG"]
    several = rights.verdict(groups["CFB"], "E")
    assert not several.may and several.refer_to is None


def test_where_nobody_decides_nobody_is_told_off(framework: Council) -> None:
    assert Rights(framework.register).verdict(framework.groups["TIG"], "C7").may


def test_the_nearest_group_above_that_ratifies_is_asked(filled: Council) -> None:
    groups, register = filled.groups, filled.register
    need = needs_ratification(register, a_decision(filled, "SDG", "C7"))
    assert need is not None and need.group_id == groups["CFB"]
    assert need.why == "Decision rights: category C7"
    set_rights(register, [("C6", filled.of("TIG"))], D, DAY)
    set_rights(register, [("C6", filled.of("SDG"))], R, DAY)
    need = needs_ratification(register, a_decision(filled, "TIG", "C6"))
    assert need is not None and need.group_id == groups["SDG"], "nearer than the Board"


def test_a_ratifying_group_does_not_ratify_itself(filled: Council) -> None:
    assert needs_ratification(filled.register, a_decision(filled, "CFB", "C7")) is None
    assert needs_ratification(filled.register, a_decision(filled, "CFB", "A1")) is None


def test_what_a_group_may_not_decide_goes_to_the_one_above_that_does(filled: Council) -> None:
    need = needs_ratification(filled.register, a_decision(filled, "TIG", "C7"))
    assert need is not None and need.group_id == filled.groups["SDG"]


@pytest.mark.parametrize("outcome", ["noted", "deferred", "not_agreed", "recommended", "ratified"])
def test_what_settles_nothing_is_not_ratified(filled: Council, outcome: str) -> None:
    decision = a_decision(filled, "SDG", "C7", outcome=outcome)
    assert needs_ratification(filled.register, decision) is None


def test_a_decision_without_category_asks_for_nothing(filled: Council) -> None:
    assert needs_ratification(filled.register, a_decision(filled, "SDG", "")) is None


def test_over_a_limit_the_group_above_is_asked(filled: Council) -> None:
    set_limit(filled.register, ["B"], 250_000_00, BEFORE, filled.groups["CFB"])
    within = a_decision(filled, "CFB", "B", amount=250_000_00)
    over = a_decision(filled, "CFB", "B", amount=250_000_01)
    assert needs_ratification(filled.register, within) is None
    need = needs_ratification(filled.register, over)
    assert need is not None and need.group_id == filled.groups["SMT"]
    assert need.why == "Over the limit of £250,000"
    earlier = replace(over, decided_on=date(2003, 3, 10))
    assert needs_ratification(filled.register, earlier) is None, "there was no limit yet"


def test_a_limit_lets_go_what_is_within_it_and_nothing_of_unknown_amount(filled: Council) -> None:
    set_limit(filled.register, ["C7"], 10_000_00, BEFORE)
    register = filled.register
    assert needs_ratification(register, a_decision(filled, "SDG", "C7", amount=500_00)) is None
    assert needs_ratification(register, a_decision(filled, "SDG", "C7")) is not None
    own = filled.groups["SDG"]
    set_limit(register, ["C7"], 100_00, BEFORE, own)
    assert needs_ratification(register, a_decision(filled, "SDG", "C7", amount=500_00)) is not None


def test_a_sum_named_in_the_wording_asks_over_the_limit_and_never_lets_go(
    filled: Council,
) -> None:
    register, groups = filled.register, filled.groups
    set_limit(register, ["B", "C7"], 250_000_00, BEFORE)
    rights = Rights(register)
    words = "agree the business case, at £90,000 a year and £640,000 in all"
    need = rights.ratifier(groups["CFB"], "B", None, words)
    assert need is not None and need.why == "Over the limit of £250,000"
    assert rights.ratifier(groups["CFB"], "B", 90_000_00, words) is None, "the amount is settled"
    assert rights.ratifier(groups["SDG"], "C7", None, "spend £500") is not None


@pytest.mark.parametrize(
    ("text", "pence"),
    [("at £640,000 over three years", 640_000_00), ("£12.50 each", 12_50), ("£1.5m", 1_500_000_00),
     ("£2 million or £90k", 2_000_000_00), ("30 per cent", None), ("", None)],
)  # fmt: skip
def test_sums_are_found_in_a_text(text: str, pence: int | None) -> None:
    assert largest_sum(text) == pence


def test_the_rights_of_the_day_of_the_decision_count(filled: Council) -> None:
    early = a_decision(filled, "SDG", "C7", decided_on=date(2003, 3, 10))
    assert needs_ratification(filled.register, early) is None


def test_a_dissolved_group_is_passed_over(filled: Council) -> None:
    dissolve_group(filled.register, filled.groups["CFB"], date(2003, 9, 30))
    set_rights(filled.register, [("C7", filled.of("SMT"))], R, DAY)
    need = needs_ratification(filled.register, a_decision(filled, "SDG", "C7"))
    assert need is not None and need.group_id == filled.groups["SMT"]
