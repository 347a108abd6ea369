"""Markdown to blocks and back, without loss."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from egovdesk.documents.model import (
    Block,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    column,
    plain,
    text_runs,
)
from egovdesk.documents.text import (
    blocks_from_markdown,
    markdown_from_blocks,
    markdown_from_runs,
    normalise,
    plain_text,
    runs_from_markdown,
    xml_text,
)

# The characters that mean something to Markdown far more often than chance would have it.
TROUBLE = st.sampled_from(list(" *_`[]<>&;#\\!|~-+=.)(:123aé“£\u00a0\u2003\u200b\u2028\"'"))
ANY = st.one_of(TROUBLE, st.characters(exclude_categories=("Cc", "Cs")))
TEXT = st.text(ANY, max_size=8)
LINKS = st.one_of(
    st.none(), st.just("https://northbridge.gov.uk/a_b?c=d&e=(f)"), TEXT, st.just("evidence:e1")
)
RUNS = st.lists(st.builds(Run, TEXT, st.booleans(), st.booleans(), LINKS), max_size=6)


@settings(max_examples=400, deadline=None)
@given(RUNS)
def test_any_text_in_any_format_comes_back_as_it_was(runs: list[Run]) -> None:
    markdown = markdown_from_runs(runs)
    assert runs_from_markdown(markdown) == normalise(runs)
    assert markdown_from_runs(runs_from_markdown(markdown)) == markdown
    assert "\n" not in markdown


@settings(max_examples=400, deadline=None)
@given(RUNS)
def test_a_paragraph_stays_one_paragraph_whatever_it_begins_with(runs: list[Run]) -> None:
    expected = normalise(runs)
    blocks = blocks_from_markdown(markdown_from_runs(runs))
    assert blocks == ((Paragraph(expected),) if expected else ())


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_text_that_was_never_ours_is_read_without_a_fault(markdown: str) -> None:
    blocks = blocks_from_markdown(markdown)
    assert isinstance(plain_text(markdown), str)
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    assert all(2 <= level <= 4 for level in levels)


@settings(max_examples=200, deadline=None)
@given(st.lists(RUNS, min_size=1, max_size=4), st.booleans())
def test_lists_come_back_as_they_were(texts: list[list[Run]], ordered: bool) -> None:
    items = tuple(ListItem(normalise(runs)) for runs in texts)
    block = ListBlock(items, ordered)
    assert blocks_from_markdown(markdown_from_blocks((block,))) == (block,)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(RUNS, RUNS), max_size=3))
@example([([], [Run("0", link="|")])])
def test_tables_come_back_as_they_were(rows: list[tuple[list[Run], list[Run]]]) -> None:
    cells = tuple(tuple(normalise(cell) for cell in row) for row in rows)
    (back,) = blocks_from_markdown(markdown_from_blocks((Table(("Year", "Cost|£"), cells),)))
    assert isinstance(back, Table)
    assert [column(entry).name for entry in back.columns] == ["Year", "Cost|£"]
    assert tuple(back.rows) == cells


@pytest.mark.parametrize(
    "text",
    ["1. x", "1) x", "- a", "+ a", "* a", "# h", "> q", "    code", "---", "~~~", "```", "===",
     "| a |", "[a]: b", "<b>x</b>", "AT&amp;T", "http://a.b", "a  ", " ", "\\", "!", "&#42;"],
)  # fmt: skip
def test_what_looks_like_markdown_stays_the_text_it_was(text: str) -> None:
    assert blocks_from_markdown(markdown_from_runs(text_runs(text))) == (
        Paragraph(text_runs(text)),
    )


def test_ordinary_formatting_stays_readable_in_the_store() -> None:
    runs = (Run("The "), Run("Board", bold=True), Run(" met "), Run("twice", italic=True))
    assert markdown_from_runs(runs) == "The **Board** met _twice_"


def test_a_line_break_within_a_paragraph_is_kept() -> None:
    runs = (Run("one\ntwo"),)
    assert runs_from_markdown(markdown_from_runs(runs)) == runs
    assert runs_from_markdown("one\\\ntwo") == runs


def test_two_chips_that_touch_stay_two_and_one_in_two_formats_is_one() -> None:
    one = Run("SDG 18/03", link="evidence:e1")
    for runs in ((one, one), (one, replace(one, bold=True), one)):
        assert runs_from_markdown(markdown_from_runs(runs)) == runs
    (both,) = blocks_from_markdown("| A |\n| --- |\n| [B](evidence:e1)[B](evidence:e1) |")
    assert isinstance(both, Table) and len(both.rows[0][0]) == 2
    mixed = runs_from_markdown("[**SDG** 18/03](<evidence:e1>)")
    assert mixed == (replace(one, bold=True),)


@pytest.mark.parametrize("target", ["javascript:alert(1)", " File:///c:/joan.doc", "data:x"])
def test_a_link_to_a_script_or_to_this_computer_keeps_only_its_text(target: str) -> None:
    assert normalise((Run("report", link=target),)) == (Run("report"),)
    assert plain(runs_from_markdown(f"[report]({target.strip()})")) == "report"


def test_control_characters_are_shown_not_lost() -> None:
    assert xml_text("a\x00b\x0bc\ud800d\x85") == "a\ufffdb\ufffdc\ufffdd\ufffd"
    assert xml_text("a\r\nb\tc") == "a\nb\tc"


def test_blocks_of_every_kind_are_read() -> None:
    blocks = blocks_from_markdown(
        "# Channels\n\nText **bold** <b>html</b>\n\n- one\n  1. deep\n- two\n\n> quoted\n\n"
        "| Year | Cost |\n|---|---|\n| 2003 | £5 |\n\n```\ncode\n```\n\n---\n![alt](x.png)"
    )
    expected: tuple[Block, ...] = (
        Heading("Channels"),
        Paragraph((Run("Text "), Run("bold", bold=True), Run(" <b>html</b>"))),
        ListBlock(
            (
                ListItem(text_runs("one"), (ListBlock((ListItem(text_runs("deep")),), True),)),
                ListItem(text_runs("two")),
            )
        ),
        Paragraph(text_runs("quoted"), ParagraphStyle.QUOTE),
        Table(
            tuple(map(column, ("Year", "Cost"))),
            ((text_runs("2003"), text_runs("£5")),),
        ),
        Paragraph(text_runs("code")),
        Paragraph((Run("!"), Run("alt", link="x.png"))),
    )
    assert blocks == expected


def test_heading_levels_are_never_skipped() -> None:
    blocks = blocks_from_markdown("### a\n\n##### b\n\n# c\n\n## d\n\n###### e\n\n###### f")
    assert [block.level for block in blocks if isinstance(block, Heading)] == [2, 3, 2, 3, 4, 4]


def test_a_document_in_markdown_comes_back_as_it_was() -> None:
    blocks: tuple[Block, ...] = (
        Heading("1. Aims #"),
        Heading("Channels", 3),
        Paragraph(text_runs("- not a list")),
        ListBlock((ListItem(text_runs("a"), (ListBlock((ListItem(text_runs("b")),)),)),)),
        ListBlock((ListItem(text_runs("another list")),)),
        ListBlock((ListItem(text_runs("five")),), True, 5),
        ListBlock((ListItem(text_runs("one")),), True),
        Paragraph(text_runs("quoted"), ParagraphStyle.QUOTE),
    )
    assert blocks_from_markdown(markdown_from_blocks(blocks)) == blocks


def test_plain_text_gives_a_line_for_each_thing_said() -> None:
    markdown = "## Aims\n\n**Bold** text\n\n- a\n  - b\n\n| Y | C |\n|---|---|\n| 1 | 2 |"
    assert plain_text(markdown) == "Aims\nBold text\na\nb\nY | C\n1 | 2"


def test_what_xml_refuses_is_shown_wherever_it_stands() -> None:
    for character in "\x00\x0b\x1f\x7f\ud800\ufdd0\ufffe\U0001ffff":
        assert xml_text(f"a{character}b") == "a\ufffdb"
    assert xml_text("Zoë 👩‍💻\tשרה\r\nend\r") == "Zoë 👩‍💻\tשרה\nend\n"
