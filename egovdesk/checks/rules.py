"""What a rule is, and the register of all rules (reference.md 1.9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from egovdesk.checks.day import Day
from egovdesk.records.findings import Finding, Severity


class Said(NamedTuple):
    """What a rule has to say of one subject; `facts` is what it rests on."""

    subject: str
    sentence: str
    facts: str
    severity: Severity | None = None
    remedy: str = ""


Check = Callable[[Day], Iterator[Said]]

RULES: dict[str, Rule] = {}
"""Every rule by its id, in the order of the ids once `egovdesk.checks.all_rules` is imported."""


@dataclass(frozen=True)
class Rule:
    """A rule: what the framework suggests, how strongly, where it comes from and what may be done.

    `needs` names the fields of `Facts` that it reads: where none of them changed, neither has what
    it says. One that is `by_decision` looks at each decision by itself.
    """

    id: str
    title: str
    remedy: str
    source: str
    check: Check
    needs: frozenset[str]
    severity: Severity = Severity.WARNING

    @property
    def by_decision(self) -> bool:
        return "decisions" in self.needs

    def findings(self, day: Day) -> Iterator[Finding]:
        """What it has to say of a register on a day."""
        for one in self.check(day):
            yield Finding(
                self.id,
                one.severity or self.severity,
                one.subject,
                one.sentence,
                one.remedy or self.remedy,
                self.source,
                one.facts,
            )


def rule(
    id: str,
    title: str,
    *,
    remedy: str,
    source: str,
    needs: tuple[str, ...],
    severity: Severity = Severity.WARNING,
) -> Callable[[Check], Check]:
    """Register a function as the check of a rule."""

    def decorate(check: Check) -> Check:
        RULES[id] = Rule(id, title, remedy, source, check, frozenset(needs), severity)
        return check

    return decorate
