"""What the register itself has to say to each question of the self-assessment, in a line or two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from egovdesk.documents.wording import counted, listing, long_date, tally
from egovdesk.records.facts import ChampionKind
from egovdesk.records.framework import RightKind
from egovdesk.records.groups import Group, GroupTier, Tier, holds_on
from egovdesk.records.programmes import Programme, RankingState
from egovdesk.records.statements import Statement
from egovdesk.register import Register

_TIERS = (Tier.E_GOVERNANCE, Tier.INFRASTRUCTURE, Tier.SERVICE)
_ICT = {Tier.INFRASTRUCTURE, Tier.SUPPORTING}
_RESPONSIBILITIES = 12
_KINDS = 18
_STRATEGIC = "on strategy and priorities"
_STYLES = {
    "functional": "named for what it does",
    "citizen": "named for the citizen",
    "service": "named for services",
}


class Dated(Protocol):
    """What holds from one date to another."""

    @property
    def from_on(self) -> date | None: ...
    @property
    def until_on(self) -> date | None: ...


def evidence(register: Register, question: str, day: date) -> str:
    """What the register holds on a day that answers a question; every question has something."""
    return " ".join(_ANSWERS[question](register, day))


def _transformation(register: Register, day: date) -> list[str]:
    found = register.decisions.tallied("AB", day)
    linked, made = sum(one.linked for one in found), sum(one.made for one in found)
    named, affecting = register.decisions.answered_for(day)
    lines = [f"{_of(linked, made, _STRATEGIC)} linked to a corporate strategy."]
    if affecting:
        lines.append(
            f"{_of(named, affecting, 'that affect a service')} with an accountable officer."
        )
    return lines


def _structure(register: Register, day: date) -> list[str]:
    lines = []
    for tier in _TIERS:
        names = [one.name for one in groups_of(register, tier, day)]
        word = tier.label.lower().replace("ict", "ICT")
        lines.append(f"{_capital(word)}: {listing(names) if names else 'none'}.")
    held = [one for one in register.responsibilities.all() if _now(one, day)]
    given, formal = {one.code for one in held}, {one.code for one in held if one.formalised}
    lines.append(
        f"{len(given) or 'None'} of the {_RESPONSIBILITIES} responsibilities given to a group, "
        f"{len(formal) or 'none'} in its terms of reference."
    )
    return lines


def _statements(register: Register, day: date) -> list[str]:
    held = [one for one in register.responsibilities.find(code="EG2") if _now(one, day)]
    names = [register.groups.get(one.group_id).name for one in held]
    who = f"{listing(names)} answers for" if names else "No group answers for"
    said = [_stated(register, one) for one in register.statements.all()]
    none = ["No IEG statement is held in this register yet."]
    return [*(said or none), f"{who} strategic direction (EG2)."]


def _stated(register: Register, one: Statement) -> str:
    """How a statement is developed and agreed: who owns it, its drafts, and its way to approval."""
    words = "An exempt statement" if one.exempt else one.round or one.title
    owner = register.people.maybe(one.owner_id)
    words += f": written by {owner.name}" if owner is not None else ": without an owner"
    drafts = register.drafts.find(statement_id=one.id)
    words += f", {counted(len(drafts), 'draft')} kept" if drafts else ""
    stages = register.approval_stages.find(statement_id=one.id)
    done = sum(stage.done_on is not None for stage in stages)
    words += (
        f"; {done or 'none'} of {counted(len(stages), 'stage')} to approval done" if stages else ""
    )
    if one.submitted_on is not None:
        return f"{words}; submitted on {long_date(one.submitted_on)}."
    return f"{words}; due on {long_date(one.due_on)}." if one.due_on else f"{words}."


def _priorities(register: Register, day: date) -> list[str]:
    deciding = _deciders(register, "B", day)
    who = (
        f"Decided by {listing(deciding)}." if deciding else "No group has the right to decide them."
    )
    made = sum(one.made for one in register.decisions.tallied("B", day))
    lines = [f"Priorities and programmes (B): {who[:1].lower()}{who[1:]}",
             f"{tally(made, 'decision')} of that kind so far."]  # fmt: skip
    return lines + [_ranked(register, one) for one in register.programmes.all()]


def _ranked(register: Register, programme: Programme) -> str:
    """How a programme's projects come by their places."""
    placed = counted(len(register.programme_projects.find(programme_id=programme.id)), "project")
    criteria = register.criteria.find(programme_id=programme.id)
    words = f"{programme.label}: {placed}"
    if criteria:
        scores = register.scores.of_criteria(one.id for one in criteria)
        scorers = counted(len({one.scorer_id for one in scores}), "scorer")
        words += f", ranked by {counted(len(criteria), 'weighted criterion', 'weighted criteria')}"
        words += f" and {scorers}"
    agreed = register.rankings.find(programme_id=programme.id, state=RankingState.AGREED)
    if agreed:
        words += f"; the board agreed a ranking on {long_date(agreed[-1].kept_at.date())}"
    return f"{words}."


def _ict_managers(register: Register, day: date) -> list[str]:
    found = register.decisions.tallied("AB", day)
    tiers: dict[str, list[GroupTier]] = {}
    for one in register.group_tiers.all():
        tiers.setdefault(one.group_id, []).append(one)
    taken = [each for each in found if _is_ict(tiers.get(each.group_id, []), each.decided_on)]
    names = dict.fromkeys(register.groups.get(one.group_id).name for one in taken)
    by = f": {listing(list(names))}" if names else ""
    made, theirs = sum(one.made for one in found), sum(one.made for one in taken)
    return [f"{_of(theirs, made, _STRATEGIC)} taken by groups of ICT alone{by}."]


def _suitable(register: Register, day: date) -> list[str]:
    rows: dict[str, int] = {}
    for one in register.rights.find(kind=RightKind.DECIDES):
        if _now(one, day):
            rows[one.category] = rows.get(one.category, 0) + 1
    settled = sum(count == 1 for count in rows.values())
    return [f"{settled or 'None'} of the {_KINDS} kinds of decision have exactly one that decides."]


def _dedicated(register: Register, day: date) -> list[str]:
    lines = [f"{register.authority.arrangement.label}."]
    reports = [
        (meeting.held_on, item.report_of_id)
        for group in groups_of(register, Tier.SMT, day)
        for meeting in register.meetings.of_group(group.id)
        if meeting.held_on <= day
        for item in register.items.find(meeting_id=meeting.id)
        if item.report_of_id
    ]
    if reports:
        last, group_id = max(reports)
        name = register.groups.get(group_id or "").name
        lines.append(
            f"{tally(len(reports), 'report')} to SMT, the last on {long_date(last)} ({name})."
        )
    else:
        lines.append("No report to SMT is on its agendas.")
    return lines


def _name(register: Register, day: date) -> list[str]:
    lines = []
    for group in groups_of(register, Tier.E_GOVERNANCE, day):
        style = _STYLES.get(group.name_style, "")
        former = [one.name for one in register.group_names.find(group_id=group.id)]
        told = f", {style}" if style else ""
        told += f", formerly {listing(list(dict.fromkeys(former)))}" if former else ""
        lines.append(f"{group.name}{told}.")
    return lines or ["No e-governance group is held."]


def _skills(register: Register, day: date) -> list[str]:
    lines = []
    for kind in ChampionKind:
        held = [one for one in register.champions.find(kind=kind) if _now(one, day)]
        for one in held:
            facts = [one.seniority.label.lower()] if one.seniority else []
            facts.append("active" if one.active else "not active")
            facts += [f"supported by {one.support.label.lower()}"] if one.support else []
            lines.append(f"{kind.label}: {register.people.get(one.person_id).name}, "
                         f"{', '.join(facts)}.")  # fmt: skip
        if not held:
            lines.append(f"{kind.label}: none named.")
    return [*lines, f"Head of ICT: {_head_of_ict(register, day)}."]


def _head_of_ict(register: Register, day: date) -> str:
    for post in register.posts.find(role_code="HEAD_ICT"):
        for held in register.holdings.find(post_id=post.id):
            if holds_on(day, held.from_on, held.until_on):
                return f"{register.people.get(held.person_id).name} ({post.title})"
    return "vacant"


def groups_of(register: Register, tier: Tier, day: date) -> list[Group]:
    """The groups that cover a tier on a day, as they were called then."""
    covered = register.group_tiers.on(day)
    return [
        register.groups.named_on(one, day)
        for one in register.groups.all()
        if tier in covered.get(one.id, []) and holds_on(day, one.from_on, one.until_on)
    ]


def _is_ict(tiers: Sequence[GroupTier], day: date) -> bool:
    covered = {one.tier for one in tiers if _now(one, day)}
    return bool(covered) and covered <= _ICT


def _deciders(register: Register, category: str, day: date) -> list[str]:
    names = []
    for one in register.rights.find(category=category, kind=RightKind.DECIDES):
        if not _now(one, day):
            continue
        if one.group_id is not None:
            names.append(register.groups.get(one.group_id).name)
        elif one.post_id is not None:
            names.append(register.posts.get(one.post_id).title)
    return names


def _now(one: Dated, day: date) -> bool:
    return holds_on(day, one.from_on, one.until_on)


def _of(some: int, every: int, noun: str) -> str:
    if not every:
        return f"No decision {noun} yet, so none"
    return f"{some or 'None'} of {counted(every, 'decision')} {noun}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_ANSWERS: dict[str, Callable[[Register, date], list[str]]] = {
    "Q1": _transformation,
    "Q2": _structure,
    "Q3": _statements,
    "Q4": _priorities,
    "Q5": _ict_managers,
    "K1": _suitable,
    "K2": _dedicated,
    "K3": _name,
    "K4": _skills,
}
