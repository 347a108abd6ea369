"""What a clerk makes of findings: accept one with a reason, take that back, and set thresholds."""

from __future__ import annotations

from egovdesk.checks.rules import RULES
from egovdesk.errors import Refused
from egovdesk.findings import Findings
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.records.findings import Acceptance, CheckSetting, Finding
from egovdesk.records.text import clean_text
from egovdesk.register import Register
from egovdesk.shipped.checks import shipped_thresholds


@operation("Accept finding")
def accept_finding(register: Register, finding: Finding, reason: str) -> str:
    """Accept a finding with the reason, dated; what was accepted on other facts ends. Its id."""
    found = Findings(register)
    if finding.id in found.accepted:
        raise Refused("This finding is accepted already.", "Nothing has changed.")
    if (
        finding.rule in RULES
    ):  # a check of a statement's text is none: what it rests on is a sentence
        found.run([RULES[finding.rule]])
        for one in found.reopened():
            register.acceptances.update(one.id, ended_on=register.today)
    accepted = Acceptance(
        new_id(), finding.rule, finding.subject, finding.facts, finding.sentence,
        clean_text(reason).strip(), register.today, register.user,
    )  # fmt: skip
    require(accepted.problems())
    register.acceptances.add(accepted)
    return accepted.id


@operation("Take acceptance back")
def take_acceptance_back(register: Register, acceptance_id: str) -> None:
    """End an acceptance today, so that the finding stands again; the record of it stays."""
    accepted = register.acceptances.get(acceptance_id)
    if accepted.ended_on is not None:
        raise Refused("This acceptance has ended already.", "Nothing has changed.")
    register.acceptances.update(acceptance_id, ended_on=register.today)


@operation("Change thresholds")
def set_thresholds(register: Register, values: dict[str, int]) -> None:
    """Set thresholds of the checks; one that is as shipped is no longer the council's own."""
    shipped = {one.id: one for one in shipped_thresholds()}
    for name, value in values.items():
        one = shipped.get(name)
        if one is None:
            raise Refused(f"There is no threshold {name}.", "Nothing has changed.")
        if not one.least <= value <= one.most:
            raise Refused(
                f"{one.label}: type a number from {one.least} to {one.most}.",
                "Nothing has changed.",
            )
        own = register.check_settings.maybe(name)
        if value == one.value:
            if own is not None:
                register.check_settings.remove(name)
        elif own is None:
            register.check_settings.add(CheckSetting(name, value))
        elif own.value != value:
            register.check_settings.update(name, value=value)
