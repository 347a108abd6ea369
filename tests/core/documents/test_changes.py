"""Two drafts as one: what was inserted, what was deleted, word by word where a block is the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovdesk.documents.changes import changed_runs, compare
from egovdesk.documents.inline import normalise
from egovdesk.documents.kept import from_json, to_json
from egovdesk.documents.model import (
    Block,
    Change,
    Contents,
    Document,
    Heading,
    Inline,
    Paragraph,
    Revised,
    Run,
    SignatureBlock,
)


def said(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def marked(old: str, new: str) -> str:
    """The change between two texts: [-deleted-], [+inserted+]."""
    marks = {Change.DELETED: "[-{}-]", Change.INSERTED: "[+{}+]", None: "{}"}
    runs = changed_runs((Run(old),), (Run(new),))
    return "".join(marks[run.change].format(run.text) for run in runs)


def side(runs: Inline, leaves: Change) -> Inline:
    """The runs of one of the two drafts."""
    return normalise(replace(run, change=None) for run in runs if run.change is not leaves)


def draft(document: Document, *, new: bool) -> list[Block]:
    """The blocks of one of the two drafts, from the document that holds both."""
    found: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Revised):
            one = block.new if new else block.old
            found += [one] if one is not None else []
        elif isinstance(block, Paragraph):
            leaves = Change.DELETED if new else Change.INSERTED
            found.append(replace(block, runs=side(block.runs, leaves)))
        else:
            found.append(block)
    return found


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("due in March.", "due in April.", "due in [-March-][+April+]."),
        ("The sum of £1,000 was agreed.", "The sum of £1,200 was agreed.",
         "The sum of £[-1,000-][+1,200+] was agreed."),
        ("It was noted.", "It was then noted.", "It was [+then +]noted."),
        ("He asked for costs of training.", "He asked for a full report on training.",
         "He asked for [-costs of-][+a full report on+] training."),
        ("Alpha beta gamma delta.", "One two three four five.",
         "[-Alpha beta gamma delta.-][+One two three four five.+]"),
    ],
)  # fmt: skip
def test_words_are_marked_as_a_reader_would(old: str, new: str, shown: str) -> None:
    assert marked(old, new) == shown


RUNS = st.lists(
    st.builds(
        Run,
        st.text("ab ,\n’1", min_size=1, max_size=8),
        st.booleans(),
        st.booleans(),
        st.sampled_from((None, "https://northbridge.gov.uk")),
    ),
    max_size=6,
).map(normalise)


@given(RUNS, RUNS)
def test_taking_one_side_gives_each_draft_exactly(old: Inline, new: Inline) -> None:
    both = changed_runs(old, new)
    assert side(both, Change.INSERTED) == old
    assert side(both, Change.DELETED) == new


BLOCKS = st.lists(
    st.one_of(
        st.builds(Heading, st.sampled_from(("Apologies", "Corporate CRM")), st.sampled_from((2, 3)),
                  st.sampled_from(("", "CFB 34/03"))),
        RUNS.filter(bool).map(Paragraph),
        st.builds(SignatureBlock, st.just("Chair"), st.sampled_from(("", "David Ashworth"))),
    ),
    max_size=7,
).map(tuple)  # fmt: skip


@given(BLOCKS, BLOCKS)
def test_taking_one_side_gives_each_drafts_blocks(
    old: tuple[Block, ...], new: tuple[Block, ...]
) -> None:
    both = compare(Document("Minutes", old), Document("Minutes", new))
    assert draft(both, new=False) == list(old)
    assert draft(both, new=True) == list(new)


def test_blocks_are_matched_by_what_they_say() -> None:
    old = (Heading("Apologies", 3, "1"), said("There were none."), Heading("CRM", 3, "2"),
           said("The Head of ICT presented the outline case."))  # fmt: skip
    new = (Heading("Apologies", 3, "1"), said("There were none."), said("The chair was thanked."),
           Heading("CRM: outline case", 3, "2"),
           said("The Head of ICT presented the full outline case."))  # fmt: skip
    both = compare(Document("M", old), Document("M", new)).blocks
    assert both[:2] == old[:2]
    assert both[2] == Revised(None, new[2])
    assert both[3] == Revised(old[2], new[3])
    last = both[4]
    assert isinstance(last, Paragraph)
    assert [run.text for run in last.runs if run.change is Change.INSERTED] == ["full "]


def test_two_drafts_alike_hold_no_change() -> None:
    blocks = (Heading("CRM", 3, "2"), said("Noted."))
    assert compare(Document("M", blocks), Document("M", blocks)).blocks == blocks


def test_a_table_of_contents_is_left_out() -> None:
    both = compare(Document("M", (Contents(), said("x"))), Document("M", (said("x"), Contents())))
    assert both.blocks == (said("x"),)


def test_what_holds_changes_can_be_kept() -> None:
    both = compare(Document("M", (said("in March"),)), Document("M", (said("in April"), said("z"))))
    assert from_json(to_json(both)) == both
