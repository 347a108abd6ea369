"""Styles that a council's own template lacks, supplied from EgovDesk's: no export fails for want of one."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from typing import Any

from egovdesk.documents.writers.docx.numbering import add_definition
from egovdesk.documents.writers.docx.package import open_template, style_names
from egovdesk.documents.writers.docx.styles import NAMES
from egovdesk.documents.writers.docx.xml import VAL, Element, w
from egovdesk.resources import resource

_ID, _NUMBER = w("styleId"), w("numId")


def missing_styles(word: Any) -> tuple[str, ...]:
    """The styles that the writer needs and a template has not, by name, in their order."""
    there = {name.casefold() for name, _id in style_names(word)}
    there -= {name.casefold() for name, _said in _of_another_kind(word)}
    return tuple(dict.fromkeys(one for one in NAMES if one.casefold() not in there))


def _of_another_kind(word: Any) -> Iterator[tuple[str, Element]]:
    """The council's styles that have the name of one of ours, and are for something else; where it is said.

    A paragraph cannot be in a style for letters.
    """
    ours = {name: _kind(style) for name, style in _ours().items()}
    for style in word.styles.element.iterfind(w("style")):
        said = style.find(w("name"))
        name = "" if said is None else said.get(VAL) or ""
        if said is not None and ours.get(name.casefold(), _kind(style)) != _kind(style):
            yield name, said


def _kind(style: Element) -> str:
    return style.get(w("type")) or "paragraph"


def supply_styles(word: Any) -> tuple[str, ...]:
    """Put EgovDesk's own styles where a template lacks them; return their names."""
    missing = missing_styles(word)
    for name, said in list(_of_another_kind(word)):
        said.set(VAL, f"{name} (council)")
    for name in missing:
        _supply(word, name)
    return missing


def _supply(word: Any, name: str) -> str:
    """Take a style over with those that it begins from; its id in the template."""
    styles = word.styles.element
    for there, key in style_names(word):
        if there.casefold() == name.casefold():
            return key
    style = deepcopy(_ours()[name.casefold()])
    taken = {one.get(_ID) for one in styles.iterfind(w("style"))}
    while style.get(_ID) in taken:
        style.set(_ID, f"{style.get(_ID)}E")
    if w("default") in style.attrib:
        del style.attrib[w("default")]
    styles.append(style)
    for tag in ("basedOn", "next", "link"):
        for other in style.findall(w(tag)):
            other.set(VAL, _supply(word, _name_of_ours(other.get(VAL) or "")))
    for number in style.iter(_NUMBER):
        number.set(VAL, add_definition(word, _definition(number.get(VAL) or "")))
    return style.get(_ID) or ""


@lru_cache(maxsize=1)
def _template() -> Any:
    return open_template(resource("templates", "egovdesk.docx"))


@lru_cache(maxsize=1)
def _ours() -> dict[str, Element]:
    """EgovDesk's styles, by name."""
    found = {}
    for style in _template().styles.element.iterfind(w("style")):
        found[style.find(w("name")).get(VAL).casefold()] = style
    return found


def _name_of_ours(key: str) -> str:
    return next(name for name, style in _ours().items() if style.get(_ID) == key)


def _definition(number: str) -> Element:
    """What a list of EgovDesk's template is like."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    root = _template().part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    (use,) = (one for one in root.findall(w("num")) if one.get(_NUMBER) == number)
    key = use.find(w("abstractNumId")).get(VAL)
    (found,) = (one for one in root.findall(w("abstractNum")) if one.get(w("abstractNumId")) == key)
    made: Element = found
    return made
