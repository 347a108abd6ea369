"""Lists that count from their own beginning."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from egovdesk.documents.writers.docx.xml import W_NAMESPACE, Element, add, w

_FORMS = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"), ("decimal", "%4."))
DEEPEST = len(_FORMS) - 1


class Numbering:
    """The numbering part of a document: one instance for each ordered list."""

    def __init__(self, word: Any) -> None:
        self._word = word
        self._abstract: str | None = None

    def ordered(self, start: int, depth: int) -> str:
        """A numbering of its own for one ordered list, counting from `start`."""
        numbering = _root_of(self._word)
        if self._abstract is None:
            self._abstract = self._add_abstract(numbering)
        number = str(max(_numbers(numbering, "num", "numId"), default=0) + 1)
        instance = add(numbering, "num", numId=number)
        add(instance, "abstractNumId", val=self._abstract)
        override = add(instance, "lvlOverride", ilvl=depth)
        add(override, "startOverride", val=start)
        return number

    def _add_abstract(self, numbering: Element) -> str:
        abstract = etree.Element(w("abstractNum"))
        number = _insert(numbering, abstract)
        add(abstract, "multiLevelType", val="multilevel")
        for depth, (form, text) in enumerate(_FORMS):
            level = add(abstract, "lvl", ilvl=depth)
            add(level, "start", val=1)
            add(level, "numFmt", val=form)
            add(level, "lvlText", val=text)
            add(level, "lvlJc", val="left")
            add(add(level, "pPr"), "ind", left=425 * (depth + 1), hanging=425)
        return number


def add_definition(word: Any, definition: Element) -> str:
    """A list defined like another document's; the id of its numbering."""
    numbering = _root_of(word)
    abstract = _insert(numbering, deepcopy(definition))
    number = str(max(_numbers(numbering, "num", "numId"), default=0) + 1)
    add(add(numbering, "num", numId=number), "abstractNumId", val=abstract)
    return number


def _root_of(word: Any) -> Element:
    from docx.opc.constants import RELATIONSHIP_TYPE

    part = word.part
    try:
        found = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        found = _new_part(part)
    element: Element = found.element
    return element


def _insert(numbering: Element, abstract: Element) -> str:
    """Put a definition among the others; its id."""
    taken = _numbers(numbering, "abstractNum", "abstractNumId")
    number = str(max(taken, default=0) + 1)
    abstract.set(w("abstractNumId"), number)
    numbering.insert(len(taken), abstract)
    return number


def _numbers(numbering: Element, name: str, key: str) -> list[int]:
    return [int(entry.get(w(key)) or 0) for entry in numbering.findall(w(name))]


def _new_part(part: Any) -> Any:
    """A numbering part for a template that has none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    blob = f'<w:numbering xmlns:w="{W_NAMESPACE}"/>'.encode()
    created = NumberingPart.load(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, blob, part.package
    )
    part.relate_to(created, RELATIONSHIP_TYPE.NUMBERING)
    return created
