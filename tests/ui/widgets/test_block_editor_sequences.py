"""Random sequences of edits: ids stay unique, no letter is lost, no decision is half there."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from egovdesk.documents.model import Run, plain
from egovdesk.documents.text import normalise, runs_from_markdown
from egovdesk.records.minutes import BlockKind
from ui.widgets.block_editor import BlockEditor, BlockText, PartText
from ui.widgets.block_editor.prose import clean, markdown

START = (
    BlockText("p1", text="First words."),
    BlockText("x1", text="The price.", exempt=True, ground="paragraph 8"),
    BlockText("x2", text="The other price.", exempt=True, ground="paragraph 8"),
    BlockText(
        "d1",
        BlockKind.DECISION,
        lead_in="Resolved that",
        parts=(PartText("a", "one;"), PartText("b", "two; and"), PartText("c", "three.")),
    ),
    BlockText("v1", BlockKind.VOTE, "6 for."),
    BlockText("a1", BlockKind.ACTION, "Report."),
    BlockText("p2", text="Last words."),
)

places = st.integers(0, 120)
words = st.text("ab *-_£é😀א", min_size=1, max_size=4)
edits = st.one_of(
    st.tuples(st.just("type"), words, places, places),
    st.tuples(st.just("paste"), st.text("ab*\n-😀", min_size=1, max_size=6), places, places),
    st.tuples(st.sampled_from(["enter", "back", "ahead", "cut"]), st.just(""), places, places),
    st.tuples(st.just("reload"), st.just(""), places, places),
)
quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
KEYS = {
    "enter": Qt.Key.Key_Return,
    "back": Qt.Key.Key_Backspace,
    "ahead": Qt.Key.Key_Delete,
}


def letters(editor: BlockEditor) -> str:
    """All letters in order, without what parts the lines."""
    return editor.toPlainText().replace("\n", "").replace("\xa0", " ")


def write(editor: BlockEditor, text: str) -> None:
    """Type letters, also those that are on no British keyboard."""
    for letter in text:
        pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(editor, pressed)


def sorted_place(editor: BlockEditor, place: int) -> int:
    """A place that is not within one character."""
    cursor = editor.textCursor()
    end = editor.document().characterCount() - 1
    cursor.setPosition(min(place, end))
    cursor.movePosition(QTextCursor.MoveOperation.Left)
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    return cursor.position()


def act(editor: BlockEditor, edit: tuple[str, str, int, int]) -> tuple[str, str]:
    """Do an edit; give the letters taken out and those put in."""
    what, text, start, end = edit
    cursor = editor.textCursor()
    cursor.setPosition(sorted_place(editor, start))
    if abs(end - start) % 3 == 0:
        cursor.setPosition(sorted_place(editor, end), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    taken = cursor.selectedText().replace("\u2029", "")
    match what:
        case "type":
            write(editor, text)
            return taken, text
        case "paste":
            source = QMimeData()
            source.setText(text)
            editor.insertFromMimeData(source)
        case "cut":
            editor.cut()
        case "reload":
            editor.reload(editor.blocks())
        case _:
            QTest.keyClick(editor, KEYS[what])
    return taken, text


def whole(blocks: Sequence[BlockText]) -> None:
    """Check what must hold of any minute."""
    found = [block.id for block in blocks]
    parts = [part.id for block in blocks for part in block.parts]
    assert len(set(found)) == len(found)
    assert len(set(parts)) == len(parts)
    assert all(found)
    assert all(parts)
    kinds = {block.id: block.kind for block in START}
    for block in blocks:
        if block.kind is BlockKind.DECISION:
            assert block.parts
        else:
            assert not block.parts
        # Records are neither made nor changed into others by typing.
        if block.kind is not BlockKind.PARAGRAPH:
            assert kinds[block.id] is block.kind


@given(st.lists(edits, min_size=1, max_size=12))
@quick
def test_any_sequence_keeps_ids_unique_and_decisions_whole(
    qtbot: QtBot, steps: list[tuple[str, str, int, int]]
) -> None:
    editor = BlockEditor()
    qtbot.addWidget(editor)
    editor.set_blocks(START)
    editor.edited.connect(lambda: whole(editor.blocks()))
    for step in steps:
        act(editor, step)
        whole(editor.blocks())
    kept = editor.blocks()
    editor.set_blocks(kept)
    assert editor.blocks() == kept


@given(st.lists(edits, min_size=1, max_size=8))
@quick
def test_no_sequence_loses_a_letter(qtbot: QtBot, steps: list[tuple[str, str, int, int]]) -> None:
    editor = BlockEditor()
    qtbot.addWidget(editor)
    editor.set_blocks(START)
    for step in steps:
        before = letters(editor)
        at = len(letters_before(editor, step))
        taken, put = act(editor, step)
        after = letters(editor)
        if step[0] == "paste":
            # What parts pasted lines, and dashes that begin bullets, are no letters.
            assert after.startswith(before[:at])
            assert after.endswith(before[at + len(taken) :])
        elif step[0] == "type" and not {"-", "*"} & set(put):
            assert after == before[:at] + put + before[at + len(taken) :]
        elif step[0] == "enter" or (step[0] in ("back", "ahead") and taken) or step[0] == "cut":
            assert after == before[:at] + before[at + len(taken) :]


def letters_before(editor: BlockEditor, step: tuple[str, str, int, int]) -> str:
    """The letters before where an edit begins."""
    start = sorted_place(editor, step[2])
    if abs(step[3] - step[2]) % 3 == 0:
        start = min(start, sorted_place(editor, step[3]))
    cursor = editor.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "").replace("\xa0", " ")


runs = st.lists(
    st.builds(
        Run,
        st.text("ab *_`~#-+>.1)[]()<&!|\\\n😀אב£é \u00a0", min_size=1, max_size=8),
        st.booleans(),
        st.booleans(),
        st.sampled_from([None, None, None, "https://example.org/a_b?c=(d)"]),
    ),
    max_size=5,
)


@given(runs)
@settings(max_examples=150, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
def test_formatted_words_come_back_as_they_were(qtbot: QtBot, made: list[Run]) -> None:
    wanted = normalise(made)
    text = markdown(wanted)
    editor = BlockEditor()
    qtbot.addWidget(editor)
    editor.set_blocks((BlockText("p", text=text), BlockText("q", text="last")))
    # Read from the document itself, not from what was given to be shown.
    editor._content._stored.clear()
    editor._content.forget()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    shown = editor.blocks()[0].text
    assert runs_from_markdown(shown) == wanted
    assert shown == text


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_plain_words_are_written_as_markdown_reads_them(text: str) -> None:
    text = clean(text)
    assert plain(runs_from_markdown(markdown((Run(text),)))) == text
