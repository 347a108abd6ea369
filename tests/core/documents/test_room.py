"""What happened in the room, as sentences and as the minutes print it."""

from __future__ import annotations

import pytest

from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.minutes import decision_sheet, minutes
from egovdesk.documents.model import DecisionBlock, Document, Heading, Paragraph, plain
from egovdesk.documents.room import (
    movement_sentence,
    quorum_sentence,
    recorded_words,
    vote_words,
)
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import change_item, set_item_exempt, take_item
from egovdesk.operations.minutes import add_block, set_block_exempt
from egovdesk.operations.room import add_movement, declare_interest, record_vote
from egovdesk.records.room import Movement, MovementKind, VoiceKind, Vote
from tests.core.documents.reading import facts, words
from tests.scenes import TODAY, Board


def moved(kind: MovementKind, at: str = "15:12") -> Movement:
    return Movement("v", "m", "p", kind, at=at)


def test_a_movement_is_a_sentence_with_what_became_of_the_quorum() -> None:
    left, back = moved(MovementKind.LEFT), moved(MovementKind.RETURNED, "15:40")
    assert movement_sentence(left, "Ian Pemberton", lost=["the meeting"]) == (
        "At 3.12pm Ian Pemberton left the meeting, and the meeting was no longer quorate."
    )
    assert movement_sentence(back, "Ian Pemberton", regained=["the meeting"]) == (
        "At 3.40pm Ian Pemberton returned to the meeting, and the meeting was again quorate."
    )
    assert movement_sentence(moved(MovementKind.ARRIVED, ""), "Ann Lee") == "Ann Lee arrived."
    both = ["the Customer First Board", "the Scrutiny Board"]
    assert movement_sentence(left, "Ian Pemberton", lost=both).endswith(
        "and the Customer First Board and the Scrutiny Board were no longer quorate."
    )
    assert quorum_sentence(["A. Lee", "G. Sykes"], lost=["the meeting"]) == (
        "A. Lee and G. Sykes, having declared an interest, withdrew from the meeting, and the"
        " meeting was not quorate for this item."
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"in_favour": 5, "against": 2, "abstained": 1}, "by 5 votes to 2, with 1 abstention"),
        ({"in_favour": 5, "against": 0}, "by 5 votes to none"),
        ({"in_favour": 1, "abstained": 3}, "by 1 vote, with 3 abstentions"),
        ({"in_favour": 2, "against": 5}, "2 votes for and 5 against"),
        ({"against": 2}, "with 2 votes against"),
        ({"abstained": 2}, "with 2 abstentions"),
        (
            {"in_favour": 4, "against": 4, "casting": True},
            "by 4 votes to 4, on the casting vote of the Chair",
        ),
        ({}, ""),
    ],
)
def test_a_vote_in_words(counts: dict[str, int], said: str) -> None:
    assert vote_words(Vote("v", "i", **counts)) == said  # type: ignore[arg-type]


def test_who_voted_how_in_words() -> None:
    said = recorded_words({VoiceKind.AGAINST: ["G. Sykes"], VoiceKind.FOR: ["A. Lee", "P. Raman"]})
    assert said == "For: A. Lee and P. Raman. Against: G. Sykes."


# --- in the minutes --------------------------------------------------------------------------


def printed(board: Board, audience: Audience = Audience.MEMBERS) -> Document:
    return minutes(board.register, board.meeting, as_of=TODAY, audience=audience)


def under(document: Document, title: str) -> list[str]:
    """The paragraphs between a heading and the next one."""
    found: list[str] = []
    here = False
    for block in document.blocks:
        if isinstance(block, Heading):
            here = block.text == title
        elif here and isinstance(block, Paragraph):
            found.append(plain(block.runs))
    return found


def test_comings_and_goings_name_the_minute_and_the_time(minuted: Board) -> None:
    register, crm = minuted.register, minuted.items[1]
    add_movement(register, minuted.meeting, minuted.raman, MovementKind.LEFT, item_id=crm,
                 at="14:26")  # fmt: skip
    add_movement(register, minuted.meeting, minuted.raman, MovementKind.RETURNED, at="14:40")
    declare_interest(register, minuted.items[2], minuted.sykes, withdrew=True)
    assert facts(printed(minuted))["Present"] == (
        "David Ashworth (Deputy Chief Executive; Chair)",
        "Priya Raman (Head of ICT; left at 2.26pm, minute CFB 03/03; returned at 2.40pm)",
        "Graham Sykes (Director of Finance; withdrew for minute CFB 04/03)",
    )


def test_the_agenda_item_9_that_is_minute_60_is_named_by_the_number_of_the_document(
    minuted: Board,
) -> None:
    """Item 9 of the agenda was taken early and is minute 60: the minutes say 60, and mean item 9."""
    register, first, crossing = minuted.register, minuted.items[0], minuted.items[2]
    with register.step("As it was issued"):
        register.items.update(crossing, agenda_number="9", minute_number="60")
        register.items.update(minuted.items[3], agenda_number="60", minute_number="61")
    take_item(register, crossing, "14:05")
    declare_interest(register, crossing, minuted.sykes, kind="prejudicial",
                     nature="lives beside it", withdrew=True, under_id=first)  # fmt: skip
    document = printed(minuted)
    assert under(document, "Apologies for absence") == [
        (
            "Graham Sykes declared a personal and prejudicial interest in minute 60, IEG3: first draft"
            " (lives beside it), and withdrew from the meeting for that item."
        )
    ]
    assert under(document, "IEG3: first draft") == [
        (
            "Graham Sykes, having declared an interest (minute CFB 02/03), withdrew from the meeting"
            " during this item."
        )
    ]
    assert under(document, "Any other business") == []


def test_an_interest_declared_under_its_own_item_is_said_once(minuted: Board) -> None:
    declare_interest(minuted.register, minuted.items[1], minuted.sykes, nature="a director.")
    assert under(printed(minuted), "Corporate CRM") == [
        "Graham Sykes declared an interest in this item (a director), and stayed in the meeting."
    ]


def test_the_public_reads_nothing_of_an_interest_in_an_exempt_item(minuted: Board) -> None:
    register, first, tender = minuted.register, minuted.items[0], minuted.items[4]
    change_item(register, tender, open_title="A contract")
    declare_interest(register, tender, minuted.sykes, nature="owns Acme Networks", under_id=first,
                     withdrew=True)  # fmt: skip
    said = words(printed(minuted, Audience.PUBLIC))
    assert "Acme" not in said and "Network partner" not in said
    assert "withdrew for minute CFB 06/03" in said
    assert "owns Acme Networks" in words(printed(minuted))


def test_an_exempt_declaration_is_not_told_under_its_open_item_either(minuted: Board) -> None:
    register, first, crm = minuted.register, minuted.items[0], minuted.items[1]
    declare_interest(register, crm, minuted.sykes, nature="owns Acme", under_id=first)
    (block,) = register.blocks.find(item_id=first)
    set_block_exempt(register, block.id, True, "A7")
    assert under(printed(minuted, Audience.PUBLIC), "Corporate CRM") == []
    assert len(under(printed(minuted), "Corporate CRM")) == 1


def decided(board: Board) -> str:
    register, crm = board.register, board.items[1]
    decision = add_decision(register, crm, ["the case be agreed"], outcome="resolved")
    voices = {board.chair: VoiceKind.FOR, board.raman: VoiceKind.FOR,
              board.sykes: VoiceKind.AGAINST}  # fmt: skip
    return record_vote(register, crm, decision_id=decision, voices=voices,
                       remark="A recorded vote was asked for.")  # fmt: skip


def test_a_decision_says_how_it_was_voted_and_a_recorded_vote_who_voted_how(
    minuted: Board,
) -> None:
    decided(minuted)
    document = printed(minuted)
    (decision,) = (one for one in document.blocks if isinstance(one, DecisionBlock) if one.parts
                   and "case" in plain(one.parts[0].runs))  # fmt: skip
    assert decision.lead_in == "RESOLVED (by 2 votes to 1) that"
    assert under(document, "Corporate CRM") == [
        "Recorded vote. For: David Ashworth and Priya Raman. Against: Graham Sykes.",
        "A recorded vote was asked for.",
    ]
    sheet = decision_sheet(minuted.register, minuted.meeting, as_of=TODAY)
    assert "RESOLVED (by 2 votes to 1) that" in words(sheet)


def test_an_exempt_vote_is_not_told_in_an_open_decision(minuted: Board) -> None:
    decided(minuted)
    vote = minuted.register.blocks.find(item_id=minuted.items[1])[1]
    set_block_exempt(minuted.register, vote.id, True, "A7")
    said = words(printed(minuted, Audience.PUBLIC))
    assert "by 2 votes" not in said and "Recorded vote" not in said


def test_a_vote_on_no_decision_stands_by_itself(minuted: Board) -> None:
    record_vote(minuted.register, minuted.items[1], in_favour=5, against=2, abstained=1)
    assert under(printed(minuted), "Corporate CRM") == ["(By 5 votes to 2, with 1 abstention.)"]


def test_a_movement_without_words_is_worded(minuted: Board) -> None:
    register, crm = minuted.register, minuted.items[1]
    add_movement(register, minuted.meeting, minuted.raman, MovementKind.LEFT, item_id=crm,
                 at="14:26", sentence=" ")  # fmt: skip
    assert under(printed(minuted), "Corporate CRM") == ["At 2.26pm Priya Raman left the meeting."]


def test_an_item_made_exempt_later_takes_its_interest_out_of_the_public_minutes(
    minuted: Board,
) -> None:
    register, first, crm = minuted.register, minuted.items[0], minuted.items[1]
    declare_interest(register, crm, minuted.sykes, nature="owns Acme", under_id=first)
    set_item_exempt(register, crm, True, "A7")
    assert "Acme" not in words(printed(minuted, Audience.PUBLIC))


def test_every_vote_on_a_decision_is_told(minuted: Board) -> None:
    vote = minuted.register.votes.get(decided(minuted))
    record_vote(minuted.register, minuted.items[1], decision_id=vote.decision_id,
                in_favour=9, against=2)  # fmt: skip
    assert "RESOLVED (by 2 votes to 1; then by 9 votes to 2) that" in words(printed(minuted))


def test_a_deferral_is_a_sentence_with_its_vote(minuted: Board) -> None:
    register, crm = minuted.register, minuted.items[1]
    made = add_decision(register, crm, ["the report be deferred"], outcome="deferred")
    record_vote(register, crm, decision_id=made, in_favour=2, against=1)
    (found,) = (one for one in printed(minuted).blocks if isinstance(one, DecisionBlock)
                if one.parts and "deferred" in plain(one.parts[0].runs))  # fmt: skip
    assert found.lead_in == "DEFERRED (by 2 votes to 1):"


def test_an_exempt_paragraph_without_words_has_no_heading(minuted: Board) -> None:
    before = words(printed(minuted))
    add_block(minuted.register, minuted.items[1], "", exempt=True, ground="A7")
    assert words(printed(minuted)) == before
