"""The page of the investment programme: its list, and that it is found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import start_meeting
from egovdesk.operations.projects.facts import add_project, set_project_exempt
from egovdesk.records.programmes import Moscow
from tests.ui.shell.windows import Asked, a_desk, choose, settled
from ui.forms.form import Form
from ui.forms.programmes import AddProjectsForm, CriteriaForm, ProgrammeForm
from ui.forms.rankings import AgreedForm, MoveForm, TakeForm
from ui.forms.scoring import ScoreForm
from ui.item_models import public_screen
from ui.item_models.ranking import LINE
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.programme.kept import KeptDialog
from ui.views.programme.pane import ScoreRow
from ui.views.programme.ranking import RankingTab
from ui.views.programme.view import ProgrammeView
from ui.widgets.buttons import Button


@pytest.fixture
def example(
    qapp: QApplication, tmp_path: Path, northbridge: Path, asked: Asked
) -> Iterator[MainWindow]:
    path = tmp_path / northbridge.name
    shutil.copy(northbridge, path)
    window = a_desk(qapp, tmp_path).open(path)
    assert window is not None
    yield window
    window.close()


@pytest.fixture
def tab(example: MainWindow) -> RankingTab:
    example.go(Place("programme"))
    assert isinstance(example.view, ProgrammeView)
    found = example.view.tab
    assert isinstance(found, RankingTab)
    found.table.setFocus(Qt.FocusReason.OtherFocusReason)
    return found


def said(tab: RankingTab) -> list[str]:
    """What each row says, cell by cell."""
    model = tab.table.records
    cells = range(model.columnCount())
    return [
        " | ".join(str(model.index(row, at).data() or "") for at in cells)
        for row in range(model.rowCount())
    ]


def test_the_list_stands_as_the_board_sees_it(tab: RankingTab) -> None:
    rows = said(tab)
    assert rows[0] == "1 | Network replacement Corporate | 82 | Green | 210 | 260 | 260"
    assert (
        rows[1].startswith("2") and "Corporate CRM Customer First | 78 | Amber | – | 240" in rows[1]
    )
    assert rows[11].strip(" |") == "Funding line £1,450,000 for 2004/05, £38,000 unspent"
    assert rows[-1] == "14 | Digital TV channel Corporate | 27 | Red | 25 | 70 | 1,702"
    assert tab.subtitle().endswith("14 projects, 11 funded")


def test_the_arrows_step_over_the_funding_line(tab: RankingTab) -> None:
    above = tab.table.records.id_at(10)
    tab.table.select_id(above or "")
    QTest.keyClick(tab.table, Qt.Key.Key_Down)
    assert tab.table.currentIndex().row() == 12
    QTest.keyClick(tab.table, Qt.Key.Key_Up)
    assert tab.table.currentIndex().row() == 10
    assert tab.table.records.id_at(11) == LINE


def test_the_page_says_what_a_programme_is_where_there_is_none(window: MainWindow) -> None:
    choose(window, "go.programme")
    assert isinstance(window.view, ProgrammeView)
    assert window.view.empty.isVisible() and not window.view.tabs.isVisible()


def test_a_project_is_found_and_shown_in_its_place(example: MainWindow) -> None:
    crm = example.register.projects.find(title="Corporate CRM")[0].id
    example.go(Place("programme", select=crm))
    assert example.place() == Place("programme", example.view.programme_id, "ranking", crm)


def press(tab: RankingTab, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(tab.table, key, modifier)


def titles(tab: RankingTab) -> list[str]:
    assert tab.sheet is not None
    return [tab.sheet.lines[one.id].project.title for one in tab.ranked]


def pane_words(tab: RankingTab) -> str:
    QTest.qWait(60)
    labels = [one.text() for one in tab.pane.findChildren(QLabel) if one.isVisible()]
    rows = [one.accessibleName() for one in tab.pane.findChildren(ScoreRow)]
    return " | ".join([*labels, *rows])


def select(tab: RankingTab, title: str) -> str:
    project = tab.register.projects.find(title=title)[0].id
    tab.select_project(project)
    return project


def fill(monkeypatch: pytest.MonkeyPatch, kind: type[Form], **values: Any) -> None:
    """Have a form filled in and saved when it is shown."""

    def save(form: Form) -> int:
        for name, value in values.items():
            field: Any = form.fields[name]
            (field.set_key if hasattr(field, "set_key") else field.set_text)(value)
        form.try_saving()
        return form.result()

    monkeypatch.setattr(kind, "exec", save)


# -- places and weights --------------------------------------------------------------------------


def test_movement_since_the_ranking_that_was_agreed(tab: RankingTab) -> None:
    assert tab.subtitle().startswith("Draft ranking for Customer First Board, 21 October, item 9")
    spoken = [
        str(tab.table.records.index(row, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole))
        for row in range(8)
    ]
    assert spoken == [
        "1", "2, up 1, 1", "3, down 1, 1", "4", "5", "6, up 2, 2", "7, down 1, 1", "8, down 1, 1",
    ]  # fmt: skip
    assert "moved since the ranking agreed on 17 June" in tab.legend.accessibleName()


def test_the_pane_tells_the_selected_project(tab: RankingTab) -> None:
    select(tab, "Corporate CRM")
    said = pane_words(tab)
    assert "Corporate CRM" in said and "rank 2, was 3" in said
    assert "Benefit to citizens: 4.5 of 5" in said and "Delivery risk: 2.5 of 5" in said
    assert "Amber: the full cost rests on a supplier price the Board has not yet seen." in said
    assert "Susan Whitfield" in said and "Full case, 16 December" in said
    assert any(one.text() == "Open item 5" for one in tab.pane.findChildren(Button))


def test_dragging_a_weight_ranks_at_once_and_is_kept_when_let_go(tab: RankingTab) -> None:
    slider = tab.pane.weights.sliders[4]
    before, steps = titles(tab), tab.register.undo_label
    slider.setSliderDown(True)
    slider.setValue(50)
    QTest.qWait(10)
    assert titles(tab) != before
    assert tab.register.undo_label == steps
    assert "add up to 140: 40 too many" in pane_words(tab)
    slider.setSliderDown(False)
    assert [one.weight for one in tab.register.criteria.all()][4] == 50
    assert tab.register.undo_label == "Change weights"
    tab.register.undo()
    assert titles(tab) == before


def test_a_weight_typed_is_one_step_however_many_figures_it_has(tab: RankingTab) -> None:
    before = tab.register.mark
    press(tab, Qt.Key.Key_W)
    number = tab.pane.weights.numbers[0]
    assert number.hasFocus()
    QTest.keyClicks(number, "25")
    assert tab.register.criteria.all()[0].weight == 25
    assert "add up to 95: 5 too few" in pane_words(tab)
    tab.register.undo()
    assert tab.register.criteria.all()[0].weight == 30
    assert tab.register.mark != before


def test_weights_that_do_not_total_100_go_before_no_board(tab: RankingTab) -> None:
    tab.commit_weight(tab.register.criteria.all()[0].id, 25)
    assert tab.why_not_take() == "The weights total 95, and not 100."
    choose(tab.window(), "programme.share_out")  # type: ignore[arg-type]
    assert [one.weight for one in tab.register.criteria.all()] == [25, 27, 21, 16, 11]
    choose(tab.window(), "programme.agreed_weights")  # type: ignore[arg-type]
    assert [one.weight for one in tab.register.criteria.all()] == [30, 25, 20, 15, 10]


def test_alt_and_an_arrow_move_a_project_with_a_reason(
    tab: RankingTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(tab, "Smartcard pilot")
    fill(monkeypatch, MoveForm, reason="The bus companies join in November.")
    press(tab, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(tab)[10:12] == ["Smartcard pilot", "Document management, phase 1"]
    assert "Moved by hand from 12th: The bus companies join" in pane_words(tab)
    choose(tab.window(), "programme.take_move_back")  # type: ignore[arg-type]
    assert titles(tab)[11] == "Smartcard pilot"


def test_s_scores_the_selected_project(tab: RankingTab, monkeypatch: pytest.MonkeyPatch) -> None:
    crm = select(tab, "Corporate CRM")
    criteria = tab.register.criteria.all()
    fill(monkeypatch, ScoreForm, **{criteria[3].id: "5"})
    press(tab, Qt.Key.Key_S)
    assert tab.sheet is not None and tab.sheet.lines[crm].means[3] == 3.5


def test_a_score_that_is_none_is_told_beside_its_field(tab: RankingTab) -> None:
    assert tab.sheet is not None
    line = tab.sheet.lines[select(tab, "Corporate CRM")]
    form = ScoreForm(tab.context, tab, tab.sheet, line)
    form.fields[tab.sheet.criteria[0].id].set_text("7")
    form.try_saving()
    assert form.fields[tab.sheet.criteria[0].id].error().startswith("Type a whole number from 0")
    form.reject()


# -- the board -----------------------------------------------------------------------------------


def test_b_takes_the_list_to_the_board(
    tab: RankingTab, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before = len(tab.register.rankings.all())
    said: list[str] = []
    monkeypatch.setattr(TakeForm, "advise", lambda _form, words, kind="": said.append(words))
    fill(monkeypatch, TakeForm)
    press(tab, Qt.Key.Key_B)
    settled(qtbot, lambda: len(tab.register.rankings.all()) == before + 1)
    ranking = tab.register.rankings.all()[-1]
    (paper,) = tab.register.papers.find(item_id=ranking.item_id)
    files = tab.register.paper_files.find(paper_id=paper.id)
    assert files[-1].name == "CFB_2003-10-09_ranking-2004-05.pdf"
    assert said[0].startswith("It becomes the paper of item 9, “ICT investment programme 2004/05”.")


def test_the_boards_order_is_recorded_with_its_reasons(
    tab: RankingTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "has not decided" in tab.why_not_agree()
    ranking = tab.register.rankings.all()[-1]
    item = tab.register.items.get(ranking.item_id or "")
    start_meeting(tab.register, item.meeting_id or "", "14:00")
    add_decision(tab.register, item.id, ["the order be agreed"], outcome="agreed_with_changes")
    assert tab.why_not_agree() == "" and tab.decided.isVisible()

    def save(form: AgreedForm) -> int:
        form.list.select_id(tab.register.projects.find(title="Smartcard pilot")[0].id)
        QTest.keyClick(form.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        form.try_saving()
        assert form.reason.error() == "Say why the board moved Smartcard pilot."
        QTest.keyClicks(form.reason.edit, "The buses wait for it.")
        form.try_saving()
        return form.result()

    monkeypatch.setattr(AgreedForm, "exec", save)
    choose(tab.window(), "programme.agree")  # type: ignore[arg-type]
    assert titles(tab)[10] == "Smartcard pilot"
    assert tab.subtitle().startswith("Agreed by Customer First Board, 21 October")
    assert not tab.decided.isVisible()
    texts = [one.text for one in tab.register.blocks.find(item_id=item.id)]
    assert "Smartcard pilot was placed 11th, and not 12th: The buses wait for it." in texts


def test_o_opens_the_item_that_has_the_list(tab: RankingTab) -> None:
    window: Any = tab.window()
    ranking = tab.register.rankings.all()[-1]
    item = tab.register.items.get(ranking.item_id or "")
    press(tab, Qt.Key.Key_O)
    assert (window.place().kind, window.place().id) == ("meeting", item.meeting_id)
    assert window.place().select == item.id


def test_why_is_answered_from_what_was_kept(tab: RankingTab) -> None:
    select(tab, "Corporate CRM")
    press(tab, Qt.Key.Key_Y)
    (dialog,) = tab.window().findChildren(KeptDialog)
    assert dialog.title.text() == "Why Corporate CRM is 2nd"
    june = next(row.id for row in dialog.list.rows.all_rows() if "Agreed by" in row.tip)
    dialog.list.select_id(june)
    assert dialog.title.text() == "Why Corporate CRM is 3rd"
    said = dialog.page.toPlainText()
    assert "It scored 72.5 of 100, which by score alone put it 3rd of 14." in said
    assert "Agreed by Customer First Board, 17 June 2003 (CFB 13/03)" in said
    assert "Anil Mistry 4 (29 May 2003), Helen Marsden 4 (29 May 2003)" in said
    dialog.close()


# -- other views -----------------------------------------------------------------------------------


def test_t_shows_what_a_weight_sways_and_esc_the_ranking_again(tab: RankingTab) -> None:
    press(tab, Qt.Key.Key_T)
    assert "If one weight moves by 5 points" in tab.sway.sentence.text()
    rows = [row.cell.spoken for row in tab.sway.list.rows.all_rows()]
    assert rows[0] == "Benefit to citizens, now 30" and rows[1].startswith("−10 to 20")
    QTest.keyClick(tab.sway.list, Qt.Key.Key_Escape)
    assert tab.table.hasFocus() and tab.stack.currentIndex() == 0


def test_m_shows_moscow_where_letters_say_what_must_be_done(tab: RankingTab) -> None:
    select(tab, "Corporate CRM")
    press(tab, Qt.Key.Key_M)
    assert tab.by_need.list.hasFocus()
    QTest.keyClick(tab.by_need.list, Qt.Key.Key_M)
    (entry,) = tab.register.programme_projects.find(project_id=tab.selected())
    assert (entry.moscow, entry.effort) == (Moscow.MUST, 310)
    assert "Must, 4 projects, 1,090 days, 64% of the effort" in tab.by_need.list.rows.index(
        0, 0
    ).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_public_screen_hides_an_exempt_project_and_the_running_totals(tab: RankingTab) -> None:
    set_project_exempt(tab.register, select(tab, "Corporate CRM"), True, "A8")
    public_screen.turn(True)
    rows = said(tab)
    assert not any("CRM" in row or "240" in row for row in rows)
    assert all(row.rsplit(" | ", 1)[1] == "" for row in rows)


# -- a programme of one's own ----------------------------------------------------------------------


def test_the_first_programme_is_started_from_the_empty_page(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(window, "go.programme")
    fill(monkeypatch, ProgrammeForm, budget="£90,000")
    choose(window, "programme.start")
    (made,) = window.register.programmes.all()
    assert (made.label, made.budget) == ("ICT investment programme 2004/05", 90_000_00)
    assert isinstance(window.view, ProgrammeView) and window.view.tabs.isVisible()
    assert window.windowTitle().startswith("ICT investment programme 2004/05")


@pytest.mark.parametrize("typed", ["-5", "£1bn", "10000000000000000"])
def test_an_absurd_budget_is_told_beside_its_field(window: MainWindow, typed: str) -> None:
    choose(window, "go.programme")
    form = ProgrammeForm(window.context, window)
    form.fields["budget"].set_text(typed)
    form.try_saving()
    assert form.fields["budget"].error()
    assert window.register.programmes.all() == []
    form.reject()


def test_projects_of_the_register_are_let_in_and_out(
    tab: RankingTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = add_project(tab.register, "Land charges on the web")

    def save(form: AddProjectsForm) -> int:
        form.fields["projects"]._chosen = [new]
        form.try_saving()
        return form.result()

    monkeypatch.setattr(AddProjectsForm, "exec", save)
    choose(tab.window(), "programme.add_projects")  # type: ignore[arg-type]
    assert titles(tab)[-1] == "Land charges on the web"
    assert "not scored" in said(tab)[-1]
    tab.select_project(new)
    choose(tab.window(), "programme.exclude")  # type: ignore[arg-type]
    assert len(titles(tab)) == 14


def test_criteria_are_renamed_added_and_removed(
    tab: RankingTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(monkeypatch, CriteriaForm, title0="Benefit to everybody", title4="", title5="Rural access")
    choose(tab.window(), "programme.criteria")  # type: ignore[arg-type]
    assert tab.sheet is not None
    assert [one.title for one in tab.sheet.criteria] == [
        "Benefit to everybody", "Strategic fit", "Cashable savings", "Delivery risk", "Rural access",
    ]  # fmt: skip
    assert "add up to 90: 10 too few" in pane_words(tab)


def test_a_ranking_that_was_tampered_with_is_told_and_the_page_stands(tab: RankingTab) -> None:
    kept = next(one for one in tab.register.rankings.all() if one.state == "agreed")
    taken = tab.register.rankings.all()[-1]
    with tab.register.step("Tamper"):
        tab.register.rankings.update(kept.id, content=kept.content.replace("Smart", "Post"))
        tab.register.rankings.remove(taken.id)
    assert tab.subtitle().startswith("This ranking is not as it was kept")
    assert len(titles(tab)) == 14
    press(tab, Qt.Key.Key_Y)
    (dialog,) = tab.window().findChildren(KeptDialog)
    dialog.list.select_id(kept.id)
    assert dialog.page.toPlainText().startswith("This ranking is not as it was kept")
    dialog.close()
