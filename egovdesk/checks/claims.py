"""What a statement says that its evidence does not bear out, sentence by sentence: S1 to S6; S7 is
about its tables.

These are no rules of the paper, and simple enough to be explained: each says what it looks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from egovdesk.records.money import pounds
from egovdesk.records.named_sums import named_sums
from egovdesk.records.sentences import Sentence, evidence_in, sentences


class ClaimRule(NamedTuple):
    """What a check looks for, and what may be done."""

    title: str
    remedy: str


RULES: dict[str, ClaimRule] = {
    "S1": ClaimRule(
        "A passage that says adopted, agreed, approved, ratified or endorsed rests on a decision that stands",
        "Say that it is proposed, or wait until it is ratified.",
    ),
    "S2": ClaimRule(
        "A sentence with a figure, a date, or what has been done is linked to what it rests on, in it"
        " or in the next one",
        "Link it to a decision, an action or a project.",
    ),
    "S3": ClaimRule(
        "A sum, a percentage or a number is the register’s",
        "Change the figure, or the register.",
    ),
    "S4": ClaimRule("A section is within its limit of words", "Shorten it."),
    "S5": ClaimRule("A required part has something in it", "Write it, or fill its table."),
    "S6": ClaimRule(
        "The evidence of a chip is in the register", "Delete the chip, or link another."
    ),
    "S7": ClaimRule(
        "A table can be read, agrees with itself and with what was announced, and has no gap",
        "Mend the cell, or say why it is so.",
    ),
}

_ADOPTED = re.compile(r"\b(adopted|agreed|approved|ratified|endorsed)\b", re.IGNORECASE)
_RESERVED = re.compile(r"\b(?:subject to|not yet|awaits?|awaiting|proposed|draft)\b", re.IGNORECASE)
_DONE = re.compile(
    r"(?<!\bbe )\b(?:adopted|agreed|approved|ratified|endorsed|implemented|completed|introduced|launched"
    r"|delivered|achieved|replaced|installed|joined)\b"
    r"|\b(?:has|have)\s+(?:\w+\s+)?(?:been|had|begun|made|\w+ed)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d|£|\bper cent\b|\b(?:January|February|March|April|June|July|August|September|October|November"
    r"|December)\b|\bMay\b(?= \d)"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|may|might|should|expects?|plans?|intends?|aims?|hopes?|proposes?|to be)\b"
)
_PER_CENT = re.compile(r"(\d{1,3}(?:\.\d+)?) ?(?:%|per cent)")
_TYPES = re.compile(r"(\d{1,5}) types? of interaction")
_GROUPS = re.compile(r"\b(\d{1,3}|[A-Za-z]+) (?:governance )?(?:groups|boards)\b")
_WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_FEWEST = 4


class Standing(NamedTuple):
    """How evidence stands: a decision's `state` and who has to ratify it; sums that are its own, in pence."""

    number: str
    kind: str = "decision"
    state: str = ""
    outcome: str = "agreed"
    above: str = ""
    sums: tuple[int, ...] = ()


class Figures(NamedTuple):
    """What a table or the register says, where a section is about it; None where it is not.

    `percentages` are those of the years, `shares` all others that a table has, `sums` are in pence.
    """

    interactions: int | None = None
    percentages: tuple[float, ...] = ()
    groups: int | None = None
    shares: tuple[float, ...] = ()
    sums: tuple[int, ...] = ()


NO_FIGURES = Figures()


class Remark(NamedTuple):
    """What a check has to say of a section: `facts` is what it rests on, `passage` where it stands.

    `cell` is the row's id and the column's key in its table.
    """

    rule: str
    sentence: str
    facts: str
    passage: str = ""
    evidence_id: str = ""
    cell: tuple[str, str] = ("", "")


def remarks(
    text: str, known: Mapping[str, Standing], figures: Figures = NO_FIGURES
) -> Iterator[Remark]:
    """What the checks have to say of a section's text, in its order; `known` is evidence by id."""
    for paragraph in text.split("\n\n"):
        borne = evidence_in(paragraph)
        yield from _of_paragraph(
            paragraph, tuple((one, known[one]) for one in borne if one in known), figures
        )


@lru_cache(maxsize=1 << 13)
def _of_paragraph(
    paragraph: str, known: tuple[tuple[str, Standing], ...], figures: Figures
) -> tuple[Remark, ...]:
    """Remembered: of a long text, the paragraph that is written in changes, and no other."""
    there, said = dict(known), list[Remark]()
    for found in sentences(paragraph):
        for at, one in enumerate(found):
            after = found[at + 1].evidence if at + 1 < len(found) else ()
            said += _of(one, one.evidence or after, there, figures)
    return tuple(said)


def _of(
    one: Sentence, rests_on: tuple[str, ...], known: Mapping[str, Standing], figures: Figures
) -> Iterator[Remark]:
    for linked in one.evidence:
        if linked not in known:
            yield Remark("S6", f"The link after “{_short(one)}” is gone.", one.said, one.beginning,
                         linked)  # fmt: skip
    there = {linked: known[linked] for linked in rests_on if linked in known}
    yield from _not_ratified(one, there)
    yield from _differing(one, there, figures)
    if not (rests_on or one.in_table or _in_figures(one, figures)) and is_claim(one.said):
        yield Remark("S2", f"“{_short(one)}” has no evidence.", one.said, one.beginning)


def _in_figures(one: Sentence, figures: Figures) -> bool:
    """Whether the section's own table bears a sentence out, or else S3 has said that it does not."""
    shared = _PER_CENT.search(one.said)
    counted = figures.interactions and (_TYPES.search(one.said) or shared)
    return bool(counted or (figures.shares and shared) or (figures.sums and named_sums(one.said)))


def is_claim(said: str) -> bool:
    """Whether a sentence states something done, or a figure or a date that is not of the future."""
    if len(said.split()) < _FEWEST:
        return False
    if _DONE.search(said):
        return True
    return bool(_FIGURE.search(said)) and not _FUTURE.search(said)


def _not_ratified(one: Sentence, there: Mapping[str, Standing]) -> Iterator[Remark]:
    found = _ADOPTED.search(one.said)
    if found is None or _RESERVED.search(one.said):
        return
    for linked, evidence in there.items():
        but = _but(evidence)
        if but:
            sentence = f"The text says {evidence.number} is {found[1].lower()}, but {but}."
            facts = f"{one.said} {evidence.number} {evidence.state} {evidence.outcome}"
            yield Remark("S1", sentence, facts, one.beginning, linked)


def _but(evidence: Standing) -> str:
    """What speaks against saying that a decision was adopted."""
    if evidence.kind != "decision":
        return ""
    above = f"the {evidence.above}" if evidence.above else "the group above"
    if evidence.outcome in ("deferred", "not_agreed", "withdrawn"):
        return f"it was {evidence.outcome.replace('_', ' ')}"
    return {
        "awaiting": f"{above} has not ratified it yet",
        "referred_back": f"{above} has referred it back",
        "lapsed": "it has lapsed",
        "draft": "it is a draft",
        "superseded": "another decision has taken its place",
    }.get(evidence.state, "")


def _differing(one: Sentence, there: Mapping[str, Standing], figures: Figures) -> Iterator[Remark]:
    said = list(named_sums(one.said))
    for linked, evidence in there.items():
        if said and evidence.sums and not any(_agree(a, b) for a in said for b in evidence.sums):
            sentence = f"The text says {pounds(said[0])}; {evidence.number} has {pounds(evidence.sums[0])}."
            yield Remark("S3", sentence, f"{one.said} {evidence.sums[0]}", one.beginning, linked)
    known = [amount for evidence in there.values() for amount in evidence.sums]
    if figures.sums:
        for amount in said:
            if not any(_agree(amount, other) for other in (*known, *figures.sums)):
                sentence = f"The text says {pounds(amount)}; the table has no such sum."
                yield Remark("S3", sentence, one.said, one.beginning)
    for words, wrong in _numbers(one.said, figures):
        yield Remark("S3", f"The text says {words}; {wrong}.", f"{one.said} {wrong}", one.beginning)


def _agree(said: int, known: int) -> bool:
    """Whether a sum is another one, rounded as it is said: £1.4 million is £1,350,000 to £1,450,000."""
    unit = 1
    while said and said % (unit * 10) == 0:
        unit *= 10
    return abs(said - known) <= unit // 2


def _numbers(said: str, figures: Figures) -> Iterator[tuple[str, str]]:
    """Numbers that are not the register's: as they are said, and what it has instead."""
    yield from _percentages(said, figures)
    if figures.interactions:
        for found in _TYPES.findall(said):
            if int(found) != figures.interactions:
                yield f"{found} types of interaction", f"the table has {figures.interactions}"
    if figures.groups is not None:
        for found in _GROUPS.findall(said):
            count = _count(found)
            if count is not None and count != figures.groups:
                yield f"{found} groups", f"the register has {figures.groups}"


def _percentages(said: str, figures: Figures) -> Iterator[tuple[str, str]]:
    known = (*figures.percentages, *figures.shares)
    for found in _PER_CENT.findall(said) if known else ():
        near = 0.5 * 0.1 ** len(found.partition(".")[2]) + 1e-9  # however far it is rounded
        if not any(abs(float(found) - one) <= near for one in known):
            years = ", ".join(f"{round(one)}" for one in figures.percentages)
            now = f"by year the table has {years}" if years else "the table has no such share"
            yield f"{found} per cent", now


def _count(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    return _WORDS.index(word.lower()) + 2 if word.lower() in _WORDS else None


def _short(one: Sentence) -> str:
    """The beginning of a sentence, as a remark quotes it."""
    words = one.said.split()
    return one.said if len(words) <= 8 else f"{' '.join(words[:7])}…"
