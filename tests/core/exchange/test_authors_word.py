"""What a check of an author's Word file finds, where, and who can mend it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from egovdesk.documents.model import Heading, Paragraph, Table, text_runs
from egovdesk.exchange.authors import check_file
from egovdesk.records.file_checks import FileFinding, Mending, Wish
from tests.core.exchange.authors_files import (
    a_paper,
    spoiled,
    with_part,
    with_relation,
    with_run,
    with_text,
)

SETTINGS = "word/settings.xml"
BODY = "word/document.xml"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return a_paper(tmp_path / "IEG3 draft.docx")


def found(path: Path) -> dict[str, FileFinding]:
    return {one.rule: one for one in check_file(path).findings}


def only(path: Path) -> FileFinding:
    """The one thing that is amiss."""
    (one,) = check_file(path).findings
    return one


def test_nothing_is_amiss_in_a_paper_as_it_should_be(paper: Path) -> None:
    report = check_file(paper)
    assert report.findings == ()
    assert (report.file, report.kind, report.title) == (
        "IEG3 draft.docx", "a Word document", "Call centre",
    )  # fmt: skip


# Structure


def test_a_paper_without_one_heading_is_told(tmp_path: Path) -> None:
    path = with_text(a_paper(tmp_path / "a.docx"), "")
    spoiled(path, BODY, lambda text: text.replace('"Heading2"', '"BodyText"'))
    assert found(path)["headings.none"].mending is Mending.AUTHOR


def test_a_heading_that_skips_a_level_is_named(tmp_path: Path) -> None:
    one = only(a_paper(tmp_path / "a.docx", Heading("Costs", 4)))
    assert one.rule == "headings.skipped"
    assert one.places == ("“Costs”: level 4 after level 2",)


def test_a_bold_line_that_stands_as_a_heading_is_named(paper: Path) -> None:
    with_run(paper, "Risks and issues", "<w:b/>")
    one = only(with_run(paper, "A whole sentence is bold.", "<w:b/>"))
    assert (one.rule, one.places) == (
        "headings.faked", ("“Risks and issues”, under “Recommendations”",),
    )  # fmt: skip


def test_typed_bullets_are_told(paper: Path) -> None:
    with_run(paper, "- first")
    one = only(with_run(paper, "- second"))
    assert (one.rule, one.places) == ("lists.typed", ("“- first”, under “Recommendations”",))


def test_a_paper_that_asks_for_nothing_is_told(tmp_path: Path) -> None:
    path = a_paper(tmp_path / "a.docx")
    spoiled(path, BODY, lambda text: text.replace(">Recommendations<", ">Costs<"))
    assert only(path).rule == "recommendation.missing"


def test_recommendations_that_are_a_heading_alone_are_told(tmp_path: Path) -> None:
    path = a_paper(tmp_path / "a.docx")
    spoiled(path, BODY, lambda text: text.replace(">Recommendations<", ">What we want<"))
    with_text(path, '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Recommendation</w:t>'
              "</w:r></w:p>")  # fmt: skip
    assert only(path).rule == "recommendation.empty"


def test_a_sentence_that_asks_the_board_is_a_recommendation(tmp_path: Path) -> None:
    path = a_paper(tmp_path / "a.docx", Paragraph(text_runs("The Board is asked to note it.")))
    spoiled(path, BODY, lambda text: text.replace(">Recommendations<", ">Costs<"))
    assert check_file(path).findings == ()


# Tables


def table(rows: str, *, header: bool = True) -> str:
    marks = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{marks}{rows}</w:tbl><w:p/>"


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc>{properties}<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"


def test_a_table_without_a_row_of_headings_is_mended(paper: Path) -> None:
    rows = f"{cell('Year')}{cell('Cost')}</w:tr><w:tr>{cell('2003')}{cell('£5')}</w:tr>"
    one = only(with_text(paper, table(rows, header=False)))
    assert (one.rule, one.mending) == ("tables.header", Mending.ITSELF)
    assert one.places == ("Table 2, which begins “Year”",)


def test_merged_and_empty_cells_are_told(paper: Path) -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    rows = (
        f"{cell('Costs', wide)}</w:tr><w:tr>{cell('2003')}{cell('')}</w:tr>"
        f"<w:tr>{cell('2004')}{cell('£5')}</w:tr>"
    )
    assert set(found(with_text(paper, table(rows)))) == {"tables.merged", "tables.empty"}


@pytest.mark.parametrize(
    "rows",
    [
        f"{cell('Report of the Head of ICT')}{cell('Item 5')}</w:tr>",
        f"{cell('Recommendations in a box')}</w:tr><w:tr>{cell('That it be agreed')}</w:tr>",
    ],
    ids=["one row", "one column"],
)
def test_a_table_that_only_puts_words_in_their_place_is_told(paper: Path, rows: str) -> None:
    assert only(with_text(paper, table(rows, header=False))).rule == "tables.layout"


def test_sixty_levels_of_tables_are_read(paper: Path) -> None:
    rows = f"{cell('innermost')}{cell('cell')}</w:tr>"
    inner = table(rows)
    for _level in range(59):
        inner = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl><w:p/>"
    one = only(with_text(paper, inner))
    assert (one.rule, one.sentence) == ("tables.layout", "60 tables only put words in their place.")


# Pictures and links

DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="9" name="Picture 9"{words}/>'
    '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://'
    'schemas.openxmlformats.org/officeDocument/2006/relationships" {link}/>'
    "</wp:inline></w:drawing></w:r></w:p>"
)


def test_a_picture_without_words_is_told_with_where_it_stands(paper: Path) -> None:
    one = only(with_text(paper, DRAWING.format(words="", link="")))
    assert (one.rule, one.places) == ("pictures.words", ("under “Recommendations”",))


def test_a_picture_with_words_is_right(paper: Path) -> None:
    with_text(paper, DRAWING.format(words=' descr="Calls by month"', link=""))
    assert check_file(paper).findings == ()


def test_a_picture_outside_the_file_is_told_and_never_fetched(paper: Path) -> None:
    with_relation(paper, "http://example.org/logo.png", "image", external=True)
    with_text(paper, DRAWING.format(words=' descr="Logo"', link='r:link="rIdX"'))
    one = only(paper)
    assert (one.rule, one.places) == ("pictures.outside", ("http://example.org/logo.png",))


def link_to(words: str) -> str:
    return (
        '<w:p><w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships" r:id="rIdX"><w:r><w:t>{words}</w:t></w:r></w:hyperlink></w:p>'
    )


def test_a_link_to_a_file_of_a_computer_is_told(paper: Path) -> None:
    with_relation(paper, "file:///C:/joan/costs.xls", "hyperlink", external=True)
    one = only(with_text(paper, link_to("the costs")))
    assert (one.rule, one.places) == (
        "links.computer", ("“the costs” leads to file:///C:/joan/costs.xls",),
    )  # fmt: skip


def test_a_link_to_a_file_beside_the_paper_is_one_to_a_computer(paper: Path) -> None:
    with_relation(paper, "costs%202003.xls", "hyperlink", external=True)
    assert only(with_text(paper, link_to("the costs"))).rule == "links.computer"


def a_field(*codes: str) -> str:
    """A field whose code Word has divided among runs."""
    said = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    marks = {one: f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in
             ("begin", "separate", "end")}  # fmt: skip
    shown = f"{marks['separate']}<w:r><w:t>the costs</w:t></w:r>{marks['end']}"
    return f"<w:p>{marks['begin']}{said}{shown}</w:p>"


def test_fields_are_read_however_word_has_divided_them(paper: Path) -> None:
    with_text(paper, a_field(" INCLUDE", 'TEXT "c:\\costs.docx" '))
    told = found(with_text(paper, a_field(' HYPERLINK "file:', '///c:/costs.docx" ')))
    assert told["links.fetched"].places == ('INCLUDETEXT "c:\\costs.docx"',)
    assert told["links.computer"].places == ("a field leads to file:///c:/costs.docx",)


def test_a_bare_address_is_told(paper: Path) -> None:
    with_relation(paper, "http://www.example.org/", "hyperlink", external=True)
    assert only(with_text(paper, link_to("www.example.org"))).rule == "links.bare"


def test_a_field_that_fetches_is_told(paper: Path) -> None:
    field = '<w:p><w:r><w:instrText>INCLUDETEXT "c:\\\\joan\\\\a.doc"</w:instrText></w:r></w:p>'
    assert only(with_text(paper, field)).rule == "links.fetched"


# What was left in


def test_comments_are_left_in_until_it_is_asked_to_take_them_out(paper: Path) -> None:
    comments = (
        f'<w:comments xmlns:w="{WORD}"><w:comment w:id="1" w:author="Joan"><w:p><w:r>'
        "<w:t>Is this right?</w:t></w:r></w:p></w:comment></w:comments>"
    )
    with_part(paper, "word/comments.xml", comments.encode(), "comments")
    one = only(paper)
    assert (one.rule, one.mending, one.wish) == ("comments", Mending.ASKED, Wish.COMMENTS)
    assert one.places == ("“Is this right?”",)


def test_tracked_changes_are_told_with_their_words(paper: Path) -> None:
    change = (
        '<w:p><w:ins w:id="1" w:author="Joan"><w:r><w:t>one million</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="Joan"><w:r><w:delText>two million</w:delText></w:r></w:del></w:p>'
    )
    one = only(with_text(paper, change))
    assert (one.rule, one.wish) == ("changes", Wish.CHANGES)
    assert one.places == ("put in: “one million”", "taken out: “two million”")


def test_the_end_of_a_paragraph_that_was_taken_out_is_a_change(paper: Path) -> None:
    gone = '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="Joan"/></w:rPr></w:pPr></w:p>'
    assert only(with_text(paper, gone)).sentence == "1 tracked change is left in."


def test_hidden_text_is_told_with_its_words(paper: Path) -> None:
    one = only(with_run(paper, "the real price is £3m", "<w:vanish/>"))
    assert (one.rule, one.wish) == ("text.hidden", Wish.HIDDEN)
    assert one.places == ("“the real price is £3m”",)


def test_white_text_is_told(paper: Path) -> None:
    assert only(with_run(paper, "unseen", '<w:color w:val="FFFFFF"/>')).rule == "text.white"


def test_what_is_hidden_or_white_in_a_footer_is_told_and_the_hidden_taken_out(
    paper: Path, tmp_path: Path
) -> None:
    from egovdesk.exchange.authors import MendWishes, mend_file

    runs = (
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>the price</w:t></w:r>"
        '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>the tender</w:t></w:r></w:p></w:ftr>'
    )
    spoiled(paper, "word/footer1.xml", lambda text: text.replace("</w:p></w:ftr>", runs))
    told = found(paper)
    assert told["text.hidden"].places == ("“the price”, in the footer",)
    assert told["text.white"].places == ("“the tender”, in the footer",)
    mend_file(paper, tmp_path / "mended.docx", MendWishes([Wish.HIDDEN]))
    assert set(found(tmp_path / "mended.docx")) == {"text.white"}


@pytest.mark.parametrize(
    ("look", "rule"),
    [
        ('<w:highlight w:val="black"/>', "text.covered"),
        ('<w:color w:val="000000"/><w:highlight w:val="black"/>', "text.covered"),
        ('<w:color w:val="111111"/><w:shd w:val="clear" w:fill="000000"/>', "text.covered"),
        ('<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000"/>', "text.covered"),
        ('<w:color w:val="FDFDFD"/>', "text.covered"),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="auto"/>', "text.white"),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="white"/>', "text.white"),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="14546B"/>', ""),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', ""),
        ('<w:highlight w:val="yellow"/>', ""),
        ('<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>', ""),
        ('<w:color w:val="FFFF00"/>', ""),
    ],
)  # fmt: skip
def test_words_in_the_colour_of_their_ground_are_told(paper: Path, look: str, rule: str) -> None:
    """A marker over words hides nothing; on a dark shade Word itself writes in white."""
    assert "".join(found(with_run(paper, "the price", look))) == rule


def test_places_to_fill_in_are_told(paper: Path) -> None:
    assert only(with_run(paper, "The cost is [insert cost].")).rule == "blanks"


def test_a_text_box_is_told_with_its_words(paper: Path) -> None:
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="Key point">'
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>Key point</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    one = only(with_text(paper, box))
    assert (one.rule, one.places) == ("boxes", ("“Key point”",))


def test_macros_are_noticed(paper: Path) -> None:
    with_part(paper, "word/vbaProject.bin", b"Attribute VB_Name", "vbaProject")
    one = only(paper)
    assert (one.rule, one.mending) == ("macros", Mending.ITSELF)


def test_the_workbook_of_a_chart_is_told(paper: Path) -> None:
    with_part(paper, "word/charts/chart1.xml", b"<c/>", "chart")
    with_part(paper, "word/embeddings/Sheet.xlsx", b"PK", "package", owner="word/charts/chart1.xml")
    one = only(paper)
    assert (one.rule, one.places) == ("embedded", ("the workbook of a chart: Sheet.xlsx",))


# Type and language


def test_another_font_and_small_type_are_mended(paper: Path) -> None:
    small = '<w:rFonts w:ascii="Times New Roman"/><w:sz w:val="20"/>'
    told = found(with_run(paper, "Small print", small))
    assert told["type.font"].sentence == "Text is in Times New Roman, not in Arial."
    assert told["type.size"].sentence == "Text is smaller than 12 points: down to 10."
    assert {one.mending for one in told.values()} == {Mending.ITSELF}


def test_symbols_keep_their_font(paper: Path) -> None:
    with_run(paper, "•", '<w:rFonts w:ascii="Wingdings"/>')
    assert check_file(paper).findings == ()


def test_american_is_mended_and_welsh_is_let_be(paper: Path) -> None:
    with_run(paper, "The color of money", '<w:lang w:val="en-US"/>')
    told = found(with_run(paper, "Cyngor Sir", '<w:lang w:val="cy-GB"/>'))
    assert told["language.english"].mending is Mending.ITSELF
    assert told["language.other"].mending is Mending.AUTHOR
    assert "Welsh" in told["language.other"].sentence


def test_a_text_that_names_no_language_is_said_to(paper: Path) -> None:
    spoiled(paper, "word/styles.xml", lambda text: re.sub("<w:lang [^>]*>", "", text))
    told = found(paper)["language.english"]
    assert told.sentence == "The text does not say in which language it is."


def test_capitals_typed_and_set_are_told_apart(paper: Path) -> None:
    with_run(paper, "The board must decide", "<w:caps/>")
    told = found(with_run(paper, "THE BOARD MUST DECIDE NOW"))
    assert told["text.caps"].mending is Mending.ITSELF
    assert told["text.shouted"].mending is Mending.AUTHOR


# Properties


def test_properties_tell_of_people_and_of_a_computer(paper: Path) -> None:
    spoiled(paper, "docProps/app.xml", lambda text: text.replace(
        "</Properties>", "<Company>Northbridge</Company><Template>specimen.dot</Template></Properties>"
    ))  # fmt: skip
    with_relation(
        paper, "file:///c:/joan/specimen.dot", "attachedTemplate", external=True, owner=SETTINGS
    )
    assert only(paper).places == (
        "company “Northbridge”", "template “specimen.dot”", "template file:///c:/joan/specimen.dot",
    )  # fmt: skip


def test_a_file_without_a_title_is_mended(tmp_path: Path) -> None:
    path = spoiled(
        a_paper(tmp_path / "a.docx"), "docProps/core.xml",
        lambda text: text.replace("<dc:title>Call centre</dc:title>", ""),
    )  # fmt: skip
    assert only(path).mended == "Its title is “Call centre”."


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_a_table_in_our_own_style_is_right(tmp_path: Path) -> None:
    path = a_paper(tmp_path / "a.docx", Table(("One", "Two"), (("1", None),)))
    assert check_file(path).findings == ()
