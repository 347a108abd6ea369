"""Frozen facts as text that never changes: the same facts give the same JSON, which reads back the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

T = TypeVar("T")


def as_text(name: str, value: Any, form: int) -> str:
    """A dataclass as JSON under a name, with the number of the format; fields at their default are left
    out."""
    kept = {"format": form, name: _encoded(value)}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_text(name: str, cls: type[T], text: str, form: int) -> T:
    """What `as_text` wrote; raises ValueError where it is something else, or of another format."""
    kept = json.loads(text)
    if not isinstance(kept, dict) or kept.get("format") != form:
        raise ValueError(f"not the format of a kept {name}")
    try:
        return _decoded(cls, kept[name])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a kept {name}") from error


def sha256(text: str) -> str:
    """The SHA-256 of a kept text, in hexadecimal, which proves that it is as it was kept."""
    return hashlib.sha256(text.encode()).hexdigest()


def _encoded(value: Any) -> Any:
    if is_dataclass(value):
        return {
            field.name: _encoded(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
    if isinstance(value, tuple):
        return [_encoded(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _decoded(cls: type[T], kept: dict[str, Any]) -> T:
    hints = _hints(cls)  # type: ignore[arg-type]  # every class can be a key
    return cls(**{name: _read(hints[name], value) for name, value in kept.items()})


@cache
def _hints(cls: Any) -> dict[str, Any]:
    """The types of a dataclass's fields, which are slow to ask for."""
    return get_type_hints(cls)


def _read(hint: Any, value: Any) -> Any:
    inner = get_args(hint)
    if isinstance(value, list):
        return tuple(_each(inner[0], value))
    kind = inner[0] if inner else hint
    if value is None or not isinstance(kind, type):
        return value
    if is_dataclass(kind):
        return _decoded(kind, value)
    if issubclass(kind, date):
        return date.fromisoformat(value)
    return kind(value) if issubclass(kind, StrEnum) else value


def _each(hint: Any, values: Iterable[Any]) -> Iterable[Any]:
    return (_read(hint, one) for one in values)
