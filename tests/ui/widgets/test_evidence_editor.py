"""Chips of evidence in a text: shown in brackets, kept whole, and honest about what is gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from egovdesk.records.passages import chip, chips
from ui import theme
from ui.widgets.evidence_editor import EvidenceEditor
from ui.widgets.markdown_editor import MarkdownEditor

Show = Callable[..., EvidenceEditor]
CTRL = Qt.KeyboardModifier.ControlModifier
POLICY, LOGIN = chip("e1", "SDG 18/03"), chip("e2", "EC 93/02")
TEXT = f"We have a policy. {POLICY} It has levels. {LOGIN}"
SHOWN = "We have a policy. [SDG 18/03] It has levels. [EC 93/02]"


@pytest.fixture
def there() -> set[str]:
    """The evidence that there is."""
    return {"e1", "e2"}


@pytest.fixture
def show(qtbot: QtBot, there: set[str]) -> Show:
    def make(text: str = TEXT, at: str = "") -> EvidenceEditor:
        editor = EvidenceEditor("Text", there.__contains__)
        qtbot.addWidget(editor)
        editor.resize(480, 300)
        editor.set_markdown(text)
        editor.show()
        editor.setFocus()
        put(editor, at)
        return editor

    return make


def put(editor: EvidenceEditor, after: str, *, keep: str = "") -> None:
    """The caret after some words, or the words `keep` selected."""
    cursor = editor.textCursor()
    text = editor.toPlainText()
    if keep:
        cursor.setPosition(text.index(keep))
        cursor.setPosition(text.index(keep) + len(keep), QTextCursor.MoveMode.KeepAnchor)
    else:
        cursor.setPosition(text.index(after) + len(after) if after else len(text))
    editor.setTextCursor(cursor)


def test_chips_are_shown_in_brackets_and_in_petrol_and_kept_as_they_were(show: Show) -> None:
    editor = show()
    assert editor.toPlainText() == SHOWN
    assert editor.markdown() == TEXT
    put(editor, "[SDG")
    made = editor.textCursor().charFormat()
    assert made.foreground().color() == theme.color("petrol") and not made.fontUnderline()


def test_chips_take_the_colours_of_another_theme(show: Show) -> None:
    editor = show(at="[SDG")
    theme.apply(QApplication.instance(), dark=True)  # type: ignore[arg-type]
    try:
        made = editor.textCursor().charFormat()
        assert made.foreground().color() == theme.color("petrol")
    finally:
        theme.apply(QApplication.instance(), dark=False)  # type: ignore[arg-type]
    assert editor.markdown() == TEXT


def test_what_is_typed_after_a_chip_is_no_part_of_it(show: Show) -> None:
    editor = show()
    QTest.keyClicks(editor, " More.")
    assert editor.markdown() == f"{TEXT} More."
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "Next.")
    assert editor.markdown() == f"{TEXT} More.\n\nNext."


def test_typing_within_a_chip_goes_after_it(show: Show) -> None:
    editor = show(at="[SDG 1")
    QTest.keyClicks(editor, "!")
    assert editor.markdown() == TEXT.replace(POLICY, f"{POLICY}!")


@pytest.mark.parametrize(
    ("after", "key"),
    [
        ("[SDG 18/03]", Qt.Key.Key_Backspace), ("[SDG", Qt.Key.Key_Backspace),
        ("a policy. ", Qt.Key.Key_Delete), ("[SDG", Qt.Key.Key_Delete),
    ],
)  # fmt: skip
def test_a_chip_is_deleted_whole(show: Show, after: str, key: Qt.Key) -> None:
    editor = show(at=after)
    QTest.keyClick(editor, key)
    assert editor.markdown() == f"We have a policy.  It has levels. {LOGIN}"


def test_the_caret_goes_over_a_chip_in_one_step(show: Show) -> None:
    editor = show(at="a policy. ")
    QTest.keyClick(editor, Qt.Key.Key_Right)
    assert editor.textCursor().position() == SHOWN.index("] It") + 1
    QTest.keyClick(editor, Qt.Key.Key_Left)
    assert editor.textCursor().position() == SHOWN.index("[SDG")


def test_a_selection_that_cuts_through_a_chip_takes_it_whole(show: Show) -> None:
    editor = show()
    put(editor, "", keep="policy. [SDG")
    QTest.keyClick(editor, Qt.Key.Key_X, CTRL)
    assert editor.markdown() == f"We have a  It has levels. {LOGIN}"
    put(editor, "")
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert editor.markdown() == f"We have a  It has levels. {LOGIN}policy. {POLICY}"


def test_chips_survive_a_split_and_a_join(show: Show) -> None:
    editor = show(at="[SDG 18/03] ")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.markdown() == f"We have a policy. {POLICY}\n\nIt has levels. {LOGIN}"
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.markdown() == TEXT


def test_a_chip_goes_to_the_end_of_the_carets_sentence(show: Show) -> None:
    editor = show("We joined. It is a pilot. More.", at="It is")
    assert editor.sentence() == "It is a pilot."
    editor.link("e1", "SDG 18/03")
    assert editor.markdown() == f"We joined. It is a pilot. {POLICY} More."


def test_a_chip_goes_after_the_words_selected_and_after_the_chips_there(show: Show) -> None:
    editor = show(f"We joined. {LOGIN} More.")
    put(editor, "", keep="We joined.")
    assert editor.sentence() == "We joined."
    editor.link("e1", "SDG 18/03")
    assert editor.markdown() == f"We joined. {LOGIN} {POLICY} More."


def test_in_a_table_a_chip_goes_into_its_cell(show: Show) -> None:
    editor = show("| Risk | Done |\n| --- | --- |\n| The post is vacant | SMT looks |", at="post")
    editor.link("e1", "SDG 18/03")
    assert f"| The post is vacant {POLICY} | SMT looks |" in editor.markdown()


def test_a_chip_whose_evidence_is_gone_says_so_and_is_kept(show: Show, there: set[str]) -> None:
    editor = show()
    there.discard("e1")
    editor.look_at_chips()
    assert "[SDG 18/03: link gone]" in editor.toPlainText()
    assert editor.markdown() == TEXT
    there.add("e1")
    editor.look_at_chips()
    assert editor.toPlainText() == SHOWN


def test_a_chip_that_is_copied_says_what_it_did_though_its_evidence_is_gone(
    show: Show, there: set[str]
) -> None:
    there.discard("e1")
    editor = show(POLICY)
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_C, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert editor.markdown() == f"{POLICY}{POLICY}"


def test_two_chips_of_the_same_evidence_that_touch_are_two(show: Show) -> None:
    editor = show(f"So. {POLICY} and {POLICY} More.")
    put(editor, "", keep=" and ")
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.toPlainText() == "So. [SDG 18/03][SDG 18/03] More."
    assert editor.markdown() == f"So. {POLICY}{POLICY} More."
    assert len(list(editor.chips())) == 2
    again = show(editor.markdown())
    assert again.toPlainText() == editor.toPlainText() and len(list(again.chips())) == 2


@pytest.mark.parametrize(
    ("after", "key"),
    [("[SDG 18/03]", Qt.Key.Key_Backspace), ("[SDG 18/03]", Qt.Key.Key_Delete),
     ("So. ", Qt.Key.Key_Delete), ("[SDG 18/03][", Qt.Key.Key_Backspace)],
)  # fmt: skip
def test_of_two_chips_that_touch_one_is_deleted(show: Show, after: str, key: Qt.Key) -> None:
    editor = show(f"So. {POLICY}{POLICY} More.", at=after)
    QTest.keyClick(editor, key)
    assert editor.markdown() == f"So. {POLICY} More."


def test_a_selection_that_cuts_through_a_chip_makes_it_bold_as_a_whole(show: Show) -> None:
    editor = show(f"So. {POLICY}{POLICY}")
    put(editor, "", keep="[SDG")
    QTest.keyClick(editor, Qt.Key.Key_B, CTRL)
    bold = POLICY.replace("SDG 18/03", "**SDG 18/03**")
    assert editor.markdown() == f"So. {bold}{POLICY}"
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_C, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert editor.markdown() == f"So. {bold}{POLICY}"


def test_clicking_a_chip_says_which(show: Show, qtbot: QtBot) -> None:
    editor = show()
    cursor = editor.textCursor()
    cursor.setPosition(SHOWN.index("18/03"))
    at = editor.cursorRect(cursor).center()
    with qtbot.waitSignal(editor.chip_chosen) as said:
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert said.args == ["e1"]
    with qtbot.waitSignal(editor.chip_opened) as said:
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, CTRL, pos=at)
    assert said.args == ["e1"]


def test_elsewhere_a_chip_that_is_pasted_is_words(show: Show, qtbot: QtBot) -> None:
    editor = show()
    editor.selectAll()
    editor.copy()
    note = MarkdownEditor("Note")
    qtbot.addWidget(note)
    note.paste()
    assert note.markdown() == "We have a policy. \\[SDG 18/03\\] It has levels. \\[EC 93/02\\]"
    assert "evidence:" not in QApplication.clipboard().mimeData().html()


WORD = (
    "<html><body><p class=MsoNormal>We <del cite='mailto:x'>may</del><ins cite='mailto:x'>will</ins>"
    " go <img src='file:///c/1.png'>online<span class=MsoCommentReference>[AB1]</span>.</p>"
    "<table><tr><td>Web</td><td>40%</td></tr><tr><td>Telephone</td><td>60%</td></tr></table>"
    "<div style='mso-element:comment'><p>Are we sure?</p></div></body></html>"
)


def test_from_word_tables_and_insertions_stay_and_the_rest_is_told(
    show: Show, qtbot: QtBot
) -> None:
    editor = show("")
    source = QMimeData()
    source.setHtml(WORD)
    with qtbot.waitSignal(editor.pasted_without) as said:
        editor.insertFromMimeData(source)
    assert editor.markdown() == (
        "We will go online.\n\n| Web | 40% |\n| --- | --- |\n| Telephone | 60% |"
    )
    (words,) = said.args
    assert words == (
        "Pasted without 1 picture, 1 deletion marked as a change and 1 comment."
        " Marked insertions are kept as plain text."
    )


def test_a_picture_alone_is_not_pasted_and_that_is_told(show: Show, qtbot: QtBot) -> None:
    editor = show("Words.")
    source = QMimeData()
    source.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert editor.canInsertFromMimeData(source)
    with qtbot.waitSignal(editor.pasted_without) as said:
        editor.insertFromMimeData(source)
    assert "Nothing was pasted" in said.args[0] and editor.markdown() == "Words."


STEPS = st.lists(
    st.tuples(
        st.integers(0, 90),
        st.sampled_from(
            ["a", ". ", Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
             Qt.Key.Key_Left, Qt.Key.Key_Right, "cut", "paste", "link"]
        ),
    ),
    max_size=14,
)  # fmt: skip


@given(STEPS)
@example([(45, "paste"), (37, "paste")])
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_typed_chips_are_whole_and_the_text_comes_back_as_it_was(
    qtbot: QtBot, steps: list[tuple[int, str | Qt.Key]]
) -> None:
    editor = EvidenceEditor("Text", lambda _id: True)
    qtbot.addWidget(editor)
    editor.set_markdown(TEXT)
    for at, what in steps:
        cursor = editor.textCursor()
        last = editor.document().characterCount() - 1
        cursor.setPosition(min(at, last))
        if what in ("cut", "paste"):
            cursor.setPosition(min(at + 9, last), QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        act(editor, what)
        found = list(chips(editor.markdown()))
        assert set(found) <= {("e1", "SDG 18/03"), ("e2", "EC 93/02")}
    kept = editor.markdown()
    again = EvidenceEditor("Text", lambda _id: True)
    qtbot.addWidget(again)
    again.set_markdown(kept)
    assert again._written() == editor._written()


def act(editor: EvidenceEditor, what: str | Qt.Key) -> None:
    if isinstance(what, Qt.Key):
        QTest.keyClick(editor, what)
    elif what == "cut":
        QTest.keyClick(editor, Qt.Key.Key_X, CTRL)
    elif what == "paste":
        QTest.keyClick(editor, Qt.Key.Key_C, CTRL)
        QTest.keyClick(editor, Qt.Key.Key_End)
        QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    elif what == "link":
        editor.link("e1", "SDG 18/03")
    else:
        QTest.keyClicks(editor, what)
