"""A statement's draft goes to a group with its papers: open ones without what is exempt."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from egovdesk.errors import Refused
from egovdesk.operations.authority import change_authority
from egovdesk.operations.statements.drafts import keep_draft
from egovdesk.operations.statements.sections import set_section_exempt
from egovdesk.packing.drafts import draft_papers, send_with_papers
from egovdesk.packing.own_papers import write_papers
from egovdesk.records.papers import PaperState
from egovdesk.store.contents import Kept
from tests.core.statements import Written, a_statement
from tests.scenes import TODAY, Board


@pytest.fixture
def statement(board: Board) -> Written:
    """A statement with an open and an exempt section."""
    change_authority(board.register, today=TODAY)
    written = a_statement(board.register, group_id=board.group_id)
    written.section("Vision", "One council.")
    set_section_exempt(board.register, written.section("Tender", "Pennine Telecom."), True, "A8")
    return written


def sent(board: Board, draft_id: str, folder: Path) -> str:
    register = board.register
    papers = draft_papers(register, register.drafts.get(draft_id))
    files = write_papers(papers, folder)
    return send_with_papers(register, draft_id, board.group_id, None, papers, files)


def test_a_draft_travels_as_files_of_its_papers(
    board: Board, statement: Written, tmp_path: Path
) -> None:
    register = board.register
    item_id = sent(board, keep_draft(register, statement.statement_id), tmp_path)
    open_one, exempt = register.papers.find(item_id=item_id)
    assert (open_one.exempt, open_one.state, open_one.version) == (False, PaperState.FINAL, 1)
    assert (exempt.exempt, exempt.ground) == (True, "A8")
    names = [file.name for one in (open_one, exempt)
             for file in register.paper_files.find(paper_id=one.id)]  # fmt: skip
    assert names == [
        "CFB_2003-10-09_ieg3-statement_DRAFT_v0.1.pdf",
        "CFB_2003-10-09_ieg3-statement_DRAFT-EXEMPT_v0.1.pdf",
    ]
    register.undo()
    assert register.items.maybe(item_id) is None


def test_the_open_file_has_nothing_exempt(board: Board, statement: Written, tmp_path: Path) -> None:
    register = board.register
    item_id = sent(board, keep_draft(register, statement.statement_id), tmp_path)
    said = {}
    for paper in register.papers.find(item_id=item_id):
        (file,) = register.paper_files.find(paper_id=paper.id)
        path = tmp_path / "read.pdf"
        register.contents.write_to(Kept(file.sha256, file.size), path)
        with pikepdf.open(path) as pdf:
            said[paper.exempt] = [str(entry.title) for entry in _outline(pdf)]
    assert said == {False: ["1 Vision"], True: ["1 Vision", "2 Tender"]}


def _outline(pdf: pikepdf.Pdf) -> list[pikepdf.OutlineItem]:
    with pdf.open_outline() as outline:
        found = list(outline.root)
        return [one for each in found for one in (each.children or [each])
                if str(one.title)[:1].isdigit()]  # fmt: skip


def test_what_cannot_be_sent_leaves_nothing_behind(
    board: Board, statement: Written, tmp_path: Path
) -> None:
    register = board.register
    kept = keep_draft(register, statement.statement_id)
    sent(board, kept, tmp_path)
    with pytest.raises(Refused, match="already"):
        sent(board, kept, tmp_path)
    assert len(register.approval_stages.all()) == 1
