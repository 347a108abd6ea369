"""Making a pack for good: written by a process of its own, then kept in the register as it is."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from egovdesk.errors import EgovDeskError
from egovdesk.packing.making import Made, Wish, keep_files, record_made
from egovdesk.packing.told import made_from
from ui.context import Context
from ui.tasks import Outcome
from ui.views.packs.previewing import arguments, sentence_of


class Making(QObject):
    """One pack at a time."""

    #: It was written and kept: the paths.
    done = Signal(list)
    #: It was not: the sentence.
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._paths: list[Path] = []

    def make(self, wish: Wish, folder: Path, *, pdf: bool, files: bool) -> None:
        """Write the pack as one file, as a folder, or as both."""
        self._paths = []
        if pdf:
            self._context.tasks.child(
                [*arguments(self._context, "pack", wish, folder), "--no-keep"],
                lambda outcome: self._on_file(wish, folder, outcome, files),
                title="Making the pack",
            )
        elif files:
            self._make_folder(wish, folder)

    def _make_folder(self, wish: Wish, folder: Path) -> None:
        self._context.tasks.child(
            [*arguments(self._context, "pack", wish, folder), "--folder"],
            self._on_folder,
            title="Making the folder",
        )

    def _on_file(self, wish: Wish, folder: Path, outcome: Outcome, files: bool) -> None:
        if outcome.status != 0:
            self.refused.emit(sentence_of(outcome.errors) or "The pack was not made.")
            return
        register = self._context.register
        made = made_from(register, wish, json.loads(outcome.output))
        self._paths += [made.path, *([made.certificate] if made.certificate else [])]

        def record(kept: object) -> None:
            self._record(made, kept)
            if files:
                self._make_folder(wish, folder)
            else:
                self.done.emit(self._paths)

        self._context.tasks.run(
            lambda: keep_files(register, made), record, title="Keeping the pack"
        )

    def _record(self, made: Made, kept: object) -> None:
        try:
            record_made(self._context.register, made, kept)  # type: ignore[arg-type]
        except EgovDeskError as error:
            self.refused.emit(str(error))

    def _on_folder(self, outcome: Outcome) -> None:
        if outcome.status != 0:
            self.refused.emit(sentence_of(outcome.errors) or "The folder was not made.")
            return
        self._paths.append(Path(json.loads(outcome.output)["path"]))
        self.done.emit(self._paths)
