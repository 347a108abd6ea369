"""Who sits, who came, and how their names are printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from egovdesk.documents.groups import membership_list
from egovdesk.documents.inline import xml_text
from egovdesk.documents.meetings import agenda, attendance
from egovdesk.documents.minutes import minutes
from egovdesk.documents.model import Document, Facts, Sheet, Table, Workbook, column
from egovdesk.documents.writers.docx import write_docx
from egovdesk.documents.writers.xlsx import write_xlsx
from egovdesk.operations.groups import add_group, add_membership, dissolve_group
from egovdesk.operations.meetings import (
    add_attender,
    add_meeting,
    add_substitute,
    start_meeting,
)
from egovdesk.operations.people import add_person
from egovdesk.records.groups import MemberRole
from egovdesk.records.meetings import AttendanceState
from egovdesk.register import Register
from tests.core.documents.reading import facts, rows
from tests.scenes import TODAY, Board


def test_a_membership_list_leaves_out_columns_in_which_nobody_has_anything(
    council: Register,
) -> None:
    group = add_group(council, "Scrutiny Board")
    for name, role in (("Jean Entwistle", MemberRole.MEMBER), ("J. Tate", MemberRole.SECRETARY)):
        add_membership(council, group, person_id=add_person(council, name), role=role)
    document = membership_list(council, on=TODAY, group_id=group)
    table = next(one for one in document.blocks if isinstance(one, Table))
    assert [column(one).name for one in table.columns] == ["Name", "Role"]
    assert table.caption == "1 member and 1 other"


def joint_meeting(board: Board) -> str:
    """The board with a group whose own chair and guest the board does not know."""
    register = board.register
    other = add_group(register, "HR Steering Group")
    holroyd, osgood = add_person(register, "M. Holroyd"), add_person(register, "M. Osgood")
    add_membership(register, other, person_id=holroyd, role=MemberRole.CHAIR)
    add_membership(register, other, person_id=osgood)
    add_membership(register, other, person_id=board.raman)
    joint = add_meeting(
        register, board.group_id, date(2003, 11, 6), joint_with=[other], standing_items=False
    )
    start_meeting(register, joint, "10:00")
    return joint


def test_a_joint_meeting_lists_the_members_of_each_group_and_has_one_chair(board: Board) -> None:
    joint = joint_meeting(board)
    printed = facts(agenda(board.register, joint, as_of=TODAY))
    assert printed["Members"] == (
        "Customer First Board:",
        "David Ashworth, Deputy Chief Executive (chair)",
        "Priya Raman, Head of ICT",
        "Graham Sykes, Director of Finance",
        "HR Steering Group:",
        "M. Holroyd (chair)",
        "M. Osgood",
        "Priya Raman, Head of ICT",
    )
    present = facts(minutes(board.register, joint, as_of=TODAY))
    assert present["Present"] == (
        "Customer First Board:",
        "David Ashworth (Deputy Chief Executive; Chair)",
        "Priya Raman (Head of ICT)",
        "Graham Sykes (Director of Finance)",
        "HR Steering Group:",
        "Priya Raman (Head of ICT)",
        "M. Holroyd",
        "M. Osgood",
    )


def test_a_substitute_is_listed_under_the_group_of_the_member(board: Board) -> None:
    register, joint = board.register, joint_meeting(board)
    osgood = register.people.find(name="M. Osgood")[0].id
    absent = register.attendances.find(meeting_id=joint, person_id=osgood)[0].id
    add_substitute(register, joint, add_person(register, "N. Pryce"), absent)
    add_attender(register, joint, add_person(register, "O. Quill"), AttendanceState.PRESENT)
    present = facts(minutes(register, joint, as_of=TODAY))
    assert isinstance(present["Present"], tuple)
    assert present["Present"][4:] == (
        "HR Steering Group:", "Priya Raman (Head of ICT)", "M. Holroyd",
        "N. Pryce (for M. Osgood)", "Also:", "O. Quill",
    )  # fmt: skip
    assert present["Apologies"] == ("M. Osgood",)


def test_a_dissolved_group_is_not_at_its_joint_meeting(board: Board) -> None:
    register, joint = board.register, joint_meeting(board)
    other = register.groups.find(name="HR Steering Group")[0].id
    dissolve_group(register, other, date(2003, 11, 5))
    present = facts(minutes(register, joint, as_of=TODAY))
    assert present["Present"] == (
        "David Ashworth (Deputy Chief Executive; Chair)", "Priya Raman (Head of ICT)",
        "Graham Sykes (Director of Finance)", "M. Holroyd", "M. Osgood",
    )  # fmt: skip
    room = register.movements.room(register.meetings.get(joint))
    assert [one.group_id for one in room.benches] == [board.group_id]


def test_attendance_leaves_out_who_came_to_a_joint_meeting_for_another_group(
    board: Board,
) -> None:
    joint_meeting(board)
    book = attendance(
        board.register, board.group_id, since=date(2003, 5, 1), until=date(2004, 4, 30),
        as_of=TODAY,
    )  # fmt: skip
    assert [row["Person"] for row in rows(book)] == [
        "David Ashworth", "Priya Raman", "Graham Sykes",
    ]  # fmt: skip
    assert book.sheets[0].note.startswith("1 meeting, ")


HARD_NAMES = ("A" + "é" * 9_998 + "Z", "Zoë 👩‍💻 O’Neil", "שרה כהן", "Bad\x00\x0b\x1f name")


@pytest.mark.parametrize("name", HARD_NAMES, ids=["long", "emoji", "right to left", "control"])
def test_hard_names_survive_into_word_and_excel(tmp_path: Path, name: str) -> None:
    """Names come in by import too, so the documents rely on no limit of the forms."""
    write_docx(Document(name, (Facts((("Present", (name,)),)),)), tmp_path / "names.docx")
    book = Workbook("People", (Sheet("People", Table(("Name",), ((name,),))),))
    write_xlsx(book, tmp_path / "names.xlsx")
    word = docx.Document(str(tmp_path / "names.docx"))
    assert [one.text for one in word.paragraphs] == [xml_text(name), f"Present:\t{xml_text(name)}"]
    sheet = openpyxl.load_workbook(tmp_path / "names.xlsx").active
    assert xml_text(name) in [cell.value for row in sheet.iter_rows() for cell in row]
