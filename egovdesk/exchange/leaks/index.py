"""The secrets, laid out so that one pass over a text finds all of them however many there are.

Titles, names and file names are looked for whole; of a text, every phrase of eight words. Each begins
with a few letters, its seed; each place of a text is asked once whether a seed begins there. What the
open record holds as well is taken out beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from egovdesk.exchange.leaks.folding import Folded, folded
from egovdesk.exchange.leaks.sums import Sum, in_words, sums
from egovdesk.records.leaks import Secret, SecretKind

PHRASE = 8
"""In words: a phrase of an exempt text that may not be found again."""
_SEEDS = (20, 10, 5, 2, 1)  # in letters; a pattern is found by the longest that it fills
_LOOSE = 10  # letters of a seed that is looked for at every place, and not only where words begin
_WITHIN = 14  # letters from which a pattern may stand within a word: spaces get lost in files
_MOST_ASKED = 500
_PARTED = re.compile(r"[\W_]+")
_COMPANY = re.compile(r"[\s,]+(?:ltd|limited|plc|llp|llc|inc|(?:and|&) co)\.?$", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|cllr|councillor|sir|dame|prof)\.?\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A secret at a place of a text as it was given."""

    secret: Secret
    start: int
    end: int


class _Pattern(NamedTuple):
    """Letters to find, as a part of a stream; a phrase joins with the next of its text."""

    secret: int
    stream: int
    start: int
    end: int
    phrase: bool = False


class Index:
    """What is looked for. `open_texts` are what the open record holds: it does not count.

    A record too long to be given may be asked: `is_open(words)`, of what was found and no more.
    """

    def __init__(
        self,
        secrets: Iterable[Secret],
        open_texts: Iterable[str] = (),
        is_open: Callable[[str], bool] | None = None,
    ) -> None:
        self.secrets = tuple(secrets)
        self._is_open = is_open
        self._answers: dict[_Pattern | int, bool] = {}
        self._streams: list[str] = []
        self._texts: dict[int, Folded] = {}
        self._seeds: dict[int, dict[str, list[_Pattern]]] = {size: {} for size in _SEEDS}
        self._loose: set[str] = set()
        self._sums: dict[int, int] = {}
        for number, secret in enumerate(self.secrets):
            self._add(number, secret)
        self._closed: set[int] = set()
        for text in open_texts:
            self._open(Folded(text))

    # -- laying out ----------------------------------------------------------------------------

    def _add(self, number: int, secret: Secret) -> None:
        if secret.kind is SecretKind.TEXT:
            self._add_phrases(number, Folded(secret.text))
        elif secret.kind is SecretKind.SUM:
            for one in sums(Folded(f"£{secret.text.lstrip(' £')}").flat):
                self._add_sum(number, one.pence)
        else:
            for form in _forms(secret):
                self._add_whole(number, form)

    def _add_sum(self, number: int, pence: int) -> None:
        self._sums.setdefault(pence, number)
        pounds, rest = divmod(pence, 100)
        if not rest and 100 <= pounds < 10**9:
            words = in_words(pounds)
            self._add_whole(number, words)
            self._add_whole(number, words.replace(" and ", " "))

    def _add_whole(self, number: int, text: str) -> None:
        stream = Folded(text).stream
        if stream:
            self._streams.append(stream)
            self._seed(_Pattern(number, len(self._streams) - 1, 0, len(stream)))

    def _add_phrases(self, number: int, text: Folded) -> None:
        place = len(self._streams)
        self._streams.append(text.stream)
        self._texts[place] = text
        for start, end in zip(text.starts, text.starts[PHRASE:], strict=False):
            self._seed(_Pattern(number, place, start, end, phrase=True))

    def _seed(self, pattern: _Pattern) -> None:
        letters = self._letters(pattern)
        size = _size(letters)
        if size >= _LOOSE:
            self._loose.add(letters[:_LOOSE])
        beginning = self._seeds[size].get(letters[:size])
        if beginning is None:
            self._seeds[size][letters[:size]] = [pattern]
        elif all(self._letters(one) != letters for one in beginning):
            beginning.append(pattern)

    def _letters(self, pattern: _Pattern) -> str:
        return self._streams[pattern.stream][pattern.start : pattern.end]

    # -- what the open record holds ------------------------------------------------------------

    def _open(self, text: Folded) -> None:
        """Look no more for what an open text holds; in whatever form, where it holds a secret whole."""
        for pattern, _ in list(self._found(text)):
            letters = self._letters(pattern)
            if not pattern.phrase and letters == folded(self.secrets[pattern.secret].text):
                self._closed.add(pattern.secret)
            beginnings, seed = self._seeds[_size(letters)], letters[: _size(letters)]
            kept = [one for one in beginnings.pop(seed, []) if one != pattern]
            if kept:
                beginnings[seed] = kept
        for one in sums(text.flat) if self._sums else ():
            if not one.within and one.pence in self._sums:
                self._closed.add(self._sums[one.pence])

    def _counts(self, pattern: _Pattern) -> bool:
        """Whether what was found is not open as well; asked once of each, and not without end."""
        if pattern.secret in self._closed:
            return False
        key = pattern if pattern.phrase else pattern.secret
        if self._is_open is None or len(self._answers) >= _MOST_ASKED:
            return not self._answers.get(key, False)
        if key not in self._answers:
            self._answers[key] = self._is_open(self._words(pattern))
        return not self._answers[key]

    def _words(self, pattern: _Pattern) -> str:
        """The words of a pattern as its secret has them."""
        if not pattern.phrase:
            return self.secrets[pattern.secret].text
        text = self._texts[pattern.stream]
        start, end = text.span(pattern.start, pattern.end)
        return text.text[start:end]

    # -- finding -------------------------------------------------------------------------------

    def hits(self, text: Folded) -> Iterator[Hit]:
        """Every secret that a text tells; phrases that follow one another are one hit."""
        yield from self._joined(text, self._found(text))
        if self._sums:
            for one in sums(text.flat):
                yield from self._sum_hits(text, one)

    def _found(self, text: Folded) -> Iterator[tuple[_Pattern, int]]:
        stream, loose = text.stream, self._loose
        for size in (one for one in _SEEDS if one < _LOOSE and self._seeds[one]):
            yield from self._begun(text, size, text.starts)
        last = len(stream) - _LOOSE + 1
        places = [one for one in range(last) if stream[one : one + _LOOSE] in loose]
        for size in (one for one in _SEEDS if one >= _LOOSE):
            yield from self._begun(text, size, places)

    def _begun(self, text: Folded, size: int, places: list[int]) -> Iterator[tuple[_Pattern, int]]:
        """The patterns of a size that begin at one of these places, and stand there whole."""
        stream, beginnings = text.stream, self._seeds[size]
        for place in [one for one in places if stream[one : one + size] in beginnings]:
            for pattern in beginnings[stream[place : place + size]]:
                if self._stands(pattern, text, place):
                    yield pattern, place

    def _stands(self, pattern: _Pattern, text: Folded, place: int) -> bool:
        letters = self._letters(pattern)
        if not text.stream.startswith(letters, place):
            return False
        end = place + len(letters)
        whole = len(letters) >= _WITHIN or (place in text.edges and end in text.edges)
        return whole and self._counts(pattern)

    def _joined(self, text: Folded, found: Iterable[tuple[_Pattern, int]]) -> Iterator[Hit]:
        """What was found by place, where it is more than was found there: runs of phrases as one."""
        spans = [(place, place + one.end - one.start, one) for one, place in found]
        runs: dict[int, tuple[int, int]] = {}
        for start, end, pattern in sorted(spans, key=lambda span: (span[0], -span[1])):
            number = pattern.secret
            first, last = runs.get(number, (start, start))
            if pattern.phrase and number in runs and start <= last:
                runs[number] = first, max(last, end)
            elif end > last:
                if number in runs:
                    yield self._hit(text, number, first, last)
                runs[number] = start, end
        for number, (first, last) in runs.items():
            yield self._hit(text, number, first, last)

    def _hit(self, text: Folded, secret: int, start: int, end: int) -> Hit:
        return Hit(self.secrets[secret], *text.span(start, end))

    def _sum_hits(self, text: Folded, one: Sum) -> Iterator[Hit]:
        if one.within:
            near = {n for pence, n in self._sums.items() if abs(pence - one.pence) <= one.within}
        else:
            near = {self._sums[one.pence]} if one.pence in self._sums else set()
        for number in sorted(near):
            if self._counts(_Pattern(number, 0, 0, 0)):
                yield Hit(self.secrets[number], *text.flat_span(one.start, one.end))


def _size(letters: str) -> int:
    length = len(letters)
    for size in _SEEDS:
        if length >= size:
            return size
    return 0


def _forms(secret: Secret) -> set[str]:
    """The ways in which a title, a name or a file name is written."""
    text = secret.text.strip()
    if secret.kind is SecretKind.FILE_NAME:
        stem = PurePath(text).stem
        telling = len(stem) >= _WITHIN or len(_PARTED.split(stem)) > 1  # "report" alone is none
        return {text, stem} if telling else {text}
    if secret.kind is SecretKind.NAME:
        return _names(text)
    return {text}


def _names(text: str) -> set[str]:
    """`Gordon Sykes`: `Sykes, Gordon` and `G Sykes` as well; a company without its `Ltd`."""
    bare = _ADDRESSED.sub("", text)
    company = _COMPANY.sub("", bare)
    if company != bare:
        return {text, company}
    parts = bare.split()
    if len(parts) not in (2, 3):
        return {text, bare}
    *first, last = parts
    given = first[0]
    turned = {f"{last} {' '.join(first)}", f"{last} {given[0]}"}
    return {text, bare, f"{given} {last}", f"{given[0]} {last}"} | turned
