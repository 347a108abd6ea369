"""Decision rights: who decides, ratifies, proposes and is consulted, from a day; limits by amount."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.operations.structure.dated import end_on, until_next
from egovdesk.records.authority import Architecture
from egovdesk.records.choices import ChoiceList
from egovdesk.records.days import spoken_date
from egovdesk.records.framework import Right, RightKind, RightLimit
from egovdesk.records.groups import holds_on, overlap
from egovdesk.records.matrix import ROWS, Holder
from egovdesk.records.text import clean_text
from egovdesk.register import Register
from egovdesk.rights import Rights

Cell = tuple[str, Holder]
"""A cell of the matrix: the row's category, and whose column it is."""

_DAY = timedelta(days=1)


@operation("Set rights")
def set_rights(register: Register, cells: Iterable[Cell], kind: RightKind | None, on: date) -> None:
    """Give each of these cells a right from a day, or none; what held there before ends the day
    before, and what begins later stays. Raises Refused for a group dissolved by then."""
    for category, holder in cells:
        _set(register, category, holder, kind, on)


@operation("Use the model")
def use_model(register: Register, categories: Iterable[str], on: date) -> int:
    """Give rows the model's answer from a day, and return how many cells it changed.

    Whoever else decides or ratifies in such a row does so no longer; who proposes or is consulted
    stays. Raises Refused where the council has no group that the model names.
    """
    changed = 0
    for category in categories:
        row = Rights(register, on).rows[category]
        if RightKind.DECIDES not in row.answer.values():
            raise Refused(
                f"{row.label}: the paper’s model gives this to a group that the council does not have.",
                "Nothing has changed.",
                "Add the group with its tier, or choose who decides.",
            )
        ends = (RightKind.DECIDES, RightKind.RATIFIES)
        wanted: dict[Holder, RightKind | None] = {
            holder: None for holder, kind in row.held.items() if kind in ends
        }
        for holder, kind in (wanted | row.answer).items():
            if row.held.get(holder) is not kind:
                _set(register, category, holder, kind, on)
                changed += 1
    return changed


@operation("Choose who decides")
def choose_decider(
    register: Register, category: str, decides: Holder | None, ratifies: Holder | None, on: date
) -> None:
    """Let one decide a row from a day and one ratify it, and no others."""
    held = Rights(register, on).held[category]
    wanted = ((decides, RightKind.DECIDES), (ratifies, RightKind.RATIFIES))
    chosen = {holder: kind for holder, kind in wanted if holder is not None}
    if decides is not None and decides == ratifies:
        raise Refused(
            "Nobody ratifies what they decide themselves.",
            "Nothing has changed.",
            "Choose another to ratify, or nobody.",
        )
    for holder, kind in held.items():
        if holder not in chosen and kind in (RightKind.DECIDES, RightKind.RATIFIES):
            _set(register, category, holder, None, on)
    for holder, kind in chosen.items():
        _set(register, category, holder, kind, on)


@operation("Take a column out")
def clear_column(register: Register, holder: Holder, on: date) -> None:
    """End every right of a group or a post from a day."""
    for category in ROWS:
        _set(register, category, holder, None, on)


@operation("Change a right’s dates")
def date_right(
    register: Register, right_id: str, from_on: date | None, until_on: date | None, note: str = ""
) -> None:
    """Change from when until when a right holds; raises Refused where two would overlap."""
    right = replace(
        register.rights.get(right_id), from_on=from_on, until_on=until_on, note=clean_text(note)
    )
    require(right.problems())
    for other in _in_cell(register, right.category, Holder(right.group_id, right.post_id)):
        if other.id != right_id and overlap(right, other):
            raise Refused(
                f"“{other.kind.label}” holds in this cell {_span(other)}, so the dates overlap.",
                "Nothing has changed.",
                "Choose dates before or after it, or change that one first.",
            )
    _refuse_dissolved(register, right)
    register.rights.update(right_id, from_on=from_on, until_on=until_on, note=right.note)


@operation("Set limit")
def set_limit(
    register: Register,
    categories: Iterable[str],
    amount: int,
    on: date,
    group_id: str | None = None,
    note: str = "",
) -> None:
    """Let decisions over an amount, in whole pence, be ratified from a day; without a group,
    whichever decides. An earlier limit ends the day before."""
    for category in categories:
        _end_limits(register, category, group_id, on)
        limit = RightLimit(new_id(), category, amount, group_id, on, None, clean_text(note))
        require(limit.problems())
        _refuse_dissolved(register, limit)
        register.right_limits.add(limit)


@operation("End limit")
def end_limit(
    register: Register, categories: Iterable[str], on: date, group_id: str | None = None
) -> None:
    """Ask for no ratification by amount from a day."""
    for category in categories:
        _end_limits(register, category, group_id, on)


@operation("Choose who decides the architecture")
def choose_architecture(register: Register, architecture: Architecture, reason: str) -> None:
    """Record whether the corporate head of ICT or a federal group decides category D, and why."""
    reason = clean_text(reason).strip()
    if architecture is not Architecture.UNSAID and not reason:
        raise Refused(
            "The choice wants a reason.", "Nothing has changed.", "Say in a sentence why."
        )
    register.authorities.update(
        register.authority.id, architecture=architecture, architecture_reason=reason
    )


@operation("Remove category")
def remove_category(register: Register, code: str) -> None:
    """Take a category out of the list; raises Refused while rights, items or decisions carry it."""
    found = register.choices.find(list=ChoiceList.CATEGORIES, code=code)
    decisions = {
        one.id
        for field in ("category", "second_category")
        for one in register.decisions.find(**{field: code})
    }
    carried = [
        f"{count} {noun if count == 1 else noun + 's'}"
        for noun, count in (
            ("right", len(register.rights.find(category=code))),
            ("limit", len(register.right_limits.find(category=code))),
            ("decision", len(decisions)),
            ("item", len(register.items.find(category=code))),
        )
        if count
    ]
    if carried:
        raise Refused(
            f"The category {code} is carried by {' and '.join(carried)}, so it stays in the list.",
            "Nothing has changed.",
            "Give those another category first.",
        )
    for choice in found:
        register.choices.remove(choice.id)


def _set(
    register: Register, category: str, holder: Holder, kind: RightKind | None, on: date
) -> None:
    """End what holds in a cell on a day, and begin what is wanted, until the next begins."""
    if category not in ROWS:
        raise Refused(f"{category} is no row of the decision rights.", "Nothing has changed.")
    mine = _in_cell(register, category, holder)
    for one in mine:
        if holds_on(on, one.from_on, one.until_on):
            if one.kind is kind:
                return
            end_on(register.rights, one, on - _DAY)
    if kind is None:
        return
    until_on = until_next(mine, on)
    right = Right(new_id(), category, holder.group_id, holder.post_id, kind, on, until_on)
    require(right.problems())
    _refuse_dissolved(register, right)
    register.rights.add(right)


def _in_cell(register: Register, category: str, holder: Holder) -> list[Right]:
    return register.rights.find(category=category, group_id=holder.group_id, post_id=holder.post_id)


def _refuse_dissolved(register: Register, right: Right | RightLimit) -> None:
    if right.group_id is None:
        return
    group = register.groups.get(right.group_id)
    first = right.from_on or date.min
    if group.until_on is not None and group.until_on < first:
        raise Refused(
            f"{group.name} was dissolved on {spoken_date(group.until_on)}, so it can be given no right.",
            "Nothing has changed.",
            "Choose a group that meets, or a day before.",
        )


def _end_limits(register: Register, category: str, group_id: str | None, on: date) -> None:
    for one in register.right_limits.find(category=category, group_id=group_id):
        end_on(register.right_limits, one, on - _DAY)


def _span(right: Right) -> str:
    since = f"from {spoken_date(right.from_on)}" if right.from_on else "from the beginning"
    return f"{since} until {spoken_date(right.until_on)}" if right.until_on else since
