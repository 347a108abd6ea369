"""What a pack holds for one audience, in order: as the group likes it, and as the clerk changed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.packs.others import OTHERS
from egovdesk.documents.wording import long_date
from egovdesk.records.meetings import Item, ItemKind, ItemState, Meeting
from egovdesk.records.numbers import Line
from egovdesk.records.packs import (
    Audience,
    PackKind,
    PackLine,
    PackPart,
    PackSetting,
    PaperFile,
    in_force,
)
from egovdesk.records.papers import Paper, PaperState
from egovdesk.register import Register

CONSENT = "note"
"""The purpose of items on which nothing is asked of the group."""

_USUAL = {
    PackKind.PACK: (
        (PackPart.AGENDA, True), (PackPart.MINUTES, True), (PackPart.ACTIONS, True),
        (PackPart.COVER, False), (PackPart.PAPER, True), (PackPart.DECISIONS, False),
        (PackPart.MEMBERSHIP, False),
    ),
    PackKind.SMT: (
        (PackPart.AGENDA, True), (PackPart.ACTIONS, True), (PackPart.COVER, True),
        (PackPart.PAPER, True), (PackPart.MINUTES, True), (PackPart.DECISIONS, True),
        (PackPart.MEMBERSHIP, False),
    ),
}  # fmt: skip
"""The parts of a pack in their usual order; an SMT's has the action log first and a cover sheet for
each item (reference.md 3.8)."""


@dataclass(frozen=True)
class Entry:
    """A line of a pack's contents: a document of ours, an item, or a paper with its files.

    `gone` says why it is not in the pack although it is wanted: exempt, to follow, withdrawn. `level`
    is 2 for a paper under its item. `number` is the item's on the agenda. `consent` marks what is only
    to be noted, which an SMT's pack has together at the end.
    """

    part: PackPart
    title: str
    number: str = ""
    level: int = 1
    item: Item | None = None
    paper: Paper | None = None
    meeting: Meeting | None = None
    files: tuple[PaperFile, ...] = ()
    detail: str = ""
    included: bool = True
    gone: str = ""
    exempt: bool = False
    consent: bool = False

    @property
    def key(self) -> str:
        """What it is known by in this pack, from one making to the next."""
        about = self.paper or self.meeting or self.item
        return f"{self.part}:{self.detail or (about.id if about else '')}"

    @property
    def is_in(self) -> bool:
        """Whether it comes into the pack."""
        return self.included and not self.gone


def pack_contents(
    register: Register, meeting_id: str, audience: Audience, kind: PackKind = PackKind.PACK
) -> tuple[Entry, ...]:
    """Every line that a pack of this meeting could have, those left out too, in order."""
    return tuple(_Contents(MeetingFacts.of(register, meeting_id, audience), kind).entries())


def liked_parts(register: Register, group_id: str, kind: PackKind) -> dict[PackPart, bool]:
    """The parts that a group's packs can have, and whether they have them, whatever the meeting."""
    return _liked(_settings(register, group_id), kind)


def _settings(register: Register, group_id: str) -> dict[PackPart, PackSetting]:
    return {one.part: one for one in register.pack_settings.find(group_id=group_id)}


def _liked(settings: Mapping[PackPart, PackSetting], kind: PackKind) -> dict[PackPart, bool]:
    """The parts in their usual order, each with whether it is in."""
    liked = dict(_USUAL[PackKind.SMT if kind is PackKind.SMT else PackKind.PACK])
    for part, one in settings.items():
        if part in liked and one.included is not None:
            liked[part] = one.included
    return liked


@dataclass(frozen=True)
class _Contents:
    facts: MeetingFacts
    kind: PackKind

    @cached_property
    def settings(self) -> Mapping[PackPart, PackSetting]:
        return _settings(self.facts.register, self.facts.group.id)

    @cached_property
    def parts(self) -> Mapping[PackPart, bool]:
        """The parts that the group's packs can have, in order, and whether they have them."""
        return _liked(self.settings, self.kind)

    @cached_property
    def changes(self) -> Mapping[tuple[PackPart, str], PackLine]:
        found = self.facts.register.pack_lines.find(meeting_id=self.facts.meeting.id)
        return {(one.part, one.paper_id or one.item_id or one.detail): one for one in found}

    @cached_property
    def files(self) -> Mapping[str, tuple[PaperFile, ...]]:
        """The files in force of each paper, each version replaced by the one after it."""
        register = self.facts.register
        return {
            paper.id: tuple(in_force(register.paper_files.find(paper_id=paper.id)))
            for papers in register.papers.of_meeting(self.facts.meeting.id).values()
            for paper in papers
        }

    def entries(self) -> Iterator[Entry]:
        blocks = list(self._blocks())
        placed = [(self._place(block[0], at), block) for at, block in enumerate(blocks)]
        for _place, block in sorted(placed, key=lambda one: one[0]):
            yield from (self._as_changed(entry) for entry in block)

    def _place(self, head: Entry, at: int) -> tuple[int, bool, int]:
        """Where the clerk put it; what was never moved gives way to what was."""
        moved = self.changes.get(_key(head))
        position = moved.position if moved else 0
        return position or at + 1, not position, at

    def _as_changed(self, entry: Entry) -> Entry:
        change = self.changes.get(_key(entry))
        if change is None or change.included is None:
            return entry
        return replace(entry, included=change.included)

    def _blocks(self) -> Iterator[list[Entry]]:
        """What moves together: a document of ours alone, an item with its cover sheet and papers."""
        for part, included in self.parts.items():
            if part is PackPart.COVER:
                continue  # each stands at its item
            if part is PackPart.PAPER:
                yield from self._items()
            elif part is PackPart.MINUTES:
                yield from ([one] for one in self._minutes(included))
            else:
                yield [Entry(part, part.label, detail=self._detail(part), included=included)]
        for part, detail in self.changes:
            if part is PackPart.DOCUMENT and detail in OTHERS:
                yield [Entry(part, OTHERS[detail].label, detail=detail, included=False)]

    def _detail(self, part: PackPart) -> str:
        return self.settings[part].detail if part in self.settings else ""

    def _minutes(self, included: bool) -> Iterator[Entry]:
        for line in self.facts.lines:
            item = line.item
            if item.approves_id is None or item.state is ItemState.WITHDRAWN:
                continue
            earlier = self.facts.register.meetings.get(item.approves_id)
            title = f"Minutes of {long_date(earlier.held_on)}"
            yield Entry(
                PackPart.MINUTES, title, line.number, item=item, meeting=earlier, included=included
            )

    def _items(self) -> Iterator[list[Entry]]:
        covers = self.parts[PackPart.COVER]
        blocks = [
            block for line in self.facts.lines if (block := self._item(line, covers)) is not None
        ]
        if self.kind is PackKind.SMT:
            blocks.sort(key=lambda block: block[0].consent)
        yield from blocks

    def _item(self, line: Line, covers: bool) -> list[Entry] | None:
        item = line.item
        papers = self.facts.register.papers.find(item_id=item.id)
        bare = item.kind is not ItemKind.BUSINESS or item.approves_id is not None
        if not papers and (bare or not covers):
            return None
        gone = _gone(_off(item), item.exempt and self.facts.public)
        head = Entry(
            PackPart.COVER, item.title, line.number, item=item, included=covers, gone=gone,
            exempt=item.exempt, consent=item.purpose == CONSENT,
        )  # fmt: skip
        return [head, *(self._paper(head, paper) for paper in papers)]

    def _paper(self, head: Entry, paper: Paper) -> Entry:
        withdrawn = "withdrawn" if paper.state is PaperState.WITHDRAWN else ""
        files = self.files.get(paper.id, ())
        gone = head.gone or _gone(withdrawn, paper.exempt and self.facts.public)
        if not gone and not files:
            gone = "tabled" if paper.state is PaperState.TABLED else "to follow"
        return Entry(
            PackPart.PAPER, paper.title, head.number, 2, head.item, paper, files=files,
            gone=gone, exempt=paper.exempt or head.exempt, consent=head.consent,
        )  # fmt: skip


def _key(entry: Entry) -> tuple[PackPart, str]:
    about = entry.paper or entry.item
    return entry.part, about.id if about else entry.detail


def _gone(off: str, left_out: bool) -> str:
    return "left out" if left_out else off


def _off(item: Item) -> str:
    """Why an item is not considered; one that is put off at the meeting has been."""
    if item.state is ItemState.DEFERRED and item.order_taken is None:
        return "deferred"
    return "withdrawn" if item.state is ItemState.WITHDRAWN else ""
