"""What the action log shows of one action: enough to read it on its own, and to chase it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.documents.reminders import action_reminder
from egovdesk.documents.wording import counted, long_date, short_date
from egovdesk.records.actions import Action, ActionState
from egovdesk.records.decisions import DecisionState
from egovdesk.register import Register
from ui import details
from ui.context import Context
from ui.item_models.actions import status_of
from ui.item_models.segments import Mark, Tag, Text
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading

NEXT = {
    ActionState.OPEN: (ActionState.IN_PROGRESS, "Begin"),
    ActionState.IN_PROGRESS: (ActionState.DONE, "Done"),
}
"""The next step of an open action, and the word on its button."""


def owner_of(register: Register, action: Action) -> str:
    """Whose an action is, in words."""
    person = register.people.maybe(action.owner_id)
    return person.name if person else action.owner or "nobody yet"


class ActionPane:
    """Fills the details of the log. The words of its reminder may be changed before copying."""

    def __init__(self, context: Context) -> None:
        self._menus, self._register = context.menus, context.register
        self._typed: tuple[str, TextField] | None = None

    def words(self, action_id: str) -> str:
        """The reminder as it stands in the pane; empty where it shows another."""
        if self._typed is not None and self._typed[0] == action_id:
            return self._typed[1].text()
        return ""

    def fill(self, found: Action) -> Sequence[QWidget | int]:
        """The widgets for an action."""
        self._typed = None
        widgets = [*self._head(found), details.facts(self._facts(found))]
        if found.state.is_open:
            shown, field = details.reminder(action_reminder(self._register, found.id))
            field.edit.setReadOnly(self._register.read_only)
            self._typed = (found.id, field)
            widgets += [*shown, 6, self._buttons(found)]
        return [*widgets, 8, *self._past(found)]

    def _head(self, found: Action) -> list[QWidget | int]:
        mark, word, tone = status_of(found.due_on, found.state, self._register.today)
        line: list[Any] = [Text(found.number or "outside a meeting", "ink2", "note600")]
        if found.exempt:
            line.append(Tag("Exempt", "exempt", "lock"))
        widgets: list[QWidget | int] = [
            SegmentLabel(tuple(line)), Label(found.title, "title18", wrap=True),
        ]  # fmt: skip
        item = self._register.items.maybe(found.item_id)
        if item is not None:
            minute = f" (minute {item.minute_number})" if item.minute_number else ""
            widgets.append(Label(f"Under “{item.title}”{minute}", "text", "ink2", wrap=True))
        widgets.append(SegmentLabel((Mark(mark), Text(word, tone, "row"))))
        decision = self._register.decisions.maybe(found.decision_id)
        if decision is not None and decision.state is DecisionState.AWAITING:
            words = "Hangs on a decision not ratified yet"
            widgets.append(Label(words, "text", "amber", wrap=True))
        return [*widgets, 4]

    def _facts(self, found: Action) -> list[details.Fact]:
        group = self._register.groups.get(found.group_id)
        named = self._register.groups.named_on(group, found.given_on)
        due = long_date(found.due_on) if found.due_on else "none set"
        facts = [("Owner", owner_of(self._register, found)), ("Due", due), ("Group", named.name),
                 ("Given", long_date(found.given_on)), *self._transfers(found)]  # fmt: skip
        asked = self._register.reminders.find(action_id=found.id)
        if asked:
            last = f"{counted(len(asked), 'time')}, last on {long_date(asked[-1].written_on)}"
            facts.append(("Reminded", last))
        return [(name, value, "ink") for name, value in facts]

    def _transfers(self, found: Action) -> list[tuple[str, str]]:
        """Whom it came from and whom it went to, and when."""
        former = self._register.actions.maybe(found.follows_id)
        later = self._register.actions.find(follows_id=found.id)
        pairs = [("Transferred from", former, former)] if former else []
        pairs += [("Transferred to", one, found) for one in later]
        lines = []
        for name, other, closed in pairs:
            number = f" ({other.number})" if other.number else ""
            day = f" on {long_date(closed.closed_on)}" if closed.closed_on else ""
            lines.append((name, f"{owner_of(self._register, other)}{number}{day}"))
        return lines

    def _buttons(self, found: Action) -> QWidget:
        holder = QWidget()
        row = Flow(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for words, command, key in (
            ("Copy reminder", "actions.remind", "R"), (NEXT[found.state][1], "actions.next", "E"),
            ("Put off…", "actions.put_off", "S"), ("Update…", "actions.update", "U"),
            ("Transfer…", "actions.transfer", "T"),
        ):  # fmt: skip
            button = Button(words, shortcut=key)
            self._menus.follow(button, command)
            row.addWidget(button)
        return holder

    def _past(self, found: Action) -> list[QWidget | int]:
        """Former due dates, updates, and reminders written: of those it took over from too."""
        chain = self._chain(found)
        dues = [one for each in chain for one in self._register.action_dues.find(action_id=each)]
        noted = [
            one for each in chain for one in self._register.action_updates.find(action_id=each)
        ]
        written = [one for each in chain for one in self._register.reminders.find(action_id=each)]
        lines = (
            ("Former due dates", [
                (short_date(one.due_on) if one.due_on else "no date", one.reason or "no reason given")
                for one in dues
            ]),
            ("Updates", [(short_date(one.noted_on), one.text) for one in noted]),
            ("Reminders written", [(short_date(one.written_on), one.text) for one in written]),
        )  # fmt: skip
        widgets: list[QWidget | int] = []
        for heading, found_lines in lines:
            widgets += [SectionHeading(heading)] if found_lines else []
            widgets += [Label(f"{day}  {said}", wrap=True) for day, said in found_lines]
        return widgets

    def _chain(self, found: Action) -> list[str]:
        """An action with those it took over from, the first at the front."""
        ids, at = [found.id], found
        while at.follows_id:
            at = self._register.actions.get(at.follows_id)
            ids.insert(0, at.id)
        return ids
