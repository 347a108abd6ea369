"""The weights of the criteria: sliders and numbers that rank the list again as they move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QRegularExpression, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from egovdesk.records.programmes import TOTAL_WEIGHT, Criterion
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Elided
from ui.widgets.section_heading import SectionHeading
from ui.widgets.slider import Slider

_REACH = 50
"""How far sliders go while no weight is greater."""


class Swatch(QWidget):
    """The colour that a criterion has in the score bars."""

    def __init__(self, at: int, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at, self._count = at, count
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(theme.px(9), theme.px(9))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), theme.shade(self._at, self._count))
        painter.end()


class _Number(QLineEdit):
    """A weight as a number; left empty, it is what it was. Alt with an arrow moves its criterion."""

    moved = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.weight = 0
        # Digits alone: a sign or a comma is on its way to no weight.
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,3}"), self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(name)
        self.setFont(theme.font("heading"))

    def show_weight(self, weight: int) -> None:
        """Show a weight, unless it is what is being typed."""
        self.weight = weight
        typed = self.text()
        if not (self.hasFocus() and (typed == "" or int(typed) == weight)):
            self.setText(str(weight))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the criterion, or type."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() == Qt.KeyboardModifier.AltModifier and not self.isReadOnly():
            self.moved.emit(by)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the weight in its plain form."""
        super().focusOutEvent(event)
        self.setText(str(self.weight))


class WeightsPanel(QWidget):
    """A slider and a number for each criterion, and whether they add up to 100."""

    #: The weights while one is dragged, in the order of the criteria.
    dragged = Signal(list)
    #: A weight was set: the criterion, and its weight.
    committed = Signal(str, int)
    #: Alt+Up and Alt+Down in a number: the criterion, and how many places.
    moved = Signal(str, int)

    def __init__(self, back: Button, share: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criteria: tuple[Criterion, ...] = ()
        self.sliders: list[Slider] = []
        self.numbers: list[_Number] = []
        self.heading = SectionHeading("Weights", rule=False)
        self._grid_holder = QWidget()
        self._share = share
        self._acts = QWidget()
        under = Flow(self._acts)
        under.setContentsMargins(0, 0, 0, 0)
        for button in (back, share):
            under.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.heading)
        self._column.addWidget(self._grid_holder)
        self._column.addWidget(self._acts)
        # One step of the list a repaint, however many steps the handle makes meanwhile.
        self._drag_later = QTimer(self, singleShot=True, interval=0)
        self._drag_later.timeout.connect(lambda: self.dragged.emit(self.weights()))
        theme.notices().changed.connect(self._build)

    def weights(self) -> list[int]:
        """The weights as the sliders stand."""
        return [one.value() for one in self.sliders]

    def show_criteria(self, criteria: Sequence[Criterion], read_only: bool) -> None:
        """Show the criteria with their weights; what is being dragged or typed stays."""
        known = [(one.id, one.title, one.detail) for one in self._criteria]
        self._criteria = tuple(criteria)
        if known != [(one.id, one.title, one.detail) for one in criteria]:
            self._build()
        for one, slider, number in zip(criteria, self.sliders, self.numbers, strict=True):
            slider.setEnabled(not read_only)
            number.setReadOnly(read_only)
            number.show_weight(one.weight)
            if not slider.isSliderDown():
                slider.blockSignals(True)
                self._reach(slider, one.weight)
                slider.setValue(one.weight)
                slider.blockSignals(False)
        self.say_total(sum(one.weight for one in criteria))

    def _reach(self, slider: Slider, weight: int) -> None:
        wide = weight > _REACH or any(one.weight > _REACH for one in self._criteria)
        slider.setRange(0, TOTAL_WEIGHT if wide else _REACH)

    def say_total(self, total: int) -> None:
        """Say whether the weights add up, and what is lacking or too much."""
        over = total - TOTAL_WEIGHT
        if not over:
            words = f"add up to {TOTAL_WEIGHT}"
        else:
            words = f"add up to {total}: {abs(over)} too {'many' if over > 0 else 'few'}"
        self.heading.set_right(words, "amber" if over else "green")
        self._share.setVisible(bool(over))

    def _build(self) -> None:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(7))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self.sliders, self.numbers = [], []
        for at, one in enumerate(self._criteria):
            self._add_row(grid, at, one)
        self._column.replaceWidget(self._grid_holder, holder)
        self._grid_holder.deleteLater()
        self._grid_holder = holder
        self._column.setSpacing(theme.px(4))

    def _add_row(self, grid: QGridLayout, at: int, one: Criterion) -> None:
        words = Elided(one.title, "text")
        number, slider = _Number(f"Weight of {one.title}"), Slider(f"Weight of {one.title}")
        for widget in (words, number, slider):
            if one.detail:
                widget.setAccessibleDescription(one.detail)
        self._reach(slider, one.weight)
        slider.setValue(one.weight)
        number.show_weight(one.weight)
        number.setFixedWidth(theme.px(46))
        slider.valueChanged.connect(lambda value, key=one.id: self._on_slid(slider, key, value))
        slider.sliderReleased.connect(lambda key=one.id: self._commit(key, slider.value()))
        number.moved.connect(lambda by, key=one.id: self.moved.emit(key, by))
        number.textEdited.connect(lambda text, key=one.id: self._on_typed(key, text))
        row = 2 * at
        grid.addWidget(Swatch(at, len(self._criteria)), row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(words, row, 1)
        grid.addWidget(number, row, 2, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(slider, row + 1, 1)
        self.sliders.append(slider)
        self.numbers.append(number)

    def _on_slid(self, slider: Slider, criterion_id: str, value: int) -> None:
        if not slider.isSliderDown():
            self._commit(criterion_id, value)
            return
        at = self.sliders.index(slider)
        self.numbers[at].setText(str(value))
        self.say_total(sum(self.weights()))
        self._drag_later.start()

    def _on_typed(self, criterion_id: str, text: str) -> None:
        if text:
            self._commit(criterion_id, int(text))

    def _commit(self, criterion_id: str, weight: int) -> None:
        self._drag_later.stop()
        self.committed.emit(criterion_id, weight)

    def begin(self) -> None:
        """Put the focus in the first weight."""
        if self.numbers:
            self.numbers[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.numbers[0].selectAll()
