"""A pack as a folder on its page: made, proved, kept, shown again, saved again, withdrawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as Word
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from egovdesk.errors import DiskFault
from egovdesk.operations.meetings import change_item
from egovdesk.operations.papers import add_paper
from egovdesk.packing.making import Made, Wish
from egovdesk.packing.manifest import Pages
from egovdesk.records.leaks import Leak, Place, Secret, SecretKind
from egovdesk.records.packs import Audience, PackKind
from egovdesk.register import Register
from tests.core.packing.scenes import a_pdf, keep_file
from tests.ui.shell.test_pack_page import WAIT, items, ready, shown
from tests.ui.shell.windows import answer_forms, choose
from ui.main_window import MainWindow
from ui.tasks import Work
from ui.views.packs import PackView
from ui.views.packs.leak_notes import Spot, leak_note, spot_of
from ui.views.packs.made import MadeDialog
from ui.widgets.buttons import Button
from ui.widgets.note import Note

NAME = "CFB_2003-10-21_pack"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder to make packs in."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def paper(window: MainWindow, tmp_path: Path) -> str:
    """A paper that tells nothing exempt."""
    found = add_paper(window.register, items(window.register)[1].id, "Outline business case")
    keep_file(window.register, found, a_pdf(tmp_path / "case.pdf", 2))
    return found


def asked(
    window: MainWindow, qtbot: QtBot, out: Path, audience: Audience = Audience.MEMBERS
) -> PackView:
    """The page, with a folder asked for and nothing else."""
    view = shown(window, qtbot, audience)
    view.asked.where.set_text(str(out))
    view.asked.pdf.setChecked(False)
    view.asked.folder.setFocus()
    qtbot.keyClick(view.asked.folder, Qt.Key.Key_Space)
    return view


def made(window: MainWindow, qtbot: QtBot, view: PackView) -> None:
    """Make it, and wait until it is kept."""
    with qtbot.waitSignal(view.making.done, timeout=WAIT):
        choose(window, "packs.make")
    ready(view, qtbot)


def said(view: PackView) -> list[str]:
    """What the notes of the page say."""
    return [one.sentence() for one in view.findChildren(Note)]


def bytes_in(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, by its path in it."""
    found = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


def dialog_of(window: MainWindow, view: PackView) -> MadeDialog:
    """The packs that were made."""
    choose(window, "packs.made")
    dialog = view.findChild(MadeDialog)
    assert dialog is not None
    return dialog


def test_a_folder_is_made_kept_shown_and_saved_again(
    window: MainWindow, qtbot: QtBot, paper: str, out: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    view = asked(window, qtbot, out)
    made(window, qtbot, view)
    assert f"Made the folder {NAME}, kept in the register exactly as it is." in said(view)
    dialog = dialog_of(window, view)
    lying = bytes_in(out / NAME)
    (row,) = (one.cell.spoken for one in dialog.list.rows.all_rows())
    assert f"A folder of {len(lying)} files" in row
    rows = list(dialog.pages.rows.all_rows())
    assert len(rows) == len(lying)
    (case,) = (one.cell.spoken for one in rows if "_case.pdf" in one.cell.spoken)
    assert "Outline business case" in case and "item 2, version 1" in case
    assert "contents.csv" in rows[-1].cell.spoken
    assert all(one.tip.startswith("SHA-256 ") for one in rows)
    opened: list[Path] = []
    monkeypatch.setattr(dialog, "_show_file", opened.append)
    for count in (1, 2):  # opening it a second time is no matter
        dialog.open_it()
        qtbot.waitUntil(lambda count=count: len(opened) == count, timeout=WAIT)
        assert opened[-1].name == NAME and bytes_in(opened[-1]) == lying
    again = tmp_path / "again"
    again.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(again))
    dialog.save_copy()
    qtbot.waitUntil(lambda: (again / NAME).exists(), timeout=WAIT)
    assert bytes_in(again / NAME) == lying
    dialog.close()


def test_a_folder_is_withdrawn(
    window: MainWindow, qtbot: QtBot, paper: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = asked(window, qtbot, out)
    made(window, qtbot, view)
    dialog = dialog_of(window, view)
    answer_forms(monkeypatch, reason="The wrong appendix")
    dialog.withdraw_it()
    assert dialog.withdrawn.sentence() == "Withdrawn: The wrong appendix"
    assert "withdrawn" in next(dialog.list.rows.all_rows()).cell.spoken
    dialog.close()


def test_what_only_the_publics_folder_tells_is_shown_and_settled(
    window: MainWindow, qtbot: QtBot, paper: str, out: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    register = window.register
    exempt = next(one for one in items(register) if one.exempt)
    change_item(register, exempt.id, note="Hartwell offers it for £412,000")
    keep_file(register, paper, told_in_its_title(tmp_path / "costs.docx"))
    view = asked(window, qtbot, out, Audience.PUBLIC)
    assert view.searched is not None and not view.searched.leaks and not view.why_not_make()
    with qtbot.waitSignal(view.making.blocked, timeout=WAIT):
        choose(window, "packs.make")
    assert list(out.iterdir()) == [] and not register.packs.all()
    assert any("to be settled before this pack may go to the public" in one for one in said(view))
    notes = view.asked.check.findChildren(Note)
    (leak,) = (one for one in notes if "£412,000" in one.sentence())
    assert "_costs.docx’s properties" in leak.sentence()
    assert "to be settled" in view.why_not_make()
    answer_forms(monkeypatch, reason="It is in the budget book")
    leak.acted.emit("public:0")
    ready(view, qtbot)
    made(window, qtbot, view)
    assert any("A certificate lies beside it." in one for one in said(view))
    assert {one.name for one in out.iterdir()} == {
        f"{NAME}_PUBLIC", f"{NAME}_PUBLIC_folder_certificate.pdf",
    }  # fmt: skip
    (pack,) = register.packs.all()
    assert {one.kind for one in register.pack_files.find(pack_id=pack.id)} == {
        "folder", "certificate",
    }  # fmt: skip


def test_what_blocks_the_publics_pack_does_not_block_the_members_that_is_shown_by_now(
    window: MainWindow, qtbot: QtBot, paper: str, out: Path, tmp_path: Path
) -> None:
    register = window.register
    exempt = next(one for one in items(register) if one.exempt)
    change_item(register, exempt.id, note="Hartwell offers it for £412,000")
    keep_file(register, paper, told_in_its_title(tmp_path / "costs.docx"))
    view = asked(window, qtbot, out, Audience.PUBLIC)
    with qtbot.waitSignal(view.making.blocked, timeout=WAIT):
        choose(window, "packs.make")
        view.for_members()
    assert any("to be settled before this pack may go to the public" in one for one in said(view))
    assert not view.leaks.blocks
    ready(view, qtbot)


def test_a_page_of_a_file_in_a_folder_can_be_withheld(qapp: QApplication) -> None:
    line = Pages(1, 0, "paper:1", "Costs", paper_id="1", file="05_costs.pdf", sha256="ab" * 32)
    folder = Made(Wish("1", Audience.PUBLIC), Path("CFB_pack"), (line,))
    leak = Leak(Secret(SecretKind.SUM, "£412,000"), Place("05_costs.pdf", page=2), "£412,000")
    spot = spot_of(folder, leak)
    assert (spot.number, spot.of, spot.in_file) == (0, line, 2)
    note = leak_note(folder, "0", leak)
    assert note.sentence().startswith("“£412,000” is on page 2 of 05_costs.pdf.")
    assert [one.text() for one in note.findChildren(Button)] == ["Withhold…", "Public…"]
    inside = replace(leak, place=Place("05_costs.pdf › notes.xlsx", page=2))
    assert spot_of(folder, inside) == Spot()


def told_in_its_title(path: Path) -> Path:
    """A Word file whose properties tell a price, which no page of it does."""
    word = Word()
    word.add_paragraph("The costs are known")
    word.core_properties.title = "Hartwell, £412,000"
    word.save(str(path))
    return path


def test_stop_leaves_no_folder(window: MainWindow, qtbot: QtBot, paper: str, out: Path) -> None:
    view = asked(window, qtbot, out)
    works: list[Work] = []

    def stop(_title: str, work: Work) -> None:
        works.append(work)
        work.progressed.connect(lambda *_: work.stop())

    view.context.tasks.started.connect(stop)
    choose(window, "packs.make")
    qtbot.waitUntil(view.context.tasks.is_idle, timeout=WAIT)
    assert len(works) == 1 and works[0].stopped
    assert list(out.iterdir()) == [] and not window.register.packs.all()


@pytest.mark.parametrize("after", [0, 200])  # milliseconds: while it is kept, and once it is
def test_a_stop_while_it_is_kept_takes_the_folder_away(
    window: MainWindow, qtbot: QtBot, paper: str, out: Path, after: int
) -> None:
    view = asked(window, qtbot, out)
    stopped: list[Work] = []

    def stop(title: str, work: Work) -> None:
        if title == "Keeping the pack":
            stopped.append(work)
            QTimer.singleShot(0, lambda: stop_later(work))

    def stop_later(work: Work) -> None:
        poll = work.findChild(QTimer)
        assert isinstance(poll, QTimer)
        poll.setInterval(2 * after)
        QTimer.singleShot(after, work.stop)

    view.context.tasks.started.connect(stop)
    choose(window, "packs.make")
    qtbot.waitUntil(lambda: bool(stopped) and view.context.tasks.is_idle(), timeout=WAIT)
    assert list(out.iterdir()) == [] and not window.register.packs.all()


def test_a_folder_that_is_there_is_left_as_it_is_and_what_was_made_before_it_is_told(
    window: MainWindow, qtbot: QtBot, paper: str, out: Path
) -> None:
    (out / NAME).mkdir()
    view = asked(window, qtbot, out)
    view.asked.pdf.setChecked(True)
    with qtbot.waitSignal(view.making.refused, timeout=WAIT):
        choose(window, "packs.make")
    (sentence,) = (one for one in said(view) if "already" in one)
    assert sentence.startswith(f"Made {NAME}.pdf, kept in the register exactly as it is. There is")
    assert [one.kind for one in window.register.pack_files.all()] == ["pdf"]
    assert list((out / NAME).iterdir()) == []


@pytest.mark.parametrize("title", ["Making the folder", "Keeping the pack"])
def test_where_the_folder_is_stopped_what_was_made_before_it_is_told(
    window: MainWindow, qtbot: QtBot, paper: str, out: Path, title: str
) -> None:
    view = asked(window, qtbot, out)
    view.asked.pdf.setChecked(True)

    def stop(begun: str, work: Work) -> None:
        if begun == title and window.register.packs.all():
            QTimer.singleShot(0, work.stop)

    view.context.tasks.started.connect(stop)
    with qtbot.waitSignal(view.making.refused, timeout=WAIT):
        choose(window, "packs.make")
    qtbot.waitUntil(view.context.tasks.is_idle, timeout=WAIT)
    told = f"Made {NAME}.pdf, kept in the register exactly as it is. The rest was stopped"
    assert any(one.startswith(told) for one in said(view))
    assert [one.name for one in out.iterdir()] == [f"{NAME}.pdf"]
    assert [one.kind for one in window.register.pack_files.all()] == ["pdf"]


def test_a_copy_is_not_put_where_a_folder_is(
    window: MainWindow, qtbot: QtBot, paper: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = asked(window, qtbot, out)
    made(window, qtbot, view)
    dialog = dialog_of(window, view)
    before = bytes_in(out)
    errors: list[object] = []
    monkeypatch.setattr(view.context.tasks, "_failed", errors.append)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    dialog.save_copy()
    qtbot.waitUntil(lambda: bool(errors), timeout=WAIT)
    assert "There is a folder" in str(errors[0]) and bytes_in(out) == before
    dialog.close()


def test_a_folder_for_which_the_register_has_no_room_has_not_gone_out(
    window: MainWindow, qtbot: QtBot, paper: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFault("The disk is full.", "Nothing was kept.", "Make room on the disk.")

    view = asked(window, qtbot, out)
    errors: list[object] = []
    monkeypatch.setattr(view.context.tasks, "_failed", errors.append)
    monkeypatch.setattr(type(window.register.contents), "keep", full)
    choose(window, "packs.make")
    qtbot.waitUntil(lambda: bool(errors), timeout=WAIT)
    assert "The disk is full" in str(errors[0]) and list(out.iterdir()) == []
    assert not window.register.packs.all()


def test_a_supplement_is_not_asked_for_as_a_folder(
    window: MainWindow, qtbot: QtBot, paper: str, out: Path
) -> None:
    view = shown(window, qtbot)
    view.asked.where.set_text(str(out))
    with qtbot.waitSignal(view.making.done, timeout=WAIT):
        choose(window, "packs.make")
    add_late_paper(window.register, out)
    view.asked.kind_chosen.emit(PackKind.SUPPLEMENT.value)
    view.asked.reason.set_text("It came late")
    view.asked.reason_changed.emit()
    ready(view, qtbot)
    assert not view.why_not_make()
    view.asked.folder.setChecked(True)
    assert "untick the folder" in view.why_not_make()
    make = window.menus.actions["packs.make"]
    qtbot.waitUntil(lambda: not make.isEnabled())
    assert "untick the folder" in view.asked.blocked.text() and not view.asked.blocked.isHidden()
    view.asked.folder.setChecked(False)
    qtbot.waitUntil(make.isEnabled)
    assert view.asked.blocked.isHidden()


def add_late_paper(register: Register, folder: Path) -> None:
    """A paper that came since the pack was made."""
    late = add_paper(register, items(register)[2].id, "Late report")
    keep_file(register, late, a_pdf(folder / "late.pdf", 1))
