"""How what is done with papers' files and shells is done and undone."""

from __future__ import annotations

from egovdesk.operations import papers, returned
from egovdesk.records.returned import BackChange, BackPlan, ClearanceBack
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
