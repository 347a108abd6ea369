"""Making a pack for good: written by a process of its own, then kept in the register as it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from egovdesk.errors import EgovDeskError
from egovdesk.packing.making import Made, Wish, keep_files, record_made
from egovdesk.packing.told import made_from
from ui.context import Context
from ui.tasks import Outcome
from ui.views.packs.previewing import arguments, sentence_of


class Form(StrEnum):
    """What a pack comes out as."""

    PDF = "pdf"
    WORD = "word"
    FOLDER = "folder"

    @property
    def options(self) -> list[str]:
        """How the command line is told; a file is kept by the window, once it is written."""
        return {
            "pdf": ["--no-keep"],
            "word": ["--word", "--no-keep"],
            "folder": ["--folder", "--no-keep"],
        }[self]

    @property
    def saying(self) -> str:
        """What is said as it goes on."""
        return "Making the folder" if self is Form.FOLDER else "Making the pack"


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

    def make(self, wish: Wish, folder: Path, forms: Sequence[Form]) -> None:
        """Write the pack in each of these forms, one after another."""
        self._paths = []
        self._go_on(wish, folder, list(forms))

    def _go_on(self, wish: Wish, folder: Path, forms: list[Form]) -> None:
        if not forms:
            self.done.emit(self._paths)
            return
        form, *rest = forms
        ended = self._on_folder if form is Form.FOLDER else self._on_file
        self._context.tasks.child(
            [*arguments(self._context, "pack", wish, folder), *form.options],
            lambda outcome: ended(wish, folder, outcome, rest),
            title=form.saying,
        )

    def _on_file(self, wish: Wish, folder: Path, outcome: Outcome, rest: list[Form]) -> None:
        if outcome.status != 0:
            self.refused.emit(sentence_of(outcome.errors) or "The pack was not made.")
            return
        register = self._context.register
        made = made_from(register, wish, json.loads(outcome.output))
        self._paths += [made.path, *([made.certificate] if made.certificate else [])]

        def record(kept: object) -> None:
            if self._record(made, kept):
                self._go_on(wish, folder, rest)

        self._context.tasks.run(
            lambda: keep_files(register, made), record, title="Keeping the pack"
        )

    def _record(self, made: Made, kept: object) -> bool:
        """Record that it was made; False where that is refused, which is told."""
        try:
            record_made(self._context.register, made, kept)  # type: ignore[arg-type]
        except EgovDeskError as error:
            self.refused.emit(str(error))
            return False
        return True

    def _on_folder(self, wish: Wish, folder: Path, outcome: Outcome, rest: list[Form]) -> None:
        if outcome.status != 0:
            self.refused.emit(sentence_of(outcome.errors) or "The folder was not made.")
            return
        self._paths.append(Path(json.loads(outcome.output)["path"]))
        self._go_on(wish, folder, rest)
