"""Text made alike for comparing: letters and digits alone, without case, accents, ligatures or breaks.

Spaces, hyphens and line ends fall away, so that a word split over lines, runs or pages is whole again;
soft hyphens, characters of no width, full-width forms and curly quotes make no difference. Each
character is folded by itself, so that a place in what is folded leads back to the text as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from unicodedata import normalize

_WORD = re.compile(r"[^\W_]+")
_RUN = re.compile(r"[ -~\t\n\v\f\r]+|.", re.DOTALL)
# Marks on a letter, and characters that are not seen; PDFium writes U+FFFE for a hyphen at a line end.
_UNSEEN = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\x00-\x08\x0e-\x1f\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\ufffe\U000e0000-\U000e007f]+"
)
# The same of plain letters, which take a fifth of the time.
_CONTROLS = {place: None for place in range(128) if _UNSEEN.match(chr(place))}
_MARKS = {place: " " for place in range(128) if not chr(place).isalnum()}


class Folded:
    """A text as it is compared: `flat` keeps spaces and marks, `stream` letters and digits alone."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.flat = _flat(text)
        words = _words_of(self.flat)
        self.stream = "".join(words)
        self.starts = list(accumulate(map(len, words), initial=0))
        """Where each word of the stream begins, and last of all where it ends."""

    @cached_property
    def edges(self) -> frozenset[int]:
        """The places of the stream between two words."""
        return frozenset(self.starts)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the text has what stands at these places of the stream."""
        return self._origin(self._in_flat(start)), self._origin(self._in_flat(end - 1)) + 1

    def flat_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the text has what stands at these places of `flat`."""
        return self._origin(start), self._origin(end - 1) + 1

    def _in_flat(self, place: int) -> int:
        """The place in `flat` of one in the stream."""
        word = bisect_right(self.starts, place) - 1
        return self._words[word] + place - self.starts[word]

    def _origin(self, place: int) -> int:
        """The place in the text of one in `flat`."""
        flat, text, alike = self._runs[bisect_right(self._runs, (place, len(self.text), True)) - 1]
        return text + place - flat if alike else text

    @cached_property
    def _words(self) -> list[int]:
        """Where each word begins in `flat`."""
        return [found.start() for found in _WORD.finditer(self.flat)]

    @cached_property
    def _runs(self) -> list[tuple[int, int, bool]]:
        """Where runs of the text begin in `flat` and in the text, and whether they are as long in both."""
        if self.text.isascii() and len(self.flat) == len(self.text):
            return [(0, 0, True)]
        runs, flat = [], 0
        for found in _RUN.finditer(self.text):
            alike = found[0].isascii()
            width = len(_flat(found[0]))
            if width:
                runs.append((flat, found.start(), alike))
            flat += width
        return runs


def _words_of(flat: str) -> list[str]:
    return flat.translate(_MARKS).split() if flat.isascii() else _WORD.findall(flat)


def _flat(text: str) -> str:
    if text.isascii():
        return text.lower().translate(_CONTROLS)
    return _UNSEEN.sub("", normalize("NFKD", normalize("NFKD", text).casefold()))


def folded(text: str) -> str:
    """The letters and digits of a text, as they are compared."""
    return Folded(text).stream
