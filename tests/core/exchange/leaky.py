"""Files that tell a secret, each in its own way, for the tests of the leak check."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pikepdf
from docx import Document
from pikepdf import Array, Dictionary, Name, String

from egovdesk.exchange.leaks.index import Index
from egovdesk.exchange.leaks.searching import search
from egovdesk.records.leaks import Leak, Part, Searched, Secret, SecretKind

TITLE = "Termination of the Northgate agreement"
PHRASE = "the director was instructed to offer no more than half of it"
SUM = "£412,000"
SECRETS = (
    Secret(SecretKind.TITLE, TITLE, "items:1", "item 12"),
    Secret(SecretKind.NAME, "Gordon Tomlinson"),
    Secret(SecretKind.NAME, "Pellworth Systems Ltd"),
    Secret(SecretKind.SUM, SUM),
    Secret(SecretKind.FILE_NAME, "northgate-exit-terms.docx"),
    Secret(SecretKind.TEXT, f"In closed session {PHRASE}, and to report."),
)
INDEX = Index(SECRETS)


def searched(path: Path, index: Index = INDEX) -> Searched:
    """What the check says of a file or folder."""
    return search([path], index)


def leaks(path: Path, index: Index = INDEX) -> list[Leak]:
    return list(searched(path, index).leaks)


def parts(path: Path) -> set[Part]:
    """The parts in which the title is told."""
    return {one.place.part for one in leaks(path) if one.secret.text == TITLE}


def blocking(path: Path) -> list[str]:
    """Why the file may not go out, beside what it tells; pictures stop nothing."""
    return [one.why for one in searched(path).unsearched if one.blocks]


# -- PDF -----------------------------------------------------------------------------------------

OPEN_PAGE = b"BT /F1 12 Tf 72 700 Td (Minutes of the last meeting) Tj ET"


class Pages:
    """A PDF made by hand: what a page draws is given as PDF writes it."""

    def __init__(self, *contents: bytes) -> None:
        self.pdf = pikepdf.new()
        self.font = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
                Encoding=Name.WinAnsiEncoding,
            )
        )  # fmt: skip
        for content in contents or (OPEN_PAGE,):
            self.page(content)

    def page(self, content: bytes, **resources: Any) -> Any:
        page = self.pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = self.resources(**resources)
        page.obj.Contents = self.pdf.make_stream(content)
        return page.obj

    def resources(self, **resources: Any) -> Dictionary:
        return Dictionary(Font=Dictionary(F1=self.font), **resources)

    def form(self, content: bytes, **more: Any) -> Any:
        return self.pdf.make_stream(
            content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 500, 50],
            Resources=self.resources(), **more,
        )  # fmt: skip

    def layer(self, name: str = "Layer 1") -> Any:
        """A layer that is not shown."""
        layer = self.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name)))
        self.pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
        return layer

    def save(self, path: Path, **options: Any) -> Path:
        self.pdf.save(path, **options)
        return path


def shown(text: str, *, at: tuple[float, float] = (72, 700), before: str = "") -> bytes:
    """A line of text at a place of a page, as PDF draws it."""
    words = (
        text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    )
    return b"BT %s /F1 12 Tf %g %g Td (%s) Tj ET\n" % (before.encode(), *at, words)


def annotated(pages: Pages, **annotation: Any) -> None:
    """Put an annotation on the first page."""
    made = pages.pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=[0, 0, 100, 20], **annotation))
    pages.pdf.pages[0].obj.Annots = Array([made])


# -- Office --------------------------------------------------------------------------------------


def a_word_file(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs or ("Minutes of the last meeting",):
        document.add_paragraph(text)
    document.save(str(path))
    return path


def with_parts(
    source: Path, target: Path, *, add: dict[str, bytes] | None = None,
    change: dict[str, Callable[[bytes], bytes]] | None = None,
) -> Path:  # fmt: skip
    """A package with parts added, and others changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if change and name in change:
                changed = change[name](data)
                assert changed != data, name
                data = changed
            new.writestr(name, data)
        for name, data in (add or {}).items():
            new.writestr(name, data)
    return target


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files:
            package.writestr(name, data)
    return made.getvalue()
