"""A shell that came back, read by its headings: by their keys, or by their words where a key is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from egovdesk.errors import Refused
from egovdesk.exchange.authors.instructions import instruction_in
from egovdesk.exchange.authors.kinds import KEPT, AuthorsKind, kind_of
from egovdesk.exchange.authors.numbering import Numbering
from egovdesk.exchange.authors.word import Line, WordFile
from egovdesk.exchange.authors.wordml import (
    BOX,
    RELATION_ID,
    TBL,
    Element,
    P,
    inside,
    run_text,
    runs,
    squeezed,
    w,
)
from egovdesk.records.returned import Passage, Piece, ReturnedPaper, ReturnedSection
from egovdesk.records.shells import (
    CLEARED_ON,
    IMPLICATIONS,
    OPTION_LABELS,
    PROVIDED_BY,
    implication_key,
    is_implication,
    is_paper,
)
from egovdesk.shipped.shells import paper_shell

KEY_PREFIX = "egd_"
_FACT = re.compile(r"^\s*([^:\t]{2,30}?)\s*:\s*(.*)$", re.DOTALL)
_NOT_LETTERS = re.compile(r"[\W_]+")
_SECTION_LEVEL, _IMPLICATION_LEVEL = 2, 3
_PICTURES = (w("drawing"), w("pict"), w("object"))
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_LABELS = {PROVIDED_BY.casefold(), CLEARED_ON.casefold(), *map(str.casefold, OPTION_LABELS)}


@dataclass
class _Open:
    """A section while it is read."""

    key: str
    heading: str
    level: int
    passages: list[Passage] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    leftover: list[str] = field(default_factory=list)
    again: bool = False

    def closed(self) -> ReturnedSection:
        return ReturnedSection(
            self.key, self.heading, tuple(self.passages), tuple(self.facts), tuple(self.beside),
            tuple(self.leftover), self.again,
        )  # fmt: skip


def read_back(path: Path) -> ReturnedPaper:
    """What a Word file says under each heading of the shell; raises Refused where it is not one.

    Text with tracked changes is read as if they were accepted; instructions and hidden text are not
    read.
    """
    if kind_of(path) is not AuthorsKind.WORD:
        raise Refused(
            f"{path.name} is not a Word document.", KEPT,
            "Take back the Word file that was made as the paper’s shell.",
        )  # fmt: skip
    return _Reader(WordFile(path)).paper()


class _Reader:
    """Goes through a file once, a section at a time."""

    def __init__(self, word: WordFile) -> None:
        self._word, self._numbering = word, Numbering(word)
        shell = paper_shell()
        self._known = {
            _key_of(name): one.key for one in shell.sections for name in (one.heading, *one.also)
        }
        for one in shell.implications:
            for name in (one.heading, *(f"{kind} implications" for kind in (one.kind, *one.also))):
                self._known.setdefault(_key_of(name), one.key)
        self._front = _Open("", "", 1)
        self._sections: list[_Open] = [self._front]
        self._paper = ""
        self._seen: set[Element] = set()
        self._marked = {key for line in word.lines for key in _keys_in(line.element)}

    def paper(self) -> ReturnedPaper:
        """The whole file."""
        for line in self._word.lines:
            self._read(line)
        sections = tuple(one.closed() for one in self._sections[1:])
        found = {one.key for one in sections}
        shell = paper_shell()
        return ReturnedPaper(
            self._word.name, self._word.heading, self._paper, tuple(self._front.facts), sections,
            missing=tuple(one.heading for one in shell.sections if one.key not in found),
            unknown=tuple(one.heading for one in sections if not one.key and not one.again),
            again=tuple(one.heading for one in sections if one.again),
        )  # fmt: skip

    def _read(self, line: Line) -> None:
        keys = list(_keys_in(line.element))
        self._paper = next((one for one in keys if is_paper(one)), self._paper)
        key = next((one for one in keys if not is_paper(one)), "") or self._known_by_words(line)
        if line.in_table:
            self._meet(line.element, TBL, "table")
        elif line.in_box:
            self._meet(line.element, BOX, "text box")
        elif line.style == "title":
            return
        elif line.level is not None:
            self._meet_heading(key, line)
        elif key:  # a heading that has lost its style, or all of its words
            self._open(key, line)
            if self._known.get(_key_of(line.text)) != key:
                self._say(line)
        else:
            self._say(line)

    def _meet_heading(self, key: str, line: Line) -> None:
        """Open a section; a heading of the author's own below another one belongs to that."""
        level, current = line.level or _SECTION_LEVEL, self._sections[-1]
        if not key and self._is_under_implications(level):
            key = _own_implication(line.text)
        if not key and current is not self._front and level > current.level:
            current.passages.append(Passage((Piece(squeezed(line.text), bold=True),)))
        else:
            self._open(key, line)

    def _open(self, key: str, line: Line) -> None:
        """Begin a section; a second one of the same key is nobody's."""
        taken = any(one.key == key for one in self._sections)
        heading = squeezed(line.text) or next(
            (one.heading for one in paper_shell().sections if one.key == key), ""
        )
        usual = _IMPLICATION_LEVEL if is_implication(key) else _SECTION_LEVEL
        self._sections.append(
            _Open("" if taken else key, heading, line.level or usual, again=taken and bool(key))
        )

    def _is_under_implications(self, level: int) -> bool:
        above = [one for one in self._sections[1:] if one.level < level]
        return bool(above) and above[-1].key == IMPLICATIONS

    def _known_by_words(self, line: Line) -> str:
        """The key of a paragraph that is a heading of the shell by its words, where that key is gone."""
        key = self._known.get(_key_of(line.text), "")
        if not key or key in self._marked or self._numbering.place(line.element) is not None:
            return ""
        return key

    def _meet(self, paragraph: Element, kind: Element | str, called: str) -> None:
        """Count a table or a text box, whose words are not read."""
        around = [one for one in paragraph.iterancestors() if one.tag == kind][-1]
        if around not in self._seen:
            self._seen.add(around)
            self._sections[-1].beside.append(called)

    def _meet_others(self, paragraph: Element) -> None:
        """Count the pictures and notes of a paragraph."""
        beside = self._sections[-1].beside
        for one in inside(paragraph):
            if one.tag in _PICTURES and not any(each.tag == BOX for each in one.iter()):
                beside.append("picture")
            elif one.tag in _NOTES:
                beside.append(_NOTES[one.tag])

    def _say(self, line: Line) -> None:
        self._meet_others(line.element)
        pieces = tuple(self._pieces(line.element))
        words = "".join(one.text for one in pieces)
        current = self._sections[-1]
        fact = _FACT.match(words)
        if fact and (current is self._front or fact[1].casefold() in _LABELS):
            current.facts.append((fact[1], squeezed(fact[2])))
        elif words.strip():
            place = self._numbering.place(line.element)
            depth, ordered = place if place is not None else (None, False)
            current.passages.append(Passage(_trimmed(pieces), depth, ordered))

    def _pieces(self, paragraph: Element) -> Iterator[Piece]:
        styles = self._word.styles
        told = instruction_in(styles, paragraph)
        if told is not None and told.gone and not told.whole:
            self._sections[-1].leftover.append(told.gone)
        for run in runs(paragraph):
            words = told.left_of(run) if told is not None else run_text(run)
            look = styles.look(run, paragraph)
            if words and not look.hidden:
                yield Piece(words, look.bold, look.italic, self._link(run))

    def _link(self, run: Element) -> str:
        above = next((one for one in run.iterancestors() if one.tag in (w("hyperlink"), P)), None)
        if above is None or above.tag == P:
            return ""
        link = self._word.relations.get(above.get(RELATION_ID) or "")
        return link.target if link is not None and link.external else ""


def _keys_in(paragraph: Element) -> Iterator[str]:
    """The keys that a paragraph is marked with."""
    for one in paragraph.iter(w("bookmarkStart")):
        name = one.get(w("name")) or ""
        if name.startswith(KEY_PREFIX):
            yield name.removeprefix(KEY_PREFIX)


def _key_of(words: str) -> str:
    """A heading without case, numbers before it, and punctuation."""
    return _NOT_LETTERS.sub(" ", words.casefold()).strip(" 0123456789")


def _own_implication(words: str) -> str:
    """The key of an implication that the author or the clerk put in besides the shell's."""
    kind = re.sub(r"\bimplications?\b", "", squeezed(words), flags=re.IGNORECASE).strip()
    return implication_key(kind) if kind else ""


def _trimmed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Pieces joined where they look alike, without space at either end."""
    joined: list[Piece] = []
    for one in pieces:
        if joined and (joined[-1].bold, joined[-1].italic, joined[-1].link) == (
            one.bold, one.italic, one.link,
        ):  # fmt: skip
            joined[-1] = Piece(joined[-1].text + one.text, one.bold, one.italic, one.link)
        else:
            joined.append(one)
    joined[0] = Piece(joined[0].text.lstrip(), joined[0].bold, joined[0].italic, joined[0].link)
    last = joined[-1]
    joined[-1] = Piece(last.text.rstrip(), last.bold, last.italic, last.link)
    return tuple(one for one in joined if one.text)
