"""The public screen: whatever page is shown, no exempt word is in the window while it is on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from egovdesk.documents.kept import to_json
from egovdesk.documents.projects.highlight import highlight_report
from egovdesk.operations.actions import add_action
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import add_item, change_item, plan_item, set_item_exempt
from egovdesk.operations.minutes import add_block
from egovdesk.operations.papers import add_paper
from egovdesk.operations.programmes.programmes import start_programme
from egovdesk.operations.projects.cases import begin_case, write_case
from egovdesk.operations.projects.facts import add_project
from egovdesk.operations.projects.milestones import add_milestone
from egovdesk.operations.projects.money import add_benefit, set_cost, set_figure
from egovdesk.operations.projects.reports import issue_report, start_report, write_report
from egovdesk.operations.projects.risks import add_risk
from egovdesk.operations.room import declare_interest
from egovdesk.records.projects import CostKind, Rag
from egovdesk.register import Register
from tests.scenes import TODAY, a_board, a_council, held
from tests.ui.shell.windows import Asked, choose, settled
from ui.desk import Desk
from ui.forms import actions, papers
from ui.forms.approval import CorrectionForm
from ui.forms.form import Form
from ui.forms.plan import PlanItemForm
from ui.forms.plan_verbs import PlanVerbs
from ui.forms.urgency import UrgencyForm
from ui.forms.wanted import WantedForm
from ui.item_models import public_screen
from ui.item_models.roles import Role
from ui.item_models.segments import Tag, Text
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.palette import Palette
from ui.widgets.block_editor import BlockEditor
from ui.widgets.labels import SegmentLabel

SECRETS = ("zirconium", "yttrium", "tungsten", "thallium", "ruthenium", "palladium", "osmium",
           "niobium", "vanadium")  # fmt: skip

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def with_secrets(path: Path) -> Path:
    """A register in which every kind of exempt record has a word of its own."""
    register = a_council(path)
    board = held(a_board(register))
    with register.step("Pin the day"):
        register.authorities.update(register.authority.id, today=TODAY)
    _, crm, _, _, tender = board.items
    change_item(
        register, tender, title="Zirconium network: tenders", recommendation="agree yttrium",
        note="About yttrium", clerk_note="Niobium", open_title="A contract",
    )  # fmt: skip
    add_block(register, tender, "The tungsten was **cheap**.")
    decision = add_decision(register, tender, ["thallium be bought"])
    add_action(register, tender, "Order ruthenium", owner_id=board.raman)
    declare_interest(
        register, tender, board.sykes, nature="deals in palladium", under_id=board.items[0]
    )
    add_block(register, crm, "Open words.")
    add_block(register, crm, "It costs osmium.", exempt=True, ground="A8")
    add_paper(register, tender, title="Zirconium paper", author_id=board.raman)
    _an_exempt_project(register, board.group_id)
    with register.step("Note who is in the council"):
        register.decisions.update(decision, reason="Thallium is cheap")
    register.close()
    return path


def _an_exempt_project(register: Register, group_id: str) -> None:
    """A project of the programme with all that hangs on one, each with the word in it."""
    programme = start_programme(register, "ICT programme", 2004, group_id=group_id)
    made = add_project(
        register, "Vanadium store", programme_id=programme, group_id=group_id, exempt=True,
        ground="A8", summary="To keep vanadium", service="Vanadium service",
    )  # fmt: skip
    add_project(register, "Web site", programme_id=programme, group_id=group_id)
    add_milestone(register, made, "Vanadium bought", due_on=TODAY)
    add_risk(register, "No vanadium is left", project_id=made, response="Order vanadium")
    benefit = add_benefit(register, made, "More vanadium", measure="Vanadium a year")
    set_figure(register, benefit, 2003, 5, 4)
    set_cost(register, made, 2003, CostKind.CAPITAL, planned=100, note="For vanadium")
    begin_case(register, made)
    write_case(register, register.case_sections.all()[0].id, "Vanadium is needed.")
    report = start_report(register, made, TODAY)
    write_report(
        register, report, overall=Rag.RED, overall_words="No vanadium.",
        decisions_needed="buy vanadium.",
    )  # fmt: skip
    issue_report(register, report, lambda: to_json(highlight_report(register, report, as_of=TODAY)))


@pytest.fixture
def window(desk: Desk, tmp_path: Path) -> Iterator[MainWindow]:
    opened = desk.open(with_secrets(tmp_path / "northbridge.egovdesk"))
    assert opened is not None
    opened.resize(1440, 900)
    yield opened
    public_screen.turn(False)


# --- what can be read in a window ------------------------------------------------------------


def words_in(window: QWidget) -> str:
    """Every word in the window that can be seen, pointed at or read aloud."""
    return "\n".join(_all_words(window)).casefold()


def _all_words(window: QWidget) -> Iterator[str]:
    for widget in (window, *window.findChildren(QWidget)):
        if widget is window or widget.isVisible():
            yield widget.windowTitle()
            yield widget.toolTip()
            yield widget.accessibleName()
            yield widget.accessibleDescription()
            yield from _own_words(widget)


def _own_words(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.displayText()
        case QTextEdit() | QPlainTextEdit():
            yield widget.toPlainText()
        case QComboBox():
            yield from (widget.itemText(at) for at in range(widget.count()))
        case QAbstractItemView():
            yield from _of_model(widget.model(), QModelIndex())
        case SegmentLabel():
            yield " ".join(part.text for part in widget.line() if isinstance(part, Text | Tag))
        case _:
            pass


def _of_model(model: QAbstractItemModel | None, parent: QModelIndex) -> Iterator[str]:
    roles = Qt.ItemDataRole
    for row in range(model.rowCount(parent) if model is not None else 0):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            for role in (roles.DisplayRole, roles.ToolTipRole, roles.AccessibleTextRole,
                         roles.AccessibleDescriptionRole, roles.EditRole):  # fmt: skip
                yield str(index.data(role) or "")
            cell = index.data(Role.CELL)
            if cell is not None:
                parts = (*cell.lead, *cell.line, *cell.second, *cell.trailing, *cell.centred)
                yield " ".join(part.text for part in parts if isinstance(part, Text | Tag))
            yield from _of_model(model, index)


def _columns(model: QAbstractItemModel | None, parent: QModelIndex) -> int:
    """How many columns there are; a list's own count cannot be asked."""
    if model is None or isinstance(model, QAbstractListModel):
        return 1
    return model.columnCount(parent)


def secrets_in(window: QWidget) -> list[str]:
    words = words_in(window)
    return [secret for secret in SECRETS if secret in words]


# --- the pages -------------------------------------------------------------------------------


def meeting_of(register: Register) -> str:
    return register.meetings.find(held_on=date(2003, 10, 21))[0].id


def items_of(register: Register) -> dict[str, str]:
    found = register.items.find(meeting_id=meeting_of(register))
    return {one.title.split(" ")[0]: one.id for one in found}


def places(register: Register) -> dict[str, tuple[Place, set[str]]]:
    """Every page, and what an unhidden one shows of the secrets at least."""
    meeting, items = meeting_of(register), items_of(register)
    group = register.groups.all()[0].id
    decision = register.decisions.all()[0].id
    action = register.actions.all()[0].id
    paper = register.papers.all()[0].id

    def at(mode: str, item: str) -> Place:
        return Place("meeting", meeting, mode, items[item])

    return {
        "minute": (at("minute", "Zirconium"), {"zirconium", "tungsten", "thallium", "ruthenium"}),
        "declarations": (at("minute", "Apologies"), {"zirconium", "palladium"}),
        "open item": (at("minute", "Corporate"), {"osmium"}),
        "prepare": (at("prepare", "Zirconium"), {"zirconium", "yttrium", "niobium"}),
        "finish": (at("finish", "Zirconium"), set()),
        "decisions": (Place("decisions", select=decision), {"zirconium", "thallium"}),
        "actions": (Place("actions", select=action), {"ruthenium"}),
        "papers": (Place("papers", select=paper), {"zirconium"}),
        "group": (Place("group", group), set()),
        "today": (Place("today"), set()),
        "calendar": (Place("calendar"), set()),
        "people": (Place("people"), set()),
        **_of_the_project(register),
    }


def _of_the_project(register: Register) -> dict[str, tuple[Place, set[str]]]:
    (project,) = register.projects.find(exempt=True)
    tabs = {f"project {tab}": Place("project", project.id, tab) for tab in PROJECT}
    tabs |= {
        f"programme {tab}": Place("programme", tab=tab, select=project.id) for tab in PROGRAMME
    }
    return {name: (place, {"vanadium"}) for name, place in tabs.items()}


def go(window: MainWindow, qtbot: QtBot, place: Place) -> None:
    window.go(place)
    QTest.qWait(80)


PROJECT = ("overview", "costs", "milestones", "benefits", "risks", "case", "reports")
PROGRAMME = ("progress", "costs", "benefits", "responsibility")
NAMES = (*(f"project {tab}" for tab in PROJECT), *(f"programme {tab}" for tab in PROGRAMME),
         "minute", "declarations", "open item", "prepare", "finish", "decisions", "actions", "papers",
         "group", "today", "calendar", "people")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_exempt_word_is_on_any_page(window: MainWindow, qtbot: QtBot, name: str) -> None:
    place, told = places(window.register)[name]
    go(window, qtbot, place)
    assert told <= set(secrets_in(window)), "the walker does not see what is there"
    choose(window, "view.public")
    QTest.qWait(80)
    assert secrets_in(window) == []
    # And so it is on a page that is opened while it is on.
    go(window, qtbot, Place("people"))
    go(window, qtbot, place)
    assert secrets_in(window) == []
    choose(window, "view.public")
    QTest.qWait(80)
    assert told <= set(secrets_in(window))


def test_the_palette_finds_and_does_not_tell(window: MainWindow, qtbot: QtBot) -> None:
    for on in (False, True):
        public_screen.turn(on)
        window.find_or_go()
        palette = window.findChild(Palette)
        assert palette is not None
        for secret in ("tungsten", "zirconium"):
            palette.field.setText(secret)
            QTest.qWait(20)
            assert palette.list.rows.rowCount() > 1
            palette.field.setText(secret[:5])
            found = "\n".join(_of_model(palette.list.model(), QModelIndex())).casefold()
            assert (secret in found) is not on
        palette.close_and_return()
        settled(qtbot, lambda: window.findChild(Palette) is None)


def test_there_is_a_sign_that_it_is_on(window: MainWindow) -> None:
    assert not window.strip.public.isVisible()
    choose(window, "view.public")
    assert window.strip.public.isVisible()
    assert "Ctrl Shift H" in window.strip.public.toolTip()
    action = window.menus.actions["view.public"]
    assert action.shortcut().toString() == "Ctrl+Shift+H"


def test_history_which_hides_nothing_is_not_shown(window: MainWindow) -> None:
    choose(window, "view.public")
    window.menus.update_now()
    assert not window.menus.actions["register.history"].isEnabled()
    assert "public screen is on" in window.why_not_history()


def test_the_item_being_typed_into_is_named_all_the_same(window: MainWindow, qtbot: QtBot) -> None:
    go(window, qtbot, places(window.register)["minute"][0])
    choose(window, "view.public")
    sheet = window.view.minute.sheet
    assert (sheet.number.text(), sheet.title.text()) == ("CFB 06/03", "A contract")
    assert sheet.title.isVisible()


# --- typing while it is on -------------------------------------------------------------------


def editor_of(window: MainWindow, qtbot: QtBot, item: str) -> BlockEditor:
    go(window, qtbot, Place("meeting", meeting_of(window.register), "minute",
                            items_of(window.register)[item]))  # fmt: skip
    editor: BlockEditor = window.view.minute.sheet.editor
    editor.setFocus()
    settled(qtbot, editor.hasFocus)
    return editor


def kept(window: MainWindow, item: str) -> list[tuple[str, bool]]:
    found = window.register.blocks.find(item_id=items_of(window.register)[item])
    return [(one.text, one.exempt) for one in found]


def test_hidden_words_are_neither_changed_nor_lost(window: MainWindow, qtbot: QtBot) -> None:
    before = kept(window, "Zirconium"), window.register.decision_parts.all()
    editor = editor_of(window, qtbot, "Zirconium")
    choose(window, "view.public")
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    editor.selectAll()
    editor.cut()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    editor.insert_phrase("A phrase.")
    window.view.leave()
    assert (kept(window, "Zirconium"), window.register.decision_parts.all()) == before
    choose(window, "view.public")
    assert "tungsten" in editor.toPlainText()
    assert (kept(window, "Zirconium"), window.register.decision_parts.all()) == before


def test_open_words_beside_hidden_ones_are_typed_and_kept(window: MainWindow, qtbot: QtBot) -> None:
    editor = editor_of(window, qtbot, "Corporate")
    choose(window, "view.public")
    editor.focus_block(editor.blocks()[0].id)
    QTest.keyClicks(editor, " And more.")
    window.view.leave()
    assert kept(window, "Corporate") == [
        ("Open words. And more.", False), ("It costs osmium.", True),
    ]  # fmt: skip
    assert secrets_in(window) == []


def bare_item(window: MainWindow) -> None:
    """An exempt item under which nothing is minuted yet."""
    meeting = meeting_of(window.register)
    set_item_exempt(window.register, add_item(window.register, meeting, "Bare"), True, "A8")


def test_nothing_typed_under_an_exempt_item_is_on_the_screen(
    window: MainWindow, qtbot: QtBot
) -> None:
    bare_item(window)
    editor = editor_of(window, qtbot, "Bare")
    QTest.keyClicks(editor, "It costs yttrium.")
    assert "yttrium" in secrets_in(window)
    choose(window, "view.public")
    assert secrets_in(window) == []
    window.view.leave()
    assert kept(window, "Bare") == [("It costs yttrium.", True)]


def test_the_first_words_of_an_exempt_item_are_not_typed_before_the_public(
    window: MainWindow, qtbot: QtBot
) -> None:
    bare_item(window)
    choose(window, "view.public")
    editor = editor_of(window, qtbot, "Bare")
    QTest.keyClicks(editor, "It costs yttrium.")
    assert secrets_in(window) == []
    assert "not typed on it" in words_in(window)
    choose(window, "view.public")
    QTest.keyClicks(editor, "It costs yttrium.")
    window.view.leave()
    assert kept(window, "Bare") == [("It costs yttrium.", True)]


def test_a_paragraph_marked_exempt_while_it_is_on_is_hidden_at_once(
    window: MainWindow, qtbot: QtBot
) -> None:
    from egovdesk.operations.minutes import set_block_exempt

    editor = editor_of(window, qtbot, "Corporate")
    choose(window, "view.public")
    first = editor.blocks()[0].id
    set_block_exempt(window.register, first, True, "A8")
    QTest.qWait(30)
    assert "Open words" not in editor.toPlainText()
    set_block_exempt(window.register, first, False)
    QTest.qWait(30)
    assert "Open words" in editor.toPlainText()
    assert kept(window, "Corporate")[0] == ("Open words.", False)


def test_exempt_lines_pasted_while_it_is_on_are_hidden_and_kept(
    window: MainWindow, qtbot: QtBot
) -> None:
    editor = editor_of(window, qtbot, "Corporate")
    editor.focus_block(editor.blocks()[1].id)
    editor.selectAll()
    editor.copy()
    choose(window, "view.public")
    editor.focus_block(editor.blocks()[0].id)
    editor.paste()
    window.view.leave()
    assert [text for text, exempt in kept(window, "Corporate") if exempt] == [
        "It costs osmium.", "It costs osmium.",
    ]  # fmt: skip
    assert secrets_in(window) == []


def test_what_is_entered_as_exempt_is_not_read_on_the_screen(
    window: MainWindow, qtbot: QtBot
) -> None:
    editor = editor_of(window, qtbot, "Corporate")
    choose(window, "view.public")
    editor.focus_block(editor.blocks()[0].id)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "/x ")
    entry = QApplication.focusWidget()
    assert isinstance(entry, QLineEdit)
    QTest.keyClicks(entry, "8: zirconium too")
    assert secrets_in(window) == []
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert ("Zirconium too", True) in kept(window, "Corporate")
    assert secrets_in(window) == []


@pytest.mark.parametrize("words", [
    "/a raman: zirconium to be bought", "/a zirconium: it", "/d it cost yttrium",
    "/i sykes 1: sells zirconium", "/v for 2 against zirconium", "/a raman: it by 31 zirconium",
])  # fmt: skip
def test_no_entry_under_an_exempt_item_is_read_on_the_screen(
    window: MainWindow, qtbot: QtBot, words: str
) -> None:
    editor_of(window, qtbot, "Zirconium")
    choose(window, "view.public")
    window.view.minute.begin_action()
    entry = QApplication.focusWidget()
    assert isinstance(entry, QLineEdit)
    QTest.keyClicks(entry, words)
    assert entry.text() == words
    assert secrets_in(window) == []


def test_an_entry_begun_before_it_is_on_is_hidden_when_it_comes_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    editor = editor_of(window, qtbot, "Zirconium")
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "/a ")
    entry = QApplication.focusWidget()
    assert isinstance(entry, QLineEdit)
    QTest.keyClicks(entry, "raman: zirconium to be bought")
    assert "zirconium" in secrets_in(window)
    choose(window, "view.public")
    assert secrets_in(window) == []


# --- forms and what is said --------------------------------------------------------------------


def forms_of(window: MainWindow) -> dict[str, Callable[[], Form]]:
    """Every form that shows or asks for what is exempt, of an exempt record."""
    context, register = window.context, window.register
    item = register.items.get(items_of(register)["Zirconium"])
    action, paper = register.actions.all()[0], register.papers.all()[0]
    meeting = register.meetings.get(meeting_of(register))
    return {
        "action": lambda: actions.ActionForm(context, window, action=action),
        "put off": lambda: actions.PutOffForm(context, window, action),
        "transfer": lambda: actions.TransferForm(context, window, action),
        "update": lambda: actions.UpdateForm(context, window, action),
        "paper": lambda: papers.PaperForm(context, window, paper=paper),
        "new paper": lambda: papers.PaperForm(context, window, item=item),
        "late": lambda: papers.LateForm(context, window, [paper], receive=True),
        "clearance": lambda: papers.ClearanceForm(context, window, paper),
        "wanted": lambda: WantedForm(context, window, paper),
        "urgency": lambda: UrgencyForm(context, window, item),
        "planned": lambda: PlanItemForm(context, window, item=item),
        "correction": lambda: CorrectionForm(context, window, meeting, item.id),
    }


FORMS = ("action", "put off", "transfer", "update", "paper", "new paper", "late", "clearance",
         "wanted", "urgency", "planned", "correction")  # fmt: skip


def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the forms that are opened from now on; each is cancelled."""
    opened: list[str] = []

    def cancel(form: Form) -> int:
        opened.append(form.windowTitle())
        return 0

    monkeypatch.setattr(Form, "exec", cancel)
    return opened


@pytest.mark.parametrize("name", FORMS)
def test_a_form_with_exempt_words_is_not_opened_before_the_public(
    window: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    opened = noted(monkeypatch)
    public_screen.turn(True)
    forms_of(window)[name]().ask()
    assert opened == []
    assert asked.titles == ["The public screen is on"]
    assert "Ctrl Shift H" in asked.texts[0]
    public_screen.turn(False)
    forms_of(window)[name]().ask()
    assert len(opened) == 1


def test_a_form_of_an_open_record_is_opened_all_the_same(
    window: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = noted(monkeypatch)
    item = window.register.items.get(items_of(window.register)["Corporate"])
    public_screen.turn(True)
    UrgencyForm(window.context, window, item).ask()
    assert (opened, asked.titles) == (["Late or urgent"], [])


def test_a_correction_names_no_exempt_minute(window: MainWindow) -> None:
    public_screen.turn(True)
    meeting = window.register.meetings.get(meeting_of(window.register))
    form = CorrectionForm(window.context, window, meeting)
    form.show()
    assert secrets_in(form) == []
    form.close()


def test_what_is_said_of_a_planned_item_names_no_exempt_title(window: MainWindow) -> None:
    register = window.register
    group = register.groups.all()[0]
    planned = plan_item(
        register, group.id, "Zirconium again", exempt=True, ground="A8", open_title="A contract"
    )
    public_screen.turn(True)
    PlanVerbs(window.context, window).remove(register.items.get(planned))
    assert window.toast.accessibleName() == "“A contract” taken out of the plan"


def test_why_an_exempt_entry_was_refused_is_not_read_on_the_screen(
    window: MainWindow, qtbot: QtBot
) -> None:
    editor_of(window, qtbot, "Zirconium")
    choose(window, "view.public")
    minute = window.view.minute
    minute.begin_action()
    QTest.keyClicks(minute.entry.edit, "raman: zirconium to be bought")
    minute.entry.reopen("Zirconium cannot be given to somebody who has left.")
    assert secrets_in(window) == []
    assert "It was not added" in minute.entry.edit.accessibleDescription()
    choose(window, "view.public")
    assert "Zirconium cannot be given" in minute.entry.edit.accessibleDescription()
    QTest.keyClicks(minute.entry.edit, " soon")
    assert "cannot be given" not in minute.entry.edit.accessibleDescription()
