"""What is written into a picture without being seen: the texts of a PNG that are packed."""

from __future__ import annotations

import struct
import zlib

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
