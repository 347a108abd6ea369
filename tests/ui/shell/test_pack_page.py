"""The pack page: what is in a pack is seen, changed, proved for the public, made and kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from egovdesk.errors import Refused
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import change_item
from egovdesk.operations.packs.making import withdraw_pack
from egovdesk.operations.papers import add_paper, mark_papers
from egovdesk.packing.making import Wish
from egovdesk.records.leaks import Place as LeakPlace
from egovdesk.records.leaks import Unsearched
from egovdesk.records.meetings import Item
from egovdesk.records.packs import Audience, PackKind
from egovdesk.records.papers import PaperState
from egovdesk.register import Register
from tests.core.packing.scenes import a_pdf, keep_file
from tests.ui.shell.windows import answer_forms, choose
from ui import theme
from ui.main_window import MainWindow
from ui.places import Place
from ui.tasks import Outcome
from ui.views.packs import PackView
from ui.views.packs.made import MadeDialog
from ui.views.packs.making import Form, _Asked
from ui.widgets.labels import Label
from ui.widgets.note import Note

WAIT = 60_000


def items(register: Register) -> list[Item]:
    """The items of the meeting to come."""
    (meeting,) = (one for one in register.meetings.all() if one.held_on.day == 21)
    return register.items.find(meeting_id=meeting.id)


@pytest.fixture
def paper(window: MainWindow, tmp_path: Path) -> str:
    """A paper of two pages that tells the price of the exempt item."""
    register = window.register
    exempt = next(one for one in items(register) if one.exempt)
    change_item(register, exempt.id, note="Hartwell offers it for £412,000")
    found = add_paper(register, items(register)[1].id, "Outline business case")
    keep_file(register, found, a_pdf(tmp_path / "case.pdf", 2, "The case rests on £412,000"))
    return found


def shown(window: MainWindow, qtbot: QtBot, audience: Audience = Audience.MEMBERS) -> PackView:
    """The page, once the pack has been made to look at."""
    meeting = items(window.register)[0].meeting_id or ""
    window.go(Place("pack", meeting, audience.value))
    view = window.view
    assert isinstance(view, PackView)
    ready(view, qtbot)
    return view


def ready(view: PackView, qtbot: QtBot) -> None:
    """Wait until the preview is there."""
    qtbot.waitUntil(lambda: not view.previewing.is_busy and view.made is not None, timeout=WAIT)


def rows(view: PackView) -> list[str]:
    """What the rows of the contents say."""
    return [row.cell.spoken for row in view.contents.list.rows.all_rows()]


def test_a_pack_is_its_own_groups_where_a_former_one_had_the_same_prefix(
    window: MainWindow, qtbot: QtBot, paper: str
) -> None:
    group = window.register.groups.get(items(window.register)[0].group_id)
    add_group(window.register, "A former board", prefix=group.prefix, position=-1)
    assert shown(window, qtbot).previewing.is_busy is False


def test_the_meeting_leads_to_its_pack_and_back(
    window: MainWindow, qtbot: QtBot, paper: str
) -> None:
    meeting = items(window.register)[0].meeting_id or ""
    window.go(Place("meeting", meeting, "prepare"))
    choose(window, "meetings.pack")
    assert isinstance(window.view, PackView)
    choose(window, "packs.back")
    assert window.view.place().kind == "meeting"


def test_a_pack_stands_under_its_group_in_the_side_panel(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window, qtbot)
    assert view.meeting is not None
    assert window.side.tree.current_id() == f"group:{view.meeting.group_id}"


def test_each_choice_of_reader_says_what_it_means(window: MainWindow, qtbot: QtBot) -> None:
    cards = shown(window, qtbot).asked.audience.findChildren(QRadioButton)
    assert [one.accessibleDescription() for one in cards] == [
        "Exempt items and papers are left out",
        "Everything, exempt pages marked",
    ]


def test_the_contents_say_on_which_pages_each_line_is(
    window: MainWindow, qtbot: QtBot, paper: str
) -> None:
    view = shown(window, qtbot)
    assert view.made is not None
    (pages,) = (one for one in view.made.manifest if one.paper_id == paper)
    assert any(
        "Outline business case" in row and f"{pages.first}–{pages.last}" in row
        for row in rows(view)
    )
    view.contents.list.select_id(f"paper:{paper}")
    qtbot.keyClick(view.contents.list, Qt.Key.Key_Return)
    assert view.preview.number() == pages.first
    assert "Outline business case" in view.preview.page.accessibleName()
    choose(window, "packs.next_page")
    assert view.preview.number() == pages.first + 1


def test_space_leaves_an_item_out_with_its_papers(
    window: MainWindow, qtbot: QtBot, paper: str
) -> None:
    view = shown(window, qtbot)
    view.contents.list.select_id(f"cover:{items(window.register)[1].id}")
    qtbot.keyClick(view.contents.list, Qt.Key.Key_Space)
    ready(view, qtbot)
    assert view.made is not None
    assert paper not in {one.paper_id for one in view.made.manifest}
    window.register.undo()
    ready(view, qtbot)
    assert paper in {one.paper_id for one in view.made.manifest}


def test_alt_and_an_arrow_move_a_line(window: MainWindow, qtbot: QtBot, paper: str) -> None:
    view = shown(window, qtbot)
    view.contents.list.select_id("actions:")
    qtbot.keyClick(view.contents.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert rows(view)[0].startswith("ticked, Action list")
    ready(view, qtbot)


def test_a_leak_blocks_the_public_pack_until_it_is_settled(
    window: MainWindow, qtbot: QtBot, paper: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    view = shown(window, qtbot, Audience.PUBLIC)
    assert view.searched is not None and view.searched.leaks
    assert "to be settled" in view.why_not_make()
    assert "to be settled" in view.why_not_print()
    choose(window, "packs.problem")
    assert view.made is not None
    (pages,) = (one for one in view.made.manifest if one.paper_id == paper)
    assert view.preview.number() == pages.first
    notes = view.asked.check.findChildren(Note)
    assert any("£412,000" in one.sentence() for one in notes)
    answer_forms(monkeypatch, reason="It is in the budget book")
    notes[0].acted.emit("public:0")
    ready(view, qtbot)
    assert view.searched is not None and not view.searched.leaks
    assert view.why_not_make() == view.why_not_print() == ""
    (declared,) = window.register.disclosures.all()
    assert declared.reason == "It is in the budget book"
    told = "Declared public"
    qtbot.waitUntil(lambda: bool(shown_notes(view, told)), timeout=WAIT)
    (settled,) = shown_notes(view, told)
    settled.acted.emit(f"declared:{declared.id}")
    ready(view, qtbot)
    assert not window.register.disclosures.all()
    assert view.leaks.blocks


def focused(window: MainWindow) -> str:
    """The words of what has the focus, or would have it if the window were in front."""
    at = window.focusWidget()
    return at.text() if isinstance(at, QAbstractButton) else type(at).__name__


def test_f7_goes_to_what_is_to_be_settled_and_the_focus_stays_with_it(
    window: MainWindow, qtbot: QtBot, paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = shown(window, qtbot, Audience.PUBLIC)
    view.contents.list.setFocus()
    seen = []
    for _ in range(3):
        choose(window, "packs.problem")
        seen.append(view.preview.number())
        assert focused(window) == "Show page"
    first, second, again = seen
    assert first < second and again == first
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert focused(window) == "Withhold…"
    answer_forms(monkeypatch)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: focused(window) == "Show page", timeout=WAIT)
    window.focusNextChild()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: focused(window) == "PDF", timeout=WAIT)
    assert not view.leaks.blocks


def test_f7_finds_what_is_on_no_page(window: MainWindow, qtbot: QtBot, paper: str) -> None:
    view = shown(window, qtbot, Audience.PUBLIC)
    assert view.made is not None and view.searched is not None
    found = Unsearched(LeakPlace("terms.bin"), "It cannot be read.")
    view.leaks.show(
        view.made, replace(view.searched, leaks=(), unsearched=(found,)), Audience.PUBLIC
    )
    assert not view.leaks.pages() and view.why_not_problem() == ""
    choose(window, "packs.problem")
    assert focused(window) == "I have looked at it…"


def test_f7_opens_the_drawer_and_esc_closes_it_first(
    window: MainWindow, qtbot: QtBot, paper: str
) -> None:
    window.resize(1100, 720)
    view = shown(window, qtbot, Audience.PUBLIC)
    view.contents.list.setFocus()
    assert not view.asked.isVisible()
    assert view.keys()[0] == ("F4", "leak check and making")
    choose(window, "packs.problem")
    assert view.asked.isVisible() and focused(window) == "Show page"
    place = view.asked.make.mapTo(window, QPoint(-4, view.asked.make.height() // 2))
    behind = window.grab().toImage().pixelColor(place)
    assert behind == theme.color("pane"), "the pages show through"
    choose(window, "packs.back")
    assert not view.asked.isVisible() and window.view is view
    assert window.focusWidget() is view.preview.strip
    choose(window, "packs.back")
    assert window.view is not view


def test_tab_goes_from_above_to_below_through_what_is_asked(
    window: MainWindow, qtbot: QtBot, paper: str
) -> None:
    view = shown(window, qtbot, Audience.PUBLIC)
    at: QWidget | None = view.asked.kind.control
    places = []
    while at is not None and at is not view.asked.print:
        at = at.nextInFocusChain()
        if at.isVisible() and at.focusPolicy() & Qt.FocusPolicy.TabFocus and not at.focusProxy():
            places.append(at.mapTo(view.asked, QPoint()).y())
    assert len(places) > 9
    assert places == sorted(places)


def test_a_document_that_is_added_becomes_the_current_line(
    window: MainWindow, qtbot: QtBot, paper: str
) -> None:
    view = shown(window, qtbot)
    view.contents._add("plan")
    assert view.contents.list.current_id() == "document:plan"


def test_no_line_of_a_supplement_keeps_the_pages_of_the_pack(
    window: MainWindow, qtbot: QtBot, paper: str, tmp_path: Path
) -> None:
    view = shown(window, qtbot)
    view.asked.where.set_text(str(tmp_path))
    with qtbot.waitSignal(view.making.done, timeout=WAIT):
        choose(window, "packs.make")
    late = add_paper(window.register, items(window.register)[2].id, "Late report")
    keep_file(window.register, late, a_pdf(tmp_path / "late.pdf", 2))
    ready(view, qtbot)
    assert any("Late report, " in one for one in rows(view))
    view.asked.kind_chosen.emit(PackKind.SUPPLEMENT.value)
    (row,) = (one for one in rows(view) if "Late report" in one)
    assert row.endswith("Late report")


def shown_notes(view: PackView, words: str) -> list[Note]:
    """The notes of the check that say so; those before them go with the next turn of events."""
    notes = view.asked.check.findChildren(Note)
    return [one for one in notes if not one.isHidden() and words in one.sentence()]


def test_what_is_withheld_is_gone_from_the_preview(
    window: MainWindow, qtbot: QtBot, paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = shown(window, qtbot, Audience.PUBLIC)
    answer_forms(monkeypatch)
    while view.searched is not None and view.searched.leaks:
        view.asked.check.findChildren(Note)[0].acted.emit("withhold:0")
        ready(view, qtbot)
    assert [one.page for one in window.register.withholdings.all()] == [1, 2]


def test_what_is_made_is_written_and_kept(
    window: MainWindow, qtbot: QtBot, paper: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    view = shown(window, qtbot)
    view.asked.where.set_text(str(out))
    for tick in (view.asked.accessible, view.asked.word, view.asked.folder):
        tick.setChecked(True)
    with qtbot.waitSignal(view.making.done, timeout=WAIT):
        choose(window, "packs.make")
    made = window.register.packs.all()
    assert [(one.audience, one.kind) for one in made] == [(Audience.MEMBERS, PackKind.PACK)]
    assert (out / "CFB_2003-10-21_pack.pdf").is_file()
    assert (out / "CFB_2003-10-21_pack-accessible.pdf").is_file()
    assert (out / "CFB_2003-10-21_pack.docx").is_file()
    assert (out / "CFB_2003-10-21_pack" / "contents.csv").is_file()
    told = " ".join(one.sentence() for one in view.findChildren(Note))
    assert "Beside CFB_2003-10-21_pack.docx lies what is not in it:" in told
    ready(view, qtbot)
    choose(window, "packs.made")
    dialog = view.findChild(MadeDialog)
    assert dialog is not None
    (row,) = (one.cell.spoken for one in dialog.list.rows.all_rows())
    files = sum(one.is_file() for one in (out / "CFB_2003-10-21_pack").rglob("*"))
    assert f"{made[0].pages} pages, in Word, as an accessible PDF, a folder of {files} files" in row
    assert dialog.title.text() == "Pack 1 for members"
    titles = [one.text() for one in dialog.heading.findChildren(Label)]
    assert "What is on each page, and in the folder" in titles
    assert len(list(dialog.pages.rows.all_rows())) == len(view.made.manifest) + files
    said = [row.cell.spoken for row in dialog.pages.rows.all_rows()]
    assert any("Outline business case" in one and "case.pdf, version 1" in one for one in said)
    opened: list[Path] = []
    monkeypatch.setattr(dialog, "_show_file", opened.append)
    dialog.open_it()
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    assert opened[0].read_bytes() == (out / "CFB_2003-10-21_pack.pdf").read_bytes()
    answer_forms(monkeypatch, reason="The wrong appendix")
    dialog.withdraw_it()
    assert dialog.withdrawn.sentence() == "Withdrawn: The wrong appendix"
    dialog.close()


def test_a_pack_that_cannot_be_kept_is_not_said_to_be(
    window: MainWindow, qtbot: QtBot, paper: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> str:
        raise Refused("The pack that this would continue has been withdrawn.", "Nothing was kept.")

    monkeypatch.setattr("ui.views.packs.making.record_made", refuse)
    view = shown(window, qtbot)
    view.asked.where.set_text(str(tmp_path))
    with qtbot.waitSignal(view.making.refused, timeout=WAIT):
        choose(window, "packs.make")
    said = [one.sentence() for one in view.findChildren(Note)]
    assert any("has been withdrawn" in one for one in said)
    assert not any("kept in the register" in one for one in said)


def test_a_folder_that_is_not_there_is_said(
    window: MainWindow, qtbot: QtBot, paper: str, tmp_path: Path
) -> None:
    view = shown(window, qtbot)
    view.asked.where.set_text(str(tmp_path / "nowhere"))
    choose(window, "packs.make")
    assert any("There is no folder" in one.sentence() for one in view.findChildren(Note))
    assert not window.register.packs.all()


def test_a_supplement_without_a_pack_says_so(window: MainWindow, qtbot: QtBot, paper: str) -> None:
    view = shown(window, qtbot)
    view.asked.kind_chosen.emit(PackKind.SUPPLEMENT.value)
    qtbot.waitUntil(lambda: not view.previewing.is_busy, timeout=WAIT)
    assert view.made is None
    assert any("No pack has been made" in one.sentence() for one in view.findChildren(Note))


def test_two_packs_made_at_once_do_not_get_into_one_another(
    window: MainWindow, qtbot: QtBot, paper: str, tmp_path: Path
) -> None:
    view = shown(window, qtbot)
    folders = [tmp_path / name for name in ("one", "other")]
    told: list[list[str]] = []
    view.making.done.connect(lambda every: told.append([one.path.name for one in every]))
    wish = view.wish()
    for folder, forms_of_it in zip(folders, ([Form.PDF, Form.WORD], [Form.PDF]), strict=True):
        folder.mkdir()
        view.making.make(wish, folder, forms_of_it)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=WAIT)
    assert sorted(map(len, told)) == [1, 2]
    ready(view, qtbot)


def test_a_pack_that_is_being_made_is_not_made_twice(
    window: MainWindow, qtbot: QtBot, paper: str, tmp_path: Path
) -> None:
    view = shown(window, qtbot)
    view.asked.where.set_text(str(tmp_path))
    with qtbot.waitSignal(view.making.done, timeout=WAIT):
        choose(window, "packs.make")
        assert "being made already" in view.why_not_make()
        choose(window, "packs.make")
    ready(view, qtbot)
    assert view.why_not_make() == "" and len(window.register.packs.all()) == 1
    assert window.tasks.is_idle()


def test_a_supplement_whose_pack_is_withdrawn_as_it_is_made_is_not_kept(
    window: MainWindow, qtbot: QtBot, paper: str, tmp_path: Path
) -> None:
    view = shown(window, qtbot)
    view.asked.where.set_text(str(tmp_path))
    with qtbot.waitSignal(view.making.done, timeout=WAIT):
        choose(window, "packs.make")
    (pack,) = window.register.packs.all()
    late = add_paper(window.register, items(window.register)[2].id, "Late figures")
    keep_file(window.register, late, a_pdf(tmp_path / "late.pdf", 2))
    wish = Wish(pack.meeting_id, pack.audience, PackKind.SUPPLEMENT, "It came late")
    written = Outcome(0, json.dumps({"path": str(tmp_path / "CFB_pack-s1.pdf")}), "")
    withdraw_pack(window.register, pack.id, "The wrong appendix")
    with qtbot.waitSignal(view.making.refused, timeout=WAIT) as refused:
        view.making._on_written(_Asked(wish, tmp_path, []), written)
    sentence = refused.args[0]
    assert sentence.startswith(
        "CFB_pack-s1.pdf was written, and is not kept in the register. No pack"
    )
    assert len(window.register.packs.all()) == 1


def test_a_supplement_in_two_forms_is_one_and_tells_what_is_withdrawn(
    window: MainWindow, qtbot: QtBot, paper: str, tmp_path: Path
) -> None:
    register = window.register
    view = shown(window, qtbot)
    view.asked.where.set_text(str(tmp_path))
    with qtbot.waitSignal(view.making.done, timeout=WAIT):
        choose(window, "packs.make")
    late = add_paper(register, items(register)[2].id, "Late figures")
    keep_file(register, late, a_pdf(tmp_path / "late.pdf", 2))
    mark_papers(register, [paper], PaperState.WITHDRAWN)
    view.asked.kind_chosen.emit(PackKind.SUPPLEMENT.value)
    view.asked.reason.set_text("It came late")
    view.asked.reason_changed.emit()
    view.asked.word.setChecked(True)
    ready(view, qtbot)
    with qtbot.waitSignal(view.making.done, timeout=WAIT):
        choose(window, "packs.make")
    pack, more = register.packs.all()
    assert (more.kind, more.number, more.first_page) == (PackKind.SUPPLEMENT, 1, pack.pages + 1)
    kinds = {one.kind for one in register.pack_files.find(pack_id=more.id)}
    assert kinds == {"pdf", "docx"}
    choose(window, "packs.made")
    dialog = view.findChild(MadeDialog)
    assert dialog is not None
    dialog.list.select_id(more.id)
    said = [row.cell.spoken for row in dialog.pages.rows.all_rows()]
    assert any("Outline business case" in one and "withdrawn" in one for one in said)
    dialog.close()


def test_a_late_paper_that_is_left_out_can_be_taken_in_again(
    window: MainWindow, qtbot: QtBot, paper: str, tmp_path: Path
) -> None:
    view = shown(window, qtbot)
    view.asked.where.set_text(str(tmp_path))
    with qtbot.waitSignal(view.making.done, timeout=WAIT):
        choose(window, "packs.make")
    late = add_paper(window.register, items(window.register)[2].id, "Late figures")
    keep_file(window.register, late, a_pdf(tmp_path / "late.pdf", 2))
    view.asked.kind_chosen.emit(PackKind.SUPPLEMENT.value)
    view.asked.reason.set_text("It came late")
    view.asked.reason_changed.emit()
    ready(view, qtbot)
    for ticked in ("", "ticked, "):
        view.contents.list.select_id(f"paper:{late}")
        qtbot.keyClick(view.contents.list, Qt.Key.Key_Space)
        (row,) = rows(view)
        assert "Late figures" in row and row.startswith("ticked") is bool(ticked)
    qtbot.waitUntil(lambda: not view.previewing.is_busy, timeout=WAIT)
