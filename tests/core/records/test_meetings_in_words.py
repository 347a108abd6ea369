"""Days named by a meeting, and times of day, as a clerk types them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovdesk.records.meetings_in_words import meeting_in_words
from egovdesk.records.times_in_words import time_in_words

TODAY = date(2003, 10, 21)
MEETINGS = (date(2003, 9, 16), date(2003, 12, 16), date(2003, 11, 18), date(2004, 3, 16))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("the next meeting", date(2003, 11, 18)),
        ("next meeting", date(2003, 11, 18)),
        ("the meeting after next", date(2003, 12, 16)),
        ("the March meeting", date(2004, 3, 16)),
        ("the mar meeting", date(2004, 3, 16)),
        ("the March 2004 meeting", date(2004, 3, 16)),
        ("December’s meeting", date(2003, 12, 16)),
        ("the 16 december meeting", date(2003, 12, 16)),
        ("the meeting of 16 December.", date(2003, 12, 16)),
        ("the meeting in march", date(2004, 3, 16)),
        ("the September meeting", "No meeting of this group is planned in September."),
        ("the March 2005 meeting", "No meeting of this group is planned in March 2005."),
        ("the 17 December meeting", "This group has no meeting on 17 December 2003."),
        ("the contractor’s meeting", None),
        ("31 oct", None),
        ("", None),
    ],
)
def test_which_meeting_is_meant(words: str, day: date | str | None) -> None:
    assert meeting_in_words(words, TODAY, MEETINGS) == day


def test_without_a_later_meeting_it_is_said() -> None:
    said = meeting_in_words("the next meeting", TODAY, MEETINGS[:1])
    assert said == "No later meeting of this group is planned."
    said = meeting_in_words("the meeting after next", TODAY, MEETINGS[:2])
    assert said == "Only one later meeting of this group is planned."


@given(st.text(max_size=30))
def test_anything_typed_is_a_meeting_or_a_sentence_or_neither(text: str) -> None:
    found = meeting_in_words(text, TODAY, MEETINGS)
    assert found is None or isinstance(found, str) or found in MEETINGS


@pytest.mark.parametrize(
    ("words", "after", "kept"),
    [
        ("3.12pm", "", "15:12"), ("3.12 p.m.", "", "15:12"), ("15:12", "", "15:12"),
        ("3.12", "14:03", "15:12"), ("3.12", "", "03:12"), ("10.30", "10:00", "10:30"),
        ("1", "10:00", "13:00"), ("12.05", "10:00", "12:05"), ("12.05am", "", "00:05"),
        ("3.12", "18:30", None), ("12.10", "18:30", None), ("7.05", "18:30", "19:05"),
        ("12.05", "12:30", None), ("12.40", "12:30", "12:40"), ("3.12pm", "18:30", "15:12"),
        ("noon", "", "12:00"), ("9am", "14:00", "09:00"), ("7", "18:30", "19:00"),
        ("25:00", "", None), ("13pm", "", None), ("3.72", "", None), ("soon", "", None),
    ],
)  # fmt: skip
def test_a_time_of_day(words: str, after: str, kept: str | None) -> None:
    assert time_in_words(words, after) == kept


@given(st.times())
def test_a_time_as_it_is_kept_is_read_as_it_is(at: object) -> None:
    kept = f"{at:%H:%M}"
    assert time_in_words(kept) == kept
