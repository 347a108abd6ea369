"""The framework's tabs of the authority's own facts and of the self-assessment, by keyboard."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from egovdesk.operations.people import add_post
from egovdesk.records.facts import AnswerState, ChampionKind, EmergingRole
from tests.ui.shell.test_standards_pages import answer
from tests.ui.shell.windows import choose
from ui.main_window import MainWindow
from ui.places import Place


def tab(window: MainWindow, key: str, select: str = "") -> Any:
    window.go(Place("framework", tab=key, select=select))
    view: Any = window.view
    view.tab.list.setFocus()
    return view.tab


def spoken(shown: Any) -> str:
    return "\n".join(row.cell.spoken for row in shown.list.rows.all_rows())


def test_every_role_that_nobody_holds_is_amber_until_it_is_given(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, register = tab(window, "authority", "roles:website"), window.register
    assert "Website management, nobody" in spoken(shown)
    assert "4 held by nobody" in spoken(shown)
    raman = register.people.find(name="Priya Raman")[0].id
    answer(monkeypatch, who=f"person:{raman}", from_on="1 september 2003")
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    (held,) = register.allocations.find(role=EmergingRole.WEBSITE)
    assert (held.person_id, held.from_on) == (raman, date(2003, 9, 1))
    assert "Website management, Priya Raman" in spoken(shown)
    assert shown.list.current_id() == "roles:website"
    sykes = register.people.find(name="Graham Sykes")[0].id
    answer(monkeypatch, who=f"person:{sykes}", from_on="1 october 2003")
    choose(window, "authority.change_fact")
    assert [one.until_on for one in register.allocations.find(person_id=raman)] == [
        date(2003, 9, 30)
    ]
    QTest.keyClick(shown.list, Qt.Key.Key_Delete)
    assert not register.allocations.find(person_id=sykes)


def test_the_councils_facts_are_changed_with_a_reason_for_who_decides(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, register = tab(window, "authority"), window.register
    forms = answer(monkeypatch, architecture="federal")
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    assert forms[0].fields["architecture_reason"].error() == "Say why it is decided so."
    answer(monkeypatch, architecture="federal", architecture_reason="Strong departments",
           ict_reports_to="Chief Executive", partner="Netlink plc")  # fmt: skip
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    council = register.authority
    assert (council.architecture, council.has_partner) == ("federal", True)
    assert "The ICT unit reports to, Chief Executive" in spoken(shown)


def test_departments_are_taken_from_posts_renamed_and_removed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    post = add_post(register, "Director of Housing", department="Housing")
    shown = tab(window, "authority")
    choose(window, "authority.departments")
    (housing,) = register.departments.all()
    shown.list.select_id(f"departments:{housing.id}")
    answer(monkeypatch, name="Homes")
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    assert register.posts.get(post).department == "Homes"
    shown.list.select_id(f"departments:{housing.id}")
    choose(window, "authority.remove_fact")
    assert register.departments.maybe(housing.id) is not None
    answer(monkeypatch, name="Education")
    choose(window, "authority.add_fact")
    assert [one.name for one in register.departments.all()] == ["Homes", "Education"]
    choose(window, "authority.remove_fact")
    assert [one.name for one in register.departments.all()] == ["Homes"]


def test_an_e_champion_who_takes_no_part_is_marked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, register = tab(window, "authority", "add:champions"), window.register
    answer(monkeypatch, kind="member", active=False, time="An hour a week")
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    (made,) = register.champions.all()
    assert made.kind is ChampionKind.MEMBER
    assert "not active" in spoken(shown) and "An hour a week" in spoken(shown)


def test_a_consultation_says_what_came_of_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, register = tab(window, "authority", "add:consultations"), window.register
    assert "public and business not consulted yet" in spoken(shown)
    answer(monkeypatch, title="Citizens’ panel", outcome="They want the telephone")
    choose(window, "authority.add_fact")
    assert register.consultations.all()[0].outcome == "They want the telephone"
    assert "business not consulted yet" in spoken(shown)


def test_answers_are_saved_as_they_are_typed_and_marked_final(window: MainWindow) -> None:
    shown, register = tab(window, "assessment"), window.register
    assert "Customer First Board" in _evidence(shown, "Q2")
    shown.list.select_id("Q1")
    shown.answer.edit.setFocus()
    QTest.keyClicks(shown.answer.edit, "By steering it.")
    shown.leave()
    (held,) = register.answers.all()
    assert (held.question, held.text.strip(), held.state) == (
        "Q1",
        "By steering it.",
        AnswerState.DRAFT,
    )
    choose(window, "assessment.next")
    assert register.answers.get(held.id).state is AnswerState.FINAL
    assert "Q1, How do you ensure" in spoken(shown)
    shown.list.select_id("Q3")
    assert shown.answer.markdown().strip() == ""
    shown.list.select_id("Q1")
    assert shown.answer.markdown().strip() == "By steering it."
    choose(window, "edit.undo")
    assert register.answers.get(held.id).state is AnswerState.DRAFT


def _evidence(shown: Any, code: str) -> str:
    shown.list.select_id(code)
    return str(shown.evidence.text())


def test_the_reflection_is_off_until_asked_for_and_kept_in_no_register(window: MainWindow) -> None:
    shown, register = tab(window, "assessment"), window.register
    assert "reflection" not in spoken(shown)
    mark = register.mark
    choose(window, "assessment.reflection")
    assert shown.list.current_id() == "reflection" and not shown.question.isVisible()
    shown.reflection.choices.chosen.emit("Waverer")
    assert window.settings.get("reflection_choice") == "Waverer"
    assert register.mark == mark
    choose(window, "assessment.reflection")
    assert window.settings.get("reflection_choice") == ""
    assert "reflection" not in spoken(shown)
