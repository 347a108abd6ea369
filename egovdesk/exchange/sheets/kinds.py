"""What a file is, by its first bytes: its name may say anything."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from pathlib import Path

from egovdesk.errors import Refused
from egovdesk.exchange.compounds import COMPOUND_OPENING, Compound, compound_of
from egovdesk.exchange.sheets.model import KEPT

MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 50 * 2**20, 400 * 2**20, 5_000
_MEGABYTE = 2**20
_SAVE_AS = "Open it, save it as an Excel workbook (.xlsx) or as CSV, and choose that file."
_OPENINGS = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text with formatting (RTF)"),
    (b"SQLite format 3\0", "a register, not a list"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
)
_PACKAGES = (
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint presentation"),
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
    ("content.xml", "a LibreOffice file (.ods)"),
)


class FileKind(StrEnum):
    """The two kinds that can be read."""

    XLSX = "xlsx"
    TEXT = "text"


def kind_of(path: Path) -> FileKind:
    """How to read the file; raises Refused, with what it is instead, where that cannot be."""
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8192)
    except IsADirectoryError as error:
        raise Refused(f"{name} is a folder.", KEPT, "Choose a file in it.") from error
    except OSError as error:
        todo = "See that it is there, that you may open it, and that Excel has not locked it."
        raise Refused(f"{name} cannot be opened.", KEPT, todo) from error
    if size > MOST_BYTES:
        said = (
            f"{name} has {size // _MEGABYTE:,} MB, and up to {MOST_BYTES // _MEGABYTE} can be read."
        )
        raise Refused(said, KEPT, "Leave out pictures and other sheets, then choose it again.")
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise Refused(f"{name} is empty.", KEPT, "Choose the file that holds the list.")
    if head.startswith(COMPOUND_OPENING):
        raise _compound(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _look_inside(path)
        return FileKind.XLSX
    _refuse_strange(name, head)
    return FileKind.TEXT


def _refuse_strange(name: str, head: bytes) -> None:
    for opening, what in _OPENINGS:
        if head.startswith(opening):
            raise Refused(f"{name} is {what}.", KEPT, "Choose an Excel (.xlsx) or CSV file.")
    if (
        head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
        .lower()
        .startswith((b"<!doctype", b"<html", b"<?xml"))
    ):
        raise Refused(f"{name} is a web page or XML, whatever its name says.", KEPT, _SAVE_AS)


def _compound(path: Path) -> Refused:
    """A file of the years before .xlsx, or one behind a password: both begin alike."""
    holds = compound_of(path.read_bytes())
    if holds is Compound.PASSWORD:
        return Refused(
            f"{path.name} is protected by a password.", KEPT,
            "Open it in Excel, save a copy without the password, and choose the copy.",
        )  # fmt: skip
    if holds is Compound.EXCEL:
        return Refused(f"{path.name} is an Excel file of the old kind (.xls).", KEPT, _SAVE_AS)
    return Refused(f"{path.name} is an Office file of an old kind.", KEPT, _SAVE_AS)


def _look_inside(path: Path) -> None:
    """Refuse a package that is no workbook, or that would unpack to more than can be read."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise damaged(path.name) from error
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        raise _not_a_workbook(path.name, names)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS:
        size = f"{unpacked // _MEGABYTE:,} MB in {len(parts):,} parts"
        said = f"{path.name} would unpack to {size}, which is more than a list can need."
        raise Refused(said, KEPT, "Copy the rows to a new workbook, and choose that one.")


def _not_a_workbook(name: str, parts: set[str]) -> Refused:
    for start, what in _PACKAGES:
        if any(part.startswith(start) for part in parts):
            return Refused(f"{name} is {what}, whatever its name says.", KEPT, _SAVE_AS)
    return Refused(f"{name} is a compressed folder.", KEPT, "Unpack it, and choose the list in it.")


def damaged(name: str) -> Refused:
    """What a workbook that cannot be read through is refused with."""
    return Refused(
        f"{name} is damaged or was not copied whole.", KEPT,
        "Open it in Excel, save it under another name, and choose that file.",
    )  # fmt: skip
