"""Files of papers in the window: dropped, pasted, opened, offered, checked, mended and taken back."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import docx
import pytest
from PySide6.QtCore import QFileSystemWatcher, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from egovdesk.documents.paper_shells import shell_of_paper
from egovdesk.documents.writers.docx import write_docx
from egovdesk.operations.files import add_file, current_files
from egovdesk.operations.meetings import issue_agenda
from egovdesk.operations.papers import change_paper
from egovdesk.records.papers import Paper, PaperState
from tests.core.exchange.authors_files import a_paper, with_run
from tests.ui.shell.windows import choose
from ui import folder_watch
from ui.desk import Desk
from ui.forms.file_report import FileReportForm
from ui.forms.form import Form
from ui.forms.offered_files import OfferedForm
from ui.forms.paper_files import FilesForm
from ui.forms.papers import WhyLateForm
from ui.forms.take_back import TakeBackForm
from ui.item_models import public_screen
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.meetings import MeetingView
from ui.views.papers import PapersView
from ui.widgets.labels import Label

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier
TITLE = "IEG3 statement: first draft"


@pytest.fixture
def window(desk: Desk, northbridge: Path, tmp_path: Path) -> MainWindow:
    opened = desk.open(Path(shutil.copy(northbridge, tmp_path)))
    assert opened is not None
    opened.resize(1440, 900)
    return opened


@pytest.fixture
def view(window: MainWindow) -> PapersView:
    window.go(Place("papers"))
    found = cast(PapersView, window.view)
    found.table.select_id(the_paper(window).id)
    found.table.setFocus()
    return found


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Files that were opened in their own programs."""
    found: list[Path] = []

    def open_url(url: QUrl) -> bool:
        found.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is whole as soon as it no longer grows."""
    monkeypatch.setattr(folder_watch, "_SETTLED", 20)


def the_paper(window: MainWindow) -> Paper:
    (found,) = window.register.papers.find(title=TITLE)
    return found


def files(window: MainWindow) -> list[str]:
    found = current_files(window.register, the_paper(window).id)
    return [f"{one.name} {one.version}" for one in found]


def copied(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    return data


def drop(widget: QWidget, at: QPoint, *paths: Path) -> bool:
    """Drop files on a widget; whether it takes them."""
    data, left, plain = copied(*paths), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, left, plain)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, left, plain)
        QApplication.sendEvent(widget, event)
    return enter.isAccepted()


def row_of(view: PapersView, paper: Paper) -> QPoint:
    view.table.select_id(paper.id)
    return view.table.visualRect(view.table.currentIndex()).center()


def act(
    monkeypatch: pytest.MonkeyPatch, kind: type[Form], do: Callable[[Any], object]
) -> list[Any]:
    """Act in a dialog as soon as it is shown, instead of waiting for a clerk."""
    found: list[Any] = []

    def instead(form: Form) -> int:
        found.append(form)
        do(form)
        return form.result()

    monkeypatch.setattr(kind, "exec", instead)
    return found


def a_file(folder: Path, name: str = "draft.pdf", data: bytes = b"no PDF at all") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


def put(window: MainWindow, path: Path) -> str:
    """A file kept under the paper; its id."""
    kept = window.register.contents.keep(path)
    return add_file(window.register, the_paper(window).id, kept, path.name)


# Adding


def test_a_file_dropped_on_a_row_is_kept_and_the_paper_has_come(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_paper(tmp_path / "IEG3 draft.docx")
    assert drop(view.table.viewport(), row_of(view, the_paper(window)), path)
    qtbot.waitUntil(lambda: files(window) == ["IEG3 draft.docx 1"])
    paper = the_paper(window)
    assert (paper.state, paper.version) == (PaperState.IN_CLEARANCE, 1)
    assert window.toast._words.text() == "IEG3 draft.docx kept"
    window.undo()
    assert files(window) == [] and the_paper(window).state is PaperState.EXPECTED


def test_what_is_amiss_is_said_as_soon_as_a_file_comes(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = with_run(a_paper(tmp_path / "a.docx"), "the price", "<w:vanish/>")
    view.file_verbs.add([path])
    qtbot.waitUntil(lambda: files(window) == ["a.docx 1"])
    assert window.toast._words.text() == "a.docx kept: 1 finding for the author"


def test_copied_files_are_pasted(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    QGuiApplication.clipboard().setMimeData(
        copied(a_file(tmp_path, "one.txt"), a_file(tmp_path, "two.txt", b"other words"))
    )
    QTest.keyClick(view.table, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: files(window) == ["one.txt 1", "two.txt 1"])
    assert window.toast._words.text() == "2 files kept"


def test_an_empty_file_is_refused_by_name_and_the_others_are_kept(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    view.file_verbs.add([a_file(tmp_path, "empty.docx", b""), a_file(tmp_path, "notes.txt")])
    qtbot.waitUntil(lambda: files(window) == ["notes.txt 1"])
    assert view._note is not None
    assert "empty.docx is empty: it has 0 bytes." in view._note.sentence()


def test_a_file_that_cannot_be_looked_into_is_kept_and_named(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    view.file_verbs.add([a_file(tmp_path, "paper.docx", b"Dear Eileen")])
    qtbot.waitUntil(lambda: files(window) == ["paper.docx 1"])
    assert view._note is not None
    assert view._note.sentence().startswith("paper.docx is no Word, Excel or PDF file")
    assert view._note.sentence().endswith("paper.docx is kept all the same.")


def test_it_is_asked_why_a_paper_comes_after_the_agenda(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    register = window.register
    item = register.items.get(the_paper(window).item_id or "")
    issue_agenda(register, item.meeting_id or "", "{}")

    def answer(form: Any) -> None:
        form.fields["late_reason"].set_text("The supplier was slow")
        form.try_saving()

    act(monkeypatch, WhyLateForm, answer)
    view.table.select_id(the_paper(window).id)
    view.file_verbs.add([a_file(tmp_path)], paper_id=the_paper(window).id)
    qtbot.waitUntil(lambda: files(window) == ["draft.pdf 1"])
    assert the_paper(window).late_reason == "The supplier was slow"


def test_given_up_why_it_is_late_nothing_is_taken_in(
    view: PapersView, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = window.register.items.get(the_paper(window).item_id or "")
    issue_agenda(window.register, item.meeting_id or "", "{}")
    act(monkeypatch, WhyLateForm, lambda form: form.reject())
    view.file_verbs.add([a_file(tmp_path)], paper_id=the_paper(window).id)
    assert window.tasks.is_idle() and files(window) == []


def test_a_file_dropped_on_an_item_is_a_paper_of_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    paper = the_paper(window)
    item = window.register.items.get(paper.item_id or "")
    window.go(Place("meeting", item.meeting_id or "", "prepare", item.id))
    prepare = cast(MeetingView, window.view).prepare
    before = len(window.register.papers.find(item_id=item.id))
    there = len(window.register.paper_files.all())
    assert drop(prepare.form, QPoint(5, 5), a_file(tmp_path, "IEG3_cost-table_v2.xlsx"))
    qtbot.waitUntil(lambda: len(window.register.paper_files.all()) == there + 1)
    made = window.register.papers.find(item_id=item.id)[-1]
    assert len(window.register.papers.find(item_id=item.id)) == before + 1
    assert (made.title, made.state) == ("IEG3 cost table", PaperState.FINAL)
    index = prepare.papers.list.rows.index_of(paper.id)
    at = prepare.papers.list.visualRect(index).center()
    assert drop(prepare.papers.list.viewport(), at, a_file(tmp_path, "draft.txt"))
    qtbot.waitUntil(lambda: files(window) == ["draft.txt 1"])


def test_to_read_only_nothing_can_be_dropped(desk: Desk, northbridge: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(northbridge, tmp_path / "read.egovdesk"))
    window = desk.open(path, read_only=True)
    assert window is not None
    window.go(Place("papers"))
    view = cast(PapersView, window.view)
    assert not drop(view.table.viewport(), QPoint(20, 20), a_file(tmp_path / "in"))
    assert view.why_not_file() == "This register is open to read only."


# Listing and opening


def test_the_list_of_files_tells_versions_and_takes_one_off(
    view: PapersView, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(window, a_file(tmp_path))
    put(window, a_file(tmp_path, data=b"another draft"))
    said: list[str] = []

    def look(form: FilesForm) -> None:
        said.append(form.about.text())
        form.remove()
        said.append(form.about.text())

    act(monkeypatch, FilesForm, look)
    choose(window, "papers.files")
    assert said == ["Version 1: draft.pdf, 1 KB, 9 October 2003", ""]
    assert files(window) == ["draft.pdf 1"]


def test_what_cannot_be_done_with_a_file_is_said_in_the_list(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    put(window, a_file(tmp_path, "notes.docx", b"Dear Eileen"))

    def look(form: FilesForm) -> None:
        QTest.keyClick(form.list, Qt.Key.Key_C)
        qtbot.waitUntil(lambda: not form._note.isHidden())
        assert form._note.sentence().startswith("notes.docx is no Word, Excel or PDF file")

    act(monkeypatch, FilesForm, look)
    choose(window, "papers.files")
    assert view._note is None
    view.file_verbs.check()
    qtbot.waitUntil(lambda: view._note is not None)


def test_very_many_files_that_cannot_be_looked_into_are_told_in_few_words(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = [a_file(tmp_path, f"{at}.docx", b"Dear Eileen %d" % at) for at in range(9)]
    empty = [a_file(tmp_path, f"e{at}.docx", b"") for at in range(4)]
    view.file_verbs.add([*bad, *empty])
    qtbot.waitUntil(lambda: view._note is not None, timeout=30_000)
    assert view._note is not None
    told = view._note.sentence()
    assert told.count("0 bytes") == 3 and "1 more file was not kept." in told
    assert told.endswith(
        "9 are kept and cannot be looked into: 0.docx, 1.docx, 2.docx, 3.docx, 4.docx, 5.docx and 3"
        " more. K says why."
    )
    assert the_paper(window).version == 1


def test_a_file_opens_as_a_copy_that_goes_when_nobody_changed_it(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path, shown: list[Path]
) -> None:
    put(window, a_file(tmp_path))
    QTest.keyClicks(view.table, "O")
    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0].name == "draft.pdf" and shown[0].read_bytes() == b"no PDF at all"
    assert shown[0].stat().st_mode & 0o200
    window.close()
    assert not shown[0].exists()


def test_in_a_register_open_to_read_only_the_copy_is_so_too(
    desk: Desk, northbridge: Path, tmp_path: Path, qtbot: QtBot, shown: list[Path]
) -> None:
    path = Path(shutil.copy(northbridge, tmp_path / "read.egovdesk"))
    first = desk.open(path)
    assert first is not None
    put(first, a_file(tmp_path))
    first.close()
    window = desk.open(path, read_only=True)
    assert window is not None
    window.files.open(current_files(window.register, the_paper(window).id)[0])
    qtbot.waitUntil(lambda: bool(shown))
    assert not shown[0].stat().st_mode & 0o222
    window.close()
    assert not shown[0].exists()


def opened_copy(window: MainWindow, qtbot: QtBot, shown: list[Path]) -> Path:
    """The copy of the paper's file, open in its own program."""
    before = len(shown)
    window.files.open(current_files(window.register, the_paper(window).id)[0])
    qtbot.waitUntil(lambda: len(shown) > before)
    return shown[-1]


def test_what_is_saved_in_its_own_program_is_the_next_version_each_time(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path, shown: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    put(window, a_file(tmp_path))
    copy = opened_copy(window, qtbot, shown)
    act(monkeypatch, OfferedForm, lambda form: form.try_saving())
    for version, words in ((2, b"amended"), (3, b"amended once more")):
        copy.write_bytes(words)
        qtbot.waitUntil(lambda: bool(window.files.offers))
        window.answer_offers("look")
        qtbot.waitUntil(lambda version=version: files(window) == [f"draft.pdf {version}"])
    window.close()
    assert not copy.exists()


def test_what_was_changed_before_the_window_closed_is_offered_when_it_opens_again(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, shown: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    put(window, a_file(tmp_path))
    copy, path = opened_copy(window, qtbot, shown), window.register.path
    copy.write_bytes(b"an hour of work")
    window.close()
    assert copy.read_bytes() == b"an hour of work"
    again = desk.open(path)
    assert again is not None
    qtbot.waitUntil(lambda: bool(again.files.offers))
    assert [one.path for one in again.files.offers] == [copy]
    assert opened_copy(again, qtbot, shown).read_bytes() == b"an hour of work"
    act(monkeypatch, OfferedForm, lambda form: form.try_saving())
    again.answer_offers("look")
    qtbot.waitUntil(lambda: files(again) == ["draft.pdf 2"])
    again.close()
    assert not copy.exists()


def test_a_copy_that_a_program_has_open_stays_until_it_lets_go(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, shown: list[Path]
) -> None:
    put(window, a_file(tmp_path))
    copy, path = opened_copy(window, qtbot, shown), window.register.path
    lock = a_file(copy.parent, ".~lock.draft.pdf#", b"open")
    window.close()
    assert copy.exists()
    lock.unlink()
    again = desk.open(path)
    assert again is not None
    again.files.watch_folders()
    again.close()
    assert not copy.parent.exists()


def test_a_version_that_was_taken_in_does_not_stand_in_for_the_one_before(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, shown: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    put(window, a_file(tmp_path))
    first = current_files(window.register, the_paper(window).id)[0]
    opened_copy(window, qtbot, shown).write_bytes(b"amended")
    qtbot.waitUntil(lambda: bool(window.files.offers))
    act(monkeypatch, OfferedForm, lambda form: form.try_saving())
    window.answer_offers("look")
    qtbot.waitUntil(lambda: files(window) == ["draft.pdf 2"])
    window.files.open(first)
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert shown[1].read_bytes() == b"no PDF at all"


def test_what_was_looked_at_and_not_taken_is_not_offered_again(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, shown: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    put(window, a_file(tmp_path))
    copy, path = opened_copy(window, qtbot, shown), window.register.path
    copy.write_bytes(b"a try")
    qtbot.waitUntil(lambda: bool(window.files.offers))

    def leave(form: OfferedForm) -> None:
        form.boxes[0].setChecked(False)
        form.try_saving()

    act(monkeypatch, OfferedForm, leave)
    window.answer_offers("look")
    window.close()
    again = desk.open(path)
    assert again is not None
    qtbot.wait(400)
    assert again.files.offers == [] and copy.read_bytes() == b"a try"
    copy.write_bytes(b"another try")
    qtbot.waitUntil(lambda: bool(again.files.offers))


def test_a_program_is_kept_and_never_run(
    view: PapersView, window: MainWindow, tmp_path: Path, shown: list[Path]
) -> None:
    put(window, a_file(tmp_path, "setup.exe"))
    QTest.keyClicks(view.table, "O")
    assert view._note is not None and "is a program, and is not run." in view._note.sentence()
    assert shown == []


def test_what_is_changed_where_it_is_open_is_offered_as_the_next_version(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path, shown: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    put(window, a_file(tmp_path))
    view.file_verbs.open()
    qtbot.waitUntil(lambda: bool(shown))
    a_file(shown[0].parent, ".~lock.draft.pdf#", b"open")
    a_file(shown[0].parent, "draft 2.pdf", b"amended")
    qtbot.waitUntil(lambda: bool(window.files.offers))
    assert [one.path.name for one in window.files.offers] == ["draft 2.pdf"]
    assert files(window) == ["draft.pdf 1"]
    act(monkeypatch, OfferedForm, lambda form: form.try_saving())
    window.answer_offers("look")
    qtbot.waitUntil(lambda: files(window) == ["draft 2.pdf 2"])


def opened_and_changed(view: PapersView, qtbot: QtBot, shown: list[Path], tmp_path: Path) -> Path:
    """What a clerk saved beside the copy that is open."""
    put(view.window(), a_file(tmp_path))  # type: ignore[arg-type]
    view.file_verbs.open()
    qtbot.waitUntil(lambda: bool(shown))
    return a_file(shown[0].parent, "draft 2.pdf", b"amended")


@pytest.mark.parametrize("answered", [False, True])
def test_what_was_changed_and_not_taken_is_offered_again_the_next_time(
    view: PapersView, window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path,
    shown: list[Path], monkeypatch: pytest.MonkeyPatch, answered: bool,
) -> None:  # fmt: skip
    changed = opened_and_changed(view, qtbot, shown, tmp_path)
    if answered:
        qtbot.waitUntil(lambda: bool(window.files.offers))
        window.answer_offers("later")
    path = window.register.path
    window.close()
    assert changed.read_bytes() == b"amended"
    again = desk.open(path)
    assert again is not None
    again.files.watch_folders()
    qtbot.waitUntil(lambda: bool(again.files.offers))
    assert [one.path for one in again.files.offers] == [changed]
    act(monkeypatch, OfferedForm, lambda form: form.try_saving())
    again.answer_offers("look")
    qtbot.waitUntil(lambda: files(again) == ["draft 2.pdf 2"])
    again.close()
    assert not changed.parent.exists()


def test_copies_that_a_crash_left_are_taken_away_the_next_time(
    view: PapersView, window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path,
    shown: list[Path], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    put(window, a_file(tmp_path))
    view.file_verbs.open()
    qtbot.waitUntil(lambda: bool(shown))
    path = window.register.path
    monkeypatch.setattr(window.files, "close", lambda: None)
    window.close()
    assert shown[0].exists()
    again = desk.open(path)
    assert again is not None
    again.files.watch_folders()
    again.close()
    assert not shown[0].exists()


# Watched folders


def test_a_watched_folder_that_was_away_is_watched_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watch, "_AGAIN", 50)
    watch(window, tmp_path / "in")
    qtbot.wait(100)
    (tmp_path / "in").rename(tmp_path / "away")
    qtbot.wait(200)
    came = a_file(tmp_path / "away")
    (tmp_path / "away").rename(tmp_path / "in")
    qtbot.waitUntil(lambda: bool(window.files.offers))
    assert [one.path for one in window.files.offers] == [tmp_path / "in" / came.name]


def test_a_drive_that_answers_with_a_fault_is_asked_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watch, "_AGAIN", 50)
    away, is_dir = tmp_path / "in", Path.is_dir
    asked: list[Path] = []

    def fault(path: Path) -> bool:
        if path == away and len(asked) < 2:
            asked.append(path)
            raise OSError(errno.EINVAL, "The network location cannot be reached")
        return is_dir(path)

    watch(window, away)
    qtbot.wait(100)
    monkeypatch.setattr(Path, "is_dir", fault)
    shutil.rmtree(away)
    qtbot.waitUntil(lambda: len(asked) == 2)
    came = a_file(away)
    qtbot.waitUntil(lambda: bool(window.files.offers))
    assert [one.path for one in window.files.offers] == [away / came.name]


def test_a_folder_that_is_watched_no_more_is_let_go_of_with_its_files(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    watch(window, tmp_path / "in")
    a_file(tmp_path / "in")
    qtbot.waitUntil(lambda: bool(window.files.offers))
    (watcher,) = window.files.findChildren(QFileSystemWatcher)
    assert watcher.files()
    window.files.unwatch(tmp_path / "in")
    assert watcher.files() == watcher.directories() == []


def test_what_came_last_is_seen_in_a_folder_of_very_many_files(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watch, "_MOST", 3)
    folder = tmp_path / "in"
    for at in range(5):
        os.utime(a_file(folder, f"a{at}.pdf", b"of last year"), (at, at))
    window.settings.watch_folder(the_paper(window).group_id, folder)
    window.files.watch_folders()
    qtbot.waitUntil(lambda: bool(window.files.offers))
    qtbot.wait(20)  # the clock of a disk is coarse
    came = a_file(folder, "z.pdf")
    os.utime(came, (0, 0))  # copied there, with the time of its last change
    qtbot.waitUntil(lambda: came in [one.path for one in window.files.offers])


def watch(window: MainWindow, folder: Path) -> None:
    folder.mkdir()
    window.settings.watch_folder(the_paper(window).group_id, folder)
    window.files.watch_folders()


def test_what_comes_into_a_watched_folder_is_offered_and_never_taken_by_itself(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    watch(window, tmp_path / "in")
    for name in ("~$IEG3 statement.docx", "half.pdf.part", "empty.docx"):
        a_file(tmp_path / "in", name, b"" if name == "empty.docx" else b"passing")
    came = a_file(tmp_path / "in", "IEG3 statement first draft.pdf")
    qtbot.waitUntil(lambda: bool(window.files.offers))
    assert [one.path for one in window.files.offers] == [came]
    assert files(window) == []

    def take(form: OfferedForm) -> None:
        form.boxes[0].setChecked(True)
        form.papers[0].set_key(the_paper(window).id)
        form.try_saving()

    act(monkeypatch, OfferedForm, take)
    window.answer_offers("look")
    qtbot.waitUntil(lambda: files(window) == ["IEG3 statement first draft.pdf 1"])
    assert came.exists() and window.files.offers == []


def test_what_came_is_offered_with_its_likely_paper_or_none(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(window, tmp_path / "in")
    long = f"x {'very ' * 40}long name.pdf"
    a_file(tmp_path / "in", "Smartcard pilot findings.pdf", b"one")
    a_file(tmp_path / "in", long, b"two")
    qtbot.waitUntil(lambda: len(window.files.offers) == 2)

    def look(form: OfferedForm) -> None:
        assert [one.combo.currentText() for one in form.papers] == [
            "Smartcard pilot: findings, 18 Nov 2003", "Choose its paper",
        ]  # fmt: skip
        assert [one.isChecked() for one in form.boxes] == [True, False]
        assert form.begins_with is form.boxes[0]
        assert form.sizeHint().width() <= 960 and form.boxes[1].accessibleName().startswith(long)
        form.boxes[1].setChecked(True)
        form.try_saving()
        assert "Choose the paper that it is of, or untick it." in form._note.sentence()
        form.reject()

    act(monkeypatch, OfferedForm, look)
    window.answer_offers("look")
    assert len(window.files.offers) == 2


def test_what_is_put_off_is_offered_again_only_when_it_changes(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    watch(window, tmp_path / "in")
    came = a_file(tmp_path / "in")
    qtbot.waitUntil(lambda: bool(window.files.offers))
    window.answer_offers("later")
    assert window.files.offers == []
    window.files.unwatch(came.parent)
    window.files.watch_folders()
    qtbot.wait(300)
    assert window.files.offers == []
    came.write_bytes(b"a later draft")
    qtbot.waitUntil(lambda: bool(window.files.offers))


def test_what_was_put_off_is_offered_again_when_asked(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert view.why_nothing_watched() == "No folder is watched yet."
    watch(window, tmp_path / "in")
    came = a_file(tmp_path / "in")
    qtbot.waitUntil(lambda: bool(window.files.offers))
    window.answer_offers("later")
    choose(window, "papers.look_again")
    qtbot.waitUntil(lambda: bool(window.files.offers))
    assert [one.path for one in window.files.offers] == [came]


def test_what_the_register_has_already_is_not_offered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    put(window, a_file(tmp_path))
    watch(window, tmp_path / "in")
    a_file(tmp_path / "in", "the same.pdf")
    a_file(tmp_path / "in", "another.pdf", b"something else")
    qtbot.waitUntil(lambda: bool(window.files.offers))
    assert [one.path.name for one in window.files.offers] == ["another.pdf"]


# Checking and mending


def test_the_report_is_read_mended_and_noted(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = with_run(a_paper(tmp_path / "a.docx"), "Small", '<w:sz w:val="16"/>')
    put(window, with_run(path, "the price", "<w:vanish/>"))

    def look(form: FileReportForm) -> None:
        assert [row.cell.line[0].spoken for row in form.list.rows.all_rows()] == [
            "Text is smaller than 12 points: down to 8.",
            "Text is hidden in one place: whoever gets the file can show it.",
        ]
        form.copy_note()
        form.fields["wishes"].set_chosen(["hidden"])
        form.try_saving()

    found = act(monkeypatch, FileReportForm, look)
    QTest.keyClicks(view.table, "K")
    qtbot.waitUntil(lambda: files(window) == ["a.docx 2"])
    assert found and QGuiApplication.clipboard().text().startswith("Dear Helen, Thank you for")
    file = current_files(window.register, the_paper(window).id)[0]
    from egovdesk.operations.files import kept_of

    window.register.contents.write_to(kept_of(file), tmp_path / "out.docx")
    assert "the price" not in "".join(
        p.text for p in docx.Document(str(tmp_path / "out.docx")).paragraphs
    )


def test_a_file_that_is_not_kept_is_checked_where_it_is(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path, target = a_paper(tmp_path / "a.docx"), tmp_path / "a mended.docx"
    with_run(path, "Small", '<w:sz w:val="16"/>')
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    act(monkeypatch, FileReportForm, lambda form: form.try_saving())
    choose(window, "papers.check_file")
    qtbot.waitUntil(target.exists)
    assert files(window) == []


# Shells


def test_the_shell_that_came_last_is_taken_back_or_the_one_selected(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Authors give their file another name each time."""
    register = window.register
    for name in ("report.docx", "report FINAL.docx"):
        write_docx(shell_of_paper(register, the_paper(window).id), tmp_path / name)
        word = docx.Document(str(tmp_path / name))
        point = next(one for one in word.paragraphs if one.style.name == "List Number")
        point.text = f"note {name}"
        word.save(str(tmp_path / name))
        put(window, tmp_path / name)
    shown = act(monkeypatch, TakeBackForm, lambda form: form.reject())
    QTest.keyClicks(view.table, "B")
    qtbot.waitUntil(lambda: len(shown) == 1)

    def take_first(form: FilesForm) -> None:
        form.list.select_id(current_files(register, the_paper(window).id)[0].id)
        QTest.keyClick(form.list, Qt.Key.Key_B)
        qtbot.waitUntil(lambda: len(shown) == 2)

    act(monkeypatch, FilesForm, take_first)
    choose(window, "papers.files")
    assert [one._plan.file for one in shown] == ["report FINAL.docx", "report.docx"]


def test_a_shell_is_made_for_the_author(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    offered: list[str] = []

    def save(_parent: object, _title: str, suggested: str, _kind: str) -> tuple[str, str]:
        offered.append(Path(suggested).name)
        return str(tmp_path / "shell.docx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    QTest.keyClicks(view.table, "H")
    qtbot.waitUntil((tmp_path / "shell.docx").exists)
    assert offered == ["CFB_2003-10-21_ieg3-statement-first-draft_SHELL.docx"]


def test_a_shell_is_taken_back_after_a_preview(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "shell.docx"
    write_docx(shell_of_paper(window.register, the_paper(window).id), path)
    word = docx.Document(str(path))
    heading = [one.text for one in word.paragraphs].index("Background papers")
    word.paragraphs[heading + 2].add_run("IEG2 statement, 2002")
    word.save(str(path))
    put(window, path)
    said: list[str] = []

    def look(form: TakeBackForm) -> None:
        said.append(form.about.text())
        form.try_saving()

    act(monkeypatch, TakeBackForm, look)
    QTest.keyClicks(view.table, "B")
    qtbot.waitUntil(lambda: the_paper(window).background == "IEG2 statement, 2002")
    assert said == ["Now: nothing\n\nThen: IEG2 statement, 2002"]
    assert window.register.undo_label is not None
    assert window.register.undo_label.startswith("Take back paper")


def test_on_the_public_screen_no_name_of_a_file_is_told(
    view: PapersView, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    watch(window, tmp_path / "in")
    public_screen.turn(True)
    try:
        a_file(tmp_path / "in", "lowest tender Acme.pdf")
        view.file_verbs.add([a_file(tmp_path, "price of Acme.txt", b"three million")])
        qtbot.waitUntil(lambda: bool(window.files.offers) and bool(files(window)))
        said = [one.text() for one in window.notes.findChildren(Label)]
        assert window.toast._words.text() == "1 file kept"
        assert "Files came for papers." in said and "Acme" not in " ".join(said)
    finally:
        public_screen.turn(False)


def test_what_was_taken_back_is_shown_beside_the_paper(
    view: PapersView, window: MainWindow, qtbot: QtBot
) -> None:
    register, paper = window.register, the_paper(window)
    change_paper(register, paper.id, background="IEG2 statement, 2002")
    with register.step("Write an implication"):
        finance = register.clearances.find(paper_id=paper.id)[0]
        register.clearances.update(finance.id, text="It costs **£5**.")

    def shown() -> list[str]:
        return [one.text() for one in view.details.findChildren(Label)]

    qtbot.waitUntil(lambda: "IEG2 statement, 2002" in shown())
    assert "It costs £5." in shown()
