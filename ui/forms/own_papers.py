"""What goes on an agenda with a document of ours: that is written beside the window, then both are put."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import short_date
from ui.context import Context
from ui.messages import telling

if TYPE_CHECKING:
    from egovdesk.packing.own_papers import OwnPaper


def put_on_agenda(
    context: Context, view: QWidget, label: str, papers: list[OwnPaper], put: Callable[[], str]
) -> None:
    """Write the papers as PDF, then put what they are about on the agenda by `put`, in one step."""
    from egovdesk.packing.own_papers import put_with_papers, wanted_for, write_papers

    register, folder = context.register, TemporaryDirectory()

    def then(files: list[Path]) -> None:
        with folder, telling(view):
            item_id = put_with_papers(
                register, label, put, lambda item_id: wanted_for(register, item_id), papers, files
            )
            meeting = register.meetings.maybe(register.items.get(item_id).meeting_id)
            day = f" of {short_date(meeting.held_on)}" if meeting is not None else ""
            context.say(f"On the agenda{day}")

    context.tasks.run(
        lambda: write_papers(papers, Path(folder.name)), then, title="Writing the paper"
    )
