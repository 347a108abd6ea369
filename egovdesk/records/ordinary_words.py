"""The words of everyday English and of council papers: they name nobody by themselves."""

from __future__ import annotations

import re
from functools import lru_cache

from egovdesk.resources import resource

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3  # letters: a shorter word tells nothing
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly")


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


def are_ordinary(text: str) -> bool:
    """Whether every word of a text is an ordinary one, in capitals or not."""
    return all(map(is_ordinary, _WORD.findall(text)))


def is_ordinary(word: str) -> bool:
    """Whether a word, or what it is made from, is an ordinary one, in capitals or not."""
    low, known = word.casefold(), _known()
    if len(low) < _SHORTEST:
        return True
    return any(low.endswith(one) and low[: len(low) - len(one)] in known for one in _ENDINGS)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    text = resource("data", "ordinary_words.txt").read_text(encoding="utf-8")
    return listed(re.sub(r"(?m)^#.*$", "", text))
