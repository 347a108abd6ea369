"""What waits to be ratified, as a list; and the answers, in the decision register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from egovdesk.cli import main
from egovdesk.documents.decisions import COLUMNS, decision_register
from egovdesk.documents.framework.waiting import waiting_document, waiting_workbook
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.meetings import agenda
from egovdesk.documents.minutes import extract, minutes
from egovdesk.documents.model import Document, Table
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import change_group
from egovdesk.operations.meetings import start_meeting
from egovdesk.operations.ratification import (
    answer_ratification,
    put_all_on_agenda,
    put_on_agenda,
)
from egovdesk.records.groups import Ratifies
from egovdesk.records.ratifications import RatificationState
from tests.scenes import TODAY, Board, Waiting, let_wait


@pytest.fixture
def waiting(board: Board) -> Waiting:
    return let_wait(board)


def test_what_waits_is_listed_with_since_when(waiting: Waiting) -> None:
    put_on_agenda(waiting.register, waiting.decision)
    book = waiting_workbook(waiting.register, as_of=TODAY, group_id=waiting.board.group_id)
    (row,) = book.sheets[0].table.rows
    assert row == (
        "Customer First Board", "SDG 01/03", "Standard desktop", "Windows 2000 be the standard",
        "Service Delivery Group", date(2003, 9, 25), date(2003, 9, 25), 14,
        "item 4 on 21 October 2003", "Decision rights: category D1", "Open",
    )  # fmt: skip


def test_nothing_waits_for_another_group(waiting: Waiting) -> None:
    book = waiting_workbook(waiting.register, as_of=TODAY, group_id=waiting.below)
    assert list(book.sheets[0].table.rows) == []
    document = waiting_document(waiting.register, as_of=TODAY, group_id=waiting.below)
    assert not any(isinstance(one, Table) for one in document.blocks)


def test_the_public_reads_of_no_exempt_decision(waiting: Waiting) -> None:
    with waiting.register.step("Make exempt"):
        waiting.register.decisions.update(waiting.decision, exempt=True, ground="A8")
    for document in (waiting_document, waiting_workbook):
        made = document(waiting.register, as_of=TODAY, audience=Audience.PUBLIC)
        assert "Standard desktop" not in repr(made)
    made = waiting_document(waiting.register, as_of=TODAY)
    assert made.header == "Contains exempt information: not for publication"


def test_the_decision_register_tells_the_answer(waiting: Waiting) -> None:
    register, item = waiting.register, put_on_agenda(waiting.register, waiting.decision)
    waiting.held()
    add_decision(register, item, ["only for new desktops"], outcome="agreed_with_changes")
    book = decision_register(register, as_of=TODAY, filters={"state": "varied"})
    (row,) = book.sheets[0].table.rows
    told = {column.name: cell for column, cell in zip(COLUMNS, row, strict=True)}
    assert told["To be ratified by"] == "Customer First Board"
    assert (told["Answer"], told["Answered on"]) == ("Varied", date(2003, 10, 21))
    assert told["As varied"] == "only for new desktops"


def test_the_public_is_not_told_the_words_of_an_exempt_answer(waiting: Waiting) -> None:
    register, item = waiting.register, put_on_agenda(waiting.register, waiting.decision)
    start_meeting(register, waiting.board.meeting, "14:00")
    answer = add_decision(register, item, ["only at £200 each"], outcome="agreed_with_changes")
    with register.step("Make exempt"):
        register.decisions.update(answer, exempt=True, ground="A8")
    book = decision_register(register, as_of=TODAY, audience=Audience.PUBLIC)
    assert "£200" not in repr(list(book.sheets[0].table.rows))


def test_scripts_write_both_and_filter_the_register(
    waiting: Waiting, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting.register.close()
    path, to = str(waiting.register.path), ["--to", str(tmp_path)]
    assert main(["export", "ratifications", path, "--group", "CFB", *to]) == 0
    book = load_workbook(capsys.readouterr().out.strip())
    assert "Standard desktop" in [cell.value for row in book.worksheets[0].rows for cell in row]
    assert main(["export", "ratifications", path, "--word", *to]) == 0
    assert capsys.readouterr().out.strip().endswith(".docx")
    for words, count in ((("--waits-for", "CFB"), 1), (("--state", "referred-back"), 0)):
        assert main(["export", "decisions", path, *words, *to]) == 0
        book = load_workbook(capsys.readouterr().out.strip())
        found = [cell.value for row in book.worksheets[0].rows for cell in row]
        assert found.count("Standard desktop") == count


def words(document: Document) -> str:
    return repr(document.blocks)


def test_the_agenda_says_what_is_asked_in_full(waiting: Waiting) -> None:
    put_on_agenda(waiting.register, waiting.decision)
    printed = words(agenda(waiting.register, waiting.board.meeting, as_of=TODAY))
    assert printed.count("Decision SDG 01/03 of the Service Delivery Group, 25 September 2003") == 1
    assert "Windows 2000 be the standard" in printed


def test_the_public_agenda_says_nothing_of_an_exempt_decision(waiting: Waiting) -> None:
    item = put_on_agenda(waiting.register, waiting.decision)
    with waiting.register.step("Make exempt"):
        waiting.register.decisions.update(waiting.decision, exempt=True, ground="A8")
        waiting.register.items.update(item, title="A decision of a group")
    for document in (agenda, minutes):
        made = document(
            waiting.register, waiting.board.meeting, as_of=TODAY, audience=Audience.PUBLIC
        )
        printed = words(made)
        assert "A decision of a group" in printed and "Windows 2000" not in printed


def test_both_minutes_tell_of_it(waiting: Waiting) -> None:
    register, item = waiting.register, put_on_agenda(waiting.register, waiting.decision)
    waiting.held()
    answer = add_decision(register, item, ["decision SDG 01/03"], outcome="ratified")
    ours = words(minutes(register, waiting.board.meeting, as_of=TODAY))
    assert "Decision SDG 01/03 of the Service Delivery Group" in ours and "RATIFIED" in ours
    assert "Windows 2000 be the standard" in ours
    theirs = words(minutes(register, waiting.now.meeting_id or "", as_of=TODAY))
    number = register.decisions.get(answer).number
    assert f"Ratified by the Customer First Board, 21 October 2003 ({number})" in theirs


def test_minutes_tell_what_was_answered_apart(waiting: Waiting) -> None:
    register = waiting.register
    change_group(register, waiting.board.group_id, ratifies=Ratifies.EN_BLOC)
    other = waiting.another()
    put_all_on_agenda(register, waiting.board.group_id)
    waiting.held()
    answer_ratification(
        register, other, RatificationState.VARIED, text="three servers be bought",
        on=date(2003, 10, 21),
    )  # fmt: skip
    printed = words(minutes(register, waiting.board.meeting, as_of=TODAY))
    assert "Standard server: ratified as varied. As varied: three servers be bought" in printed


def test_an_extract_prints_the_trail(waiting: Waiting) -> None:
    register, item = waiting.register, put_on_agenda(waiting.register, waiting.decision)
    waiting.held()
    add_decision(register, item, ["only for new desktops"], outcome="varied", reason="The cost")
    printed = words(extract(register, waiting.decision, as_of=TODAY))
    assert printed.count("Varied by the Customer First Board, 21 October 2003") == 1
    assert "As varied: only for new desktops. Reason: The cost" in printed
