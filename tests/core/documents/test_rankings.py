"""The ranking to read and to weigh again, and why a project is where it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from egovdesk.documents.model import (
    DecisionBlock,
    Document,
    Formula,
    Heading,
    ListBlock,
    Paragraph,
    Table,
    Workbook,
    plain,
)
from egovdesk.documents.programmes.ranking import kept_document, ranking_document
from egovdesk.documents.programmes.why import answer, why_document
from egovdesk.documents.programmes.workbook import every_score, ranking_workbook
from egovdesk.errors import NotFound
from egovdesk.operations.programmes.criteria import change_criterion
from egovdesk.operations.programmes.places import move_by_hand
from egovdesk.operations.programmes.programmes import change_programme
from egovdesk.operations.programmes.scores import score_project
from egovdesk.operations.projects.facts import set_project_exempt
from egovdesk.ranking import read_sheet
from egovdesk.ranking.kept import Move, public, working
from egovdesk.records.kept_rankings import KeptRanking
from tests.core.programme import Competition, a_programme, agreed
from tests.scenes import Board

MOVE = "The bus companies join in November."


@pytest.fixture
def made(board: Board) -> Competition:
    return a_programme(board)


def now(made: Competition) -> KeptRanking:
    return working(made.register, read_sheet(made.register, made.id))


def text(document: Document) -> str:
    """What a document says, but for its tables."""
    found = [document.title]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(plain(block.runs))
        elif isinstance(block, Heading):
            found.append(block.text)
        elif isinstance(block, ListBlock):
            found += [plain(item.runs) for item in block.items]
        elif isinstance(block, DecisionBlock):
            found += [plain(part.runs) for part in block.parts]
    return "\n".join(found)


def tables(document: Document) -> list[Table]:
    return [one for one in document.blocks if isinstance(one, Table)]


def everything(document: Document) -> str:
    """Every word of it, tables too."""
    return text(document) + repr([tuple(one.rows) for one in tables(document)])


# -- the list to read --------------------------------------------------------------------------


def test_the_list_is_told_above_and_below_the_funding_line(made: Competition) -> None:
    document = ranking_document(made.register, now(made))
    above, below, weights, scores = tables(document)
    assert [row[:2] + row[3:4] for row in above.rows] == [
        ("1", "Network replacement", 92), ("2", "Corporate CRM", 80),
    ]  # fmt: skip
    assert [(row[1], row[-1]) for row in below.rows] == [("Smartcard pilot", 150)]
    assert [row[:2] for row in weights.rows] == [("Benefit", 60), ("Fit", 40)]
    assert next(iter(scores.rows)) == ("Network replacement", 5, 4)
    assert "2 above the funding line: £120,000 for 2004/05, £10,000 unspent." in text(document)


def test_without_a_budget_there_is_one_list_and_that_is_said(made: Competition) -> None:
    change_programme(made.register, made.id, budget=None)
    said = text(ranking_document(made.register, now(made)))
    assert "No budget is set, so no funding line is drawn." in said
    assert "Below the funding line" not in said


def test_what_was_moved_by_hand_has_its_reason(made: Competition) -> None:
    move_by_hand(made.register, made.id, made.projects[2], 1, MOVE)
    said = text(ranking_document(made.register, now(made)))
    assert f"Smartcard pilot: 1st, by its score 3rd. {MOVE} (jtate, 9 October 2003)" in said


def test_the_list_as_the_board_agreed_it_has_the_decision_and_the_proof(made: Competition) -> None:
    register = made.register
    ranking = register.rankings.get(agreed(made, Move(made.projects[2], 1, MOVE)))
    said = text(kept_document(register, ranking))
    number = register.decisions.get(ranking.decision_id or "").number
    assert f"Agreed by Customer First Board, 21 October 2003 ({number})" in said
    assert f"Smartcard pilot: 1st, and not 3rd. {MOVE}" in said
    assert ranking.sha256 in said


def test_the_public_learns_nothing_of_an_exempt_project_nor_what_it_costs(
    made: Competition,
) -> None:
    register = made.register
    set_project_exempt(register, made.projects[1], True, "A8")
    ranking = register.rankings.get(agreed(made, Move(made.projects[1], 3, "The tender is open.")))
    shown = everything(kept_document(register, ranking, exempt=False))
    assert "CRM" not in shown and "tender is open" not in shown
    assert "50" not in shown.replace("2003/04", "").replace(ranking.sha256, "")
    assert not any("Running" in str(one.columns) for one in tables(
        kept_document(register, ranking, exempt=False)))  # fmt: skip
    whole = kept_document(register, ranking)
    assert whole.header.startswith("Contains exempt information")


# -- why -----------------------------------------------------------------------------------------


def test_why_tells_scores_weights_and_places(made: Competition) -> None:
    document = answer(made.register, now(made), made.projects[1])
    said = text(document)
    assert document.title == "Why Corporate CRM is 2nd"
    assert "It scored 80 of 100, which by score alone put it 2nd of 3." in said
    assert (
        "Above it stood Network replacement, with 92, and below it stood Smartcard pilot, with 48."
        in said
    )
    assert (
        "It asked £50,000 of 2004/05, £110,000 with those above it, of a budget of £120,000:"
        " above the funding line." in said
    )
    (table,) = tables(document)
    assert list(table.rows) == [
        ("Benefit", 60, "Priya Raman 4 (1 Sep 2003)", 4, 48),
        ("Fit", 40, "Priya Raman 4 (1 Sep 2003)", 4, 32),
        ("Total", 100, "", None, 80),
    ]


def test_why_is_answered_years_later_whatever_has_changed_since(made: Competition) -> None:
    register = made.register
    ranking = register.rankings.get(agreed(made, Move(made.projects[2], 1, MOVE)))
    before = text(why_document(register, ranking, made.projects[2]))
    with register.step("Let years go by"):
        register.authorities.update(register.authority.id, today=date(2009, 3, 1))
    change_criterion(register, made.criteria[0], title="Something else")
    score_project(register, made.id, made.projects[2], made.board.raman,
                  dict.fromkeys(made.criteria, 0), date(2009, 3, 1))  # fmt: skip
    change_programme(register, made.id, budget=1_00)
    after = why_document(register, register.rankings.get(ranking.id), made.projects[2])
    assert text(after) == before
    assert after.title == "Why Smartcard pilot is 1st"
    assert f"Customer First Board placed it 1st, and not 3rd: {MOVE}" in before
    assert "the order of the projects be agreed" in before


def test_what_others_moved_past_says_so(made: Competition) -> None:
    move_by_hand(made.register, made.id, made.projects[2], 1, MOVE)
    said = text(answer(made.register, now(made), made.projects[1]))
    assert "Others were moved past it, which made it 3rd." in said


def test_what_nobody_scored_is_said(made: Competition) -> None:
    with made.register.step("Forget"):
        for one in made.register.scores.find(criterion_id=made.criteria[1]):
            made.register.scores.remove(one.id)
    said = text(answer(made.register, now(made), made.projects[0]))
    assert "Nobody had scored it for Fit, which counted nothing." in said


def test_a_project_that_was_not_in_it_has_no_answer(made: Competition) -> None:
    with pytest.raises(NotFound, match="not in that ranking"):
        answer(made.register, now(made), made.outside)


# -- Excel ---------------------------------------------------------------------------------------


def sheet_of(book: Workbook, name: str) -> list[dict[str, object]]:
    """The rows of a sheet by their columns' names."""
    sheet = next(one for one in book.sheets if one.name == name)
    names = [str(getattr(one, "name", one)) for one in sheet.table.columns]
    return [dict(zip(names, row, strict=True)) for row in sheet.table.rows]


def value(cell: object) -> object:
    assert isinstance(cell, Formula)
    return getattr(cell.value, "pence", cell.value)


def test_the_workbook_works_totals_ranks_and_running_sums_out(made: Competition) -> None:
    book = ranking_workbook(made.register, now(made))
    rows = sheet_of(book, "Ranking")
    assert [value(row["Score of 100"]) for row in rows] == [92, 80, 48]
    assert [value(row["Rank by score"]) for row in rows] == [1, 2, 3]
    assert [value(row["Running total"]) for row in rows] == [60_000_00, 110_000_00, 150_000_00]
    assert value(rows[2]["Left of the budget"]) == -30_000_00
    assert value(sheet_of(book, "Weights")[-1]["Weight"]) == 100


def test_a_mean_between_two_scores_keeps_its_half(made: Competition) -> None:
    score_project(made.register, made.id, made.projects[0], made.board.sykes,
                  {made.criteria[0]: 4})  # fmt: skip
    assert sheet_of(ranking_workbook(made.register, now(made)), "Ranking")[0]["Benefit"] == Decimal(
        "4.5"
    )


def test_earlier_scores_are_told_as_replaced(made: Competition) -> None:
    score_project(made.register, made.id, made.projects[0], made.board.raman,
                  {made.criteria[0]: 3})  # fmt: skip
    sheet = read_sheet(made.register, made.id)
    book = ranking_workbook(made.register, now(made), scored=every_score(made.register, sheet))
    found = [
        (row["Score"], row["Counts"])
        for row in sheet_of(book, "Scores")
        if (row["Project"], row["Criterion"]) == ("Network replacement", "Benefit")
    ]
    assert found == [(5, "No, replaced"), (3, "Yes")]


def test_a_criterion_called_as_another_column_keeps_apart(made: Competition) -> None:
    change_criterion(made.register, made.criteria[0], title="Status")
    row = sheet_of(ranking_workbook(made.register, now(made)), "Ranking")[0]
    assert row["Status (score)"] == 5 and row["Status"] == "no report"


def test_the_publics_workbook_leaves_exempt_projects_out_and_ranks_the_others(
    made: Competition,
) -> None:
    register = made.register
    set_project_exempt(register, made.projects[0], True, "A8")
    sheet = read_sheet(register, made.id)
    book = ranking_workbook(
        register, public(now(made)), scored=every_score(register, sheet, exempt=False)
    )
    assert "Network" not in repr(book)
    rows = sheet_of(book, "Ranking")
    assert [(row["Rank"], value(row["Rank by score"])) for row in rows] == [("2", 1), ("3", 2)]
    assert "Running total" not in rows[0] and "Left of the budget" not in rows[0]
