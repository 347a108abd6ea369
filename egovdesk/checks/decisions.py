"""R19 to R27: who took a decision, in whose place, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egovdesk.checks.day import Day
from egovdesk.checks.rights import Rights
from egovdesk.checks.rules import Said, rule
from egovdesk.records.checked import DecisionRow
from egovdesk.records.findings import Severity

DECIDING = frozenset({"agreed", "agreed_with_changes", "resolved", "approved", "delegated"})
"""The outcomes that let something be done; `_SETTLING` has those that refuse it as well."""
_SETTLING = DECIDING | {"not_agreed", "rejected"}
_ANSWERED = ("ratified", "varied", "superseded")
_COMMON = {
    "email": ("e-mail", "email"),
    "office": ("word processor", "office productivity"),
    "payroll": ("payroll",),
    "personnel": ("personnel system",),
    "finance": ("general ledger", "finance system"),
    "intranet": ("intranet",),
}
_SYSTEM_NAMES = {
    "email": "e-mail", "office": "office productivity", "payroll": "payroll",
    "personnel": "personnel", "finance": "finance", "intranet": "the intranet",
}  # fmt: skip
_SEATING = ("groups", "tiers", "places", "posts", "holdings", "people")


def _within(day: Day, outcomes: frozenset[str], letters: str = "ABCDE") -> Iterator[DecisionRow]:
    """The framework's decisions with one of these outcomes, in categories of these letters."""
    for one in day.decisions:
        if one.outcome in outcomes and one.category[0] in letters:
            yield one


def _said(one: DecisionRow, sentence: str, facts: str) -> Said:
    named = f"{one.number} {one.title}".strip()
    return Said(f"decisions:{one.id}", f"{named}: {sentence}", facts)


@rule(
    "R19",
    "ICT managers do not decide the strategy or the priorities",
    remedy="The framework suggests that business managers decide these: refer it to the e-governance"
    " group.",
    source="Managing e-government, summary question 5 and section 2.3",
    needs=("decisions", *_SEATING),
)
def ict_decides(day: Day) -> Iterator[Said]:
    rights = Rights(day.facts)
    for one in _within(day, _SETTLING, "AB"):
        if one.state in _ANSWERED:
            continue
        if rights.is_head(one.decided_by, one.decided_on):
            yield _said(one, "the head of ICT decided it.", f"by {one.decided_by}")
        elif rights.only_ict(one.group_id, one.decided_on):
            group = day.group_name(one.group_id)
            yield _said(one, f"{group}, where only ICT sits, decided it.", f"by {one.group_id}")


@rule(
    "R20",
    "A decision is taken where the decision rights put its category",
    remedy="The framework suggests another group for this category: refer it, or change the rights.",
    source="Managing e-government, sections 2.3 and 3.4",
    needs=("decisions", "groups", "posts", "tiers", "rights"),
)
def in_its_place(day: Day) -> Iterator[Said]:
    rights = Rights(day.facts)
    for one in _within(day, _SETTLING):
        if one.state in _ANSWERED:
            continue
        if rights.may_decide(one.group_id, one.category, one.decided_on):
            continue
        group = day.group_name(one.group_id)
        normally = rights.normally(one.category, one.decided_on)
        sentence = f"category {one.category} is normally for {normally}, not {group}."
        yield _said(one, sentence, f"{one.category} by {one.group_id}")


@rule(
    "R21",
    "Common systems are the corporate standard’s to choose",
    remedy="The framework suggests the corporate system, or a decision of the ICT infrastructure group"
    " that says why not.",
    source="Managing e-government, sections 2.2 and 3.4",
    needs=("decisions", "tiers"),
)
def common_system(day: Day) -> Iterator[Said]:
    for one in _within(day, DECIDING, "E"):
        title = one.title.casefold()
        kinds = [kind for kind in one.systems.split(",") if kind in _COMMON]
        kinds += [kind for kind, words in _COMMON.items() if any(word in title for word in words)]
        if kinds:
            name = _SYSTEM_NAMES[kinds[0]]
            yield _said(
                one, f"the choice of {name} is restricted to corporate standards.", kinds[0]
            )


@rule(
    "R22",
    "An application that is chosen conforms to the infrastructure standards",
    remedy="The framework suggests confirming the standards that it conforms to, or the waiver.",
    source="Managing e-government, section 3.4",
    needs=("decisions", "tiers"),
)
def conforms(day: Day) -> Iterator[Said]:
    for one in _within(day, DECIDING, "E"):
        if not one.conforms:
            yield _said(one, "no standard is named that it conforms to.", "no standard")


@rule(
    "R23",
    "A subsidiary group’s decision is ratified, or on the parent’s next agenda",
    remedy="The framework suggests ratification: put it on the next agenda.",
    source="Managing e-government, Chart 3 (EG6)",
    needs=("waiting", "groups", "settings"),
)
def ratified(day: Day) -> Iterator[Said]:
    grace = day.setting("grace_days")
    for one in day.facts.waiting:
        if one.asked_on > day.on or (one.answered_on or "9999") <= day.on:
            continue
        placed = one.placed_on is not None and one.placed_on >= day.on
        if not placed and _days(one.asked_on, day.on) > grace:
            parent = day.group_name(one.to_id) or "the parent group"
            sentence = f"{one.number} {one.title}: it waits for {parent}, on no agenda."
            yield Said(f"decisions:{one.decision_id}", sentence, f"to {one.to_id}")


@rule(
    "R24",
    "A decision says who decided, with whose input, and how it was formed",
    remedy="The framework suggests recording all three: fill them in.",
    source="Managing e-government, section 2.1",
    needs=("decisions", "tiers"),
)
def says_how(day: Day) -> Iterator[Said]:
    for one in _within(day, _SETTLING):
        if one.decided_by and one.input_from and one.formed:
            continue
        lacks = [
            words
            for value, words in (
                (one.decided_by, "who decided"),
                (one.input_from, "whose input there was"),
                (one.formed, "how it was formed"),
            )
            if not value
        ]
        yield _said(one, f"it does not say {' or '.join(lacks)}.", ",".join(lacks))


@rule(
    "R25",
    "A decision that affects a service has an owner there, one in ICT, and one accountable officer",
    remedy="The framework suggests joint and clear accountability: name them.",
    source="Managing e-government, section 1",
    needs=("decisions", "tiers"),
)
def accountable(day: Day) -> Iterator[Said]:
    for one in _within(day, DECIDING):
        if not one.affects_service:
            continue
        lacks = [
            words
            for value, words in (
                (one.service_owner_id, "an owner in the service"),
                (one.ict_owner_id, "an owner in ICT"),
                (one.accountable_id, "an accountable officer"),
            )
            if not value
        ]
        if lacks:
            yield _said(
                one, f"it affects a service, and lacks {' and '.join(lacks)}.", ",".join(lacks)
            )


@rule(
    "R26",
    "An ICT decision says how the whole organisation benefits",
    remedy="The framework suggests decisions that benefit the whole organisation: say how this does.",
    source="Managing e-government, section 1",
    needs=("decisions", "tiers"),
    severity=Severity.INFORMATION,
)
def whole_benefit(day: Day) -> Iterator[Said]:
    for one in _within(day, DECIDING, "BCDE"):
        if not one.benefit:
            yield _said(one, "it does not say how the whole organisation benefits.", "none")


@rule(
    "R27",
    "A strategic or priority decision is linked to a corporate strategy",
    remedy="The framework suggests a link with the corporate strategies: add one.",
    source="Managing e-government, section 3.4",
    needs=("decisions", "tiers"),
)
def has_strategy(day: Day) -> Iterator[Said]:
    for one in _within(day, DECIDING, "AB"):
        if not one.strategies:
            yield _said(one, "it is linked to no corporate strategy.", "none")


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
