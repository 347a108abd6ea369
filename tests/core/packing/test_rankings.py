"""The ranking goes to the board with its paper: an open one without what is exempt."""

from __future__ import annotations

from pathlib import Path

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.programmes.scores import score_project
from egovdesk.operations.projects.facts import set_project_exempt
from egovdesk.packing.own_papers import write_papers
from egovdesk.packing.rankings import prepare, take_with_papers
from egovdesk.records.papers import PaperState
from tests.core.programme import Competition, a_programme
from tests.scenes import Board


@pytest.fixture
def made(board: Board) -> Competition:
    return a_programme(board)


def test_the_list_travels_as_a_file_of_its_paper(made: Competition, tmp_path: Path) -> None:
    register = made.register
    prepared = prepare(register, made.id)
    ranking = take_with_papers(register, prepared, write_papers(prepared.papers, tmp_path))
    (paper,) = register.papers.find(item_id=register.rankings.get(ranking).item_id)
    assert (paper.title, paper.state) == ("The 3 projects in order", PaperState.FINAL)
    (file,) = register.paper_files.find(paper_id=paper.id)
    assert (file.name, file.pages) == ("CFB_2003-10-09_ranking-2004-05.pdf", 2)
    assert register.undo_label == "Take ranking to board"


def test_an_exempt_project_is_in_the_file_of_the_exempt_paper_alone(
    made: Competition, tmp_path: Path
) -> None:
    register = made.register
    set_project_exempt(register, made.projects[1], True, "A8")
    prepared = prepare(register, made.id)
    ranking = take_with_papers(register, prepared, write_papers(prepared.papers, tmp_path))
    papers = register.papers.find(item_id=register.rankings.get(ranking).item_id)
    found = {
        paper.exempt: [one.name for one in register.paper_files.find(paper_id=paper.id)]
        for paper in papers
    }
    assert found == {
        False: ["CFB_2003-10-09_ranking-2004-05.pdf"],
        True: ["CFB_2003-10-09_ranking-2004-05_EXEMPT.pdf"],
    }
    open_one = next(one for one in prepared.papers if not one.exempt)
    assert "CRM" not in repr(open_one.document)


def test_a_list_that_changed_meanwhile_is_taken_again(made: Competition, tmp_path: Path) -> None:
    register = made.register
    prepared = prepare(register, made.id)
    files = write_papers(prepared.papers, tmp_path)
    score_project(register, made.id, made.projects[2], made.board.raman,
                  dict.fromkeys(made.criteria, 5))  # fmt: skip
    with pytest.raises(Refused, match="The list changed while its paper was written"):
        take_with_papers(register, prepared, files)
    assert register.rankings.all() == [] and register.papers.all() == []
