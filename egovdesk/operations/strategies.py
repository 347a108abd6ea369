"""Corporate strategies, and what decisions and items bear upon: strategies, standards, systems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.records.standards import Bearing, Strategy
from egovdesk.records.text import clean_facts, clean_line
from egovdesk.register import Register

_UPON = {"strategies": "strategy_id", "standards": "standard_id", "systems": "system_id"}


@operation("Add strategy")
def add_strategy(register: Register, title: str, **facts: Any) -> str:
    """Put a corporate strategy in; return its id."""
    strategy = Strategy(new_id(), clean_line(title), **clean_facts(facts, {"note"}))
    require(strategy.problems())
    register.strategies.add(strategy)
    return strategy.id


@operation("Change strategy", of=naming.of_strategy)
def change_strategy(register: Register, strategy_id: str, **changes: Any) -> None:
    """Change its facts."""
    cleaned = clean_facts(changes, {"note"})
    require(replace(register.strategies.get(strategy_id), **cleaned).problems())
    register.strategies.update(strategy_id, **cleaned)


@operation("Remove strategy", of=naming.of_strategy)
def remove_strategy(register: Register, strategy_id: str) -> None:
    """Take out a strategy that nothing is linked to; raises Refused otherwise."""
    strategy = register.strategies.get(strategy_id)
    if register.bearings.find(strategy_id=strategy_id):
        raise Refused(
            f"Decisions or items are linked to “{strategy.title}”, so it stays in the record.",
            "Nothing has changed.",
            "Give it an end date instead.",
        )
    register.strategies.remove(strategy_id)


@operation("Change what a decision bears upon")
def set_decision_bearings(register: Register, decision_id: str, upon: Iterable[str]) -> None:
    """Link a decision to these and no others: "strategies:<id>", "standards:<id>", "systems:<id>"."""
    register.decisions.get(decision_id)
    _set(register, upon, decision_id=decision_id)


@operation("Change what an item bears upon")
def set_item_bearings(register: Register, item_id: str, upon: Iterable[str]) -> None:
    """Link an item to these and no others; a decision made under it takes the links."""
    register.items.get(item_id)
    _set(register, upon, item_id=item_id)


def bears_upon(register: Register, **subject: str) -> list[str]:
    """What a decision (`decision_id`) or an item (`item_id`) bears upon, as "strategies:<id>"."""
    return [_upon(one) for one in register.bearings.find(**subject)]


def inherit_bearings(register: Register, item_id: str, decision_id: str) -> None:
    """Let a decision bear upon what its item does."""
    for one in register.bearings.find(item_id=item_id):
        register.bearings.add(replace(one, id=new_id(), item_id=None, decision_id=decision_id))


def _set(register: Register, upon: Iterable[str], **subject: str) -> None:
    wanted = list(dict.fromkeys(upon))
    for one in register.bearings.find(**subject):
        if _upon(one) in wanted:
            wanted.remove(_upon(one))
        else:
            register.bearings.remove(one.id)
    for key in wanted:
        kind, _, record_id = key.partition(":")
        getattr(register, kind).get(record_id)
        bearing = Bearing(new_id(), **subject, **{_UPON[kind]: record_id})
        require(bearing.problems())
        register.bearings.add(bearing)


def _upon(bearing: Bearing) -> str:
    return next(
        f"{kind}:{getattr(bearing, column)}"
        for kind, column in _UPON.items()
        if getattr(bearing, column) is not None
    )
