"""What painted rows say, and where words are found in them."""

from __future__ import annotations

import pytest

from ui.item_models.segments import (
    Bar,
    Cell,
    Check,
    Gap,
    Icon,
    Key,
    Mark,
    MarkKind,
    Tag,
    Text,
    spans_of,
)


@pytest.mark.parametrize(
    ("text", "words", "spans"),
    [
        ("Authentication policy", ("authentic",), ((0, 9),)),
        ("the authentication", ("auth",), ((4, 8),)),
        ("Reauthenticate", ("auth",), ()),
        ("CRM and crm", ("crm",), ((0, 3), (8, 11))),
        ("one two", ("one", "two"), ((0, 3), (4, 7))),
        ("corporate", ("corp", "corporate"), ((0, 9),)),
        ("nothing", (), ()),
        ("nothing", ("",), ()),
        ("(a) agree", ("agree",), ((4, 9),)),
    ],
)
def test_words_are_found_where_words_begin(
    text: str, words: tuple[str, ...], spans: tuple[tuple[int, int], ...]
) -> None:
    assert spans_of(text, words) == spans


def test_a_cell_speaks_in_the_order_it_is_read() -> None:
    cell = Cell(
        (Mark(MarkKind.LATE), Text("Network partner")),
        (Text("20 minutes"),),
        (Text("3.45"),),
        (Icon("file-check", says="paper received"),),
        lead=(Text("Item 11"),),
    )
    assert cell.spoken == "Item 11, Network partner, 20 minutes, 3.45, paper received"


def test_marks_stay_silent_beside_their_word_and_speak_without_one() -> None:
    assert Cell((Mark(MarkKind.RATIFIED),)).spoken == ""
    assert Cell((Mark(MarkKind.RATIFIED, "ratified"),)).spoken == "ratified"


def test_tick_boxes_speak_their_state() -> None:
    assert Check(True).spoken == "ticked"
    assert Check(False).spoken == "not ticked"


def test_keys_and_gaps_say_nothing_and_bars_what_they_mean() -> None:
    assert Key("Ctrl K").spoken == Gap(4).spoken == ""
    assert Bar(0.5, says="half ready").spoken == "half ready"


def test_the_plain_words_of_a_cell_are_those_of_its_first_line() -> None:
    cell = Cell((Icon("lock"), Text("Supplier charges"), Tag("joint")), (Text("below"),))
    assert cell.plain == "Supplier charges joint"
