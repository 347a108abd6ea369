"""The entry line, understood part by part."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovdesk.records.entries import Entry, EntryKind, Someone, Votes, entry_kind, named, read_entry

TODAY = date(2003, 10, 21)
RAMAN, SYKES = Someone("r", "Priya Raman"), Someone("s", "Graham Sykes")
WHITFIELD, TULLY = Someone("w", "Susan Whitfield"), Someone("t", "Aidan Tully")
ROOM = (RAMAN, SYKES, WHITFIELD)
REGISTER = (*ROOM, TULLY, Someone("r2", "Colin Raman"), Someone("h", "Head of Housing"))


def read(text: str, kind: EntryKind = EntryKind.ACTION) -> Entry:
    return read_entry(text, today=TODAY, room=ROOM, register=REGISTER, kind=kind)


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
    entry = read_entry("raman: x", today=TODAY, register=REGISTER)
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


def test_a_vote_is_counted() -> None:
    entry = read("/v 6 for, 2 against, 1 abstention")
    assert entry.votes == Votes(6, 2, 1)
    assert read("/v carried").votes is None


def test_an_interest_has_a_person() -> None:
    entry = read("/i sykes: owns shares in the contractor")
    assert (entry.kind, entry.who, entry.what) == (
        EntryKind.DECLARATION,
        SYKES,
        "Owns shares in the contractor",
    )


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
    ]


def test_nothing_typed_is_not_complete() -> None:
    assert not read("").is_complete
    assert not read("raman:").is_complete
    assert read("x").is_complete


@given(st.text(max_size=60), st.sampled_from(EntryKind))
def test_anything_typed_is_read_and_spans_lie_within_it(text: str, kind: EntryKind) -> None:
    entry = read(text, kind)
    for span in (entry.who_span, entry.what_span, entry.due_span):
        assert span is None or 0 <= span[0] <= span[1] <= len(text)
