"""Every text of a file, of whatever kind, and of the files inside it."""

from __future__ import annotations

import struct
from collections.abc import Generator, Iterator

from egovdesk.exchange.leaks.kinds import HEAD, Kind, kind_of
from egovdesk.exchange.leaks.mail import is_mail, mail_found
from egovdesk.exchange.leaks.markup import Doubtful, markup_passages, parsed
from egovdesk.exchange.leaks.office import package_found
from egovdesk.exchange.leaks.packages import DAMAGED, DEEPEST, Budget, TooMuch
from egovdesk.exchange.leaks.passages import Content, Found, Passage, Picture, Piece, whole
from egovdesk.exchange.leaks.pdf import pdf_found
from egovdesk.exchange.leaks.picture_texts import drawn_texts, packed_texts, without_points
from egovdesk.exchange.leaks.plain import page_found, text_found
from egovdesk.exchange.leaks.strings import strings_of
from egovdesk.records.leaks import Part, Place

_EMPTY = "It is empty."
_OLD = (
    "It is a file of an old kind (.doc, .xls, .ppt) or an embedded object, which is not searched."
)
_UNKNOWN = "It is of a kind that cannot be searched."
_FAULTS = (
    KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, RecursionError,
    EOFError, struct.error,
)  # fmt: skip
"""What files raise that are not made as they should be."""
_DEEP = f"It lies more than {DEEPEST} files deep inside another."


def read(file: Content, budget: Budget, depth: int = 0) -> Generator[Found]:
    """What a file holds, and what the files inside it hold: nothing is passed over in silence."""
    yield Passage(file.name, Part.FILE_NAME, (Piece(file.own_name),))
    if depth > DEEPEST:
        yield file.unsearched(_DEEP)
        return
    for found in _whole(file, budget):
        if not isinstance(found, Content):
            yield found
            continue
        try:
            budget.spend(len(found.data or b""))
        except TooMuch:
            yield found.unsearched(_UNKNOWN)
            return
        yield from read(found, budget, depth + 1)


def _whole(file: Content, budget: Budget) -> Iterator[Found]:
    """What a file holds; what trips over how it is made is told of, and stops nothing else."""
    try:
        yield from _found(file, budget)
    except _FAULTS:
        yield file.unsearched(DAMAGED)


def _found(file: Content, budget: Budget) -> Iterator[Found]:
    kind = kind_of(file)
    if kind is Kind.PDF:
        yield from pdf_found(file)
    elif kind is Kind.PACKAGE:
        yield from package_found(file, budget)
    elif kind is Kind.XML:
        yield from _xml(file)
    elif kind is Kind.HTML:
        yield from page_found(file)
    elif kind is Kind.TEXT:
        yield from text_found(file)
        if is_mail(file, file.read()[:HEAD]):
            yield from mail_found(file)
    elif kind is Kind.PICTURE:
        yield Picture(Place(file.name))
        yield from strings_of(file, without_points(file.read()), Part.METADATA)
        yield from strings_of(file, packed_texts(file.read()), Part.METADATA)
        yield from whole(file, Part.BODY, [drawn_texts(file.read())])
    elif kind is Kind.EMPTY:
        yield file.unsearched(_EMPTY, blocks=False)
    elif kind is not Kind.FONT:
        yield from strings_of(file, file.read(), Part.ELSEWHERE, whole=True)
        yield file.unsearched(_OLD if kind is Kind.COMPOUND else _UNKNOWN)


def _xml(file: Content) -> Iterator[Found]:
    data = file.read()
    try:
        yield from markup_passages(file.name, parsed(data), Part.BODY)
    except Doubtful:
        yield from strings_of(file, data, Part.BODY, whole=True)
        yield file.unsearched(DAMAGED)
