"""What a check of an author's workbook or PDF finds, and what mending leaves of it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pikepdf
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table

from egovdesk.exchange.authors import MendWishes, check_file, mend_file
from egovdesk.records.file_checks import FileFinding, Mending
from tests.core.exchange.authors_files import spoiled


def found(path: Path) -> dict[str, FileFinding]:
    return {one.rule: one for one in check_file(path).findings}


# Excel


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.properties.title, book.properties.creator = "Costs", ""
    book.active.title = "Costs"
    for row in (("Year", "Cost"), (2003, 120), (2004, 80)):
        book.active.append(row)
    book.active.add_table(Table(displayName="Costs", ref="A1:B3"))
    return book


def saved(book: openpyxl.Workbook, tmp_path: Path) -> Path:
    book.save(tmp_path / "costs.xlsx")
    return tmp_path / "costs.xlsx"


def test_nothing_is_amiss_in_a_workbook_as_it_should_be(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    assert check_file(saved(book, tmp_path)).findings == ()


def test_hidden_sheets_rows_and_names_are_told(book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.create_sheet("Real costs").sheet_state = "veryHidden"
    book["Costs"].row_dimensions[3].hidden = True
    name = openpyxl.workbook.defined_name.DefinedName("Bids", attr_text="Costs!$A$1", hidden=True)
    book.defined_names["Bids"] = name
    told = found(saved(book, tmp_path))
    assert told["sheets.hidden"].sentence == "1 sheet is hidden."
    assert told["sheets.hidden"].places == ("Real costs",)
    assert told["rows.hidden"].places == ("Sheet “Costs”",)
    assert told["names.hidden"].places == ("Bids",)


def test_cells_that_nobody_sees_are_told_with_their_places(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    sheet = book.worksheets[0]
    sheet["F1"], sheet["F2"], sheet["F3"], sheet["F4"] = "white", "blank", "on black", "plain"
    sheet["F1"].font = sheet["F3"].font = Font(color="FFFFFFFF")
    sheet["F2"].number_format = ";;;"
    sheet["F3"].fill = PatternFill("solid", fgColor="FF000000")
    narrow = '<cols><col min="7" max="7" width="0" customWidth="1"/></cols><sheetData>'
    path = spoiled(
        saved(book, tmp_path), "xl/worksheets/sheet1.xml",
        lambda text: text.replace("<sheetData>", narrow),
    )  # fmt: skip
    told = found(path)
    assert told["cells.unseen"].places == (f"Sheet “{sheet.title}”, F1, F2",)
    assert "rows.hidden" in told


def test_links_of_a_workbook_to_a_computer_are_told(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    sheet = book.worksheets[0]
    sheet["A1"].hyperlink, sheet["A2"].hyperlink = "file:///c:/costs.xls", "https://example.org/"
    (place,) = found(saved(book, tmp_path))["links.computer"].places
    assert place.endswith("file:///c:/costs.xls")


def test_comments_merged_cells_and_unmarked_data_are_told(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    sheet = book.create_sheet("Staff")
    for row in (("Name", "Grade"), ("Joan", "PO2"), ("Ali", "PO3")):
        sheet.append(row)
    sheet.merge_cells("A4:B4")
    sheet["A2"].comment = Comment("leaves in May", "Joan")
    assert set(found(saved(book, tmp_path))) == {"comments", "tables.merged", "tables.unmarked"}


def test_a_workbooks_properties_are_emptied_and_its_cells_stay(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    book.properties.creator, book.properties.title = "jbloggs", None
    path = saved(book, tmp_path)
    assert {one.mending for one in found(path).values()} == {Mending.ITSELF}
    target = tmp_path / "mended.xlsx"
    mend_file(path, target, MendWishes(title="Costs of the call centre"))
    again = openpyxl.load_workbook(target)
    assert check_file(target).findings == ()
    assert again.properties.title == "Costs of the call centre"
    assert list(again["Costs"].values) == [("Year", "Cost"), (2003, 120), (2004, 80)]


# PDF


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    """A page with text that is tagged, titled and in English."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                              BaseFont=pikepdf.Name.Helvetica)  # fmt: skip
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(b"BT /F1 12 Tf (Call centre) Tj ET")
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)
    )
    pdf.Root.Lang = pikepdf.String("en-GB")
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.docinfo["/Title"] = "Call centre"
    return pdf


def kept(pdf: pikepdf.Pdf, tmp_path: Path) -> Path:
    pdf.save(tmp_path / "paper.pdf")
    return tmp_path / "paper.pdf"


def test_nothing_is_amiss_in_a_pdf_as_it_should_be(pdf: pikepdf.Pdf, tmp_path: Path) -> None:
    report = check_file(kept(pdf, tmp_path))
    assert (report.kind, report.title, report.pages) == ("a PDF", "Call centre", 1)
    assert report.findings == ()


def test_a_scan_is_told_with_its_pages(pdf: pikepdf.Pdf, tmp_path: Path) -> None:
    pdf.add_blank_page()
    told = found(kept(pdf, tmp_path))
    assert told["pdf.scan"].sentence.startswith("Page 2 has no text")


def test_a_pdf_without_tags_title_or_language_is_told(pdf: pikepdf.Pdf, tmp_path: Path) -> None:
    for name in ("/MarkInfo", "/Lang", "/ViewerPreferences"):
        del pdf.Root[name]
    told = found(kept(pdf, tmp_path))
    assert set(told) == {"pdf.untagged", "title", "language.english"}
    assert told["pdf.untagged"].mending is Mending.AUTHOR


def test_what_a_pdf_carries_is_told(pdf: pikepdf.Pdf, tmp_path: Path) -> None:
    remark = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text,
                                Contents="Is this right?", Rect=[0, 0, 9, 9])  # fmt: skip
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(remark)])
    pdf.attachments["bids.xlsx"] = b"PK"
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    pdf.Root.OpenAction = script
    told = found(kept(pdf, tmp_path))
    assert told["comments"].places == ("page 1: Is this right?",)
    assert told["embedded"].places == ("bids.xlsx",)
    assert told["macros"].sentence == "It has scripts in it. None was run."


@pytest.mark.parametrize(
    "name", ["MarkInfo", "ViewerPreferences", "Names", "AcroForm", "OpenAction"]
)
@pytest.mark.parametrize("odd", [True, 5, pikepdf.Array([])])
def test_a_pdf_with_the_wrong_thing_in_a_place_is_looked_into_and_mended(
    pdf: pikepdf.Pdf, tmp_path: Path, name: str, odd: object
) -> None:
    pdf.Root[f"/{name}"] = odd
    pdf.pages[0].Annots = pikepdf.Array([None, 5])
    path = kept(pdf, tmp_path)
    assert "macros" not in found(path)
    mend_file(path, tmp_path / "mended.pdf", MendWishes())
    assert "title" not in found(tmp_path / "mended.pdf")


def test_drawings_within_drawings_are_looked_into_once(pdf: pikepdf.Pdf, tmp_path: Path) -> None:
    drawing = pdf.make_stream(b"")
    drawing.Subtype = pikepdf.Name.Form
    many = pikepdf.Dictionary({f"/X{at}": drawing for at in range(60)})
    drawing.Resources = pikepdf.Dictionary(XObject=many)
    pdf.pages[0].Resources = pikepdf.Dictionary(XObject=many)
    assert "pdf.scan" in found(kept(pdf, tmp_path))


def test_a_pdf_that_forbids_copying_is_told(pdf: pikepdf.Pdf, tmp_path: Path) -> None:
    forbidden = pikepdf.Permissions(extract=False)
    pdf.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="o", user="", allow=forbidden))
    assert set(found(tmp_path / "a.pdf")) == {"pdf.restricted"}


def test_a_mended_pdf_has_its_title_and_tells_of_nobody(pdf: pikepdf.Pdf, tmp_path: Path) -> None:
    del pdf.docinfo["/Title"]
    del pdf.Root["/Lang"]
    pdf.docinfo["/Author"] = "jbloggs"
    target = tmp_path / "mended.pdf"
    mend_file(kept(pdf, tmp_path), target, MendWishes(title="Call centre"))
    assert check_file(target).findings == ()
    assert b"jbloggs" not in target.read_bytes()
    with pikepdf.open(target) as again:
        assert again.pages[0].Contents.read_bytes() == b"BT /F1 12 Tf (Call centre) Tj ET"
