"""The structure models that ship: sound, known codes only, and honest about what they lack."""

from __future__ import annotations

from dataclasses import replace

import pytest

from egovdesk.checks.structure import RESPONSIBILITIES, RESPONSIBILITY_NAMES
from egovdesk.records.cadence import Cadence, read_cadence
from egovdesk.records.choices import ChoiceList
from egovdesk.records.framework import SeatPlace
from egovdesk.records.groups import LinkKind, Tier
from egovdesk.records.meetings import ItemKind
from egovdesk.records.structures import StructureModel, StructureSeat
from egovdesk.records.templates import Standing
from egovdesk.shipped import shipped_choices
from egovdesk.shipped.structures import (
    CODES,
    chart_3,
    name_styles,
    service_group,
    structure_model,
    structure_models,
)

MODELS = structure_models()
CHOICES = shipped_choices()
TWELVE = (
    "EG1", "EG2", "EG3", "EG4", "EG5", "EG6", "II1", "II2", "II3", "II4", "TS1", "SD1",
)  # fmt: skip


def codes(kind: ChoiceList) -> set[str]:
    return {one.code for one in CHOICES if one.list is kind}


def names(structure: StructureModel) -> list[str]:
    return [one.name for one in structure.groups]


def test_the_nine_are_offered_in_order() -> None:
    assert [one.code for one in MODELS] == list(CODES)
    assert all(one.name and one.summary and one.source and one.note for one in MODELS)


@pytest.mark.parametrize("structure", MODELS, ids=lambda one: one.code)
def test_a_structure_is_sound_and_knows_only_what_the_register_knows(
    structure: StructureModel,
) -> None:
    assert structure.problems() == ()
    roles, purposes = codes(ChoiceList.ROLES), codes(ChoiceList.PURPOSES)
    keys = {one.key for one in structure.groups}
    assert len(keys) == len(structure.groups)
    styles = {one.code for one in name_styles()} | {""}
    for one in structure.groups:
        assert {role for seat in one.seats for role in seat.roles} <= roles
        assert set(one.responsibilities) <= set(TWELVE)
        assert one.name_style in styles
        assert not one.cadence or isinstance(read_cadence(one.cadence), Cadence)
        for line in (line for agenda in one.agendas for line in agenda.lines):
            assert str(line.get("standing", "")) in {"", *(each.value for each in Standing)}
            assert str(line.get("purpose", "")) in {"", *purposes}
            assert str(line.get("category", "")) in {"", *codes(ChoiceList.CATEGORIES)}
            ItemKind(str(line.get("kind", "standing")))
    for link in structure.links:
        assert {link.group, link.other} <= keys


@pytest.mark.parametrize("structure", MODELS, ids=lambda one: one.code)
def test_every_kept_group_of_the_framework_has_one_chair(structure: StructureModel) -> None:
    for one in structure.groups:
        if one.kept and one.tiers != (Tier.NONE,):
            assert sum(seat.place is SeatPlace.CHAIR for seat in one.seats) == 1


def test_chart_3_is_held_seat_by_seat() -> None:
    chart = chart_3()
    assert [one.role_code for one in chart[Tier.E_GOVERNANCE].seats] == [
        "CHIEF_EXEC|DEPUTY_CHIEF_EXEC|E_CHAMPION", "SERVICE_DIRECTOR", "FINANCE_DIRECTOR",
        "HEAD_ICT", "HEAD_IM",
    ]  # fmt: skip
    assert [one.role_code for one in chart[Tier.INFRASTRUCTURE].seats] == [
        "SERVICE_DIRECTOR|HEAD_ICT", "DEPT_SMT_ICT_LEAD", "FINANCE_REP", "HEAD_ICT", "HEAD_IM",
        "PARTNER_REP",
    ]  # fmt: skip
    assert "DEPT_HEAD_ICT" in [one.role_code for one in chart[Tier.SUPPORTING].seats]
    assert [one.role_code for one in chart[Tier.SERVICE].seats] == [
        "SMT_SENIOR_MANAGER", "SERVICE_MANAGER", "DEPT_HEAD_ICT", "HEAD_ICT_REP",
    ]  # fmt: skip
    assert tuple(code for one in chart.values() for code in one.responsibilities) == TWELVE


def test_the_checks_know_the_responsibilities_of_each_tier() -> None:
    chart = {tier.value: one.responsibilities for tier, one in chart_3().items()}
    assert {tier: codes for tier, codes in chart.items() if codes} == RESPONSIBILITIES
    assert tuple(RESPONSIBILITY_NAMES) == TWELVE


def test_the_socitm_model_and_the_scaled_down_one_leave_no_responsibility_out() -> None:
    for code in ("socitm", "scaled_down", "leeds"):
        found = structure_model(code).lacks(TWELVE)
        assert not [one for one in found if "Nobody answers" in one], code
    assert structure_model("socitm").lacks(TWELVE) == ()


def test_leeds_is_that_of_chart_2() -> None:
    leeds = structure_model("leeds")
    assert names(leeds) == [
        "Senior Management Team", "Customer First Board", "Service Delivery Group",
        "Information Management Group", "ICT Management Board",
    ]  # fmt: skip
    board = leeds.group("egovernance")
    assert board.names == ("E-Council",)
    assert board.chair is not None and board.chair.roles == ("DEPUTY_CHIEF_EXEC",)
    assert leeds.group("infrastructure").represents_all
    assert leeds.lacks(TWELVE)[0] == "No service development groups."


def test_in_west_lothian_two_groups_meet_as_one_and_one_of_them_is_known_by_name() -> None:
    found = structure_model("west_lothian")
    joint = [one for one in found.links if one.kind is LinkKind.JOINT_WITH]
    assert {(one.group, one.other) for one in joint} == {
        ("modernising", "egovernance"), ("modernising", "hr"),
    }  # fmt: skip
    assert not found.group("hr").kept


def test_denbighshire_has_no_group_for_e_governance_but_smt() -> None:
    found = structure_model("denbighshire")
    assert found.group("smt").tiers == (Tier.SMT, Tier.E_GOVERNANCE)
    assert found.group("infrastructure").name == "Information Systems Steering Group"


def test_smt_has_a_monthly_agenda_where_the_structure_is_scaled_down() -> None:
    found = structure_model("scaled_down")
    assert found.arrangement.value == "smt_agenda"
    assert [one.name for one in found.group("smt").agendas] == ["E-government agenda"]
    assert found.group("infrastructure").tiers == (
        Tier.INFRASTRUCTURE, Tier.SUPPORTING, Tier.SERVICE,
    )  # fmt: skip


def test_dudleys_ict_unit_answers_to_councillors() -> None:
    found = structure_model("dudley")
    assert found.group("scrutiny").constitution.is_member_body
    assert found.ict_reports_to == "Economic Vitality and Jobs Scrutiny Board"


def test_the_empty_one_says_that_it_is_empty() -> None:
    assert structure_model("empty").lacks(TWELVE) == ("No groups yet.",)


# -- changed before it is made ------------------------------------------------------------------------


def test_another_name_brings_letters_and_keeps_the_first_as_an_alternative() -> None:
    found = structure_model("socitm").named({"egovernance": "  Access to Services Board "})
    group = found.group("egovernance")
    assert (group.name, group.prefix) == ("Access to Services Board", "ASB")
    assert group.names[0] == "E-governance Group"
    assert structure_model("socitm").named({}) == structure_model("socitm")


def test_service_groups_can_be_added_one_for_each_business_unit() -> None:
    leeds = structure_model("leeds")
    two = leeds.with_service_group("Housing Systems Group").with_service_group()
    assert names(two)[-2:] == ["Housing Systems Group", "Service Development Group 2"]
    assert [one.parent for one in two.groups[-2:]] == ["egovernance", "egovernance"]
    assert [seat.role_code for seat in two.groups[-1].seats] == [
        seat.role_code for seat in service_group().seats
    ]
    assert not [one for one in two.lacks(TWELVE) if "service development" in one]
    assert two.problems() == ()


def test_a_group_can_be_left_out_and_those_below_report_further_up() -> None:
    found = structure_model("leeds").without("infrastructure")
    assert found.group("information").parent == "egovernance"
    assert found.links == () and found.problems() == ()
    assert "No ICT infrastructure group" in found.lacks(TWELVE)[0]


def test_bad_structures_are_said_in_a_sentence() -> None:
    leeds = structure_model("leeds")

    def sentences(structure: StructureModel) -> str:
        return " ".join(one.sentence for one in structure.problems())

    twice = leeds.named({"technical": "information management group"})
    assert "Two groups would be called" in sentences(twice)
    assert "is empty" in sentences(leeds.named({"technical": " "}))
    circle = replace(
        leeds, groups=tuple(replace(one, parent="technical") if one.key == "egovernance" else one
                            for one in leeds.groups),
    )  # fmt: skip
    assert "would report to itself" in sentences(circle)
    lost = replace(leeds, groups=leeds.groups[1:])
    assert "reports to a group that is not there" in sentences(lost)
    chair = StructureSeat("CHIEF_EXEC", SeatPlace.CHAIR)
    two = replace(leeds, groups=tuple(replace(one, seats=(chair, chair)) for one in leeds.groups))
    assert "two chairs" in sentences(two)
