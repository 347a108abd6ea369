"""Commands: what views and the window declare, and the QActions, menus and lists made of them."""

from __future__ import annotations

from dataclasses import dataclass

MENUS = ("File", "Edit", "View", "Go", "Meeting", "Register", "Tools", "Help")


@dataclass(frozen=True)
class Command:
    """Something the clerk can choose: in a menu, by its shortcut, or from the palette.

    `slot` names a method of the view (or window) that declares it. `text` may hold an `&` before
    its access key. `when` names a method that returns why the command cannot be used now ("" when
    it can); `tip` is one sentence for the menu's status tip and the list of commands.
    """

    id: str
    text: str
    slot: str
    shortcut: str = ""
    menu: str = ""
    icon: str = ""
    tip: str = ""
    when: str = ""

    @property
    def name(self) -> str:
        """The text as lists and the palette show it."""
        return self.text.replace("&", "")


def shown_shortcut(shortcut: str) -> str:
    """A shortcut as key caps and tooltips show it ("Ctrl+Shift+E" is "Ctrl Shift E")."""
    names = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "": "+"}
    return " ".join(names.get(part, part) for part in shortcut.split("+")).replace("+ +", "+")
