"""People, posts and places on groups: found where they are, made where they are not, never twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from egovdesk.operations.people import add_person, add_post, change_person
from egovdesk.records.groups import MemberRole
from egovdesk.records.imports import Fate, Plan
from egovdesk.register import Register
from tests.lists import a_list, changes, fates, imported, planned
from tests.scenes import Board


def people_plan(register: Register, *names: str) -> Plan:
    """The plan of a list of names."""
    return planned(register, a_list(register, ["Name"], *([name] for name in names)), "people")


@pytest.mark.parametrize(
    "written",
    ["Priya Raman", "priya  raman", "RAMAN, PRIYA", "Ms Priya Raman", "Cllr Raman, Priya"],
)
def test_nobody_is_made_twice_by_case_spacing_title_or_order(written: str, board: Board) -> None:
    assert fates(people_plan(board.register, written)) == [Fate.SAME]


def test_somebody_new_has_the_parts_of_their_name(board: Board) -> None:
    imported(
        board.register, a_list(board.register, ["Name"], ["Cllr Dr Jan van der Berg"]), "people"
    )
    made = board.register.people.find(name="Jan van der Berg")[0]
    assert (made.councillor, made.title, made.sort_name) == (True, "Dr", "Berg, Jan van der")


def test_family_and_given_names_may_have_columns_of_their_own(board: Board) -> None:
    rows = [["Surname", "First name"], ["van der Berg", "Jan"], ["Raman", "Priya"]]
    plan = imported(board.register, a_list(board.register, *rows), "people")
    assert fates(plan) == [Fate.ADDED, Fate.SAME]
    assert board.register.people.find(name="Jan van der Berg")[0].sort_name == "van der Berg, Jan"


def test_initials_that_fit_one_person_are_that_person_and_it_is_said(board: Board) -> None:
    plan = people_plan(board.register, "P. Raman")
    assert fates(plan) == [Fate.SAME]
    assert plan.rows[0].notes == ("“P. Raman” is taken for Priya Raman, by initials.",)


def test_initials_that_fit_two_are_refused(board: Board) -> None:
    add_person(board.register, "Paul Raman")
    plan = people_plan(board.register, "P. Raman")
    said = "Priya Raman and Paul Raman may be meant; write the name in full."
    assert plan.rows[0].why == said


def test_a_name_in_full_replaces_its_initials(board: Board) -> None:
    add_person(board.register, "J. Tate")
    plan = imported(board.register, a_list(board.register, ["Name"], ["Jane Tate"]), "people")
    assert changes(plan.rows[0]) == [
        ("Name", "J. Tate", "Jane Tate"),
        ("Sorted as", "Tate, J.", "Tate, Jane"),
    ]
    assert len(board.register.people.all()) == 4


def test_an_address_finds_somebody_whose_name_has_changed(board: Board) -> None:
    change_person(board.register, board.raman, email="pr@nb.example")
    path = a_list(board.register, ["Name", "E-mail"], ["Priya Hill", "PR@nb.example"])
    plan = imported(board.register, path, "people")
    assert changes(plan.rows[0])[0] == ("Name", "Priya Raman", "Priya Hill")
    assert board.register.people.get(board.raman).email == "pr@nb.example"


def test_an_address_that_an_office_shares_makes_nobody_another(board: Board) -> None:
    change_person(board.register, board.raman, email="desk@nb.example")
    path = a_list(board.register, ["Name", "E-mail"], ["Jane Tate", "desk@nb.example"])
    assert fates(planned(board.register, path, "people")) == [Fate.ADDED]


def test_two_of_one_name_are_told_apart_by_their_addresses(board: Board) -> None:
    rows = [["Name", "E-mail"], ["Jo Bell", "a@nb.example"], ["Jo Bell", "b@nb.example"]]
    path = a_list(board.register, *rows)
    assert fates(imported(board.register, path, "people")) == [Fate.ADDED, Fate.ADDED]
    assert fates(planned(board.register, path, "people")) == [Fate.SAME, Fate.SAME]
    unclear = a_list(board.register, ["Name", "Telephone"], ["Jo Bell", "123"])
    assert "may be meant" in planned(board.register, unclear, "people").rows[0].why


def test_a_change_names_the_field_from_what_to_what(board: Board) -> None:
    change_person(board.register, board.raman, phone="4400")
    path = a_list(
        board.register, ["Name", "Telephone", "Left on"], ["Priya Raman", "4401", "31/10/2003"]
    )
    plan = planned(board.register, path, "people")
    assert plan.rows[0].fate is Fate.CHANGED
    assert changes(plan.rows[0]) == [
        ("Telephone", "4400", "4401"),
        ("Left on", "", "31 October 2003"),
    ]


def test_an_empty_cell_takes_nothing_away(board: Board) -> None:
    change_person(board.register, board.raman, phone="4400")
    path = a_list(board.register, ["Name", "Telephone"], ["Priya Raman", ""])
    assert fates(planned(board.register, path, "people")) == [Fate.SAME]


def test_rows_that_contradict_one_another_are_refused_but_for_the_first(board: Board) -> None:
    rows = [["Name", "Telephone"], ["Jane Tate", "1"], ["Tate, Jane", "2"], ["JANE TATE", "1"]]
    path = a_list(board.register, *rows)
    plan = imported(board.register, path, "people")
    assert fates(plan) == [Fate.ADDED, Fate.REFUSED, Fate.SAME]
    assert plan.rows[1].why == "Row 2 says “1” for Telephone."
    assert fates(planned(board.register, path, "people")) == [Fate.SAME, Fate.REFUSED, Fate.SAME]


def test_of_two_rows_that_contradict_one_another_the_registers_own_is_believed(
    board: Board,
) -> None:
    change_person(board.register, board.raman, phone="2")
    rows = [["Name", "Telephone"], ["Priya Raman", "1"], ["Priya Raman", "2"]]
    plan = planned(board.register, a_list(board.register, *rows), "people")
    assert fates(plan) == [Fate.REFUSED, Fate.SAME]


def test_a_post_is_held_by_whom_the_list_says(board: Board) -> None:
    rows = [
        ["Name", "Post", "Department", "In post since"],
        ["Jane Tate", "Head of ICT", "ICT", "1/11/2003"],
        ["Graham Sykes", "director of finance", "", ""],
        ["David Ashworth", "E-champion", "", ""],
    ]
    plan = imported(board.register, a_list(board.register, *rows), "people")
    assert fates(plan) == [Fate.ADDED, Fate.SAME, Fate.CHANGED]
    post = board.register.posts.find(title="Head of ICT")[0]
    held = {
        one.person_id: (one.from_on, one.until_on)
        for one in board.register.holdings.find(post_id=post.id)
    }
    assert held[board.raman][1] == date(2003, 10, 31)
    assert ("Priya Raman in post until", "", "31 October 2003") in changes(plan.rows[0])
    assert post.department == "ICT"
    assert changes(plan.rows[2]) == [("New post", "", "E-champion"), ("Post", "", "E-champion")]


def test_a_department_without_a_post_is_not_lost_in_silence(board: Board) -> None:
    path = a_list(board.register, ["Name", "Department"], ["Jane Tate", "Housing"])
    notes = planned(board.register, path, "people").rows[0].notes
    assert notes == (
        "Department “Housing” is not kept: it belongs to a post, and the row has none.",
    )


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("x" * 10_000, "The name has 10,000 characters. Keep it to 500."),
        ("", "The row names nobody."),
        ("Vacant", "The row names nobody."),
    ],
)
def test_a_row_that_cannot_stand_is_refused_with_its_reason(
    name: str, why: str, board: Board
) -> None:
    path = a_list(board.register, ["Name", "Telephone"], [name, "1"])
    plan = planned(board.register, path, "people")
    assert (plan.rows[0].fate, plan.rows[0].why) == (Fate.REFUSED, why)


def test_characters_left_out_are_said(board: Board) -> None:
    plan = people_plan(board.register, "Jane\x07 Tate 🙂")
    assert changes(plan.rows[0]) == [("Name", "", "Jane Tate 🙂")]
    assert plan.rows[0].notes == ("Characters that cannot be shown are left out of Name.",)


# -- posts ---------------------------------------------------------------------------------------


def test_posts_come_with_role_department_and_holder(council: Register) -> None:
    rows = [
        ["Post", "Role", "Department", "Holder", "In post since"],
        ["Web manager", "Web manager", "ICT", "Jane Tate", "1/5/2003"],
        ["Registrar", "", "", "Vacant", ""],
    ]
    path = a_list(council, *rows)
    assert fates(imported(council, path, "posts")) == [Fate.ADDED, Fate.ADDED]
    post = council.posts.find(title="Web manager")[0]
    assert (post.role_code, post.department) == ("WEB_MANAGER", "ICT")
    held = council.holdings.find(post_id=post.id)[0]
    assert council.people.get(held.person_id).name == "Jane Tate"
    assert fates(planned(council, path, "posts")) == [Fate.SAME, Fate.SAME]


def test_posts_of_one_title_are_told_apart_by_department(council: Register) -> None:
    add_post(council, "Finance officer", department="Housing")
    add_post(council, "Finance officer", department="Leisure")
    unclear = a_list(council, ["Post", "Note"], ["Finance officer", "x"])
    assert "a department tells them apart" in planned(council, unclear, "posts").rows[0].why
    clear = a_list(council, ["Post", "Department", "Note"], ["Finance officer", "housing", "x"])
    assert fates(planned(council, clear, "posts")) == [Fate.CHANGED]
    third = a_list(council, ["Post", "Department"], ["Finance officer", "ICT"])
    assert fates(planned(council, third, "posts")) == [Fate.ADDED]


# -- memberships ---------------------------------------------------------------------------------


def places(register: Register, *rows: list[Any]) -> Plan:
    """The plan of a list of members, carried out."""
    headings = ["Group", "Name", "Post", "Role", "From", "Until", "Substitute for", "Represents"]
    filled = [[*row, *[""] * (len(headings) - len(row))] for row in rows]
    return imported(register, a_list(register, headings, *filled), "memberships")


@pytest.mark.parametrize("group", ["CFB", "customer first", "The Customer First Board"])
def test_a_group_is_known_by_any_of_its_names(group: str, board: Board) -> None:
    assert fates(places(board.register, [group, "Priya Raman"])) == [Fate.SAME]


def test_an_unknown_group_is_refused_with_a_sentence(board: Board) -> None:
    plan = places(board.register, ["Nobody's Board", "Priya Raman"])
    assert (
        plan.rows[0].why
        == "There is no group called “Nobody's Board”; add it first, or mend the name."
    )


def test_a_new_member_may_be_a_new_person_with_a_post(board: Board) -> None:
    plan = places(board.register, ["CFB", "Jane Tate", "Web manager", "Secretary", "1/10/2003"])
    assert [label for label, _, _ in changes(plan.rows[0])] == [
        "New person", "Group", "Role", "From", "New post", "Post",
    ]  # fmt: skip
    person = board.register.people.find(name="Jane Tate")[0]
    place = board.register.memberships.find(person_id=person.id)[0]
    assert (place.role, place.from_on) == (MemberRole.SECRETARY, date(2003, 10, 1))


def test_a_place_may_be_a_posts_whoever_holds_it(board: Board) -> None:
    plan = places(board.register, ["CFB", "Vacant", "Registrar", "In attendance"])
    assert fates(plan) == [Fate.ADDED]
    place = board.register.memberships.find(group_id=board.group_id)[-1]
    assert place.person_id is None and place.post_id is not None
    assert fates(places(board.register, ["CFB", "", "Registrar", "In attendance"])) == [Fate.SAME]


def test_a_period_that_overlaps_is_the_same_place_and_one_that_does_not_is_another(
    board: Board,
) -> None:
    ended = places(board.register, ["CFB", "Priya Raman", "", "", "", "30/9/2003"])
    assert changes(ended.rows[0]) == [("Until", "", "30 September 2003")]
    back = places(board.register, ["CFB", "Priya Raman", "", "", "1/12/2003"])
    assert fates(back) == [Fate.ADDED]
    assert len(board.register.memberships.find(person_id=board.raman)) == 2


def test_a_substitute_stands_in_for_a_member_in_either_order(board: Board) -> None:
    plan = places(
        board.register,
        ["CFB", "Jane Tate", "", "Member", "", "", "Owen Probert"],
        ["CFB", "Owen Probert", "", "Member"],
    )
    assert fates(plan) == [Fate.ADDED, Fate.ADDED]
    assert ("Substitute for", "", "Owen Probert") in changes(plan.rows[0])
    substitute = board.register.people.find(name="Jane Tate")[0]
    place = board.register.memberships.find(person_id=substitute.id)[0]
    member = board.register.memberships.get(place.substitute_for_id or "")
    assert board.register.people.get(member.person_id or "").name == "Owen Probert"


def test_a_period_that_ends_before_it_begins_is_refused(board: Board) -> None:
    plan = places(board.register, ["CFB", "Jane Tate", "", "", "1/12/2003", "1/1/2003"])
    assert plan.rows[0].why == "This ends before it begins. Change one of the two dates."
    assert board.register.people.find(name="Jane Tate") == []
