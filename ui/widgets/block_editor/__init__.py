"""The editor of one item's minute: paragraphs, decisions and actions as lines of one text."""

from ui.widgets.block_editor.editor import BlockEditor
from ui.widgets.block_editor.shapes import BlockText, Detail, PartText

__all__ = ["BlockEditor", "BlockText", "Detail", "PartText"]
