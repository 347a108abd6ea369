"""Minutes in every form and extracts of decisions, from the command line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordFile

from egovdesk.cli import main
from egovdesk.documents.kept import to_json
from egovdesk.documents.minutes import minutes
from egovdesk.operations.approval import approve_minutes, circulate_minutes
from egovdesk.operations.authority import change_authority
from egovdesk.operations.corrections import add_correction
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import add_item, add_meeting, set_item_exempt, start_meeting
from egovdesk.operations.meetings.checklist import checklist, put_off
from egovdesk.operations.minutes import add_block
from tests.core.documents.revisions import body_of, settled
from tests.scenes import TODAY, Board


@pytest.fixture
def approved(minuted: Board) -> Path:
    """A closed register whose earlier meeting has been approved, with a correction."""
    register, meeting = minuted.register, minuted.earlier

    def text() -> str:
        return to_json(minutes(register, meeting, as_of=TODAY))

    item = register.items.find(meeting_id=meeting)[0].id
    add_block(register, item, "The return comprised 4 sums.")
    add_decision(register, item, ["the return be sent"])
    circulate_minutes(register, meeting, text)
    add_correction(register, meeting, item, "comprised", "included")
    approve_minutes(register, meeting, minuted.meeting, text)
    register.close()
    return register.path


def run(path: Path, *arguments: str) -> int:
    kind, *rest = arguments
    return main(["export", kind, str(path), *rest, "--to", str(path.parent)])


def paragraphs(path: Path) -> list[str]:
    return [one.text for one in WordFile(str(path)).paragraphs]


@pytest.mark.parametrize(
    ("form", "name", "sentence"),
    [
        ("draft", "CFB_2003-09-16_minutes_DRAFT.docx", "The return comprised 4 sums."),
        ("approved", "CFB_2003-09-16_minutes_FINAL.docx", "The return included 4 sums."),
        ("loose-leaf", "CFB_2003-09-16_minutes_LOOSE-LEAF-FINAL.docx", "The return included"),
    ],
)
def test_each_form_is_a_file_of_its_own_name(
    form: str, name: str, sentence: str, approved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        run(approved, "minutes", "--meeting", "2003-09-16", "--form", form, "--folio", "101") == 0
    )
    path = Path(capsys.readouterr().out.strip())
    assert path.name == name
    assert any(sentence in one for one in paragraphs(path))


def test_the_marked_up_changes_are_signed_by_the_clerks_name_alone(
    minuted: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    register, meeting = minuted.register, minuted.earlier
    clerk = "Eileen Brackley, Committee Clerk, 01632 960114"
    change_authority(register, clerk=clerk)
    item = register.items.find(meeting_id=meeting)[0].id
    circulate_minutes(register, meeting, lambda: to_json(minutes(register, meeting, as_of=TODAY)))
    add_block(register, item, "The return was late.")
    register.close()
    assert run(register.path, "minutes", "--meeting", "2003-09-16", "--form", "marked") == 0
    body = body_of(Path(capsys.readouterr().out.strip()))
    assert set(body.xpath("//@*[local-name()='author']")) == {"Eileen Brackley"}


def test_the_marked_up_copy_has_real_tracked_changes(
    approved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(approved, "minutes", "--meeting", "2003-09-16", "--form", "marked") == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.name == "CFB_2003-09-16_minutes_MARKED.docx"
    for accept, sentence in ((True, "The return included 4"), (False, "The return comprised 4")):
        assert any(sentence in text for _style, text in settled(path, accept=accept))


def test_a_form_that_the_register_does_not_hold_is_refused(
    approved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(approved, "minutes", "--meeting", "2003-10-21", "--form", "approved") == 1
    assert "have not been approved" in capsys.readouterr().err
    assert run(approved, "minutes", "--meeting", "2003-09-16", "--form", "exempt") == 1
    assert "Nothing in these minutes is exempt" in capsys.readouterr().err
    assert run(approved, "minutes", "--meeting", "2003-09-16", "--form", "marked", "--public") == 1
    assert "members only" in capsys.readouterr().err
    assert not list(approved.parent.glob("*.docx"))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("minutes",), "The meeting has not been held."),
        (("minutes", "--form", "loose-leaf"), "The meeting has not been held."),
        (("decision-sheet",), "The meeting has not been held."),
        (("action-sheet",), "The meeting has not been held."),
        (("dispatch-log",), "The agenda has not been issued."),
    ],
)
def test_what_has_not_happened_is_not_written_down(
    words: tuple[str, ...], why: str, minuted: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    register = minuted.register
    add_meeting(register, minuted.group_id, date(2003, 12, 16))
    register.close()
    kind, *form = words
    assert run(register.path, kind, "--meeting", "2003-12-16", *form) == 1
    assert why in capsys.readouterr().err
    assert not list(register.path.parent.glob("*.docx"))


def test_an_extract_is_found_by_the_decisions_number(
    approved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(approved, "extract", "--decision", "CFB 01/03") == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.name == "CFB_2003-09-16_extract-cfb-01-03.docx"
    assert "Extract from the minutes: Customer First Board" in paragraphs(path)
    assert run(approved, "extract", "--decision", "CFB 99/03") == 1
    assert "no decision 'CFB 99/03'" in capsys.readouterr().err


def test_an_extract_of_one_of_several_decisions_asks_which(
    minuted: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    register = minuted.register
    group = add_group(register, "Web Group", prefix="CFB")
    meeting = add_meeting(register, group, TODAY, standing_items=False)
    item = add_item(register, meeting, "Web site")
    start_meeting(register, meeting)
    add_decision(register, item, ["the site be built"])
    add_decision(register, register.items.find(meeting_id=minuted.earlier)[0].id, ["x"])
    register.close()
    assert run(register.path, "extract", "--decision", "CFB 01/03") == 1
    assert "There are 2 decisions" in capsys.readouterr().err
    assert run(register.path, "extract", "--decision", "CFB 01/03", "--group", "Web Group") == 0
    assert any(
        "the site be built" in one for one in paragraphs(Path(capsys.readouterr().out.strip()))
    )


def test_an_exempt_decision_is_not_extracted_for_the_public(
    minuted: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    register = minuted.register
    item = register.items.find(meeting_id=minuted.earlier)[0].id
    set_item_exempt(register, item, True, "A8")
    add_decision(register, item, ["Acme be appointed"])
    register.close()
    assert run(register.path, "extract", "--decision", "CFB 01/03", "--public") == 1
    assert "exempt" in capsys.readouterr().err


def test_the_checklist_is_read_from_the_command_line(
    minuted: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    register, day = minuted.register, "2003-10-21"
    asked = checklist(register, minuted.meeting)
    put_off(register, minuted.meeting, asked[0].id, "The chair is asked")
    register.close()
    assert main(["checklist", str(register.path), "--meeting", day]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(asked)
    assert lines[-1].endswith("(not now: The chair is asked)")
    assert main(["checklist", str(register.path), "--meeting", day, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["sentence"] for one in told] == [one.sentence for one in (*asked[1:], asked[0])]
    assert [one["put_off"] for one in told][-2:] == [None, "The chair is asked"]


def test_before_a_meeting_there_is_no_checklist(
    board: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    board.register.close()
    assert main(["checklist", str(board.register.path), "--meeting", "2003-10-21"]) == 1
    assert "has not been held" in capsys.readouterr().err
