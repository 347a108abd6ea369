"""The register's one notice of change, as a Qt signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class RegisterSignals(QObject):
    """`changed(Changes)` follows every step, undo and redo; views connect and Qt disconnects them."""

    changed = Signal(object)
