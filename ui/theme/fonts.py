"""Inter and Source Serif 4, bundled and registered when the first face is asked for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from egovdesk.resources import resource
from ui.theme.tokens import FACES

SANS = "Inter"
SERIF = "Source Serif 4"
_FILES = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "SourceSerif4-Regular.ttf",
    "SourceSerif4-SemiBold.ttf",
    "SourceSerif4-Italic.ttf",
)


@lru_cache(maxsize=1)
def _register() -> None:
    # All at once, before there is a window: a font added later has every widget measured again.
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def make_font(name: str, text_size: int) -> QFont:
    """Make the named face at a text size in per cent, with tabular figures."""
    face = FACES[name]
    _register()
    family, fallback = (SERIF, "Georgia") if face.serif else (SANS, "Segoe UI")
    font = QFont([family, fallback])
    font.setPixelSize(max(1, round(face.pixels * text_size / 100)))
    font.setWeight(QFont.Weight(face.weight))
    font.setItalic(face.italic)
    font.setFeature(QFont.Tag("tnum"), 1)
    # The design was drawn without hinting; widths then agree at every text size.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
