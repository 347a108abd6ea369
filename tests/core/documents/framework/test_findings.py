"""Findings and seat plans as documents: what they say, and what became of acceptances."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.documents.framework.findings import findings_list, findings_workbook
from egovdesk.documents.framework.seats import seat_plan, seat_workbook
from egovdesk.documents.model import Heading, Marked, Paragraph, Table
from egovdesk.findings import Findings
from egovdesk.identifiers import new_id
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.findings import accept_finding
from egovdesk.operations.meetings import start_meeting
from egovdesk.records.framework import GroupSeat, SeatPlace
from egovdesk.register import Register
from tests.scenes import TODAY, Board


@pytest.fixture
def register(board: Board) -> Register:
    with board.register.step("Set seats"):
        for position, (roles, place) in enumerate(
            [("CHIEF_EXEC|E_CHAMPION", SeatPlace.CHAIR), ("HEAD_ICT", SeatPlace.MEMBER)], 1
        ):
            board.register.group_seats.add(
                GroupSeat(new_id(), board.group_id, roles, place, position=position)
            )
    return board.register


def tables(document: object) -> list[Table]:
    return [one for one in document.blocks if isinstance(one, Table)]  # type: ignore[attr-defined]


def test_the_list_has_a_row_for_each_finding_that_stands(register: Register) -> None:
    document = findings_list(register, on=TODAY)
    standing = Findings(register, TODAY).standing()
    rows = [row for table in tables(document) for row in table.rows]
    assert sorted(str(row[1]) for row in rows) == sorted(one.sentence for one in standing)
    assert all("The framework suggests" in str(row[2]) or "Research" in str(row[2]) for row in rows)
    lead = next(
        one for one in document.blocks if isinstance(one, Paragraph) and len(one.runs[0].text) > 60
    )
    assert "discussion paper" in lead.runs[0].text


def test_what_is_accepted_is_told_with_its_reason(register: Register) -> None:
    finding = Findings(register, register.today).standing()[0]
    accept_finding(register, finding, "Agreed by SMT.")
    document = findings_list(register, on=register.today)
    assert [one.text for one in document.blocks if isinstance(one, Heading)][-1] == "Accepted"
    (row,) = tables(document)[-1].rows
    assert row[1] == finding.sentence and str(row[2]).startswith("Agreed by SMT. (jtate")
    book = findings_workbook(register, on=register.today)
    accepted = [row for row in book.sheets[0].table.rows if row[6]]
    assert [(row[0], row[6]) for row in accepted] == [(finding.rule, "Agreed by SMT.")]
    left = findings_workbook(register, on=register.today, accepted=False)
    assert finding.sentence not in [row[3] for row in left.sheets[0].table.rows]


def test_the_publics_copy_leaves_out_what_names_an_exempt_decision(register: Register) -> None:
    item = register.items.find(title="Corporate CRM")[0]
    start_meeting(register, item.meeting_id or "", "14:00")
    add_decision(register, item.id, ["that Acme be paid"], category="B", exempt=True)
    on = date(2003, 10, 21)
    members = [row[3] for row in findings_workbook(register, on=on).sheets[0].table.rows]
    public = [
        row[3] for row in findings_workbook(register, on=on, public=True).sheets[0].table.rows
    ]
    assert any("Corporate CRM" in str(one) for one in members)
    assert not any("Corporate CRM" in str(one) for one in public)
    words = repr(findings_list(register, on=on, public=True).blocks)
    assert "Corporate CRM" not in words


def test_the_seat_plan_says_who_fills_which_seat(register: Register, board: Board) -> None:
    (table,) = tables(seat_plan(register, on=TODAY, group_id=board.group_id))
    rows = [(row[0], row[1], row[2]) for row in table.rows]
    assert rows[0][0] == "Chair: chief executive or e-champion"
    assert rows[0][1] == "David Ashworth, Deputy Chief Executive. The model suggests another"
    assert isinstance(rows[0][2], Marked) and rows[0][2].text == "Gap"
    assert rows[1][1] == "Nobody"


def test_the_seat_workbook_has_members_besides_the_model(register: Register) -> None:
    rows = [tuple(row) for row in seat_workbook(register, on=TODAY).sheets[0].table.rows]
    besides = [row[3] for row in rows if row[6] == "Besides the model"]
    assert besides == ["Priya Raman", "Graham Sykes"]
    earlier = seat_workbook(register, on=date(2001, 1, 1)).sheets[0].table.rows
    assert list(earlier) == []
