"""The strings of a PDF's objects, each with the key that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

NAME = re.compile(rb"/([^\s/<>\[\](){}%]+)")
_TOKEN = re.compile(
    rb"/([^\s/<>\[\](){}%]+)|\(((?:[^\\()]|\\.)*)\)|<([0-9a-fA-F\s]*)>(?!>)", re.DOTALL
)
_HEXADECIMAL = re.compile(rb"<[0-9a-fA-F]")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SPOKEN = re.compile(rb"/(?!Lang\b)[^\s/<>\[\](){}%]+\s*(?=\(|<[0-9a-fA-F])")
_REMARK = re.compile(rb"%[ %A-Za-z][\x20-\x7e\xa0-\xff]{4,}")
_WRITTEN_NAME = re.compile(rb"/([\w.+,:;&'-]*+#[0-9a-fA-F]{2}[^\s/<>\[\](){}%]*)")


def has_strings(raw: bytes) -> bool:
    """Whether an object has any string."""
    return b"(" in raw or _HEXADECIMAL.search(raw) is not None


def tokens(raw: bytes) -> Iterator[tuple[str, str]]:
    """Each string of an object, with the key that it stands under."""
    key = ""
    for name, literal, hexadecimal in _TOKEN.findall(raw):
        if name:
            key = name.decode("latin-1")
        elif literal:
            yield key, text_of(unescaped(literal))
        elif hexadecimal:
            yield key, text_of(_from_hex(hexadecimal))


def spoken(content: bytes) -> Iterator[str]:
    """What a page's content has a voice say in place of what it shows, and whatever else it notes."""
    for found in _SPOKEN.finditer(content):
        start = found.end()
        if content[start : start + 1] == b"(":
            yield text_of(unescaped(_literal(content, start)))
        elif content[start : start + 2] != b"<<":
            yield text_of(_from_hex(content[start + 1 : content.find(b">", start)]))


def asides(content: bytes) -> Iterator[str]:
    """Remarks in a page's content, and names that it writes in full."""
    yield from map(text_of, _REMARK.findall(content))
    if b"#" in content:
        yield from map(name_text, _WRITTEN_NAME.findall(content))


def _literal(content: bytes, start: int) -> bytes:
    """What stands between a bracket and the one that closes it."""
    depth, place = 0, start
    while place < len(content):
        one = content[place]
        if one == 0x5C:
            place += 1
        elif one == 0x28:
            depth += 1
        elif one == 0x29:
            depth -= 1
            if not depth:
                break
        place += 1
    return content[start + 1 : place]


def _from_hex(written: bytes) -> bytes:
    digits = re.sub(rb"[^0-9a-fA-F]", b"", written)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def unescaped(literal: bytes) -> bytes:
    """The bytes that a string in brackets stands for."""
    return _ESCAPE.sub(_escaped, literal) if b"\\" in literal else literal


def _escaped(found: re.Match[bytes]) -> bytes:
    said = found[1]
    if said[:1].isdigit():
        return bytes([int(said, 8) & 255])
    return b"" if said in (b"\n", b"\r", b"\r\n") else _ESCAPES.get(said, said)


def text_of(data: bytes) -> str:
    """A string as text: UTF-16 or UTF-8 where it says so, else PDF's own letters."""
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return data.decode("pdfdoc", "replace")


def name_text(name: bytes) -> str:
    """A name as text: `Tomlinson#20Ltd` has a space."""
    return unquote(name.replace(b"#", b"%"))
