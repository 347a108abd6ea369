"""How much room a window has, and what gives way as there is less of it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

WIDE, MIDDLE, NARROW, LOW = 1400, 1200, 1000, 700


class Standing(Enum):
    """How the panes of a screen stand."""

    BESIDE = "beside one another"
    DRAWER = "the details in a drawer over the others"
    TABS = "one at a time, under tabs"


class Room(NamedTuple):
    """The size of a window, as it would be with text at 100%: larger text leaves less room."""

    width: int = WIDE
    height: int = 900

    @classmethod
    def of(cls, width: int, height: int, text_size: int) -> Room:
        """The room of a window in pixels at a text size in per cent."""
        return cls(width * 100 // text_size, height * 100 // text_size)

    @property
    def standing(self) -> Standing:
        """How panes stand in it."""
        if self.width < NARROW:
            return Standing.TABS
        return Standing.DRAWER if self.width < MIDDLE else Standing.BESIDE

    @property
    def narrow(self) -> bool:
        """Whether one pane at a time is shown, and the menus are behind a button."""
        return self.standing is Standing.TABS

    @property
    def low(self) -> bool:
        """Whether headers stand on one line."""
        return self.height < LOW

    def has_sidebar(self, *, workspace: bool) -> bool:
        """Whether there is room for the whole sidebar; workspaces give it up first."""
        return self.width >= (WIDE if workspace else MIDDLE)
