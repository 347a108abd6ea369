"""Drafts of a statement of 40,000 words: compared, kept, and written for Word with their changes."""

from __future__ import annotations

import random
import statistics
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.measure import Figure, milliseconds
from egovdesk.documents.statements.changes import compared, difference_document
from egovdesk.documents.statements.document import statement_document
from egovdesk.documents.writers.docx import write_docx
from egovdesk.example.words import Words
from egovdesk.records.kept_statements import KeptSection, KeptStatement
from egovdesk.records.passages import word_count
from egovdesk.register import Register

WORDS, SECTIONS = 40_000, 120
DAY = date(2003, 10, 9)


def figures(path: Path) -> Iterator[Figure]:
    """Every section changed, and one in ten; then what is written of them."""
    old = _statement()
    some = _changed(old, every=10)
    with Register(path, read_only=True) as register, tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "statement.docx"
        for what, new in (("one section in ten", some), ("every section", _changed(old, every=1))):
            kept = old.as_json(), new.as_json()
            yield _figure(f"Compare 40,000 words, {what}", lambda kept=kept: _compare(*kept))
        document = statement_document(register, old, as_of=DAY)
        yield _figure("Word, 40,000 words", lambda: write_docx(document, out), "under 2000")
        yield _figure(
            "Word, 40,000 words with tracked changes",
            lambda: write_docx(
                difference_document(register, old, some, as_of=DAY, drafts=(None, None)), out
            ),
            "under 2000",
        )


def _figure(what: str, work: Callable[[], object], reach: str = "under 1000") -> Figure:
    work()
    return Figure(what, statistics.median(milliseconds(work) for _ in range(5)), None, reach)


def _compare(old: str, new: str) -> None:
    compared(KeptStatement.from_json(old), KeptStatement.from_json(new))


def _statement() -> KeptStatement:
    words = Words(7, pool=400)
    each = WORDS // SECTIONS
    return KeptStatement("IEG3", sections=tuple(
        KeptSection(str(at), words.title(), str(at), 1 + at % 3, text=_text(words, each))
        for at in range(SECTIONS)
    ))  # fmt: skip


def _text(words: Words, least: int) -> str:
    """Paragraphs, a list and a table, of so many words."""
    parts = [f"- {words.part()}\n- {words.part()}",
             f"| Service | Words |\n| --- | --- |\n| {words.place()} | {words.title()} |"]  # fmt: skip
    while word_count("\n\n".join(parts)) < least:
        parts.insert(0, words.paragraph())
    return "\n\n".join(parts)


def _changed(old: KeptStatement, *, every: int) -> KeptStatement:
    """A word in twenty of some sections put otherwise, and a paragraph more in each."""
    chance = random.Random(7)

    def other(text: str) -> str:
        said = text.split(" ")
        said = [one.upper() if chance.random() < 0.05 else one for one in said]
        return "A paragraph that was not there before.\n\n" + " ".join(said)

    return replace(old, sections=tuple(
        replace(one, text=other(one.text)) if at % every == 0 else one
        for at, one in enumerate(old.sections)
    ))  # fmt: skip
