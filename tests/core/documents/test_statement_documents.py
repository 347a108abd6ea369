"""What a statement and its drafts say on paper: header, sections, tables, evidence, approval, no secrets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from egovdesk.documents.kept import to_json
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import (
    Block,
    Contents,
    Document,
    ExemptNote,
    Facts,
    Heading,
    Marked,
    Money,
    Paragraph,
    Table,
    column,
    plain,
)
from egovdesk.documents.statements.document import statement_document
from egovdesk.documents.statements.evidence import (
    claims_of,
    evidence_document,
    evidence_workbook,
    passages,
    without_evidence,
)
from egovdesk.documents.statements.filling import as_it_stands
from egovdesk.documents.statements.tables import section_tables
from egovdesk.documents.wording import cell_text
from egovdesk.documents.writers.docx import write_docx
from egovdesk.operations.findings import accept_finding
from egovdesk.operations.statements.drafts import keep_draft, mark_draft
from egovdesk.operations.statements.sections import set_section_exempt
from egovdesk.operations.statements.stages import add_stage, settle_stage
from egovdesk.operations.statements.submission import (
    delegate_changes,
    log_amendment,
    submit_draft,
)
from egovdesk.records.findings import Finding, Severity
from egovdesk.records.kept_statements import KeptEvidence, KeptFigure, KeptRow, KeptStatement
from egovdesk.records.passages import chip
from egovdesk.records.statements import DraftState, Light, SectionKind, StageKind
from egovdesk.register import Register
from tests.core.documents.writers.accessibility import faults
from tests.core.statements import EVERYTHING, a_kept_statement, a_section, a_statement
from tests.scenes import Board

DAY = date(2003, 10, 9)
POLICY = KeptEvidence(
    "e1", "decision", "d1", "SDG 18/03", "Authentication policy", "the policy be **adopted**",
    "ratified", "Service Delivery Group", date(2003, 7, 17), answered_by="Customer First Board",
    answered_on=date(2003, 9, 16), answer="CFB 11/03",
)  # fmt: skip
TENDER = KeptEvidence(
    "e2", "decision", "d2", "CFB 24/03", "Network partner", "£640,000 to Pennine Telecom",
    "not yet ratified", "Customer First Board", date(2003, 8, 5), exempt=True,
)  # fmt: skip


def said(blocks: Sequence[Block]) -> list[str]:
    """Each passage and heading, and the cells of each row, as words."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                found.append(block.text)
            case Paragraph():
                found.append(plain(block.runs))
            case Facts():
                found += [f"{label}: {value}" for label, value in block.pairs]
            case Table():
                found += [" | ".join(map(_cell, row)) for row in block.rows]
    return found


def _cell(cell: Any) -> str:
    if isinstance(cell, (Money, tuple, int, Decimal)):
        return cell_text(cell)
    return cell.text if isinstance(cell, Marked) else str(cell if cell is not None else "–")


def document(
    council: Register, kept: KeptStatement, audience: Audience = Audience.MEMBERS
) -> Document:
    return statement_document(council, kept, as_of=DAY, audience=audience)


def test_a_statement_has_its_header_contents_and_numbered_sections(council: Register) -> None:
    blocks = document(council, EVERYTHING).blocks
    assert any(isinstance(one, Contents) for one in blocks)
    words = said(blocks)
    assert "Contact: A. Birtwistle" in words and "Due: 10 November 2003" in words
    headings = [(one.text, one.level) for one in blocks if isinstance(one, Heading)]
    assert headings == [("1 BVPI 157", 2), ("1.1 Costs", 3)]


def test_a_light_is_a_word_and_a_chip_its_number(council: Register, tmp_path: Path) -> None:
    chipped = a_kept_statement(a_section("Security", "Adopted. [SDG 18/03](<evidence:e1>)"))
    assert "Adopted. [SDG 18/03]" in said(document(council, chipped).blocks)
    one = chip("e1", "SDG 18/03")
    touching = a_kept_statement(a_section("Security", f"Adopted. {one}{one}"))
    assert "Adopted. [SDG 18/03][SDG 18/03]" in said(document(council, touching).blocks)
    assert any("Being implemented" in one for one in said(document(council, EVERYTHING).blocks))
    path = tmp_path / "statement.docx"
    write_docx(document(council, EVERYTHING), path)
    assert faults(path) == []


def test_headings_in_a_text_stand_below_its_section(council: Register) -> None:
    kept = a_kept_statement(a_section("Priority services", "# Schools\n\nTerms are online."))
    found = [one.level for one in document(council, kept).blocks if isinstance(one, Heading)]
    assert found == [2, 3]


def test_the_public_copy_leaves_exempt_sections_out_and_says_so(council: Register) -> None:
    everyone = said(document(council, EVERYTHING).blocks)
    public = document(council, EVERYTHING, Audience.PUBLIC)
    assert "£640,000" in everyone
    assert "1 section is exempt and is left out of this copy." in said(public.blocks)
    assert not [one for one in said(public.blocks) if "640" in one or "Costs" in one]


def test_of_an_exempt_statement_the_public_is_told_nothing(council: Register) -> None:
    public = document(council, replace(EVERYTHING, exempt=True), Audience.PUBLIC)
    words = [public.title, public.subject, public.footer, *said(public.blocks)]
    assert not [one for one in words if "IEG3" in one or "157" in one]


# --- tables ------------------------------------------------------------------------------------


def test_bvpi_157_is_printed_with_its_totals_then_its_percentages() -> None:
    figures = (KeptFigure("total", 12), KeptFigure("2003/04", 8), KeptFigure("2004/05", 11, True))
    section = a_section(
        "BVPI 157", kind=SectionKind.BVPI157, columns=("total", "2003/04", "2004/05"),
        rows=(KeptRow("r", "Collecting revenue", "2", figures=figures),),
    )  # fmt: skip
    numbers, shares = section_tables(section)
    assert [column(one).name for one in numbers.columns] == [
        "Type of interaction", "Permissible", "2003/04", "2004/05 forecast",
    ]  # fmt: skip
    assert said([numbers]) == [
        "2 Collecting revenue | 12 | 8 | 11", "All types of interaction | 12 | 8 | 11",
    ]  # fmt: skip
    assert said([shares])[0] == "2 Collecting revenue | 66.7% | 91.7%"
    assert numbers.first_column_heads and shares.caption


def test_a_year_that_is_partly_forecast_says_so_cell_by_cell() -> None:
    section = a_section(
        "Calls", kind=SectionKind.TAKE_UP, columns=("2003/04",),
        rows=(KeptRow("a", "Web", figures=(KeptFigure("2003/04", 1600, True),)),
              KeptRow("b", "Post", figures=(KeptFigure("2003/04", 12),)),
              KeptRow("c", "Kiosks", figures=(KeptFigure("2003/04", typed="n/a"),))),
    )  # fmt: skip
    table = next(iter(section_tables(section)))
    assert column(table.columns[1]).name == "2003/04 part forecast"
    assert said([table])[:3] == ["Web | 1,600 (forecast)", "Post | 12", "Kiosks | n/a"]


@pytest.mark.parametrize(("unit", "sums"), [("£000", "640.5 | 640.5"), ("", "£640,500 | £640,500")])
def test_money_is_printed_in_the_tables_unit_with_totals_and_gap(unit: str, sums: str) -> None:
    section = a_section(
        "Resources", kind=SectionKind.SPEND, columns=("2003/04",), unit=unit,
        rows=(KeptRow("n", "Need", kind="need", figures=(KeptFigure("2003/04", 64_050_000),)),),
    )  # fmt: skip
    (table,) = section_tables(section)
    assert said([table]) == [f"Need | {sums}", f"Still to be found | {sums}"]
    assert ("thousands of pounds" in table.caption) is (unit == "£000")


def test_outcomes_are_printed_with_words_and_counted_by_light() -> None:
    rows = (
        KeptRow("a", "School places", "R1", "required", Light.GREEN, done_on=DAY, comment="Live."),
        KeptRow("b", "Maps", "G7", "good", Light.RED),
        KeptRow("c", "Alerts", "G5", "good"),
    )
    table, counts = section_tables(a_section("Outcomes", kind=SectionKind.OUTCOMES, rows=rows))
    assert said([table])[0] == "R1 School places | Fully implemented | – | – | 2003-10-09 | Live."
    assert said([counts]) == [
        "Required | 1 (100%) | 0 | 0 | 0 | 0 | 1",
        "Good | 0 | 0 | 1 (50%) | 0 | 1 (50%) | 2",
        "All | 1 (33.3%) | 0 | 1 (33.3%) | 0 | 1 (33.3%) | 3",
    ]


# --- evidence ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We adopted it. It costs £2.5m. [A](<evidence:1>) More.", [("1", "It costs £2.5m.")]),
        ("It is so [A](<evidence:1>) and so [B](<evidence:2>).",
         [("1", "It is so and so ."), ("2", "It is so and so .")]),
        ("- First. [A](<evidence:1>)\n- Second. [B](<evidence:2>)", [("1", "First."), ("2", "Second.")]),
        ("[A](<evidence:1>)", []),
    ],
)  # fmt: skip
def test_a_chip_stands_for_its_sentence(text: str, found: list[tuple[str, str]]) -> None:
    assert list(passages(text)) == found


def test_claims_without_evidence_are_listed_with_why_they_stand(council: Register) -> None:
    text = f"A policy holds since 2002. {chip('e1', 'SDG 18/03')}\n\nWe joined in May 2003.\n\nWe hope."
    kept = a_kept_statement(a_section("Security", text, evidence=(POLICY,)),
                            a_section("Tender", "It was approved in July 2003.", exempt=True))  # fmt: skip
    assert [one.said for one in without_evidence(council, kept)] == [
        "We joined in May 2003.", "It was approved in July 2003.",
    ]  # fmt: skip
    accept_finding(council, Finding("S2", Severity.WARNING, "sections:Security", "", "", "",
                                    "We joined in May 2003."), "Known to all")  # fmt: skip
    public = evidence_document(council, kept, as_of=DAY, audience=Audience.PUBLIC)
    assert said(public.blocks)[-1] == "1 Security | We joined in May 2003. | Known to all"
    book = evidence_workbook(council, kept, as_of=DAY)
    assert len(list(book.sheets[1].table.rows)) == 2


def rested(**facts: Any) -> KeptStatement:
    """A statement whose one section rests on a policy, and on an exempt decision."""
    text = (
        f"A policy holds. {chip('e1', 'SDG 18/03')} A partner was chosen. {chip('e2', 'CFB 24/03')}"
    )
    return a_kept_statement(a_section("Security", text, evidence=(POLICY, TENDER), **facts))


def test_each_claim_is_listed_with_the_minute_behind_it(council: Register) -> None:
    rows = said(evidence_document(council, rested(), as_of=DAY).blocks)
    assert rows[2:4] == [
        (
            "A policy holds. | SDG 18/03 | Authentication policy | Service Delivery Group, 17 July 2003"
            " | Ratified by the Customer First Board, 16 September 2003 (CFB 11/03)"
        ),
        (
            "A partner was chosen. | CFB 24/03 | Network partner | Customer First Board, 5 August 2003"
            " | Not yet ratified"
        ),
    ]


def test_evidence_without_a_passage_is_the_whole_sections(council: Register) -> None:
    kept = a_kept_statement(a_section("Security", "No chip.", evidence=(POLICY,)))
    (claim,) = claims_of(kept)
    assert claim.passage == ""


def test_the_public_list_has_no_exempt_decision_and_says_so(council: Register) -> None:
    public = evidence_document(council, rested(), as_of=DAY, audience=Audience.PUBLIC)
    assert not [one for one in said(public.blocks) if "partner" in one or "24/03" in one]
    assert "1 passage left out, for exempt matter." in said(public.blocks)
    book = evidence_workbook(council, rested(), as_of=DAY, audience=Audience.PUBLIC)
    assert len(list(book.sheets[0].table.rows)) == 1
    hidden = evidence_document(council, rested(exempt=True), as_of=DAY, audience=Audience.PUBLIC)
    assert not [one for one in hidden.blocks if isinstance(one, Table)]


def test_the_workbook_has_the_wording_as_it_was(council: Register) -> None:
    sheet, _bare = evidence_workbook(council, rested(), as_of=DAY).sheets
    row = dict(
        zip([one.name for one in sheet.table.columns], next(iter(sheet.table.rows)), strict=True)
    )
    assert (row["Wording"], row["Stands"]) == ("the policy be adopted", "Ratified")
    assert (row["Answered by"], row["Minute of the answer"]) == (
        "Customer First Board",
        "CFB 11/03",
    )


# --- the approval record -----------------------------------------------------------------------


def test_the_approval_record_is_filled_in_and_kept(board: Board) -> None:
    register = board.register
    statement = a_statement(register)
    section = statement.section("Partners", "With the county.")
    record = statement.section("Approval record", kind=SectionKind.APPROVAL)
    stage = add_stage(register, statement.statement_id, group_id=board.group_id, due_on=DAY)
    add_stage(register, statement.statement_id, "ODPM", kind=StageKind.SUBMIT)
    kept = keep_draft(register, statement.statement_id)
    mark_draft(register, kept, DraftState.AGREED)
    settle_stage(register, stage, DAY)
    delegate_changes(register, statement.statement_id, "Head of ICT", "accuracy")
    statement.write("Partners", "With the whole county.")
    log_amendment(register, section, "A word put in.", reason="Accuracy", made_on=DAY)
    submit_draft(register, kept, date(2030, 11, 7), method="By email", reference="IEG/3")
    stands = as_it_stands(register, statement.statement_id)
    words = said(document(register, stands).blocks)
    assert "Customer First Board | Agree | 2003-10-09 | 2003-10-09 |  | –" in words
    assert "Minor changes delegated to: Head of ICT" in words
    assert "Submitted: 7 November 2030, draft 1" in words
    assert any("1 Partners | A word put in. | Accuracy" in one for one in words)
    assert next(one for one in stands.sections if one.id == record).filled


def test_what_was_changed_in_an_exempt_section_is_not_told(board: Board) -> None:
    register = board.register
    statement = a_statement(register)
    section = statement.section("Tender", "With the county.")
    statement.section("Approval record", kind=SectionKind.APPROVAL)
    kept = keep_draft(register, statement.statement_id)
    mark_draft(register, kept, DraftState.AGREED)
    statement.write("Tender", "With Pennine Telecom.")
    log_amendment(register, section, "Pennine named.")
    set_section_exempt(register, section, True, "A8")
    public = document(register, as_it_stands(register, statement.statement_id), Audience.PUBLIC)
    assert "Pennine" not in to_json(public) and "Tender" not in to_json(public)


def test_an_exempt_section_names_its_ground_in_words(council: Register) -> None:
    notes = [
        one.text for one in document(council, EVERYTHING).blocks if isinstance(one, ExemptNote)
    ]
    assert notes == [
        "Exempt: paragraph 8 of Part 1 of Schedule 12A to the Local Government Act 1972"
    ]
