"""The minute editor upon a register: whatever is typed can be written down and undone."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from egovdesk.operations import minutes
from egovdesk.operations.actions import add_action
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.minutes import add_block, write_minutes
from egovdesk.operations.room import add_movement, declare_interest, record_vote
from egovdesk.records.minutes import Block, BlockKind
from egovdesk.records.room import MovementKind
from egovdesk.register import Register
from tests.scenes import a_board, a_council
from tests.ui.widgets.test_block_editor_sequences import act, edits
from ui.widgets.block_editor import BlockEditor, BlockText, PartText


class Writing:
    """An editor and the item that it writes down, as the workspace joins them."""

    def __init__(self, register: Register, item_id: str, editor: BlockEditor) -> None:
        self.register, self.item_id, self.editor = register, item_id, editor
        editor.set_blocks(self.kept())
        editor.edited.connect(self.write)

    def write(self) -> None:
        write_minutes(
            self.register,
            self.item_id,
            [
                minutes.BlockText(
                    one.id,
                    one.kind,
                    one.text,
                    one.exempt,
                    one.ground,
                    tuple(minutes.PartText(part.id, part.text) for part in one.parts),
                )
                for one in self.editor.blocks()
            ],
            join=f"typing:{self.editor.typing_run}",
        )
        self.editor.reload(self.kept())

    def kept(self) -> tuple[BlockText, ...]:
        """The item's minute as the register has it."""
        return tuple(
            self._shown(block) for block in self.register.blocks.find(item_id=self.item_id)
        )

    def _shown(self, block: Block) -> BlockText:
        text = block.text
        parts: tuple[PartText, ...] = ()
        if block.decision_id:
            found = self.register.decision_parts.find(decision_id=block.decision_id)
            parts = tuple(PartText(part.id, part.text) for part in found)
        if block.action_id:
            text = self.register.actions.get(block.action_id).title
        return BlockText(block.id, block.kind, text, block.exempt, block.ground, parts=parts)


def a_writing(folder: str, qtbot: QtBot) -> Writing:
    """An item with a block of each kind, and its editor."""
    board = a_board(a_council(Path(folder) / "northbridge.egovdesk"))
    register, item_id = board.register, board.items[1]
    add_block(register, item_id, "First words.")
    add_block(register, item_id, "The price.", exempt=True, ground="8")
    add_decision(register, item_id, ["one;", "two; and", "three."])
    add_action(register, item_id, "Report.")
    add_block(register, item_id, "6 for.", kind=BlockKind.VOTE)
    record_vote(register, item_id, in_favour=6, remark="On show of hands.")
    declare_interest(register, item_id, board.sykes, nature="a director", withdrew=True)
    add_movement(register, board.meeting, board.raman, MovementKind.LEFT, item_id=item_id,
                 sentence="She left.")  # fmt: skip
    add_block(register, item_id, "Last words.")
    editor = BlockEditor()
    qtbot.addWidget(editor)
    return Writing(register, item_id, editor)


def test_one_run_of_typing_is_one_undo(qtbot: QtBot, tmp_path: Path) -> None:
    writing = a_writing(str(tmp_path), qtbot)
    editor, register, first = writing.editor, writing.register, writing.kept()
    for word in ("And ", "so ", "on. "):
        QTest.keyClicks(editor, word)
        editor.flush()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "More. ")
    editor.end_run()
    assert [block.text for block in writing.kept()][:2] == ["And so on.", "More. First words."]
    register.undo()
    editor.reload(writing.kept())
    assert [block.text for block in writing.kept()][:2] == ["And so on. First words.", "The price."]
    register.undo()
    editor.reload(writing.kept())
    assert writing.kept() == first == editor.blocks()
    register.redo()
    register.redo()
    editor.reload(writing.kept())
    assert [block.text for block in editor.blocks()][:2] == ["And so on.", "More. First words."]
    register.close()


@given(st.lists(edits, min_size=1, max_size=6))
@settings(max_examples=25, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
def test_whatever_is_typed_is_written_down_and_undone(
    qtbot: QtBot, steps: list[tuple[str, str, int, int]]
) -> None:
    with TemporaryDirectory() as folder:
        writing = a_writing(folder, qtbot)
        register, editor = writing.register, writing.editor
        first = writing.kept()
        for step in steps:
            act(editor, step)
        editor.end_run()
        # Space at the end of the line with the caret is kept until the caret leaves it.
        assert editor.blocks() == writing.kept()
        while register.undo_label == "Typing in the minutes":
            register.undo()
            editor.reload(writing.kept())
        assert writing.kept() == first
        assert editor.blocks() == first
        register.close()
