"""Widgets one under another, edge to edge: how most pages, tabs and parts are laid out."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def stacked(holder: QWidget, *parts: QWidget, fills: QWidget | None = None) -> QVBoxLayout:
    """Stack parts in a widget without margins or gaps; `fills` is the one that takes the room left."""
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, int(part is fills))
    return column
