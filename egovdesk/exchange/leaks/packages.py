"""Compressed files, opened with care: how much they unpack to is counted, never believed."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from struct import unpack

from egovdesk.exchange.leaks.passages import Content, Found, Passage, Piece
from egovdesk.records.leaks import Part

DEEPEST = 64
"""Files inside one another."""
_MOST_UNPACKED, _MOST_PART, _MOST_ENTRIES = 2 * 2**30, 128 * 2**20, 100_000
_LENGTHS, _DESCRIPTOR = 26, 24  # bytes of an entry before its lengths, and at most after it
_CHUNK = 2**20
_MB = 2**20
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip


class TooMuch(Exception):
    """A compressed file would unpack to more than can be searched."""


class Budget:
    """How much may still be unpacked, in bytes, for a file and all that is inside it."""

    def __init__(self, most: int = _MOST_UNPACKED) -> None:
        self.left = most

    def spend(self, size: int) -> None:
        """Count what was unpacked; raises TooMuch."""
        self.left -= size
        if self.left < 0:
            raise TooMuch


class Package:
    """A compressed file whose entries are read one at a time; raises what `opened` says otherwise."""

    def __init__(self, file: Content, budget: Budget) -> None:
        self.file = file
        self._budget = budget
        with ExitStack() as stack:
            opened = stack.enter_context(file.open())
            self._zip = stack.enter_context(zipfile.ZipFile(opened))
            self._close = stack.pop_all()
        self.entries = [one for one in self._zip.infolist() if not one.is_dir()]

    def is_listed_whole(self) -> bool:
        """Whether nothing lies in the file but the entries that its list names, one after another."""
        at = 0
        with self.file.open() as opened:
            for entry in sorted(self._zip.infolist(), key=lambda one: one.header_offset):
                if not at <= entry.header_offset <= at + _DESCRIPTOR:
                    return False
                opened.seek(entry.header_offset + _LENGTHS)
                name, extra = unpack("<HH", opened.read(4))
                at = entry.header_offset + _LENGTHS + 4 + name + extra + entry.compress_size
        return at <= self._zip.start_dir <= at + _DESCRIPTOR

    @property
    def names(self) -> list[str]:
        return [one.filename for one in self.entries]

    def described(self) -> Iterator[Found]:
        """The names and remarks that the package itself has."""
        pieces = [Piece(name) for name in self._zip.namelist()]
        remarks = [self._zip.comment, *(one.comment for one in self._zip.infolist())]
        pieces += [Piece(one.decode("utf-8", "replace")) for one in remarks if one]
        yield Passage(self.file.name, Part.FILE_NAME, tuple(pieces))

    def read(self, entry: zipfile.ZipInfo) -> bytes:
        """An entry, unpacked; raises TooMuch, or what a damaged or locked one raises."""
        chunks, size = [], 0
        with self._zip.open(entry) as opened:
            while chunk := opened.read(_CHUNK):
                size += len(chunk)
                self._budget.spend(len(chunk))
                if size > _MOST_PART:
                    raise TooMuch
                chunks.append(chunk)
        return b"".join(chunks)

    def close(self) -> None:
        self._close.close()


def contents(package: Package) -> Iterator[tuple[str, bytes] | Found]:
    """Each entry with its name, or that it could not be unpacked."""
    file = package.file
    if len(package.entries) > _MOST_ENTRIES:
        yield file.unsearched(f"It holds {len(package.entries):,} files, too many to search.")
        return
    for entry in package.entries:
        try:
            yield entry.filename, package.read(entry)
        except TooMuch:
            yield file.unsearched(TOO_MUCH, where=entry.filename)
            return
        except _FAULTS:
            locked = bool(entry.flag_bits & 1)
            yield file.unsearched(LOCKED if locked else DAMAGED, where=entry.filename)


def opened(file: Content, budget: Budget) -> Package | None:
    """The package, or None where it is damaged."""
    try:
        return Package(file, budget)
    except _FAULTS:
        return None


UNLISTED = "It holds more than its list of contents says."
DAMAGED = "It is damaged, so not all of it could be read."
LOCKED = "It is protected by a password."
TOO_MUCH = f"It would unpack to more than {_MOST_UNPACKED // _MB:,} MB, or one part of it does."
