"""Each way in which a PDF can tell a secret, on real files, and what of one cannot be searched."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, OutlineItem, String

from egovdesk.exchange.leaks.index import Index
from egovdesk.records.leaks import Part
from tests.core.exchange.leaky import (
    OPEN_PAGE,
    PHRASE,
    SUM,
    TITLE,
    Pages,
    a_word_file,
    annotated,
    leaks,
    parts,
    searched,
    shown,
)  # fmt: skip

NOT_SEEN = b"<feff" + TITLE.encode("utf-16-be").hex().encode() + b">"


def on_page(content: bytes) -> Callable[[], Pages]:
    return lambda: Pages(content)


def kerned() -> Pages:
    letters = b"".join(b"(%s) %d " % (one.encode(), -20 + n % 40) for n, one in enumerate(TITLE))
    return Pages(b"BT /F1 12 Tf 72 700 Td [%s] TJ ET" % letters)


def over_two_pages() -> Pages:
    first, second = PHRASE[:30], PHRASE[30:]
    foot, head = shown("Page 1", at=(280, 30)), shown("Customer First Board", at=(72, 810))
    return Pages(
        head + shown(first, at=(72, 90)) + shown("Not for quotation", at=(72, 50)) + foot,
        head + shown("Continued", at=(72, 790)) + foot + shown(second, at=(72, 760)),
    )


def out_of_order() -> Pages:
    lines = (shown(PHRASE[:28], at=(72, 700)), shown(PHRASE[28:], at=(72, 686)))
    return Pages(lines[1] + shown("Another matter", at=(72, 400)) + lines[0])


def in_form(**options: object) -> Pages:
    pages = Pages()
    made = pages.form(shown(TITLE, at=(0, 10)), **options)
    pages.page(b"q 1 0 0 1 72 700 cm /X Do Q", XObject=Dictionary(X=made))
    return pages


def on_a_hidden_layer() -> Pages:
    pages = Pages()
    layer = pages.layer()
    pages.page(b"/OC /L BDC " + shown(TITLE) + b"EMC", Properties=Dictionary(L=layer))
    return pages


def in_a_pattern() -> Pages:
    pages = Pages()
    pattern = pages.pdf.make_stream(
        shown(TITLE, at=(0, 10)), Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
        BBox=[0, 0, 500, 50], XStep=500, YStep=50, Resources=pages.resources(),
    )  # fmt: skip
    pages.page(b"/Pattern cs /P scn 0 0 500 500 re f", Pattern=Dictionary(P=pattern))
    return pages


def spoken_over_by_reference() -> Pages:
    pages = Pages()
    said = pages.pdf.make_indirect(Dictionary(ActualText=String("Nothing of note")))
    pages.page(b"/Span /S BDC " + shown(TITLE) + b"EMC", Properties=Dictionary(S=said))
    return pages


def taken_from_the_document() -> Pages:
    pages = Pages(OPEN_PAGE, shown(TITLE))
    taken = pages.pdf.pages[1].obj
    del pages.pdf.pages[1]
    pages.pdf.Root.PieceInfo = Dictionary(Kept=pages.pdf.make_indirect(taken))
    return pages


def from_nowhere() -> Pages:
    pages = Pages()
    left = pages.pdf.make_indirect(pages.pdf.make_stream(shown(TITLE)))
    pages.pdf.Root.PieceInfo = Dictionary(Left=left)
    return pages


def by_a_letter_of_a_font() -> Pages:
    """A font of which one letter draws a whole title, and says that it is another letter."""
    pages = Pages()
    meant = b"1 beginbfchar <61> <0078> endbfchar"
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1000, 1000], FontMatrix=[1, 0, 0, 1, 0, 0],
        CharProcs=Dictionary(a=pages.pdf.make_stream(b"1000 0 d0 " + shown(TITLE, at=(0, 0)))),
        Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.a]), FirstChar=97, LastChar=97,
        Widths=[1000], Resources=pages.resources(), ToUnicode=pages.pdf.make_stream(meant),
    )  # fmt: skip
    page = pages.page(OPEN_PAGE + b"BT /F3 1 Tf 72 600 Td (a) Tj ET")
    page.Resources.Font.F3 = pages.pdf.make_indirect(font)
    return pages


def in_form_of_no_size() -> Pages:
    pages = Pages()
    made = pages.form(shown(TITLE, at=(0, 10)), Matrix=[0, 0, 0, 0, 0, 0])
    pages.page(OPEN_PAGE * 9 + b"q 1 0 0 1 72 500 cm /X Do Q", XObject=Dictionary(X=made))
    return pages


SHOWN: dict[str, tuple[Callable[[], Pages], Part]] = {
    "plain": (on_page(shown(TITLE)), Part.BODY),
    "capitals": (on_page(shown(TITLE.upper())), Part.BODY),
    "kerned": (kerned, Part.BODY),
    "split over operators": (
        on_page(b"BT /F1 12 Tf 72 700 Td (Termina) Tj (tion of the Nor) Tj (thgate ag) Tj (reement) Tj ET"),
        Part.BODY,
    ),
    "hyphenated": (
        on_page(shown("Termi-") + shown("nation of the North-", at=(72, 686))
                + shown("gate agreement", at=(72, 672))),
        Part.BODY,
    ),
    "soft hyphens": (on_page(shown("Termi\xadnation of the North\xadgate agreement")), Part.BODY),
    "non-breaking spaces": (on_page(shown(TITLE.replace(" ", "\xa0"))), Part.BODY),
    "header": (on_page(shown(TITLE, at=(72, 815))), Part.HEADER),
    "footer": (on_page(shown(TITLE, at=(72, 20))), Part.FOOTER),
    "under a box": (on_page(shown(TITLE) + b"0 g 60 690 400 30 re f"), Part.HIDDEN),
    "invisible": (on_page(shown(TITLE, before="3 Tr")), Part.HIDDEN),
    "white": (on_page(b"1 g " + shown(TITLE)), Part.HIDDEN),
    "clipped": (on_page(b"q 0 0 1 1 re W n " + shown(TITLE) + b"Q"), Part.HIDDEN),
    "outside the page": (on_page(shown(TITLE, at=(72, 7000))), Part.HIDDEN),
    "of no size": (on_page(shown(TITLE).replace(b"12 Tf", b"0 Tf")), Part.HIDDEN),
    "of no width": (on_page(shown(TITLE, before="0 Tz")), Part.HIDDEN),
    "of no height": (on_page(b"q 0 0 0 0 5 5 cm " + shown(TITLE) + b"Q"), Part.HIDDEN),
    "of no size in other words": (
        on_page(b"0.000000 0.000000 0.0000 0.000000\n5 5\ncm " + shown(TITLE).replace(b" Tf", b"\nTf")),
        Part.HIDDEN,
    ),
    "tiny": (on_page(shown(TITLE).replace(b"12 Tf", b"0.01 Tf")), Part.HIDDEN),
    "spoken over": (
        on_page(b"/Span <</ActualText (Nothing of note)>> BDC " + shown(TITLE) + b"EMC"), Part.HIDDEN,
    ),
    "spoken over by reference": (spoken_over_by_reference, Part.HIDDEN),
    "what a voice says": (
        on_page(b"/Span <</ActualText " + NOT_SEEN + b">> BDC " + OPEN_PAGE + b" EMC"), Part.ALT_TEXT,
    ),
    "hidden layer": (on_a_hidden_layer, Part.HIDDEN),
    "form": (in_form, Part.BODY),
    "pattern": (in_a_pattern, Part.HIDDEN),
    "page taken out": (taken_from_the_document, Part.HIDDEN),
    "content that nothing draws": (from_nowhere, Part.HIDDEN),
    "a letter of a font": (by_a_letter_of_a_font, Part.HIDDEN),
    "form of no size": (in_form_of_no_size, Part.HIDDEN),
    "next to no size": (
        on_page(OPEN_PAGE * 9 + b"q 0.00001 0 0 0.00001 72 500 cm " + shown(TITLE) + b" Q"), Part.HIDDEN,
    ),
    "of no breadth": (on_page(OPEN_PAGE * 9 + b"q 0 0 0 1 72 500 cm " + shown(TITLE) + b" Q"), Part.HIDDEN),
    "a remark in content": (on_page(OPEN_PAGE + b"\n% " + TITLE.encode() + b"\n"), Part.ELSEWHERE),
    "a note to content": (
        on_page(b"/Artifact <</Note (%s)>> BDC %s EMC" % (TITLE.encode(), OPEN_PAGE)), Part.ALT_TEXT,
    ),
    "a name in content": (
        on_page(OPEN_PAGE + b" /%s MP" % TITLE.replace(" ", "#20").encode()), Part.ELSEWHERE,
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", SHOWN)
def test_what_a_page_draws_is_found_whether_it_is_seen_or_not(way: str, tmp_path: Path) -> None:
    make, part = SHOWN[way]
    assert part in parts(make().save(tmp_path / "pack.pdf"))


@pytest.mark.parametrize("make", [over_two_pages, out_of_order])
def test_a_phrase_is_found_over_what_stands_between(
    make: Callable[[], Pages], tmp_path: Path
) -> None:
    assert [one.secret.text for one in leaks(make().save(tmp_path / "pack.pdf"))]


# -- what stands beside the pages ----------------------------------------------------------------


def bookmark(pages: Pages) -> None:
    with pages.pdf.open_outline() as outline:
        outline.root.append(OutlineItem("Part B"))
        outline.root[0].children.append(OutlineItem(f"12. {TITLE}", 0))


def named_place(pages: Pages) -> None:
    place = Array([pages.pdf.pages[0].obj, Name.Fit])
    tree = Dictionary(Names=Array([String(TITLE), place]))
    pages.pdf.Root.Names = Dictionary(Dests=pages.pdf.make_indirect(tree))


def old_named_place(pages: Pages) -> None:
    name = "/" + TITLE.replace(" ", "#20")
    content = b"<< %s [0 /Fit] >>" % name.encode()
    pages.pdf.Root.Dests = pages.pdf.make_indirect(pikepdf.Object.parse(content))


def property_(pages: Pages) -> None:
    pages.pdf.docinfo["/Title"] = TITLE


def custom_property(pages: Pages) -> None:
    pages.pdf.docinfo["/Matter"] = TITLE


def metadata(pages: Pages) -> None:
    with pages.pdf.open_metadata() as held:
        held["dc:description"] = TITLE


def embedded(pages: Pages) -> None:
    data = shown(TITLE)
    inner = Pages(data)
    made = io.BytesIO()
    inner.pdf.save(made)
    pages.pdf.attachments["terms.pdf"] = AttachedFileSpec(pages.pdf, made.getvalue())


def embedded_name(pages: Pages) -> None:
    pages.pdf.attachments[f"{TITLE}.txt"] = AttachedFileSpec(pages.pdf, b"Nothing")


def alternative_text(pages: Pages) -> None:
    figure = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(TITLE))
    pages.pdf.Root.StructTreeRoot = Dictionary(
        Type=Name.StructTreeRoot, K=pages.pdf.make_indirect(figure)
    )


def said_in_the_structure(pages: Pages) -> None:
    span = Dictionary(Type=Name.StructElem, S=Name.Span, ActualText=String(TITLE))
    pages.pdf.Root.StructTreeRoot = Dictionary(
        Type=Name.StructTreeRoot, K=pages.pdf.make_indirect(span)
    )


def link(pages: Pages) -> None:
    target = "https://intranet/" + TITLE.replace(" ", "%20")
    annotated(pages, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(target)))


def annotation(pages: Pages) -> None:
    annotated(pages, Subtype=Name.Text, Contents=String(TITLE))


def appearance(pages: Pages) -> None:
    made = pages.form(shown(TITLE, at=(0, 5)))
    annotated(pages, Subtype=Name.Stamp, F=2, AP=Dictionary(N=made))


def form_field(pages: Pages) -> None:
    annotated(pages, Subtype=Name.Widget, FT=Name.Tx, T=String("subject"), V=String(TITLE))
    fields = Array(list(pages.pdf.pages[0].obj.Annots))
    pages.pdf.Root.AcroForm = Dictionary(Fields=fields)


def filled_form(pages: Pages) -> None:
    xfa = f"<xdp><field><value>{TITLE}</value></field></xdp>".encode()
    pages.pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pages.pdf.make_stream(xfa))


def layer_name(pages: Pages) -> None:
    pages.layer(TITLE)


def script(pages: Pages) -> None:
    code = pages.pdf.make_stream(f'app.alert("{TITLE}")'.encode())
    pages.pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=code)


def page_label(pages: Pages) -> None:
    pages.pdf.Root.PageLabels = Dictionary(
        Nums=Array([0, Dictionary(P=String(f"{TITLE} "), S=Name.D)])
    )


BESIDE = {
    bookmark: Part.BOOKMARK, named_place: Part.BOOKMARK, old_named_place: Part.ELSEWHERE,
    property_: Part.PROPERTY, custom_property: Part.PROPERTY, metadata: Part.METADATA,
    embedded: Part.BODY, embedded_name: Part.FILE_NAME, alternative_text: Part.ALT_TEXT,
    said_in_the_structure: Part.ALT_TEXT, link: Part.LINK, annotation: Part.ANNOTATION,
    appearance: Part.HIDDEN, form_field: Part.FORM_FIELD, filled_form: Part.METADATA,
    layer_name: Part.LAYER, script: Part.ELSEWHERE, page_label: Part.ELSEWHERE,
}  # fmt: skip


@pytest.mark.parametrize("plant", BESIDE, ids=lambda plant: plant.__name__)
def test_what_stands_beside_the_pages_is_found(
    plant: Callable[[Pages], None], tmp_path: Path
) -> None:
    pages = Pages()
    plant(pages)
    assert BESIDE[plant] in parts(pages.save(tmp_path / "pack.pdf"))


def test_a_file_inside_says_in_which_it_lies(tmp_path: Path) -> None:
    pages = Pages()
    inner = a_word_file(tmp_path / "terms.docx", TITLE)
    pages.pdf.attachments["terms.docx"] = AttachedFileSpec(pages.pdf, inner.read_bytes())
    (leak,) = leaks(pages.save(tmp_path / "pack.pdf"))
    assert str(leak.place) == "pack.pdf › terms.docx, paragraph 1, body"


def test_a_version_that_was_saved_before_is_still_in_the_file(tmp_path: Path) -> None:
    path = Pages(shown(TITLE)).save(tmp_path / "pack.pdf")
    first = path.read_bytes()
    blanked = Pages().save(tmp_path / "other.pdf").read_bytes()
    path.write_bytes(first + blanked)
    assert [one.place.file for one in leaks(path)] == ["pack.pdf › earlier version 1"]


def test_a_find_says_on_which_page_it_is(tmp_path: Path) -> None:
    pages = Pages(OPEN_PAGE, OPEN_PAGE, shown(f"Costs {SUM} in all"))
    (leak,) = leaks(pages.save(tmp_path / "pack.pdf"))
    assert (leak.place.page, leak.words, leak.before) == (3, SUM, "Costs")


@pytest.mark.parametrize(
    "written",
    [
        rb"(Costs \(see\) \\ and Termination\040of the\
 Northgate \141greement)",
        rb"(A (nested (twice)) title: Termination of the Northgate agreement)",
        b"<" + TITLE.encode().hex().encode() + b">",
        b"<efbbbf" + TITLE.encode().hex().encode() + b">",
        NOT_SEEN,
    ],
)
def test_a_string_is_read_in_each_way_of_writing_it(written: bytes, tmp_path: Path) -> None:
    pages = Pages(b"/Span <</ActualText " + written + b">> BDC " + OPEN_PAGE + b" EMC")
    path = pages.save(tmp_path / "pack.pdf")
    assert Part.ALT_TEXT in parts(path)


def test_a_bookmark_with_brackets_and_accents_is_read(tmp_path: Path) -> None:
    pages = Pages()
    with pages.pdf.open_outline() as outline:
        outline.root.append(OutlineItem(f"12 (2.30pm) {TITLE}, caf\u00e9 \u2013 \u65e5", 0))
    (leak,) = leaks(pages.save(tmp_path / "pack.pdf"))
    assert (leak.before, leak.after) == ("12 (2.30pm)", ", café – 日")


def test_what_a_voice_says_is_on_the_page_that_has_it_say_so(tmp_path: Path) -> None:
    pages = Pages(OPEN_PAGE, b"/Span <</ActualText " + NOT_SEEN + b">> BDC " + OPEN_PAGE + b" EMC")
    path = pages.save(tmp_path / "pack.pdf")
    assert {one.place.page for one in leaks(path)} == {2} and Part.ALT_TEXT in parts(path)


@pytest.mark.parametrize("options", [{}, {"linearize": True}])
def test_an_open_pack_has_nothing_to_tell(options: dict[str, bool], tmp_path: Path) -> None:
    pages = Pages(OPEN_PAGE, shown("Termination of the lease, the Northgate centre"), OPEN_PAGE)
    bookmark_free = pages.save(tmp_path / "pack.pdf", **options)
    found = searched(bookmark_free)
    assert (found.leaks, found.unsearched, found.pages, found.files) == ((), (), 3, 1)
    assert not found.blocks


# -- what cannot be searched ---------------------------------------------------------------------


def test_a_page_without_text_is_to_be_looked_at_and_a_blank_one_is_not(tmp_path: Path) -> None:
    pages = Pages(OPEN_PAGE, b"72 700 200 20 re f", b"")
    (unsearched,) = searched(pages.save(tmp_path / "pack.pdf")).unsearched
    assert unsearched.place.page == 2 and unsearched.blocks
    assert unsearched.why == "It has no text that could be searched, or little: look at it."


def with_picture(pages: Pages, side: int, content: bytes) -> None:
    picture = pages.pdf.make_stream(
        bytes([side % 256]) * (side * side), Type=Name.XObject, Subtype=Name.Image, Width=side,
        Height=side, ColorSpace=Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip
    drawn = content + b" q 50 0 0 50 72 600 cm /I Do Q"
    pages.page(drawn, XObject=Dictionary(I=picture))


def test_pictures_are_counted_and_named(tmp_path: Path) -> None:
    pages = Pages()
    for side in (2, 3):
        with_picture(pages, side, OPEN_PAGE)
    found = searched(pages.save(tmp_path / "pack.pdf"))
    assert [one.why for one in found.unsearched] == ["2 pictures are not searched: look at them."]
    assert found.pictures == 2 and not found.blocks


def test_a_scanned_page_is_to_be_looked_at_though_its_number_is_stamped_on_it(
    tmp_path: Path,
) -> None:
    pages = Pages()
    with_picture(pages, 700, shown("Page 2 of 3, item 4"))
    with_picture(pages, 700, b"".join(shown(PHRASE, at=(72, 20 * n)) for n in range(1, 9)))
    found = searched(pages.save(tmp_path / "pack.pdf"), Index([]))
    assert [one.place.page for one in found.unsearched if one.blocks] == [2]


def test_letters_that_are_drawn_as_lines_are_to_be_looked_at(tmp_path: Path) -> None:
    letters = b"".join(b"%d 500 4 9 re f " % (72 + n) for n in range(400))
    found = searched(Pages(letters + shown("Page 1")).save(tmp_path / "pack.pdf"))
    assert [one.place.page for one in found.unsearched if one.blocks] == [1]


def test_letters_that_a_font_does_not_tell_are_told_of(tmp_path: Path) -> None:
    pages = Pages()
    pages.font.Encoding = Dictionary(
        Differences=Array([84, *(Name(f"/g{number}") for number in range(40))])
    )
    (unsearched,) = searched(pages.save(tmp_path / "pack.pdf")).unsearched
    assert unsearched.why == "Some of its letters cannot be told: its font does not say them."
    assert unsearched.blocks


@pytest.mark.parametrize("before", range(0, 50, 7))
def test_letters_that_look_plain_and_are_none_are_told_of_wherever_they_stand(
    before: int, tmp_path: Path
) -> None:
    plain = "The quick brown fox jumps over the lazy dog. " * 4 + "x" * before
    pages = Pages()
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Coded, Encoding=Name("/Identity-H"),
        DescendantFonts=[pages.pdf.make_indirect(Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Coded, FontDescriptor=Dictionary(
                Type=Name.FontDescriptor, FontName=Name.Coded, Flags=4),
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        ))],
    )  # fmt: skip
    coded = "".join(f"{ord(one) + 1:04x}" for one in "domains")
    page = pages.page(
        shown(plain)
        + f"BT /F2 12 Tf 72 500 Td <{coded}> Tj ET".encode()
        + shown(plain, at=(72, 400))
    )
    page.Resources.Font.F2 = pages.pdf.make_indirect(font)
    assert searched(pages.save(tmp_path / "pack.pdf")).blocks


def test_a_locked_file_is_told_of(tmp_path: Path) -> None:
    locked = pikepdf.Encryption(owner="one", user="two")
    path = Pages(shown(TITLE)).save(tmp_path / "pack.pdf", encryption=locked)
    (unsearched,) = searched(path).unsearched
    assert unsearched.why == "It is protected by a password." and unsearched.blocks


def test_a_file_that_may_not_be_changed_is_searched_all_the_same(tmp_path: Path) -> None:
    barred = pikepdf.Encryption(owner="one", user="")
    path = Pages(shown(TITLE)).save(tmp_path / "pack.pdf", encryption=barred)
    assert Part.BODY in parts(path)


def test_a_file_cut_anywhere_is_searched_or_told_of(tmp_path: Path) -> None:
    whole = Pages(shown(TITLE), *[OPEN_PAGE] * 20).save(tmp_path / "whole.pdf").read_bytes()
    path = tmp_path / "pack.pdf"
    for tenth in range(1, 10):
        path.write_bytes(whole[: len(whole) * tenth // 10])
        assert searched(path).blocks, tenth


def test_a_page_outside_the_document_that_hangs_on_itself_is_read(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        stray = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Page))
        stray.Contents = pdf.make_stream(b"BT /F1 12 Tf (" + TITLE.encode() + b") Tj ET")
        stray.Parent = stray
        pdf.Root.Stray = stray
        pdf.save(tmp_path / "pack.pdf")
    assert [one.secret.text for one in leaks(tmp_path / "pack.pdf")] == [TITLE]
