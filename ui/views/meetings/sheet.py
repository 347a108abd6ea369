"""The sheet: the number and title of the item being minuted, always in sight, over its minute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.identifiers import new_id
from egovdesk.operations import minutes
from ui import theme
from ui.widgets.block_editor import BlockEditor, BlockText
from ui.widgets.labels import Elided, Label


class Sheet(QWidget):
    """One item's minute in the block editor, in the words and codes of the register."""

    #: There are words to write down.
    edited = Signal()
    block_changed = Signal(str)
    #: "/a" and its like were typed: action, decision, exempt, vote, declaration, movement.
    slashed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self.number = Label("", "title20", "petrol")
        self.title = Elided("", "title20")
        self.editor = BlockEditor()
        self.setFocusProxy(self.editor)
        self._item_id = ""
        self._session = new_id()
        self._blocks: dict[str, BlockText] = {}
        self._codes: dict[str, str] = {}
        #: The blocks as the register had them when they were shown or written last.
        self.known: list[minutes.BlockText] = []
        self._head = QHBoxLayout()
        self._head.addWidget(self.number)
        self._head.addWidget(self.title, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.editor, 1)
        self._space()
        self.editor.edited.connect(self.edited)
        self.editor.block_entered.connect(self.block_changed)
        self.editor.entry_requested.connect(self.slashed)
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        px = theme.px
        self._column.setContentsMargins(0, px(12), 0, 0)
        self._column.setSpacing(px(6))
        self._head.setContentsMargins(px(28), 0, px(26), 0)
        self._head.setSpacing(px(15))

    def name_item(self, number: str, title: str) -> None:
        """Say which item is being minuted."""
        self.number.setText(number)
        self.number.setVisible(bool(number))
        self.title.setText(title)
        self.editor.setAccessibleName(f"Minute {number}, {title}" if number else f"Minute, {title}")

    def show_blocks(
        self,
        item_id: str,
        blocks: Sequence[BlockText],
        grounds: Mapping[str, str],
        *,
        read_only: bool,
        closed: str | None = None,
    ) -> None:
        """Show an item's blocks; the same item's are followed without moving the caret.

        `grounds` gives the code of a ground by the words that the blocks show;
        `closed` the words of the item's own, where all of it is exempt.
        """
        self._blocks = {block.id: block for block in blocks}
        self._codes = dict(grounds)
        self.editor.setReadOnly(read_only)
        # What is being typed stays as it is, upon what it was typed on.
        unwritten = self.editor.unwritten() if item_id == self._item_id else frozenset()
        before = {one.id: one for one in self.known if one.id in unwritten}
        self.editor.set_closed(closed)
        if item_id == self._item_id:
            self.editor.reload(blocks)
        else:
            self._item_id = item_id
            self.editor.set_blocks(blocks)
        self.known = [before.get(one.id, one) for one in self._as_kept(blocks)]

    @property
    def run(self) -> str:
        """The key of this run of typing, as the register's steps join by it."""
        return f"{self._session}:{self._item_id}:{self.editor.typing_run}"

    def texts(self) -> list[minutes.BlockText]:
        """The blocks as they now read, as the register takes them."""
        return self._as_kept(self.editor.blocks())

    def _as_kept(self, blocks: Iterable[BlockText]) -> list[minutes.BlockText]:
        return [
            minutes.BlockText(
                one.id, one.kind, one.text, one.exempt, self._codes.get(one.ground, one.ground),
                tuple(minutes.PartText(part.id, part.text) for part in one.parts),
            )
            for one in blocks
        ]  # fmt: skip

    def end_run(self) -> None:
        """Have written down what was typed; what comes next is a step of its own."""
        self.editor.end_run()

    def current_block(self) -> str:
        """The block that has the caret."""
        return self.editor.current_id()

    def block(self, block_id: str) -> BlockText | None:
        """A block as the register has it."""
        return self._blocks.get(block_id)

    def focus_block(self, block_id: str) -> bool:
        """Put the caret at the end of a block."""
        return self.editor.focus_block(block_id)

    def focus(self) -> None:
        """Put the keyboard back into the minute, where the caret was."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
