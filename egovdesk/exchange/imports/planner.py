"""From a file to a plan: every row's fate, told before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Protocol, cast

from egovdesk.errors import Refused
from egovdesk.exchange.imports.cells import has_unprinted, read_cell
from egovdesk.exchange.imports.columns import Column, as_matches, match_columns
from egovdesk.exchange.imports.dates import Unread
from egovdesk.exchange.imports.fields import all_fields, fields_of
from egovdesk.exchange.imports.present import Present
from egovdesk.exchange.imports.rows import Draft, Row, RowRefused
from egovdesk.exchange.imports.texts import Prose
from egovdesk.exchange.imports.vocabularies import Vocabulary, vocabularies
from egovdesk.exchange.sheets import Book, Line, Sheet, open_book, sheet_of, top_of
from egovdesk.exchange.sheets.model import KEPT
from egovdesk.records.imports import Fate, ImportKind, Plan, RowFate
from egovdesk.register import Register

Progress = Callable[[int, int], None]

_TOLD_EVERY = 200
_PLANNERS = {
    ImportKind.PEOPLE: ("people", "PeoplePlanner"),
    ImportKind.POSTS: ("posts", "PostsPlanner"),
    ImportKind.MEMBERSHIPS: ("memberships", "MembershipsPlanner"),
    ImportKind.MEETINGS: ("meetings", "MeetingsPlanner"),
    ImportKind.DECISIONS: ("decisions", "DecisionsPlanner"),
    ImportKind.ACTIONS: ("actions", "ActionsPlanner"),
}
_TABLES = {kind: kind.value for kind in ImportKind}
_UNGROUPED = (ImportKind.PEOPLE, ImportKind.POSTS)


class Planner(Protocol):
    """What one kind of record makes of a row."""

    def what(self, row: Row) -> str:
        """What the row speaks of, in a few words."""

    def propose(self, row: Row, draft: Draft) -> None:
        """Draft what the row would do; raises RowRefused."""


@dataclass(frozen=True)
class Wish:
    """How a file is to be read: what is left open is found out from its headings."""

    kind: ImportKind | None = None
    sheet: str = ""
    group: str = ""
    by_hand: Mapping[str, str] = field(default_factory=dict)


def plan_import(
    register: Register, path: Path, wish: Wish, prose: Prose, progress: Progress | None = None
) -> Plan:
    """The plan of a file's rows for the register as it is now; raises Refused for the whole file."""
    book = open_book(path)
    words = vocabularies(register)
    kind, name = _settled(book, wish, words)
    fields = fields_of(kind)
    sheet = sheet_of(book, name, fields.knows)
    columns = match_columns(sheet, fields, words, wish.by_hand)
    lacks = _lacks(kind, columns, wish)
    rows: Iterable[RowFate] = ()
    if not lacks:
        present = Present(register, fields, prose, wish.group)
        rows = _Run(present, kind, sheet, columns, progress).fates()
    return Plan(
        kind, book.file, name, register.mark, tuple(rows), as_matches(sheet, columns), book.names,
        sheet.notes, lacks,
    )  # fmt: skip


def _settled(book: Book, wish: Wish, words: Mapping[str, Vocabulary]) -> tuple[ImportKind, str]:
    """The kind and the sheet: those wished for, else those whose headings say most."""
    if wish.sheet and wish.sheet not in book.names:
        listed = ", ".join(f"“{name}”" for name in book.names)
        raise Refused(f"{book.file} has no sheet “{wish.sheet}”.", KEPT, f"It has: {listed}.")
    names = (wish.sheet,) if wish.sheet else book.names
    kinds = (wish.kind,) if wish.kind else tuple(ImportKind)
    if len(names) == 1 and len(kinds) == 1:
        return kinds[0], names[0]
    scored = [
        (_score(book, name, kind, words, wish), -at, kind, name)
        for at, name in enumerate(names)
        for kind in kinds
    ]
    best = max(scored, key=lambda one: one[:2])
    return best[2], best[3]


def _score(
    book: Book, name: str, kind: ImportKind, words: Mapping[str, Vocabulary], wish: Wish
) -> int:
    top = top_of(book, name)
    if not top:
        return -2
    fields = all_fields()[kind]
    sheet = sheet_of(Book(book.file, (name,), lambda _: iter(top)), name, fields.knows)
    columns = match_columns(sheet, fields, words)
    found = sum(one.field is not None for one in columns)
    return -1 if _lacks(kind, columns, wish) else found


def _lacks(kind: ImportKind, columns: Sequence[Column], wish: Wish) -> tuple[str, ...]:
    """What no column tells and a row of the kind must: a group may be given for all rows."""
    found = [one.field.name for one in columns if one.field is not None]
    lacks = fields_of(kind).lacks(found)
    if kind not in _UNGROUPED and "group" not in found and not wish.group:
        return (*lacks, fields_of(kind).fields["group"].label)
    return lacks


class _Run:
    """One file's rows against one register.

    Rows that are true already come first, so that of two that contradict one another the register's
    own is believed. A row that is refused is tried again after the others, for it may speak of what a
    later row puts in.
    """

    def __init__(
        self,
        present: Present,
        kind: ImportKind,
        sheet: Sheet,
        columns: Sequence[Column],
        progress: Progress | None,
    ) -> None:
        self._present = present
        self._table = _TABLES[kind]
        self._sheet = sheet
        self._columns = [one for one in columns if one.field is not None]
        self._progress = progress
        module, name = _PLANNERS[kind]
        made = getattr(import_module(f"egovdesk.exchange.imports.{module}"), name)
        self._planner = cast(Planner, made(present))
        self._fates: dict[int, RowFate] = {}
        self._turn = self._looked_at = 0

    def fates(self) -> list[RowFate]:
        """Every row's fate, in the order of the file."""
        lines = self._sheet.rows
        waiting = [line for line in lines if self._settle(line, only=Fate.SAME) is not Fate.SAME]
        left = len(waiting) + 1
        while 0 < len(waiting) < left:
            left = len(waiting)
            waiting = [line for line in waiting if self._settle(line) is Fate.REFUSED]
        return [self._fates[line.number] for line in lines]

    def _settle(self, line: Line, only: Fate | None = None) -> Fate:
        """Find out a row's fate; it counts for the others where it is the one asked for."""
        found, draft = self._fate(line)
        if found.fate is not Fate.REFUSED and only in (None, found.fate):
            self._turn += 1
            self._present.accept(draft)
        self._fates[line.number] = replace(found, turn=self._turn)
        self._tell()
        return found.fate

    def _tell(self) -> None:
        self._looked_at += 1
        if self._progress is not None and self._looked_at % _TOLD_EVERY == 0:
            # Every row is looked at twice: once for what is so already.
            whole = len(self._sheet.rows)
            self._progress(min(self._looked_at // 2, whole), whole)

    def _fate(self, line: Line) -> tuple[RowFate, Draft]:
        row, unread, notes = self._read(line)
        draft = Draft(line.number, notes=notes)
        what, why = self._planner.what(row), unread
        if not unread:
            try:
                self._planner.propose(row, draft)
            except RowRefused as refused:
                why = [str(refused)]
        if why:
            return RowFate(line.number, Fate.REFUSED, what, why=_sentences(why)), draft
        writes = draft.writes()
        fate = Fate.ADDED if draft.puts_in(self._table) else Fate.CHANGED if writes else Fate.SAME
        changes = tuple(draft.changes) if writes else ()
        return RowFate(line.number, fate, what, changes, "", tuple(draft.notes), writes), draft

    def _read(self, line: Line) -> tuple[Row, list[str], list[str]]:
        values, words, unread, notes = {}, {}, [], []
        for column in self._columns:
            field, cell = column.field, line.cell(column.place)
            if field is None:
                continue
            try:
                value = read_cell(field, cell, self._present.words, column.order)
            except Unread as error:
                unread.append(f"{column.heading}: {error}")
                continue
            if value is not None:
                values[field.name] = value
                words[field.name] = str(cell)
            if has_unprinted(cell):
                notes.append(f"Characters that cannot be shown are left out of {column.heading}.")
        return Row(line.number, values, words), unread, notes


def _sentences(parts: Sequence[str]) -> str:
    """Reasons as sentences."""
    shown = [f"{one[:1].upper()}{one[1:].rstrip('.')}." for one in islice(parts, 3)]
    return " ".join(shown)
