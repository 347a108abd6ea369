"""The standards, common systems, selections and strategies, by keyboard."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from egovdesk.operations.selections import add_option, add_selection, set_conformity
from egovdesk.operations.standards import (
    add_standard,
    add_system,
    adopt_standard,
    replace_standard,
)
from egovdesk.operations.strategies import add_strategy, set_decision_bearings
from egovdesk.records.money import read_money
from egovdesk.records.standards import Conforms, SelectionStage, StandardStage
from tests.ui.shell.windows import choose
from ui.forms.form import Form
from ui.item_models import public_screen
from ui.main_window import MainWindow
from ui.places import Place
from ui.widgets.fields import DateField, Select
from ui.widgets.ticks import TickField


def page(window: MainWindow, kind: str, select: str = "") -> Any:
    window.go(Place(kind, select=select))
    view: Any = window.view
    view.table.setFocus(Qt.FocusReason.OtherFocusReason)
    return view


def press(view: Any, key: Qt.Key) -> None:
    QTest.keyClick(view.table, key)


def fill(form: Form, name: str, value: Any) -> None:
    field: Any = form.fields[name]
    if isinstance(field, TickField):
        field.set_chosen(value)
    elif isinstance(field, Select):
        field.set_key(value)
    elif isinstance(field, QCheckBox):
        field.setChecked(value)
    elif isinstance(field.edit, QCheckBox):
        field.edit.setChecked(value)
    elif hasattr(field, "set_text") and not isinstance(field, DateField):
        field.set_text(value) if field.__class__.__name__ == "TextField" else field.edit.setText(
            value
        )
    else:
        field.edit.setText(value)


def answer(monkeypatch: pytest.MonkeyPatch, **typed: Any) -> list[Form]:
    """Let the next forms be filled in and saved; they are kept to look at."""
    shown: list[Form] = []

    def exec_(form: Form) -> int:
        shown.append(form)
        for name, value in typed.items():
            fill(form, name, value)
        form.try_saving()
        return form.result()

    monkeypatch.setattr(Form, "exec", exec_)
    return shown


def said(view: Any) -> str:
    view._show_details()
    return " ".join(one.text() for one in view.details.widget().findChildren(QLabel))


def test_a_standard_goes_by_e_from_asked_for_to_adopted(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, register = page(window, "standards"), window.register
    answer(monkeypatch, title="E-mail policy", area="security", asked_by="Members")
    choose(window, "standards.add")
    (made,) = register.standards.all()
    assert (made.title, made.area, made.asked_by) == ("E-mail policy", "security", "Members")
    assert view.table.current_id() == made.id
    view.table.setFocus()
    for stage in (StandardStage.DRAFTING, StandardStage.CONSULTATION, StandardStage.PROPOSED):
        press(view, Qt.Key.Key_E)
        assert register.standards.get(made.id).stage is stage
    decision = register.decisions.find(title="Corporate CRM")[0]
    answer(monkeypatch, decision=f"{decision.number} {decision.title}", version="1.0")
    press(view, Qt.Key.Key_E)
    adopted = register.standards.get(made.id)
    assert (adopted.stage, adopted.version) == (StandardStage.ADOPTED, "1.0")
    assert adopted.decision_id == decision.id
    assert decision.number in said(view)
    choose(window, "edit.undo")
    assert register.standards.get(made.id).stage is StandardStage.PROPOSED


def test_words_that_are_no_decision_are_refused_beside_their_field(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    standard = add_standard(window.register, "E-mail policy", stage=StandardStage.PROPOSED)
    page(window, "standards", standard)
    (form,) = [answer(monkeypatch, decision="nonsense")]
    choose(window, "standards.adopt")
    assert "No decision of that number" in form[0].fields["decision"].error()
    assert window.register.standards.get(standard).stage is StandardStage.PROPOSED


def test_a_standard_due_for_review_is_amber_and_kept_or_replaced(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    standard = add_standard(register, "E-mail policy", version="1.0")
    adopt_standard(register, standard, date(2002, 9, 1), review_on=date(2003, 9, 1))
    view = page(window, "standards", standard)
    assert view.count_note.text() == "1 due for review, none being worked up"
    assert "Due for review" in view.table.records.index(0, 2).data()
    answer(monkeypatch, review_on="1 september 2004")
    press(view, Qt.Key.Key_E)
    assert register.standards.get(standard).review_on == date(2004, 9, 1)
    shown = answer(monkeypatch)
    press(view, Qt.Key.Key_V)
    assert shown[0].value("version") == "2.0"
    (second,) = register.standards.find(replaces_id=standard)
    assert view.table.current_id() == second.id
    assert view.why_not_adopt() == ""


def test_filters_tell_what_holds_from_what_is_worked_up(window: MainWindow) -> None:
    register = window.register
    held = add_standard(register, "E-mail policy", text="No chain letters.")
    adopt_standard(register, held, date(2003, 9, 1))
    add_standard(register, "Data standard")
    view = page(window, "standards")
    view.chips["shown"].set_value("worked_up")
    view.filters.changed.emit()
    assert view.count.text() == "1 of 2 standards"
    view.clear_filters()
    view.field.setText("chain")
    view.filters.changed.emit()
    assert view.table.records.ids() == [held]


def test_exempt_standards_and_selections_are_hidden_on_the_public_screen(
    window: MainWindow,
) -> None:
    register = window.register
    standard = add_standard(register, "Encryption keys", exempt=True, ground="A7")
    view = page(window, "standards", standard)
    public_screen.turn(True)
    try:
        assert "Encryption" not in view.table.records.index(0, 0).data()
        assert "Encryption" not in said(view)
    finally:
        public_screen.turn(False)
    assert "Encryption keys" in said(view)


def test_an_exempt_standard_is_named_nowhere_on_the_public_screen(window: MainWindow) -> None:
    register = window.register
    secret = add_standard(register, "Encryption keys", exempt=True, ground="A7")
    adopt_standard(register, secret, date(2003, 9, 1))
    group = register.groups.all()[0].id
    after = replace_standard(register, secret)
    with register.step("Open it"):
        register.standards.update(after, title="Locks", exempt=False)
    system = add_system(register, "Vault", standard_id=secret)
    chosen = add_selection(register, group, "Key store")
    set_conformity(register, chosen, {secret: Conforms.YES}, "Encryption as bought")
    public_screen.turn(True)
    try:
        for kind, record in (("standards", after), ("systems", system), ("selections", chosen)):
            view = page(window, kind, record)
            assert "Encryption" not in said(view)
            for part in view.details.widget().findChildren(QWidget):
                words = part.toolTip() + part.accessibleName() + part.accessibleDescription()
                assert "Encryption" not in words, kind
    finally:
        public_screen.turn(False)


def test_tabs_lead_from_one_list_to_the_next(window: MainWindow) -> None:
    page(window, "standards")
    seen = []
    for _turn in range(4):
        view: Any = window.view
        choose(window, f"{view.NAME}.next_tab")
        seen.append(window.view.NAME if window.view else "")
    assert seen == ["systems", "selections", "strategies", "standards"]
    view = window.view
    view.tabs.tab_changed.emit("selections")
    assert window.view is not None and window.view.NAME == "selections"
    choose(window, "go.back")
    assert window.view is not None and window.view.NAME == "standards"
    assert window.view.tabs.current() == "standards"  # type: ignore[attr-defined]


def test_a_system_is_added_ended_and_named_by_purpose(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, register = page(window, "systems"), window.register
    assert view.count_note.text().startswith("none named for E-mail, Office productivity")
    answer(monkeypatch, name="Outlook", kind="email", from_on="1 april 2001")
    choose(window, "systems.add")
    (made,) = register.systems.all()
    assert view.count_note.text().startswith("none named for Office productivity")
    answer(monkeypatch, until_on="30 september 2003")
    choose(window, "systems.end")
    assert register.systems.get(made.id).until_on == date(2003, 9, 30)
    assert view.count_note.text().startswith("none named for E-mail")


def test_a_selection_is_chosen_confirmed_and_waived_by_keyboard(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, register = page(window, "selections"), window.register
    standard = add_standard(register, "Data standard")
    adopt_standard(register, standard, date(2003, 9, 1))
    answer(monkeypatch, title="Housing rents", need="The mainframe ends")
    choose(window, "selections.add")
    (made,) = register.selections.all()
    view.table.setFocus()
    answer(monkeypatch, name="Rentsense", amount="£90k")
    press(view, Qt.Key.Key_E)
    (option,) = register.selection_options.all()
    assert option.amount == 9_000_000 and "£90,000" in said(view) + str(
        [row.cell.spoken for row in view.details.widget().findChild(_rows()).rows.all_rows()]
    )
    press(view, Qt.Key.Key_E)
    shown = answer(monkeypatch)
    press(view, Qt.Key.Key_E)
    assert shown[0]._advice.sentence() == "No business case is written down yet."
    assert register.selections.get(made.id).stage is SelectionStage.CHOSEN
    assert view.count_note.text() == "1 chosen without a confirmation or a waiver"
    answer(monkeypatch, named=[standard], no=[standard])
    press(view, Qt.Key.Key_C)
    assert "Does not conform" in view.table.records.index(0, 3).data()
    person = register.people.find(name="Priya Raman")[0].id
    answer(monkeypatch, waiver="None conforms yet", waived_by_id=person)
    press(view, Qt.Key.Key_W)
    assert "Waived by Priya Raman on 9 October 2003: None conforms yet" in said(view)
    assert view.count_note.text() == "every one chosen is confirmed or waived"
    choose(window, "selections.unwaive")
    assert register.selections.get(made.id).waived_on is None


def _rows() -> type:
    from ui.widgets.row_tree import RowList

    return RowList


def test_a_waiver_needs_a_reason_and_somebody_who_gives_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    made = add_selection(register, register.groups.all()[0].id, "Housing rents")
    page(window, "selections", made)
    shown = answer(monkeypatch, waiver="")
    choose(window, "selections.waive")
    assert shown[0].fields["waiver"].error() == "Say why it need not conform to the standards."
    assert shown[0].fields["waived_by_id"].error() == "Say who gave it, or by which decision."
    assert register.selections.get(made).waived_on is None


def test_a_strategy_shows_what_is_linked_to_it(window: MainWindow) -> None:
    register = window.register
    strategy = add_strategy(register, "Community plan")
    decision = register.decisions.find(title="Corporate CRM")[0]
    view = page(window, "strategies", strategy)
    assert "No decision is linked to it yet." in said(view)
    set_decision_bearings(register, decision.id, [f"strategies:{strategy}"])
    assert "Bearing upon it" in said(view)
    shown = view.details.widget().findChild(_rows())
    shown.opened.emit("0")
    assert window.view is not None and window.view.NAME == "decisions"


def test_the_palette_finds_standards_and_selections(window: MainWindow) -> None:
    from ui.views.palette import place_of

    register = window.register
    standard = add_standard(register, "E-mail policy")
    assert place_of(register, "standard", standard, None) == Place("standards", select=standard)
    made = add_selection(register, register.groups.all()[0].id, "Housing rents")
    option = add_option(register, made, "Rentsense")
    set_conformity(register, made, {standard: Conforms.YES})
    assert place_of(register, "selection", made, None) == Place("selections", select=made)
    assert option and add_system(register, "Outlook", standard_id=standard)
    assert "Systems chosen by it" in said(page(window, "standards", standard))


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("£640,000", 64_000_000),
        ("90k", 9_000_000),
        ("12.5", 1_250),
        ("1.25m", 125_000_000),
        ("", None),
    ],
)
def test_sums_are_read_as_a_clerk_types_them(typed: str, pence: int | None) -> None:
    assert read_money(typed) == pence


@pytest.mark.parametrize("typed", ["about £5", "-3", "1,00", "£", "99999999999999999"])
def test_what_is_no_sum_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match="sum"):
        read_money(typed)


def test_each_list_writes_itself_in_excel_and_word(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        "ui.exports.export",
        lambda _w, _c, kind, **what: asked.append((kind, bool(what.get("word")))),
    )
    view = page(window, "standards")
    choose(window, "standards.export")
    view.chips["shown"].set_value("worked_up")
    choose(window, "export.page")
    choose(window, "standards.export_word")
    page(window, "selections")
    choose(window, "selections.export_word")
    page(window, "systems")
    choose(window, "systems.export")
    assert asked == [
        ("standards", False), ("worked-up", False), ("worked-up", True), ("selections", True),
        ("standards", False),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["standards", "selections"])
def test_a_line_is_made_exempt_on_a_ground_and_opened_again(window: MainWindow, kind: str) -> None:
    from PySide6.QtWidgets import QMenu

    register = window.register
    if kind == "standards":
        made = add_standard(register, "Encryption keys")
    else:
        made = add_selection(register, register.groups.all()[0].id, "Network partner")
    view = page(window, kind, made)
    choose(window, f"{kind}.exempt")
    menu = next(one for one in view.findChildren(QMenu) if one.actions())
    menu.actions()[0].trigger()
    held = getattr(register, kind).get(made)
    assert held.exempt and held.ground
    menu.close()
    choose(window, f"{kind}.exempt")
    assert not getattr(register, kind).get(made).exempt
