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
class CheckSetting:
    """One threshold of the checks that this council has changed; its id is the setting's name."""

    id: str
    value: int
    note: str = ""
