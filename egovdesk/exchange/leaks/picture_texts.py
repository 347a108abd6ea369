"""What is written into a picture: the packed texts of a PNG, and what a picture of Windows draws."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_TEXTS = (b"zTXt", b"iTXt", b"iCCP")
_MOST = 2**20  # bytes of one text


def packed_texts(data: bytes) -> bytes:
    """The packed texts of a PNG, unpacked, one after another; nothing for another picture."""
    found, at = [], len(_PNG)
    while data.startswith(_PNG) and at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        if kind in _TEXTS:
            found.append(_unpacked(data[at + 8 : at + 8 + size]))
        at += size + 12
    return b"\n".join(found)


def _unpacked(chunk: bytes) -> bytes:
    """What stands from the first byte that begins something packed."""
    _, _, rest = chunk.partition(b"\0")
    start = rest.find(b"\x78")
    try:
        return zlib.decompressobj().decompress(rest[start:], _MOST) if start >= 0 else b""
    except zlib.error:
        return b""


# -- the points of a picture, which are no letters ------------------------------------------------

_JPEG, _SCAN, _END = b"\xff\xd8", 0xDA, 0xD9
_PLAIN = bytes(one if one < 0x7F else 0 for one in range(256))
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def without_points(data: bytes) -> bytes:
    """A JPEG or PNG as it is, but with only plain letters left among what gives the colours of its points.

    Such bytes are as good as thrown: among them stand small figures and fractions, which are sums of no one.
    """
    spans = _jpeg_scans(data) if data.startswith(_JPEG) else _png_data(data)
    found = bytearray(data)
    for start, end in spans:
        found[start:end] = found[start:end].translate(_PLAIN)
    return bytes(found)


def _jpeg_scans(data: bytes) -> Iterator[tuple[int, int]]:
    """From where to where each scan of a JPEG goes; none after what is no marker."""
    at = len(_JPEG)
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind, size = struct.unpack_from(">xBH", data, at)
        if kind == _END:
            break
        start = at = at + 2 + size
        if kind == _SCAN:
            after = _AFTER_SCAN.search(data, start)
            at = after.start() if after else len(data)
            yield start, at


def _png_data(data: bytes) -> Iterator[tuple[int, int]]:
    """From where to where the points of a PNG are; nothing for another picture."""
    at = len(_PNG)
    while data.startswith(_PNG) and at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        if kind == b"IDAT":
            yield at + 8, min(at + 8 + size, len(data))
        at += size + 12


# -- pictures of Windows, which are drawn by commands -------------------------------------------------

_EMF_SIGN, _EMF_TEXTS = slice(40, 44), {83: "cp1252", 84: "utf-16-le"}
_EMF_SMALL, _SMALL_CHARS, _NO_RECT = 108, 0x200, 0x100
_WMF_SIGN = b"\xd7\xcd\xc6\x9a"
_WMF_TEXT, _WMF_AT = 0x0521, 0x0A32


def drawn_texts(data: bytes) -> str:
    """The texts that a picture of Windows (EMF, WMF) draws, one after another; empty for another picture."""
    if data[_EMF_SIGN] == b" EMF":
        return "\n".join(_emf_texts(data))
    if data.startswith((_WMF_SIGN, b"\1\0\x09\0")):
        return "\n".join(_wmf_texts(data, 40 if data.startswith(_WMF_SIGN) else 18))
    return ""


def _emf_texts(data: bytes) -> Iterator[str]:
    at = 0
    while at + 48 <= len(data):
        kind, size = struct.unpack_from("<II", data, at)
        if kind in _EMF_TEXTS:
            count, start = struct.unpack_from("<II", data, at + 44)
            yield _decoded(data, at + start, count, _EMF_TEXTS[kind])
        elif kind == _EMF_SMALL:
            count, options = struct.unpack_from("<I4xI", data, at + 16)
            start = at + (36 if options & _NO_RECT else 52)
            yield _decoded(data, start, count, "cp1252" if options & _SMALL_CHARS else "utf-16-le")
        at += max(size, 8)


def _wmf_texts(data: bytes, at: int) -> Iterator[str]:
    while at + 12 <= len(data):
        size, kind = struct.unpack_from("<IH", data, at)
        if kind == _WMF_TEXT:
            yield _decoded(data, at + 8, struct.unpack_from("<H", data, at + 6)[0], "cp1252")
        elif kind == _WMF_AT and at + 14 <= len(data):
            count, options = struct.unpack_from("<HH", data, at + 10)
            yield _decoded(data, at + (22 if options & 6 else 14), count, "cp1252")
        at += max(size * 2, 6)


def _decoded(data: bytes, start: int, count: int, coding: str) -> str:
    width = 2 if coding.startswith("utf") else 1
    return data[start : start + min(count, _MOST) * width].decode(coding, "replace")
