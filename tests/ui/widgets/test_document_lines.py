"""A long text is Markdown again from what changed in it alone, whatever was done to it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from ui.widgets.markdown_editor import MarkdownEditor
from ui.widgets.markdown_editor.lines import markdown_from_lines
from ui.widgets.markdown_editor.looks import onwards

TEXT = (
    "A paragraph.\n\n# Heading\n\n- one\n- two\n\n1. first\n2. second\n\n> Quoted.\n\n"
    "| a | b |\n| --- | --- |\n| c | d |\n\nThe **end**."
)


def anew(editor: MarkdownEditor) -> str:
    """The Markdown of every line, read again."""
    return markdown_from_lines([editor._line(one) for one in onwards(editor.document().begin())])


@given(st.lists(st.tuples(
    st.integers(0, 200), st.integers(0, 30),
    st.sampled_from(["type", "split", "cut", "paste", "bold", "bullets", "numbers", "clear"]),
), max_size=12))  # fmt: skip
@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_remembered_is_what_would_be_read(
    qtbot: QtBot, steps: list[tuple[int, int, str]]
) -> None:
    editor = MarkdownEditor("Text")
    qtbot.addWidget(editor)
    editor.set_markdown(TEXT)
    for at, length, what in steps:
        cursor = editor.textCursor()
        last = editor.document().characterCount() - 1
        cursor.setPosition(min(at, last))
        cursor.setPosition(min(at + length, last), QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        do(editor, what)
        assert editor._written() == anew(editor)


def do(editor: MarkdownEditor, what: str) -> None:
    cursor = editor.textCursor()
    if what == "type":
        cursor.insertText("words ")
    elif what == "split":
        cursor.insertBlock()
    elif what == "cut":
        cursor.removeSelectedText()
    elif what == "paste":
        source = QMimeData()
        source.setHtml(
            "<p>One</p><ul><li>two</li></ul><table><tr><td>3</td><td>4</td></tr></table>"
        )
        editor.insertFromMimeData(source)
    elif what == "bold":
        editor.toggle_bold()
    elif what == "bullets":
        editor.toggle_bullets()
    elif what == "numbers":
        editor.toggle_numbers()
    else:
        editor.clear_format()
