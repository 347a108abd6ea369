"""What changed between two drafts of one block, word by word: the newer draft with what went beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from egovdesk.documents.changes import changed_runs
from egovdesk.documents.model import Inline, text_runs
from egovdesk.documents.writers.pdf.text import LONGEST_WORD, Spot, Words


class Recorded(Words):
    """Writes nothing, and keeps every passage of a draft in the order in which it would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.passages: list[Inline] = []

    def text(self, text: str, longest: int = LONGEST_WORD) -> str:
        """Keep plain text."""
        return self.runs(text_runs(text))

    def runs(self, runs: Inline, longest: int = LONGEST_WORD) -> str:
        """Keep formatted text."""
        self.passages.append(runs)
        return '""'


class LaidOver(Words):
    """Writes each passage of the newer draft over the same passage of the older one."""

    def __init__(self, older: list[Inline], spots: Mapping[str, Spot]) -> None:
        super().__init__(spots)
        self._older: Iterator[Inline] = iter(older)
        self._written, self._count = 0, len(older)

    @property
    def fits(self) -> bool:
        """Whether both drafts had the same number of passages, so that each met its like."""
        return self._written == self._count

    def text(self, text: str, longest: int = LONGEST_WORD) -> str:
        """Plain text over what it was."""
        return self.runs(text_runs(text), longest)

    def runs(self, runs: Inline, longest: int = LONGEST_WORD) -> str:
        """Formatted text over what it was."""
        self._written += 1
        return super().runs(changed_runs(next(self._older, ()), runs), longest)
