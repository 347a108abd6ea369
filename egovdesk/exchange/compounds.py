"""Office files of the years before packages, and those behind a password: both are OLE containers."""

from __future__ import annotations

from enum import StrEnum

COMPOUND_OPENING = b"\xd0\xcf\x11\xe0"


class Compound(StrEnum):
    """What a file of the years before packages (an OLE container) holds."""

    PASSWORD = "password"
    WORD = "word"
    EXCEL = "excel"
    OTHER = "other"


_STREAMS = (
    (Compound.PASSWORD, ("EncryptedPackage",)),
    (Compound.WORD, ("WordDocument",)),
    (Compound.EXCEL, ("Workbook", "Book")),
)


def compound_of(data: bytes) -> Compound:
    """What an OLE container holds, by the names of its streams."""
    for kind, names in _STREAMS:
        if any(name.encode("utf-16-le") in data for name in names):
            return kind
    return Compound.OTHER
