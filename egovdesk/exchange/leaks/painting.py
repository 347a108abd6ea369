"""Pages of a PDF withheld: whole, or as a picture of the page with a passage painted out.

Nothing of what was there stays under it: no text, no annotation, no tag, no bookmark that tells it.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Array, Dictionary, Name

from egovdesk.errors import Refused
from egovdesk.exchange.leaks.folding import Folded, folded
from egovdesk.exchange.leaks.forgetting import WITHHELD, forget, remove
from egovdesk.exchange.leaks.pdf_objects import PAINTED
from egovdesk.exchange.leaks.pictures import Box, PagePicture
from egovdesk.records.packs import Withholding

_SCALE = 200 / 72  # pixels to a point: a page that is read on paper as well
_QUALITY = 82
_PADDING = 4  # pixels round what is painted out


def take_out(source: Path, target: Path, withheld: Iterable[Withholding]) -> None:
    """Write a PDF to `target` as it is, but for the pages and passages that are withheld.

    A passage is painted out wherever the page has it. Raises Refused, and writes nothing, where the
    file cannot be opened, has no such page, or the page does not have the passage as text.
    """
    try:
        with pikepdf.open(source) as pdf, closing(pdfium.PdfDocument(source)) as drawn:
            taking = _Taking(source.name, pdf, drawn, withheld)
            taking.take_out()
            pdf.save(target)
    except (pikepdf.PdfError, pdfium.PdfiumError) as error:
        raise Refused(
            f"{source.name} cannot be opened: it is damaged or protected.", "Nothing was written.",
            "Leave the paper out of the public's pack.",
        ) from error  # fmt: skip
    _prove(target, taking.pages)


class _Taking:
    """One file from which pages are being taken."""

    def __init__(
        self, name: str, pdf: pikepdf.Pdf, drawn: Any, withheld: Iterable[Withholding]
    ) -> None:
        self._name, self._pdf, self._drawn = name, pdf, drawn
        self.pages: dict[int, list[Withholding]] = defaultdict(list)
        for one in withheld:
            self.pages[one.page].append(one)

    def take_out(self) -> None:
        """Replace each page in its place, so that what leads to it leads there still."""
        whole, parts = set(), {}
        for number, withheld in self.pages.items():
            if not 1 <= number <= len(self._pdf.pages):
                raise self._refused(f"has no page {number}")
            page = self._pdf.pages[number - 1].obj
            if any(one.whole for one in withheld):
                whole.add(page.objgen)
                _bare(self._pdf, page, self._drawn[number - 1].get_size())
                _say(self._pdf, page)
            else:
                words = [one.words for one in withheld]
                parts[page.objgen] = [folded(one) for one in words]
                _show(self._pdf, page, self._painted(number, words), number)
        passages = [one for words in parts.values() for one in words]
        forget(self._pdf, whole, set(parts), passages)

    def _painted(self, number: int, passages: list[str]) -> tuple[bytes, Any]:
        """The picture of a page with passages painted out, and the size of the page."""
        from PIL import ImageDraw

        with closing(self._drawn[number - 1]) as page:
            picture = PagePicture(page, _SCALE)
            draw = ImageDraw.Draw(picture.image)
            for words in passages:
                boxes = list(_boxes(page, words))
                if not boxes:
                    raise self._refused(f"does not have these words on page {number}: {words}")
                for left, top, right, bottom in map(picture.box, boxes):
                    edge = _PADDING
                    draw.rectangle((left - edge, top - edge, right + edge, bottom + edge), fill=0)
            saved = io.BytesIO()
            picture.image.convert("RGB").save(saved, "JPEG", quality=_QUALITY)
            return saved.getvalue(), (*page.get_size(), *picture.image.size)

    def _refused(self, what: str) -> Refused:
        return Refused(
            f"{self._name} {what}.",
            "Nothing was written.",
            "Withhold the whole page, or the paper.",
        )


def _boxes(page: Any, words: str) -> Iterator[Box]:
    """Where a page has these words, line by line."""
    wanted = folded(words)
    with closing(page.get_textpage()) as chars:
        text = Folded(chars.get_text_range())
        place = text.stream.find(wanted) if wanted else -1
        while place >= 0:
            start, end = text.span(place, place + len(wanted))
            yield from _lines(
                chars.get_charbox(one, loose=True)
                for one in range(start, end)
                if not text.text[one].isspace()
            )
            place = text.stream.find(wanted, place + 1)


def _lines(letters: Iterable[Box]) -> Iterator[Box]:
    """The boxes of letters joined, as long as they stand beside one another."""
    line: Box | None = None
    for left, bottom, right, top in letters:
        if line is not None and bottom < (line[1] + line[3]) / 2 < top and left >= line[0]:
            line = line[0], min(line[1], bottom), max(line[2], right), max(line[3], top)
            continue
        if line is not None:
            yield line
        line = left, bottom, right, top
    if line is not None:
        yield line


# -- what takes the place of a page ----------------------------------------------------------------


def _bare(pdf: pikepdf.Pdf, page: Any, size: tuple[float, float]) -> None:
    """A page with nothing on it, upright, of the size at which it is read."""
    if any(one.get("/Subtype") == Name.Widget for one in page.get("/Annots", ())):
        remove(pdf.Root, "/AcroForm")
    remove(page, *(set(page.keys()) - {"/Type", "/Parent"}))
    page.MediaBox = page.CropBox = Array([0, 0, *size])
    page.Rotate = 0
    page.Resources = Dictionary()


def _say(pdf: pikepdf.Pdf, page: Any) -> None:
    """The words in place of a page that is withheld whole."""
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    height = float(page.MediaBox[3])
    content = f"BT /F1 14 Tf 72 {height - 100:g} Td ({WITHHELD}) Tj ET"
    page.Contents = pdf.make_stream(content.encode())


def _show(pdf: pikepdf.Pdf, page: Any, painted: tuple[bytes, Any], number: int) -> None:
    """The picture of a page in its place, with the words that stand for it."""
    data, (width, height, across, down) = painted
    _bare(pdf, page, (width, height))
    image = pdf.make_stream(
        data, Type=Name.XObject, Subtype=Name.Image, Width=across, Height=down,
        ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    page.Resources = Dictionary(XObject=Dictionary(P=image))
    alt = f"Page {number} as a picture. {PAINTED.decode()}"
    page.Contents = pdf.make_stream(
        f"/Figure <</Alt ({alt})>> BDC q {width:g} 0 0 {height:g} 0 0 cm /P Do Q EMC".encode()
    )


def _prove(target: Path, pages: Iterable[int]) -> None:
    """See that nothing can be read of the pages any more; a mistake of ours writes nothing."""
    with closing(pdfium.PdfDocument(target)) as written:
        for number in pages:
            with closing(written[number - 1].get_textpage()) as text:
                left = text.get_text_range().strip()
            if left not in ("", WITHHELD):
                target.unlink()
                raise AssertionError(f"page {number} can still be read")
