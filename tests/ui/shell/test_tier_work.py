"""What each tier is for, on the page of its group."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from egovdesk.operations.groups import add_group, set_tiers
from egovdesk.operations.meetings import add_item, add_meeting, change_item
from egovdesk.operations.programmes.programmes import include_project, start_programme
from egovdesk.operations.projects.facts import add_project, set_project_exempt
from egovdesk.operations.projects.reports import issue_report, start_report, write_report
from egovdesk.operations.selections import add_selection
from egovdesk.operations.standards import add_standard, add_system, adopt_standard
from egovdesk.records.groups import Tier
from egovdesk.records.projects import ProjectStage, Rag
from egovdesk.records.ratifications import Ratification
from egovdesk.records.standards import StandardStage
from egovdesk.register import Register
from tests.ui.shell.windows import choose
from ui.item_models import public_screen
from ui.main_window import MainWindow
from ui.places import Place

DAY = date(2003, 10, 9)


def page(window: MainWindow, group_id: str) -> Any:
    window.go(Place("group", group_id, "work"))
    view: Any = window.view
    view.tier_work.list.setFocus()
    return view


def a_group(register: Register, tier: Tier, name: str = "Some group") -> str:
    return add_group(register, name, [tier], from_on=date(2002, 5, 1))


def spoken(view: Any) -> str:
    return "\n".join(row.cell.spoken for row in view.tier_work.list.rows.all_rows())


def exported(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, dict[str, Any]]]:
    asked: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(
        "ui.exports.export", lambda _w, _c, kind, **what: asked.append((kind, what))
    )
    return asked


def test_smt_sees_the_time_it_gives_and_takes_a_report_with_one_key(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    smt = a_group(register, Tier.SMT, "Senior Management Team")
    meeting = add_meeting(register, smt, date(2003, 10, 28), standing_items=False)
    add_item(register, meeting, "Budget", minutes_allowed=50)
    view = page(window, smt)
    assert "E-government at SMT" in [view.tabs.tabText(at) for at in range(view.tabs.count())]
    assert "0 of 50 minutes planned this year" in spoken(view)
    board = register.groups.find(prefix="CFB")[0].id
    view.tier_work.list.select_id(f"do:report:{board}")
    QTest.keyClick(view.tier_work.list, Qt.Key.Key_Return)
    (report,) = register.items.find(report_of_id=board)
    assert (report.title, report.meeting_id) == ("Report of the Customer First Board", meeting)
    assert "10 of 60 minutes" in spoken(view)
    view.tier_work.list.select_id(f"do:report:{board}")
    QTest.keyClick(view.tier_work.list, Qt.Key.Key_Return)
    assert len(register.items.find(report_of_id=board)) == 1
    view.tier_work.list.select_id(f"meeting:{meeting}")
    choose(window, "groups.egov")
    assert register.meetings.get(meeting).egov
    assert "E-government agenda" in spoken(view) and "60 of 60 minutes" in spoken(view)
    asked = exported(window, monkeypatch)
    choose(window, "groups.export")
    choose(window, "groups.export_word")
    assert asked == [("smt-time", {"group": smt, "word": False}),
                     ("smt-time", {"group": smt, "word": True})]  # fmt: skip


def test_the_e_governance_group_sees_what_waits_and_its_own_work(window: MainWindow) -> None:
    register = window.register
    board = register.groups.find(prefix="CFB")[0].id
    decision = register.decisions.find(title="Corporate CRM")[0]
    with register.step("Ask"):
        register.ratifications.add(Ratification("r1", decision.id, board, DAY))
    item = register.items.find(title="IEG3: first draft")[0]
    change_item(register, item.id, category="C3")
    view = page(window, board)
    said = spoken(view)
    assert (
        said.index("Performance")
        < said.index("IEG3: first draft")
        < said.index("Strategic direction")
    )
    change_item(register, item.id, responsibility="EG2")
    said = spoken(view)
    assert said.index("Strategic direction") < said.index("IEG3: first draft")
    assert "1 decision waiting" in said and "IEG3: first draft" in said
    view.tier_work.list.select_id(f"decision:{decision.id}")
    QTest.keyClick(view.tier_work.list, Qt.Key.Key_Return)
    assert window.view is not None and window.view.NAME == "decisions"


def test_a_board_sees_its_programme_what_asks_for_a_decision_and_the_projects_it_owns(
    window: MainWindow,
) -> None:
    register = window.register
    board = register.groups.find(prefix="CFB")[0].id
    programme = start_programme(register, "ICT investment programme", 2004, group_id=board)
    start_programme(register, "ICT investment programme", 2001, group_id=board)
    care, secret = (
        add_project(register, title, stage=ProjectStage.DELIVERY, group_id=board)
        for title in ("Electronic social care record", "Vanadium")
    )
    include_project(register, programme, care)
    report = start_report(register, care, DAY)
    write_report(register, report, overall=Rag.RED, decisions_needed="Decide whether to go on.")
    issue_report(register, report, "{}")
    set_project_exempt(register, secret, True, ground="3")
    view = page(window, board)
    said = spoken(view)
    assert "1 project, 1 red, 1 ask for a decision" in said
    assert "programme 2004/05" in said and "2001/02" not in said
    assert "Electronic social care record" in said and "asks for a decision" in said
    public_screen.turn(True)
    try:
        shown = view.tier_work.list.rows.index_of(f"project:{secret}")
        assert "Vanadium" not in str(shown.data(Qt.ItemDataRole.AccessibleTextRole))
    finally:
        public_screen.turn(False)
    list_ = view.tier_work.list
    list_.select_id(f"programme:{programme}")
    QTest.keyClick(list_, Qt.Key.Key_Return)
    shown_at = window.place()
    assert shown_at is not None and (shown_at.id, shown_at.tab) == (programme, "progress")
    view = page(window, board)
    view.tier_work.list.select_id(f"project:{secret}")
    QTest.keyClick(view.tier_work.list, Qt.Key.Key_Return)
    assert window.view is not None and window.view.NAME == "project"


def test_the_infrastructure_group_sees_standards_and_systems_those_due_first(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    group = a_group(register, Tier.INFRASTRUCTURE)
    first, second = (add_standard(register, title) for title in ("Alpha", "Beta"))
    adopt_standard(register, first, date(2003, 1, 1), review_on=date(2004, 1, 1))
    adopt_standard(register, second, date(2002, 9, 1), review_on=date(2003, 9, 1))
    secret = add_standard(register, "Encryption keys", exempt=True)
    adopt_standard(register, secret, DAY)
    add_system(register, "Outlook")
    view = page(window, group)
    said = spoken(view)
    assert "3 adopted, 1 due for review" in said and "Outlook" in said
    assert said.index("Beta") < said.index("Alpha")
    public_screen.turn(True)
    try:
        list_ = view.tier_work.list
        shown = list_.rows.index_of(f"standard:{secret}")
        assert "Encryption" not in str(shown.data(Qt.ItemDataRole.AccessibleTextRole))
    finally:
        public_screen.turn(False)
    asked = exported(window, monkeypatch)
    choose(window, "groups.export")
    assert asked == [("standards", {"group": "", "word": False})]


def test_supporting_and_service_groups_see_their_own(window: MainWindow) -> None:
    register = window.register
    technical, other = (
        a_group(register, Tier.SUPPORTING),
        a_group(register, Tier.SUPPORTING, "Other"),
    )
    add_standard(register, "Network addressing", stage=StandardStage.CONSULTATION,
                 group_id=technical, asked_by="Members")  # fmt: skip
    add_standard(register, "Metadata", group_id=other)
    said = spoken(page(window, technical))
    assert (
        "Network addressing" in said and "asked for by Members" in said and "Metadata" not in said
    )
    service = a_group(register, Tier.SERVICE)
    made = add_selection(register, service, "Housing rents")
    view = page(window, service)
    assert "Housing rents" in spoken(view) and "No standard named" in spoken(view)
    view.tier_work.list.select_id(f"selection:{made}")
    QTest.keyClick(view.tier_work.list, Qt.Key.Key_Return)
    assert window.view is not None and window.view.NAME == "selections"


def test_a_group_outside_the_framework_has_no_such_tab(window: MainWindow) -> None:
    register = window.register
    group = a_group(register, Tier.SERVICE)
    view = page(window, group)
    at = [view.tabs.tabData(at) for at in range(view.tabs.count())].index("work")
    assert view.tabs.isTabVisible(at)
    set_tiers(register, group, [Tier.NONE], date(2002, 5, 1))
    assert not view.tabs.isTabVisible(at)
    assert view.tabs.current() == "overview"
