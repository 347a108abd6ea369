"""How the operations of an investment programme are done and undone."""

from __future__ import annotations

from collections.abc import Callable

from egovdesk.operations.programmes import programmes, scores
from egovdesk.records.programmes import Moscow
from egovdesk.register import Register
from tests.core.operations.scenarios import Act, scenario, simply
from tests.core.programme import Competition, a_programme
from tests.scenes import Board

simply(programmes.start_programme, "ICT programme", 2004, budget=145_000_00)


def on_programme(
    func: Callable[..., object], prepare: Callable[[Competition], Callable[[Register], object]]
) -> None:
    """A scenario with a programme of three projects."""

    @scenario(func)
    def _(board: Board) -> Act:
        return prepare(a_programme(board))


on_programme(
    programmes.change_programme,
    lambda one: lambda register: programmes.change_programme(register, one.id, budget=90_000_00),
)
on_programme(
    programmes.remove_programme,
    lambda one: lambda register: programmes.remove_programme(register, one.id),
)
on_programme(
    programmes.include_project,
    lambda one: lambda register: programmes.include_project(register, one.id, one.outside),
)
on_programme(
    programmes.exclude_project,
    lambda one: lambda register: programmes.exclude_project(register, one.id, one.projects[0]),
)
on_programme(
    programmes.set_moscow,
    lambda one: (
        lambda register: programmes.set_moscow(register, one.id, one.projects[0], Moscow.MUST, 120)
    ),
)
on_programme(
    scores.score_project,
    lambda one: (
        lambda register: scores.score_project(
            register, one.id, one.projects[0], one.board.sykes, {one.criteria[0]: 2}
        )
    ),
)
on_programme(
    scores.take_scores_back,
    lambda one: (
        lambda register: scores.take_scores_back(register, one.id, one.projects[0], one.board.raman)
    ),
)
