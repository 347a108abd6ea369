"""The window on one register: menus, sidebar, page and status line; no feature's insides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from egovdesk.register import Changes, Register
from ui import theme
from ui.arranged import Arranged
from ui.commands import Hint
from ui.context import Context
from ui.furniture import EDGE, Furnished
from ui.live_findings import LiveFindings
from ui.meeting_acts import MeetingActs
from ui.menus import Menus
from ui.paper_files import PaperFiles
from ui.places import TODAY, Journey, Place
from ui.settings import Settings
from ui.signals import RegisterSignals
from ui.tasks import Tasks
from ui.top_strip import TopStrip
from ui.view import View
from ui.view_acts import ViewActs
from ui.views import VIEWS, view_class
from ui.widgets.key_hints import KeyHints
from ui.window_acts import WindowActs
from ui.window_commands import COMMANDS, LAYOUT

if TYPE_CHECKING:
    from ui.desk import Desk


class MainWindow(Furnished, Arranged, ViewActs, WindowActs, MeetingActs, QMainWindow):
    """One open register. `painted` is said once, after the first paint."""

    COMMANDS = COMMANDS
    painted = Signal()

    def __init__(
        self,
        desk: Desk,
        register: Register,
        signals: RegisterSignals,
        tasks: Tasks,
        settings: Settings,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.register = register
        self.settings = settings
        self.tasks = tasks
        self.journey = Journey()
        self.views: dict[str, View] = {}
        self._missed: dict[str, Changes] = {}
        self._painted = False
        self._backed_up = ""
        self.menus = Menus(
            self, self.COMMANDS, LAYOUT, self.load_all_views, read_only=register.read_only
        )
        self.findings = LiveFindings(register, signals, tasks, self)
        self.files = PaperFiles(register, tasks, settings, self)
        self.context = Context(
            register, signals, tasks, settings, self.go, self.say, self.export, self.parse_date,
            self.menus, self.findings, self.files,
        )  # fmt: skip
        self._build()
        self._join(signals)
        self._begun = self._closed = False
        self.painted.connect(self._begin)
        if register.read_only:
            self._begin()

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(640, 400)
        if not self.restoreGeometry(self.settings.state("geometry")):
            self.resize(1440, 900)
        self.strip = TopStrip(self)
        self.menus.fill_bar(self.strip.bar)
        self.menus.fill_popup(self.strip.popup)
        self.setMenuWidget(self.strip)
        self._edge = QWidget()
        self._edge.setFixedWidth(theme.px(EDGE))
        self.stack = QStackedWidget()
        self.status = KeyHints()
        self.banner = self._make_banner()
        page = QVBoxLayout()
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        if self.banner is not None:
            page.addWidget(self.banner)
        self._page = page
        page.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._edge)
        self._row = row
        row.addLayout(page, 1)
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        self.setCentralWidget(desk)
        self.fill_recent()

    def _make_banner(self) -> QWidget | None:
        if not self.register.read_only:
            return None
        from ui.widgets.note import Note

        holder = QWidget()
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        holder.setProperty("ground", "paper")
        note = Note("amber", "This register is open to read only. Nothing here can be changed.")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(theme.px(28), theme.px(10), theme.px(28), 0)
        inside.addWidget(note)
        return holder

    def _join(self, signals: RegisterSignals) -> None:
        signals.changed.connect(self._on_changed)
        self.strip.find_clicked.connect(self.find_or_go)
        self.strip.back_clicked.connect(self.go_back)
        self.strip.forward_clicked.connect(self.go_forward)
        self.strip.help_clicked.connect(self.help_page)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self._keys_later = QTimer(self, singleShot=True, interval=0)
        self._keys_later.timeout.connect(self._show_keys)
        self._side_later = QTimer(self, singleShot=True, interval=60)
        self._side_later.timeout.connect(self._refresh_side)
        self.findings.changed.connect(self._side_later.start)
        self.files.offered.connect(self.show_offers)
        self._show_saved()

    def parse_date(self, text: str) -> date:
        """Read a date as of the register's day."""
        from ui.dates import parse_date

        return parse_date(text, self.register.today)

    # -- views ---------------------------------------------------------------------------------

    @property
    def view(self) -> View | None:
        """The page that is shown."""
        self._begin()
        return self._shown()

    def _shown(self) -> View | None:
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, View) else None

    def _begin(self) -> None:
        """Open the first page: after the first paint, or when somebody asks for it sooner."""
        if not self._begun:
            self._begun = True
            self._furnish()
            self._show(TODAY)

    def load_all_views(self) -> None:
        """Read every view's commands, for the menus and the palette."""
        for kind in VIEWS:
            self.menus.add_view(view_class(kind))

    def _view_of(self, kind: str) -> View:
        if kind not in self.views:
            # With its place known from the start, what is put into it is styled once.
            made = view_class(kind)(self.context, self.stack)
            made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            made.keys_changed.connect(self._keys_later.start)
            made.state_changed.connect(self._on_state_changed)
            self.menus.add_view(type(made))
            self.views[kind] = made
            self.stack.addWidget(made)
        return self.views[kind]

    def remake_views(self) -> None:
        """Make the pages anew, at another text size."""
        here = self.place()
        for view in self.views.values():
            view.leave()
            self.stack.removeWidget(view)
            view.deleteLater()
        self.views.clear()
        self._missed.clear()
        if here is not None:
            self._show(here)

    def go(self, place: Place) -> None:
        """Open a place, remembering this one."""
        if place.kind not in VIEWS:
            return
        self._begin()
        here = self.place()
        if here is not None and here.bare != place.bare:
            self.journey.leave(here)
        self._show(place)
        self.put_sidebar_back()

    def place(self) -> Place | None:
        """Where the window is, with what is selected."""
        return None if self.view is None else self.view.place()

    def _show(self, place: Place) -> None:
        before, focus = self._shown(), self.focusWidget()
        from_side = focus is not None and self.side.isAncestorOf(focus)
        if before is not None:
            before.leave()
        view = self._view_of(place.kind)
        missed = self._missed.pop(place.kind, None)
        if missed is not None:
            view.refresh(missed)
        view.show_place(place)
        self.stack.setCurrentWidget(view)
        if before is not view:
            self.menus.bind(view)
        self._arrange()
        if not from_side:
            self._focus_page(view, moved=before is not view)
        self._on_state_changed()

    def _focus_page(self, view: View, *, moved: bool) -> None:
        panes = view.panes()
        focus = self.focusWidget()
        in_view = focus is not None and view.isAncestorOf(focus)
        if panes and (moved or not in_view):
            panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Show the place before, with its selection and scroll."""
        self._travel(self.journey.go_back)

    def go_forward(self) -> None:
        """Show the place that Back came from."""
        self._travel(self.journey.go_forward)

    def _travel(self, step: Callable[[Place], Place | None]) -> None:
        here = self.place()
        there = step(here) if here is not None else None
        if there is not None:
            self._show(there)

    # -- what follows the register ---------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        for kind, view in tuple(self.views.items()):
            if view is self._shown():
                view.refresh(changes)
            else:
                missed = self._missed.get(kind)
                self._missed[kind] = changes if missed is None else missed.with_later(changes)
        if changes.tables - {"blocks", "decision_parts", "sections"}:
            self._side_later.start()
        self._show_saved()
        self._on_state_changed()

    def _refresh_side(self) -> None:
        self.side.refresh()
        self._show_where()

    def _on_state_changed(self) -> None:
        if self._closed:
            return
        self._show_where()
        self.menus.update_later()
        self._keys_later.start()

    def _show_where(self) -> None:
        shown = self._shown()
        if shown is None:
            return
        self.side.set_place(shown.place())
        self.strip.set_journey(bool(self.journey.back), bool(self.journey.forward))
        name = self.register.authority.name
        title = " – ".join(part for part in (shown.title(), name, "EgovDesk") if part)
        self.setWindowTitle(title)
        self.label_undo()

    def _show_keys(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self._furnished and self.side.isAncestorOf(focus):
            self.status.set_keys((("↑↓", "move"), ("Enter", "go"), ("F6", "next pane")))
        elif (shown := self._shown()) is not None:
            keys = shown.keys()
            known = any(one[0] == "Ctrl Tab" for one in keys)
            tabs: tuple[Hint, ...] = (("Ctrl Tab", "next tab"),)
            self.status.set_keys(
                self.menus.usable((*keys, *tabs) if shown.strips() and not known else keys)
            )

    def _show_saved(self) -> None:
        if self.register.read_only:
            self.status.set_state("Read only")
            return
        words = f"All changes saved {datetime.now():%H.%M}"
        self.status.set_state(words, self._backed_up)

    def set_backed_up(self, words: str) -> None:
        """Say when the register was backed up last."""
        self._backed_up = words
        self._show_saved()

    def say(self, text: str) -> None:
        """Say what was done, with Undo where it can be undone."""
        self.toast.show_message(text, undo=self.register.undo_label is not None)

    def show_saved(self, path: Path) -> None:
        """Say where a document is, with ways to open it."""
        self.notes.saved(path)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self and not self._closed:
            self._keys_later.start()
            self._look_after_sidebar(now)

    # -- size ------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the width."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say when the window has first been painted."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        """Write down what is being typed when another program is turned to."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            shown = self._shown()
            if shown is not None and not self._closed:
                shown.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write down what is being typed, stop what is under way and close the register."""
        self._begun = self._closed = True
        for view in self.views.values():
            view.leave()
        self.settings.keep_state("geometry", self.saveGeometry())
        self.tasks.stop_all()
        self.files.close()
        for timer in self.findChildren(QTimer):
            timer.stop()  # what was put off would ask a register that is closed
        self.register.on_change = None
        owed = self.register.owes_writing
        self.register.close()
        if owed:
            from ui.writing_anew import write_anew

            write_anew(self, self.register.path)
        super().closeEvent(event)
        self.desk.closed(self)
