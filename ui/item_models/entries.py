"""How an entry of the minutes is understood, part by part, as the line below it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, time

from egovdesk.documents.wording import clock_time
from egovdesk.records.entries import Entry, EntryKind, Known
from egovdesk.records.room import VoiceKind, Vote
from egovdesk.register import Register
from ui.item_models.segments import Gap, Line, Segment, Text

_NO_MARKS = re.compile("[,;&.]")  # which part one name from the next
_VERBS = {"arrived": "arrived", "left": "left the meeting", "returned": "returned"}


def short_day(day: date) -> str:
    """A due date with its weekday, which a clerk checks first: "Fri 31 Oct 2003"."""
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def names_of_voices(register: Register, vote_id: str) -> dict[VoiceKind, list[str]]:
    """Who voted how in a recorded vote, by name; nothing of one that was only counted."""
    voices = register.voices.find(vote_id=vote_id)
    people = register.people.many({one.person_id for one in voices})
    found = {
        kind: [people[one.person_id].name for one in voices if one.voice is kind]
        for kind in VoiceKind
    }
    return {kind: names for kind, names in found.items() if names}


def vote_entry(vote: Vote, names: Mapping[VoiceKind, Sequence[str]]) -> str:
    """A vote as the entry line would be given it: "for Raman, Sykes against Tully"."""
    counts = (vote.in_favour, vote.against, vote.abstained)
    parts = [
        f"{kind.value} {', '.join(_NO_MARKS.sub(' ', one) for one in names.get(kind, ())) or count}"
        for kind, count in zip(VoiceKind, counts, strict=True)
        if names.get(kind) or (not vote.recorded and count is not None)
    ]
    return " ".join(parts) + (", casting" if vote.casting else "")


def parts_lines(entry: Entry, known: Known) -> tuple[Line, ...]:
    """How an entry is understood, in one line or two; what is wrong comes last."""
    parts = _parts(entry, known)
    cut = 2 if entry.kind is EntryKind.DECLARATION else len(parts)
    if entry.problem:
        parts.append([Text(entry.problem, "red", "note500")])
        cut = min(cut, len(parts) - 1) or len(parts)
    elif entry.advice:
        parts.append([Text(entry.advice, "amber", "note500")])
        cut = len(parts) - 1
    lines = [one for one in (_joined(parts[:cut]), _joined(parts[cut:])) if one]
    return tuple(lines)


def _joined(parts: list[list[Segment]]) -> Line:
    line: list[Segment] = []
    for part in parts:
        line += [*([Gap(7)] if line else []), *part]
    return tuple(line)


def _parts(entry: Entry, known: Known) -> list[list[Segment]]:
    parts: list[list[Segment]] = []
    if entry.kind.has_person:
        parts.append([_label("Who"), _who(entry)])
    match entry.kind:
        case EntryKind.ACTION:
            parts += [_what("What", entry), [_label("Due"), _due(entry)]]
        case EntryKind.DECISION:
            parts.append(_what("Resolved that", entry))
        case EntryKind.EXEMPT:
            ground = f"paragraph {entry.ground}" if entry.ground else "none set"
            parts += [[_label("Ground"), _said(ground, bool(entry.ground))], _what("What", entry)]
        case EntryKind.VOTE:
            parts += _votes(entry)
        case EntryKind.DECLARATION:
            parts += _interest(entry, known)
        case EntryKind.MOVEMENT:
            parts += _movement(entry)
    return parts


def _label(words: str) -> Text:
    return Text(words, "ink2", "note")


def _said(words: str, known: bool) -> Text:
    return Text(words, "ink", "note600") if known else Text(words, "ink3", "note500")


def _what(label: str, entry: Entry) -> list[Segment]:
    return [_label(label), _said(entry.what or "nothing yet", bool(entry.what))]


def _who(entry: Entry) -> Text:
    if entry.who is not None:
        return Text(entry.who.name, "ink", "note600")
    if entry.choices:
        names = " or ".join(one.name for one in entry.choices[:3])
        return Text(f"{names}?", "amber", "note600")
    if entry.who_words:
        return Text(f"“{entry.who_words}”, not in the register", "amber", "note600")
    return _said("nobody yet", False)


def _due(entry: Entry) -> Text:
    if entry.due is not None:
        return Text(short_day(entry.due), "ink", "note600")
    if entry.due_problem:
        return Text(entry.due_problem, "red", "note500")
    return _said("none set", False)


def _votes(entry: Entry) -> list[list[Segment]]:
    votes = entry.votes
    if votes is None:
        return [[_label("Vote"), _said("not counted yet", False)]]
    found: list[list[Segment]] = []
    for kind, count in (
        (VoiceKind.FOR, votes.votes_for),
        (VoiceKind.AGAINST, votes.against),
        (VoiceKind.ABSTAINED, votes.abstained),
    ):
        if count is not None:
            names = ", ".join(who.name for who, voice in votes.voices if voice is kind)
            note = [Text(names, "ink2", "note", context=True)] if names else []
            found.append([_label(kind.label), Text(str(count), "ink", "note600"), *note])
    if votes.casting:
        found.append([Text("on the chair’s casting vote", "ink", "note600")])
    return found


def _interest(entry: Entry, known: Known) -> list[list[Segment]]:
    labels = dict(known.kinds)
    item: list[Segment] = [_label("Item")]
    if entry.item is not None:
        item.append(Text(f"{entry.item.number} {entry.item.title}".strip(), "ink", "note600"))
        if entry.item.minute:
            item.append(Text(f"minute {entry.item.minute}", "ink2", "note", context=True))
    else:
        item.append(_said("none set", False))
    kind = labels.get(entry.interest, "")
    did = "withdrew" if entry.withdrew else "stayed"
    return [
        item,
        [_label("Kind"), _said(kind or "none set", bool(kind))],
        [Text(did, "ink", "note600")],
        _what("Nature", entry),
    ]


def _movement(entry: Entry) -> list[list[Segment]]:
    if entry.moved is None:
        return []
    words = _VERBS[entry.moved.value]
    at = clock_time(time.fromisoformat(entry.at)) if entry.at else ""
    return [
        [_label("What"), Text(words, "ink", "note600")],
        [_label("At"), _said(at or "no time", bool(at))],
    ]
