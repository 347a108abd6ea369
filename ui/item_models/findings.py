"""Findings as a table: the rule, what it says, and what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from egovdesk.documents.wording import short_date
from egovdesk.findings import Findings, is_exempt, subject_name
from egovdesk.records.findings import Acceptance, Finding, Severity
from egovdesk.register import Register
from ui.item_models.listed import ListFilter
from ui.item_models.record_table import Column, RecordSource, RecordTableModel
from ui.item_models.segments import Mark, MarkKind

STANDING, ACCEPTED, EVERY = "standing", "accepted", "every"
STATES = ((STANDING, "Not accepted"), (ACCEPTED, "Accepted"), (EVERY, "All"))
_ABOUT = {"authority": "The council", "groups": "Group", "decisions": "Decision",
          "meetings": "Meeting", "items": "Agenda item", "statements": "IEG statement"}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A finding with what a row says of it."""

    finding: Finding
    about: str
    number: str = ""
    exempt: bool = False
    accepted: Acceptance | None = None

    @property
    def id(self) -> str:
        return self.finding.id

    @property
    def where(self) -> str:
        """What it is about, in few words: a group by its name, a decision by its number."""
        if self.finding.table == "groups":
            return self.about
        return self.number or _ABOUT.get(self.finding.table, "")

    @property
    def word(self) -> str:
        """How it stands, in a word."""
        if self.accepted is not None:
            return f"Accepted {short_date(self.accepted.accepted_on)}"
        return self.finding.severity.label


def mark_of(one: Shown) -> Mark:
    """The mark beside the word."""
    if one.accepted is not None:
        return Mark(MarkKind.RATIFIED)
    warning = one.finding.severity is Severity.WARNING
    return Mark(MarkKind.AMBER if warning else MarkKind.NOTE)


class FindingList:
    """The findings that a filter lets through."""

    def __init__(self, register: Register, found: Callable[[], Findings]) -> None:
        self._register, self._found = register, found

    @property
    def found(self) -> Findings:
        """The findings of the day."""
        return self._found()

    def ids(self, shown: ListFilter | None, sort: str | None, descending: bool) -> Sequence[str]:
        """Their ids in order: warnings first, or by rule or kind of subject."""
        chosen = list(self.chosen(shown or ListFilter()))
        if sort is not None:
            chosen.sort(key=lambda one: str(getattr(one, sort)), reverse=descending)
        return [one.id for one in chosen]

    def chosen(self, shown: ListFilter) -> Iterable[Finding]:
        """The findings themselves."""
        equals = dict(shown.equals)
        words = shown.words.casefold().split()
        state = equals.get("state", EVERY)
        within = self._within(str(equals["group_id"])) if "group_id" in equals else None
        for one in self.found.all():
            accepted = one.id in self.found.accepted
            if state != EVERY and accepted != (state == ACCEPTED):
                continue
            if equals.get("severity", one.severity) != one.severity:
                continue
            if equals.get("rule", one.rule) != one.rule:
                continue
            if within is not None and one.subject not in within:
                continue
            said = f"{one.rule} {one.sentence}".casefold()
            if all(word in said for word in words):
                yield one

    def _within(self, group_id: str) -> set[str]:
        """The subjects that are a group, or of it."""
        found = {f"groups:{group_id}"}
        decisions = [one for one in self.found.all() if one.table == "decisions"]
        kept = self._register.decisions.many({one.record_id for one in decisions})
        found |= {f"decisions:{one.id}" for one in kept.values() if one.group_id == group_id}
        for table, repository in (
            ("meetings", self._register.meetings),
            ("items", self._register.items),
        ):
            wanted = {one.record_id for one in self.found.all() if one.table == table}
            rows: dict[str, Any] = repository.many(wanted)
            found |= {f"{table}:{one.id}" for one in rows.values() if one.group_id == group_id}
        return found

    def read(self, ids: Sequence[str]) -> Sequence[Shown]:
        """What the rows say."""
        wanted = set(ids)
        return [self.shown(one) for one in self.found.all() if one.id in wanted]

    def shown(self, one: Finding) -> Shown:
        """A finding with what a row says of it."""
        about, number = subject_name(self._register, one), ""
        if one.table == "decisions":
            decision = self._register.decisions.maybe(one.record_id)
            number = decision.number if decision is not None else ""
        return Shown(
            one, about, number, is_exempt(self._register, one), self.found.accepted.get(one.id)
        )


def make_model(source: FindingList, parent: Any = None) -> RecordTableModel[Shown]:
    """The findings as an item model."""
    columns: tuple[Column[Shown], ...] = (
        Column("Rule", lambda one: one.finding.rule, sort="rule", width=64),
        Column("Finding", lambda one: one.finding.sentence, sort="sentence", stretch=1),
        Column("About", lambda one: one.where, sort="subject", width=150, gives_way=1),
        Column("Severity", lambda one: one.word, sort="severity", width=132, mark=mark_of),
    )
    records: RecordSource[Shown] = RecordSource(source.ids, source.read)
    return RecordTableModel(
        records, columns, parent, exempt=lambda one: "exempt" if one.exempt else ""
    )
