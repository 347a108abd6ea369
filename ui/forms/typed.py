"""Typing that saves itself: within a moment, and as one step of undo until a pause."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from egovdesk.errors import DiskFault, EgovDeskError
from egovdesk.identifiers import new_id

SAVE_AFTER = 400
LATEST = 900
PAUSE = 2000


class TypedChanges(QObject):
    """Collects what is typed in the fields of one record and saves it.

    `save(changes, join)` gets the newest text of each field and the key of the run of typing. A
    run ends at a pause, at Enter, on leaving, and when another field is typed in. What the disk
    did not take stays here, and is tried again with the next flush; `failed` tells why.

    A long text, which takes a while to save, may wait for a moment without a key: until `latest`.
    """

    def __init__(
        self,
        save: Callable[[dict[str, Any], str], None],
        failed: Callable[[EgovDeskError], None],
        parent: QObject,
        *,
        latest: int = SAVE_AFTER,
    ) -> None:
        super().__init__(parent)
        self._save, self._failed, self._latest = save, failed, latest
        self._first = QElapsedTimer()
        self._pending: dict[str, Any] = {}
        self._field = ""
        self._run = new_id()
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._timer.timeout.connect(self.flush)

    def put(self, field: str, value: Any) -> None:
        """Note what a field says now; it is saved soon."""
        if field != self._field:
            self.end()
            self._field = field
        elif self._since.isValid() and self._since.elapsed() > PAUSE:
            self._run = new_id()
        self._since.start()
        self._pending[field] = value
        if not self._timer.isActive():
            self._first.start()
            self._timer.start(SAVE_AFTER)
        elif self._latest > SAVE_AFTER:
            self._timer.start(max(0, min(SAVE_AFTER, self._latest - self._first.elapsed())))

    def is_pending(self, field: str = "") -> bool:
        """Whether something typed is not yet saved."""
        return field in self._pending if field else bool(self._pending)

    def drop(self, field: str) -> None:
        """Forget what was typed in a field, because it will not do."""
        self._pending.pop(field, None)

    def flush(self) -> None:
        """Save now what is not yet saved."""
        self._timer.stop()
        if self._pending:
            changes, self._pending = self._pending, {}
            try:
                self._save(changes, self._run)
            except EgovDeskError as error:
                if isinstance(error, DiskFault):
                    self._pending = {**changes, **self._pending}
                self._failed(error)

    def end(self) -> None:
        """Save, and let what is typed next be a step of its own."""
        self.flush()
        self._run = new_id()
        self._field = ""
        self._since.invalidate()
