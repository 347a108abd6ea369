"""Dates as a clerk types them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovdesk.records.dates_in_words import SENTENCE, date_in_words

THURSDAY = date(2003, 10, 9)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31 oct", date(2003, 10, 31)),
        ("31 October", date(2003, 10, 31)),
        ("Fri 31 Oct", date(2003, 10, 31)),
        ("Friday 31 October 2003", date(2003, 10, 31)),
        ("friday, 31st october, 2003", date(2003, 10, 31)),
        ("October 31", date(2003, 10, 31)),
        ("october 31st, 2004", date(2004, 10, 31)),
        ("9 oct", THURSDAY),
        ("8 oct", date(2004, 10, 8)),
        ("1 sept", date(2004, 9, 1)),
        ("17 June 2003", date(2003, 6, 17)),
        ("17/6/03", date(2003, 6, 17)),
        ("17.6.2003", date(2003, 6, 17)),
        ("17-6-2003", date(2003, 6, 17)),
        ("17/6", date(2004, 6, 17)),
        ("17/6/74", date(1974, 6, 17)),
        ("2003-06-17", date(2003, 6, 17)),
        ("29 feb", date(2004, 2, 29)),
        ("today", THURSDAY),
        ("Tomorrow", date(2003, 10, 10)),
        ("yesterday", date(2003, 10, 8)),
        ("friday", date(2003, 10, 10)),
        ("thursday", date(2003, 10, 16)),
        ("next friday", date(2003, 10, 17)),
        ("friday week", date(2003, 10, 17)),
        ("this mon", date(2003, 10, 13)),
        ("in two weeks", date(2003, 10, 23)),
        ("in 10 days", date(2003, 10, 19)),
        ("a fortnight", date(2003, 10, 23)),
        ("in three months' time", date(2004, 1, 9)),
        ("in three months time", date(2004, 1, 9)),
        ("next week", date(2003, 10, 16)),
        ("next month", date(2003, 11, 9)),
        ("in a year", date(2004, 10, 9)),
        ("end of october", date(2003, 10, 31)),
        ("the end of the month", date(2003, 10, 31)),
        ("end of february", date(2004, 2, 29)),
    ],
)
def test_words_are_read_as_a_day(words: str, day: date) -> None:
    assert date_in_words(words, THURSDAY) == day


def test_a_month_on_stays_within_the_month() -> None:
    assert date_in_words("in 1 month", date(2003, 1, 31)) == date(2003, 2, 28)


def test_a_day_little_behind_may_be_meant() -> None:
    assert date_in_words("1 sept", THURSDAY, days_behind=60) == date(2003, 9, 1)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("31 feb 2004", "February has 29 days in 2004. Type a date, or “next Friday”."),
        ("31/9/2003", "September has 30 days in 2003. Type a date, or “next Friday”."),
        ("0 may 2003", "May has 31 days in 2003. Type a date, or “next Friday”."),
        ("3/13/2003", f"There is no month 13. {SENTENCE}"),
        ("", SENTENCE),
        ("soon", SENTENCE),
        ("t", SENTENCE),
        ("1 jan 9999", SENTENCE),
        ("in 99 decades", SENTENCE),
        ("99 monkeys", SENTENCE),
    ],
)
def test_what_is_no_date_gets_a_sentence(words: str, sentence: str) -> None:
    assert date_in_words(words, THURSDAY) == sentence


@given(st.text(max_size=30), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_anything_typed_is_a_date_or_a_sentence(words: str, today: date) -> None:
    assert isinstance(date_in_words(words, today), date | str)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 365))
def test_a_day_without_its_year_is_the_next_one(today: date, ahead: int) -> None:
    day = today + timedelta(ahead)
    if (day.month, day.day) == (2, 29) or (today.month, today.day) == (day.month, day.day):
        return
    assert date_in_words(f"{day.day} {day:%B}", today) == day
