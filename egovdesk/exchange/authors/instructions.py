"""The instructions of a shell in a file that came back: those to strip, and what an author typed over."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from egovdesk.exchange.authors.styles import Styles
from egovdesk.exchange.authors.wordml import Element, R, run_text, squeezed
from egovdesk.shipped.shells import paper_shell

_STYLE = "instruction"


@dataclass(frozen=True)
class Instruction:
    """What stands in a paragraph in the style of instructions.

    `known` tells that it is an instruction of the shell, word for word. Else somebody has typed in
    its style, and the words are theirs.
    """

    runs: tuple[Element, ...]
    text: str
    known: bool


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(squeezed(one) for one in paper_shell().instructions)


def instruction_in(styles: Styles, paragraph: Element) -> Instruction | None:
    """The instruction in a paragraph; None where nothing is in that style."""
    found = tuple(
        run for run in paragraph.iter(R) if styles.character_style(run) == _STYLE and run_text(run)
    )
    words = squeezed("".join(run_text(run) for run in found))
    return Instruction(found, words, words in _known()) if words else None


def is_stripped(styles: Styles, run: Element, paragraph: Element) -> bool:
    """Whether a run is part of an instruction that is taken out."""
    if styles.character_style(run) != _STYLE:
        return False
    found = instruction_in(styles, paragraph)
    return found is not None and found.known
