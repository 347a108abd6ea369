"""Rows that speak of decisions: those of old minutes keep their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from egovdesk.exchange.imports.numbered import Numbered
from egovdesk.exchange.imports.present import Present
from egovdesk.exchange.imports.rows import Draft, Fact, Row, RowRefused, add, settle
from egovdesk.exchange.imports.spells import unchanged
from egovdesk.exchange.imports.staff import Staff, is_nobody
from egovdesk.exchange.imports.texts import is_cut, same_text
from egovdesk.identifiers import new_id
from egovdesk.records.decisions import Decision, DecisionPart, DecisionState
from egovdesk.records.groups import Group
from egovdesk.records.imports import FieldChange
from egovdesk.records.resolutions import after_that
from egovdesk.records.text import clean_line

_FACTS = (
    "title", "outcome", "category", "decided_by", "input_from", "formed", "reason", "options",
    "changed", "amount", "state", "exempt", "ground", "second_category", "level", "affects_service",
    "benefit", "tension",
)  # fmt: skip
_OWNERS = ("service_owner", "ict_owner", "accountable")
_OF_THE_MINUTE = {"number", "decided_on", "title", "outcome", "state", "exempt", "ground"}
_LETTER = re.compile(r"\(([a-z]{1,2})\)$")
_LONGEST_TITLE = 120


class DecisionsPlanner:
    """A decision a row."""

    def __init__(self, present: Present) -> None:
        self._present = present
        self._staff = Staff(present)
        self._parts: dict[str, list[DecisionPart]] = {}
        self._decisions: Numbered[Decision] = Numbered(
            present, Decision, self._read, lambda one: one.decided_on
        )
        present.watch(DecisionPart, self._learn_part)

    def _read(self, group_id: str) -> Sequence[Decision]:
        found = self._present.register.decisions.find(group_id=group_id)
        self._parts |= self._present.register.decision_parts.of_decisions(one.id for one in found)
        return found

    def what(self, row: Row) -> str:
        """Its number and title."""
        title = row.text("title") or _title_from(row.text("wording"))
        return " ".join(one for one in (row.text("number"), title) if one)

    def propose(self, row: Row, draft: Draft) -> None:
        """Find the decision or make one."""
        day = row.get("decided_on")
        group = self._present.group(row, day)
        facts = self._facts(row, day, draft)
        decision = self._choose(row, group, day, facts)
        if decision is None:
            self._new(row, group, day, facts, draft)
            return
        self._refuse_minuted(row, decision, facts)
        settle(self._present.ledger, draft, "decisions", decision, facts)
        self._wording(row, decision, draft)

    def _facts(self, row: Row, day: date | None, draft: Draft) -> list[Fact]:
        facts = self._present.facts(row, "number", "decided_on", *_FACTS)
        for name in _OWNERS:
            text = row.text(name)
            if not is_nobody(text):
                on = day or self._present.today
                facts.append(self._staff.fact(draft, name, text, f"{name}_id", on))
        return facts

    # -- which one -----------------------------------------------------------------------------

    def _choose(
        self, row: Row, group: Group, day: date | None, facts: Sequence[Fact]
    ) -> Decision | None:
        """By its number within the group, or else by its day with its title or its wording."""
        number = row.text("number")
        found = self._decisions.numbered(group, number, day) if number else []
        if not found and day is not None:
            found = self._alike(row, group, day)
            found = [one for one in found if not (number and one.number)]
        saying = [one for one in found if self._says(row, one)]
        same = unchanged(saying, facts)
        if same is not None:
            return same
        self._decisions.refuse_several(number, day, found)
        ledger = self._present.ledger
        free = [one for one in found if not ledger.is_spoken_of("decisions", one.id, row.number)]
        return next(iter(free or found), None)

    def _alike(self, row: Row, group: Group, day: date) -> list[Decision]:
        if "title" in row.values:
            return self._decisions.titled(group, row.text("title"), day)
        if "wording" not in row.values:
            return []
        return [one for one in self._decisions.of_day(group, day) if self._says(row, one)]

    def _says(self, row: Row, decision: Decision) -> bool:
        if "wording" not in row.values:
            return True
        told, text = self._told(decision.id), row.text("wording")
        return same_text(told, text) or same_text(told, self._resolved(text))

    def _resolved(self, text: str) -> str:
        """A wording as it goes on from "Resolved that", which others' lists say in each part."""
        prose = self._present.prose
        return prose.wording([after_that(part) for part in prose.parts(after_that(text))])

    def _told(self, decision_id: str) -> str:
        parts = self._parts.get(decision_id, [])
        return self._present.prose.wording([one.text for one in parts])

    # -- what it says --------------------------------------------------------------------------

    def _refuse_minuted(self, row: Row, decision: Decision, facts: Sequence[Fact]) -> None:
        """What a minute says is changed in the minute, and final minutes not at all."""
        wrong = [fact for fact in facts if not fact.holds(decision)]
        labels = [fact.label for fact in wrong if fact.column in _OF_THE_MINUTE]
        if not self._says(row, decision):
            labels.append(self._present.fields["wording"].label)
        if decision.item_id is None or not (wrong or labels):
            return
        meeting = self._present.register.meetings.maybe(decision.meeting_id)
        if meeting is not None and meeting.state.minutes_final:
            raise RowRefused(
                "Its minutes have been approved; record a correction at the next meeting"
            )
        if labels:
            raise RowRefused(f"{labels[0]} is what the minute says, and is changed there")

    def _new(
        self, row: Row, group: Group, day: date | None, facts: list[Fact], draft: Draft
    ) -> None:
        if day is None:
            raise RowRefused("The row has no date")
        if row.text("number"):
            self._decisions.refuse_minute(group, row.text("number"), day)
        title = row.text("title") or _title_from(row.text("wording"))
        lettered = _LETTER.search(row.text("number"))
        named = self._present.register.groups.named_on(group, day)
        made = Decision(
            new_id(), group.id, title, day, self._decisions.meeting_on(group, day),
            letter=lettered[1] if lettered else "", state=DecisionState.MADE, decided_by=named.name,
        )  # fmt: skip
        made = replace(made, **{one.column: one.value for one in facts})
        draft.changes.append(FieldChange("Group", "", group.name))
        if "title" not in row.values:
            draft.changes.append(FieldChange(self._present.fields["title"].label, "", title))
        add(self._present.ledger, draft, "decisions", made, facts)
        self._wording(row, made, draft)

    def _wording(self, row: Row, decision: Decision, draft: Draft) -> None:
        """Give the decision the row's wording, a part each, where it says anything else."""
        text, before = row.text("wording"), self._told(decision.id)
        if not text:
            return
        if not same_text(before, text):
            text = self._resolved(text)
        label, ledger = self._present.fields["wording"].label, self._present.ledger
        fact = Fact("wording", text, label, str)
        ledger.claim(draft, "decisions", decision.id, [fact])
        if same_text(before, text):
            return
        if before and is_cut(text):
            raise RowRefused(f"{label} was cut when it was exported, so it says less than it did")
        self._write_parts(decision.id, text, draft)
        draft.changes.append(FieldChange(label, before, text))

    def _write_parts(self, decision_id: str, text: str, draft: Draft) -> None:
        kept = self._parts.get(decision_id, [])
        wanted = self._present.prose.parts(text)
        for place, words in enumerate(wanted):
            old = kept[place] if place < len(kept) else None
            if old is None:
                part = DecisionPart(new_id(), decision_id, place, words)
                draft.records["decision_parts", part.id] = (None, part)
            elif old.text != words:
                draft.records["decision_parts", old.id] = (old, replace(old, text=words))
        for old in kept[len(wanted) :]:
            draft.records["decision_parts", old.id] = (old, None)

    def _learn_part(self, before: DecisionPart | None, after: DecisionPart | None) -> None:
        part = after or before
        if part is None:
            return
        others = [one for one in self._parts.get(part.decision_id, []) if one.id != part.id]
        kept = [*others, after] if after is not None else others
        self._parts[part.decision_id] = sorted(kept, key=lambda one: one.position)


def _title_from(wording: str) -> str:
    """The beginning of a wording, for a list that has no titles."""
    line = clean_line(wording)
    return (
        line if len(line) <= _LONGEST_TITLE else line[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
    )
