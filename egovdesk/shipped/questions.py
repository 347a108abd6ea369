"""The paper's questions to a council, and the stances of its chart 1, as `resources/data` has them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from egovdesk.resources import resource


@dataclass(frozen=True)
class Question:
    """A question of the discussion paper: five open it, four close it."""

    code: str
    place: str
    text: str
    source: str


@dataclass(frozen=True)
class Stance:
    """An attitude of chart 1: a private prompt, never a record of anybody."""

    name: str
    first: str
    second: str
    source: str


def shipped_questions() -> list[Question]:
    """The nine questions, in the paper's order."""
    return [Question(**one) for one in _entries("questions")]


def shipped_stances() -> list[Stance]:
    """The eight stances, in the paper's order."""
    return [Stance(**one) for one in _entries("stances")]


def _entries(name: str) -> list[dict[str, str]]:
    text = resource("data", f"{name}.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["entries"])
