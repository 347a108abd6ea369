"""Pages and passages taken out of a PDF: nothing of them is left, and the rest is as it was."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from egovdesk.errors import Refused
from egovdesk.exchange.leaks.forgetting import WITHHELD
from egovdesk.exchange.leaks.painting import take_out
from egovdesk.records.packs import Withholding
from tests.core.exchange.leaky import (
    OPEN_PAGE,
    PHRASE,
    TITLE,
    Pages,
    annotated,
    leaks,
    searched,
    shown,
)  # fmt: skip


def withholding(page: int, words: str = "") -> Withholding:
    return Withholding("w", "m", page, date(2003, 10, 9), whole=not words, words=words)


def taken(pages: Pages, tmp_path: Path, *withheld: Withholding) -> Path:
    source = pages.save(tmp_path / "paper.pdf")
    take_out(source, tmp_path / "public.pdf", withheld)
    return tmp_path / "public.pdf"


def text(path: Path, page: int) -> str:
    with closing(pdfium.PdfDocument(path)) as document:
        return str(document[page - 1].get_textpage().get_text_range())


def pixel(path: Path, page: int, across: float, up: float) -> object:
    """The colour of a page at a place in points."""
    with closing(pdfium.PdfDocument(path)) as document:
        one = document[page - 1]
        image = one.render(scale=2).to_pil().convert("L")
        return image.getpixel((int(across * 2), int((one.get_size()[1] - up) * 2)))


def test_a_page_withheld_says_so_and_nothing_else(tmp_path: Path) -> None:
    pages = Pages(OPEN_PAGE, shown(TITLE), OPEN_PAGE)
    path = taken(pages, tmp_path, withholding(2))
    assert text(path, 2) == WITHHELD and text(path, 3) == "Minutes of the last meeting"
    assert searched(path).leaks == () and not searched(path).blocks


def test_a_passage_is_painted_out_and_the_rest_of_the_page_is_seen(tmp_path: Path) -> None:
    lines = shown(f"Before {PHRASE}") + shown("Open words", at=(72, 600))
    path = taken(Pages(lines), tmp_path, withholding(1, PHRASE.upper()))
    assert text(path, 1) == "" and leaks(path) == []
    assert not searched(path).blocks and "painted out" in searched(path).unsearched[0].why
    assert pixel(path, 1, 200, 704) < 20  # type: ignore[operator]
    assert pixel(path, 1, 300, 500) > 240  # type: ignore[operator]
    with closing(pdfium.PdfDocument(path)) as document:
        words = document[0].render(scale=2, crop=(72, 595, 400, 235)).to_pil().convert("L")
    assert words.getextrema()[0] < 100, "the open words are gone"


def test_a_passage_is_painted_out_wherever_the_page_has_it(tmp_path: Path) -> None:
    lines = (
        shown(TITLE, at=(72, 760)), shown(PHRASE[:30], at=(72, 700)), shown(PHRASE[30:], at=(72, 684)),
        shown(TITLE, at=(72, 100)),
    )  # fmt: skip
    path = taken(Pages(b"".join(lines)), tmp_path, withholding(1, PHRASE), withholding(1, TITLE))
    for up in (764, 704, 688, 104):
        assert pixel(path, 1, 150, up) < 20, up  # type: ignore[operator]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_is_painted_in_the_right_place(turned: int, tmp_path: Path) -> None:
    pages = Pages()
    page = pages.page(shown(TITLE, at=(80, 500)))
    page.Rotate, page.CropBox = turned, [50, 300, 500, 700]
    path = taken(pages, tmp_path, withholding(2, TITLE))
    seen = {0: (80, 204), 90: (204, 370), 180: (370, 196), 270: (196, 80)}[turned]
    assert pixel(path, 2, *seen) < 20  # type: ignore[operator]
    with closing(pdfium.PdfDocument(path)) as document:
        assert document[1].get_size() == ((400, 450) if turned % 180 else (450, 400))


def test_a_painted_page_has_words_that_stand_for_it(tmp_path: Path) -> None:
    path = taken(Pages(shown(TITLE)), tmp_path, withholding(1, TITLE))
    with pikepdf.open(path) as pdf:
        assert b"/Alt (Page 1 as a picture" in pdf.pages[0].obj.Contents.read_bytes()


def test_what_told_of_the_page_elsewhere_goes_too(tmp_path: Path) -> None:
    pages = Pages(shown(TITLE), OPEN_PAGE)
    annotated(pages, Subtype=Name.Widget, FT=Name.Tx, T=String("subject"), V=String(TITLE))
    page = pages.pdf.pages[0].obj
    pages.pdf.Root.AcroForm = Dictionary(Fields=list(page.Annots))
    figure = Dictionary(Type=Name.StructElem, S=Name.Figure, Pg=page, K=0, Alt=String(TITLE))
    pages.pdf.Root.StructTreeRoot = Dictionary(K=pages.pdf.make_indirect(figure))
    with pages.pdf.open_outline() as outline:
        outline.root += [OutlineItem(f"See {TITLE}", 0), OutlineItem("Minutes", 1)]
    path = taken(pages, tmp_path, withholding(1, TITLE))
    assert leaks(path) == []
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert [one.title for one in outline.root] == [WITHHELD, "Minutes"]


def tagged(pages: Pages, kid: Dictionary, **told: Any) -> None:
    """A tag around another one, or around what a page has."""
    outer = Dictionary(Type=Name.StructElem, S=Name.Sect, K=Array([kid]), **told)
    pages.pdf.Root.StructTreeRoot = Dictionary(K=pages.pdf.make_indirect(outer))


def by_content(pages: Pages) -> None:
    page = pages.pdf.pages[0].obj
    tagged(pages, Dictionary(Type=Name.MCR, Pg=page, MCID=0), ActualText=String(TITLE))


def by_a_tag_around(pages: Pages) -> None:
    inner = Dictionary(Type=Name.StructElem, S=Name.P, Pg=pages.pdf.pages[0].obj, K=0)
    tagged(pages, pages.pdf.make_indirect(inner), Alt=String(TITLE), T=String(TITLE))


def by_an_annotation(pages: Pages) -> None:
    annotated(pages, Subtype=Name.Text, Contents=String(TITLE))
    page = pages.pdf.pages[0].obj
    tagged(pages, Dictionary(Type=Name.OBJR, Pg=page, Obj=page.Annots[0]))


def by_a_named_place(pages: Pages) -> None:
    place = Array([pages.pdf.pages[0].obj, Name.Fit])
    names = pages.pdf.make_indirect(Dictionary(Names=Array([String(TITLE), place])))
    pages.pdf.Root.Names = Dictionary(Dests=names)


def by_a_bookmark_to_a_named_place(pages: Pages) -> None:
    place = Array([pages.pdf.pages[0].obj, Name.Fit])
    pages.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("a"), place])))
    with pages.pdf.open_outline() as outline:
        outline.root.append(OutlineItem(TITLE, "a"))  # type: ignore[arg-type]


def by_a_link(pages: Pages) -> None:
    place = Array([pages.pdf.pages[0].obj, Name.Fit])
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Dest=place)
    link.Contents = String(TITLE)
    pages.pdf.pages[1].obj.Annots = Array([pages.pdf.make_indirect(link)])


@pytest.mark.parametrize(
    "tell",
    [
        by_content, by_a_tag_around, by_an_annotation, by_a_named_place, by_a_bookmark_to_a_named_place,
        by_a_link,
    ],
)  # fmt: skip
def test_nothing_else_tells_of_a_page_that_is_withheld(
    tell: Callable[[Pages], None], tmp_path: Path
) -> None:
    pages = Pages(shown("Costs"), OPEN_PAGE)
    tell(pages)
    assert leaks(pages.save(tmp_path / "before.pdf")), "it is told before"
    assert leaks(taken(pages, tmp_path, withholding(1))) == []


def test_a_passage_goes_wherever_the_file_has_a_string_of_it(tmp_path: Path) -> None:
    pages = Pages(shown(TITLE), OPEN_PAGE)
    pages.pdf.docinfo["/Title"] = f"Report: {TITLE}"
    pages.pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(TITLE.upper()))]))
    path = taken(pages, tmp_path, withholding(1, TITLE))
    assert leaks(path) == []
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == WITHHELD


@pytest.mark.parametrize("inherited", [False, True])
def test_what_a_withheld_page_showed_is_not_left_in_what_pages_share(
    inherited: bool, tmp_path: Path
) -> None:
    pages = Pages()
    form = pages.form(shown(TITLE, at=(0, 10)))
    picture = pages.pdf.make_stream(
        b"\x2a" * 300, Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10, BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
    )  # fmt: skip
    shared = pages.resources(XObject=Dictionary(X=form, P=picture, Q=pages.form(b"0 0 9 9 re f")))
    told = pages.page(b"q 1 0 0 1 72 700 cm /X Do Q q 99 0 0 99 72 500 cm /P Do Q")
    kept = pages.page(OPEN_PAGE + b" /Q Do")
    for one in (told, kept):
        one.Resources = pages.pdf.make_indirect(shared)
        if inherited:
            del one.Resources
            one.Parent.Resources = pages.pdf.make_indirect(shared)
    path = taken(pages, tmp_path, withholding(2))
    with pikepdf.open(path) as pdf:
        held = [bytes(one.read_bytes()) for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        assert not any(b"\x2a" * 300 in one or TITLE.encode() in one for one in held)
        assert list(pdf.pages[2].obj.Resources.XObject.keys()) == ["/Q"]
    assert text(path, 3) == "Minutes of the last meeting"


def test_what_stood_there_before_is_not_in_the_file(tmp_path: Path) -> None:
    hidden = shown(TITLE, before="3 Tr") + shown("Costs")
    path = taken(Pages(hidden), tmp_path, withholding(1, "Costs"))
    assert leaks(path) == []


def test_words_that_a_page_does_not_have_as_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="does not have these words on page 1") as refused:
        taken(Pages(OPEN_PAGE), tmp_path, withholding(1, TITLE))
    assert refused.value.todo == "Withhold the whole page, or the paper."
    assert not (tmp_path / "public.pdf").exists()


def test_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="has no page 4"):
        taken(Pages(OPEN_PAGE), tmp_path, withholding(4))


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7 cut")
    with pytest.raises(Refused, match=r"paper.pdf cannot be opened"):
        take_out(tmp_path / "paper.pdf", tmp_path / "public.pdf", [withholding(1)])
