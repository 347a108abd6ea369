"""The public screen: while it is on, exempt words become bars, for use with a projector.

There is one for the whole application, as there is one theme. What lists show is hidden here, from
the row's own mark; pages that show one record ask `is_on`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.item_models.segments import Cell, Hidden, Line, Segment, Tag, Text

if TYPE_CHECKING:
    from egovdesk.records.meetings import Item

HIDDEN = "Exempt words, hidden on the public screen"
"""What is read, or spoken, in the place of exempt words."""

_LONGEST = 240
_LETTER = 7


class _Notices(QObject):
    """Says that exempt words are to be hidden now, or shown again."""

    changed = Signal()


class _State:
    def __init__(self) -> None:
        self.on = False
        self.notices: _Notices | None = None


_state = _State()


def notices() -> _Notices:
    """What says that the public screen was turned on or off."""
    if _state.notices is None:
        _state.notices = _Notices()
    return _state.notices


def is_on() -> bool:
    """Whether exempt words are hidden now."""
    return _state.on


def turn(on: bool) -> None:
    """Hide exempt words, or show them again."""
    if on != _state.on:
        _state.on = on
        notices().changed.emit()


def hidden_words(words: str, exempt: object) -> str:
    """Words, or what stands for them where they are exempt and the public may see the screen."""
    return HIDDEN if words and exempt and _state.on else words


def title_of(item: Item) -> str:
    """An item's title, as it may be read on the screen now."""
    return item.public_title if _state.on else item.title


def hidden_cell(cell: Cell, exempt: object) -> Cell:
    """A cell, its words as bars where they are exempt and the public may see the screen."""
    if not exempt or not _state.on:
        return cell
    return replace(
        cell, line=_hidden(cell.line), second=_hidden(cell.second), lead=_hidden(cell.lead),
        trailing=_hidden(cell.trailing), second_trailing=_hidden(cell.second_trailing),
        centred=_hidden(cell.centred),
    )  # fmt: skip


def _hidden(line: Line) -> Line:
    return tuple(_bar(part) for part in line)


def _bar(part: Segment) -> Segment:
    """A bar for words; numbers and signs say nothing that is exempt."""
    if isinstance(part, Text | Tag) and any(letter.isalpha() for letter in part.text):
        return Hidden(min(_LONGEST, _LETTER * len(part.text)))
    return part
