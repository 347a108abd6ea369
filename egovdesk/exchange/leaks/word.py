"""Word files: what is read, what was there before changes, what is hidden, each as text of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from egovdesk.exchange.leaks.markup import local
from egovdesk.exchange.leaks.passages import Passage, Piece, by_columns
from egovdesk.records.leaks import Part

ROOTS = {
    "document": Part.BODY, "hdr": Part.HEADER, "ftr": Part.FOOTER, "footnotes": Part.NOTE,
    "endnotes": Part.NOTE, "comments": Part.COMMENT, "glossaryDocument": Part.HIDDEN,
}  # fmt: skip
"""The roots of the parts that hold paragraphs."""
_TEXTS = ("{*}t", "{*}delText", "{*}instrText", "{*}delInstrText")
_GAPS = {"tab": "\t", "br": "\n", "cr": "\n", "ptab": "\t", "noBreakHyphen": "-", "sym": " "}
_MARKS = ("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo", "{*}vanish", "{*}specVanish")
_BOXES = "{*}txbxContent"
_OFF = {"0", "false", "off"}


@dataclass(frozen=True)
class _Run:
    """Some text of a paragraph, and what became of it."""

    text: str
    added: bool = False
    taken: bool = False
    hidden: bool = False
    code: bool = False

    def piece(self, where: str, part: Part | None) -> Piece:
        if self.added or self.taken:
            part = Part.TRACKED
        elif self.hidden:
            part = Part.HIDDEN
        return Piece(self.text, where, Part.FORMULA if self.code else part)


def word_passages(file: str, root: Any, styles: frozenset[str]) -> Iterator[Passage]:
    """The text of a part with paragraphs; `styles` are those whose text is hidden.

    What is read, what is there with all that is hidden or taken out, and what was there before the
    changes are passages of their own: each could tell a phrase that the others break.
    """
    part = ROOTS[local(root.tag)]
    paragraphs = _Flow(root, styles).paragraphs()
    marked = any(run.added or run.taken or run.hidden for _, runs in paragraphs for run in runs)
    yield _view(file, part, paragraphs, lambda run: not (run.taken or run.hidden or run.code))
    if marked:
        yield _view(file, part, paragraphs, lambda run: not run.code)
        yield _view(file, part, paragraphs, lambda run: not (run.added or run.hidden or run.code))
        yield _view(file, part, paragraphs, lambda run: not (run.added or run.code))
    if any(run.code for _, runs in paragraphs for run in runs):
        yield _view(file, Part.FORMULA, paragraphs, lambda run: run.code)
        codes = "".join(run.text for _, runs in paragraphs for run in runs if run.code)
        if "%" in codes:
            yield Passage(file, Part.FORMULA, (Piece(unquote(codes)),), again=True)
    yield from _columns(file, part, root)


def _columns(file: str, part: Part, root: Any) -> Iterator[Passage]:
    """The tables of a part, each read down its columns."""
    for table in root.iter("{*}tbl"):
        cells = [
            (at, Piece(text, "a table"))
            for row in table.iterchildren("{*}tr")
            for at, cell in enumerate(row.iterchildren("{*}tc"))
            if (text := "".join(one.text or "" for one in cell.iter("{*}t")))
        ]
        yield from by_columns(file, part, cells)


def _view(
    file: str, part: Part, paragraphs: list[tuple[Part | None, list[_Run]]], wanted: Any
) -> Passage:
    pieces = []
    for number, (kind, runs) in enumerate(paragraphs, 1):
        where = f"paragraph {number}"
        pieces += [run.piece(where, kind) for run in runs if wanted(run)]
        pieces.append(Piece("\n"))
    return Passage(file, part, tuple(pieces), between="")


class _Flow:
    """The paragraphs of a part in order, those of a text box before the paragraph that holds it."""

    def __init__(self, root: Any, styles: frozenset[str]) -> None:
        self._root, self._styles = root, styles
        self._boxes = next(root.iter(_BOXES), None) is not None
        self._marks = bool(styles) or next(root.iter(*_MARKS), None) is not None
        self._wanted = (*_TEXTS, *(f"{{*}}{name}" for name in _GAPS))

    def paragraphs(self) -> list[tuple[Part | None, list[_Run]]]:
        return [(self._kind(one), self._runs(one)) for one in self._root.iter("{*}p")]

    @staticmethod
    def _kind(paragraph: Any) -> Part | None:
        style = paragraph.find("{*}pPr/{*}pStyle")
        named = _value(style) if style is not None else ""
        return Part.CONTENTS if named.upper().startswith("TOC") else None

    def _runs(self, paragraph: Any) -> list[_Run]:
        found = []
        for node in paragraph.iter(*self._wanted):
            if self._boxes and _owner(node) is not paragraph:
                continue
            name = local(node.tag)
            text = _GAPS.get(name) or node.text or ""
            if text:
                found.append(self._run(text, node, "nstrText" in name, paragraph))
        return found

    def _run(self, text: str, node: Any, code: bool, paragraph: Any) -> _Run:
        if not self._marks:
            return _Run(text, code=code)
        around = []
        for one in node.iterancestors():
            if one is paragraph:
                break
            around.append(one)
        names = {local(one.tag) for one in around}
        hidden = any(self._hides(one) for one in (*around, paragraph))
        return _Run(
            text, bool(names & {"ins", "moveTo"}), bool(names & {"del", "moveFrom"}), hidden, code
        )  # fmt: skip

    def _hides(self, element: Any) -> bool:
        """Whether a run or a paragraph is hidden, by itself or by its style."""
        name = local(element.tag)
        if name not in ("r", "p"):
            return False
        for sign in ("vanish", "specVanish") if name == "r" else ():
            found = element.find(f"{{*}}rPr/{{*}}{sign}")
            if found is not None and _value(found) not in _OFF:
                return True
        style = element.find(f"{{*}}{name}Pr/{{*}}{name}Style")
        return style is not None and _value(style) in self._styles


def _owner(node: Any) -> Any:
    return next((one for one in node.iterancestors() if local(one.tag) == "p"), None)


def _value(element: Any) -> str:
    return next((value for key, value in element.attrib.items() if local(key) == "val"), "")


def hiding_styles(root: Any) -> frozenset[str]:
    """The styles of Word's list of styles whose text is hidden."""
    return frozenset(
        next((value for key, value in style.attrib.items() if local(key) == "styleId"), "")
        for style in root.iter("{*}style")
        if style.find("{*}rPr/{*}vanish") is not None
    )
