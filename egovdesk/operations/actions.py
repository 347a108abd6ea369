"""Actions: given in a minute, moved, updated and closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.operations.meetings.issued import refuse_final_of
from egovdesk.operations.meetings.results import number_actions, number_results
from egovdesk.operations.meetings.rows import remove_action_rows, remove_block_rows
from egovdesk.operations.minutes import ensure_number, insert_block, leave_room, refuse_final
from egovdesk.records.actions import Action, ActionDue, ActionState, ActionUpdate
from egovdesk.records.minutes import Block, BlockKind
from egovdesk.records.papers import Reminder
from egovdesk.records.text import clean_line, clean_text
from egovdesk.register import Register


@operation("Add action", of=naming.of_item)
def add_action(
    register: Register,
    item_id: str,
    title: str,
    *,
    after_id: str | None = None,
    write_on: bool = False,
    **facts: Any,
) -> str:
    """Give an action under an item, after a block or at the end of the minute; return its id.

    With `write_on` an empty paragraph follows it.
    """
    item = register.items.get(item_id)
    refuse_final(register, item)
    meeting = register.meetings.get(item.meeting_id or "")
    inherited = {"exempt": item.exempt, "ground": item.ground}
    action = Action(
        id=new_id(), group_id=item.group_id, title=clean_line(title), given_on=meeting.held_on,
        meeting_id=meeting.id, item_id=item_id, **{**inherited, **facts},
    )  # fmt: skip
    require(action.problems())
    register.actions.add(action)
    block = Block(
        new_id(), item_id, 0, BlockKind.ACTION, "", action.exempt, action.ground,
        action_id=action.id,
    )  # fmt: skip
    insert_block(register, block, after_id)
    if write_on:
        leave_room(register, block)
    number_results(register, item_id, ensure_number(register, item))
    return action.id


@operation("New action")
def add_loose_action(register: Register, group_id: str, title: str, **facts: Any) -> str:
    """Give an action of a group outside any meeting; return its id."""
    action = Action(
        id=new_id(), group_id=group_id, title=clean_line(title),
        **{"given_on": register.today, **facts},
    )  # fmt: skip
    require(action.problems())
    register.actions.add(action)
    return action.id


@operation("Change action", of=naming.of_action)
def change_action(register: Register, action_id: str, **changes: Any) -> None:
    """Change an action's facts; its due date changes by `set_due`, which keeps the former one.

    One in final minutes is transferred rather than given another owner.
    """
    action = register.actions.get(action_id)
    refuse_final_of(register, action.meeting_id)
    require(replace(action, **changes).problems())
    register.actions.update(action_id, **changes)


@operation("Put off action", of=naming.of_action)
def set_due(register: Register, action_id: str, due_on: date | None, reason: str = "") -> None:
    """Give an action another due date, keeping the former one with the reason."""
    action = register.actions.get(action_id)
    if action.due_on == due_on:
        return
    require(replace(action, due_on=due_on).problems())
    former = ActionDue(new_id(), action_id, action.due_on, register.today, clean_line(reason))
    register.action_dues.add(former)
    register.actions.update(action_id, due_on=due_on)


@operation("Close actions", of=naming.of_actions)
def close_actions(register: Register, action_ids: Iterable[str]) -> None:
    """Mark actions done today."""
    for action_id in action_ids:
        register.actions.get(action_id)
        register.actions.update(
            action_id,
            state=ActionState.DONE,
            closed_on=_closing_day(register, action_id),
        )


@operation("Change action's state", of=naming.of_action)
def set_action_state(register: Register, action_id: str, state: ActionState) -> None:
    """Move an action along its cycle; closing it records the day."""
    if register.actions.find(follows_id=action_id):
        raise Refused(
            "This action was transferred.",
            "Nothing has been changed.",
            "Change the action that took its place.",
        )
    closed = None if state.is_open else _closing_day(register, action_id)
    register.actions.update(action_id, state=state, closed_on=closed)


@operation("Transfer action", of=naming.of_action)
def transfer_action(
    register: Register,
    action_id: str,
    owner_id: str | None = None,
    owner: str = "",
    reason: str = "",
) -> str:
    """Give an open action to somebody else; return the id of the one that takes its place.

    The former one stays as it was minuted. The new one bears the minute's next letter.
    """
    former, owner = register.actions.get(action_id), clean_line(owner)
    if not former.state.is_open:
        raise Refused(
            f"“{former.title}” is closed.", "Nothing has been changed.", "Reopen it first."
        )
    if not (owner_id or owner) or (owner_id, owner) == (former.owner_id, former.owner):
        raise Refused("It is theirs already.", "Nothing has been changed.", "Choose somebody else.")
    person = register.people.maybe(former.owner_id)
    register.actions.update(
        action_id, state=ActionState.TRANSFERRED, closed_on=_closing_day(register, action_id)
    )
    new = replace(
        former, id=new_id(), number="", owner_id=owner_id, owner=owner, state=ActionState.OPEN,
        follows_id=action_id,
    )  # fmt: skip
    register.actions.add(new)
    whose = person.name if person else former.owner or "nobody"
    said = f"Transferred from {whose}. {clean_text(reason)}".strip()
    register.action_updates.add(ActionUpdate(new_id(), new.id, register.today, said))
    if new.item_id:
        number_actions(register, new.item_id, register.items.get(new.item_id).minute_number)
    return new.id


@operation("Note update", of=naming.of_action)
def note_update(register: Register, action_id: str, text: str, on: date | None = None) -> str:
    """Note what the owner said of an action."""
    update = ActionUpdate(new_id(), action_id, on or register.today, clean_text(text))
    register.action_updates.add(update)
    return update.id


@operation("Keep reminder", of=naming.of_action)
def keep_action_reminder(register: Register, action_id: str, text: str) -> None:
    """Keep what was written to the owner of an action, as it was copied."""
    action = register.actions.get(action_id)
    register.reminders.add(
        Reminder(
            new_id(),
            register.today,
            clean_text(text),
            action.owner_id,
            action_id=action_id,
        )
    )


@operation("Remove action", of=naming.of_action)
def remove_action(register: Register, action_id: str) -> None:
    """Take an action out, with its block in the minutes."""
    action = register.actions.get(action_id)
    if action.item_id:
        refuse_final(register, register.items.get(action.item_id))
    blocks = register.blocks.find(action_id=action_id)
    for block in blocks:
        remove_block_rows(register, block)
    if not blocks:
        remove_action_rows(register, action_id)
    if action.item_id:
        number_results(register, action.item_id, register.items.get(action.item_id).minute_number)


def _closing_day(register: Register, action_id: str) -> date:
    return max(register.today, register.actions.get(action_id).given_on)
