"""How a document writes dates, times, money and file names."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovdesk.documents import wording
from egovdesk.documents.model import Cell, Marked, Money, Tone, text_runs

TUESDAY = date(2003, 10, 21)


def test_dates_are_written_in_full() -> None:
    assert wording.full_date(TUESDAY) == "Tuesday 21 October 2003"
    assert wording.long_date(date(2003, 6, 1)) == "1 June 2003"
    assert wording.short_date(TUESDAY) == "21 Oct 2003"
    assert wording.date_and_time(TUESDAY, time(14)) == "Tuesday 21 October 2003, 2.00pm"
    assert wording.date_and_time(TUESDAY, None) == "Tuesday 21 October 2003"


@pytest.mark.parametrize(
    ("at", "written"),
    [(time(14), "2.00pm"), (time(9, 30), "9.30am"), (time(0, 5), "12.05am"),
     (time(12, 1), "12.01pm"), (time(12), "12 noon"), (time(0), "12 midnight")],
)  # fmt: skip
def test_times(at: time, written: str) -> None:
    assert wording.clock_time(at) == written


@pytest.mark.parametrize(
    ("pence", "written"),
    [(64_000_000, "£640,000"), (1250, "£12.50"), (5, "£0.05"), (0, "£0"), (-1250, "−£12.50")],
)
def test_money(pence: int, written: str) -> None:
    assert wording.amount(Money(pence)) == written


@pytest.mark.parametrize(
    ("began", "year"), [(2003, "2003/04"), (1999, "1999/00"), (2009, "2009/10")]
)
def test_a_municipal_year_is_named_after_two_calendar_years(began: int, year: str) -> None:
    assert wording.municipal_year(began) == year


def test_lists_counts_and_letters() -> None:
    assert wording.listing(["A"]) == "A"
    assert wording.listing(["A", "B", "C"]) == "A, B and C"
    assert wording.listing([]) == ""
    assert [wording.counted(count, "action") for count in (0, 1, 1200)] == [
        "no actions", "1 action", "1,200 actions",
    ]  # fmt: skip
    assert wording.counted(2, "body", "bodies") == "2 bodies"
    assert [wording.letter_label(index) for index in (0, 25, 26, 27)] == [
        "(a)", "(z)", "(aa)", "(ab)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, "–"), ("", "–"), ((), "–"), ("x", "x"), (Marked("Late", Tone.RED), "Late"),
     (Money(100), "£1"), (TUESDAY, "21 Oct 2003"), (time(9), "9.00am"), (1200, "1,200"),
     (datetime(2003, 10, 21, 9, 30), "21 Oct 2003, 9.30am"), (Decimal("-1.5"), "−1.5"),
     (text_runs("runs"), "runs")],
)  # fmt: skip
def test_cells_are_written_in_words(value: Cell, written: str) -> None:
    assert wording.cell_text(value) == written


def test_file_names_follow_the_pattern() -> None:
    name = wording.document_file_name(
        "EG", date(2003, 6, 17), "IEG3 draft", item=5, state="Draft", version="0.3"
    )
    assert name == "EG_2003-06-17_05_ieg3-draft_DRAFT_v0.3.docx"
    minutes = wording.document_file_name("EG", date(2003, 6, 17), "Minutes", suffix=".pdf")
    assert minutes == "EG_2003-06-17_minutes.pdf"


@given(st.text(), st.text(), st.text(max_size=12))
def test_file_names_are_safe_on_any_disk(group: str, what: str, state: str) -> None:
    name = wording.document_file_name(group, date(2003, 6, 17), what, item=5, state=state)
    assert len(name) <= 80 and name.endswith(".docx")
    assert name.isascii() and not set(name) & set('\\/:*?"<>| ')
    assert not name.startswith(".") and ".." not in name


def test_a_long_title_gives_way_to_the_date_and_the_version() -> None:
    name = wording.document_file_name(
        "E-Council", date(2003, 6, 17), "word " * 40, state="FINAL", version="1.0"
    )
    assert len(name) <= 80
    assert name.startswith("E-Council_2003-06-17_word-") and name.endswith("_FINAL_v1.0.docx")


@pytest.mark.parametrize("device", ["con", "NUL", "Com1"])
def test_the_names_of_devices_are_not_used(device: str) -> None:
    assert wording.document_file_name(device, None, "") == f"{device}-document.docx"
