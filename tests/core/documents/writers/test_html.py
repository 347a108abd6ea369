"""Documents as HTML, read again as a page would be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import docx
import pytest
from lxml import html as reading

from egovdesk.documents.model import (
    ActionBlock,
    Block,
    Change,
    Column,
    Contents,
    DecisionBlock,
    DecisionPart,
    Document,
    ExemptNote,
    Facts,
    Heading,
    ListBlock,
    ListItem,
    Marked,
    Money,
    Numbered,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Picture,
    Revised,
    Run,
    SignatureBlock,
    Table,
    Tone,
    text_runs,
)
from egovdesk.documents.writers import html
from egovdesk.documents.writers.docx import write_docx
from egovdesk.documents.writers.html import html_of
from tests.core.documents.writers.samples import SAMPLES, a_png, minutes


def page(*blocks: Block, **properties: Any) -> Any:
    """The page as a tree of elements."""
    return reading.document_fromstring(html_of(Document("Title", blocks, **properties)))


def words(*blocks: Block, **properties: Any) -> list[tuple[str, str]]:
    """The tag with its class, and the text, of each passage below the title."""
    found = []
    for element in page(*blocks, **properties).find("body"):
        name = element.get("class")
        found.append((f"{element.tag}.{name}" if name else element.tag, element.text_content()))
    return found[1:]


class _Balance(HTMLParser):
    """Whether each element that is opened is closed, and in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("br", "img", "meta"):
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


@pytest.mark.parametrize("name", SAMPLES)
def test_every_element_is_closed(name: str) -> None:
    balance = _Balance()
    balance.feed(html_of(SAMPLES[name]()))
    assert balance.opened == []


@pytest.mark.parametrize("name", SAMPLES)
def test_it_says_what_the_word_file_says(name: str, tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    write_docx(SAMPLES[name](), path)
    word = docx.Document(str(path))
    said = [one.text for one in word.paragraphs]
    said += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    tree: Any = reading.document_fromstring(html_of(SAMPLES[name]()))
    shown = " ".join(tree.text_content().split())
    for each in said:
        for word_of_it in each.split():
            assert word_of_it in shown


def test_every_block_of_the_model_has_a_way_to_be_written() -> None:
    assert set(html._METHODS) == set(get_args(Block))


def test_an_unknown_block_is_our_own_mistake() -> None:
    @dataclass(frozen=True)
    class Poem:
        text: str

    with pytest.raises(TypeError, match="no way to write Poem in HTML"):
        html_of(Document("Title", (Poem("Roses"),)))  # type: ignore[arg-type]


def test_nothing_typed_becomes_markup() -> None:
    bad = "<script>alert('x')</script> & \"more\""
    document = Document(
        bad,
        (
            Paragraph((Run(bad, bold=True, link='https://x.example/"onclick="y'),)),
            Heading(bad, 2, "<1>", bad),
            Table((bad,), ((bad,), (Marked(bad, Tone.RED),)), caption=bad),
            Picture(a_png(), bad),
            Facts(((bad, bad),)),
        ),
        header=bad, footer=bad, organisation=bad, language='"><b>',
    )  # fmt: skip
    tree = reading.document_fromstring(html_of(document))
    assert tree.xpath("//script") == []
    assert {name for element in tree.iter() for name in element.attrib} == {
        "lang", "charset", "class", "href", "src", "alt", "width", "align", "cellspacing",
        "cellpadding",
    }  # fmt: skip
    assert tree.xpath("//h1")[0].text_content() == bad
    assert tree.xpath("//img")[0].get("alt") == bad


def test_a_link_to_a_script_or_a_file_keeps_its_text_alone() -> None:
    runs = (Run("here", link="javascript:alert(1)"), Run(" there", link="file:///etc/passwd"))
    tree = page(Paragraph(runs))
    assert tree.xpath("//a") == [] and "here there" in tree.text_content()


def test_the_title_is_the_one_heading_of_level_1() -> None:
    tree = reading.document_fromstring(html_of(minutes()))
    assert [one.text for one in tree.xpath("//h1")] == ["E-Council: minutes"]
    assert tree.xpath("//title")[0].text == "E-Council: minutes"
    assert tree.get("lang") == "en-GB"


def test_what_stands_on_every_leaf_stands_at_head_and_foot() -> None:
    found = words(header="DRAFT", organisation="Northbridge", footer="E-Council", folio=41)
    assert found[0] == ("p.organisation", "Northbridge")
    assert found[-1] == ("p.foot", "E-Council  Folio 41")
    assert "DRAFT" in html_of(Document("T", header="DRAFT"))


def test_numbers_are_literal_text_before_a_tab() -> None:
    found = words(
        Heading("Minutes", 2, "EG/2003/031", "Report EG-01"),
        Numbered("31.1", (Paragraph(text_runs("First.")), Paragraph(text_runs("Second.")))),
    )
    assert found == [
        ("h2.numbered", "EG/2003/031\tMinutes  Report EG-01"),
        ("p.numbered", "31.1\tFirst."),
        ("p.indented", "Second."),
    ]


def test_text_keeps_its_formats_and_lines() -> None:
    runs = (Run("one\ntwo", bold=True, italic=True), Run(" site", link="https://x.example/?a=1&b"))
    (paragraph,) = page(Paragraph(runs, ParagraphStyle.QUOTE)).xpath("//p")
    assert paragraph.get("class") == "quote"
    assert paragraph.xpath("./b/i/br") and paragraph.xpath("./a/@href") == [
        "https://x.example/?a=1&b"
    ]


def test_lists_are_real_lists_within_one_another() -> None:
    inner = ListBlock((ListItem(text_runs("late")),))
    (listed,) = page(
        ListBlock((ListItem(text_runs("figures"), (inner,)),), ordered=True, start=3)
    ).xpath("/html/body/ol")
    assert listed.get("start") == "3"
    assert [one.text for one in listed.xpath("./li/ul/li")] == ["late"]


def test_facts_are_lines_and_never_a_table() -> None:
    tree = page(Facts((("Present", ("P. Marlowe", "R. Osei")), ("Apologies", text_runs("None")))))
    lines = tree.xpath("//p[@class='facts']")
    assert [one.xpath("./b")[0].text for one in lines] == ["Present:", "Apologies:"]
    assert len(lines[0].xpath("./br")) == 2 and tree.xpath("//table") == []
    assert lines[1].text_content() == "Apologies: None"


def test_a_decision_of_one_part_is_a_sentence_and_of_several_a_list() -> None:
    parts = (DecisionPart("(a)", text_runs("it be made; and")), DecisionPart("(b)", ()))
    assert words(
        DecisionBlock("AGREED:", (DecisionPart("", text_runs("that it be so.")),), number="7"),
        DecisionBlock("AGREED:", parts, status="Ratified", details=(("Reason", "cost"),),
                      indented=True),
    ) == [
        ("p.decision", "7  AGREED: that it be so."),
        ("p.decision set-in", "AGREED:"),
        ("p.part set-in", "(a)\tit be made; and"),
        ("p.part set-in", "(b)\t"),
        ("p.decision-detail set-in", "Reason: cost"),
        ("p.decision-detail set-in", "Status: Ratified"),
    ]  # fmt: skip


def test_actions_exempt_notes_and_signatures() -> None:
    assert words(
        ActionBlock("Obtain figures", "Head of ICT", date(2003, 7, 15), "A1"),
        ActionBlock("Write.", "", date(2003, 7, 15)),
        ExemptNote("Exempt: paragraph 8"),
        ExemptNote("Exempt: paragraph 9", indented=True),
        SignatureBlock("Chair", "David Ashworth", date(2003, 11, 18)),
    ) == [
        ("p.action", "Action A1: Obtain figures. Head of ICT, by 15 July 2003"),
        ("p.action", "Action: Write. Owner to be named, by 15 July 2003"),
        ("p.exempt", "Exempt: paragraph 8"),
        ("p.exempt set-in", "Exempt: paragraph 9"),
        ("p.signature", f"Signed by the Chair {'_' * 28}  Date 18 November 2003"),
        ("p.note", "David Ashworth, Chair"),
    ]


def test_a_table_has_heads_figures_at_the_right_and_words_beside_its_colours() -> None:
    rows = (("A", Money(64_000_000), Marked("Ratified", Tone.GREEN)), ("B", None, None))
    tree = page(Table((Column("Name", width=3), "Cost", Column("State", width=1)), rows,
                      caption="Costs", first_column_heads=True))  # fmt: skip
    heads = tree.xpath("//thead/tr/th")
    assert [one.text for one in heads] == ["Name", "Cost", "State"]
    assert [one.get("align") for one in heads] == ["left", "right", "left"]
    assert [one.get("width") for one in heads] == ["75%", None, "25%"]
    cells = tree.xpath("//tbody/tr/*")
    assert [one.tag for one in cells] == ["th", "td", "td"] * 2
    assert [one.text_content() for one in cells] == [
        "A", "£640,000", "Ratified", "B", "–", "–",
    ]  # fmt: skip
    assert cells[2].get("class") == "green"
    assert words(Table(("Name",), (), caption="Costs")) == [
        ("p.caption", "Costs"), ("p.body", "None."),
    ]  # fmt: skip


def test_contents_list_the_headings_down_to_their_depth() -> None:
    found = words(Contents(depth=2), Heading("One", 2, "1"), Heading("Deep", 3), PageBreak())
    assert found[:2] == [("p.contents", "Contents"), ("p.entry level2", "1  One")]
    assert [tag for tag, _text in found[2:]] == ["h2.numbered", "h3", "p"]


def test_a_picture_has_its_words_and_its_width() -> None:
    (picture,) = page(Picture(a_png(), "The structure", width_mm=127)).xpath("//img")
    assert picture.get("alt") == "The structure" and picture.get("width") == "480"
    assert picture.get("src").startswith("data:image/png;base64,")


def test_what_changed_between_two_drafts_is_marked() -> None:
    both = Revised(Paragraph(text_runs("Old.")), Heading("New", 2, "3"))
    tree = page(
        both,
        Revised(None, Paragraph(text_runs("Come."))),
        Paragraph((Run("x", change=Change.INSERTED),)),
    )
    assert [one.text for one in tree.xpath("//del")] == ["Old."]
    assert [one.text for one in tree.xpath("//ins")] == ["3", "New", "Come.", "x"]
