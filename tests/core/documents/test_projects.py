"""What is told of projects: the highlight report, the business case, the programme's report, the money."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from egovdesk.documents.kept import to_json
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import (
    Document,
    Facts,
    Figure,
    Heading,
    ListBlock,
    Marked,
    Money,
    Table,
    Tone,
    plain,
)
from egovdesk.documents.projects.business_case import business_case
from egovdesk.documents.projects.highlight import highlight_report
from egovdesk.documents.projects.money import spend
from egovdesk.documents.projects.programme_report import programme_report
from egovdesk.documents.projects.standing import standing_of, trend
from egovdesk.documents.tiers.listing import as_workbook
from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations.authority import change_authority
from egovdesk.operations.projects.cases import begin_case, record_case, write_case
from egovdesk.operations.projects.facts import add_project, move_project
from egovdesk.operations.projects.milestones import add_milestone
from egovdesk.operations.projects.money import add_benefit, set_cost, set_figure
from egovdesk.operations.projects.reports import (
    issue_report,
    start_report,
    withdraw_report,
    write_report,
)
from egovdesk.operations.projects.risks import add_assessment, add_risk
from egovdesk.records.programmes import Formality, Process, Programme, ProgrammeProject
from egovdesk.records.projects import CostKind, ProjectStage, Rag
from tests.scenes import TODAY, Board


@pytest.fixture(autouse=True)
def _on_a_day(board: Board) -> None:
    change_authority(board.register, today=TODAY)


def a_project(board: Board, title: str = "Corporate CRM", **facts: Any) -> str:
    """A project with money, a late milestone, a benefit and a grave risk."""
    register = board.register
    facts = {"group_id": board.group_id, "sponsor_id": board.sykes, "service": "Finance", **facts}
    made = add_project(register, title, **facts)
    set_cost(register, made, 2003, CostKind.CAPITAL, planned=85_000_00, actual=90_000_00)
    set_cost(register, made, 2004, CostKind.REVENUE, planned=20_000_00)
    set_cost(register, made, 2004, CostKind.GRANT, planned=5_000_00)
    add_milestone(register, made, "Contract let", due_on=date(2003, 9, 1))
    benefit = add_benefit(register, made, "Fewer calls", measure="Calls a day")
    set_figure(register, benefit, 2004, 400, None)
    add_risk(
        register, "One supplier", project_id=made, likelihood=4, impact=4, response="Ask more."
    )
    return made


def reported(board: Board, project: str, until: date, **changes: Any) -> str:
    register = board.register
    one = start_report(register, project, until)
    write_report(register, one, **{"overall": Rag.GREEN, **changes})
    issue_report(register, one, lambda: to_json(highlight_report(register, one, as_of=TODAY)))
    return one


def a_programme(board: Board, *projects: str) -> str:
    programme = Programme(new_id(), "ICT investment programme", 2004, board.group_id)
    with board.register.step("Make a programme"):
        board.register.programmes.add(programme)
        for one in projects:
            board.register.programme_projects.add(ProgrammeProject(new_id(), programme.id, one))
    return programme.id


def said(document: Document) -> str:
    """Everything that a document says, in order."""
    return str(document.blocks)


def tables(document: Document) -> list[list[tuple[Any, ...]]]:
    return [list(one.rows) for one in document.blocks if isinstance(one, Table)]


def lines(document: Document) -> list[str]:
    return [plain(item.runs) for one in document.blocks if isinstance(one, ListBlock)
            for item in one.items]  # fmt: skip


def headings(document: Document) -> list[str]:
    return [one.text for one in document.blocks if isinstance(one, Heading)]


# -- highlight reports ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "former", "words"),
    [(Rag.RED, Rag.GREEN, "worse, was green"), (Rag.AMBER, Rag.RED, "better, was red"),
     (Rag.RED, Rag.RED, "as before"), (Rag.RED, Rag.UNSAID, ""), (Rag.UNSAID, Rag.RED, "")],
)  # fmt: skip
def test_a_trend_is_said_in_words(now: Rag, former: Rag, words: str) -> None:
    assert trend(now, former) == words


def test_a_highlight_report_has_its_lights_with_words_and_trend(board: Board) -> None:
    made = a_project(board)
    reported(board, made, date(2003, 8, 31))
    one = reported(board, made, date(2003, 9, 30), overall=Rag.AMBER, overall_words="Dearer.",
                   done="Bids *opened*.", decisions_needed="agree £5,000 more.")  # fmt: skip
    document = highlight_report(board.register, one, as_of=TODAY)
    assert document.title == "Highlight report: Corporate CRM"
    assert tables(document)[0][0] == (
        "Overall", Marked("Amber", Tone.AMBER), "worse, was green", "Dearer.",
    )  # fmt: skip
    assert headings(document) == ["This period", "Decisions needed", "Key issues and risks"]
    (facts,) = (one for one in document.blocks if isinstance(one, Facts))
    told = dict(facts.pairs)
    assert told["Spent"] == "£90,000 in 2003/04, of £85,000 planned"
    assert told["Next milestone"] == "Contract let, 1 September 2003"
    assert lines(document) == ["One supplier (16 of 25). Ask more."]


def test_an_issued_report_says_the_same_for_ever(board: Board) -> None:
    made = a_project(board)
    one = reported(board, made, date(2003, 9, 30))
    before = highlight_report(board.register, one, as_of=TODAY)
    set_cost(board.register, made, 2003, CostKind.CAPITAL, actual=1_00)
    add_risk(board.register, "Another", project_id=made, likelihood=5, impact=5)
    assert highlight_report(board.register, one, as_of=TODAY) == before
    assert "Draft" not in before.header and "Reported" in said(before)


def test_a_withdrawn_report_is_no_longer_how_the_project_stands(board: Board) -> None:
    made = a_project(board)
    reported(board, made, date(2003, 8, 31))
    wrong = reported(board, made, date(2003, 9, 30), overall=Rag.RED)
    assert standing_of(board.register, made, day=TODAY).light is Rag.RED
    withdraw_report(board.register, wrong, "Of another project")
    assert standing_of(board.register, made, day=TODAY).light is Rag.GREEN


def test_the_public_gets_no_report_and_no_case_of_an_exempt_project(board: Board) -> None:
    made = a_project(board, exempt=True, ground="A8")
    one = reported(board, made, date(2003, 9, 30))
    begin_case(board.register, made)
    assert "not for publication" in highlight_report(board.register, one, as_of=TODAY).header
    with pytest.raises(Refused, match="project is exempt"):
        highlight_report(board.register, one, as_of=TODAY, audience=Audience.PUBLIC)
    with pytest.raises(Refused, match="project is exempt"):
        business_case(board.register, made, as_of=TODAY, audience=Audience.PUBLIC)


# -- the business case ------------------------------------------------------------------------------


def test_a_business_case_has_its_words_with_what_the_register_holds(board: Board) -> None:
    made = a_project(board)
    begin_case(board.register, made)
    section = board.register.case_sections.find(project_id=made)[0]
    write_case(
        board.register, section.id, "It fits **well**.\n\n| Year | Saved |\n|---|---|\n| 2004 | 5 |"
    )
    document = business_case(board.register, made, as_of=TODAY)
    assert headings(document)[:4] == ["Strategic fit", "Current position", "Options", "Costs"]
    assert "Run(text='well', bold=True" in said(document)
    assert document.header == "Draft"
    costs = next(
        one for one in document.blocks if isinstance(one, Table) and "Costs" in one.caption
    )
    assert list(costs.rows)[-1] == (
        "All years", Money(85_000_00), Money(90_000_00), Money(20_000_00), Money(5_000_00),
        Money(105_000_00), Money(90_000_00),
    )  # fmt: skip
    figures = [one for one in document.blocks if isinstance(one, Figure)]
    assert [one.alt.split(". ")[0] for one in figures] == [
        "Spend by year", "Spend, running total", "Fewer calls (Calls a day)", "Milestones",
    ]  # fmt: skip
    assert "Not written yet." in said(document)


def test_a_decided_case_says_by_which_decision(board: Board) -> None:
    made = a_project(board)
    with pytest.raises(Refused, match="no business case"):
        business_case(board.register, made, as_of=TODAY)
    begin_case(board.register, made)
    record_case(board.register, made, True, date(2003, 9, 16))
    document = business_case(board.register, made, as_of=TODAY)
    assert "Approved on 16 September 2003" in said(document)
    assert document.header == ""


# -- the programme's report -------------------------------------------------------------------------


def test_the_programme_report_has_a_row_a_project_then_exceptions_alone(board: Board) -> None:
    register = board.register
    late, fine = a_project(board), add_project(register, "Web site", group_id=board.group_id)
    move_project(register, late, ProjectStage.DELIVERY)
    reported(board, late, date(2003, 9, 30), overall=Rag.RED, overall_words="No bids.",
             decisions_needed="stop it.")  # fmt: skip
    reported(board, fine, date(2003, 9, 30))
    programme = a_programme(board, late, fine)
    document = programme_report(register, programme, as_of=TODAY)
    assert "2 projects: 1 green, 1 red." in said(document)
    row = tables(document)[0][0]
    assert row[2:] == (
        Marked("Red", Tone.RED), Money(85_000_00), Money(90_000_00),
        "Contract let, 1 September 2003", "Stop it.",
    )  # fmt: skip
    assert headings(document)[:6] == [
        "Exceptions", "Red and amber", "Milestones that slip", "Spent more than planned",
        "In delivery without an approved business case", "Risks of 15 and above",
    ]  # fmt: skip
    assert lines(document)[0] == "Corporate CRM: red. No bids."
    assert not any("Web site" in one for one in lines(document))


def test_a_programme_in_order_has_no_exceptions(board: Board) -> None:
    made = add_project(board.register, "Web site", group_id=board.group_id)
    reported(board, made, date(2003, 9, 30))
    document = programme_report(board.register, a_programme(board, made), as_of=TODAY)
    assert headings(document) == ["Exceptions", "The programme itself"]
    assert "There are none." in said(document)
    assert len(programme_report(board.register, a_programme(board), as_of=TODAY).blocks)


def test_the_programmes_own_processes_are_formal_informal_or_not_done(board: Board) -> None:
    programme = a_programme(board)
    for formality, on in ((Formality.FORMAL, date(2003, 5, 1)), (Formality.INFORMAL, TODAY)):
        add_assessment(
            board.register,
            Process.RISK,
            formality,
            on,
            programme_id=programme,
            text="Twelve risks.",
        )
    rows = tables(programme_report(board.register, programme, as_of=TODAY))[-1]
    assert [(row[0], row[1].text) for row in rows] == [
        ("Cost-benefit analysis", "Not done"), ("Risk management", "Informal"),
        ("Evaluation", "Not done"),
    ]  # fmt: skip
    assert rows[1][3] == "Twelve risks."


def test_the_publics_copies_know_nothing_of_an_exempt_project(board: Board) -> None:
    secret = a_project(board, "Network partner", exempt=True, ground="A8")
    reported(board, secret, date(2003, 9, 30), overall=Rag.RED)
    programme = a_programme(board, secret, a_project(board))
    register, public = board.register, Audience.PUBLIC
    open_copy = programme_report(register, programme, as_of=TODAY, audience=public)
    assert "Network partner" not in said(open_copy) and open_copy.header == ""
    assert "Network partner" in said(programme_report(register, programme, as_of=TODAY))
    assert "£170,000" not in said(open_copy)  # the sum of both
    listed = spend(register, programme, as_of=TODAY, audience=public)
    assert "Network partner" not in str(listed) and "Corporate CRM" in str(listed)


def test_the_spend_list_has_every_sum_as_a_number(board: Board) -> None:
    programme = a_programme(board, a_project(board, code="P02"))
    book = as_workbook(board.register, spend(board.register, programme, as_of=TODAY), as_of=TODAY)
    assert [one.name for one in book.sheets] == ["Spend", "Benefits", "Milestones", "Risks"]
    rows = list(book.sheets[0].table.rows)
    assert rows[0][:2] == ("P02", "Corporate CRM")
    assert rows[0][4:9] == (
        "2003/04",
        "Capital",
        Money(85_000_00),
        Money(90_000_00),
        Money(5_000_00),
    )
    assert [row[5] for row in rows] == ["Capital", "Revenue", "Grant"]
    benefit = next(iter(book.sheets[1].table.rows))
    assert benefit[3:] == ("No", "", "Calls a day", "2004/05", 400, None, "Open")
