"""Phrases that are put together from open ones."""

from __future__ import annotations

import pytest

from egovdesk.exchange.leaks.tiling import Tiles

TILES = Tiles(["Report to\nCustomer First Board", "Head of ICT", "there are no implications here"])


@pytest.mark.parametrize(
    "text",
    [
        "Report to: Customer First Board", "REPORT TO the Head of ICT, 21 October 2003",
        "First Board 3. There are no", "no implications here: Head of ICT and the Customer", "are no",
    ],
)  # fmt: skip
def test_open_phrases_cover_what_is_made_of_them_alone(text: str) -> None:
    assert TILES.cover(text)


@pytest.mark.parametrize(
    "text",
    [
        "Report to Pellworth", "Customer Board", "Head of Finance", "there are implications here",
        "Customer First Board dismissed the Head of ICT", "Head report to",
    ],
)  # fmt: skip
def test_they_cover_nothing_else(text: str) -> None:
    assert not TILES.cover(text)
