"""The scripts that example meetings are written in."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.example.script import ActionScript, DecisionScript, read_script, read_scripts
from egovdesk.resources import resource

SCRIPT = """
# A comment.
meeting CFB 2003-09-16 14:02-15:48
away garside, tully
item Corporate CRM | raman | decide | 20 | B | A8
  r agree it; and
  r report back.
  n A note
        that goes on.
  . A paragraph.
  x A8 | An exempt one.
  d agreed | one; and | two.
  + amount: 500
  a raman | 2003-12-05 | Report | done 2003-12-01
meeting CFB 2003-10-21
"""


def test_a_meeting_is_read_with_its_times_and_names() -> None:
    held, planned = read_script(SCRIPT)
    assert (held.group, held.on, held.began, held.ended) == (
        "CFB",
        date(2003, 9, 16),
        "14:02",
        "15:48",
    )
    assert held.names("away") == ["garside", "tully"] and held.names("came") == []
    assert planned.ended == "" and planned.items == []


def test_an_item_is_read_with_its_minute_in_order() -> None:
    (item,) = read_script(SCRIPT)[0].items
    assert (item.title, item.who, item.minutes, item.category, item.ground) == (
        "Corporate CRM",
        "raman",
        20,
        "B",
        "A8",
    )
    assert item.recommendation == ["agree it; and", "report back."]
    assert item.note == "A note that goes on."
    assert item.minute == [
        ("", "A paragraph."),
        ("A8", "An exempt one."),
        DecisionScript("agreed", ["one; and", "two."], {"amount": "500"}),
        ActionScript("raman", date(2003, 12, 5), "Report", ["done 2003-12-01"]),
    ]


def test_an_unknown_mark_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no mark"):
        read_script("meeting CFB 2003-09-16\nitem One\n  ? what")


@pytest.mark.parametrize("council", ["northbridge", "wexcombe"])
def test_shipped_scripts_are_read_in_order_of_date(council: str) -> None:
    found = read_scripts(resource("example", council, "meetings"))
    assert [one.on for one in found] == sorted(one.on for one in found)
    assert len({(one.group, one.on) for one in found}) == len(found)


PAPERS = """
meeting CFB 2003-10-21
item Corporate CRM | raman
  q Why not join the county's system?
  p Outline business case | raman | in 2003-10-06 v3 | 14
  c Legal | osgood | 2003-10-03
  c Finance | sykes |
  p IEG3 | marsden | by 2003-10-08 | | A8 | with the cost table
"""


def test_papers_are_read_with_what_became_of_them_and_who_clears_them() -> None:
    (item,) = read_script(PAPERS)[0].items
    case, ieg = item.papers
    assert (case.came_on, case.version, case.pages) == (date(2003, 10, 6), 3, 14)
    assert case.clearances == [
        ("Legal", "osgood", date(2003, 10, 3)), ("Finance", "sykes", None),
    ]  # fmt: skip
    assert (ieg.came_on, ieg.wanted_on, ieg.pages) == (None, date(2003, 10, 8), None)
    assert (ieg.ground, ieg.note) == ("A8", "with the cost table")
    assert item.challenge == "Why not join the county's system?"
