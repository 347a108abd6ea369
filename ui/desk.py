"""What the application does with registers: open, make, back up, restore, and dress the windows."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from egovdesk import __version__
from egovdesk.errors import EgovDeskError, RegisterDamaged, RegisterLocked, RegisterMissing
from egovdesk.register import SUFFIX, Register
from ui import messages, theme
from ui.settings import Settings
from ui.signals import RegisterSignals
from ui.tasks import Tasks

if TYPE_CHECKING:
    from ui.forms.begin.draft import Draft
    from ui.main_window import MainWindow
    from ui.restoring import Restoring
    from ui.views.welcome import WelcomeView

_FILTER = f"EgovDesk registers (*{SUFFIX})"


class Desk(QObject):
    """The windows that are open. A register is opened here, and nowhere else in `ui`."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self.app = app
        self.settings = settings
        self.windows: list[MainWindow] = []
        self.welcome_view: WelcomeView | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_colours)

    @cached_property
    def restoring(self) -> Restoring:
        """What puts backups back."""
        from ui.restoring import Restoring

        return Restoring(self)

    def dress(self) -> None:
        """Apply the colours and the text size that are wanted."""
        wanted = self.settings.get("theme")
        dark = theme.system_prefers_dark() if wanted == "system" else wanted == "dark"
        theme.apply(self.app, dark=dark, text_size=int(self.settings.get("text_size")))

    def resize_text(self) -> None:
        """Apply another text size: lengths all over a page follow it, so pages are made anew."""
        self.dress()
        for window in self.windows:
            window.remake_views()

    def _on_system_colours(self) -> None:
        if self.settings.get("theme") == "system":
            self.dress()

    # -- opening -----------------------------------------------------------------------------------

    def start(self, path: str | None) -> None:
        """Open what was asked for, the register opened last, or the first-run page."""
        recent = [each for each in self.settings.recent() if each.is_file()]
        wanted = Path(path) if path else (recent[0] if recent else None)
        if wanted is None or not self.open(wanted):
            self.welcome()

    def welcome(self, asker: QWidget | None = None) -> None:
        """Show the first-run page; the asking window closes when a register is made there."""
        from ui.views.welcome import WelcomeView

        if self.welcome_view is None or not self.welcome_view.isVisible():
            self.welcome_view = WelcomeView(self, asker)
        self.welcome_view.show()
        self.welcome_view.activateWindow()

    def open(
        self, path: Path, asker: QWidget | None = None, *, read_only: bool = False
    ) -> MainWindow | None:
        """Open a register in a window; where that can't be, say why. The asking window closes."""
        path = path.absolute()
        already = next((one for one in self.windows if _same(one.register.path, path)), None)
        if already is not None:
            already.raise_()
            already.activateWindow()
            return already
        try:
            register = Register(path, read_only=read_only)
        except RegisterLocked as error:
            return self._offer_read_only(path, asker, error)
        except RegisterDamaged as error:
            return self.restoring.newest(path, asker, error)
        except EgovDeskError as error:
            if isinstance(error, RegisterMissing):
                self.settings.forget(path)
            messages.show_error(asker, error, "This register could not be opened")
            return None
        return self.show(register, asker)

    def _offer_read_only(
        self, path: Path, asker: QWidget | None, error: RegisterLocked
    ) -> MainWindow | None:
        chosen = messages.ask(
            asker, "Somebody else has this register open", error.what,
            [("leave", "Leave it", "outlined"), ("again", "Try again", "outlined"),
             ("read", "Open to read only", "primary")],
            steps=("Ask for it to be closed there, then choose Try again.",
                   "Or open it to read only: you see everything and change nothing."),
            safe=error.kept,
        )  # fmt: skip
        if chosen == "again":
            return self.open(path, asker)
        return self.open(path, asker, read_only=True) if chosen == "read" else None

    def show(self, register: Register, asker: QWidget | None = None) -> MainWindow:
        """Put an open register in a window, visibly joined."""
        from ui.main_window import MainWindow

        signals = RegisterSignals()
        register.on_change = signals.changed.emit
        tasks = Tasks(lambda error: messages.show_error(self.app.activeWindow(), error))
        self.settings.remember(register.path)
        window = MainWindow(self, register, signals, tasks, self.settings)
        signals.setParent(window)
        tasks.setParent(window)
        self.windows.append(window)
        window.painted.connect(lambda: self._after_paint(window))
        window.show()
        if asker is not None and asker is not window:
            asker.close()
        self._close_welcome()
        return window

    def _close_welcome(self) -> None:
        if self.welcome_view is not None:
            self.welcome_view.close()
            self.welcome_view.deleteLater()
            self.welcome_view = None

    def closed(self, window: MainWindow) -> None:
        """Forget a window."""
        if window in self.windows:
            self.windows.remove(window)

    # -- choosing ----------------------------------------------------------------------------------

    def choose_register(self, asker: QWidget) -> None:
        """Ask for a register to open."""
        from PySide6.QtWidgets import QFileDialog

        folder = str(self.settings.recent()[0].parent) if self.settings.recent() else documents()
        name, _ = QFileDialog.getOpenFileName(asker, "Open a register", folder, _FILTER)
        if name:
            self.open(Path(name), asker)

    def new_register(self, asker: QWidget) -> None:
        """Go through the steps of a new register."""
        self.welcome(asker)

    def make_register(self, asker: QWidget, draft: Draft, closing: QWidget | None = None) -> bool:
        """Ask where the file should be, make it as drafted, and open it."""
        path = self._ask_where(asker, f"{file_stem(draft.name)}{SUFFIX}")
        if path is None:
            return False
        try:
            register = made_of(draft, path)
        except EgovDeskError as error:
            messages.show_error(asker, error, "The register was not made")
            return False
        self.show(register, closing or asker)
        return True

    def _ask_where(self, asker: QWidget, name: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        suggested = str(Path(documents()) / name)
        chosen, _ = QFileDialog.getSaveFileName(asker, "Where to keep it", suggested, _FILTER)
        if not chosen:
            return None
        return Path(chosen) if chosen.endswith(SUFFIX) else Path(chosen + SUFFIX)

    def open_example(self, asker: QWidget) -> None:
        """Open the example register, making it the first time."""
        path = data_folder() / f"Northbridge example{SUFFIX}"
        if not path.is_file():
            try:
                make_example(path)
            except EgovDeskError as error:
                messages.show_error(asker, error, "The example was not made")
                return
        self.open(path, asker)

    # -- backups -----------------------------------------------------------------------------------

    def _after_paint(self, window: MainWindow) -> None:
        self._show_backed_up(window)
        if not window.register.read_only:
            self._back_up_if_due(window)
            QTimer.singleShot(2000, window, lambda: self._look_through(window))
            QTimer.singleShot(1500, window, window.files.watch_folders)
        QTimer.singleShot(500, window, _read_ahead)
        window.findings.begin_soon()

    def _show_backed_up(self, window: MainWindow) -> None:
        from egovdesk.register import backups_of

        found = backups_of(window.register.path)
        if found:
            made = found[0].made_at
            same_day = made.date() == datetime.now().date()
            when = f"{made:%H.%M}" if same_day else f"{made.day} {made:%b}"
            window.set_backed_up(f"Backed up {when}")

    def _back_up_if_due(self, window: MainWindow) -> None:
        from egovdesk.register import back_up, backup_is_due

        path = window.register.path
        if backup_is_due(path):
            closing = window.tasks.closing
            window.tasks.run(
                lambda: back_up(path, progress=lambda *_: not closing.is_set()),
                lambda _: self._show_backed_up(window),
                failed=lambda error: (
                    None if closing.is_set() else messages.show_error(window, error)
                ),
            )

    def back_up(self, window: QWidget) -> None:
        """Back the register up now."""
        from egovdesk.register import back_up

        register_window = self._of(window)
        path = register_window.register.path

        def then(_made: object) -> None:
            self._show_backed_up(register_window)
            register_window.say_plain("Backed up, and the copy is sound")

        closing = register_window.tasks.closing

        def work() -> object:
            return back_up(path, progress=lambda *_: not closing.is_set())

        register_window.tasks.run(work, then, title="Backing up")

    def restore(self, window: QWidget) -> None:
        """Ask for a backup and put it in the register's place."""
        self.restoring.in_window(self._of(window))

    def restore_first(self, view: WelcomeView) -> None:
        """Ask for a backup where no register is open yet."""

        def suggested(council: str) -> Path:
            return Path(documents()) / f"{file_stem(council)}{SUFFIX}"

        self.restoring.at_first_run(view, suggested)

    def _look_through(self, window: MainWindow) -> None:
        """Look through the file of a window that is still open, and for what others left behind."""
        from ui.leavings import sweep

        if window in self.windows:
            self.check(window)
            window.tasks.run(window.register.contents.purge, lambda _: None, failed=lambda _: None)
            window.tasks.run(sweep, lambda _: None)

    def check(self, window: QWidget, *, tell_sound: bool = False) -> None:
        """Look through the file in the background; say so when it is not sound."""
        register_window = self._of(window)
        path = register_window.register.path

        def work() -> list[str]:
            with Register(path, read_only=True) as other:
                return other.integrity_problems(contents=tell_sound)

        def then(found: list[str]) -> None:
            if found:
                error = EgovDeskError(
                    f"The register's file is damaged: {found[0]}.",
                    "Nothing has changed.",
                    "Choose File, Restore a backup, and take the newest from before today.",
                )
                messages.show_error(register_window, error, "The register's file is damaged")
            elif tell_sound:
                register_window.say_plain("The file is sound")

        register_window.tasks.run(work, then, failed=None if tell_sound else lambda _: None)

    def _of(self, window: QWidget) -> MainWindow:
        return next(one for one in self.windows if one is window)

    def about(self, asker: QWidget) -> None:
        """Say what this is."""
        messages.ask(
            asker, "EgovDesk",
            f"Version {__version__}. For the secretariats of councils' boards. "
            "Everything stays on this computer.",
            [("close", "Close", "primary")],
            details="Made with Qt for Python (LGPL), Inter and Source Serif 4 (OFL), Lucide (ISC).",
            icon="info", tone="petrol",
        )  # fmt: skip


def made_of(draft: Draft, path: Path) -> Register:
    """A register as drafted: the council, its groups, and who sits on them."""
    from egovdesk.operations.authority import change_authority, new_register
    from egovdesk.operations.structure.begin import begin_structure

    register = new_register(path, draft.name, nation=draft.nation, type=draft.type)
    try:
        change_authority(
            register, has_partner=draft.has_partner, head_im_in_post=draft.head_im_in_post
        )
        begin_structure(register, draft.structure, draft.people, from_on=draft.from_on)
    except BaseException:
        register.close()
        path.unlink(missing_ok=True)
        raise
    return register


def make_example(path: Path) -> None:
    """Write the example register to a file."""
    from egovdesk.example import make_example as write

    path.parent.mkdir(parents=True, exist_ok=True)
    write(path)


def documents() -> str:
    """The user's documents folder."""
    from PySide6.QtCore import QStandardPaths

    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def data_folder() -> Path:
    """Where the example lives."""
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "EgovDesk"


def file_stem(name: str) -> str:
    """A council's name as a file's."""
    kept = "".join(c if c.isalnum() or c in " -'" else " " for c in name)
    return " ".join(kept.split())[:80] or "Register"


#: The pages that are opened most, those that take longest to import first.
_WANTED_SOON = ("meeting", "group", "decisions", "actions", "papers", "calendar", "plan", "people",
                "framework", "statement", "pack")  # fmt: skip


def _read_ahead() -> None:
    """Import what pages need while nobody waits for it, so that the first visit opens at once."""
    from threading import Thread

    Thread(target=_import_ahead).start()


def _import_ahead() -> None:
    from importlib import import_module

    from egovdesk.register import import_repositories
    from ui.views import VIEWS

    for kind in _WANTED_SOON:
        import_module(VIEWS[kind][0])
    import_repositories()


def _same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by whatever links."""
    return one.resolve() == other.resolve()
