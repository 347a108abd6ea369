"""A register arranged as in a structure model, at the start and at any time; groups merged and split."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.actions import add_loose_action
from egovdesk.operations.framework.rights import set_limit, set_rights
from egovdesk.operations.groups import (
    add_group,
    add_membership,
    change_membership,
    dissolve_group,
    link_groups,
    move_group,
    rename_group,
    set_tiers,
)
from egovdesk.operations.meetings import add_meeting
from egovdesk.operations.people import add_person
from egovdesk.operations.structure.ending import ending_of
from egovdesk.operations.structure.matching import fitted, match_groups
from egovdesk.operations.structure.succession import merge_groups, split_group
from egovdesk.operations.structure.ties import set_ties, ties_on
from egovdesk.operations.structure.use import preview_structure, use_structure
from egovdesk.records.authority import Arrangement
from egovdesk.records.framework import Responsibility, RightKind
from egovdesk.records.groups import Group, LinkKind, MemberRole, Tier, holds_on
from egovdesk.records.matrix import Holder
from egovdesk.register import Register
from egovdesk.rights import Rights
from egovdesk.shipped.structures import CODES, structure_model
from tests.dumps import dump
from tests.scenes import Board

START, APRIL = date(2003, 5, 15), date(2004, 4, 1)
THE_DAY_BEFORE = date(2004, 3, 31)


def named(register: Register, name: str) -> Group:
    return next(one for one in register.groups.all() if one.name == name)


def codes_of(register: Register, group_id: str, day: date) -> set[str]:
    return {
        one.code
        for one in register.responsibilities.find(group_id=group_id)
        if holds_on(day, one.from_on, one.until_on)
    }


def chairs_on(register: Register, group_id: str, day: date) -> int:
    members = register.memberships.on(group_id, day)
    return sum(one.membership.role is MemberRole.CHAIR for one in members)


# -- a structure put into a new register --------------------------------------------------------------


@pytest.mark.parametrize("code", [one for one in CODES if one != "empty"])
def test_a_new_register_begins_as_in_a_structure(council: Register, code: str) -> None:
    structure = structure_model(code)
    done = use_structure(council, structure, from_on=START)
    assert done.made == [one.name for one in structure.groups]
    assert council.authority.arrangement is structure.arrangement
    tiers = council.group_tiers.on(START)
    for wanted in structure.groups:
        group = named(council, wanted.name)
        above = structure.group(wanted.parent).name if wanted.parent else None
        parent = council.groups.maybe(group.parent_id)
        assert (parent.name if parent else None) == above
        assert set(tiers[group.id]) == set(wanted.tiers)
        assert codes_of(council, group.id, START) == set(wanted.responsibilities)
        seats = council.group_seats.find(group_id=group.id)
        assert [one.role_code for one in seats] == [one.role_code for one in wanted.seats]
        assert group.kept == wanted.kept
    assert len(council.group_links.all()) == len(structure.links)


def test_terms_of_reference_are_written_from_what_a_group_answers_for(council: Register) -> None:
    use_structure(council, structure_model("leeds"), from_on=START)
    board = named(council, "Customer First Board")
    assert "- Promotion of e-government" in board.terms_of_reference
    assert board.terms_of_reference.endswith("It reports to the Senior Management Team.")
    assert all(one.formalised for one in council.responsibilities.find(group_id=board.id))


def test_terms_that_are_there_stay_and_what_is_new_is_not_in_them(council: Register) -> None:
    own = add_group(council, "E-governance Group", [Tier.E_GOVERNANCE], terms_of_reference="Ours.")
    use_structure(council, structure_model("socitm"), from_on=START)
    assert council.groups.get(own).terms_of_reference == "Ours."
    assert not any(one.formalised for one in council.responsibilities.find(group_id=own))


def test_one_undo_takes_a_whole_structure_back(council: Register) -> None:
    before = dump(council)
    use_structure(council, structure_model("socitm"), from_on=START)
    assert council.undo_label == "Change the structure"
    council.undo()
    assert dump(council) == before


def test_scaled_down_smt_gets_an_e_government_agenda_to_start_from(council: Register) -> None:
    use_structure(council, structure_model("scaled_down"), from_on=START)
    smt = named(council, "Senior Management Team")
    template = council.templates.find(group_id=smt.id)[0]
    assert template.name == "E-government agenda"
    titles = [one.title for one in council.template_items.find(template_id=template.id)]
    assert "Decisions to ratify" in titles


def test_the_empty_structure_makes_nothing_and_says_so(council: Register) -> None:
    with pytest.raises(Refused, match="so already"):
        use_structure(council, structure_model("empty"), from_on=START)
    assert council.groups.count() == 0


def test_a_structure_used_twice_is_refused_and_changes_nothing(council: Register) -> None:
    use_structure(council, structure_model("leeds"), from_on=START)
    before = dump(council)
    with pytest.raises(Refused, match="arranged so already: As in Leeds"):
        use_structure(council, structure_model("leeds"), from_on=APRIL)
    assert dump(council) == before


# -- a live register changed to another ----------------------------------------------------------------


@pytest.fixture
def leeds(council: Register) -> Register:
    use_structure(council, structure_model("leeds"), from_on=START)
    return council


def to_socitm(register: Register) -> dict[str, str]:
    socitm = structure_model("socitm")
    keep = match_groups(register, socitm, APRIL)
    use_structure(register, fitted(register, socitm, keep), from_on=APRIL, keep=keep)
    return keep


def test_a_live_register_changes_on_a_day_and_keeps_its_groups_and_names(leeds: Register) -> None:
    board = named(leeds, "Customer First Board")
    keep = to_socitm(leeds)
    assert keep["egovernance"] == board.id and keep["smt"]
    assert leeds.groups.get(board.id).name == "Customer First Board"
    assert codes_of(leeds, board.id, THE_DAY_BEFORE) == {"EG1", "EG2", "EG3", "EG5", "EG6"}
    assert codes_of(leeds, board.id, APRIL) == {f"EG{n}" for n in range(1, 7)}
    delivery = named(leeds, "Service Delivery Group")
    assert "EG4" in codes_of(leeds, delivery.id, THE_DAY_BEFORE)
    assert "EG4" not in codes_of(leeds, delivery.id, APRIL)
    assert named(leeds, "Service Development Group").from_on == APRIL


def test_another_name_keeps_the_former_for_the_days_before(leeds: Register) -> None:
    board = named(leeds, "Customer First Board")
    structure = structure_model("leeds").named({"egovernance": "Access to Services Board"})
    use_structure(leeds, structure, from_on=APRIL, keep={**all_kept(leeds)})
    after = leeds.groups.get(board.id)
    assert after.name == "Access to Services Board"
    assert leeds.groups.named_on(after, THE_DAY_BEFORE).name == "Customer First Board"


def all_kept(register: Register) -> dict[str, str]:
    return match_groups(register, structure_model("leeds"), APRIL)


def test_groups_that_end_are_dissolved_the_day_before(leeds: Register) -> None:
    gone = named(leeds, "ICT Management Board")
    smaller = structure_model("leeds").without("technical")
    done = use_structure(leeds, smaller, from_on=APRIL, keep=match_groups(leeds, smaller, APRIL),
                         end=[gone.id])  # fmt: skip
    assert done.ended == ["ICT Management Board"]
    assert leeds.groups.get(gone.id).until_on == THE_DAY_BEFORE
    assert codes_of(leeds, gone.id, THE_DAY_BEFORE) == {"TS1"}
    assert codes_of(leeds, gone.id, APRIL) == set()


def test_groups_that_no_place_was_found_for_stay_and_are_named(leeds: Register) -> None:
    add_group(leeds, "Parking Forum", [Tier.NONE])
    keep = match_groups(leeds, structure_model("socitm"), APRIL)
    done = preview_structure(leeds, structure_model("socitm"), from_on=APRIL, keep=keep)
    assert "Parking Forum" in done.left
    assert any("Left as they are: " in one and "Parking Forum" in one for one in done.sentences())


def test_the_preview_is_the_truth_and_leaves_no_trace(leeds: Register) -> None:
    socitm = structure_model("socitm")
    before = dump(leeds)
    told = preview_structure(leeds, socitm, from_on=APRIL)
    assert dump(leeds) == before and leeds.undo_label == "Change the structure"
    done = use_structure(leeds, socitm, from_on=APRIL)
    assert done.sentences() == told.sentences()
    assert (done.made, done.changed, done.begun, done.over) == (
        told.made, told.changed, told.begun, told.over,
    )  # fmt: skip
    leeds.undo()
    assert dump(leeds) == before


@pytest.mark.parametrize(
    ("keep", "end", "sentence"),
    [
        ({"egovernance": "board", "smt": "board"}, [], "in two places"),
        ({"egovernance": "board"}, ["board"], "kept and dissolved at once"),
    ],
)
def test_a_group_in_two_places_is_refused(
    leeds: Register, keep: dict[str, str], end: list[str], sentence: str
) -> None:
    board, before = named(leeds, "Customer First Board").id, dump(leeds)
    with pytest.raises(Refused, match=sentence):
        use_structure(
            leeds, structure_model("socitm"), from_on=APRIL,
            keep=dict.fromkeys(keep, board), end=[board for _ in end],
        )  # fmt: skip
    assert dump(leeds) == before


def test_a_group_dissolved_by_then_is_not_kept(leeds: Register) -> None:
    gone = named(leeds, "ICT Management Board")
    dissolve_group(leeds, gone.id, date(2003, 12, 31))
    with pytest.raises(Refused, match="dissolved before that day"):
        use_structure(leeds, structure_model("socitm"), from_on=APRIL, keep={"technical": gone.id})


def test_a_structure_with_a_circle_is_refused(leeds: Register) -> None:
    socitm = structure_model("socitm")
    groups = tuple(replace(one, parent="technical") if one.key == "egovernance" else one
                   for one in socitm.groups)  # fmt: skip
    with pytest.raises(Refused, match="report to itself"):
        use_structure(leeds, replace(socitm, groups=groups), from_on=APRIL)


def test_the_arrangement_follows(leeds: Register) -> None:
    use_structure(leeds, structure_model("scaled_down"), from_on=APRIL)
    assert leeds.authority.arrangement is Arrangement.SMT_AGENDA


# -- moving ----------------------------------------------------------------------------------------------


def test_the_former_parent_is_kept_for_the_days_before(leeds: Register) -> None:
    information, smt = (
        named(leeds, "Information Management Group"),
        named(leeds, "Senior Management Team"),
    )
    delivery, board = named(leeds, "Service Delivery Group"), named(leeds, "Customer First Board")
    move_group(leeds, information.id, board.id, APRIL)
    move_group(leeds, information.id, smt.id, date(2004, 6, 1))
    parents = leeds.groups.parents_on
    assert parents(THE_DAY_BEFORE)[information.id] == delivery.id
    assert parents(APRIL)[information.id] == board.id
    assert parents(date(2004, 6, 1))[information.id] == smt.id


def test_a_group_moved_twice_on_one_day_was_never_between(leeds: Register) -> None:
    information, smt = (
        named(leeds, "Information Management Group"),
        named(leeds, "Senior Management Team"),
    )
    board = named(leeds, "Customer First Board")
    move_group(leeds, information.id, board.id, APRIL)
    move_group(leeds, information.id, smt.id, APRIL)
    assert len(leeds.group_links.find(kind=LinkKind.REPORTED_TO)) == 1
    assert leeds.groups.parents_on(APRIL)[information.id] == smt.id


def test_circles_of_parents_are_refused(leeds: Register) -> None:
    smt, information = (
        named(leeds, "Senior Management Team"),
        named(leeds, "Information Management Group"),
    )
    before = dump(leeds)
    with pytest.raises(Refused, match="below itself"):
        move_group(leeds, smt.id, information.id, APRIL)
    assert dump(leeds) == before


def test_no_group_reports_to_one_that_is_gone(leeds: Register) -> None:
    gone, board = named(leeds, "ICT Management Board"), named(leeds, "Customer First Board")
    dissolve_group(leeds, gone.id, THE_DAY_BEFORE)
    with pytest.raises(Refused, match="was dissolved on 31 March 2004"):
        move_group(leeds, board.id, gone.id, APRIL)


# -- dissolving ------------------------------------------------------------------------------------------


def test_dissolving_ends_what_a_group_has_and_moves_those_below(leeds: Register) -> None:
    delivery, board = named(leeds, "Service Delivery Group"), named(leeds, "Customer First Board")
    place = add_membership(leeds, delivery.id, person_id=add_person(leeds, "Priya Raman"))
    later = add_membership(leeds, delivery.id, person_id=add_person(leeds, "Graham Sykes"),
                           from_on=date(2004, 9, 1))  # fmt: skip
    told = ending_of(leeds, delivery.id, THE_DAY_BEFORE)
    assert told.decides == ("C", "D") and told.members == 1
    assert (
        "It decides C and D; after that day, no group until you say which does." in told.sentences()
    )
    dissolve_group(leeds, delivery.id, THE_DAY_BEFORE)
    assert leeds.memberships.get(place).until_on == THE_DAY_BEFORE
    assert leeds.memberships.maybe(later) is None
    ends = {one.until_on for one in leeds.rights.find(group_id=delivery.id)}
    assert ends == {THE_DAY_BEFORE}
    assert leeds.group_tiers.on(APRIL).get(delivery.id) is None
    below = named(leeds, "Information Management Group")
    assert below.parent_id == board.id
    assert leeds.groups.parents_on(THE_DAY_BEFORE)[below.id] == delivery.id


def test_a_group_that_met_later_cannot_have_ended(minuted: Board) -> None:
    with pytest.raises(Refused, match="met on 21 October 2003"):
        dissolve_group(minuted.register, minuted.group_id, date(2003, 9, 1))
    dissolve_group(minuted.register, minuted.group_id, date(2003, 12, 2))
    with pytest.raises(Refused, match="already"):
        dissolve_group(minuted.register, minuted.group_id, date(2003, 12, 3))


# -- merging ---------------------------------------------------------------------------------------------


def two_groups(register: Register) -> tuple[str, str]:
    one = named(register, "Information Management Group").id
    other = named(register, "ICT Management Board").id
    raman, sykes, holt = (
        add_person(register, name) for name in ("Priya Raman", "Graham Sykes", "Ann Holt")
    )
    add_membership(register, one, person_id=raman, role=MemberRole.CHAIR, from_on=START)
    add_membership(register, one, person_id=sykes, from_on=START)
    add_membership(register, other, person_id=holt, role=MemberRole.CHAIR, from_on=START)
    add_membership(register, other, person_id=sykes, from_on=START)
    return one, other


def test_merged_groups_are_followed_by_one_with_their_members_and_work(leeds: Register) -> None:
    one, other = two_groups(leeds)
    action = add_loose_action(leeds, other, "Write the data standard")
    set_rights(leeds, [("E", Holder(one))], RightKind.DECIDES, START)
    heir = merge_groups(leeds, [one, other], APRIL, name="Standards Group")
    members = leeds.memberships.on(heir, APRIL)
    assert [each.person.name for each in members if each.person] == [
        "Priya Raman", "Graham Sykes", "Ann Holt",
    ]  # fmt: skip
    assert chairs_on(leeds, heir, APRIL) == 1
    assert leeds.memberships.on(heir, THE_DAY_BEFORE) == []
    assert leeds.actions.get(action).group_id == heir
    updates = leeds.action_updates.find(action_id=action)
    assert "Passed from ICT Management Board to Standards Group" in updates[0].text
    assert codes_of(leeds, heir, APRIL) == {"TS1"}
    rights = Rights(leeds, APRIL)
    assert rights.held["E"][Holder(heir)] is RightKind.DECIDES
    assert rights.held["C1"][Holder(heir)] is RightKind.PROPOSES
    assert Rights(leeds, THE_DAY_BEFORE).held["E"][Holder(one)] is RightKind.DECIDES
    follows = leeds.group_links.find(kind=LinkKind.SUCCEEDED_BY)
    assert {each.group_id for each in follows} == {one, other}
    assert leeds.group_tiers.on(APRIL)[heir] == [Tier.SUPPORTING]
    assert not leeds.groups.get(one).exists_on(APRIL)


def test_a_group_can_be_merged_into_one_that_stays(leeds: Register) -> None:
    one, other = two_groups(leeds)
    assert merge_groups(leeds, [one], APRIL, into_id=other) == other
    assert leeds.groups.get(other).exists_on(APRIL) and not leeds.groups.get(one).exists_on(APRIL)
    chair = next(each for each in leeds.memberships.on(other, APRIL)
                 if each.membership.role is MemberRole.CHAIR)  # fmt: skip
    assert chair.person is not None and chair.person.name == "Ann Holt"


def test_a_parent_merged_into_its_child_leaves_no_circle(leeds: Register) -> None:
    delivery, information = (
        named(leeds, "Service Delivery Group"),
        named(leeds, "Information Management Group"),
    )
    merge_groups(leeds, [delivery.id], APRIL, into_id=information.id)
    found = leeds.groups.get(information.id)
    assert found.parent_id == named(leeds, "Customer First Board").id
    assert named(leeds, "ICT Management Board").parent_id == information.id
    assert Tier.INFRASTRUCTURE in leeds.group_tiers.on(APRIL)[information.id]


@pytest.mark.parametrize("how", ["one", "gone", "taken", "early"])
def test_merging_that_cannot_be_is_refused_in_a_sentence(leeds: Register, how: str) -> None:
    one, other = two_groups(leeds)
    if how == "gone":
        dissolve_group(leeds, other, date(2003, 12, 31))
    before = dump(leeds)
    ids = {"one": [one, one], "early": [one, other]}.get(how, [one, other])
    name = "customer first board" if how == "taken" else "X"
    sentence = {
        "one": "at least two groups", "gone": "was dissolved on",
        "taken": "a group called customer first board already", "early": "begins on",
    }[how]  # fmt: skip
    with pytest.raises(Refused, match=sentence):
        merge_groups(leeds, ids, START if how == "early" else APRIL, name=name)
    assert dump(leeds) == before


# -- splitting -------------------------------------------------------------------------------------------


def test_a_group_split_is_followed_by_several_and_the_first_takes_what_goes_on(
    leeds: Register,
) -> None:
    one, _other = two_groups(leeds)
    places = leeds.memberships.find(group_id=one)
    action = add_loose_action(leeds, one, "Write the data standard")
    content, records = split_group(
        leeds, one, ["Content Group", "Records Group"], APRIL,
        members={"Content Group": [places[0].id], "Records Group": [places[0].id, places[1].id]},
    )  # fmt: skip
    assert [len(leeds.memberships.on(each, APRIL)) for each in (content, records)] == [1, 2]
    assert codes_of(leeds, content, APRIL) == {"TS1"} and codes_of(leeds, records, APRIL) == set()
    assert leeds.actions.get(action).group_id == content
    assert len(leeds.group_links.find(group_id=one, kind=LinkKind.SUCCEEDED_BY)) == 2
    seats = [len(leeds.group_seats.find(group_id=each)) for each in (content, records)]
    assert seats == [2, 2]
    assert not leeds.groups.get(one).exists_on(APRIL)


@pytest.mark.parametrize("names", [["Only one"], ["Twice", "twice"], ["", " "]])
def test_splitting_takes_two_names(leeds: Register, names: list[str]) -> None:
    one, _other = two_groups(leeds)
    with pytest.raises(Refused, match="a name of its own"):
        split_group(leeds, one, names, APRIL)


def test_what_merging_touches_is_said_beforehand(leeds: Register) -> None:
    one, _other = two_groups(leeds)
    add_loose_action(leeds, one, "Write the data standard")
    add_meeting(leeds, one, date(2004, 5, 4), standing_items=False)
    with leeds.step("Give rights"):
        leeds.responsibilities.add(Responsibility("r", "II2", one, from_on=START))
    told = ending_of(leeds, one, THE_DAY_BEFORE).sentences("Standards Group")
    assert told == [
        "2 memberships end.",
        "1 open action goes to Standards Group.",
        "1 meeting after that day stays in the calendar: cancel it or move it.",
        "It answers for II2 and TS1; after that day, Standards Group does.",
    ]


def test_tiers_can_be_several(leeds: Register) -> None:
    board = named(leeds, "Customer First Board")
    set_tiers(leeds, board.id, [Tier.E_GOVERNANCE, Tier.INFRASTRUCTURE], APRIL)
    assert leeds.group_tiers.on(APRIL)[board.id] == [Tier.E_GOVERNANCE, Tier.INFRASTRUCTURE]
    assert leeds.group_tiers.on(THE_DAY_BEFORE)[board.id] == [Tier.E_GOVERNANCE]


# -- rights ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["socitm", "scaled_down"])
def test_a_whole_structure_leaves_no_row_of_the_matrix_without_who_decides(
    council: Register, code: str
) -> None:
    use_structure(council, structure_model(code), from_on=START)
    assert Rights(council, START).gaps == ()


def test_leeds_leaves_the_choice_of_applications_open_until_service_groups_come(
    council: Register,
) -> None:
    leeds = structure_model("leeds")
    use_structure(council, leeds, from_on=START)
    rights = Rights(council, START)
    assert [one.category for one in rights.gaps] == ["E"]
    board = named(council, "ICT Management Board")
    assert rights.held["B"][Holder(board.id)] is RightKind.CONSULTED
    more = leeds.with_service_group("Housing Systems").with_service_group("Revenues Systems")
    use_structure(council, more, from_on=APRIL)
    assert Rights(council, APRIL).gaps == ()
    assert [one.category for one in Rights(council, THE_DAY_BEFORE).gaps] == ["E"]


def test_rights_follow_the_structure_on_its_day_and_not_before(leeds: Register) -> None:
    delivery = Holder(named(leeds, "Service Delivery Group").id)
    use_structure(leeds, structure_model("scaled_down"), from_on=APRIL,
                  keep={"smt": named(leeds, "Senior Management Team").id},
                  end=[one.id for one in leeds.groups.all() if one.parent_id])  # fmt: skip
    assert Rights(leeds, THE_DAY_BEFORE).held["C1"][delivery] is RightKind.DECIDES
    after = Rights(leeds, APRIL)
    assert delivery not in after.held["C1"] and after.gaps == ()


# -- ties and dates ----------------------------------------------------------------------------------------


def test_ties_end_and_begin_on_their_day(leeds: Register) -> None:
    board, delivery = (
        named(leeds, "Customer First Board").id,
        named(leeds, "Service Delivery Group").id,
    )
    other = add_group(leeds, "HR Steering Group")
    set_ties(leeds, board, {LinkKind.JOINT_WITH: [other]}, START)
    set_ties(leeds, other, {LinkKind.JOINT_WITH: [delivery]}, APRIL)
    assert [one.other_id for one in ties_on(leeds, board, LinkKind.JOINT_WITH, THE_DAY_BEFORE)] == [
        other
    ]
    assert ties_on(leeds, board, LinkKind.JOINT_WITH, APRIL) == []
    assert [one.other_id for one in ties_on(leeds, other, LinkKind.JOINT_WITH, APRIL)] == [delivery]


def test_a_tie_that_is_there_or_is_the_parent_is_refused(leeds: Register) -> None:
    board, smt = named(leeds, "Customer First Board").id, named(leeds, "Senior Management Team").id
    with pytest.raises(Refused, match="already, as the group above"):
        set_ties(leeds, board, {LinkKind.REPORTS_TO: [smt]}, APRIL)
    information, delivery = (
        named(leeds, "Information Management Group").id,
        named(leeds, "Service Delivery Group").id,
    )
    with pytest.raises(Refused, match="supports Service Delivery Group already"):
        link_groups(leeds, information, delivery, LinkKind.SUPPORTS, APRIL)
    with pytest.raises(Refused, match="to itself"):
        link_groups(leeds, board, board, LinkKind.SUPPORTS)


def test_ties_go_in_no_circle_and_stand_once(leeds: Register) -> None:
    board, smt = named(leeds, "Customer First Board").id, named(leeds, "Senior Management Team").id
    information, delivery = (
        named(leeds, "Information Management Group").id,
        named(leeds, "Service Delivery Group").id,
    )
    with pytest.raises(Refused, match="below itself"):
        link_groups(leeds, smt, delivery, LinkKind.REPORTS_TO, APRIL)
    with pytest.raises(Refused, match="supports Service Delivery Group already"):
        link_groups(leeds, delivery, information, LinkKind.SUPPORTS, APRIL)
    link_groups(leeds, board, information, LinkKind.JOINT_WITH, APRIL)
    with pytest.raises(Refused, match="meets jointly with"):
        link_groups(leeds, information, board, LinkKind.JOINT_WITH, APRIL)


def test_a_name_is_put_right_on_the_day_it_was_given(leeds: Register) -> None:
    board = named(leeds, "Customer First Board").id
    rename_group(leeds, board, "Customer Frist Board", APRIL)
    rename_group(leeds, board, "Customers First Board", APRIL)
    (former,) = leeds.group_names.find(group_id=board)
    assert (former.name, former.until_on) == ("Customer First Board", THE_DAY_BEFORE)
    assert leeds.groups.get(board).name == "Customers First Board"


def test_a_model_used_again_from_an_earlier_day_doubles_nothing(leeds: Register) -> None:
    held = len(leeds.responsibilities.all())
    use_structure(leeds, structure_model("leeds"), from_on=date(2003, 1, 1))
    for repository in (
        leeds.responsibilities, leeds.group_seats, leeds.group_tiers, leeds.group_links,
    ):  # fmt: skip
        ends = {one.until_on for one in repository.all() if one.from_on == date(2003, 1, 1)}
        assert ends == {date(2003, 5, 14)}
    now = [
        one for one in leeds.responsibilities.all() if holds_on(APRIL, one.from_on, one.until_on)
    ]
    assert len(now) == held


def test_nothing_new_begins_on_a_group_that_is_dissolved(leeds: Register) -> None:
    board, after = named(leeds, "Customer First Board").id, date(2005, 1, 1)
    dissolve_group(leeds, board, date(2004, 12, 31))
    who = add_person(leeds, "Priya Raman")
    for begin in (
        lambda: add_membership(leeds, board, person_id=who, from_on=after),
        lambda: link_groups(
            leeds, named(leeds, "Information Management Group").id, board, LinkKind.SUPPORTS, after
        ),
        lambda: set_limit(leeds, ["B"], 100_00, after, board),
        lambda: add_group(leeds, "Another", parent_id=board, from_on=after),
    ):
        with pytest.raises(Refused, match="was dissolved on 31 December 2004"):
            begin()


def test_one_person_has_one_place_on_a_group_at_a_time(leeds: Register) -> None:
    board, who = named(leeds, "Customer First Board").id, add_person(leeds, "Priya Raman")
    first = add_membership(leeds, board, person_id=who, from_on=START, until_on=THE_DAY_BEFORE)
    with pytest.raises(Refused, match="from 15 May 2003 until 31 March 2004, so the dates overlap"):
        add_membership(leeds, board, person_id=who, from_on=THE_DAY_BEFORE)
    later = add_membership(leeds, board, person_id=who, from_on=APRIL)
    with pytest.raises(Refused, match="overlap"):
        change_membership(leeds, first, until_on=None)
    add_membership(leeds, board, person_id=who, from_on=APRIL, substitute_for_id=later)
