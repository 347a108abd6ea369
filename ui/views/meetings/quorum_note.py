"""What is said under the strip when the quorum turns, with the sentence for the minutes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.commands import shown_shortcut
from ui.item_models.quorum import Offer
from ui.widgets.note import Note

SHORTCUT = "Ctrl+Shift+Q"


class QuorumNote(QWidget):
    """The sentence offered, one key to take it, and a way to be rid of it until the next turn."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offer: Offer | None = None
        self._declined = ""
        words = f"Put it in the minutes ({shown_shortcut(SHORTCUT)})"
        self.note = Note("red", "", (("take", words), ("decline", "Not now")))
        self.note.acted.connect(self._on_acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(6), theme.px(20), theme.px(8))
        column.addWidget(self.note)
        self.hide()

    def show_offer(self, offer: Offer | None) -> None:
        """Offer a sentence, or nothing; one that was declined is not offered again."""
        self._offer = offer if offer is not None and offer.key != self._declined else None
        if offer is None:
            self._declined = ""
        if self._offer is not None:
            words = f"{self._offer.words} For the minutes: “{self._offer.sentence}”"
            self.note.set_sentence(words, "red" if self._offer.lost else "green")
        self.setVisible(self._offer is not None)

    def offer(self) -> Offer | None:
        """The sentence that is offered now."""
        return self._offer

    def _on_acted(self, key: str) -> None:
        if key == "take":
            self.taken.emit()
        elif self._offer is not None:
            self._declined = self._offer.key
            self.show_offer(self._offer)
