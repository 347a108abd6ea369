"""What plain text may hold: whatever is typed, Word's XML takes it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from egovdesk.records.text import clean_line, clean_text

ANYTHING = st.text(st.characters())


def test_control_characters_go_and_words_stay() -> None:
    assert clean_line("Cor\x00por\x0bate\x7f CRM\ufffe") == "Corporate CRM"
    assert clean_text("a\x1bb\r\nc\rd\te") == "ab\nc\nd\te"


def test_a_line_is_one_line() -> None:
    assert clean_line("  a\r\nb\u2028c\td  ") == "a b c d"


def test_every_script_stays_as_it_is() -> None:
    for words in (
        "שלום עולם",
        "مرحبا",
        "王小明",
        "😀👩‍👩‍👧",
        "naïve café",
        "\u202bright to left\u202c",
    ):
        assert clean_line(words) == words


@given(ANYTHING)
def test_whatever_is_typed_can_be_written_as_xml(text: str) -> None:
    for cleaned in (clean_text(text), clean_line(text)):
        element = etree.Element("t")
        element.text = cleaned
        assert etree.fromstring(etree.tostring(element)).text in (cleaned, None)


@given(ANYTHING)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


def test_a_name_is_not_shown_as_another_by_an_override() -> None:
    assert clean_line("Ann \u202etraced\u202c") == "Ann traced\u202c"


def test_prose_does_not_turn_round_either() -> None:
    assert clean_text("Agreed\u202e that\nit \u2067be\u2069 so") == "Agreed that\nit be so"
    assert clean_text("\u200fשלום\u200e, 5") == "\u200fשלום\u200e, 5"
