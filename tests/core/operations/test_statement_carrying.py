"""A former round's text carried forward: into its like, or into a section of its own."""

from __future__ import annotations

import pytest

from egovdesk.drafts import working
from egovdesk.errors import Refused
from egovdesk.operations.decisions import add_decision, remove_decision
from egovdesk.operations.statements.carrying import carry_forward
from egovdesk.operations.statements.drafts import keep_draft
from egovdesk.operations.statements.sections import set_section_exempt
from egovdesk.operations.statements.statements import start_statement
from egovdesk.records.kept_statements import KeptSection
from egovdesk.records.passages import chips
from egovdesk.records.statements import SectionKind
from egovdesk.register import Register
from tests.core.statements import Written, a_statement
from tests.scenes import Board


def sections_of(register: Register, statement_id: str) -> dict[str, KeptSection]:
    """The sections of a statement by their titles."""
    return {one.title: one for one in working(register, statement_id).sections}


def a_round(register: Register, code: str) -> Written:
    """A statement with the parts of a round."""
    statement_id = start_statement(register, round=code)
    found = register.sections.find(statement_id=statement_id)
    return Written(register, statement_id, {one.title: one.id for one in found})


def test_each_part_goes_into_its_like(council: Register) -> None:
    former, new = a_round(council, "IEG2"), a_round(council, "IEG3")
    former.write("Governance arrangements", "The Board meets monthly.")  # by its word in the code
    former.write("Electronic service delivery: BVPI 157", "As counted.")  # by its title
    former.write("Resource implications to 2005/06", "All of it is funded.")  # by its table
    carried = carry_forward(council, new.statement_id, former.statement_id)
    assert (carried.matched, carried.apart) == (3, ())
    found = sections_of(council, new.statement_id)
    assert found["Governance arrangements"].text == "The Board meets monthly."
    assert found["Electronic service delivery: BVPI 157"].text == "As counted."
    assert found["Resources"].text == "All of it is funded."
    assert council.statements.get(new.statement_id).carried_from_id == former.statement_id


def test_the_number_of_a_part_is_another_thing_in_another_round(council: Register) -> None:
    former, new = a_round(council, "IEG2"), a_round(council, "IEG3")
    former.write("Progress since IEG1", "Much was done.")  # part 1, as "Priority services" is
    carried = carry_forward(council, new.statement_id, former.statement_id)
    assert (carried.matched, carried.apart) == (0, ("Progress since IEG1",))
    found = sections_of(council, new.statement_id)
    assert found["Priority services"].text == ""
    host = found["Carried from IEG2"]
    assert (found["Progress since IEG1"].text, found["Progress since IEG1"].parent_id) == (
        "Much was done.", host.id,
    )  # fmt: skip


def test_what_is_written_already_is_not_written_over(council: Register) -> None:
    former, new = a_statement(council), a_statement(council)
    former.section("Risks", "Old risks.")
    new.section("Risks", "New risks.")
    assert carry_forward(council, new.statement_id, former.statement_id).apart == ("Risks",)
    texts = [one.text for one in working(council, new.statement_id).sections]
    assert texts == ["New risks.", "", "Old risks."]


def test_tables_are_carried_with_their_figures(council: Register) -> None:
    former, new = a_statement(council), a_statement(council)
    for one in (former, new):
        one.section("BVPI 157", kind=SectionKind.BVPI157)
    former.row("BVPI 157", "Paying", {"2002/03": 12, "2003/04": 20}, status="under way")
    former.row("BVPI 157", "Voting", {"2003/04": 1})
    new.row("BVPI 157", "Paying", {"2003/04": 21})
    carry_forward(council, new.statement_id, former.statement_id)
    rows = sections_of(council, new.statement_id)["BVPI 157"].rows
    assert [(one.title, one.status, {each.column: each.value for each in one.figures})
            for one in rows] == [
        ("Paying", "under way", {"2002/03": 12, "2003/04": 21}), ("Voting", "", {"2003/04": 1}),
    ]  # fmt: skip


def test_rows_of_the_same_name_are_carried_each_by_itself(council: Register) -> None:
    former, new = a_statement(council), a_statement(council)
    for one in (former, new):
        one.section("Resources", kind=SectionKind.SPEND)
    for kind, sums in (
        ("income", {"2003/04": 5}),
        ("need", {"2003/04": 7}),
        ("need", {"2003/04": 9}),
    ):
        former.row("Resources", "Other", sums, kind=kind)
    new.row("Resources", "Other", {}, kind="income")
    carry_forward(council, new.statement_id, former.statement_id)
    rows = sections_of(council, new.statement_id)["Resources"].rows
    assert [(one.kind, [each.value for each in one.figures]) for one in rows] == [
        ("income", [5]), ("need", [7]), ("need", [9]),
    ]  # fmt: skip


def test_evidence_is_carried_and_its_chips_lead_to_it(minuted: Board) -> None:
    register = minuted.register
    former, new = a_statement(register), a_statement(register)
    former.section("Security", "Adopted.")
    new.section("Security")
    decision = add_decision(register, minuted.items[1], ["the policy be adopted"])
    former.evidence("Security", decision_id=decision)
    carry_forward(register, new.statement_id, former.statement_id)
    (linked,) = register.evidence.find(section_id=new.sections["Security"])
    assert linked.decision_id == decision
    text = sections_of(register, new.statement_id)["Security"].text
    assert [one for one, _label in chips(text)] == [linked.id]


def test_a_chip_whose_evidence_is_gone_stays_as_words(minuted: Board) -> None:
    register = minuted.register
    former, new = a_statement(register), a_statement(register)
    former.section("Security", "Adopted.")
    new.section("Security")
    decision = add_decision(register, minuted.items[1], ["the policy be adopted"])
    former.evidence("Security", decision_id=decision)
    kept = keep_draft(register, former.statement_id)
    remove_decision(register, decision)
    carry_forward(register, new.statement_id, former.statement_id, draft_id=kept)
    assert sections_of(register, new.statement_id)["Security"].text == "Adopted. [evidence]"


def test_exempt_text_stays_exempt(council: Register) -> None:
    former, new = a_statement(council), a_statement(council)
    for title in ("Costs", "Tender"):
        set_section_exempt(council, former.section(title, "£640,000"), True, "A8")
    new.section("Costs")
    carry_forward(council, new.statement_id, former.statement_id)
    found = sections_of(council, new.statement_id)
    assert found["Costs"].exempt and found["Tender"].exempt and found["Tender"].ground == "A8"


def test_a_kept_draft_can_be_carried(council: Register) -> None:
    former, new = a_statement(council), a_statement(council)
    former.section("Risks", "As they were.")
    new.section("Risks")
    kept = keep_draft(council, former.statement_id)
    former.write("Risks", "As they are.")
    carry_forward(council, new.statement_id, former.statement_id, draft_id=kept)
    assert sections_of(council, new.statement_id)["Risks"].text == "As they were."


def test_nothing_is_carried_from_an_empty_statement_or_from_itself(council: Register) -> None:
    former, new = a_round(council, "IEG2"), a_statement(council)
    with pytest.raises(Refused, match="Nothing is written"):
        carry_forward(council, new.statement_id, former.statement_id)
    with pytest.raises(Refused, match="into itself"):
        carry_forward(council, new.statement_id, new.statement_id)
