"""Decision rights on a day: who decides what, whether a group may, who must ratify, and the gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from egovdesk.records.choices import ChoiceList
from egovdesk.records.decisions import Decision
from egovdesk.records.findings import Acceptance
from egovdesk.records.framework import (
    Adoption,
    AdoptionState,
    AdoptionSubject,
    RightKind,
    RightLimit,
)
from egovdesk.records.groups import Group, Tier, holds_on
from egovdesk.records.kept_rights import KeptLimit, KeptRight, KeptRights
from egovdesk.records.matrix import (
    HEAD_OF_ICT,
    ROWS,
    Column,
    Gap,
    Holder,
    MatrixRow,
    listed,
    rows_of,
)
from egovdesk.records.money import pounds
from egovdesk.records.named_sums import largest_sum
from egovdesk.register import Register
from egovdesk.shipped import model_rights

TABLES = frozenset(
    {"rights", "right_limits", "groups", "group_tiers", "group_names", "group_links", "posts",
     "authority", "choices", "acceptances"}
)  # fmt: skip
"""Whatever these say changes an answer of this module."""

_SETTLES = frozenset({"agreed", "agreed_with_changes", "resolved", "approved", "delegated"})
"""The outcomes by which a group has decided something of its own, so that it may have to be ratified."""


@dataclass(frozen=True)
class Verdict:
    """Whether a group may decide in a category; where not, in a sentence whose it is.

    `refer_to` is the one group that decides, None where that is a post, or not one group alone.
    """

    may: bool
    sentence: str = ""
    refer_to: str | None = None


@dataclass(frozen=True)
class Need:
    """That a decision must be ratified: by which group, and what asks for it."""

    group_id: str
    why: str


class Rights:
    """The rights of a register as they stand on a day; what is read is read once."""

    def __init__(self, register: Register, day: date | None = None) -> None:
        self.register = register
        self.day = day or register.today

    # -- who there is --------------------------------------------------------------------------

    @cached_property
    def columns(self) -> dict[Holder, Column]:
        """Everybody who could have a right on the day: groups by their tier, then posts."""
        found = [*self._groups(), *self._posts()]
        return {one.holder: one for one in sorted(found, key=lambda one: one.rank)}

    def _groups(self) -> Iterator[Column]:
        tiers = self.register.group_tiers.on(self.day)
        renamed = {one.group_id for one in self.register.group_names.all()}
        for group in self._living.values():
            named = group
            if group.id in renamed:
                named = self.register.groups.named_on(group, self.day)
            covered = tuple(one for one in tiers.get(group.id, ()) if one is not Tier.NONE)
            yield Column(
                Holder(group.id), named.name, named.short_name, covered,
                parent_id=self._parents.get(group.id),
            )  # fmt: skip

    def _posts(self) -> Iterator[Column]:
        for post in self.register.posts.all():
            if holds_on(self.day, post.from_on, post.until_on):
                yield Column(Holder(None, post.id), post.title, role_code=post.role_code)

    @cached_property
    def _living(self) -> dict[str, Group]:
        return {one.id: one for one in self.register.groups.all() if one.exists_on(self.day)}

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        return self.register.groups.parents_on(self.day)

    @cached_property
    def held(self) -> dict[str, dict[Holder, RightKind]]:
        """Who has which right in each row."""
        found: dict[str, dict[Holder, RightKind]] = {row: {} for row in ROWS}
        for one in self.register.rights.all():
            holder = Holder(one.group_id, one.post_id)
            if holds_on(self.day, one.from_on, one.until_on) and holder in self.columns:
                found.setdefault(one.category, {})[holder] = one.kind
        return found

    @property
    def is_empty(self) -> bool:
        """Whether nobody has any right yet."""
        return not any(self.held.values())

    @cached_property
    def shown(self) -> tuple[Column, ...]:
        """The columns of the matrix: the framework's groups, the head of ICT, whoever has a right."""
        holding = {holder for row in self.held.values() for holder in row}
        return tuple(
            one
            for holder, one in self.columns.items()
            if one.tiers or one.role_code == HEAD_OF_ICT or holder in holding
        )

    # -- rows and gaps -------------------------------------------------------------------------

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each category is called."""
        found = self.register.choices.find(list=ChoiceList.CATEGORIES)
        return {one.code: one.label for one in found}

    @cached_property
    def rows(self) -> dict[str, MatrixRow]:
        """The rows of the matrix, with the model's answers."""
        model, architecture = model_rights(), self.register.authority.architecture
        return {
            code: MatrixRow(
                code, self.labels.get(code, code), self.columns, self.held[code], model[code],
                architecture,
            )
            for code in ROWS
        }  # fmt: skip

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What is amiss, row by row, whether accepted or not."""
        return tuple(gap for row in self.rows.values() if (gap := row.gap()) is not None)

    @cached_property
    def open_gaps(self) -> tuple[Gap, ...]:
        """The gaps that nobody has accepted."""
        return tuple(one for one in self.gaps if acceptance_of(self.register, one) is None)

    # -- questions -----------------------------------------------------------------------------

    def who(self, category: str, kind: RightKind) -> list[Column]:
        """Who holds a right in a category, in the order of the columns."""
        held = [self.held.get(row, {}) for row in rows_of(category)]
        return [
            column
            for holder, column in self.columns.items()
            if any(row.get(holder) is kind for row in held)
        ]

    def who_decides(self, category: str) -> str:
        """Who decides in a category, in words; empty where nobody does."""
        return listed_names(self.who(category, RightKind.DECIDES))

    def own(self, group_id: str, category: str) -> RightKind | None:
        """The right that a group itself has in a category: the first of several."""
        mine = {self.held.get(row, {}).get(Holder(group_id)) for row in rows_of(category)}
        return next((kind for kind in RightKind if kind in mine), None)

    def verdict(self, group_id: str, category: str) -> Verdict:
        """Whether a group may decide; it may where nobody has the right, for that is a gap."""
        deciders = self.who(category, RightKind.DECIDES)
        if not deciders or any(one.holder.group_id == group_id for one in deciders):
            return Verdict(True)
        label = self.labels.get(category, category)
        sentence = f"{label} is for {listed_names(deciders, definite=True)} to decide."
        mine = self.own(group_id, category)
        own = _MAY.get(mine, "") if mine is not None else ""
        groups = [one.holder.group_id for one in deciders if one.holder.group_id]
        return Verdict(
            False, f"{sentence}{own}", groups[0] if len(groups) == 1 == len(deciders) else None
        )

    def kept(self) -> KeptRights:
        """The rights of the day as a version keeps them."""
        rows = {
            code: tuple(
                KeptRight(holder.key, column.name, held[holder])
                for holder, column in self.columns.items()
                if holder in held
            )
            for code, held in self.held.items()
            if code in ROWS
        }
        council = self.register.authority
        limits = (
            KeptLimit(one.category, one.amount, one.group_id or "", self._name_of(one.group_id))
            for one in self.limits
        )
        return KeptRights(
            self.day, rows, {code: self.labels.get(code, code) for code in ROWS}, tuple(limits),
            council.architecture, council.architecture_reason,
        )  # fmt: skip

    def _name_of(self, group_id: str | None) -> str:
        column = self.columns.get(Holder(group_id)) if group_id else None
        return column.name if column else ""

    # -- ratification --------------------------------------------------------------------------

    def ratifier(
        self, group_id: str, category: str, amount: int | None = None, words: str = ""
    ) -> Need | None:
        """Which group must ratify what a group decides in a category, and why; None where none.

        It is the nearest group above with the right, or that decides what this one may not. Over a
        limit it is the group above where nobody has the right. An amount within the limit is let
        go; a sum that is only named in the words of the decision is not, but counts where it is over.
        """
        limit = self.limit(group_id, category)
        named = largest_sum(words) if amount is None and limit is not None else amount
        over = limit is not None and named is not None and named > limit
        if limit is not None and amount is not None and not over:
            return None
        with_right = self._with_right(group_id, category)
        if with_right is None and not over:
            return None
        chosen = with_right or self._above(group_id)
        if chosen is None or chosen == group_id:
            return None
        why = f"Decision rights: category {category}"
        return Need(chosen, f"Over the limit of {pounds(limit or 0)}" if over else why)

    @cached_property
    def limits(self) -> tuple[RightLimit, ...]:
        """The limits by amount that hold on the day."""
        found = self.register.right_limits.all()
        return tuple(one for one in found if holds_on(self.day, one.from_on, one.until_on))

    def limit(self, group_id: str, category: str) -> int | None:
        """The amount in pence over which a group's decisions in a category are ratified."""
        rows = set(rows_of(category))
        found = [
            one for one in self.limits if one.category in rows and one.group_id in (None, group_id)
        ]
        own = [one for one in found if one.group_id] or found
        return min((one.amount for one in own), default=None)

    def _with_right(self, group_id: str, category: str) -> str | None:
        """The nearest group above that ratifies, or that decides what this one may not; else the
        only one that ratifies, unless it is this one."""
        ratify = self._groups_that(RightKind.RATIFIES, category)
        decide = self._groups_that(RightKind.DECIDES, category)
        asked = ratify if group_id in decide else ratify + decide
        above = [one for one in self.above(group_id) if one in asked]
        if above:
            return above[0]
        return ratify[0] if len(ratify) == 1 and group_id not in ratify else None

    def _groups_that(self, kind: RightKind, category: str) -> list[str]:
        return [one.holder.group_id for one in self.who(category, kind) if one.holder.group_id]

    def _above(self, group_id: str) -> str | None:
        return next(iter(self.above(group_id)), None)

    def above(self, group_id: str) -> list[str]:
        """The groups above one on the day, the nearest first; those dissolved by then are passed over."""
        found: list[str] = []
        seen, over = {group_id}, self._parents.get(group_id)
        while over is not None and over not in seen:
            seen.add(over)
            if over in self._living:
                found.append(over)
            over = self._parents.get(over)
        return found


_MAY = {
    RightKind.RATIFIES: " This group ratifies it.",
    RightKind.PROPOSES: " This group may propose.",
    RightKind.CONSULTED: " This group is consulted.",
}


def listed_names(columns: list[Column], *, definite: bool = False) -> str:
    """Names as a sentence lists them; many service development groups are counted."""
    service = [one for one in columns if one.is_service]
    names = [one.name for one in columns if one not in service or len(service) < 3]
    if definite:
        names = [name if name.lower().startswith("the ") else f"the {name}" for name in names]
    if len(service) >= 3:
        names.append(f"{'the ' if definite else ''}{len(service)} service development groups")
    return listed(names) if names else ""


def acceptance_of(register: Register, gap: Gap) -> Acceptance | None:
    """The acceptance under which a gap stands; one of other facts does not count."""
    found = register.acceptances.find(rule=gap.rule, subject=gap.subject, ended_on=None)
    return next((one for one in found if one.facts == gap.facts), None)


def needs_ratification(register: Register, decision: Decision) -> Need | None:
    """Which group must ratify a decision by the rights of its day, and why; None where none must.

    A decision without a category, or whose outcome settles nothing, asks for none.
    """
    if decision.outcome not in _SETTLES or not rows_of(decision.category):
        return None
    rights = Rights(register, decision.decided_on)
    words = ""
    if decision.amount is None and rights.limits:
        parts = register.decision_parts.find(decision_id=decision.id)
        words = "\n".join(one.text for one in parts)
    return rights.ratifier(decision.group_id, decision.category, decision.amount, words)


def adopted_on(register: Register, day: date) -> Adoption | None:
    """The version of the rights that stood adopted on a day."""
    found = register.adoptions.find(subject=AdoptionSubject.RIGHTS, state=AdoptionState.ADOPTED)
    stood = [one for one in found if one.adopted_on is not None and one.adopted_on <= day]
    return max(stood, key=lambda one: (one.adopted_on or date.min, one.version), default=None)


def kept_of(register: Register, adoption: Adoption) -> KeptRights:
    """The rights that a version keeps; one adopted on paper has those of its day."""
    if adoption.text:
        return KeptRights.from_json(adoption.text)
    return Rights(register, adoption.adopted_on or adoption.drafted_on).kept()
