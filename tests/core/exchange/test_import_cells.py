"""Cells as dates, times, sums and words; what is none is refused with a sentence."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from egovdesk.exchange.imports.cells import has_unprinted, read_cell
from egovdesk.exchange.imports.dates import DateOrder, Unread, order_of, read_day
from egovdesk.exchange.imports.fields import Field, Holds
from egovdesk.exchange.imports.vocabularies import Vocabulary, vocabularies
from egovdesk.records.actions import ActionState
from egovdesk.records.days import spoken_date
from egovdesk.register import Register

DAY = date(2003, 10, 21)


@pytest.mark.parametrize(
    "cell",
    [
        DAY, datetime(2003, 10, 21, 14, 30), 37915, 37915.5, "37915", "2003-10-21", "2003/10/21",
        "2003-10-21 00:00:00", "2003-10-21T14:30:00Z", "20031021", "21/10/2003", "21/10/03",
        "21-10-2003", "21.10.2003", " 21 / 10 / 2003 ", "21/10/2003 14:30", "21 Oct 2003",
        "21 October 2003", "21-Oct-03", "21-Oct-2003", "21st October 2003", "21st of October 2003",
        "Tuesday 21 October 2003", "Tue, 21 Oct 2003", "Oct 21, 2003", "October 21 2003",
        "21 OCTOBER 2003", "'21/10/2003",
    ],
)  # fmt: skip
def test_every_form_of_a_date_is_read(cell: Any) -> None:
    assert read_day(cell) == DAY


@pytest.mark.parametrize("cell", [None, "", " ", "-", "–", "n/a", "N/A", "None set", "none"])
def test_words_for_no_date_are_none(cell: Any) -> None:
    assert read_day(cell) is None


@pytest.mark.parametrize(
    "cell",
    ["soon", "21 October", "Oct 03", "31/02/2003", "32/10/2003", "10/2003", "next Friday", "ASAP",
     "21/13/2003x", 12, 999999, "1", "21/10/203", "00/00/2003", "21 Octember 2003", "9999-01-01"],
)  # fmt: skip
def test_what_is_no_date_is_refused(cell: Any) -> None:
    with pytest.raises(Unread):
        read_day(cell)


def test_a_date_in_figures_is_read_day_first() -> None:
    assert read_day("03/04/2003") == date(2003, 4, 3)
    assert read_day("03/04/2003", DateOrder.MONTH_FIRST) == date(2003, 3, 4)


def test_a_column_is_month_first_only_where_it_proves_it() -> None:
    proved = order_of(["03/04/2003", "10/21/2003", "soon", 37915, None])
    assert (proved.order, proved.proof) == (DateOrder.MONTH_FIRST, "10/21/2003")
    assert order_of(["03/04/2003", "04/03/2003"]).order is DateOrder.DAY_FIRST
    assert order_of(["21/10/2003", "10/21/2003"]).order is DateOrder.DAY_FIRST
    assert order_of([]).order is DateOrder.DAY_FIRST


def test_dates_of_the_last_century_are_told_from_those_of_this() -> None:
    assert read_day("1/1/69") == date(2069, 1, 1)
    assert read_day("1/1/70") == date(1970, 1, 1)
    assert spoken_date(DAY) == "21 October 2003"


# -- other cells ---------------------------------------------------------------------------------


def read(holds: Holds, cell: Any) -> Any:
    """A cell as a field of a kind holds it."""
    return read_cell(Field("x", "X", holds, frozenset()), cell, {}, DateOrder.DAY_FIRST)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("14:00", "14:00"), ("2.00pm", "14:00"), ("2pm", "14:00"), ("9.30 a.m.", "09:30"),
     ("12 noon", "12:00"), ("12.15am", "00:15"), (time(14, 5), "14:05"), (0.5833333, "14:00"),
     ("14:00:00", "14:00"), ("1400", "14:00"), ("TBC", None), (None, None)],
)  # fmt: skip
def test_times_are_read_as_clerks_write_them(cell: Any, kept: str | None) -> None:
    assert read(Holds.TIME, cell) == kept


@pytest.mark.parametrize("cell", ["25:00", "2", "14:60", "after lunch", "10:00-12:00", "13pm"])
def test_what_is_no_time_is_refused(cell: str) -> None:
    with pytest.raises(Unread, match="is not a time"):
        read(Holds.TIME, cell)


@pytest.mark.parametrize(
    ("cell", "pence"),
    [("£640,000", 64_000_000), ("640000", 64_000_000), ("£12.50", 1_250), ("£1.2m", 120_000_000),
     ("£40k", 4_000_000), ("GBP 5", 500), (40_000, 4_000_000), (12.5, 1_250), ("nil", None)],
)  # fmt: skip
def test_sums_are_read_in_pence(cell: Any, pence: int | None) -> None:
    assert read(Holds.MONEY, cell) == pence


@pytest.mark.parametrize("cell", ["lots", "£-5", "€40", "£1" + "0" * 30])
def test_what_is_no_sum_is_refused(cell: str) -> None:
    with pytest.raises(Unread, match="is not a sum of money"):
        read(Holds.MONEY, cell)


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [("90", 90), (90, 90), ("1.5 hours", 90), ("1h 30m", 90), (time(1, 30), 90)],
)
def test_lengths_are_read_in_minutes(cell: Any, minutes: int) -> None:
    assert read(Holds.MINUTES, cell) == minutes


def test_a_number_that_excel_made_a_date_is_refused() -> None:
    with pytest.raises(Unread, match="Excel has made a date of the number"):
        read(Holds.NUMBER, datetime(2024, 3, 10))
    assert read(Holds.NUMBER, 62) == "62"
    assert read(Holds.NUMBER, 2.1) == "2.1"


def test_what_excel_could_not_work_out_is_refused() -> None:
    with pytest.raises(Unread, match=r"could not work the cell out \(#REF!\)"):
        read(Holds.LINE, "#REF!")


def test_a_line_loses_its_line_ends_and_nothing_else() -> None:
    assert read(Holds.LINE, " Head\r\nof  ICT\t(acting) ") == "Head of ICT (acting)"
    assert read(Holds.TEXT, "one \r\ntwo\rthree\n") == "one\ntwo\nthree"
    assert read(Holds.LINE, DAY) == "21 October 2003"
    assert read(Holds.LINE, 1632960001) == "1632960001"


def test_characters_that_nothing_can_show_are_left_out_and_noticed() -> None:
    assert read(Holds.LINE, "Head\x07 of\x00 ICT\x9f") == "Head of ICT"
    assert has_unprinted("Head\x07") and not has_unprinted("Head\tof\r\nICT")


# -- words ---------------------------------------------------------------------------------------


@pytest.fixture
def words(council: Register) -> dict[str, Vocabulary]:
    """The vocabularies of a new register."""
    return vocabularies(council)


@pytest.mark.parametrize(
    ("vocabulary", "text", "value"),
    [
        ("action_states", "Completed", ActionState.DONE), ("action_states", "In Progress", "in_progress"),
        ("action_states", "on-going", "in_progress"), ("action_states", "OUTSTANDING", "open"),
        ("yes", "Y", True), ("yes", "no", False), ("exempt", "Part 2", True), ("exempt", "Open", False),
        ("member_roles", "Vice-Chair", "deputy_chair"), ("member_roles", "Clerk", "secretary"),
        ("outcomes", "Agreed", "agreed"), ("outcomes", "agreed_with_changes", "agreed_with_changes"),
        ("categories", "A1", "A1"), ("categories", "Use of e-government", "A1"),
        ("categories", "A1 Use of e-government", "A1"), ("decision_states", "Final", "made"),
        ("decision_states", "Waiting", "awaiting"), ("meeting_states", "Scheduled", "planned"),
        ("roles", "Head of ICT", "HEAD_ICT"), ("titles", "Dr", "Dr"),
    ],
)  # fmt: skip
def test_words_are_understood(
    vocabulary: str, text: str, value: object, words: dict[str, Vocabulary]
) -> None:
    assert words[vocabulary].read(text) == value


def test_a_word_that_is_not_known_is_refused_with_those_that_are(
    words: dict[str, Vocabulary],
) -> None:
    with pytest.raises(Unread, match="“Half” is none of: Open, In progress, Done, Cancelled"):
        words["action_states"].read("Half")
