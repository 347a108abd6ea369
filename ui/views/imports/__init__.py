"""The page that brings other people's lists in: a file, its columns, and what becomes of each row."""

from ui.views.imports.view import ImportView

__all__ = ["ImportView"]
