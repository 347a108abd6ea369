"""Retention: a group's own rules, what falls due, and disposal, which is reasoned and logged.

Disposal is the one thing that is deleted (product.md 2.1): it purges history, and is never undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import OPERATIONS, operation, require
from egovdesk.operations.meetings.rows import (
    release_links,
    remove_action_rows,
    remove_decision_rows,
)
from egovdesk.operations.papers import remove_paper_rows
from egovdesk.records.actions import Action
from egovdesk.records.choices import ChoiceList
from egovdesk.records.groups import Group
from egovdesk.records.meetings import AGENDAS, DRAFTS, Item, Meeting
from egovdesk.records.retention import Disposal, DueMeeting, Kept, RetentionRule, years_before
from egovdesk.records.text import clean_line
from egovdesk.register import Register
from egovdesk.store.repository import Repository

_LABEL = "Dispose of records"
OPERATIONS[f"{__name__}.dispose"] = _LABEL
GONE = "Disposed of"
"""The title of an item whose minute was disposed of: its number stays, so that no gap is unexplained."""


@dataclass(frozen=True)
class Due:
    """The records of one kind that a group need no longer keep: those of these meetings."""

    group: Group
    kind: Kept
    label: str
    years: int
    meetings: tuple[DueMeeting, ...]


@operation("Change retention")
def set_retention(
    register: Register, group_id: str, kind: Kept, years: int | None, note: str = ""
) -> None:
    """Say how many years a group keeps a kind of record from the meeting; None is for ever."""
    found = register.retention_rules.find(group_id=group_id, kind=kind)
    rule = RetentionRule(found[0].id if found else new_id(), group_id, kind, years, note)
    require(rule.problems())
    if found:
        register.retention_rules.update(rule.id, years=years, note=note)
    else:
        register.retention_rules.add(rule)


@operation("Keep as the council does")
def clear_retention(register: Register, group_id: str, kind: Kept) -> None:
    """Take a group's own rule out, so that the council's list applies again."""
    for rule in register.retention_rules.find(group_id=group_id, kind=kind):
        register.retention_rules.remove(rule.id)


def retention_of(register: Register, group_id: str) -> dict[Kept, int | None]:
    """How many years a group keeps each kind of record; None is for ever."""
    own = register.retention_rules.find(group_id=group_id)
    return _usual_years(register) | {rule.kind: rule.years for rule in own}


def _usual_years(register: Register) -> dict[Kept, int | None]:
    """How many years a group without rules of its own keeps each kind."""
    wordings = {
        code: one.wording for code, one in register.choices.of(ChoiceList.RETENTION).items()
    }
    years = {kind: wordings.get(kind, "") for kind in Kept}
    return {kind: int(said) if said.isdecimal() else None for kind, said in years.items()}


def falls_due(register: Register) -> list[Due]:
    """What every group need no longer keep today, in the order of the groups."""
    groups, labels = register.groups.all(), _labels(register)
    kept = _kept_by_each(register, groups)
    found = {kind: _due_of(register, kind, kept) for kind in Kept}
    return [
        Due(group, kind, labels[kind], years, tuple(found[kind][group.id]))
        for group in groups
        for kind, years in kept[group.id].items()
        if years is not None and group.id in found[kind]
    ]


def _kept_by_each(register: Register, groups: Iterable[Group]) -> dict[str, dict[Kept, int | None]]:
    usual = _usual_years(register)
    kept = {group.id: dict(usual) for group in groups}
    for rule in register.retention_rules.all():
        kept[rule.group_id][rule.kind] = rule.years
    return kept


def _due_of(
    register: Register, kind: Kept, kept: dict[str, dict[Kept, int | None]]
) -> dict[str, list[DueMeeting]]:
    today, years = register.today, {group_id: each[kind] for group_id, each in kept.items()}
    until = {one: years_before(today, many) for one, many in years.items() if many is not None}
    return register.disposals.due(kind, until) if until else {}


def _labels(register: Register) -> dict[Kept, str]:
    known = register.choices.of(ChoiceList.RETENTION)
    return {kind: known[kind].label if kind in known else kind.value.capitalize() for kind in Kept}


def dispose(register: Register, kind: Kept, meeting_ids: Iterable[str], reason: str) -> int:
    """Dispose of a kind of record of these meetings; return how many records went or were emptied.

    Raises Refused without a reason, and where a meeting's records of that kind are not due.
    """
    total = 0
    with register.disposal(_LABEL):
        for meeting_id in meeting_ids:
            meeting = register.meetings.get(meeting_id)
            if not _is_due(register, kind, meeting):
                raise Refused(
                    f"These records of {meeting.held_on:%d %B %Y} are not due for disposal.",
                    "Nothing has been disposed of.",
                    "Look at the group’s retention, and at what falls due.",
                )
            total += _dispose(register, kind, meeting, clean_line(reason))
    return total


def _is_due(register: Register, kind: Kept, meeting: Meeting) -> bool:
    years = retention_of(register, meeting.group_id)[kind]
    return years is not None and register.disposals.is_due(
        kind, meeting.id, years_before(register.today, years)
    )


def _dispose(register: Register, kind: Kept, meeting: Meeting, reason: str) -> int:
    records = _DISPOSE[kind](register, meeting)
    label = _labels(register)[kind]
    disposal = Disposal(
        id=new_id(),
        group_id=meeting.group_id,
        kind=kind,
        subject=f"{label}, meeting of {meeting.held_on.day} {meeting.held_on:%B %Y}",
        disposed_at=register.now,
        disposed_by=register.user,
        reason=reason,
        meeting_id=meeting.id,
        records=records,
    )
    require(disposal.problems())
    register.disposals.add(disposal)
    return records


def _drafts(register: Register, meeting: Meeting) -> int:
    gone = _remove_issues(register, meeting, set(DRAFTS))
    if meeting.note:
        register.meetings.update(meeting.id, note="")
        gone += 1
    for item in register.items.find(meeting_id=meeting.id):
        gone += _empty(register, item, "clerk_note")
    return gone


def _actions(register: Register, meeting: Meeting) -> int:
    closed = [one for one in register.actions.find(meeting_id=meeting.id) if not one.state.is_open]
    return sum(_remove_chasing(register, one) for one in closed)


def _remove_chasing(register: Register, action: Action) -> int:
    chasing = (register.action_updates, register.action_dues, register.reminders)
    return _remove_each(chasing, action_id=action.id)


def _background(register: Register, meeting: Meeting) -> int:
    papers = register.papers.of_meeting(meeting.id).values()
    return sum(remove_paper_rows(register, one.id) for listed in papers for one in listed)


def _packs(register: Register, meeting: Meeting) -> int:
    """Packs with their files, a supplement before the pack that it continues."""
    gone = _remove_each((register.disclosures, register.withholdings), meeting_id=meeting.id)
    gone += _remove(register.pack_lines, meeting_id=meeting.id)
    for pack in reversed(register.packs.find(meeting_id=meeting.id)):
        gone += _remove(register.pack_files, pack_id=pack.id) + 1
        register.packs.remove(pack.id)
    return gone


def _agendas(register: Register, meeting: Meeting) -> int:
    gone = _packs(register, meeting) + _remove_issues(register, meeting, set(AGENDAS))
    for item in register.items.find(meeting_id=meeting.id):
        gone += _empty(register, item, "recommendation", "note", "challenge")
    return gone


def _minutes(register: Register, meeting: Meeting) -> int:
    gone = _background(register, meeting) + _agendas(register, meeting) + _drafts(register, meeting)
    gone += _remove_issues(register, meeting, None)
    trail = (register.corrections, register.reopenings, register.reminders)
    gone += _remove_each(trail, meeting_id=meeting.id)
    gone += _remove(register.acceptances, subject=f"meetings:{meeting.id}")
    for item in register.items.find(meeting_id=meeting.id):
        gone += _empty_item(register, item)
    room = (register.movements, register.interests, register.attendances)
    gone += _remove_each(room, meeting_id=meeting.id)
    for decision in register.decisions.find(meeting_id=meeting.id):
        remove_decision_rows(register, decision.id)
        gone += 1
    for action in register.actions.find(meeting_id=meeting.id):
        _remove_chasing(register, action)
        remove_action_rows(register, action.id)
        gone += 1
    register.meetings.update(
        meeting.id, chair_id=None, signatory_id=None, current_item_id=None, clearance=""
    )
    return gone


def _empty_item(register: Register, item: Item) -> int:
    """Leave the line and its numbers; take its words out, and what hangs on it."""
    gone = _remove(register.blocks, item_id=item.id)
    for vote in register.votes.find(item_id=item.id):
        _remove(register.voices, vote_id=vote.id)
    gone += _remove(register.votes, item_id=item.id)
    gone += _remove(register.corrections, item_id=item.id)
    for later in register.corrections.find(at_item_id=item.id):
        register.corrections.update(later.id, at_item_id=None)
    gone += _empty(
        register,
        item,
        "presenter",
        "open_title",
        "urgent_reason",
        "late_reason",
        "state_reason",
        "clerk_note",
    )  # fmt: skip
    release_links(register, item.id)
    register.items.update(item.id, title=GONE, presenter_id=None)
    return gone + 1


def _remove_issues(register: Register, meeting: Meeting, kinds: set[str] | None) -> int:
    gone = 0
    for issue in register.issues.find(meeting_id=meeting.id):
        if kinds is None or issue.kind in kinds:
            gone += _remove(register.dispatches, issue_id=issue.id) + 1
            register.issues.remove(issue.id)
    return gone


def _empty(register: Register, item: Item, *fields: str) -> int:
    emptied = {field: "" for field in fields if getattr(item, field)}
    register.items.update(item.id, **emptied)
    return 1 if emptied else 0


def _remove(repository: Repository[Any], **where: str) -> int:
    found = repository.find(**where)
    for one in found:
        repository.remove(one.id)
    return len(found)


def _remove_each(repositories: Iterable[Repository[Any]], **where: str) -> int:
    return sum(_remove(repository, **where) for repository in repositories)


_DISPOSE: dict[Kept, Callable[[Register, Meeting], int]] = {
    Kept.MINUTES: _minutes,
    Kept.AGENDAS: _agendas,
    Kept.BACKGROUND: _background,
    Kept.ACTIONS: _actions,
    Kept.DRAFTS: _drafts,
}
