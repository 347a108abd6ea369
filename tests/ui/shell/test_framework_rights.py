"""The matrix of decision rights: keys, gaps and their remedies, columns, what a screen reader hears."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from egovdesk.operations.framework.rights import set_rights, use_model
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import add_meeting
from egovdesk.operations.people import add_post
from egovdesk.records.framework import RightKind
from egovdesk.records.groups import Tier
from egovdesk.records.matrix import ROWS
from tests.core.councils import BEFORE, DAY, Council, a_framework
from tests.scenes import a_council
from tests.ui.shell.windows import choose
from ui.desk import Desk
from ui.forms.form import Form
from ui.item_models.rights import SERVICE, RightsModel
from ui.main_window import MainWindow
from ui.places import Place
from ui.widgets.buttons import Button

D, R, P, C = RightKind.DECIDES, RightKind.RATIFIES, RightKind.PROPOSES, RightKind.CONSULTED


@pytest.fixture
def framework(tmp_path: Path, desk: Desk) -> Council:
    """A council with rights as in the model, of which three rows have gaps."""
    path = tmp_path / "northbridge.egovdesk"
    a_framework(a_council(path)).register.close()
    window = desk.open(path)
    assert window is not None
    window.resize(1440, 900)
    register = window.register
    groups = {one.prefix: one.id for one in register.groups.all()}
    council = Council(register, groups, register.posts.all()[0].id)
    use_model(register, ROWS, BEFORE)
    set_rights(register, [("C8", council.of("SDG")), ("C8", council.of("CFB"))], None, DAY)
    set_rights(register, [("C7", council.of("TIG"))], D, DAY)
    set_rights(register, [("D2", council.of("CFB"))], None, DAY)
    return council


@pytest.fixture
def tab(desk: Desk, framework: Council) -> Any:
    return shown(desk.windows[0])


def shown(window: MainWindow) -> Any:
    window.go(Place("framework"))
    window.activateWindow()
    window.view.tab.matrix.setFocus()
    QTest.qWait(10)
    return window.view.tab


def press(tab: Any, key: Qt.Key) -> None:
    QTest.keyClick(tab.matrix, key)


def buttons(tab: Any, words: str) -> list[Button]:
    return [one for one in tab.pane.findChildren(Button) if one.text() == words]


def test_the_item_model_is_sound(framework: Council) -> None:
    from egovdesk.rights import Rights

    model = RightsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.load(Rights(framework.register))
    model.load(Rights(framework.register), apart=True)
    assert model.rowCount() == 21, "eighteen rows, and headings over A, C and D"
    assert tester.model() is model


def test_letters_set_the_cell_and_ctrl_z_takes_it_back(tab: Any, framework: Council) -> None:
    key = framework.of("IMG").key
    tab.matrix.go_to("C8", key)
    for letter, kind in (
        (Qt.Key.Key_D, D),
        (Qt.Key.Key_R, R),
        (Qt.Key.Key_P, P),
        (Qt.Key.Key_C, C),
    ):
        press(tab, letter)
        assert tab.rights.held["C8"][framework.of("IMG")] is kind
    assert tab.matrix.current() == ("C8", key), "one stays where one was"
    choose(tab.window(), "rights.clear")
    assert framework.of("IMG") not in tab.rights.held["C8"]
    framework.register.undo()
    assert tab.rights.held["C8"][framework.of("IMG")] is C


def test_arrows_pass_over_headings_and_shift_takes_several(tab: Any, framework: Council) -> None:
    tab.matrix.go_to("B", framework.of("SDG").key)
    press(tab, Qt.Key.Key_Down)
    assert tab.matrix.current()[0] == "C1"
    QTest.keyClick(tab.matrix, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(tab, Qt.Key.Key_C)
    assert tab.rights.held["C1"][framework.of("SDG")] is C
    assert tab.rights.held["C2"][framework.of("SDG")] is C
    framework.register.undo()
    assert tab.rights.held["C2"][framework.of("SDG")] is D, "both cells were one step"


def test_f7_goes_from_gap_to_gap(tab: Any, framework: Council) -> None:
    assert tab.window().view.tabs.accessibleTabName(0) == "Decision rights 3 gaps"
    places = []
    for _ in range(4):
        choose(tab.window(), "rights.next_gap")
        places.append(tab.matrix.current()[0])
    assert places == ["C7", "C8", "D2", "C7"]
    assert len(tab.matrix.chosen()) == 2, "both that decide on security"


def test_the_model_closes_a_gap_from_the_pane(tab: Any, framework: Council) -> None:
    links = {one.accessibleName(): one for one in buttons(tab, "Use the model")}
    links["Use the model: Legal: nobody decides"].click()
    assert tab.rights.who_decides("C8") == "Service Delivery Group"
    assert [one.category for one in tab.rights.open_gaps] == ["C7", "D2"]


def test_a_gap_is_accepted_with_a_reason_and_opened_again(
    tab: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(form: Form) -> int:
        form.fields["reason"].set_text("Data standards are settled there.")
        form.try_saving()
        return 1

    monkeypatch.setattr(Form, "exec", answer)
    buttons(tab, "Accept, with a reason…")[0].click()
    assert [one.category for one in tab.rights.open_gaps] == ["C7", "C8"]
    buttons(tab, "Open again")[0].click()
    assert [one.category for one in tab.rights.open_gaps] == ["C7", "C8", "D2"]


def test_choosing_who_decides_offers_the_models_answer(
    tab: Any, framework: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(form: Form) -> int:
        asked.append(form.value("decides"))
        form.try_saving()
        return 1

    monkeypatch.setattr(Form, "exec", answer)
    tab.matrix.go_to("C8", framework.of("SDG").key)
    choose(tab.window(), "rights.choose")
    assert asked == [framework.of("SDG").key]
    assert tab.rights.who_decides("C8") == "Service Delivery Group"


def test_service_groups_share_a_column_until_they_are_shown_apart(
    tab: Any, framework: Council
) -> None:
    titles = [one.title for one in tab.matrix.cells.heads]
    assert titles[5:7] == ["Service development", "Head of ICT"]
    tab.matrix.go_to("C8", SERVICE)
    press(tab, Qt.Key.Key_P)
    assert [tab.rights.held["C8"][framework.of(key)] for key in ("HSG", "RBG", "PEG")] == [P, P, P]
    press(tab, Qt.Key.Key_E)
    assert "Housing Systems" in [one.title for one in tab.matrix.cells.heads]
    set_rights(framework.register, [("C8", framework.of("HSG"))], None, DAY)
    press(tab, Qt.Key.Key_E)
    index = tab.matrix.cells.place("C8", SERVICE)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Varies"


def test_every_cell_is_spoken_whole(tab: Any, framework: Council) -> None:
    def spoken(category: str, key: str) -> str:
        index = tab.matrix.cells.place(category, framework.of(key).key)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    assert spoken("C1", "SDG") == "C1 Personnel, Service Delivery, decides"
    assert spoken("C8", "SDG") == (
        "C8 Legal, Service Delivery, no right, the model: decides, nobody decides"
    )


def test_an_empty_matrix_offers_the_model(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "empty.egovdesk"
    a_framework(a_council(path)).register.close()
    window = desk.open(path)
    assert window is not None
    tab = shown(window)
    buttons(tab, "Fill from the model")[0].click()
    assert tab.rights.gaps == ()


def test_sixty_groups_scroll_beside_the_names(tab: Any, framework: Council) -> None:
    with framework.register.step("Many groups"):
        for number in range(52):
            add_group(framework.register, f"Service group {number}", [Tier.SERVICE])
    assert [one.under for one in tab.matrix.cells.heads][5] == "55 groups"
    press(tab, Qt.Key.Key_E)
    assert len(tab.matrix.cells.heads) == 61
    names = tab.matrix.verticalHeader()
    left = names.x()
    tab.matrix.go_to("E", tab.matrix.cells.heads[-1].key)
    assert tab.matrix.horizontalScrollBar().value() > 0
    assert names.x() == left and names.width() > 100
    shot = tab.matrix.grab()
    assert not shot.isNull()


def test_the_page_comes_back_to_its_cell(tab: Any, framework: Council) -> None:
    window = tab.window()
    tab.matrix.go_to("C7", framework.of("TIG").key)
    window.go(Place("people"))
    choose(window, "go.back")
    assert window.view.tab.matrix.current() == ("C7", framework.of("TIG").key)


def test_letters_can_be_switched_off(tab: Any, framework: Council, qapp: QApplication) -> None:
    tab.context.settings.set("letters", False)
    tab.matrix.go_to("C8", framework.of("SDG").key)
    press(tab, Qt.Key.Key_D)
    assert framework.of("SDG") not in tab.rights.held["C8"]


def filled_in(monkeypatch: pytest.MonkeyPatch, **values: str | date) -> list[str]:
    """Forms are filled with these and saved; what they advised is kept."""
    advised: list[str] = []

    def answer(form: Form) -> int:
        for name, value in values.items():
            field: Any = form.fields[name]
            put = "set_date" if isinstance(value, date) else "set_key"
            (getattr(field, put) if hasattr(field, put) else field.set_text)(value)
        advised.append(form._advice.sentence())
        form.try_saving()
        return 1

    monkeypatch.setattr(Form, "exec", answer)
    return advised


def words(tab: Any) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(one.text() for one in tab.pane.findChildren(QLabel))


def test_the_rights_are_sent_to_the_next_meeting_of_smt(
    tab: Any, framework: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_meeting(framework.register, framework.groups["SMT"], date(2003, 10, 14))
    send = next(one for one in tab.window().findChildren(Button) if "to adopt…" in one.text())
    assert send.text() == "Send to Senior Management Team to adopt…"
    advised = filled_in(monkeypatch)
    send.click()
    (said,) = advised
    assert said.startswith("An item on the agenda of 14 October 2003, with the rights kept")
    assert said.endswith("3 rows still have a gap.")
    assert "Version 1 is before Senior Management Team, 14 October 2003." in words(tab)
    next(one for one in buttons(tab, "Open the item")).click()
    assert tab.window().view.place().kind == "meeting"


def test_what_has_changed_since_it_was_adopted_on_paper(
    tab: Any, framework: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled_in(monkeypatch, adopted_on=BEFORE, note="Minute SMT 14/02")
    choose(tab.window(), "rights.record")
    assert "Adopted 11 March 2003. Minute SMT 14/02. Review by 11 March 2004." in words(tab)
    buttons(tab, "What has changed since")[0].click()
    assert "C8 Legal\nService Delivery Group no longer decides." in words(tab).replace(
        "Customer First Board no longer ratifies.\n", ""
    )


def test_another_day_shows_its_own_rights(
    tab: Any, framework: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled_in(monkeypatch, on=date(2003, 5, 1))
    choose(tab.window(), "rights.as_on")
    assert tab.rights.day == date(2003, 5, 1) and tab.rights.open_gaps == ()
    assert "As on 1 May 2003. What you set holds from then." in words(tab)
    buttons(tab, "Show today’s")[0].click()
    assert len(tab.rights.open_gaps) == 3


def test_a_limit_is_set_in_pounds_for_the_group_of_the_cell(
    tab: Any, framework: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.matrix.go_to("B", framework.of("CFB").key)
    filled_in(monkeypatch, amount="£250k")
    choose(tab.window(), "rights.limit")
    assert tab.rights.limit(framework.groups["CFB"], "B") == 250_000_00
    QTest.qWait(10)
    assert "Ratified over £250,000: Customer First Board" in words(tab)
    filled_in(monkeypatch, amount="")
    choose(tab.window(), "rights.limit")
    assert tab.rights.limits == ()


def test_the_architecture_rows_show_the_choice_and_the_papers_note(
    tab: Any, framework: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.matrix.go_to("D1", framework.of("SDG").key)
    QTest.qWait(10)
    assert "Who decides category D: Not chosen" in words(tab)
    assert "much more productive than a federal one" in words(tab)
    filled_in(monkeypatch, architecture="corporate", reason="One head, one network.")
    choose(tab.window(), "rights.architecture")
    assert "The corporate head of ICT" in words(tab) and "One head, one network." in words(tab)


def test_a_column_is_added_and_taken_out_again(
    tab: Any, framework: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = add_post(framework.register, "Head of Legal Services")
    filled_in(monkeypatch, holder=f"post:{post}")
    tab.matrix.go_to("C8", framework.of("SDG").key)
    choose(tab.window(), "rights.add_column")
    assert tab.matrix.current() == ("C8", f"post:{post}")
    press(tab, Qt.Key.Key_C)
    choose(tab.window(), "rights.remove_column")
    assert tab.matrix.cells.column_of(f"post:{post}") < 0
    framework.register.undo()
    assert tab.matrix.cells.column_of(f"post:{post}") > 0


def test_the_dates_of_a_right_are_changed(
    tab: Any, framework: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.matrix.go_to("C1", framework.of("SDG").key)
    filled_in(monkeypatch, from_on=date(2003, 4, 1), note="As minuted")
    choose(tab.window(), "rights.dates")
    (right,) = framework.register.rights.find(category="C1", kind=D)
    assert (right.from_on, right.note) == (date(2003, 4, 1), "As minuted")


def test_the_rights_are_exported_as_on_the_day_shown(tab: Any) -> None:
    asked: list[tuple[str, dict[str, Any]]] = []
    window = tab.window()
    object.__setattr__(tab.context, "export", lambda kind, **what: asked.append((kind, what)))
    choose(window, "export.page")
    choose(window, "rights.export_excel")
    assert asked == [("rights", {"on": DAY, "word": True}), ("rights", {"on": DAY})]
