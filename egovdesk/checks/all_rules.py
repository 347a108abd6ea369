"""The 38 rules in order, and running them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from egovdesk.checks import authority, decisions, meetings, programme, seating, structure
from egovdesk.checks.day import Day
from egovdesk.checks.rules import RULES, Rule
from egovdesk.records.checked import Facts
from egovdesk.records.findings import Finding

__all__ = ["ALL", "run"]

_MODULES = (structure, seating, meetings, decisions, programme, authority)

ALL: tuple[Rule, ...] = tuple(RULES[id] for id in sorted(RULES))


def run(facts: Facts, on: str, rules: Iterable[Rule] = ALL) -> Iterator[Finding]:
    """What the rules have to say of a register on a day (ISO text)."""
    day = Day(facts, on)
    for one in rules:
        yield from one.findings(day)
