"""QActions and menus made of the commands that the window and its views declare."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QMenu, QMenuBar

from ui.commands import MENUS, READ_ONLY, Command, Hint, shown_shortcut
from ui.view import View

_LONGEST = 60  # letters of a step in a menu


class Menus(QObject):
    """One QAction for each command id. An action calls the window, or the view that is shown."""

    def __init__(
        self,
        window: QMainWindow,
        commands: Sequence[Command],
        layout: dict[str, tuple[str, ...]],
        load_all: Callable[[], None],
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._layout = layout
        self._load_all = load_all
        self._read_only = read_only
        self._view: View | None = None
        self._buttons: dict[int, tuple[QAbstractButton, str, str]] = {}
        self.commands: dict[str, Command] = {}
        self.actions: dict[str, QAction] = {}
        self._owners: dict[str, type[View] | None] = {}
        self.menus: dict[str, QMenu] = {}
        self.submenus: dict[str, QMenu] = {}
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.update_now)
        for command in commands:
            self._add(command, None)

    def fill_bar(self, bar: QMenuBar) -> None:
        """Put the menus on a menu bar."""
        for name in MENUS:
            menu = self._menu(name)
            menu.setTitle(f"&{name}")
            bar.addMenu(menu)

    def fill_popup(self, popup: QMenu) -> None:
        """Put the menus under one another, for windows too narrow for a bar."""
        for name in MENUS:
            popup.addMenu(self._menu(name))

    def submenu(self, name: str, title: str) -> QMenu:
        """A submenu that somebody else fills."""
        if name not in self.submenus:
            self.submenus[name] = QMenu(title, self._window)
        return self.submenus[name]

    def add_view(self, view: type[View]) -> None:
        """Make the actions of a view's commands, once."""
        new = [command for command in view.COMMANDS if command.id not in self.actions]
        for command in new:
            self._add(command, view)
        if new:
            for name, menu in self.menus.items():
                if not menu.isEmpty():
                    self._fill(name)

    def bind(self, view: View | None) -> None:
        """Let the actions speak for the view that is shown."""
        self._view = view
        self.update_now()

    def update_later(self) -> None:
        """Look again at which commands can be used, once things have settled."""
        self._later.start()

    def update_now(self) -> None:
        """Say which commands can be used, and give clashing shortcuts to the view."""
        taken: set[str] = set()
        for command in self._view.COMMANDS if self._view is not None else ():
            if command.shortcut and not self.reason(command):
                taken.add(command.shortcut)
        # Asking the window why may open its first page, which brings commands of its own.
        for command in tuple(self.commands.values()):
            action = self.actions[command.id]
            reason = self.reason(command)
            action.setEnabled(not reason)
            if self._owners[command.id] is not None:
                # A menu holds the commands of every page: those of this page have access keys.
                action.setText(command.text if self._is_here(command) else command.name)
            tip = f"{command.tip} {reason}".strip()
            if action.statusTip() != tip:
                action.setStatusTip(tip)
                action.setToolTip(tip)
            if self._owners[command.id] is None and command.shortcut:
                shortcut = "" if command.shortcut in taken else command.shortcut
                if action.shortcut().toString() != shortcut:
                    action.setShortcut(QKeySequence(shortcut))
        for key in self._buttons:
            self._update_button(key)

    # -- buttons and keys of the pages -----------------------------------------------------------

    def follow(self, button: QAbstractButton, command_id: str) -> None:
        """Let a button do what a command does, and be off with the reason while that is off."""
        key = id(button)
        if key not in self._buttons:
            button.clicked.connect(lambda _checked=False: self.run(self._buttons[key][1]))
            button.destroyed.connect(lambda: self._buttons.pop(key, None))
            self._buttons[key] = (button, command_id, button.toolTip())
        button, _before, tip = self._buttons[key]
        self._buttons[key] = (button, command_id, tip)
        self._update_button(key)

    def _update_button(self, key: int) -> None:
        button, command_id, tip = self._buttons[key]
        command = self.commands.get(command_id)
        if command is None:
            return
        reason = self.reason(command)
        keys = f" ({shown_shortcut(command.shortcut)})" if command.shortcut else ""
        button.setEnabled(not reason)
        button.setToolTip(reason or tip or f"{command.name.rstrip('…')}{keys}")
        button.setAccessibleDescription(reason)

    def usable(self, hints: Sequence[Hint]) -> list[tuple[str, str]]:
        """Those of a page's keys that do something now."""
        view = self._view
        letters = view.LETTERS if view is not None else {}
        ids = {one.slot: one.id for one in view.COMMANDS} if view is not None else {}
        off = self._keys_that_are_off()
        found = []
        for key, words, *named in hints:
            command = self.commands.get(named[0] if named else ids.get(letters.get(key, ""), ""))
            if key not in off and (command is None or not self.reason(command)):
                found.append((key, words))
        return found

    def _is_here(self, command: Command) -> bool:
        """Whether a command is the window's own, or of the page that is shown."""
        owner = self._owners[command.id]
        return owner is None or isinstance(self._view, owner)

    def _keys_that_are_off(self) -> set[str]:
        """Shortcuts, as shown, whose every command on this page is off."""
        on: dict[str, bool] = {}
        for command in self.commands.values():
            if command.shortcut and self._is_here(command):
                key = shown_shortcut(command.shortcut)
                on[key] = on.get(key, False) or not self.reason(command)
        return {key for key, usable in on.items() if not usable}

    # -- doing -----------------------------------------------------------------------------------

    def reason(self, command: Command) -> str:
        """Why a command cannot be used now, or nothing."""
        owner = self._owners[command.id]
        target: object = self._window
        if owner is not None:
            if not isinstance(self._view, owner):
                return "It belongs to another page."
            target = self._view.doer(command)
            if target is None:
                return "It belongs to another tab."
        if command.writes and self._read_only:
            return READ_ONLY
        return str(getattr(target, command.when)()) if command.when else ""

    def run(self, command_id: str) -> None:
        """Do what a command says, or say why it cannot be done now."""
        command = self.commands[command_id]
        reason = self.reason(command)
        if reason:
            self._say_why(reason)
            return
        target: object = self._window
        if self._owners[command_id] is not None and self._view is not None:
            target = self._view.doer(command)
        getattr(target, command.slot)()

    def doing(self, command_id: str) -> Callable[[], None]:
        """What does a command, for a button that comes and goes with what is selected."""
        return lambda: self.run(command_id)

    def refuse_writing(self) -> bool:
        """Say that the register is open to read only, where it is; whether that was said."""
        if self._read_only:
            self._say_why(READ_ONLY)
        return self._read_only

    def _say_why(self, reason: str) -> None:
        say_why = getattr(self._window, "say_why", None)
        if say_why is not None:
            say_why(reason)

    def _add(self, command: Command, owner: type[View] | None) -> None:
        action = QAction(command.text, self._window)
        action.setObjectName(command.id)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        action.setIconVisibleInMenu(False)
        action.triggered.connect(lambda _checked=False: self.run(command.id))
        self.commands[command.id] = command
        self.actions[command.id] = action
        self._owners[command.id] = owner
        self._window.addAction(action)

    def _menu(self, name: str) -> QMenu:
        if name not in self.menus:
            self.menus[name] = QMenu(name.split("/")[-1], self._window)
            self.menus[name].setToolTipsVisible(True)
            if "/" in name:
                self._fill(name)
            else:
                # A menu is filled when it is first opened: no menu is open at the start.
                self.menus[name].aboutToShow.connect(lambda: self._about_to_show(name))
        return self.menus[name]

    def name_step(self, command_id: str, label: str) -> None:
        """Let Undo or Redo say which step, a long name cut short; an ampersand would make a key."""
        short = label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1].rstrip()}…"
        words = f"{self.commands[command_id].text} {short.replace('&', '&&')}"
        self.actions[command_id].setText(words.rstrip())

    def _about_to_show(self, name: str) -> None:
        self._load_all()
        if self.menus[name].isEmpty():
            self._fill(name)
        self.update_now()

    def _fill(self, name: str) -> None:
        menu = self.menus[name]
        menu.clear()
        for entry in self._layout[name]:
            self._fill_entry(menu, name, entry)

    def _fill_entry(self, menu: QMenu, name: str, entry: str) -> None:
        if entry == "-":
            menu.addSeparator()
        elif entry == "*":
            for command in self.commands.values():
                if command.menu == name and self._owners[command.id] is not None:
                    menu.addAction(self.actions[command.id])
        elif entry.startswith("@"):
            inner = f"{name}/{entry[1:]}"
            menu.addMenu(
                self._menu(inner) if inner in self._layout else self.submenu(entry[1:], "")
            )
        else:
            menu.addAction(self.actions[entry])
