"""The stylesheet, written out from the tokens.

Only what Qt draws itself is styled here; whatever the widgets paint reads the tokens directly.
Variants of a control are chosen with dynamic properties (`kind`, `state`), never with names.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_SHEET = """
QWidget { outline: 0; }
QMainWindow, QDialog { background: @desk; }
QMenuBar { background: @desk; color: @ink2; spacing: 0; padding: 0; border: 0; }
QMenuBar::item { padding: #6 #9; border-radius: #4; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @desk2; color: @ink; }
QMenu { background: @paper; color: @ink; border: 1px solid @rule; padding: #4; }
QMenu::item { padding: #5 #24 #5 #12; border-radius: #4; }
QMenu::item:selected { background: @tint; color: @ink; }
QMenu::item:disabled { color: @ink3; }
QMenu::separator { height: 1px; background: @line; margin: #4 #8; }
QMenu::icon { padding-left: #8; }
QToolTip { background: @toast; color: @on_toast; border: 1px solid @toast; padding: #4 #6; }

QPushButton { background: @paper; color: @ink; border: 1px solid @rule; border-radius: #6;
  padding: 0 #12; min-height: #28; }
QPushButton:hover { background: @sunk; }
QPushButton:pressed { background: @desk2; }
QPushButton:focus { border: 2px solid @petrol; padding: 0 #11; min-height: #26; }
QPushButton:disabled { background: @sunk; color: @ink3; border: 1px solid @rule; }
QPushButton[kind="primary"] { background: @petrol; color: @on_petrol; border-color: @petrol; }
QPushButton[kind="primary"]:hover { background: @petrol_hover; border-color: @petrol_hover; }
QPushButton[kind="primary"]:disabled { background: @sunk; color: @ink3; border-color: @rule; }
QPushButton[kind="danger"] { color: @red; }
QPushButton[kind="danger"]:focus { border-color: @red; }
QPushButton[kind="quiet"] { background: transparent; color: @ink2; border: 2px solid transparent;
  padding: 0 #7; min-height: #26; }
QPushButton[kind="quiet"]:hover { background: @desk2; color: @ink; }
QPushButton[kind="text"] { background: transparent; color: @petrol; border: 2px solid transparent;
  border-radius: #4; padding: 0 #2; min-height: #20; }
QPushButton[kind="text"]:hover { color: @petrol_hover; text-decoration: underline; }
QPushButton[kind="quiet"]:focus, QPushButton[kind="text"]:focus { border-color: @petrol; }
QPushButton[kind="toast"] { background: transparent; color: @toast_link; min-height: #22;
  border: 2px solid transparent; border-radius: #4; padding: 0 #2; }
QPushButton[kind="toast"]:hover { text-decoration: underline; }
QPushButton[kind="toast"]:focus { border-color: @toast_link; }
QPushButton[kind="quiet"]:disabled, QPushButton[kind="text"]:disabled { color: @ink3; }

QToolButton { background: transparent; border: 2px solid transparent; border-radius: #6;
  padding: #4; color: @ink2; }
QToolButton:hover, QToolButton:checked { background: @desk2; color: @ink; }
QToolButton:focus { border-color: @petrol; }
QToolButton::menu-indicator { image: none; }
QTabBar::scroller { width: #48; }

QAbstractScrollArea { border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QTreeView[kind="field"] { background: @paper; border: 1px solid @field; border-radius: #5; }
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QDateEdit { background: @paper; color: @ink;
  border: 1px solid @field; border-radius: #5; selection-background-color: @tint2;
  selection-color: @ink; }
QLineEdit, QAbstractSpinBox, QDateEdit { padding: 0 #9; min-height: #28; }
QPlainTextEdit, QTextEdit { padding: #6 #9; }
QLineEdit:focus, QAbstractSpinBox:focus, QDateEdit:focus { border: 2px solid @petrol;
  padding: 0 #8; min-height: #26; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @petrol; padding: #5 #8; }
QLineEdit[state="wrong"], QPlainTextEdit[state="wrong"] { border: 2px solid @red; padding: 0 #8;
  min-height: #26; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled { background: @sunk; color: @ink3;
  border-color: @rule; }
QLineEdit:read-only { background: @sunk; }
QLineEdit[kind="bare"], QPlainTextEdit[kind="bare"], QTextEdit[kind="bare"] {
  background: transparent; border: 0; padding: 0; }
QPlainTextEdit[kind="cell"], QPlainTextEdit[kind="cell"]:focus {
  border: 2px solid @petrol; padding: #4; }

QComboBox { background: @paper; color: @ink; border: 1px solid @field; border-radius: #5;
  padding: 0 #9; min-height: #28; }
QComboBox:focus, QComboBox:on { border: 2px solid @petrol; padding: 0 #8; min-height: #26; }
QComboBox:disabled { background: @sunk; color: @ink3; border-color: @rule; }
QComboBox[state="wrong"] { border: 2px solid @red; padding: 0 #8; min-height: #26; }
QComboBox::drop-down { border: 0; width: #24; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: @paper; color: @ink; border: 1px solid @rule;
  selection-background-color: @tint; selection-color: @ink; padding: #4; }

QTableView, QTreeView, QListView { background: @paper; color: @ink; border: 0; outline: 0;
  selection-background-color: transparent; selection-color: @ink; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: transparent; border: 0; }
QTableCornerButton::section { background: transparent; border: 0; border-bottom: 1px solid @rule; }
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: #12; margin: 0; }
QScrollBar:horizontal { height: #12; margin: 0; }
QScrollBar::handle { background: @rule; border-radius: #3; margin: #3; }
QScrollBar::handle:vertical { min-height: #28; }
QScrollBar::handle:horizontal { min-width: #28; }
QScrollBar::handle:hover { background: @field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @rule; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QStatusBar { background: @desk; border-top: 1px solid @rule; color: @ink2; }
QStatusBar::item { border: 0; }

QLabel { background: transparent; }
QLabel[tone="ink2"] { color: @ink2; }
QLabel[tone="ink3"] { color: @ink3; }
QLabel[tone="amber"] { color: @amber; }
QLabel[tone="red"] { color: @red; }
QLabel[tone="green"] { color: @green; }
QLabel[tone="exempt"] { color: @exempt; }
QLabel[tone="on_toast"] { color: @on_toast; }
QLabel[tone="toast_note"] { color: @toast_note; }
QLabel[tone="petrol"] { color: @petrol; }
QFrame[ground="paper"], QWidget[ground="paper"] { background: @paper; }
QFrame[ground="pane"], QWidget[ground="pane"] { background: @pane; }
QFrame[ground="sunk"], QWidget[ground="sunk"] { background: @sunk; }
QFrame[ground="pink"], QWidget[ground="pink"] { background: @pink; }
QFrame[ground="desk"], QWidget[ground="desk"] { background: @desk; }
QFrame[ground="red"], QWidget[ground="red"] { background: @red_ground; }
"""


def make_stylesheet(hex_of: Callable[[str], str], px: Callable[[int], int]) -> str:
    """Write the stylesheet of one theme at one text size.

    In the template `@name` is a colour token and `#12` a length in pixels at 100%.
    """
    sheet = re.sub(r"#(\d+)", lambda found: f"{px(int(found[1]))}px", _SHEET)
    return re.sub(r"@([a-z0-9_]+)", lambda found: hex_of(found[1]), sheet)
