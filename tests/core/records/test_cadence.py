"""How often a group meets: what is understood, what is not, and the days that follow."""

from __future__ import annotations

import calendar
import itertools
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egovdesk.records.cadence import Cadence, read_cadence

YEAR = date(2003, 5, 15), date(2004, 5, 14)


def read(text: str) -> Cadence:
    found = read_cadence(text)
    assert isinstance(found, Cadence), found
    return found


def days(text: str, first: date = YEAR[0], last: date = YEAR[1], since: date | None = None) -> str:
    """The dates as "17/6 15/7"."""
    return " ".join(f"{one.day}/{one.month}" for one in read(text).dates(first, last, since))


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("third Tuesday", "the third Tuesday of each month"),
        ("3rd Tuesday of the month", "the third Tuesday of each month"),
        ("third Tuesday at 2.00pm", "the third Tuesday of each month"),
        ("second and fourth Tuesday", "the second and fourth Tuesday of each month"),
        ("last Friday of every month", "the last Friday of each month"),
        ("first Monday except August", "the first Monday of each month except August"),
        ("monthly (not August)", "every month except August"),
        ("monthly, on a Thursday", "every month on a Thursday"),
        ("monthly on the 15th", "the 15th of each month"),
        ("1st and 15th of the month", "the 1st and the 15th of each month"),
        ("the first Tuesday and third Thursday of each month, but not in August or December",
         "the first Tuesday and the third Thursday of each month except August and December"),
        ("every six weeks", "every six weeks"),
        ("six-weekly", "every six weeks"),
        ("every 6 weeks on a Wednesday", "every six weeks on a Wednesday"),
        ("every fortnight", "every fortnight"),
        ("fortnightly", "every fortnight"),
        ("alternate Thursdays", "every fortnight on a Thursday"),
        ("every other Tuesday", "every fortnight on a Tuesday"),
        ("weekly on Tuesday", "every week on a Tuesday"),
        ("Tuesdays", "every week on a Tuesday"),
        ("every Tuesday", "every week on a Tuesday"),
        ("every two months, on a Tuesday", "every two months on a Tuesday"),
        ("quarterly", "every three months"),
        ("quarterly, jointly with the Customer First Board", "every three months"),
        ("quarterly on the second Thursday of the month", "every three months on the second Thursday"),
        ("quarterly, second Thursday of March, June, September and December",
         "the second Thursday of March, June, September and December"),
        ("yearly in May", "in May"),
    ],
)  # fmt: skip
def test_what_is_understood_is_said(text: str, understood: str) -> None:
    found = read_cadence(text)
    assert isinstance(found, Cadence) and found.sentence == understood


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is not set"),
        ("when needed", "“when needed” cannot be read"),
        ("every five to seven weeks, on a Thursday", "“five to seven weeks” cannot be read"),
        ("fortnightly; e-government monthly", "“e-government” cannot be read"),
        ("bi-monthly", "every two months or twice a month"),
        ("biweekly", "every fortnight or twice a week"),
        ("every second Tuesday", "every fortnight on a Tuesday"),
        ("Tuesday", "not how often"),
        ("every 40 weeks", "too seldom"),
        ("every fortnight on the first Tuesday", "weeks and days of the month too"),
        ("the 45th of the month", "at most 31 days"),
        ("quarterly, every two months", "twice how often"),
        ("third Tuesday and every Friday", "weeks and days of the month too"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(text: str, says: str) -> None:
    found = read_cadence(text)
    assert isinstance(found, str) and says in found and found.endswith(".")


def test_a_municipal_year_of_third_tuesdays() -> None:
    assert days("third Tuesday except August") == (
        "20/5 17/6 15/7 16/9 21/10 18/11 16/12 20/1 17/2 16/3 20/4"
    )


def test_every_six_weeks_goes_on_over_the_turn_of_the_year() -> None:
    assert days("every six weeks", date(2003, 11, 4), date(2004, 4, 1)) == "4/11 16/12 27/1 9/3"


def test_weeks_go_on_from_the_meeting_before() -> None:
    since = date(2003, 4, 29)
    assert days("every six weeks", date(2003, 5, 15), date(2003, 8, 1), since) == "10/6 22/7"
    assert days("every six weeks", date(2003, 5, 15), date(2003, 8, 1)) == "15/5 26/6"


def test_another_weekday_than_the_meeting_before_is_of_the_same_week() -> None:
    since = date(2003, 5, 6)  # a Tuesday
    assert days("every fortnight on a Thursday", date(2003, 5, 15), date(2003, 6, 10), since) == (
        "22/5 5/6"
    )


def test_a_day_left_open_is_that_of_the_first_meeting() -> None:
    first = date(2003, 6, 17)  # the third Tuesday
    assert days("monthly", first, date(2003, 9, 30)) == "17/6 15/7 19/8 16/9"
    assert read("monthly").settled(first).sentence == "the third Tuesday of each month"
    assert read("monthly").settled(date(2003, 7, 29)).sentence == "the last Tuesday of each month"
    assert read("every six weeks").settled(first).sentence == "every six weeks on a Tuesday"


def test_months_apart_are_counted_from_the_meeting_before() -> None:
    assert days("quarterly", since=date(2003, 3, 13)) == "12/6 11/9 11/12 11/3"
    assert days("every two months, on a Tuesday", since=date(2003, 4, 8)) == (
        "10/6 12/8 14/10 9/12 10/2 13/4"
    )


def test_named_months_need_nothing_to_count_from() -> None:
    text = "second Thursday of March, June, September and December"
    assert days(text) == "12/6 11/9 11/12 11/3"


def test_a_leap_year_has_its_day() -> None:
    february = date(2004, 2, 1), date(2004, 3, 31)
    assert days("monthly on the 29th", *february) == "29/2 29/3"
    assert days("weekly on Sunday", date(2004, 2, 23), date(2004, 3, 7)) == "29/2 7/3"
    assert days("fifth Sunday", *february) == "29/2"


def test_short_months_give_their_last_day() -> None:
    assert days("monthly on the 31st", date(2003, 1, 1), date(2003, 4, 30)) == "31/1 28/2 31/3 30/4"


def test_a_month_without_a_fifth_tuesday_has_no_meeting() -> None:
    assert days("fifth Tuesday", date(2003, 5, 1), date(2003, 10, 31)) == "29/7 30/9"


# -- what holds of every cadence -------------------------------------------------------------------

some_days = st.dates(date(2001, 1, 1), date(2012, 12, 31))
months = st.lists(st.integers(1, 12), max_size=4, unique=True).map(lambda m: tuple(sorted(m)))
nths = st.lists(
    st.tuples(st.sampled_from((1, 2, 3, 4, 5, -1)), st.integers(0, 6)), max_size=3, unique=True
).map(lambda found: tuple(sorted(found, key=lambda one: one[1])))
month_days = st.lists(st.integers(1, 31), max_size=2, unique=True).map(tuple)
weekdays = st.none() | st.integers(0, 6)


@st.composite
def cadences(draw: st.DrawFn) -> Cadence:
    """Any cadence that the reader can give."""
    without = draw(months)
    if draw(st.booleans()):
        return Cadence(draw(st.integers(1, 26)), weekday=draw(weekdays), without=without)
    nth, on = draw(nths), draw(month_days)
    weekday = None if nth or on else draw(weekdays)
    within = draw(months)
    apart = 0 if within else draw(st.integers(1, 12))
    assume(not set(within) & set(without) or len(within) > len(without))
    return Cadence(0, apart, weekday, nth, on, within, without)


@given(cadences())
def test_what_is_said_reads_as_what_was_meant(cadence: Cadence) -> None:
    assert read_cadence(cadence.sentence) == cadence


@given(cadences(), some_days, st.integers(0, 500), st.none() | st.integers(0, 400))
def test_days_keep_to_the_period_in_order(
    cadence: Cadence, first: date, length: int, ago: int | None
) -> None:
    since = None if ago is None else first - timedelta(days=ago)
    last = first + timedelta(days=length)
    found = cadence.dates(first, last, since)
    assert found == sorted(set(found))
    assert all(first <= one <= last for one in found)
    assert not {one.month for one in found} & set(cadence.without)
    assert not cadence.within or {one.month for one in found} <= set(cadence.within)


@given(cadences(), some_days, st.integers(1, 400), st.integers(0, 400))
def test_two_periods_give_what_one_gives(
    cadence: Cadence, first: date, length: int, cut: int
) -> None:
    last, middle = first + timedelta(days=length), first + timedelta(days=min(cut, length))
    since = first - timedelta(days=3)
    whole = cadence.dates(first, last, since)
    after = middle + timedelta(days=1)
    rest = cadence.dates(after, last, since) if after <= last else []
    assert cadence.dates(first, middle, since) + rest == whole


@given(st.integers(1, 26), weekdays, some_days, st.integers(0, 500))
def test_weeks_are_so_many_apart(weeks: int, weekday: int | None, first: date, length: int) -> None:
    found = Cadence(weeks, weekday=weekday).dates(first, first + timedelta(days=length))
    assert all((b - a).days == 7 * weeks for a, b in itertools.pairwise(found))
    assert weekday is None or all(one.weekday() == weekday for one in found)
    assert found or length < 7


@given(st.sampled_from((1, 2, 3, 4, -1)), st.integers(0, 6), st.integers(2001, 2012))
def test_a_year_has_each_nth_weekday_twelve_times(which: int, weekday: int, year: int) -> None:
    found = Cadence(0, 1, nth=((which, weekday),)).dates(date(year, 1, 1), date(year, 12, 31))
    assert [one.month for one in found] == list(range(1, 13))
    assert all(one.weekday() == weekday for one in found)
    for one in found:
        length = calendar.monthrange(year, one.month)[1]
        assert one.day > length - 7 if which == -1 else (one.day - 1) // 7 + 1 == which


@given(st.text(max_size=60))
def test_anything_typed_is_read_or_answered(text: str) -> None:
    found = read_cadence(text)
    assert isinstance(found, Cadence) or found.endswith(".")
