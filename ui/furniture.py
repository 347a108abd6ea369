"""What a window has besides its page: put in after the first paint, or when it is asked for sooner.

The window is painted first and filled then: importing and building these would keep the clerk waiting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

    from egovdesk.register import Register
    from ui.live_findings import LiveFindings
    from ui.notes_band import NotesBand
    from ui.places import Place
    from ui.side_panel import SidePanel
    from ui.tasks import Tasks
    from ui.widgets.toast import Toast

EDGE = 244
"""The sidebar's width, kept free until it is there."""


class Furnished:
    """The sidebar, the notes and the toast of `MainWindow`."""

    _furnished = False

    if TYPE_CHECKING:
        register: Register
        tasks: Tasks
        findings: LiveFindings
        stack: QStackedWidget
        _edge: QWidget
        _row: QHBoxLayout
        _page: QVBoxLayout
        go: Callable[[Place], None]
        toggle_sidebar: Callable[[], None]
        put_sidebar_back: Callable[[], None]
        show_registers: Callable[[], None]
        undo: Callable[[], None]
        answer_offers: Callable[[str], None]
        into_page: Callable[[], None]
        _arrange: Callable[[], None]

    def _furnish(self) -> None:
        """Put in the sidebar, the notes and the toast, if that has not been done."""
        if self._furnished:
            return
        self._furnished = True
        from ui.notes_band import NotesBand
        from ui.side_panel import SidePanel, SideRoom
        from ui.widgets.toast import Toast

        self._side, self._notes = SidePanel(self.register, self.findings.warnings), NotesBand()
        self._toast = Toast(self.stack)
        self._side_room = SideRoom(self._side)
        self._row.replaceWidget(self._edge, self._side_room)
        self._side.left.connect(self.put_sidebar_back)
        self._edge.deleteLater()
        self._page.insertWidget(self._page.count() - 1, self._notes)
        self._side.chosen.connect(self.go)
        self._side.expand_clicked.connect(self.toggle_sidebar)
        self._side.on_council(self.show_registers)
        self._toast.undone.connect(self.undo)
        self.tasks.started.connect(self._notes.follow)
        self._notes.offer_answered.connect(self.answer_offers)
        self._notes.left.connect(self.into_page)
        self._arrange()

    @property
    def side(self) -> SidePanel:
        """The sidebar."""
        self._furnish()
        return self._side

    @property
    def notes(self) -> NotesBand:
        """The notes above the page."""
        self._furnish()
        return self._notes

    @property
    def toast(self) -> Toast:
        """What says that something was done, and offers to undo it."""
        self._furnish()
        return self._toast
