"""The shell of a report: its headings with their keys, and what an author is told under each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NOT_LETTERS = re.compile(r"[\W_]+")
_IMPLICATION, _PAPER = "implication_", "p_"
_LONGEST_KEY = 30
RECOMMENDATIONS, BACKGROUND_PAPERS = "recommendations", "background_papers"
OPTIONS, IMPLICATIONS, ROUTE = "options", "implications", "route"
AUTHOR, PROVIDED_BY, CLEARED_ON = "Author", "Provided by", "Cleared on"
OPTION_LABELS = ("Advantages", "Disadvantages")
"""The labels of lines that are read back."""


@dataclass(frozen=True)
class ShellSection:
    """A heading of the shell; its key never changes, whatever the heading is called.

    `also` are other names by which reports have it.
    """

    key: str
    heading: str
    instruction: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Implication:
    """An implication that somebody provides and clears; `also` are other names for its kind."""

    kind: str
    heading: str
    instruction: str = ""
    also: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return implication_key(self.kind)

    def is_of(self, kind: str) -> bool:
        """Whether a clearance of some kind is of this implication."""
        return implication_key(kind) in map(implication_key, (self.kind, *self.also))


@dataclass(frozen=True)
class PaperShell:
    """The shell as shipped: sections in order, implications, and how options are laid out."""

    sections: tuple[ShellSection, ...]
    implications: tuple[Implication, ...]
    options: tuple[str, ...]

    @property
    def instructions(self) -> tuple[str, ...]:
        """Everything that authors are told, to be stripped before the paper goes out."""
        told = [one.instruction for one in self.sections]
        told += [one.instruction for one in self.implications]
        return tuple(one for one in told if one)

    def implication_of(self, kind: str) -> Implication:
        """The implication that a kind of clearance is of; one of its own where the shell has none."""
        found = next((one for one in self.implications if one.is_of(kind)), None)
        return found or Implication(kind, f"{kind} implications")


def implication_key(kind: str) -> str:
    """The key of a kind of implication: “Human resources” is implication_human_resources."""
    slug = _NOT_LETTERS.sub("_", kind.casefold()).strip("_")
    return f"{_IMPLICATION}{slug}"[:_LONGEST_KEY].rstrip("_")


def is_implication(key: str) -> bool:
    """Whether a key is that of an implication."""
    return key.startswith(_IMPLICATION)


def paper_key(paper_id: str) -> str:
    """The key by which a file tells whose shell it was."""
    return f"{_PAPER}{paper_id.replace('-', '')}"


def paper_of(key: str, ids: Iterable[str]) -> str | None:
    """The paper that a key is of; None where it is of none of these."""
    return next((one for one in ids if paper_key(one) == key), None)


def is_paper(key: str) -> bool:
    """Whether a key tells whose shell a file was."""
    return key.startswith(_PAPER)
