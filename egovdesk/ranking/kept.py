"""Rankings that were frozen: a list as it stands, kept and read back, proved by its SHA-256, and changed
by a board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from egovdesk.errors import EgovDeskError
from egovdesk.ranking.engine import Ranked
from egovdesk.ranking.sheet import Sheet, standing_scores
from egovdesk.records.days import spoken_date
from egovdesk.records.kept_rankings import KeptCriterion, KeptPlace, KeptRanking, KeptScore
from egovdesk.records.kept_text import sha256
from egovdesk.records.programmes import Ranking, RankingState, Score
from egovdesk.records.projects import Rag
from egovdesk.register import Register


class RankingDamaged(EgovDeskError):
    """A kept ranking is not what was kept, by its SHA-256."""


@dataclass(frozen=True)
class Move:
    """That a board put a project in another place, and why."""

    project_id: str
    place: int
    reason: str


def working(register: Register, sheet: Sheet) -> KeptRanking:
    """A programme's ranking as it stands now."""
    programme = sheet.programme
    group = register.groups.maybe(programme.group_id)
    scores = standing_scores(register, sheet)
    names = _names(register, sheet, scores)
    return KeptRanking(
        programme.title, programme.year, register.authority.name, group.name if group else "",
        register.today, programme.budget,
        tuple(KeptCriterion(one.id, one.title, one.weight, one.detail) for one in sheet.criteria),
        tuple(
            _place(sheet, one, scores.get(one.id, ()), names) for one in sheet.ranked()
        ),
    )  # fmt: skip


def read(ranking: Ranking) -> KeptRanking:
    """What a ranking says; raises RankingDamaged where it is not what was kept."""
    if sha256(ranking.content) != ranking.sha256:
        raise RankingDamaged(
            "This ranking is not as it was kept: its content no longer agrees with its SHA-256.",
            "Nothing has changed, and the other rankings are as they were.",
            "Restore a backup of that time to see it.",
        )
    try:
        return KeptRanking.from_json(ranking.content)
    except ValueError as error:
        raise EgovDeskError(
            "This ranking was kept by another version of EgovDesk and cannot be shown.",
            "It is unchanged.",
            "Open the register with the newest EgovDesk.",
        ) from error


def read_now(register: Register, ranking: Ranking) -> KeptRanking:
    """What a ranking says, with each project that has become exempt since it was kept marked so.

    Nothing that is exempt by now is to go out in a public copy of an older list. Raises as `read` does.
    """
    found = read(ranking)
    projects = register.projects.many(one.project_id for one in found.places)
    hidden = {key: one.ground for key, one in projects.items() if one.exempt}
    places = tuple(
        replace(one, exempt=True, ground=hidden[one.project_id])
        if not one.exempt and one.project_id in hidden
        else one
        for one in found.places
    )
    return replace(found, places=places)


def damaged(register: Register) -> list[str]:
    """A sentence for each kept ranking that is not what was kept."""
    return [
        f"The ranking of {register.programmes.get(one.programme_id).label}, kept on"
        f" {spoken_date(one.kept_at.date())}, is not as it was kept"
        for one in register.rankings.all()
        if sha256(one.content) != one.sha256
    ]


def latest(
    register: Register, programme_id: str, state: RankingState | None = None
) -> Ranking | None:
    """The last ranking of a programme that was kept, of a state or of any."""
    found = register.rankings.find(programme_id=programme_id)
    return next((one for one in reversed(found) if state in (None, one.state)), None)


def changed(kept: KeptRanking, moves: Sequence[Move]) -> KeptRanking:
    """A ranking with its order changed by a board: each project at its new place, then running totals."""
    before = {one.project_id: one for one in kept.places}
    reasons = {one.project_id: one.reason for one in moves}
    order = [one for one in kept.places if one.project_id not in reasons]
    for move in sorted(moves, key=lambda one: one.place):
        order.insert(max(0, move.place - 1), before[move.project_id])
    # Without a change the board agreed the list as it saw it, shared places and all.
    return replace(kept, places=_again(kept, order, before, reasons)) if moves else kept


def _again(
    kept: KeptRanking, order: Sequence[KeptPlace], before: dict[str, KeptPlace],
    reasons: dict[str, str],
) -> tuple[KeptPlace, ...]:  # fmt: skip
    places, running, funded = [], 0, True
    for at, one in enumerate(order, 1):
        running += one.cost or 0
        funded = funded and (kept.budget is None or running <= kept.budget)
        was = before[one.project_id].at
        moved = one.project_id in reasons and was != at
        places.append(
            replace(
                one, at=at, place=at, tied=False, running=running, funded=funded,
                changed_from=was if moved else None,
                changed_reason=reasons[one.project_id] if moved else "",
            )
        )  # fmt: skip
    return tuple(places)


def public(kept: KeptRanking) -> KeptRanking:
    """A ranking without its exempt projects, and without the running totals, which would tell their cost."""
    if not kept.is_exempt:
        return kept
    shown = (replace(one, running=0) for one in kept.places if not one.exempt)
    return replace(kept, places=tuple(shown), partial=True)


def _place(sheet: Sheet, one: Ranked, given: Sequence[Score], names: dict[str, str]) -> KeptPlace:
    line = sheet.lines[one.id]
    project, entry, report = line.project, line.entry, line.report
    year = sheet.programme.year
    order = {each.id: at for at, each in enumerate(sheet.criteria)}
    scores = sorted(
        given, key=lambda each: (order[each.criterion_id], names.get(each.scorer_id, ""))
    )
    return KeptPlace(
        project.id, project.title, one.at, one.place, one.earned, round(one.total, 6), one.running,
        project.code, project.service, names.get(project.sponsor_id or "", ""), one.tied, one.funded,
        line.costs.get(year - 1), line.costs.get(year),
        tuple(None if mean is None else round(mean, 6) for mean in line.means),
        tuple(round(part, 6) for part in one.parts),
        tuple(
            KeptScore(each.criterion_id, names.get(each.scorer_id, ""), each.value, each.scored_on,
                      each.note)
            for each in scores
        ),
        report.overall if report else Rag.UNSAID, report.overall_words if report else "",
        report.until_on if report else None, entry.moved_to, entry.moved_reason, entry.moved_by,
        entry.moved_on, exempt=project.exempt, ground=project.ground,
    )  # fmt: skip


def _names(
    register: Register, sheet: Sheet, scores: Mapping[str, Sequence[Score]]
) -> dict[str, str]:
    """The names of those who scored and who sponsor."""
    ids = {one.scorer_id for found in scores.values() for one in found}
    ids |= {line.project.sponsor_id for line in sheet.lines.values() if line.project.sponsor_id}
    return {key: one.name for key, one in register.people.many(ids).items()}
