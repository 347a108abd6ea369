"""What a statement's text says that its evidence does not bear out, sentence by sentence."""

from __future__ import annotations

import pytest

from egovdesk.checks.claims import Figures, Standing, is_claim, remarks
from egovdesk.records.passages import chip
from egovdesk.records.sentences import sentences

POLICY, LOGIN, CRM = chip("e1", "SDG 18/03"), chip("e2", "EC 93/02"), chip("e3", "Project 6")
KNOWN = {
    "e1": Standing("SDG 18/03", state="awaiting", above="Customer First Board"),
    "e2": Standing("EC 93/02", state="ratified", sums=(640_000_00,)),
    "e3": Standing("Project 6", "project", sums=(90_000_00, 40_000_00, 50_000_00)),
}


def said(text: str, figures: Figures | None = None) -> list[tuple[str, str]]:
    found = remarks(text, KNOWN, figures) if figures else remarks(text, KNOWN)
    return [(one.rule, one.sentence) for one in found]


def test_sentences_are_told_apart_with_the_chips_after_their_stops() -> None:
    (found,) = sentences(
        f"It was agreed (e.g. for St. Mary’s). {POLICY} {LOGIN} “No. 5 is next,” said J. Tate."
        f" It costs £1.5 million. {CRM}"
    )
    assert [(one.said, one.evidence) for one in found] == [
        ("It was agreed (e.g. for St. Mary’s).", ("e1", "e2")),
        ("“No. 5 is next,” said J. Tate.", ()),
        ("It costs £1.5 million.", ("e3",)),
    ]


def test_items_and_rows_are_sentences_of_their_own_and_headings_are_none() -> None:
    assert sentences("## Adopted in 2003") == ()
    items = sentences(f"- First in 2003. {POLICY}\n- Second")
    assert [one.said for part in items for one in part] == ["First in 2003.", "Second"]
    rows = sentences(f"| Risk | Done |\n| --- | --- |\n| Late | Agreed {POLICY} |")
    ((row,),) = rows
    assert row.in_table and row.evidence == ("e1",) and row.said == "Late ; Agreed"


def test_marks_are_not_read_and_escaped_signs_are() -> None:
    ((one,),) = sentences("We _have_ **joined** the \\[pilot\\] &#38; more_than that.")
    assert one.said == "We have joined the [pilot] & morethan that."
    assert one.beginning == one.said


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("The Council adopted its first policy.", True),
        ("Members have had remote access since July.", True),
        ("Half of 182 interactions are electronic.", True),
        ("We are open from 9 May each year.", True),
        ("By March 2004 we expect eight services to use it.", False),
        ("Services will use level 2 from 1 January 2004.", False),
        ("By December 2005 every service will be delivered so.", False),
        ("Each kind of decision has one group that decides it.", False),
        ("The policy is checked each quarter by the group.", False),
        ("Adopted in 2003.", False),  # three words are a label
    ],
)
def test_a_claim_says_what_was_done_or_a_figure_that_is_not_of_the_future(
    words: str, claim: bool
) -> None:
    assert is_claim(words) is claim


def test_a_claim_wants_a_chip_in_it_or_in_the_sentence_after() -> None:
    text = f"We adopted a plan in 2002. It has levels. {LOGIN} We installed 14 kiosks in May 2003."
    assert said(text) == [("S2", "“We installed 14 kiosks in May 2003.” has no evidence.")]
    assert said(f"{text} They are used. {LOGIN}") == []


def test_to_say_adopted_needs_a_decision_that_stands() -> None:
    assert said(f"The Council adopted its policy in September 2003. It has levels. {POLICY}") == [
        ("S1", "The text says SDG 18/03 is adopted, but the Customer First Board has not ratified it yet."),
    ]  # fmt: skip
    assert said(f"The policy was agreed subject to ratification. {POLICY}") == []
    assert said(f"The Council adopted its policy. {LOGIN}") == []
    assert said(f"The policy follows the framework. {POLICY}") == []


@pytest.mark.parametrize(
    ("standing", "but"),
    [
        (Standing("A 1", state="referred_back"), "the group above has referred it back"),
        (Standing("A 1", state="lapsed"), "it has lapsed"),
        (Standing("A 1", state="made", outcome="not_agreed"), "it was not agreed"),
        (Standing("A 1", state="superseded"), "another decision has taken its place"),
    ],
)
def test_other_decisions_that_do_not_stand_are_told_too(standing: Standing, but: str) -> None:
    (found,) = remarks(f"The plan was approved in 2003. {POLICY}", {"e1": standing})
    assert found.sentence == f"The text says A 1 is approved, but {but}."
    assert found.evidence_id == "e1" and found.passage == "The plan was approved in 2003."


def test_a_sum_is_that_of_the_decision_or_of_the_project_rounded_as_it_is_said() -> None:
    assert said(f"It costs £640,000. {LOGIN}") == []
    assert said(f"It costs £600,000. {LOGIN}") == []  # to the nearest £100,000
    assert said(f"It costs £615,000. {LOGIN}") == [
        ("S3", "The text says £615,000; EC 93/02 has £640,000."),
    ]
    assert said(f"We spend £40,000 of £90,000 this year. {CRM}") == []
    assert said(f"We spend £35,500 this year. {CRM}")[0][0] == "S3"


def test_percentages_and_interactions_are_those_of_the_table() -> None:
    table = Figures(182, (17.6, 30.8, 47.25))
    assert (
        said("Of 182 types of interaction 86 are electronic: 47 per cent, 31% before.", table) == []
    )
    assert said("Of 180 types of interaction 52 per cent are electronic.", table) == [
        ("S3", "The text says 52 per cent; by year the table has 18, 31, 47."),
        ("S3", "The text says 180 types of interaction; the table has 182."),
    ]


def test_the_number_of_groups_is_the_registers() -> None:
    assert said("Nine groups govern e-government.", Figures(groups=9)) == []
    (found,) = said("Eleven groups govern e-government.", Figures(groups=9))
    assert found[1] == "The text says Eleven groups; the register has 9."


def test_a_chip_whose_evidence_is_gone_is_told() -> None:
    gone = chip("e9", "CFB 1/03")
    assert said(f"The policy follows the framework. {gone}") == [
        ("S6", "The link after “The policy follows the framework.” is gone."),
    ]
