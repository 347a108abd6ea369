"""The tab of terms of reference: written from the register, sent to adopt, reviewed, exported."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from egovdesk.operations.framework.terms import in_force, proposed, record_terms, versions
from egovdesk.operations.groups import change_group
from egovdesk.operations.meetings import add_meeting
from egovdesk.operations.responsibilities import give_responsibility
from tests.scenes import TODAY
from tests.ui.shell.windows import choose
from ui.forms.terms import RecordTermsForm, WriteTermsForm
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.framework.terms import TermsTab
from ui.widgets.labels import Label


@pytest.fixture
def tab(window: MainWindow) -> TermsTab:
    window.go(Place("framework", tab="terms", select=group(window)))
    found = getattr(window.view, "tab", None)
    assert isinstance(found, TermsTab)
    found.list.setFocus(Qt.FocusReason.OtherFocusReason)
    return found


def group(window: MainWindow) -> str:
    return window.register.groups.find(prefix="CFB")[0].id


def said(tab: TermsTab) -> str:
    return " | ".join(one.text() for one in tab.pane.widget().findChildren(Label))


def test_w_begins_with_what_the_register_knows(
    window: MainWindow, tab: TermsTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_responsibility(window.register, "EG5", group(window), TODAY)

    def save(form: WriteTermsForm) -> int:
        form.try_saving()
        return 1

    monkeypatch.setattr(WriteTermsForm, "exec", save)
    QTest.keyClick(tab.list, Qt.Key.Key_W)
    kept = window.register.groups.get(group(window)).terms_of_reference
    assert "- Performance management" in kept and "Its quorum is 2 members." in kept
    assert "Performance management" in said(tab)


def test_s_sends_them_and_t_takes_them_back(window: MainWindow, tab: TermsTab) -> None:
    register = window.register
    change_group(register, group(window), terms_of_reference="It directs.")
    add_meeting(register, group(window), date(2003, 11, 18), standing_items=False)
    QTest.keyClick(tab.list, Qt.Key.Key_S)
    assert [one.version for one in proposed(register, group(window))] == [1]
    assert "Version 1, proposed" in said(tab)
    QTest.keyClick(tab.list, Qt.Key.Key_T)
    assert proposed(register, group(window)) == []


def test_an_adoption_on_paper_is_recorded_and_reviewed(
    window: MainWindow, tab: TermsTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    change_group(register, group(window), terms_of_reference="It directs.")

    def save(form: RecordTermsForm) -> int:
        fields: dict[str, Any] = form.fields
        fields["adopted"].set_date(date(2002, 5, 1))
        fields["review"].set_date(date(2003, 5, 1))
        form.try_saving()
        return 1

    monkeypatch.setattr(RecordTermsForm, "exec", save)
    choose(window, "terms.record")
    adopted = in_force(register, group(window), TODAY)
    assert adopted is not None and adopted.review_on == date(2003, 5, 1)
    assert "adopted, 1 May 2002, to be reviewed 1 May 2003" in said(tab)
    QTest.keyClick(tab.list, Qt.Key.Key_R)
    (now,) = versions(register, group(window))
    assert now.review_on == date(2004, 10, 9)


def test_changed_words_say_that_they_are_not_adopted(window: MainWindow, tab: TermsTab) -> None:
    record_terms(window.register, group(window), "It directs.", date(2003, 5, 1))
    change_group(window.register, group(window), terms_of_reference="It directs and spends.")
    assert "Changed since version 1" in said(tab)


def test_they_are_exported_with_changes_marked(
    window: MainWindow, tab: TermsTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text, day in (("It directs.", date(2002, 5, 1)), ("It leads.", date(2003, 5, 1))):
        record_terms(window.register, group(window), text, day)
    asked: list[Any] = []
    monkeypatch.setattr(
        type(tab.context), "export", lambda self, kind, **what: asked.append((kind, what)),
        raising=False,
    )  # fmt: skip
    object.__setattr__(tab.context, "export", lambda kind, **what: asked.append((kind, what)))
    choose(window, "terms.export_changes")
    assert asked == [("terms", {"group": group(window), "since": 1})]
