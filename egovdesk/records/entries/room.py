"""Entries of what happens in the room: votes, interests declared, comings and goings."""

from __future__ import annotations

import re

from egovdesk.records.entries.names import named, named_at
from egovdesk.records.entries.parts import Entry, EntryKind, Known, Line, Someone, Span, Votes
from egovdesk.records.room import MovementKind, VoiceKind
from egovdesk.records.text import clean_line
from egovdesk.records.times_in_words import time_in_words

# --- votes -----------------------------------------------------------------------------------

_VOICE = re.compile(r"\b(in favour|for|against|abstentions?|abstain(?:s|ed|ing)?)\b", re.IGNORECASE)
_CASTING = re.compile(
    r"[,;.]?\s*(?:on )?(?:the )?(?:chair.?s )?casting(?: vote)?\b.*", re.IGNORECASE
)
_COUNT = re.compile(r"\d{1,3}")
_BETWEEN_NAMES = re.compile(r"[,;&.]|\band\b", re.IGNORECASE)


def read_vote(text: str, start: int, end: int, known: Known) -> Entry:
    """ "for 5 against 2 abstained 1", "5 for, 2 against", or names in the place of the counts."""
    words = text[start:end]
    votes = _votes(words, known)
    strange = ", ".join(f"“{one}”" for one in votes.strangers) if votes else ""
    problem = f"Nobody called {strange} is known." if strange else _left_over(words)
    return Entry(
        EntryKind.VOTE, clean_line(words), votes=votes, what_span=(start, end),
        problem=problem if votes else "Type how many were for and against." if words else "",
        advice=_vote_advice(votes, known.present),
    )  # fmt: skip


def _left_over(words: str) -> str:
    """What is typed after the last sign where counts stand before: it would be lost."""
    counted = words[: casting.start()] if (casting := _CASTING.search(words)) else words
    signs = list(_VOICE.finditer(counted))
    left = counted[signs[-1].end() :].strip(" ,;:.") if signs else ""
    if not left or not counted[: signs[0].start()].strip():
        return ""
    return f"“{left}” does not say how they voted: type for, against or abstained."


def _vote_advice(votes: Votes | None, present: int | None) -> str:
    """More votes than there are people who may vote; a casting vote may have been counted too."""
    if votes is None or present is None or votes.total <= present + votes.casting:
        return ""
    return f"That makes {votes.total} votes, and {present or 'nobody'} in the room may vote."


def _votes(words: str, known: Known) -> Votes | None:
    casting = _CASTING.search(words)
    counted = words[: casting.start()] if casting else words
    signs = list(_VOICE.finditer(counted))
    if not signs:
        return None
    # "5 for 2 against" or "for 5 against 2": what comes first decides for all.
    before = bool(counted[: signs[0].start()].strip())
    parts = [
        (_voice(sign[1]), _part(counted, signs, at, before=before)) for at, sign in enumerate(signs)
    ]
    if any(part and not _COUNT.fullmatch(part) for _, part in parts):
        return _by_name(parts, known, bool(casting))
    counts = {voice: int(part) for voice, part in parts if part}
    if not counts:
        return None
    return Votes(
        counts.get(VoiceKind.FOR), counts.get(VoiceKind.AGAINST), counts.get(VoiceKind.ABSTAINED),
        casting=bool(casting),
    )  # fmt: skip


def _part(words: str, signs: list[re.Match[str]], at: int, *, before: bool) -> str:
    if before:
        start = signs[at - 1].end() if at else 0
        return words[start : signs[at].start()].strip(" ,;:.")
    end = signs[at + 1].start() if at + 1 < len(signs) else len(words)
    return words[signs[at].end() : end].strip(" ,;:.")


def _voice(sign: str) -> VoiceKind:
    first = sign.lower()[:3]
    return {"aga": VoiceKind.AGAINST, "abs": VoiceKind.ABSTAINED}.get(first, VoiceKind.FOR)


def _by_name(parts: list[tuple[VoiceKind, str]], known: Known, casting: bool) -> Votes:
    voices: dict[Someone, VoiceKind] = {}
    strangers: list[str] = []
    for voice, part in parts:
        for words in filter(None, (each.strip() for each in _BETWEEN_NAMES.split(part))):
            found = named(words, *known.tiers)
            if len(found) == 1:
                voices[found[0]] = voice
            else:
                strangers.append(words)
    said = list(voices.values())
    return Votes(
        said.count(VoiceKind.FOR), said.count(VoiceKind.AGAINST), said.count(VoiceKind.ABSTAINED),
        tuple(voices.items()), tuple(strangers), casting,
    )  # fmt: skip


# --- interests -------------------------------------------------------------------------------

_ITEM = re.compile(r"(?:[\s,]+|^)(?:(?:on|in)\s+)?(?:agenda\s+)?(?:item\s+)?(\d{1,3}(?:\.\d{1,3})*)\s*$",
                   re.IGNORECASE)  # fmt: skip
_OUT = re.compile(r"(?:and )?(?:will )?(?:withdr[ae]ws?|withdrawn|withdrew|left|leaves?)"
                  r"(?: from)?(?: the meeting| the room)?", re.IGNORECASE)  # fmt: skip
_IN = re.compile(r"(?:and )?(?:stay(?:s|ed)?|remain(?:s|ed)?)(?: in)?(?: the meeting| the room)?",
                 re.IGNORECASE)  # fmt: skip


def read_interest(text: str, start: int, end: int, known: Known) -> Entry:
    """ "sykes 7: director of the supplier, withdrew": who, in which item of the agenda, and what."""
    colon = text.find(":", start, end)
    head = colon if colon >= 0 else start
    number = _ITEM.search(text[start:head])
    who = named_at(text, start, start + number.start() if number else head, known.tiers)
    item, words, span = _item(number, start, known)
    begin = colon + 1 if colon >= 0 else start
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    nature, kind, withdrew = _nature(text[begin:end], known)
    return Entry(
        EntryKind.DECLARATION, nature, item=item, item_words=words, item_span=span,
        interest=kind, withdrew=withdrew, what_span=(min(begin, end), end),
        problem=_interest_problem(who.one, words, bool(text[start:end].strip())),
        **who.parts(),  # type: ignore[arg-type]
    )  # fmt: skip


def _item(
    found: re.Match[str] | None, start: int, known: Known
) -> tuple[Line | None, str, Span | None]:
    """The item that has the number typed, or the one that is being minuted."""
    if found is None:
        return known.here, "", None
    span = (start + found.start(1), start + found.end(1))
    line = next((one for one in known.lines if one.number == found[1]), None)
    return line, "" if line else found[1], span


def _nature(words: str, known: Known) -> tuple[str, str, bool]:
    """What is said of an interest, without its kind and whether they withdrew."""
    kept, kind, withdrew = [], "", False
    for part in words.split(","):
        said = clean_line(part)
        if _OUT.fullmatch(said):
            withdrew = True
        elif _IN.fullmatch(said):
            withdrew = False
        elif said and (code := _kind(said, known)):
            kind = code
        elif said:
            kept.append(said)
    return ", ".join(kept), kind, withdrew


def _kind(words: str, known: Known) -> str:
    said = words.casefold().removesuffix(" interest")
    return next((code for code, label in known.kinds if said in (code, label.casefold())), "")


def _interest_problem(who: Someone | None, number: str, begun: bool) -> str:
    if number:
        return f"There is no item {number} on this agenda."
    return "" if who or not begun else "Type who declared it: “sykes 7: what it is”."


# --- comings and goings ----------------------------------------------------------------------

_MOVE = re.compile(
    r"\s(?P<verb>left|leaves|gone|out|returned|returns|back|arrived|arrives|came|late|in)\b"
    r"(?:\s+at)?(?P<at>.*)$",
    re.IGNORECASE,
)
_VERBS = {
    MovementKind.LEFT: ("left", "leaves", "gone", "out"),
    MovementKind.RETURNED: ("returned", "returns", "back"),
    MovementKind.ARRIVED: ("arrived", "arrives", "came", "late", "in"),
}


def read_movement(text: str, start: int, end: int, known: Known) -> Entry:
    """ "pemberton left 3.12", "sykes back": who, how, and when, or now."""
    found = _MOVE.search(text, max(0, start - 1), end)
    who = named_at(text, start, found.start() if found else end, known.tiers)
    kind = next(
        (k for k, verbs in _VERBS.items() if found and found["verb"].lower() in verbs), None
    )
    typed = found["at"].strip(" ,.:") if found else ""
    at = time_in_words(typed, known.began) if typed else known.now
    span = (found.start("verb"), end) if found else (end, end)
    return Entry(
        EntryKind.MOVEMENT, kind.label if kind else "", moved=kind, at=at or "", what_span=span,
        problem=_movement_problem(who.one, kind, begun=bool(text[start:end].strip()))
        or _time_problem(typed, at),
        **who.parts(),  # type: ignore[arg-type]
    )  # fmt: skip


def _movement_problem(who: Someone | None, kind: MovementKind | None, *, begun: bool) -> str:
    if not begun:
        return ""
    if kind is None:
        return "Type who left, returned or arrived, and when."
    return "" if who else "Type somebody who is in the register."


def _time_problem(typed: str, at: str | None) -> str:
    if at is not None:
        return ""
    if time_in_words(typed) is None:
        return "Type a time, such as 3.12pm."
    return f"{typed} is before the meeting began. Type {typed}am or {typed}pm."
