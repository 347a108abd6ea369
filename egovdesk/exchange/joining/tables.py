"""What a table's style says of its paragraphs, said in them: a file's written-out defaults would hide it."""

from __future__ import annotations

from copy import deepcopy

from egovdesk.exchange.joining.sources import Source
from egovdesk.exchange.joining.wordml import (
    PPR,
    STYLE,
    STYLE_ID,
    TBL,
    TYPE,
    Element,
    P,
    first_child,
    val,
    w,
)

_SAID = (w("spacing"), w("jc"))
_LATER = tuple(map(w, (
    "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
    "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
    "pPrChange",
)))  # fmt: skip


def keep_tables(source: Source) -> None:
    """Say in each paragraph of a table how its style sets it, where nothing nearer does."""
    styles = {one.get(STYLE_ID) or "": one for one in source.styles.iterfind(STYLE)}
    usual = next(
        (key for key, one in styles.items()
         if one.get(TYPE) == "paragraph" and one.get(w("default")) in ("1", "true", "on")), "",
    )  # fmt: skip
    for table in source.body.iter(TBL):
        said = _of(styles, val(table.find(w("tblPr")), "tblStyle"))
        if not said:
            continue
        for paragraph in table.iter(P):
            if next(paragraph.iterancestors(TBL)) is table:
                named = val(paragraph.find(PPR), "pStyle") or usual
                _say(paragraph, said, _of(styles, named))


def _of(styles: dict[str, Element], key: str) -> dict[str, Element]:
    """What a style and those below it say of how a paragraph is set."""
    found: dict[str, Element] = {}
    seen: set[str] = set()
    while key in styles and key not in seen:
        seen.add(key)
        properties = styles[key].find(PPR)
        for one in () if properties is None else properties:
            if one.tag in _SAID:
                found.setdefault(one.tag, one)
        key = val(styles[key], "basedOn")
    return found


def _say(paragraph: Element, table: dict[str, Element], own: dict[str, Element]) -> None:
    for tag, one in table.items():
        if tag in own or paragraph.find(f"{PPR}/{tag}") is not None:
            continue
        properties = first_child(paragraph, "pPr")
        later = _LATER if tag == w("spacing") else _LATER[5:]
        after = next((there for there in properties if there.tag in later), None)
        if after is None:
            properties.append(deepcopy(one))
        else:
            after.addprevious(deepcopy(one))
