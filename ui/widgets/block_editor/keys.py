"""Which keys the minute editor keeps for itself; all others are the window's commands."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Modifier = Qt.KeyboardModifier


class Meaning(Enum):
    """What a key does in the minute."""

    WINDOW = auto()  # not the editor's
    TYPE = auto()
    MOVE = auto()  # the caret, as Qt moves it
    ENTER = auto()
    LINE_BREAK = auto()
    BACKSPACE = auto()
    DELETE = auto()
    WORD_BACK = auto()
    WORD_AHEAD = auto()
    CUT = auto()
    COPY = auto()
    PASTE = auto()
    PASTE_PLAIN = auto()
    SELECT_ALL = auto()
    BOLD = auto()
    ITALIC = auto()


_BARE = {
    Qt.Key.Key_Return: Meaning.ENTER,
    Qt.Key.Key_Enter: Meaning.ENTER,
    Qt.Key.Key_Backspace: Meaning.BACKSPACE,
    Qt.Key.Key_Delete: Meaning.DELETE,
}
_SHIFT = {
    Qt.Key.Key_Return: Meaning.LINE_BREAK,
    Qt.Key.Key_Enter: Meaning.LINE_BREAK,
    Qt.Key.Key_Backspace: Meaning.BACKSPACE,
    Qt.Key.Key_Delete: Meaning.CUT,
    Qt.Key.Key_Insert: Meaning.PASTE,
}
_CTRL = {
    Qt.Key.Key_A: Meaning.SELECT_ALL,
    Qt.Key.Key_B: Meaning.BOLD,
    Qt.Key.Key_C: Meaning.COPY,
    Qt.Key.Key_I: Meaning.ITALIC,
    Qt.Key.Key_V: Meaning.PASTE,
    Qt.Key.Key_X: Meaning.CUT,
    Qt.Key.Key_Insert: Meaning.COPY,
    Qt.Key.Key_Backspace: Meaning.WORD_BACK,
    Qt.Key.Key_Delete: Meaning.WORD_AHEAD,
}
_MOVES = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
# Ctrl+Up and Ctrl+Down are the next and the previous item.
_CTRL_MOVES = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}


def meaning(event: QKeyEvent) -> Meaning:
    """What a key with its modifiers does here."""
    key = Qt.Key(event.key())
    held = event.modifiers() & ~(Modifier.KeypadModifier | Modifier.GroupSwitchModifier)
    if held == Modifier.ControlModifier and key in _CTRL:
        return _CTRL[key]
    if held == Modifier.ControlModifier | Modifier.ShiftModifier and key == Qt.Key.Key_V:
        return Meaning.PASTE_PLAIN
    if held == Modifier.ShiftModifier and key in _SHIFT:
        return _SHIFT[key]
    if held == Modifier.NoModifier and key in _BARE:
        return _BARE[key]
    if _moves(key, held):
        return Meaning.MOVE
    return Meaning.TYPE if _types(event, held) else Meaning.WINDOW


def _moves(key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
    without_shift = held & ~Modifier.ShiftModifier
    if without_shift == Modifier.ControlModifier:
        return key in _CTRL_MOVES
    return without_shift == Modifier.NoModifier and key in _MOVES


def _types(event: QKeyEvent, held: Qt.KeyboardModifier) -> bool:
    text = event.text()
    if not text or not (text.isprintable() or text in "\u200c\u200d\u200e\u200f\u00a0\u00ad"):
        return False
    strong = held & ~Modifier.ShiftModifier
    alt_gr = Modifier.ControlModifier | Modifier.AltModifier
    return strong in (Modifier.NoModifier, alt_gr)
