"""Decisions, Actions, People, groups, the calendar and the palette, by keyboard."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from egovdesk.operations.groups import add_group
from egovdesk.operations.people import add_person
from egovdesk.records.actions import ActionState
from tests.ui.shell.windows import choose
from ui.forms.actions import ActionForm, PutOffForm
from ui.forms.form import Form
from ui.forms.groups import EndMembershipForm, GroupForm, MembershipForm, RenameForm
from ui.forms.meetings import MeetingForm, read_time
from ui.forms.people import AppointForm, PersonForm
from ui.item_models import actions, decisions, people
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.palette import Palette


def _page(window: MainWindow, kind: str, **where: str) -> Any:
    window.go(Place(kind, **where))  # type: ignore[arg-type]
    view: Any = window.view
    view.table.setFocus() if hasattr(view, "table") else None
    return view


def _group(window: MainWindow) -> Any:
    return window.register.groups.all()[0]


def _palette(window: MainWindow, typed: str) -> Palette:
    choose(window, "go.find")
    found = window.findChildren(Palette)[-1]
    found.field.setText(typed)
    return found


def _labels(palette: Palette) -> list[str]:
    return [row.cell.plain for row in palette.list.rows.all_rows() if not row.heading]


# -- item models ---------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [decisions.make_model, actions.make_model, people.make_model])
def test_item_models_keep_qts_rules(window: MainWindow, make: Any) -> None:
    model = make(window.register)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.reload()
    for column in range(model.columnCount()):
        model.sort(column, Qt.SortOrder.DescendingOrder)
    assert model.rowCount() >= 2


# -- decisions -----------------------------------------------------------------------------------


def test_decisions_are_found_as_one_types(window: MainWindow, qtbot: QtBot) -> None:
    view = _page(window, "decisions")
    view.field.setText("tend")
    qtbot.waitUntil(lambda: view.table.records.rowCount() == 1)
    assert view.count.text() == "1 of 2 decisions"
    view.clear_filters()
    assert view.table.records.rowCount() == 2


def test_exempt_decisions_are_marked_in_words(window: MainWindow) -> None:
    view = _page(window, "decisions")
    spoken = [view.table.records.index(row, 2).data() for row in range(2)]
    assert any("exempt" in text for text in spoken)


def test_decisions_are_copied_with_their_reference(window: MainWindow, qtbot: QtBot) -> None:
    view = _page(window, "decisions")
    number = window.register.decisions.all()[0].number
    view.table.select_id(window.register.decisions.all()[0].id)
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert number in QGuiApplication.clipboard().text()


def test_enter_on_a_decision_opens_its_minute(window: MainWindow, qtbot: QtBot) -> None:
    view = _page(window, "decisions")
    view.table.select_id(window.register.decisions.all()[0].id)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    place = window.place()
    assert place is not None
    assert place.kind == "meeting"


# -- actions -------------------------------------------------------------------------------------


def test_late_actions_come_first_and_say_how_late(window: MainWindow) -> None:
    view = _page(window, "actions")
    assert view.table.records.index(0, 4).data() == "8 days late"


def test_d_marks_an_action_done_and_undo_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    view = _page(window, "actions")
    action_id = view.table.current_id()
    qtbot.keyClick(view.table, Qt.Key.Key_D)
    assert window.register.actions.get(action_id).state is ActionState.DONE
    assert view.table.records.row_of(action_id) < 0
    choose(window, "edit.undo")
    assert view.table.records.row_of(action_id) >= 0


def test_e_takes_the_next_step(window: MainWindow, qtbot: QtBot) -> None:
    view = _page(window, "actions")
    action_id = view.table.current_id()
    qtbot.keyClick(view.table, Qt.Key.Key_E)
    assert window.register.actions.get(action_id).state is ActionState.IN_PROGRESS


def test_letters_do_nothing_when_switched_off(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, "tools.letters")
    view = _page(window, "actions")
    qtbot.keyClick(view.table, Qt.Key.Key_D)
    assert window.register.actions.get(view.table.current_id()).state is ActionState.OPEN


def test_putting_off_keeps_the_former_date(window: MainWindow) -> None:
    action = window.register.actions.find(title="Send the draft round")[0]
    form = PutOffForm(window.context, window, action)
    form.fields["due_on"].edit.setText("31 oct")
    form.fields["reason"].edit.setText("waiting for figures")
    form.try_saving()
    assert window.register.actions.get(action.id).due_on == date(2003, 10, 31)
    former = window.register.action_dues.find(action_id=action.id)[0]
    assert (former.due_on, former.reason) == (date(2003, 10, 1), "waiting for figures")


# -- forms ---------------------------------------------------------------------------------------


def _typed(form: Form, **texts: str) -> Form:
    for name, text in texts.items():
        field: Any = form.fields[name]
        edit = field.edit
        edit.setPlainText(text) if hasattr(edit, "setPlainText") else edit.setText(text)
    form.try_saving()
    return form


def _error(form: Form, name: str) -> str:
    field: Any = form.fields[name]
    return str(field.error())


def test_a_name_of_ten_thousand_letters_is_refused_by_a_sentence(window: MainWindow) -> None:
    form = _typed(GroupForm(window.context, window), name="x" * 10_000)
    assert "10,000 characters" in _error(form, "name")
    assert form.result() != QDialog.DialogCode.Accepted


@pytest.mark.parametrize("name", ["لجنة العملاء", "Board 🏛️", "Commissiwn Gymraeg ŵ"])
def test_names_in_any_script_are_kept(window: MainWindow, name: str) -> None:
    form = _typed(GroupForm(window.context, window), name=name)
    assert window.register.groups.get(form.result_id).name == name


def test_a_group_cannot_report_to_one_below_it(window: MainWindow) -> None:
    top = _group(window)
    below = add_group(window.register, "Below", parent_id=top.id)
    form = GroupForm(window.context, window, top)
    form.fields["parent_id"].set_key(below)
    form.try_saving()
    assert "below itself" in form._note.sentence()
    assert window.register.groups.get(top.id).parent_id is None


def test_where_minute_numbers_begin_is_set_in_the_groups_form(window: MainWindow) -> None:
    form = GroupForm(window.context, window, _group(window))
    form.fields["asks_formed"].setChecked(True)
    _typed(form, first_number="41", first_year="2003")
    kept = _group(window)
    assert (kept.first_number, kept.first_year, kept.asks_formed) == (41, 2003, True)


@pytest.mark.parametrize(("name", "typed", "said"), [
    ("first_number", "none", "from 1 upwards"), ("first_year", "next", "such as 2003"),
])  # fmt: skip
def test_a_first_number_or_year_that_is_none_is_refused(
    window: MainWindow, name: str, typed: str, said: str
) -> None:
    before = _group(window)
    form = _typed(GroupForm(window.context, window, before), **{name: typed})
    assert said in _error(form, name)
    assert _group(window) == before


def test_renaming_keeps_the_former_name(window: MainWindow) -> None:
    group = _group(window)
    _typed(RenameForm(window.context, window, group), name="Customer Board", on="1 nov 2003")
    assert window.register.groups.get(group.id).name == "Customer Board"
    assert window.register.group_names.find(group_id=group.id)[0].name == group.name


def test_a_membership_that_ends_before_it_begins_is_refused(window: MainWindow) -> None:
    form = MembershipForm(window.context, window, _group(window).id)
    _typed(form, from_on="1 nov 2003", until_on="1 oct 2003")
    assert "ends before it begins" in _error(form, "until_on")


def test_ending_a_membership_keeps_it_for_older_meetings(window: MainWindow) -> None:
    group = _group(window)
    place = window.register.memberships.on(group.id, date(2003, 10, 9))[1].membership
    _typed(EndMembershipForm(window.context, window, place), until_on="30 sep 2003")
    assert place.id not in [
        one.membership.id for one in window.register.memberships.on(group.id, date(2003, 10, 9))
    ]
    assert place.id in [
        one.membership.id for one in window.register.memberships.on(group.id, date(2003, 9, 16))
    ]


def test_a_meeting_is_planned_on_a_day_as_one_says_it(window: MainWindow) -> None:
    form = MeetingForm(window.context, window, group_id=_group(window).id)
    _typed(form, held_on="18 november", starts_at="2.30pm")
    made = window.register.meetings.get(form.result_id)
    assert (made.held_on, made.starts_at) == (date(2003, 11, 18), "14:30")


def test_times_are_shown_in_forms_as_one_says_them(window: MainWindow) -> None:
    group = _group(window)
    with window.register.step("Meet at two"):
        window.register.groups.update(group.id, usual_time="14:00")
    group = _group(window)
    form = MeetingForm(window.context, window, group_id=group.id)
    assert form.fields["starts_at"].text() == "2.00pm"
    of_group = GroupForm(window.context, window, group)
    assert of_group.fields["usual_time"].text() == "2.00pm"
    of_group.try_saving()
    assert _group(window).usual_time == "14:00"


def test_a_day_that_does_not_exist_is_explained(window: MainWindow) -> None:
    form = MeetingForm(window.context, window, group_id=_group(window).id)
    _typed(form, held_on="31 february 2004")
    assert "February has 29 days in 2004" in _error(form, "held_on")


@pytest.mark.parametrize(
    ("typed", "kept"), [("2pm", "14:00"), ("9.30am", "09:30"), ("14:00", "14:00"), ("12pm", "12:00"),
                        ("soon", "soon")],
)  # fmt: skip
def test_times_are_read_as_typed(typed: str, kept: str) -> None:
    assert read_time(typed) == kept


def test_a_person_is_added_and_appointed(window: MainWindow) -> None:
    made = _typed(PersonForm(window.context, window), name="Helen Marsden").result_id
    post = window.register.posts.all()[0]
    form = AppointForm(window.context, window, person_id=made, post_id=post.id)
    form.try_saving()
    assert window.register.holdings.find(person_id=made)[0].post_id == post.id


def test_an_action_without_words_is_refused(window: MainWindow) -> None:
    form = _typed(ActionForm(window.context, window), title="")
    assert "empty" in _error(form, "title")


# -- people and groups ---------------------------------------------------------------------------


def test_somebody_in_old_minutes_is_never_deleted(window: MainWindow) -> None:
    view = _page(window, "people")
    person = window.register.people.find(name="Priya Raman")[0]
    view.table.select_id(person.id)
    choose(window, "people.remove")
    assert window.register.people.get(person.id).left_on == date(2003, 10, 9)


def test_somebody_never_recorded_is_deleted_and_undone(window: MainWindow) -> None:
    made = add_person(window.register, "Nobody Atall")
    view = _page(window, "people", select=made)
    assert view.table.current_id() == made
    choose(window, "people.remove")
    assert window.register.people.maybe(made) is None
    choose(window, "edit.undo")
    assert window.register.people.maybe(made) is not None


@pytest.mark.parametrize(
    "tab", ["overview", "meetings", "members", "decisions", "actions", "terms"]
)
def test_each_part_of_a_group_is_a_place(window: MainWindow, tab: str) -> None:
    window.go(Place("group", _group(window).id, tab))
    place = window.place()
    assert place is not None
    assert place.tab == tab


def test_terms_of_reference_are_kept_when_one_leaves(window: MainWindow) -> None:
    group = _group(window)
    view = _page(window, "group", id=group.id, tab="terms")
    view.terms.edit.setPlainText("To lead e-government.")
    window.go(Place("today"))
    assert window.register.groups.get(group.id).terms_of_reference == "To lead e-government."


def test_a_group_that_met_is_not_removed_and_says_why(window: MainWindow) -> None:
    group = _group(window)
    view = _page(window, "group", id=group.id)
    choose(window, "groups.remove")
    assert window.register.groups.maybe(group.id) is not None
    assert "Dissolve it" in view._note.sentence()


def test_the_calendar_opens_a_meeting(window: MainWindow, qtbot: QtBot) -> None:
    view = _page(window, "calendar")
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    place = window.place()
    assert place is not None
    assert place.kind == "meeting"


# -- palette -------------------------------------------------------------------------------------


def test_the_palette_finds_places_commands_and_words(window: MainWindow) -> None:
    assert "Decisions" in _labels(_palette(window, "dec"))
    assert "New group…" in _labels(_palette(window, "new gr"))
    assert any("tender" in label for label in _labels(_palette(window, "tender")))


def test_the_palette_says_that_nothing_is_found(window: MainWindow) -> None:
    assert _palette(window, "zzzzqq").list.empty_text == "Nothing is found for “zzzzqq”."


def test_the_palette_finds_commands_by_the_words_of_their_menu(window: MainWindow) -> None:
    window.go(Place("decisions"))
    found = _labels(_palette(window, ">exp"))
    assert found[0] == "Export this page…", "what is named so comes first"
    assert {"Decision register…", "Action log…", "Attendance…", "Membership…"} <= set(found)
    assert _labels(_palette(window, ">file exp attend")) == ["Attendance…"]
    assert "New meeting…" not in found


def test_the_palette_shows_commands_alone_after_a_sign(window: MainWindow) -> None:
    palette = _palette(window, ">undo")
    assert all(
        row.id.startswith("command:") for row in palette.list.rows.all_rows() if not row.heading
    )


def test_exempt_matter_in_the_palette_is_marked(window: MainWindow) -> None:
    palette = _palette(window, "tender")
    assert any(row.exempt for row in palette.list.rows.all_rows())


def test_enter_in_the_palette_goes_there(window: MainWindow, qtbot: QtBot) -> None:
    palette = _palette(window, "people")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    place = window.place()
    assert place is not None
    assert place.kind == "people"


def test_arrows_move_in_the_palette_and_esc_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    palette = _palette(window, "c")
    first = palette.list.current_id()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.current_id() != first
    with qtbot.waitSignal(palette.destroyed):
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)


@pytest.mark.parametrize("typed", ["", ">", '"', "a* OR", "(", "\x00", "🏛", "'; --"])
def test_the_palette_survives_what_nobody_would_type(window: MainWindow, typed: str) -> None:
    _palette(window, typed)._search(ranked=True)


def test_an_extract_of_a_decision_is_written_from_the_decisions(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(
        "ui.exports.export", lambda _w, _c, kind, **what: asked.append((kind, what))
    )
    window.go(Place("decisions"))
    view: Any = window.view
    chosen = window.register.decisions.all()[-1].id
    view.table.select_id(chosen)
    choose(window, "decisions.extract_selected")
    assert asked == [("extract", {"decision": chosen})]
    assert view.repository.maybe(chosen) is not None
