"""A Word file that an author sent, opened to be read: its lines in order, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from egovdesk.errors import Refused
from egovdesk.exchange.authors.kinds import KEPT
from egovdesk.exchange.authors.office import pages_of
from egovdesk.exchange.authors.styles import Styles
from egovdesk.exchange.authors.wordml import (
    BOX,
    TBL,
    Element,
    P,
    beginning,
    inside,
    squeezed,
    text,
    w,
)
from egovdesk.exchange.packages import Package, Relation

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TITLE = "title"
_STORIES = {"header": "the header", "footer": "the footer", "footnotes": "a footnote",
            "endnotes": "an endnote"}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A paragraph of the text: its words, its level as a heading, and the heading above it."""

    element: Element
    text: str
    level: int | None
    style: str
    under: str
    in_table: bool
    in_box: bool

    @property
    def place(self) -> str:
        """Where it is, in words: “The council could…”, under “Options”."""
        where = f", under “{self.under}”" if self.under and self.level is None else ""
        return f"{beginning(self.text)}{where}"


class WordFile:
    """The parts of a Word file and what they say. Raises Refused where it is not one, naming it."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.package = Package(path, KEPT)
        links = self.package.relations().values()
        self.main = next((one.target for one in links if one.kind == "officeDocument"), "")
        if self.main not in self.package or not self.main.startswith("word/"):
            raise Refused(
                f"{self.name} is not a Word document, whatever its name says.", KEPT,
                "Ask its author to send it as a Word document (.docx).",
            )  # fmt: skip
        self.root = self.package.xml(self.main)
        if self.root.tag.startswith(f"{{{_STRICT}}}"):
            raise Refused(
                f"{self.name} was saved as “Strict Open XML”.", KEPT,
                "Ask its author to save it as a Word document (.docx).",
            )  # fmt: skip
        body = self.root.find(w("body"))
        if body is None:
            raise self.package.damaged()
        self.body = body
        self.relations = self.package.relations(self.main)

    def related(self, kind: str) -> str:
        """The name of the part of a kind ("styles", "settings") that the text refers to; or ""."""
        found = (
            one.target for one in self.relations.values() if one.kind == kind and not one.external
        )
        return next((name for name in found if name in self.package), "")

    def part(self, kind: str) -> Element | None:
        """The root of that part."""
        name = self.related(kind)
        return self.package.xml(name) if name else None

    @cached_property
    def styles(self) -> Styles:
        """The styles of the text."""
        return Styles(self.part("styles"), self.part("theme"))

    @cached_property
    def settings(self) -> Element | None:
        """The settings of the document."""
        return self.part("settings")

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every paragraph of the text, in order; those of tables and text boxes too."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[Line]:
        under = ""
        for element, in_table, in_box in _placed(self.body):
            words = text(element)
            style = self.styles.name(self.styles.of_paragraph(element))
            level = None if in_table else self.styles.level(element)
            if not words.strip():
                level = None
            yield Line(element, words, level, style, under, in_table, in_box)
            if level is not None and style != _TITLE and not in_box:
                under = squeezed(words)[:80]

    @cached_property
    def headings(self) -> tuple[Line, ...]:
        """The headings of the text, its title left out."""
        return tuple(one for one in self.lines if one.level is not None and one.style != _TITLE)

    @cached_property
    def heading(self) -> str:
        """What the document calls itself at its top: its title, else its first heading."""
        titled = [one for one in self.lines if one.style == _TITLE and one.text.strip()]
        found = titled or [one for one in self.headings if one.level == 1]
        return squeezed(found[0].text) if found else ""

    @property
    def pages(self) -> int | None:
        """How many pages it had when it was saved; None where nothing says."""
        return pages_of(self.package)

    def line_of(self, element: Element) -> Line | None:
        """The line that an element stands in, or the last one before it."""
        paragraph = next((one for one in (element, *element.iterancestors()) if one.tag == P), None)
        return self._by_element.get(paragraph) if paragraph is not None else None

    @cached_property
    def _by_element(self) -> dict[Element, Line]:
        return {one.element: one for one in self.lines}

    def place_of(self, element: Element) -> str:
        """Where an element of the text is, in the words of its line or of the heading above it."""
        line = self.line_of(element)
        if line is None:
            return ""
        if line.text.strip():
            return line.place
        return f"under “{line.under}”" if line.under else "at the top"

    def stories(self) -> Iterator[tuple[str, str, Element]]:
        """The text, headers, footers and notes: the part's name, where that is in words, its root."""
        yield self.main, "", self.root
        for one in self.relations.values():
            if one.kind in _STORIES and one.target in self.package:
                yield one.target, _STORIES[one.kind], self.package.xml(one.target)

    def links_of(self, name: str) -> dict[str, Relation]:
        """The links of a part, by id."""
        return self.relations if name == self.main else self.package.relations(name)


def _placed(body: Element) -> Iterator[tuple[Element, bool, bool]]:
    """The paragraphs in order, each with whether it is in a table and in a text box."""
    for element in inside(body, boxes=True):
        if element.tag == P:
            tags = {one.tag for one in element.iterancestors()}
            yield element, TBL in tags, BOX in tags
