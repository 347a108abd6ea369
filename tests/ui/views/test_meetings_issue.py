"""Issuing from the workspace: to whom, what notice it gives, and a supplement afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from egovdesk.operations.authority import change_authority
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import add_item, add_meeting
from egovdesk.records.meetings import Issue
from tests.scenes import Board
from tests.ui.views.desk import Desk
from ui.exports import arguments_for, suggested_name
from ui.forms.issue import IssueForm
from ui.item_models import public_screen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def answer(
    monkeypatch: pytest.MonkeyPatch, fill: Callable[[IssueForm], object] = lambda _form: None
) -> list[IssueForm]:
    """Fill the form in and choose OK as soon as it is shown; the forms that were shown."""
    shown: list[IssueForm] = []

    def fill_and_issue(form: IssueForm) -> int:
        shown.append(form)
        fill(form)
        form.try_saving()
        return form.result()

    monkeypatch.setattr(IssueForm, "exec", fill_and_issue)
    return shown


@pytest.fixture
def public() -> Iterator[None]:
    """The public screen, on for as long as the test."""
    public_screen.turn(True)
    yield
    public_screen.turn(False)


def issues(board: Board) -> dict[str, Issue]:
    return {one.kind: one for one in board.register.issues.find(meeting_id=board.meeting)}


def sent(board: Board, kind: str) -> list[str]:
    log = board.register.dispatches.find(issue_id=issues(board)[kind].id)
    return [f"{one.recipient} {one.means}" for one in log]


def test_members_are_ticked_and_others_typed(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(form: IssueForm) -> None:
        form.recipients.ticks[2].setChecked(False)
        form.recipients.means[1].set_key("post")
        form.fields["others_means"].set_key("hand")
        form.fields["others"].edit.setText("Press office, Reception")
        form.fields["sent_at"].edit.setText("3pm")

    answer(monkeypatch, fill)
    bare_desk.open(board.meeting, "prepare").issue()
    assert sent(board, "agenda") == [
        "David Ashworth email", "Priya Raman post", "Press office hand", "Reception hand",
    ]  # fmt: skip
    assert sent(board, "agenda_public") == ["Council web site web"]
    one = board.register.dispatches.find(issue_id=issues(board)["agenda"].id)[0]
    assert f"{one.sent_at:%Y-%m-%d %H:%M}" == "2003-10-09 15:00"
    assert "tender evaluation" not in issues(board)["agenda_public"].content


def test_each_recipient_has_a_means_that_is_spoken_and_remembered(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = answer(monkeypatch, lambda form: form.recipients.means[1].set_key("post"))
    view = bare_desk.open(board.meeting, "prepare")
    view.issue()
    assert shown[0].recipients.means[1].combo.accessibleName() == "How it goes to Priya Raman"
    add_item(board.register, board.meeting, "Network failure")
    view.issue_supplement()
    assert [one.key() for one in shown[1].recipients.means] == ["email", "post", "email"]


def test_a_supplement_asks_why_each_item_is_late(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = bare_desk.open(board.meeting, "prepare")
    answer(monkeypatch)
    view.issue()
    item = add_item(board.register, board.meeting, "Network failure")

    def fill(form: IssueForm) -> None:
        field = form.fields[f"late_{item}"]
        assert field.label.text() == "Why “Network failure” is late"
        field.edit.setText("It broke on Friday")

    answer(monkeypatch, fill)
    view.issue_supplement()
    assert board.register.items.get(item).late_reason == "It broke on Friday"
    assert "Late item: It broke on Friday" in issues(board)["supplement"].content


def test_on_the_public_screen_no_exempt_item_is_named(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch, public: None
) -> None:
    view = bare_desk.open(board.meeting, "prepare")
    answer(monkeypatch)
    view.issue()
    item = add_item(board.register, board.meeting, "Zirconium tender", exempt=True, ground="A8")
    shown = answer(monkeypatch)
    view.issue_supplement()
    assert f"late_{item}" not in shown[0].fields
    assert board.register.items.get(item).late


def test_a_second_agenda_offers_a_supplement(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = bare_desk.open(board.meeting, "prepare")
    answer(monkeypatch)
    view.issue()
    assert view.why_not_issue() == (
        "The agenda has been issued. Issue a supplement, or withdraw it first."
    )


def test_no_field_of_the_form_is_cut(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    heights: list[tuple[int, int]] = []

    def look(form: IssueForm) -> None:
        form.show()
        QApplication.processEvents()
        for sentence in ("", "A sentence that says what is in the way of this. " * 4):
            form.say(sentence)
            QApplication.processEvents()
            room = form._room.viewport()
            assert room.width() >= form._column.totalMinimumSize().width()
            heights.append((room.height(), form._column.totalHeightForWidth(room.width())))

    answer(monkeypatch, look)
    bare_desk.open(board.meeting, "prepare").issue()
    assert len(heights) == 2
    assert all(has >= needs for has, needs in heights)


def test_the_notice_that_a_day_gives_is_shown(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def fill(form: IssueForm) -> None:
        for day in ("13 october 2003", "15 october 2003"):
            form.fields["sent_on"].edit.setText(day)
            form.value("sent_on")
            said.append(form.notice.sentence())

    answer(monkeypatch, fill)
    bare_desk.open(board.meeting, "prepare").issue()
    assert said[0] == "Issued Mon 13 Oct 2003: 5 clear days; the last day is Mon 13 Oct 2003."
    assert "3 clear days, and 5 are needed" in said[1]


def test_a_day_after_the_meeting_is_asked_about_once_beside_its_field(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def fill(form: IssueForm) -> None:
        form.fields["sent_on"].edit.setText("1 january 2010")
        form.try_saving()
        said.append(form.sent_on.error())
        assert issues(board) == {}

    answer(monkeypatch, fill)
    bare_desk.open(board.meeting, "prepare").issue()
    (sentence,) = said
    assert sentence.startswith(
        "The meeting is before that, on 21 October 2003. If the day is right"
    )
    log = board.register.dispatches.find(issue_id=issues(board)["agenda"].id)
    assert {one.sent_at.year for one in log} == {2010}, "the second time says that it is right"


def test_a_time_that_is_none_issues_nothing(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, lambda form: form.fields["sent_at"].edit.setText("soon"))
    bare_desk.open(board.meeting, "prepare").issue()
    assert issues(board) == {}


def test_a_group_without_members_can_issue(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = add_group(board.register, "Web Group")
    meeting = add_meeting(board.register, group, board.register.today.replace(month=12))
    answer(monkeypatch)
    bare_desk.open(meeting, "prepare").issue()
    (issue,) = board.register.issues.find(meeting_id=meeting)
    assert issue.issued_to == ""


def test_a_supplement_goes_out_once_something_has_changed(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = bare_desk.open(board.meeting, "prepare")
    assert view.why_not_supplement() == "The agenda has not been issued."
    shown = answer(monkeypatch)
    view.issue()
    view.issue_supplement()
    assert len(shown) == 1 and "Nothing has changed" in view.note.sentence()
    change_authority(board.register, today=board.register.today.replace(day=16))
    item = add_item(board.register, board.meeting, "Network failure")
    view.issue_supplement()
    assert board.register.items.get(item).agenda_number == "6"
    assert issues(board)["supplement"].label == "Supplement 1"
    assert shown[-1].notice.isHidden(), "a supplement is not measured by its clear days"
    assert bare_desk.said[-1] == "Supplement issued"


def test_what_was_issued_is_exported_as_it_was(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = bare_desk.open(board.meeting, "prepare")
    assert view.why_none_issued()
    answer(monkeypatch)
    view.issue()
    view.export_issued()
    view.export_dispatch_log()
    view.export_supplement()
    view.export_brief()
    assert [kind for kind, _what in bare_desk.exported] == [
        "agenda", "dispatch-log", "supplement", "brief",
    ]  # fmt: skip
    what = {**bare_desk.exported[0][1], "public": False}
    name = suggested_name(board.register, "agenda", what)
    assert name == "CFB_2003-10-21_agenda_ISSUED_v1.0.docx"
    arguments = arguments_for(board.register, "agenda", what, board.register.path)
    assert arguments[-2:] == ["--issued", "1"]
