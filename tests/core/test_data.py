"""The lists that ship with EgovDesk: they load, their codes are unique, their dates and oracles hold."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from egovdesk.records.authority import Nation
from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.records.numbers import style_of
from egovdesk.shipped import shipped_choices, shipped_holidays

CHOICES = shipped_choices()
NATIONS = {nation.value for nation in Nation}


def entries(kind: ChoiceList) -> list[Choice]:
    return [one for one in CHOICES if one.list is kind]


def codes(kind: ChoiceList) -> list[str]:
    return [one.code for one in entries(kind)]


def holidays(nation: str) -> set[date]:
    return {one.on for one in shipped_holidays() if one.nation == nation}


@pytest.mark.parametrize("kind", ChoiceList)
def test_every_list_has_entries_in_order(kind: ChoiceList) -> None:
    positions = [one.position for one in entries(kind)]
    assert positions == list(range(len(positions)))
    assert len(positions) >= 4


def test_codes_are_unique_within_a_list_and_nation() -> None:
    count = Counter((one.list, one.nation, one.code) for one in CHOICES)
    assert max(count.values()) == 1


def test_every_entry_is_labelled_and_says_where_it_comes_from() -> None:
    assert all(one.label and one.source for one in CHOICES)
    assert all(not one.nation or one.nation in NATIONS for one in CHOICES)
    assert all(one.from_on < one.until_on for one in CHOICES if one.from_on and one.until_on)


def test_all_roles_of_chart_3_are_there() -> None:
    chart = [
        "CHIEF_EXEC",
        "DEPUTY_CHIEF_EXEC",
        "E_CHAMPION",
        "SERVICE_DIRECTOR",
        "FINANCE_DIRECTOR",
        "FINANCE_REP",
        "HEAD_ICT",
        "DEPUTY_HEAD_ICT",
        "HEAD_ICT_REP",
        "DEPT_HEAD_ICT",
        "DEPT_SMT_ICT_LEAD",
        "HEAD_IM",
        "PARTNER_REP",
        "SERVICE_MANAGER",
        "SMT_SENIOR_MANAGER",
    ]
    assert codes(ChoiceList.ROLES)[:15] == chart
    assert {"COUNCILLOR", "CLERK", "OTHER", "WEB_MANAGER"} <= set(codes(ChoiceList.ROLES))


def test_categories_are_five_with_sixteen_sub_entries() -> None:
    found = codes(ChoiceList.CATEGORIES)
    assert Counter(len(code) for code in found) == {1: 5, 2: 16}
    assert Counter(code[0] for code in found if len(code) == 2) == {"A": 6, "C": 8, "D": 2}


def test_first_five_outcomes_are_those_of_the_keys() -> None:
    assert codes(ChoiceList.OUTCOMES)[:5] == [
        "agreed",
        "agreed_with_changes",
        "deferred",
        "not_agreed",
        "referred",
    ]


def test_outcomes_have_words_for_officers_and_for_members() -> None:
    for one in entries(ChoiceList.OUTCOMES):
        assert one.wording and one.detail
    agreed = entries(ChoiceList.OUTCOMES)[0]
    assert (agreed.wording, agreed.detail) == ("AGREED that", "RESOLVED that")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("prefix_number_year", "CFB 07/03"),
        ("prefix_year_number", "CFB/2003/007"),
        ("number_year", "7/03"),
        ("year_running", "7"),
        ("long_running", "7"),
        ("per_meeting", "7"),
        ("sub_paragraphs", "7"),
    ],
)
def test_number_styles_make_numbers(code: str, expected: str) -> None:
    (one,) = [one for one in entries(ChoiceList.NUMBER_STYLES) if one.code == code]
    assert style_of(one).text("CFB", 7, 2003) == expected


@pytest.mark.parametrize(
    ("nation", "day", "expected"),
    [
        ("england", date(2003, 10, 21), [f"A{n}" for n in range(1, 16)]),
        ("england", date(2006, 2, 28), [f"A{n}" for n in range(1, 16)]),
        ("england", date(2006, 3, 1), [f"B{n}" for n in range(1, 8)]),
        ("wales", date(2007, 4, 20), [f"A{n}" for n in range(1, 16)]),
        ("wales", date(2007, 4, 21), [f"C{n}" for n in range(12, 19)]),
        ("scotland", date(2003, 10, 21), [f"D{n}" for n in range(1, 16)]),
    ],
)
def test_grounds_of_a_nation_on_a_day(nation: str, day: date, expected: list[str]) -> None:
    found = [
        one.code
        for one in entries(ChoiceList.GROUNDS)
        if one.nation == nation
        and (one.from_on is None or one.from_on <= day)
        and (one.until_on is None or day <= one.until_on)
    ]
    assert found == expected


def test_grounds_send_the_clerk_to_the_lawyer() -> None:
    assert all("lawyer" in one.source for one in entries(ChoiceList.GROUNDS))


def test_holidays_are_weekdays_and_once_each() -> None:
    found = shipped_holidays()
    assert all(one.on.weekday() < 5 for one in found)
    assert max(Counter((one.nation, one.on) for one in found).values()) == 1
    assert {one.nation for one in found} == NATIONS


def test_english_holidays_of_2003() -> None:
    days = [(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]
    found = {day for day in holidays("england") if day.year == 2003}
    assert found == {date(2003, month, day) for month, day in days}


@pytest.mark.parametrize(
    ("nation", "day"),
    [
        ("england", date(2002, 6, 3)),
        ("england", date(2004, 12, 28)),
        ("england", date(2026, 12, 28)),
        ("wales", date(2027, 12, 27)),
        ("scotland", date(2004, 1, 2)),
        ("scotland", date(2028, 1, 4)),
        ("scotland", date(2025, 12, 1)),
        ("northern_ireland", date(2003, 7, 14)),
        ("northern_ireland", date(2024, 3, 18)),
    ],
)
def test_known_holidays(nation: str, day: date) -> None:
    assert day in holidays(nation)


def test_scotland_works_on_easter_monday() -> None:
    assert date(2003, 4, 21) not in holidays("scotland")


@pytest.mark.parametrize(
    ("nation", "meeting", "clear", "latest"),
    [
        ("england", date(2003, 6, 17), 5, date(2003, 6, 9)),
        ("england", date(2003, 6, 17), 3, date(2003, 6, 11)),
        ("england", date(2003, 6, 16), 5, date(2003, 6, 6)),
        ("england", date(2003, 5, 27), 5, date(2003, 5, 16)),
        ("england", date(2003, 4, 24), 5, date(2003, 4, 14)),
        ("england", date(2004, 1, 6), 5, date(2003, 12, 24)),
    ],
)
def test_clear_days_come_out_as_computed_by_hand(
    nation: str, meeting: date, clear: int, latest: date
) -> None:
    closed, day, left = holidays(nation), meeting, clear + 1
    while left:
        day -= timedelta(days=1)
        left -= day.weekday() < 5 and day not in closed
    assert day == latest
