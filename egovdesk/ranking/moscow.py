"""MoSCoW: how the effort is shared among Musts, Shoulds and Coulds, and what DSDM says of that
(reference.md 5.4). A second view, never mixed with the scores."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from egovdesk.records.programmes import Moscow, ProgrammeProject

MOST_MUSTS = 60
"""Per cent of the effort above which Musts endanger delivery."""

USUAL_COULDS = 20
"""Per cent of the effort that Coulds usually are: what can be left out when time runs short."""

KINDS = (Moscow.MUST, Moscow.SHOULD, Moscow.COULD, Moscow.WONT, Moscow.UNSAID)


@dataclass(frozen=True)
class Part:
    """One kind: its projects, their effort in days, and its share of what is to be done, in per cent."""

    kind: Moscow
    projects: tuple[str, ...]
    effort: int
    share: float | None


@dataclass(frozen=True)
class Split:
    """A programme by MoSCoW; `unmeasured` are the projects whose effort nobody has said."""

    parts: tuple[Part, ...]
    effort: int
    unmeasured: tuple[str, ...]

    def part(self, kind: Moscow) -> Part:
        """The part of a kind."""
        return next(one for one in self.parts if one.kind is kind)

    def advice(self) -> list[str]:
        """What there is to say of it, a sentence each."""
        if not self.effort:
            return []
        musts, coulds = self.part(Moscow.MUST).share or 0, self.part(Moscow.COULD).share or 0
        said = []
        if musts > MOST_MUSTS:
            said.append(
                f"Musts are {musts:.0f}% of the effort. Above {MOST_MUSTS}% they endanger delivery:"
                " too little can be left out when time runs short."
            )
        if coulds < USUAL_COULDS:
            said.append(
                f"Coulds are {coulds:.0f}% of the effort. About {USUAL_COULDS}% is usual, as what can be"
                " left out first."
            )
        return said


def split(entries: Iterable[ProgrammeProject]) -> Split:
    """The projects of a programme by kind; what won’t be done this time is no part of the effort."""
    found = list(entries)
    doing = [one for one in found if one.moscow not in (Moscow.WONT, Moscow.UNSAID)]
    total = sum(one.effort or 0 for one in doing)
    parts = []
    for kind in KINDS:
        mine = [one for one in found if one.moscow is kind]
        effort = sum(one.effort or 0 for one in mine)
        share = 100 * effort / total if total and kind not in (Moscow.WONT, Moscow.UNSAID) else None
        parts.append(Part(kind, tuple(one.project_id for one in mine), effort, share))
    return Split(tuple(parts), total, tuple(one.project_id for one in doing if one.effort is None))
