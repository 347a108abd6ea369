"""The page manifest: for each page of a pack the item, the paper, its version and its hash."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Pages:
    """Pages of a pack that follow one another and are of the same thing.

    `first` is the number printed on the first of them; where nobody knows how many there are, in Word
    and in a folder, `pages` is 0. `file` is the author's file, or that of the folder by its path in it.
    `sha256` is the author's file; it is empty for a document of our own, of which the pack itself is
    the record.
    """

    first: int
    pages: int
    key: str
    title: str
    item_id: str = ""
    item: str = ""
    paper_id: str = ""
    file: str = ""
    version: int = 0
    sha256: str = ""
    exempt: bool = False

    @property
    def last(self) -> int:
        """The number printed on the last of them."""
        return self.first + self.pages - 1

    @property
    def words(self) -> str:
        """Their numbers as they are told: "7", "7 to 20", "" where nobody knows them."""
        if not self.pages:
            return ""
        return str(self.first) if self.pages == 1 else f"{self.first} to {self.last}"


def to_json(pages: Iterable[Pages]) -> str:
    """The manifest as it is kept with the pack."""
    return json.dumps([asdict(one) for one in pages], ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> tuple[Pages, ...]:
    """The manifest of a pack that was kept."""
    return tuple(Pages(**one) for one in json.loads(text))


def of_page(manifest: Iterable[Pages], number: int) -> Pages | None:
    """What a page is of, by its number; None where the pack has no such page."""
    return next((one for one in manifest if one.first <= number <= one.last), None)
