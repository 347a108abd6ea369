"""The ruler's scale: weekdays only, today in its column, and what is beyond the edge at the edge."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Text
from ui.widgets.ruler import Ruler, Scale, Span, weekdays

TODAY = date(2003, 10, 9)
DAYS = st.dates(date(2003, 1, 1), date(2004, 12, 31))


def test_weeks_begin_on_monday_and_have_five_days() -> None:
    days = weekdays(TODAY, 26)
    assert (days[0], days[4], days[5], days[-1]) == (
        date(2003, 10, 6), date(2003, 10, 10), date(2003, 10, 13), date(2003, 11, 10),
    )  # fmt: skip
    assert all(day.weekday() < 5 for day in days)


@given(first=DAYS, one=DAYS, other=DAYS)
def test_a_later_day_never_stands_before_an_earlier_one(
    first: date, one: date, other: date
) -> None:
    scale = Scale(weekdays(first, 26), 100, 620)
    one, other = sorted((one, other))
    assert 100 <= scale.middle(one) <= scale.middle(other) <= 620
    assert 100 <= scale.end(one) <= 620


def test_a_weekend_stands_with_its_friday() -> None:
    scale = Scale(weekdays(TODAY, 26), 0, 260)
    assert scale.middle(date(2003, 10, 11)) == scale.middle(date(2003, 10, 10)) == 45


@pytest.mark.parametrize(("width", "days"), [(1100, 26), (900, 15)])
def test_there_are_fewer_weeks_where_there_is_less_room(
    qtbot: QtBot, width: int, days: int
) -> None:
    ruler = Ruler()
    qtbot.addWidget(ruler)
    ruler.set_spans(TODAY, [])
    assert len(ruler.scale(width, 8).days) == days


def test_rows_beyond_the_most_are_scrolled_to(qtbot: QtBot) -> None:
    ruler = Ruler()
    qtbot.addWidget(ruler)
    spans = [
        Span(Row(str(at), Cell((Text(f"Group {at}"),))), TODAY, date(2003, 10, 21), joint=at == 1)
        for at in range(9)
    ]
    ruler.set_spans(TODAY, spans)
    tall = ruler.list.height()
    ruler.set_most(3)
    assert ruler.list.height() < tall
    ruler.resize(1100, 400)
    ruler.show()
    assert not ruler.grab().isNull()
    assert ruler.list.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("issued", [None, date(2003, 10, 6), date(2003, 9, 1)])
@pytest.mark.parametrize("held", [date(2003, 10, 9), date(2003, 10, 21), date(2004, 3, 1)])
def test_any_span_can_be_painted(qtbot: QtBot, issued: date | None, held: date) -> None:
    ruler = Ruler()
    qtbot.addWidget(ruler)
    row = Row("one", Cell((Text("Customer First Board"),), trailing=(Text("Out by Mon"),)))
    for by in (None, date(2003, 9, 1), date(2003, 10, 13)):
        ruler.set_spans(TODAY, [Span(row, by, held, issued)], frozenset({date(2003, 10, 14)}))
        ruler.resize(1000, 300)
        ruler.show()
        assert not ruler.grab().isNull()
