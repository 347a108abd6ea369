"""Where items come from, and the actions that a meeting asks after, from their records and links."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Marked,
    Paragraph,
    ParagraphStyle,
    Table,
    Tone,
    text_runs,
)
from egovdesk.documents.ratifying import named
from egovdesk.documents.wording import listing, long_date, short_date
from egovdesk.records.meetings import Item, ItemState, Meeting
from egovdesk.records.templates import Standing, standing_of
from egovdesk.register import Register
from egovdesk.store.actions import ArisingAction

COLUMNS = (
    Column("Minute", width=22),
    Column("Item and action", width=42),
    Column("Who", width=17),
    Column("Due", width=17),
    Column("Progress", width=23, empty="none noted"),
)


def origin(register: Register, item: Item, *, public: bool = False) -> str:
    """Where an item comes from: "Deferred from CFB 34/03, 16 September 2003", back to the first time."""
    found = (
        _decision(register, item),
        _referral(register, item),
        taken_up(register, item, public=public),
    )
    return ". ".join(part for part in found if part)


def _referral(register: Register, item: Item) -> str:
    """The group that referred the item here, which may not decide it."""
    from_there = register.items.maybe(item.referred_id)
    if from_there is None:
        return ""
    meeting = register.meetings.maybe(from_there.meeting_id)
    group = register.groups.get(from_there.group_id)
    if meeting is None:
        return f"Referred by the {group.name}"
    named = register.groups.named_on(group, meeting.held_on)
    return f"Referred by the {named.name}, {long_date(meeting.held_on)}"


def _decision(register: Register, item: Item) -> str:
    """The decision of another group that the item is about; several are named by its recommendation."""
    asked = register.ratifications.find(item_id=item.id)
    if len(asked) != 1:
        return ""
    decision = register.decisions.get(asked[0].decision_id)
    return named(register, decision)


def taken_up(register: Register, item: Item, *, public: bool = False) -> str:
    """Which earlier items it takes up again; empty where it is new."""
    trail = list(_earlier(register, item))
    if not trail:
        return ""
    last = trail[0][0]
    how = "Deferred" if last.state is ItemState.DEFERRED else "Left over"
    places = listing([f"{before.minute_number}, {_day(at)}".strip(", ") for before, at in trail])
    reason = f": {last.state_reason}" if last.state_reason and not (public and last.exempt) else ""
    return f"{how} from {places}{reason}"


def _earlier(register: Register, item: Item) -> Iterator[tuple[Item, Meeting | None]]:
    """The items that one takes up again, the latest first."""
    seen = {item.id}
    while item.arises_id is not None and item.arises_id not in seen:
        item = register.items.get(item.arises_id)
        seen.add(item.id)
        yield item, register.meetings.maybe(item.meeting_id)


def _day(meeting: Meeting | None) -> str:
    return long_date(meeting.held_on) if meeting is not None else ""


def asks_after_actions(items: list[Item]) -> Item | None:
    """The item of an agenda under which the open actions stand."""
    for wanted in (Standing.ACTIONS, Standing.MATTERS_ARISING):
        for item in items:
            if standing_of(item) is wanted:
                return item
    return None


def arising_actions(register: Register, meeting: Meeting) -> list[ArisingAction]:
    """The actions that a meeting asks after: open on its day, or done since the meeting before."""
    before = register.meetings.before(meeting.group_id, meeting.held_on)
    since = before[0].held_on if before else meeting.held_on
    return register.actions.arising(meeting.group_id, meeting.held_on, since)


def actions_table(facts: MeetingFacts) -> Iterator[Block]:
    """The actions as the agenda prints them; the public's without exempt ones."""
    found = arising_actions(facts.register, facts.meeting)
    shown = [one for one in found if not (facts.public and one.exempt)]
    if not shown:
        yield Paragraph(text_runs("No actions are open."), ParagraphStyle.INDENTED)
        return
    yield Table(
        COLUMNS, tuple(_row(one, facts.meeting.held_on) for one in shown), first_column_heads=True
    )


def _row(one: ArisingAction, day: date) -> tuple[Cell, ...]:
    mark = " (exempt)" if one.exempt else ""
    action = text_runs(f"{one.title}{mark}")
    words = (*text_runs(f"{one.item}\n", bold=True), *action) if one.item else action
    number, owner = one.number or one.minute_number, one.owner or "No owner yet"
    return number, words, owner, one.due_on, _progress(one, day)


def _progress(one: ArisingAction, day: date) -> Marked | str:
    if one.done_on is not None:
        return Marked(f"{one.state.label}, {short_date(one.done_on)}", Tone.GREEN)
    noted = f"{one.progress} ({short_date(one.noted_on)})" if one.noted_on else ""
    if one.due_on is not None and one.due_on < day:
        return Marked(f"Late. {noted}" if noted else "Late", Tone.RED)
    return noted
