"""Notice: the oracles of the reference, the laws that every answer keeps, and the reasons given."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovdesk.records.authority import Nation
from egovdesk.records.days import spoken_day
from egovdesk.records.notice import NoticeDay, WorkingDays, clear_days

HOLIDAYS = {
    date(2003, 1, 1): "New Year's Day", date(2003, 4, 18): "Good Friday",
    date(2003, 4, 21): "Easter Monday", date(2003, 5, 5): "Early May bank holiday",
    date(2003, 5, 26): "Spring bank holiday", date(2003, 8, 25): "Summer bank holiday",
    date(2003, 12, 25): "Christmas Day", date(2003, 12, 26): "Boxing Day",
    date(2004, 1, 1): "New Year's Day",
}  # fmt: skip
ENGLISH = WorkingDays(HOLIDAYS)
SATURDAYS = WorkingDays(HOLIDAYS, saturdays=True)
JUNE_17 = date(2003, 6, 17)

days = st.dates(date(2002, 6, 1), date(2004, 12, 31))
counts = st.integers(0, 30)
calendars = st.builds(
    WorkingDays,
    st.dictionaries(days, st.just("a holiday"), max_size=40),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("held", "needed", "by"),
    [
        (date(2003, 6, 17), 5, date(2003, 6, 9)),
        (date(2003, 6, 17), 3, date(2003, 6, 11)),
        (date(2003, 6, 16), 5, date(2003, 6, 6)),
        (date(2003, 5, 27), 5, date(2003, 5, 16)),
        (date(2003, 4, 24), 5, date(2003, 4, 14)),
        (date(2004, 1, 6), 5, date(2003, 12, 24)),
    ],
)
def test_the_last_day_to_issue_is_the_references(held: date, needed: int, by: date) -> None:
    assert ENGLISH.issue_by(held, needed) == by


@pytest.mark.parametrize(
    ("offset", "day"),
    [
        (-30, date(2003, 5, 2)), (-20, date(2003, 5, 19)), (-15, date(2003, 5, 27)),
        (-10, date(2003, 6, 3)), (-7, date(2003, 6, 6)), (-5, date(2003, 6, 10)),
        (0, JUNE_17), (3, date(2003, 6, 20)), (5, date(2003, 6, 24)), (10, date(2003, 7, 1)),
    ],
)  # fmt: skip
def test_offsets_are_the_references(offset: int, day: date) -> None:
    assert ENGLISH.offset(JUNE_17, offset) == day


def test_five_clear_days_are_not_five_days() -> None:
    assert ENGLISH.issue_by(JUNE_17, 5) < ENGLISH.offset(JUNE_17, -5)


def test_clear_days_are_those_of_the_nation_and_the_day() -> None:
    assert clear_days(Nation.ENGLAND, JUNE_17) == 5
    assert clear_days(Nation.ENGLAND, date(2002, 10, 1)) == 5
    assert clear_days(Nation.ENGLAND, date(2002, 9, 30)) == 3
    assert clear_days(Nation.WALES, JUNE_17) == clear_days(Nation.SCOTLAND, JUNE_17) == 3


def test_saturdays_count_where_the_group_counts_them() -> None:
    assert SATURDAYS.issue_by(JUNE_17, 5) == date(2003, 6, 10)
    assert SATURDAYS.issue_by(date(2003, 6, 16), 5) == date(2003, 6, 9)


def test_a_bank_holiday_on_a_saturday_counts_neither_way() -> None:
    saturday = WorkingDays({date(2003, 6, 14): "Jubilee"}, saturdays=True)
    assert saturday.why_not(date(2003, 6, 14)) == "bank holiday (Jubilee)"
    assert saturday.issue_by(JUNE_17, 5) == ENGLISH.issue_by(JUNE_17, 5)


def test_notice_over_the_turn_of_the_year_and_a_leap_day() -> None:
    assert ENGLISH.issue_by(date(2004, 1, 2), 5) == date(2003, 12, 22)
    assert ENGLISH.issue_by(date(2004, 3, 2), 1) == date(2004, 2, 27)
    assert ENGLISH.notice(date(2004, 2, 27), date(2004, 3, 2))[2].reason == "Sunday"


def test_the_reasons_are_given_day_by_day() -> None:
    held = date(2003, 5, 27)
    said = [one.sentence for one in ENGLISH.notice(date(2003, 5, 16), held)]
    assert said == [
        "Fri 16 May does not count: the day of issue",
        "Sat 17 May does not count: Saturday",
        "Sun 18 May does not count: Sunday",
        "Mon 19 May is clear day 1",
        "Tue 20 May is clear day 2",
        "Wed 21 May is clear day 3",
        "Thu 22 May is clear day 4",
        "Fri 23 May is clear day 5",
        "Sat 24 May does not count: Saturday",
        "Sun 25 May does not count: Sunday",
        "Mon 26 May does not count: bank holiday (Spring bank holiday)",
        "Tue 27 May does not count: the day of the meeting",
    ]


def test_a_bank_holiday_without_a_name_is_one_all_the_same() -> None:
    assert WorkingDays({JUNE_17: ""}).why_not(JUNE_17) == "bank holiday"
    assert NoticeDay(JUNE_17, reason="bank holiday").sentence.endswith(": bank holiday")


def test_days_are_said_the_same_whatever_the_computer_speaks() -> None:
    assert spoken_day(date(2003, 9, 3)) == "Wed 3 Sep"


def test_working_days_left_are_negative_when_the_day_is_past() -> None:
    plain = WorkingDays()
    assert plain.between(date(2003, 10, 9), date(2003, 10, 13)) == 2
    assert plain.between(date(2003, 10, 13), date(2003, 10, 9)) == -2
    assert plain.between(JUNE_17, JUNE_17) == 0


# -- what holds of every day -----------------------------------------------------------------------


@given(calendars, days, counts)
def test_exactly_so_many_clear_days_lie_between(
    calendar: WorkingDays, held: date, needed: int
) -> None:
    issued = calendar.issue_by(held, needed)
    assert calendar.count(issued)
    assert calendar.clear_days(issued, held) == needed
    assert calendar.clear_days(issued + timedelta(days=1), held) <= needed


@given(calendars, days, counts)
def test_a_day_later_would_be_too_late(calendar: WorkingDays, held: date, needed: int) -> None:
    issued = calendar.issue_by(held, needed)
    later = calendar.offset(issued, 1)
    assert later >= held or calendar.clear_days(later, held) < needed


@given(calendars, days, counts)
def test_a_later_meeting_is_never_issued_earlier(
    calendar: WorkingDays, held: date, needed: int
) -> None:
    next_day = held + timedelta(days=1)
    assert calendar.issue_by(held, needed) <= calendar.issue_by(next_day, needed)
    assert calendar.issue_by(held, needed + 1) < calendar.issue_by(held, needed)


@given(calendars, days, counts)
def test_counting_saturdays_never_asks_for_an_earlier_day(
    calendar: WorkingDays, held: date, needed: int
) -> None:
    five, six = (WorkingDays(calendar.holidays, saturdays) for saturdays in (False, True))
    assert five.issue_by(held, needed) <= six.issue_by(held, needed)


@given(calendars, days, st.integers(-40, 40))
def test_an_offset_from_a_working_day_goes_there_and_back(
    calendar: WorkingDays, start: date, count: int
) -> None:
    start = calendar.offset(start, 1)
    there = calendar.offset(start, count)
    assert calendar.offset(there, -count) == start
    assert calendar.between(start, there) == count


@given(calendars, days, counts)
def test_every_day_of_notice_is_told_once(calendar: WorkingDays, held: date, needed: int) -> None:
    told = calendar.notice(calendar.issue_by(held, needed), held)
    span = [one.day for one in told]
    assert span == [span[0] + timedelta(days=n) for n in range(len(span))]
    numbers = [one.number for one in told if one.number is not None]
    assert numbers == list(range(1, needed + 1))
    assert all(bool(one.reason) == (one.number is None) for one in told)
