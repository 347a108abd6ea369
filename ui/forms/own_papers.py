"""What goes on an agenda with a document of ours: that is written beside the window, then both are put."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import short_date
from ui.context import Context
from ui.messages import telling

if TYPE_CHECKING:
    from egovdesk.packing.own_papers import OwnPaper


def with_files(
    context: Context, view: QWidget, papers: Sequence[OwnPaper], then: Callable[[list[Path]], None],
    title: str = "Writing the paper",
) -> None:  # fmt: skip
    """Write papers as PDF beside the window, then go on with their files, which are gone after that."""
    from egovdesk.packing.own_papers import write_papers

    folder = TemporaryDirectory()

    def go_on(files: list[Path]) -> None:
        with folder, telling(view):
            then(files)

    context.tasks.run(lambda: write_papers(papers, Path(folder.name)), go_on, title=title)


def put_on_agenda(
    context: Context, view: QWidget, label: str, papers: list[OwnPaper], put: Callable[[], str]
) -> None:
    """Write the papers, then put what they are about on the agenda by `put`, in one step."""
    from egovdesk.packing.own_papers import put_with_papers, wanted_for

    register = context.register

    def then(files: list[Path]) -> None:
        item_id = put_with_papers(
            register, label, put, lambda item_id: wanted_for(register, item_id), papers, files
        )
        meeting = register.meetings.maybe(register.items.get(item_id).meeting_id)
        day = f" of {short_date(meeting.held_on)}" if meeting is not None else ""
        context.say(f"On the agenda{day}")

    with_files(context, view, papers, then)
