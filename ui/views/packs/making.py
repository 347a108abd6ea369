"""Making a pack for good: written by a process of its own, then kept in the register as it is."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from egovdesk.errors import EgovDeskError
from egovdesk.operations.packs.making import MadeFile
from egovdesk.packing.forms import as_form_of
from egovdesk.packing.making import Made, Wish, keep_files, record_made, take_away
from egovdesk.packing.told import made_from, searched_from
from ui.context import Context
from ui.tasks import Outcome, Work
from ui.views.packs.previewing import arguments, sentence_of


class Form(StrEnum):
    """What a pack comes out as."""

    PDF = "pdf"
    ACCESSIBLE = "accessible"
    WORD = "word"
    FOLDER = "folder"

    @property
    def options(self) -> list[str]:
        """How the command line is told; a file is kept by the window, once it is written."""
        return [*([] if self is Form.PDF else [f"--{self.value}"]), "--no-keep"]

    @property
    def saying(self) -> str:
        """What is said as it goes on."""
        return "Making the folder" if self is Form.FOLDER else "Making the pack"


@dataclass
class _Asked:
    """A pack that is being made: in which forms still, and what has been made of it and kept."""

    wish: Wish
    folder: Path
    left: list[Form]
    made: list[Made] = field(default_factory=list)
    pack: str = ""
    """The pack that what was made first was kept as."""
    work: Work | None = None
    """What is under way for it."""

    def began(self, work: Work) -> Work:
        """Know what is under way, until it is done or stopped."""
        self.work = work
        work.done.connect(self._ended)
        return work

    def _ended(self) -> None:
        self.work = None

    def is_for(self, wish: Wish) -> bool:
        """Whether it is the pack of a meeting for the same readers."""
        mine = self.wish
        return (mine.meeting_id, mine.audience) == (wish.meeting_id, wish.audience)


class Making(QObject):
    """Makes packs; while one is under way another may be asked for, and neither gets what is the other's."""

    #: It was written and kept, in each form: what was made.
    done = Signal(list)
    #: It was not, nor what was to come after it: the sentence, and what was made before it.
    refused = Signal(str, list)
    #: The public's was not, for what was found in it: (Made, Searched).
    blocked = Signal(object, object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: list[_Asked] = []

    def is_making(self, wish: Wish) -> bool:
        """Whether a pack of this meeting for these readers is under way: a second would get its numbers."""
        return any(one.work is not None and one.is_for(wish) for one in self._asked)

    def make(self, wish: Wish, folder: Path, forms: Sequence[Form]) -> None:
        """Write the pack in each of these forms, one after another: they are kept as one pack."""
        self._asked = [one for one in self._asked if one.work is not None]
        self._asked.append(_Asked(wish, folder, list(forms)))
        self._go_on(self._asked[-1])

    def _go_on(self, asked: _Asked) -> None:
        if not asked.left:
            self.done.emit(asked.made)
            return
        form = asked.left.pop(0)
        writing = asked.began(
            self._context.tasks.child(
                [*arguments(self._context, "pack", asked.wish, asked.folder), *form.options],
                lambda outcome: self._on_written(asked, outcome),
                title=form.saying,
            )
        )
        writing.done.connect(lambda: self._tell_before(asked) if writing.stopped else None)

    def _on_written(self, asked: _Asked, outcome: Outcome) -> None:
        if outcome.status != 0:
            self._refuse(asked, outcome)
            return
        register, told = self._context.register, json.loads(outcome.output)
        try:
            made = made_from(register, asked.wish, told)
        except EgovDeskError as error:  # the pack that it continues was withdrawn meanwhile
            self.refused.emit(_not_kept(Path(told["path"]), f". {error}"), asked.made)
            return
        if asked.pack and not made.form_of:
            made = as_form_of(register, made, asked.pack)
        self._keep(asked, made)

    def _keep(self, asked: _Asked, made: Made) -> None:
        register, stopped = self._context.register, threading.Event()

        def record(files: list[MadeFile]) -> None:
            if self._record(asked, made, files):
                self._go_on(asked)

        keeping = asked.began(
            self._context.tasks.run(
                lambda: keep_files(register, made, stopped.is_set), record, title="Keeping the pack"
            )
        )
        keeping.let_go = stopped.set
        keeping.done.connect(lambda: self._on_stopped(asked, made) if keeping.stopped else None)

    def _on_stopped(self, asked: _Asked, made: Made) -> None:
        """Take the folder away that is not kept; a file has taken the place of the one before it."""
        if made.is_folder:
            take_away(made)
            self._tell_before(asked)
            return
        self.refused.emit(_not_kept(made.path, ", for it was stopped. Make it again."), asked.made)

    def _tell_before(self, asked: _Asked) -> None:
        """Say what was made and kept before the rest was stopped, where anything was."""
        if asked.made:
            self.refused.emit("The rest was stopped, and is not made.", asked.made)

    def _refuse(self, asked: _Asked, outcome: Outcome) -> None:
        """Say why nothing was written, and show what was found in it, where something was."""
        sentence = sentence_of(outcome.errors) or "The pack was not made."
        self.refused.emit(sentence, asked.made)
        told = json.loads(outcome.output) if outcome.output.startswith("{") else {}
        if "blocked" in told:
            made = made_from(self._context.register, asked.wish, told["blocked"]["made"])
            self.blocked.emit(made, searched_from(told["blocked"]["searched"]))

    def _record(self, asked: _Asked, made: Made, files: list[MadeFile]) -> bool:
        """Record that it was made; False where that is refused, which is told."""
        try:
            pack = record_made(self._context.register, made, files)
        except EgovDeskError as error:
            self.refused.emit(str(error), asked.made)
            return False
        asked.made.append(made)
        asked.pack = asked.pack or pack
        return True


def _not_kept(path: Path, why: str) -> str:
    return f"{path.name} was written, and is not kept in the register{why}"
