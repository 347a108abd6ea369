"""Membership against the model on a group's page, and findings beside the records they are about."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from typing import cast

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell.windows import settled
from ui.desk import Desk
from ui.forms.groups import MembershipForm
from ui.list_page import DetailsPane
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.decisions import DecisionsView
from ui.views.groups import GroupView
from ui.views.meetings import MeetingView
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Select
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.note import Note


@pytest.fixture
def window(desk: Desk, northbridge: Path, tmp_path: Path) -> MainWindow:
    copy = tmp_path / "northbridge.egovdesk"
    copyfile(northbridge, copy)
    opened = desk.open(copy)
    assert opened is not None
    opened.resize(1440, 900)
    opened.findings.begin()
    return opened


def board(window: MainWindow) -> GroupView:
    (found,) = window.register.groups.find(prefix="CFB")
    window.go(Place("group", found.id))
    return cast(GroupView, window.view)


def words(pane: QWidget) -> list[str]:
    found = [one.text() for one in pane.findChildren(Label)]
    return found + [one.accessibleName() for one in pane.findChildren(SegmentLabel)]


def side(view: GroupView) -> DetailsPane:
    return view.overview.side


def test_each_seat_says_who_fills_it(window: MainWindow) -> None:
    said = words(side(board(window)))
    assert "David Ashworth, Deputy Chief Executive" in said
    assert "4 of 5. No one from Education" in said
    assert "Post not filled. The model allows this" in said
    assert any("Also a member: Joan Tully, Head of Personnel" in one for one in said)


def test_what_the_seats_show_is_not_said_twice(window: MainWindow) -> None:
    said = " ".join(words(side(board(window))))
    assert "no report of Customer First Board" in said
    assert "R09" not in said


def test_a_member_is_added_from_the_department_without_anybody(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = board(window)
    (add,) = [one for one in side(view).findChildren(Button) if "Education" in one.text()]

    def accept(form: MembershipForm) -> int:
        seat, who = cast(Select, form.fields["seat"]), cast(Select, form.fields["who"])
        (post,) = window.register.posts.find(title="Director of Education")
        assert (seat.key(), who.key()) == ("SERVICE_DIRECTOR", f"post:{post.id}")
        assert cast(Field, form.fields["represents"]).text() == "Education"
        form.try_saving()
        return form.result()

    monkeypatch.setattr(MembershipForm, "exec", accept)
    add.click()
    settled(qtbot, lambda: "5 of 5" in words(side(view)))
    settled(qtbot, lambda: window.findings.warnings() == 6)
    window.undo()
    settled(qtbot, lambda: "4 of 5. No one from Education" in words(side(view)))


def test_a_group_without_seats_lists_its_members(window: MainWindow) -> None:
    (found,) = window.register.groups.find(prefix="CSB")
    window.go(Place("group", found.id))
    said = words(side(cast(GroupView, window.view)))
    assert "Members" in said and "Membership against the model" not in said


def test_a_decision_says_what_the_framework_suggests_of_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    (mail,) = window.register.decisions.find(title="Benefits: e-mail for the visiting officers")
    window.go(Place("decisions", select=mail.id))
    view = cast(DecisionsView, window.view)
    wanted = "The choice of e-mail is restricted to corporate standards."
    settled(qtbot, lambda: wanted in words(view.details))


def test_an_item_with_little_time_says_so_while_the_agenda_is_made(
    window: MainWindow, qtbot: QtBot
) -> None:
    register = window.register
    (smt,) = register.groups.find(prefix="SMT")
    meeting = register.meetings.next_of_group(smt.id, register.today)
    assert meeting is not None
    item = next(one for one in register.items.find(meeting_id=meeting.id) if one.category)
    with register.step("Shorten"):
        register.items.update(item.id, minutes_allowed=5)
    window.go(Place("meeting", meeting.id, "prepare", item.id))
    view = cast(MeetingView, window.view)

    def notes() -> list[str]:
        return [one.sentence() for one in view.findChildren(Note)]

    settled(qtbot, lambda: any("has 5 minutes for" in one for one in notes()))
