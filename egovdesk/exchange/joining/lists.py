"""Lists of a file that is joined: each counts from its own beginning, in a definition of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from egovdesk.exchange.joining.theme import Theme
from egovdesk.exchange.joining.wordml import (
    NUM_ID,
    NUM_PR,
    P_STYLE,
    VAL,
    Element,
    new,
    number,
    val,
    w,
)

ABSTRACT, NUM = w("abstractNum"), w("num")
ABSTRACT_ID = w("abstractNumId")


class Definitions:
    """The lists of the file that others are joined into."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._abstract = _highest(root, ABSTRACT, ABSTRACT_ID)
        self._number = _highest(root, NUM, NUM_ID)
        last = [one for one in root if one.tag == ABSTRACT]
        self._last: Element | None = last[-1] if last else None

    def add_abstract(self, definition: Element) -> str:
        """Take a definition in, among the others and before their uses; its id."""
        self._abstract += 1
        key = str(self._abstract)
        definition.set(ABSTRACT_ID, key)
        name = hashlib.sha256(f"egovdesk {key}".encode()).hexdigest()[:8].upper()
        for tag in ("nsid", "tmpl"):
            for one in definition.findall(w(tag)):
                definition.remove(one)
        definition.insert(0, new("nsid", val=name))
        if self._last is None:
            self.root.insert(0, definition)
        else:
            self._last.addnext(definition)
        self._last = definition
        return key

    def add_number(self, use: Element, abstract: str) -> str:
        """Take in a use of a definition; its id."""
        self._number += 1
        key = str(self._number)
        use.set(NUM_ID, key)
        use.find(ABSTRACT_ID).set(VAL, abstract)  # type: ignore[union-attr]
        cleanup = self.root.find(w("numIdMacAtCleanup"))
        if cleanup is None:
            self.root.append(use)
        else:
            cleanup.addprevious(use)
        return key


class Lists:
    """The lists of one file as they are brought into another."""

    def __init__(self, definitions: Definitions, root: Element, theme: Theme) -> None:
        self._into, self._theme = definitions, theme
        self._uses = {one.get(NUM_ID): one for one in root.iterfind(NUM)}
        self._definitions = {one.get(ABSTRACT_ID): one for one in root.iterfind(ABSTRACT)}
        self._named = {
            val(one, "styleLink"): one
            for one in self._definitions.values()
            if val(one, "styleLink")
        }
        self._numbers: dict[str, str] = {}
        self._abstracts: dict[str, str] = {}
        self._brought: list[Element] = []

    def number(self, key: str) -> str:
        """What a list is known by in the joined file; "0", which is none, for one that is not there."""
        if key not in self._numbers:
            use = self._uses.get(key)
            definition = None if use is None else self._definition(use)
            if use is None or definition is None:
                return "0"
            copied = deepcopy(use)
            for style in list(copied.iter(P_STYLE)):
                style.getparent().remove(style)  # type: ignore[union-attr]
            self._numbers[key] = self._into.add_number(copied, self._abstract(definition))
        return self._numbers[key]

    def _definition(self, use: Element) -> Element | None:
        found = self._definitions.get(val(use, "abstractNumId"))
        linked = val(found, "numStyleLink")
        return self._named.get(linked, found) if linked else found

    def _abstract(self, definition: Element) -> str:
        key = definition.get(ABSTRACT_ID) or ""
        if key not in self._abstracts:
            copied = deepcopy(definition)
            for name in ("styleLink", "numStyleLink", "lvlPicBulletId", "name"):
                for one in list(copied.iter(w(name))):
                    one.getparent().remove(one)  # type: ignore[union-attr]
            self._theme.spell_out(copied)
            self._abstracts[key] = self._into.add_abstract(copied)
            self._brought.append(copied)
        return self._abstracts[key]

    def counts(self, key: str) -> bool:
        """Whether a list counts: one of bullets may be shared by all."""
        use = self._uses.get(key)
        definition = None if use is None else self._definition(use)
        if definition is None:
            return False
        return any(val(level, "numFmt") not in ("bullet", "none") for level in definition)

    def told(self, key: str) -> bytes:
        """A list's definition, to compare it by."""
        use = self._uses.get(key)
        definition = None if use is None else self._definition(use)
        if definition is None:
            return b""
        return b"".join(etree.tostring(one) for one in definition.iterfind(w("lvl")))

    def link_styles(self, style: Callable[[str], str | None]) -> None:
        """Lead the levels to the styles that count by them, or to none where those are not used."""
        for definition in self._brought:
            for one in list(definition.iter(P_STYLE)):
                made = style(one.get(VAL) or "")
                if made:
                    one.set(VAL, made)
                else:
                    one.getparent().remove(one)  # type: ignore[union-attr]


def list_of(style: Element) -> str:
    """The list that a style counts by: "" where it says nothing, "0" where it says none."""
    found = style.find(f"{w('pPr')}/{NUM_PR}")
    return val(found, "numId") if found is not None else ""


def _highest(root: Element, tag: str, key: str) -> int:
    return max((number(one.get(key)) for one in root.iterfind(tag)), default=0)
