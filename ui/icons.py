"""Lucide icons from `resources/icons`, drawn in the colour asked for.

Pictures are kept by name, colour, size and screen; a new theme asks for other colours, so nothing
has to be thrown away.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from egovdesk.resources import resource
from ui import theme
from ui.theme.tokens import ICON, ICON_STROKE

#: Chevrons and crosses are signs beside words, not pictures: drawn finer.
_FINE_STROKE = 1.4


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    stroke = _FINE_STROKE if name.startswith("chevron-") or name == "x" else ICON_STROKE
    return text.replace('stroke-width="2"', f'stroke-width="{stroke}"')


@lru_cache(maxsize=512)
def _drawn(name: str, rgb: str, size: int, ratio: float) -> QPixmap:
    # QtSvg is a library of its own: loaded by the first icon, not by every import of this module.
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", rgb).encode()))
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def pixmap(
    name: str, colour: str | QColor = "ink2", size: int | None = None, ratio: float = 1.0
) -> QPixmap:
    """Draw an icon in a token's colour; 16 px scaled with the text size unless told."""
    tone = theme.color(colour) if isinstance(colour, str) else colour
    return _drawn(name, tone.name(), theme.px(ICON) if size is None else size, ratio)


def icon(name: str, colour: str = "ink2", room: int = 0) -> QIcon:
    """Make an icon for a button or a menu, grey when disabled, with room at its right."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(_widened(pixmap(name, colour, ratio=ratio), room))
        grey = _widened(pixmap(name, "ink3", ratio=ratio), room)
        made.addPixmap(grey, QIcon.Mode.Disabled)
    return made


def _widened(drawn: QPixmap, room: int) -> QPixmap:
    if not room:
        return drawn
    ratio = drawn.devicePixelRatio()
    wide = QPixmap(drawn.width() + round(room * ratio), drawn.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wide


def paint(painter: QPainter, name: str, rect: QRectF, colour: str | QColor = "ink2") -> None:
    """Paint an icon into a square of a widget or a row."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), pixmap(name, colour, round(rect.width()), ratio))
