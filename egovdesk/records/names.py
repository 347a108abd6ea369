"""Names of people as files write them: titles, “Family, Given”, initials, spacing and case.

A name is compared by its key, so that “Cllr RAMAN, Priya” is found to be Priya Raman.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from egovdesk.records.text import clean_line

_COUNCILLOR = {"cllr", "clr", "councillor", "cllrs", "alderman", "ald"}
_TITLES = {
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady",
    "baroness", "baron", "rev", "revd", "reverend", "canon", "capt", "captain", "major", "colonel",
    "hon", "rt", "the", "master",
}  # fmt: skip
_HONOURS = {"OBE", "MBE", "CBE", "KBE", "DBE", "JP", "DL", "MP", "KC", "QC", "BEM", "KCB", "CB"}
_APOSTROPHES = re.compile("['’‘`´.]")
_BREAKS = re.compile(r"[\s\-‐‑–_/]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,4}")


@dataclass(frozen=True)
class PersonName:
    """A name in its parts; `title` is what stood before it ("Dr"), `councillor` whether "Cllr" did."""

    given: str
    family: str
    title: str = ""
    councillor: bool = False

    @property
    def full(self) -> str:
        """As the register writes it: given names first."""
        return f"{self.given} {self.family}".strip()

    @property
    def sort_name(self) -> str:
        """As lists sort it: family name first."""
        return f"{self.family}, {self.given}" if self.given else self.family

    @cached_property
    def key(self) -> str:
        """What every way of writing the name has in common."""
        return folded(self.full)

    @cached_property
    def initials(self) -> tuple[str, ...]:
        """The first letters of the given names."""
        words = re.split(r"[\s.]+", self.given.strip("."))
        return tuple(folded(word)[0] for word in words if folded(word))

    @cached_property
    def is_initialled(self) -> bool:
        """Whether only letters stand for the given names ("P. Raman")."""
        words = self.given.split()
        return bool(words) and all(_is_initials(word) for word in words)

    def may_be(self, other: PersonName) -> bool:
        """Whether one of the two is the other with initials for the given names."""
        if not (self.is_initialled or other.is_initialled):
            return False
        if folded(self.family) != folded(other.family):
            return False
        shorter, longer = sorted((self.initials, other.initials), key=len)
        return bool(shorter) and longer[: len(shorter)] == shorter

    def shares_a_word(self, other: PersonName) -> bool:
        """Whether a word of two letters or more is in both names."""
        mine, theirs = (
            {word for word in one.key.split() if len(word) > 1} for one in (self, other)
        )
        return bool(mine & theirs)


def read_name(text: str) -> PersonName:
    """The parts of a name, however it is written."""
    line = " ".join(clean_line(text).split())
    before, comma, after = line.partition(",")
    if comma and after.strip() and not _only_honours(after):
        family, title, councillor = _untitled(before.split())
        given, more, also = _untitled(after.replace(",", " ").split())
        return PersonName(" ".join(given), " ".join(family), title or more, councillor or also)
    words, title, councillor = _untitled(before.split())
    while len(words) > 1 and words[-1].strip(".,") in _HONOURS:
        words.pop()
    return PersonName(" ".join(words[:-1]), words[-1] if words else "", title, councillor)


def folded(text: str) -> str:
    """Text without case, accents, apostrophes, full stops and odd spacing, to compare names by."""
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _BREAKS.sub(" ", _APOSTROPHES.sub("", letters)).strip().casefold()


def _untitled(words: list[str]) -> tuple[list[str], str, bool]:
    """The words without titles before them; a word alone is a name, whatever it says."""
    titles, councillor = [], False
    while len(words) > 1 and (word := words[0].strip(".").casefold()) in _TITLES | _COUNCILLOR:
        councillor = councillor or word in _COUNCILLOR
        if word not in _COUNCILLOR:
            titles.append(words[0])
        words = words[1:]
    return words, " ".join(titles), councillor


def _only_honours(text: str) -> bool:
    return all(word.strip(".,") in _HONOURS for word in text.split())


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word)) and (len(word) == 1 or "." in word)


def looks_like_a_name(text: str) -> bool:
    """Whether the text may be one person's name: two words or more, and nothing but letters."""
    name = read_name(text)
    letters = all(one.isalpha() or one in " -'’.,‘" for one in text)
    return (
        bool(name.given) and letters and len(text.split()) <= 6 and " and " not in text.casefold()
    )


def is_title(text: str) -> bool:
    """Whether the text is nothing but what stands before a name ("Mrs", "Cllr Dr")."""
    words = [word.strip(".").casefold() for word in text.split()]
    return bool(words) and all(word in _TITLES | _COUNCILLOR for word in words)
