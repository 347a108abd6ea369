"""Inter and Source Serif 4, bundled and registered when first asked for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from egovdesk.resources import resource
from ui.theme.tokens import FACES

SANS = "Inter"
SERIF = "Source Serif 4"
_SANS_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")
_SERIF_FILES = ("SourceSerif4-Regular.ttf", "SourceSerif4-SemiBold.ttf", "SourceSerif4-Italic.ttf")


@lru_cache(maxsize=2)
def _register(files: tuple[str, ...]) -> None:
    for name in files:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def make_font(name: str, text_size: int) -> QFont:
    """Make the named face at a text size in per cent, with tabular figures."""
    face = FACES[name]
    # Each family is loaded by the first text that wants it: a window without prose pays for one.
    _register(_SERIF_FILES if face.serif else _SANS_FILES)
    family, fallback = (SERIF, "Georgia") if face.serif else (SANS, "Segoe UI")
    font = QFont([family, fallback])
    font.setPixelSize(max(1, round(face.pixels * text_size / 100)))
    font.setWeight(QFont.Weight(face.weight))
    font.setItalic(face.italic)
    font.setFeature(QFont.Tag("tnum"), 1)
    # The design was drawn without hinting; widths then agree at every text size.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
