"""Whether words of a Word file can be seen: not those in the colour of what is behind them."""

from __future__ import annotations

from egovdesk.exchange.authors.wordml import PPR, RPR, TBL, TC, Element, value, w

_PAPER, _INK = "FFFFFF", "000000"
_HIGHLIGHTS = {
    "black": "000000", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080",
    "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkGray": "808080",
}  # fmt: skip
"""Those that may hide words: what is written on the others can be read."""
_ALIKE = 40  # of 255: by how much each part of two colours may differ, and nobody tells them apart


def is_unseen(colour: str, run: Element, paragraph: Element) -> bool:
    """Whether words in a colour ("" and "auto": as Word chooses) cannot be told from their ground."""
    highlight = _HIGHLIGHTS.get(value(run.find(RPR), "highlight") or "")
    ground = highlight or _shade_of(run, paragraph)
    if ground is None:
        return False
    if colour.lower() in ("", "auto"):
        # On a dark shade Word writes in white by itself; under a marker it does not.
        return highlight is not None and _are_alike(highlight, _INK)
    return _are_alike(colour, ground)


def _shade_of(run: Element, paragraph: Element) -> str | None:
    """The colour behind words, the paper where nothing is; None where the file does not say."""
    cell = next((one for one in paragraph.iterancestors() if one.tag == TC), None)
    for place in (
        run.find(RPR),
        paragraph.find(PPR),
        None if cell is None else cell.find(w("tcPr")),
    ):
        shade = None if place is None else place.find(w("shd"))
        if shade is None:
            continue
        solid = shade.get(w("val")) == "solid"
        fill = shade.get(w("color") if solid else w("fill")) or "auto"
        if fill != "auto" or shade.get(w("themeFill")):
            return None if shade.get(w("themeFill")) else fill
    table = next((one for one in paragraph.iterancestors() if one.tag == TBL), None)
    styled = table is not None and value(table.find(w("tblPr")), "tblStyle")
    return None if styled else _PAPER


def _are_alike(one: str, other: str) -> bool:
    try:
        parts = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4)]
    except ValueError:
        return False
    return all(abs(a - b) <= _ALIKE for a, b in parts)
