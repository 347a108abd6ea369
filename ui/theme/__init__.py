"""The visual design as Qt sees it: `apply` once, then ask for colours, fonts and lengths.

There is one theme at a time for the whole application, as there is one palette. Whatever paints
itself asks at the moment of painting; whatever caches listens to `notices().changed`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.fonts import make_font
from ui.theme.palette import make_palette, system_colours
from ui.theme.stylesheet import make_stylesheet
from ui.theme.tokens import (
    COLOURS,
    HEIGHTS,
    ICON,
    LARGEST_TEXT,
    OVERHANG,
    PAGE_MARGIN,
    PANE_MARGIN,
    PROSE_LINE_HEIGHT,
    RADII,
    SMALLEST_TEXT,
    SPACING,
)

__all__ = [
    "ICON",
    "OVERHANG",
    "PAGE_MARGIN",
    "PANE_MARGIN",
    "PROSE_LINE_HEIGHT",
    "SPACING",
    "STYLE",
    "apply",
    "color",
    "font",
    "height",
    "high_contrast",
    "is_applied",
    "is_dark",
    "notices",
    "px",
    "radius",
    "set_property",
    "shade",
    "system_prefers_dark",
    "system_wants_contrast",
    "text_size",
]

#: What an application is made with, to look the same on every system. To ask for the style later would
#: put off the first paint by 6 ms: Python is then told all that there is to know of styles.
STYLE = ("-style", "fusion")


class _Notices(QObject):
    """Says that the theme or the text size is another one."""

    changed = Signal()


class _Theme:
    """What is in force now."""

    def __init__(self) -> None:
        self.dark = False
        self.size = 100
        self.contrast = False
        self.system: QPalette | None = None
        self.colours: dict[str, QColor] = {}
        self.fonts: dict[str, QFont] = {}
        self.notices: _Notices | None = None


_now = _Theme()


def apply(
    app: QApplication, dark: bool = False, text_size: int = 100, high_contrast: bool | None = None
) -> None:
    """Dress the application; `high_contrast` None means as the system asks."""
    if _now.system is None:
        _now.system = app.palette()
    _now.dark = dark
    _now.size = max(SMALLEST_TEXT, min(LARGEST_TEXT, text_size))
    _now.contrast = system_wants_contrast() if high_contrast is None else high_contrast
    _now.colours = _read_colours(_now.system)
    _now.fonts = {}
    app.setPalette(_now.system if _now.contrast else make_palette(color))
    app.setFont(font("text"))
    app.setStyleSheet(make_stylesheet(_hex, px))
    if _now.notices is not None:
        _now.notices.changed.emit()


def _read_colours(system: QPalette) -> dict[str, QColor]:
    if _now.contrast:
        return system_colours(system, list(COLOURS))
    return {name: QColor(pair[_now.dark]) for name, pair in COLOURS.items()}


def _hex(name: str) -> str:
    return color(name).name()


def color(name: str) -> QColor:
    """Look up the colour of a token in the theme in force."""
    if not _now.colours:
        return QColor(COLOURS[name][_now.dark])
    return _now.colours[name]


def shade(at: int, count: int) -> QColor:
    """One of several parts of a whole: petrol for the first, the others paler and paler."""
    along = at / max(1, count - 1)
    pale = along * (1.02 - 0.28 * along)
    own, ground = color("petrol"), color("paper")
    pairs = (
        (own.red(), ground.red()), (own.green(), ground.green()), (own.blue(), ground.blue()),
    )  # fmt: skip
    return QColor(*(round(one + (other - one) * pale) for one, other in pairs))


def font(name: str) -> QFont:
    """Look up a face of the type scale at the text size in force."""
    made = _now.fonts.get(name)
    if made is None:
        made = _now.fonts[name] = make_font(name, _now.size)
    return made


def px(length: int) -> int:
    """Scale a length with the text size; hairlines (1) and nothing (0) stay as they are."""
    return length if length <= 1 else max(1, round(length * _now.size / 100))


def height(name: str) -> int:
    """Scale the height of a named part: `row`, `row2`, `sidebar`, `button` and so on."""
    return px(HEIGHTS[name])


def radius(name: str) -> int:
    """Scale the corner radius of a named part."""
    return px(RADII[name])


def text_size() -> int:
    """Tell the text size in force, in per cent."""
    return _now.size


def is_applied() -> bool:
    """Tell whether the application has been dressed."""
    return _now.system is not None


def is_dark() -> bool:
    """Tell whether the dark theme is in force."""
    return _now.dark


def high_contrast() -> bool:
    """Tell whether the system's own colours are in force."""
    return _now.contrast


def notices() -> _Notices:
    """Give the object whose `changed` signal follows every `apply`."""
    if _now.notices is None:
        _now.notices = _Notices()
    return _now.notices


def system_prefers_dark() -> bool:
    """Tell whether the desktop asks for dark windows."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Tell whether the desktop is in a high-contrast mode, where Qt can know."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the stylesheet looks at, and have it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
