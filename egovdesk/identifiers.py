"""UUID version 7 as text: keys that sort by when they were made (RFC 9562, section 5.7)."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_last = 0
_maker: Callable[[], str] | None = None


def new_id() -> str:
    """A new UUIDv7, always greater than the one before it in this process."""
    global _last
    if _maker is not None:
        return _maker()
    with _lock:
        stamp = max(time.time_ns() // 1_000_000 << 12, _last + 1)
        _last = stamp
    value = (stamp >> 12) << 80 | 7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62
    value |= int.from_bytes(os.urandom(8), "big") >> 2
    return _hyphenated(value)


@contextmanager
def ids_from(maker: Callable[[], str]) -> Iterator[None]:
    """Take new keys from `maker` for as long as this lasts: for registers that are always alike."""
    global _maker
    before, _maker = _maker, maker
    try:
        yield
    finally:
        _maker = before


def id_at(milliseconds: int, tail: int) -> str:
    """The UUIDv7 of a moment (ms since 1970) and a 74-bit tail: for registers that are always alike."""
    value = milliseconds << 80 | 7 << 76 | ((tail >> 62) & 0xFFF) << 64 | 0b10 << 62
    value |= tail & (1 << 62) - 1
    return _hyphenated(value)


def _hyphenated(value: int) -> str:
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
