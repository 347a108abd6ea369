"""Plots: planned beside actual, readable without colour, with every number in words."""

from __future__ import annotations

import base64
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovdesk.documents.charts.axis import round_above
from egovdesk.documents.charts.columns import Yearly, columns_figure, running_figure, short_money
from egovdesk.documents.charts.timeline import Due, timeline_figure
from egovdesk.documents.kept import from_json, to_json
from egovdesk.documents.model import Document, Figure, FigureBox, Fill, Side, plain
from egovdesk.documents.writers.docx import write_docx
from egovdesk.documents.writers.html import html_of

SPEND = Yearly(
    ("2002/03", "2003/04", "2004/05"),
    (8_000_000, 21_000_000, 26_000_000),
    (7_500_000, 19_800_000, None),
)
TODAY = date(2003, 10, 9)
LATE = Due("Contract let", date(2003, 6, 1), date(2003, 7, 14), True)
TO_COME = Due("First sites live", date(2003, 12, 1), date(2004, 1, 20), False)


def bars(figure: Figure, fill: Fill) -> list[FigureBox]:
    return [one for one in figure.boxes if one.fill is fill][1:]  # the first is the key's


def words(figure: Figure) -> list[str]:
    return [plain(line) for one in figure.boxes for line in one.lines]


@pytest.mark.parametrize(
    ("pence", "said"),
    [(0, "£0"), (95_000, "£950"), (950_000, "£9.5k"), (21_000_000, "£210k"),
     (145_000_000, "£1.45m"), (100_000_000, "£1m")],
)  # fmt: skip
def test_money_beside_a_mark_is_short(pence: int, said: str) -> None:
    assert short_money(pence) == said


@given(st.integers(min_value=0, max_value=10**15))
def test_a_scale_is_round_and_holds_the_greatest_number(value: int) -> None:
    top = round_above(value)
    assert top >= value and top % 4 == 0
    assert top <= max(4, 2.5 * value)


def test_columns_stand_as_high_as_their_numbers() -> None:
    figure = columns_figure("Spend", SPEND)
    planned, actual = bars(figure, Fill.PALE), bars(figure, Fill.SOLID)
    assert (len(planned), len(actual)) == (3, 2)
    assert planned[2].height / planned[1].height == pytest.approx(26 / 21)
    assert {one.top + one.height for one in (*planned, *actual)} == {
        planned[0].top + planned[0].height
    }
    assert {"Planned", "Actual", "2003/04", "£210k", "£198k"} <= set(words(figure))


def test_long_numbers_of_a_year_stand_clear_of_one_another() -> None:
    long = Yearly(("2003/04", "2004/05", "2005/06"), (2_293_000_000,) * 3, (2_180_000_000,) * 3)
    boxes = [one for one in columns_figure("Spend", long, 400).boxes if one.lines]
    planned = [one for one in boxes if plain(one.lines[0]) == "£22.93m"]
    actual = [one for one in boxes if plain(one.lines[0]) == "£21.8m"]
    assert len(planned) == len(actual) == 3
    for left, right in zip(planned, actual, strict=True):
        assert (left.side, right.side) == (Side.RIGHT, Side.LEFT)
        assert left.left + left.width <= right.left


def test_the_words_that_stand_for_a_plot_have_every_number_in_full() -> None:
    assert columns_figure("Spend by year", SPEND).alt == (
        "Spend by year. 2002/03: planned £80,000, actual £75,000. "
        "2003/04: planned £210,000, actual £198,000. 2004/05: planned £260,000."
    )


def test_a_running_total_ends_with_what_is_known() -> None:
    running = SPEND.running()
    assert running.planned == (8_000_000, 29_000_000, 55_000_000)
    assert running.actual == (7_500_000, 27_300_000, None)
    figure = running_figure("Running total", SPEND)
    planned = next(one for one in figure.lines if one.dash == "dash")
    actual = next(one for one in figure.lines if one.stroke == "strong" and not one.dash)
    assert (len(planned.points), len(actual.points)) == (3, 2)


def test_counts_are_not_money() -> None:
    calls = Yearly(("2003/04",), (31_400,), (0,), money=False)
    assert columns_figure("Calls", calls).alt == "Calls. 2003/04: planned 31,400, actual 0."


def test_a_slipping_milestone_is_a_line_from_the_plan_to_the_day() -> None:
    figure = timeline_figure("Milestones", (LATE, TO_COME), TODAY)
    assert figure.alt == (
        "Milestones. Contract let: planned 1 June 2003, done 14 July 2003. "
        "First sites live: planned 1 December 2003, forecast 20 January 2004."
    )
    assert [one.dash for one in figure.lines if one.stroke == "strong"] == ["", "dash"]
    assert "Today, 9 Oct 2003" in words(figure)


def test_a_milestone_without_a_day_is_told_and_not_drawn() -> None:
    figure = timeline_figure("Milestones", (Due("Review", None, None, False),), TODAY)
    assert figure.alt == "Milestones. Review: no day set."
    assert bars(figure, Fill.SOLID) == []


def test_a_plot_is_kept_and_read_again() -> None:
    document = Document("Spend", (columns_figure("Spend", SPEND), running_figure("Spend", SPEND)))
    assert from_json(to_json(document)) == document


def test_word_draws_the_bars_filled_with_their_words(tmp_path: Path) -> None:
    figure = columns_figure("Spend & grants", SPEND)
    write_docx(Document("Spend", (figure,)), tmp_path / "spend.docx")
    with zipfile.ZipFile(tmp_path / "spend.docx") as file:
        written = file.read("word/document.xml").decode()
    assert written.count('val="14566B"/></a:solidFill><a:ln') == 3  # two bars and the key
    assert written.count('val="DCE9ED"') == 4
    assert 'descr="Spend &amp; grants. 2002/03: planned £80,000' in written
    assert "£210k" in written


def test_the_page_shows_the_same_picture() -> None:
    page = html_of(Document("Spend", (columns_figure("Spend", SPEND),)))
    found = re.search(r'src="data:image/svg\+xml;base64,([^"]+)" alt="Spend. 2002/03', page)
    assert found is not None
    drawn = base64.b64decode(found[1]).decode()
    assert drawn.count("<rect x=") == 7 and "£198k" in drawn
