"""The rounds of IEG statements that ship: dated, in order, and honest about what is from memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from egovdesk.records.rounds import CAUTION, Round, RoundPart
from egovdesk.records.statements import SectionKind
from egovdesk.shipped.rounds import CODES, shipped_part, shipped_round, shipped_rounds

ROUNDS = shipped_rounds()


def parts(found: Round) -> Iterator[RoundPart]:
    waiting = list(found.parts)
    while waiting:
        one = waiting.pop(0)
        yield one
        waiting += one.parts


def test_the_seven_rounds_are_in_order_of_their_deadlines() -> None:
    assert [one.code for one in ROUNDS] == list(CODES)
    assert [one.due_on for one in ROUNDS] == [
        date(2001, 7, 31), date(2002, 10, 31), date(2003, 11, 10), date(2004, 12, 20),
        date(2005, 7, 18), date(2005, 12, 19), date(2006, 4, 10),
    ]  # fmt: skip
    ieg3 = shipped_round("IEG3")
    assert ieg3 is not None and ieg3.guidance_on == date(2003, 7, 21)


@pytest.mark.parametrize("found", ROUNDS, ids=lambda one: one.code)
def test_every_part_says_where_it_is_from_and_that_it_is_to_be_checked(found: Round) -> None:
    assert found.source and found.guidance and found.recipient
    codes = [one.code for one in parts(found)]
    assert len(set(codes)) == len(codes)
    for one in parts(found):
        assert one.source and one.title
        assert one.advice.lower().endswith(CAUTION[1:].lower())
        assert ("From memory" in one.advice) == ("memory" in one.source.lower())
        assert bool(one.rows) == one.kind.has_rows
        assert bool(one.columns) == (one.kind in (SectionKind.BVPI157, SectionKind.TAKE_UP,
                                                  SectionKind.SPEND))  # fmt: skip
    assert found.parts[-1].kind is SectionKind.APPROVAL
    assert any(one.kind is SectionKind.GOVERNANCE for one in parts(found))


def test_ieg3_asks_for_the_seven_shared_priorities_within_a_thousand_words() -> None:
    part = shipped_part("IEG3", "1")
    assert part is not None and part.word_limit == 1000 and part.required
    assert len([one for one in part.parts if one.code != "1.local"]) == 7


def test_bvpi_157_has_its_ten_types_and_five_years() -> None:
    part = shipped_part("IEG3", "3")
    assert part is not None
    assert [one.code for one in part.rows] == [str(number) for number in range(1, 11)]
    assert part.columns == ("total", "2001/02", "2002/03", "2003/04", "2004/05", "2005/06")


def test_outcomes_come_with_the_fourth_round_as_required_and_good() -> None:
    assert not any(one.kind is SectionKind.OUTCOMES for one in parts(ROUNDS[2]))
    part = shipped_part("IEG4", "outcomes")
    assert part is not None
    assert [one.code for one in part.rows if one.kind == "required"] == [
        f"R{number}" for number in range(1, 30)
    ]
    assert {one.kind for one in part.rows} == {"required", "good"}


def test_a_statement_of_ones_own_has_no_prescribed_part() -> None:
    assert shipped_round("") is None and shipped_part("", "1") is None
    assert shipped_part("IEG3", "") is None
