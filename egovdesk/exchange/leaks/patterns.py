"""Letters that are looked for in a text, laid out so that one pass over it finds all of them.

What may stand within a word, for spaces get lost in files, is looked for everywhere; what is shorter
only where words begin and end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from egovdesk.exchange.leaks.folding import Folded

_WITHIN = 14  # letters from which a pattern may stand within a word
_SEEDS = (10, 5, 2, 1)  # in letters; a shorter pattern is found by the longest that it fills
_LONG = 20


@dataclass(frozen=True, eq=False)
class Stream:
    """The letters of a secret, by its number; `text` is given where phrases of it are looked for.

    What is made of ordinary words tells it only where it is written `as_name`: the name, or empty.
    """

    secret: int
    letters: str
    text: Folded | None = None
    as_name: str = ""


@dataclass(slots=True, eq=False)
class Pattern:
    """A part of a stream that is looked for: a phrase, or the whole of it."""

    stream: Stream
    start: int
    letters: str

    @property
    def words(self) -> str:
        """What is looked for as its text has it, where it is a phrase."""
        text = self.stream.text
        assert text is not None
        start, end = text.span(self.start, self.start + len(self.letters))
        return text.text[start:end]


Standing = tuple[Pattern, int]
"""A pattern, and where it stands in the stream of a text."""


class Patterns:
    """All that is looked for. The same letters are looked for once, for the first that has them."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._short = _AtWords()
        self._middle, self._long = _Anywhere(_WITHIN, 8), _Anywhere(_LONG, 12)

    def add(self, stream: Stream, parts: Iterable[tuple[int, int]]) -> None:
        """Look for these parts of a stream: where each begins and ends, in order."""
        for start, end in parts:
            letters = stream.letters[start:end]
            if letters and letters not in self._known:
                self._known.add(letters)
                self._by_size(len(letters)).add(Pattern(stream, start, letters))

    def _by_size(self, size: int) -> _AtWords | _Anywhere:
        if size < _WITHIN:
            return self._short
        return self._middle if size < _LONG else self._long

    def found(self, text: Folded) -> Iterator[Standing]:
        """Each pattern at each place where it stands."""
        yield from self._short.found(text)
        yield from self._middle.found(text)
        yield from self._long.found(text)


class _AtWords:
    """Short patterns, by their first letters: each stands between words."""

    def __init__(self) -> None:
        self._seeds: dict[int, dict[str, list[Pattern]]] = {}

    def add(self, pattern: Pattern) -> None:
        size = next(one for one in _SEEDS if one <= len(pattern.letters))
        begun = self._seeds.setdefault(size, {})
        begun.setdefault(pattern.letters[:size], []).append(pattern)

    def found(self, text: Folded) -> Iterator[Standing]:
        stream = text.stream
        for size, begun in self._seeds.items():
            for place in [one for one in text.starts if stream[one : one + size] in begun]:
                for pattern in begun[stream[place : place + size]]:
                    letters = pattern.letters
                    if stream.startswith(letters, place) and place + len(letters) in text.edges:
                        yield pattern, place


class _Anywhere:
    """Patterns of some length at least, of which each has a window at one of the places looked at.

    A text is looked at every so many letters, its stride; of a pattern the windows at as many places
    from its beginning are laid out, so that one of them is where the text is looked at.
    """

    def __init__(self, shortest: int, window: int) -> None:
        self._window, self._stride = window, shortest - window + 1
        self._windows: dict[str, list[tuple[_Row, int]]] = {}
        self._row = _Row()

    def add(self, pattern: Pattern) -> None:
        """Those of one stream come one after another, in order."""
        stream, row, window = pattern.stream, self._row, self._window
        if not row.patterns or row.patterns[-1].stream is not stream:
            row = self._row = _Row()
        for at in range(max(pattern.start, row.laid), pattern.start + self._stride):
            self._windows.setdefault(stream.letters[at : at + window], []).append((row, at))
        row.patterns.append(pattern)
        row.starts.append(pattern.start)
        row.laid = pattern.start + self._stride

    def found(self, text: Folded) -> Iterator[Standing]:
        for row, shift, first, last in self._runs(text.stream) if self._windows else ():
            for pattern in row.between(first - self._stride, last):
                begun = shift + pattern.start
                if begun >= 0 and text.stream.startswith(pattern.letters, begun):
                    yield pattern, begun

    def _runs(self, stream: str) -> Iterable[tuple[_Row, int, int, int]]:
        """Where a text goes on as a row does: by how much it is shifted, and its first and last window."""
        windows, window, stride = self._windows, self._window, self._stride
        places = range(0, len(stream) - window + 1, stride)
        runs: dict[tuple[_Row, int, int], int] = {}
        for place in [one for one in places if stream[one : one + window] in windows]:
            for row, at in windows[stream[place : place + window]]:
                first = runs.pop((row, place - at, at - stride), at)
                runs[row, place - at, at] = first
        return ((row, shift, first, last) for (row, shift, last), first in runs.items())


class _Row:
    """Patterns of one stream in order; `laid` is up to where their windows are laid out."""

    def __init__(self) -> None:
        self.patterns: list[Pattern] = []
        self.starts: list[int] = []
        self.laid = 0

    def between(self, before: int, last: int) -> list[Pattern]:
        """Those that begin after one place, and not after the other."""
        starts = self.starts
        return self.patterns[bisect_right(starts, before) : bisect_right(starts, last)]
