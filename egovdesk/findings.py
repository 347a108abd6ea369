"""What the checks say of a register on a day: run over all of it, and kept up to date as it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from egovdesk.checks.all_rules import ALL
from egovdesk.checks.composition import Composition, composition
from egovdesk.checks.day import Day
from egovdesk.checks.rules import Rule
from egovdesk.records.checked import AuthorityRow, DecisionRow, Facts
from egovdesk.records.days import spoken_date
from egovdesk.records.findings import Acceptance, Finding, Severity
from egovdesk.register import Changes, Register
from egovdesk.shipped.checks import shipped_thresholds
from egovdesk.store.checked import OF_DECISIONS, READINGS

_SEATING = ("groups", "tiers", "places", "posts", "holdings", "people", "departments", "seats")
_ORDER = {Severity.WARNING: 0, Severity.INFORMATION: 1}


class Findings:
    """The findings of a register on a day, and what each of them rests on.

    `follow` takes the notice of a change and looks again at what it can have touched, no more: a
    change of one decision is looked at by itself, and a rule whose tables did not change is left.
    """

    def __init__(self, register: Register, on: date | None = None) -> None:
        self._register = register
        self.on = on or register.today
        self._facts: Facts | None = None
        self._decisions: dict[str, DecisionRow] | None = None
        self._within: tuple[object, object, list[DecisionRow]] | None = None
        self._found: dict[str, list[Finding]] = {}
        self._accepted: dict[str, Acceptance] | None = None

    def all(self) -> list[Finding]:
        """Every finding, warnings first, then by rule."""
        if not self._found:
            self.run()
        found = [one for rule in self._found.values() for one in rule]
        return sorted(found, key=lambda one: (_ORDER[one.severity], one.rule))

    def standing(self) -> list[Finding]:
        """The findings that nobody has accepted."""
        return [one for one in self.all() if one.id not in self.accepted]

    def of(self, *subjects: str) -> list[Finding]:
        """The findings about records that nobody has accepted: "groups:<id>" and the like."""
        return [one for one in self.standing() if one.subject in subjects]

    @property
    def accepted(self) -> Mapping[str, Acceptance]:
        """The acceptances that hold, by the finding's id: those of the same facts."""
        if self._accepted is None:
            self._accepted = {
                "|".join((one.rule, one.subject, one.facts)): one
                for one in self._register.acceptances.all()
                if one.accepted_on <= self.on and (one.ended_on is None or self.on < one.ended_on)
            }
        return self._accepted

    def reopened(self) -> list[Acceptance]:
        """Acceptances whose facts are no longer those of any finding: what was accepted has changed."""
        there = {one.id for one in self.all()}
        looked = self._found.keys()
        return [
            one for key, one in self.accepted.items() if one.rule in looked and key not in there
        ]

    def run(self, rules: Iterable[Rule] = ALL) -> None:
        """Look at everything anew; the decisions are read only for rules that look at them."""
        self._facts, self._decisions, self._accepted = None, None, None
        chosen = tuple(rules)
        decided = any(rule.by_decision for rule in chosen)
        day = Day(self._with_decisions() if decided else self._base(), self._day)
        self._found = {rule.id: list(rule.findings(day)) for rule in chosen}

    def take(self, found: Iterable[Finding]) -> None:
        """Take over what another process found."""
        self._found = {rule.id: [] for rule in ALL}
        for one in found:
            self._found[one.rule].append(one)

    def follow(self, changes: Changes) -> bool:
        """Look again at what a change can have touched; whether there may be something new."""
        if "acceptances" in changes.tables:
            self._accepted = None
        if not self._found:
            return False
        if "check_settings" in changes.tables:
            self.run()
            return True
        fields = {name for name, one in READINGS.items() if one.tables & changes.tables}
        ids = self._decisions_touched(changes)
        if fields:
            self._facts = replace(self._base(), **{name: self._read(name) for name in fields})
        if not fields and not ids:
            return "acceptances" in changes.tables
        self._again(fields, ids)
        return True

    # -- what is looked at again ------------------------------------------------------------------

    def _again(self, fields: set[str], ids: set[str]) -> None:
        rows = self._reread(ids)
        alone = Day(replace(self._base(), decisions=rows), self._day)
        whole = alone
        if any(rule.by_decision and fields & rule.needs for rule in ALL):
            whole = self._whole_day()
        for rule in ALL:
            if fields & rule.needs:
                self._found[rule.id] = list(rule.findings(whole))
            elif ids and rule.by_decision:
                kept = [one for one in self._found[rule.id] if one.record_id not in ids]
                self._found[rule.id] = kept + list(rule.findings(alone))

    def _whole_day(self) -> Day:
        """The day with every decision; which of them are the framework's is known until tiers change."""
        facts = self._with_decisions()
        day = Day(facts, self._day)
        kept = self._within
        if kept is not None and kept[0] is facts.tiers and kept[1] is self._decisions:
            day.decisions = kept[2]
        else:
            self._within = (facts.tiers, self._decisions, day.decisions)
        return day

    def _reread(self, ids: set[str]) -> tuple[DecisionRow, ...]:
        """The rows of decisions that changed, as they are now."""
        if not ids:
            return ()
        since = self._since
        rows = tuple(
            one
            for one in self._register.checked.decisions_of(ids)
            if since <= one.decided_on <= self._day
        )
        if self._decisions is not None:
            for gone in ids:
                self._decisions.pop(gone, None)
            self._decisions = self._decisions | {one.id: one for one in rows}
        return rows

    def _decisions_touched(self, changes: Changes) -> set[str]:
        """The decisions whose rows a change can have moved, those that it took out as well."""
        ids = set(changes.ids("decisions"))
        for table in OF_DECISIONS & changes.tables - {"decisions"}:
            for record_id in changes.ids(table):
                ids |= self._decisions_of(table, record_id)
        return ids

    def _decisions_of(self, table: str, record_id: str) -> set[str]:
        """The decisions that a row hangs on, now and before its last change."""
        entries = self._register.history(record_id)
        sides = (entries[-1].before, entries[-1].after) if entries else ()
        column = "selection_id" if table == "selection_standards" else "decision_id"
        found = {str(side[column]) for side in sides if side and side.get(column)}
        kept: Any = self._register.repository_of(table)
        record = kept.maybe(record_id) if kept is not None else None
        if record is not None and getattr(record, column, None):
            found.add(getattr(record, column))
        if table == "selection_standards":
            return {
                one.decision_id
                for one in self._register.selections.many(found).values()
                if one.decision_id
            }
        if table == "systems":
            bearings = self._register.bearings.find(system_id=record_id)
            return {one.decision_id for one in bearings if one.decision_id}
        return found

    # -- reading ----------------------------------------------------------------------------------

    @property
    def _day(self) -> str:
        return self.on.isoformat()

    @property
    def _since(self) -> str:
        """The first day of the decisions that are looked at."""
        months = self._base().settings["decision_months"]
        month = max(self.on.year * 12 + self.on.month - 1 - months, 12)
        return date(month // 12, month % 12 + 1, min(self.on.day, 28)).isoformat()

    def _base(self) -> Facts:
        if self._facts is None:
            found = {name: self._read(name) for name in READINGS}
            self._facts = Facts(settings=thresholds(self._register), **found)
        return self._facts

    def _read(self, name: str) -> Any:
        rows = self._register.checked.read(name, self._day)
        if name == "authority":
            return rows[0] if rows else AuthorityRow()
        return rows

    def _with_decisions(self) -> Facts:
        """The facts with every decision of the time that is looked at."""
        base = self._base()
        if self._decisions is None:
            rows = self._register.checked.decisions(self._since, self._day)
            self._decisions = {one.id: one for one in rows}
        return replace(base, decisions=tuple(self._decisions.values()))


def thresholds(register: Register) -> dict[str, int]:
    """The thresholds as this council has them."""
    own = {one.id: one.value for one in register.check_settings.all()}
    return {one.id: own.get(one.id, one.value) for one in shipped_thresholds()}


def compositions(register: Register, on: date) -> dict[str, Composition]:
    """The seats of every group that has some, against its members on a day."""
    day = _seating_day(register, on)
    names = {one.code: one.label for one in register.choices.find(list="roles")}
    return {group: composition(day, group, names) for group in day.seats if group in day.groups}


def composition_of(register: Register, group_id: str, on: date) -> Composition | None:
    """One group's seats against its members on a day; None where no seats are set."""
    day = _seating_day(register, on, group_id)
    names = {one.code: one.label for one in register.choices.find(list="roles")}
    return composition(day, group_id, names) if group_id in day.seats else None


def _seating_day(register: Register, on: date, group_id: str = "") -> Day:
    """The facts about seats on a day, of one group where it is named."""
    text = on.isoformat()
    rows: dict[str, Any] = {
        name: register.checked.read(name, text) for name in (*_SEATING, "authority")
    }
    if group_id:
        rows["places"] = tuple(one for one in rows["places"] if one.group_id == group_id)
    council = rows.pop("authority")
    return Day(Facts(authority=council[0] if council else AuthorityRow(), **rows), text)


def is_exempt(register: Register, finding: Finding) -> bool:
    """Whether a finding is about something exempt, whose name it says."""
    if finding.table == "decisions":
        decision = register.decisions.maybe(finding.record_id)
        return decision is not None and decision.exempt
    if finding.table == "items":
        item = register.items.maybe(finding.record_id)
        return item is not None and item.exempt
    if finding.table == "projects":
        project = register.projects.maybe(finding.record_id)
        return project is not None and project.exempt
    if finding.table == "statements":
        statement = register.statements.maybe(finding.record_id)
        return statement is not None and statement.exempt
    return False


def subject_name(register: Register, finding: Finding) -> str:
    """What a finding is about, in words."""
    if finding.table == "groups":
        group = register.groups.maybe(finding.record_id)
        return group.label if group is not None else ""
    if finding.table == "decisions":
        decision = register.decisions.maybe(finding.record_id)
        return f"{decision.number} {decision.title}".strip() if decision is not None else ""
    if finding.table == "items":
        item = register.items.maybe(finding.record_id)
        return item.title if item is not None else ""
    if finding.table == "meetings":
        meeting = register.meetings.maybe(finding.record_id)
        group = register.groups.maybe(meeting.group_id) if meeting is not None else None
        return f"{group.label}, {spoken_date(meeting.held_on)}" if meeting and group else ""
    if finding.table == "projects":
        project = register.projects.maybe(finding.record_id)
        return project.label if project is not None else ""
    if finding.table == "programmes":
        programme = register.programmes.maybe(finding.record_id)
        return programme.label if programme is not None else ""
    if finding.table == "statements":
        statement = register.statements.maybe(finding.record_id)
        return statement.title if statement is not None else ""
    return register.authority.name if register.authorities.count() else ""
