"""The tables of statements: what is read, what is worked out, and what does not agree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from egovdesk.records.kept_statements import KeptFigure, KeptRow
from egovdesk.records.rounds import Grant
from egovdesk.records.statements import Light, SectionKind
from egovdesk.records.tables.blocks import block_text, read_block
from egovdesk.records.tables.columns import THOUSANDS, Holds
from egovdesk.records.tables.lights import light_counts
from egovdesk.records.tables.remarks import Remark, remarks
from egovdesk.records.tables.table import ALL, GAP, IDENTIFIED, SectionTable, make_table, share
from egovdesk.records.tables.typed import (
    Figure,
    edited_words,
    figure_problem,
    read_figure,
    read_light,
)

K = 100_000  # pence in a thousand pounds


def a_row(title: str, figures: Mapping[str, int | str] | None = None, **facts: Any) -> KeptRow:
    """A row whose id is its title; words stand where no number does."""
    made = tuple(
        KeptFigure(column, typed=value) if isinstance(value, str) else KeptFigure(column, value)
        for column, value in (figures or {}).items()
    )
    return KeptRow(title, title, figures=made, **facts)


def a_table(kind: SectionKind, *rows: KeptRow, **facts: Any) -> SectionTable:
    return make_table(kind, rows, **facts)


def codes(found: list[Remark]) -> list[tuple[str, str, str]]:
    return [(one.code, one.line_id, one.column) for one in found]


# --- what is typed -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12", Figure(12)), ("1,250", Figure(1250)), ("1 250", Figure(1250)), (" 7 ", Figure(7)),
        ("12.0", Figure(12)), ("n/a", Figure(typed="n/a")), ("N/A", Figure(typed="n/a")),
        ("–", Figure(typed="n/a")), ("", Figure()), ("38 (forecast)", Figure(38, forecast=True)),
        ("38 f", Figure(38, forecast=True)), ("a dozen", Figure(typed="a dozen")),
        ("12.5", Figure(typed="12.5")), ("-3", Figure(typed="-3")), ("£90k", Figure(typed="£90k")),
        ("75%", Figure(typed="75%")), ("9" * 20, Figure(typed="9" * 20)), ("1,25", Figure(typed="1,25")),
    ],
)  # fmt: skip
def test_counts_are_read_as_people_write_them(typed: str, read: Figure) -> None:
    assert read_figure(typed, Holds.COUNT, "") == read


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("90", 90 * K), ("1,250.5", 1250 * K + K // 2), ("£90k", 90 * K), ("£90,000", 90 * K),
     ("1.5m", 1500 * K), ("£640,123.45", 64_012_345), ("0", 0)],
)  # fmt: skip
def test_bare_numbers_are_in_the_unit_of_the_table(typed: str, pence: int) -> None:
    assert read_figure(typed, Holds.SUM, THOUSANDS).value == pence
    assert read_figure("£90,000", Holds.SUM, "") == Figure(90 * K)
    assert read_figure("90", Holds.SUM, "") == Figure(9_000)


@pytest.mark.parametrize(
    ("typed", "holds", "says"),
    [
        ("a dozen", Holds.COUNT, "“a dozen” is no number here. Type a whole number"),
        ("75%", Holds.COUNT, "worked out"), ("£90k", Holds.COUNT, "no sum of money"),
        ("-90", Holds.SUM, "not less than nothing"), ("(90)", Holds.SUM, "not less than nothing"),
        ("9" * 16, Holds.SUM, "more than any council spends"), ("lots", Holds.SUM, "Type a sum in pounds"),
    ],
)  # fmt: skip
def test_what_is_no_number_stays_with_a_sentence(typed: str, holds: Holds, says: str) -> None:
    read = read_figure(typed, holds, THOUSANDS)
    assert read.value is None and read.typed == typed
    assert says in figure_problem(read.typed, holds, THOUSANDS)


@pytest.mark.parametrize("pence", [0, 90 * K, 64_012_345, 1, 250 * K + 100])
def test_a_sum_that_is_mended_is_the_same_sum(pence: int) -> None:
    for unit in ("", THOUSANDS):
        assert read_figure(edited_words(pence, Holds.SUM, unit), Holds.SUM, unit).value == pence


def test_lights_are_read_by_colour_by_meaning_or_by_their_beginning() -> None:
    assert [read_light(one) for one in ("Amber", "g", "b", "being implemented", "not started", "")] == [
        Light.AMBER, Light.GREEN, Light.BLACK, Light.AMBER, Light.BLACK, Light.UNSAID,
    ]  # fmt: skip
    assert read_light("purple") is None and read_light("x") is None


def test_blocks_come_from_a_spreadsheet_and_go_back() -> None:
    assert read_block("1\t2\r\n3\t\r\n") == (("1", "2"), ("3", ""))
    assert read_block('"two\nlines"\t"a ""b"""\n') == (("two\nlines", 'a "b"'),)
    assert read_block("") == (("",),)
    block = (("a\tb", "two\nlines"), ("", "£1,250"))
    assert read_block(block_text(block)) == block


# --- what is worked out ------------------------------------------------------------------------


def test_bvpi_157_is_worked_out_row_by_row_and_over_all() -> None:
    table = a_table(
        SectionKind.BVPI157,
        a_row("Information", {"total": 41, "2003/04": 31}), a_row("Revenue", {"total": 12, "2003/04": 8}),
    )  # fmt: skip
    assert table.cell("Information", "2003/04").share == Decimal("75.6")
    whole = table.cell(ALL, "2003/04")
    assert (whole.value, whole.share, whole.computed) == (39, Decimal("73.6"), True)
    assert table.cell(ALL, "total").value == 53
    assert table.cell(ALL, "2001/02").value is None


def test_a_percentage_is_never_a_hundred_while_something_lacks() -> None:
    assert share(9999, 10_000) == Decimal("99.9")
    assert share(10, 10) == 100 and str(share(10, 10)) == "100"
    assert share(3, 0) is None and share(None, 3) is None


def test_what_does_not_apply_is_neither_nothing_nor_a_number() -> None:
    table = a_table(SectionKind.BVPI157, a_row("Booking", {"total": 11, "2003/04": "n/a"}))
    cell = table.cell("Booking", "2003/04")
    assert (cell.number, cell.typed, cell.share) == (None, "n/a", None)
    assert remarks(table) == []


def test_take_up_is_shared_among_the_channels_of_a_year() -> None:
    table = a_table(
        SectionKind.TAKE_UP, a_row("Web", {"2003/04": 160}), a_row("Telephone", {"2003/04": 640})
    )
    assert table.cell("Web", "2003/04").share == 20
    assert table.cell(ALL, "2003/04").value == 800


def test_money_is_totalled_and_the_gap_is_need_less_what_is_identified() -> None:
    table = a_table(
        SectionKind.SPEND,
        a_row("Need", {"2003/04": 500 * K, "2004/05": 100 * K}, kind="need"),
        a_row("Grant", {"2003/04": 200 * K}, kind="income"),
        a_row("Own", {"2003/04": 250 * K, "2004/05": 100 * K}),
        a_row("Gains", {"2004/05": 5 * K}, kind="savings"),
    )  # fmt: skip
    assert [one.id for one in table.lines] == ["Grant", "Own", IDENTIFIED, "Need", GAP, "Gains"]
    assert table.cell(IDENTIFIED, "2003/04").value == 450 * K
    assert table.cell(GAP, "2003/04").value == 50 * K and table.cell(GAP, "2004/05").value == 0
    assert table.cell("Own", "total").value == 350 * K
    assert table.cell(GAP, "total").value == 50 * K


def test_a_year_that_the_table_has_not_is_shown_where_something_stands_in_it() -> None:
    table = a_table(SectionKind.TAKE_UP, a_row("Web", {"2007/08": 1}), keys=("2003/04",))
    assert [one.key for one in table.columns] == ["title", "2003/04", "2007/08"]


def test_lights_are_counted_by_kind_of_outcome() -> None:
    table = a_table(
        SectionKind.OUTCOMES, a_row("R1", kind="required", light=Light.GREEN),
        a_row("R2", kind="required"), a_row("G1", kind="good", light=Light.RED),
    )  # fmt: skip
    assert [(one.title, one.counts) for one in light_counts(table)] == [
        ("Required", (1, 0, 0, 0, 1)), ("Good", (0, 0, 1, 0, 0)), ("All", (1, 0, 1, 0, 1)),
    ]  # fmt: skip


# --- what does not agree -----------------------------------------------------------------------


def bvpi(*rows: KeptRow) -> list[tuple[str, str, str]]:
    return codes(remarks(a_table(SectionKind.BVPI157, *rows)))


def test_enabled_above_permissible_falling_and_short_of_all_are_said() -> None:
    assert bvpi(a_row("Info", {"total": 10, "2003/04": 11, "2004/05": 10, "2005/06": 10})) == [
        ("above_permissible", "Info", "2003/04"), ("falls", "Info", "2004/05"),
    ]  # fmt: skip
    assert bvpi(a_row("Info", {"total": 10, "2005/06": 9})) == [("short_of_all", ALL, "2005/06")]
    assert bvpi(a_row("Info", {"2003/04": 9})) == [("no_permissible", "Info", "total")]
    assert bvpi(a_row("Info", {"total": 10, "2003/04": 9, "2005/06": 10})) == []


def test_what_is_to_be_mended_comes_first_and_says_what_will_do() -> None:
    table = a_table(
        SectionKind.SELF_ASSESSMENT,
        a_row("Web", {"due_on": "soonish", "light": "purple"}, status="Begun"),
    )
    first, second = remarks(table)[:2]
    assert first.to_mend and "“purple” is no light" in first.sentence
    assert "“soonish” is no date. Type a date, such as" in second.sentence
    assert (second.line_id, second.column) == ("Web", "due_on")


def test_an_empty_table_that_is_asked_for_is_said_once() -> None:
    table = a_table(SectionKind.BVPI157, a_row("Info"))
    assert codes(remarks(table, required=True)) == [("empty", "", "")]
    assert remarks(table) == []


def test_a_gap_in_funding_and_another_grant_than_announced_are_said() -> None:
    table = a_table(
        SectionKind.SPEND, a_row("IEG capital grant", {"2004/05": 240 * K}),
        a_row("Need", {"2004/05": 300 * K}, kind="need"),
    )  # fmt: skip
    grant = Grant(("2004/05",), 200 * K, "was first announced", "reference 2.2: S02")
    gap, other = remarks(table, grants=(grant,))
    assert gap.sentence == "£60,000 for 2004/05 is still to be found."
    assert "£240,000 of grant stands in 2004/05; £200,000 was first announced" in other.sentence
    assert "S02" in other.sentence and "Check against your authority’s copy" in other.sentence
    assert len(remarks(table, grants=(Grant(("2004/05",), 240 * K, "", ""),))) == 1


def test_a_grant_over_two_years_is_taken_together() -> None:
    table = a_table(
        SectionKind.SPEND, a_row("IEG capital grant", {"2004/05": 350 * K, "2005/06": 150 * K})
    )
    assert remarks(table, grants=(Grant(("2004/05", "2005/06"), 500 * K, "", ""),)) == []


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, []),
        ({"light": Light.RED, "comment": "Late.", "due_on": date(2004, 3, 1)}, []),
        ({"light": Light.RED, "comment": "Late."}, ["no_day"]),
        ({"light": Light.GREEN, "comment": "Done.", "due_on": date(2004, 3, 1)}, ["no_day"]),
        ({"light": Light.GREEN, "comment": "Done.", "done_on": date(2004, 3, 1)}, []),
        ({"light": Light.AMBER, "projected_on": date(2004, 3, 1)}, ["no_words"]),
        ({"light": Light.BLACK, "comment": "No demand."}, []),
        ({"comment": "Under way."}, ["no_light"]),
    ],
)  # fmt: skip
def test_a_light_wants_its_day_and_a_word(facts: dict[str, Any], found: list[str]) -> None:
    table = a_table(SectionKind.OUTCOMES, a_row("R1", kind="required", **facts))
    assert [one.code for one in remarks(table)] == found
