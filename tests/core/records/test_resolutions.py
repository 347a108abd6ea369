"""Recommendations become resolutions that can be read after "Resolved that"."""

from __future__ import annotations

import pytest

from egovdesk.records.resolutions import resolved


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "agree the outline business case for a CRM system, at an estimated cost of £640,000;",
            "the outline business case for a CRM system be agreed, at an estimated cost of £640,000;",
        ),
        (
            "place the project second in the programme; and",
            "it place the project second in the programme; and",
        ),
        (
            "ask the Head of ICT to report a full business case to the December meeting.",
            "the Head of ICT be asked to report a full business case to the December meeting.",
        ),
        ("Note the report", "the report be noted"),
        ("agree that the pilot end", "it agree that the pilot end"),
        ("the case be agreed; and", "the case be agreed; and"),
        ("note", "note"),
        ("", ""),
    ],
)
def test_a_recommendation_reads_as_a_resolution(asked: str, said: str) -> None:
    assert resolved(asked) == said
