"""Sums of money in every form that a text gives them: £412,000, 412000, £412k, £0.412m, 412 thousand.

A bare number is a sum where it has four digits or more and is no year, or where the same passage has a
heading such as "£", "£000" or "£m" above it. A short form ("£412k") is that of every sum which it rounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TIMES = {
    "": 1, "k": 10**3, "000": 10**3, "000s": 10**3, "thousand": 10**3, "thousands": 10**3,
    "grand": 10**3,    "m": 10**6, "mn": 10**6, "million": 10**6, "millions": 10**6,
    "bn": 10**9, "billion": 10**9,
}  # fmt: skip
_SUM = re.compile(
    r"(?P<whole>\d(?<![\d.]\d)(?:\d{0,2}(?:\s?,\s?\d{3})+|\d{0,11}))(?:[.·](?P<rest>\d{1,6}))?(?!\d)"
    r"(?:(?:\s|-)?(?P<times>k|mn?|bn|thousands?|millions?|billion|grand)\b)?"
    r"(?:\s?(?P<unit>pounds|gbp|sterling)\b)?"
)
_MARK = re.compile(r"(?:£|gbp)[ \t]{0,2}$")
# Thousands parted by spaces: each number of a row of numbers may be where the sum begins.
_SPACED = re.compile(
    r"[1-9](?<![\d.,].)(?=(?P<more>\d{0,2}(?: \d{3})+)(?:\.(?P<rest>\d\d))?(?!\d))"
)
_HEADING = re.compile(
    r"£\s?['’]?(?P<times>000s?|k|mn?|bn|thousands?|millions?|billion)\b|£(?!\s?\d)"
    r"|\b(?P<spelt>thousands|millions) of pounds\b"
)
_POINTED = re.compile(r"(?<!\d)[.·](?P<rest>\d{1,6})\s?(?P<times>mn?|bn|million|billion)\b")
_NO_DIGIT = re.compile(r"\D")
_SHORTEST_BARE = 4  # digits
_YEARS = range(1900, 2100)
_LARGEST_PART = 3  # digits that a short form must have to stand for the sums it rounds


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum at a place of a folded text, in whole pence; `within` is how far a short form rounds."""

    pence: int
    start: int
    end: int
    within: int = 0


def sums(flat: str) -> Iterator[Sum]:
    """Every sum that a folded text (`Folded.flat`) can be read to name."""
    marked = "£" in flat or "gbp" in flat
    scales = _scales(flat) if marked or "s of pounds" in flat else frozenset()
    for found in _SUM.finditer(flat):
        start, end = found.span()
        mark = _MARK.search(flat, max(0, start - 5), start) if marked else None
        start = mark.start() if mark else start
        whole, rest, times, unit = found.groups()
        if times:
            yield _short(found, start)
            continue
        if mark or unit or _is_sum(whole, rest):
            yield Sum(_pence(found), start, end)
        if not mark:
            for scale in scales:
                yield Sum(_pence(found, scale), start, end)
    for found in _POINTED.finditer(flat) if marked else ():
        yield _short(found, found.start())
    for found in _SPACED.finditer(flat):
        whole = int((found[0] + found["more"]).replace(" ", ""))
        yield Sum(whole * 100 + int(found["rest"] or 0), found.start(), found.end("more"))


def _pence(found: re.Match[str], times: int = 1) -> int:
    whole, rest = int(_whole(found)), found["rest"] or "0"
    return whole * times * 100 + int(int(rest) * times * 100 // 10 ** len(rest))


def _whole(found: re.Match[str]) -> str:
    """The digits before the point."""
    whole = found.groupdict().get("whole", "0")
    return whole if whole.isdigit() else _NO_DIGIT.sub("", whole)


def _short(found: re.Match[str], start: int) -> Sum:
    times, rest = _TIMES[found["times"]], found["rest"] or ""
    exact = len((_whole(found) + rest).strip("0")) < _LARGEST_PART
    within = 0 if exact else times * 100 // 10 ** len(rest) // 2
    return Sum(_pence(found, times), start, found.end(), within)


def _is_sum(whole: str, rest: str | None) -> bool:
    """Whether a bare number may be a sum, rather than a count, a year or a telephone number."""
    if len(whole) < _SHORTEST_BARE or whole[0] == "0":
        return False
    return not whole.isdigit() or int(whole) not in _YEARS or bool(rest)


def _scales(flat: str) -> frozenset[int]:
    """By what the bare numbers of a passage count: a heading in it says so."""
    return frozenset(
        _TIMES[found["times"] or found["spelt"] or ""] for found in _HEADING.finditer(flat)
    )


_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip


def in_words(pounds: int) -> str:
    """`four hundred and twelve thousand`, for sums under a thousand million."""
    parts: list[str] = []
    for size, name in ((10**6, "million"), (10**3, "thousand"), (1, "")):
        count, pounds = divmod(pounds, size)
        if count:
            joined = "and " if parts and size == 1 and count < 100 else ""
            parts.append(f"{joined}{_hundreds(count)} {name}".strip())
    return " ".join(parts) or "zero"


def _hundreds(count: int) -> str:
    hundreds, rest = divmod(count, 100)
    tens = (
        _ONES[rest] if rest < 20 else _TENS[rest // 10] + (f" {_ONES[rest % 10]}" * (rest % 10 > 0))
    )
    if not hundreds:
        return tens
    return f"{_ONES[hundreds]} hundred" + (f" and {tens}" if rest else "")
