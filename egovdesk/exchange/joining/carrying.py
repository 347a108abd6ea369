"""Takes the text of one file over into another: styles, lists, marks, links, pictures, notes."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import etree

from egovdesk.exchange.joining.fields import Fields
from egovdesk.exchange.joining.looks import Brought
from egovdesk.exchange.joining.notes import NOTES, Notes
from egovdesk.exchange.joining.sources import Source
from egovdesk.exchange.joining.target import Target
from egovdesk.exchange.joining.wordml import (
    ID,
    NUM_ID,
    NUM_PR,
    P_STYLE,
    PPR,
    R_NAMESPACE,
    TBL,
    VAL,
    Element,
    P,
    first_child,
    forget,
    new,
    remove,
    w,
)

_R = f"{{{R_NAMESPACE}}}"
_LINKED = etree.XPath("descendant-or-self::*[@r:*]", namespaces={"r": R_NAMESPACE})
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_LEFT_BEHIND = tuple(map(w, (
    "commentRangeStart", "commentRangeEnd", "commentReference", "dataBinding", "permStart", "permEnd",
    "proofErr",
)))  # fmt: skip
"""Comments are their author's; a control's words stay, and what it was bound to does not."""


class Numbers:
    """What is counted through the whole of the joined file."""

    def __init__(self) -> None:
        self.drawings = 0


class Carrier:
    """Takes over the parts of one file."""

    def __init__(
        self, source: Source, target: Target, looks: Brought, fields: Fields, notes: Notes,
        numbers: Numbers,
    ) -> None:  # fmt: skip
        self.source, self.looks, self._fields, self._notes = source, looks, fields, notes
        self._target, self._numbers = target, numbers
        self._note_ids: dict[tuple[str, str], str] = {}
        self._styles: dict[tuple[str, bool], str] = {}
        self._paragraph, self._table = looks.default("paragraph"), looks.default("table")
        self._changes: dict[str, Callable[[Element], None]] = {
            P: self._paragraph_of, TBL: self._table_of,
            w("rStyle"): self._named, w("tblStyle"): self._named,
            NUM_ID: self._number, _DRAWN: self._drawing,
            w("bookmarkStart"): fields.mark, w("bookmarkEnd"): fields.mark,
            w("hyperlink"): fields.lead, w("fldSimple"): fields.simple,
            w("instrText"): fields.code, w("sdtPr"): _forget_id,
            **dict.fromkeys(NOTES, self._note),
        }  # fmt: skip
        for name in source.story_names():
            fields.know(source.package.xml(name))

    def carry(self, root: Element, name: str, into: str) -> None:
        """Change what is below a root, which is of the part `name`, for the part `into`."""
        for one in list(root.iter(*_LEFT_BEHIND)):
            remove(one)
        if self.looks.themed:
            self.looks.theme.spell_out(root)
        for one in list(root.iter(*self._changes)):
            self._changes[one.tag](one)
        self.link(root, name, into)

    def link(self, root: Element, name: str, into: str) -> None:
        """Lead the relations that stand below a root from the new part to what they led to."""
        made: dict[str, str] = {}
        found: Any = _LINKED(root)
        for one in found:
            for key, relation_id in one.attrib.items():
                if key.startswith(_R) and relation_id:
                    if relation_id not in made:
                        made[relation_id] = self._relation(relation_id, name, into)
                    one.set(key, made[relation_id])

    def _relation(self, relation_id: str, name: str, into: str) -> str:
        found = self.source.related(relation_id, name)
        if found is None:
            return ""
        led = found.target
        if not found.external:
            led = self._target.bring(self.source, found.target)
        return self._target.relate(into, found.type, led, external=found.external)

    def style(self, key: str, *, counted: bool = True) -> str:
        """The id of a style in the joined file."""
        asked = (key, counted)
        if asked not in self._styles:
            self._styles[asked] = self.looks.style(key, counted=counted)
        return self._styles[asked]

    def _paragraph_of(self, paragraph: Element) -> None:
        forget(paragraph, f"{_W14}paraId", f"{_W14}textId")
        properties = paragraph.find(PPR)
        style = None if properties is None else properties.find(P_STYLE)
        if style is not None:
            counted = properties is None or properties.find(f"{NUM_PR}/{NUM_ID}") is None
            style.set(VAL, self.style(style.get(VAL) or "", counted=counted))
        elif self._paragraph:
            first_child(paragraph, "pPr").insert(0, new("pStyle", val=self._paragraph))

    def _table_of(self, table: Element) -> None:
        properties = first_child(table, "tblPr")
        if self._table and properties.find(w("tblStyle")) is None:
            properties.insert(0, new("tblStyle", val=self._table))

    def _named(self, style: Element) -> None:
        style.set(VAL, self.style(style.get(VAL) or ""))

    def _number(self, number: Element) -> None:
        number.set(VAL, self.looks.lists.number(number.get(VAL) or "0"))

    def _drawing(self, drawing: Element) -> None:
        self._numbers.drawings += 1
        drawing.set("id", str(self._numbers.drawings))

    def _note(self, reference: Element) -> None:
        kind = NOTES[reference.tag]
        key = (kind, reference.get(ID) or "")
        if key not in self._note_ids:
            name = self.source.word.related(kind)
            note = _note_of(self.source, name, key[1]) if name else None
            if note is None:
                remove(reference)
                return
            self._note_ids[key] = self._notes.take(kind, note)
            self.carry(note, name, self._notes.part(kind))
        reference.set(ID, self._note_ids[key])


def _note_of(source: Source, name: str, key: str) -> Element | None:
    found = (one for one in source.package.xml(name) if one.get(ID) == key)
    note = next(found, None)
    return None if note is None else deepcopy(note)


def _forget_id(properties: Element) -> None:
    for one in properties.findall(ID):
        properties.remove(one)
