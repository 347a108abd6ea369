"""The entry line of the minutes: "/a raman: circulate costs by 31 oct", understood part by part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egovdesk.records.dates_in_words import date_in_words
from egovdesk.records.text import clean_line

Span = tuple[int, int]

_SIGN = re.compile(r"\s*/([adxvi])(?:\s+|$)", re.IGNORECASE)
_DUE = re.compile(r"\s(?:by|before|on|due)\s+(?=\S)", re.IGNORECASE)
_GROUND = re.compile(r"\s*(?:para(?:graph)?\s*)?(\d{1,2})\s*:\s*", re.IGNORECASE)
_DATE_LIKE = re.compile(r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_VOTES = re.compile(r"(\d+)\s+(for|against|abstentions?|abstained|abstaining)\b", re.IGNORECASE)
_LONGEST_NAME = 5


class EntryKind(StrEnum):
    """What an entry makes."""

    ACTION = "action"
    DECISION = "decision"
    EXEMPT = "exempt"
    VOTE = "vote"
    DECLARATION = "declaration"

    @property
    def label(self) -> str:
        return "Interest" if self is EntryKind.DECLARATION else self.value.capitalize()

    @property
    def has_person(self) -> bool:
        """Whether a name may stand before the colon."""
        return self in (EntryKind.ACTION, EntryKind.DECLARATION)


_SIGNS = {kind.value[0]: kind for kind in EntryKind if kind is not EntryKind.EXEMPT and kind is not
          EntryKind.DECLARATION} | {"x": EntryKind.EXEMPT, "i": EntryKind.DECLARATION}  # fmt: skip


@dataclass(frozen=True)
class Someone:
    """A person, or a post, that an entry may name."""

    id: str
    name: str


@dataclass(frozen=True)
class Votes:
    """A vote as it was counted."""

    votes_for: int | None = None
    against: int | None = None
    abstained: int | None = None


@dataclass(frozen=True)
class Entry:
    """What an entry says, and where in the text each part of it stands.

    `who_words` are the typed words where nobody known is meant; `choices` are the people they may
    mean where there are several.
    """

    kind: EntryKind
    what: str = ""
    who: Someone | None = None
    who_words: str = ""
    choices: tuple[Someone, ...] = ()
    due: date | None = None
    due_problem: str = ""
    ground: str = ""
    votes: Votes | None = None
    who_span: Span | None = None
    what_span: Span = (0, 0)
    due_span: Span | None = None

    @property
    def is_complete(self) -> bool:
        """Whether there is something to add."""
        return bool(self.what)


def entry_kind(text: str) -> EntryKind | None:
    """The kind that a sign at the start of the text asks for."""
    found = _SIGN.match(text)
    return _SIGNS[found[1].lower()] if found else None


def read_entry(
    text: str,
    *,
    today: date,
    room: Sequence[Someone] = (),
    register: Sequence[Someone] = (),
    kind: EntryKind = EntryKind.ACTION,
) -> Entry:
    """Read an entry; a sign at its start overrides `kind`. Those in the room win over others."""
    found = _SIGN.match(text)
    kind = _SIGNS[found[1].lower()] if found else kind
    start, end = (found.end() if found else 0), len(text.rstrip())
    match kind:
        case EntryKind.ACTION:
            return _action(text, start, end, today, (room, register))
        case EntryKind.DECLARATION:
            who, words, choices, span, start = _who(text, start, end, (room, register))
            return _entry(kind, text, start, end, who=who, who_words=words, choices=choices,
                          who_span=span)  # fmt: skip
        case EntryKind.EXEMPT:
            ground = _GROUND.match(text, start)
            at = ground.end() if ground else start
            return _entry(kind, text, at, end, ground=ground[1] if ground else "")
        case EntryKind.VOTE:
            return _entry(kind, text, start, end, votes=_votes(text[start:end]))
        case EntryKind.DECISION:
            return _entry(kind, text, start, end)


def _entry(kind: EntryKind, text: str, start: int, end: int, **parts: object) -> Entry:
    what = clean_line(text[start:end])
    if kind is not EntryKind.DECISION:  # a decision goes on from “Resolved that”
        what = what[:1].upper() + what[1:]
    return Entry(kind, what, what_span=(min(start, end), end), **parts)  # type: ignore[arg-type]


def _action(text: str, start: int, end: int, today: date, people: _People) -> Entry:
    who, words, choices, who_span, start = _who(text, start, end, people)
    due, problem, due_span, end = _due(text, start, end, today)
    return _entry(EntryKind.ACTION, text, start, end, who=who, who_words=words, choices=choices,
                  due=due, due_problem=problem, who_span=who_span, due_span=due_span)  # fmt: skip


_People = tuple[Sequence[Someone], Sequence[Someone]]
_Who = tuple[Someone | None, str, tuple[Someone, ...], Span | None, int]


def _who(text: str, start: int, end: int, people: _People) -> _Who:
    """Who stands before the colon, and where the rest of the entry begins."""
    at = text.find(":", start, end)
    words = text[start:at].strip() if at >= 0 else ""
    if not words or len(words.split()) > _LONGEST_NAME:
        return None, "", (), None, start
    span = (start, start + len(text[start:at].rstrip()))
    rest = at + 1 + (len(text[at + 1 : end]) - len(text[at + 1 : end].lstrip()))
    found = named(words, *people)
    if len(found) == 1:
        return found[0], "", (), span, rest
    return None, words, tuple(found), span, rest


def named(words: str, room: Sequence[Someone], register: Sequence[Someone] = ()) -> list[Someone]:
    """The people meant by some words: those in the room if any, by whole names if any."""
    for people in (room, register):
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


def _due(text: str, start: int, end: int, today: date) -> tuple[date | None, str, Span | None, int]:
    """The date after the last "by", and where what is to be done ends."""
    for found in reversed(list(_DUE.finditer(text, max(0, start - 1), end))):
        words = text[found.end() : end]
        day = date_in_words(words, today)
        span = (found.end(), end)
        if isinstance(day, date):
            return day, "", span, max(start, found.start())
        if _DATE_LIKE.search(words) and len(words.split()) <= 4:
            return None, day, span, max(start, found.start())
    return None, "", None, end


def _votes(words: str) -> Votes | None:
    counted = {found[2].lower()[:3]: int(found[1]) for found in _VOTES.finditer(words)}
    return Votes(counted.get("for"), counted.get("aga"), counted.get("abs")) if counted else None
