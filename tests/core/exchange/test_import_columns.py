"""Columns find their fields by heading and by what they hold, or as the clerk says."""

from __future__ import annotations

from datetime import date
from typing import Any

import openpyxl
import pytest

from egovdesk.errors import Refused
from egovdesk.records.imports import Fate, ImportKind
from egovdesk.register import Register
from tests.lists import a_list, changes, fates, planned
from tests.scenes import Board


def matched(
    register: Register, kind: str, *headings: str, cells: tuple[Any, ...] = ()
) -> dict[str, str]:
    """Which field each heading fills."""
    path = a_list(register, headings, cells or ["1 May 2003"] * len(headings))
    return {one.heading: one.field for one in planned(register, path, kind, group="CFB").columns}


def test_case_spacing_punctuation_and_brackets_do_not_matter(board: Board) -> None:
    found = matched(board.register, "people", "FULL-NAME*", "e mail", "Tel. (work)", "Job_Title")
    assert list(found.values()) == ["name", "email", "phone", "post"]


@pytest.mark.parametrize(
    ("kind", "headings", "fields"),
    [
        ("people", ["Forename", "Surname", "Directorate"], ["given", "family", "department"]),
        ("meetings", ["Committee", "Date of meeting", "Venue"], ["group", "held_on", "place"]),
        ("decisions", ["Minute no", "Date decided", "Subject", "Resolution", "Reasons"],
         ["number", "decided_on", "title", "wording", "reason"]),
        ("actions", ["Ref", "By whom", "Task", "Deadline"], ["number", "owner", "title", "due_on"]),
        ("posts", ["Job title", "Post holder"], ["title", "holder"]),
    ],
)  # fmt: skip
def test_headings_that_people_use_are_known(
    kind: str, headings: list[str], fields: list[str], board: Board
) -> None:
    assert list(matched(board.register, kind, *headings).values()) == fields


def test_a_heading_with_two_meanings_goes_by_what_its_cells_are(board: Board) -> None:
    honorific = matched(board.register, "people", "Name", "Title", cells=("Priya Raman", "Ms"))
    assert honorific["Title"] == "title"
    post = matched(board.register, "people", "Name", "Title", cells=("Priya Raman", "Head of ICT"))
    assert post["Title"] == "post"
    state = matched(board.register, "actions", "Action", "Progress", cells=("Write", "In progress"))
    assert state["Progress"] == "state"
    update = matched(
        board.register, "actions", "Action", "Progress", cells=("Write", "Letter sent")
    )
    assert update["Progress"] == "update"


def test_a_column_of_other_words_is_left_out_and_says_why(board: Board) -> None:
    path = a_list(
        board.register, ["Group", "Date", "Title", "Category", "Colour"],
        ["CFB", "1/5/2003", "Web", "Housing", "blue"],
    )  # fmt: skip
    plan = planned(board.register, path, "decisions")
    notes = {one.heading: one.note for one in plan.columns}
    assert (
        notes["Category"]
        == "Not imported: most of its cells are other words than it has (Category)."
    )
    assert notes["Colour"] == "Not imported: its heading is not known."
    assert fates(plan) == [Fate.ADDED]


def test_columns_are_matched_by_hand(board: Board) -> None:
    path = a_list(board.register, ["Wer", "Was"], ["Jane Tate", "jt@nb.example"])
    with_hand = {"wer": "name", "Was": "E-mail"}
    plan = planned(board.register, path, "people", by_hand=with_hand)
    assert changes(plan.rows[0]) == [("Name", "", "Jane Tate"), ("E-mail", "", "jt@nb.example")]


def test_a_column_is_left_out_by_hand(board: Board) -> None:
    path = a_list(board.register, ["Name", "E-mail"], ["Jane Tate", "jt@nb.example"])
    plan = planned(board.register, path, "people", by_hand={"E-mail": ""})
    assert changes(plan.rows[0]) == [("Name", "", "Jane Tate")]
    assert plan.columns[1].note == "Left out by hand."


@pytest.mark.parametrize(
    ("by_hand", "sentence"),
    [({"Nom": "name"}, "no column “Nom”"), ({"Name": "nom"}, "no field “nom”")],
)
def test_a_name_by_hand_that_is_none_is_refused(
    by_hand: dict[str, str], sentence: str, board: Board
) -> None:
    path = a_list(board.register, ["Name"], ["Jane Tate"])
    with pytest.raises(Refused, match=sentence) as refused:
        planned(board.register, path, "people", by_hand=by_hand)
    assert "name" in refused.value.todo.casefold()


def test_a_file_without_what_is_needed_says_what_and_plans_nothing(board: Board) -> None:
    path = a_list(board.register, ["Colour", "Size"], ["blue", "9"])
    plan = planned(board.register, path, "decisions")
    assert plan.lacks == ("Date", "Title or Wording", "Group")
    assert plan.rows == ()
    assert [one.sample for one in plan.columns] == ["blue", "9"]


def test_a_group_may_be_given_for_all_rows(board: Board) -> None:
    path = a_list(board.register, ["Name", "Role"], ["Jane Tate", "Member"])
    assert planned(board.register, path, "memberships").lacks == ("Group",)
    plan = planned(board.register, path, "memberships", group="cfb")
    assert changes(plan.rows[0])[:2] == [
        ("New person", "", "Jane Tate"),
        ("Group", "", "Customer First Board"),
    ]


def test_dates_read_month_first_are_said_for_their_column(board: Board) -> None:
    path = a_list(board.register, ["Group", "Date"], ["CFB", "03/04/2003"], ["CFB", "10/21/2003"])
    plan = planned(board.register, path, "meetings")
    assert plan.columns[1].note == "Read month first, as 10/21/2003 shows."
    assert ("Date", "", "4 March 2003") in changes(plan.rows[0])


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (["Name", "Job title", "Email"], ImportKind.PEOPLE),
        (["Board", "Name", "Role", "From"], ImportKind.MEMBERSHIPS),
        (["Post", "Department", "Post holder"], ImportKind.POSTS),
        (["Board", "Date", "Time", "Venue"], ImportKind.MEETINGS),
        (["Number", "Date", "Board", "Title", "Decision"], ImportKind.DECISIONS),
        (["Board", "Action", "Owner", "Due"], ImportKind.ACTIONS),
    ],
)
def test_what_a_file_holds_is_guessed_from_its_headings(
    headings: list[str], kind: ImportKind, board: Board
) -> None:
    cells = {
        "Role": "Member",
        "Date": "1/5/2003",
        "Due": "1/5/2003",
        "From": "1/5/2003",
        "Time": "2pm",
    }
    path = a_list(board.register, headings, [cells.get(one, "x") for one in headings])
    assert planned(board.register, path).kind is kind


def test_of_several_sheets_the_one_that_says_most_is_taken(board: Board) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Notes for users"])
    people = book.create_sheet("Staff")
    people.append(["Name", "E-mail"])
    people.append(["Jane Tate", "jt@nb.example"])
    path = board.register.path.with_name("book.xlsx")
    book.save(path)
    plan = planned(board.register, path)
    assert (plan.kind, plan.sheet, plan.sheets) == (ImportKind.PEOPLE, "Staff", ("Sheet", "Staff"))
    with pytest.raises(Refused, match="has no sheet “Staf”"):
        planned(board.register, path, sheet="Staf")


def test_five_hundred_columns_are_refused_and_two_hundred_are_not(board: Board) -> None:
    many = ["Name", *(f"Extra {place}" for place in range(200))]
    path = a_list(board.register, many, ["Jane Tate", *("x" for _ in range(200))])
    assert fates(planned(board.register, path, "people")) == [Fate.ADDED]


def test_real_dates_of_excel_and_serial_numbers_are_dates(board: Board) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Group", "Date"])
    book.active.append(["CFB", date(2004, 5, 4)])
    book.active.append(["CFB", 38112])
    path = board.register.path.with_name("book.xlsx")
    book.save(path)
    plan = planned(board.register, path, "meetings")
    assert [changes(row)[1] for row in plan.rows] == [
        ("Date", "", "4 May 2004"),
        ("Date", "", "5 May 2004"),
    ]
