"""Words, and lines of segments, that follow the theme and the text size."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.item_models.segments import Key, Line, Mark, MarkKind, Tag, Text
from ui.widgets import painting

_LONG = re.compile(r"\S{32,}")
_BREAK = "\u200b"


def breakable(text: str) -> str:
    """Words to be wrapped: one longer than any in a dictionary, as an address is, may be broken too."""
    return _LONG.sub(lambda found: re.sub(r"(\S{16})(?=\S)", rf"\1{_BREAK}", found[0]), text)


class Label(QLabel):
    """Words in a face of the type scale and a tone of the theme."""

    def __init__(
        self,
        text: str = "",
        face: str = "text",
        tone: str = "ink",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(breakable(text) if wrap else text, parent)
        self._face = face
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        self.setFont(theme.font(face))
        theme.notices().changed.connect(self._on_theme_changed)

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(breakable(text) if self.wordWrap() else text)

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        theme.set_property(self, "tone", tone)

    def set_face(self, face: str) -> None:
        """Change the face."""
        self._face = face
        self.setFont(theme.font(face))

    def _on_theme_changed(self) -> None:
        self.setFont(theme.font(self._face))


class Elided(Label):
    """Words on one line that are cut when room is short; the tooltip then has them all."""

    def __init__(
        self,
        text: str = "",
        face: str = "text",
        tone: str = "ink",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, face, tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than a word's room."""
        return QSize(theme.px(24), super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._offer_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text where it does not fit."""
        super().resizeEvent(event)
        self._offer_all()

    def _offer_all(self) -> None:
        self.setToolTip(self.text() if self._is_cut() else "")

    def _is_cut(self) -> bool:
        return painting.text_width(self.text(), self._face) > self.width() + 0.5

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, cut at the right."""
        painter = QPainter(self)
        tone = str(self.property("tone") or "ink")
        painting.paint_text(painter, QRectF(self.rect()), Text(self.text(), tone, self._face))
        painter.end()


class SegmentLabel(QWidget):
    """A line of segments standing by itself: a mark with its word, tags, key caps."""

    def __init__(
        self, line: Line = (), *, least_height: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._line: Line = ()
        self._tells_all = False
        self._least_height = least_height
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_line(line)
        theme.notices().changed.connect(self.updateGeometry)

    def set_line(self, line: Line) -> None:
        """Show another line."""
        self._line = line
        self.setAccessibleName(", ".join(part.spoken for part in line if part.spoken))
        self._offer_all()
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole line where it does not fit."""
        super().resizeEvent(event)
        self._offer_all()

    def _offer_all(self) -> None:
        cut = self.width() + 0.5 < painting.line_width(self._line)
        if self._tells_all or (cut and not self.toolTip()):
            self._tells_all = cut
            self.setToolTip(self.accessibleName() if cut else "")

    def line(self) -> Line:
        """Give what is shown."""
        return self._line

    def sizeHint(self) -> QSize:
        """Fit the segments."""
        tallest = max(theme.px(self._least_height), theme.px(20))
        return QSize(round(painting.line_width(self._line) + 0.5), tallest)

    def minimumSizeHint(self) -> QSize:
        """Allow context to go and words to be cut."""
        return QSize(min(self.sizeHint().width(), theme.px(40)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the segments."""
        painter = QPainter(self)
        painting.paint_line(painter, QRectF(self.rect()), self._line)
        painter.end()


def mark_label(
    kind: MarkKind, text: str, tone: str = "ink", face: str = "text", parent: QWidget | None = None
) -> SegmentLabel:
    """Make a status mark beside its word."""
    return SegmentLabel((Mark(kind), Text(text, tone, face)), parent=parent)


def tag_label(
    text: str, kind: str = "plain", icon: str = "", parent: QWidget | None = None
) -> SegmentLabel:
    """Make a tag."""
    return SegmentLabel((Tag(text, kind, icon),), parent=parent)


def key_label(key: str, text: str = "", parent: QWidget | None = None) -> SegmentLabel:
    """Make a key cap beside what the key does."""
    words: Line = (Text(text, "ink2", "note"),) if text else ()
    return SegmentLabel((Key(key), *words), parent=parent)
