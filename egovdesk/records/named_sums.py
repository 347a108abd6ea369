"""The sums of money that a text names: "£412,000", "412,000 pounds", "half a million pounds"; and those in
a table under "£" or "£000"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SCALES = {
    "": 1, "k": 10**3, "000": 10**3, "000s": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6,
    "million": 10**6, "bn": 10**9, "billion": 10**9,
}  # fmt: skip
_SUM = re.compile(
    r"(?P<mark>£\s?|\bGBP\s?)?(?<![\d.,])(?P<whole>\d{1,3}(?:,\d{3})+|(?(mark)\d{1,3}(?:\s\d{3})+|(?!))|\d{1,12})"
    r"(?:[.·](?P<rest>\d{1,6}))?"
    r"(?!\d)(?:[\s-]?(?P<scale>k|mn?|bn|thousand|million|billion)\b)?"
    r"(?P<unit>\s(?:pounds|sterling|GBP)\b)?",
    re.IGNORECASE,
)
_MONEY = re.compile(r"£|gbp|pounds|sterling", re.IGNORECASE)
_POUNDS = re.compile(r"pounds\b", re.IGNORECASE)
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_COUNTS = {word: count for count, word in enumerate(_ONES.split())} | {
    word: 10 * tens for tens, word in enumerate(_TENS.split(), 2)
}
_NUMBER = "|".join((*_COUNTS, "hundred", "thousand", "million", "billion"))
_IN_WORDS = re.compile(
    rf"(?:\b(?P<part>half|quarter of|three quarters of)\s+an?\s+(?P<scale>million|billion)"
    rf"|\b(?P<words>(?:a\s+)?(?:{_NUMBER})(?:[\s-]+(?:and\s+)?(?:{_NUMBER}))*))\s+pounds\b",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "quarter of": 1, "three quarters of": 3}  # quarters
_HEADING = re.compile(
    r"£\s?['’]?(?P<scale>000s?|k|mn?|bn|thousand|million|billion)\b|£(?!\s?\d)"
    r"|\b(?P<spelt>thousand|million)s of pounds\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\d.,£/-])(\d{1,3}(?:,\d{3})+|\d{3,9})(?![\d,/-]|\.\d)")
_LEAST_BARE = 10_000  # pounds, of a number in a table that may as well count something else
_YEARS = range(1900, 2100)


def named_sums(text: str) -> list[int]:
    """The sums of money that a text names, in whole pence, each once."""
    found = [*_in_digits(text), *_in_words(text)] if _MONEY.search(text) else []
    return list(dict.fromkeys(pence for _, pence in sorted(found)))


def largest_sum(text: str) -> int | None:
    """The largest sum of money that a text names, in whole pence; None where it names none."""
    return max(named_sums(text), default=None)


def sums_under_headings(text: str) -> list[int]:
    """What the bare numbers of a text can be in whole pence, where "£" or "£000" heads a column of it."""
    scales = {
        _SCALES[(found["scale"] or found["spelt"] or "").lower()]
        for found in _HEADING.finditer(text)
    }
    numbers = (
        {int(found[1].replace(",", "")) for found in _BARE.finditer(text)} if scales else set()
    )
    return [
        number * scale * 100
        for number in sorted(numbers.difference(_YEARS))
        for scale in sorted(scales)
        if number * scale >= _LEAST_BARE
    ]


def _in_digits(text: str) -> Iterator[tuple[int, int]]:
    """Where each begins, and its pence."""
    for found in _SUM.finditer(text):
        if found["mark"] or found["unit"]:
            scale = _SCALES[(found["scale"] or "").lower()]
            whole, rest = int(re.sub(r"\D", "", found["whole"])), found["rest"] or "0"
            yield found.start(), whole * scale * 100 + int(rest) * scale * 100 // 10 ** len(rest)


def _in_words(text: str) -> Iterator[tuple[int, int]]:
    for found in _IN_WORDS.finditer(text) if _POUNDS.search(text) else ():
        if found["part"]:
            quarters = _PARTS[" ".join(found["part"].lower().split())]
            yield found.start(), quarters * _SCALES[found["scale"].lower()] // 4 * 100
        else:
            yield found.start(), 100 * _counted(re.split(r"[\s-]+", found["words"].lower()))


def _counted(words: list[str]) -> int:
    """What a number in words counts."""
    total = part = 0
    for word in words:
        if word in _COUNTS:
            part += _COUNTS[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in _SCALES:
            total, part = total + max(part, 1) * _SCALES[word], 0
    return total + part
