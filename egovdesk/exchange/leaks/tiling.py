"""Phrases that are put together from open ones: "Report to the Customer First Board, 21 October 2003"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from egovdesk.exchange.leaks.folding import Folded
from egovdesk.records.ordinary_words import listed

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60  # words of an open phrase: a whole text is none
# What stands between such phrases and tells nothing, as any number does: sums are looked for by themselves.
_JOINTS = listed(
    "a an and at by for from in of on or the to with mr mrs ms miss dr cllr councillor january february march"
    " april may june july august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday am pm"
)

Words = tuple[str, ...]


class Tiles:
    """Open phrases, of which others may be made."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._begun: dict[str, set[Words]] = defaultdict(set)
        self._holding: dict[str, set[Words]] = defaultdict(set)
        for phrase in phrases:
            for line in phrase.splitlines():
                self._add(_words(line))

    def _add(self, words: Words) -> None:
        if not words or len(words) > _LONGEST:
            return
        self._begun[words[0]].add(words)
        for word in set(words):
            self._holding[word].add(words)

    def cover(self, text: str) -> bool:
        """Whether a text is nothing but open phrases, one after another; the first and last may be cut."""
        words = _words(text)
        ends = {0, *self._cut(words)}
        for at in range(len(words)):
            if at in ends:
                ends |= self._steps(words, at)
        return len(words) in ends

    def _cut(self, words: Words) -> set[int]:
        """How far the ends of open phrases go from the beginning of a text."""
        found = set()
        for phrase in self._holding.get(words[0], ()) if words else ():
            for start in (at for at, word in enumerate(phrase) if word == words[0]):
                rest = phrase[start:]
                if rest == words[: len(rest)] or words == rest[: len(words)]:
                    found.add(min(len(rest), len(words)))
        return found

    def _steps(self, words: Words, at: int) -> set[int]:
        """Where a text may go on after one more open phrase."""
        found = {at + 1} if words[at] in _JOINTS or _is_short(words[at]) else set()
        left = words[at:]
        for phrase in self._begun.get(words[at], ()):
            if phrase == left[: len(phrase)] or left == phrase[: len(left)]:
                found.add(at + min(len(phrase), len(left)))
        return found


def _is_short(word: str) -> bool:
    return len(word) == 1 or word.isdigit()


def _words(text: str) -> Words:
    return tuple(_WORD.findall(Folded(text).flat))
