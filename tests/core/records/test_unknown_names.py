"""Names that are told from other words by their capitals, and ordinary words that are none."""

from __future__ import annotations

import pytest

from egovdesk.records.ordinary_words import are_ordinary
from egovdesk.records.unknown_names import unknown_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was agreed that Pellworth Systems be chosen.", ["Pellworth Systems"]),
        ("the tender of Pellworth\nSystems was cheap", ["Pellworth Systems"]),
        ("as Pellworth & Hale asked less", ["Pellworth & Hale"]),
        ("paid to Oluwaseun Adeyemi", ["Oluwaseun Adeyemi"]),
        ("the offer of Capita Services", ["Capita Services"]),
        ("a visit to Ackroyd Partners", ["Ackroyd Partners"]),
        ("Network Partner: Tender Evaluation by the Head of Service", []),
        ("The Pellworth offer. Systems will follow", []),
        ("at the Pellworth Centre, and in Pellworth Road", []),
        ("Pellworth systems, of pellworth", []),
        ("the GIS Strategy", []),
        ("Dear Sir\n\nPellworth", []),
    ],
)
def test_an_unknown_word_with_a_capital_beside_another_makes_a_name(
    text: str, names: list[str]
) -> None:
    assert unknown_names(text) == names


def test_what_everybody_knows_is_no_unknown_name() -> None:
    assert unknown_names("asked of Northbridge Partners", {"northbridge"}) == []
    assert unknown_names("Kerbsides Matter: what kerbsides are") == []


@pytest.mark.parametrize("text", ["Next", "Total price", "TENDERS", "Best Value", "May 2003"])
def test_everyday_words_are_ordinary(text: str) -> None:
    assert are_ordinary(text)


@pytest.mark.parametrize("text", ["Pellworth", "Pellworth Systems", "Adeyemi"])
def test_other_words_are_not(text: str) -> None:
    assert not are_ordinary(text)
