"""What has changed on an agenda since it was issued: documents are compared as they were read.

What was issued is kept as documents, not as records: the agenda, then each supplement to it. An
item is known by its agenda number, which never moves once it is out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from egovdesk.documents.model import (
    Block,
    DecisionBlock,
    Document,
    ExemptNote,
    Facts,
    Heading,
    Paragraph,
    ParagraphStyle,
    Table,
    plain,
)

_OFF = re.compile(r"\b(withdrawn|deferred)( \(.*\))?$", re.IGNORECASE)
_SECTION = 3  # the level down to which a heading without a number ends an item


@dataclass(frozen=True)
class Entry:
    """An item as a document shows it: its number and title, and the blocks under them."""

    heading: Heading
    blocks: tuple[Block, ...] = ()

    @property
    def number(self) -> str:
        return self.heading.number

    @property
    def title(self) -> str:
        return self.heading.text

    @property
    def details(self) -> tuple[str, ...]:
        """The lines under the title: who presents for how long, and the papers."""
        return tuple(
            plain(one.runs)
            for one in self.blocks
            if isinstance(one, Paragraph) and one.style is ParagraphStyle.DETAIL
        )

    @property
    def is_off(self) -> bool:
        """Whether the document says that the item was withdrawn or deferred."""
        return any(_OFF.search(line) for line in self.details)

    @property
    def said(self) -> tuple[Block, ...]:
        """What is compared: lists of the day, and what a supplement says of itself, are not."""
        return tuple(one for one in self.blocks if not isinstance(one, Facts | Table))


@dataclass(frozen=True)
class Agenda:
    """An agenda as it stands after one document or several: its items by number, when and where."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    when: str = ""

    def then(self, later: Agenda) -> Agenda:
        """The agenda after a supplement to it."""
        return Agenda({**self.entries, **later.entries}, later.when or self.when)


@dataclass(frozen=True)
class AgendaChanges:
    """What a supplement says: items added, changed (before and after) and withdrawn; a new place."""

    added: tuple[Entry, ...] = ()
    changed: tuple[tuple[Entry, Entry], ...] = ()
    withdrawn: tuple[Entry, ...] = ()
    moved_from: str = ""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.withdrawn or self.moved_from)

    @property
    def count(self) -> int:
        return len(self.added) + len(self.changed) + len(self.withdrawn) + bool(self.moved_from)


def agenda_of(document: Document) -> Agenda:
    """Take a document of an agenda, or of a supplement, apart."""
    entries: dict[str, Entry] = {}
    current: Entry | None = None
    when = ""
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.style is ParagraphStyle.SUBTITLE:
            when = plain(block.runs)
        elif isinstance(block, Heading) and block.number:
            current = Entry(replace(block, note=""))
            entries[block.number] = current
        elif isinstance(block, Heading) and block.level <= _SECTION:
            current = None
        elif current is not None:
            current = replace(current, blocks=(*current.blocks, block))
            entries[current.number] = current
    return Agenda(entries, when)


def agenda_so_far(issued: Iterable[Document]) -> Agenda:
    """The agenda as its readers have it: as issued, then as each supplement left it."""
    found = Agenda()
    for document in issued:
        found = found.then(agenda_of(document))
    return found


def changes(before: Agenda, now: Agenda, gone: Collection[str] = ()) -> AgendaChanges:
    """What has changed; `gone` are the numbers of items that are no longer to be considered.

    The times at which items begin are not compared: one more item moves all after it.
    """
    off = {number for number, one in now.entries.items() if one.is_off} | set(gone)
    known = {number for number, one in before.entries.items() if not one.is_off}
    added = [one for number, one in now.entries.items() if number not in known | off]
    withdrawn = [
        now.entries.get(number, one)
        for number, one in before.entries.items()
        if number in known and (number in off or number not in now.entries)
    ]
    changed = [
        (before.entries[number], one)
        for number, one in now.entries.items()
        if number in known and number not in off and _differ(before.entries[number], one)
    ]
    moved = before.when if before.when and now.when and before.when != now.when else ""
    return AgendaChanges(tuple(added), tuple(changed), tuple(withdrawn), moved)


def differences(before: Entry, after: Entry) -> tuple[str, ...]:
    """What of an item is another now, in words; the title with what it was."""
    found = [f"title (it was “{before.title}”)"] if before.title != after.title else []
    if _lines(before, papers=False) != _lines(after, papers=False):
        was = "; ".join(_lines(before, papers=False))
        found.append(
            "who presents it, for how long or what for" + (f" (was: {was})" if was else "")
        )
    if _lines(before, papers=True) != _lines(after, papers=True):
        found.append("its papers")
    if _asked(before) != _asked(after):
        found.append("what is asked")
    if _rest(before) != _rest(after):
        found.append("the note")
    return tuple(found)


def _differ(before: Entry, after: Entry) -> bool:
    return before.title != after.title or before.said != after.said


def _lines(entry: Entry, *, papers: bool) -> tuple[str, ...]:
    return tuple(one for one in entry.details if one.startswith(("Paper:", "Papers:")) is papers)


def _asked(entry: Entry) -> tuple[Block, ...]:
    return tuple(one for one in entry.said if isinstance(one, DecisionBlock))


def _rest(entry: Entry) -> tuple[Block, ...]:
    return tuple(
        one
        for one in entry.said
        if not isinstance(one, DecisionBlock | ExemptNote)
        and not (isinstance(one, Paragraph) and one.style is ParagraphStyle.DETAIL)
    )
