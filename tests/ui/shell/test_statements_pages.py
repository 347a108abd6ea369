"""The list of statements and the workspace of one, by keyboard."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from egovdesk.operations.authority import change_authority
from egovdesk.operations.groups import rename_group
from egovdesk.operations.statements.sections import (
    add_section,
    change_section,
    set_section_exempt,
    write_section,
)
from egovdesk.operations.statements.statements import change_statement, start_statement
from egovdesk.records.authority import Nation
from egovdesk.records.outlines import outline
from egovdesk.records.statements import Readiness, Section
from egovdesk.register import Changes
from tests.scenes import TODAY
from tests.ui.shell.test_standards_pages import answer
from tests.ui.shell.windows import choose, settled
from ui.forms.evidence import EvidencePicker
from ui.forms.grounds import GroundMenu
from ui.item_models import public_screen
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.palette import Palette
from ui.views.statements import StatementsView, StatementView
from ui.views.statements.checks_part import ChecksPart

TITLES = ("Vision", "Progress", "Risks")


@pytest.fixture
def statement(window: MainWindow) -> str:
    """A statement of one's own: Vision, Progress with Services under it, Risks."""
    register = window.register
    made = start_statement(register, "Our statement")
    for title in TITLES:
        add_section(register, made, title)
    add_section(register, made, "Services", parent_id=section(window, "Progress").id)
    return made


def section(window: MainWindow, title: str) -> Section:
    (found,) = window.register.sections.find(title=title)
    return found


def numbered(window: MainWindow, statement: str) -> list[str]:
    found = outline(window.register.sections.find(statement_id=statement))
    return [f"{one.number} {one.section.title}" for one in found.whole()]


def opened(window: MainWindow, statement: str, title: str = "", mode: str = "") -> StatementView:
    window.go(Place("statement", statement, mode, section(window, title).id if title else ""))
    assert isinstance(window.view, StatementView)
    return window.view


def alt(view: StatementView, key: Qt.Key) -> None:
    view.tree.setFocus()
    QTest.keyClick(view.tree, key, Qt.KeyboardModifier.AltModifier)


def test_a_statement_for_a_round_is_started_and_opened(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go(Place("statements"))
    assert isinstance(window.view, StatementsView)
    shown = answer(monkeypatch)
    choose(window, "statements.add")
    assert shown[0].value("round") == "IEG3"  # the next that is due
    assert "Check against your authority’s copy." in said(shown[0])
    (made,) = window.register.statements.all()
    assert isinstance(window.view, StatementView)
    assert window.view.place().id == made.id
    assert window.view.tree.current_id() == section(window, "Priority services").id


def said(form: Any) -> str:
    return " ".join(one.text() for one in form.findChildren(QLabel))


def test_elsewhere_than_in_england_only_an_empty_statement_is_offered(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_authority(window.register, nation=Nation.WALES)
    window.go(Place("statements"))
    shown = answer(monkeypatch, title="Return to the Assembly")
    choose(window, "statements.add")
    assert shown[0].value("round") == ""
    assert "England only" in said(shown[0])
    view = window.view
    assert isinstance(view, StatementView)
    mode = view._mode("write")
    assert mode.pages.currentWidget() is mode.empty  # type: ignore[attr-defined]
    choose(window, "sections.usual")
    found = outline(window.register.sections.all())
    assert [one.section.title for one in found.headings][:2] == [
        "Vision and priorities",
        "Progress",
    ]
    choose(window, "edit.undo")
    answer(monkeypatch, title="Vision", word_limit="1,000")
    choose(window, "sections.add")
    assert section(window, "Vision").word_limit == 1000
    assert mode.pages.currentWidget() is not mode.empty  # type: ignore[attr-defined]


@pytest.mark.parametrize("typed", ["a thousand", "1,2", "-5", "0"])
def test_a_limit_that_is_no_number_is_refused_beside_its_field(
    window: MainWindow, statement: str, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    opened(window, statement, "Vision")
    (form,) = [answer(monkeypatch, word_limit=typed)]
    choose(window, "sections.change")
    assert "how many words" in form[0].fields["word_limit"].error()
    assert section(window, "Vision").word_limit is None


def test_what_is_typed_is_kept_within_a_second_and_is_one_step(
    window: MainWindow, statement: str, qtbot: QtBot
) -> None:
    view = opened(window, statement, "Vision")
    edit: Any = view._mode("write").panes()[0]
    edit.setFocus()
    QTest.keyClicks(edit, "By 2005 everything is online.")
    settled(qtbot, lambda: section(window, "Vision").text == "By 2005 everything is online.")
    assert section(window, "Vision").readiness is Readiness.IN_DRAFT
    settled(qtbot, lambda: "5 words" in view._mode("write").facts.accessibleName())  # type: ignore[attr-defined]
    assert window.register.undo_label == "Write section: section 1"
    choose(window, "edit.undo")
    assert section(window, "Vision").text == "" and edit.toPlainText() == ""
    choose(window, "edit.redo")
    assert edit.toPlainText() == "By 2005 everything is online."


def test_typing_is_kept_on_going_to_another_section_and_on_leaving(
    window: MainWindow, statement: str
) -> None:
    view = opened(window, statement, "Vision")
    edit: Any = view._mode("write").panes()[0]
    edit.setFocus()
    QTest.keyClicks(edit, "Online.")
    choose(window, "statement.next")
    assert section(window, "Vision").text == "Online."
    assert view.tree.current_id() == section(window, "Progress").id
    assert edit.toPlainText() == ""
    QTest.keyClicks(edit, "Done.")
    window.go(Place("today"))
    assert section(window, "Progress").text == "Done."


def test_what_the_list_missed_while_one_was_typing_it_reads_once(
    window: MainWindow, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go(Place("statements"))
    opened(window, statement, "Vision")
    for words in ("By", "By 2005", "By 2005 all."):
        write_section(window.register, section(window, "Vision").id, words)
    rename_group(window.register, window.register.groups.all()[0].id, "The Board", TODAY)
    read: list[Changes] = []
    monkeypatch.setattr(StatementsView, "refresh", lambda _view, changes: read.append(changes))
    window.go(Place("statements"))
    (changes,) = read
    assert {"sections", "groups"} <= changes.tables
    assert changes.ids("sections") == {section(window, "Vision").id}


def test_sections_move_by_alt_and_the_arrows_and_undo_takes_it_back(
    window: MainWindow, statement: str
) -> None:
    view = opened(window, statement, "Risks")
    alt(view, Qt.Key.Key_Up)
    assert numbered(window, statement) == ["1 Vision", "2 Risks", "3 Progress", "3.1 Services"]
    alt(view, Qt.Key.Key_Right)
    assert numbered(window, statement) == ["1 Vision", "1.1 Risks", "2 Progress", "2.1 Services"]
    assert view.tree.current_id() == section(window, "Risks").id
    alt(view, Qt.Key.Key_Left)
    choose(window, "edit.undo")
    assert numbered(window, statement)[1] == "1.1 Risks"


def test_a_section_cannot_go_under_nothing_and_the_page_says_so(
    window: MainWindow, statement: str
) -> None:
    view = opened(window, statement, "Vision")
    alt(view, Qt.Key.Key_Right)
    assert "no section above" in view.note.sentence()


def test_removing_a_section_leaves_the_next_one_chosen(window: MainWindow, statement: str) -> None:
    view = opened(window, statement, "Progress")
    view.tree.setFocus()
    QTest.keyClick(view.tree, Qt.Key.Key_Delete)
    assert numbered(window, statement) == ["1 Vision", "2 Risks"]
    assert view.tree.current_id() == section(window, "Risks").id
    choose(window, "edit.undo")
    assert len(numbered(window, statement)) == 4


def test_ready_is_said_and_taken_back_and_follows_for_what_stands_above(
    window: MainWindow, statement: str
) -> None:
    view = opened(window, statement, "Services")
    choose(window, "sections.ready")
    assert section(window, "Services").readiness is Readiness.READY
    assert "1 of 3 sections ready" in view.header.facts.accessibleName()
    choose(window, "sections.ready")
    assert section(window, "Services").readiness is Readiness.IN_DRAFT
    view.go_to_section(section(window, "Progress").id)
    choose(window, "sections.ready")
    assert "follows from those under it" in view.note.sentence()


def test_the_public_screen_hides_exempt_sections(window: MainWindow, statement: str) -> None:
    write_section(window.register, section(window, "Vision").id, "We chose a supplier.")
    set_section_exempt(window.register, section(window, "Vision").id, True, "8")
    view = opened(window, statement, "Vision")
    mode: Any = view._mode("write")
    assert "supplier" in mode.edit.toPlainText()
    public_screen.turn(True)
    assert mode.pages.currentWidget() is mode.hidden
    choose(window, "statement.read")
    assert "supplier" not in view._mode("read").paper.toPlainText()  # type: ignore[attr-defined]
    public_screen.turn(False)
    assert "supplier" in view._mode("read").paper.toPlainText()  # type: ignore[attr-defined]


def test_a_whole_statement_is_kept_from_the_public_and_opened_again(
    window: MainWindow, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go(Place("statements", select=statement))
    view = window.view
    assert isinstance(view, StatementsView)
    monkeypatch.setattr(GroundMenu, "popup", lambda menu, _at: menu.actions()[0].trigger())
    choose(window, "statements.exempt")
    assert window.register.statements.get(statement).exempt
    assert section(window, "Services").exempt
    public_screen.turn(True)
    opened(window, statement)
    assert window.view is not None and window.view.title() == public_screen.HIDDEN
    public_screen.turn(False)
    window.go(Place("statements", select=statement))
    choose(window, "statements.exempt")
    assert not section(window, "Services").exempt


def test_the_words_under_a_limit_are_counted_over_all_its_sections(
    window: MainWindow, statement: str
) -> None:
    register = window.register
    change_section(register, section(window, "Progress").id, word_limit=4)
    write_section(register, section(window, "Progress").id, "One two.")
    write_section(register, section(window, "Services").id, "Three four five.")
    view = opened(window, statement, "Services")
    words = view._mode("write").facts.accessibleName()  # type: ignore[attr-defined]
    assert "3 words; 2 has 5 of at most 4 words" in words
    view.go_to_section(section(window, "Progress").id)
    words = view._mode("write").facts.accessibleName()  # type: ignore[attr-defined]
    assert "5 of at most 4 words" in words


def test_read_shows_the_statement_as_it_prints(window: MainWindow, statement: str) -> None:
    write_section(window.register, section(window, "Services").id, "Repairs are **online**.")
    view = opened(window, statement, "Services", "read")
    words = view._mode("read").paper.toPlainText()  # type: ignore[attr-defined]
    assert "2.1 Services" in words and "Repairs are online." in words


def decided(window: MainWindow) -> str:
    """The number of the decision on the CRM."""
    return window.register.decisions.find(title="Corporate CRM")[0].number


def picking(monkeypatch: pytest.MonkeyPatch, words: str) -> list[EvidencePicker]:
    """Let the next picker have words typed and its first line chosen; it is kept to look at."""
    shown: list[EvidencePicker] = []

    def exec_(picker: EvidencePicker) -> int:
        shown.append(picker)
        picker.field.setText(words)
        QTest.keyClick(picker.field, Qt.Key.Key_Return)
        return picker.result()

    monkeypatch.setattr(EvidencePicker, "exec", exec_)
    return shown


def test_ctrl_l_links_the_carets_sentence_in_one_step_with_its_chip(
    window: MainWindow, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    vision = section(window, "Vision").id
    write_section(window.register, vision, "We will have one system. It saves calls.")
    view = opened(window, statement, "Vision")
    mode: Any = view._mode("write")
    mode.edit.moveCursor(mode.edit.textCursor().MoveOperation.Start)
    shown = picking(monkeypatch, "corporate crm")
    choose(window, "evidence.link")
    assert "We will have one system." in said(shown[0])
    number = decided(window)
    assert mode.edit.toPlainText() == f"We will have one system. [{number}] It saves calls."
    (linked,) = window.register.evidence.all()
    assert section(window, "Vision").text == (
        f"We will have one system. [{number}](<evidence:{linked.id}>) It saves calls."
    )
    assert view.details.evidence.heading._note.text() == "1 linked"
    choose(window, "edit.undo")
    assert window.register.evidence.count() == 0
    assert mode.edit.toPlainText() == "We will have one system. It saves calls."


def test_what_is_linked_already_comes_first_and_is_linked_once(
    window: MainWindow, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    vision = section(window, "Vision").id
    write_section(window.register, vision, "One. Two.")
    opened(window, statement, "Vision")
    picking(monkeypatch, decided(window))
    choose(window, "evidence.link")
    shown = picking(monkeypatch, "")
    choose(window, "evidence.link")
    first = next(shown[0].list.rows.all_rows())
    assert "linked" in first.cell.spoken
    assert window.register.evidence.count() == 1
    assert section(window, "Vision").text.count("evidence:") == 2


def test_words_that_are_nowhere_find_nothing_to_link(
    window: MainWindow, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(window, statement, "Vision")
    shown = picking(monkeypatch, "zzzz")
    choose(window, "evidence.link")
    assert not shown[0].ok.isEnabled()
    assert window.register.evidence.count() == 0


def test_unlinking_leaves_a_chip_that_says_so_and_enter_opens_the_decision(
    window: MainWindow, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_section(window.register, section(window, "Vision").id, "One.")
    view = opened(window, statement, "Vision")
    picking(monkeypatch, decided(window))
    choose(window, "evidence.link")
    evidence = view.details.evidence
    evidence.list.setFocus()
    choose(window, "evidence.open")
    assert window.view is not None and window.view.NAME == "decisions"
    choose(window, "go.back")
    evidence.list.select_id(window.register.evidence.all()[0].id)
    choose(window, "evidence.unlink")
    mode: Any = view._mode("write")
    assert "link gone]" in mode.edit.toPlainText()
    choose(window, "edit.undo")
    assert "link gone]" not in mode.edit.toPlainText()


def checks(view: StatementView) -> Any:
    """The checks, looked at now."""
    (part,) = [one for one in view.details.parts if isinstance(one, ChecksPart)]
    part._later.stop()
    part._look()
    return part


def test_a_claim_without_evidence_is_told_and_linked_to_what_is_suggested(
    window: MainWindow, statement: str
) -> None:
    vision = section(window, "Vision").id
    write_section(window.register, vision, "The corporate CRM was agreed in 2003.")
    view = opened(window, statement, "Vision")
    part = checks(view)
    assert [one.sentence() for one in part.notes] == [
        "“The corporate CRM was agreed in 2003.” has no evidence."
    ]
    part.notes[0].acted.emit("link")
    assert f"[{decided(window)}]" in section(window, "Vision").text
    assert checks(view).notes == []


def test_what_is_left_as_it_is_needs_a_reason_and_is_not_told_again(
    window: MainWindow, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_section(window.register, section(window, "Vision").id, "We opened 4 kiosks in May 2003.")
    view = opened(window, statement, "Vision")
    answer(monkeypatch, reason="The county counts them.")
    checks(view).notes[0].acted.emit("leave")
    assert checks(view).notes == []
    assert window.register.acceptances.all()[0].reason == "The county counts them."
    choose(window, "edit.undo")
    assert len(checks(view).notes) == 1


def test_f7_goes_from_check_to_check_and_on_to_the_next_section(
    window: MainWindow, statement: str
) -> None:
    register = window.register
    write_section(register, section(window, "Vision").id, "Fine. We opened 4 kiosks in May 2003.")
    write_section(register, section(window, "Services").id, "It was completed in May 2003.")
    view = opened(window, statement, "Vision")
    edit: Any = view._mode("write").panes()[0]
    choose(window, "statement.next_problem")
    assert edit.textCursor().selectedText() == "We opened 4 kiosks in May 2003."
    choose(window, "statement.next_problem")
    assert view.tree.current_id() == section(window, "Services").id
    assert edit.textCursor().selectedText() == "It was completed in May 2003."
    choose(window, "statement.next_problem")
    assert view.tree.current_id() == section(window, "Vision").id


def test_a_section_is_found_by_the_palette(
    window: MainWindow, statement: str, qtbot: QtBot
) -> None:
    write_section(window.register, section(window, "Risks").id, "The supplier may fail.")
    choose(window, "go.find")
    (palette,) = window.findChildren(Palette)
    palette.field.setText("supplier may")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert isinstance(window.view, StatementView)
    assert window.view.tree.current_id() == section(window, "Risks").id


def test_removing_the_statement_that_is_shown_leads_back_to_the_list(
    window: MainWindow,
) -> None:
    made = start_statement(window.register, "Our statement")
    opened(window, made)
    choose(window, "edit.undo")
    assert isinstance(window.view, StatementsView)


def test_today_tells_statements_that_are_due_and_sections_that_are_late(
    window: MainWindow, statement: str
) -> None:
    register = window.register
    change_statement(register, statement, due_on=date(2003, 11, 10))
    change_section(register, section(window, "Risks").id, due_on=date(2003, 10, 6))
    window.go(Place("today"))
    view: Any = window.view
    rows = {row.id: row.cell.spoken for row in view.list.rows.all_rows()}
    assert "3 sections not ready" in rows[f"statement:{statement}"]
    late = f"section:{section(window, 'Risks').id}"
    assert "3 Risks" in rows[late] and "3 days late" in rows[late]
    view.list.select_id(late)
    choose(window, "today.step")
    assert isinstance(window.view, StatementView)
    assert window.view.tree.current_id() == section(window, "Risks").id
    change_section(register, section(window, "Risks").id, readiness=Readiness.READY)
    change_statement(register, statement, due_on=date(2004, 3, 1))
    window.go(Place("today"))
    assert not any("statement" in row.id for row in view.list.rows.all_rows())
