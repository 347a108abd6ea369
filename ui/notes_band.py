"""The band above a page: where a document was saved, and long work with a way to stop it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.tasks import Work
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.widgets.note import Note

_AFTER, _SECONDS = 500, 15


class NotesBand(QWidget):
    """Empty and without height until there is something to say."""

    #: What was chosen for files that were offered: "look" or "later".
    offer_answered = Signal(str)
    #: What had the focus has gone: it belongs to the page again.
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(8))
        self._saved: Note | None = None
        self._offer: Note | None = None
        self._path = Path()
        self._fade = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._fade.timeout.connect(self.forget_saved)
        self._space()

    def _space(self) -> None:
        items = [self._column.itemAt(at) for at in range(self._column.count())]
        widgets = [item.widget() for item in items if item is not None]
        some = any(widget is not None and not widget.isHidden() for widget in widgets)
        side = theme.px(theme.PAGE_MARGIN)
        self._column.setContentsMargins(side, theme.px(10) if some else 0, side, 0)
        self.setVisible(some)
        shown = [one for one in self.findChildren(Button) if one.isVisibleTo(self)]
        self.setFocusProxy(shown[0] if shown else None)  # type: ignore[arg-type]

    def _take_away(self, one: QWidget) -> None:
        """Take a note or a strip out; whoever was at it is at the page again."""
        had_focus = one.isAncestorOf(self.window().focusWidget())
        one.hide()
        self._column.removeWidget(one)
        one.deleteLater()
        if had_focus:
            self.left.emit()

    def saved(self, path: Path) -> None:
        """Say where a document is, for a while."""
        words = f"Saved {path.name} in {path.parent}"
        self._say(words, path, [("open", "Open"), ("folder", "Show the folder")])
        self._fade.start()

    def restored(self, words: str, kept: Path | None) -> None:
        """Say what was restored and where the replaced file is, until the clerk has read it."""
        self._say(words, kept or Path(), [("folder", "Show the folder")] if kept else [])

    def offer(self, words: str) -> None:
        """Offer files that came by themselves, until they are looked at or put off; "" for none."""
        from ui.widgets.note import Note

        if self._offer is not None:
            self._take_away(self._offer)
            self._offer = None
        if words:
            self._offer = Note("tint", words, [("look", "Look…"), ("later", "Not now")])
            self._offer.acted.connect(self.offer_answered)
            self._column.addWidget(self._offer)
        self._space()

    def _say(self, words: str, path: Path, actions: list[tuple[str, str]]) -> None:
        from ui.widgets.note import Note

        self.forget_saved()
        self._path = path
        self._saved = Note("green", words, [*actions, ("close", "Close")])
        self._saved.acted.connect(self._on_acted)
        self._column.addWidget(self._saved)
        self._space()

    def _on_acted(self, key: str) -> None:
        if key != "close":
            shown = self._path if key == "open" else self._path.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))
        self.forget_saved()

    def forget_saved(self) -> None:
        """Take the note away."""
        self._fade.stop()
        if self._saved is not None:
            self._take_away(self._saved)
            self._saved = None
        self._space()

    def follow(self, title: str, work: Work) -> None:
        """Show work that takes over half a second, until it is done."""
        from ui.widgets.progress import ProgressStrip

        strip = ProgressStrip(title)
        strip.set_progress(title, "work can go on behind it", 0.5)
        strip.hide()
        self._column.addWidget(strip)
        strip.stopped.connect(work.stop)
        late = QTimer(strip, singleShot=True, interval=_AFTER)
        late.timeout.connect(strip.show)
        late.timeout.connect(self._space)
        late.start()

        def done() -> None:
            late.stop()
            self._take_away(strip)
            self._space()

        work.done.connect(done)
        work.progressed.connect(lambda words, part: strip.set_progress(title, words, part))
