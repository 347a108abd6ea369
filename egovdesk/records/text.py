"""What plain text may hold: no control characters, which Word's XML and Excel's refuse, nor any that
turn the direction of what follows (the marks that say which way one letter runs stay)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff"
    "\u202d\u202e\u2066-\u2069]"  # they turn the rest of a line round, in Word too
)
_LINE_BREAKS = re.compile(r"\r\n?|[\n\t\u2028\u2029\x85]")


def clean_text(text: str) -> str:
    """The text without control characters; line ends become one newline."""
    return _REFUSED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_line(text: str) -> str:
    """The text as one line, without control characters, and without space at either end."""
    return _REFUSED.sub("", _LINE_BREAKS.sub(" ", text)).strip()


def with_reason(note: str, reason: str) -> str:
    """A note with a reason as its last paragraph, where either has words."""
    return clean_text("\n\n".join(part for part in (note, reason.strip()) if part))


def clean_facts(facts: Mapping[str, Any], prose: Collection[str] = ()) -> dict[str, Any]:
    """Fields with their text cleaned: as one line, or as prose where they are named so."""
    return {
        name: (clean_text if name in prose else clean_line)(value) if type(value) is str else value
        for name, value in facts.items()
    }
