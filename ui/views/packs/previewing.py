"""Making a pack to look at: in a process of its own, again whenever its contents are others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QObject, QTimer, Signal

from egovdesk.packing.making import Made, Wish
from egovdesk.packing.told import made_from, searched_from
from egovdesk.records.leaks import Searched
from ui.context import Context
from ui.tasks import Outcome, Work, naming

_SETTLED = 400


def arguments(context: Context, command: str, wish: Wish, folder: Path) -> list[str]:
    """The command that makes a pack."""
    return [
        command, str(context.register.path), *naming(wish.meeting_id),
        "--for", wish.audience.value, "--kind", wish.kind.value, "--reason", wish.reason,
        "--agreed-by", wish.agreed_by, "--to", str(folder), "--json",
    ]  # fmt: skip


class Previewing(QObject):
    """One preview at a time: what was under way for other contents is given up."""

    #: A pack was made, with what was found in it: (Made, Searched or None).
    made = Signal(object, object)
    #: It cannot be made so: the sentence.
    refused = Signal(str)
    #: It is being made, or no more.
    busy = Signal(bool)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._work: Work | None = None
        self._wish: Wish | None = None
        #: Folders of what was made to look at; the last is the one that is shown, or will be.
        self._folders: list[Path] = []
        folders = self._folders
        self.destroyed.connect(lambda: _take_away(folders))
        self._later = QTimer(self, singleShot=True, interval=_SETTLED)
        self._later.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        """Whether a pack is being made, or is about to be."""
        return self._work is not None or self._later.isActive()

    def ask(self, wish: Wish) -> None:
        """Make a pack, after a moment in which it may be asked otherwise."""
        self.give_up()
        self._wish = wish
        self._later.start()
        self.busy.emit(True)

    def give_up(self) -> None:
        """Stop what is under way; nothing comes of it."""
        self._later.stop()
        work, self._work = self._work, None
        if work is not None and not work.stopped:
            work.done.disconnect(self._on_done)
            work.stop()

    def _start(self) -> None:
        assert self._wish is not None
        self._folders.append(Path(mkdtemp(prefix="egovdesk-preview-")))
        self._work = self._context.tasks.child(
            arguments(self._context, "preview-pack", self._wish, self._folders[-1]),
            self._on_told,
            title="Making the pack",
        )
        self._work.done.connect(self._on_done)

    def _on_done(self) -> None:
        work, self._work = self._work, None
        if work is not None and work.stopped:
            self.busy.emit(False)
            self.refused.emit("The preview was stopped. F5 makes it again.")

    def _on_told(self, outcome: Outcome) -> None:
        self._work = None
        self.busy.emit(False)
        if outcome.status == 1:
            self.refused.emit(sentence_of(outcome.errors) or "The pack cannot be made.")
            return
        if outcome.status != 0:
            raise RuntimeError(f"The preview ended with {outcome.status}:\n{outcome.errors}")
        assert self._wish is not None
        told = json.loads(outcome.output)
        found: Searched | None = searched_from(told["searched"]) if told["searched"] else None
        made: Made = made_from(self._context.register, self._wish, told["made"])
        self.made.emit(made, found)
        before, self._folders[:] = self._folders[:-1], self._folders[-1:]
        _take_away(before)


def _take_away(folders: list[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def sentence_of(errors: str) -> str:
    """What was refused, without the lines that told how far it was."""
    return "\n".join(
        line for line in errors.strip().splitlines() if not line.startswith("progress ")
    )
