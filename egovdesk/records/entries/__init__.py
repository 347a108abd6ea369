"""The entry line of the minutes: "/a raman: circulate costs by 31 oct", understood part by part."""

from __future__ import annotations

import re
from datetime import date

from egovdesk.records.dates_in_words import date_in_words
from egovdesk.records.entries.names import LONGEST_NAME, Named, named, named_at
from egovdesk.records.entries.parts import (
    Entry,
    EntryKind,
    Known,
    Line,
    Someone,
    Span,
    Votes,
)
from egovdesk.records.entries.room import read_interest, read_movement, read_vote
from egovdesk.records.meetings_in_words import meeting_in_words
from egovdesk.records.resolutions import after_that
from egovdesk.records.text import clean_line

__all__ = [
    "SIGNS",
    "Entry",
    "EntryKind",
    "Known",
    "Line",
    "Someone",
    "Span",
    "Votes",
    "entry_kind",
    "named",
    "read_entry",
]

SIGNS = {
    "a": EntryKind.ACTION,
    "d": EntryKind.DECISION,
    "x": EntryKind.EXEMPT,
    "v": EntryKind.VOTE,
    "i": EntryKind.DECLARATION,
    "m": EntryKind.MOVEMENT,
}
"""The letter after the stroke that begins each kind of entry."""

_SIGN = re.compile(r"\s*/([adxvim])(?:\s+|$)", re.IGNORECASE)
_DUE = re.compile(r"\s(?:by|before|on|due|at|for)\s+(?=\S)", re.IGNORECASE)
_MAY_END_OTHERWISE = re.compile(r"\s(?:at|for)\s", re.IGNORECASE)
_GROUND = re.compile(r"\s*(?:para(?:graph)?\s*)?(\d{1,2})\s*:\s*", re.IGNORECASE)
_DATE_LIKE = re.compile(r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def entry_kind(text: str) -> EntryKind | None:
    """The kind that a sign at the start of the text asks for."""
    found = _SIGN.match(text)
    return SIGNS[found[1].lower()] if found else None


def read_entry(text: str, known: Known, kind: EntryKind = EntryKind.ACTION) -> Entry:
    """Read an entry; a sign at its start overrides `kind`. Those in the room win over others."""
    found = _SIGN.match(text)
    kind = SIGNS[found[1].lower()] if found else kind
    start, end = (found.end() if found else 0), len(text.rstrip())
    start = min(start, end)
    match kind:
        case EntryKind.ACTION:
            return _action(text, start, end, known)
        case EntryKind.DECISION:
            start = end - len(after_that(text[start:end]))
            return _entry(kind, text, start, end)
        case EntryKind.EXEMPT:
            ground = _GROUND.match(text, start)
            at = ground.end() if ground else start
            return _entry(kind, text, at, end, ground=ground[1] if ground else "")
        case EntryKind.VOTE:
            return read_vote(text, start, end, known)
        case EntryKind.DECLARATION:
            return read_interest(text, start, end, known)
        case EntryKind.MOVEMENT:
            return read_movement(text, start, end, known)


def _entry(kind: EntryKind, text: str, start: int, end: int, **parts: object) -> Entry:
    what = clean_line(text[start:end])
    if kind is not EntryKind.DECISION:  # a decision goes on from “Resolved that”
        what = what[:1].upper() + what[1:]
    return Entry(kind, what, what_span=(min(start, end), end), **parts)  # type: ignore[arg-type]


def _action(text: str, start: int, end: int, known: Known) -> Entry:
    who, start = _who(text, start, end, known)
    due, problem, due_span, end = _due(text, start, end, known)
    return _entry(
        EntryKind.ACTION, text, start, end, due=due, due_problem=problem, due_span=due_span,
        **who.parts(),
    )  # fmt: skip


def _who(text: str, start: int, end: int, known: Known) -> tuple[Named, int]:
    """Who stands before the colon, and where the rest of the entry begins."""
    at = text.find(":", start, end)
    words = text[start:at].strip() if at >= 0 else ""
    if not words or len(words.split()) > LONGEST_NAME:
        return Named(), start
    rest = at + 1 + (len(text[at + 1 : end]) - len(text[at + 1 : end].lstrip()))
    return named_at(text, start, at, known.tiers), rest


def _due(
    text: str, start: int, end: int, known: Known
) -> tuple[date | None, str, Span | None, int]:
    """The date after the last "by", and where what is to be done ends."""
    for found in reversed(list(_DUE.finditer(text, max(0, start - 1), end))):
        words = text[found.end() : end]
        meeting = meeting_in_words(words, known.today, known.meetings)
        # "report at the next meeting" has a date; "look at 3 quotations" and "for 2004" have none.
        if meeting is None and _MAY_END_OTHERWISE.match(found[0]):
            continue
        day = date_in_words(words, known.today) if meeting is None else meeting
        span = (found.end(), end)
        if isinstance(day, date):
            return day, "", span, max(start, found.start())
        if meeting is not None or (_DATE_LIKE.search(words) and len(words.split()) <= 4):
            return None, day, span, max(start, found.start())
    return None, "", None, end
