"""Which paragraphs of a Word file stand in a list, how deep, and whether the list is numbered."""

from __future__ import annotations

from egovdesk.exchange.authors.word import WordFile
from egovdesk.exchange.authors.wordml import PPR, Element, value, w

_NONE = "0"


class Numbering:
    """The lists of one file."""

    def __init__(self, word: WordFile) -> None:
        self._styles = word.styles
        root = word.part("numbering")
        forms = {} if root is None else {
            one.get(w("abstractNumId")) or "": _forms(one) for one in root.iter(w("abstractNum"))
        }  # fmt: skip
        self._forms = {} if root is None else {
            one.get(w("numId")) or "": forms.get(value(one, "abstractNumId") or "", {})
            for one in root.findall(w("num"))
        }  # fmt: skip

    def place(self, paragraph: Element) -> tuple[int, bool] | None:
        """How deep a paragraph is in a list, and whether it is numbered; None outside of lists."""
        number, depth = "", "0"
        own = paragraph.find(PPR)
        formats = [] if own is None else [own]
        for style in self._styles.chain(self._styles.of_paragraph(paragraph)):
            found = style.find(PPR)
            if found is not None:
                formats.append(found)
        for one in formats:
            said = one.find(w("numPr"))
            if said is not None:
                number = number or value(said, "numId") or ""
                depth = value(said, "ilvl") or depth if depth == "0" else depth
        if not number or number == _NONE:
            return None
        at = int(depth) if depth.isdecimal() else 0
        return at, self._forms.get(number, {}).get(at, "decimal") != "bullet"


def _forms(abstract: Element) -> dict[int, str]:
    return {
        int(depth): value(one, "numFmt") or "decimal"
        for one in abstract.findall(w("lvl"))
        if (depth := one.get(w("ilvl")) or "0").isdecimal()
    }
