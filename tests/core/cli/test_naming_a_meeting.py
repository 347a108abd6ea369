"""Which meeting, and which group, a command means: by day, by day and time, by id; or what it asks for."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordFile
from openpyxl import load_workbook

from egovdesk.cli import main
from egovdesk.documents.template_fields import field_values
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import add_item, add_meeting, start_meeting
from tests.scenes import Board

DAY = date(2003, 10, 21)


class TwoMeetings:
    """A board that meets at 14:00 and again at 17:30, by ids."""

    def __init__(self, board: Board) -> None:
        self.board, self.register = board, board.register
        self.path = str(self.register.path)
        self.afternoon = board.meeting
        self.evening = add_meeting(
            self.register, board.group_id, DAY, starts_at="17:30", place="Town Hall",
            standing_items=False,
        )  # fmt: skip
        self.budget = add_item(self.register, self.evening, "Budget and nothing else")


@pytest.fixture
def two(board: Board) -> TwoMeetings:
    return TwoMeetings(board)


def agenda(two: TwoMeetings, folder: Path, *named: str) -> str:
    """What the agenda says that a command wrote."""
    target = folder / "agenda.docx"
    target.unlink(missing_ok=True)
    assert main(["export", "agenda", two.path, *named, "--to", str(target)]) == 0
    return "\n".join(paragraph.text for paragraph in WordFile(str(target)).paragraphs)


def refused(capsys: pytest.CaptureFixture[str], two: TwoMeetings, *named: str) -> str:
    capsys.readouterr()
    assert main(["export", "agenda", two.path, *named]) == 1
    return capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    ["2003-10-21 17:30", "21 October 2003 5.30pm", "21/10/2003, 17.30", "2003-10-21 at 5.30 pm"],
)
def test_of_two_meetings_on_a_day_one_is_named_by_its_time(
    two: TwoMeetings, tmp_path: Path, words: str
) -> None:
    assert "Budget and nothing else" in agenda(two, tmp_path, "--group", "CFB", "--meeting", words)
    assert "Corporate CRM" in agenda(two, tmp_path, "--meeting", "2003-10-21 14:00")


def test_a_meeting_is_named_by_its_id_alone(two: TwoMeetings, tmp_path: Path) -> None:
    assert "Budget and nothing else" in agenda(two, tmp_path, "--meeting", two.evening)
    assert "Corporate CRM" in agenda(two, tmp_path, "--meeting", two.afternoon)


def test_a_day_of_two_meetings_says_their_times_and_what_to_type(
    two: TwoMeetings, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, two, "--group", "CFB", "--meeting", "2003-10-21")
    assert "2 meetings of Customer First Board on 21 October 2003" in said
    assert "CFB at 14:00 (planned); CFB at 17:30 (planned)" in said
    assert 'Give the time too, as --meeting "2003-10-21 14:00".' in said
    assert "--group" not in said
    assert "--group" not in refused(capsys, two, "--meeting", "2003-10-21")
    said = refused(capsys, two, "--meeting", "2003-10-21 15:00")
    assert "no meeting on 21 October 2003 at 15:00" in said and "17:30" in said


def test_meetings_of_several_groups_are_told_apart_by_the_group_too(
    two: TwoMeetings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = add_group(two.register, "Web Group", prefix="WG")
    add_meeting(two.register, other, DAY, starts_at="10:00", standing_items=False)
    said = refused(capsys, two, "--meeting", "2003-10-21")
    assert "WG at 10:00" in said and "Name the group with --group, or give the time too" in said
    assert agenda(two, tmp_path, "--group", "WG", "--meeting", "2003-10-21")


def test_meetings_at_the_same_time_are_told_apart_by_their_ids(
    two: TwoMeetings, capsys: pytest.CaptureFixture[str]
) -> None:
    third = add_meeting(two.register, two.board.group_id, DAY, starts_at="17:30")
    said = refused(capsys, two, "--meeting", "2003-10-21 17:30")
    assert "Give the id of one" in said and two.evening in said and third in said


def test_a_pack_is_made_and_kept_of_the_meeting_that_was_named(
    two: TwoMeetings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two.register.close()
    named = ["--group", "CFB", "--meeting", "2003-10-21 17:30"]
    assert main(["pack", two.path, *named, "--to", str(tmp_path / "packs")]) == 0
    for meeting, many in ((two.evening, 1), (two.afternoon, 0)):
        capsys.readouterr()
        assert main(["packs", two.path, "--meeting", meeting, "--json"]) == 0
        assert len(json.loads(capsys.readouterr().out)) == many


def test_an_extract_and_the_attendance_are_of_the_meeting_that_was_named(
    two: TwoMeetings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_meeting(two.register, two.afternoon, "14:00")
    start_meeting(two.register, two.evening, "17:30")
    add_decision(two.register, two.budget, ["the budget be agreed"])
    (decision,) = two.register.decisions.find(meeting_id=two.evening)
    to = ["--to", str(tmp_path)]
    extract = ["export", "extract", two.path, "--decision", decision.number]
    assert main([*extract, "--meeting", "2003-10-21 17:30", *to]) == 0
    assert main([*extract, "--meeting", "2003-10-21", *to]) == 0
    assert main([*extract, "--meeting", "2003-10-21 14:00", *to]) == 1
    book = tmp_path / "attendance.xlsx"
    named = ["--meeting", "2003-10-21 17:30", "--to", str(book)]
    assert main(["export", "attendance", two.path, *named]) == 0
    cells = [cell for row in load_workbook(book).worksheets[0].values for cell in row]
    assert any(str(cell).startswith("1 meeting, ") for cell in cells)


def test_a_template_has_the_values_of_the_meeting_that_was_named(two: TwoMeetings) -> None:
    for meeting, place in ((two.afternoon, "Committee Room 2"), (two.evening, "Town Hall")):
        values = field_values(two.register, two.board.group_id, DAY, meeting)
        assert values["place"] == place


def test_of_two_groups_of_one_name_one_is_named_by_its_id(
    two: TwoMeetings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = add_group(two.register, "Customer First Board", parent_id=two.board.group_id)
    meeting = add_meeting(two.register, other, DAY, standing_items=False)
    add_item(two.register, meeting, "Of the other board")
    said = refused(capsys, two, "--group", "Customer First Board", "--meeting", "2003-10-21")
    assert "There are 2 groups called 'Customer First Board'." in said
    assert f"{other} (Customer First Board, under CFB)" in said
    assert "Of the other board" in agenda(
        two, tmp_path, "--group", other, "--meeting", "2003-10-21"
    )
    assert "Corporate CRM" in agenda(
        two, tmp_path, "--group", "CFB", "--meeting", "2003-10-21 14:00"
    )


def test_the_files_of_two_meetings_on_a_day_bear_their_times(
    two: TwoMeetings, tmp_path: Path
) -> None:
    two.register.close()
    for meeting in (two.afternoon, two.evening):
        for command in (["export", "agenda"], ["pack"]):
            named = [*command, two.path, "--meeting", meeting, "--to", str(tmp_path / "out")]
            assert main(named) == 0
    assert {one.name for one in (tmp_path / "out").iterdir()} == {
        "CFB_2003-10-21-1400_agenda.docx",
        "CFB_2003-10-21-1730_agenda.docx",
        "CFB_2003-10-21-1400_pack.pdf",
        "CFB_2003-10-21-1730_pack.pdf",
    }
