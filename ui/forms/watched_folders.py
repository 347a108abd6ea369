"""The folder that a group's papers are sent to, watched on this computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form, options_of
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

_SAYS = (
    "Files that come into the folder are offered to you; none is taken by itself. This is kept on this "
    "computer, not in the register. Leave the folder empty to watch none."
)


class WatchedFolderForm(Form):
    """Which folder is watched for which group."""

    def __init__(self, context: Context, parent: QWidget | None, group_id: str = "") -> None:
        super().__init__(parent, "Watched folder", "Watch", today=context.register.today)
        self._context = context
        self._column.insertWidget(1, Label(_SAYS, "text", "ink2", wrap=True))
        groups = options_of(context.register.groups.all(), lambda one: one.name)
        self.select("group", "Group", groups, group_id or None).chosen.connect(self._show)
        self.line("folder", "Folder", whole=True)
        self.browse = Button("Choose a folder…", icon="folder-open")
        self.browse.clicked.connect(lambda _checked=False: self._choose())
        self._foot.insertWidget(0, self.browse)
        self._show(self.value("group"))

    def _show(self, group_id: str) -> None:
        folder = self._context.settings.watched_folders().get(group_id)
        self.fields["folder"].set_text(str(folder) if folder else "")  # type: ignore[union-attr]

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Watch a folder", self.value("folder"))
        if chosen:
            self.fields["folder"].set_text(chosen)  # type: ignore[union-attr]

    def problems(self) -> tuple[Problem, ...]:
        """The folder has to be there."""
        folder = self.value("folder").strip()
        if folder and not Path(folder).is_dir():
            return (Problem("folder", "There is no such folder."),)
        return ()

    def save(self) -> str:
        """Watch it from now on."""
        group_id, folder = str(self.value("group")), self.value("folder").strip()
        before = self._context.settings.watched_folders().get(group_id)
        self._context.settings.watch_folder(group_id, Path(folder) if folder else None)
        if before is not None:
            self._context.files.unwatch(before)
        self._context.files.watch_folders()
        return group_id
