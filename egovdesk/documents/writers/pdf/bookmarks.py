"""The bookmarks of a volume: one for each part, as deep as it is, with those of the part below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf


@dataclass(frozen=True)
class Entry:
    """The bookmark of a part, and those within it."""

    title: str
    level: int
    destination: Any
    children: list[pikepdf.OutlineItem]


def write_bookmarks(pdf: pikepdf.Pdf, entries: list[Entry]) -> None:
    """Put these in place of the bookmarks that the file has."""
    root: list[pikepdf.OutlineItem] = []
    above: list[tuple[int, pikepdf.OutlineItem]] = []
    for entry in entries:
        item = pikepdf.OutlineItem(entry.title, entry.destination)
        item.children.extend(entry.children)
        item.is_closed = True
        while above and above[-1][0] >= entry.level:
            above.pop()
        (above[-1][1].children if above else root).append(item)
        above.append((entry.level, item))
    with pdf.open_outline() as outline:
        outline.root[:] = root
