"""Deferrals as minutes word them."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.records.deferrals import Deferral, deferral_in_words, next_meeting, on_day

HELD = date(2003, 9, 16)


def month(year: int, month: int, last: int) -> Deferral:
    return Deferral(date(year, month, 1), date(year, month, last))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("to the March meeting", month(2004, 3, 31)),
        ("to the December meeting", month(2003, 12, 31)),
        ("to the March 2005 meeting", month(2005, 3, 31)),
        ("until its November meeting.", month(2003, 11, 30)),
        ("to the meeting in February", month(2004, 2, 29)),
        ("the report be brought back in March 2004", month(2004, 3, 31)),
        ("report back in six months", month(2004, 3, 31)),
        ("report back in six months’ time", month(2004, 3, 31)),
        ("within a year", month(2004, 9, 30)),
        ("come back in six weeks", Deferral(date(2003, 10, 28))),
        ("in a fortnight", Deferral(date(2003, 9, 30))),
        ("to 18 November", on_day(date(2003, 11, 18))),
        ("until Tuesday 18 November 2003", on_day(date(2003, 11, 18))),
        ("to the meeting on 21 October 2003, pending a quotation", on_day(date(2003, 10, 21))),
        ("to the 18 November meeting", on_day(date(2003, 11, 18))),
        ("to the meeting of 20 January", on_day(date(2004, 1, 20))),
        ("to the next meeting", next_meeting(HELD)),
        ("until the following ordinary meeting", next_meeting(HELD)),
    ],
)
def test_when_it_is_to_come_back(words: str, meant: Deferral) -> None:
    assert deferral_in_words(f"The item be deferred {words}", HELD) == meant


@pytest.mark.parametrize(
    "words",
    [
        "pending a quotation from a second supplier",
        "for the figures of 2002",
        "until 16 September 2003",
        "until 31 February",
        "to the meeting on 12 May 2003",
        "to the Marching meeting",
        "",
    ],
)
def test_what_says_nothing_of_when(words: str) -> None:
    assert deferral_in_words(words, HELD) is None


def test_a_meeting_that_is_named_counts_before_a_day_that_only_stands_there() -> None:
    words = "deferred until prices are known by 3 October, to the meeting on 18 November"
    assert deferral_in_words(words, HELD) == on_day(date(2003, 11, 18))


def test_the_month_of_the_meeting_itself_means_a_later_meeting_in_it() -> None:
    meant = deferral_in_words("to the October meeting", date(2003, 10, 14))
    assert meant == Deferral(date(2003, 10, 15), date(2003, 10, 31))


def test_covers_only_the_days_that_are_meant() -> None:
    march = month(2004, 3, 31)
    assert march.covers(date(2004, 3, 16)) and not march.covers(date(2004, 4, 20))
    assert next_meeting(HELD).covers(date(2004, 4, 20)) and not next_meeting(HELD).covers(HELD)
