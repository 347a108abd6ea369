"""Whatever is looked for is found wherever it stands, as it would be by looking at every place."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from egovdesk.exchange.leaks.folding import Folded
from egovdesk.exchange.leaks.patterns import Patterns, Stream
from egovdesk.exchange.leaks.pdf_unshown import as_written

WORDS = st.lists(st.text("ab", min_size=1, max_size=9), min_size=1, max_size=40)
WITHIN = 14  # letters from which what is looked for may stand within a word


def standing(text: Folded, letters: str) -> set[int]:
    """Where letters stand in a text, looked for at every place."""
    places = {one.start() for one in re.finditer(f"(?={letters})", text.stream)}
    if len(letters) >= WITHIN:
        return places
    return {one for one in places if {one, one + len(letters)} <= text.edges}


@given(st.lists(WORDS, min_size=1, max_size=4), WORDS, st.data())
def test_each_phrase_is_found_at_every_place_where_it_stands(
    secrets: list[list[str]], around: list[str], data: st.DataObject
) -> None:
    patterns, sought = Patterns(), set()
    for number, words in enumerate(secrets):
        text = Folded(" ".join(words))
        size = data.draw(st.integers(1, 8))
        parts = list(zip(text.starts, text.starts[size:], strict=False))
        patterns.add(Stream(number, text.stream, text), parts)
        sought |= {text.stream[start:end] for start, end in parts}
    words = [*around, *data.draw(st.sampled_from(secrets)), *around]
    told = Folded(data.draw(st.sampled_from([" ", "", "-\n"])).join(words))
    found = [(one.letters, place) for one, place in patterns.found(told)]
    assert len(set(found)) == len(found)
    assert set(found) == {(one, place) for one in sought for place in standing(told, one)}


@given(
    st.sampled_from(["0", "0.0", ".0", "-0", "+0", "0.", "00"]),
    st.lists(st.sampled_from([" ", "\n", "\r\n", "\t", "\f ", "  "]), min_size=2, max_size=2),
    st.sampled_from(["(Words) Tj ", "[(Words)]TJ ", "q\n", ""]),
)
def test_letters_of_no_size_are_given_one_however_that_is_written(
    naught: str, gaps: list[str], before: str
) -> None:
    content = f"BT {before}/F1{gaps[0]}{naught}{gaps[1]}Tf (Secret) Tj ET"
    assert re.search(rb"/F1\s+1 Tf", as_written(content.encode()))
    assert (
        as_written(content.replace(naught, "9").encode()) == content.replace(naught, "9").encode()
    )


@given(
    st.lists(st.sampled_from(["0", "0.0", ".0", "-0", "0."]), min_size=4, max_size=4),
    st.sampled_from([" ", "\n", "\t ", "\r\n"]),
    st.sampled_from(["q ", "]", ") ", "\n"]),
    st.sampled_from(["cm", "Tm"]),
)
def test_letters_drawn_flat_are_stood_up(
    naughts: list[str], gap: str, before: str, operator: str
) -> None:
    content = f"{before}{gap.join([*naughts, '72', '-5.5', operator])} (Secret) Tj"
    assert f"1 0 0 1 72{gap}-5.5{gap}{operator}".encode() in as_written(content.encode())
    upright = f"{before}{gap.join(['1', *naughts[:2], '1', '72', '-5.5', operator])} (Secret) Tj"
    assert as_written(upright.encode()) == upright.encode()


@given(
    st.sampled_from(
        [
            "1 0 0 0",
            "0 0 0 1",
            "0 -1 0 1",
            "1 0 -1 0",
            "0.001 0 0 0.001",
            ".0009 0 0 -1",
            "0 .01 -.01 0",
        ]
    ),
    st.sampled_from([" 72 700 cm", "\n72 700\nTm", "\t0 0 cm"]),
)
def test_letters_drawn_next_to_flat_are_stood_up_where_they_are(matrix: str, place: str) -> None:
    content = f"q {matrix}{place} (Secret) Tj".encode()
    assert as_written(content) == f"q 1 0 0 1 {place.lstrip()} (Secret) Tj".encode()
