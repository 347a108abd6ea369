"""Names of people, however a file writes them."""

from __future__ import annotations

import pytest

from egovdesk.records.names import folded, is_title, looks_like_a_name, read_name


@pytest.mark.parametrize(
    "written",
    [
        "Priya Raman", "priya raman", "PRIYA  RAMAN", " Priya\u00a0Raman ", "Raman, Priya",
        "RAMAN , Priya", "Ms Priya Raman", "Cllr. Priya Raman", "Raman, Ms Priya",
        "Councillor Dr Priya Raman", "Priya Raman OBE", "Priya Raman, OBE", "Priya\nRaman",
    ],
)  # fmt: skip
def test_one_person_has_one_key(written: str) -> None:
    assert read_name(written).key == "priya raman"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zoë O’Neill", "zoe o'neill"), ("Jean-Luc Bell", "Jean Luc Bell"), ("J. Tate", "J Tate")],
)
def test_accents_apostrophes_and_hyphens_make_no_other_person(one: str, other: str) -> None:
    assert read_name(one).key == read_name(other).key


def test_a_family_name_of_several_words_is_known_by_its_comma() -> None:
    name = read_name("van der Berg, Jan")
    assert (name.full, name.sort_name) == ("Jan van der Berg", "van der Berg, Jan")
    assert name.key == read_name("Jan van der Berg").key


def test_what_stands_before_a_name_is_kept_apart() -> None:
    name = read_name("Cllr Dr Priya Raman")
    assert (name.full, name.title, name.councillor) == ("Priya Raman", "Dr", True)
    assert not read_name("Priya Raman").councillor


def test_a_title_alone_is_a_name() -> None:
    assert read_name("Lord").full == "Lord"
    assert read_name("").full == ""


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("P. Raman", "Priya Raman", True),
        ("P Raman", "Priya Raman", True),
        ("Raman, P.", "Priya Raman", True),
        ("P.K. Raman", "Priya Kaur Raman", True),
        ("P Raman", "Priya Kaur Raman", True),
        ("P.K. Raman", "Priya Raman", True),
        ("S. Raman", "Priya Raman", False),
        ("P. Rahman", "Priya Raman", False),
        ("Paul Raman", "Priya Raman", False),
        ("Raman", "Priya Raman", False),
        ("PRIYA RAMAN", "PAUL RAMAN", False),
    ],
)
def test_initials_fit_or_do_not(one: str, other: str, fits: bool) -> None:
    assert read_name(one).may_be(read_name(other)) is fits
    assert read_name(other).may_be(read_name(one)) is fits


def test_a_word_in_common_is_one_of_two_letters_or_more() -> None:
    assert read_name("Priya Hill").shares_a_word(read_name("Priya Raman"))
    assert not read_name("P. Hill").shares_a_word(read_name("P. Raman"))


@pytest.mark.parametrize("text", ["Mr", "Cllr", "Rev Dr", "mrs."])
def test_titles_are_told_from_names(text: str) -> None:
    assert is_title(text)
    assert not is_title("Priya")


@pytest.mark.parametrize("text", ["Housing", "", "Raman / Sykes", "Raman and Sykes", "Team 3"])
def test_what_is_no_name_is_told(text: str) -> None:
    assert not looks_like_a_name(text)


@pytest.mark.parametrize("text", ["Priya Raman", "Zoë O’Neill", "Dr J. van der Berg"])
def test_what_may_be_a_name_is_told(text: str) -> None:
    assert looks_like_a_name(text)


def test_folding_keeps_words_apart() -> None:
    assert folded(" The  E-Council ") == "the e council"
