"""Fields of a council's own template: content controls, merge fields and words in {{ }}, filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Any

from egovdesk.documents.writers.docx.xml import RPR, VAL, Element, P, R, T, add_run, w

DOCUMENT = "document"
"""The field where the document goes; without it the template's own text is left out."""
_BRACED = re.compile(r"\{\{([^{}]{0,120})\}\}")
_MERGED = re.compile(r'^\s*MERGEFIELD\s+(?:"([^"]+)"|([^"\\\s]+))', re.IGNORECASE)
_CONTROL, _CONTENT = w("sdt"), w("sdtContent")
_SIMPLE, _CODE, _MARK, _KIND = w("fldSimple"), w("instrText"), w("fldChar"), w("fldCharType")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOUND = (w("dataBinding"), "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding")


class Standing(Enum):
    """What becomes of a place that is marked for the document."""

    USED = "used"
    ALONE = "alone"
    """It is used, and words that stand beside it go out with it."""
    UNUSED = "unused"
    """The document goes elsewhere: it goes once, into the text."""


@dataclass(frozen=True)
class FoundField:
    """A field of a template: its name, and the paragraph that it stands in, in words."""

    name: str
    place: str
    story: str = ""
    standing: Standing = Standing.USED


def stories(word: Any) -> Iterator[tuple[str, Element]]:
    """The body, the headers and the footers of a template, and what each is called."""
    yield "", word.element.body
    for relation in word.part.rels.values():
        for kind in ("header", "footer"):
            if str(relation.reltype).endswith(f"/{kind}"):
                yield kind, relation.target_part.element


def found_fields(word: Any) -> list[FoundField]:
    """Every field of a template, in order; a text box is told once, however often it is drawn."""
    place = place_of_document(word)
    return [
        FoundField(name, _words_of(element), story, _standing(name, element, place))
        for story, root in stories(word)
        for name, element in _fields(root)
        if next(element.iterancestors(_FALLBACK), None) is None
    ]


def _standing(name: str, element: Element, place: Element | None) -> Standing:
    if name != DOCUMENT:
        return Standing.USED
    if place is None or not _is_in(element, place):
        return Standing.UNUSED
    if element.tag == _CONTROL:
        around = "".join(
            one.text or "" for one in place.iter(T) if element not in one.iterancestors()
        )
    else:
        around = _BRACED.sub("", "".join(one.text or "" for one in place.iter(T)), count=1)
    return (
        Standing.ALONE if around.strip("« »") and around.strip() != "«document»" else Standing.USED
    )


def _is_in(element: Element, place: Element) -> bool:
    return element is place or any(one is place for one in element.iterancestors())


def _fields(root: Element) -> Iterator[tuple[str, Element]]:
    """Each field with the element that it is, or the paragraph that it stands in."""
    for one in root.iter(_CONTROL, _SIMPLE, _MARK, P):
        if one.tag == _CONTROL:
            name = _name_of(one)
            if name:
                yield name, one
        elif one.tag == P:
            for name in _BRACED.findall(_text_of(one)):
                yield name.strip().casefold(), one
        else:
            found = _MERGED.match(
                one.get(w("instr")) or "" if one.tag == _SIMPLE else _code_of(one)
            )
            if found:
                yield (found[1] or found[2]).casefold(), one


def _code_of(mark: Element) -> str:
    """What a field that begins here is told to show, however Word has divided that among runs."""
    return "".join(
        piece.text or ""
        for depth, _run, piece in _pieces(mark)
        if piece.tag == _CODE and depth == 1
    )


def _pieces(mark: Element) -> list[tuple[int, Element, Element]]:
    """What is in a field, from the mark that it begins with to the one that ends it.

    Each piece with how deep in fields it is and its run; none where no field begins here, or where it
    does not end in the same paragraph.
    """
    run = mark.getparent()
    above = None if run is None else run.getparent()
    if mark.get(_KIND) != "begin" or run is None or above is None:
        return []
    found: list[tuple[int, Element, Element]] = []
    depth = 0
    for each in (one for one in (run, *run.itersiblings()) if one.tag == R):
        for piece in each:
            if piece.tag == RPR or (not found and piece is not mark):
                continue
            depth += piece.get(_KIND) == "begin"
            found.append((depth, each, piece))
            depth -= piece.get(_KIND) == "end"
            if not depth:
                return found
    return []


def place_of_document(word: Any) -> Element | None:
    """The block of the template's text that the document takes the place of."""
    body = word.element.body
    for name, element in _fields(body):
        if name == DOCUMENT:
            block: Element = element
            while block.getparent() is not body:
                block = block.getparent()  # type: ignore[assignment]
            return block
    return None


def fill_fields(word: Any, values: Mapping[str, str]) -> None:
    """Put values in the place of the fields that have one; those that nobody knows stay as they are.

    Of the places for the document, that stays which it will take; the others are emptied.
    """
    place = place_of_document(word)
    for _story, root in stories(word):
        for name, element in list(_fields(root)):
            if name == DOCUMENT and place is not None and _is_in(element, place):
                continue
            _fill(name, element, {DOCUMENT: "", **values})


def _fill(name: str, element: Element, values: Mapping[str, str]) -> None:
    if name not in values:
        return
    if element.tag == _CONTROL:
        _fill_control(element, values[name])
    elif element.tag == _SIMPLE:
        _fill_simple(element, values[name])
    elif element.tag == _MARK:
        _fill_complex(element, values[name])
    else:
        _fill_braced(element, values)


def _name_of(control: Element) -> str:
    """What a content control is called: its tag, or its title where it has none."""
    properties = control.find(w("sdtPr"))
    for name in ("tag", "alias"):
        said = None if properties is None else properties.find(w(name))
        if said is not None and said.get(VAL):
            return str(said.get(VAL)).strip().casefold()
    return ""


def _fill_control(control: Element, value: str) -> None:
    """The words of a control in the format of its first run; it shows no prompt any more.

    It is bound to nothing any more either: Word would put what it was bound to in the value's place.
    """
    properties, content = control.find(w("sdtPr")), control.find(_CONTENT)
    if properties is not None:
        for prompt in list(properties.iterchildren(w("showingPlcHdr"), *_BOUND)):
            properties.remove(prompt)
    if content is None:
        return
    runs = list(content.iter(R)) or [_new_run(content)]
    for style in list(runs[0].iter(w("rStyle"))):  # that of a prompt, which is grey
        if "placeholder" in (style.get(VAL) or "").lower():
            style.getparent().remove(style)  # type: ignore[union-attr]
    _say(runs[0], value)
    for run in runs[1:]:
        run.getparent().remove(run)  # type: ignore[union-attr]
    for paragraph in list(content.iterchildren(P)):
        if not _is_in(runs[0], paragraph) and next(paragraph.iter(R), None) is None:
            content.remove(paragraph)


def _new_run(content: Element) -> Element:
    """A run in a control that has none: in its paragraph, or where it stands in a line."""
    holder = next(content.iter(P), content)
    run = holder.makeelement(R, {})
    holder.append(run)
    return run


def _fill_simple(field: Element, value: str) -> None:
    runs = list(field.iter(R))
    if runs:
        _say(runs[0], value)
        field.addprevious(runs[0])
    else:
        holder = field.makeelement(P, {})
        add_run(holder, value)
        field.addprevious(holder[0])
    field.getparent().remove(field)  # type: ignore[union-attr]


def _fill_complex(mark: Element, value: str) -> None:
    """A field in several runs: the value where its words are, and nothing of the field."""
    pieces = _pieces(mark)
    if not pieces:
        return
    shown = next((one for one in pieces if one[2].tag == T), pieces[0])
    for one in _words(shown[1], value):
        shown[2].addprevious(one)
    for _depth, run, piece in pieces:
        run.remove(piece)
    for run in dict.fromkeys(run for _depth, run, _piece in pieces):
        if all(one.tag == RPR for one in run):
            run.getparent().remove(run)  # type: ignore[union-attr]


def _fill_braced(paragraph: Element, values: Mapping[str, str]) -> None:
    """Words in braces, however Word has divided them among runs."""
    texts = _texts(paragraph)
    whole = _text_of(paragraph)
    starts = [0]
    for one in texts:
        starts.append(starts[-1] + len(one.text or ""))
    for found in reversed(list(_BRACED.finditer(whole))):
        value = values.get(found[1].strip().casefold())
        if value is None:
            continue
        for one, (first, last) in reversed(list(zip(texts, pairwise(starts), strict=True))):
            start, end = max(first, found.start()), min(last, found.end())
            if start < end:
                said = one.text or ""
                put = value if first <= found.start() < last else ""
                one.text = said[: start - first] + put + said[end - first :]


def _say(run: Element, value: str) -> None:
    """One text in a run, in place of all that it shows."""
    for one in [one for one in run if one.tag != RPR]:
        run.remove(one)
    run.extend(_words(run, value))


def _words(run: Element, value: str) -> list[Element]:
    """What shows a text in a run."""
    holder = run.makeelement(P, {})
    add_run(holder, value)
    return [one for one in holder[0] if one.tag != RPR]


def _texts(paragraph: Element) -> list[Element]:
    """The texts of a paragraph itself: a text box in it has paragraphs of its own."""
    return [one for one in paragraph.iter(T) if next(one.iterancestors(P)) is paragraph]


def _text_of(paragraph: Element) -> str:
    return "".join(one.text or "" for one in _texts(paragraph))


def _words_of(element: Element) -> str:
    """The paragraph that a field stands in, shortened, to find it by."""
    around = (
        element if element.tag == P else next((one for one in element.iterancestors(P)), element)
    )
    texts = _texts(around) if around.tag == P else around.iter(T)
    said = " ".join("".join(one.text or "" for one in texts).split())
    return said if len(said) <= 60 else f"{said[:59].rstrip()}…"
