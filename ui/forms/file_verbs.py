"""What a clerk does with the files of a paper, wherever it is listed: add, open, check, mend, take back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from egovdesk.documents.wording import counted
from egovdesk.errors import EgovDeskError, Refused
from egovdesk.operations.files import add_file, current_files
from egovdesk.records.file_checks import FileReport, Wish
from egovdesk.records.packs import PaperFile
from egovdesk.records.papers import Paper
from ui.commands import READ_ONLY
from ui.context import Context
from ui.item_models import public_screen
from ui.messages import tell, telling
from ui.paper_files import Arrived
from ui.tasks import Outcome
from ui.widgets.file_drops import paths_in

_WORD = "Word documents (*.docx *.docm);;All files (*)"
_MOST_TOLD, _MOST_NAMED = 3, 6
_ASKED = {
    Wish.CHANGES: "--accept-changes",
    Wish.COMMENTS: "--remove-comments",
    Wish.HIDDEN: "--remove-hidden",
}


class FileVerbs:
    """The verbs on the files of the paper that `paper` gives."""

    def __init__(self, context: Context, view: QWidget, paper: Callable[[], Paper | None]) -> None:
        self._context, self._register, self._page = context, context.register, view
        self._paper, self._form = paper, cast(QWidget | None, None)

    @property
    def _view(self) -> QWidget:
        """Where a clerk looks: at the list of the paper’s files while it is shown, else at the page."""
        return self._form or self._page

    def why_not(self) -> str:
        """A paper has to be selected, in a register that can be written."""
        return READ_ONLY if self._register.read_only else self.why_not_look()

    def why_not_look(self) -> str:
        """A paper has to be selected."""
        return "" if self._paper() is not None else "Select a paper first."

    def why_no_file(self) -> str:
        """The paper has to have a file."""
        return self.why_not_look() or ("" if self._files() else "This paper has no file yet.")

    def _files(self) -> list[PaperFile]:
        paper = self._paper()
        return current_files(self._register, paper.id) if paper is not None else []

    def _say_error(self, error: EgovDeskError) -> None:
        tell(self._view, error)

    # -- adding --------------------------------------------------------------------------------

    def choose(self) -> None:
        """Choose files to add to the paper."""
        if self._paper() is not None:
            names, _ = QFileDialog.getOpenFileNames(self._view, "Add files", self._folder())
            if names:
                self._context.settings.remember_folder(Path(names[0]))
                self.add([Path(one) for one in names])

    def paste(self) -> bool:
        """Add the files that were copied; whether there were any."""
        paths = paths_in(QGuiApplication.clipboard().mimeData())
        if paths and not self.why_not():
            self.add(paths)
        return bool(paths)

    def add(
        self, paths: Sequence[Path], *, paper_id: str = "", replaces_id: str | None = None
    ) -> None:
        """Take files into the register under the paper, asking why it is late where it is."""
        paper = self._register.papers.maybe(paper_id) if paper_id else self._paper()
        if paper is None or not paths:
            return
        late = self._why_late(paper)
        if late is None:
            return

        def then(arrived: list[Arrived], refused: list[EgovDeskError]) -> None:
            self._land(paper.id, arrived, refused, replaces_id, late)

        self._context.files.take_in(paths, then)

    def _why_late(self, paper: Paper) -> dict[str, str] | None:
        """The reasons, where the agenda has gone out without the paper; None where that is given up."""
        from ui.forms.paper_verbs import is_out
        from ui.forms.papers import WhyLateForm

        if not is_out(self._register, paper):
            return {}
        form = WhyLateForm(self._context, self._view, [paper])
        return form.reasons if form.ask() else None

    def _land(
        self, paper_id: str, arrived: list[Arrived], refused: list[EgovDeskError],
        replaces_id: str | None, late: dict[str, str],
    ) -> None:  # fmt: skip
        """Put what arrived under the paper, in one step."""
        refused = list(refused)
        added: list[Arrived] = []
        with telling(self._view), self._register.step("Add file"):
            for one in arrived:
                pages = one.report.pages if one.report is not None else None
                try:
                    add_file(self._register, paper_id, one.kept, one.path.name, pages=pages,
                             replaces_id=replaces_id, late=late)  # fmt: skip
                    added.append(one)
                except Refused as error:
                    refused.append(error)
        if added:
            self._context.say(_told(added))
        said = _sentences(refused, [one for one in added if one.trouble])
        if said:
            self._say_error(EgovDeskError(" ".join(said)))

    def _folder(self) -> str:
        return str(self._context.settings.folder())

    # -- opening and listing -------------------------------------------------------------------

    def open(self, file: PaperFile | None = None) -> None:
        """Open a file, the paper's first where none is named, in its own program."""
        files = [file] if file is not None else self._files()
        if files:
            with telling(self._view):
                self._context.files.open(files[0])

    def list_files(self) -> None:
        """List the paper's files with their versions."""
        from ui.forms.paper_files import FilesForm

        paper = self._paper()
        if paper is not None:
            self._form = FilesForm(self._context, self._page, paper, self)
            try:
                self._form.ask()
            finally:
                self._form = None

    def save_as(self, file: PaperFile) -> None:
        """Write a copy of a file where the clerk wants it."""
        suggested = str(Path(self._folder()) / file.name)
        chosen, _ = QFileDialog.getSaveFileName(self._view, "Save a copy", suggested)
        if chosen:
            from egovdesk.operations.files import kept_of

            target, contents, kept = Path(chosen), self._register.contents, kept_of(file)
            self._context.settings.remember_folder(target)
            self._context.tasks.run(
                lambda: contents.write_to(kept, target),
                lambda _: self._context.say(f"Saved {target.name}"), title=f"Saving {file.name}",
            )  # fmt: skip

    # -- checking and mending ------------------------------------------------------------------

    def check(self, file: PaperFile | None = None) -> None:
        """Look into a file of the paper; where it has none, into one that is chosen."""
        files = [file] if file is not None else self._files()
        if files:
            self._context.files.copy_out(files[0], lambda path: self._check(path, files[0]))
            return
        chosen, _ = QFileDialog.getOpenFileName(self._view, "Check a file", self._folder())
        if chosen:
            self._context.settings.remember_folder(Path(chosen))
            self._check(Path(chosen), None)

    def _check(self, path: Path, file: PaperFile | None) -> None:
        def then(report: FileReport) -> None:
            from ui.forms.file_report import FileReportForm

            def mend(wishes: Sequence[Wish]) -> None:
                self._mend(path, file, wishes)

            paper = self._paper()
            FileReportForm(self._context, self._view, report, mend, paper).ask()

        self._context.files.check(path, then, self._refuse)

    def _mend(self, path: Path, file: PaperFile | None, wishes: Sequence[Wish]) -> None:
        """Mend a file of the register as its next version, another one where the clerk wants it."""
        target = self._mended_path(path, file)
        if target is None:
            return
        paper = self._paper()
        title = ["--title", paper.title] if paper is not None else []
        asked = ["--mend", str(target), *title, *(_ASKED[one] for one in wishes)]

        def then(_report: FileReport) -> None:
            if file is None:
                self._context.say(f"Mended: {target.name}")
            else:
                self.add([target], paper_id=file.paper_id, replaces_id=file.id)

        self._context.files.check(path, then, self._refuse, asked)

    def _mended_path(self, path: Path, file: PaperFile | None) -> Path | None:
        suffix = ".docx" if path.suffix.lower() == ".docm" else path.suffix
        name = f"{path.stem}{suffix}"
        if file is not None:
            folder = path.parent / "mended"
            folder.mkdir(exist_ok=True)
            return folder / name
        suggested = path.with_name(f"{path.stem} mended{suffix}")
        chosen, _ = QFileDialog.getSaveFileName(self._view, "Save the mended file", str(suggested))
        return Path(chosen) if chosen else None

    def _refuse(self, sentence: str) -> None:
        self._say_error(EgovDeskError(sentence))

    # -- shells --------------------------------------------------------------------------------

    def make_shell(self) -> None:
        """Write the paper's shell for its author."""
        from egovdesk.documents.paper_shells import shell_name

        paper = self._paper()
        if paper is None:
            return
        with telling(self._view):
            suggested = Path(self._folder()) / shell_name(self._register, paper.id)
            chosen, _ = QFileDialog.getSaveFileName(
                self._view, "Make a shell", str(suggested), "Word files (*.docx)"
            )
            if chosen:
                self._write_shell(paper, Path(chosen))

    def _write_shell(self, paper: Paper, target: Path) -> None:
        self._context.settings.remember_folder(target)
        arguments = ["paper-shell", str(self._register.path), "--id", paper.id, "--to", str(target)]

        def then(outcome: Outcome) -> None:
            self._heard(outcome, lambda _: self._page.window().show_saved(target))  # type: ignore[attr-defined]

        self._context.tasks.child(arguments, then, title="Writing the shell")

    def take_back(self, file: PaperFile | None = None) -> None:
        """Take back a file, the paper's Word file that came last, or one that is chosen; after a preview."""
        paper = self._paper()
        if paper is None:
            return
        words = [one for one in self._files() if one.name.lower().endswith((".docx", ".docm"))]
        if file is not None or words:
            last = file or max(words, key=lambda one: (one.received_on, one.id))
            self._context.files.copy_out(last, lambda path: self._preview(paper, path))
            return
        chosen, _ = QFileDialog.getOpenFileName(self._view, "Take back", self._folder(), _WORD)
        if chosen:
            self._context.settings.remember_folder(Path(chosen))
            self._preview(paper, Path(chosen))

    def _preview(self, paper: Paper, path: Path) -> None:
        arguments = ["take-back", str(self._register.path), str(path), "--id", paper.id,
                     "--preview", "--json"]  # fmt: skip

        def show(output: str) -> None:
            from egovdesk.exchange.authors.told import plan_from
            from ui.forms.take_back import TakeBackForm

            plan = plan_from(json.loads(output))
            if TakeBackForm(self._context, self._view, paper, plan).ask():
                self._context.say(f"Taken back: {counted(len(plan.changes), 'change')}")

        def then(outcome: Outcome) -> None:
            self._heard(outcome, show)

        self._context.tasks.child(arguments, then, title=f"Reading {path.name}")

    def _heard(self, outcome: Outcome, then: Callable[[str], None]) -> None:
        """What a child process said: its output, or the sentence why not."""
        if outcome.status == 0:
            then(outcome.output)
        elif outcome.status == 1:
            self._refuse(outcome.errors.strip())
        else:
            raise RuntimeError(f"It ended with {outcome.status}:\n{outcome.errors}")


def _sentences(refused: Sequence[EgovDeskError], troubled: Sequence[Arrived]) -> list[str]:
    """Which files were not kept, and which are but cannot be looked into: very many in few words."""
    from egovdesk.exchange.authors.kinds import KEPT

    said = [str(one) for one in refused[:_MOST_TOLD]]
    if len(refused) > _MOST_TOLD:
        more = len(refused) - _MOST_TOLD
        said.append(f"{counted(more, 'more file')} {'was' if more == 1 else 'were'} not kept.")
    if len(troubled) > _MOST_TOLD:
        names = ", ".join(one.path.name for one in troubled[:_MOST_NAMED])
        more = len(troubled) - _MOST_NAMED
        names += f" and {more} more" if more > 0 else ""
        return [*said, f"{len(troubled)} are kept and cannot be looked into: {names}. K says why."]
    return said + [
        f"{one.trouble.replace(f'{KEPT} ', '')} {one.path.name} is kept all the same."
        for one in troubled
    ]


def _told(added: Sequence[Arrived]) -> str:
    """What is said once files are in: their names, and what there is for the author."""
    many = len(added) > 1 or public_screen.is_on()  # a name may tell what is exempt
    what = counted(len(added), "file") if many else added[0].path.name
    left = sum(len(one.report.left_to_author()) for one in added if one.report is not None)
    return f"{what} kept" + (f": {counted(left, 'finding')} for the author" if left else "")


class FileCommands:
    """Part of what lists papers: each verb on the files of the paper selected that has a letter."""

    file_verbs: FileVerbs

    def open_file(self) -> None:
        """Open the paper's file: O."""
        self.file_verbs.open()

    def list_files(self) -> None:
        """List the paper's files: L."""
        self.file_verbs.list_files()

    def check_file(self) -> None:
        """See what is amiss in the paper's file: K."""
        self.file_verbs.check()

    def make_shell(self) -> None:
        """Write the paper's shell for its author: H."""
        self.file_verbs.make_shell()

    def take_back(self) -> None:
        """Take back what the author wrote in the shell: B."""
        self.file_verbs.take_back()
