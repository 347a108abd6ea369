"""Fields of a council's own template: content controls, merge fields and words in {{ }}, filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from egovdesk.documents.writers.docx.xml import PPR, VAL, Element, P, R, T, add_run, w

DOCUMENT = "document"
"""The field where the document goes; without it the template's own text is left out."""
_BRACED = re.compile(r"\{\{\s*([^{}]{1,40}?)\s*\}\}")
_MERGED = re.compile(r'^\s*MERGEFIELD\s+"?([^"\\\s]+)"?', re.IGNORECASE)
_CONTROL, _CONTENT = w("sdt"), w("sdtContent")
_SIMPLE, _CODE, _MARK = w("fldSimple"), w("instrText"), w("fldChar")


@dataclass(frozen=True)
class FoundField:
    """A field of a template: its name, and the paragraph that it stands in, in words."""

    name: str
    place: str
    story: str = ""


def stories(word: Any) -> Iterator[tuple[str, Element]]:
    """The body, the headers and the footers of a template, and what each is called."""
    yield "", word.element.body
    for relation in word.part.rels.values():
        for kind in ("header", "footer"):
            if relation.reltype.endswith(f"/{kind}"):
                yield kind, relation.target_part.element


def found_fields(word: Any) -> list[FoundField]:
    """Every field of a template, in order."""
    return [
        FoundField(name, _words_of(element), story)
        for story, root in stories(word)
        for name, element in _fields(root)
    ]


def _fields(root: Element) -> Iterator[tuple[str, Element]]:
    """Each field with the element that it is, or the paragraph that it stands in."""
    for one in root.iter(_CONTROL, _SIMPLE, _CODE, P):
        if one.tag == _CONTROL:
            name = _name_of(one)
            if name:
                yield name, one
        elif one.tag == P:
            for name in _BRACED.findall(_text_of(one)):
                yield name.casefold(), one
        else:
            said = one.get(w("instr")) if one.tag == _SIMPLE else one.text
            found = _MERGED.match(said or "")
            if found:
                yield found[1].casefold(), one


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
    """Put values in the place of the fields that have one; those that nobody knows stay as they are."""
    for _story, root in stories(word):
        for name, element in list(_fields(root)):
            if name not in values:
                continue
            if element.tag == _CONTROL:
                _fill_control(element, values[name])
            elif element.tag == _SIMPLE:
                _fill_simple(element, values[name])
            elif element.tag == _CODE:
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
    """The words of a control in the format of its first run; it shows no prompt any more."""
    properties, content = control.find(w("sdtPr")), control.find(_CONTENT)
    if properties is not None:
        for prompt in properties.findall(w("showingPlcHdr")):
            properties.remove(prompt)
    runs = [] if content is None else list(content.iter(R))
    if not runs:
        return
    for style in list(runs[0].iter(w("rStyle"))):  # that of a prompt, which is grey
        if "placeholder" in (style.get(VAL) or "").lower():
            style.getparent().remove(style)  # type: ignore[union-attr]
    _say(runs[0], value)
    for run in runs[1:]:
        run.getparent().remove(run)  # type: ignore[union-attr]


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


def _fill_complex(code: Element, value: str) -> None:
    """A field in several runs: the value in the last of its words, and nothing of the field."""
    run = code.getparent()
    paragraph = None if run is None else run.getparent()
    if run is None or paragraph is None:
        return
    runs = list(paragraph)
    at = runs.index(run)
    begin = next((i for i in range(at, -1, -1) if _mark(runs[i]) == "begin"), None)
    end = next((i for i in range(at, len(runs)) if _mark(runs[i]) == "end"), None)
    if begin is None or end is None:
        return
    shown = next((one for one in runs[begin : end + 1] if one.find(T) is not None), run)
    for one in runs[begin : end + 1]:
        if one is not shown:
            paragraph.remove(one)
    _say(shown, value)


def _mark(run: Element) -> str:
    found = run.find(_MARK)
    return "" if found is None else found.get(w("fldCharType")) or ""


def _fill_braced(paragraph: Element, values: Mapping[str, str]) -> None:
    """Words in braces, however Word has divided them among runs."""
    texts = list(paragraph.iter(T))
    whole = _text_of(paragraph)
    starts = [0]
    for one in texts:
        starts.append(starts[-1] + len(one.text or ""))
    for found in reversed(list(_BRACED.finditer(whole))):
        value = values.get(found[1].casefold())
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
    for one in [one for one in run if one.tag != w("rPr")]:
        run.remove(one)
    holder = run.makeelement(P, {})
    add_run(holder, value)
    run.extend([one for one in holder[0] if one.tag != PPR])


def _text_of(paragraph: Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter(T))


def _words_of(element: Element) -> str:
    """The paragraph that a field stands in, shortened, to find it by."""
    around = next((one for one in element.iterancestors(P)), element)
    said = " ".join(_text_of(around).split())
    return said if len(said) <= 60 else f"{said[:59].rstrip()}…"
