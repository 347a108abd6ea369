"""The minutes of an example as text: one mark at the start of a line says what the line is.

    meeting CFB 2003-09-16 14:02-15:48      a meeting with the times it began and ended
    state drafted                           how far its minutes are: drafted, circulated, empty
    away garside, tully                     who sent apologies
    came marshall, probert                  who else was in attendance
    first 91                                where the minutes of an earlier year's numbers go on from
    actions The Board ...                   the minute of the standing item on actions
    item Title | who | purpose | minutes | category | ground
      r, n, k, q                            recommendation, note, clerk's note, likely challenge
      f CFB 29/03                           the minute of an earlier meeting that it takes up again
      g SDG 18/03                           the decision that it is to ratify
      key                                   it is a key decision
      report CFB                            the group whose report it brings
      p Title | who | in 2003-10-06 v3 | pages | ground | what is wanted of it     a paper
      c Legal | who | 2003-10-03            who clears the last paper, and when it was
      .                                     a paragraph of the minute; x ground | an exempt one
      d outcome | part | part               a decision; + field: value adds to it ("bears" upon what)
      a who | due | what | done 2003-09-26  an action, and what became of it
    later 2004-05-01 | Title | who ...      business planned meanwhile that waits for a meeting from a day on

A line that is indented by eight or more belongs to the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass
class ActionScript:
    """An action: who, by when, what, and what became of it ("done 2003-09-26")."""

    who: str
    due: date | None
    title: str
    fates: list[str]


@dataclass
class DecisionScript:
    """A decision: its outcome, parts and further facts."""

    outcome: str
    parts: list[str]
    facts: dict[str, str] = field(default_factory=dict)


@dataclass
class PaperScript:
    """A paper: `in` a version on a day, or wanted `by` a day of its own, or by the group's offsets."""

    title: str
    who: str = ""
    fate: str = ""
    pages: int | None = None
    ground: str = ""
    note: str = ""
    clearances: list[tuple[str, str, date | None]] = field(default_factory=list)

    @property
    def came_on(self) -> date | None:
        return self._day("in")

    @property
    def wanted_on(self) -> date | None:
        return self._day("by")

    @property
    def version(self) -> int:
        return int(self.fate.partition(" v")[2] or 1)

    def _day(self, word: str) -> date | None:
        found, _, rest = self.fate.partition(" ")
        return date.fromisoformat(rest[:10]) if found == word else None


@dataclass
class ItemScript:
    """An item with its minute: `minute` holds paragraphs ("" or a ground with it), results in order."""

    title: str
    who: str = ""
    purpose: str = ""
    minutes: int = 0
    category: str = ""
    ground: str = ""
    recommendation: list[str] = field(default_factory=list)
    note: str = ""
    clerk_note: str = ""
    challenge: str = ""
    papers: list[PaperScript] = field(default_factory=list)
    urgent: str = ""
    follows: str = ""
    key: bool = False
    ratifies: str = ""
    report: str = ""
    minute: list[tuple[str, str] | DecisionScript | ActionScript] = field(default_factory=list)


@dataclass
class MeetingScript:
    """A meeting; `ended` is empty for one that is yet to come."""

    group: str
    on: date
    began: str = ""
    ended: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    items: list[ItemScript] = field(default_factory=list)
    later: list[tuple[date | None, ItemScript]] = field(default_factory=list)

    def names(self, mark: str) -> list[str]:
        return [one.strip() for one in self.facts.get(mark, "").split(",") if one.strip()]


def read_scripts(folder: Path) -> list[MeetingScript]:
    """Every meeting of a folder's text files, in order of date."""
    found: list[MeetingScript] = []
    for path in sorted(folder.glob("*.txt")):
        found += read_script(path.read_text(encoding="utf-8"))
    return sorted(found, key=lambda one: (one.on, one.began, one.group))


def read_script(text: str) -> list[MeetingScript]:
    """The meetings of one text; raises ValueError at a mark that means nothing."""
    meetings: list[MeetingScript] = []
    for mark, rest in _lines(text):
        if mark == "meeting":
            group, on, *times = rest.split()
            began, _, ended = times[0].partition("-") if times else ("", "", "")
            meetings.append(MeetingScript(group, date.fromisoformat(on), began, ended))
        elif mark == "item":
            meetings[-1].items.append(_item(rest))
        elif mark == "later":
            day, _, item = rest.partition("|")
            wanted = date.fromisoformat(day.strip()) if day.strip() else None
            meetings[-1].later.append((wanted, _item(item)))
        elif mark in (
            "state",
            "away",
            "came",
            "actions",
            "place",
            "interests",
            "first",
            "corrected",
        ):
            meetings[-1].facts[mark] = rest
        else:
            _add(meetings[-1].items[-1], mark, rest)
    return meetings


def _lines(text: str) -> Iterator[tuple[str, str]]:
    joined: list[str] = []
    for line in text.splitlines():
        if line.startswith("        ") and joined:
            joined[-1] += " " + line.strip()
        elif line.strip() and not line.startswith("#"):
            joined.append(line.strip())
    for line in joined:
        mark, _, rest = line.partition(" ")
        yield mark, rest.strip()


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.split("|")]


def _item(rest: str) -> ItemScript:
    title, who, purpose, minutes, category, ground, *_ = [*_cells(rest), *[""] * 6]
    return ItemScript(title, who, purpose, int(minutes or 0), category, ground)


def _add(item: ItemScript, mark: str, rest: str) -> None:
    if mark == ".":
        item.minute.append(("", rest))
    elif mark == "x":
        ground, text = _cells(rest)
        item.minute.append((ground, text))
    elif mark == "d":
        outcome, *parts = _cells(rest)
        item.minute.append(DecisionScript(outcome, parts))
    elif mark == "+":
        last = next(one for one in reversed(item.minute) if isinstance(one, DecisionScript))
        name, _, value = rest.partition(":")
        last.facts[name.strip()] = value.strip()
    elif mark == "a":
        who, due, title, *fates = _cells(rest)
        on = date.fromisoformat(due) if due else None
        item.minute.append(ActionScript(who, on, title, fates))
    elif mark == "r":
        item.recommendation.append(rest)
    elif mark == "n":
        item.note = rest
    elif mark == "k":
        item.clerk_note = rest
    elif mark == "q":
        item.challenge = rest
    elif mark == "p":
        title, who, fate, pages, ground, note, *_ = [*_cells(rest), *[""] * 6]
        count = int(pages) if pages else None
        item.papers.append(PaperScript(title, who, fate, count, ground, note))
    elif mark == "c":
        kind, who, day = _cells(rest)
        cleared = date.fromisoformat(day) if day else None
        item.papers[-1].clearances.append((kind, who, cleared))
    elif mark == "u":
        item.urgent = rest
    elif mark == "g":
        item.ratifies = rest
    elif mark == "report":
        item.report = rest
    elif mark == "key":
        item.key = True
    elif mark == "f":
        item.follows = rest
    else:
        raise ValueError(f"{mark!r} is no mark of a script: {rest}")
