"""The entry line, understood part by part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovdesk.records.entries import (
    Entry,
    EntryKind,
    Known,
    Line,
    Someone,
    Votes,
    entry_kind,
    named,
    read_entry,
)
from egovdesk.records.room import MovementKind, VoiceKind

TODAY = date(2003, 10, 21)
RAMAN, SYKES = Someone("r", "Priya Raman"), Someone("s", "Graham Sykes")
WHITFIELD, TULLY = Someone("w", "Susan Whitfield"), Someone("t", "Aidan Tully")
ROOM = (RAMAN, SYKES, WHITFIELD)
REGISTER = (*ROOM, TULLY, Someone("r2", "Colin Raman"), Someone("h", "Head of Housing"))


LINES = (
    Line("i2", "2", "Declarations"), Line("i7", "7", "Network partner"), Line("i71", "7.1", "Lots"),
)  # fmt: skip
KNOWN = Known(
    TODAY, (ROOM, REGISTER), LINES, LINES[0],
    (("personal", "Personal"), ("prejudicial", "Personal and prejudicial")),
    (date(2003, 9, 16), date(2003, 11, 18), date(2004, 3, 16)), "15:12", "14:03",
)  # fmt: skip


def read(text: str, kind: EntryKind = EntryKind.ACTION) -> Entry:
    return read_entry(text, KNOWN, kind)


def test_an_action_is_who_what_and_when() -> None:
    entry = read("/a raman: circulate revised costs to directors by 31 oct")
    assert entry.kind is EntryKind.ACTION
    assert (entry.who, entry.what) == (RAMAN, "Circulate revised costs to directors")
    assert entry.due == date(2003, 10, 31)


def test_the_sign_is_not_needed_on_the_line_itself() -> None:
    assert read("raman: circulate costs").who == RAMAN


def test_each_part_says_where_it_stands() -> None:
    text = "raman: circulate costs by 31 oct"
    entry = read(text)
    spans = (entry.who_span, entry.what_span, entry.due_span)
    assert [text[span[0] : span[1]] for span in spans if span] == [
        "raman",
        "circulate costs",
        "31 oct",
    ]


def test_those_in_the_room_win() -> None:
    assert read("raman: x").who == RAMAN
    assert read("colin raman: x").who == Someone("r2", "Colin Raman")


def test_others_come_from_the_register() -> None:
    assert read("tully: x").who == TULLY
    assert read("head of housing: x").who == Someone("h", "Head of Housing")


@pytest.mark.parametrize("words", ["p raman", "P. Raman", "ram", "PRIYA"])
def test_names_may_be_short(words: str) -> None:
    assert named(words, ROOM) == [RAMAN]


def test_several_of_one_name_are_choices() -> None:
    entry = read_entry("raman: x", Known(TODAY, ((), REGISTER)))
    assert entry.who is None
    assert [one.id for one in entry.choices] == ["r", "r2"]
    assert entry.who_words == "raman"


def test_a_name_nobody_has_stays_as_words() -> None:
    entry = read("all directors: return their figures by friday")
    assert (entry.who, entry.who_words, entry.what) == (
        None,
        "all directors",
        "Return their figures",
    )


def test_a_colon_far_into_the_words_is_only_a_colon() -> None:
    text = "write to every one of the three suppliers: costs, dates"
    assert read(text).what == text[0].upper() + text[1:]


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("raman: report by friday", "Report", date(2003, 10, 24)),
        ("raman: report on costs", "Report on costs", None),
        ("raman: put it on the web by next friday", "Put it on the web", date(2003, 10, 31)),
        ("raman: stand by me by 1/11", "Stand by me", date(2003, 11, 1)),
        ("raman: report by the contractor", "Report by the contractor", None),
    ],
)
def test_the_last_date_is_when(text: str, what: str, due: date | None) -> None:
    entry = read(text)
    assert (entry.what, entry.due, entry.due_problem) == (what, due, "")


def test_a_date_that_is_none_is_said() -> None:
    entry = read("raman: report by 31 nov")
    assert entry.due is None
    assert entry.due_problem == "November has 30 days in 2003. Type a date, or “next Friday”."
    assert entry.what == "Report"


@pytest.mark.parametrize("typed", [
    "/d that the case be agreed", "/d That the case be agreed", "/d RESOLVED that the case be agreed",
    "/d It was agreed that the case be agreed", "that: the case be agreed",
])  # fmt: skip
def test_a_lead_in_that_is_typed_is_not_doubled(typed: str) -> None:
    entry = read_entry(typed, KNOWN, EntryKind.DECISION)
    assert entry.what == "the case be agreed"
    assert typed[slice(*entry.what_span)] == "the case be agreed"


def test_a_decision_goes_on_from_its_lead_in() -> None:
    entry = read("/d the case be agreed by friday")
    assert (entry.kind, entry.what, entry.due) == (
        EntryKind.DECISION,
        "the case be agreed by friday",
        None,
    )


def test_an_exempt_paragraph_may_name_its_ground() -> None:
    assert (read("/x 8: the price was low").ground, read("/x 8: the price was low").what) == (
        "8",
        "The price was low",
    )
    assert read("/x 412 people came").what == "412 people came"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("raman: report by the next meeting", date(2003, 11, 18)),
        ("raman: report at the next meeting", date(2003, 11, 18)),
        ("raman: report by the March meeting", date(2004, 3, 16)),
        ("raman: report for the meeting of 18 november", date(2003, 11, 18)),
    ],
)
def test_a_date_may_be_a_meeting(text: str, day: date) -> None:
    entry = read(text)
    assert (entry.what, entry.due, entry.is_complete) == ("Report", day, True)


def test_a_meeting_that_is_not_planned_is_said() -> None:
    entry = read("raman: report by the July meeting")
    assert entry.due_problem == "No meeting of this group is planned in July."
    assert (entry.what, entry.is_complete) == ("Report", False)


# --- votes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("/v 6 for, 2 against, 1 abstention", Votes(6, 2, 1)),
        ("/v for 5 against 2 abstained 1", Votes(5, 2, 1)),
        ("/v 5 in favour, 2 against", Votes(5, 2)),
        ("/v 5 for 2 against 3 abstain", Votes(5, 2, 3)),
        ("/v for: 5; against: 0", Votes(5, 0)),
        ("/v 4 for 4 against, casting", Votes(4, 4, casting=True)),
        ("/v for 4 against 4 on the chair’s casting vote", Votes(4, 4, casting=True)),
    ],
)
def test_a_vote_is_counted(text: str, votes: Votes) -> None:
    entry = read(text)
    assert (entry.votes, entry.is_complete) == (votes, True)


def test_a_vote_by_name_is_recorded() -> None:
    votes = read("/v for raman and whitfield against sykes").votes
    assert votes == Votes(
        2, 1, 0,
        ((RAMAN, VoiceKind.FOR), (WHITFIELD, VoiceKind.FOR), (SYKES, VoiceKind.AGAINST)),
    )  # fmt: skip


def test_more_votes_than_people_who_may_vote_are_looked_at_and_taken_all_the_same() -> None:
    five = replace(KNOWN, present=5)
    entry = read_entry("/v for 99", five)
    assert entry.advice == "That makes 99 votes, and 5 in the room may vote."
    assert entry.is_complete
    assert read_entry("/v for 3 against 1 abstained 1", five).advice == ""
    assert read_entry("/v for 3 against 3 casting", five).advice == ""
    assert read_entry("/v for 99", KNOWN).advice == ""


def test_somebody_unknown_is_not_let_vote() -> None:
    entry = read("/v for raman, smith against sykes")
    assert entry.votes is not None and entry.votes.strangers == ("smith",)
    assert (entry.problem, entry.is_complete) == ("Nobody called “smith” is known.", False)


def test_a_count_of_nobody_is_not_lost() -> None:
    entry = read("/v 5 for 2 against 3 away")
    assert not entry.is_complete
    assert entry.problem == (
        "“3 away” does not say how they voted: type for, against or abstained."
    )
    assert read("/v 5 for, 2 against.").is_complete


def test_a_vote_without_counts_is_none_yet() -> None:
    assert (read("/v carried").votes, read("/v carried").is_complete) == (None, False)
    assert read("/v carried").problem == "Type how many were for and against."
    assert read("/v ").problem == ""


# --- interests -------------------------------------------------------------------------------


def test_an_interest_is_who_in_what_and_whether_they_withdrew() -> None:
    entry = read("/i sykes 7: director of the supplier, withdrew")
    assert (entry.kind, entry.who, entry.item) == (EntryKind.DECLARATION, SYKES, LINES[1])
    assert (entry.what, entry.withdrew, entry.interest) == ("director of the supplier", True, "")
    assert entry.is_complete


@pytest.mark.parametrize(
    "head", ["sykes 7", "sykes, item 7", "sykes on item 7", "graham sykes in 7"]
)
def test_the_item_is_the_agendas_number_however_it_is_said(head: str) -> None:
    entry = read(f"/i {head}: prejudicial, owns shares")
    assert (entry.who, entry.item, entry.interest) == (SYKES, LINES[1], "prejudicial")
    assert (entry.what, entry.withdrew) == ("owns shares", False)


def test_without_a_number_it_is_the_item_being_minuted() -> None:
    assert read("/i sykes: owns shares").item == LINES[0]
    assert read("/i sykes 7.1: owns shares").item == LINES[2]


def test_an_item_that_is_not_there_is_said() -> None:
    entry = read("/i sykes 60: lives beside it")
    assert (entry.item, entry.is_complete) == (None, False)
    assert entry.problem == "There is no item 60 on this agenda."


@pytest.mark.parametrize(
    ("words", "out"),
    [("withdrew", True), ("left the meeting", True), ("and withdrew from the room", True),
     ("stayed", False), ("remained in the meeting", False), ("spoke", False)],
)  # fmt: skip
def test_withdrawing_or_staying(words: str, out: bool) -> None:
    assert read(f"/i sykes 7: owns shares, {words}").withdrew is out


def test_an_interest_needs_a_person() -> None:
    assert not read("/i owns shares").is_complete
    assert "sykes 7" in read("/i smith 7: owns shares").problem


# --- comings and goings ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "moved", "at"),
    [
        ("/m sykes left 3.20", MovementKind.LEFT, "15:20"),
        ("/m sykes left at 3.20pm", MovementKind.LEFT, "15:20"),
        ("/m graham sykes back", MovementKind.RETURNED, "15:12"),
        ("/m sykes arrived 14:20", MovementKind.ARRIVED, "14:20"),
    ],
)
def test_a_movement_is_who_how_and_when(text: str, moved: MovementKind, at: str) -> None:
    entry = read(text)
    assert (entry.who, entry.moved, entry.at, entry.is_complete) == (SYKES, moved, at, True)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("/m sykes", "Type who left, returned or arrived, and when."),
        ("/m smith left", "Type somebody who is in the register."),
        ("/m sykes left early", "Type a time, such as 3.12pm."),
        ("/m ", ""),
    ],
)
def test_what_is_wanting_in_a_movement_is_said(text: str, problem: str) -> None:
    assert (read(text).problem, read(text).is_complete) == (problem, False)


def test_a_time_before_an_evening_meeting_began_is_asked_after() -> None:
    evening = replace(KNOWN, began="18:30", now="19:40")
    entry = read_entry("/m sykes left 3.12", evening)
    assert not entry.is_complete
    assert entry.problem == "3.12 is before the meeting began. Type 3.12am or 3.12pm."
    assert read_entry("/m sykes left 7.12", evening).at == "19:12"
    assert read_entry("/m sykes left 3.12pm", evening).at == "15:12"
    assert read_entry("/m sykes left", evening).at == "19:40"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("/a x", EntryKind.ACTION), ("/D", EntryKind.DECISION), ("/q x", None), ("a/d", None)],
)
def test_signs(text: str, kind: EntryKind | None) -> None:
    assert entry_kind(text) is kind


def test_labels_are_the_words_on_the_tag() -> None:
    assert [kind.label for kind in EntryKind] == [
        "Action",
        "Decision",
        "Exempt",
        "Vote",
        "Interest",
        "Movement",
    ]


def test_nothing_typed_is_not_complete() -> None:
    assert not read("").is_complete
    assert not read("raman:").is_complete
    assert read("x").is_complete


@given(st.text(max_size=60), st.sampled_from(EntryKind))
def test_anything_typed_is_read_and_spans_lie_within_it(text: str, kind: EntryKind) -> None:
    entry = read(text, kind)
    for span in entry.spans:
        assert 0 <= span[0] <= span[1] <= len(text)
