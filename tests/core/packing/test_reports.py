"""A business case goes to an item with its paper: whatever the item, the words of it go along."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from egovdesk.operations.meetings import add_item, set_item_exempt
from egovdesk.operations.projects.cases import begin_case, put_case_to_item, write_case
from egovdesk.operations.projects.facts import add_project
from egovdesk.packing.own_papers import put_with_papers, wanted_for, write_papers
from egovdesk.packing.reports import case_papers
from tests.scenes import Board


def test_an_open_case_travels_as_the_file_of_an_exempt_items_paper(
    board: Board, tmp_path: Path
) -> None:
    register = board.register
    project = add_project(register, "Customer records", group_id=board.group_id)
    begin_case(register, project)
    write_case(register, register.case_sections.find(project_id=project)[0].id, "It pays.")
    item = add_item(register, board.meeting, "Customer records: full case")
    set_item_exempt(register, item, True, "A8")
    papers = case_papers(register, project)
    put_with_papers(
        register, "Put business case to item",
        partial(put_case_to_item, register, project, item, received=False),
        partial(wanted_for, register), papers, write_papers(papers, tmp_path),
    )  # fmt: skip
    (paper,) = register.papers.find(item_id=item)
    (file,) = register.paper_files.find(paper_id=paper.id)
    assert paper.exempt and file.name == papers[0].name
    assert register.undo_label == "Put business case to item"
