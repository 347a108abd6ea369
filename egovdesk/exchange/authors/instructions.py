"""The instructions of a shell in a file that came back: those to strip, and what an author typed over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from egovdesk.exchange.authors.styles import Styles
from egovdesk.exchange.authors.wordml import Element, run_text, runs, squeezed
from egovdesk.shipped.shells import paper_shell

_STYLE = "instruction"
_LEAST_LEFT = 20
"""The letters by which what is left of an instruction is known: “none” may be an author's answer."""


@dataclass(frozen=True)
class Instruction:
    """What a paragraph has of an instruction, or in the style of one.

    `gone` are the words of the shell's own, which are stripped; `whole` tells whether they are all of an
    instruction. `typed` are those that somebody has typed in its style: they are theirs. `left` is what
    stays of each of the `runs`.
    """

    runs: tuple[Element, ...]
    left: tuple[str, ...]
    gone: str
    typed: str
    whole: bool

    def left_of(self, run: Element) -> str:
        """What stays of the words of a run."""
        found = [left for one, left in zip(self.runs, self.left, strict=True) if one is run]
        return found[0] if found else run_text(run)


@lru_cache(maxsize=1)
def _known() -> tuple[str, ...]:
    return tuple(squeezed(one) for one in paper_shell().instructions)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """An instruction word for word, with any space between the words and after the last."""
    every = (r"\s+".join(map(re.escape, one.split())) for one in _known())
    return re.compile(rf"\s*(?:{'|'.join(every)})\s*")


def instruction_in(styles: Styles, paragraph: Element) -> Instruction | None:
    """What a paragraph has of an instruction; None where it has nothing, nor anything in that style.

    One that has lost its style is known by its words, where all of them are there.
    """
    every = tuple(run for run in runs(paragraph) if run_text(run))
    styled = tuple(run for run in every if styles.character_style(run) == _STYLE)
    found = styled or every
    words = "".join(map(run_text, found))
    match = _pattern().search(words)
    if match:
        start, end = match.span()
    elif styled and is_left_over(words):
        start, end = 0, len(words)
    elif styled and words.strip():
        start, end = 0, 0
    else:
        return None
    ends = pairwise(accumulate((len(run_text(run)) for run in found), initial=0))
    left = tuple(
        run_text(run)[: max(0, start - first)] + run_text(run)[max(0, end - first) :]
        for run, (first, _last) in zip(found, ends, strict=True)
    )
    typed = squeezed("".join(left)) if styled else ""
    return Instruction(found, left, squeezed(words[start:end]), typed, match is not None)


def is_left_over(words: str) -> bool:
    """Whether words are what is left of an instruction: a part of one, or one with its middle taken out."""
    said = squeezed(words)
    if len(said) < _LEAST_LEFT:
        return False
    return any(said in one or _is_without_middle(said, one) for one in _known())


def _is_without_middle(said: str, whole: str) -> bool:
    """Whether the beginning and the end of an instruction make up all that is said."""
    begins = next(
        (at for at, (a, b) in enumerate(zip(said, whole, strict=False)) if a != b), len(said)
    )
    ends = next(
        (
            at
            for at, (a, b) in enumerate(zip(reversed(said), reversed(whole), strict=False))
            if a != b
        ),
        len(said),
    )
    return len(said) < len(whole) and begins + ends >= len(said)
