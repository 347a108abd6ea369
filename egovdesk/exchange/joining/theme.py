"""Fonts and colours that a file takes from its theme, said outright: another file has another theme."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from egovdesk.exchange.joining.wordml import Element, forget, w
from egovdesk.exchange.packages import careful_parser

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FONTS = {
    "asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs",
}  # fmt: skip
_COLOURS = tuple(
    w(f"theme{of}{what}") for of in ("", "Fill") for what in ("Color", "Tint", "Shade", "")
)
_COLOURED = tuple(map(w, (
    "color", "shd", "u", "top", "left", "bottom", "right", "start", "end", "insideH", "insideV",
    "between", "bar", "bdr",
)))  # fmt: skip


class Theme:
    """The fonts of a theme, by its part's bytes; b"" where there is none."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        root = etree.fromstring(data, careful_parser()) if data else None
        self._fonts = {} if root is None else dict(_fonts(root))

    def spell_out(self, root: Element) -> None:
        """Name the fonts below an element, and leave colours as their files had worked them out."""
        for fonts in root.iter(w("rFonts")):
            for attribute, plain in _FONTS.items():
                named = self._fonts.get((fonts.get(w(attribute)) or "")[:5])
                if named and plain in ("ascii", "hAnsi"):
                    fonts.set(w(plain), named)
                forget(fonts, w(attribute))
        for coloured in root.iter(*_COLOURED):
            forget(coloured, *_COLOURS)


def _fonts(root: Element) -> Iterator[tuple[str, str]]:
    """The typefaces for headings and for text, by how their names begin."""
    for name, begins in (("majorFont", "major"), ("minorFont", "minor")):
        latin = root.find(f".//{_A}{name}/{_A}latin")
        if latin is not None and latin.get("typeface"):
            yield begins, latin.get("typeface") or ""
