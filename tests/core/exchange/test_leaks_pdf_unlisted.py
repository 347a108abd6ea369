"""What lies in a PDF under a false name, under none, or in more versions than can be searched."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from egovdesk.records.leaks import Part
from tests.core.exchange.leaky import TITLE, Pages, blocking, parts, shown

STREAMS: dict[str, tuple[bytes, dict[str, Any]]] = {
    "a script with BT and ET": (f"var BT = 1, SET; alert('{TITLE}')".encode(), {}),
    "a script in sixteen bits": (TITLE.encode("utf-16"), {}),
    "of unknown kind": (bytes(range(256)) + TITLE.encode(), {}),
    "rich text": (b"{\\rtf1 " + TITLE.encode() + b"}", {}),
    "called a profile": (TITLE.encode(), {"N": 3}),
    "called a font": (TITLE.encode(), {"Length1": 3}),
    "called a map of letters": (TITLE.encode(), {"Type": Name.CMap}),
    "with a width and a height": (TITLE.encode(), {"Width": 3, "Height": 3}),
    "broken markup": (f"<x>{TITLE.replace('e', '&#101;')}<y>".encode(), {}),
}  # fmt: skip


@pytest.mark.parametrize("way", STREAMS)
def test_a_stream_is_searched_whatever_it_says_of_itself(way: str, tmp_path: Path) -> None:
    data, says = STREAMS[way]
    pages = Pages()
    pages.pdf.Root.Kept = pages.pdf.make_indirect(pages.pdf.make_stream(data, **says))
    assert parts(pages.save(tmp_path / "pack.pdf"))


def unlisted_bytes(planted: bytes) -> bytes:
    """An open PDF with bytes between its objects that its list does not name."""
    made = io.BytesIO()
    Pages().pdf.save(made, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = made.getvalue()
    place = data.rfind(b"xref", 0, data.rfind(b"startxref"))
    moved = data[:place] + planted + data[place:]
    return moved.replace(b"startxref\n%d" % place, b"startxref\n%d" % (place + len(planted)))


@pytest.mark.parametrize(
    "planted",
    [
        b"99 0 obj\n(%s)\nendobj\n" % TITLE.encode(),
        b"1 0 obj\n(%s)\nendobj\n" % TITLE.encode(),
        b"99 0 obj\n<</Filter /FlateDecode>>stream\n%s\nendstream\nendobj\n" % zlib.compress(shown(TITLE)),
        b"%% %s\n" % TITLE.encode(),
    ],
)  # fmt: skip
def test_what_no_list_of_a_file_names_is_found(planted: bytes, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(unlisted_bytes(planted))
    assert parts(path) == {Part.ELSEWHERE}


def test_versions_too_many_to_search_are_told_of(tmp_path: Path) -> None:
    data = Pages(shown(TITLE)).save(tmp_path / "pack.pdf").read_bytes()
    other = Pages().save(tmp_path / "pack.pdf").read_bytes()
    (tmp_path / "pack.pdf").write_bytes(data + other * 21)
    assert any("earlier versions" in why for why in blocking(tmp_path / "pack.pdf"))
