"""The ranked list as Qt's views see it: cells, the funding line, what the public may see, other views."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from egovdesk.ranking import Line, Sheet
from egovdesk.ranking.moscow import split
from egovdesk.ranking.sensitivity import swings
from egovdesk.records.programmes import Criterion, Moscow, Programme, ProgrammeProject
from egovdesk.records.projects import HighlightReport, Project, Rag
from tests.scenes import TODAY
from ui.item_models import public_screen
from ui.item_models.ranking import (
    LINE,
    RankingModel,
    Rankings,
    line_words,
    make_model,
    rank_rows,
    thousands,
    whole,
)
from ui.item_models.ranking_views import moscow_rows, sway_rows, sway_sentence

PROGRAMME = Programme("p", "ICT programme", 2004, budget=120_000_00)
CRITERIA = (Criterion("b", "p", "Benefit", 60), Criterion("f", "p", "Fit", 40))


def a_line(name: str, means: tuple[float | None, ...], pounds: int, **changes: Any) -> Line:
    """A project that asks so many pounds of 2004/05."""
    entry = ProgrammeProject(name, "p", name)
    report = HighlightReport(name, name, TODAY, overall=Rag.AMBER)
    made = Line(Project(name, name), entry, {2004: pounds * 100}, means, report)
    return replace(made, **changes)


def a_sheet(*lines: Line, budget: int | None = 120_000_00) -> Sheet:
    found = lines or (
        a_line("Net", (5, 4), 60_000), a_line("CRM", (4, 4), 50_000), a_line("Card", (2, 3), 40_000),
    )  # fmt: skip
    programme = replace(PROGRAMME, budget=budget)
    return Sheet(programme, CRITERIA, {one.project.id: one for one in found})


def shown(sheet: Sheet, **agreed: int) -> RankingModel:
    rankings = Rankings()
    model = make_model(rankings, 2004)
    rankings.show(rank_rows(sheet, sheet.ranked(), agreed))
    model.reload()
    return model


def cells(model: RankingModel, row: int) -> list[str]:
    return [
        str(model.index(row, at).data(Qt.ItemDataRole.AccessibleDescriptionRole) or "")
        for at in range(model.columnCount())
    ]


@pytest.fixture
def sheet() -> Sheet:
    return a_sheet()


def test_qt_finds_nothing_amiss(sheet: Sheet) -> None:
    model = shown(sheet)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.reload()
    assert model.rowCount() == 4 and model.rowCount(QModelIndex()) == 4


def test_a_row_tells_rank_score_light_and_sums(sheet: Sheet) -> None:
    assert cells(shown(sheet), 0) == ["1", "Net", "92", "Amber", "–", "60", "60"]


def test_the_funding_line_stands_where_the_budget_ends_and_cannot_be_chosen(sheet: Sheet) -> None:
    model = shown(sheet)
    assert model.id_at(2) == LINE
    assert model.flags(model.index(2, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert "£120,000 for 2004/05, £10,000 unspent" in cells(model, 2)[1]


def test_without_a_budget_no_line_is_drawn() -> None:
    assert LINE not in shown(a_sheet(budget=None)).ids()


def test_a_budget_that_is_spent_to_the_penny_says_so() -> None:
    sheet = a_sheet(budget=110_000_00)
    assert line_words(sheet, sheet.ranked()) == "£110,000 for 2004/05, all spent"


def test_a_budget_that_reaches_nothing_puts_the_line_first() -> None:
    assert shown(a_sheet(budget=1_00)).id_at(0) == LINE


def test_movement_is_told_in_words_too(sheet: Sheet) -> None:
    model = shown(sheet, Net=2, CRM=1, Card=3)
    assert [cells(model, row)[0] for row in (0, 1, 3)] == ["1, up 1, 1", "2, down 1, 1", "3"]


def test_those_with_the_same_score_share_a_place() -> None:
    model = shown(a_sheet(a_line("Net", (4, 4), 1), a_line("CRM", (4, 4), 1), budget=None))
    assert [cells(model, row)[0] for row in (0, 1)] == ["1=", "1="]


def test_what_was_moved_by_hand_shows_it() -> None:
    entry = ProgrammeProject("Card", "p", "Card", moved_to=1, moved_reason="The buses wait.")
    lines = (a_line("Net", (5, 4), 1), a_line("Card", (1, 1), 1, entry=entry))
    assert "moved by hand" in cells(shown(a_sheet(*lines, budget=None)), 0)[1]


@pytest.mark.parametrize(
    ("means", "words"), [((None, None), "0, not scored"), ((5, None), "60, part")]
)
def test_what_is_not_scored_in_full_says_so(means: tuple[float | None, ...], words: str) -> None:
    assert cells(shown(a_sheet(a_line("Net", means, 1), budget=None)), 0)[2] == words


def test_a_project_without_a_report_says_so() -> None:
    assert cells(shown(a_sheet(a_line("Net", (1, 1), 1, report=None), budget=None)), 0)[3] == (
        "no report"
    )


def test_the_public_screen_shows_no_word_and_no_sum_of_an_exempt_project() -> None:
    secret = replace(a_line("CRM", (4, 4), 50_000), project=Project("CRM", "CRM", exempt=True))
    model = shown(a_sheet(a_line("Net", (5, 4), 60_000), secret))
    assert "exempt" in cells(model, 1)[1] and cells(model, 1)[5] == "50"
    public_screen.turn(True)
    assert "CRM" not in str(cells(model, 1)) and "50" not in str(cells(model, 1))
    assert cells(model, 0)[6] == "" and "unspent" not in str(cells(model, 2))


@pytest.mark.parametrize(
    ("pence", "words"),
    [(None, "–"), (0, "0"), (49_999_00, "50"), (1_200_000_00, "1,200"), (-5_000_00, "−5")],
)
def test_sums_are_told_in_thousands(pence: int | None, words: str) -> None:
    assert thousands(pence) == words


@pytest.mark.parametrize(("total", "said"), [(81.5, 82), (71.5, 72), (60.0, 60), (59.49, 59)])
def test_halves_of_a_score_go_up(total: float, said: int) -> None:
    assert whole(total) == said


# -- other views -----------------------------------------------------------------------------------


def test_what_a_weight_sways_is_told_with_who_crosses_the_line() -> None:
    # 68 and 64 by 60 and 40; ten points less of Benefit and the card stands first.
    sheet = a_sheet(a_line("Net", (5, 1), 80_000), a_line("Card", (2, 5), 80_000),
                    budget=100_000_00)  # fmt: skip
    found = swings(sheet.entries, sheet.weights, sheet.programme.budget)
    rows = {row.id: row.cell.spoken for row in sway_rows(sheet, found)}
    assert rows["criterion 0"] == "Benefit, now 60"
    assert rows["0 5"] == "+5 to 65, no place changes"
    assert "2 places change" in rows["0 -10"] and "funded: Card; not funded: Net" in rows["0 -10"]


def test_a_robust_list_is_said_to_be() -> None:
    sheet = a_sheet(a_line("Net", (5, 5), 1), a_line("Card", (1, 1), 1))
    assert sway_sentence(swings(sheet.entries, sheet.weights)) == (
        "No place changes if any one weight moves by 5 points."
    )


def test_moscow_lists_projects_by_need_with_the_effort_of_each() -> None:
    def entry(name: str, kind: Moscow, effort: int | None) -> Line:
        needed = ProgrammeProject(name, "p", name, kind, effort=effort)
        return a_line(name, (5, 5), 1, entry=needed)

    sheet = a_sheet(entry("Net", Moscow.MUST, 70), entry("Card", Moscow.COULD, None))
    ranked = {one.id: one for one in sheet.ranked()}
    parts = split(one.entry for one in sheet.lines.values())
    said = [row.cell.spoken for row in moscow_rows(sheet, parts, ranked)]
    assert said == [
        "Must, 1 project, 70 days, 100% of the effort", "1, Net, 70 days",
        "Should, no projects, no days, 0% of the effort",
        "Could, 1 project, no days, 0% of the effort", "1, Card, effort not said",
        "Won’t this time, no projects, no days",
    ]  # fmt: skip
