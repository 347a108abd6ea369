"""Sections of a file that is joined: its pages as they were, its headers and footers with a stamp above."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from egovdesk.exchange.joining.carrying import Carrier
from egovdesk.exchange.joining.target import MAIN, Prefixes, Target, relation, type_of
from egovdesk.exchange.joining.wordml import (
    RELATION_ID,
    TYPE,
    VAL,
    Element,
    P,
    add,
    first_child,
    new,
    number,
    w,
)

_KINDS = ("default", "first", "even")
_STORIES = {"header": "hdr", "footer": "ftr"}
_EMPTY = ""
_USUAL_WIDTH = 9026
_LEAST_HEADER = 400  # twentieths of a point: 7 mm
_SIZE = 16  # half points
_BEFORE_NOTES = (w("headerReference"), w("footerReference"))


@dataclass(frozen=True)
class Stamp:
    """What stands small at the top of each page: the words, and its number.

    Without `of_all` the number stands alone.
    """

    words: str = ""
    numbered: bool = True
    of_all: bool = True


class Sections:
    """The sections of one file, each with what it would else take from the one before it."""

    def __init__(
        self, carrier: Carrier, target: Target, prefixes: Prefixes, stamp: Stamp, *, evens: bool
    ) -> None:
        self._carrier, self._target, self._prefixes = carrier, target, prefixes
        self._stamp, self._evens = stamp, evens
        self._inherited: dict[tuple[str, str], str] = {}
        self._made: dict[tuple[str, str, int], str] = {}

    def carry(self, sections: list[Element], *, restart: int | None = None) -> None:
        """Make the sections of a file fit for the joined one; pages are numbered on, or from `restart`."""
        for at, properties in enumerate(sections):
            self._inherit(properties)
            for tag in ("headerReference", "footerReference", "pgNumType", "printerSettings",
                        "sectPrChange"):  # fmt: skip
                for one in properties.findall(w(tag)):
                    properties.remove(one)
            if not at:
                _begin_page(properties)
            _count_notes(properties, "continuous" if at else "eachSect")
            self._refer(properties)
            if self._stamp.words or self._stamp.numbered:
                _make_room(properties)
            if restart is not None and not at:
                _number_from(properties, restart)

    def _inherit(self, properties: Element) -> None:
        for story in _STORIES:
            for one in properties.iterfind(w(f"{story}Reference")):
                found = self._carrier.source.related(
                    one.get(RELATION_ID) or "", self._carrier.source.word.main
                )
                if found is not None:
                    self._inherited[story, one.get(TYPE) or "default"] = found.target

    def _refer(self, properties: Element) -> None:
        width = _width(properties)
        wanted = list(self._wanted(properties))
        for at, (story, kind, name) in enumerate(wanted):
            made = new(f"{story}Reference", type=kind)
            made.set(RELATION_ID, self._story(story, name, width))
            properties.insert(at, made)

    def _wanted(self, properties: Element) -> Iterator[tuple[str, str, str]]:
        """Each header and footer that some page of a section shows, and the part that it is of."""
        first = properties.find(w("titlePg"))
        shown = {"default": True, "even": self._evens}
        shown["first"] = first is not None and first.get(VAL, "1") not in ("0", "false", "off")
        own = self._carrier.source.even_differs
        for story in _STORIES:
            for kind in _KINDS:
                if shown[kind]:
                    of = "default" if kind == "even" and not own else kind
                    yield story, kind, self._inherited.get((story, of), _EMPTY)

    def _story(self, story: str, name: str, width: int) -> str:
        """The relation to a header or footer as it stands in the joined file."""
        key = (story, name, width if story == "header" else 0)
        if key not in self._made:
            made = self._target.add(f"word/{story}.xml", b"", type_of(story))
            if name == _EMPTY:
                children = [new("p")]
            else:
                source = deepcopy(self._carrier.source.package.xml(name))
                self._prefixes.take(source)
                self._carrier.carry(source, name, made)
                children = list(source)
            if story == "header":
                children = [*self._stamps(width), *children]
            if children and children[-1].tag != P:
                children.append(new("p"))
            root = self._prefixes.root(w(_STORIES[story]), children)
            self._target.put(made, root, type_of(story))
            self._made[key] = self._target.relate(MAIN, relation(story), made)
        return self._made[key]

    def _stamps(self, width: int) -> Iterator[Element]:
        stamp = self._stamp
        if not (stamp.words or stamp.numbered):
            return
        paragraph = new("p")
        properties = add(paragraph, "pPr")
        add(add(properties, "tabs"), "tab", val="right", pos=width)
        add(properties, "spacing", before=0, after=60, line=240, lineRule="auto")
        add(properties, "ind", left=0, right=0, firstLine=0)
        add(properties, "jc", val="left")
        _run(paragraph, stamp.words)
        if stamp.numbered:
            add(_formatted(paragraph), "tab")
            _run(paragraph, "Page ")
            _field(paragraph, "PAGE")
            if stamp.of_all:
                _run(paragraph, " of ")
                _field(paragraph, "NUMPAGES")
        yield paragraph


def _begin_page(properties: Element) -> None:
    """Have a paper begin on a page of its own, whatever side that is."""
    for one in properties.findall(TYPE):
        properties.remove(one)
    _place(properties, new("type", val="nextPage"), ("footnotePr", "endnotePr"))


def _count_notes(properties: Element, how: str) -> None:
    """Have the notes of each paper count from its own beginning."""
    for name in ("footnotePr", "endnotePr"):
        found = properties.find(w(name))
        if found is None:
            found = new(name)
            before = ("footnotePr",) if name == "endnotePr" else ()
            _place(properties, found, before)
        restarts = first_child(found, "numRestart", at=len(found))
        restarts.set(VAL, how)


def _make_room(properties: Element) -> None:
    """Keep the stamp off the edge of the paper, where no printer prints."""
    margins = properties.find(w("pgMar"))
    if margins is not None and number(margins.get(w("header"))) < _LEAST_HEADER:
        margins.set(w("header"), str(_LEAST_HEADER))


def _place(properties: Element, made: Element, after: tuple[str, ...]) -> None:
    """Put a property after those of some names, which come first of all but the references."""
    tags = (*_BEFORE_NOTES, *map(w, after))
    at = sum(1 for one in properties if one.tag in tags)
    properties.insert(at, made)


def _number_from(properties: Element, first: int) -> None:
    numbering = new("pgNumType", start=first)
    later = ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter",
             "docGrid")  # fmt: skip
    after = next((one for one in properties if one.tag in tuple(map(w, later))), None)
    if after is None:
        properties.append(numbering)
    else:
        after.addprevious(numbering)


def _width(properties: Element) -> int:
    """The width between the margins, in twentieths of a point."""
    size, margins = properties.find(w("pgSz")), properties.find(w("pgMar"))
    if size is None or margins is None:
        return _USUAL_WIDTH
    sides = sum(number(margins.get(w(side))) for side in ("left", "right"))
    return max(number(size.get(w("w"))) - sides, 0) or _USUAL_WIDTH


def _formatted(paragraph: Element) -> Element:
    run = add(paragraph, "r")
    properties = add(run, "rPr")
    add(properties, "sz", val=_SIZE)
    add(properties, "szCs", val=_SIZE)
    return run


def _run(paragraph: Element, words: str) -> None:
    if words:
        text = add(_formatted(paragraph), "t")
        text.text = words
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _field(paragraph: Element, code: str) -> None:
    add(_formatted(paragraph), "fldChar", fldCharType="begin")
    add(_formatted(paragraph), "instrText").text = code
    add(_formatted(paragraph), "fldChar", fldCharType="separate")
    _run(paragraph, "1")
    add(_formatted(paragraph), "fldChar", fldCharType="end")
