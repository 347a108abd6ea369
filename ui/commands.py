"""Commands: what views and the window declare, and the QActions, menus and lists made of them."""

from __future__ import annotations

from typing import NamedTuple

READ_ONLY = "This register is open to read only."
MENUS = ("File", "Edit", "View", "Go", "Meeting", "Register", "Tools", "Help")


class Command(NamedTuple):
    """Something the clerk can choose: in a menu, by its shortcut, or from the palette.

    `slot` names a method of the view (or window) that declares it. `text` may hold an `&` before
    its access key. `when` names a method that returns why the command cannot be used now ("" when
    it can); `tip` is one sentence for the menu's status tip and the list of commands. One that
    `writes` cannot be used while the register is open to read only.
    """

    id: str
    text: str
    slot: str
    shortcut: str = ""
    menu: str = ""
    icon: str = ""
    tip: str = ""
    when: str = ""
    writes: bool = False

    @property
    def name(self) -> str:
        """The text as lists and the palette show it."""
        return self.text.replace("&", "")

    @property
    def path(self) -> str:
        """The words one goes through to choose it ("File Export Decision register…")."""
        return f"{self.menu.replace('/', ' ')} {self.name}"


#: A key on the status line and what it does; and the command that it is, where its key differs.
Hint = tuple[str, str] | tuple[str, str, str]


def shown_shortcut(shortcut: str) -> str:
    """A shortcut as key caps and tooltips show it ("Ctrl+Shift+E" is "Ctrl Shift E")."""
    names = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "": "+"}
    return " ".join(names.get(part, part) for part in shortcut.split("+")).replace("+ +", "+")
