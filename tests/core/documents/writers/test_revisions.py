"""Tracked changes in Word: accepting all gives the new draft exactly, rejecting all the old one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from egovdesk.documents.changes import compare
from egovdesk.documents.model import (
    ActionBlock,
    Block,
    Column,
    DecisionBlock,
    DecisionPart,
    Document,
    ExemptNote,
    Facts,
    Heading,
    ListBlock,
    ListItem,
    Marked,
    Numbered,
    Paragraph,
    ParagraphStyle,
    Revised,
    Run,
    Sheet,
    SignatureBlock,
    Table,
    Tone,
    Workbook,
)
from egovdesk.documents.writers.docx import write_docx
from egovdesk.documents.writers.xlsx import write_xlsx
from tests.core.documents.revisions import W, body_of, lines, settled
from tests.core.documents.writers.accessibility import faults

LINK = Run("the return", link="https://northbridge.gov.uk/return")


def text(words: str) -> tuple[Run, ...]:
    return (Run(words),)


def items(*words: str) -> tuple[ListItem, ...]:
    return tuple(ListItem(text(one)) for one in words)


def part(label: str, words: str) -> DecisionPart:
    return DecisionPart(label, text(words))


DECISION = DecisionBlock(
    "AGREED that", (part("(a)", "the case be agreed; and"), part("(b)", "it be placed second.")),
    details=(("Reason", "It pays for itself."),),
)  # fmt: skip
PAIRS: dict[str, tuple[tuple[Block, ...], tuple[Block, ...]]] = {
    "a word": ((Paragraph(text("due in March")),), (Paragraph(text("due in April")),)),
    "a format": (
        (Paragraph((Run("the "), Run("outline", italic=True), Run(" case"))),),
        (Paragraph((Run("the "), Run("outline", bold=True), Run(" case"))),),
    ),
    "a link": (
        (Paragraph((Run("Send "), LINK, Run(" today."))),),
        (Paragraph((Run("Send "), replace(LINK, text="the whole return"), Run(" today."))),),
    ),
    "a line break": ((Paragraph(text("one\ntwo")),), (Paragraph(text("one\nthree\tfour")),)),
    "a paragraph in": ((Paragraph(text("One.")),), (Paragraph(text("One.")), Paragraph(text("2")))),
    "a paragraph out": ((Paragraph(text("2")), Paragraph(text("One."))), (Paragraph(text("One.")),)),
    "a style": ((Paragraph(text("One.")),), (Paragraph(text("One."), ParagraphStyle.QUOTE),)),
    "a heading": (
        (Heading("Corporate CRM", 3, "CFB 34/03"), Paragraph(text("Noted."))),
        (Heading("Corporate CRM: outline case", 3, "CFB 34/03", "Report EG-05"),
         Paragraph(text("Noted."))),
    ),
    "a longer number": (
        (Heading("CRM", 3, "3"), Numbered("3.1", (Paragraph(text("Noted.")),))),
        (Heading("CRM", 3, "CFB 134/03"), Numbered("3.2", (Paragraph(text("Noted.")),))),
    ),
    "a part of a decision": (
        (DECISION,),
        (replace(DECISION, parts=(part("(a)", "the case be agreed;"),
                                  part("(b)", "training be costed; and"),
                                  part("(c)", "it be placed second.")),
                 details=(("Reason", "It pays for itself in two years."),)),),
    ),
    "a single sentence made two parts": (
        (replace(DECISION, parts=(part("", "the case be agreed."),)),), (DECISION,),
    ),
    "an action's day": (
        (ActionBlock("Circulate costs", "Priya Raman", number="A"),),
        (ActionBlock("Circulate all costs", "Graham Sykes", number="A"),),
    ),
    "who was there": (
        (Facts((("Present", ("P. Marlowe", "R. Osei")), ("Apologies", ("S. Brandt",)))),),
        (Facts((("Present", ("P. Marlowe", "S. Brandt")),)),),
    ),
    "a list": (
        (ListBlock(items("first stage", "second stage"), True),),
        (ListBlock(items("first stage", "a pilot", "second stage"), True),),
    ),
    "one of a list gone": (
        (ListBlock(items("first stage", "a pilot", "second stage"), True),),
        (ListBlock(items("first stage", "second stage"), True),),
    ),
    "a list that counts from elsewhere": (
        (ListBlock(items("third stage", "fourth stage"), True, 3),),
        (ListBlock(items("third stage", "last stage"), True),),
    ),
    "the first of a list come": (
        (ListBlock(items("second stage"), True),),
        (ListBlock(items("first stage", "second stage"), True),),
    ),
    "the first of a list gone": (
        (ListBlock(items("first stage", "a pilot", "second stage"), True),),
        (ListBlock(items("second stage"), True),),
    ),
    "a list within": (
        (ListBlock((ListItem(text("one"), (ListBlock(items("a", "b")),)),)),),
        (ListBlock((ListItem(text("one"), (ListBlock(items("a", "c")),)),)),),
    ),
    "an exempt note": ((ExemptNote("Exempt: paragraph 8"),), (ExemptNote("Exempt: paragraph 9"),)),
    "the signature": ((SignatureBlock(),), (SignatureBlock("Chair", "David Ashworth"),)),
    "a signature gone": ((SignatureBlock("Chair", "David Ashworth"),), (SignatureBlock(),)),
    "a table's cell and row": (
        (Table(("Item", "Cost"), (("CRM", 640), ("Network", 120))),),
        (Table(("Item", "Cost"), (("CRM", 650), ("Web", 40), ("Network", 120))),),
    ),
    "a table's columns": (
        (Table(("Item", "Cost"), (("CRM", 640),)),),
        (Table((Column("Item"), "Cost", "Year"), (("CRM", 640, "2004"),)),),
    ),
    "a table in": ((Paragraph(text("x")),), (Paragraph(text("x")), Table(("A",), (("b",),)))),
    "a table out": ((Table(("A",), (("b",),)), Paragraph(text("x"))), (Paragraph(text("x")),)),
    "everything": ((Paragraph(text("One.")), DECISION), (Facts((("Present", "Nobody"),)),)),
    "from nothing": ((), (Heading("CRM", 3, "1"), DECISION)),
    "to nothing": ((Heading("CRM", 3, "1"), DECISION), ()),
}  # fmt: skip


def minutes(blocks: tuple[Block, ...]) -> Document:
    head = (Heading("Minutes", 2),)
    return Document("Minutes: Customer First Board", head + blocks, author="The clerk")


@pytest.mark.parametrize("name", PAIRS)
def test_every_change_can_be_accepted_or_rejected(name: str, tmp_path: Path) -> None:
    old, new = (minutes(one) for one in PAIRS[name])
    for stem, document in (("old", old), ("new", new), ("marked", compare(old, new))):
        write_docx(document, tmp_path / f"{stem}.docx")
    path = tmp_path / "marked.docx"
    assert settled(path, accept=True) == lines(body_of(tmp_path / "new.docx"))
    assert settled(path, accept=False) == lines(body_of(tmp_path / "old.docx"))
    assert settled(path, accept=True) != settled(path, accept=False)


def test_a_change_says_whose_it_is_and_is_read_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "marked.docx"
    old, new = (minutes(one) for one in PAIRS["a part of a decision"])
    write_docx(compare(old, new), path)
    changes = [*body_of(path).iter(f"{W}ins", f"{W}del")]
    assert {one.get(f"{W}author") for one in changes} == {"The clerk"}
    ids = [one.get(f"{W}id") for one in changes]
    assert len(set(ids)) == len(ids) > 3


def test_only_the_words_that_changed_are_marked(tmp_path: Path) -> None:
    path = tmp_path / "marked.docx"
    old, new = (minutes(one) for one in PAIRS["an action's day"])
    write_docx(compare(old, new), path)
    body = body_of(path)
    gone = ["".join(one.itertext()) for one in body.iter(f"{W}del")]
    come = ["".join(one.itertext()) for one in body.iter(f"{W}ins")]
    assert (gone, come) == (["Priya Raman"], ["all ", "Graham Sykes"])


def test_in_a_row_only_the_cell_that_changed_is_marked_whatever_its_format(tmp_path: Path) -> None:
    def table(cost: int) -> tuple[Block, ...]:
        row = ((Run("CRM", bold=True),), Marked("Amber", Tone.AMBER), cost)
        return (Table(("Item", "Status", "Cost"), (row,)),)

    path = tmp_path / "marked.docx"
    write_docx(compare(minutes(table(640)), minutes(table(650))), path)
    changed = ["".join(one.itertext()) for one in body_of(path).iter(f"{W}del", f"{W}ins")]
    assert changed == ["640", "650"]


@pytest.mark.parametrize("name", ["a part of a decision", "a table's cell and row", "a heading"])
def test_a_marked_up_copy_is_as_accessible_as_any(name: str, tmp_path: Path) -> None:
    old, new = (minutes(one) for one in PAIRS[name])
    write_docx(compare(old, new), tmp_path / "marked.docx")
    assert faults(tmp_path / "marked.docx") == []


def test_excel_shows_no_changes(tmp_path: Path) -> None:
    (changed,) = compare(*(minutes(one) for one in PAIRS["a word"])).blocks[1:]
    assert isinstance(changed, Paragraph)
    book = Workbook("Log", (Sheet("Log", Table(("Action",), ((changed.runs,),))),))
    with pytest.raises(TypeError, match="no changes between drafts"):
        write_xlsx(book, tmp_path / "log.xlsx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("block", "change"), [(Revised(DECISION, None), "del"), (Revised(None, DECISION), "ins")]
)
def test_what_came_or_went_whole_is_marked_with_its_paragraphs(
    block: Revised, change: str, tmp_path: Path
) -> None:
    write_docx(minutes((block, Paragraph(text("After.")))), tmp_path / "marked.docx")
    marked = body_of(tmp_path / "marked.docx").findall(f"{W}p/{W}pPr/{W}rPr/{W}{change}")
    assert len(marked) == 4
