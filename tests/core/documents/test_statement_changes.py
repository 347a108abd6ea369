"""Two drafts of a statement compared: in words, by section and by row, and as tracked changes in Word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egovdesk.documents.kept import to_json
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import Block, Change, Inline, ListBlock, Paragraph, Run, Table, plain
from egovdesk.documents.statements.changes import (
    compared,
    compared_section,
    count_changes,
    difference_document,
)
from egovdesk.documents.statements.document import statement_document
from egovdesk.documents.writers.docx import write_docx
from egovdesk.records.draft_changes import Became, SectionPair
from egovdesk.records.kept_statements import KeptFigure, KeptRow, KeptSection, KeptStatement
from egovdesk.records.statements import SectionKind
from egovdesk.register import Register
from tests.core.documents.revisions import body_of, lines, settled
from tests.core.documents.writers.accessibility import faults
from tests.core.documents.writers.settling import (
    a_profile,
    read_by_libreoffice,
    settled_by_libreoffice,
)
from tests.core.statements import a_kept_statement, a_section

DAY = date(2003, 10, 9)
MARKS = {Change.DELETED: "[-{}-]", Change.INSERTED: "[+{}+]", None: "{}"}


def marked(runs: Inline) -> str:
    """A passage with its changes: [-deleted-], [+inserted+]."""
    return "".join(MARKS[run.change].format(run.text) for run in runs)


def both(old: str, new: str, **facts: object) -> tuple[Block, ...]:
    """The blocks of a section whose text became another."""
    pair = SectionPair(a_section("S", old, **facts), a_section("S", new, **facts))
    return compared_section(pair).blocks


def count(old: str, new: str) -> int:
    """How many changes there are between two texts of a section."""
    return count_changes(both(old, new))


# --- on screen -------------------------------------------------------------------------------


def test_words_that_came_and_went_are_marked() -> None:
    (passage,) = both("It was adopted in draft. [SDG 18/03](evidence:a)",
                      "It was adopted in September 2003. [SDG 18/03](evidence:b)")  # fmt: skip
    assert isinstance(passage, Paragraph)
    assert marked(passage.runs) == "It was adopted in [-draft-][+September 2003+]. [SDG 18/03]"
    assert passage.runs[-1] == Run("[SDG 18/03]", link="evidence:SDG 18/03")


@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        ("Same.", "Same.", 0),
        ("We expect five services by March.", "We expect eight services by May.", 2),
        ("One.\n\nTwo.", "One.\n\nTwo.\n\nThree is new.\n\nFour is new.", 1),
        ("One.", "Zero.\n\nOne.\n\nTwo.", 2),
        ("- first stage\n- second stage", "- first stage\n- a pilot\n- third stage", 1),
        ("| a | b |\n| --- | --- |\n| x | 1 |\n| y | 2 |",
         "| a | b |\n| --- | --- |\n| x | 3 |\n| y | 2 |\n| z | 9 |", 2),
    ],
)  # fmt: skip
def test_changes_are_counted_as_a_reader_would(old: str, new: str, number: int) -> None:
    assert count(old, new) == number


def test_a_table_is_compared_row_by_row() -> None:
    old, new = (
        a_section("S", kind=SectionKind.SELF_ASSESSMENT, columns=("status",), rows=rows)
        for rows in (
            (KeptRow("1", "Paying", status="12"), KeptRow("2", "Booking")),
            (KeptRow("1", "Paying", status="14"), KeptRow("3", "Voting")),
        )
    )
    section = compared_section(SectionPair(old, new))
    (table,) = section.blocks
    assert isinstance(table, Table)
    shown = [
        [marked(cell) if isinstance(cell, tuple) else cell for cell in row] for row in table.rows
    ]
    assert shown == [["Paying", "[-12-][+14+]"], ["[-Booking-]", "[-–-]"], ["[+Voting+]", "[+–+]"]]


def test_items_of_a_list_are_compared_one_by_one() -> None:
    (block,) = both(
        "1. the first stage\n2. training", "1. the next stage\n2. training\n3. a review"
    )
    assert isinstance(block, ListBlock)
    assert [marked(one.runs) for one in block.items] == [
        "the [-first-][+next+] stage", "training", "[+a review+]",
    ]  # fmt: skip


def test_a_section_that_is_new_renamed_or_moved_is_a_change_of_its_own() -> None:
    vision, costs = a_section("Vision", "One."), a_section("Costs", "Two.\n\nThree.")
    old = a_kept_statement(vision, costs, a_section("Risks"))
    new = a_kept_statement(costs, replace(vision, title="Our vision"), a_section("Partners"))
    assert [(one.pair.section.title, one.pair.became, one.changes) for one in compared(old, new)] == [
        ("Costs", Became.SAME, 1), ("Risks", Became.REMOVED, 1), ("Our vision", Became.CHANGED, 1),
        ("Partners", Became.ADDED, 1),
    ]  # fmt: skip


def test_a_draft_compared_with_itself_holds_no_change() -> None:
    one = a_kept_statement(a_section("Vision", "One."), a_section("Costs"))
    assert [section.changes for section in compared(one, one)] == [0, 0]


# --- in Word ---------------------------------------------------------------------------------

OLD = """The Council adopted its first policy in draft. [SDG 18/03](evidence:a)

All online services will use user names and passwords.

- first stage
- second stage
  - a pilot

| Year | Cost |
| --- | --- |
| 2003/04 | £640,000 |
| 2004/05 | £120,000 |

### What comes next

See [the return](https://northbridge.gov.uk/return) for **all** of it."""
NEW = """The Council adopted its first policy in September 2003. [SDG 18/03](evidence:a)

Services that take payments will use *level 2* or above.

1. first stage

- first stage
- second stage
  - a pilot of two
- a review

| Year | Cost |
| --- | --- |
| 2003/04 | £650,000 |
| 2005/06 | £40,000 |

| Year |
| --- |
| none |

### What comes later

See [the whole return](https://northbridge.gov.uk/return) for **all**."""


def statements() -> tuple[KeptStatement, KeptStatement]:
    """Two drafts that differ in everything."""
    rows = (
        KeptRow("1", "Paying", figures=(KeptFigure("2003/04", 12),)),
        KeptRow("2", "Booking", comment="Soon."),
    )
    table = a_section("BVPI 157", "As counted.", kind=SectionKind.BVPI157, rows=rows)
    security, costs = a_section("Security", OLD), a_section("Costs", "Two.", number="3")
    old = a_kept_statement(
        a_section("Vision", "One."), security, costs, table, a_section("Risks", "None."),
        contact="A. Birtwistle",
    )  # fmt: skip
    new = a_kept_statement(
        costs,
        a_section("Partners", "Many.\n\n- one"),
        a_section("Our vision", "One.", id="Vision"),
        replace(security, text=NEW, level=2, parent_id="Vision", number="3.1"),
        replace(table, rows=(replace(rows[0], figures=(KeptFigure("2003/04", 14),)),)),
        contact="D. Ashworth", email="da@northbridge.gov.uk",
    )  # fmt: skip
    return old, new


def written(
    register: Register, old: KeptStatement, new: KeptStatement, folder: Path
) -> tuple[Path, Path, Path]:
    """The older draft, the newer, and the newer with its tracked changes, as Word files."""
    plain = [statement_document(register, one, as_of=DAY) for one in (old, new)]
    both = difference_document(register, old, new, as_of=DAY, drafts=(None, None))
    paths = folder / "old.docx", folder / "new.docx", folder / "marked.docx"
    for document, path in zip((*plain, both), paths, strict=True):
        blocks = tuple(one for one in document.blocks if type(one).__name__ != "Contents")
        write_docx(replace(document, blocks=blocks), path)
    return paths


def assert_settles(paths: tuple[Path, Path, Path]) -> None:
    old, new, marked_up = paths
    assert settled(marked_up, accept=True) == lines(body_of(new))
    assert settled(marked_up, accept=False) == lines(body_of(old))


def test_accepting_gives_the_newer_and_rejecting_the_older(
    council: Register, tmp_path: Path
) -> None:
    paths = written(council, *statements(), tmp_path)
    assert_settles(paths)
    assert settled(paths[2], accept=True) != settled(paths[2], accept=False)
    assert faults(paths[2]) == []


def test_the_same_draft_twice_has_no_tracked_change(council: Register, tmp_path: Path) -> None:
    one = statements()[1]
    _old, new, marked_up = written(council, one, one, tmp_path)
    assert lines(body_of(marked_up)) == lines(body_of(new))
    assert not [one for one in body_of(marked_up).iter() if one.tag.endswith(("}ins", "}del"))]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of LibreOffice."""
    return a_profile(tmp_path_factory.mktemp("profile"))


@pytest.mark.parametrize("verb", ["Accept", "Reject"])
def test_libreoffice_gives_each_draft_back(
    verb: str, council: Register, profile: Path, tmp_path: Path
) -> None:
    old, new, marked_up = written(council, *statements(), tmp_path)
    found = settled_by_libreoffice(profile, marked_up, verb)
    assert found == read_by_libreoffice(profile, new if verb == "Accept" else old)
    assert len(found) > 20


WORDS = st.text("ab \n’1*_[]|#-", min_size=1, max_size=12)
LINES = st.one_of(
    st.builds("- {}\n- {}".format, WORDS, WORDS),
    st.builds("1. {}\n2. {}\n   - {}".format, WORDS, WORDS, WORDS),
    st.builds("| a | b |\n| --- | --- |\n| {} | {} |".format, *[st.sampled_from("xyz")] * 2),
    st.builds("[{}](https://a.b) **{}** [S 1](evidence:e)".format, *[st.sampled_from("xyz")] * 2),
    st.builds("### {}".format, st.sampled_from(("Next", "Later"))),
    st.builds("> {}".format, WORDS),
    WORDS,
)
TEXTS = st.lists(LINES, max_size=4).map("\n\n".join)
SECTIONS = st.lists(
    st.builds(
        lambda title, text, level: a_section(title, text, level=level),
        st.sampled_from(("Vision", "Access", "Costs", "Risks")), TEXTS, st.sampled_from((1, 2)),
    ),
    max_size=4, unique_by=lambda one: one.id,
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(SECTIONS, SECTIONS)
def test_any_two_drafts_settle(
    council: Register, tmp_path: Path, old: list[KeptSection], new: list[KeptSection]
) -> None:
    assert_settles(written(council, a_kept_statement(*old), a_kept_statement(*new), tmp_path))


def test_every_word_of_a_draft_is_said(council: Register) -> None:
    document = statement_document(council, statements()[1], as_of=DAY)
    said = " ".join(plain(one.runs) for one in document.blocks if isinstance(one, Paragraph))
    assert "first policy in September 2003. [SDG 18/03]" in said


def test_the_public_sees_no_change_of_a_section_exempt_in_either_draft(council: Register) -> None:
    tender = a_section("Tender", "With Pennine Telecom.")
    old = a_kept_statement(a_section("Vision", "One."), tender)
    new = a_kept_statement(
        a_section("Vision", "Two."), replace(tender, text="For £640,000.", exempt=True)
    )
    public = difference_document(
        council, old, new, as_of=DAY, drafts=(None, None), audience=Audience.PUBLIC
    )
    kept = to_json(public)
    assert "Two" in kept and not [one for one in ("Tender", "Pennine", "640") if one in kept]
    hidden = difference_document(
        council, old, replace(new, exempt=True), as_of=DAY, drafts=(None, None),
        audience=Audience.PUBLIC,
    )  # fmt: skip
    assert "Two" not in to_json(hidden)
