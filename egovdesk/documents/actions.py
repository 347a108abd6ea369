"""The action log as a workbook (reference.md 3.10), read a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from egovdesk.documents.frames import one_table, pages, seen_by
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import Cell, Column, Marked, Tone, Workbook
from egovdesk.documents.wording import long_date, short_date, tally
from egovdesk.records.actions import Action, ActionState
from egovdesk.records.decisions import Decision, DecisionState
from egovdesk.register import Register

COLUMNS = (
    Column("Reference", width=16),
    Column("Minute", width=14),
    Column("Group", width=26),
    Column("Meeting", width=12),
    Column("Action", width=50),
    Column("Owner", width=24),
    Column("Due", width=12),
    Column("Due at first", width=12),
    Column("Times put off", width=10, numeric=True),
    Column("State", width=14),
    Column("Days late", width=10, numeric=True),
    Column("Latest update", width=40),
    Column("Closed", width=12),
    Column("Exempt", width=10),
    Column("Decision stands", width=16),
)
_ANSWERED = (
    DecisionState.AWAITING,
    DecisionState.RATIFIED,
    DecisionState.VARIED,
    DecisionState.REFERRED_BACK,
    DecisionState.LAPSED,
)
"""How a decision stands that another group was asked about."""


def action_log(
    register: Register,
    *,
    as_of: date,
    filters: Mapping[str, Any] | None = None,
    words: str = "",
    audience: Audience = Audience.MEMBERS,
) -> Workbook:
    """The actions that the filters let through, by due date; the public's without exempt ones."""
    wanted = seen_by(audience, filters)
    ids = register.actions.register.ids(wanted, sort="due_on", words=words)
    return one_table(
        register,
        "Actions",
        COLUMNS,
        _Rows(register, ids, as_of),
        title="Action log",
        note=f"{tally(len(ids), 'action')}, as at {long_date(as_of)}.",
        count=len(ids),
        as_of=as_of,
    )


class _Rows:
    """The log's lines, read by page as they are written."""

    def __init__(self, register: Register, ids: Sequence[str], as_of: date) -> None:
        self._register = register
        self._ids = ids
        self._as_of = as_of
        self._groups = {one.id: one for one in register.groups.all()}

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for page in pages(self._ids):
            actions = self._register.actions.many(page)
            people = self._register.people.many(
                one.owner_id for one in actions.values() if one.owner_id
            )
            names = {one.id: one.name for one in people.values()}
            decisions = self._register.decisions.many(
                one.decision_id for one in actions.values() if one.decision_id
            )
            for action_id in page:
                if action_id in actions:
                    action = actions[action_id]
                    stands = _stands(decisions.get(action.decision_id or ""))
                    yield (*self._row(action, names), stands)

    def _row(self, action: Action, names: Mapping[str, str]) -> tuple[Cell, ...]:
        former = self._register.action_dues.find(action_id=action.id)
        updates = self._register.action_updates.find(action_id=action.id)
        group = self._register.groups.named_on(self._groups[action.group_id], action.given_on)
        latest = updates[-1] if updates else None
        return (
            action.number,
            action.number.rsplit(" ", 1)[0],
            group.name,
            action.given_on,
            action.title,
            names.get(action.owner_id or "", action.owner),
            action.due_on,
            former[0].due_on if former else action.due_on,
            len(former),
            state_mark(action, self._as_of),
            action.days_late(self._as_of),
            f"{short_date(latest.noted_on)}: {latest.text}" if latest else "",
            action.closed_on,
            "Exempt" if action.exempt else "Open",
        )


def _stands(decision: Decision | None) -> Cell:
    """What has come of the decision that an action hangs on, where another group had its say."""
    if decision is None or decision.state not in _ANSWERED:
        return ""
    waits = decision.state is DecisionState.AWAITING
    return Marked(decision.state.label, Tone.AMBER) if waits else decision.state.label


def state_mark(action: Action, today: date) -> Marked:
    """The action's state in a word, with the colour that goes with it."""
    if action.days_late(today):
        return Marked("Late", Tone.RED)
    tones = {ActionState.DONE: Tone.GREEN, ActionState.IN_PROGRESS: Tone.AMBER}
    return Marked(action.state.label, tones.get(action.state, Tone.NONE))
