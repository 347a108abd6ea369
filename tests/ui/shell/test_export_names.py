"""What the window asks the command line for, and the name under which a file is offered."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog

from egovdesk.operations.actions import add_action
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.minutes import set_block_exempt
from egovdesk.operations.statements.drafts import keep_draft
from egovdesk.operations.statements.statements import start_statement
from egovdesk.register import Register
from tests.scenes import TODAY, Board, a_board, a_council, held
from ui import messages
from ui.exports import (
    _ask_file,
    _open_decision_has_exempt,
    arguments_for,
    named,
    suggested_name,
)
from ui.settings import Settings

TARGET = Path("out.docx")


def board_in(folder: Path) -> Board:
    return held(a_board(a_council(folder / "ours.egovdesk")))


def asked(register: Register, kind: str, **what: object) -> list[str]:
    return arguments_for(register, kind, what, TARGET)[5:]


def test_minutes_are_asked_for_in_their_form(tmp_path: Path) -> None:
    board = board_in(tmp_path)
    register, meeting = board.register, board.meeting
    of = ["--meeting", meeting]
    assert asked(register, "minutes", meeting=meeting, form="") == of
    assert asked(register, "minutes", meeting=meeting, form="loose-leaf", folio=101) == [
        *of, "--form", "loose-leaf", "--folio", "101",
    ]  # fmt: skip
    names = {
        form: suggested_name(register, "minutes", {"meeting": meeting, "form": form})
        for form in ("", "draft", "marked", "exempt", "loose-leaf")
    }
    assert names == {
        "": "CFB_2003-10-21_minutes_DRAFT.docx",
        "draft": "CFB_2003-10-21_minutes_DRAFT.docx",
        "marked": "CFB_2003-10-21_minutes_MARKED.docx",
        "exempt": "CFB_2003-10-21_minutes_EXEMPT-DRAFT.docx",
        "loose-leaf": "CFB_2003-10-21_minutes_LOOSE-LEAF-DRAFT.docx",
    }
    plan = suggested_name(register, "plan", {"group": board.group_id, "public": True})
    assert plan.endswith("_forward-plan_PUBLIC.xlsx")
    register.close()


def test_what_went_out_is_asked_for_by_kind_and_version(tmp_path: Path) -> None:
    board = board_in(tmp_path)
    what = {"meeting": board.meeting, "kept": "chair", "version": 2}
    assert asked(board.register, "issued", **what)[-4:] == ["--kind", "chair", "--version", "2"]
    assert suggested_name(board.register, "issued", what) == (
        "CFB_2003-10-21_chair_ISSUED_v2.0.docx"
    )
    board.register.close()


def test_an_extract_is_asked_for_by_its_decision(tmp_path: Path) -> None:
    board = board_in(tmp_path)
    register = board.register
    decision = add_decision(register, board.items[1], ["it be agreed"])
    assert asked(register, "extract", decision=decision) == ["--decision", decision]
    assert suggested_name(register, "extract", {"decision": decision}) == (
        "CFB_2003-10-21_extract-cfb-03-03.docx"
    )
    register.close()


def test_who_it_is_for_is_asked_where_an_exempt_action_hangs_on_an_open_decision(
    tmp_path: Path,
) -> None:
    board = board_in(tmp_path)
    register, item = board.register, board.items[1]
    decision = add_decision(register, item, ["it be agreed"])
    action = add_action(register, item, "Write to Acme", decision_id=decision)
    assert not _open_decision_has_exempt(register, {"decision": decision})
    block = register.blocks.find(action_id=action)[0]
    set_block_exempt(register, block.id, True, "A8")
    assert _open_decision_has_exempt(register, {"decision": decision})
    register.close()


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        ("minutes.docx", "Word files (*.docx)", "minutes.docx"),
        ("minutes.docx", "PDF files (*.pdf)", "minutes.pdf"),
        ("minutes.pdf", "Word files (*.docx)", "minutes.pdf"),
        ("ours", "PDF files (*.pdf)", "ours.pdf"),
        ("Minutes 21.10.2003", "Word files (*.docx)", "Minutes 21.10.2003.docx"),
        ("mine.docx", "PDF files (*.pdf)", "mine.docx"),
    ],
)
def test_a_file_ends_as_its_kind_does(typed: str, kind: str, meant: str) -> None:
    assert named(Path(typed), kind, "minutes.docx") == Path(meant)


def test_a_file_that_the_dialog_did_not_name_is_replaced_only_when_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "minutes.pdf").write_bytes(b"last year's")
    chosen = (str(tmp_path / "minutes.docx"), "PDF files (*.pdf)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    context: Any = SimpleNamespace(settings=Settings(store))
    for answer, target in (("", None), ("replace", tmp_path / "minutes.pdf")):
        monkeypatch.setattr(messages, "ask", lambda *_a, found=answer, **_k: found)
        assert _ask_file(None, context, "minutes.docx") == target  # type: ignore[arg-type]


def test_a_statement_is_asked_for_by_draft_and_named_by_it(tmp_path: Path) -> None:
    board = board_in(tmp_path)
    register = board.register
    statement = start_statement(register, round="IEG3", group_id=board.group_id)
    change_authority(register, today=TODAY)
    keep_draft(register, statement)
    what = {"statement": statement, "draft": 1}
    assert asked(register, "statement", **what) == ["--statement", statement, "--draft", "1"]
    assert asked(register, "statement-changes", statement=statement, since=1) == [
        "--statement", statement, "--since", "1",
    ]  # fmt: skip
    names = [
        suggested_name(register, kind, facts)
        for kind, facts in (
            ("statement", {"statement": statement}), ("statement", what | {"public": True}),
            ("statement-changes", {"statement": statement, "since": 1}), ("evidence", what),
            ("evidence", what | {"word": True}), ("statement-tables", what),
        )
    ]  # fmt: skip
    assert names == [
        "CFB_2003-10-09_ieg3-statement_WORKING.docx",
        "CFB_2003-10-09_ieg3-statement_DRAFT-PUBLIC_v0.1.docx",
        "CFB_2003-10-09_ieg3-statement-since-0-1_WORKING.docx",
        "CFB_2003-10-09_ieg3-evidence_DRAFT_v0.1.xlsx",
        "CFB_2003-10-09_ieg3-evidence_DRAFT_v0.1.docx",
        "CFB_2003-10-09_ieg3-tables_DRAFT_v0.1.xlsx",
    ]
    register.close()
