"""The sums of money that a text names."""

from __future__ import annotations

import pytest

from egovdesk.records.named_sums import named_sums, sums_under_headings


@pytest.mark.parametrize(
    "text",
    [
        "£412,000", "£ 412 000", "£412k", "£412 thousand", "£0.412m", "£0·412 million", "GBP 412,000",
        "412,000 pounds", "412k pounds", "four hundred and twelve thousand pounds",
        "Four hundred and twelve Thousand Pounds",
    ],
)  # fmt: skip
def test_a_sum_is_read_however_it_is_written(text: str) -> None:
    assert named_sums(f"It costs {text} in all, in 2003.") == [412_000_00]


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£1.125 million", 1_125_000_00), ("£2bn", 2_000_000_000_00), ("£12.50 each", 12_50),
        ("half a million pounds", 500_000_00), ("three quarters of a million pounds", 750_000_00),
        ("a hundred and five pounds", 105_00), ("two million, and one thousand pounds", 1_000_00),
    ],
)  # fmt: skip
def test_what_it_comes_to_is_whole_pence(text: str, pence: int) -> None:
    assert named_sums(text) == [pence]


@pytest.mark.parametrize(
    "text", ["412,000 residents", "the year 2003", "30 per cent", "a pound a head"]
)
def test_what_counts_something_else_is_no_sum(text: str) -> None:
    assert named_sums(text) == []


def test_a_heading_makes_sums_of_the_numbers_under_it() -> None:
    assert sums_under_headings("Tenderer | Price (£)\nHartwell | 412,000 in 2003, 3 bids") == [
        412_000_00
    ]
    assert sums_under_headings("£000\nHartwell 412\n1 of 12 pages") == [412_000_00]
    assert sums_under_headings("Hartwell 412,000, for £12") == []
