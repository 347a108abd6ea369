"""Words and chips in a section's text."""

from __future__ import annotations

import pytest

from egovdesk.records.outlines import outline
from egovdesk.records.passages import chip, chips, word_count
from egovdesk.records.statements import Readiness, Section


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("We joined the Gateway.", 4),
        ("We **joined** the _Government_ [Gateway](<https://gateway.gov.uk>).", 5),
        (f"We have a policy. {chip('e1', 'SDG 18/03')}", 4),
        ("## Access\n\n1. By web\n2. By telephone\n   - at any hour", 8),
        ("| Channel | Share |\n| --- | --- |\n| Web | 40% |", 4),
        ("> Quoted words\n\n—", 2),
        ("one-stop shops aren't one", 4),
    ],
)
def test_words_are_counted_and_marks_links_and_chips_are_not(text: str, words: int) -> None:
    assert word_count(text) == words


def test_chips_are_found_with_their_evidence_and_other_links_are_not() -> None:
    text = f"A {chip('e1', 'SDG 18/03')} b [c](<https://x.uk>) {chip('e2', 'CFB 90/03 (a)')}"
    assert list(chips(text)) == [("e1", "SDG 18/03"), ("e2", "CFB 90/03 (a)")]


def test_an_outline_counts_what_is_below_and_says_how_far_it_has_come() -> None:
    def one(key: str, position: int, parent: str | None = None, **facts: object) -> Section:
        return Section(key, "s", key, parent_id=parent, position=position, **facts)  # type: ignore[arg-type]

    tree = outline([
        one("b", 2, word_limit=3), one("a", 1, text="One two.", readiness=Readiness.READY),
        one("b2", 2, "b", text="Six.", readiness=Readiness.READY),
        one("b1", 1, "b", text="Three four five.", readiness=Readiness.IN_DRAFT),
        one("lost", 3, "gone"),
    ])  # fmt: skip
    assert [(each.number, each.words) for each in tree.whole()] == [
        ("1", 2), ("2", 4), ("2.1", 3), ("2.2", 1), ("3", 0),
    ]  # fmt: skip
    assert (tree.words, tree.ready, len(tree.leaves)) == (6, 2, 4)
    part = tree.of("b")
    assert part is not None and part.is_past_limit and part.readiness is Readiness.IN_DRAFT
