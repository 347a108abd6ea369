"""Looking a template through in a process of its own: its fields for a meeting, and a picture of a page."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from egovdesk.errors import EgovDeskError
from egovdesk.operations.files import kept_of
from egovdesk.records.meetings import Meeting
from egovdesk.records.packs import WordTemplate
from egovdesk.register import Register
from ui.context import Context
from ui.tasks import Outcome, Work, naming

_SETTLED = 250


@dataclass(frozen=True)
class SeenField:
    """A field of a template as it is told: its value, or what is amiss, and where it stands."""

    name: str
    value: str
    problem: str
    place: str


@dataclass(frozen=True)
class Seen:
    """What was found in a template, and its page; or the sentence for which nothing was."""

    fields: tuple[SeenField, ...] = ()
    missing: tuple[str, ...] = ()
    picture: QPixmap | None = None
    no_picture: str = ""
    refused: str = ""
    loses_text: bool = False


def meeting_for(register: Register, template: WordTemplate) -> Meeting | None:
    """The meeting whose values are shown: the next of its group, or of any; else the last."""
    found: Sequence[Meeting] = (
        register.meetings.of_group(template.group_id)
        if template.group_id
        else register.meetings.all()
    )
    coming = [one for one in found if one.held_on >= register.today]
    if coming:
        return min(coming, key=lambda one: one.held_on)
    return max(found, key=lambda one: one.held_on, default=None)


class Looking(QObject):
    """One template at a time; what was seen of each is kept until it is looked at again."""

    #: A template has been looked through.
    seen = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._found: dict[tuple[str, str], Seen] = {}
        self._wanted: tuple[WordTemplate, Meeting | None] | None = None
        self._work: Work | None = None
        self._under_way = ("", "")
        self._later = QTimer(self, singleShot=True, interval=_SETTLED)
        self._later.timeout.connect(self._start)

    def of(self, template: WordTemplate, meeting: Meeting | None) -> Seen | None:
        """What was seen of a template; None where it is being looked through only now."""
        key = _key(template, meeting)
        if key not in self._found and key != self._under_way:
            self._wanted = (template, meeting)
            if self._work is None and not self._later.isActive():
                self._later.start()
        return self._found.get(key)

    def forget(self) -> None:
        """Look again: a field may have another value now."""
        self._found.clear()

    def _start(self) -> None:
        if self._wanted is None or self._work is not None:
            return
        (template, meeting), self._wanted = self._wanted, None
        self._under_way = _key(template, meeting)
        folder = Path(mkdtemp(prefix="egovdesk-template-"))
        file = folder / template.name
        try:
            self._context.register.contents.write_to(kept_of(template), file)
        except EgovDeskError as error:
            self._take(template, meeting, folder, Seen(refused=str(error)))
            return
        self._work = self._context.tasks.child(
            self._arguments(file, meeting, template.group_id, folder / "page.png"),
            lambda outcome: self._on_told(template, meeting, folder, outcome),
            title="Looking through the template",
        )
        self._work.done.connect(lambda: self._on_done(folder))

    def _arguments(
        self, file: Path, meeting: Meeting | None, group_id: str | None, picture: Path
    ) -> list[str]:
        of = naming(meeting.id if meeting else None, group_id)
        told = ["--picture", str(picture), "--json"]
        return ["check-template", str(self._context.register.path), str(file), *of, *told]

    def _on_done(self, folder: Path) -> None:
        work, self._work = self._work, None
        if work is not None and work.stopped:
            shutil.rmtree(folder, ignore_errors=True)
        self._under_way = ("", "")
        if self._wanted is not None:
            self._later.start()

    def _on_told(
        self, template: WordTemplate, meeting: Meeting | None, folder: Path, outcome: Outcome
    ) -> None:
        if outcome.status == 1:
            self._take(template, meeting, folder, Seen(refused=outcome.errors.strip()))
            return
        if outcome.status != 0:
            raise RuntimeError(f"Looking ended with {outcome.status}:\n{outcome.errors}")
        self._take(
            template, meeting, folder, _seen(json.loads(outcome.output), folder / "page.png")
        )

    def _take(
        self, template: WordTemplate, meeting: Meeting | None, folder: Path, seen: Seen
    ) -> None:
        self._found[_key(template, meeting)] = seen
        self._under_way = ("", "")
        shutil.rmtree(folder, ignore_errors=True)
        self.seen.emit()


def _key(template: WordTemplate, meeting: Meeting | None) -> tuple[str, str]:
    return template.id, meeting.id if meeting else ""


def _seen(told: dict[str, object], page: Path) -> Seen:
    fields: list[dict[str, str | None]] = told["fields"]  # type: ignore[assignment]
    missing: list[str] = told["missing"]  # type: ignore[assignment]
    picture = QPixmap(str(page)) if page.is_file() else None
    return Seen(
        tuple(
            SeenField(one["name"] or "", one["value"] or "", one["problem"] or "", one["place"] or "")
            for one in fields
        ),
        tuple(missing), picture, str(told["no_picture"]), loses_text=bool(told["loses_text"]),
    )  # fmt: skip
