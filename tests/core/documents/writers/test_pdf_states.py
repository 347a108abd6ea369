"""The drawing states that a page leaves open are counted as a program for PDF counts them."""

from __future__ import annotations

from itertools import accumulate

import pikepdf
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary

from egovdesk.documents.writers.pdf.states import left_open

PIECES = st.sampled_from(
    [
        b"q", b"Q", b"q 1 0 0 1 5 5 cm", b"Q Q", b"(q)Tj", b"(\\( Q)Tj", b"(a (q) Q)Tj", b"(\\\\)Tj q",
        b"[(Q \\) q)12(\\\\\\))]TJ", b"<71>Tj", b"/Q gs", b"/q1 Do", b"/Span<</Alt(q Q)>>BDC", b"EMC",
        b"% q Q", b"BI /W 1 /H 1 /BPC 8 /CS /G ID q EI", b"0 0 5 5 re f",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12), st.sampled_from([b"\n", b"\r\n", b" \n"]))
def test_states_are_counted_whatever_stands_between(pieces: list[bytes], gap: bytes) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        page.Contents = pdf.make_stream(gap.join(pieces))
        before = depths(page)
        left = left_open(pdf, page)
        ended = sum(one == -1 for one in before[1])
        after = depths(page)[0]
    assert left == (after[-1] if after else 0)
    assert min(after, default=0) >= 0
    assert ended == 0 or len(after) < len(before[0])


def depths(page: Dictionary) -> tuple[list[int], list[int]]:
    """How deep states are after each that begins or ends, and where they end that never began."""
    drawn = [str(one.operator) for one in pikepdf.parse_content_stream(page, "q Q")]
    steps = [1 if one == "q" else -1 for one in drawn]
    depth, unbegun = 0, []
    for step in steps:
        unbegun.append(-1 if depth + step < 0 else 0)
        depth = max(0, depth + step)
    return list(accumulate(steps)), unbegun
