"""What a file is, by its first bytes: its name may say anything."""

from __future__ import annotations

from enum import StrEnum

from egovdesk.exchange.leaks.passages import Content


class Kind(StrEnum):
    """How a file is to be read."""

    EMPTY = "empty"
    PDF = "pdf"
    PACKAGE = "package"
    COMPOUND = "compound"
    PICTURE = "picture"
    FONT = "font"
    XML = "xml"
    HTML = "html"
    TEXT = "text"
    UNKNOWN = "unknown"


HEAD = 4096
_PICTURES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\1\0", b"RIFF",
    b"\1\0\0\0", b"\xd7\xcd\xc6\x9a", b"\0\0\0\x0cjP  ",
)  # fmt: skip
_FONTS = (b"wOFF", b"wOF2", b"OTTO", b"ttcf", b"true", b"\0\1\0\0")
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<div", b"<p>", b"<table")
_BINARY = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def kind_of(file: Content) -> Kind:
    """How to read a file, by its first bytes."""
    with file.open() as opened:
        head = opened.read(HEAD)
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not bare:
        return Kind.EMPTY if len(head) < HEAD else Kind.UNKNOWN
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.PACKAGE
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return Kind.COMPOUND
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Kind.TEXT
    if head.translate(None, _BINARY) != head:
        return _binary(head)
    if bare.startswith(b"{\\rtf"):
        return Kind.UNKNOWN
    return _written(bare.lower())


def _binary(head: bytes) -> Kind:
    if head.startswith(_PICTURES):
        return Kind.PICTURE
    return Kind.FONT if head.startswith(_FONTS) else Kind.UNKNOWN


def _written(head: bytes) -> Kind:
    if any(mark in head[:1024] for mark in _MARKUP):
        return Kind.HTML
    return Kind.XML if head.startswith((b"<?xml", b"<svg")) else Kind.TEXT
