"""The token table as a QPalette, and the token table made of the system's own colours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "desk",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "pane",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "paper",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "red",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Highlight: "tint2",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.ToolTipBase: "toast",
    QPalette.ColorRole.ToolTipText: "on_toast",
    QPalette.ColorRole.Link: "petrol",
    QPalette.ColorRole.LinkVisited: "petrol",
    QPalette.ColorRole.Light: "paper",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "rule",
    QPalette.ColorRole.Dark: "field",
    QPalette.ColorRole.Shadow: "ink2",
    QPalette.ColorRole.Accent: "petrol",
}


def make_palette(color: Callable[[str], QColor]) -> QPalette:
    """Build the palette of one theme from its tokens."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, color(token))
    disabled = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(disabled, role, color("ink3"))
    return palette


def system_colours(palette: QPalette, names: list[str]) -> dict[str, QColor]:
    """Give every token a colour of the system's palette, for high contrast."""
    ground = palette.color(QPalette.ColorRole.Base)
    text = palette.color(QPalette.ColorRole.Text)
    accent = palette.color(QPalette.ColorRole.Highlight)
    on_accent = palette.color(QPalette.ColorRole.HighlightedText)
    fixed = {
        "petrol": accent,
        "petrol_hover": accent,
        "on_petrol": on_accent,
        "found": accent,
        "on_found": on_accent,
        "tint2": accent,
        "desk2": palette.color(QPalette.ColorRole.Button),
    }
    grounds = {"desk", "paper", "pane", "sunk", "tint", "pink", "toast"}
    return {
        name: fixed.get(name) or (ground if name in grounds or name.endswith("_ground") else text)
        for name in names
    }
