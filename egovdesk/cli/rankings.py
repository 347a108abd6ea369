"""`egovdesk export` of a programme's ranking: as it stands, as the board saw or agreed it, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from egovdesk.cli.exports import export
from egovdesk.cli.filing import (
    GROUP,
    PUBLIC,
    TEMPLATE,
    WORD,
    group_id_of,
    prefix_of,
    state_of,
    write,
)
from egovdesk.cli.options import REGISTER, open_to_read
from egovdesk.cli.projects import PROJECT, YEAR, find_programme, find_project
from egovdesk.cli.targets import TO, Target
from egovdesk.errors import NotFound

if TYPE_CHECKING:
    from egovdesk.documents.model import Document, Workbook
    from egovdesk.records.programmes import Programme, Ranking
    from egovdesk.register import Register

KEPT = click.option(
    "--kept", type=click.Choice(("seen", "agreed")),
    help="Not as it stands now: as the board last saw it, or last agreed it.",
)  # fmt: skip
RANKING = click.option("--ranking", hidden=True, help="One that was kept, by its key.")


def find_ranking(
    register: Register, programme: Programme, kept: str | None, key: str | None
) -> Ranking | None:
    """The kept ranking that was asked for, None for the list as it stands; raises NotFound."""
    from egovdesk.ranking.kept import latest
    from egovdesk.records.programmes import RankingState

    if key is not None:
        return register.rankings.get(key)
    if kept is None:
        return None
    state = RankingState.AGREED if kept == "agreed" else RankingState.TAKEN
    found = latest(register, programme.id, state)
    if found is None:
        raise NotFound(
            "The board has agreed no ranking of this programme."
            if kept == "agreed"
            else "No ranking of this programme has been taken to a board."
        )
    return found


@export.command()
@REGISTER
@GROUP
@YEAR
@KEPT
@RANKING
@PUBLIC
@WORD
@TEMPLATE
@TO
def ranking(
    register: Path, group: str | None, year: int | None, kept: str | None, ranking: str | None,
    public: bool, word: bool, template: Path | None, target: Target,
) -> None:  # fmt: skip
    """The ranked investment programme with its scores, in Excel with live formulas, or in Word."""
    with open_to_read(register) as opened:
        programme = find_programme(opened, year, group_id_of(opened, group))
        found = find_ranking(opened, programme, kept, ranking)
        made = (
            _kept(opened, found, word, public) if found else _now(opened, programme, word, public)
        )
        day = opened.today if found is None else found.kept_at.date()
        state = " ".join(filter(None, (found.state.value.upper() if found else "DRAFT",
                                       state_of(public))))  # fmt: skip
        what = f"ranking {programme.label.rpartition(' ')[2].replace('/', '-')}"
        write(made, target, prefix_of(opened, programme.group_id), day, what, state, template)


def _kept(register: Register, found: Ranking, word: bool, public: bool) -> Document | Workbook:
    from egovdesk.documents.programmes.ranking import kept_document, said_of
    from egovdesk.documents.programmes.workbook import ranking_workbook
    from egovdesk.ranking.kept import public as open_part
    from egovdesk.ranking.kept import read_now

    if word:
        return kept_document(register, found, exempt=not public)
    whole = read_now(register, found)
    shown = open_part(whole) if public else whole
    return ranking_workbook(register, shown, said_of(register, found, whole))


def _now(register: Register, programme: Programme, word: bool, public: bool) -> Document | Workbook:
    from egovdesk.documents.programmes.ranking import ranking_document
    from egovdesk.documents.programmes.workbook import every_score, ranking_workbook
    from egovdesk.ranking import read_sheet
    from egovdesk.ranking.kept import public as open_part
    from egovdesk.ranking.kept import working
    from egovdesk.ranking.sheet import refuse_unready

    sheet = read_sheet(register, programme.id)
    refuse_unready(sheet)
    whole = working(register, sheet)
    shown = open_part(whole) if public else whole
    if word:
        return ranking_document(register, shown)
    return ranking_workbook(register, shown, scored=every_score(register, sheet, exempt=not public))


@export.command()
@REGISTER
@PROJECT
@YEAR
@KEPT
@RANKING
@TEMPLATE
@TO
def why(
    register: Path, project: str, year: int | None, kept: str | None, ranking: str | None,
    template: Path | None, target: Target,
) -> None:  # fmt: skip
    """Why a project is where it is in the ranking, in Word: scores, weights, moves, the decision."""
    from egovdesk.documents.programmes.why import answer, why_document
    from egovdesk.ranking import read_sheet
    from egovdesk.ranking.kept import working

    with open_to_read(register) as opened:
        programme, wanted = find_programme(opened, year), find_project(opened, project)
        found = find_ranking(opened, programme, kept, ranking)
        if found is not None:
            document = why_document(opened, found, wanted.id)
        else:
            now = working(opened, read_sheet(opened, programme.id))
            document = answer(opened, now, wanted.id)
        what, day = f"why {wanted.title}", opened.today
        write(document, target, prefix_of(opened, programme.group_id), day, what, "", template)
