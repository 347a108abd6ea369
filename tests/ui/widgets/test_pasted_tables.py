"""Tables pasted from Word, Excel and Outlook: they stay tables, in the editors and in the register."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from egovdesk.documents.model import Table, column, plain
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.records.minutes import BlockKind
from tests.ui.widgets.conftest import Show
from ui.widgets.block_editor import BlockEditor, BlockText, PartText
from ui.widgets.markdown_editor import MarkdownEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WORD = """<html><body><!--StartFragment--><p class=MsoNormal>Before.</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr><td width=200>
<p class=MsoNormal><b>Supplier</b><o:p></o:p></p></td><td><p class=MsoNormal>Cost</p></td></tr>
<tr><td><p class=MsoNormal>Halcyon &amp; Co</p></td><td><p class=MsoNormal>£4 | 5m</p>
<p class=MsoNormal>a year</p></td></tr>
<tr><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td><td><p class=MsoNormal>£5m</p></td></tr></table>
<p class=MsoNormal>After.</p><!--EndFragment--></body></html>"""
HTML = (
    "<table><tr><th>Supplier</th><th>Cost</th></tr><tr><td>Halcyon</td><td>£4m</td></tr>"
    "<tr><td>Medway</td><td>£5m</td></tr></table>"
)
TABLE = "| Supplier | Cost |\n| --- | --- |\n| Halcyon | £4m |\n| Medway | £5m |"


def mime(*, html: str = "", text: str = "") -> QMimeData:
    source = QMimeData()
    if html:
        source.setHtml(html)
    if text:
        source.setText(text)
    return source


def texts(editor: BlockEditor) -> list[str]:
    return [one.text for one in editor.blocks()]


def cells(markdown: str) -> list[list[str]]:
    """What a text that is one table says."""
    (table,) = blocks_from_markdown(markdown)
    assert isinstance(table, Table)
    rows = [[plain(cell) for cell in row if isinstance(cell, tuple)] for row in table.rows]
    return [[column(one).name for one in table.columns], *rows]


def at_end(editor: QTextEdit) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.End)


def test_a_table_from_word_is_one_block_between_paragraphs(show: Show) -> None:
    editor = show()
    editor.insertFromMimeData(mime(html=WORD))
    before, table, after = texts(editor)
    assert (before, after) == ("Before.", "After.")
    assert cells(table) == [
        ["Supplier", "Cost"], ["Halcyon & Co", "£4 | 5m a year"], ["", "£5m"],
    ]  # fmt: skip


def test_what_stood_after_the_caret_stands_after_the_table(show: Show) -> None:
    editor = show(BlockText("p", text="One two."))
    for _ in range(4):
        QTest.keyClick(editor, Qt.Key.Key_Right)
    editor.insertFromMimeData(mime(html=HTML))
    first, table, rest = texts(editor)
    assert (first, rest) == ("One", "two.")
    assert cells(table)[1] == ["Halcyon", "£4m"]


def test_after_a_table_one_writes_on(show: Show) -> None:
    editor = show()
    editor.insertFromMimeData(mime(html=HTML))
    QTest.keyClicks(editor, "Noted.")
    assert texts(editor) == [TABLE, "Noted."]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>One</td><td>two</td></tr></table>",
        "<table><tr><td>One</td></tr><tr><td>two</td></tr></table>",
    ],
)
def test_one_row_or_one_column_is_words(show: Show, html: str) -> None:
    editor = show()
    editor.insertFromMimeData(mime(html=html))
    assert not any(one.startswith("|") for one in texts(editor))


def test_what_only_puts_things_in_their_places_is_lines_and_the_table_in_it_stays(
    show: Show,
) -> None:
    editor = show()
    outer = f"<table><tr><td>Dear all,</td></tr><tr><td>{HTML}</td></tr></table>"
    editor.insertFromMimeData(mime(html=outer))
    assert texts(editor)[:2] == ["Dear all,", TABLE]


def test_cells_across_and_down_leave_empty_ones_and_a_title_stands_above(show: Show) -> None:
    editor = show()
    html = (
        "<table><tr><td colspan=3>Costs of 2003</td></tr>"
        "<tr><td>Area</td><td>Year</td><td>Cost</td></tr>"
        "<tr><td rowspan=2>North</td><td>1</td><td>£1m</td></tr>"
        "<tr><td>2</td><td>£2m</td></tr></table>"
    )
    editor.insertFromMimeData(mime(html=html))
    title, table, *_rest = texts(editor)
    assert title == "Costs of 2003"
    assert cells(table) == [["Area", "Year", "Cost"], ["North", "1", "£1m"], ["", "2", "£2m"]]


def test_cells_parted_by_tabs_are_a_table(show: Show) -> None:
    editor = show()
    editor.insertFromMimeData(mime(text="Supplier\tCost\nHalcyon\t£4m\nMedway\t£5m\n"))
    assert texts(editor)[0] == TABLE


def test_a_table_in_a_decision_or_an_action_is_words(show: Show) -> None:
    editor = show(BlockText("d", BlockKind.DECISION, parts=(PartText("a", "as follows"),)))
    at_end(editor)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.insertFromMimeData(mime(html=HTML))
    assert [one.text for one in editor.blocks()[0].parts] == [
        "as follows", "Supplier \\| Cost", "Halcyon \\| £4m", "Medway \\| £5m",
    ]  # fmt: skip
    editor = show(BlockText("a", BlockKind.ACTION, "Check "))
    at_end(editor)
    editor.insertFromMimeData(mime(html=HTML))
    (action,) = editor.blocks()
    assert action.text == "Check Supplier | Cost Halcyon | £4m Medway | £5m"


# --- in the minute ---------------------------------------------------------------------------


def test_a_table_shown_comes_back_unchanged(show: Show) -> None:
    blocks = (
        BlockText("p", text="Before."), BlockText("t", text=TABLE),
        BlockText("u", text="|a|b|\n|:-|-:|\n|**c**|d|"),
    )  # fmt: skip
    assert show(*blocks).blocks() == blocks


def test_a_cell_is_typed_in_and_tab_goes_on_and_adds_a_row(show: Show) -> None:
    editor = show(BlockText("t", text=TABLE))
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClicks(editor, "Halcyon Ltd")
    at_end(editor)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClicks(editor, "Orwell")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClicks(editor, "£6m")
    (table,) = texts(editor)
    assert cells(table) == [
        ["Supplier", "Cost"], ["Halcyon Ltd", "£4m"], ["Medway", "£5m"], ["Orwell", "£6m"],
    ]  # fmt: skip
    QTest.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.textCursor().selectedText() == "Orwell"


def test_enter_leaves_a_table_and_backspace_never_joins_it(show: Show) -> None:
    editor = show(BlockText("t", text=TABLE), BlockText("p", text="After."))
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "Noted.")
    assert texts(editor) == [TABLE, "Noted.", "After."]
    for _ in range(7):
        QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert texts(editor) == [TABLE, "After."]
    at_end(editor)
    QTest.keyClick(editor, Qt.Key.Key_Home)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert texts(editor) == [TABLE, "After."]


def test_enter_before_a_table_makes_room_above_it(show: Show) -> None:
    editor = show(BlockText("t", text=TABLE))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    QTest.keyClicks(editor, "Costs:")
    assert texts(editor) == ["Costs:", TABLE]


def test_a_table_follows_the_register_and_is_taken_back(show: Show) -> None:
    editor = show(BlockText("t", text="Words."))
    editor.reload((BlockText("t", text=TABLE),))
    assert texts(editor) == [TABLE]
    editor.reload((BlockText("t", text="Words."),))
    assert texts(editor) == ["Words."]


def test_a_table_copied_is_pasted_as_one_and_stays_exempt(show: Show) -> None:
    editor = show(BlockText("p", text="Open."), BlockText("t", text=TABLE, exempt=True, ground="8"))
    at_end(editor)
    editor.moveCursor(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    source = editor.createMimeDataFromSelection()
    assert "<table>" in source.html() and "Halcyon\t£4m" in source.text()
    other = show(BlockText("q", text="Other."))
    other.insertFromMimeData(source)
    pasted = [(one.text, one.exempt) for one in other.blocks()]
    assert pasted == [("Other.", False), (TABLE, True)]


def test_part_of_a_row_copied_is_words(show: Show) -> None:
    editor = show(BlockText("t", text=TABLE))
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert editor.createMimeDataFromSelection().text() == "Supplier | Cost"


def test_a_screen_reader_is_told_of_a_table_and_it_is_painted(show: Show) -> None:
    editor = show(BlockText("p", text="Open."), BlockText("t", text=TABLE))
    at_end(editor)
    editor._speak()
    assert editor.accessibleDescription() == "Table"
    image = QImage(editor.size(), QImage.Format.Format_RGB32)
    editor.render(image)
    assert not image.isNull()


# --- the field of formatted text --------------------------------------------------------------


def test_the_field_of_formatted_text_keeps_a_table(qtbot: QtBot) -> None:
    field = MarkdownEditor("Note")
    qtbot.addWidget(field)
    field.insertFromMimeData(mime(html=WORD))
    first, rest = field.markdown().split("\n\n", 1)
    table, last = rest.rsplit("\n\n", 1)
    assert (first, last) == ("Before.", "After.")
    assert cells(table)[0] == ["Supplier", "Cost"]
    field.set_markdown("")
    field.insertFromMimeData(mime(html=HTML))
    QTest.keyClicks(field, "Noted.")
    assert field.markdown() == f"{TABLE}\n\nNoted."
