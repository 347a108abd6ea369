"""The responsibilities of Chart 3 as a matrix: the twelve against the groups of the framework."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from egovdesk.documents.wording import short_date
from egovdesk.records.groups import Group, Tier
from egovdesk.records.matrix import Holder
from egovdesk.responsibilities import Duty, Responsibilities
from ui.item_models.matrix import UNDER, Head, Look, MatrixCell, MatrixLine, MatrixModel

_HEADINGS = {
    "EG1": "E-governance group",
    "II1": "ICT infrastructure group",
    "TS1": "Supporting groups",
    "SD1": "Service development groups",
}


@dataclass(frozen=True)
class Line(MatrixLine):
    """A responsibility, or the heading of a tier (`row` is then empty)."""

    gap: str = ""

    @property
    def is_whole(self) -> bool:
        """Every one of them stands under a heading."""
        return False

    @property
    def wanting(self) -> str:
        """What is amiss with it."""
        return self.gap


@dataclass(frozen=True)
class Answers(MatrixCell):
    """Whether a group answers for one, and when it was last on its agenda."""

    duty: Duty | None = None

    @property
    def words(self) -> str:
        """The day when it was last on an agenda."""
        if self.duty is None:
            return ""
        return short_date(self.duty.seen.held_on) if self.duty.seen is not None else "never"

    @property
    def look(self) -> Look:
        """Full where it stands in the terms of reference; dashed where it was on no agenda for long."""
        if self.duty is None:
            return Look.NONE
        if self.duty.late:
            return Look.DASHED
        return Look.FULL if self.duty.formalised else Look.TINTED


class ResponsibilitiesModel(MatrixModel[Line, Answers]):
    """The responsibilities of a day."""

    def load(self, read: Responsibilities) -> None:
        """Show them."""
        self.beginResetModel()
        self.lines = tuple(_lines(read))
        self.heads = tuple(_head(one, read.tiers.get(one.id, [])) for one in read.groups)
        self.cells = {
            (code, Holder(group.id).key): Answers(read.duties.get((group.id, code)))
            for code in read.choices
            for group in read.groups
        }
        self.endResetModel()

    def spoken(self, line: Line, head: Head, said: Answers) -> str:
        """The responsibility, the group, whether it has it, and when it was last dealt with."""
        parts = [f"{line.code} {line.label}, {head.title}"]
        duty = said.duty
        if duty is None:
            parts.append("not given")
        else:
            parts.append(
                "in its terms of reference" if duty.formalised else "given, not in its terms"
            )
            when = f"last on an agenda {said.words}" if duty.seen else "never on an agenda"
            parts.append(f"{when}, long ago" if duty.late and duty.seen else when)
        return ", ".join([*parts, line.gap] if line.gap else parts)


def _lines(read: Responsibilities) -> Iterable[Line]:
    for code, choice in read.choices.items():
        if code in _HEADINGS:
            yield Line("", _HEADINGS[code])
        yield Line(code, choice.label, code, choice.wording, gap=read.gap(code))


def _head(group: Group, tiers: list[Tier]) -> Head:
    short = group.short_name if len(group.short_name) <= 4 else ""
    under = UNDER[tiers[0]] if tiers else "outside tiers"
    if len(tiers) > 1:
        under = f"tiers {' and '.join(one.value for one in sorted(tiers))}"
    title = short or group.name.removesuffix(" Group")
    return Head(Holder(group.id).key, title, under, (Holder(group.id),), group.name)
