"""What the leak check takes for the same words, and what it lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovdesk.exchange.leaks.folding import Folded
from egovdesk.exchange.leaks.index import Index
from egovdesk.exchange.leaks.sums import in_words, sums
from egovdesk.records.leaks import Secret, SecretKind
from tests.core.exchange.leaky import INDEX, PHRASE, SECRETS, TITLE, leaks


def found(text: str, index: Index = INDEX) -> list[str]:
    """The words of a text that tell a secret."""
    return [text[hit.start : hit.end] for hit in index.hits(Folded(text))]


# -- the same words ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "TERMINATION OF THE NORTHGATE AGREEMENT",
        "Termi\u00adnation of the North\u00adgate agree\u00adment",
        "Termination\u00a0of\u2009the\u202fNorthgate agreement",
        "Termi-\nnation of the North-\r\ngate agreement",
        "Termi\ufffenation of the Northgate agreement",
        "Termination of the Northgate\n\nagreement",
        "T e r m i n a t i o n of the Northgate agreement",
        "TerminationoftheNorthgateagreement",
        "Ｔｅｒｍｉｎａｔｉｏｎ of the Northgate agreement",
        "Te\u0301rminatio\u0302n of the Northgate agreement",
        "Termination\u200b of\u2060 the \ufeffNorthgate\u200d agreement",
        "“Termination” of ‘the’ Northgate—agreement",
        "Termination of the Northgate_agreement.",
    ],
)
def test_a_title_is_found_however_it_is_written(written: str) -> None:
    assert found(f"Item 12: {written}, page 4") != []


def test_ligatures_and_curly_quotes_make_no_difference() -> None:
    index = Index([Secret(SecretKind.TITLE, "The chief officer's final offer")])
    assert found("the chief oﬃcer’s ﬁnal oﬀer", index) == ["the chief oﬃcer’s ﬁnal oﬀer"]


def test_eight_words_of_an_exempt_text_are_a_phrase_and_seven_are_none() -> None:
    words = PHRASE.split()
    assert found(f"We heard that {' '.join(words[:8])}.") == [" ".join(words[:8])]
    assert found(f"We heard that {' '.join(words[:7])}.") == []


def test_a_longer_passage_is_one_find() -> None:
    assert found(f"Then {PHRASE}, but more") == [PHRASE]


@pytest.mark.parametrize(
    "written", ["Gordon Tomlinson", "Tomlinson, Gordon", "G. Tomlinson", "Tomlinson, G"]
)
def test_a_person_is_found_by_each_way_of_writing_a_name(written: str) -> None:
    assert found(f"({written}'s letter)") == [written]


def test_a_company_is_found_without_what_it_ends_in() -> None:
    assert found("the Pellworth Systems tender") == ["Pellworth Systems"]


def test_a_file_is_found_without_its_ending() -> None:
    assert found("see northgate_exit_terms") == ["northgate_exit_terms"]


def test_a_short_name_is_no_part_of_a_longer_word() -> None:
    index = Index([Secret(SecretKind.NAME, "Land")])
    assert found("Cumberland and the woodlands", index) == []
    assert found("Mr LAND's house", index) == ["LAND"]


@pytest.mark.parametrize(
    "written",
    [
        "£412,000", "412000", "£412k", "£0.412m", "412 thousand", "£ 412,000.00", "GBP 412000",
        "£412,\n000", "412\u202f000", "£412\u00a0000", "four hundred and twelve thousand pounds",
        "Four hundred twelve thousand", "£412,000-", "a row: 7 412 000", "Cost (£000)\n412",
        "£’000\n7\n412.0", "￡４１２,０００", "£.412m", "Cost, thousands of pounds\n412",
    ],
)  # fmt: skip
def test_a_sum_is_found_in_all_its_forms(written: str) -> None:
    assert found(written) != []


@pytest.mark.parametrize(
    "written",
    ["£412", "£41,200", "412,000,000", "£412.00", "£4,120", "1412000", "page 412", "412-000"],
)
def test_another_sum_is_none(written: str) -> None:
    assert found(written) == []


def test_a_short_form_stands_for_the_sum_that_it_rounds() -> None:
    index = Index([Secret(SecretKind.SUM, "£1,234,567.89")])
    assert found("about £1.23m in all", index) == ["£1.23m"]
    assert found("about £1.24m, or £1m", index) == []


@pytest.mark.parametrize("year", ["2003", "1999", "in 2,003 houses"])
def test_a_year_is_no_sum_and_a_number_with_a_comma_is(year: str) -> None:
    index = Index([Secret(SecretKind.SUM, f"£{''.join(filter(str.isdigit, year))}")])
    assert bool(found(year, index)) == ("," in year)


@pytest.mark.parametrize(
    ("pounds", "words"),
    [
        (100, "one hundred"),
        (1_005, "one thousand and five"),
        (412_350, "four hundred and twelve thousand three hundred and fifty"),
        (2_000_021, "two million and twenty one"),
    ],
)
def test_sums_are_put_into_words(pounds: int, words: str) -> None:
    assert in_words(pounds) == words


def test_a_number_is_read_once_for_each_way_of_reading_it() -> None:
    assert [one.pence for one in sums("£5,000 and 6,000")] == [500_000, 600_000]


# -- whatever is done to them --------------------------------------------------------------------

_LIGATURES = (("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_LETTERS = st.sampled_from(
    [
        "{}",
        "{}\u00ad",
        "{}\u200b",
        "{}\u0301",
        "{}-\n",
        "{}\u2060",
        "{}\ufeff",
        "upper",
        "wide",
        " {}",
    ]
)
_SPACES = st.sampled_from([" ", "\u00a0", "\n", "  ", "\u2003", "\t", " \u200b", "-", "\r\n", ""])


@st.composite
def decorated(draw: st.DrawFn, text: str) -> str:
    """A text with each letter and space written in some other way."""
    for plain, joined in _LIGATURES:
        if draw(st.booleans()):
            text = text.replace(plain, joined)
    return "".join(
        draw(_SPACES) if one == " " else _dressed(one, draw(_LETTERS)) for one in text
    )  # fmt: skip


def _dressed(letter: str, way: str) -> str:
    if way == "upper":
        return letter.upper()
    if way == "wide":
        return chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter
    return way.format(letter)


@given(decorated(TITLE), decorated(PHRASE))
def test_a_secret_is_found_whatever_is_done_to_its_letters(title: str, phrase: str) -> None:
    told = {hit.secret.kind for hit in INDEX.hits(Folded(f"see {title} where {phrase} so"))}
    assert told == {SecretKind.TITLE, SecretKind.TEXT}


@given(st.text())
def test_each_letter_is_folded_by_itself(text: str) -> None:
    whole = Folded(text)
    assert whole.stream == "".join(Folded(one).stream for one in text)
    for place in range(len(whole.stream)):
        start, end = whole.span(place, place + 1)
        assert end == start + 1 and whole.stream[place] in Folded(text[start:end]).stream


# -- what the open record holds ------------------------------------------------------------------

OPEN = (f"Agenda: {TITLE}. Gordon Tomlinson, Head of ICT, asked for £412,000.", PHRASE)


def test_what_the_open_record_holds_does_not_count() -> None:
    index = Index(SECRETS, OPEN)
    assert found(" ".join(OPEN), index) == []
    assert found("Pellworth Systems", index) == ["Pellworth Systems"]


def test_open_words_hide_no_more_than_themselves() -> None:
    words = PHRASE.split()
    index = Index(SECRETS, [" ".join(words[:8])])
    assert found(" ".join(words[:8]), index) == []
    assert found(" ".join(words[:9]), index) == [" ".join(words[1:9])]


def test_a_find_says_what_stands_round_it(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text(f"First line\nThe board took {TITLE} in private\nLast", encoding="utf-8")
    (leak,) = leaks(file)
    assert (leak.before, leak.words, leak.after) == (
        "First line The board took",
        TITLE,
        "in private Last",
    )
    assert str(leak.place) == "list.txt, line 2, body"
    assert leak.secret.about == "item 12"


def test_a_file_called_by_one_common_word_is_sought_with_its_ending() -> None:
    index = Index([Secret(SecretKind.FILE_NAME, "report.pdf")])
    assert not list(index.hits(Folded("The report was noted.")))
    assert list(index.hits(Folded("See Report.PDF.")))


# -- ordinary words ------------------------------------------------------------------------------


def named(*names: str, as_written: bool = False) -> Index:
    return Index([Secret(SecretKind.NAME, one, as_written=as_written) for one in names])


@pytest.mark.parametrize(
    "ordinary",
    [
        "They may attend in May, at the next meeting.", "The best price in all, by the hill.",
        "Next steps\nNext, the total. An orange.", "SERVICE DESK", "Total cost per capita",
    ],
)  # fmt: skip
def test_ordinary_words_are_nobodys_name(ordinary: str) -> None:
    names = ("Cllr May", "Mr Price", "Mrs Best", "Mr Hill", "Next plc", "Orange plc", "Total Ltd")
    assert found(ordinary, named(*names)) == []


@pytest.mark.parametrize("written", ["asked Mr Price for it", "CLLR MAY", "from Next and others"])
def test_names_that_are_ordinary_words_are_found_where_they_are_written_as_names(
    written: str,
) -> None:
    assert len(found(written, named("Cllr May", "Mr Price", "Next plc"))) == 1


@pytest.mark.parametrize(
    "written",
    [
        "from Pellworth Systems", "PELLWORTH SYSTEMS", "see pellworth-systems.pdf", "Pell-\nworth Systems",
        "www.pellworthsystems.co.uk",
    ],
)  # fmt: skip
def test_a_name_known_by_its_capitals_is_found_in_each_way_of_writing_it(written: str) -> None:
    index = named("Pellworth Systems", as_written=True)
    assert len(found(written, index)) == 1
    assert found("the recycling centre", named("Recycling Centre", as_written=True)) == []


@pytest.mark.parametrize(
    "title", ["Report", "Appendix A", "Minutes of the last meeting", "Part II"]
)
def test_a_title_that_anything_might_have_tells_nothing(title: str) -> None:
    index = Index([Secret(SecretKind.TITLE, title), Secret(SecretKind.TITLE, "Land sale")])
    assert found(f"The {title} on the land sale", index) == ["land sale"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Staffing\nNone", ["Staffing"]), ("12. STAFFING", ["STAFFING"]),
        ("the paper on Staffing", ["Staffing"]), ("no staffing. Staffing is none of it", []),
    ],
)  # fmt: skip
def test_a_title_of_one_ordinary_word_is_found_where_it_stands_as_a_title(
    text: str, told: list[str]
) -> None:
    assert found(text, Index([Secret(SecretKind.TITLE, "Staffing")])) == told


def test_a_small_round_sum_in_words_is_one_of_pounds() -> None:
    index = Index([Secret(SecretKind.SUM, "£100"), Secret(SecretKind.SUM, "£2,000")])
    assert found("one hundred people and two thousand more", index) == []
    assert found("one hundred pounds", index) == ["one hundred pounds"]
