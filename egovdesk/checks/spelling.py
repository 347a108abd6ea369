"""Names that are nearly right: a letter wrong, missing, too many, or two in the other order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SHORTEST = 4  # letters of a name: shorter ones are nearly everything
_CALENDAR = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
     "saturday", "sunday"]
)  # fmt: skip


@dataclass(frozen=True)
class Names:
    """Family names that a minute may get wrong, and words known to be right (in small letters)."""

    family: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()

    def ordinary_words(self, texts: Iterable[str]) -> frozenset[str]:
        """Words that are right: known ones, and those written small anywhere in the texts."""
        small = {word for text in texts for word in _WORD.findall(text) if word[0].islower()}
        names = {name.casefold() for name in self.family}
        return frozenset(small | names | self.right | _CALENDAR)

    def slips(self, text: str, ordinary: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Words with a capital, not beginning a sentence, that are one slip from a family name."""
        for match in _WORD.finditer(text):
            word = re.sub(r"[’']s$", "", match[0])
            if not word[0].isupper() or word.casefold() in ordinary or _begins(text, match.start()):
                continue
            near = next((name for name in sorted(self.family) if _one_slip(word, name)), None)
            if near is not None:
                yield word, near


def _begins(text: str, start: int) -> bool:
    """Whether a sentence or a line begins here, so that a capital says nothing."""
    before = text[:start].rstrip(" “\"'(*_#>-")
    return not before or before[-1] in ".?!:;\n"


def _one_slip(word: str, name: str) -> bool:
    """Whether one slip of the pen makes the name the word; the first letter is seldom wrong."""
    a, b = word.casefold(), name.casefold()
    if min(len(a), len(b)) < _SHORTEST or a[0] != b[0] or abs(len(a) - len(b)) > 1 or a == b:
        return False
    at = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    rests = (
        (a[at + 1 :], b[at + 1 :]),  # a letter wrong
        (a[at + 1 :], b[at:]),  # a letter too many
        (a[at:], b[at + 1 :]),  # a letter missing
        (a[at + 2 :], b[at + 2 :]) if a[at : at + 2] == b[at : at + 2][::-1] else ("x", ""),
    )
    return any(x == y for x, y in rests)
