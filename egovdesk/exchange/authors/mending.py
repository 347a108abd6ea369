"""A new file of what an author sent, with that mended which can be, and the words as they were."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from egovdesk.errors import Refused
from egovdesk.exchange.authors.editing import Editing
from egovdesk.exchange.authors.instructions import instruction_in
from egovdesk.exchange.authors.office import mend_properties
from egovdesk.exchange.authors.restyling import mend_language, mend_look, mend_tables
from egovdesk.exchange.authors.stripping import (
    accept_changes,
    remove_comments,
    remove_hidden,
    remove_macros,
    strip_instructions,
    strip_settings,
)
from egovdesk.exchange.authors.word import WordFile
from egovdesk.exchange.authors.wordml import paragraphs, run_text, runs
from egovdesk.records.file_checks import Wish

_Mend = Callable[[WordFile, Editing], None]
_ASKED: dict[Wish, _Mend] = {
    Wish.CHANGES: accept_changes,
    Wish.COMMENTS: remove_comments,
    Wish.HIDDEN: remove_hidden,
}
_ALWAYS: tuple[_Mend, ...] = (
    strip_instructions, mend_tables, mend_look, mend_language, remove_macros, strip_settings,
)  # fmt: skip


@dataclass(frozen=True)
class MendWishes:
    """What a clerk wants of the mended file: what is asked for, and its title where it has none."""

    wishes: Collection[Wish] = field(default=frozenset())
    title: str = ""


def mend_word(path: Path, target: Path, wanted: MendWishes) -> None:
    """Write the mended file to `target`, and read it again.

    Raises Refused where its words would be others than they were: all of them, without what was
    asked to be taken out and without the shell's instructions.
    """
    word = WordFile(path)
    before = _words_to_stay(word, wanted.wishes)
    title = wanted.title or word.heading
    editing = Editing(word.package)
    for wish, mend in _ASKED.items():
        if wish in wanted.wishes:
            mend(word, editing)
    for mend in _ALWAYS:
        mend(word, editing)
    mend_properties(editing, title)
    editing.pack(target)
    if words_of(WordFile(target)) != before:
        raise Refused(
            f"{path.name} cannot be mended without touching its words.", "No file was written.",
            "Send the note to its author instead.",
        )  # fmt: skip


def clean_word(path: Path, target: Path) -> None:
    """Write a file without comments, changes, hidden text and instructions; its look stays as it is."""
    word = WordFile(path)
    editing = Editing(word.package)
    for take_out in (*_ASKED.values(), strip_instructions):
        take_out(word, editing)
    editing.pack(target)


def words_of(word: WordFile) -> str:
    """All words of a file as shown: text, headers, footers, notes, text boxes."""
    return _words(word, frozenset(), instructions=True)


def _words_to_stay(word: WordFile, wishes: Collection[Wish]) -> str:
    return _words(word, wishes, instructions=False)


def _words(word: WordFile, wishes: Collection[Wish], *, instructions: bool) -> str:
    styles = word.styles
    said = []
    for _name, _where, root in word.stories():
        for paragraph in paragraphs(root):
            told = None if instructions else instruction_in(styles, paragraph)
            for run in runs(paragraph):
                if not (Wish.HIDDEN in wishes and styles.look(run, paragraph).hidden):
                    said.append(told.left_of(run) if told is not None else run_text(run))
    return "".join(said)
