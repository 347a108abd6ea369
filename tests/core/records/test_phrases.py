"""The phrase bank: shortcuts as they are typed, and whose phrases a group has."""

from __future__ import annotations

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.phrases import add_phrase, change_phrase, remove_phrase
from egovdesk.records.phrases import (
    Phrase,
    first_gap,
    matching,
    phrases_for,
    typed_shortcut,
)
from egovdesk.register import Register
from egovdesk.shipped import shipped_phrases
from tests.scenes import Board

NOTED = Phrase("p", "noted", "The {body} noted the report.", position=1)
OWN = Phrase("q", "noted", "The report was noted.", "g", position=9)
AGREED = Phrase("r", "agreed", "It was generally agreed that …", position=2)


@pytest.mark.parametrize(
    ("before", "found"),
    [
        (";noted", (6, "noted")),
        ("It was late. ;Noted", (6, "noted")),
        ("(;no", (3, "no")),
        ("a;noted", None),
        ("; noted", None),
        ("it was late;", None),
        ("noted", None),
        ("", None),
    ],
)
def test_a_shortcut_begins_a_word(before: str, found: tuple[int, str] | None) -> None:
    assert typed_shortcut(before) == found


def test_a_group_has_its_own_phrase_before_everybodys() -> None:
    every = [NOTED, OWN, AGREED]
    assert [one.id for one in phrases_for("g", every)] == ["r", "q"]
    assert [one.id for one in phrases_for("other", every)] == ["p", "r"]
    assert [one.id for one in phrases_for("g", every[::-1])] == ["r", "q"]


def test_the_beginning_of_a_shortcut_does_where_it_is_of_one_alone() -> None:
    notedthat = Phrase("s", "notedthat", "It was noted that …")
    assert matching("agr", [NOTED, AGREED]) is AGREED
    assert matching("noted", [NOTED, notedthat]) is NOTED
    assert matching("note", [NOTED, notedthat]) is None
    assert matching("x", [NOTED]) is None


def test_a_group_says_what_it_is_and_a_gap_is_where_typing_goes_on() -> None:
    assert NOTED.said_by("Committee") == "The Committee noted the report."
    assert first_gap(AGREED.text) == (29, 30)
    assert first_gap(NOTED.text) is None


@pytest.mark.parametrize("shortcut", ["", "two words", "é", "x" * 41, "a;b"])
def test_a_shortcut_is_one_plain_word(shortcut: str) -> None:
    (problem,) = Phrase("p", shortcut, "Words.").problems()
    assert (problem.field, "one word" in problem.sentence) == ("shortcut", True)


def test_what_ships_is_reported_speech_with_unique_shortcuts() -> None:
    shipped = shipped_phrases()
    assert len(shipped) >= 15
    assert len({one.shortcut for one in shipped}) == len(shipped)
    for one in shipped:
        assert one.problems() == ()
        assert not {"will", "shall", "is", "are"} & set(one.text.lower().split())


def test_a_new_register_has_the_phrases_that_ship(council: Register) -> None:
    assert [one.shortcut for one in council.phrases.of_group("any")] == [
        one.shortcut for one in shipped_phrases()
    ]


def test_a_phrase_of_ones_own_takes_the_place_of_everybodys(board: Board) -> None:
    register = board.register
    made = add_phrase(register, ";Noted", "The report\nwas noted.", group_id=board.group_id)
    kept = register.phrases.get(made)
    assert (kept.shortcut, kept.text) == ("noted", "The report was noted.")
    found = {one.shortcut: one.text for one in register.phrases.of_group(board.group_id)}
    assert found["noted"] == "The report was noted."
    remove_phrase(register, made)
    found = {one.shortcut: one.text for one in register.phrases.of_group(board.group_id)}
    assert found["noted"] == "The {body} noted the report."


def test_one_shortcut_is_one_phrase(board: Board) -> None:
    register = board.register
    with pytest.raises(Refused, match="“noted” already"):
        add_phrase(register, "noted", "Again.")
    other = register.phrases.find(shortcut="agreed")[0]
    with pytest.raises(Refused, match="“noted” already"):
        change_phrase(register, other.id, shortcut="noted")
    change_phrase(register, other.id, shortcut="agreed", text="It was agreed.")
    assert register.phrases.get(other.id).text == "It was agreed."
