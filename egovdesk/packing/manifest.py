"""The page manifest: for each page of a pack the item, the paper, its version and its hash.

With it is kept which former pages a supplement takes the place of, and which it says are withdrawn.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

CONTENTS = "contents"
"""The key of the page of contents."""


@dataclass(frozen=True)
class Pages:
    """Pages of a pack that follow one another and are of the same thing.

    `first` is the number printed on the first of them; where nobody knows how many there are, in Word
    and in a folder, `pages` is 0. `file` is the author's file, or where `in_folder` is set that of the
    folder by its path in it. `sha256` is the author's file; it is empty for a document of our own, of
    which `said` is the SHA-256 of what it says. `replaces` is the first of the former pages that a
    supplement's take the place of; `gone` marks former pages that it says are withdrawn.
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
    said: str = ""
    replaces: int = 0
    gone: bool = False
    in_folder: bool = False

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


def standing(manifests: Iterable[Pages]) -> list[Pages]:
    """The pages that hold, of those of a pack and of its supplements in their order.

    What a later one took the place of, or said to be withdrawn, is left out.
    """
    found: dict[int, Pages] = {}
    for one in manifests:
        if one.in_folder:
            continue
        if one.gone:
            found.pop(one.first, None)
        else:
            found.pop(one.replaces, None)
            found[one.first] = one
    return list(found.values())


def of_the_same(one: Iterable[Pages], other: Iterable[Pages]) -> bool:
    """Whether two packs are made of the same: of the same files, and of documents that say the same.

    A folder has no page of contents, and what its documents say is not known.
    """
    first, second = _matter(one), _matter(other)
    return first.keys() == second.keys() and all(
        not first[key] or not second[key] or first[key] == second[key] for key in first
    )


def _matter(manifest: Iterable[Pages]) -> dict[tuple[str, str], str]:
    return {_of(one): one.said for one in manifest if not one.gone and one.key != CONTENTS}


def numbered_as(manifest: Iterable[Pages], other: Iterable[Pages]) -> tuple[Pages, ...]:
    """The same, each beginning on the page on which it does in another pack that is made of it."""
    begins = {_of(one): one.first for one in other if not one.gone and not one.in_folder}
    return tuple(replace(one, first=begins.get(_of(one), one.first)) for one in manifest)


def _of(one: Pages) -> tuple[str, str]:
    """What pages are of: a file of a paper, or a document of our own."""
    return (one.paper_id, one.sha256) if one.paper_id else ("", one.key)
