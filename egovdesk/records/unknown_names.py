"""Names that a text writes with capitals and nobody explains: "Pellworth Systems", in "that of Pellworth
Systems be chosen"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import pairwise

from egovdesk.records.ordinary_words import is_ordinary, listed

_TOKEN = re.compile(r"[^\W\d_][\w’'-]*|[.;:!?|•\t]|\n[ \t]*\n")
_NEXT_TO = re.compile(r"\s+(?:(?:&|and)\s+)?")
_PLACES = listed(
    "avenue bridge building buildings centre church close college court estate farm field fields gardens"
    " green hall hill hospital house lane library lodge park parish place quay road school square station"
    " street terrace theatre ward way wood"
)
_BEFORE = listed(
    "a all also although an and any are as at because both but by each every for from had has he her his how"
    " if in into is it its many most my no nor not now of on one only or our she since so some such than that"
    " the their then there these they this those though to two under until was we were what when where"
    " whether which while who whose why will with without would yet you your"
)
_ACRONYM = 5  # capitals at most


def unknown_names(text: str, known: Container[str] = ()) -> list[str]:
    """Two words with capitals beside one another of which one is no ordinary word, each pair once.

    Nor is a word that the text has without a capital as well, or that is `known`, in small letters;
    places do not count.
    """
    small = {word for word in re.findall(r"[^\W\d_][\w’'-]*", text) if word[0].islower()}
    return list(dict.fromkeys(_pairs(text, small, known)))


def _pairs(text: str, small: Container[str], known: Container[str]) -> Iterator[str]:
    tokens = list(_TOKEN.finditer(text))
    for one, other in pairwise(tokens):
        first, second = one[0], other[0]
        if not (first[0].isupper() and second[0].isupper()):
            continue
        between = text[one.end() : other.start()]
        if not _NEXT_TO.fullmatch(between) or first.casefold() in _BEFORE:
            continue
        if second.casefold() in _PLACES or second.casefold() in _BEFORE:
            continue
        if any(_is_unknown(word, small, known) for word in (first, second)):
            yield " ".join(text[one.start() : other.end()].split())


def _is_unknown(word: str, small: Container[str], known: Container[str]) -> bool:
    low = word.casefold().removesuffix("’s").removesuffix("'s")
    if (word.isupper() and len(word) <= _ACRONYM) or low in known or low in small:
        return False
    return not all(map(is_ordinary, re.findall(r"[^\W\d_]+", low)))
