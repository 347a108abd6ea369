"""A group that meets twice on one day: what the window has made is of the meeting that is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as WordFile
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import add_item, add_meeting
from egovdesk.operations.packs.templates import choose_template
from egovdesk.records.meetings import Meeting
from egovdesk.records.packs import TemplateKind
from tests.core.packing.scenes import text_of
from tests.ui.shell.windows import choose
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.packs import PackView
from ui.views.templates.looking import Looking

WAIT = 60_000


@pytest.fixture
def evening(window: MainWindow) -> Meeting:
    """The second meeting of a group whose other of that day is the one to come; another group has its
    name."""
    register = window.register
    (first,) = (one for one in register.meetings.all() if one.held_on.day == 21)
    add_group(register, register.groups.get(first.group_id).name)
    added = add_meeting(
        register, first.group_id, first.held_on, starts_at="17:30", place="Town Hall",
        standing_items=False,
    )  # fmt: skip
    add_item(register, added, "Budget and nothing else")
    return register.meetings.get(added)


def test_its_pack_is_looked_at_made_and_kept(
    window: MainWindow, qtbot: QtBot, evening: Meeting, tmp_path: Path
) -> None:
    window.go(Place("pack", evening.id, "members"))
    view = window.view
    assert isinstance(view, PackView)
    qtbot.waitUntil(lambda: not view.previewing.is_busy and view.made is not None, timeout=WAIT)
    assert view.made is not None and view.made.wish.meeting_id == evening.id
    assert "Budget and nothing else" in " ".join(text_of(view.made.path))
    view.asked.where.set_text(str(tmp_path))
    view.asked.word.setChecked(True)
    with qtbot.waitSignal(view.making.done, timeout=WAIT):
        choose(window, "packs.make")
    made = window.register.packs.all()
    assert {one.meeting_id for one in made} == {evening.id}
    (word,) = tmp_path.glob("*_pack.docx")
    assert any("Budget and nothing else" in one.text for one in WordFile(str(word)).paragraphs)


def test_its_agenda_is_exported(
    window: MainWindow, qtbot: QtBot, evening: Meeting, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    target = tmp_path / "agenda.docx"
    offered: list[str] = []

    def choose(*asked: str) -> tuple[str, str]:
        offered.append(Path(asked[2]).name)
        return str(target), "*.docx"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    window.export("agenda", meeting=evening.id)
    assert offered == ["CFB_2003-10-21-1730_agenda.docx"]
    qtbot.waitUntil(target.exists, timeout=WAIT)
    qtbot.waitUntil(window.tasks.is_idle, timeout=WAIT)
    said = "\n".join(paragraph.text for paragraph in WordFile(str(target)).paragraphs)
    assert "Budget and nothing else" in said


def test_a_template_is_looked_through_with_its_values(
    window: MainWindow, qtbot: QtBot, evening: Meeting, tmp_path: Path
) -> None:
    path, register = tmp_path / "agenda.docx", window.register
    file = WordFile()
    file.add_paragraph("{{place}}")
    file.save(str(path))
    choose_template(register, TemplateKind.AGENDA, register.contents.keep(path), path.name)
    (template,) = register.word_templates.all()
    looking = Looking(window.context, window)
    with qtbot.waitSignal(looking.seen, timeout=WAIT):
        looking.of(template, evening)
    seen = looking.of(template, evening)
    assert seen is not None and [one.value for one in seen.fields] == ["Town Hall"]
