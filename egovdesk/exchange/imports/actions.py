"""Rows that speak of actions: whose, by when, and how far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from egovdesk.exchange.imports.dates import read_day
from egovdesk.exchange.imports.numbered import Numbered
from egovdesk.exchange.imports.present import Present
from egovdesk.exchange.imports.rows import Draft, Fact, Row, RowRefused, add, settle
from egovdesk.exchange.imports.spells import unchanged
from egovdesk.exchange.imports.staff import Staff, is_nobody, several, tell_initials
from egovdesk.exchange.imports.texts import same_text
from egovdesk.identifiers import new_id
from egovdesk.records.actions import Action, ActionDue, ActionState, ActionUpdate
from egovdesk.records.days import spoken_date
from egovdesk.records.groups import Group
from egovdesk.records.imports import FieldChange
from egovdesk.records.people import Person
from egovdesk.records.text import clean_line

_OF_THE_MINUTE = {"number", "given_on", "title", "exempt", "ground"}
_DATED_UPDATE = re.compile(r"(\d{1,2} [A-Z][a-z]{2} \d{4}): (.+)", re.DOTALL)
_IMPORTED = "Imported"


class ActionsPlanner:
    """An action a row."""

    def __init__(self, present: Present) -> None:
        self._present = present
        self._staff = Staff(present)
        self._updates: dict[str, list[ActionUpdate]] = {}
        self._actions: Numbered[Action] = Numbered(
            present, Action, lambda group_id: present.register.actions.find(group_id=group_id),
            lambda one: one.given_on,
        )  # fmt: skip
        self._groups_of: dict[str, set[str]] = {}
        present.watch(Action, self._learn)
        present.watch(ActionUpdate, self._learn_update)

    def what(self, row: Row) -> str:
        """Its reference and what is to be done."""
        return " ".join(one for one in (row.text("number"), clean_line(row.text("title"))) if one)

    def propose(self, row: Row, draft: Draft) -> None:
        """Find the action or give one."""
        if not row.text("title"):
            raise RowRefused("The row does not say what is to be done")
        group = self._group(row)
        action = self._choose(row, group, draft)
        if action is None:
            self._new(row, group, draft)
            return
        facts = [
            *self._present.facts(row, "number", "given_on", "title", "exempt", "ground", "due_on"),
            *self._owner(row, action, draft),
            *self._state(row, action),
        ]
        self._refuse_minuted(action, facts)
        self._keep_due(action, facts, draft)
        settle(self._present.ledger, draft, "actions", action, facts)
        self._update(row, action, draft)

    def _group(self, row: Row) -> Group:
        """The group that the row names, or that of the one action with its number."""
        number = row.text("number")
        if number and not row.text("group"):
            found = {one.group_id for one in self._present.register.actions.find(number=number)}
            found |= self._groups_of.get(number, set())
            if len(found) == 1:
                return self._present.groups.groups[found.pop()]
        return self._present.group(row, row.get("given_on"))

    # -- which one -----------------------------------------------------------------------------

    def _choose(self, row: Row, group: Group, draft: Draft) -> Action | None:
        """By its number within the group, or else by its title and the day it was given."""
        number, day = row.text("number"), row.get("given_on")
        found = self._actions.numbered(group, number, day) if number else []
        if not found:
            alike = self._actions.titled(group, row.text("title"), day)
            found = [one for one in alike if not (number and one.number)]
        plain_facts = self._present.facts(row, "number", "given_on", "title", "due_on")
        likely = [one for one in found if self._fits(row, one, draft)]
        same = unchanged(likely, plain_facts)
        if same is not None:
            return same
        self._actions.refuse_several(number, day, found)
        ledger = self._present.ledger
        for several_of in (likely, found):
            for one in several_of:
                if not ledger.is_spoken_of("actions", one.id, row.number):
                    return one
        return found[0] if found else None

    def _fits(self, row: Row, action: Action, draft: Draft) -> bool:
        """Whether the row's owner and state are the action's."""
        facts = [*self._owner(row, action, draft, quietly=True), *self._state(row, action)]
        return all(fact.holds(action) for fact in facts)

    # -- what it says --------------------------------------------------------------------------

    def _owner(
        self, row: Row, action: Action | None, draft: Draft, *, quietly: bool = False
    ) -> list[Fact]:
        """Whose it is: somebody of the register, or else the words as they are."""
        text = row.text("owner")
        if not text:
            return []
        found = self._staff.look(draft, text)
        name = self._staff.named(draft)
        if action is not None and self._owns(action, text, found.people):
            return [
                self._present.fact("owner", action.owner_id, "owner_id", name),
                self._present.fact("owner", action.owner),
            ]
        person = found.only
        if not quietly:
            self._tell_owner(text, found.people, draft)
            tell_initials(draft, text, found)
        return [
            self._present.fact("owner", person.id if person else None, "owner_id", name),
            self._present.fact("owner", "" if person else text),
        ]

    def _owns(self, action: Action, text: str, people: Sequence[Person]) -> bool:
        if action.owner_id is not None:
            return action.owner_id in {one.id for one in people}
        return same_text(action.owner, text)

    def _tell_owner(self, text: str, people: Sequence[Person], draft: Draft) -> None:
        if len(people) > 1:
            draft.note(f"“{text}” is kept as it is: {several(people)} may be meant.")
        elif not people and not is_nobody(text):
            draft.note(f"“{text}” is nobody in the register, and is kept as it is.")

    def _state(self, row: Row, action: Action) -> list[Fact]:
        """The state, and the day it was closed; a word such as “late” fits whatever is open."""
        facts = self._present.facts(row, "closed_on")
        state = row.get("state")
        if state is None:
            return facts
        if state is ActionState.OPEN and action.state.is_open and _is_late(row.words["state"]):
            state = action.state
        if state is not action.state and not facts and (state.is_open or not action.closed_on):
            closed = None if state.is_open else max(self._present.today, action.given_on)
            label = self._present.fields["closed_on"].label
            facts = [Fact("closed_on", closed, label, _worded, derived=True)]
        return [self._present.fact("state", state), *facts]

    def _refuse_minuted(self, action: Action, facts: Sequence[Fact]) -> None:
        """What a minute says is changed in the minute; from final ones an action is transferred."""
        if action.item_id is None:
            return
        wrong = [fact for fact in facts if not fact.holds(action)]
        for fact in wrong:
            if fact.column in _OF_THE_MINUTE:
                raise RowRefused(f"{fact.label} is what the minute says, and is changed there")
        meeting = self._present.register.meetings.maybe(action.meeting_id)
        final = meeting is not None and meeting.state.minutes_final
        if final and any(fact.column in ("owner_id", "owner") for fact in wrong):
            raise RowRefused("Its minutes have been approved; transfer it to give it another owner")

    def _keep_due(self, action: Action, facts: Sequence[Fact], draft: Draft) -> None:
        """A due date that moves is kept, as when it is put off."""
        moved = [fact for fact in facts if fact.column == "due_on" and not fact.holds(action)]
        if moved and action.due_on is not None:
            former = ActionDue(new_id(), action.id, action.due_on, self._present.today, _IMPORTED)
            draft.records["action_dues", former.id] = (None, former)

    def _new(self, row: Row, group: Group, draft: Draft) -> None:
        facts = self._present.facts(
            row, "number", "given_on", "title", "due_on", "state", "closed_on", "exempt", "ground"
        )
        facts += [one for one in self._owner(row, None, draft) if one.value]
        given = row.get("given_on") or self._earliest(row, draft)
        made = Action(new_id(), group.id, row.text("title"), given, self._meeting_on(row, group))
        made = replace(made, **{one.column: one.value for one in facts})
        draft.changes.append(FieldChange("Group", "", group.name))
        add(self._present.ledger, draft, "actions", made, facts)
        self._update(row, made, draft)

    def _earliest(self, row: Row, draft: Draft) -> date:
        days = [one for one in (row.get("due_on"), row.get("closed_on")) if one is not None]
        given: date = min([self._present.today, *days])
        draft.note(f"It says no day on which it was given: {spoken_date(given)} is taken.")
        return given

    def _meeting_on(self, row: Row, group: Group) -> str | None:
        day = row.get("given_on")
        return None if day is None else self._actions.meeting_on(group, day)

    def _update(self, row: Row, action: Action, draft: Draft) -> None:
        """What the owner said, unless the register has it already."""
        text = row.text("update")
        if not text:
            return
        day, said = _dated(text, self._present.today)
        if any(same_text(one.text, said) for one in self._updates_of(action)):
            return
        made = ActionUpdate(new_id(), action.id, day, said)
        draft.records["action_updates", made.id] = (None, made)
        draft.changes.append(FieldChange(self._present.fields["update"].label, "", said))

    def _updates_of(self, action: Action) -> list[ActionUpdate]:
        if action.id not in self._updates:
            found = self._present.register.action_updates.find(action_id=action.id)
            self._updates[action.id] = found
        return self._updates[action.id]

    def _learn(self, _before: Any, after: Action) -> None:
        self._groups_of.setdefault(after.number, set()).add(after.group_id)

    def _learn_update(self, _before: Any, after: ActionUpdate) -> None:
        self._updates.setdefault(after.action_id, []).append(after)


def _worded(day: date | None) -> str:
    return spoken_date(day) if day else ""


def _is_late(word: str) -> bool:
    return word.strip().casefold() in ("late", "overdue")


def _dated(text: str, today: date) -> tuple[date, str]:
    """An update with the day before it, as the action log writes it."""
    found = _DATED_UPDATE.fullmatch(text)
    if found is None:
        return today, text
    try:
        return read_day(found[1]) or today, found[2].strip()
    except ValueError:
        return today, text
