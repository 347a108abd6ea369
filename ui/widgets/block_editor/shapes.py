"""What the minute editor is given and gives back, and the lines that it is made of.

A register's block is one line of the editor, except a decision: each of its parts is a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from egovdesk.identifiers import new_id
from egovdesk.records.minutes import BlockKind
from ui.widgets.block_editor import rows

#: A mark (a value of MarkKind, "name" for a person, or nothing) and the words beside it.
Detail = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PartText:
    """One part of a decision; Markdown."""

    id: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class BlockText:
    """A block of a minute with what is shown above it.

    `text` is Markdown in paragraphs, declarations, votes and movements, and plain in actions;
    decisions have `parts`. The heading, its detail and the lead-in are shown, never edited.
    """

    id: str
    kind: BlockKind = BlockKind.PARAGRAPH
    text: str = ""
    exempt: bool = False
    ground: str = ""
    heading: str = ""
    heading_detail: tuple[Detail, ...] = ()
    lead_in: str = ""
    parts: tuple[PartText, ...] = ()
    decision_id: str | None = None
    action_id: str | None = None
    interest_id: str | None = None
    vote_id: str | None = None
    movement_id: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line is: whose block and part, of which kind, exempt or not, a bullet, a table, or words.

    A table is one line whose rows are broken and whose cells are parted by tabs.
    """

    id: str
    part: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    exempt: bool = False
    ground: str = ""
    bullet: bool = False
    table: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What no two lines share."""
        return (self.id, self.part)

    @property
    def is_paragraph(self) -> bool:
        """Whether it is running text, open or exempt."""
        return self.kind is BlockKind.PARAGRAPH

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a decision."""
        return self.kind is BlockKind.DECISION

    @property
    def is_plain(self) -> bool:
        """Whether its words take no formats: an action is a line of lists and tables too."""
        return self.kind is BlockKind.ACTION

    @property
    def is_barred(self) -> bool:
        """Whether it has a bar at its left and a heading."""
        return self.exempt or not self.is_paragraph

    def joins(self, other: Shape) -> bool:
        """Whether the two may become one line: never open with exempt, nor text with a record."""
        if self.is_paragraph and other.is_paragraph:
            return self._is_as_open_as(other) and not (self.table or other.table)
        return self.is_part and self.id == other.id

    def _is_as_open_as(self, other: Shape) -> bool:
        return (self.exempt, self.ground) == (other.exempt, other.ground)

    def follows(self, other: Shape | None) -> bool:
        """Whether it stands under the other's heading, without one of its own."""
        if other is None or not self.is_barred:
            return False
        if self.id == other.id:
            return True
        both = self.is_paragraph and other.is_paragraph
        return both and self.exempt and self._is_as_open_as(other)

    def next_line(self) -> Shape:
        """A new line of the same kind, for the words after a split."""
        if self.is_part:
            return replace(self, part=new_id())
        return replace(self, id=new_id(), kind=BlockKind.PARAGRAPH, table=False)


@dataclass(frozen=True, slots=True)
class Line:
    """A line's shape and its words: Markdown, or plain in an action."""

    shape: Shape
    text: str = ""


def new_paragraph(exempt: bool = False, ground: str = "") -> Shape:
    """A paragraph that the register does not know yet."""
    return Shape(new_id(), exempt=exempt, ground=ground)


def lines_of(blocks: Iterable[BlockText]) -> list[Line]:
    """The lines that show the blocks; a decision without parts gets an empty one."""
    lines: list[Line] = []
    for block in blocks:
        shape = Shape(block.id, "", block.kind, block.exempt, block.ground)
        if block.kind is BlockKind.DECISION:
            parts = block.parts or (PartText(new_id()),)
            lines += [Line(replace(shape, part=part.id), part.text) for part in parts]
        elif shape.is_paragraph and block.text.startswith("- ") and "\n" not in block.text:
            lines.append(Line(replace(shape, bullet=True), block.text[2:]))
        elif shape.is_paragraph and rows.is_table(block.text):
            lines.append(Line(replace(shape, table=True), block.text))
        else:
            lines.append(Line(shape, block.text))
    return lines


def blocks_of(lines: Sequence[Line]) -> list[BlockText]:
    """The blocks that the lines show, without headings."""
    return [_block(list(group)) for _, group in groupby(lines, key=lambda line: line.shape.id)]


def _block(lines: list[Line]) -> BlockText:
    shape, text = lines[0].shape, lines[0].text
    if shape.is_part:
        parts = tuple(PartText(line.shape.part, line.text) for line in lines)
        return BlockText(shape.id, shape.kind, "", shape.exempt, shape.ground, parts=parts)
    if shape.bullet:
        text = f"- {text}"
    return BlockText(shape.id, shape.kind, text, shape.exempt, shape.ground)


def repaired(shapes: Iterable[Shape | None]) -> list[Shape]:
    """The shapes with every id there and used once; a stray copy becomes a paragraph.

    The parts of one decision stand together: what is parted from them is a paragraph too.
    """
    good: list[Shape] = []
    seen: set[str] = set()
    parts: set[str] = set()
    for shape in shapes:
        fixed = _fixed(shape, good[-1] if good else None, seen, parts)
        seen.add(fixed.id)
        parts.add(fixed.part)
        good.append(fixed)
    return good


def _fixed(shape: Shape | None, before: Shape | None, seen: set[str], parts: set[str]) -> Shape:
    if shape is None or not shape.id:
        return new_paragraph()
    if shape.is_part and before is not None and before.id == shape.id:
        return replace(shape, part=new_id()) if shape.part in parts else shape
    if shape.id not in seen:
        return shape if shape.part or not shape.is_part else replace(shape, part=new_id())
    if shape.is_paragraph:
        return replace(shape, id=new_id())
    return new_paragraph(shape.exempt, shape.ground)
