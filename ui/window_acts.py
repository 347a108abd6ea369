"""What the window's own commands do, and why some cannot be done now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui import messages, theme
from ui.item_models import public_screen
from ui.place_acts import PlaceActs
from ui.places import Place

if TYPE_CHECKING:
    from egovdesk.register import Register
    from ui.context import Context
    from ui.desk import Desk
    from ui.menus import Menus
    from ui.notes_band import NotesBand
    from ui.places import Journey
    from ui.settings import Settings
    from ui.side_panel import SidePanel
    from ui.tasks import Tasks
    from ui.top_strip import TopStrip
    from ui.view import View


class WindowActs(PlaceActs):
    """The slots of the window's commands; `MainWindow` is the rest of it."""

    if TYPE_CHECKING:
        desk: Desk
        register: Register
        settings: Settings
        context: Context
        menus: Menus
        tasks: Tasks
        strip: TopStrip
        journey: Journey

        @property
        def view(self) -> View | None: ...
        @property
        def side(self) -> SidePanel: ...
        def go(self, place: Place) -> None: ...
        def say(self, text: str) -> None: ...
        @property
        def notes(self) -> NotesBand: ...
        def _arrange(self) -> None: ...
        def close(self) -> bool: ...

    @property
    def _self(self) -> QWidget:
        assert isinstance(self, QWidget)
        return self

    # -- files that came by themselves -------------------------------------------------------------

    def show_offers(self) -> None:
        """Say which files came into watched folders, or were changed where they were opened."""
        offers = self.context.files.offers
        changed = [one for one in offers if one.file_id]
        if not offers:
            words = ""
        elif public_screen.is_on():  # a name may tell what is exempt
            words = "Files came for papers."
        elif len(offers) == 1:
            came = "was changed where it is open" if changed else "came into the watched folder"
            words = f"{offers[0].path.name} {came}."
        else:
            first = ", ".join(one.path.name for one in offers[:2])
            more = f" and {len(offers) - 2} more" if len(offers) > 2 else ""
            words = f"{len(offers)} files came: {first}{more}."
        self.notes.offer(words)

    def answer_offers(self, key: str) -> None:
        """Look at the files that came, or put them off."""
        files = self.context.files
        if key != "look":
            files.dismiss(files.offers)
            return
        from ui.forms.file_verbs import FileVerbs
        from ui.forms.offered_files import OfferedForm

        form = OfferedForm(self.context, self._self, files.offers)
        if not form.ask():
            return
        verbs = FileVerbs(self.context, self._self, lambda: None)
        for offer, paper_id in form.chosen:
            verbs.add([offer.path], paper_id=paper_id, replaces_id=offer.file_id or None)
        files.dismiss(form.offers, for_good=True)

    # -- File --------------------------------------------------------------------------------------

    def new_register(self) -> None:
        """Begin a register."""
        self.desk.new_register(self._self)

    def open_register(self) -> None:
        """Choose a register to open."""
        self.desk.choose_register(self._self)

    def open_example(self) -> None:
        """Open the example."""
        self.desk.open_example(self._self)

    def back_up(self) -> None:
        """Back the register up now."""
        self.desk.back_up(self._self)

    def restore_backup(self) -> None:
        """Choose a backup to put in this register's place."""
        self.desk.restore(self._self)

    def quit(self) -> None:
        """Close every window."""
        QApplication.closeAllWindows()

    def fill_recent(self) -> None:
        """List the registers opened last."""
        menu = self.menus.submenu("recent", "Open recen&t")
        menu.clear()
        for path in self.settings.recent():
            action = menu.addAction(f"{path.stem} – {path.parent}")
            action.triggered.connect(
                lambda _checked=False, chosen=path: self.desk.open(chosen, self._self)
            )
        menu.setEnabled(not menu.isEmpty())

    def show_registers(self) -> None:
        """Open the menu under the council's name."""
        menu = QMenu(self._self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in ("authority.change", "register.open", "register.new", "register.example"):
            menu.addAction(self.menus.actions[command])
        menu.addMenu(self.menus.submenu("recent", "Open recen&t"))
        button = self.side.council
        menu.popup(button.mapToGlobal(QPoint(theme.px(8), button.height())))

    # -- imports and exports ---------------------------------------------------------------------

    def import_list(self) -> None:
        """Bring another list in."""
        self.go(Place("import"))

    def export(self, kind: str, **what: Any) -> None:
        """Ask for a file and write a document."""
        from ui.exports import export

        export(self._self, self.context, kind, **what)

    def export_page(self) -> None:
        """Write what the page shows."""
        export = getattr(self.view, "export_page", None)
        if export is not None:
            export()

    def why_not_export_page(self) -> str:
        """Only pages that have a document can be exported."""
        return "" if hasattr(self.view, "export_page") else "This page has no document."

    def export_decisions(self) -> None:
        """Write the decision register."""
        self.export("decisions")

    def export_actions(self) -> None:
        """Write the action log."""
        self.export("actions")

    def export_attendance(self) -> None:
        """Write who was where."""
        self.export("attendance", group=self._group_here())

    def export_members(self) -> None:
        """Write who sits on what."""
        self.export("members")

    # -- Edit --------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last step back."""
        self._leave()
        with messages.telling(self._self):
            label = self.register.undo()
            self.say_plain(f"Undone: {label}")

    def redo(self) -> None:
        """Make it again."""
        with messages.telling(self._self):
            label = self.register.redo()
            self.say_plain(f"Done again: {label}")

    def say_plain(self, text: str) -> None:
        """Say something that has no Undo of its own."""
        toast = self._self.toast  # type: ignore[attr-defined]
        toast.show_message(text, undo=False)

    def say_why(self, reason: str) -> None:
        """Say why a button that was pressed does nothing now."""
        self.say_plain(reason)

    def why_not_undo(self) -> str:
        """Nothing to undo, or nothing that may be."""
        return "" if self.register.undo_label else "There is nothing to undo."

    def why_not_redo(self) -> str:
        """Nothing to redo."""
        return "" if self.register.redo_label else "There is nothing to redo."

    def label_undo(self) -> None:
        """Name the steps that Undo and Redo would take back and make again."""
        undo, redo = self.register.undo_label, self.register.redo_label
        self.menus.name_step("edit.undo", undo or "")
        self.menus.name_step("edit.redo", redo or "")

    def _leave(self) -> None:
        if self.view is not None:
            self.view.leave()

    # -- Go ----------------------------------------------------------------------------------------

    def find_or_go(self) -> None:
        """Open the palette."""
        from ui.views.palette import Palette

        Palette(self.context, self.menus, self._self).open()

    def why_not_back(self) -> str:
        """Whether there is a place before."""
        return "" if self.journey.back else "There is no place before this one."

    def why_not_forward(self) -> str:
        """Whether Back was used."""
        return "" if self.journey.forward else "There is no place to go forward to."

    def go_groups(self) -> None:
        """Move to the tree of groups."""
        if self.side.rail:
            self._self.toggle_sidebar()  # type: ignore[attr-defined]
        self.side.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- Register ----------------------------------------------------------------------------------

    def why_not_new_action(self) -> str:
        """An action needs a group."""
        if self.register.groups.count() == 0:
            return "Add a group first: actions belong to one."
        return ""

    def _group_here(self) -> str:
        return self.view.group_id() if self.view is not None else ""

    def new_action(self) -> None:
        """Give an action outside a meeting."""
        from ui.forms.actions import ActionForm

        made = ActionForm(self.context, self._self, group_id=self._group_here()).ask()
        if made:
            self.go(Place("actions", select=made))
            self.say("Action added")

    def new_group(self) -> None:
        """Add a group."""
        from ui.forms.groups import GroupForm

        made = GroupForm(self.context, self._self).ask()
        if made:
            self.go(Place("group", made))
            self.say("Group added")

    def change_authority(self) -> None:
        """Change the council's details."""
        from ui.forms.authority import AuthorityForm

        AuthorityForm(self.context, self._self).ask()

    def why_not_history(self) -> str:
        """History shows every word that a record ever had."""
        return (
            "The public screen is on, and history hides nothing." if public_screen.is_on() else ""
        )

    def show_history(self) -> None:
        """Show every change of the selected record."""
        from ui.views.history import HistoryDialog

        record_id = self.view.record_id() if self.view is not None else ""
        HistoryDialog(self.context, self._self, record_id).exec()

    # -- Tools, Help -------------------------------------------------------------------------------

    def check_file(self) -> None:
        """Let SQLite look through the file."""
        self.desk.check(self._self, tell_sound=True)

    def toggle_letters(self) -> None:
        """Let single letters act in lists, or not."""
        on = not self.settings.get("letters")
        self.settings.set("letters", on)
        self.say_plain("Single letters act in lists" if on else "Single letters do nothing now")

    def help_page(self) -> None:
        """Read about the page."""
        from ui.views.help import HelpDialog

        HelpDialog(self._self, self.view.NAME if self.view is not None else "today").exec()

    def help_commands(self) -> None:
        """List every command."""
        from ui.views.help import HelpDialog

        HelpDialog(self._self, "commands", self.menus).exec()

    def show_log(self) -> None:
        """Open the folder of the log."""
        from ui.log import log_folder

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(log_folder()))))

    def about(self) -> None:
        """Say what this is."""
        self.desk.about(self._self)
