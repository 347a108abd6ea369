"""The structure models that ship with EgovDesk, and Chart 3, from which they take what they leave unsaid."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from egovdesk.records.authority import Arrangement
from egovdesk.records.choices import Choice
from egovdesk.records.framework import RightKind, SeatCondition, SeatPlace
from egovdesk.records.groups import Constitution, LinkKind, Tier
from egovdesk.records.matrix import Column, Holder
from egovdesk.records.structures import (
    StructureAgenda,
    StructureGroup,
    StructureLink,
    StructureModel,
    StructureSeat,
)
from egovdesk.resources import resource
from egovdesk.shipped import model_rights

CODES = (
    "socitm", "leeds", "west_lothian", "bristol", "hambleton", "dudley", "denbighshire",
    "scaled_down", "empty",
)  # fmt: skip
"""The structure models in the order in which they are offered."""


@dataclass(frozen=True)
class ChartTier:
    """A tier of Chart 3: what its group answers for, who is to sit on it, what it is for."""

    tier: Tier
    line: str
    cadence: str
    responsibilities: tuple[str, ...]
    seats: tuple[StructureSeat, ...]


@dataclass(frozen=True)
class NameStyle:
    """A way of naming a group ("What is in a name?"), with names that the paper gives."""

    code: str
    label: str
    detail: str
    names: tuple[str, ...]


@lru_cache(maxsize=1)
def chart_3() -> dict[Tier, ChartTier]:
    """The tiers of Chart 3."""
    tiers = _read(resource("data", "chart_3.toml"))["tiers"]
    return {
        Tier(code): ChartTier(
            Tier(code), one["line"], one["cadence"], tuple(one["responsibilities"]),
            _seats(one["seats"]),
        )
        for code, one in tiers.items()
    }  # fmt: skip


def responsibility_labels(own: Iterable[Choice] = ()) -> dict[str, str]:
    """What the twelve responsibilities are called; a register's `own` list comes first."""
    shipped: dict[str, str] = _read(resource("data", "chart_3.toml"))["responsibilities"]
    return {**shipped, **{one.code: one.label for one in own}}


@lru_cache(maxsize=1)
def name_styles() -> tuple[NameStyle, ...]:
    """The ways of naming a group."""
    found = _read(resource("data", "chart_3.toml"))["name_styles"]
    return tuple(NameStyle(**{**one, "names": tuple(one["names"])}) for one in found)


@lru_cache(maxsize=1)
def structure_models() -> tuple[StructureModel, ...]:
    """The structure models, in the order in which they are offered."""
    return tuple(structure_model(code) for code in CODES)


@lru_cache(maxsize=len(CODES))
def structure_model(code: str) -> StructureModel:
    """One structure model."""
    facts = _read(resource("data", "structures", f"{code}.toml"))
    facts["groups"] = tuple(_group(one) for one in facts["groups"])
    facts["links"] = tuple(
        StructureLink(one["group"], one["other"], LinkKind(one["kind"]))
        for one in facts.pop("links", ())
    )
    facts["arrangement"] = Arrangement(facts["arrangement"])
    facts["said_lacks"] = tuple(facts.pop("lacks"))
    return StructureModel(service=service_group(), **facts)


@lru_cache(maxsize=1)
def service_group() -> StructureGroup:
    """The service development group of Chart 3, of which there is one for each business unit."""
    facts = _read(resource("data", "structures", "socitm.toml"))
    return _group(next(one for one in facts["groups"] if one["tiers"] == [Tier.SERVICE.value]))


def rows_decided(structure: StructureModel) -> int:
    """In how many rows of the matrix of decision rights a group of the structure decides."""
    columns = [
        Column(Holder(one.key), one.name, tiers=tuple(t for t in one.tiers if t is not Tier.NONE))
        for one in structure.groups
        if one.kept
    ]
    rows = (row.answer(columns) for row in model_rights().values())
    return sum(RightKind.DECIDES in answer.values() for answer in rows)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _group(facts: dict[str, Any]) -> StructureGroup:
    """A group, with what it leaves unsaid taken from its tiers in Chart 3."""
    known = dict(facts)
    tiers = tuple(Tier(one) for one in known.pop("tiers", ("none",)))
    chart = [chart_3()[tier] for tier in tiers if tier in chart_3()]
    codes = tuple(code for one in chart for code in one.responsibilities)
    given = known.pop("seats", None)
    last = chart[-1] if chart else None
    return StructureGroup(
        tiers=tiers,
        constitution=Constitution(known.pop("constitution", "officer_board")),
        line=known.pop("line", last.line if last else ""),
        cadence=known.pop("cadence", chart[0].cadence if chart else ""),
        names=tuple(known.pop("names", ())),
        responsibilities=tuple(known.pop("responsibilities", codes)),
        seats=_merged(chart) if given is None else _seats(given),
        consulted=tuple(known.pop("consulted", ())),
        agendas=tuple(
            StructureAgenda(one["name"], tuple(one["lines"])) for one in known.pop("agendas", ())
        ),
        **known,
    )


def _merged(chart: list[ChartTier]) -> tuple[StructureSeat, ...]:
    """The seats of several tiers in one group: one chair, and each role once."""
    found: list[StructureSeat] = []
    for tier in chart:
        for seat in tier.seats:
            chairs = seat.place is SeatPlace.CHAIR
            same = [one for one in found if one.role_code == seat.role_code]
            if not (chairs and found) and not same:
                found.append(seat)
    return tuple(found)


def _seats(facts: list[dict[str, Any]]) -> tuple[StructureSeat, ...]:
    return tuple(
        StructureSeat(
            one["role"], SeatPlace(one.get("place", "member")), one.get("number", 1),
            one.get("per_department", False), SeatCondition(one.get("condition", "")),
        )
        for one in facts
    )  # fmt: skip
