"""The reminder of an action: it says who asked, of what, where that is minuted, and since when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from egovdesk.documents.reminders import action_reminder
from egovdesk.errors import Refused
from egovdesk.operations.actions import add_action, close_actions
from egovdesk.operations.authority import change_authority
from tests.scenes import TODAY, Board


def an_action(board: Board, **facts: Any) -> str:
    change_authority(board.register, today=date(2003, 11, 5))
    return add_action(board.register, board.items[1], "Circulate revised costs", **facts)


def test_it_names_the_item_and_the_minute(minuted: Board) -> None:
    action = an_action(minuted, owner_id=minuted.raman, due_on=date(2003, 10, 31))
    number = minuted.register.actions.get(action).number
    assert action_reminder(minuted.register, action) == (
        f"Dear Priya, on Tuesday 21 October the Customer First Board asked you, under “Corporate CRM”"
        f" (minute {number}), to do this: Circulate revised costs. It was due on Friday 31 October,"
        " 5 days ago. May I have a line on how it stands, and a new date if it needs one, please?"
    )


def test_there_is_time_yet(minuted: Board) -> None:
    action = an_action(minuted, owner_id=minuted.raman, due_on=date(2003, 11, 28))
    words = action_reminder(minuted.register, action)
    assert words.endswith("It is due on Friday 28 November. May I count on it, please?")


def test_nobody_and_no_date(minuted: Board) -> None:
    words = action_reminder(minuted.register, an_action(minuted))
    assert words.startswith("Dear colleague, on Tuesday 21 October")
    assert words.endswith("May I have a line on how it stands, please?")


def test_a_closed_action_needs_none(minuted: Board) -> None:
    action = an_action(minuted)
    close_actions(minuted.register, [action])
    with pytest.raises(Refused, match="is closed"):
        action_reminder(minuted.register, action)
    assert minuted.register.today > TODAY
