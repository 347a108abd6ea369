"""What is looked for in a text, and what is found of it.

Titles, names and file names are looked for whole; of a text, every phrase of eight words; sums in every
form. What the open record holds as well is taken out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from egovdesk.exchange.leaks.folding import Folded, folded
from egovdesk.exchange.leaks.forms import forms, is_name_at
from egovdesk.exchange.leaks.patterns import Pattern, Patterns, Stream
from egovdesk.exchange.leaks.sums import Sum, in_words, sums
from egovdesk.exchange.leaks.tiling import Tiles
from egovdesk.records.leaks import Secret, SecretKind

PHRASE = 8
"""In words: a phrase of an exempt text that may not be found again."""
_MOST_ASKED = 500
_TELLING, _SMALL = 3, 10_000  # words of a sum, and pounds, below which it may count anything


@dataclass(frozen=True, slots=True)
class Hit:
    """A secret at a place of a text as it was given."""

    secret: Secret
    start: int
    end: int


class Index:
    """What is looked for. `open_texts` are what the open record holds: it does not count.

    A record too long to be given may be asked: `is_open(words)`, of what was found and no more. What takes
    long to read, `more_open()`, is read once something was found that nothing else made open. Nor does a
    phrase count that is put together from open texts and `standing` phrases alone.
    """

    def __init__(
        self,
        secrets: Iterable[Secret],
        open_texts: Iterable[str] = (),
        is_open: Callable[[str], bool] | None = None,
        more_open: Callable[[], Iterable[str]] | None = None,
        standing: Iterable[str] = (),
    ) -> None:
        self.secrets = tuple(secrets)
        self._is_open, self._more_open = is_open, more_open
        self._asked = 0
        self._answers: dict[int, bool] = {}
        self._counted: dict[Pattern, bool] = {}
        self._patterns = Patterns()
        self._sums: dict[int, int] = {}
        written = [forms(secret) for secret in self.secrets]
        for number, secret in enumerate(self.secrets):
            self._add(number, secret, written[number].anyhow)
        # Names last: what is looked for in any case as well is not looked for again.
        for number, one in enumerate(written):
            for form in one.as_names:
                self._add_whole(number, form, as_name=True)
        self._closed: set[int] = set()
        self._opened: set[Pattern] = set()
        self._tiles: Tiles | None = None
        self._openly = [*open_texts, *standing]
        for text in self._openly:
            self._open(Folded(text))

    # -- laying out ----------------------------------------------------------------------------

    def _add(self, number: int, secret: Secret, whole: Iterable[str]) -> None:
        if secret.kind is SecretKind.TEXT:
            self._add_phrases(number, Folded(secret.text))
        elif secret.kind is SecretKind.SUM:
            for one in sums(Folded(f"£{secret.text.lstrip(' £')}").flat):
                self._add_sum(number, one.pence)
        else:
            for form in whole:
                self._add_whole(number, form)

    def _add_sum(self, number: int, pence: int) -> None:
        self._sums.setdefault(pence, number)
        pounds, rest = divmod(pence, 100)
        if not rest and 100 <= pounds < 10**9:
            words = in_words(pounds)
            if len(words.split()) < _TELLING and pounds < _SMALL:  # "one hundred" people, or pounds
                words += " pounds"
            self._add_whole(number, words)
            self._add_whole(number, words.replace(" and ", " "))

    def _add_whole(self, number: int, text: str, *, as_name: bool = False) -> None:
        letters = folded(text)
        stream = Stream(number, letters, as_name=text if as_name else "")
        self._patterns.add(stream, [(0, len(letters))])

    def _add_phrases(self, number: int, text: Folded) -> None:
        parts = zip(text.starts, text.starts[PHRASE:], strict=False)
        self._patterns.add(Stream(number, text.stream, text), parts)

    # -- what the open record holds ------------------------------------------------------------

    def _open(self, text: Folded) -> None:
        """Look no more for what an open text holds; in whatever form, where it holds a secret whole."""
        for pattern, start in self._patterns.found(text):
            if not self._is_meant(text, pattern, start):
                continue
            self._opened.add(pattern)
            secret = pattern.stream.secret
            if pattern.stream.text is None and pattern.letters == folded(self.secrets[secret].text):
                self._closed.add(secret)
        for one in sums(text.flat) if self._sums else ():
            if not one.within and one.pence in self._sums:
                self._closed.add(self._sums[one.pence])

    def _counts(self, pattern: Pattern) -> bool:
        """Whether what was found is not open as well."""
        counts = self._counted.get(pattern)
        if counts is None:
            counts = self._counted[pattern] = self._is_told(pattern)
        return counts

    def _is_told(self, pattern: Pattern) -> bool:
        if self._is_known(pattern):
            return False
        phrase = pattern.stream.text is not None
        words = pattern.words if phrase else self.secrets[pattern.stream.secret].text
        if phrase and self._covers(words):
            return False
        return not self._ask(words) and not (self._read_more() and self._is_known(pattern))

    def _covers(self, words: str) -> bool:
        if self._tiles is None:
            self._tiles = Tiles(self._openly)
        return self._tiles.cover(words)

    def _is_known(self, pattern: Pattern) -> bool:
        return pattern in self._opened or pattern.stream.secret in self._closed

    def _is_open_secret(self, number: int) -> bool:
        """Whether a sum is open as well."""
        if number not in self._closed and number not in self._answers:
            self._answers[number] = self._ask(self.secrets[number].text)
            self._read_more()
        return number in self._closed or self._answers[number]

    def _read_more(self) -> bool:
        """Read what takes long to read, once."""
        more, self._more_open = self._more_open, None
        for text in more() if more is not None else ():
            self._open(Folded(text))
        return True

    def _ask(self, words: str) -> bool:
        """Whether the open record holds these words; it is not asked without end."""
        self._asked += 1
        return self._is_open is not None and self._asked <= _MOST_ASKED and self._is_open(words)

    # -- finding -------------------------------------------------------------------------------

    def hits(self, text: Folded) -> Iterator[Hit]:
        """Every secret that a text tells; phrases that follow one another are one hit."""
        yield from self._joined(text)
        if self._sums:
            for one in sums(text.flat):
                yield from self._sum_hits(text, one)

    def _joined(self, text: Folded) -> Iterator[Hit]:
        """What was found by place, where it is more than was found there: runs of phrases as one."""
        found = [
            (start, start + len(one.letters), one)
            for one, start in self._patterns.found(text)
            if self._counts(one) and (not one.stream.as_name or self._is_meant(text, one, start))
        ]
        found.sort(key=lambda one: (one[0], -one[1]))
        runs: dict[int, tuple[int, int]] = {}
        for start, end, pattern in found:
            number, is_phrase = pattern.stream.secret, pattern.stream.text is not None
            first, last = runs.get(number, (start, start))
            if is_phrase and number in runs and start <= last:
                runs[number] = first, max(last, end)
            elif end > last:
                if number in runs:
                    yield self._hit(text, number, first, last)
                runs[number] = start, end
        for number, (first, last) in runs.items():
            yield self._hit(text, number, first, last)

    @staticmethod
    def _is_meant(text: Folded, pattern: Pattern, start: int) -> bool:
        """Whether what could be ordinary words is written as a name."""
        name = pattern.stream.as_name
        if not name:
            return True
        span = text.span(start, start + len(pattern.letters))
        return is_name_at(text.text, *span, alone=" " not in name)

    def _hit(self, text: Folded, secret: int, start: int, end: int) -> Hit:
        return Hit(self.secrets[secret], *text.span(start, end))

    def _sum_hits(self, text: Folded, one: Sum) -> Iterator[Hit]:
        if one.within:
            near = {n for pence, n in self._sums.items() if abs(pence - one.pence) <= one.within}
        else:
            near = {self._sums[one.pence]} if one.pence in self._sums else set()
        for number in sorted(near):
            if not self._is_open_secret(number):
                yield Hit(self.secrets[number], *text.flat_span(one.start, one.end))
