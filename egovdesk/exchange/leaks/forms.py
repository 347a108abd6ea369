"""The ways in which a title, a name or a file name is written, and how a name is told from other words."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import NamedTuple

from egovdesk.records.leaks import Secret, SecretKind
from egovdesk.records.ordinary_words import are_ordinary, listed

_WITHIN = 14  # letters from which a file's name without its ending tells what it is
_PARTED = re.compile(r"[\W_]+")
_COMPANY = re.compile(r"[\s,]+(?:ltd|limited|plc|llp|llc|inc|(?:and|&) co)\.?$", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|cllr|councillor|sir|dame|prof)\.?\s+", re.IGNORECASE
)
_BROKEN = re.compile("-[ \t]*\r?\n\\s*|[\u00ad\ufffe\u200b]")
_WITHIN_A_SENTENCE = re.compile(r"[a-z,;&(][ \t]*\Z")
_LINE_BEGINS = re.compile(r"(?:\A|[\r\n])[\W\d]*\Z")
_LINE_ENDS = re.compile(r"[ \t.:]*(?:[\r\n]|\Z)")
_DAYS = listed(
    "january february march april may june july august september october november december monday tuesday"
    " wednesday thursday friday saturday sunday"
)
# Words that every agenda and report has as a title, each of which tells nothing, nor do several together.
_ANY_TITLE = listed(
    "a and annex annexe any appendices appendix background business confidential cover covering date decision"
    " decisions discussion draft exempt extract final for from in introduction item items last letter matters"
    " meeting minutes next note notes notice of on other paper papers part presentation previous private"
    " public recommendation recommendations report reports schedule section summary supplement supplementary"
    " the to update urgent verbal with"
)
_NUMBERING = re.compile(r"[a-z]|[ivx]+|\d{1,4}(?:st|nd|rd|th)?")


class Forms(NamedTuple):
    """What is looked for in whatever case, and what only where it is written as a name."""

    anyhow: frozenset[str] = frozenset()
    as_names: frozenset[str] = frozenset()


def forms(secret: Secret) -> Forms:
    """The ways in which a title, a name or a file name is written; nothing for a sum or a text."""
    text = secret.text.strip()
    if secret.kind is SecretKind.FILE_NAME:
        stem = PurePath(text).stem
        telling = len(stem) >= _WITHIN or len(_PARTED.split(stem)) > 1  # "report" alone is none
        return Forms(frozenset({text, stem} if telling else {text}))
    if secret.kind is SecretKind.NAME:
        return Forms(as_names=frozenset({text})) if secret.as_written else _names(text)
    if secret.kind is not SecretKind.TITLE or _is_any_title(text):
        return Forms()
    return _word(text) if len(_PARTED.split(text)) == 1 else Forms(frozenset({text}))


def _word(text: str) -> Forms:
    """One word: an ordinary one tells something only where it stands as a title or a name does."""
    return Forms(as_names=frozenset({text})) if are_ordinary(text) else Forms(frozenset({text}))


def _names(text: str) -> Forms:
    """`Gordon Sykes`: `Sykes, Gordon` and `G Sykes` as well; a company without its `Ltd`."""
    company = _COMPANY.sub("", text)
    if company != text:
        return _company(text, company)
    bare = _ADDRESSED.sub("", text)
    parts = bare.split()
    if len(parts) == 1 and bare != text and are_ordinary(bare):
        return Forms(frozenset({text}))  # "Mr Price": no price
    if len(parts) == 1 and bare == text:
        return _word(text)
    if len(parts) not in (2, 3):
        return Forms(frozenset({text, bare}))
    *first, last = parts
    given = first[0]
    turned = {f"{last} {' '.join(first)}", f"{last} {given[0]}"}
    return Forms(frozenset({text, bare, f"{given} {last}", f"{given[0]} {last}", *turned}))


def _company(text: str, bare: str) -> Forms:
    if not are_ordinary(bare):
        return Forms(frozenset({text, bare}))
    if bare.casefold() in _DAYS:
        return Forms(frozenset({text}))
    return Forms(frozenset({text}), frozenset({bare}))


def _is_any_title(text: str) -> bool:
    """Whether a title is one that any item or paper might have."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return all(one in _ANY_TITLE or _NUMBERING.fullmatch(one) for one in words)


def is_name_at(text: str, start: int, end: int, *, alone: bool) -> bool:
    """Whether the words at a place are written as a name: with capitals, or as an address runs them together.

    One word that stands `alone` may be any word where it begins a sentence; on a line of its own it is one.
    """
    words = _BROKEN.sub("", text[start:end]).split()
    if alone:
        before, after = text[max(0, start - 9) : start], text[end : end + 9]
        own_line = _LINE_BEGINS.search(before) and _LINE_ENDS.match(after)
        return words[0][0].isupper() and bool(_WITHIN_A_SENTENCE.search(before) or own_line)
    return len(words) == 1 or not any(one[0].islower() for one in words if one not in ("and", "of"))
