"""The sentences of a section's text, each with the chips of evidence in it or right after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from egovdesk.evidence import EVIDENCE
from egovdesk.records.passages import LINK

_CHIP = 0xE000  # of Unicode's private use: each chip of a paragraph stands as one character
_MOST = 0x1900
_END = re.compile("[.!?…][\"”’')\\]]*((?:\\s*[\ue000-\uf8ff])*)(?:\\s+|$)")
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|Mr|Mrs|Ms|Dr|St|No|Nos|Co|Ltd|para|p|pp)|\b[A-Z])\.$"
)
_CHIPS = re.compile("[\ue000-\uf8ff]")
_ITEM = re.compile(r"^\s*(?:\d{1,9}[.)]|[-*+])\s+")
_ESCAPE = re.compile(r"\\([^\w\s])")
_ENTITY = re.compile(r"&#(\d{1,6});")


class Sentence(NamedTuple):
    """What is said, as it is read, and the evidence of its chips; `in_table` is a row of a table."""

    words: str
    evidence: tuple[str, ...] = ()
    in_table: bool = False

    @property
    def beginning(self) -> str:
        """The first words before any chip, by which the passage is found in the text."""
        return self.words.split("\ufffc")[0].strip()[:60].rstrip()

    @property
    def said(self) -> str:
        """The words without the places of the chips."""
        return " ".join(self.words.replace("\ufffc", " ").split())


@lru_cache(maxsize=1 << 14)
def sentences(paragraph: str) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of one paragraph of Markdown, item by item and row by row; of a heading, none."""
    return tuple(tuple(_sentences(part, table)) for part, table in _parts(paragraph))


@lru_cache(maxsize=1 << 14)
def evidence_in(paragraph: str) -> tuple[str, ...]:
    """The evidence of a paragraph's chips, each once, in order."""
    found = [linked for part in sentences(paragraph) for one in part for linked in one.evidence]
    return tuple(dict.fromkeys(found))


def _parts(paragraph: str) -> Iterator[tuple[str, bool]]:
    lines = paragraph.split("\n")
    if paragraph.startswith("#"):
        return
    if paragraph.startswith("|"):
        for row in lines[2:]:
            yield row.strip().strip("|").replace("|", ";"), True
    elif _ITEM.match(paragraph):
        for line in lines:
            yield _ITEM.sub("", line), False
    else:
        yield paragraph.removeprefix("> "), False


def _sentences(text: str, table: bool) -> Iterator[Sentence]:
    linked: list[str] = []

    def mark(found: re.Match[str]) -> str:
        if not found[2].startswith(EVIDENCE):
            return found[1]
        linked.append(found[2].removeprefix(EVIDENCE))
        return chr(_CHIP + min(len(linked) - 1, _MOST - 1))

    marked = _read(LINK.sub(mark, text))
    for part in [marked] if table else _split(marked):
        evidence = tuple(linked[ord(one) - _CHIP] for one in _CHIPS.findall(part))
        words = _CHIPS.sub("\ufffc", part).strip()
        if any(map(str.isalnum, words)):
            yield Sentence(words, evidence, table)


def _split(text: str) -> Iterator[str]:
    start = 0
    for found in _END.finditer(text):
        stop = text[: found.start() + 1]
        after = text[found.end() : found.end() + 1]
        if after.islower() or (after and not found[1] and _SHORT.search(stop)):
            continue
        yield text[start : found.end()]
        start = found.end()
    if text[start:].strip():
        yield text[start:]


def _read(text: str) -> str:
    """Markdown as it is read: without marks, escapes and entities."""
    plain = _ESCAPE.sub(lambda one: chr(0xF0000 + ord(one[1])), text)
    plain = plain.replace("**", "").replace("_", "").replace("\n", " ")
    plain = _ENTITY.sub(lambda one: chr(int(one[1])), plain)
    return "".join(chr(ord(one) - 0xF0000) if ord(one) >= 0xF0000 else one for one in plain)
