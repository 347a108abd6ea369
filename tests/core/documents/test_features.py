"""What agendas, minutes, sheets, registers, attendance and membership say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from egovdesk.documents.actions import action_log
from egovdesk.documents.decision_blocks import decision_block
from egovdesk.documents.decisions import decision_register
from egovdesk.documents.groups import membership_list, membership_workbook
from egovdesk.documents.kept import from_json, to_json
from egovdesk.documents.meeting_facts import Audience, MeetingFacts
from egovdesk.documents.meetings import agenda, attendance
from egovdesk.documents.minutes import action_sheet, decision_sheet, minutes
from egovdesk.documents.model import (
    ActionBlock,
    DecisionBlock,
    ExemptNote,
    Heading,
    Marked,
    Paragraph,
    SignatureBlock,
    Table,
    plain,
)
from egovdesk.documents.wording import long_date
from egovdesk.operations.actions import add_action, set_due
from egovdesk.operations.approval import approve_minutes, circulate_minutes
from egovdesk.operations.decisions import add_decision, change_decision
from egovdesk.operations.groups import add_group, end_membership, rename_group
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    change_attendance,
    change_item,
    change_meeting,
    cycle_attendance,
    issue_agenda,
    start_meeting,
)
from egovdesk.operations.minutes import add_block, set_block_exempt
from egovdesk.operations.people import change_person
from egovdesk.records.decisions import DecisionState
from egovdesk.records.meetings import AttendanceState
from egovdesk.register import Register
from tests.core.documents.reading import facts, headings, rows, words
from tests.scenes import TODAY, Board


def test_the_agenda_lists_members_chair_first_and_items_with_literal_numbers(board: Board) -> None:
    document = agenda(board.register, board.meeting, as_of=TODAY)
    assert document.title == "Agenda: Customer First Board"
    assert facts(document)["Members"] == (
        "David Ashworth, Deputy Chief Executive (chair)",
        "Priya Raman, Head of ICT",
        "Graham Sykes, Director of Finance",
    )
    assert ("2", "Corporate CRM") in headings(document)
    public = agenda(board.register, board.meeting, as_of=TODAY, audience=Audience.PUBLIC)
    assert public.header == "Draft agenda"


def test_what_is_not_open_is_said_on_every_page_of_the_members_copy(minuted: Board) -> None:
    minuted_item(minuted)
    mark = "Contains exempt information: not for publication"
    add_decision(minuted.register, minuted.items[4], ["Acme be appointed"])
    add_action(minuted.register, minuted.items[4], "Write to Acme")
    for make in (agenda, minutes, decision_sheet, action_sheet):
        assert make(minuted.register, minuted.meeting, as_of=TODAY).header.endswith(mark)
        public = make(minuted.register, minuted.meeting, as_of=TODAY, audience=Audience.PUBLIC)
        assert mark not in public.header
    sheet = action_sheet(minuted.register, minuted.meeting, as_of=TODAY)
    assert any(isinstance(one, ExemptNote) for one in sheet.blocks)
    assert minutes(minuted.register, minuted.earlier, as_of=TODAY).header == (
        "Draft: subject to confirmation"
    )


def test_the_agenda_says_who_presents_for_how_long_and_what_is_asked(board: Board) -> None:
    change_item(
        board.register, board.items[1], presenter_id=board.raman, purpose="decide",
        recommendation="1. agree the outline case; and\n2. place it second.",
        note="Housing takes 61 per cent of calls.",
    )  # fmt: skip
    document = agenda(board.register, board.meeting, as_of=TODAY)
    said = [plain(one.runs) for one in document.blocks if isinstance(one, Paragraph)]
    assert "Priya Raman, 10 minutes, for decision" in said
    asked = next(one for one in document.blocks if isinstance(one, DecisionBlock))
    assert asked.lead_in == "The Board is asked to"
    assert [part.label for part in asked.parts] == ["(a)", "(b)"]
    assert asked.indented


def test_part_b_words_the_resolution_from_the_grounds(board: Board) -> None:
    document = agenda(board.register, board.meeting, as_of=TODAY)
    text = words(document)
    assert "section 100A(4)" in text
    assert "paragraph 8 of Part 1 of Schedule 12A" in text


def test_the_public_agenda_shows_the_open_title_and_ground_only(board: Board) -> None:
    change_item(
        board.register, board.items[4], open_title="Network partner",
        note="Three tenders, from £412,000.",
    )  # fmt: skip
    text = words(agenda(board.register, board.meeting, as_of=TODAY, audience=Audience.PUBLIC))
    assert "Network partner" in text and "paragraph 8" in text
    assert "tender evaluation" not in text and "412,000" not in text


def test_the_clerks_note_is_never_printed(board: Board) -> None:
    change_item(board.register, board.items[1], clerk_note="Chair wants this before 2.30")
    assert "before 2.30" not in words(agenda(board.register, board.meeting, as_of=TODAY))


def test_the_agenda_names_the_next_meeting(board: Board) -> None:
    add_meeting(board.register, board.group_id, date(2003, 11, 18), standing_items=False)
    text = words(agenda(board.register, board.meeting, as_of=TODAY))
    assert "Next meeting: Tuesday 18 November 2003, 2.00pm" in text


def test_the_next_meeting_stands_under_the_item_that_names_it(board: Board) -> None:
    add_meeting(board.register, board.group_id, date(2003, 11, 18), standing_items=False)
    change_item(board.register, board.items[3], title="Date of next meeting")
    blocks = agenda(board.register, board.meeting, as_of=TODAY).blocks
    titles = [one.text if isinstance(one, Heading) else "" for one in blocks]
    below = blocks[titles.index("Date of next meeting") :]
    said = [plain(one.runs) for one in below if isinstance(one, Paragraph)]
    assert "Tuesday 18 November 2003, 2.00pm" in said
    assert not any("Next meeting:" in one for one in said)


def test_an_issued_agenda_bears_the_day_on_which_it_went_out(board: Board) -> None:
    register = board.register
    issued = facts(agenda(register, board.meeting, as_of=date(2003, 10, 10), issued=True))
    assert issued["Issued"] == "10 October 2003"
    issue_agenda(register, board.meeting, "{}")
    went = register.issues.find(meeting_id=board.meeting)[0].issued_at.date()
    again = facts(agenda(register, board.meeting, as_of=date(2003, 12, 1)))
    assert again["Issued"] == long_date(went)


def test_a_meeting_that_began_without_an_issued_agenda_names_no_day_of_issue(board: Board) -> None:
    start_meeting(board.register, board.meeting, "14:00")
    said = facts(agenda(board.register, board.meeting, as_of=TODAY))
    assert "Issued" not in said and "Draft of" not in said


def test_an_empty_meeting_still_makes_its_documents(board: Board) -> None:
    council = board.register
    empty = add_meeting(council, board.group_id, date(2003, 12, 16), standing_items=False)
    for make in (agenda, minutes, decision_sheet, action_sheet):
        document = make(council, empty, as_of=TODAY)
        assert document.title.endswith("Customer First Board")
        assert "Items" not in words(document) and '"Minutes"' not in words(document)
    assert "No decisions have been recorded yet." in words(
        decision_sheet(council, empty, as_of=TODAY)
    )


def test_a_meeting_without_members_chair_or_clerk_makes_its_documents(council: Register) -> None:
    group = add_group(council, "Web Group")
    meeting = add_meeting(council, group, date(2003, 12, 16), standing_items=False)
    add_item(council, meeting, "Apologies for absence")
    assert list(facts(agenda(council, meeting, as_of=TODAY))) == ["Draft of"]
    said = minutes(council, meeting, as_of=TODAY)
    assert facts(said) == {"Present": ("No attendance has been recorded.",)}
    assert said.blocks[-1] == SignatureBlock("Chair")
    assert decision_sheet(council, meeting, as_of=TODAY).author == "Northbridge Borough Council"


def minuted_item(board: Board) -> str:
    """A paragraph, an exempt one, a decision in two parts and an action under Corporate CRM."""
    register, item = board.register, board.items[1]
    add_block(register, item, "The Head of ICT presented the *outline* case.")
    secret = add_block(register, item, "The lowest price was £412,000.")
    set_block_exempt(register, secret, True, "A8")
    decision = add_decision(register, item, ["the case be agreed", "it be placed second"])
    change_decision(register, decision, reason="It pays for itself.", options="None")
    add_action(
        register, item, "Circulate costs", decision_id=decision, owner_id=board.raman,
        due_on=date(2003, 10, 31),
    )  # fmt: skip
    return decision


def test_minutes_stand_in_agenda_order_under_literal_numbers(minuted: Board) -> None:
    minuted_item(minuted)
    document = minutes(minuted.register, minuted.meeting, as_of=TODAY)
    numbered = [number for number, _ in headings(document) if number]
    assert numbered == [f"CFB {count:02d}/03" for count in range(2, 7)]
    assert document.header.startswith("Draft: subject to confirmation")
    assert ("", "Part A: open to the public") in headings(document)


def test_decisions_are_lettered_and_punctuated_as_a_sentence(minuted: Board) -> None:
    minuted_item(minuted)
    document = minutes(minuted.register, minuted.meeting, as_of=TODAY)
    decision = next(one for one in document.blocks if isinstance(one, DecisionBlock))
    assert decision.lead_in == "AGREED that"
    said = [(part.label, plain(part.runs)) for part in decision.parts]
    assert said == [("(a)", "the case be agreed; and"), ("(b)", "it be placed second.")]
    assert ("Reason", "It pays for itself.") in decision.details
    action = next(one for one in document.blocks if isinstance(one, ActionBlock))
    assert (action.number, action.owner, action.due) == (
        "CFB 03/03 A", "Priya Raman", date(2003, 10, 31),
    )  # fmt: skip


def test_parts_of_a_lettered_decision_are_numbered_so_that_neither_is_mistaken(
    minuted: Board,
) -> None:
    add_decision(minuted.register, minuted.items[1], ["one", "two"])
    add_decision(minuted.register, minuted.items[1], ["three"])
    document = minutes(minuted.register, minuted.meeting, as_of=TODAY)
    first = next(one for one in document.blocks if isinstance(one, DecisionBlock))
    assert first.number == "CFB 03/03(a)"
    assert [part.label for part in first.parts] == ["(i)", "(ii)"]


def test_only_what_is_unusual_about_a_decision_is_minuted(minuted: Board) -> None:
    usual = add_decision(minuted.register, minuted.items[1], ["one"])
    change_decision(minuted.register, usual, formed="consensus")
    unusual = add_decision(minuted.register, minuted.items[2], ["two"])
    change_decision(minuted.register, unusual, formed="vote")
    told = [
        [one.details for one in make(minuted.register, minuted.meeting, as_of=TODAY).blocks
         if isinstance(one, DecisionBlock) and one.lead_in == "AGREED that"]
        for make in (minutes, decision_sheet)
    ]  # fmt: skip
    vote = (("How formed", "By vote"),)
    assert told == [[(), vote], [(("How formed", "By consensus"),), vote]]


def test_a_decision_that_waits_says_for_what(minuted: Board) -> None:
    made = add_decision(minuted.register, minuted.items[1], ["one"])
    waiting = replace(minuted.register.decisions.get(made), state=DecisionState.AWAITING)
    facts_of = MeetingFacts.of(minuted.register, minuted.meeting, Audience.MEMBERS)
    assert decision_block(facts_of, waiting, []).status == "Awaiting ratification"


def test_the_clerks_own_punctuation_is_kept(minuted: Board) -> None:
    add_decision(minuted.register, minuted.items[1], ["first; or", "second?"])
    document = minutes(minuted.register, minuted.meeting, as_of=TODAY)
    decision = next(one for one in document.blocks if isinstance(one, DecisionBlock))
    assert [plain(part.runs) for part in decision.parts] == ["first; or", "second?"]


def test_public_minutes_hold_nothing_exempt_and_say_so(minuted: Board) -> None:
    minuted_item(minuted)
    add_block(minuted.register, minuted.items[4], "Three bids were scored.")
    add_decision(minuted.register, minuted.items[4], ["Acme be appointed"])
    add_action(minuted.register, minuted.items[4], "Write to Acme")
    document = minutes(minuted.register, minuted.meeting, as_of=TODAY, audience=Audience.PUBLIC)
    text = words(document)
    for secret in ("412,000", "Acme", "tender evaluation", "bids were scored"):
        assert secret not in text
    assert "Part of this minute is exempt" in text and "The details are exempt." in text
    for make in (decision_sheet, action_sheet):
        sheet = make(minuted.register, minuted.meeting, as_of=TODAY, audience=Audience.PUBLIC)
        assert "Acme" not in words(sheet)


def test_members_minutes_mark_what_is_exempt(minuted: Board) -> None:
    minuted_item(minuted)
    document = minutes(minuted.register, minuted.meeting, as_of=TODAY)
    marks = [one.text for one in document.blocks if isinstance(one, ExemptNote)]
    assert len(marks) == 2 and marks[0].startswith("Exempt: paragraph 8")


def test_approved_minutes_say_when_and_drop_the_draft_mark(minuted: Board) -> None:
    circulate_minutes(minuted.register, minuted.earlier, "{}")
    approve_minutes(minuted.register, minuted.earlier, minuted.meeting, "{}")
    document = minutes(minuted.register, minuted.earlier, as_of=TODAY)
    assert document.header == ""
    assert "Approved as a correct record on 21 October 2003" in words(document)
    assert isinstance(document.blocks[-1], SignatureBlock)


def test_presence_names_chair_post_movements_and_apologies(minuted: Board) -> None:
    register = minuted.register
    present = register.attendances.find(meeting_id=minuted.meeting)
    cycle_attendance(register, present[1].id, "14:26")
    change_attendance(register, present[2].id, state=AttendanceState.APOLOGIES)
    said = facts(minutes(register, minuted.meeting, as_of=TODAY))
    assert said["Present"] == (
        "David Ashworth (Deputy Chief Executive; Chair)",
        "Priya Raman (Head of ICT; left at 2.26pm)",
    )
    assert said["Apologies"] == ("Graham Sykes (Director of Finance)",)


def test_documents_of_an_old_meeting_bear_the_names_of_its_day(minuted: Board) -> None:
    rename_group(minuted.register, minuted.group_id, "Access Board", date(2003, 10, 1))
    old = minutes(minuted.register, minuted.earlier, as_of=TODAY)
    new = minutes(minuted.register, minuted.meeting, as_of=TODAY)
    assert old.title == "Minutes: Customer First Board" and new.title == "Minutes: Access Board"


def test_a_person_who_left_is_still_in_old_minutes(minuted: Board) -> None:
    change_person(minuted.register, minuted.sykes, left_on=date(2003, 11, 1))
    end_membership(
        minuted.register,
        minuted.register.memberships.find(person_id=minuted.sykes)[0].id,
        date(2003, 11, 1),
    )
    assert "Graham Sykes" in words(minutes(minuted.register, minuted.meeting, as_of=TODAY))


def test_the_decision_register_has_a_row_for_each_decision(minuted: Board) -> None:
    minuted_item(minuted)
    add_decision(minuted.register, minuted.items[4], ["Acme be appointed"])
    every = rows(decision_register(minuted.register, as_of=TODAY))
    assert [row["Number"] for row in every] == ["CFB 03/03", "CFB 06/03"]
    assert every[0]["Wording"] == "(a) the case be agreed\n(b) it be placed second"
    assert every[0]["Date"] == date(2003, 10, 21)
    assert every[0]["Tier"] == "E-governance group"
    public = rows(decision_register(minuted.register, as_of=TODAY, audience=Audience.PUBLIC))
    assert [row["Number"] for row in public] == ["CFB 03/03"]


def test_the_action_log_shows_lateness_in_a_word_and_the_first_due_date(minuted: Board) -> None:
    minuted_item(minuted)
    action = minuted.register.actions.all()[0]
    set_due(minuted.register, action.id, date(2003, 11, 14), "Supplier is late")
    row = rows(action_log(minuted.register, as_of=date(2003, 11, 20)))[0]
    assert (row["Due"], row["Due at first"]) == (date(2003, 11, 14), date(2003, 10, 31))
    assert (row["Times put off"], row["Days late"]) == (1, 6)
    assert isinstance(row["State"], Marked) and row["State"].text == "Late"
    assert row["Minute"] == "CFB 03/03"


def test_attendance_counts_each_persons_meetings(minuted: Board) -> None:
    register = minuted.register
    present = register.attendances.find(meeting_id=minuted.meeting)
    change_attendance(register, present[2].id, state=AttendanceState.APOLOGIES)
    book = attendance(
        register, minuted.group_id, since=date(2003, 5, 1), until=date(2004, 4, 30), as_of=TODAY
    )
    sykes = next(row for row in rows(book) if row["Person"] == "Graham Sykes")
    assert (sykes["Meetings possible"], sykes["Attended"], sykes["Apologies"]) == (2, 1, 1)


def test_membership_is_of_the_day_asked_for(minuted: Board) -> None:
    register = minuted.register
    place = register.memberships.find(person_id=minuted.sykes)[0]
    end_membership(register, place.id, date(2003, 9, 30))
    before = rows(membership_workbook(register, on=date(2003, 9, 30)))
    after = rows(membership_workbook(register, on=date(2003, 10, 1)))
    assert len(before) == 3 and len(after) == 2
    document = membership_list(register, on=TODAY, group_id=minuted.group_id)
    table = next(one for one in document.blocks if isinstance(one, Table))
    assert [row[0] for row in table.rows] == ["David Ashworth", "Priya Raman"]
    assert table.caption == "2 members; quorum 2"


def test_what_is_issued_can_be_read_back_and_printed_again(minuted: Board) -> None:
    minuted_item(minuted)
    document = minutes(minuted.register, minuted.meeting, as_of=TODAY)
    assert from_json(to_json(document)) == document


def test_a_joint_meeting_names_every_group(minuted: Board) -> None:
    register = minuted.register
    from egovdesk.operations.groups import add_group

    other = add_group(register, "HR Steering Group")
    joint = add_meeting(
        register, minuted.group_id, date(2003, 11, 6), joint_with=[other], standing_items=False
    )
    add_item(register, joint, "Modernising pay")
    assert agenda(register, joint, as_of=TODAY).title == (
        "Agenda: Customer First Board and HR Steering Group"
    )
    change_meeting(register, joint, title="Modernising Steering Group")
    assert agenda(register, joint, as_of=TODAY).title == "Agenda: Modernising Steering Group"
