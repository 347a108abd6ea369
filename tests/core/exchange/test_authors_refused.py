"""Files that cannot be looked into: each is named, with what it is and what to do."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from egovdesk.errors import Refused
from egovdesk.exchange import packages
from egovdesk.exchange.authors import MendWishes, check_file, mend_file
from egovdesk.exchange.authors.returned import read_back
from tests.core.exchange.authors_files import a_paper, packed, spoiled


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as raised:
        check_file(path)
    assert path.name in raised.value.what
    assert raised.value.kept == "Nothing of it was taken in." and raised.value.todo
    return raised.value.what


def ole(*streams: str) -> bytes:
    """The beginning of an OLE container with streams of these names."""
    names = b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + names


def locked_pdf(path: Path) -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return path.read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("paper.docx", b"", "is empty: it has 0 bytes."),
        ("paper.docx", b"Dear Eileen,", "is no Word, Excel or PDF file, whatever its name says."),
        ("paper.doc", ole("WordDocument"), "is a Word file of the old kind (.doc)."),
        ("costs.xls", ole("Workbook"), "is an Excel file of the old kind (.xls)."),
        ("paper.docx", ole("EncryptionInfo", "EncryptedPackage"), "is protected by a password."),
        ("paper.rtf", b"{\\rtf1 x}", "is a text with formatting (RTF)."),
        ("paper.docx", b"{\\rtf1 x}", "is a text with formatting (RTF), whatever its name says."),
        ("setup.pdf", b"MZ\x90\0", "is a program, whatever its name says."),
        ("paper.docx", b"PK\x03\x04" + b"x" * 50, "is damaged, or was not copied whole."),
        ("paper.pdf", b"%PDF-1.4\nnothing", "is damaged, or was not copied whole."),
    ],
)
def test_what_cannot_be_looked_into_is_named(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert refusal(path) == f"{name} {said}"


def test_a_pdf_behind_a_password_is_named(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(locked_pdf(tmp_path / "made.pdf"))
    assert refusal(path) == "paper.pdf is protected by a password."


def test_a_folder_and_a_file_that_is_not_there_are_named(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    assert refusal(tmp_path / "papers") == "papers is a folder."
    assert refusal(tmp_path / "gone.docx") == "gone.docx cannot be opened."


def test_other_packages_are_told_from_word_files(tmp_path: Path) -> None:
    slides = packed(tmp_path / "slides.docx", {"ppt/presentation.xml": b"<p/>"})
    assert refusal(slides) == "slides.docx is a PowerPoint presentation."
    folder = packed(tmp_path / "papers.zip", {"one.txt": b"x"})
    assert refusal(folder) == "papers.zip is a compressed folder."


def test_a_workbook_named_as_a_word_file_is_taken_for_what_it_is(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / "paper.docx")
    assert check_file(tmp_path / "paper.docx").kind == "an Excel workbook"


def test_a_file_over_the_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "video.docx"
    with path.open("wb") as file:
        file.truncate(600 * 2**20)
    assert refusal(path) == "video.docx has 600 MB, and a file may have 500."


def test_a_zip_bomb_is_refused_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_UNPACKED", 20 * 2**20)
    paper = a_paper(tmp_path / "bomb.docx")
    with zipfile.ZipFile(paper, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image1.emf", b"\0" * 25 * 2**20)
    assert paper.stat().st_size < 2**20
    assert refusal(paper).startswith("bomb.docx would unpack to 25 MB in")


def test_one_part_of_more_text_than_a_document_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "MOST_XML", 1000)
    assert refusal(a_paper(tmp_path / "a.docx")).endswith("MB of text in one part.")


def entity(text: str) -> str:
    declared = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return text.replace("?>", f"?>{declared}", 1).replace("Purpose", "&x;")


def laughs(text: str) -> str:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE w:document [<!ENTITY l0 "lol">{lines}]>'
    return text.replace("?>", f"?>{declared}", 1).replace("Purpose", "&l9;")


@pytest.mark.parametrize("change", [entity, laughs])
def test_declarations_are_refused_and_load_nothing(
    tmp_path: Path, change: Callable[[str], str]
) -> None:
    paper = spoiled(a_paper(tmp_path / "a.docx"), "word/document.xml", change)
    assert refusal(paper).startswith("a.docx")


def test_elements_without_end_are_refused(tmp_path: Path) -> None:
    deep = "<w:sdt>" * 5000
    paper = spoiled(
        a_paper(tmp_path / "a.docx"), "word/document.xml",
        lambda text: text.replace("<w:sectPr", f"{deep}{deep.replace('<', '</')}<w:sectPr", 1),
    )  # fmt: skip
    assert refusal(paper) == "a.docx is damaged, or was not copied whole."


def test_a_file_cut_anywhere_is_refused_with_a_sentence(tmp_path: Path) -> None:
    whole = a_paper(tmp_path / "a.docx").read_bytes()
    for cut in range(0, len(whole), len(whole) // 40):
        path = tmp_path / "cut.docx"
        path.write_bytes(whole[:cut])
        refusal(path)


def test_a_file_with_any_byte_flipped_is_read_or_refused(tmp_path: Path) -> None:
    whole = a_paper(tmp_path / "a.docx").read_bytes()
    path = tmp_path / "flipped.docx"
    for at in range(0, len(whole), len(whole) // 100):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with suppress(Refused):
            check_file(path)


def test_the_strict_kind_of_word_file_is_told(tmp_path: Path) -> None:
    paper = spoiled(
        a_paper(tmp_path / "a.docx"), "word/document.xml",
        lambda text: text.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                                  "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    )  # fmt: skip
    assert refusal(paper) == "a.docx was saved as “Strict Open XML”."


def test_a_package_that_says_nothing_of_its_parts_is_damaged(tmp_path: Path) -> None:
    path = a_paper(tmp_path / "paper.docx")
    with zipfile.ZipFile(path) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    packed(path, {name: data for name, data in parts.items() if not name.startswith("[")})
    with pytest.raises(Refused, match=r"paper\.docx is damaged"):
        mend_file(path, tmp_path / "mended.docx", MendWishes())


def test_a_level_of_a_list_that_is_no_number_is_passed_over(tmp_path: Path) -> None:
    path = a_paper(tmp_path / "paper.docx")
    spoiled(path, "word/numbering.xml", lambda text: text.replace('w:ilvl="1"', 'w:ilvl="one"'))
    assert read_back(path).section("recommendations") is not None


def test_a_text_that_is_one_change_is_looked_into(tmp_path: Path) -> None:
    path = a_paper(tmp_path / "paper.docx")
    spoiled(path, "word/footer1.xml", lambda text: text.replace("w:ftr", "w:ins"))
    assert check_file(path).findings == ()
