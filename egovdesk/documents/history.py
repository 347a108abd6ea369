"""What happened to a record, in the words of the field: labels of fields, names, dates, choices.

The command line and the window tell history alike, and neither speaks of columns and keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from egovdesk.documents.history_fields import (
    BELOW,
    CHOICES,
    LABELS,
    MONEY,
    NAMED_BY,
    NOUNS,
    SILENT,
    TIMES,
)
from egovdesk.documents.model import Money
from egovdesk.documents.wording import amount, clock_time, long_date, number
from egovdesk.records.choices import ChoiceList
from egovdesk.records.programmes import financial_year
from egovdesk.register import HistoryEntry, Register

_LONGEST = 90
_DONE = {"insert": "added", "update": "changed", "delete": "removed"}
_AGAIN = {"undo": "undone: ", "redo": "done again: "}


@dataclass(frozen=True)
class Told:
    """A change in words: the step, the record it was done to, and each field before and after."""

    entry: HistoryEntry
    step: str
    subject: str
    did: str
    fields: tuple[tuple[str, str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """`Outcome: nothing became “Noted”; …`; empty where no field is worth telling of."""
        return "; ".join(
            f"{label}: {before or 'nothing'} became {after or 'nothing'}"
            for label, before, after in self.fields
        )


class Historian:
    """Tells the history of one register's records."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._choices = cache(self._choices_of)

    def history(self, record_id: str) -> list[Told]:
        """Every change of a record and of what hangs on it (a decision's parts), oldest first."""
        entries = self._register.history(record_id)
        if entries:
            entries = self._register.history(record_id, BELOW.get(entries[0].table, ()))
        return [self.told(entry) for entry in entries]

    def recent(self, limit: int) -> list[Told]:
        """The newest changes of the register, newest first."""
        return [self.told(entry) for entry in self._register.recent_changes(limit)]

    def told(self, entry: HistoryEntry) -> Told:
        """One change in words."""
        table = entry.table
        fields = tuple(
            (label(table, column), self._said(table, entry.record_id, column, entry.before.get(column)),
             self._said(table, entry.record_id, column, after))
            for column, after in entry.after.items()
            if entry.kind == "update" and column not in SILENT
        )  # fmt: skip
        did = _DONE[entry.kind]
        if entry.kind == "update" and "position" in entry.after and not fields:
            did = "moved"
        return Told(
            entry,
            _AGAIN.get(entry.step_kind, "") + entry.label,
            self.subject(table, entry.record_id, entry.after or entry.before),
            did,
            fields,
        )

    def subject(self, table: str, record_id: str, known: Mapping[str, Any] | None = None) -> str:
        """What a record is called: `Decision CFB 34/03, Corporate CRM`, also once it is removed."""
        repository = self._register.repository_of(table)
        noun = NOUNS.get(table) or (repository.noun if repository else table.replace("_", " "))
        name = self.name(table, record_id, known)
        return f"{noun[:1].upper()}{noun[1:]} {name}".strip()

    def name(self, table: str, record_id: str, known: Mapping[str, Any] | None = None) -> str:
        """A record's own name, from its row or from what its history remembers."""
        row = self._row(table, record_id) or known or {}
        said = [
            self.value(table, column, row.get(column), bare=column != "text")
            for column in NAMED_BY.get(table, ("name", "title", "label", "text"))
        ]
        return ", ".join(one for one in said if one)

    def named(self, record_id: str) -> str:
        """What a record is called, whatever kind it is of."""
        entries = self._register.history(record_id)
        return self.subject(entries[0].table, record_id) if entries else ""

    def stood(self, record_id: str, moment: datetime) -> tuple[tuple[str, str], ...] | None:
        """The fields of a record at a moment, with their labels; None where it was not there."""
        row = self._register.as_it_stood(record_id, moment)
        if row is None:
            return None
        table = self._register.history(record_id)[0].table
        found = [
            (label(table, column), self._said(table, record_id, column, kept, bare=True))
            for column, kept in row.items()
            if column not in SILENT and kept not in (None, "", 0)
        ]
        return tuple(pair for pair in found if pair[1])

    def value(self, table: str, column: str, kept: Any, *, bare: bool = False) -> str:
        """A kept value in words; empty for nothing. Text is quoted and cut short unless `bare`."""
        if kept in (None, ""):
            return ""
        repository = self._register.repository_of(table)
        target = repository.targets().get(column) if repository else None
        if target is not None:
            return self.name(target, str(kept)) or "another record"
        value = repository.value(column, kept) if repository else kept
        if isinstance(value, str) and not isinstance(value, StrEnum):
            return self._text(table, column, value, bare)
        return _plainly(table, column, value)

    def _said(
        self, table: str, record_id: str, column: str, kept: Any, *, bare: bool = False
    ) -> str:
        """A value of a record; a figure of a benefit is money only where the benefit is cashable."""
        if table == "benefit_figures" and column in ("planned", "actual") and kept is not None:
            row = self._row(table, record_id) or {}
            benefit = self._register.benefits.maybe(row.get("benefit_id"))
            cashable = benefit is not None and benefit.cashable
            return amount(Money(int(kept))) if cashable else number(int(kept))
        return self.value(table, column, kept, bare=bare)

    def _text(self, table: str, column: str, text: str, bare: bool) -> str:
        kind = CHOICES.get((table, column)) or CHOICES.get(("", column))
        if kind is not None:
            return self._choices(kind).get(text, text)
        if (column in TIMES or column.endswith("_at")) and len(text) == 5:
            return clock_time(datetime.strptime(text, "%H:%M").time())
        line = " ".join(text.split())
        if len(line) > _LONGEST:
            line = f"{line[:_LONGEST].rstrip()}…"
        return line if bare else f"“{line}”"

    def _choices_of(self, kind: ChoiceList) -> dict[str, str]:
        return {one.code: one.label for one in self._register.choices.find(list=kind)}

    def _row(self, table: str, record_id: str) -> dict[str, Any] | None:
        """A record's columns as they are, or as they were when it was removed."""
        repository = self._register.repository_of(table)
        if repository is None:
            return None
        row = repository.kept(record_id)
        if row is None and (gone := self._register.history(record_id)):
            row = dict(gone[-1].before)
        return row


def label(table: str, column: str) -> str:
    """A field's name as a form would have it: `Due`, `Minutes allowed`."""
    known = LABELS.get((table, column)) or LABELS.get(("", column))
    if known:
        return known
    words = column.removesuffix("_id").removesuffix("_on").removesuffix("_at").replace("_", " ")
    return words[:1].upper() + words[1:]


def _plainly(table: str, column: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{long_date(value.date())}, {clock_time(value.time())}"
    if isinstance(value, date):
        return long_date(value)
    if ("", column) in MONEY or (table, column) in MONEY:
        return amount(Money(int(value)))
    if column == "year":
        return financial_year(int(value))
    return str(getattr(value, "label", value))
