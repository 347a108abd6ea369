"""The packs that were made for a meeting, as rows; and what each page of one is of."""

from __future__ import annotations

from collections.abc import Iterable

from egovdesk.documents.wording import counted
from egovdesk.packing.manifest import Pages
from egovdesk.records.packs import Audience, Pack
from ui.item_models import public_screen
from ui.item_models.issues import moment_words
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Tag, Text


def packs_seen(packs: Iterable[Pack]) -> list[Pack]:
    """The packs that the screen may show, the newest first: the public screen only the public's."""
    found = sorted(packs, key=lambda one: one.made_at, reverse=True)
    if public_screen.is_on():
        found = [one for one in found if one.audience is Audience.PUBLIC]
    return found


def pack_words(pack: Pack) -> str:
    """A pack by its kind, number and readers: "Supplement 1 for members"."""
    return f"{pack.kind.label} {pack.number} for {pack.audience.label.lower()}"


def pack_row(pack: Pack) -> Row:
    """A pack with its pages; a withdrawn one says so."""
    tags = (Tag("withdrawn", "amber"),) if pack.withdrawn_at else ()
    last = pack.first_page + pack.pages - 1
    pages = f"Pages {pack.first_page} to {last}" if pack.first_page > 1 else counted(last, "page")
    pages = pages if pack.pages else "In Word"
    return Row(
        pack.id,
        Cell(
            (Text(pack_words(pack), "ink", "row"), *tags),
            (Text(f"{pages}, {moment_words(pack.made_at)}", "ink2", "note"),),
        ),
        height="row2",
    )


def page_row(at: int, pages: Pages) -> Row:
    """Pages that follow one another: of what item and paper, in which version."""
    version = f"version {pages.version}" if pages.version else ""
    item = f"item {pages.item}" if pages.item else ""
    note = ", ".join(one for one in (item, pages.file, version) if one)
    return Row(
        str(at),
        Cell(
            (Text(pages.words, "ink2", width=64), Text(pages.title, "ink")),
            trailing=(Text(note, "ink2", "note", context=True),),
        ),
        exempt="Exempt" if pages.exempt else "",
        tip=f"SHA-256 {pages.sha256}" if pages.sha256 else "",
    )
