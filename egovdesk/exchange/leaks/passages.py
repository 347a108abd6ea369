"""What a reader finds in a file: passages of text, pictures, files inside it, and what it cannot read."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from egovdesk.records.leaks import INSIDE, Part, Place, Unsearched

_ON_PAGE = re.compile(r"page (\d+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stands in one place; a passage may run over several. No part is its passage's."""

    text: str
    where: str = ""
    part: Part | None = None


@dataclass(frozen=True)
class Passage:
    """Text to be searched as one, so that a phrase is found though it runs over several pieces.

    `again` says that it may repeat what other passages of the file hold: a secret found there already
    is not told twice. `look`, given where words stand, may say that the part is another one.
    """

    file: str
    part: Part
    pieces: tuple[Piece, ...]
    page: int | None = None
    between: str = "\n"
    again: bool = False
    look: Callable[[int, int], Part] | None = None

    @cached_property
    def text(self) -> str:
        return self.between.join(piece.text for piece in self.pieces)

    @cached_property
    def _ends(self) -> list[int]:
        lengths = (len(piece.text) + len(self.between) for piece in self.pieces)
        return list(accumulate(lengths))

    def place(self, start: int, end: int) -> Place:
        """Where these words stand; in a part of its own if any piece of them does."""
        held = self._held(start, end)
        part = next((one.part for one in held if one.part is not None), self.part)
        if self.look is not None and part is self.part:
            part = self.look(start, end)
        where = next((one.where for one in held if one.where), "")
        said = _ON_PAGE.fullmatch(where)
        return Place(self.file, part, where, int(said[1]) if said else self.page)

    def _held(self, start: int, end: int) -> list[Piece]:
        found, before = [], 0
        for piece, after in zip(self.pieces, self._ends, strict=True):
            if before < end and start < after - len(self.between):
                found.append(piece)
            before = after
        return found


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that nobody has searched: it may show words."""

    place: Place


@dataclass(frozen=True)
class Content:
    """A file, or one inside another: the name to show, and its bytes or where they lie."""

    name: str
    data: bytes | None = None
    path: Path | None = None
    part: Part = Part.EMBEDDED

    @cached_property
    def own_name(self) -> str:
        """Its name without that of the file around it."""
        return self.name.rpartition(INSIDE)[2]

    def open(self) -> BinaryIO:
        """To read; raises OSError where the disk has it no more."""
        if self.path is not None:
            return self.path.open("rb")
        return io.BytesIO(self.data or b"")

    def read(self) -> bytes:
        """All its bytes."""
        if self.data is not None:
            return self.data
        with self.open() as file:
            return file.read()

    def inside(self, name: str, data: bytes) -> Content:
        """A file that lies in this one."""
        return Content(f"{self.name}{INSIDE}{name}", data)

    def earlier(self, number: int, data: bytes) -> Content:
        """A version of this file that was saved before, and is still in it."""
        return Content(f"{self.name}{INSIDE}earlier version {number}", data, part=Part.EARLIER)

    def unsearched(self, why: str, *, blocks: bool = True, where: str = "") -> Unsearched:
        """That this file, or a place of it, could not be searched."""
        mark = mark_of(self.read()) if blocks else ""
        return Unsearched(Place(self.name, Part.BODY, where), why, blocks, mark)


def mark_of(data: bytes) -> str:
    """What tells contents from others, in a few letters."""
    return sha256(data).hexdigest()[:12]


Found = Passage | Picture | Content | Unsearched


def by_columns(file: str, part: Part, cells: Iterable[tuple[Hashable, Piece]]) -> Iterator[Passage]:
    """The cells of a table, given row by row with the column of each, read down its columns.

    A phrase may stand there word under word. One column alone has been read so already.
    """
    columns: dict[Hashable, list[Piece]] = defaultdict(list)
    for column, piece in cells:
        columns[column].append(piece)
    if len(columns) > 1:
        pieces = tuple(piece for held in columns.values() for piece in held)
        yield Passage(file, part, pieces, again=True)


def whole(file: Content, part: Part, texts: Iterable[str], where: str = "") -> Iterator[Passage]:
    """One passage of several texts of a part, if there are any."""
    pieces = tuple(Piece(text, where) for text in texts if text.strip())
    if pieces:
        yield Passage(file.name, part, pieces)
