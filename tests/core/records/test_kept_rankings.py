"""A kept ranking as text: the same ranking gives the same text, which reads back the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from egovdesk.records.kept_rankings import KeptCriterion, KeptPlace, KeptRanking, KeptScore
from egovdesk.records.projects import Rag

DAYS = some.dates(date(1990, 1, 1), date(2100, 12, 31))
NUMBERS = some.floats(0, 100).map(lambda one: round(one, 6))
SCORES = some.builds(KeptScore, some.text(), some.text(), some.integers(0, 5), DAYS, some.text())
PLACES = some.builds(
    KeptPlace, some.text(), some.text(), some.integers(1, 500), some.integers(1, 500),
    some.integers(1, 500), NUMBERS, some.integers(0, 10**14),
    light=some.sampled_from(Rag), means=some.lists(some.none() | NUMBERS).map(tuple),
    parts=some.lists(NUMBERS).map(tuple), scores=some.lists(SCORES, max_size=3).map(tuple),
    cost=some.none() | some.integers(0, 10**14), reported_on=some.none() | DAYS,
    moved_to=some.none() | some.integers(1, 500), moved_on=some.none() | DAYS,
    exempt=some.booleans(), funded=some.booleans(),
)  # fmt: skip
RANKINGS = some.builds(
    KeptRanking, some.text(), some.integers(1990, 2100), some.text(), some.text(), DAYS,
    some.none() | some.integers(0, 10**14),
    some.lists(
        some.builds(KeptCriterion, some.text(), some.text(), some.integers(0, 100), some.text()),
        max_size=3,
    ).map(tuple),
    some.lists(PLACES, max_size=3).map(tuple), some.booleans(), some.none() | DAYS, some.text(),
    some.lists(some.text(), max_size=2).map(tuple),
)  # fmt: skip


@given(RANKINGS)
def test_any_ranking_reads_back_as_it_was_kept(kept: KeptRanking) -> None:
    text = kept.as_json()
    assert KeptRanking.from_json(text) == kept
    assert KeptRanking.from_json(text).as_json() == text


@pytest.mark.parametrize(
    "text",
    ["[]", "{}", '{"format":2,"ranking":{}}', '{"format":1}', '{"format":1,"ranking":{"title":"x"}}',
     '{"format":1,"ranking":[]}', "no JSON"],
)  # fmt: skip
def test_what_is_no_kept_ranking_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        KeptRanking.from_json(text)


def test_how_many_are_funded_and_where_a_project_stands() -> None:
    places = (
        KeptPlace("net", "Network", 1, 1, 1, 92.0, 60),
        KeptPlace("tv", "Digital TV", 2, 2, 2, 20.0, 90, funded=False, exempt=True),
    )
    kept = KeptRanking("ICT programme", 2004, "Northbridge", "Board", date(2003, 10, 9), 70,
                       places=places)  # fmt: skip
    assert (kept.funded, kept.is_exempt) == (1, True)
    assert kept.place_of("tv") is places[1] and kept.place_of("card") is None
