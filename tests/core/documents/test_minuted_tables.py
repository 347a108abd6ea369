"""A table in a minute: in every form of the minutes it is a table with a heading, open or exempt."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from egovdesk.documents.kept import to_json
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.minutes import Form, minutes, minutes_in_form
from egovdesk.documents.model import Document, Table
from egovdesk.documents.writers.docx import write_docx
from egovdesk.operations.approval import send_to_chair
from egovdesk.operations.minutes import BlockText, add_block, write_minutes
from tests.scenes import TODAY, Board

TABLE = "| Supplier | Cost |\n| --- | --- |\n| Halcyon | £4m |\n| Medway | £5m |"


@pytest.fixture
def tabled(minuted: Board) -> Board:
    """A minute that tells costs in a table."""
    add_block(minuted.register, minuted.items[2], TABLE)
    return minuted


def tables(board: Board, audience: Audience = Audience.PUBLIC) -> list[Table]:
    document = minutes(board.register, board.meeting, as_of=TODAY, audience=audience)
    return [block for block in document.blocks if isinstance(block, Table)]


def test_a_table_reaches_word_with_a_heading_that_is_repeated(
    tabled: Board, tmp_path: Path
) -> None:
    document = minutes(tabled.register, tabled.meeting, as_of=TODAY, audience=Audience.PUBLIC)
    path = tmp_path / "minutes.docx"
    write_docx(document, path)
    made = [one for one in docx.Document(str(path)).tables if one.cell(0, 0).text == "Supplier"]
    assert [[cell.text for cell in row.cells] for row in made[0].rows] == [
        ["Supplier", "Cost"], ["Halcyon", "£4m"], ["Medway", "£5m"],
    ]  # fmt: skip
    assert "w:tblHeader" in made[0].rows[0]._tr.xml


def test_an_exempt_table_is_left_out_of_what_the_public_reads(minuted: Board) -> None:
    before = len(tables(minuted))
    add_block(minuted.register, minuted.items[2], TABLE, exempt=True, ground="A8")
    assert len(tables(minuted)) == before
    assert len(tables(minuted, Audience.MEMBERS)) == before + 1


def test_the_marked_up_draft_tells_what_became_of_a_table(minuted: Board, tmp_path: Path) -> None:
    register = minuted.register
    block = add_block(register, minuted.items[2], TABLE)
    send_to_chair(register, minuted.meeting, lambda: to_json(of(minuted)))
    item = minuted.items[2]
    write_minutes(register, item, [BlockText(block, text=TABLE.replace("£4m", "£6m"))])
    path = tmp_path / "marked.docx"
    write_docx(minutes_in_form(register, minuted.meeting, Form.MARKED, as_of=TODAY), path)
    said = docx.Document(str(path)).element.xml
    assert "£6m" in said and "£4m" in said


def of(board: Board) -> Document:
    return minutes(board.register, board.meeting, as_of=TODAY)
