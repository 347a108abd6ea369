"""Help: a page about each screen, and the list of every command with its shortcut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from egovdesk.resources import resource
from ui import theme
from ui.commands import MENUS, shown_shortcut
from ui.menus import Menus
from ui.widgets.buttons import Button


def help_text(page: str) -> str:
    """The page of a screen, in Markdown; the first page where there is none."""
    path = resource("help", f"{page}.md")
    if not path.is_file():
        path = resource("help", "today.md")
    return path.read_text(encoding="utf-8")


def commands_text(menus: Menus) -> str:
    """Every command by menu: its name, its shortcut, and what it does."""
    lines = [help_text("commands")]
    for menu in MENUS:
        mine = [one for one in menus.commands.values() if one.menu.split("/")[0] == menu]
        if mine:
            lines.append(f"\n## {menu}\n")
        for one in mine:
            keys = f" **{shown_shortcut(one.shortcut)}**" if one.shortcut else ""
            lines.append(f"- {one.name.rstrip('…')}{keys}: {one.tip}")
    return "\n".join(lines)


class HelpDialog(QDialog):
    """One page of help; Esc closes it."""

    def __init__(self, parent: QWidget, page: str, menus: Menus | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(680), theme.px(620))
        self.text = QTextBrowser()
        self.text.setAccessibleName("Help")
        self.text.setOpenExternalLinks(False)
        self.text.document().setDefaultFont(theme.font("lead"))
        self.text.setMarkdown(commands_text(menus) if menus is not None else help_text(page))
        close = Button("Close", "primary")
        close.clicked.connect(lambda _checked=False: self.accept())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        margin = theme.px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        self.text.setFocus()
