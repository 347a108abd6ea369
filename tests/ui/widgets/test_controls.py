"""The controls: what they say, what they hold back, what they announce."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.item_models.segments import MarkKind
from ui.widgets.attendance import AttendanceStrip, Seat
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Choices
from ui.widgets.dialog import SentenceDialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import DateField, Field, SearchField, Select, TextField
from ui.widgets.filters import FilterChip
from ui.widgets.gallery import make_gallery
from ui.widgets.key_hints import KeyHints
from ui.widgets.labels import Elided, Label, mark_label, tag_label
from ui.widgets.mode_switch import ModeSwitch
from ui.widgets.note import Note
from ui.widgets.progress import ProgressStrip
from ui.widgets.section_heading import SectionHeading
from ui.widgets.stages import Stages
from ui.widgets.tabs import Tabs
from ui.widgets.toast import Toast
from ui.widgets.trail import Trail, TrailStep


def _shown(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.show()


# -- buttons


def test_enter_presses_a_button(qtbot: QtBot) -> None:
    button = Button("Export…", icon="file-output", shortcut="Ctrl+Shift+E")
    _shown(button, qtbot)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert "Ctrl+Shift+E" in button.toolTip()


def test_an_icon_alone_has_a_name(qtbot: QtBot) -> None:
    button = IconButton("arrow-left", "Back", shortcut="Alt+Left")
    _shown(button, qtbot)
    assert button.accessibleName() == "Back"
    assert min(button.width(), button.height()) >= 24


# -- fields


def _no_digits(text: str) -> str | None:
    return "Type a name." if any(each.isdigit() for each in text) else None


def test_a_field_is_looked_at_when_left_not_while_typed(qtbot: QtBot) -> None:
    field = Field("Presented by", validate=_no_digits)
    _shown(field, qtbot)
    qtbot.keyClicks(field.edit, "R2")
    assert field.error() == ""
    with qtbot.assertNotEmitted(field.committed):
        field.commit()
    assert field.error() == "Type a name."
    assert field.edit.property("state") == "wrong"


def test_typing_again_takes_the_sentence_back(qtbot: QtBot) -> None:
    field = Field("Presented by", "R2", validate=_no_digits)
    _shown(field, qtbot)
    assert not field.check()
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.error() == ""


def test_a_field_commits_once(qtbot: QtBot) -> None:
    field = Field("Title")
    _shown(field, qtbot)
    said: list[str] = []
    field.committed.connect(said.append)
    qtbot.keyClicks(field.edit, "CRM")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    field.commit()
    assert said == ["CRM"]


def _parse(text: str) -> date:
    if text == "31 oct":
        return date(2003, 10, 31)
    raise ValueError("Type a date, or “next Friday”.")


@pytest.fixture
def due(qtbot: QtBot) -> DateField:
    field = DateField("Due", _parse, lambda day: f"{day:%d %B %Y}")
    _shown(field, qtbot)
    return field


def test_a_date_is_understood_and_written_out(due: DateField, qtbot: QtBot) -> None:
    qtbot.keyClicks(due.edit, "31 oct")
    with qtbot.waitSignal(due.date_changed) as changed:
        due.commit()
    assert changed.args == [date(2003, 10, 31)]
    assert due.text() == "31 October 2003"


def test_a_date_not_understood_keeps_what_was_typed_and_the_date_before(
    due: DateField, qtbot: QtBot
) -> None:
    due.set_date(date(2003, 10, 31))
    due.edit.setText("31 Febuary")
    due.commit()
    assert due.error() == "Type a date, or “next Friday”."
    assert due.text() == "31 Febuary"
    assert due.date() == date(2003, 10, 31)


def test_emptying_a_date_sets_none(due: DateField, qtbot: QtBot) -> None:
    due.set_date(date(2003, 10, 31))
    due.edit.clear()
    with qtbot.waitSignal(due.date_changed) as changed:
        due.commit()
    assert changed.args == [None]


def test_a_select_speaks_in_keys(qtbot: QtBot) -> None:
    select = Select("Purpose", [("note", "Note"), ("decide", "Decision")], key="decide")
    _shown(select, qtbot)
    assert select.combo.currentText() == "Decision"
    select.set_options([("decide", "For decision"), ("ratify", "Ratify")])
    assert select.key() == "decide"
    select.set_key(None)
    assert select.key() is None


def test_labels_name_their_controls(qtbot: QtBot) -> None:
    select = Select("Purpose")
    _shown(select, qtbot)
    assert select.combo.accessibleName() == "Purpose"
    assert select.label.buddy() is select.combo


def test_several_lines_commit_when_left(qtbot: QtBot) -> None:
    field = TextField("Note", lines=2)
    _shown(field, qtbot)
    field.edit.setPlainText("Chair wants this before 2.30.")
    with qtbot.waitSignal(field.committed):
        field.commit()


def test_escape_empties_a_search_and_down_leaves_it(qtbot: QtBot) -> None:
    search = SearchField("Find")
    _shown(search, qtbot)
    qtbot.keyClicks(search, "crm")
    with qtbot.waitSignal(search.left_down):
        qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


# -- messages


def test_a_note_speaks_its_kind_and_gives_back_the_action(qtbot: QtBot) -> None:
    note = Note("amber", "No director from Education.", [("add", "Add a member…")])
    _shown(note, qtbot)
    assert note.accessibleName() == "Look at this: No director from Education."
    with qtbot.waitSignal(note.acted) as acted:
        note.findChild(Button).click()
    assert acted.args == ["add"]


def test_a_note_grows_with_its_sentence(qtbot: QtBot) -> None:
    note = Note("tint", "Short.")
    _shown(note, qtbot)
    short = note.heightForWidth(240)
    note.set_sentence("A sentence that is a good deal longer than the note is wide. " * 2, "red")
    assert note.heightForWidth(240) > short


@pytest.fixture
def toast(qtbot: QtBot) -> Toast:
    pane = QWidget()
    pane.resize(500, 300)
    _shown(pane, qtbot)
    made = Toast(pane)
    made.pane_for_test = pane  # type: ignore[attr-defined]
    return made


def test_a_toast_stands_at_the_bottom_of_its_pane(toast: Toast) -> None:
    toast.show_message("Item 11 deleted, with 1 paper")
    assert toast.geometry().bottom() == 300 - 16 - 1
    toast.parentWidget().resize(500, 400)
    assert toast.geometry().bottom() == 400 - 16 - 1


def test_undo_in_a_toast_puts_it_away(toast: Toast, qtbot: QtBot) -> None:
    toast.show_message("Item 11 deleted")
    with qtbot.waitSignal(toast.undone):
        toast.undo.click()
    assert toast.isHidden()


def test_a_toast_waits_under_the_pointer(toast: Toast) -> None:
    toast.show_message("Item 11 deleted")
    assert toast.is_counting()
    toast.enterEvent(None)  # type: ignore[arg-type]
    assert not toast.is_counting()


def test_a_toast_goes_by_itself(qtbot: QtBot) -> None:
    pane = QWidget()
    _shown(pane, qtbot)
    toast = Toast(pane, seconds=0)
    with qtbot.waitSignal(toast.dismissed):
        toast.show_message("Saved")
    assert toast.isHidden()


def test_progress_tells_how_far_and_can_be_stopped(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    _shown(strip, qtbot)
    strip.set_progress("Making the public pack", "page 29 of 46", 0.63)
    assert strip.accessibleName() == "Making the public pack, page 29 of 46"
    with qtbot.waitSignal(strip.stopped):
        strip.stop.click()


def test_a_dialog_gives_back_the_verb_chosen(qtbot: QtBot) -> None:
    actions = (("leave", "Leave version 3", "outlined"), ("again", "Try again", "primary"))
    dialog = SentenceDialog(
        None, "The paper could not be added", "It is open in Word.", actions=actions, details="x"
    )
    _shown(dialog, qtbot)
    assert dialog.chosen == "leave"
    dialog.details_button.click()
    dialog.buttons["again"].click()
    assert dialog.chosen == "again"


def test_a_dialog_shows_no_other_window_while_it_is_made(qtbot: QtBot) -> None:
    shown: list[QObject] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show:
                shown.append(watched)
            return False

    watch = Watch()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    dialog = SentenceDialog(None, "Not done", "It is open in Word.", details="x")
    app.removeEventFilter(watch)
    assert shown == []
    _shown(dialog, qtbot)
    assert dialog.details_button.isVisible()


# -- ways to go


def test_modes_move_with_the_arrows(qtbot: QtBot) -> None:
    modes = ModeSwitch([("prepare", "Prepare"), ("minute", "Minute"), ("finish", "Finish")])
    _shown(modes, qtbot)
    with qtbot.waitSignal(modes.mode_changed) as changed:
        qtbot.keyClick(modes, Qt.Key.Key_Right)
    assert changed.args == ["minute"]
    assert modes.mode() == "minute"


def test_setting_a_mode_announces_nothing(qtbot: QtBot) -> None:
    modes = ModeSwitch([("prepare", "Prepare"), ("minute", "Minute")])
    _shown(modes, qtbot)
    with qtbot.assertNotEmitted(modes.mode_changed):
        modes.set_mode("minute")


def test_a_tab_has_a_key_and_a_spoken_count(qtbot: QtBot) -> None:
    tabs = Tabs([("overview", "Overview"), ("meetings", "Meetings")])
    _shown(tabs, qtbot)
    tabs.resize(300, tabs.height())
    before = tabs.tabRect(1).width()
    tabs.set_count("meetings", 11)
    assert tabs.accessibleTabName(1) == "Meetings 11"
    assert tabs.tabRect(1).width() > before
    with qtbot.waitSignal(tabs.tab_changed) as changed:
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert changed.args == [tabs.current()] == ["meetings"]


def test_the_current_tab_stays_when_tabs_are_replaced(qtbot: QtBot) -> None:
    tabs = Tabs([("overview", "Overview"), ("meetings", "Meetings")])
    _shown(tabs, qtbot)
    tabs.set_current("meetings")
    with qtbot.assertNotEmitted(tabs.tab_changed):
        tabs.set_tabs([("meetings", "Meetings"), ("members", "Members")])
    assert tabs.current() == "meetings"


def test_a_filter_shows_and_speaks_its_value(qtbot: QtBot) -> None:
    chip = FilterChip("Category", [("security", "Security")])
    _shown(chip, qtbot)
    assert chip.accessibleName() == "Category: All"
    with qtbot.waitSignal(chip.value_changed):
        chip.set_value("security")
    assert chip.accessibleName() == "Category: Security"
    with qtbot.waitSignal(chip.value_changed) as changed:
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert changed.args == [None]


def test_the_cross_of_a_filter_clears_it(qtbot: QtBot) -> None:
    chip = FilterChip("Date", [("2003", "2003")])
    _shown(chip, qtbot)
    chip.set_value("2003")
    chip.resize(chip.sizeHint())
    at = chip.rect().center()
    at.setX(chip.width() - 10)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=at)
    assert chip.value() is None


def test_choices_speak_in_keys(qtbot: QtBot) -> None:
    choices = Choices([("agreed", "Agreed", "Alt 1"), ("deferred", "Deferred", "Alt 3")])
    _shown(choices, qtbot)
    assert choices.choice() is None
    with qtbot.assertNotEmitted(choices.chosen):
        choices.set_choice("deferred")
    assert choices.choice() == "deferred"


def test_a_link_in_a_heading_is_announced(qtbot: QtBot) -> None:
    heading = SectionHeading("Latest decisions", "3", link="All 34 decisions")
    _shown(heading, qtbot)
    with qtbot.waitSignal(heading.link_clicked):
        heading.link.click()
    heading.set_link("")
    assert heading.link.isHidden()


# -- what is painted speaks


def test_painted_controls_speak_their_whole_text(qtbot: QtBot) -> None:
    trail = Trail([TrailStep("SMT", "To be ratified", "28 Oct", MarkKind.PROPOSED, False)])
    stages = Stages([("Draft agenda", "done"), ("Issued", "to come")])
    hints = KeyHints()
    hints.set_keys([("Enter", "open")])
    hints.set_state("All changes saved 10.42", "Backed up 08.55")
    for widget in (trail, stages, hints):
        _shown(widget, qtbot)
    assert trail.accessibleDescription() == "SMT, To be ratified, 28 Oct"
    assert stages.accessibleDescription() == "Draft agenda done, Issued to come"
    assert "Enter: open" in hints.accessibleDescription()
    assert "All changes saved 10.42" in hints.accessibleDescription()


def test_a_mark_stands_beside_a_word_and_a_tag_has_one(qtbot: QtBot) -> None:
    assert mark_label(MarkKind.LATE, "9 days late").accessibleName() == "9 days late"
    assert tag_label("to follow", "amber").accessibleName() == "to follow"


def test_a_cut_label_offers_all_its_words(qtbot: QtBot) -> None:
    label = Elided("Technical Infrastructure Group")
    _shown(label, qtbot)
    label.resize(60, 20)
    assert label.toolTip() == "Technical Infrastructure Group"
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_an_empty_page_speaks_its_reason(qtbot: QtBot) -> None:
    empty = EmptyState("No meetings yet", "These dates would fit.")
    _shown(empty, qtbot)
    assert empty.accessibleName() == "No meetings yet. These dates would fit."


# -- attendance


@pytest.fixture
def strip(qtbot: QtBot) -> AttendanceStrip:
    made = AttendanceStrip()
    made.set_members([Seat("da", 1, "Ashworth", "chair"), Seat("ip", 3, "Pemberton", state="left")])
    made.set_quorum(6, 5, 8)
    made.resize(900, 42)
    _shown(made, qtbot)
    return made


def test_a_number_chooses_the_member_who_bears_it(strip: AttendanceStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.seat_chosen) as chosen:
        qtbot.keyClick(strip.chips, Qt.Key.Key_3)
    assert chosen.args == ["ip"]


def test_a_number_nobody_bears_chooses_nobody(strip: AttendanceStrip, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(strip.seat_chosen):
        qtbot.keyClick(strip.chips, Qt.Key.Key_9)


def test_space_chooses_the_member_with_the_focus(strip: AttendanceStrip, qtbot: QtBot) -> None:
    strip.chips.setCurrentIndex(strip.chips.model().index(0, 0))
    with qtbot.waitSignal(strip.seat_chosen) as chosen:
        qtbot.keyClick(strip.chips, Qt.Key.Key_Space)
    assert chosen.args == ["da"]


def test_a_chip_speaks_number_name_note_and_state(strip: AttendanceStrip) -> None:
    index = strip.chips.model().index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Member 1, Ashworth, chair, present"


def test_below_quorum_the_strip_turns_red(strip: AttendanceStrip) -> None:
    assert strip.is_quorate()
    strip.set_quorum(4, 5, 8)
    assert not strip.is_quorate()
    corner = strip.grab().toImage().pixelColor(2, 4)
    assert corner.name() == theme.color("red_ground").name()


# -- all together


@pytest.mark.parametrize("size", [90, 100, 150, 200])
@pytest.mark.parametrize("dark", [False, True])
def test_the_gallery_paints_at_every_size(
    qtbot: QtBot, qapp: QApplication, size: int, dark: bool
) -> None:
    theme.apply(qapp, dark, size, high_contrast=False)
    page = make_gallery()
    qtbot.addWidget(page)
    page.resize(theme.px(1440), theme.px(900))
    assert page.minimumSizeHint().height() <= theme.px(900)
    ground = page.grab().toImage().pixelColor(3, 3)
    assert ground.name() == theme.color("paper").name()
    theme.apply(qapp, high_contrast=False)


def test_a_section_heading_is_never_a_window_of_its_own(qtbot: QtBot) -> None:
    shown = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
                shown.append(watched.isWindow())
            return False

    watch = Watch()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    heading = SectionHeading("Next meeting", link="Open")
    app.removeEventFilter(watch)
    qtbot.addWidget(heading)
    assert True not in shown


def test_an_empty_state_keeps_together_and_its_proposal_has_the_focus(qtbot: QtBot) -> None:
    state = EmptyState("Nothing is due", "Add the groups first.")
    add = Button("New group…", "primary")
    state.add(add)
    qtbot.addWidget(state)
    state.resize(700, 800)
    state.show()
    assert add.geometry().bottom() < 260
    assert add.width() < 300
    state.setFocus()
    assert state.focusProxy() is add


def test_an_address_without_spaces_does_not_make_a_pane_wider(qtbot: QtBot) -> None:
    label = Label("", wrap=True)
    qtbot.addWidget(label)
    label.setText("Read http://www.odpm.gov.uk/" + "localgov/" * 40)
    assert label.minimumSizeHint().width() < 320
    label.setText("Read the outline business case for the Corporate CRM")
    assert label.text() == "Read the outline business case for the Corporate CRM"
