"""What gives way as a window narrows: the sidebar, then the details, then the menu bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.places import TODAY
from ui.room import Room

if TYPE_CHECKING:
    from ui.settings import Settings
    from ui.side_panel import SidePanel, SideRoom
    from ui.top_strip import TopStrip
    from ui.view import View

#: Workspaces that give the sidebar's room up first.
_WORKSPACES = {"meeting", "statement"}


class Arranged:
    """The parts of `MainWindow` by its size. Where the sidebar has no room it can lie over the page."""

    _wish = False
    _furnished = False

    if TYPE_CHECKING:
        settings: Settings
        strip: TopStrip
        _side_room: SideRoom

        @property
        def side(self) -> SidePanel: ...
        def _shown(self) -> View | None: ...
        def _show_where(self) -> None: ...
        def width(self) -> int: ...
        def height(self) -> int: ...

    def _arrange(self) -> None:
        """Give up the sidebar, then details, then the menu bar, as the window narrows."""
        if not self._furnished:
            return
        room, shown, fits = self._room(), self._shown(), self._has_sidebar()
        self._wish = self._wish and not fits
        full = bool(self.settings.get("sidebar")) if fits else self._wish
        if self.side.rail == full or not self.side.arranged:
            self.side.arrange(not full)
            self._show_where()
        self._side_room.give(over=full and not fits)
        self.strip.set_narrow(room.narrow)
        if shown is not None:
            shown.set_room(room, bool(self.settings.get("details")))

    def _room(self) -> Room:
        return Room.of(self.width(), self.height(), theme.text_size())

    def _has_sidebar(self) -> bool:
        shown = self._shown()
        kind = shown.NAME if shown is not None else TODAY.kind
        return self._room().has_sidebar(workspace=kind in _WORKSPACES)

    def toggle_sidebar(self) -> None:
        """Show the whole sidebar, or its icons alone; over the page where there is no room beside."""
        if self._has_sidebar():
            self.settings.set("sidebar", not self.settings.get("sidebar"))
            self._arrange()
        elif self._wish:
            self.put_sidebar_back()
        else:
            self._wish = True
            self._arrange()
            self.side.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_sidebar_back(self) -> None:
        """Let a sidebar that lies over the page be a rail again."""
        if self._wish:
            self._wish = False
            self._arrange()
            shown = self._shown()
            panes = [one for one in shown.panes() if one.isVisible()] if shown is not None else []
            if panes and self.side.holds_focus():
                panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_after_sidebar(self, focused: QWidget) -> None:
        """Put a sidebar that lies over the page back when the clerk turns to the page."""
        shown = self._shown()
        if self._wish and shown is not None and shown.isAncestorOf(focused):
            self.put_sidebar_back()
