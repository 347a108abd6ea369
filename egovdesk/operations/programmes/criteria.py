"""What projects are scored by: criteria added, changed, put in order and removed, and their weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.ranking.engine import share_out
from egovdesk.ranking.kept import latest, read
from egovdesk.records.programmes import Criterion, RankingState
from egovdesk.records.text import clean_line
from egovdesk.register import Register


@operation("Add criterion", of=naming.of_programme)
def add_criterion(
    register: Register, programme_id: str, title: str, weight: int = 0, detail: str = ""
) -> str:
    """Score projects by one more thing; return its id. The weights may total another sum than 100 then."""
    register.programmes.get(programme_id)
    there = register.criteria.find(programme_id=programme_id)
    made = Criterion(
        new_id(), programme_id, clean_line(title), weight, clean_line(detail),
        max((one.position for one in there), default=0) + 1,
    )  # fmt: skip
    require(made.problems())
    _refuse_twin(register, made)
    register.criteria.add(made)
    return made.id


@operation("Change criterion", of=naming.of_criterion)
def change_criterion(
    register: Register, criterion_id: str, title: str | None = None, detail: str | None = None
) -> None:
    """Call a criterion otherwise, or say better what a 5 is; its weight changes with the others."""
    criterion = register.criteria.get(criterion_id)
    changed = replace(
        criterion,
        title=criterion.title if title is None else clean_line(title),
        detail=criterion.detail if detail is None else clean_line(detail),
    )
    require(changed.problems())
    _refuse_twin(register, changed)
    register.criteria.update(criterion_id, title=changed.title, detail=changed.detail)


@operation("Move criterion", of=naming.of_criterion)
def place_criterion(register: Register, criterion_id: str, index: int) -> None:
    """Put a criterion at an index among those of its programme."""
    criterion = register.criteria.get(criterion_id)
    order = register.criteria.find(programme_id=criterion.programme_id)
    order = [one for one in order if one.id != criterion_id]
    order.insert(max(0, min(len(order), index)), criterion)
    for position, one in enumerate(order, 1):
        if one.position != position:
            register.criteria.update(one.id, position=position)


@operation("Remove criterion", of=naming.of_criterion)
def remove_criterion(register: Register, criterion_id: str) -> None:
    """Score projects by it no longer: its scores go with it, and the other weights stay.

    What boards saw keeps both. Raises Refused for the last one.
    """
    criterion = register.criteria.get(criterion_id)
    if len(register.criteria.find(programme_id=criterion.programme_id)) == 1:
        raise Refused(
            "A programme is ranked by at least one criterion.",
            "Nothing has changed.",
            "Add another one first, or change this one.",
        )
    for score in register.scores.find(criterion_id=criterion_id):
        register.scores.remove(score.id)
    register.criteria.remove(criterion_id)


@dataclass(frozen=True)
class CriterionFacts:
    """A criterion as it is to be; its id is None where it is new."""

    id: str | None
    title: str
    detail: str = ""


@operation("Change criteria", of=naming.of_programme)
def change_criteria(
    register: Register, programme_id: str, wanted: Sequence[CriterionFacts]
) -> None:
    """Let a programme's criteria be these, in this order; those that are not among them go.

    Weights stay; a new one has none.
    """
    kept = {one.id for one in wanted}
    ids = []
    for one in wanted:
        if one.id is None:
            ids.append(add_criterion(register, programme_id, one.title, 0, one.detail))
        else:
            change_criterion(register, one.id, one.title, one.detail)
            ids.append(one.id)
    for former in register.criteria.find(programme_id=programme_id):
        if former.id not in kept and former.id not in ids:
            remove_criterion(register, former.id)
    for index, criterion_id in enumerate(ids):
        place_criterion(register, criterion_id, index)


@operation("Change weights", of=naming.of_programme)
def set_weights(register: Register, programme_id: str, weights: Mapping[str, int]) -> None:
    """Give criteria other weights, each from 0 to 100.

    Weights that do not total 100 are kept too, for they are on their way there; such a list is ranked
    in proportion, goes before no board and is not exported.
    """
    for criterion_id, weight in weights.items():
        criterion = register.criteria.get(criterion_id)
        if criterion.programme_id != programme_id:
            raise Refused(
                f"“{criterion.title}” is a criterion of another programme.", "Nothing has changed."
            )
        require(replace(criterion, weight=weight).problems())
        if criterion.weight != weight:
            register.criteria.update(criterion_id, weight=weight)


@operation("Share weights out", of=naming.of_programme)
def share_weights_out(
    register: Register, programme_id: str, criterion_id: str | None = None
) -> None:
    """Let the weights total 100: one criterion's stays, the others change in proportion; or all do."""
    criteria = register.criteria.find(programme_id=programme_id)
    weights = [one.weight for one in criteria]
    ids = [one.id for one in criteria]
    if criterion_id is None:
        # A nought to keep leaves all others to share the whole in proportion.
        shared = share_out([*weights, 0], len(weights))[:-1]
    else:
        shared = share_out(weights, ids.index(criterion_id))
    set_weights(register, programme_id, dict(zip(ids, shared, strict=True)))


@operation("Go back to agreed weights", of=naming.of_programme)
def use_agreed_weights(register: Register, programme_id: str) -> None:
    """Give criteria the weights of the ranking that the board last agreed, a new one none.

    Raises Refused where it has agreed none.
    """
    agreed = agreed_weights(register, programme_id)
    if not agreed:
        raise Refused(
            "The board has not agreed a ranking of this programme yet.", "Nothing has changed."
        )
    criteria = register.criteria.find(programme_id=programme_id)
    set_weights(register, programme_id, {one.id: agreed.get(one.id, 0) for one in criteria})


def agreed_weights(register: Register, programme_id: str) -> dict[str, int]:
    """The weights of the ranking that the board last agreed, by criterion; none where it agreed none."""
    ranking = latest(register, programme_id, RankingState.AGREED)
    return {} if ranking is None else {one.id: one.weight for one in read(ranking).criteria}


def _refuse_twin(register: Register, criterion: Criterion) -> None:
    for one in register.criteria.find(programme_id=criterion.programme_id):
        if one.id != criterion.id and one.title.casefold() == criterion.title.casefold():
            raise Refused(
                f"There is a criterion “{one.title}” already.",
                "Nothing has changed.",
                "Give this one another title.",
            )
