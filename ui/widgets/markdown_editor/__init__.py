"""A field of formatted text kept as Markdown: recommendations, notes, terms of reference."""

from ui.widgets.markdown_editor.editor import MarkdownEditor

__all__ = ["MarkdownEditor"]
