"""What changed between two drafts of a document, block by block and then word by word.

`compare` gives one document that holds both: whoever takes its insertions and drops its deletions has
the new one, and the other way about the old one. Word shows it as tracked changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from egovdesk.documents.inline import normalise
from egovdesk.documents.kept import from_json, to_json
from egovdesk.documents.model import (
    Block,
    Change,
    Contents,
    Document,
    Facts,
    Heading,
    Inline,
    Paragraph,
    Revised,
    Run,
    SignatureBlock,
)

T = TypeVar("T")
Opcode = tuple[str, int, int, int, int]
Token = tuple[str, bool, bool, str | None]
"""A word with its format: bold, italic, the target of a link. Tuples are compared faster than runs."""

WORDS = re.compile(r"\w+(?:[’'.,/-]\w+)*|\s|[^\w\s]")
_ALIKE = 0.4  # of the words of two blocks, so that one is the other changed
_ALIKE_ALONE = 0.15  # the same where nothing else changed beside them
_SAME_PASSAGE = 0.25  # of the words of two paragraphs, so that word by word can be read
_ONLY_ONE = (Facts, SignatureBlock)


def compare(old: Document, new: Document) -> Document:
    """The new draft with everything that was inserted and deleted since the old one.

    Its title, header and properties are the new draft's; a table of contents is left out.
    """
    return replace(new, blocks=compare_blocks(old.blocks, new.blocks))


def compare_blocks(old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
    """Both drafts of a passage as one: what they share, what came and what went."""
    before, after = _blocks(old), _blocks(new)
    pairs = aligned(before, after, key=lambda block: block, alike=_likeness)
    return tuple(_compared(*pair) for pair in pairs)


def changed_runs(old: Inline, new: Inline) -> Inline:
    """Both texts as one: what they share, what was deleted, what was inserted, word by word."""
    before, after = _tokens(old), _tokens(new)
    runs: list[Run] = []
    for name, i1, i2, j1, j2 in word_opcodes(before, after, itemgetter(0)):
        if name == "equal":
            runs += _joined(after[j1:j2], None)
            continue
        runs += _joined(before[i1:i2], Change.DELETED)
        runs += _joined(after[j1:j2], Change.INSERTED)
    return normalise(runs)


def aligned(
    old: Sequence[T],
    new: Sequence[T],
    *,
    key: Callable[[T], Any],
    alike: Callable[[T, T], float],
) -> Iterator[tuple[T | None, T | None]]:
    """What became of each: pairs that are equal or alike, in order; None beside what came or went."""
    matcher = SequenceMatcher(None, [key(one) for one in old], [key(one) for one in new], False)
    for name, i1, i2, j1, j2 in matcher.get_opcodes():
        if name == "equal":
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
        else:
            best = _best_pairs(old[i1:i2], new[j1:j2], alike)
            yield from _alone_together(best, alike)


def word_opcodes(old: Sequence[T], new: Sequence[T], text: Callable[[T], str]) -> list[Opcode]:
    """How one sequence of words became another; what little stands between changes joins them."""
    first, last = _ends(old, new)
    there, here = len(old) - last, len(new) - last
    matcher = SequenceMatcher(None, old[first:there], new[first:here], autojunk=False)
    kept = [text(old[first + i + k]) for i, _j, size in matcher.get_matching_blocks()
            for k in range(size)]  # fmt: skip
    ends = _weight(map(text, old[:first])), _weight(map(text, old[there:]))
    whole = max(_weight(map(text, old)), _weight(map(text, new)))
    if (
        _weight(kept) + sum(ends) < _SAME_PASSAGE * whole
    ):  # words at an end stay, stops alone do not
        first, last = first if ends[0] else 0, last if ends[1] else 0
        middle: list[Opcode] = [("replace", first, len(old) - last, first, len(new) - last)]
    else:
        middle = [(name, first + i1, first + i2, first + j1, first + j2)
                  for name, i1, i2, j1, j2 in matcher.get_opcodes()]  # fmt: skip
    before: list[Opcode] = [("equal", 0, first, 0, first)] if first else []
    after: list[Opcode] = [("equal", len(old) - last, len(old), len(new) - last, len(new))]
    return _joined_changes([*before, *middle, *(after if last else ())], old, text)


def _ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """With how many words alike both begin, and end."""
    most = min(len(old), len(new))
    first = next((at for at in range(most) if old[at] != new[at]), most)
    most -= first
    return first, next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)


def _joined_changes(
    opcodes: list[Opcode], old: Sequence[T], text: Callable[[T], str]
) -> list[Opcode]:
    """The same, where spaces and stops between two changes are part of them."""
    joined: list[Opcode] = []
    for at, opcode in enumerate(opcodes):
        name, i1, i2, j1, j2 = opcode
        between = 0 < at < len(opcodes) - 1
        if name == "equal" and not (between and not _weight(map(text, old[i1:i2]))):
            joined.append(opcode)
        elif joined and joined[-1][0] != "equal":
            joined[-1] = ("replace", joined[-1][1], i2, joined[-1][3], j2)
        else:
            joined.append(("replace", i1, i2, j1, j2))
    return joined


def likeness(old: Counter[str], new: Counter[str]) -> float:
    """How much of the words of both is in both, from 0 to 1."""
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 1.0


@lru_cache(maxsize=1 << 12)
def words_of(text: str) -> Counter[str]:
    """The words of a text, without spaces and stops; remembered, so never to be changed."""
    return Counter(word for word in WORDS.findall(text) if word[0].isalnum())


def _blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks as values that can be compared, whatever made them."""
    plain = from_json(to_json(Document("", tuple(blocks))))
    assert isinstance(plain, Document)
    return tuple(block for block in plain.blocks if not isinstance(block, Contents))


def _compared(old: Block | None, new: Block | None) -> Block:
    if old is None or new is None:
        return Revised(old, new)
    if old == new:
        return new
    if isinstance(old, Paragraph) and isinstance(new, Paragraph) and old.style is new.style:
        return Paragraph(changed_runs(old.runs, new.runs), new.style)
    return Revised(old, new)


def _best_pairs(
    old: Sequence[T], new: Sequence[T], alike: Callable[[T, T], float]
) -> Iterator[tuple[T | None, T | None]]:
    """The pairs, in order, that are most alike together; what has no like stands alone."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    scores = [[alike(one, other) for other in new] for one in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            together = best[i + 1][j + 1] + scores[i][j] if scores[i][j] >= _ALIKE else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        score = scores[i][j]
        if score >= _ALIKE and best[i][j] == best[i + 1][j + 1] + score:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1
    yield from ((one, None) for one in old[i:])
    yield from ((None, one) for one in new[j:])


def _alone_together(
    pairs: Iterator[tuple[T | None, T | None]], alike: Callable[[T, T], float]
) -> Iterator[tuple[T | None, T | None]]:
    """The pairs, where one that went and one that came in its place are one if they are a little alike."""
    for matched, group in groupby(pairs, key=_is_matched):
        found = list(group)
        gone = [old for old, _new in found if old is not None]
        come = [new for _old, new in found if new is not None]
        if not matched and len(gone) == len(come) == 1 and alike(gone[0], come[0]) >= _ALIKE_ALONE:
            yield gone[0], come[0]
        else:
            yield from found


def _is_matched(pair: tuple[object, object]) -> bool:
    return pair[0] is not None and pair[1] is not None


def _likeness(old: Block, new: Block) -> float:
    if type(old) is not type(new):
        return 0.0
    if isinstance(old, Heading) and isinstance(new, Heading):
        if old.level != new.level:
            return 0.0
        if old.number and old.number == new.number:
            return 1.0
    found = likeness(words_of(_said(old)), words_of(_said(new)))
    return max(found, _ALIKE) if isinstance(old, _ONLY_ONE) else found


def _said(value: Any) -> str:
    """Everything that a block says, in its order."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return " ".join(_said(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, tuple):
        return " ".join(map(_said, value))
    return ""


def _tokens(runs: Inline) -> list[Token]:
    """The words, spaces and stops of the text, each in its format."""
    return [
        (word, run.bold, run.italic, run.link) for run in runs for word in WORDS.findall(run.text)
    ]


def _joined(tokens: Sequence[Token], change: Change | None) -> Iterator[Run]:
    """Words that stand beside one another as few runs as can be."""
    for (bold, italic, link), group in groupby(tokens, key=itemgetter(1, 2, 3)):
        yield Run("".join(map(itemgetter(0), group)), bold, italic, link, change)


def _weight(texts: Any) -> int:
    """How much the words say: their letters and figures."""
    return sum(len(text) for text in texts if text[:1].isalnum())
