"""Several documents as one PDF, with the pages of other people's files between them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from pikepdf import Array, Dictionary, Name, String

from egovdesk.documents.model import Block, Cell, Document, Heading, PageBreak, Run, Table
from egovdesk.documents.writers.pdf import write_pdf
from egovdesk.documents.writers.pdf.foreign import pages_of
from egovdesk.documents.writers.pdf.joining import write_volume
from egovdesk.documents.writers.pdf.volume import Inserted, Part, Placed, Volume
from egovdesk.errors import EgovDeskError, Refused, Stopped
from tests.core.documents.writers.pdf_accessibility import faults, page_texts, tags
from tests.core.documents.writers.samples import minutes

A4 = (595, 842)


def a_paper(
    folder: Path,
    pages: int = 3,
    name: str = "paper.pdf",
    change: Callable[[pikepdf.Pdf], object] | None = None,
) -> Path:
    """A PDF such as an author sends, whose pages say `Paper page 1` and so on."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    shared = pdf.make_indirect(Dictionary(Font=Dictionary(F1=font)))
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=A4)
        page.obj.Resources = shared
        # A drawing state that is left behind, as careless programs do.
        words = f"q 0.5 0 0 0.5 0 0 cm BT /F1 24 Tf 200 900 Td (Paper page {number}) Tj ET"
        page.obj.Contents = pdf.make_stream(words.encode())
    if change is not None:
        change(pdf)
    path = folder / name
    pdf.save(path)
    return path


def ours(title: str, *blocks: Block, header: str = "", key: str = "") -> Part:
    return Part(title, Document(title, blocks), header=header, key=key)


def a_line(key: str) -> tuple[Cell, ...]:
    """A line of the contents: a title that links to the part, and the number of its page."""
    return (Run(f"Part {key}", link=f"#{key}"),), (Run("", page_of=key),)


def a_pack(paper: Path, **changes: Any) -> Volume:
    """Contents, an item of two pages with its paper, and an item after it."""
    parts = (
        ours("Contents", Table(("Document", "Page"), tuple(map(a_line, ("one", "1A", "two"))))),
        ours("Item 1: minutes", PageBreak(), Heading("Decisions"), header="Item 1", key="one"),
        Inserted("Paper 1A: costs", paper, 2, "Item 1, paper 1A: costs", key="1A"),
        ours("Item 2: programme", key="two"),
    )
    return Volume("Pack", parts, **changes)


def outline(path: Path) -> list[tuple[int, str, int]]:
    """Each bookmark: its depth, its title, and the number of the page that it leads to."""
    with pikepdf.open(path) as pdf:
        numbers = {page.objgen: at for at, page in enumerate(pdf.pages, 1)}

        def walk(items: Any, depth: int) -> list[tuple[int, str, int]]:
            found = []
            for item in items:
                found.append((depth, item.title, numbers[item.destination[0].objgen]))
                found += walk(item.children, depth + 1)
            return found

        return walk(pdf.open_outline().root, 1)


def test_pages_run_through_and_each_names_its_item(tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    placed = write_volume(a_pack(a_paper(tmp_path)), out)
    assert placed == (Placed(1, 1), Placed(2, 2), Placed(4, 3), Placed(7, 1))
    texts = page_texts(out)
    assert len(texts) == 7
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of 7" in text
    assert all("Item 1" in text for text in texts[1:6])
    assert "Paper page 2" in texts[4] and "Item 1, paper 1A: costs" in texts[4]


def test_a_supplement_goes_on_from_the_pack(tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    placed = write_volume(a_pack(a_paper(tmp_path), first_page=41), out)
    assert placed[2] == Placed(44, 3)
    texts = page_texts(out)
    assert "Page 41 of 47" in texts[0] and "Page 45 of 47" in texts[4]
    assert "Part 1A 44 Part two 47" in texts[0]
    with closing(pypdfium2.PdfDocument(out)) as pdf:
        assert pdf.get_page_label(4) == "45"


def test_the_contents_lead_to_every_part(tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    write_volume(a_pack(a_paper(tmp_path)), out)
    assert "Part one 2 Part 1A 4 Part two 7" in page_texts(out)[0]
    with pikepdf.open(out) as pdf:
        numbers = {page.objgen: at for at, page in enumerate(pdf.pages, 1)}
        led: list[int] = []
        link: Any
        for link in pdf.pages[0].Annots:
            assert "/URI" not in link.get("/A", {})
            where = link.get("/Dest", link.get("/A", {}).get("/D"))
            led.append(numbers[where[0].objgen])
        assert led == [2, 2, 4, 4, 7, 7]


def test_what_names_no_part_of_the_file_leads_nowhere(tmp_path: Path) -> None:
    line = Table(("Document", "Page"), (a_line("other"),))
    write_volume(Volume("Pack", (ours("Contents", line),)), tmp_path / "pack.pdf")
    assert "Part other Page 1 of 1" in page_texts(tmp_path / "pack.pdf")[0]
    with pikepdf.open(tmp_path / "pack.pdf") as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_bookmarks_are_as_deep_as_their_parts_and_hold_those_of_the_papers(tmp_path: Path) -> None:
    def mark(pdf: pikepdf.Pdf) -> None:
        named = Dictionary(Costs=Array([pdf.pages[2].obj, Name.Fit]))
        pdf.Root.Dests = named
        with pdf.open_outline() as found:
            top = pikepdf.OutlineItem("Summary", 0)
            top.children.append(pikepdf.OutlineItem("Costs", Name("/Costs")))
            found.root.append(top)

    out = tmp_path / "pack.pdf"
    write_volume(a_pack(a_paper(tmp_path, change=mark)), out)
    assert outline(out) == [
        (1, "Contents", 1),
        (1, "Item 1: minutes", 2),
        (2, "Decisions", 3),
        (2, "Paper 1A: costs", 4),
        (3, "Summary", 4),
        (4, "Costs", 6),
        (1, "Item 2: programme", 7),
    ]


def test_links_within_a_paper_lead_to_their_pages(tmp_path: Path) -> None:
    def link(pdf: pikepdf.Pdf) -> None:
        box = Array([0, 0, 100, 20])
        there = Array([pdf.pages[2].obj, Name.XYZ, 0, 700, 0])
        names = Array([String("back"), Dictionary(D=Array([pdf.pages[0].obj, Name.Fit]))])
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))
        away = Dictionary(S=Name.URI, URI=String("https://www.northbridge.gov.uk"))
        run = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        for at, entry in (
            (0, {"/Dest": there}),
            (1, {"/A": Dictionary(S=Name.GoTo, D=String("back"))}),
            (1, {"/A": away}),
            (1, {"/A": run}),
        ):
            page = pdf.pages[at].obj
            made = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box)
            for name, value in entry.items():
                made[name] = value
            page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(made)])

    out = tmp_path / "pack.pdf"
    write_volume(a_pack(a_paper(tmp_path, change=link)), out)
    with pikepdf.open(out) as pdf:
        forward = pdf.pages[3].Annots[0]
        back, away, run = pdf.pages[4].Annots
        assert forward.Dest[0].objgen == pdf.pages[5].objgen and forward.Dest[3] == 700
        assert back.Dest[0].objgen == pdf.pages[3].objgen and "/A" not in back
        assert away.A.URI == "https://www.northbridge.gov.uk"
        assert "/A" not in run


def test_what_leads_to_another_file_leads_to_no_page_of_the_paper(tmp_path: Path) -> None:
    def link(pdf: pikepdf.Pdf) -> None:
        away = Dictionary(S=Name.GoToR, F=String("costs.pdf"), D=Array([1, Name.Fit]))
        there = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=away)
        pdf.pages[0].obj.Annots = Array([there])
        root = pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
        root.First = pdf.make_indirect(Dictionary(Title=String("Costs"), A=away, Parent=root))

    out = tmp_path / "pack.pdf"
    write_volume(a_pack(a_paper(tmp_path, change=link)), out)
    with pikepdf.open(out) as pdf:
        (there,) = pdf.pages[3].Annots
        assert "/Dest" not in there and "/A" not in there
        costs = pdf.open_outline().root[1].children[1].children[0]
        assert costs.title == "Costs" and costs.destination is None


def test_a_note_on_a_page_that_is_not_there_any_more_harms_nothing(tmp_path: Path) -> None:
    def lose(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Annots = Array([None, Dictionary(Subtype=Name.Link)])

    out = tmp_path / "pack.pdf"
    write_volume(a_pack(a_paper(tmp_path, change=lose)), out)
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages[3].Annots) == 1


def test_what_a_paper_carries_or_runs_is_left_out(tmp_path: Path) -> None:
    def carry(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["tender.xlsx"] = b"Acme Systems Ltd"
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        box = Array([0, 0, 20, 20])
        attached = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=box)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(attached)])
        pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("x()")))

    out = tmp_path / "pack.pdf"
    write_volume(a_pack(a_paper(tmp_path, change=carry)), out)
    with pikepdf.open(out) as pdf:
        assert not pdf.attachments
        assert "/AA" not in pdf.pages[3] and not pdf.pages[3].get("/Annots")
    assert b"JavaScript" not in out.read_bytes() and b"Acme" not in out.read_bytes()


def a_form(pdf: pikepdf.Pdf, *, drawn: bool = True, said: str = "640,000 pounds") -> None:
    """A field that was filled in, beside a link, on the first page."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    font.Encoding = Name.WinAnsiEncoding
    field = pdf.make_indirect(
        Dictionary(FT=Name.Tx, T=String("cost"), V=String(said), DA=String("/Helv 12 Tf 0 g"))
    )
    seen = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Parent=field, F=4)
    seen.Rect = Array([100, 500, 300, 520])
    field.Kids = Array([pdf.make_indirect(seen)])
    there = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    there.Dest = Array([pdf.pages[1].obj, Name.Fit])
    pdf.pages[0].obj.Annots = Array([field.Kids[0], there])
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([field]), NeedAppearances=True, DA=String("/Helv 12 Tf 0 g"),
        DR=Dictionary(Font=Dictionary(Helv=pdf.make_indirect(font))),
    )  # fmt: skip
    if drawn:
        pdf.generate_appearance_streams()
        pdf.Root.AcroForm.NeedAppearances = True  # as LibreOffice says of every form


def test_what_was_filled_into_a_form_stands_on_its_page(tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    write_volume(a_pack(a_paper(tmp_path, change=a_form)), out)
    assert "640,000 pounds" in page_texts(out)[3]
    with pikepdf.open(out) as pdf:
        (link,) = pdf.pages[3].Annots
        assert link.Dest[0].objgen == pdf.pages[4].objgen and "/AcroForm" not in pdf.Root


def test_a_form_with_nothing_filled_in_is_a_paper_like_others(tmp_path: Path) -> None:
    paper = a_paper(tmp_path, change=lambda pdf: a_form(pdf, drawn=False, said=""))
    assert pages_of(paper, "Paper") == 3


def for_adobe_alone(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))
    pdf.Root.NeedsRendering = True


def a_portfolio(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["costs.pdf"] = b"%PDF-1.7"
    pdf.Root.Collection = Dictionary(View=Name.D)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (for_adobe_alone, "is a form that only Adobe’s own program can show"),
        (a_portfolio, "is a portfolio: it holds other files, which its pages do not show"),
        (lambda pdf: a_form(pdf, drawn=False), "what was filled in is not drawn on its pages"),
    ],
    ids=["form of Adobe's", "portfolio", "answers that are not drawn"],
)
def test_a_paper_whose_pages_do_not_show_what_it_says_is_refused(
    change: Callable[[pikepdf.Pdf], object], words: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match=words):
        pages_of(a_paper(tmp_path, change=change), "Paper 1A: costs")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_on_its_side_or_cut_has_its_number_where_it_is_seen(
    turn: int, tmp_path: Path
) -> None:
    def twist(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj.Rotate = turn
            page.obj.CropBox = Array([50, 100, 500, 700])

    out = tmp_path / "pack.pdf"
    write_volume(a_pack(a_paper(tmp_path, change=twist)), out)
    with closing(pypdfium2.PdfDocument(out)) as pdf:
        text = pdf[4].get_textpage()
        at = text.get_text_range().index("Page 5 of 7")
        box = text.get_charbox(at)  # in the units of the page before it is turned
    seen = {0: box[1] - 100, 90: 500 - box[2], 180: 700 - box[3], 270: box[0] - 50}[turn]
    assert 0 < seen < 30
    assert 50 < box[0] < 500 and 100 < box[1] < 700


def test_a_page_cut_wider_than_it_is_has_its_number_where_it_is_seen(tmp_path: Path) -> None:
    def widen(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj.CropBox = Array([-100, -100, 800, 1000])

    out = tmp_path / "pack.pdf"
    write_volume(a_pack(a_paper(tmp_path, change=widen)), out)
    left, bottom = number_at(out, 5)
    assert 500 < left < 595 and 0 < bottom < 30


@pytest.mark.parametrize(
    "left", ["q 0.5 0 0 0.5 0 0 cm q", "Q 0.5 0 0 0.5 0 0 cm", "q Q Q q 2 w q"]
)
def test_the_number_stands_where_it_should_whatever_a_page_leaves_behind(
    left: str, tmp_path: Path
) -> None:
    def leave(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj.Contents = pdf.make_stream(left.encode())

    out = tmp_path / "pack.pdf"
    write_volume(a_pack(a_paper(tmp_path, change=leave)), out)
    left_edge, bottom = number_at(out, 5)
    assert 500 < left_edge < 595 and 5 < bottom < 30
    with pikepdf.open(out) as pdf:
        drawn = [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[4], "q Q")]
    depths = list(accumulate(1 if one == "q" else -1 for one in drawn))
    assert min(depths) == depths[-1] == 0


def number_at(path: Path, page: int) -> tuple[float, float]:
    """Where the number of a page of a pack stands: its left edge, and how high."""
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        text = pdf[page - 1].get_textpage()
        at = text.get_text_range().index(f"Page {page} of ")
        left, bottom, _right, _top = text.get_charbox(at)
    return left, bottom


def test_a_hidden_layer_stays_hidden(tmp_path: Path) -> None:
    def hide(pdf: pikepdf.Pdf) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array([group]))
        )

    first = a_paper(tmp_path, change=hide)
    second = a_paper(tmp_path, name="second.pdf", change=hide)
    volume = a_pack(first)
    write_volume(Volume("Pack", (*volume.parts, Inserted("Second", second))), tmp_path / "pack.pdf")
    with pikepdf.open(tmp_path / "pack.pdf") as pdf:
        assert len(pdf.Root.OCProperties.OCGs) == len(pdf.Root.OCProperties.D.OFF) == 2


def test_a_layer_is_hidden_or_shown_as_its_own_file_says(tmp_path: Path) -> None:
    def layers(pdf: pikepdf.Pdf, *, names: str, hidden: bool) -> None:
        groups = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(one))) for one in names]
        found = Dictionary(OCGs=Array(groups))
        if hidden:
            found.D = Dictionary(ON=Array(groups[:1]), BaseState=Name.OFF)
        pdf.Root.OCProperties = found

    papers = [
        a_paper(tmp_path, name=f"{one}.pdf", change=partial(layers, names=one, hidden=len(one) > 1))
        for one in ("ab", "c", "de")
    ]  # fmt: skip
    parts = [Inserted(one.stem, one) for one in papers]
    write_volume(Volume("Pack", (ours("Contents"), *parts)), tmp_path / "pack.pdf")
    with pikepdf.open(tmp_path / "pack.pdf") as pdf:
        found = pdf.Root.OCProperties
        assert [str(one.Name) for one in found.OCGs] == list("abcde")
        assert sorted(str(one.Name) for one in found.D.OFF) == ["b", "e"]
        assert "/BaseState" not in found.D


def test_ours_alone_is_for_everybody_and_with_others_pages_claims_nothing(tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    alone = Volume("Pack", (Part("Minutes", minutes()), ours("Item 2")))
    assert write_volume(alone, out) == (Placed(1, 1), Placed(2, 1))
    assert faults(out) == []
    write_volume(a_pack(a_paper(tmp_path)), out)
    assert faults(out)[0] == "does not say that it is PDF/UA-1"
    with pikepdf.open(out) as pdf:
        assert pdf.Root.StructTreeRoot.K and str(pdf.Root.Lang) == "en-GB"


def spoken(path: Path) -> list[list[str]]:
    """The kinds of tag that each page has, as another program finds them."""
    found = []
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        for page in pdf:
            tree = raw.FPDF_StructTree_GetForPage(page)
            kinds: list[str] = []
            for at in range(raw.FPDF_StructTree_CountChildren(tree)):
                _collect(raw.FPDF_StructTree_GetChildAtIndex(tree, at), kinds)
            raw.FPDF_StructTree_Close(tree)
            found.append(kinds)
    return found


def _collect(element: Any, kinds: list[str]) -> None:
    words = ctypes.create_string_buffer(64)
    size = raw.FPDF_StructElement_GetType(element, words, 64)
    kinds.append(words.raw[:size].decode("utf-16-le").rstrip("\0"))
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            _collect(child, kinds)


def test_the_tags_of_a_paper_come_along_and_are_read_in_their_place(tmp_path: Path) -> None:
    paper = tmp_path / "tagged.pdf"
    inner = (Heading("Costs"), Table(("Year", "Cost"), (("2003", "£640,000"),)), PageBreak())
    write_pdf(Document("Costs", (*inner, Heading("Risks"))), paper)
    out = tmp_path / "pack.pdf"
    write_volume(a_pack(paper), out)
    for page, kinds in enumerate(spoken(out), 1):
        wanted = {1: "TH", 2: "H1", 3: "H2", 4: "TH", 5: "H2", 6: "H1"}[page]
        assert wanted in kinds, page
    with pikepdf.open(out) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        kinds = [str(one.S)[1:] for one in document.K]
        assert kinds.index("Part") > kinds.index("H2") and kinds[-1] == "H1"
        assert [tag.name for tag in tags(pdf)].count("H1") == 4


def half_tagged(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, ParentTree=Dictionary())


@pytest.mark.parametrize("change", [None, half_tagged], ids=["none", "that lead nowhere"])
def test_a_paper_without_tags_is_read_page_by_page(
    change: Callable[[pikepdf.Pdf], object] | None, tmp_path: Path
) -> None:
    out = tmp_path / "pack.pdf"
    write_volume(a_pack(a_paper(tmp_path, change=change)), out)
    assert all("P" in kinds for kinds in spoken(out)[3:6])
    with pikepdf.open(out) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        (part,) = (one for one in document.K if Name("/Part") == one.S)
        assert [one.Pg.objgen for one in part.K] == [page.objgen for page in list(pdf.pages)[3:6]]


def test_the_same_pack_gives_the_same_bytes(tmp_path: Path) -> None:
    paper = a_paper(tmp_path)
    write_volume(a_pack(paper), tmp_path / "1.pdf")
    write_volume(a_pack(paper), tmp_path / "2.pdf")
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def locked(path: Path, user: str) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user=user, owner="secret"))
    return path


def cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-600])
    return path


def of_bytes(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: locked(path, "secret"), "protected by its author"),
        (lambda path: locked(path, ""), "protected by its author"),
        (cut, "damaged"),
        (lambda path: of_bytes(path, b""), "damaged"),
        (lambda path: of_bytes(path, b"PK\x03\x04 not a PDF"), "damaged"),
        (lambda path: path.with_name("gone.pdf"), "cannot be read"),
    ],
    ids=["password", "restricted", "cut short", "no bytes", "another kind", "gone"],
)
def test_a_paper_that_cannot_be_joined_is_refused_by_name(
    spoil: Callable[[Path], Path], words: str, tmp_path: Path
) -> None:
    paper = spoil(a_paper(tmp_path))
    out = of_bytes(tmp_path / "pack.pdf", b"last year's")
    for work in (
        lambda: pages_of(paper, "Paper 1A: costs"),
        lambda: write_volume(a_pack(paper), out),
    ):
        with pytest.raises(Refused, match=words) as refused:
            work()
        assert refused.value.what.startswith("Paper 1A: costs: the file ")
    assert out.read_bytes() == b"last year's" and not list(tmp_path.glob("*.part"))


def test_a_paper_is_counted_and_left_alone(tmp_path: Path) -> None:
    paper = a_paper(tmp_path, pages=5)
    before = paper.read_bytes()
    assert pages_of(paper, "Paper") == 5
    write_volume(a_pack(paper), tmp_path / "pack.pdf")
    assert paper.read_bytes() == before


def test_stop_leaves_nothing_behind(tmp_path: Path) -> None:
    paper, told = a_paper(tmp_path, pages=50), []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 40

    with pytest.raises(Stopped):
        write_volume(a_pack(paper), tmp_path / "pack.pdf", stop)
    assert told == [(20, 50), (40, 50)]
    assert [one.name for one in tmp_path.iterdir()] == ["paper.pdf"]


def test_a_pack_that_is_open_elsewhere_is_refused(tmp_path: Path) -> None:
    out = of_bytes(tmp_path / "pack.pdf", b"old")
    (tmp_path / ".~lock.pack.pdf#").write_text("somebody")
    with pytest.raises(EgovDeskError, match="is open in"):
        write_volume(a_pack(a_paper(tmp_path)), out)
    assert out.read_bytes() == b"old"
