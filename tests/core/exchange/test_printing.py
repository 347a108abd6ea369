"""Authors' Word and Excel files as PDF pages. LibreOffice must be there: these tests fail without it."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from openpyxl import Workbook

from egovdesk.errors import Stopped
from egovdesk.exchange import keeper, packages, printing
from egovdesk.exchange.printing import NO_PROGRAM, Printed, Wanted, find_program, print_files
from tests.core.documents.writers.pdf_accessibility import page_texts
from tests.core.documents.writers.samples import a_png

_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def a_word_file(path: Path, picture: str = "") -> Path:
    """A paper in Word, with a picture that lies elsewhere where its address is given."""
    word = docx.Document()
    word.add_heading("Outline business case", 1)
    word.add_paragraph("Housing and Revenues take 61 per cent of calls.")
    if picture:
        run = word.add_paragraph().add_run()
        run.add_picture(io.BytesIO(a_png()))
        (blip,) = run._r.xpath(".//a:blip")
        del blip.attrib[f"{_RELATED}embed"]
        related = word.part.relate_to(picture, RELATIONSHIP_TYPE.IMAGE, is_external=True)
        blip.set(f"{_RELATED}link", related)
    word.save(str(path))
    return path


def an_excel_file(path: Path) -> Path:
    book = Workbook()
    book.worksheets[0]["A1"] = "Appendix: costs"
    book.save(path)
    return path


def a_text_with_picture(path: Path, picture: str) -> Path:
    """An OpenDocument text, all in one file of XML, that shows a picture from elsewhere."""
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    path.write_text(
        f'<?xml version="1.0"?><office:document{names} xmlns:xlink="http://www.w3.org/1999/xlink" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        f'<text:p>Shown<draw:frame><draw:image xlink:href="{picture}" xlink:type="simple" '
        'xlink:actuate="onLoad"/></draw:frame></text:p></office:text></office:body></office:document>'
    )
    return path


def printed(folder: Path, *sources: Path) -> tuple[Printed, ...]:
    out = folder / "out"
    out.mkdir(exist_ok=True)
    wanted = [Wanted(one, out / f"{at}.pdf") for at, one in enumerate(sources)]
    return print_files(wanted, find_program())


@pytest.fixture
def visits() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this computer, and what has been asked of it."""
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


def test_word_and_excel_files_become_tagged_pages_with_bookmarks(tmp_path: Path) -> None:
    word = a_word_file(tmp_path / "Outline: case 1.docx".replace(":", ""))
    excel = an_excel_file(tmp_path / "costs.xlsx")
    before = word.read_bytes()
    first, second = printed(tmp_path, word, excel)
    assert first.pdf is not None and second.pdf is not None and word.read_bytes() == before
    assert "61 per cent of calls" in page_texts(first.pdf)[0]
    assert "Appendix: costs" in page_texts(second.pdf)[0]
    with pikepdf.open(first.pdf) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert [one.title for one in pdf.open_outline().root] == ["Outline business case"]


def test_nothing_outside_a_file_is_fetched(
    tmp_path: Path, visits: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, asked = visits
    sources = (
        a_word_file(tmp_path / "linked.docx", f"{address}/word.png"),
        a_text_with_picture(tmp_path / "linked.odt", f"{address}/text.png"),
    )
    assert all(one.pdf for one in printed(tmp_path, *sources))
    assert asked == []
    # And it would have been seen, had it been fetched.
    monkeypatch.setattr(printing, "_SETTINGS", {})
    monkeypatch.setattr(printing, "_NOWHERE", "")
    assert printed(tmp_path, sources[1])[0].pdf
    assert "/text.png" in asked


def test_what_leads_outside_is_taken_out_of_the_copy(tmp_path: Path) -> None:
    source = a_word_file(tmp_path / "linked.docx", "http://example.invalid/word.png")
    copy = printing._copied(source, tmp_path / "0.docx")
    with zipfile.ZipFile(copy) as package:
        assert b"example.invalid" not in package.read("word/_rels/document.xml.rels")
    with zipfile.ZipFile(source) as package:
        assert b"example.invalid" in package.read("word/_rels/document.xml.rels")


def test_without_libreoffice_each_file_says_so(tmp_path: Path) -> None:
    source = a_word_file(tmp_path / "paper.docx")
    wanted = [Wanted(source, tmp_path / "paper.pdf")]
    assert print_files(wanted, None) == (Printed(source, None, NO_PROGRAM),)


def test_bad_files_are_told_apart_and_hold_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "MOST_UNPACKED", 2**21)
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(2**22))
    empty, text = tmp_path / "empty.docx", tmp_path / "letter.docx"
    empty.write_bytes(b"")
    text.write_text("not Word at all")
    picture = tmp_path / "plan.png"
    picture.write_bytes(a_png())
    good = a_word_file(tmp_path / "good.docx")
    gone = tmp_path / "gone.doc"
    found = printed(tmp_path, bomb, empty, text, picture, gone, good)
    assert [bool(one.pdf) for one in found] == [False] * 5 + [True]
    for one, words in zip(
        found, ("unpack to", "not what its name", "not what its name", "kind that has no pages",
                "cannot be read", ""), strict=True,
    ):  # fmt: skip
        assert words in one.problem


def test_more_files_than_fit_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "TOGETHER", 2)
    sources = [an_excel_file(tmp_path / f"{number}.xlsx") for number in range(3)]
    told: list[tuple[int, int]] = []
    wanted = [Wanted(one, one.with_suffix(".pdf")) for one in sources]
    made = print_files(wanted, find_program(), lambda done, total: told.append((done, total)))
    assert [one.source for one in made] == sources and all(one.pdf for one in made)
    assert told == [(2, 3), (3, 3)]


def test_stop_takes_away_what_was_made(tmp_path: Path) -> None:
    source = an_excel_file(tmp_path / "costs.xlsx")
    with pytest.raises(Stopped):
        print_files([Wanted(source, tmp_path / "costs.pdf")], find_program(), lambda *_: False)
    assert [one.name for one in tmp_path.iterdir()] == ["costs.xlsx"]


def test_a_file_that_takes_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "START_SECONDS", 0)
    monkeypatch.setattr(printing, "FILE_SECONDS", 0.01)
    (found,) = printed(tmp_path, a_word_file(tmp_path / "paper.docx"))
    assert found.pdf is None and "took too long" in found.problem


def test_libreoffice_ends_with_who_asked_for_it(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        # A program that starts another, as LibreOffice does: that one calls, and waits.
        calls = f"import socket; socket.create_connection({server.getsockname()!r}).recv(1)"
        starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {calls!r}])"
        program = (sys.executable, "-c", starts)
        command = (sys.executable, "-P", str(keeper.__file__), str(folder), "300", *program)
        with subprocess.Popen(command, stdin=subprocess.PIPE) as running:
            called, _ = server.accept()
            assert running.stdin is not None
            running.stdin.close()
            assert running.wait(timeout=60) == 1
        with called:
            called.settimeout(60)
            assert called.recv(1) == b""  # the caller is gone
    assert not folder.exists()
