"""A project on its page: money, milestones, risks, links, business case and reports, by keyboard."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from egovdesk.operations.authority import change_authority
from egovdesk.operations.meetings import add_item, add_meeting
from egovdesk.operations.projects.cases import begin_case
from egovdesk.operations.projects.facts import add_project
from egovdesk.operations.projects.milestones import add_milestone
from egovdesk.operations.projects.money import add_benefit, set_cost
from egovdesk.operations.strategies import add_strategy
from egovdesk.records.projects import CaseState, CostKind, ProjectStage, Rag
from egovdesk.records.standards import StrategyKind
from tests.ui.shell.test_standards_pages import answer
from tests.ui.shell.windows import Asked, choose, settled
from ui.forms.form import Form
from ui.item_models import public_screen
from ui.item_models.public_screen import HIDDEN
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.projects.view import ProjectView
from ui.widgets.figure_view import FigureView

FROM_WORD = """<html><head><style>p.MsoNormal {font-size:22pt}</style></head><body>
<!--StartFragment-->
<p class=MsoNormal><b>Housing</b> takes <ins cite="mailto:x" datetime="2003">31,400</ins><del>30,000</del>
calls.<o:p></o:p></p><p class=MsoNormal><img width=200 src="file:///C:/clip_image001.png"></p>
<table class=MsoTable border=1><tr><td><p>Year</p></td><td><p>Saved</p></td></tr>
<tr><td><p>2004</p></td><td><p>&pound;85,000</p></td></tr></table>
<p style='display:none'>A secret</p><!--EndFragment--></body></html>"""


@pytest.fixture
def project(window: MainWindow) -> str:
    group = window.register.groups.all()[0].id
    raman = window.register.people.find(name="Priya Raman")[0].id
    return add_project(
        window.register, "Corporate CRM", code="P02", group_id=group, ict_lead_id=raman,
        from_on=date(2003, 7, 1),
    )  # fmt: skip


def show(window: MainWindow, project: str, tab: str, select: str = "") -> Any:
    window.go(Place("project", project, tab, select))
    assert isinstance(window.view, ProjectView)
    found: Any = window.view.tab
    found.setFocus(Qt.FocusReason.OtherFocusReason)
    return found


def pane(tab: Any) -> str:
    """What the details say."""
    tab._show_details()
    inside: QWidget = tab.details.widget()
    return " ".join(one.text() for one in inside.findChildren(QLabel))


def plotted(tab: Any) -> str:
    """What the plot says to those who cannot see it."""
    tab._show_details()
    return str(tab.details.widget().findChild(FigureView).accessibleDescription())


def error_of(form: Form, name: str) -> str:
    field: Any = form.fields[name]
    return str(field.error())


# -- money, milestones, benefits, risks --------------------------------------------------------------


def test_a_cost_is_put_in_and_the_plot_says_it(
    window: MainWindow, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = show(window, project, "costs")
    answer(monkeypatch, year="2003", kind="capital", planned="£240k", actual="£198,000")
    choose(window, "project.add_row")
    (cost,) = window.register.project_costs.all()
    assert (cost.planned, cost.actual) == (240_000_00, 198_000_00)
    assert plotted(tab) == "Spend by year. 2003/04: planned £240,000, actual £198,000."
    answer(monkeypatch, actual="")
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    assert window.register.project_costs.all()[0].actual is None
    choose(window, "project.remove_row")
    assert window.register.project_costs.all() == []
    choose(window, "edit.undo")
    assert window.register.project_costs.all()[0].planned == 240_000_00


@pytest.mark.parametrize(
    ("typed", "said"),
    [("-500", "less than nothing"), ("a lot", "such as £640,000"),
     ("£99,999,999,999,999", "more than any council spends")],
)  # fmt: skip
def test_money_that_is_none_is_said_beside_its_field_and_nothing_is_lost(
    window: MainWindow, project: str, monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    set_cost(window.register, project, 2003, CostKind.CAPITAL, planned=100_00)
    tab = show(window, project, "costs")
    shown = answer(monkeypatch, planned=typed, note="Kept")
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    assert said in error_of(shown[0], "planned")
    assert (shown[0].value("planned"), shown[0].value("note")) == (typed, "Kept")
    assert window.register.project_costs.all()[0].planned == 100_00


def test_a_figure_that_is_not_a_number_is_said_beside_it(
    window: MainWindow, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    benefit = add_benefit(window.register, project, "Fewer calls", measure="Calls a day")
    tab = show(window, project, "benefits", benefit)
    shown = answer(monkeypatch, planned_2003="many", actual_2003="1,200", planned_2004="12.5")
    QTest.keyClick(tab.table, Qt.Key.Key_G)
    assert "whole number" in error_of(shown[0], "planned_2003")
    assert "whole number" in error_of(shown[0], "planned_2004")
    assert window.register.benefit_figures.all() == []
    answer(monkeypatch, planned_2003="1,500", actual_2003="1,200")
    QTest.keyClick(tab.table, Qt.Key.Key_G)
    (figure,) = window.register.benefit_figures.all()
    assert (figure.year, figure.planned, figure.actual) == (2003, 1500, 1200)
    assert plotted(tab) == "Calls a day. 2003/04: planned 1,500, actual 1,200."


def test_a_milestone_is_done_by_d_and_not_before_the_project_began(
    window: MainWindow, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = add_milestone(window.register, project, "Contract let", due_on=date(2003, 9, 1))
    tab = show(window, project, "milestones", one)
    shown = answer(monkeypatch, done_on="30 june 2003")
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    assert "The project began on 1 July 2003" in error_of(shown[0], "done_on")
    assert window.register.milestones.get(one).done_on is None
    answer(monkeypatch, on="8 sep 2003")
    QTest.keyClick(tab.table, Qt.Key.Key_D)
    assert window.register.milestones.get(one).done_on == date(2003, 9, 8)
    assert "planned 1 September 2003, done 8 September 2003" in plotted(tab)
    choose(window, "project.remove_row")
    assert window.register.milestones.get(one)  # what was done stays


def test_a_risk_is_closed_by_c_and_stays(
    window: MainWindow, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = show(window, project, "risks")
    answer(monkeypatch, title="The price rises", likelihood="4", impact="5", response="Ask twice.")
    choose(window, "project.add_row")
    (risk,) = window.register.risks.all()
    assert risk.weight == 20 and "Ask twice." in pane(tab)
    QTest.keyClick(tab.table, Qt.Key.Key_C)
    assert window.register.risks.get(risk.id).closed_on == window.register.today


# -- overview ----------------------------------------------------------------------------------------


def test_links_and_assessments_stand_on_the_overview(
    window: MainWindow, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = add_strategy(window.register, "Access to services", kind=StrategyKind.ACCESS)
    tab = show(window, project, "overview")
    decision = window.register.decisions.find(title="Corporate CRM")[0]
    shown = answer(monkeypatch, actions="Nothing of the kind")
    choose(window, "project.add_row")
    assert "No open action is called that" in error_of(shown[0], "actions")
    action = window.register.actions.find(title="Circulate revised costs")[0]
    answer(
        monkeypatch, strategies=[access], decisions=f"{decision.number} {decision.title}",
        items="21 Oct 2003 IEG3: first draft", actions=f"{action.number} {action.title}",
    )  # fmt: skip
    choose(window, "project.add_row")
    answer(monkeypatch, process="risk", formality="informal", text="Six risks.")
    choose(window, "project.assess")
    assert [row.what for row in tab.held.rows()] == [
        "Corporate strategy", "Decision", "Item", "Action", "Assessment",
    ]  # fmt: skip
    assert "Six risks." in pane(tab) and "Priya Raman" in pane(tab)
    tab.table.select_id(f"strategies:{access}")
    choose(window, "project.remove_row")
    assert [row.what for row in tab.held.rows()] == [
        "Decision", "Item", "Action", "Assessment",
    ]  # fmt: skip


def test_a_project_is_stopped_with_a_reason(
    window: MainWindow, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = show(window, project, "overview")
    shown = answer(monkeypatch, stage="stopped")
    choose(window, "project.stage")
    assert "Say why" in error_of(shown[0], "reason")
    answer(monkeypatch, stage="stopped", reason="No bids.")
    choose(window, "project.stage")
    assert window.register.projects.get(project).stage is ProjectStage.STOPPED
    assert "Stopped" in tab.subtitle()


def test_a_project_that_something_hangs_on_is_not_removed(window: MainWindow, project: str) -> None:
    add_milestone(window.register, project, "Contract let")
    show(window, project, "overview")
    choose(window, "project.remove")
    assert window.register.projects.maybe(project) is not None
    note = window.view._note
    assert note is not None and "has milestones, so it stays" in note.accessibleName()


def test_an_exempt_project_is_hidden_while_the_public_may_look(
    window: MainWindow, project: str
) -> None:
    tab = show(window, project, "overview")
    window.view._mark(True, "A8")
    public_screen.turn(True)
    try:
        assert window.view.header.title.text() == HIDDEN
        assert window.view.stack.currentWidget() is not tab
    finally:
        public_screen.turn(False)
    assert window.view.header.title.text() == "P02 Corporate CRM"


# -- the business case -------------------------------------------------------------------------------


def test_a_case_is_begun_written_and_put_on_the_agenda_by_keys(
    window: MainWindow, project: str, qtbot: Any
) -> None:
    register, group = window.register, window.register.groups.all()[0].id
    add_meeting(register, group, date(2003, 12, 16), standing_items=False)
    tab = show(window, project, "case")
    QTest.keyClick(tab.list, Qt.Key.Key_B)
    assert register.projects.get(project).case_state is CaseState.DRAFT
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    QTest.keyClicks(tab.prose.edit, "It fits.")
    settled(qtbot, lambda: register.case_sections.find(text="It fits.") != [])
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_A)
    settled(qtbot, lambda: register.projects.get(project).case_state is CaseState.SUBMITTED)
    now = register.projects.get(project)
    (paper,) = register.papers.find(item_id=now.case_item_id)
    (file,) = register.paper_files.find(paper_id=paper.id)
    assert paper.state.is_in and file.name.endswith("business-case-corporate-crm.pdf")
    assert register.undo_label == "Put business case on agenda"
    assert register.items.get(now.case_item_id or "").title == "Corporate CRM: business case"
    assert tab.prose.edit.isReadOnly()
    choose(window, "project.case_back")
    assert not tab.prose.edit.isReadOnly()


def test_what_is_pasted_from_word_keeps_its_words_and_table_and_no_more(
    window: MainWindow, project: str
) -> None:
    register = window.register
    begin_case(register, project)
    tab = show(window, project, "case")
    pasted = QMimeData()
    pasted.setHtml(FROM_WORD)
    tab.prose.edit.setFocus()
    tab.prose.edit.insertFromMimeData(pasted)
    tab.leave()
    kept = register.case_sections.find(project_id=project)[0].text
    assert kept.startswith("**Housing** takes 31,400")
    assert "| 2004 | £85,000 |" in kept
    for gone in ("30,000", "secret", "img", "clip_image", "font", "<"):
        assert gone not in kept


def test_a_case_is_put_to_an_item_that_stands_there_already(
    window: MainWindow, project: str, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    register, group = window.register, window.register.groups.all()[0].id
    later = add_meeting(register, group, date(2003, 12, 16), standing_items=False)
    item = add_item(register, later, "CRM: full case")
    begin_case(register, project)
    tab = show(window, project, "case")
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    QTest.keyClicks(tab.prose.edit, "It fits.")
    answer(monkeypatch, item=item)
    choose(window, "project.item_case")
    settled(qtbot, lambda: register.projects.get(project).case_item_id == item)


def test_a_decision_made_elsewhere_is_recorded(
    window: MainWindow, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_authority(window.register, today=date(2003, 10, 28))
    begin_case(window.register, project)
    tab = show(window, project, "case")
    decision = window.register.decisions.find(title="Corporate CRM")[0]
    answer(monkeypatch, decision=f"{decision.number} {decision.title}", on="21 october 2003")
    choose(window, "project.record_case")
    now = window.register.projects.get(project)
    assert (now.case_state, now.case_decision_id) == (CaseState.APPROVED, decision.id)
    assert "Approved, 21 October 2003" in tab.subtitle()


# -- highlight reports -------------------------------------------------------------------------------


def test_a_report_is_written_issued_and_followed_by_keys(
    window: MainWindow, project: str, asked: Asked, qtbot: Any
) -> None:
    register = window.register
    tab = show(window, project, "reports")
    QTest.keyClick(tab.list, Qt.Key.Key_R)
    (draft,) = register.highlight_reports.all()
    QTest.keyClick(tab.editor.lights["overall"], Qt.Key.Key_A)
    QTest.keyClick(tab.editor.lights["time"], Qt.Key.Key_Right)
    QTest.keyClicks(tab.editor.words["overall"], "Dearer.")
    QTest.keyClicks(tab.editor.texts["next"].edit, "Let the contract.")
    settled(qtbot, lambda: register.highlight_reports.get(draft.id).next == "Let the contract.")
    now = register.highlight_reports.get(draft.id)
    assert (now.overall, now.time, now.overall_words) == (Rag.AMBER, Rag.GREEN, "Dearer.")
    choose(window, "project.issue_report")
    assert not register.highlight_reports.get(draft.id).stands  # nothing was answered
    asked.answer = "issue"
    choose(window, "project.issue_report")
    assert register.highlight_reports.get(draft.id).stands
    assert "Dearer." in tab.page.toPlainText()
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_R)
    again = next(one for one in register.highlight_reports.all() if one.issued_on is None)
    assert again.done == "Let the contract."
    assert tab.editor.texts["done"].markdown() == "Let the contract."


def test_a_report_without_a_light_is_not_issued_and_says_why(
    window: MainWindow, project: str, asked: Asked
) -> None:
    tab = show(window, project, "reports", "new")
    asked.answer = "issue"
    choose(window, "project.issue_report")
    assert any("no overall light" in one for one in asked.texts)
    assert tab.current().issued_on is None


def test_an_issued_report_goes_on_the_agenda_and_may_be_withdrawn(
    window: MainWindow, project: str, asked: Asked, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    register, group = window.register, window.register.groups.all()[0].id
    add_meeting(register, group, date(2003, 12, 16), standing_items=False)
    tab = show(window, project, "reports", "new")
    QTest.keyClick(tab.editor.lights["overall"], Qt.Key.Key_G)
    asked.answer = "issue"
    choose(window, "project.issue_report")
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_A)
    settled(qtbot, lambda: register.highlight_reports.all()[0].item_id is not None)
    (report,) = register.highlight_reports.all()
    assert register.items.get(report.item_id or "").responsibility == "EG5"
    answer(monkeypatch, reason="A wrong sum")
    choose(window, "project.withdraw_report")
    assert register.highlight_reports.get(report.id).withdrawn_reason == "A wrong sum"
    assert "No report has been issued" in tab.subtitle()
