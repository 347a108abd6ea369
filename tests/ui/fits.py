"""What a window cuts: words and controls that are not wholly to be seen, and offer no tooltip."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QTabBar,
    QToolButton,
    QWidget,
)

from ui.views.groups.plan_board import PlanPage
from ui.widgets.labels import SegmentLabel
from ui.widgets.stages import Stages


def cut(window: QWidget) -> list[str]:
    """Every visible control that is cut, and how."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            found += [f"{_name(widget)}: {how}" for how in _faults(widget, window)]
    return found


def cut_when_settled(window: QWidget) -> list[str]:
    """The same, once the layouts have had time to settle."""
    for _ in range(25):
        found = cut(window)
        if not found:
            return []
        QTest.qWait(20)
    return found


def _faults(widget: QWidget, window: QWidget) -> list[str]:
    if isinstance(widget, QTabBar):
        return _tabs(widget) + _beyond(widget, window)
    if isinstance(widget, QListView):
        return _chips(widget)
    if not isinstance(
        widget, QLabel | QAbstractButton | SegmentLabel | Stages | QLineEdit | QComboBox
    ):
        return []
    if isinstance(widget.parentWidget(), QTabBar):
        return []  # the buttons that scroll a strip
    faults = _beyond(widget, window)
    needs, has = widget.sizeHint(), widget.size()
    if isinstance(widget, QLineEdit | QComboBox):
        return faults + (["too low"] if has.height() < needs.height() - 1 else [])
    if isinstance(widget, QLabel) and widget.wordWrap():
        low = has.height() < widget.heightForWidth(has.width()) - 1
        return faults + (["lines are missing"] if low else [])
    if has.width() < needs.width() and not widget.toolTip():
        faults.append(f"{has.width()} of {needs.width()} wide")
    chosen = widget.minimumHeight() == widget.maximumHeight()
    if has.height() < needs.height() - 1 and not chosen and not isinstance(widget, SegmentLabel):
        faults.append(f"{has.height()} of {needs.height()} high")
    return faults


def _beyond(widget: QWidget, window: QWidget) -> list[str]:
    """Whether a control reaches sideways out of what holds it; upright, lists and panes scroll."""
    parent = widget.parentWidget()
    while parent is not None and parent is not window.parentWidget():
        if isinstance(parent.parentWidget(), PlanPage):
            return []  # a board goes further to the right than its page, and follows the keyboard
        rect = QRect(widget.mapTo(parent, QPoint()), widget.size())
        if rect.right() > parent.rect().right() + 1 or rect.left() < -1:
            return [f"beyond {_name(parent)} by {rect.right() - parent.rect().right()}"]
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            bars = parent.parentWidget()
            assert isinstance(bars, QAbstractScrollArea)
            if bars.horizontalScrollBar().maximum():
                return [f"{_name(bars)} scrolls sideways"]
        if parent is window:
            break
        parent = parent.parentWidget()
    return []


def _tabs(tabs: QTabBar) -> list[str]:
    """Tabs that are cut; a strip that scrolls has all of the current one in sight."""
    faults = []
    buttons = [one for one in tabs.findChildren(QToolButton) if one.isVisible()]
    room = min((one.x() for one in buttons), default=tabs.width())
    for at in range(tabs.count()):
        if not tabs.isTabVisible(at):
            continue
        rect, needs = tabs.tabRect(at), tabs.tabSizeHint(at)
        seen = rect.left() >= 0 and rect.right() <= room + 2
        if not seen and (not buttons or at == tabs.currentIndex()):
            faults.append(f"tab {tabs.tabText(at)} is beyond the strip")
        if rect.width() < needs.width() and not tabs.tabToolTip(at):
            faults.append(f"tab {tabs.tabText(at)} is cut")
    return faults


def _chips(view: QListView) -> list[str]:
    """Members of the attendance strip, which does not scroll sideways."""
    model, inside = view.model(), view.viewport().rect()
    rects = [view.visualRect(model.index(row, 0)) for row in range(model.rowCount())]
    return [
        f"member {at + 1} is cut" for at, rect in enumerate(rects) if rect.right() > inside.right()
    ]


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    return f"{type(widget).__name__} “{words or widget.accessibleName()}”"
