"""Passages of a section's text: its words, and the evidence that is linked in it.

A link in the text to `evidence:<id>` is a chip; what stands in it is the number it had when it was linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from egovdesk.evidence import EVIDENCE

LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(<?([^()<>]*)>?\)")
_MARK = re.compile(r"^\s*(?:(?:\d{1,9}[.)]|[-*+>]|#{1,6})\s+)+", re.MULTILINE)


def chips(text: str) -> Iterator[tuple[str, str]]:
    """Each chip of a text in order: the id of its evidence, and what stands in it."""
    for label, target in LINK.findall(text):
        if target.startswith(EVIDENCE):
            yield target.removeprefix(EVIDENCE), label


def chip(evidence_id: str, label: str) -> str:
    """A chip as the text holds it."""
    return f"[{label}](<{EVIDENCE}{evidence_id}>)"


def without_chips(text: str) -> str:
    """A text without its chips; of other links, the words stay and the addresses go."""
    return LINK.sub(lambda one: "" if one[2].startswith(EVIDENCE) else one[1], text)


def chips_in_brackets(text: str) -> str:
    """A text with its chips as words in brackets, whichever evidence they lead to."""
    return LINK.sub(lambda one: f"[{one[1]}]" if one[2].startswith(EVIDENCE) else one[0], text)


def word_count(text: str) -> int:
    """How many words a text has: neither chips, nor addresses of links, nor marks of Markdown.

    Paragraphs are counted by themselves and remembered, so that a long text that changed in one of
    them is counted again in no time.
    """
    return sum(_words(part) for part in text.split("\n\n"))


@lru_cache(maxsize=1 << 14)
def _words(paragraph: str) -> int:
    said = _MARK.sub("", without_chips(paragraph))
    return sum(any(map(str.isalnum, word)) for word in said.replace("|", " ").split())
