"""Every command has a menu, words, a shortcut of its own, a line of help, and a slot that exists."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from egovdesk.resources import resource
from ui.commands import MENUS, Command, shown_shortcut
from ui.main_window import MainWindow
from ui.view import View
from ui.views import VIEWS, view_class
from ui.views.help import commands_text
from ui.window_commands import COMMANDS, LAYOUT


def _owners() -> list[tuple[type, Command]]:
    found: list[tuple[type, Command]] = [(MainWindow, command) for command in COMMANDS]
    for kind in VIEWS:
        owner = view_class(kind)
        found += [(owner, command) for command in owner.COMMANDS]
    return found


@pytest.mark.parametrize(("owner", "command"), _owners(), ids=lambda one: getattr(one, "id", ""))
def test_a_command_can_be_found_read_about_and_done(owner: type, command: Command) -> None:
    assert command.name
    assert command.menu.split("/")[0] in MENUS
    assert command.menu in LAYOUT
    assert len(command.tip) > 10, f"{command.id} has no line of help"
    parts = getattr(owner, "TABS", ())
    doer = next((one for one in parts if command in one.COMMANDS), owner)
    assert callable(getattr(doer, command.slot))
    if command.when:
        assert callable(getattr(doer, command.when))


def test_command_ids_are_unique() -> None:
    counts = Counter(command.id for _owner, command in _owners())
    assert [one for one, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("kind", VIEWS)
def test_no_two_commands_of_a_page_share_a_shortcut(kind: str) -> None:
    shortcuts = Counter(one.shortcut for one in view_class(kind).COMMANDS if one.shortcut)
    assert [one for one, count in shortcuts.items() if count > 1] == []


def test_no_two_commands_of_the_window_share_a_shortcut() -> None:
    shortcuts = Counter(one.shortcut for one in COMMANDS if one.shortcut)
    assert [one for one, count in shortcuts.items() if count > 1] == []


@pytest.mark.parametrize("kind", VIEWS)
def test_no_two_commands_of_a_menu_share_an_access_key(window: MainWindow, kind: str) -> None:
    window.load_all_views()
    window.menus.bind(view_class(kind)(window.context))
    for name in LAYOUT:
        keys = Counter(
            QKeySequence.mnemonic(action.text()).toString()
            for action in _menu_of(window, name).actions()
        )
        del keys[""]
        assert {key: count for key, count in keys.items() if count > 1} == {}, name


def _menu_of(window: MainWindow, name: str) -> QMenu:
    """A menu as it opens."""
    menu = window.menus.menus[name]
    menu.aboutToShow.emit()
    return menu


def test_every_command_of_the_window_stands_in_its_menu() -> None:
    for command in COMMANDS:
        assert command.id in LAYOUT[command.menu]


@pytest.mark.parametrize("kind", VIEWS)
def test_every_page_has_help(kind: str) -> None:
    owner: type[View] = view_class(kind)
    assert kind == owner.NAME
    assert resource("help", f"{kind}.md").is_file()


def test_the_list_of_commands_names_each_with_its_shortcut(window: MainWindow) -> None:
    window.load_all_views()
    text = commands_text(window.menus)
    for _owner, command in _owners():
        assert command.name.rstrip("…") in text
        assert shown_shortcut(command.shortcut) in text


def test_shortcuts_are_shown_as_key_caps() -> None:
    assert shown_shortcut("Ctrl+Shift+E") == "Ctrl Shift E"
    assert shown_shortcut("Alt+Left") == "Alt ←"
    assert shown_shortcut("Ctrl++") == "Ctrl +"
