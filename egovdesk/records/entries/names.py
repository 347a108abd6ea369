"""People named in an entry: by a family name, a first name, initials, or a post's title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from egovdesk.records.entries.parts import Someone, Span

LONGEST_NAME = 5


@dataclass(frozen=True)
class Named:
    """Who some words mean: one person, or several that they may mean, or nobody known."""

    words: str = ""
    span: Span | None = None
    choices: tuple[Someone, ...] = ()

    @property
    def one(self) -> Someone | None:
        return self.choices[0] if len(self.choices) == 1 else None

    def parts(self) -> dict[str, object]:
        """The parts of an entry that say who."""
        if self.one is not None:
            return {"who": self.one, "who_span": self.span}
        return {"who_words": self.words, "choices": self.choices, "who_span": self.span}


def named_at(text: str, start: int, end: int, tiers: Sequence[Sequence[Someone]]) -> Named:
    """Who the words between two places of a text mean."""
    words = text[start:end].strip()
    if not words:
        return Named()
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    return Named(words, (begin, begin + len(words)), tuple(named(words, *tiers)))


def named(words: str, *tiers: Sequence[Someone]) -> list[Someone]:
    """The people meant by some words: the nearest tier that has any, by whole names if any."""
    for people in tiers:
        found = [one for one in people if _names(words, one.name, whole=True)]
        found = found or [one for one in people if _names(words, one.name, whole=False)]
        if found:
            return found
    return []


def _names(words: str, name: str, *, whole: bool) -> bool:
    own = _folded(name)
    for word in _folded(words):
        if whole and word not in own and not (len(word) == 1 and own[0].startswith(word)):
            return False
        if not any(each.startswith(word) for each in own):
            return False
    return bool(own)


def _folded(text: str) -> list[str]:
    return text.casefold().replace("’", "'").replace(".", " ").replace("-", " ").split()
