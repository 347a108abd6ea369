"""What the commands of the View menu do: panes, tabs, text, colours, and the public screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.item_models import public_screen

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.notes_band import NotesBand
    from ui.settings import Settings
    from ui.side_panel import SidePanel
    from ui.top_strip import TopStrip
    from ui.view import View

_STEPS = (90, 100, 110, 125, 150, 175, 200)


class ViewActs:
    """The slots of the View menu's commands; `MainWindow` is the rest of it."""

    if TYPE_CHECKING:
        desk: Desk
        settings: Settings
        strip: TopStrip

        @property
        def view(self) -> View | None: ...
        @property
        def side(self) -> SidePanel: ...
        @property
        def notes(self) -> NotesBand: ...
        def say_plain(self, text: str) -> None: ...
        def _arrange(self) -> None: ...

    def toggle_details(self) -> None:
        """Show or hide the pane at the right: beside the rest, in its drawer or under its tab."""
        if self.view is None or not self.view.turn_details():
            self.settings.set("details", not self.settings.get("details"))
            self._arrange()

    def next_pane(self) -> None:
        """Move to the next part of the window."""
        self._move_pane(1)

    def previous_pane(self) -> None:
        """Move to the part before."""
        self._move_pane(-1)

    def _move_pane(self, by: int) -> None:
        panes: list[QWidget] = [self.strip.finder, self.side.tree]
        if self.notes.isVisible() and self.notes.focusProxy() is not None:
            panes.append(self.notes)
        panes += [pane for pane in (self.view.panes() if self.view else ()) if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = -1
        for at, pane in enumerate(panes):
            inside = focus is not None and (pane is focus or pane.isAncestorOf(focus))
            proxy = pane.focusProxy()
            if inside or (proxy is not None and proxy is focus):
                here = at
        page = 2 + (self.notes in panes)
        there = (here + by) % len(panes) if here >= 0 else (page if len(panes) > page else 0)
        panes[there].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_tab(self) -> None:
        """Show the next part of the page."""
        self._turn_tab(1)

    def previous_tab(self) -> None:
        """Show the part of the page before."""
        self._turn_tab(-1)

    def why_not_tab(self) -> str:
        """Only pages in parts have tabs."""
        return "" if self.view is not None and self.view.strips() else "This page has no tabs."

    def _turn_tab(self, by: int) -> None:
        """Turn the innermost tabs; where they begin again, those that they stand under."""
        if self.view is None:
            return
        for tabs in reversed(self.view.strips()):
            if tabs.turn(by):
                break
        self.into_page()

    def into_page(self) -> None:
        """Put the focus into the first part of the page."""
        shown = [one for one in self.view.panes() if one.isVisible()] if self.view else []
        if shown:
            shown[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def larger_text(self) -> None:
        """Make text larger."""
        self._size_text(next((size for size in _STEPS if size > theme.text_size()), _STEPS[-1]))

    def smaller_text(self) -> None:
        """Make text smaller."""
        below = [size for size in _STEPS if size < theme.text_size()]
        self._size_text(below[-1] if below else _STEPS[0])

    def normal_text(self) -> None:
        """Set text to 100%."""
        self._size_text(100)

    def _size_text(self, size: int) -> None:
        self.settings.set("text_size", size)
        self.desk.resize_text()

    def follow_system(self) -> None:
        """Follow the desktop's colours."""
        self._colour("system")

    def light_theme(self) -> None:
        """Use light colours."""
        self._colour("light")

    def dark_theme(self) -> None:
        """Use dark colours."""
        self._colour("dark")

    def _colour(self, name: str) -> None:
        self.settings.set("theme", name)
        self.desk.dress()

    def toggle_public(self) -> None:
        """Hide exempt words for a projector, or show them again."""
        if self.view is not None:
            self.view.leave()
        public_screen.turn(not public_screen.is_on())
        on = public_screen.is_on()
        self.say_plain("Exempt words are hidden" if on else "Exempt words are shown again")
