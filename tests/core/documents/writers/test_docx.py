"""Word files, opened again."""

from __future__ import annotations

import shutil
import time
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from egovdesk.documents.model import (
    ActionBlock,
    Block,
    Change,
    Contents,
    DecisionBlock,
    DecisionPart,
    Document,
    ExemptNote,
    Facts,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
    text_runs,
)
from egovdesk.documents.writers.docx import STYLE_NAMES, default_template, write_docx
from egovdesk.errors import EgovDeskError
from tests.core.documents.writers.accessibility import faults
from tests.core.documents.writers.samples import SAMPLES, a_png, agenda, minutes, register


def written(document: Document, tmp_path: Path, template: Path | None = None) -> Any:
    path = tmp_path / "out.docx"
    write_docx(document, path, template)
    return docx.Document(str(path))


def lines(document: Document, tmp_path: Path) -> list[tuple[str, str]]:
    """The style and text of each paragraph below the title."""
    found = [(p.style.name, p.text) for p in written(document, tmp_path).paragraphs]
    return found[1:]


def body_of(*blocks: Block) -> Document:
    return Document("Title", blocks)


@pytest.mark.parametrize("name", SAMPLES)
def test_everybody_can_read_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    write_docx(SAMPLES[name](), path)
    assert faults(path) == []


def test_the_lint_sees_faults(tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    word = docx.Document()
    word.add_heading("Deep", 3)
    word.add_table(1, 1)
    word.save(str(path))
    assert {"no title property", "heading level 3 follows 0", "an empty cell"} <= set(faults(path))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_document_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    first, second = tmp_path / "1.docx", tmp_path / "2.docx"
    write_docx(SAMPLES[name](), first)
    time.sleep(0.01)
    write_docx(SAMPLES[name](), second)
    assert first.read_bytes() == second.read_bytes()


def test_properties_are_the_documents_own(tmp_path: Path) -> None:
    properties = written(minutes(), tmp_path).core_properties
    assert properties.title == "E-Council: minutes"
    assert properties.author == properties.last_modified_by == "Northbridge Borough Council"
    assert properties.keywords == "minutes; E-Council"
    assert properties.created.date() == properties.modified.date() == date(2003, 6, 18)


def test_header_and_footer_are_on_every_page(tmp_path: Path) -> None:
    section = written(minutes(), tmp_path).sections[0]
    assert section.header.paragraphs[0].text == "DRAFT v0.1 – subject to confirmation"
    footer = section.footer.paragraphs[0]
    assert footer.text.startswith("E-Council, 17 June 2003\tPage ")
    assert [code.text.strip() for code in footer._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_a_minute_book_has_folios_and_a_place_for_initials(tmp_path: Path) -> None:
    section = written(replace(minutes(), folio=41), tmp_path).sections[0]
    assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "41"
    assert "Initials" in section.footer.paragraphs[0].text
    assert "Folio" in section.footer.paragraphs[0].text


def test_a_wide_table_can_have_a_page_on_its_side(tmp_path: Path) -> None:
    section = written(register(2), tmp_path).sections[0]
    assert section.page_width > section.page_height
    assert section._sectPr.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"


def test_minute_numbers_are_literal_text(tmp_path: Path) -> None:
    block = Heading("Minutes", 2, "EG/2003/031", "Report EG-01")
    word = written(body_of(block), tmp_path)
    paragraph = word.paragraphs[1]
    assert paragraph.style.name == "Minute heading"
    assert paragraph.text == "EG/2003/031\tMinutes  Report EG-01"
    assert not paragraph._p.xpath(".//w:numPr")


def test_agenda_items_stand_below_their_part(tmp_path: Path) -> None:
    word = written(agenda(), tmp_path)
    item = next(entry for entry in word.paragraphs if entry.text == "1\tApologies for absence")
    assert item._p.xpath("w:pPr/w:outlineLvl/@w:val") == ["2"]


def test_facts_are_lines_and_no_table(tmp_path: Path) -> None:
    block = Facts((("Present", ("A", "B")), ("Contact", "J. Tate")))
    word = written(body_of(block), tmp_path)
    assert [p.text for p in word.paragraphs[1:]] == ["Present:\tA\nB", "Contact:\tJ. Tate"]
    assert not word.tables


def test_a_decision_in_parts(tmp_path: Path) -> None:
    parts = (DecisionPart("(a)", text_runs("one; and")), DecisionPart("(b)", text_runs("two.")))
    block = DecisionBlock("RESOLVED – That", parts, "62", "Draft", (("Reason", "cost"),))
    assert lines(body_of(block), tmp_path) == [
        ("Decision", "62  RESOLVED – That"),
        ("Decision part", "(a)\tone; and"),
        ("Decision part", "(b)\ttwo."),
        ("Decision detail", "Reason: cost"),
        ("Decision detail", "Status: Draft"),
    ]


def test_a_decision_in_one_sentence(tmp_path: Path) -> None:
    block = DecisionBlock("NOTED", (DecisionPart("", text_runs("the report.")),))
    assert lines(body_of(block), tmp_path) == [("Decision", "NOTED the report.")]


def test_a_decision_under_an_item_lines_up_with_its_text(tmp_path: Path) -> None:
    parts = (DecisionPart("(a)", text_runs("one; and")), DecisionPart("(b)", text_runs("two.")))
    blocks = (
        Heading("Access", 3, "5"),
        DecisionBlock("The Board is asked to", parts, indented=True),
        ExemptNote("Exempt", indented=True),
    )
    word = written(Document("Agenda", blocks), tmp_path)
    lead_in, first, _, note = word.paragraphs[2:]
    assert lead_in.paragraph_format.left_indent == note.paragraph_format.left_indent
    hanging = first.paragraph_format.first_line_indent
    assert first.paragraph_format.left_indent + hanging == lead_in.paragraph_format.left_indent


def test_a_signature_stays_with_the_line_before_it(tmp_path: Path) -> None:
    blocks = (Paragraph(text_runs("The meeting ended at noon.")), SignatureBlock("Chair", "A. B."))
    word = written(Document("Minutes", blocks), tmp_path)
    assert [one.paragraph_format.keep_with_next for one in word.paragraphs[1:]] == [
        True, True, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (ActionBlock("Ask", "Clerk", date(2003, 7, 15)), "Action: Ask. Clerk, by 15 July 2003"),
        (ActionBlock("Ask.", "Clerk"), "Action: Ask. Clerk"),
        (ActionBlock("Ask", "", number="7"), "Action 7: Ask"),
        (
            ActionBlock("Ask", "", date(2003, 7, 15)),
            "Action: Ask. Owner to be named, by 15 July 2003",
        ),
    ],
)
def test_an_action_says_who_and_by_when(block: ActionBlock, text: str, tmp_path: Path) -> None:
    assert lines(body_of(block), tmp_path) == [("Action", text)]


def test_exempt_is_said_in_words(tmp_path: Path) -> None:
    assert lines(body_of(ExemptNote("Exempt: paragraph 8")), tmp_path) == [
        ("Exempt", "Exempt: paragraph 8")
    ]


def test_a_signature_known_and_to_come(tmp_path: Path) -> None:
    known = SignatureBlock("Chair", "P. Marlowe", date(2003, 7, 15))
    (_, first), (_, second) = lines(body_of(known), tmp_path)
    assert first.endswith("Date 15 July 2003")
    assert second == "P. Marlowe, Chair"


def test_each_numbered_list_counts_from_its_own_beginning(tmp_path: Path) -> None:
    inner = ListBlock((ListItem(text_runs("deep")),), True)
    one = ListBlock((ListItem(text_runs("a"), (inner,)), ListItem(text_runs("b"))), True)
    two = ListBlock((ListItem(text_runs("c")),), True, 5)
    word = written(body_of(one, two), tmp_path)
    used = [p._p.xpath("w:pPr/w:numPr/w:numId/@w:val")[0] for p in word.paragraphs[1:]]
    assert used[0] == used[2] and len(set(used)) == 3
    starts = word.part.numbering_part.element.xpath(".//w:startOverride/@w:val")
    assert starts == ["1", "1", "5"]


def test_a_table_by_rows(tmp_path: Path) -> None:
    word = written(register(3), tmp_path)
    rows = [[cell.text for cell in row.cells] for row in word.tables[0].rows]
    assert rows[0] == ["Number", "Date", "Decision", "Cost", "State", "Superseded by"]
    assert rows[3] == ["EG/2003/003", "17 Jun 2003", "That the draft return be prepared",
                       "£640,000.03", "Awaiting", "–"]  # fmt: skip


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    word = written(body_of(Table(("A",), (), caption="Late papers")), tmp_path)
    assert [p.text for p in word.paragraphs[1:]] == ["Late papers", "None."]


def test_a_table_of_many_rows_is_whole(tmp_path: Path) -> None:
    word = written(register(400), tmp_path)
    assert len(word.tables[0]._tbl.findall(qn("w:tr"))) == 401


def test_a_link_has_words_and_a_target(tmp_path: Path) -> None:
    runs = (Run("the "), Run("guidance", link="https://a.b/?c=d&e"), Run(" here", link="#top"))
    word = written(body_of(Paragraph(runs), Paragraph(runs)), tmp_path)
    links = word.paragraphs[1].hyperlinks
    assert [(link.text, link.url, link.fragment) for link in links] == [
        ("guidance", "https://a.b/?c=d&e", ""),
        (" here", "", "top"),
    ]
    outside = [rel for rel in word.part.rels.values() if rel.is_external]
    assert len(outside) == 1


def test_a_contents_page_names_the_headings(tmp_path: Path) -> None:
    word = written(body_of(Contents(), Heading("Aims"), Heading("Costs", 3)), tmp_path)
    entries = [p for p in word.paragraphs if p.style.name.startswith("toc")]
    assert [(p.style.name, p.text.strip()) for p in entries] == [
        ("toc 2", "Aims"),
        ("toc 3", "Costs"),
    ]
    marks = word.element.body.xpath(".//w:bookmarkStart/@w:name")
    assert marks == [anchor for p in entries for anchor in p._p.xpath(".//w:hyperlink/@w:anchor")]
    kinds = word.element.body.xpath(".//w:fldChar/@w:fldCharType")
    assert kinds.count("begin") == kinds.count("end")


def test_the_difference_of_two_drafts_is_tracked(tmp_path: Path) -> None:
    runs = (Run("in "), Run("March", change=Change.DELETED), Run("April", change=Change.INSERTED))
    gone = (Run("All gone.", change=Change.DELETED),)
    document = Document("T", (Paragraph(runs), Paragraph(gone)), author="Clerk")
    body = written(document, tmp_path).element.body
    assert body.xpath(".//w:del/w:r/w:delText/text()") == ["March", "All gone."]
    assert body.xpath(".//w:ins/w:r/w:t/text()") == ["April"]
    assert set(body.xpath(".//w:ins/@w:author | .//w:del/@w:author")) == {"Clerk"}
    assert body.xpath("w:p/w:pPr/w:rPr/w:del")
    identities = body.xpath(".//w:ins/@w:id | .//w:del/@w:id")
    assert len(set(identities)) == len(identities)


def test_text_that_xml_refuses_is_shown_and_breaks_are_kept(tmp_path: Path) -> None:
    text = "a\x00b\nc\td & <e>  f "
    assert lines(body_of(Paragraph(text_runs(text))), tmp_path) == [
        ("Body Text", "a\ufffdb\nc\td & <e>  f ")
    ]


def test_an_unknown_block_is_our_mistake(tmp_path: Path) -> None:
    @dataclass(frozen=True)
    class Poem:
        text: str

    with pytest.raises(TypeError, match="Poem"):
        write_docx(body_of(Poem("x")), tmp_path / "a.docx")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


# --- templates -----------------------------------------------------------------------------


def test_our_template_has_every_style() -> None:
    word = docx.Document(str(default_template()))
    names = {style.name.casefold() for style in word.styles}
    assert {name.casefold() for name in STYLE_NAMES} <= names


def test_our_template_is_what_its_source_says(tmp_path: Path) -> None:
    import importlib.util

    source = Path(__file__).parents[4] / "packaging" / "build_template.py"
    spec = importlib.util.spec_from_file_location("build_template", source)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    built = module.build(tmp_path / "built.docx")
    with zipfile.ZipFile(built) as new, zipfile.ZipFile(default_template()) as kept:
        assert {name: new.read(name) for name in new.namelist()} == {
            name: kept.read(name) for name in kept.namelist()
        }


def a_council_template(tmp_path: Path, change: Any) -> Path:
    """Our template, changed as a council might."""
    path = tmp_path / "council.docx"
    word = docx.Document(str(default_template()))
    change(word)
    word.save(str(path))
    return path


@pytest.mark.parametrize("name", ["Minute heading", "Exempt", "Title", "Action"])
def test_a_style_that_a_template_lacks_is_ours(name: str, tmp_path: Path) -> None:
    template = a_council_template(tmp_path, lambda word: word.styles[name].delete())
    assert write_docx(minutes(), tmp_path / "a.docx", template) == (name,)
    made, ours = (docx.Document(str(one)) for one in (tmp_path / "a.docx", default_template()))
    assert made.styles[name].font.size == ours.styles[name].font.size


def test_a_councils_template_gives_its_looks_and_loses_its_text(tmp_path: Path) -> None:
    def change(word: Any) -> None:
        word.add_paragraph("Instruction: delete this")
        word.sections[0].header.paragraphs[0].text = "Crest"
        word.styles["Title"].font.name = "Georgia"

    word = written(minutes(), tmp_path, a_council_template(tmp_path, change))
    assert "Instruction" not in "".join(p.text for p in word.paragraphs)
    assert [p.text for p in word.sections[0].header.paragraphs] == [
        "Crest",
        "DRAFT v0.1 – subject to confirmation",
    ]
    assert word.styles["Title"].font.name == "Georgia"


def test_a_template_for_templates_makes_a_document(tmp_path: Path) -> None:
    template = tmp_path / "council.dotx"
    with zipfile.ZipFile(default_template()) as source, zipfile.ZipFile(template, "w") as target:
        for name in source.namelist():
            data = source.read(name).replace(b"document.main+xml", b"template.main+xml")
            target.writestr(name, data)
    assert written(minutes(), tmp_path, template).paragraphs


def test_a_template_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    template = tmp_path / "council.docx"
    template.write_text("not a zip")
    with pytest.raises(EgovDeskError, match="cannot be read as a Word document"):
        write_docx(minutes(), tmp_path / "a.docx", template)


def test_a_zip_file_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    template = tmp_path / "council.xlsx"
    with zipfile.ZipFile(template, "w") as package:
        package.writestr("[Content_Types].xml", "<x/>")
    with pytest.raises(EgovDeskError, match="cannot be read as a Word document"):
        write_docx(minutes(), tmp_path / "a.docx", template)


def test_a_template_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EgovDeskError, match="cannot be read"):
        write_docx(minutes(), tmp_path / "a.docx", tmp_path / "gone.docx")


def test_a_template_without_lists_gets_them(tmp_path: Path) -> None:
    def change(word: Any) -> None:
        part = word.part
        for key, relation in list(part.rels.items()):
            if relation.reltype.endswith("/numbering"):
                del part.rels[key]

    template = a_council_template(tmp_path, change)
    block = ListBlock((ListItem(text_runs("a")),), True)
    word = written(body_of(block), tmp_path, template)
    assert word.part.numbering_part.element.xpath("w:num")


def test_a_template_tells_nothing_of_its_computer(tmp_path: Path) -> None:
    template = tmp_path / "council.docx"
    secret = rb"C:\joan\specimen.dot"
    with zipfile.ZipFile(default_template()) as source, zipfile.ZipFile(template, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/app.xml":
                data = data.replace(
                    b"<Application>", b"<Template>%s</Template><Application>" % secret
                )
            target.writestr(name, data)
    path = tmp_path / "out.docx"
    write_docx(minutes(), path, template)
    with zipfile.ZipFile(path) as package:
        assert not any(b"joan" in package.read(name) for name in package.namelist())


# --- files ---------------------------------------------------------------------------------


def test_a_document_open_in_word_is_refused_before_work_begins(tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    shutil.copy(default_template(), path)
    before = path.read_bytes()
    (tmp_path / "~$inutes.docx").write_bytes(b"")
    with pytest.raises(EgovDeskError, match="open in Word"):
        write_docx(minutes(), path)
    assert path.read_bytes() == before


def test_a_picture_is_kept_whole(tmp_path: Path) -> None:
    word = written(register(1), tmp_path)
    (image,) = [part for part in word.part.package.iter_parts() if "image" in part.content_type]
    assert image.blob == a_png()
