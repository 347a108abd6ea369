"""Files that would stop a search: each is searched through, or named as not searched."""

from __future__ import annotations

import base64
import struct
import zipfile
from email.message import EmailMessage
from pathlib import Path
from random import Random

import openpyxl
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from egovdesk.errors import EgovDeskError, Stopped
from egovdesk.exchange.leaks.index import Index
from egovdesk.exchange.leaks.picture_texts import without_points
from egovdesk.exchange.leaks.searching import search
from egovdesk.records.leaks import Part, Secret, SecretKind
from tests.core.exchange.leaky import (
    INDEX,
    OPEN_PAGE,
    TITLE,
    Pages,
    a_word_file,
    blocking,
    leaks,
    parts,
    searched,
    shown,
    with_parts,
    zipped,
)  # fmt: skip
from tests.slices import damages, seed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (OLE, "It is a file of an old kind"),
        (b"{\\rtf1 hello}", "It is of a kind that cannot be searched."),
        (b"\x00\x01\x02\x03" * 50, "It is of a kind that cannot be searched."),
        (b"%PDF-1.7 and nothing more", "It is damaged"),
        (b"PK\x03\x04 and nothing more", "It is damaged"),
        (b"<?xml version='1.0'?><a><b></a>", "It is damaged"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "It is damaged"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "paper").write_bytes(data)
    (unsearched,) = searched(tmp_path / "paper").unsearched
    assert unsearched.why.startswith(why) and unsearched.blocks
    assert unsearched.place.file == "paper"


def test_letters_are_made_out_in_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "paper.doc").write_bytes(OLE + TITLE.encode("utf-16-le") + bytes(90))
    assert parts(tmp_path / "paper.doc") == {Part.ELSEWHERE}


def test_an_empty_file_is_named_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").touch()
    found = searched(tmp_path / "paper.pdf")
    assert [one.why for one in found.unsearched] == ["It is empty."] and not found.blocks


def test_sixty_files_inside_one_another_are_searched_to_the_last(tmp_path: Path) -> None:
    data = TITLE.encode()
    for level in range(60):
        data = zipped([(f"{level}.zip" if level else "paper.txt", data)])
    (tmp_path / "pack.zip").write_bytes(data)
    assert parts(tmp_path / "pack.zip") == {Part.BODY}


def test_a_file_that_is_in_itself_ends(tmp_path: Path) -> None:
    data = b"end"
    for _ in range(80):
        data = zipped([("again.zip", data)])
    (tmp_path / "pack.zip").write_bytes(data)
    assert [one.why for one in searched(tmp_path / "pack.zip").unsearched] == [
        "It lies more than 64 files deep inside another."
    ]


@pytest.mark.parametrize("tag", ["tbl", "sdt"])
def test_sixty_tables_in_one_another_are_searched(tag: str, tmp_path: Path) -> None:
    made = a_word_file(tmp_path / "made.docx")
    inner = f"<w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>"
    for _ in range(60):
        inner = (
            f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
            if tag == "tbl"
            else f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        )
    change = {
        "word/document.xml": lambda data: data.replace(b"</w:body>", f"{inner}</w:body>".encode())
    }
    with_parts(made, tmp_path / "paper.docx", change=change)
    assert parts(tmp_path / "paper.docx") == {Part.BODY}


def test_what_would_unpack_to_gigabytes_is_named(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(140):
                part.write(bytes(2**20))
    assert bomb.stat().st_size < 2**20
    (why,) = blocking(bomb)
    assert why.startswith("It would unpack to more than")


def test_macros_are_named(tmp_path: Path) -> None:
    made = a_word_file(tmp_path / "made.docx")
    with_parts(made, tmp_path / "paper.docm", add={"word/vbaProject.bin": OLE})
    assert blocking(tmp_path / "paper.docm") == ["It holds macros, which are not searched."]


def test_a_package_cut_anywhere_is_named(tmp_path: Path) -> None:
    whole = a_word_file(tmp_path / "made.docx", *["Some words"] * 200).read_bytes()
    path = tmp_path / "paper.docx"
    for tenth in range(1, 10):
        path.write_bytes(whole[: len(whole) * tenth // 10])
        assert searched(path).blocks


@pytest.mark.parametrize("change", [lambda data: data[: len(data) // 2], lambda _: b"<x"])
def test_a_broken_part_is_named(change: object, tmp_path: Path) -> None:
    made = a_word_file(tmp_path / "made.docx", TITLE)
    with_parts(made, tmp_path / "paper.docx", change={"word/styles.xml": change})  # type: ignore[dict-item]
    found = searched(tmp_path / "paper.docx")
    broken = [one.place.where for one in found.unsearched if one.blocks]
    assert found.leaks and broken == ["word/styles.xml"]


def test_remarks_of_a_package_are_searched(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as package:
        package.writestr("a.txt", "open")
        package.comment = TITLE.encode()
    assert parts(tmp_path / "pack.zip") == {Part.FILE_NAME}


def test_remarks_of_a_picture_are_searched_and_the_picture_is_named(tmp_path: Path) -> None:
    head = b"\xff\xd8\xff\xfe" + (len(TITLE) + 2).to_bytes(2, "big") + TITLE.encode()
    (tmp_path / "plan.jpg").write_bytes(head + bytes(50))
    found = searched(tmp_path / "plan.jpg")
    assert [one.place.part for one in found.leaks] == [Part.METADATA]
    assert [one.why for one in found.unsearched] == ["1 picture is not searched: look at it."]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(EgovDeskError, match="There is no file"):
        searched(tmp_path / "gone.pdf")


def test_the_search_tells_how_far_it_is_and_stops(tmp_path: Path) -> None:
    path = Pages(*[OPEN_PAGE] * 5).save(tmp_path / "pack.pdf")
    told: list[int] = []
    search([path], INDEX, told.append)
    assert told == [1, 2, 3, 4, 5]
    with pytest.raises(Stopped):
        search([path], INDEX, told.append, lambda: len(told) > 7)
    assert told[5:] == [1, 2, 3]


def test_the_same_words_in_several_places_are_told_for_each(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TITLE)
    (tmp_path / "b.txt").write_text(f"{TITLE}\n\n{TITLE}")
    assert [str(one.place) for one in leaks(tmp_path)] == [
        "a.txt, line 1, body", "b.txt, line 1, body", "b.txt, line 3, body",
    ]  # fmt: skip


def bitten(data: bytes, random: Random) -> bytes:
    """A file with some of its bytes changed, or a piece of it gone or doubled."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 12)):
        at = random.randrange(len(changed))
        changed[at] = random.randrange(256)
    at, length = random.randrange(len(changed)), random.randrange(200)
    if random.random() < 0.5:
        changed[at : at + length] = changed[at : at + length] * random.randint(0, 2)
    return bytes(changed)


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_a_file_bitten_anywhere_is_searched_or_named(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"paper.{kind}"
    if kind == "pdf":
        Pages(*[shown(TITLE)] * 3).save(path)
    elif kind == "docx":
        a_word_file(path, TITLE)
    else:
        book = openpyxl.Workbook()
        book.active["A1"] = TITLE
        book.save(path)
    whole, random = path.read_bytes(), Random(seed())
    for _ in range(damages()):
        path.write_bytes(bitten(whole, random))
        found = searched(path)
        assert found.blocks, "the title is in it, and neither found nor the file named"


def test_a_message_is_searched_with_its_headings_and_what_is_attached(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "clerk@northbridge.example", "Papers"
    message.set_content("Attached.")
    message.add_attachment(
        TITLE.encode(), maintype="application", subtype="octet-stream", filename="note.txt"
    )
    (tmp_path / "papers.eml").write_bytes(message.as_bytes())
    (found,) = leaks(tmp_path / "papers.eml")
    assert found.place.file == "papers.eml › note.txt"


def test_an_encoded_heading_of_a_message_is_searched(tmp_path: Path) -> None:
    subject = f"=?utf-8?b?{base64.b64encode(TITLE.encode()).decode()}?="
    (tmp_path / "papers.txt").write_text(
        f"From: clerk@northbridge.example\nSubject: {subject}\n\nHello\n"
    )
    assert Part.PROPERTY in parts(tmp_path / "papers.txt")


@pytest.mark.parametrize("packed", [True, False])
def test_a_text_inside_a_png_is_searched(tmp_path: Path, packed: bool) -> None:
    for name in ("add_text", "add_itxt"):
        said = PngInfo()
        getattr(said, name)("Comment", TITLE, zip=packed)
        Image.new("RGB", (9, 9)).save(tmp_path / f"{name}.png", pnginfo=said)
        assert parts(tmp_path / f"{name}.png") == {Part.METADATA}


def test_what_stands_around_a_pdf_is_searched(tmp_path: Path) -> None:
    pdf = Pages().save(tmp_path / "pack.pdf").read_bytes()
    for data in (pdf + f"\n{TITLE}".encode(), f"{TITLE}\n".encode() + pdf):
        (tmp_path / "pack.pdf").write_bytes(data)
        assert Part.ELSEWHERE in parts(tmp_path / "pack.pdf")


def test_letters_that_a_script_escapes_are_read(tmp_path: Path) -> None:
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in TITLE)
    (tmp_path / "paper.json").write_text(f'{{"title": "{escaped}"}}')
    assert parts(tmp_path / "paper.json") == {Part.BODY}


def test_the_points_of_a_picture_tell_no_sum(tmp_path: Path) -> None:
    million = Index((Secret(SecretKind.SUM, "£1,200,000"),))
    thrown = b"\xe1\xf4 u\xce222  \xf28\xa1\xb7  \xb9\xb7\xb2  \xc7 \xd34"
    jpeg = b"\xff\xd8\xff\xda\0\x02" + thrown + b"\xff\xd9"
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", len(thrown), b"IDAT") + thrown + bytes(4)
    for name, picture in (("plan.jpg", jpeg), ("plan.png", png)):
        (tmp_path / name).write_bytes(picture)
        assert not leaks(tmp_path / name, million)
        (tmp_path / name).write_bytes(picture + b" It would be \xa31.2m in all ")
        assert leaks(tmp_path / name, million)


def test_what_is_no_picture_inside_is_left_as_it_is() -> None:
    for data in (b"\xff\xd8\xb9", b"\xff\xd8\xff\xda", b"\xff\xd8\xff\xe0\0\x02\xb9\xb2", b"\xb9"):
        assert without_points(data) == data
    assert without_points(b"\xff\xd8\xff\xda\0\x02a\xb9\xff\0b\xff\xd0\xff\xd9\xb9") == (
        b"\xff\xd8\xff\xda\0\x02a\0\0\0b\0\0\xff\xd9\xb9"
    )
