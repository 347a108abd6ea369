"""The packs that were made for a meeting, as rows; and what each page or file of one is of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from egovdesk.documents.wording import counted
from egovdesk.packing.kept import folder_files, forms_without_pages
from egovdesk.packing.manifest import Pages, from_json
from egovdesk.records.packs import FOLDER, Audience, Pack, PackFile
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


def pack_row(pack: Pack, files: Sequence[PackFile]) -> Row:
    """A pack with its pages, and as what else it came out; a withdrawn one says so."""
    tags = (Tag("withdrawn", "amber"),) if pack.withdrawn_at else ()
    last = pack.first_page + pack.pages - 1
    pages = f"pages {pack.first_page} to {last}" if pack.first_page > 1 else counted(last, "page")
    forms = ", ".join([*([pages] if pack.pages else []), *forms_without_pages(files)])
    return Row(
        pack.id,
        Cell(
            (Text(pack_words(pack), "ink", "row"), *tags),
            (
                Text(
                    f"{forms[:1].upper()}{forms[1:]}, {moment_words(pack.made_at)}", "ink2", "note"
                ),
            ),
        ),
        height="row2",
    )


def content_rows(pack: Pack, files: Sequence[PackFile]) -> list[Row]:
    """What is on its pages and in its folder: each file there with the hash of what went out."""
    manifest = from_json(pack.manifest)
    pages = [page_row(at, one) for at, one in enumerate(manifest) if not one.in_folder]
    inside = {one.name.partition("/")[2]: one for one in files if one.kind == FOLDER}
    of = {one.file: one for one in manifest if one.in_folder and one.file in inside}
    names = (*of, *(inside.keys() - of))
    return [*pages, *(file_row(inside[name], name, of.get(name)) for name in names)]


def content_words(pack: Pack, files: Sequence[PackFile]) -> str:
    """What `content_rows` show, as a heading."""
    if not folder_files(files):
        return "What is on each page"
    paged = any(not one.in_folder for one in from_json(pack.manifest))
    return "What is on each page, and in the folder" if paged else "What is in the folder"


def page_row(at: int, pages: Pages) -> Row:
    """Pages that follow one another: of what item and paper, in which version; or that are withdrawn."""
    told = ("withdrawn",) if pages.gone else (pages.file, _version(pages))
    note = ", ".join(one for one in (_item(pages), *told) if one)
    numbers = (Text(pages.words, "ink2", width=64),) if pages.words else ()
    return Row(
        str(at),
        Cell(
            (*numbers, Text(pages.title, "ink")),
            trailing=(Text(note, "ink2", "note", context=True),),
        ),
        exempt="Exempt" if pages.exempt else "",
        tip=f"SHA-256 {pages.sha256}" if pages.sha256 else "",
    )


def file_row(file: PackFile, name: str, of: Pages | None) -> Row:
    """A file of a folder, by its path in it: of what item and paper, in which version; or the index."""
    note = ", ".join(one for one in (_item(of), _version(of)) if one) if of else ""
    return Row(
        file.id,
        Cell(
            (Text(of.title if of else "Index", "ink"),), (Text(name, "ink2", "note"),),
            trailing=(Text(note, "ink2", "note", context=True),) if note else (),
        ),
        exempt="Exempt" if of and of.exempt else "", tip=f"SHA-256 {file.sha256}", height="row2",
    )  # fmt: skip


def _item(pages: Pages) -> str:
    return f"item {pages.item}" if pages.item else ""


def _version(pages: Pages) -> str:
    return f"version {pages.version}" if pages.version else ""
