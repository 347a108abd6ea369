"""How many rows of a table have each light: the summary that councils reported (reference.md 2.5, S86)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from egovdesk.records.statements import Light, SectionKind
from egovdesk.records.tables.table import ROW_KINDS, SectionTable, share

ORDER = (Light.GREEN, Light.AMBER, Light.RED, Light.BLACK, Light.UNSAID)
KINDS = ROW_KINDS[SectionKind.OUTCOMES]
"""What the outcomes of April 2004 are, in their order (reference.md 2.5)."""


@dataclass(frozen=True)
class LightCount:
    """Rows of a kind by their light, in `ORDER`."""

    title: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)

    def share(self, light: Light) -> Decimal | None:
        """Per cent of them that have a light."""
        return share(self.counts[ORDER.index(light)], self.total)


def light_counts(table: SectionTable) -> list[LightCount]:
    """The rows by light: each kind of outcome, then all; of a self-assessment all alone."""
    found = list(_of_kinds(table)) if table.kind is SectionKind.OUTCOMES else []
    return [*found, _counted("All", table, set())] if table.rows else []


def _of_kinds(table: SectionTable) -> Iterator[LightCount]:
    there = {one.kind for one in table.rows}
    for kind, title in KINDS.items():
        if kind in there:
            yield _counted(title, table, {kind})
    if there - set(KINDS):
        yield _counted("Our own", table, there - set(KINDS))


def _counted(title: str, table: SectionTable, kinds: set[str]) -> LightCount:
    at = table.at("light")
    lights = [
        one.cells[at].value or Light.UNSAID for one in table.rows if not kinds or one.kind in kinds
    ]
    return LightCount(title, tuple(lights.count(one) for one in ORDER))
