"""The matrix of decision rights: its eighteen rows, who stands in them, the model's answer, and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from egovdesk.records.authority import Architecture
from egovdesk.records.framework import RightKind
from egovdesk.records.groups import Tier

SECTIONS: dict[str, tuple[str, ...]] = {
    "A": ("A1", "A2", "A3", "A4", "A5", "A6"),
    "B": ("B",),
    "C": ("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"),
    "D": ("D1", "D2"),
    "E": ("E",),
}
"""The five categories of decision, each with its rows (paper, section 2.2)."""

ROWS = tuple(code for codes in SECTIONS.values() for code in codes)
HEAD_OF_ICT = "HEAD_ICT"
_ORDER = {tier: at for at, tier in enumerate(Tier)}


def rows_of(category: str) -> tuple[str, ...]:
    """The rows that a decision's category stands for: all of C1 to C8 for one that is only C."""
    return SECTIONS.get(category, (category,) if category in ROWS else ())


class Holder(NamedTuple):
    """Who has a right: a group, or whoever holds a post."""

    group_id: str | None = None
    post_id: str | None = None

    @property
    def key(self) -> str:
        """One text for it, as kept versions and the screen know it."""
        return f"group:{self.group_id}" if self.group_id else f"post:{self.post_id}"


def holder_of(key: str) -> Holder:
    """The holder that a key names."""
    kind, _, found = key.partition(":")
    return Holder(found) if kind == "group" else Holder(None, found)


@dataclass(frozen=True)
class Column:
    """A column of the matrix: who it is, by the name of the day, and where it stands.

    `tiers` are those that a group covers, `role_code` is a post's, and `parent_id` the group above.
    """

    holder: Holder
    name: str
    short_name: str = ""
    tiers: tuple[Tier, ...] = ()
    role_code: str = ""
    parent_id: str | None = None

    @property
    def is_group(self) -> bool:
        """Whether it is a group, and not a post."""
        return self.holder.group_id is not None

    @property
    def label(self) -> str:
        """The name as a sentence has room for it."""
        return self.short_name or self.name

    @property
    def rank(self) -> tuple[bool, int]:
        """Groups by their highest tier, then posts, the head of ICT first."""
        if not self.is_group:
            return (True, int(self.role_code != HEAD_OF_ICT))
        return (False, min((_ORDER[one] for one in self.tiers), default=len(_ORDER)))

    @property
    def is_service(self) -> bool:
        """Whether it is a service development group and nothing else: one for each business unit."""
        return set(self.tiers) == {Tier.SERVICE}

    @property
    def is_top(self) -> bool:
        """Whether its decisions are nobody's to ratify in the model."""
        return bool(set(self.tiers) & {Tier.SMT, Tier.E_GOVERNANCE})


Held = Mapping[Holder, RightKind]


@dataclass(frozen=True)
class ModelRow:
    """The model's answer for a row: who, by tier or by role code, with where it comes from."""

    category: str
    decides: tuple[str, ...] = ()
    corporate: tuple[str, ...] = ()
    ratifies: tuple[str, ...] = ()
    proposes: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    input: str = ""
    note: str = ""
    source: str = ""

    def answer(self, columns: Iterable[Column], architecture: str = "") -> dict[Holder, RightKind]:
        """Who of these would hold which right; one that holds several has the first."""
        known, found = tuple(columns), dict[Holder, RightKind]()
        corporate = architecture == Architecture.CORPORATE and self.corporate
        wanted = (
            (RightKind.DECIDES, self.corporate if corporate else self.decides),
            (RightKind.RATIFIES, self.ratifies),
            (RightKind.PROPOSES, self.proposes),
            (RightKind.CONSULTED, self.consulted),
        )
        for kind, names in wanted:
            for one in _named(known, names):
                found.setdefault(one.holder, kind)
        return found


def _named(columns: tuple[Column, ...], names: tuple[str, ...]) -> list[Column]:
    found: list[Column] = []
    for name in names:
        mine = [one for one in columns if name in one.tiers or (name == one.role_code)]
        if not mine and name == Tier.E_GOVERNANCE:
            mine = [one for one in columns if Tier.SMT in one.tiers]
        if name == Tier.SERVICE:
            # A group that covers the infrastructure as well is no business unit's own.
            mine = [one for one in mine if one.is_service] or mine
        found += mine
    return found


def of_kind(held: Held, kind: RightKind) -> tuple[Holder, ...]:
    """Who holds a right of a kind in a row."""
    return tuple(one for one, its in held.items() if its is kind)


@dataclass(frozen=True)
class Gap:
    """A row that is not as the rule has it (exactly one decides), and what the model would have.

    `kind` is `nobody_decides`, `two_decide`, `nobody_ratifies` or `post_decides`. `facts` is what it
    rests on: where that changes, an acceptance ends. One that is `allowed` may stand, with a reason.
    """

    category: str
    kind: str
    title: str
    sentence: str
    answer: str
    facts: str
    source: str = ""
    suggested: tuple[tuple[Holder, RightKind], ...] = ()
    holders: tuple[Holder, ...] = ()
    allowed: bool = False

    @property
    def rule(self) -> str:
        """What an acceptance of it names as the rule."""
        return f"rights.{self.kind}"

    @property
    def subject(self) -> str:
        """What an acceptance of it names as its subject."""
        return f"rights:{self.category}"


@dataclass(frozen=True)
class MatrixRow:
    """A row with all that its gap is judged by."""

    category: str
    label: str
    columns: Mapping[Holder, Column]
    held: Held
    model: ModelRow
    architecture: str = ""
    answer: dict[Holder, RightKind] = field(init=False)

    def __post_init__(self) -> None:
        found = self.model.answer(self.columns.values(), self.architecture)
        object.__setattr__(self, "answer", found)

    def columns_of(self, kind: RightKind, held: Held | None = None) -> list[Column]:
        """Those that hold a right of a kind, in the order of the columns."""
        mine = self.held if held is None else held
        return [one for holder, one in self.columns.items() if mine.get(holder) is kind]

    # -- the one gap that a row has --------------------------------------------------------------

    def gap(self) -> Gap | None:
        """What is amiss; None where one decides and the decision is ratified as far as it need be."""
        deciders = self.columns_of(RightKind.DECIDES)
        if not deciders:
            return self._nobody_decides()
        if len(deciders) > 1 and not all(one.is_service for one in deciders):
            return self._two_decide(deciders)
        if self._should_be_a_group(deciders[0]):
            return self._post_decides(deciders[0])
        if not deciders[0].is_top and not self.columns_of(RightKind.RATIFIES):
            return self._nobody_ratifies(deciders)
        return None

    def _nobody_decides(self) -> Gap:
        heard = self.columns_of(RightKind.PROPOSES) + self.columns_of(RightKind.CONSULTED)
        sentence = "No group and no post can decide."
        if heard:
            words = "is" if len(heard) == 1 else "are"
            names = listed([_the(one) for one in heard])
            sentence = f"{_begun(names)} {words} heard, but no group can decide."
        return self._gap("nobody_decides", "nobody decides", sentence)

    def _two_decide(self, deciders: list[Column]) -> Gap:
        names = listed([_the(one) for one in deciders])
        all_of_them = "both" if len(deciders) == 2 else "all"
        title = "two decide" if len(deciders) == 2 else f"{len(deciders)} decide"
        sentence = f"{_begun(names)} {all_of_them} decide. Exactly one is the rule."
        return self._gap("two_decide", title, sentence, tuple(one.holder for one in deciders))

    def _post_decides(self, decider: Column) -> Gap:
        sentence = f"{_begun(_the(decider))} decides alone, where the model has a group."
        return self._gap(
            "post_decides", "decided by a post", sentence, (decider.holder,), allowed=True
        )

    def _nobody_ratifies(self, deciders: list[Column]) -> Gap:
        names = listed([_the(one) for one in deciders])
        word = "decides" if len(deciders) == 1 else "decide"
        return self._gap(
            "nobody_ratifies", "nobody ratifies",
            f"{_begun(names)} {word} alone.",
            tuple(one.holder for one in deciders), allowed=True,
        )  # fmt: skip

    def _should_be_a_group(self, decider: Column) -> bool:
        theirs = self.columns_of(RightKind.DECIDES, self.answer)
        return not decider.is_group and bool(theirs) and all(one.is_group for one in theirs)

    def _gap(
        self,
        kind: str,
        words: str,
        sentence: str,
        holders: tuple[Holder, ...] = (),
        *,
        allowed: bool = False,
    ) -> Gap:
        return Gap(
            self.category, kind, f"{self.label}: {words}", sentence, self.model_answer(kind),
            facts_of(self.held), self.model.source, self._suggested(kind), holders, allowed,
        )  # fmt: skip

    def model_answer(self, kind: str = "") -> str:
        """The model's answer to the row as a sentence."""
        deciders = self.columns_of(RightKind.DECIDES, self.answer)
        ratifiers = self.columns_of(RightKind.RATIFIES, self.answer)
        if not deciders:
            return "The paper’s model gives this to a group that the council does not have."
        word = "decides" if len(deciders) == 1 else "decide"
        said = f"{listed(_some([_the(one) for one in deciders]))} {word}"
        if kind == "nobody_ratifies" and ratifiers:
            said = f"{listed([_the(one) for one in ratifiers])} ratifies"
        elif ratifiers:
            said += f", {listed([_the(one) for one in ratifiers])} ratifies"
        return f"The paper’s model: {said}."

    def _suggested(self, kind: str) -> tuple[tuple[Holder, RightKind], ...]:
        """The cells in which the model's answer differs, as far as it closes the gap."""
        wanted = {RightKind.RATIFIES} if kind == "nobody_ratifies" else set(RightKind)
        return tuple(
            (holder, its)
            for holder, its in self.answer.items()
            if its in wanted and self.held.get(holder) is not its
            and (kind == "nobody_ratifies" or its in (RightKind.DECIDES, RightKind.RATIFIES))
        )  # fmt: skip


def facts_of(held: Held) -> str:
    """What a gap rests on: who decides and who ratifies."""
    parts = []
    for kind in (RightKind.DECIDES, RightKind.RATIFIES):
        keys = sorted(one.key for one in of_kind(held, kind))
        parts.append(f"{kind.value}={','.join(keys)}")
    return ";".join(parts)


def listed(names: list[str]) -> str:
    """Names as a sentence lists them."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _some(names: list[str]) -> list[str]:
    return names if len(names) <= 3 else [*names[:2], f"{len(names) - 2} more"]


def _begun(words: str) -> str:
    """Words as a sentence begins with them."""
    return words[:1].upper() + words[1:]


def _the(column: Column) -> str:
    return column.name if column.is_group else f"the {column.name}"
