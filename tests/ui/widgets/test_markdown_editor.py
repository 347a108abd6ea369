"""The field of formatted text: what is kept is Markdown, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from egovdesk.documents.model import Run
from egovdesk.documents.text import normalise
from ui import theme
from ui.widgets.markdown_editor import MarkdownEditor
from ui.widgets.markdown_editor.lines import (
    PLAIN,
    LineStyle,
    Style,
    TextLine,
    lines_from_markdown,
    markdown_from_lines,
)

Show = Callable[..., MarkdownEditor]
CTRL = Qt.KeyboardModifier.ControlModifier
PARTS = "1. agree the case;\n2. place the project second; and\n3. ask for a report."


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def make(text: str = "", *, lettered: bool = False) -> MarkdownEditor:
        editor = MarkdownEditor("Recommendation", lettered=lettered)
        qtbot.addWidget(editor)
        editor.resize(480, 200)
        editor.set_markdown(text)
        editor.show()
        editor.setFocus()
        editor.moveCursor(QTextCursor.MoveOperation.End)
        return editor

    return make


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A paragraph.",
        "Two\n\nparagraphs.",
        PARTS,
        "- one\n- two\n  - deeper\n  - and *so*\n- three",
        "# Heading\n\nWords with **bold**, _italic_ and [a link](<https://example.org>).",
        "| Cost | Year |\n| --- | --- |\n| £5 | 2003 |",
        "> Quoted.",
        "4. four\n5. five",
        "Odd   *markdown*\n* list\n* of stars\n",
    ],
)
def test_a_text_shown_comes_back_as_it_was(show: Show, text: str) -> None:
    assert show(text).markdown() == text


def test_typing_goes_on_in_the_list(show: Show) -> None:
    editor = show(PARTS, lettered=True)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "note it.")
    assert editor.markdown() == f"{PARTS}\n4. note it."


def test_what_is_asked_becomes_lettered_parts_at_the_first_enter(show: Show) -> None:
    editor = show("agree the case;", lettered=True)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "report")
    assert editor.markdown() == "1. agree the case;\n2. report"
    assert editor.labels() == ["(a)", "(b)"]


def test_enter_in_an_empty_item_ends_the_list(show: Show) -> None:
    editor = show("- one")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "end")
    assert editor.markdown() == "- one\n\nend"


@pytest.mark.parametrize(
    ("typed", "markdown"),
    [
        ("- x", "- x"),
        ("1. x", "1. x"),
        ("(a) x", "1. x"),
        ("# x", "# x"),
        ("a - b", "a - b"),
        ("-x", "\\-x"),
    ],
)
def test_signs_at_the_start_of_a_line(show: Show, typed: str, markdown: str) -> None:
    editor = show()
    QTest.keyClicks(editor, typed)
    assert editor.markdown() == markdown


def test_a_heading_is_followed_by_a_paragraph(show: Show) -> None:
    editor = show()
    QTest.keyClicks(editor, "# Title")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "words")
    assert editor.markdown() == "# Title\n\nwords"


def test_backspace_before_an_item_makes_it_a_paragraph(show: Show) -> None:
    editor = show("- one")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.markdown() == "one"


def test_bold_italic_and_plain_again(show: Show) -> None:
    editor = show("words")
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_B, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_I, CTRL)
    assert editor.markdown() == "**_words_**"
    editor.clear_format()
    assert editor.markdown() == "words"


def test_lines_become_a_list_and_paragraphs_again(show: Show) -> None:
    editor = show("one\n\ntwo")
    editor.selectAll()
    editor.toggle_numbers()
    assert editor.markdown() == "1. one\n2. two"
    editor.toggle_bullets()
    assert editor.markdown() == "- one\n- two"
    editor.toggle_bullets()
    assert editor.markdown() == "one\n\ntwo"


def test_paste_keeps_words_and_few_formats(show: Show) -> None:
    editor = show()
    source = QMimeData()
    source.setHtml("<p style='font-size:90pt'>Big <b>bold</b></p><ul><li>item</li></ul><img src=x>")
    editor.insertFromMimeData(source)
    assert editor.markdown() == "Big **bold**\n\n- item"


def test_what_is_copied_can_be_pasted(show: Show) -> None:
    editor = show("- one **two**\n- three")
    editor.selectAll()
    source = editor.createMimeDataFromSelection()
    other = show()
    other.insertFromMimeData(source)
    assert other.markdown() == "- one **two**\n- three"


def test_showing_the_same_text_keeps_the_caret(show: Show, qtbot: QtBot) -> None:
    editor = show("words")
    QTest.keyClicks(editor, " more")
    with qtbot.assertNotEmitted(editor.edited):
        editor.set_markdown("words more")
    assert editor.textCursor().position() == len("words more")


def test_typing_is_told_and_showing_is_not(show: Show, qtbot: QtBot) -> None:
    editor = show("words")
    with qtbot.assertNotEmitted(editor.edited):
        editor.set_markdown("others")
    with qtbot.waitSignal(editor.edited):
        QTest.keyClicks(editor, "x")


def test_it_grows_with_its_words_and_is_painted(show: Show) -> None:
    editor = show("one", lettered=True)
    low = editor.height()
    editor.set_markdown(PARTS + "\n   - deeper\n4. more\n5. and more")
    assert editor.height() > low
    assert not editor.grab().isNull()


def test_it_follows_the_text_size(show: Show, qapp: object) -> None:
    editor = show(PARTS)
    low = editor.document().size().height()
    theme.apply(qapp, text_size=150, high_contrast=False)  # type: ignore[arg-type]
    assert editor.document().size().height() > low
    assert editor.markdown() == PARTS
    theme.apply(qapp, text_size=100, high_contrast=False)  # type: ignore[arg-type]


runs = st.lists(
    st.builds(
        Run, st.text("ab *_#-1.>|\\é😀", min_size=1, max_size=6), st.booleans(), st.booleans()
    ),
    min_size=1,
    max_size=3,
).map(normalise)
styles = st.one_of(
    st.just(PLAIN),
    st.just(LineStyle(Style.QUOTE)),
    st.builds(LineStyle, st.just(Style.BULLET), st.integers(0, 1)),
    st.builds(LineStyle, st.just(Style.NUMBER), st.integers(0, 1)),
)


def words(runs_: tuple[Run, ...]) -> bool:
    return bool("".join(run.text for run in runs_).strip())


@given(st.lists(st.builds(TextLine, styles, runs.filter(words)), max_size=6))
@settings(max_examples=200, deadline=None)
def test_lines_come_back_from_markdown(lines: list[TextLine]) -> None:
    # An item deeper than any before it stands at the depth that there is.
    settled = lines_from_markdown(markdown_from_lines(lines))
    assert [line.runs for line in settled] == [line.runs for line in lines]
    assert [line.style.style for line in settled] == [line.style.style for line in lines]
    assert lines_from_markdown(markdown_from_lines(settled)) == settled


@given(st.lists(st.builds(TextLine, styles, runs.filter(words)), max_size=5))
@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
def test_the_field_gives_back_what_it_shows(show: Show, lines: list[TextLine]) -> None:
    text = markdown_from_lines(lines)
    editor = show(text)
    editor._shown = None
    again = editor.markdown()
    assert [plainly(line) for line in lines_from_markdown(again)] == [
        plainly(line) for line in lines_from_markdown(text)
    ]


def plainly(line: TextLine) -> tuple[LineStyle, str]:
    return line.style, "".join(run.text for run in line.runs).rstrip(" ")
