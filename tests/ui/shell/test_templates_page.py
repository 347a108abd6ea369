"""The page of the council's own Word templates: chosen, looked through before the night, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Word
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from egovdesk.documents.writers.docx import default_template
from egovdesk.exchange.printing import NO_PROGRAM
from tests.ui.shell.windows import Asked, choose
from ui.exports import _tell
from ui.forms.form import Form
from ui.main_window import MainWindow
from ui.places import Place
from ui.tasks import Outcome
from ui.views.templates.looking import Seen, SeenField
from ui.views.templates.pane import template_pane
from ui.views.templates.view import TemplatesView
from ui.widgets.note import Note

WAIT = 60_000


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A template with a known and an unknown field, and a style too few."""
    word = Word(str(default_template()))
    word.sections[0].header.paragraphs[0].text = "{{ group }} at {{ crest }}"
    word.styles["Exempt"].delete()
    word.save(str(tmp_path / "council.docx"))
    return tmp_path / "council.docx"


@pytest.fixture
def choosing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Form]]:
    """Let a file be chosen, and the form be saved with a kind."""

    def answer(path: Path, kind: str = "agenda") -> list[Form]:
        shown: list[Form] = []

        def exec_(form: Form) -> int:
            shown.append(form)
            field: Any = form.fields["kind"]
            field.set_key(kind)
            form.try_saving()
            return form.result()

        monkeypatch.setattr(Form, "exec", exec_)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        return shown

    return answer


def page(window: MainWindow) -> TemplatesView:
    window.go(Place("templates"))
    view = window.view
    assert isinstance(view, TemplatesView)
    return view


def said(view: TemplatesView) -> str:
    view._show_details()
    return " ".join(one.text() for one in view.details.widget().findChildren(QLabel))


def looked(view: TemplatesView, qtbot: QtBot) -> str:
    """What the pane says once the template has been looked through."""
    qtbot.waitUntil(
        lambda: "Looking through it" not in said(view) and bool(said(view)), timeout=WAIT
    )
    return said(view)


def pictures(view: TemplatesView) -> list[QLabel]:
    found = view.details.widget().findChildren(QLabel)
    return [one for one in found if not one.pixmap().isNull()]


def test_a_template_is_chosen_and_looked_through(
    window: MainWindow, qtbot: QtBot, council: Path, choosing: Callable[..., list[Form]]
) -> None:
    forms = choosing(council)
    view = page(window)
    choose(window, "templates.add")
    assert len(forms) == 1
    (advice,) = [
        one.text() for one in forms[0].findChildren(QLabel) if "Nobody knows" in one.text()
    ]
    assert "Nobody knows crest." in advice
    (made,) = window.register.word_templates.all()
    assert (made.kind.value, made.name, made.group_id) == ("agenda", "council.docx", None)
    assert window.register.undo_label == "Choose template"
    told = looked(view, qtbot)
    assert "21 October 2003" in told and "Customer First Board" in told
    assert "nobody knows this field" in told and "{{ group }} at {{ crest }}" in told
    assert "It lacks 1 style" in told and "Exempt" in told
    assert len(pictures(view)) == 1


def test_what_becomes_of_the_councils_own_words_is_told_before(
    window: MainWindow, council: Path, choosing: Callable[..., list[Form]]
) -> None:
    choosing(council)
    page(window)
    choose(window, "templates.add")
    (made,) = window.register.word_templates.all()

    def told(seen: Seen) -> str:
        shown = template_pane(window.register, made, None, seen, 400)
        return " ".join(one.accessibleName() for one in shown if isinstance(one, Note))

    beside = SeenField("document", "", "alone", "Before {{ document }}")
    second = SeenField("document", "", "unused", "{{ document }}")
    said = told(Seen((beside, second)))
    assert "they go out with it" in said and "its other places are left out" in said
    assert "its own text is left out" in told(Seen(loses_text=True))


def test_without_a_program_it_says_why_there_is_no_picture(
    window: MainWindow, council: Path, choosing: Callable[..., list[Form]]
) -> None:
    choosing(council)
    page(window)
    choose(window, "templates.add")
    (made,) = window.register.word_templates.all()
    shown = template_pane(window.register, made, None, Seen(no_picture=NO_PROGRAM), 400)
    assert NO_PROGRAM in [one.text() for one in shown if isinstance(one, QLabel)]


def test_what_is_no_template_is_refused_before_the_form(
    window: MainWindow, tmp_path: Path, choosing: Callable[..., list[Form]], asked: Asked
) -> None:
    (tmp_path / "notes.docx").write_text("Dear all")
    forms = choosing(tmp_path / "notes.docx")
    page(window)
    choose(window, "templates.add")
    assert forms == []
    assert window.register.word_templates.count() == 0


def test_a_template_that_is_withdrawn_stays_in_the_record(
    window: MainWindow, council: Path, choosing: Callable[..., list[Form]]
) -> None:
    choosing(council, "every")
    view = page(window)
    choose(window, "templates.add")
    choose(window, "templates.withdraw")
    assert view.table.records.ids() == []
    assert window.register.word_templates.all()[0].withdrawn_on == window.register.today
    view.chips["shown"].set_value("former")
    view.filters.changed.emit()
    assert len(view.table.records.ids()) == 1
    view.table.select_near()
    assert view.why_not_withdraw() == "This template is withdrawn already."
    window.register.undo()
    assert window.register.word_templates.all()[0].withdrawn_on is None


def test_an_export_says_what_its_template_lacked(window: MainWindow, tmp_path: Path) -> None:
    view = page(window)
    said = "The template council.docx lacks Exempt: EgovDesk’s own stands in."
    _tell(window, tmp_path / "agenda.docx", Outcome(0, "", said))
    assert any(said in one.accessibleName() for one in view.findChildren(Note))
