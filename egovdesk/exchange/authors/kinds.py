"""What a file that an author sent is, by its first bytes: its name may say anything."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from egovdesk.errors import Refused
from egovdesk.exchange.compounds import COMPOUND_OPENING, Compound, compound_of
from egovdesk.records.packs import LARGEST_FILE

KEPT = "Nothing of it was taken in."
_MEGABYTE = 2**20
_HEAD = 8192
_COMPOUND_READ = 4 * 2**20
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_RTF = b"{\\rtf"
_PACKAGES = (
    ("word/", "word"),
    ("xl/workbook.xml", "excel"),
    ("xl/", "a binary Excel workbook (.xlsb)"),
    ("ppt/", "a PowerPoint presentation"),
    ("content.xml", "a LibreOffice file"),
)
_OLD = {
    Compound.WORD: "a Word file of the old kind (.doc)",
    Compound.EXCEL: "an Excel file of the old kind (.xls)",
    Compound.OTHER: "an Office file of an old kind",
}
_OPENINGS = (
    (_RTF, "a text with formatting (RTF)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3\0", "a register"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
)


class AuthorsKind(StrEnum):
    """The kinds that can be looked into."""

    WORD = "word"
    EXCEL = "excel"
    PDF = "pdf"

    @property
    def label(self) -> str:
        return {"word": "a Word document", "excel": "an Excel workbook", "pdf": "a PDF"}[self.value]


def kind_of(path: Path) -> AuthorsKind:
    """What the file is; raises Refused, naming it, where it is nothing that can be looked into."""
    head = _head_of(path)
    if b"%PDF-" in head[:1024]:
        return AuthorsKind.PDF
    if head.startswith(COMPOUND_OPENING):
        raise _compound(path)
    if head.startswith(_ZIPS):
        return _package_kind(path)
    what = next((what for opening, what in _OPENINGS if head.startswith(opening)), "")
    said = f"{path.name} is {what}" if what else f"{path.name} is no Word, Excel or PDF file"
    raise Refused(
        f"{said}, whatever its name says." if _claims(path) else f"{said}.", KEPT,
        "Ask its author for a Word document (.docx), an Excel workbook (.xlsx) or a PDF.",
    )  # fmt: skip


def _claims(path: Path) -> bool:
    return path.suffix.lower() in (".docx", ".docm", ".xlsx", ".xlsm", ".pdf")


def _head_of(path: Path) -> bytes:
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except IsADirectoryError as error:
        raise Refused(f"{name} is a folder.", KEPT, "Choose a file in it.") from error
    except OSError as error:
        raise Refused(
            f"{name} cannot be opened.", KEPT,
            "See that it is there, that you may open it, and that Word has not locked it.",
        ) from error  # fmt: skip
    if size > LARGEST_FILE:
        raise over_the_limit(name, size)
    if not size:
        raise Refused(f"{name} is empty: it has 0 bytes.", KEPT, "Ask its author to send it again.")
    return head


def over_the_limit(name: str, size: int) -> Refused:
    """What a file larger than the register takes is refused with; `size` in bytes."""
    return Refused(
        f"{name} has {size // _MEGABYTE:,} MB, and a file may have {LARGEST_FILE // _MEGABYTE}.",
        KEPT, "Ask its author to make its pictures smaller, or to divide it.",
    )  # fmt: skip


def _compound(path: Path) -> Refused:
    with path.open("rb") as file:
        holds = compound_of(file.read(_COMPOUND_READ))
    if holds is Compound.PASSWORD:
        return Refused(
            f"{path.name} is protected by a password.", KEPT,
            "Ask its author for a copy without the password.",
        )  # fmt: skip
    return Refused(
        f"{path.name} is {_OLD[holds]}.", KEPT,
        "Open it, save it as a Word document (.docx) or an Excel workbook (.xlsx), and choose that.",
    )  # fmt: skip


def _package_kind(path: Path) -> AuthorsKind:
    from egovdesk.exchange.packages import Package

    names = Package(path, KEPT).names
    for start, what in _PACKAGES:
        if any(name.startswith(start) for name in names):
            if what in set(AuthorsKind):
                return AuthorsKind(what)
            raise Refused(
                f"{path.name} is {what}.", KEPT,
                "Ask its author for a Word document (.docx), an Excel workbook (.xlsx) or a PDF.",
            )  # fmt: skip
    raise Refused(
        f"{path.name} is a compressed folder.", KEPT, "Unpack it, and choose a file in it."
    )
