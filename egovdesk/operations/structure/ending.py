"""A group that ends on a day, and beforehand what that does to its members, work, rights and groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from egovdesk.records.actions import ActionState
from egovdesk.records.groups import holds_on
from egovdesk.records.matrix import SECTIONS
from egovdesk.records.meetings import ItemState, MeetingState
from egovdesk.records.ratifications import RatificationState
from egovdesk.register import Register

_OPEN_ITEMS = (ItemState.PLANNED, ItemState.ON_AGENDA)
_OVER = (MeetingState.CANCELLED, MeetingState.POSTPONED)


@dataclass(frozen=True)
class Ending:
    """What hangs on a group on the day after its last: counted, and named where that matters."""

    group: str
    last: date
    members: int = 0
    actions: int = 0
    items: int = 0
    meetings: int = 0
    waiting: int = 0
    decides: tuple[str, ...] = ()
    responsibilities: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    above: str = ""

    def sentences(self, successor: str = "") -> list[str]:
        """What will happen to each; `successor` takes over what goes on."""
        heir = successor or "no group until you say which"
        found = [
            _some(self.members, "membership ends", "memberships end"),
            self._going_on(self.actions, "open action", successor),
            self._going_on(self.items, "item not yet considered", successor),
            self._going_on(
                self.waiting, "decision waiting for its ratification", successor or self.above
            ),
            _some(
                self.meetings, "meeting after that day stays in the calendar: cancel it or move it",
                "meetings after that day stay in the calendar: cancel them or move them",
            ),
        ]  # fmt: skip
        if self.decides:
            found.append(f"It decides {_listed(self.decides)}; after that day, {heir} does.")
        if self.responsibilities:
            codes = _listed(self.responsibilities)
            found.append(f"It answers for {codes}; after that day, {heir} does.")
        if self.below:
            above = successor or "the group above it"
            found.append(f"{_listed(self.below)} will report to {above}.")
        return [one for one in found if one]

    def _going_on(self, count: int, noun: str, successor: str) -> str:
        nouns = noun.replace("action", "actions").replace("item", "items").replace(
            "decision waiting", "decisions waiting"
        )  # fmt: skip
        if successor:
            return _some(count, f"{noun} goes to {successor}", f"{nouns} go to {successor}")
        return _some(count, f"{noun} stays with it", f"{nouns} stay with it")


def ending_of(register: Register, group_id: str, last: date) -> Ending:
    """What ending a group on a day would touch."""
    group = register.groups.get(group_id)
    rights = [
        one.category
        for one in register.rights.find(group_id=group_id, kind="decides")
        if holds_on(last, one.from_on, one.until_on)
    ]
    codes = [
        one.code
        for one in register.responsibilities.find(group_id=group_id)
        if holds_on(last, one.from_on, one.until_on)
    ]
    waiting = register.ratifications.find(group_id=group_id, state=RatificationState.WAITING)
    return Ending(
        group.name, last,
        members=sum(
            holds_on(last, one.from_on, one.until_on)
            for one in register.memberships.find(group_id=group_id)
        ),
        actions=len(open_actions(register, group_id)),
        items=len(open_items(register, group_id)),
        meetings=len(later_meetings(register, group_id, last)),
        waiting=len(waiting), decides=_categories(rights), responsibilities=tuple(codes),
        below=tuple(
            one.name for one in register.groups.find(parent_id=group_id) if one.exists_on(last)
        ),
        above=register.groups.get(group.parent_id).name if group.parent_id else "",
    )  # fmt: skip


def _categories(rows: list[str]) -> tuple[str, ...]:
    """Rows of the matrix, a whole category by its letter."""
    found: list[str] = []
    for letter, codes in SECTIONS.items():
        mine = [code for code in codes if code in rows]
        found += [letter] if len(mine) == len(codes) else mine
    return tuple(found)


def open_actions(register: Register, group_id: str) -> list[str]:
    """The actions of a group that are not closed."""
    return [
        action.id
        for state in ActionState
        if state.is_open
        for action in register.actions.find(group_id=group_id, state=state)
    ]


def open_items(register: Register, group_id: str) -> list[str]:
    """The items of a group's backlog and forward plan: on no agenda, and not considered."""
    return [
        item.id
        for state in _OPEN_ITEMS
        for item in register.items.find(group_id=group_id, state=state, meeting_id=None)
    ]


def later_meetings(register: Register, group_id: str, last: date) -> list[str]:
    """The meetings of a group after a day that are still to be held."""
    return [
        one.id
        for one in register.meetings.of_group(group_id)
        if one.held_on > last and one.state not in _OVER and one.group_id == group_id
    ]


def _some(count: int, one: str, many: str) -> str:
    if not count:
        return ""
    return f"1 {one}." if count == 1 else f"{count} {many}."


def _listed(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
