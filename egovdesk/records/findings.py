"""Findings: what a check has to say, and what a clerk has accepted with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egovdesk.records.problems import Problem, name_problems


class Severity(StrEnum):
    """Nothing is an error: the paper is a discussion paper (reference.md 1.9)."""

    WARNING = "warning"
    INFORMATION = "information"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True)
class Finding:
    """What one rule has to say of one subject.

    `subject` is the kind and id of a record, "groups:<id>", or "authority". `facts` is a short text
    of what the finding rests on: where it changes, an acceptance ends. `remedy` is what the model
    suggests; `source` the place in the paper.
    """

    rule: str
    severity: Severity
    subject: str
    sentence: str
    remedy: str = ""
    source: str = ""
    facts: str = ""

    @property
    def id(self) -> str:
        """What it is known by in a list: one that rests on other facts is another finding."""
        return "|".join((self.rule, self.subject, self.facts))

    @property
    def table(self) -> str:
        """The kind of record that it is about; "authority" for the council as a whole."""
        return self.subject.partition(":")[0]

    @property
    def record_id(self) -> str:
        """The record that it is about; empty for the council as a whole."""
        return self.subject.partition(":")[2]


@dataclass(frozen=True)
class Acceptance:
    """A finding that a clerk accepts, with the reason; it ends when its facts change."""

    id: str
    rule: str
    subject: str
    facts: str
    sentence: str
    reason: str
    accepted_on: date
    accepted_by: str = ""
    ended_on: date | None = None

    def problems(self) -> tuple[Problem, ...]:
        return tuple(name_problems("reason", self.reason, label="The reason", limit=2000))


@dataclass(frozen=True)
class Threshold:
    """A threshold as shipped: what it is called, the rule that it is for, and its bounds."""

    id: str
    label: str
    rule: str
    value: int
    least: int
    most: int


@dataclass(frozen=True)
class CheckSetting:
    """One threshold of the checks that this council has changed; its id is the setting's name."""

    id: str
    value: int
    note: str = ""
