"""The people and companies that a text names."""

from __future__ import annotations

import pytest

from egovdesk.records.names_in_texts import names_in, with_initials


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Harrow Data Services plc tender", ["Harrow Data Services plc"]),
        ("Because Harrow Data Ltd is cheap", ["Harrow Data Ltd"]),
        ("The Council Appoint Harrow Ltd", ["Harrow Ltd"]),
        ("the tender of HARROW DATA LTD", ["HARROW DATA LTD"]),
        ("Cllr. Mary O'Neill and Dr Fell agreed", ["Cllr. Mary O'Neill", "Dr Fell"]),
        ("that Gordon Tomlinson be dismissed", ["Gordon Tomlinson"]),
        ("that Mary Anne Lee be heard", ["Mary Anne Lee"]),
        ("paid to G. Tomlinson, and J. R. Price", ["G. Tomlinson", "J. R. Price"]),
        ("Ms Zoë al-Rashid appealed", ["Ms Zoë al-Rashid"]),
        ("a limited response, and Limited space", []),
        ("Part B. Costs, option C. Risks", []),
        ("Victoria Road, and Gordon Street", []),
        ("the Director of Finance", []),
        ("Mr Chairman and the Lord Mayor's office", []),
        ("thanked Mrs A. B. White. The Chairman closed it", ["Mrs A. B. White"]),
        ("at a cost of £5m. Harrow plc asked for more", ["Harrow plc"]),
        ("Dear Sir Thank you for that", []),
        ("Use of External Consultants, and Price Inc VAT", []),
        ("Harrow Consultants, places Limited to ten", ["Harrow Consultants"]),
    ],
)
def test_people_and_companies_are_known_by_how_they_are_named(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("name", "short"), [("Graham Sykes", "G. Sykes"), ("Mary Anne Lee", "M. A. Lee"), ("Lee", "")]
)
def test_a_name_is_shortened_to_its_initials(name: str, short: str) -> None:
    assert with_initials(name) == short


def test_a_company_is_found_behind_a_line_that_ends_in_capitals() -> None:
    assert "Harrow Data Ltd" in names_in("Network Partner\nHarrow Data Ltd asked for more")
    assert "Harrow Data Ltd" in names_in("the tender of Harrow\nData Ltd")
