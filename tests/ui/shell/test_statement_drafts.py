"""Drafts in the workspace of a statement: kept, compared, read, sent, submitted; and the way to approval."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from egovdesk.operations.meetings import add_meeting
from egovdesk.operations.meetings.issuing import issue_agenda
from egovdesk.operations.statements.drafts import keep_draft, mark_draft
from egovdesk.operations.statements.sections import (
    add_section,
    change_section,
    remove_section,
    set_section_exempt,
    write_section,
)
from egovdesk.operations.statements.stages import add_stage
from egovdesk.operations.statements.statements import start_statement
from egovdesk.records.decisions import Decision
from egovdesk.records.statements import DraftState, StageKind
from tests.core.statements import Written
from tests.scenes import TODAY
from tests.ui.shell.test_standards_pages import answer
from tests.ui.shell.windows import choose, settled
from ui.item_models import public_screen
from ui.item_models.drafts import WORKING
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.statements import StatementView
from ui.views.statements.compare import CompareMode
from ui.views.statements.read import ReadMode
from ui.views.statements.versions_part import VersionsPart
from ui.views.statements.way_part import WayPart

OLD = "It was adopted in draft.\n\nWe expect five services."
NEW = "It was adopted in September.\n\nWe expect eight services."


@pytest.fixture
def written(window: MainWindow) -> Written:
    """A statement of three sections on 9 October 2003; the group whose it is has a meeting to come."""
    register = window.register
    group = register.groups.all()[0].id
    add_meeting(register, group, TODAY.replace(month=11, day=18), standing_items=False)
    made = start_statement(register, "Our statement", group_id=group, recipient="ODPM")
    found = Written(register, made)
    for title, text in (("Vision", "One council."), ("Security", OLD), ("Risks", "None.")):
        found.section(title, text)
    return found


@pytest.fixture
def kept(written: Written) -> str:
    """A draft of it, after which its text changed."""
    draft = keep_draft(written.register, written.statement_id, "officers")
    written.write("Security", NEW)
    return draft


def opened(
    window: MainWindow, written: Written, mode: str = "compare", at: str = "Security"
) -> Any:
    window.go(Place("statement", written.statement_id, mode, written.sections.get(at, "")))
    assert isinstance(window.view, StatementView)
    return window.view._mode(mode)


def part(window: MainWindow, kind: type[Any]) -> Any:
    assert isinstance(window.view, StatementView)
    return next(one for one in window.view.details.parts if isinstance(one, kind))


def shown(mode: CompareMode) -> list[str]:
    """What stands in each change: what was taken out and what was put in."""
    return [mode.text._spoken(one) for one in mode.text.changes]


# --- comparing ---------------------------------------------------------------------------------


def test_compare_shows_what_changed_since_the_last_draft(
    window: MainWindow, written: Written, kept: str
) -> None:
    mode = opened(window, written)
    assert mode.bar.old.combo.currentText() == "Draft 1, 9 Oct"
    assert mode.bar.new.combo.currentText() == "Draft 2, working"
    assert mode.bar.count.text() == "2 changes"
    assert shown(mode) == [
        "Taken out: draft. Put in: September", "Taken out: five. Put in: eight",
    ]  # fmt: skip


def test_sections_that_changed_are_marked_in_the_tree(
    window: MainWindow, written: Written, kept: str
) -> None:
    opened(window, written)
    assert isinstance(window.view, StatementView)
    tips = {row.id: row.tip for row in window.view.tree.rows.all_rows()}
    assert tips[written.sections["Security"]] == "2 Security: 2 changes"
    assert tips[written.sections["Vision"]] == "1 Vision: same"


def test_f7_goes_from_change_to_change_and_from_section_to_section(
    window: MainWindow, written: Written, kept: str
) -> None:
    written.write("Vision", "One council for all.")
    mode = opened(window, written, at="Vision")
    found = []
    for _ in range(4):
        choose(window, "statement.next_problem")
        found.append((window.view.section_id(), mode.text.now()))
    vision, security = written.sections["Vision"], written.sections["Security"]
    assert found == [(vision, 0), (security, 0), (security, 1), (vision, 0)]
    choose(window, "compare.previous")
    assert window.view.section_id() == security
    assert mode.text.now() == 1


def test_a_section_that_is_gone_can_still_be_seen(
    window: MainWindow, written: Written, kept: str
) -> None:
    remove_section(window.register, written.sections["Risks"])
    mode = opened(window, written, at="")
    assert isinstance(window.view, StatementView)
    window.view.go_to_section(written.sections["Risks"])
    assert shown(mode) == ["Taken out: None."]
    assert window.menus.reason(window.menus.commands["sections.change"])


def test_a_renamed_and_a_moved_section_say_so(
    window: MainWindow, written: Written, kept: str
) -> None:
    change_section(window.register, written.sections["Risks"], title="Risks and chances")
    mode = opened(window, written, at="Risks")
    assert mode.head.former.text() == "Was called “Risks”."
    assert mode.bar.count.text() == "3 changes"


def test_what_is_typed_meanwhile_is_compared(
    window: MainWindow, written: Written, kept: str
) -> None:
    mode = opened(window, written)
    written.write("Security", OLD)
    assert mode.bar.count.text() == "No changes"
    assert mode.text.changes == []


def test_a_draft_compared_with_itself_has_no_changes(
    window: MainWindow, written: Written, kept: str
) -> None:
    mode = opened(window, written)
    mode.compare(kept, kept)
    assert mode.bar.count.text() == "No changes"
    assert window.menus.reason(window.menus.commands["compare.next"])


def test_without_a_draft_one_is_offered(window: MainWindow, written: Written) -> None:
    mode = opened(window, written)
    assert mode.pages.currentWidget() is mode.empty


def test_a_damaged_draft_says_so_and_the_others_can_be_compared(
    window: MainWindow, written: Written, kept: str
) -> None:
    register = window.register
    sound = keep_draft(register, written.statement_id)
    with register.step("Damage"):
        register.drafts.update(kept, content="{}")
    mode = opened(window, written)
    assert mode.pages.currentWidget() is not mode.refused  # the last draft is sound
    mode.compare(kept, WORKING)
    assert mode.pages.currentWidget() is mode.refused
    assert "Draft 1 is not as it was kept" in mode.refused.accessibleName()
    mode.compare(sound, WORKING)
    assert mode.pages.currentWidget() is not mode.refused
    assert (
        "damaged"
        in part(window, VersionsPart)
        .list.rows.row_at(part(window, VersionsPart).list.rows.index_of(kept))
        .cell.spoken
    )


def test_an_exempt_section_is_not_compared_on_the_public_screen(
    window: MainWindow, written: Written, kept: str
) -> None:
    set_section_exempt(window.register, written.sections["Security"], True, "A8")
    mode = opened(window, written)
    public_screen.turn(True)
    try:
        assert mode.pages.currentWidget() is mode.hidden
    finally:
        public_screen.turn(False)


def test_nor_is_one_that_was_exempt_in_the_older_draft_alone(
    window: MainWindow, written: Written
) -> None:
    set_section_exempt(window.register, written.sections["Security"], True, "A8")
    keep_draft(written.register, written.statement_id, "officers")
    set_section_exempt(window.register, written.sections["Security"], False)
    written.write("Security", NEW)
    mode = opened(window, written)
    public_screen.turn(True)
    try:
        assert mode.pages.currentWidget() is mode.hidden
    finally:
        public_screen.turn(False)


def test_a_chip_leads_to_its_decision(window: MainWindow, written: Written) -> None:
    decision: Decision = window.register.decisions.all()[0]
    linked = written.evidence("Vision", decision_id=decision.id)
    text = f"One council. [{decision.number}](<evidence:{linked}>)"
    written.write("Vision", text)
    keep_draft(window.register, written.statement_id)
    mode = opened(window, written, at="Vision")
    mode.text.followed.emit(f"evidence:{decision.number}")
    assert window.view is not None and window.view.place().kind == "decisions"


def test_changes_are_exported_between_the_two_drafts_chosen(
    window: MainWindow, written: Written, kept: str
) -> None:
    asked: list[tuple[str, dict[str, Any]]] = []
    mode = opened(window, written)
    object.__setattr__(mode.context, "export", lambda kind, **what: asked.append((kind, what)))
    choose(window, "compare.export")
    assert asked == [
        ("statement-changes", {"statement": written.statement_id, "since": 1, "draft": None})
    ]


# --- versions ----------------------------------------------------------------------------------


def test_a_draft_is_kept_by_its_key_and_stands_among_the_versions(
    window: MainWindow, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(window, written, "write")
    answer(monkeypatch, title="for the Board")
    choose(window, "drafts.keep")
    (draft,) = window.register.drafts.all()
    assert draft.label == "Draft 1, for the Board"
    words = [row.cell.plain for row in part(window, VersionsPart).list.rows.all_rows()]
    assert words == ["Draft 2, working", "Draft 1, for the Board"]


def test_a_draft_that_says_the_same_is_told_of(
    window: MainWindow, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_draft(window.register, written.statement_id)
    opened(window, written, "write")
    forms = answer(monkeypatch)
    choose(window, "drafts.keep")
    assert "Nothing has changed since draft 1" in forms[0]._advice.accessibleName()
    assert len(window.register.drafts.all()) == 2


def test_enter_on_a_version_compares_it(window: MainWindow, written: Written, kept: str) -> None:
    opened(window, written, "write")
    versions = part(window, VersionsPart)
    versions.list.select_id(kept)
    versions.list.setFocus()
    QTest.keyClick(versions.list, Qt.Key.Key_Return)
    assert isinstance(window.view, StatementView)
    assert window.view.mode() == "compare"
    assert window.view._mode("compare")._keys == (kept, WORKING)  # type: ignore[attr-defined]


def test_a_draft_is_read_as_it_was_kept(window: MainWindow, written: Written, kept: str) -> None:
    opened(window, written, "write")
    part(window, VersionsPart).list.select_id(kept)
    choose(window, "drafts.read")
    assert isinstance(window.view, StatementView)
    mode = window.view._mode("read")
    assert isinstance(mode, ReadMode)
    assert "adopted in draft" in mode.paper.toPlainText()
    choose(window, "statement.read")
    assert "adopted in September" in mode.paper.toPlainText()


def test_a_draft_sent_to_an_issued_agenda_is_told_to_come_late(
    window: MainWindow, written: Written, kept: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    register = window.register
    (meeting,) = [one for one in register.meetings.all() if one.held_on.month == 11]
    issue_agenda(register, meeting.id, "{}")
    opened(window, written, "write")
    part(window, VersionsPart).list.select_id(kept)
    forms = answer(monkeypatch)
    choose(window, "drafts.send")
    assert "goes out with the next supplement" in forms[0]._advice.accessibleName()
    settled(qtbot, lambda: register.drafts.get(kept).item_id is not None)
    item = register.items.get(register.drafts.get(kept).item_id or "")
    assert item.meeting_id == meeting.id
    (paper,) = register.papers.find(item_id=item.id)
    assert len(register.paper_files.find(paper_id=paper.id)) == 1


def test_a_statement_is_submitted_and_withdrawn(
    window: MainWindow, written: Written, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    add_stage(register, written.statement_id, "Council", kind=StageKind.ADOPT)
    opened(window, written, "write")
    forms = answer(monkeypatch, method="By email", reference="IEG/3")
    choose(window, "drafts.submit")
    assert "Still to come after it: Council" in forms[0]._advice.accessibleName()
    assert register.statements.get(written.statement_id).reference == "IEG/3"
    assert isinstance(window.view, StatementView)
    assert "Submitted 9 Oct" in window.view.header.facts.accessibleName()
    answer(monkeypatch, reason="The wrong draft")
    choose(window, "drafts.withdraw")
    assert register.statements.get(written.statement_id).submitted_on is None


def test_a_former_text_is_carried_forward(
    window: MainWindow, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    former = start_statement(register, "Last year’s statement")
    for title, text in (("Partners", "With the county."), ("Costs", "None.")):
        write_section(register, add_section(register, former, title), text)
    costs = written.section("Costs")
    opened(window, written, "write")
    answer(monkeypatch, former_id=former)
    choose(window, "drafts.carry")
    assert register.sections.get(costs).text == "None."
    assert register.sections.find(title="Carried from Last year’s statement")


def test_the_way_out_offers_what_can_be_written(window: MainWindow, written: Written) -> None:
    opened(window, written, "write")
    assert isinstance(window.view, StatementView)
    window.view.header.exit.click()
    (menu,) = [one for one in window.view.findChildren(QMenu) if one.isVisible()]
    words = [one.text().replace("&", "") for one in menu.actions()]
    menu.close()
    assert words[0] == "IEG statement…" and "Evidence list…" in words


# --- the way to approval -----------------------------------------------------------------------


def test_the_way_is_proposed_and_stands_in_the_head(window: MainWindow, written: Written) -> None:
    opened(window, written, "write")
    choose(window, "stages.propose")
    way = part(window, WayPart)
    titles = [row.cell.plain for row in way.list.rows.all_rows()]
    assert titles == ["Customer First", "ODPM"]
    assert isinstance(window.view, StatementView)
    assert "Customer First 18 Nov" in window.view.header.facts.accessibleName()


def test_a_stage_is_settled_by_hand_and_reopened(
    window: MainWindow, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    stage = add_stage(register, written.statement_id, "Portfolio holder")
    opened(window, written, "write")
    way = part(window, WayPart)
    way.list.select_id(stage)
    answer(monkeypatch, note="By letter")
    choose(window, "stages.settle")
    assert register.approval_stages.get(stage).done_on == TODAY
    choose(window, "stages.settle")
    assert register.approval_stages.get(stage).done_on is None


def test_changes_after_approval_are_logged(
    window: MainWindow, written: Written, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    opened(window, written, "write")
    assert "agreed yet" in window.menus.reason(window.menus.commands["statement.amend"])
    mark_draft(register, kept, DraftState.AGREED)
    answer(monkeypatch, to="Head of ICT", terms="accuracy")
    choose(window, "statement.delegate")
    answer(monkeypatch, text="The month.", reason="Accuracy")
    choose(window, "statement.amend")
    (made,) = register.amendments.all()
    assert (made.before, made.after) == (OLD, NEW)
    words = part(window, WayPart).after.text()
    assert words == ("Minor changes delegated to Head of ICT. 1 change logged since it was agreed.")


def test_no_list_beside_the_work_is_cut(
    window: MainWindow, written: Written, kept: str, qtbot: QtBot
) -> None:
    for title in ("SMT", "Portfolio holder", "Cabinet", "Council"):
        add_stage(window.register, written.statement_id, title)
    for at in range(12):
        keep_draft(window.register, written.statement_id, f"number {at}")
    written.write("Security", f"{NEW}\n\nIt has been adopted by all {'of us ' * 9}in May 2003.")
    window.show()
    opened(window, written, "write")
    assert isinstance(window.view, StatementView)
    parts = window.view.details.parts
    settled(qtbot, lambda: all(one.height() >= one.sizeHint().height() for one in parts))


def test_a_large_draft_is_compared_between_other_events(
    window: MainWindow, written: Written, qtbot: QtBot
) -> None:
    for at in range(6):
        written.section(f"Part {at}", f"It is so in part {at}. " * 200)
    keep_draft(window.register, written.statement_id)
    with window.register.step("Write it anew"):
        for at in range(6):
            written.write(f"Part {at}", f"It is so in part {at}. " * 199 + "It is so in all.")
    mode = opened(window, written)
    assert mode.bar.count.text() == "6 sections changed"
    settled(qtbot, lambda: mode.bar.count.text() == "6 changes")
