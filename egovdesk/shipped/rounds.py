"""The rounds of IEG statements that ship with EgovDesk, one file each in `resources/data/rounds`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from egovdesk.records.rounds import Grant, Round, RoundPart, RoundRow
from egovdesk.records.statements import SectionKind
from egovdesk.resources import resource

CODES = ("IEG1", "IEG2", "IEG3", "IEG4", "IEG4.5", "IEG5", "IEG6")
"""The rounds in their order."""


@lru_cache(maxsize=1)
def shipped_rounds() -> tuple[Round, ...]:
    """The rounds, oldest first."""
    tables = _read("rows")
    return tuple(_round(_read(code.lower().replace(".", "_")), tables) for code in CODES)


@lru_cache(maxsize=1)
def usual_parts() -> tuple[RoundPart, ...]:
    """The sections that a statement of a council’s own usually has."""
    return tuple(_part(one, _read("rows")) for one in _read("usual")["parts"])


def shipped_round(code: str) -> Round | None:
    """The round with a code; None for a statement of one's own."""
    return next((one for one in shipped_rounds() if one.code == code), None)


def shipped_part(round_code: str, code: str) -> RoundPart | None:
    """A prescribed part of a round; None for a section of one's own."""
    found = shipped_round(round_code)
    return found.part(code) if found is not None and code else None


def usual_rows(kind: SectionKind) -> tuple[RoundRow, ...]:
    """The rows that rounds prescribe for a kind of table; none for a section without one."""
    tables = _read("rows")
    return tuple(RoundRow(*one) for one in tables[kind.value]["rows"]) if kind.has_rows else ()


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("data", "rounds", f"{name}.toml").read_text(encoding="utf-8"))


def _round(facts: dict[str, Any], tables: Mapping[str, Any]) -> Round:
    parts = tuple(_part(one, tables) for one in facts.pop("parts"))
    return Round(**facts, parts=parts, grants=_grants(facts["due_on"], tables))


def _grants(due_on: date, tables: Mapping[str, Any]) -> tuple[Grant, ...]:
    """What each council had been promised by the time a round was due."""
    return tuple(
        Grant(tuple(one["years"]), one["pounds"] * 100, one["words"], one["source"])
        for one in tables["grants"]
        if one["known_on"] <= due_on and due_on < one.get("until_on", date.max)
    )


def _part(facts: dict[str, Any], tables: Mapping[str, Any]) -> RoundPart:
    known = dict(facts)
    table = tables[known.pop("rows")] if "rows" in known else {"rows": ()}
    return RoundPart(
        kind=SectionKind(known.pop("kind", "text")),
        columns=tuple(known.pop("columns", ())),
        rows=tuple(RoundRow(*one) for one in table["rows"]),
        parts=tuple(_part(one, tables) for one in known.pop("parts", ())),
        **known,
    )
