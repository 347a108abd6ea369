"""Steps one after another: their list at the left, the step at the right, Back and Next below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui import icons, theme
from ui.brand import BrandMark
from ui.forms.begin.step import Step
from ui.item_models.segments import Text
from ui.widgets import painting
from ui.widgets.buttons import Button
from ui.widgets.hairline import hairline
from ui.widgets.labels import Label

_STEP, _DISC = 38, 20


class StepList(QWidget):
    """The names of the steps: those done, the one it is at, those to come."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._at = tuple(names), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Steps")
        self.set_at(0)
        theme.notices().changed.connect(self.updateGeometry)

    def set_at(self, at: int) -> None:
        """Show another step as the present one."""
        self._at = at
        states = ("done", "now", "to come")
        said = [f"{name} {states[(n > at) - (n < at) + 1]}" for n, name in enumerate(self._names)]
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each."""
        return QSize(theme.px(200), theme.px(_STEP) * len(self._names))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each number in its ring, joined by a line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = theme.px
        for at, name in enumerate(self._names):
            disc = QRectF(1, at * px(_STEP) + px(7), px(_DISC), px(_DISC))
            if at:
                top = disc.top() - px(_STEP - _DISC) + px(3)
                line = QRectF(disc.center().x() - 0.5, top, 1, px(_STEP - _DISC - 6))
                painter.fillRect(line, theme.color("rule"))
            self._paint_disc(painter, disc, at)
            left = disc.right() + px(12)
            words = QRectF(left, at * px(_STEP), self.width() - left, px(34))
            now = at == self._at
            face, tone = ("heading", "ink") if now else ("text", "ink2")
            painting.paint_text(painter, words, Text(name, tone, face))
        painter.end()

    def _paint_disc(self, painter: QPainter, disc: QRectF, at: int) -> None:
        done, now = at < self._at, at == self._at
        colour = theme.color("green_mark" if done else "petrol" if now else "field")
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(colour if done or now else theme.color("desk"))
        painter.drawEllipse(disc)
        if done:
            room = theme.px(4)
            icons.paint(painter, "check", disc.adjusted(room, room, -room, -room), "on_petrol")
            return
        words = str(at + 1)
        width = painting.text_width(words, "note600")
        place = QRectF(disc.center().x() - width / 2, disc.top(), width + 2, disc.height())
        painting.paint_text(painter, place, Text(words, "on_petrol" if now else "ink2", "note600"))


class Wizard(QWidget):
    """The steps. `finished` is said when the last of them is taken."""

    finished = Signal()

    def __init__(
        self, steps: Sequence[Step], last: str, subtitle: str, notes: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.steps, self._last = list(steps), last
        self.at = 0
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self.list = StepList([one.NAME for one in self.steps])
        self.title = Label("", "title26", wrap=True)
        self.words = Label("", "lead", "ink2", wrap=True)
        self.stack = QStackedWidget()
        for one in self.steps:
            self.stack.addWidget(one)
        self.back, self.next = Button("&Back"), Button("", "primary")
        self.foot = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side(subtitle, notes))
        self._whole = self._page()
        row.addLayout(self._whole, 1)
        self.back.clicked.connect(lambda _checked=False: self.go_back())
        self.next.clicked.connect(lambda _checked=False: self.go_on())

    def _side(self, subtitle: str, notes: Sequence[str]) -> QWidget:
        side = QWidget()
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setProperty("ground", "desk")
        side.setFixedWidth(theme.px(264))
        column = QVBoxLayout(side)
        margin = theme.px(28)
        column.setContentsMargins(margin, margin, theme.px(16), margin)
        column.setSpacing(theme.px(10))
        head, words = QHBoxLayout(), QVBoxLayout()
        head.setSpacing(theme.px(10))
        words.setSpacing(0)
        head.addWidget(BrandMark(28))
        words.addWidget(Label("EgovDesk", "lead600"))
        words.addWidget(Label(subtitle, "note", "ink2"))
        head.addLayout(words)
        head.addStretch(1)
        column.addLayout(head)
        column.addSpacing(theme.px(20))
        column.addWidget(self.list)
        column.addStretch(1)
        for one in notes:
            column.addWidget(Label(one, "text", "ink2", wrap=True))
        return side

    def _page(self) -> QVBoxLayout:
        px = theme.px
        page, head = QVBoxLayout(), QVBoxLayout()
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        head.setContentsMargins(px(40), px(34), px(40), px(14))
        head.setSpacing(px(6))
        head.addWidget(self.title)
        head.addWidget(self.words)
        page.addLayout(head)
        page.addWidget(self.stack, 1)
        page.addWidget(hairline())
        self.foot.setContentsMargins(px(36), px(12), px(36), px(12))
        self.foot.setSpacing(px(8))
        self.foot.addStretch(1)
        self.foot.addWidget(self.back)
        self.foot.addWidget(self.next)
        page.addLayout(self.foot)
        return page

    def put_on_top(self, band: QWidget) -> None:
        """Show above the step what is under way."""
        self._whole.insertWidget(0, band)

    def begin(self) -> None:
        """Show the first step."""
        self._show(0)

    def go_on(self) -> None:
        """Take the step and show the next; after the last, the thing itself is made."""
        if not self.steps[self.at].take():
            return
        if self.at + 1 < len(self.steps):
            self._show(self.at + 1)
        else:
            self.finished.emit()

    def go_back(self) -> None:
        """Show the step before; what was typed is kept."""
        if self.at:
            self._show(self.at - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, wherever it is not a button's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
            return
        super().keyPressEvent(event)

    def _show(self, at: int) -> None:
        self.at = at
        step = self.steps[at]
        step.load()
        self.stack.setCurrentWidget(step)
        self.list.set_at(at)
        self.title.setText(step.TITLE)
        self.words.setText(step.WORDS)
        self.back.setVisible(at > 0)
        following = self.steps[at + 1].NAME if at + 1 < len(self.steps) else ""
        words = f"Next: {following[:1].lower()}{following[1:]}" if following else self._last
        self.next.setText(words)
        step.first().setFocus()
