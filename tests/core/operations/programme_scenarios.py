"""How the operations of an investment programme are done and undone."""

from __future__ import annotations

from collections.abc import Callable

from egovdesk.operations.programmes import criteria, places, programmes, rankings, scores
from egovdesk.ranking.kept import Move
from egovdesk.records.programmes import Moscow
from egovdesk.register import Register
from tests.core.operations.scenarios import Act, scenario, simply
from tests.core.programme import Competition, a_programme, agreed, decided
from tests.scenes import Board

simply(programmes.start_programme, "ICT programme", 2004, budget=145_000_00)


Prepare = Callable[[Competition], Callable[[Register], object]]


def on_programme(func: Callable[..., object], prepare: Prepare) -> None:
    """A scenario with a programme of three projects."""

    @scenario(func)
    def _(board: Board) -> Act:
        return prepare(a_programme(board))


def on_programme_with(func: Callable[..., object]) -> Callable[[Prepare], None]:
    """The same, prepared further by a function of its own."""
    return lambda prepare: on_programme(func, prepare)


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
on_programme(
    criteria.add_criterion,
    lambda one: lambda register: criteria.add_criterion(register, one.id, "Savings", 10),
)
on_programme(
    criteria.change_criterion,
    lambda one: (
        lambda register: criteria.change_criterion(
            register, one.criteria[0], "Benefit to citizens", "Many notice it."
        )
    ),
)
on_programme(
    criteria.place_criterion,
    lambda one: lambda register: criteria.place_criterion(register, one.criteria[1], 0),
)
on_programme(
    criteria.remove_criterion,
    lambda one: lambda register: criteria.remove_criterion(register, one.criteria[1]),
)
on_programme(
    criteria.set_weights,
    lambda one: (
        lambda register: criteria.set_weights(
            register, one.id, dict(zip(one.criteria, (50, 45), strict=True))
        )
    ),
)


@on_programme_with(criteria.share_weights_out)
def _(one: Competition) -> Act:
    criteria.set_weights(one.register, one.id, {one.criteria[0]: 80})
    return lambda register: criteria.share_weights_out(register, one.id, one.criteria[0])


@on_programme_with(criteria.use_agreed_weights)
def _(one: Competition) -> Act:
    agreed(one)
    criteria.set_weights(one.register, one.id, dict(zip(one.criteria, (20, 80), strict=True)))
    return lambda register: criteria.use_agreed_weights(register, one.id)


@on_programme_with(places.move_by_hand)
def _(one: Competition) -> Act:
    return lambda register: places.move_by_hand(
        register, one.id, one.projects[2], 1, "The bus companies wait for it."
    )


@on_programme_with(places.take_move_back)
def _(one: Competition) -> Act:
    places.move_by_hand(one.register, one.id, one.projects[2], 1, "The bus companies wait.")
    return lambda register: places.take_move_back(register, one.id, one.projects[2])


@on_programme_with(rankings.take_to_board)
def _(one: Competition) -> Act:
    return lambda register: rankings.take_to_board(register, one.id, item_id=one.board.items[1])


@on_programme_with(rankings.record_agreed)
def _(one: Competition) -> Act:
    kept, decision = decided(one)
    move = Move(one.projects[2], 1, "The buses wait for it.")
    return lambda register: rankings.record_agreed(register, kept, decision, [move])


@on_programme_with(rankings.take_agreement_back)
def _(one: Competition) -> Act:
    found = agreed(one)
    return lambda register: rankings.take_agreement_back(register, found)


on_programme(
    programmes.include_projects,
    lambda one: lambda register: programmes.include_projects(register, one.id, [one.outside]),
)
on_programme(
    criteria.change_criteria,
    lambda one: (
        lambda register: criteria.change_criteria(
            register,
            one.id,
            [
                criteria.CriterionFacts(None, "Savings"),
                criteria.CriterionFacts(one.criteria[0], "Benefit to citizens"),
            ],
        )
    ),
)
