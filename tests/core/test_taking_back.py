"""A paper's shell: made from its item, sent out, and taken back with what its author wrote."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egovdesk.documents.paper_shells import shell_of_paper
from egovdesk.documents.returned import paper_that_returned, plan_taking_back
from egovdesk.documents.text import plain_text
from egovdesk.documents.writers.docx import write_docx
from egovdesk.errors import Refused
from egovdesk.exchange.authors import check_file
from egovdesk.exchange.authors.returned import read_back
from egovdesk.operations.authority import change_authority
from egovdesk.operations.meetings import change_item, set_item_exempt
from egovdesk.operations.papers import add_clearance, add_paper, change_paper, record_clearance
from egovdesk.operations.returned import take_back_paper
from egovdesk.records.papers import Clearance, PaperState
from egovdesk.records.returned import BackPlan
from egovdesk.register import Register
from tests.core.documents.writers.samples import a_png
from tests.scenes import TODAY, Board

RECOMMENDED = "1. agree the draft;\n2. ask the Head of ICT for **figures**"


@pytest.fixture
def register(board: Board) -> Register:
    change_authority(board.register, today=TODAY)
    change_item(board.register, board.items[2], recommendation=RECOMMENDED)
    return board.register


@pytest.fixture
def paper(register: Register, board: Board) -> str:
    """A paper of Priya Raman's that Graham Sykes is to clear."""
    paper = add_paper(register, board.items[2], "IEG3: first draft", author_id=board.raman)
    add_clearance(register, paper, "Finance", board.sykes)
    return paper


@pytest.fixture
def shell(register: Register, paper: str, tmp_path: Path) -> Path:
    return written(register, paper, tmp_path)


def written(register: Register, paper: str, tmp_path: Path) -> Path:
    write_docx(shell_of_paper(register, paper), tmp_path / "shell.docx")
    return tmp_path / "shell.docx"


def edited(path: Path, edit: Callable[[Any], object]) -> Path:
    """The file as an author changes it in Word."""
    word = docx.Document(str(path))
    edit(word)
    word.save(str(path))
    return path


def paragraph(word: Any, words: str) -> Any:
    return next(one for one in word.paragraphs if one.text.startswith(words))


def following(word: Any, words: str) -> Any:
    found = [one.text.startswith(words) for one in word.paragraphs]
    return word.paragraphs[found.index(True) + 1]


def plan(register: Register, paper: str, path: Path) -> BackPlan:
    return plan_taking_back(register, paper, read_back(path))


def changes(register: Register, paper: str, path: Path) -> dict[str, tuple[str, str]]:
    return {one.label: (one.before, one.after) for one in plan(register, paper, path).changes}


def finance(register: Register, paper: str) -> Clearance:
    return next(one for one in register.clearances.find(paper_id=paper) if one.kind == "Finance")


# The shell


def test_the_shell_is_filled_from_the_register(shell: Path) -> None:
    words = [one.text for one in docx.Document(str(shell)).paragraphs]
    for line in (
        "IEG3: first draft", "Report to:\tCustomer First Board", "Date:\tTuesday 21 October 2003",
        "Item:\t3", "Report of:\tHead of ICT", "Author:\tPriya Raman",
        "Classification:\tFor general release", "The Board is asked to:", "agree the draft;",
        "Provided by:\tGraham Sykes, Director of Finance", "Option 3", "Background papers",
    ):  # fmt: skip
        assert line in words


def test_an_exempt_papers_shell_says_so_on_every_page(
    register: Register, board: Board, paper: str, tmp_path: Path
) -> None:
    set_item_exempt(register, board.items[2], True, "A8")
    word = docx.Document(str(written(register, paper, tmp_path)))
    assert "not for publication" in word.sections[0].header.paragraphs[0].text
    assert paragraph(word, "Classification").text.startswith(
        "Classification:\tNot for publication: "
    )


def test_a_paper_for_no_meeting_has_no_shell(register: Register, board: Board) -> None:
    from egovdesk.operations.meetings.plan import plan_item

    item = plan_item(register, board.group_id, "Data protection")
    paper = add_paper(register, item, "Audit")
    with pytest.raises(Refused, match="is for no item of a meeting"):
        shell_of_paper(register, paper)


def test_instructions_are_stripped_and_only_they(shell: Path, tmp_path: Path) -> None:
    from egovdesk.exchange.authors import MendWishes, mend_file

    assert {one.rule for one in check_file(shell).findings} == {"instructions", "properties"}
    mend_file(shell, tmp_path / "mended.docx", MendWishes())
    words = [one.text for one in docx.Document(str(tmp_path / "mended.docx")).paragraphs]
    assert not [one for one in words if one.startswith(("Say ", "Number what", "Give at least"))]
    assert "agree the draft;" in words


def test_what_an_author_types_over_an_instruction_is_theirs(
    register: Register, paper: str, shell: Path
) -> None:
    """Word gives new words the style of those that they replace."""

    def edit(word: Any) -> None:
        told = following(word, "Cleared on")
        told.runs[0].text = "There are no duties."

    edited(shell, edit)
    found = changes(register, paper, shell)
    assert found["Legal implications"] == ("", "There are no duties.")
    assert "instructions.typed" in {one.rule for one in check_file(shell).findings}


def test_what_is_left_of_an_instruction_is_not_the_authors(
    register: Register, paper: str, shell: Path, tmp_path: Path
) -> None:
    """Deleted by half, its middle taken out, written on in its style, or without its style."""
    from egovdesk.exchange.authors import MendWishes, mend_file

    def edit(word: Any) -> None:
        legal, money, risk, property_ = (
            paragraph(word, begins).runs[0]
            for begins in (
                "Say which powers",
                "Say what it costs",
                "Say what could",
                "Say which land",
            )
        )
        legal.text = "duties apply, and what could be challenged."
        money.text += " It costs £4,000."
        risk.text = "Say what could go wrong, how is done about it."
        property_.style = None

    edited(shell, edit)
    found = plan(register, paper, shell)
    assert {one.label: one.after for one in found.changes} == {
        "Finance implications": "It costs £4,000."
    }
    told = "".join(one for one in found.notes if one.startswith("Part of an instruction"))
    assert (
        "under “Legal implications” is not taken: “duties apply, and what could be challenged.”"
        in told
    )
    assert "under “Risk” is not taken: “Say what could go wrong, how is done about it.”" in told
    mend_file(shell, tmp_path / "mended.docx", MendWishes())
    words = [one.text for one in docx.Document(str(tmp_path / "mended.docx")).paragraphs]
    assert "It costs £4,000." in words
    assert not [one for one in words if "challenged" in one or "Say w" in one]


def test_an_answer_that_an_instruction_suggests_is_the_authors(
    register: Register, paper: str, shell: Path
) -> None:
    edited(shell, lambda word: setattr(paragraph(word, "Say which land").runs[0], "text", "none"))
    assert changes(register, paper, shell) == {"Property implications": ("", "none")}


# Taking back


def test_a_shell_that_comes_back_as_it_was_changes_nothing(
    register: Register, paper: str, shell: Path
) -> None:
    found = plan(register, paper, shell)
    assert found.changes == ()
    with pytest.raises(Refused, match="says nothing that is new"):
        take_back_paper(register, paper, found)


@pytest.mark.parametrize(
    ("typed", "lands"),
    [
        (("1. note it;", "2.\task again."), "1. note it;\n2. ask again."),
        (("(a) note it;", "(b) ask again."), "1. note it;\n2. ask again."),
        (("1. note it;", "3. ask again."), "1\\. note it;\n\n3\\. ask again."),
        (("A. Smith be thanked.", "that be noted."), "A. Smith be thanked.\n\nthat be noted."),
    ],
)
def test_numbers_that_were_typed_are_those_of_a_list(
    register: Register, board: Board, paper: str, shell: Path, typed: tuple[str, str], lands: str
) -> None:
    def edit(word: Any) -> None:
        for begins, said in zip(("agree the draft", "ask the Head"), typed, strict=True):
            point = paragraph(word, begins)
            point.text, point.style = said, "Body Text"
            point._p.pPr.remove(point._p.pPr.numPr)

    edited(shell, edit)
    take_back_paper(register, paper, plan(register, paper, shell))
    assert register.items.get(board.items[2]).recommendation == lands


def test_what_is_not_read_is_told(
    register: Register, paper: str, shell: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(a_png())

    def edit(word: Any) -> None:
        money = paragraph(word, "Say what it costs")
        money.add_run().add_picture(str(picture))
        table = word.add_table(1, 1)
        table.cell(0, 0).text = "£4,000"
        money._p.addnext(table._tbl)
        paragraph(word, "Author").runs[0].text = "Awdur:"
        again = deepcopy(paragraph(word, "Purpose")._p)
        paragraph(word, "Background")._p.addprevious(again)

    notes = plan(register, paper, edited(shell, edit)).notes
    assert "1 picture and 1 table under “Financial implications” stay in the file alone." in notes
    assert "“Awdur: Priya Raman” is no line of the shell, and is not taken." in notes
    assert (
        "“Purpose” stands there twice: what is under the second stays in the file alone." in notes
    )


def test_edited_recommendations_give_exactly_those(
    register: Register, board: Board, paper: str, shell: Path
) -> None:
    edited(
        shell, lambda word: setattr(paragraph(word, "agree the draft;").runs[0], "text", "note it;")
    )
    found = plan(register, paper, shell)
    assert [one.label for one in found.changes] == ["Recommendations"]
    take_back_paper(register, paper, found)
    assert register.items.get(board.items[2]).recommendation == (
        "1. note it;\n2. ask the Head of ICT for **figures**"
    )
    assert plan(register, paper, shell).changes == ()


def test_a_new_recommendation_is_one_more(register: Register, paper: str, shell: Path) -> None:
    def edit(word: Any) -> None:
        last = paragraph(word, "ask the Head of ICT")
        last._p.addnext(deepcopy(last._p))

    edited(shell, edit)
    _before, after = changes(register, paper, shell)["Recommendations"]
    assert after.split("\n")[-2:] == ["ask the Head of ICT for figures"] * 2


def test_implications_land_with_who_and_when(register: Register, paper: str, shell: Path) -> None:
    def edit(word: Any) -> None:
        at = next(
            i for i, one in enumerate(word.paragraphs) if one.text == "Financial implications"
        )
        word.paragraphs[at + 2].add_run("6 October 2003")
        word.paragraphs[at + 4].add_run("It costs £120,000.")

    edited(shell, edit)
    take_back_paper(register, paper, plan(register, paper, shell))
    cleared = finance(register, paper)
    assert (cleared.cleared_on, cleared.text) == (date(2003, 10, 6), "It costs £120,000.")
    assert plan(register, paper, shell).changes == ()


def test_the_last_clearance_taken_back_makes_a_paper_final(
    register: Register, paper: str, shell: Path
) -> None:
    from egovdesk.operations.papers import receive_paper

    receive_paper(register, paper)
    assert register.papers.get(paper).state is PaperState.IN_CLEARANCE
    edited(shell, lambda word: _financial(word, 2).add_run("6 October 2003"))
    take_back_paper(register, paper, plan(register, paper, shell))
    assert register.papers.get(paper).state is PaperState.FINAL


def _financial(word: Any, below: int) -> Any:
    at = next(i for i, one in enumerate(word.paragraphs) if one.text == "Financial implications")
    return word.paragraphs[at + below]


def test_an_empty_date_never_takes_a_clearance_away(
    register: Register, paper: str, shell: Path
) -> None:
    record_clearance(register, finance(register, paper).id, date(2003, 10, 6))
    assert plan(register, paper, shell).changes == ()


@pytest.mark.parametrize(
    ("typed", "said"), [("soon", "is no date"), ("31 December 2003", "which is to come")]
)
def test_a_date_that_is_none_clears_nothing(
    register: Register, paper: str, shell: Path, typed: str, said: str
) -> None:
    edited(shell, lambda word: _financial(word, 2).add_run(typed))
    found = plan(register, paper, shell)
    assert found.changes == () and any(said in one for one in found.notes)


def test_another_author_and_officer_are_known_by_name(
    register: Register, board: Board, paper: str, shell: Path
) -> None:
    def edit(word: Any) -> None:
        paragraph(word, "Author:").runs[-1].text = "David Ashworth"
        _financial(word, 1).runs[-1].text = "Priya Raman, Head of ICT"

    take_back_paper(register, paper, plan(register, paper, edited(shell, edit)))
    assert register.papers.get(paper).author_id == board.chair
    assert finance(register, paper).person_id == board.raman


def test_a_name_that_nobody_has_is_kept_as_words(
    register: Register, paper: str, shell: Path
) -> None:
    def edit(word: Any) -> None:
        paragraph(word, "Author:").runs[-1].text = "Jo Bloggs"
        _financial(word, 1).runs[-1].text = "Sam Smith"

    found = plan(register, paper, edited(shell, edit))
    assert sum("is nobody in the register" in one for one in found.notes) == 2
    take_back_paper(register, paper, found)
    kept = register.papers.get(paper)
    assert (kept.author_id, kept.author) == (None, "Jo Bloggs")
    assert finance(register, paper).note == "Provided by Sam Smith"


def test_background_papers_land_a_line_each(register: Register, paper: str, shell: Path) -> None:
    def edit(word: Any) -> None:
        at = next(i for i, one in enumerate(word.paragraphs) if one.text == "Background papers")
        word.paragraphs[at + 2].add_run("IEG2 statement, 2002")

    take_back_paper(register, paper, plan(register, paper, edited(shell, edit)))
    assert register.papers.get(paper).background == "IEG2 statement, 2002"
    assert plan(register, paper, shell).changes == ()


# Headings that were renamed or taken out


def test_a_renamed_heading_is_known_by_its_key(register: Register, paper: str, shell: Path) -> None:
    def edit(word: Any) -> None:
        paragraph(word, "Recommendations").runs[0].text = "What we want"
        paragraph(word, "agree the draft;").runs[0].text = "note it;"

    assert list(changes(register, paper, edited(shell, edit))) == ["Recommendations"]


def test_a_heading_without_its_key_is_known_by_its_words(
    register: Register, paper: str, shell: Path
) -> None:
    def edit(word: Any) -> None:
        for mark in word.element.body.xpath(".//w:bookmarkStart | .//w:bookmarkEnd"):
            mark.getparent().remove(mark)
        paragraph(word, "Recommendations").runs[0].text = "2. RECOMMENDATIONS"
        paragraph(word, "agree the draft;").runs[0].text = "note it;"

    found = plan(register, paper, edited(shell, edit))
    assert [one.label for one in found.changes] == ["Recommendations"]
    assert not [one for one in found.notes if "not found" in one or "no heading" in one]


def test_a_heading_that_lost_its_style_still_begins_its_section(
    register: Register, paper: str, shell: Path
) -> None:
    edited(shell, lambda word: setattr(paragraph(word, "Background"), "style", "Body Text"))
    assert plan(register, paper, shell).changes == ()


def test_a_heading_that_is_gone_is_said_and_nothing_is_lost(
    register: Register, board: Board, paper: str, shell: Path
) -> None:
    def edit(word: Any) -> None:
        for words in (
            "Recommendations",
            "Number what",
            "The Board is asked",
            "agree the",
            "ask the",
        ):
            one = paragraph(word, words)
            one._p.getparent().remove(one._p)

    found = plan(register, paper, edited(shell, edit))
    assert found.changes == ()
    assert any("“Recommendations” was not found" in one for one in found.notes)
    assert register.items.get(board.items[2]).recommendation == RECOMMENDED


def test_a_heading_of_the_authors_own_stays_in_the_file(
    register: Register, paper: str, shell: Path
) -> None:
    def edit(word: Any) -> None:
        paragraph(word, "Background").insert_paragraph_before("Timetable", "Heading 2")
        paragraph(word, "Background").insert_paragraph_before("By May.", "Body Text")

    found = plan(register, paper, edited(shell, edit))
    assert found.changes == ()
    assert any(one.startswith("“Timetable” is no heading of the shell") for one in found.notes)


def test_emptied_recommendations_leave_the_items_own(
    register: Register, paper: str, shell: Path
) -> None:
    def edit(word: Any) -> None:
        for words in ("agree the draft", "ask the Head"):
            paragraph(word, words).clear()

    found = plan(register, paper, edited(shell, edit))
    assert found.changes == ()
    assert any(one.startswith("Nothing is recommended in the file") for one in found.notes)


def test_facts_of_the_register_stay_when_the_file_says_otherwise(
    register: Register, paper: str, shell: Path
) -> None:
    edited(shell, lambda word: setattr(paragraph(word, "Date:").runs[-1], "text", "1 May 2004"))
    assert (
        "Date: the file says “1 May 2004”; the register has “Tuesday 21 October 2003”, which stays."
        in plan(register, paper, shell).notes
    )


def test_the_file_tells_whose_shell_it_was(
    register: Register, board: Board, paper: str, shell: Path
) -> None:
    other = add_paper(register, board.items[1], "CRM")
    whose = paper_that_returned(register, read_back(shell))
    assert whose is not None and whose.id == paper
    assert plan(register, other, shell).notes[0] == (
        "This file was made as the shell of another paper, “IEG3: first draft”."
    )


def test_any_word_file_can_be_taken_back(register: Register, paper: str, tmp_path: Path) -> None:
    word = docx.Document()
    word.styles.add_style("Plain", WD_STYLE_TYPE.PARAGRAPH)
    word.add_heading("Recommendation", 1)
    word.add_paragraph("That it be noted.")
    word.add_heading("Financial implications", 1)
    word.add_paragraph("None.")
    word.save(str(tmp_path / "own.docx"))
    found = plan(register, paper, tmp_path / "own.docx")
    assert [one.label for one in found.changes] == ["Recommendations", "Finance implications"]


def test_a_pdf_is_not_taken_back(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\n")
    with pytest.raises(Refused, match="is not a Word document"):
        read_back(tmp_path / "a.pdf")


# Whatever is written

_SAID = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40).map(
    lambda said: f"a{said}b"
)
_RECOMMENDED = st.one_of(
    _SAID.map(lambda said: plain(said)),
    st.lists(_SAID, min_size=1, max_size=5).map(
        lambda points: "\n".join(f"{at}. {plain(one)}" for at, one in enumerate(points, 1))
    ),
)


def plain(said: str) -> str:
    """Typed words as Markdown."""
    from egovdesk.documents.text import markdown_from_plain

    return markdown_from_plain(said)


@settings(max_examples=40, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(_RECOMMENDED, _SAID, st.lists(_SAID, max_size=3))
def test_whatever_the_register_has_comes_back_as_it_was(
    register: Register, board: Board, paper: str, tmp_path: Path,
    recommended: str, text: str, listed: list[str],
) -> None:  # fmt: skip
    change_item(register, board.items[2], recommendation=recommended)
    change_paper(register, paper, background="\n".join(" ".join(one.split()) for one in listed))
    with register.step("Write an implication"):
        register.clearances.update(finance(register, paper).id, text=plain(text))
    shell = written(register, paper, tmp_path)
    assert plan(register, paper, shell).changes == ()
    assert plain_text(recommended)
