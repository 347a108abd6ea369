"""The keys of a list in an order of its own: moving, indenting, renaming and removing its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.item_models.rows import Row

if TYPE_CHECKING:
    from ui.widgets.row_tree import RowTree as _Base
else:
    _Base = object

_ALT = Qt.KeyboardModifier.AltModifier
_INDENTS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_OWN_ALT = (Qt.Key.Key_Up, Qt.Key.Key_Down, *_INDENTS)
_OWN_PLAIN = (Qt.Key.Key_F2, Qt.Key.Key_Delete)


class OutlineKeys(_Base):
    """Part of such a list; what the keys do to the record is the business of whoever listens."""

    #: Alt+Right and Alt+Left: the id, and 1 or -1.
    indented = Signal(str, int)
    #: F2.
    rename_wanted = Signal(str)
    #: Del.
    remove_wanted = Signal(str)

    #: Whether the order can be changed.
    movable = True

    def event(self, event: QEvent) -> bool:
        """Keep the list's own keys while it has the focus, before Back and other commands take them."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and self.movable and _is_own(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def _take_key(self, event: QKeyEvent, row: Row) -> bool:
        key, held = Qt.Key(event.key()), _held(event)
        if not self.movable:
            return held != _ALT and super()._take_key(event, row)
        if held == _ALT and key in _INDENTS:
            self.indented.emit(row.id, _INDENTS[key])
        elif not held and key == Qt.Key.Key_F2:
            self.rename_wanted.emit(row.id)
        elif not held and key == Qt.Key.Key_Delete:
            self.remove_wanted.emit(row.id)
        else:
            return super()._take_key(event, row)
        return True


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _is_own(event: QKeyEvent) -> bool:
    held = _held(event)
    if held == _ALT:
        return event.key() in _OWN_ALT
    return not held and event.key() in _OWN_PLAIN
