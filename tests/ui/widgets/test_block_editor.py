"""The minute editor on real key events: lines split, join, go and come with their ids whole."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QImage, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from egovdesk.records.minutes import BlockKind
from tests.ui.widgets.conftest import Show
from ui import theme
from ui.item_models import public_screen
from ui.widgets.block_editor import BlockEditor, BlockText, PartText

OPEN = BlockText("p1", text="First words.")
SECOND = BlockText("p2", text="Second words.")
SECRET = BlockText("x1", text="The price was £412,000.", exempt=True, ground="paragraph 8")
DECISION = BlockText(
    "d1",
    BlockKind.DECISION,
    heading="Decision CFB 34/03",
    heading_detail=(("waiting", "goes to SMT"),),
    lead_in="Resolved that",
    parts=(PartText("a", "the case be agreed;"), PartText("b", "the project be placed second.")),
    decision_id="D1",
)
ACTION = BlockText("a1", BlockKind.ACTION, "Report the costs.", heading="Action A", action_id="A1")
ALL = (OPEN, SECRET, DECISION, ACTION)


def put(editor: BlockEditor, line: int, offset: int = 0, *, keep: bool = False) -> None:
    """Put the caret so far into a line; -1 is its end."""
    block = editor.document().findBlockByNumber(line)
    cursor = editor.textCursor()
    mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
    cursor.setPosition(block.position() + (block.length() - 1 if offset < 0 else offset), mode)
    editor.setTextCursor(cursor)


def select(editor: BlockEditor, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Select from a place in a line to a place in another."""
    put(editor, *start)
    put(editor, *end, keep=True)


def press(editor: BlockEditor, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    """Press a key."""
    modifier = Qt.KeyboardModifier.NoModifier
    for each in held:
        modifier |= each
    QTest.keyClick(editor, key, modifier)


def ids(editor: BlockEditor) -> list[str]:
    """The ids of blocks and parts in order."""
    found = []
    for block in editor.blocks():
        found.append(block.id)
        found += [part.id for part in block.parts]
    return found


def texts(editor: BlockEditor) -> list[str]:
    """The words of blocks and parts in order."""
    found = []
    for block in editor.blocks():
        found += [part.text for part in block.parts] or [block.text]
    return found


CTRL = Qt.KeyboardModifier.ControlModifier


def test_what_is_shown_comes_back_unchanged(show: Show) -> None:
    assert show(*ALL).blocks() == ALL


def test_an_empty_editor_has_no_blocks(show: Show) -> None:
    assert show().blocks() == ()


def test_typing_changes_one_block_and_no_id(show: Show) -> None:
    editor = show(*ALL)
    put(editor, 0, -1)
    QTest.keyClicks(editor, " And more.")
    assert editor.blocks() == (BlockText("p1", text="First words. And more."), *ALL[1:])


def test_enter_in_a_paragraph_makes_another_with_an_id_of_its_own(show: Show) -> None:
    editor = show(OPEN, SECOND)
    put(editor, 0, 5)
    press(editor, Qt.Key.Key_Return)
    assert texts(editor) == ["First", "&#32;words.", "Second words."]
    first, new, second = ids(editor)
    assert (first, second) == ("p1", "p2")
    assert new not in ("p1", "p2", "")


def test_enter_before_the_first_word_leaves_the_words_their_id(show: Show) -> None:
    editor = show(OPEN)
    put(editor, 0)
    press(editor, Qt.Key.Key_Return)
    assert texts(editor) == ["", "First words."]
    assert ids(editor)[1] == "p1"


def test_words_split_from_exempt_ones_are_exempt(show: Show) -> None:
    editor = show(SECRET)
    put(editor, 0, 9)
    press(editor, Qt.Key.Key_Return)
    assert [(block.exempt, block.ground) for block in editor.blocks()] == [
        (True, "paragraph 8")
    ] * 2


def test_enter_in_an_empty_exempt_paragraph_leaves_what_is_exempt(show: Show) -> None:
    editor = show(SECRET)
    put(editor, 0, -1)
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "Open")
    assert [block.exempt for block in editor.blocks()] == [True, False]


def test_backspace_joins_paragraphs_under_the_first_id(show: Show) -> None:
    editor = show(OPEN, SECOND)
    put(editor, 1)
    press(editor, Qt.Key.Key_Backspace)
    assert editor.blocks() == (BlockText("p1", text="First words.Second words."),)


def test_delete_joins_paragraphs_under_the_first_id(show: Show) -> None:
    editor = show(OPEN, SECOND)
    put(editor, 0, -1)
    press(editor, Qt.Key.Key_Delete)
    assert editor.blocks() == (BlockText("p1", text="First words.Second words."),)


@pytest.mark.parametrize("other", [SECRET, DECISION, ACTION])
def test_backspace_never_joins_blocks_of_two_kinds(show: Show, other: BlockText) -> None:
    editor = show(other, OPEN)
    last = editor.document().blockCount() - 1
    put(editor, last)
    press(editor, Qt.Key.Key_Backspace)
    assert editor.blocks() == (other, OPEN)
    assert editor.textCursor().blockNumber() == last - 1
    assert editor.textCursor().atBlockEnd()


@pytest.mark.parametrize("other", [SECRET, DECISION, ACTION])
def test_delete_never_joins_blocks_of_two_kinds(show: Show, other: BlockText) -> None:
    editor = show(OPEN, other)
    put(editor, 0, -1)
    press(editor, Qt.Key.Key_Delete)
    assert editor.blocks() == (OPEN, other)


@pytest.mark.parametrize("other", [SECRET, DECISION, ACTION])
def test_backspace_takes_an_empty_paragraph_away(show: Show, other: BlockText) -> None:
    editor = show(other, BlockText("e"), OPEN)
    put(editor, editor.document().blockCount() - 2)
    press(editor, Qt.Key.Key_Backspace)
    assert editor.blocks() == (other, OPEN)


def test_enter_in_a_part_makes_the_next_part(show: Show) -> None:
    editor = show(*ALL)
    put(editor, 2, -1)
    press(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "costs be shown;")
    (decision,) = (block for block in editor.blocks() if block.id == "d1")
    assert [part.text for part in decision.parts] == [
        "the case be agreed;",
        "costs be shown;",
        "the project be placed second.",
    ]
    assert len({part.id for part in decision.parts}) == 3


def test_enter_in_an_empty_last_part_leaves_the_decision(show: Show) -> None:
    editor = show(DECISION, ACTION)
    put(editor, 1, -1)
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "Then")
    decision, paragraph, action = editor.blocks()
    assert decision == DECISION
    assert (paragraph.kind, paragraph.text) == (BlockKind.PARAGRAPH, "Then")
    assert action == ACTION


def test_enter_after_an_action_makes_a_paragraph(show: Show) -> None:
    editor = show(ACTION)
    put(editor, 0, -1)
    press(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "Next")
    action, paragraph = editor.blocks()
    assert action == ACTION
    assert (paragraph.kind, paragraph.text) == (BlockKind.PARAGRAPH, "Next")


def test_enter_before_a_decision_makes_room_above_it(show: Show) -> None:
    editor = show(DECISION)
    put(editor, 0)
    press(editor, Qt.Key.Key_Return)
    paragraph, decision = editor.blocks()
    assert (paragraph.kind, paragraph.text) == (BlockKind.PARAGRAPH, "")
    assert decision == DECISION


def test_a_cut_across_three_blocks_keeps_what_is_left_of_each(show: Show) -> None:
    editor = show(OPEN, DECISION, ACTION)
    select(editor, (0, 5), (3, 7))
    press(editor, Qt.Key.Key_X, CTRL)
    assert texts(editor) == ["First", "the costs."]
    assert ids(editor) == ["p1", "a1"]


def test_a_decision_partly_cut_keeps_the_rest_of_its_words(show: Show) -> None:
    editor = show(OPEN, DECISION, ACTION)
    select(editor, (0, 5), (1, 4))
    press(editor, Qt.Key.Key_Delete)
    assert texts(editor)[:3] == ["First", "case be agreed;", "the project be placed second."]
    assert ids(editor) == ["p1", "d1", "a", "b", "a1"]


def test_a_decision_wholly_cut_goes_as_a_whole(show: Show) -> None:
    editor = show(OPEN, DECISION, ACTION)
    select(editor, (1, 0), (2, -1))
    press(editor, Qt.Key.Key_Delete)
    assert editor.blocks() == (OPEN, ACTION)


def test_everything_cut_leaves_nothing(show: Show) -> None:
    editor = show(*ALL)
    press(editor, Qt.Key.Key_A, CTRL)
    press(editor, Qt.Key.Key_X, CTRL)
    assert editor.blocks() == ()


def test_typing_over_everything_keeps_the_first_block(show: Show) -> None:
    editor = show(*ALL)
    press(editor, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(editor, "New")
    assert editor.blocks() == (BlockText("p1", text="New"),)


def test_open_words_never_run_into_exempt_ones(show: Show) -> None:
    editor = show(OPEN, SECRET, SECOND)
    select(editor, (0, 5), (1, 4))
    QTest.keyClicks(editor, "X")
    assert [(block.text, block.exempt) for block in editor.blocks()] == [
        ("FirstX", False),
        ("price was £412,000.", True),
        ("Second words.", False),
    ]


def test_bold_and_italic_become_markdown(show: Show) -> None:
    editor = show(OPEN)
    select(editor, (0, 0), (0, 5))
    press(editor, Qt.Key.Key_B, CTRL)
    put(editor, 0, -1)
    press(editor, Qt.Key.Key_I, CTRL)
    QTest.keyClicks(editor, " so")
    assert texts(editor)[0].startswith("**First** words.")
    assert "so_" in texts(editor)[0]


def test_a_dash_and_a_space_begin_a_bullet(show: Show) -> None:
    editor = show()
    QTest.keyClicks(editor, "- apples")
    press(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "pears")
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "end")
    assert texts(editor) == ["- apples", "- pears", "end"]


@pytest.mark.parametrize(
    ("sign", "kind"),
    [("/a", "action"), ("/d", "decision"), ("/x", "exempt"), ("/v", "vote"), ("/i", "declaration")],
)
def test_a_sign_at_the_start_of_a_line_asks_for_an_entry(
    show: Show, qtbot: QtBot, sign: str, kind: str
) -> None:
    editor = show(OPEN)
    put(editor, 0, -1)
    press(editor, Qt.Key.Key_Return)
    with qtbot.waitSignal(editor.entry_requested) as caught:
        QTest.keyClicks(editor, f"{sign} ")
    assert caught.args == [kind]
    assert texts(editor) == ["First words.", ""]


def test_enter_after_a_sign_asks_for_an_entry_too(show: Show, qtbot: QtBot) -> None:
    editor = show(BlockText("a", text="One."))
    put(editor, 0, 4)
    press(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "/d")
    with qtbot.waitSignal(editor.entry_requested) as caught:
        press(editor, Qt.Key.Key_Return)
    assert caught.args == ["decision"]
    assert texts(editor) == ["One.", ""]


def test_a_sign_within_words_is_only_words(show: Show, qtbot: QtBot) -> None:
    editor = show(OPEN)
    put(editor, 0, -1)
    with qtbot.assertNotEmitted(editor.entry_requested):
        QTest.keyClicks(editor, " /a x")
    assert texts(editor) == ["First words. /a x"]


# --- paste -----------------------------------------------------------------------------------


def paste(editor: BlockEditor, *, html: str = "", text: str = "") -> None:
    source = QMimeData()
    if html:
        source.setHtml(html)
    if text:
        source.setText(text)
    editor.insertFromMimeData(source)


def test_paste_from_word_keeps_words_and_few_formats(show: Show) -> None:
    editor = show()
    paste(
        editor,
        html="""<html><head><style>p {color: red}</style><title>Doc</title></head><body>
        <!--StartFragment--><h1>Heading</h1><p class=MsoNormal style='font-family:Comic Sans'>
        <b>Bold</b> and <i style='color:red'>slanted</i> <span style='display:none'>secret</span>
        <a href="https://example.org/a">here</a><o:p></o:p></p>
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·
        <span>&nbsp;</span></span>one</p><ul><li>two</li></ul><img src="x.png">
        <table><tr><td>Cost</td><td>£5</td></tr></table><!--EndFragment--></body></html>""",
    )
    assert texts(editor) == [
        "Heading",
        "**Bold** and _slanted_ [here](<https://example.org/a>)",
        "- one",
        "- two",
        "Cost \\| £5",
    ]
    assert len(set(ids(editor))) == 5


def test_pasted_lines_make_parts_in_a_decision(show: Show) -> None:
    editor = show(DECISION)
    put(editor, 0, -1)
    paste(editor, text=" one\ntwo\n\nthree")
    (decision,) = editor.blocks()
    assert [part.text for part in decision.parts] == [
        "the case be agreed;one",
        "two",
        "three",
        "the project be placed second.",
    ]


def test_pasted_lines_stay_within_an_action(show: Show) -> None:
    editor = show(ACTION)
    put(editor, 0, -1)
    paste(editor, text="one\ntwo")
    assert texts(editor) == ["Report the costs.one two"]


def test_exempt_words_copied_stay_exempt(show: Show) -> None:
    editor = show(OPEN, SECRET)
    select(editor, (1, 0), (1, -1))
    source = editor.createMimeDataFromSelection()
    put(editor, 0, -1)
    editor.insertFromMimeData(source)
    assert [(block.text, block.exempt) for block in editor.blocks()] == [
        ("First words.", False),
        ("The price was £412,000.", True),
        ("The price was £412,000.", True),
    ]
    assert len(set(ids(editor))) == 3


# --- writing down and following --------------------------------------------------------------


def test_words_are_written_down_within_half_a_second(show: Show, qtbot: QtBot) -> None:
    editor = show(OPEN)
    with qtbot.waitSignal(editor.edited, timeout=800):
        QTest.keyClicks(editor, "x")


def test_enter_is_written_down_at_once(show: Show, qtbot: QtBot) -> None:
    editor = show(OPEN)
    with qtbot.waitSignal(editor.edited, timeout=1):
        press(editor, Qt.Key.Key_Return)


def test_leaving_a_block_ends_the_run(show: Show) -> None:
    editor = show(OPEN, SECOND)
    written = []
    editor.edited.connect(lambda: written.append((editor.typing_run, texts(editor))))
    put(editor, 0, -1)
    QTest.keyClicks(editor, "ab")
    run = editor.typing_run
    put(editor, 1, 0)
    assert written == [(run, ["First words.ab", "Second words."])]
    assert editor.typing_run == run + 1


def test_typing_on_is_one_run(show: Show) -> None:
    editor = show(OPEN)
    run = editor.typing_run
    QTest.keyClicks(editor, "ab")
    editor.flush()
    QTest.keyClicks(editor, "cd")
    editor.flush()
    assert editor.typing_run == run


def test_reload_of_what_is_there_touches_nothing(show: Show) -> None:
    editor = show(*ALL)
    put(editor, 2, 3)
    moves: list[int] = []
    editor.document().contentsChange.connect(lambda *args: moves.append(1))
    editor.reload(editor.blocks())
    assert moves == []
    assert editor.textCursor().positionInBlock() == 3


def test_reload_keeps_the_caret_in_its_block(show: Show) -> None:
    editor = show(OPEN, SECOND)
    put(editor, 1, 6)
    editor.reload((BlockText("new", text="Before."), OPEN, DECISION, SECOND))
    assert editor.blocks() == (BlockText("new", text="Before."), OPEN, DECISION, SECOND)
    assert editor.current_id() == "p2"
    assert editor.textCursor().positionInBlock() == 6


def test_reload_takes_undone_words_back(show: Show) -> None:
    editor = show(OPEN, SECOND)
    put(editor, 0, 5)
    press(editor, Qt.Key.Key_Return)
    assert len(editor.blocks()) == 3
    editor.reload((OPEN, SECOND))
    assert editor.blocks() == (OPEN, SECOND)


def test_reload_keeps_words_not_yet_written_down(show: Show) -> None:
    editor = show(OPEN, SECOND)
    put(editor, 0, -1)
    QTest.keyClicks(editor, "xyz")
    editor.reload((OPEN, BlockText("p2", text="Changed.")))
    assert texts(editor) == ["First words.xyz", "Changed."]


def test_undo_and_commands_reach_the_window(show: Show, qtbot: QtBot) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    editor = show(OPEN)
    for keys in ("Ctrl+Z", "Ctrl+Y", "Ctrl+K", "Ctrl+D", "Ctrl+E", "Alt+2", "Ctrl+Down"):
        shortcut = QShortcut(QKeySequence(keys), editor)
        with qtbot.waitSignal(shortcut.activated, timeout=200):
            combination = QKeySequence(keys)[0]
            QTest.keyClick(
                editor.window().windowHandle(), combination.key(), combination.keyboardModifiers()
            )
    assert editor.blocks() == (OPEN,)


# --- words and lines, more closely -----------------------------------------------------------


def test_space_at_the_end_is_dropped_when_the_caret_leaves(show: Show) -> None:
    editor = show(OPEN, SECOND)
    put(editor, 0, -1)
    QTest.keyClicks(editor, " ")
    assert texts(editor)[0] == "First words.&#32;"
    put(editor, 1)
    assert texts(editor)[0] == "First words."


def test_a_word_is_erased_within_its_line_only(show: Show) -> None:
    editor = show(OPEN, SECOND)
    put(editor, 1, 6)
    press(editor, Qt.Key.Key_Backspace, CTRL)
    press(editor, Qt.Key.Key_Delete, CTRL)
    assert texts(editor) == ["First words.", "words."]


def test_a_key_held_down_stops_at_the_edge_of_another_kind(show: Show) -> None:
    editor = show(ACTION, BlockText("p", text="ab"))
    put(editor, 1, -1)
    for _ in range(6):
        held = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Backspace,
            Qt.KeyboardModifier.NoModifier,
            "",
            True,
        )
        QApplication.sendEvent(editor, held)
    assert texts(editor) == ["Report the costs.", ""]
    assert editor.textCursor().blockNumber() == 1


def test_shift_enter_breaks_the_line_within_its_block(show: Show) -> None:
    editor = show(OPEN)
    put(editor, 0, 5)
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert texts(editor) == ["First&#10; words."]


def test_an_action_takes_no_formats_and_no_breaks(show: Show) -> None:
    editor = show(ACTION)
    select(editor, (0, 0), (0, 6))
    press(editor, Qt.Key.Key_B, CTRL)
    put(editor, 0, -1)
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, " *2*")
    assert texts(editor) == ["Report the costs. *2*"]


def test_words_after_a_link_are_no_part_of_it(show: Show) -> None:
    editor = show(BlockText("p", text="See [here](<https://example.org>)"))
    put(editor, 0, -1)
    QTest.keyClicks(editor, " now")
    assert texts(editor) == ["See [here](<https://example.org>) now"]


def test_several_paragraphs_of_one_block_are_kept_until_changed(show: Show) -> None:
    text = "One\n\n* two\n* three"
    editor = show(BlockText("p", text=text), SECOND)
    put(editor, 1, -1)
    QTest.keyClicks(editor, "x")
    assert texts(editor)[0] == text


def test_final_minutes_cannot_be_typed_into(show: Show) -> None:
    editor = show(*ALL)
    editor.setReadOnly(True)
    put(editor, 0, 3)
    QTest.keyClicks(editor, "x")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
        press(editor, key)
    press(editor, Qt.Key.Key_X, CTRL)
    press(editor, Qt.Key.Key_B, CTRL)
    assert editor.blocks() == ALL


def test_words_dropped_from_elsewhere_are_pasted(show: Show) -> None:
    editor = show(OPEN)
    source = QMimeData()
    source.setText("Dropped. ")
    place = QPointF(editor.cursorRect().topLeft())
    drop = QDropEvent(
        place,
        Qt.DropAction.CopyAction,
        source,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    editor.dropEvent(drop)
    assert texts(editor) == ["Dropped. First words."]


def test_pictures_are_not_taken(show: Show) -> None:
    editor = show(OPEN)
    source = QMimeData()
    source.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    assert not editor.canInsertFromMimeData(source)


def test_words_not_written_go_out_again(show: Show, qtbot: QtBot) -> None:
    editor = show(OPEN)
    put(editor, 0, -1)
    QTest.keyClicks(editor, "x")
    editor.flush()
    editor.blocks()
    editor.not_written()
    editor.reload((OPEN,))
    assert texts(editor) == ["First words.x"]
    with qtbot.waitSignal(editor.edited, timeout=1000):
        pass


def test_a_pause_ends_the_run(show: Show, qtbot: QtBot) -> None:
    editor = show(OPEN)
    editor._run._pause.setInterval(10)
    run = editor.typing_run
    with qtbot.waitSignal(editor.paused, timeout=1000):
        QTest.keyClicks(editor, "x")
    assert editor.typing_run == run + 1


def test_hiding_the_minute_writes_it_down(show: Show, qtbot: QtBot) -> None:
    editor = show(OPEN)
    QTest.keyClicks(editor, "x")
    with qtbot.waitSignal(editor.edited, timeout=1):
        editor.hide()


def test_the_block_at_the_caret_is_told_and_found(show: Show, qtbot: QtBot) -> None:
    editor = show(*ALL)
    with qtbot.waitSignal(editor.block_entered) as caught:
        assert editor.focus_block("a1")
    assert caught.args == ["a1"]
    assert editor.current_id() == "a1"
    assert not editor.focus_block("nowhere")


def test_a_screen_reader_hears_what_a_line_is(show: Show) -> None:
    editor = show(*ALL)
    heard = []
    for line in range(editor.document().blockCount()):
        put(editor, line)
        editor._speak()
        heard.append(editor.accessibleDescription())
    assert heard == [
        "Paragraph",
        "Exempt, paragraph 8, left out of the public minutes",
        "Decision CFB 34/03, goes to SMT, Resolved that, part (a)",
        "Decision CFB 34/03, goes to SMT, Resolved that, part (b)",
        "Action A",
    ]


@pytest.mark.parametrize(("dark", "size"), [(False, 100), (True, 100), (False, 150), (True, 200)])
def test_it_is_painted_in_every_theme_and_keeps_its_words(
    show: Show, qapp: QApplication, dark: bool, size: int
) -> None:
    editor = show(*ALL, replace(DECISION, id="d2", exempt=True), BlockText("v", BlockKind.VOTE))
    kept = editor.blocks()
    theme.apply(qapp, dark=dark, text_size=size, high_contrast=False)
    picture = editor.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name() for x in range(20, 90) for y in range(picture.height())
    }
    assert {theme.color("pink").name(), theme.color("petrol").name()} <= colours
    assert editor.blocks() == kept
    theme.apply(qapp, high_contrast=False)


def test_a_long_minute_scrolls_to_the_caret(show: Show) -> None:
    editor = show(*(BlockText(f"p{n}", text=f"Paragraph {n}.") for n in range(80)))
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, "x")
    assert editor.viewport().rect().contains(editor.cursorRect())
    assert editor.verticalScrollBar().value() > 0


def test_the_program_ends_well_after_a_cut() -> None:
    """What the clipboard holds outlives the program: data of Python's own would end it in a fault."""
    code = (
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from ui.widgets.block_editor import BlockEditor, BlockText\n"
        "editor = BlockEditor()\n"
        "editor.set_blocks((BlockText('p', text='The Board agreed.'),))\n"
        "editor.selectAll()\n"
        "editor.cut()\n"
        "assert app.clipboard().text() == 'The Board agreed.'\n"
    )
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)


@pytest.mark.parametrize("kind", [BlockKind.DECISION, BlockKind.VOTE])
def test_the_first_block_has_room_for_its_heading(show: Show, kind: BlockKind) -> None:
    block = BlockText("one", kind, "For 5, against 2", parts=(PartText("p", "it be agreed"),))
    editor = show(block, BlockText("two", text="The Board noted it."))
    layout, first = editor.document().documentLayout(), editor.document().firstBlock()
    heading = first.blockFormat().topMargin()
    assert heading > 0
    assert layout.blockBoundingRect(first).top() >= heading
    plain = show(BlockText("two", text="The Board noted it."))
    start = plain.document()
    assert start.documentLayout().blockBoundingRect(start.firstBlock()).top() < heading


def test_hidden_words_keep_the_edge_of_their_exempt_paper(show: Show) -> None:
    editor = show(OPEN, SECRET)
    public_screen.turn(True)
    try:
        picture = editor.viewport().grab().toImage()
    finally:
        public_screen.turn(False)
    edge = theme.color("exempt").rgb()
    x = next(x for x in range(40) for y in range(200) if picture.pixel(x, y) == edge)
    rows = [y for y in range(picture.height()) if picture.pixel(x, y) == edge]
    assert rows == list(range(rows[0], rows[-1] + 1)), "unbroken from the heading to the last line"
    assert len(rows) > 30
