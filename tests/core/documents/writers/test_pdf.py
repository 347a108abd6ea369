"""PDF files, opened again."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args

import docx
import pikepdf
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from egovdesk.documents.model import (
    ActionBlock,
    Block,
    Change,
    Contents,
    DecisionBlock,
    DecisionPart,
    Document,
    Facts,
    Figure,
    FigureBox,
    FigureLine,
    Heading,
    ListBlock,
    ListItem,
    Marked,
    Money,
    PageBreak,
    Paragraph,
    Picture,
    Revised,
    Run,
    SignatureBlock,
    Table,
    Tone,
    text_runs,
)
from egovdesk.documents.writers.docx import write_docx
from egovdesk.documents.writers.pdf import child, setting, source, write_pdf
from egovdesk.documents.writers.pdf.source import source_of
from egovdesk.documents.writers.pdf.volume import Volume
from egovdesk.errors import EgovDeskError
from tests.core.documents.writers.pdf_accessibility import faults, page_texts, tags
from tests.core.documents.writers.samples import SAMPLES, a_png, agenda, minutes, register

ROOT = Path(__file__).parents[4]
# Every sign that typst reads as code somewhere, and letters of the fonts that ship.
SIGNS = st.sampled_from("#$*_`<>@\\\"[]{}()=-+/~%&;:,.!?'^|")
LETTERS = st.characters(min_codepoint=0x21, max_codepoint=0x17F, categories=["L", "N"])
TEXTS = st.text(SIGNS | LETTERS | st.just(" "), min_size=1, max_size=60).filter(str.strip)


def written(document: Document, tmp_path: Path) -> Path:
    path = tmp_path / "out.pdf"
    write_pdf(document, path)
    return path


def said(*blocks: Block, tmp_path: Path) -> str:
    """What the document says below its title, up to its footer."""
    text = " ".join(page_texts(written(Document("Title", blocks), tmp_path)))
    return text.removeprefix("Title ").partition(" Page 1 of")[0]


def tag_names(*blocks: Block, tmp_path: Path) -> list[str]:
    with pikepdf.open(written(Document("Title", blocks), tmp_path)) as pdf:
        return [tag.name for tag in tags(pdf)]


@pytest.mark.parametrize("name", SAMPLES)
def test_everybody_can_read_it(name: str, tmp_path: Path) -> None:
    assert faults(written(SAMPLES[name](), tmp_path)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_it_says_what_the_word_file_says(name: str, tmp_path: Path) -> None:
    write_docx(SAMPLES[name](), tmp_path / "out.docx")
    word = docx.Document(str(tmp_path / "out.docx"))
    wanted = [one.text for one in word.paragraphs]
    wanted += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    shown = " ".join(page_texts(written(SAMPLES[name](), tmp_path)))
    for each in wanted:
        for part in each.split():
            assert part in shown


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_document_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    once = written(SAMPLES[name](), tmp_path).read_bytes()
    assert written(SAMPLES[name](), tmp_path).read_bytes() == once


def test_properties_are_the_documents_own(tmp_path: Path) -> None:
    with pikepdf.open(written(minutes(), tmp_path)) as pdf, pdf.open_metadata() as properties:
        assert properties["dc:title"] == "E-Council: minutes"
        assert properties["dc:creator"] == ["Northbridge Borough Council"]
        assert properties["dc:description"] == "Minutes of 17 June 2003"
        assert properties["xmp:CreateDate"].startswith("2003-06-18")


@pytest.mark.parametrize("text", ["", "\ufeff", " \u200b"])
def test_without_a_title_or_a_heading_it_can_be_read_all_the_same(
    text: str, tmp_path: Path
) -> None:
    blocks = (Heading(text), Paragraph(text_runs("Words")), Heading(text, number="1"))
    path = written(Document(text, blocks), tmp_path)
    assert faults(path) == []
    with (
        pikepdf.open(path) as pdf,
        pdf.open_metadata() as properties,
        pdf.open_outline() as outline,
    ):
        assert properties["dc:title"] == outline.root[0].title == "Untitled document"
        (numbered,) = outline.root[0].children
        assert numbered.title.startswith("1")


def test_header_and_footer_are_on_every_page(tmp_path: Path) -> None:
    document = Document("T", (PageBreak(), Heading("Two")), header="DRAFT", footer="E-Council")
    first, second = page_texts(written(document, tmp_path))
    assert "DRAFT" in first and "DRAFT" in second
    assert "E-Council Page 1 of 2" in first and "E-Council Page 2 of 2" in second


def test_a_minute_book_has_folios_and_a_place_for_initials(tmp_path: Path) -> None:
    document = replace(minutes(), folio=41, blocks=(*minutes().blocks, PageBreak()))
    first, second = page_texts(written(document, tmp_path))
    assert "Initials" in first and "Folio 41" in first and "Folio 42" in second
    assert "Page" not in first


def test_bookmarks_lead_to_the_headings(tmp_path: Path) -> None:
    with pikepdf.open(written(minutes(), tmp_path)) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == "E-Council: minutes"
        assert [one.title for one in title.children] == [
            "EG/2003/034 IEG3: consultation draft  Report EG-05 (Head of ICT)",
            "EG/2003/035 Customer services system: contract award",
        ]


def test_contents_have_the_pages_that_are_right(tmp_path: Path) -> None:
    blocks = (Contents(depth=3), Heading("One", 2, "1", "aside"), PageBreak(), Heading("Deep", 3))
    first = page_texts(written(Document("T", blocks), tmp_path))[0]
    entries = " ".join(first.replace(". ", "").replace(".", "").split())
    assert "1 One 1 Deep 2" in entries


def test_a_wide_table_has_its_page_on_its_side_and_its_heads_on_each(tmp_path: Path) -> None:
    path = written(register(60), tmp_path)
    with pikepdf.open(path) as pdf:
        box = [float(side) for side in pdf.pages[0].mediabox]
        assert box[2] > box[3]
    first, second, third = page_texts(path)[:3]
    assert "Superseded by" in first and "Superseded by" in second and "Superseded by" in third


def test_values_are_written_in_words_and_no_cell_is_empty(tmp_path: Path) -> None:
    row = (date(2003, 6, 17), Money(64_000_000), Marked("Red", Tone.RED), None)
    found = said(Table(("Day", "Cost", "State", "Note"), (row,)), tmp_path=tmp_path)
    assert found == "Day Cost State Note 17 Jun 2003 £640,000 Red –"
    assert said(Table(("Day",), (), caption="Days"), tmp_path=tmp_path) == "Days None."


def test_a_row_longer_than_a_page_is_all_there(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(2000))
    text = " ".join(page_texts(written(Document("T", (Table(("A",), ((words,),)),)), tmp_path)))
    assert all(f"word{number} " in f"{text} " for number in range(2000))


def test_a_decision_longer_than_a_page_is_all_there(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(2000))
    part = DecisionPart("", text_runs(words))
    path = written(Document("T", (DecisionBlock("AGREED:", (part,)),)), tmp_path)
    text = " ".join(page_texts(path))
    assert all(f"word{number} " in f"{text} " for number in range(2000))


def test_a_word_too_long_for_its_line_or_column_stays_on_the_page(tmp_path: Path) -> None:
    long = "x" * 300
    path = written(Document("T", (Paragraph(text_runs(long)), Table(("A", "B"), ((long, "b"),)))),
                   tmp_path)  # fmt: skip
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        text = pdf[0].get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        assert max(box[2] for box in boxes) < pdf[0].get_width() - 50
        assert text.get_text_bounded().count("x") == 600
        assert "\u200b" not in text.get_text_bounded()


def test_lists_links_and_parts_are_real(tmp_path: Path) -> None:
    inner = ListBlock((ListItem(text_runs("late")),), ordered=True, start=3)
    listed = ListBlock((ListItem(text_runs("figures"), (inner,)),))
    found = tag_names(listed, tmp_path=tmp_path)
    assert found.count("L") == 2 and found.count("LI") == 2
    assert said(listed, tmp_path=tmp_path) == "• figures (c) late"
    linked = Paragraph((Run("guidance", link="https://www.northbridge.gov.uk/ieg"),))
    assert "Link" in tag_names(linked, tmp_path=tmp_path)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert pdf.pages[0].Annots[0].A.URI == "https://www.northbridge.gov.uk/ieg"


def test_a_link_to_a_script_keeps_its_text_alone(tmp_path: Path) -> None:
    runs = (Run("here", link="javascript:alert(1)"), Run(" there", link="file:///etc/passwd"))
    assert said(Paragraph(runs), tmp_path=tmp_path) == "here there"
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_pictures_and_figures_have_their_words(tmp_path: Path) -> None:
    box = FigureBox(10, 10, 120, 40, (text_runs("E-Council", bold=True),))
    line = FigureLine(((70, 50), (70, 90)), "dash")
    figure = Figure(200, 120, (box,), (line,), "The E-Council alone")
    blocks = (Picture(a_png(), "A chart"), Picture(a_png(), ""), figure)
    path = written(Document("T", blocks), tmp_path)
    with pikepdf.open(path) as pdf:
        found = [tag.alt for tag in tags(pdf) if tag.name == "Figure"]
    assert sorted(found) == ["A chart", "The E-Council alone"]
    assert faults(path) == []
    assert "E-Council" in page_texts(path)[0]


def test_an_action_says_who_and_by_when(tmp_path: Path) -> None:
    block = ActionBlock("Ask", "", date(2003, 7, 15), "7")
    assert said(block, tmp_path=tmp_path) == "Action 7: Ask. Owner to be named, by 15 July 2003"


def test_a_signature_is_never_alone_on_its_page(tmp_path: Path) -> None:
    for lines in range(38, 48):
        blocks: tuple[Block, ...] = tuple(Paragraph(text_runs("Word.")) for _ in range(lines))
        pages = page_texts(written(Document("T", (*blocks, SignatureBlock())), tmp_path))
        last = next(page for page in pages if "Signed" in page)
        assert "Word. Signed by the Chair" in last


def test_what_changed_between_two_drafts_is_marked(tmp_path: Path) -> None:
    changed = Paragraph((Run("was", change=Change.DELETED), Run("is", change=Change.INSERTED)))
    whole = Revised(Heading("Old", 2), Heading("New", 2))
    assert said(changed, whole, tmp_path=tmp_path) == "wasis OldNew"
    text = source_of(Volume.of(Document("T", (changed, whole))))
    for mark in ('went("was")', 'came("is")', 'went("Old")', 'came("New")'):
        assert mark in text


def test_changes_within_a_block_are_marked_word_by_word(tmp_path: Path) -> None:
    def drafts(day: str, cost: int) -> tuple[Block, ...]:
        parts = (
            DecisionPart("(1)", text_runs(f"that the return be sent by {day}; and")),
            DecisionPart("(2)", text_runs("that it be published.")),
        )
        rows = (("Return", Money(cost)),)
        return (
            DecisionBlock("AGREED:", parts),
            Table(("What", "Cost"), rows),
            ListBlock((ListItem(text_runs(f"by {day}")),)),
            Heading(f"Return of {day}", 2, "3"),
        )

    blocks = map(Revised, drafts("June", 50000), drafts("July", 60000))
    text = source_of(Volume.of(Document("T", tuple(blocks))))
    assert text.count('went("June")') == text.count('came("July")') == 3
    assert 'went("£500")' in text and 'came("£600")' in text
    assert text.count("that it be published.") == 1
    write_pdf(
        Document("T", tuple(map(Revised, drafts("a", 1), drafts("b", 2)))), tmp_path / "a.pdf"
    )


def test_drafts_of_another_shape_are_written_one_after_the_other(tmp_path: Path) -> None:
    two = (DecisionPart("(1)", text_runs("one")), DecisionPart("(2)", text_runs("two")))
    block = Revised(DecisionBlock("AGREED:", two), DecisionBlock("AGREED:", two[:1]))
    assert said(block, tmp_path=tmp_path) == "AGREED: (1) one (2) two AGREED: (1) one"


def test_every_block_of_the_model_has_a_way_to_be_written() -> None:
    assert set(source._METHODS) == set(get_args(Block))


def test_an_unknown_block_is_our_own_mistake(tmp_path: Path) -> None:
    @dataclass(frozen=True)
    class Poem:
        text: str

    with pytest.raises(TypeError, match="no way to write Poem in PDF"):
        write_pdf(Document("Title", (Poem("Roses"),)), tmp_path / "out.pdf")  # type: ignore[arg-type]


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=12))
def test_nothing_typed_becomes_code(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("typed") / "out.pdf"
    blocks: list[Block] = []
    for text in texts:
        runs = (Run(text, bold=True), Run(text, italic=True))
        blocks += [Paragraph(runs), Heading(text, 2, text[:8]), Facts(((text, text),))]
    write_pdf(Document(texts[0], tuple(blocks), header=texts[-1], footer=texts[0]), path)
    shown = "".join("".join(page_texts(path)).split())
    for text in texts:
        assert "".join(text.split()) in shown


@settings(max_examples=25, deadline=None)
@given(text=st.text(min_size=1))
@example(text="\xad")
@example(text="0\xad")
@example(text="a\ufeffb")
@example(text="\ufeff")
def test_any_text_makes_a_file(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "out.pdf"
    blocks = (
        Paragraph((Run(text, link=text),)),
        Table((text,), ((text,),)),
        Heading(text, 3, text),
        Heading(text, 3),
    )
    write_pdf(Document(text, (Heading("H"), *blocks), header=text, subject=text), path)
    assert page_texts(path)


def test_a_character_of_no_font_is_shown_as_one_that_cannot_be_read(tmp_path: Path) -> None:
    found = said(Paragraph(text_runs("one \U00012345 two")), tmp_path=tmp_path)
    assert found.startswith("one ") and found.endswith(" two")


@pytest.mark.parametrize(
    ("limit", "words"), [("SECONDS", "took too long"), ("MEGABYTES", "more memory")]
)
def test_a_file_that_cannot_be_made_leaves_the_one_that_was(
    limit: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(minutes(), tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr(setting, limit, 0)
    with pytest.raises(EgovDeskError, match=words):
        write_pdf(register(2000), path)
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_where_egovdesk_is_one_program_that_sets_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = written(agenda(), tmp_path).read_bytes()
    command = [sys.executable, str(ROOT / "main.py"), "typeset"]
    monkeypatch.setattr(setting, "_command", lambda: command)
    assert written(agenda(), tmp_path).read_bytes() == usual


def test_what_sets_pages_ends_with_who_asked_for_them() -> None:
    endless = b"#while true {}"
    request = {
        "length": len(endless),
        "standards": [],
        "seconds": 300,
        "megabytes": 999,
        "fonts": [],
    }
    command = [sys.executable, "-P", str(child.__file__)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        running.stdin.write(json.dumps(request).encode() + b"\n" + endless)
        running.stdin.close()
        assert running.wait(timeout=60) == 1
