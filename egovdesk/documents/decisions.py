"""The decision register as a workbook (reference.md 3.10), read a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from egovdesk.documents.frames import one_table, pages, seen_by
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import Cell, Column, Marked, Tone, Workbook
from egovdesk.documents.ratifications import answer_words
from egovdesk.documents.text import plain_text
from egovdesk.documents.wording import letter_label, long_date, tally
from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.records.decisions import Decision, DecisionLevel, DecisionPart, DecisionState
from egovdesk.records.groups import Group, Tier
from egovdesk.records.people import Person
from egovdesk.records.ratifications import Ratification, RatificationState
from egovdesk.register import Register

COLUMNS = (
    Column("Number", width=14),
    Column("Date", width=12),
    Column("Group", width=26),
    Column("Tier", width=22),
    Column("Title", width=36),
    Column("Outcome", width=16),
    Column("Wording", width=60),
    Column("Category", width=10),
    Column("Category in words", width=30),
    Column("Decided by", width=24),
    Column("Input from", width=24),
    Column("How formed", width=14),
    Column("Reason", width=30),
    Column("Options considered", width=30),
    Column("Service owner", width=20),
    Column("ICT owner", width=20),
    Column("Accountable", width=20),
    Column("Second category", width=12),
    Column("Level", width=14),
    Column("Affects a service", width=12),
    Column("Benefit to the whole council", width=30),
    Column("Cost and flexibility", width=30),
    Column("State", width=14),
    Column("Exempt", width=12),
    Column("To be ratified by", width=26),
    Column("Answer", width=16),
    Column("Answered on", width=12),
    Column("As varied", width=40),
)

_TONES = {
    DecisionState.RATIFIED: Tone.GREEN,
    DecisionState.IMPLEMENTED: Tone.GREEN,
    DecisionState.AWAITING: Tone.AMBER,
    DecisionState.REFERRED_BACK: Tone.AMBER,
    DecisionState.LAPSED: Tone.RED,
}


def decision_register(
    register: Register,
    *,
    as_of: date,
    filters: Mapping[str, Any] | None = None,
    words: str = "",
    audience: Audience = Audience.MEMBERS,
) -> Workbook:
    """The decisions that the filters let through, oldest first; the public's without exempt ones."""
    wanted = seen_by(audience, filters)
    ids = register.decisions.register.ids(wanted, sort="decided_on", words=words)
    return one_table(
        register,
        "Decisions",
        COLUMNS,
        _Rows(register, ids, public=audience is Audience.PUBLIC),
        title="Decision register",
        note=f"{tally(len(ids), 'decision')}, as at {long_date(as_of)}.",
        count=len(ids),
        as_of=as_of,
    )


class _Rows:
    """The register's lines, read by page as they are written."""

    def __init__(self, register: Register, ids: Sequence[str], *, public: bool = False) -> None:
        self._register = register
        self._ids = ids
        self._public = public
        nation = register.authority.nation.value
        self._outcomes = register.choices.of(ChoiceList.OUTCOMES, nation)
        self._categories = register.choices.of(ChoiceList.CATEGORIES, nation)
        self._formations = register.choices.of(ChoiceList.FORMATIONS, nation)
        self._groups = {one.id: one for one in register.groups.all()}
        self._names: dict[tuple[str, date], Group] = {}
        self._tiers: dict[date, dict[str, list[Tier]]] = {}

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for page in pages(self._ids):
            decisions = self._register.decisions.many(page)
            parts = self._register.decision_parts.of_decisions(page)
            people = self._people(decisions.values())
            asked = self._register.ratifications.of_decisions(page)
            for decision_id in page:
                if decision_id in decisions:
                    found = decisions[decision_id]
                    yield (
                        *self._row(found, parts.get(decision_id, []), people),
                        *self._answer(asked.get(decision_id, [])),
                    )

    def _answer(self, asked: list[Ratification]) -> tuple[Cell, ...]:
        """The latest question: whom it was put to, and what came of it."""
        if not asked:
            return "", "", None, ""
        latest = asked[-1]
        words = dict(answer_words(self._register, latest, public=self._public))
        return (
            self._named(latest.group_id, latest.answered_on or latest.asked_on).name,
            "" if latest.state is RatificationState.WAITING else latest.state.label,
            latest.answered_on,
            words.get("As varied", ""),
        )

    def _people(self, decisions: Any) -> dict[str, Person]:
        ids = {
            owner
            for one in decisions
            for owner in (one.service_owner_id, one.ict_owner_id, one.accountable_id)
        }
        return self._register.people.many(one for one in ids if one)

    def _row(
        self, decision: Decision, parts: list[DecisionPart], people: dict[str, Person]
    ) -> tuple[Cell, ...]:
        group = self._named(decision.group_id, decision.decided_on)
        return (
            decision.number,
            decision.decided_on,
            group.name,
            self._tier(decision.group_id, decision.decided_on),
            decision.title,
            _label(self._outcomes, decision.outcome),
            wording(parts),
            decision.category,
            _label(self._categories, decision.category),
            decision.decided_by,
            decision.input_from,
            _label(self._formations, decision.formed),
            decision.reason,
            decision.options,
            _name(people, decision.service_owner_id),
            _name(people, decision.ict_owner_id),
            _name(people, decision.accountable_id),
            decision.second_category,
            DecisionLevel(decision.level).label,
            "Yes" if decision.affects_service else "No",
            decision.benefit,
            decision.tension,
            Marked(decision.state.label, _TONES.get(decision.state, Tone.NONE)),
            "Exempt" if decision.exempt else "Open",
        )

    def _named(self, group_id: str, day: date) -> Group:
        key = (group_id, day)
        if key not in self._names:
            self._names[key] = self._register.groups.named_on(self._groups[group_id], day)
        return self._names[key]

    def _tier(self, group_id: str, day: date) -> str:
        if day not in self._tiers:
            self._tiers[day] = self._register.group_tiers.on(day)
        return ", ".join(tier.label for tier in self._tiers[day].get(group_id, []))


def wording(parts: list[DecisionPart]) -> str:
    """A decision's wording as plain text, lettered where it has several parts."""
    lines = [plain_text(part.text) for part in parts if part.text.strip()]
    if len(lines) < 2:
        return "".join(lines)
    return "\n".join(f"{letter_label(index)} {line}" for index, line in enumerate(lines))


def _label(choices: Mapping[str, Choice], code: str) -> str:
    choice = choices.get(code)
    return choice.label if choice else code


def _name(people: Mapping[str, Person], person_id: str | None) -> str:
    person = people.get(person_id or "")
    return person.name if person else ""
