"""Styles of a file that is joined: those that look the same are shared, those that clash get new names.

A file's defaults hold for all that names no style, and another file has others: they are written into
the styles that the brought ones begin from.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cached_property

from lxml import etree

from egovdesk.exchange.joining.lists import Definitions, Lists, list_of
from egovdesk.exchange.joining.sources import Source
from egovdesk.exchange.joining.theme import Theme
from egovdesk.exchange.joining.wordml import (
    NUM_ID,
    PPR,
    RPR,
    STYLE,
    STYLE_ID,
    TYPE,
    VAL,
    Element,
    first_child,
    forget,
    new,
    val,
    w,
)

_LOOKS = tuple(map(w, ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")))
_HEADING = re.compile(r"^heading ([1-9])$", re.IGNORECASE)
_NOT_ID = re.compile(r"[^0-9A-Za-z]")
_PLAIN: dict[str, dict[str, str]] = {
    "spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"},
    "ind": {"left": "0", "right": "0", "firstLine": "0"}, "jc": {"val": "left"},
    "rFonts": {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "cs": "Times New Roman"},
    "sz": {"val": "20"}, "szCs": {"val": "20"}, "color": {"val": "auto"}, "kern": {"val": "0"},
    "b": {"val": "0"}, "i": {"val": "0"},
}  # fmt: skip
"""What holds where a file's defaults say nothing, for what another's defaults do say."""
_ORDERS = {
    PPR: ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
          "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
          "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
          "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap",
          "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
    RPR: ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike",
          "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden",
          "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr",
          "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
}  # fmt: skip
"""Word reads the properties of a paragraph and of a run in one order only."""


class Sheet:
    """The styles of one file, and what they look like in the end."""

    def __init__(self, root: Element, lists: Lists, theme: Theme) -> None:
        self.root, self.lists, self.theme = root, lists, theme
        self.styles = {one.get(STYLE_ID) or "": one for one in root.iterfind(STYLE)}
        self._told: dict[str, bytes] = {}

    def default(self, kind: str) -> str:
        """The id of the style for what names none; "" where there is none."""
        found = (
            key for key, one in self.styles.items()
            if one.get(TYPE) == kind and one.get(w("default")) in ("1", "true", "on")
        )  # fmt: skip
        return next(found, "")

    def chain(self, key: str) -> Iterator[Element]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while key in self.styles and key not in seen:
            seen.add(key)
            yield self.styles[key]
            key = val(self.styles[key], "basedOn")

    def counts(self, key: str) -> bool:
        """Whether paragraphs of a style are counted by it."""
        found = next((one for one in map(list_of, self.chain(key)) if one), "")
        return found not in ("", "0") and self.lists.counts(found)

    def told(self, key: str) -> bytes:
        """All that a style looks like, to compare it by."""
        if key not in self._told:
            said = [self.defaults_told, self.theme.data]
            for style in self.chain(key):
                said.append((style.get(TYPE) or "").encode() + val(style, "name").lower().encode())
                for one in style:
                    if one.tag in _LOOKS:
                        said.append(etree.tostring(one, method="c14n", exclusive=True))
                said.append(self.lists.told(list_of(style)))
            self._told[key] = hashlib.sha256(b"\0".join(said)).digest()
        return self._told[key]

    @cached_property
    def defaults_told(self) -> bytes:
        """What the file's defaults say, to compare them by; their language is said of the whole."""
        said = (deepcopy(one) for one in self.defaults().values())
        return b"".join(etree.tostring(_without_language(one), method="c14n") for one in said)

    def defaults(self) -> dict[str, Element]:
        """The defaults for paragraphs and for runs."""
        found = {}
        for tag, holder in ((PPR, "pPrDefault"), (RPR, "rPrDefault")):
            one = self.root.find(f"{w('docDefaults')}/{w(holder)}/{tag}")
            found[tag] = new(tag.rpartition("}")[2]) if one is None else one
        return found


def _without_language(properties: Element) -> Element:
    for one in properties.findall(w("lang")):
        properties.remove(one)
    return properties


class Looks:
    """The styles of the file that others are joined into."""

    def __init__(self, source: Source) -> None:
        self.definitions = Definitions(deepcopy(source.numbering))
        self.sheet = sheet_of(source, self.definitions)
        self.sheet.root = deepcopy(source.styles)
        self.root = self.sheet.root
        self._ids = {key.lower() for key in self.sheet.styles}
        self._names = {val(one, "name").lower(): key for key, one in self.sheet.styles.items()}
        self._known: dict[bytes, Brought] = {}
        self.count = 1

    def of(self, source: Source) -> Brought:
        """How the styles of another file are brought; files of the same template share them."""
        sheet = sheet_of(source, self.definitions)
        self.count += 1
        key = _digest(source, sheet)
        if key not in self._known:
            self._known[key] = Brought(self, sheet, str(self.count))
        return Brought(self, sheet, str(self.count), self._known[key])

    def named(self, name: str) -> str:
        """The id of the style of that name, "" where there is none."""
        return self._names.get(name.lower(), "")

    def take(self, style: Element, mark: str) -> str:
        """Take a style in under an id and a name that are free; its id."""
        name = val(style, "name")
        free = name if name.lower() not in self._names else f"{name} ({mark})"
        while free.lower() in self._names:
            free += "*"
        key = _NOT_ID.sub("", f"{style.get(STYLE_ID)}x{mark}")
        while key.lower() in self._ids:
            key += "x"
        first_child(style, "name").set(VAL, free)
        style.set(STYLE_ID, key)
        self._ids.add(key.lower())
        self._names[free.lower()] = key
        self.root.append(style)
        return key


def sheet_of(source: Source, definitions: Definitions) -> Sheet:
    """The styles of a file."""
    theme = Theme(source.bytes_of("theme"))
    return Sheet(source.styles, Lists(definitions, source.numbering, theme), theme)


def _digest(source: Source, sheet: Sheet) -> bytes:
    hashed = hashlib.sha256(source.bytes_of("styles") + sheet.theme.data)
    for key in sheet.styles:
        hashed.update(sheet.lists.told(list_of(sheet.styles[key])))
    return hashed.digest()


class Brought:
    """The styles of one file as they are brought into another, each when it is first asked for.

    What counts is brought for each file anew: a list of one paper never continues another's. All else is
    `shared` among the files of the same template.
    """

    def __init__(
        self, looks: Looks, sheet: Sheet, mark: str, shared: Brought | None = None
    ) -> None:
        self._looks, self._sheet, self._mark = looks, sheet, mark
        self._shared = shared
        self.lists = sheet.lists
        self.theme = sheet.theme
        self._ids: dict[str, str] = {}
        ours = looks.sheet
        self.themed = sheet.theme.data != ours.theme.data
        self.bakes = sheet.defaults_told != ours.defaults_told

    def style(self, key: str, *, counted: bool = True) -> str:
        """The id of a style in the joined file, brought if it must be; itself where there is none.

        Without `counted` its own list does not matter, as the paragraph names another.
        """
        if key not in self._sheet.styles:
            return key
        if self._shared is not None and not (counted and self._sheet.counts(key)):
            return self._shared.style(key, counted=False)
        if key not in self._ids:
            same = self._same(key)
            if same and not (self._shared is not None):
                self._ids[key] = same
            else:
                self._bring(key)
        return self._ids[key]

    def default(self, kind: str) -> str | None:
        """The style to name where the file names none; None where the joined file has the same."""
        key = self._sheet.default(kind)
        made = self.style(key) if key else ""
        return made if made and made != self._looks.sheet.default(kind) else None

    def known(self, key: str) -> str | None:
        """The id of a style that was brought; None where it was not."""
        return self._ids.get(key) or (self._shared.known(key) if self._shared else None)

    def link_lists(self) -> None:
        """Lead the lists that were brought to their styles."""
        self.lists.link_styles(self.known)
        if self._shared is not None:
            self._shared.lists.link_styles(self._shared.known)

    def _same(self, key: str) -> str:
        """The style of the joined file that has this name and these looks."""
        ours = self._looks.sheet
        theirs = self._looks.named(val(self._sheet.styles[key], "name"))
        same = theirs in ours.styles and ours.told(theirs) == self._sheet.told(key)
        return theirs if same else ""

    def _bring(self, key: str) -> None:
        style = deepcopy(self._sheet.styles[key])
        forget(style, w("default"))
        if self.themed:
            self.theme.spell_out(style)
        if self.bakes and not val(style, "basedOn") and style.get(TYPE) == "paragraph":
            self._bake(style)
        _keep_level(style)
        self._ids[key] = self._looks.take(style, self._mark)  # before those that lead back to it
        style.set(w("customStyle"), "1")
        for name in ("basedOn", "link", "next"):
            other = style.find(w(name))
            if other is None:
                continue
            if name == "next" or (other.get(VAL) or "") not in self._sheet.styles:
                style.remove(other)
            else:
                other.set(VAL, self.style(other.get(VAL) or ""))
        for number in style.iter(NUM_ID):
            number.set(VAL, self.lists.number(number.get(VAL) or "0"))

    def _bake(self, style: Element) -> None:
        """Write the file's defaults into a style that begins from them."""
        ours = self._looks.sheet.defaults()
        for tag, theirs in self._sheet.defaults().items():
            merged = deepcopy(theirs)
            if self.themed:
                self.theme.spell_out(merged)
            for one in ours[tag]:
                name = one.tag.rpartition("}")[2]
                if tag == PPR or name != "spacing":  # of a run it is something else
                    _fill(merged, one.tag, _PLAIN.get(name, {}))
            own = style.find(tag)
            for one in () if own is None else own:
                _lay_over(merged, one)
            if own is not None:
                style.remove(own)
            merged[:] = sorted(merged, key=lambda one: _place(tag, one))
            _insert_looks(style, merged)


def _fill(properties: Element, tag: str, plain: dict[str, str]) -> None:
    """Say what is plain for all that a property leaves unsaid."""
    if not plain:
        return
    found = properties.find(tag)
    if found is None:
        found = etree.SubElement(properties, tag)
    elif w("val") in found.attrib:
        return
    for name, value in plain.items():
        if w(name) not in found.attrib:
            found.set(w(name), value)


def _lay_over(properties: Element, one: Element) -> None:
    """A property over the default of its name: attribute by attribute where it has several."""
    found = properties.find(one.tag)
    if found is None or len(one):
        if found is not None:
            properties.remove(found)
        properties.append(deepcopy(one))
        return
    for name, value in one.attrib.items():
        found.set(name, value)
    if not one.attrib:
        found.attrib.clear()


def _place(tag: str, one: Element) -> int:
    name = one.tag.rpartition("}")[2]
    order = _ORDERS[tag]
    return order.index(name) if name in order else len(order)


def _insert_looks(style: Element, properties: Element) -> None:
    """Put them where Word reads them: those of a paragraph before those of its runs."""
    later = [RPR, *_LOOKS[2:]] if properties.tag == PPR else _LOOKS[2:]
    after = next((one for one in style if one.tag in later), None)
    if after is None:
        style.append(properties)
    else:
        after.addprevious(properties)


def _keep_level(style: Element) -> None:
    """A heading that gets another name is a heading still."""
    found = _HEADING.match(val(style, "name"))
    if found is None:
        return
    properties = style.find(PPR)
    if properties is None:
        properties = new("pPr")
        _insert_looks(style, properties)
    if properties.find(w("outlineLvl")) is None:
        properties.append(new("outlineLvl", val=int(found[1]) - 1))
