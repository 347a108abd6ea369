"""What counts as the exempt record of a meeting, and what as the open one."""

from __future__ import annotations

from datetime import date

from egovdesk.exposure import Exposure
from egovdesk.identifiers import new_id
from egovdesk.operations.actions import add_action
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import add_item, add_meeting, change_item, set_item_exempt
from egovdesk.operations.minutes import add_block
from egovdesk.operations.packs.public import declare_public
from egovdesk.operations.papers import add_paper
from egovdesk.records.findings import Acceptance
from egovdesk.records.groups import Tier
from egovdesk.records.leaks import SecretKind
from egovdesk.records.packs import PaperFile
from egovdesk.records.projects import Benefit, BenefitFigure, CostKind, Project, ProjectCost
from egovdesk.records.standards import Selection, SelectionOption
from tests.scenes import Board

TENDER = "Network partner: tender evaluation"
EVALUATED = "the panel scored the second tenderer highest on quality and on price"


def told(board: Board, kind: SecretKind, meeting: str = "") -> set[str]:
    """The secrets of a kind."""
    found = Exposure(board.register, meeting or board.meeting).secrets()
    return {one.text for one in found if one.kind is kind}


def texts(board: Board, meeting: str = "") -> str:
    return "\n".join(told(board, SecretKind.TEXT, meeting))


def opened(board: Board) -> str:
    return "\n".join(Exposure(board.register, board.meeting).open_texts())


def test_an_exempt_item_gives_its_title_and_texts_and_an_open_one_nothing(board: Board) -> None:
    change_item(board.register, board.items[-1], note=f"Officers report that {EVALUATED}.")
    change_item(board.register, board.items[1], note="An open note of more than eight words in all")
    assert told(board, SecretKind.TITLE) == {TENDER}
    assert EVALUATED in texts(board) and "open note" not in texts(board)


def test_what_hangs_off_it_counts_with_it(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[-1]
    add_block(register, item, f"Members heard that {EVALUATED}.")
    decision = add_decision(register, item, [f"since {EVALUATED}, it be chosen"], amount=41_200_000)
    add_action(register, item, "Write to all tenderers", decision_id=decision, owner="Ivy Fell")
    paper = add_paper(register, item, "Appendix A: prices", author="Rowan Lisle")
    with register.step("Take a file in"):
        made = PaperFile(new_id(), paper, "prices-2003.xlsx", "0" * 64, 10, date(2003, 10, 9))
        register.paper_files.add(made)
    assert told(minuted, SecretKind.TITLE) >= {"Appendix A: prices", "Write to all tenderers"}
    assert told(minuted, SecretKind.NAME) >= {"Ivy Fell", "Rowan Lisle"}
    assert told(minuted, SecretKind.SUM) == {"£412,000"}
    assert told(minuted, SecretKind.FILE_NAME) == {"prices-2003.xlsx"}
    assert "it be chosen" in texts(minuted) and "Members heard" in texts(minuted)


def test_an_exempt_selection_gives_its_suppliers_and_what_they_ask(board: Board) -> None:
    register = board.register
    chosen = Selection(new_id(), board.group_id, "Payroll", date(2003, 9, 1), exempt=True)
    with register.step("Select"):
        register.selections.add(chosen)
        register.selection_options.add(
            SelectionOption(new_id(), chosen.id, "PayWell 4", "Harrow Data", 9_900_000)
        )
    assert told(board, SecretKind.TITLE) >= {"Payroll", "PayWell 4"}
    assert told(board, SecretKind.NAME) == {"Harrow Data"}
    assert told(board, SecretKind.SUM) == {"£99,000"}


def test_names_and_sums_are_taken_out_of_texts(minuted: Board) -> None:
    said = "Mrs A. Penrose of Pellworth & Hale Systems Ltd offered £18,500, or £20k with support"
    add_block(minuted.register, minuted.items[-1], said)
    assert told(minuted, SecretKind.NAME) == {"Mrs A. Penrose", "Pellworth & Hale Systems Ltd"}
    assert told(minuted, SecretKind.SUM) == {"£18,500", "£20,000"}


def test_earlier_exempt_minutes_of_the_group_count(minuted: Board) -> None:
    register = minuted.register
    earlier = register.items.find(meeting_id=minuted.earlier)[0].id
    add_block(register, earlier, f"In private, {EVALUATED}.", exempt=True, ground="A8")
    assert EVALUATED in texts(minuted)


def test_of_other_groups_two_years_count_and_of_those_on_the_agenda_all(board: Board) -> None:
    register = board.register
    below = add_group(register, "Service Delivery Group", [Tier.SERVICE], prefix="SDG")
    titles = {date(1999, 3, 2): "Old contract", date(2003, 3, 4): "New contract"}
    items = {}
    for day, title in titles.items():
        meeting = add_meeting(register, below, day, standing_items=False)
        items[title] = add_item(register, meeting, title)
        set_item_exempt(register, items[title], True, "A8")
    assert told(board, SecretKind.TITLE) == {TENDER, "New contract"}
    with register.step("Take it up again"):
        register.items.update(board.items[1], arises_id=items["Old contract"])
    assert told(board, SecretKind.TITLE) == {TENDER, *titles.values()}


def test_a_secret_says_whose_it_is(minuted: Board) -> None:
    add_block(minuted.register, minuted.items[-1], f"Members heard that {EVALUATED}.")
    (text,) = [
        one
        for one in Exposure(minuted.register, minuted.meeting).secrets()
        if EVALUATED in one.text
    ]
    assert text.about == TENDER and text.subject.startswith("blocks:")


def test_officers_groups_and_open_titles_are_open(board: Board) -> None:
    change_item(board.register, board.items[-1], open_title="A contract")
    for words in ("Priya Raman", "Head of ICT", "Customer First Board", "A contract"):
        assert words in opened(board)


def test_what_was_declared_public_for_the_meeting_is_open(board: Board) -> None:
    declare_public(board.register, board.meeting, "Harrow Data", "The tenderer has said so itself")
    assert "Harrow Data" in opened(board)
    other = Exposure(board.register, board.earlier)
    assert "Harrow Data" not in "\n".join(other.open_texts())


def test_a_title_that_stands_in_both_parts_of_the_agenda_is_open(board: Board) -> None:
    add_item(board.register, board.meeting, TENDER)
    assert TENDER in opened(board)


def test_open_words_of_other_meetings_make_open_and_those_of_this_one_do_not(board: Board) -> None:
    exposure = Exposure(board.register, board.meeting)
    add_item(board.register, board.earlier, f"Report: {EVALUATED}")
    add_item(board.register, board.meeting, "What is only on this agenda, and on no other one")
    assert exposure.is_open(f"{EVALUATED[:20].upper()}")
    assert not exposure.is_open("only on this agenda, and on no other one")
    assert not exposure.is_open(TENDER) and not exposure.is_open(" - ")


def test_the_figures_of_an_exempt_project_are_sums_where_they_are_money(board: Board) -> None:
    register = board.register
    project = Project(new_id(), "Payroll", exempt=True)
    with register.step("Plan"):
        register.projects.add(project)
        for cashable, figure in ((True, 99_000_00), (False, 12_345)):
            benefit = Benefit(new_id(), project.id, f"Saved, {cashable}", cashable)
            register.benefits.add(benefit)
            register.benefit_figures.add(BenefitFigure(new_id(), benefit.id, 2003, figure))
    assert told(board, SecretKind.SUM) == {"£99,000"}


def test_the_initials_of_somebody_in_the_register_are_open(board: Board) -> None:
    assert "G. Sykes" in "\n".join(Exposure(board.register, board.meeting).open_texts())


def test_what_the_costs_of_an_exempt_project_come_to_is_a_secret_as_well(board: Board) -> None:
    register = board.register
    project = Project(new_id(), "Payroll", exempt=True)
    with register.step("Plan"):
        register.projects.add(project)
        for year, kind, pence in (
            (2003, CostKind.CAPITAL, 10_000_00),
            (2003, CostKind.REVENUE, 2_500_00),
            (2004, CostKind.REVENUE, 4_000_00),
        ):
            register.project_costs.add(ProjectCost(new_id(), project.id, year, kind, pence))
        benefit = Benefit(new_id(), project.id, "Saved", cashable=True)
        register.benefits.add(benefit)
        for year in (2003, 2004):
            register.benefit_figures.add(BenefitFigure(new_id(), benefit.id, year, 30_000_00))
    assert told(board, SecretKind.SUM) == {
        "£10,000", "£2,500", "£4,000", "£12,500", "£6,500", "£16,500", "£30,000", "£60,000",
    }  # fmt: skip


def test_why_a_finding_about_an_exempt_item_was_accepted_is_a_secret(board: Board) -> None:
    with board.register.step("Accept"):
        for item, reason in (
            (board.items[-1], EVALUATED),
            (board.items[0], "it is a standing item"),
        ):
            accepted = Acceptance(
                new_id(), "R1", f"items:{item}", "", "", reason, date(2003, 10, 9)
            )
            board.register.acceptances.add(accepted)
    assert texts(board) == EVALUATED


def test_who_presents_and_writes_what_is_open_on_the_agenda_is_known(board: Board) -> None:
    register = board.register
    change_item(register, board.items[1], presenter="Rowan Lisle")
    add_paper(register, board.items[1], "Business case", author="Ivy Fell")
    add_paper(register, board.items[-1], "Prices", author="Noel Marsh")
    assert "Rowan Lisle" in opened(board) and "Ivy Fell" in opened(board)
    assert "Noel Marsh" not in opened(board)
