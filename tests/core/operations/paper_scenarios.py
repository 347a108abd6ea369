"""How what is done with papers' files and shells is done and undone."""

from __future__ import annotations

from collections.abc import Callable

from egovdesk.operations import files, papers, returned
from egovdesk.records.returned import BackChange, BackPlan, ClearanceBack
from egovdesk.store.contents import Kept
from tests.core.operations.scenarios import Act, scenario
from tests.scenes import Board


@scenario(returned.take_back_paper)
def _(board: Board) -> Act:
    paper = papers.add_paper(board.register, board.items[1], "Outline business case")
    legal = papers.add_clearance(board.register, paper, "Legal", board.sykes)
    plan = BackPlan(
        "shell.docx", paper, recommendation="agree the case", author=(board.raman, ""),
        background="IEG2 statement", changes=(BackChange("Recommendations", "", "agree the case"),),
        clearances=(
            ClearanceBack("Legal", legal, "There are no duties.", board.chair, board.register.today),
            ClearanceBack("Finance", None, "It costs £5.", None, None, "Provided by Sam Smith"),
        ),
    )  # fmt: skip
    return lambda register: returned.take_back_paper(register, paper, plan)


def on_file(func: Callable[..., object], *args: object, **facts: object) -> None:
    """A scenario with a paper of two files, the first in two versions."""

    @scenario(func)
    def _(board: Board) -> Act:
        paper = papers.add_paper(board.register, board.items[1], "Outline business case")
        for name, sha256 in (
            ("case.docx", "a" * 64),
            ("costs.xlsx", "b" * 64),
            ("case.docx", "c" * 64),
        ):
            last = files.add_file(board.register, paper, Kept(sha256, 5), name, pages=3)
        return lambda register: func(register, last, *args, **facts)


on_file(files.change_file, name="full case.docx", pages=14)
on_file(files.move_file, 1)
on_file(files.remove_file)


@scenario(files.add_file)
def _(board: Board) -> Act:
    paper = papers.add_paper(board.register, board.items[1], "Outline business case")
    kept = Kept("a" * 64, 5)
    return lambda register: files.add_file(register, paper, kept, "case.docx", sender="Priya Raman")
