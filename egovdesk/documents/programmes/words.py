"""How scores, sums and places of a ranking are written."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from egovdesk.documents.model import Cell, Marked, Money, Tone
from egovdesk.records.kept_rankings import KeptPlace, KeptRanking
from egovdesk.records.money import pounds, whole_thousands
from egovdesk.records.programmes import financial_year
from egovdesk.records.projects import Rag

_TONES = {Rag.GREEN: Tone.GREEN, Rag.AMBER: Tone.AMBER, Rag.RED: Tone.RED}


def exact(value: float, places: int = 2) -> int | Decimal:
    """A score as a number: whole where it is, else with as many places as it needs."""
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return int(rounded) if rounded == rounded.to_integral_value() else rounded.normalize()


def spoken(value: float) -> str:
    """A score in a sentence: `71.5`, `78`."""
    return str(exact(value))


def place_words(one: KeptPlace) -> str:
    """A rank, with the sign of those that share it."""
    return f"{one.place}{'=' if one.tied else ''}"


def light_cell(one: KeptPlace) -> Cell:
    """A project's light as a word in its colour."""
    if one.light is Rag.UNSAID:
        return "no report"
    return Marked(one.light.label, _TONES[one.light])


def sum_cell(pence: int | None) -> Cell:
    """A sum, or nothing."""
    return None if pence is None else Money(pence)


def thousands(pence: int | None) -> int | None:
    """A sum in thousands of pounds, as boards read it."""
    return None if pence is None else whole_thousands(pence)


def line_sentence(kept: KeptRanking) -> str:
    """Where the funding line falls; what is left is not told where projects are left out."""
    if kept.budget is None:
        return "No budget is set, so no funding line is drawn."
    words = f"{pounds(kept.budget)} for {financial_year(kept.year)}"
    spent = max((one.running for one in kept.places if one.funded), default=0)
    if kept.partial:
        return f"{words}."
    left = kept.budget - spent
    return f"{words}, {f'{pounds(left)} unspent' if left else 'all spent'}."
