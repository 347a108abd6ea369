"""One record's minutes in every form: draft, marked up, approved, exempt, loose-leaf; and extracts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from egovdesk.documents.kept import to_json
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.minutes import (
    Form,
    action_sheet,
    approval_words,
    decision_sheet,
    extract,
    minutes,
    minutes_in_form,
)
from egovdesk.documents.model import (
    ActionBlock,
    DecisionBlock,
    Document,
    Paragraph,
    ParagraphStyle,
    SignatureBlock,
    plain,
)
from egovdesk.documents.writers.docx import write_docx
from egovdesk.errors import Refused
from egovdesk.operations.actions import add_action, set_due
from egovdesk.operations.approval import (
    approve_minutes,
    circulate_minutes,
    reopen_minutes,
    send_to_chair,
    sign_minutes,
)
from egovdesk.operations.corrections import add_correction, where_it_stands
from egovdesk.operations.decisions import add_decision, change_decision
from egovdesk.operations.groups import add_group, change_group
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    change_meeting,
    set_item_exempt,
    start_meeting,
)
from egovdesk.operations.minutes import add_block, set_block_exempt
from egovdesk.records.decisions import DecisionState
from egovdesk.records.groups import Constitution
from egovdesk.register import Register
from tests.core.documents.reading import facts, headings, words
from tests.core.documents.revisions import body_of, lines, settled
from tests.scenes import TODAY, Board

LATER = date(2003, 10, 22)


def the_item(board: Board) -> str:
    return board.register.items.find(meeting_id=board.earlier)[0].id


def content(register: Register, meeting_id: str, audience: Audience = Audience.MEMBERS) -> str:
    return to_json(minutes(register, meeting_id, as_of=TODAY, audience=audience))


def circulate(board: Board) -> None:
    register = board.register
    circulate_minutes(register, board.earlier, lambda: content(register, board.earlier), "Members")


def approve(board: Board, said: str = "") -> None:
    register = board.register
    approve_minutes(
        register, board.earlier, board.meeting, lambda: content(register, board.earlier), words=said
    )


@pytest.fixture
def circulated(minuted: Board) -> Board:
    """Minutes of the earlier meeting that have gone out, with a decision and an action."""
    register, item = minuted.register, the_item(minuted)
    add_block(register, item, "The return comprised 4 sums, due in March.")
    decision = add_decision(register, item, ["the return be sent", "it be published"])
    add_action(
        register, item, "Send the return", owner_id=minuted.raman, due_on=date(2003, 10, 1),
        decision_id=decision,
    )  # fmt: skip
    circulate(minuted)
    return minuted


def form(
    board: Board, wanted: Form | None = None, public: bool = False, folio: int = 1
) -> Document:
    audience = Audience.PUBLIC if public else Audience.MEMBERS
    return minutes_in_form(
        board.register, board.earlier, wanted, as_of=LATER, audience=audience, folio=folio
    )


def notes(document: Document) -> list[str]:
    return [
        plain(one.runs)
        for one in document.blocks
        if isinstance(one, Paragraph) and one.style is ParagraphStyle.NOTE
    ]


# --- draft, marked up, approved -------------------------------------------------------------------


def test_the_draft_is_printed_as_it_went_out(circulated: Board) -> None:
    went_out = form(circulated)
    add_block(circulated.register, the_item(circulated), "Typed since.")
    draft = form(circulated, Form.DRAFT)
    assert "Typed since." not in words(draft) and "Typed since." in words(form(circulated))
    assert draft == replace(went_out, dated=TODAY)
    assert draft.header == "Draft: subject to confirmation"
    assert notes(draft) == ["Draft. These minutes are subject to confirmation at the next meeting."]


def test_before_it_goes_out_the_draft_is_what_the_register_says(minuted: Board) -> None:
    assert form(minuted, Form.DRAFT) == form(minuted)
    assert form(minuted, Form.DRAFT, public=True).header.startswith("Draft")


def test_approved_minutes_have_their_corrections_and_say_so(circulated: Board) -> None:
    register, item = circulated.register, the_item(circulated)
    add_correction(register, circulated.earlier, item, "comprised", "included")
    add_correction(register, circulated.earlier, item, "published", "put on the web site")
    approve(circulated, "They were agreed.")
    approved = form(circulated, Form.APPROVED)
    assert "The return included 4 sums" in words(approved) and approved.header == ""
    assert notes(approved) == [
        "Approved as a correct record on 21 October 2003, with the corrections noted",
        "Corrected on 21 October 2003: delete “comprised”, insert “included”.",
        "Corrected on 21 October 2003: delete “published”, insert “put on the web site”.",
    ]
    assert "comprised" in words(form(circulated, Form.DRAFT))


def test_the_correction_cites_the_later_minute_once_its_number_is_known(circulated: Board) -> None:
    register = circulated.register
    at = add_item(register, circulated.meeting, "Minutes", approves_id=circulated.earlier)
    add_correction(register, circulated.earlier, the_item(circulated), "comprised", "included")
    approve(circulated, "They were agreed.")
    assert "minute CFB" not in notes(form(circulated))[1]
    circulate_minutes(register, circulated.meeting, "{}")
    number = register.items.get(at).minute_number
    assert notes(form(circulated))[1].startswith(f"Corrected on 21 October 2003, minute {number}:")


def test_nothing_is_approved_before_it_is(circulated: Board) -> None:
    with pytest.raises(Refused, match="have not been approved"):
        form(circulated, Form.APPROVED)
    approve(circulated)
    reopen_minutes(circulated.register, circulated.earlier, "A slip")
    with pytest.raises(Refused, match="have not been approved"):
        form(circulated, Form.APPROVED)


def test_what_was_approved_is_printed_as_it_was_kept(circulated: Board) -> None:
    approve(circulated)
    decision = circulated.register.decisions.all()[0]
    with circulated.register.step("The parent answers"):
        circulated.register.decisions.update(decision.id, state=DecisionState.RATIFIED)
    assert "Ratified" not in words(form(circulated, Form.APPROVED))
    assert "Ratified" in words(form(circulated))


def test_the_marked_up_copy_holds_both_exactly(circulated: Board, tmp_path: Path) -> None:
    register, item = circulated.register, the_item(circulated)
    add_correction(register, circulated.earlier, item, "comprised", "included")
    add_correction(register, circulated.earlier, item, "be sent", "be posted")
    approve(circulated)
    sign_minutes(
        register, circulated.earlier, lambda: content(register, circulated.earlier),
        on=date(2003, 10, 21), signatory_id=circulated.chair,
    )  # fmt: skip
    for name in (Form.DRAFT, Form.APPROVED, Form.MARKED):
        write_docx(form(circulated, name), tmp_path / f"{name}.docx")
    marked = tmp_path / "marked.docx"
    assert settled(marked, accept=False) == lines(body_of(tmp_path / "draft.docx"))
    assert settled(marked, accept=True) == lines(body_of(tmp_path / "approved.docx"))
    assert form(circulated, Form.MARKED).header.startswith("Marked up: changes since the draft of ")


def test_before_approval_the_marked_up_copy_shows_what_is_new_since_the_chair_saw_it(
    minuted: Board,
) -> None:
    register, item = minuted.register, the_item(minuted)
    with pytest.raises(Refused, match="nothing to compare"):
        form(minuted, Form.MARKED)
    add_block(register, item, "The chair thanked her.")
    send_to_chair(register, minuted.earlier, lambda: content(register, minuted.earlier))
    add_block(register, item, "The chair thanked the clerk.")
    assert '"is":"Revised"' in words(form(minuted, Form.MARKED))


def test_reopened_minutes_are_a_draft_again(circulated: Board) -> None:
    approve(circulated)
    reopen_minutes(circulated.register, circulated.earlier, "A slip")
    assert form(circulated).header == "Draft: subject to confirmation"


def test_putting_an_action_off_later_changes_no_minute(circulated: Board) -> None:
    register = circulated.register
    action = register.actions.all()[0].id
    set_due(register, action, date(2003, 11, 1), "The supplier is late")
    set_due(register, action, date(2003, 12, 1), "And again")
    (minuted,) = [one for one in form(circulated).blocks if isinstance(one, ActionBlock)]
    assert minuted.due == date(2003, 10, 1)
    sheet = action_sheet(register, circulated.earlier, as_of=LATER)
    assert [one.due for one in sheet.blocks if isinstance(one, ActionBlock)] == [date(2003, 12, 1)]


def test_a_date_mended_while_drafting_is_the_date_minuted(minuted: Board) -> None:
    register = minuted.register
    action = add_action(register, the_item(minuted), "Send it", due_on=date(2003, 10, 1))
    set_due(register, action, date(2003, 11, 1), "A slip")
    circulate(minuted)
    (said,) = [one for one in form(minuted).blocks if isinstance(one, ActionBlock)]
    assert said.due == date(2003, 11, 1)


# --- the signature --------------------------------------------------------------------------------


def signature(document: Document) -> SignatureBlock:
    found = document.blocks[-1]
    assert isinstance(found, SignatureBlock)
    return found


def test_a_missing_signatory_leaves_a_place_to_sign(circulated: Board) -> None:
    register = circulated.register
    assert signature(form(circulated)) == SignatureBlock("Chair")
    approve(circulated)
    assert signature(form(circulated)) == SignatureBlock("Chair")
    sign_minutes(
        register, circulated.earlier, lambda: content(register, circulated.earlier), on=LATER
    )
    assert signature(form(circulated, Form.APPROVED)) == SignatureBlock("Chair", "", LATER)


def test_whoever_presided_when_they_were_approved_signs(circulated: Board) -> None:
    change_meeting(circulated.register, circulated.earlier, chair_id=circulated.chair)
    change_meeting(circulated.register, circulated.meeting, chair_id=circulated.sykes)
    assert signature(form(circulated)).name == ""
    approve(circulated)
    assert signature(form(circulated)).name == "Graham Sykes"


# --- exempt, public, loose-leaf -------------------------------------------------------------------


def test_the_exempt_minutes_are_what_the_public_copy_leaves_out(circulated: Board) -> None:
    register = circulated.register
    with pytest.raises(Refused, match="Nothing in these minutes is exempt"):
        form(circulated, Form.EXEMPT)
    secret = add_block(register, the_item(circulated), "The lowest price was £412,000.")
    set_block_exempt(register, secret, True, "A8")
    tender = add_item(register, circulated.earlier, "Smartcard tenders")
    set_item_exempt(register, tender, True, "A8")
    add_block(register, tender, "Acme was cheapest.")
    found = form(circulated, Form.EXEMPT)
    assert found.title == "Exempt minutes: Customer First Board"
    assert "£412,000" in words(found) and "Acme" in words(found)
    assert "comprised" not in words(found)
    assert "not for publication" in found.header
    public = words(form(circulated, public=True))
    assert "£412,000" not in public and "Acme" not in public and "comprised" in public


@pytest.mark.parametrize("wanted", [Form.MARKED, Form.EXEMPT])
def test_what_may_show_exempt_words_is_not_made_for_the_public(
    wanted: Form, circulated: Board
) -> None:
    with pytest.raises(Refused, match="for members only"):
        form(circulated, wanted, public=True)


def test_the_publics_approved_minutes_hold_nothing_made_exempt(circulated: Board) -> None:
    register, item = circulated.register, the_item(circulated)
    block = register.blocks.find(item_id=item)[0].id
    add_correction(register, circulated.earlier, item, "comprised 4 sums", "comprised £9,000")
    set_block_exempt(register, block, True, "A8")
    approve(circulated)
    public = words(form(circulated, Form.APPROVED, public=True))
    assert "9,000" not in public and "4 sums" not in public
    assert "Corrected on 21 October 2003." in public
    assert "9,000" in words(form(circulated, Form.APPROVED))
    with pytest.raises(Refused, match="approved ones instead"):
        form(circulated, Form.DRAFT, public=True)


def test_loose_leaves_are_numbered_from_where_the_book_stands(
    circulated: Board, tmp_path: Path
) -> None:
    approve(circulated)
    leaves = form(circulated, Form.LOOSE_LEAF, folio=101)
    assert leaves == replace(form(circulated, Form.APPROVED), folio=101)
    write_docx(leaves, tmp_path / "leaves.docx")
    sections = body_of(tmp_path / "leaves.docx").find("{*}sectPr")
    assert sections.find("{*}pgNumType").attrib.values() == ["101"]


# --- the resolution of the later meeting ----------------------------------------------------------


def said_of(board: Board, meeting_id: str = "", at: str = "") -> str:
    register = board.register
    meeting = meeting_id or board.earlier
    places = {
        one.id: where_it_stands(register, register.items.get(one.item_id), one.old_text)
        for one in register.corrections.find(meeting_id=meeting)
        if one.item_id
    }
    return approval_words(register, meeting, at or board.meeting, places)


def test_an_officer_board_agrees_the_minutes(circulated: Board) -> None:
    assert said_of(circulated) == (
        "The minutes of the meeting held on 16 September 2003 were agreed as a correct record."
    )
    item = the_item(circulated)
    add_correction(circulated.register, circulated.earlier, item, "comprised", "included")
    add_correction(circulated.register, circulated.earlier, item, "it be published", "")
    add_correction(circulated.register, circulated.earlier, None, "G. Sykes", "R. Sykes")
    assert said_of(circulated).endswith(
        "as a correct record, subject to minute CFB 01/03, delete “comprised”, insert “included”; "
        "minute CFB 01/03(b), delete “it be published”; and the attendance, delete “G. Sykes”, "
        "insert “R. Sykes”."
    )


def test_a_member_body_resolves_that_they_be_signed(circulated: Board) -> None:
    change_group(
        circulated.register, circulated.group_id, constitution=Constitution.MEMBER_COMMITTEE
    )
    item = the_item(circulated)
    add_correction(circulated.register, circulated.earlier, item, "comprised", "included")
    assert said_of(circulated) == (
        "the minutes of the meeting held on 16 September 2003 be approved and signed as a correct "
        "record, subject to minute CFB 01/03, delete “comprised”, insert “included”"
    )


def test_what_is_exempt_is_not_quoted_in_a_later_minute(circulated: Board) -> None:
    register, item = circulated.register, the_item(circulated)
    add_correction(register, circulated.earlier, item, "comprised", "included")
    set_item_exempt(register, item, True, "A8")
    assert said_of(circulated).endswith(
        "subject to a correction of minute CFB 01/03, which is exempt."
    )


def test_the_minutes_of_a_joint_meeting_are_named_as_such(circulated: Board) -> None:
    register = circulated.register
    other = add_group(register, "HR Steering Group")
    joint = add_meeting(
        register, other, date(2003, 9, 23), joint_with=[circulated.group_id], standing_items=False
    )
    start_meeting(register, joint, "10:00")
    assert said_of(circulated, joint).startswith(
        "The minutes of the meeting of the HR Steering Group and Customer First Board held on 23"
    )


# --- extracts -------------------------------------------------------------------------------------


def an_extract(board: Board, audience: Audience = Audience.MEMBERS) -> Document:
    decision = board.register.decisions.all()[0]
    return extract(board.register, decision.id, as_of=LATER, audience=audience)


def test_an_extract_has_the_decision_its_reason_who_decided_and_its_actions(
    circulated: Board,
) -> None:
    register = circulated.register
    parent = add_group(register, "Senior Management Team")
    change_group(register, circulated.group_id, parent_id=parent)
    decision = register.decisions.all()[0]
    change_decision(
        register, decision.id, reason="It is overdue.", formed="consensus", amount=4_000_000,
        state=DecisionState.AWAITING, category="A1", service_owner_id=circulated.sykes,
    )  # fmt: skip
    found = an_extract(circulated)
    assert found.title == "Extract from the minutes: Customer First Board"
    assert headings(found) == [("CFB 01/03", "Apologies for absence"), ("", "Actions")]
    said = facts(found)
    assert (said["Decision"], said["Decided by"], said["Amount"], said["Service owner"]) == (
        "CFB 01/03", "Customer First Board", "£40,000", "Graham Sykes",
    )  # fmt: skip
    (block,) = [one for one in found.blocks if isinstance(one, DecisionBlock)]
    assert block.status == "Awaiting ratification by the Senior Management Team"
    assert ("Reason", "It is overdue.") in block.details
    assert ("How formed", "By consensus") in block.details
    (action,) = [one for one in found.blocks if isinstance(one, ActionBlock)]
    assert (action.text, action.owner) == ("Send the return", "Priya Raman")
    assert notes(found) == ["Draft. These minutes are subject to confirmation at the next meeting."]


def test_an_extract_says_where_its_number_may_still_change(minuted: Board) -> None:
    add_decision(minuted.register, the_item(minuted), ["the return be sent"])
    assert facts(an_extract(minuted))["Decision"] == "CFB 01/03 (provisional)"
    circulate(minuted)
    assert facts(an_extract(minuted))["Decision"] == "CFB 01/03"


def test_an_extract_printed_before_the_number_is_known_says_so(minuted: Board) -> None:
    decision = add_decision(minuted.register, the_item(minuted), ["the return be sent"])
    with minuted.register.step("Not numbered yet"):
        minuted.register.decisions.update(decision, number="")
    found = an_extract(minuted)
    assert facts(found)["Decision"] == "Number to be confirmed"
    assert headings(found) == [("", "Apologies for absence")]


def test_an_exempt_decision_is_not_extracted_for_the_public(minuted: Board) -> None:
    item = the_item(minuted)
    set_item_exempt(minuted.register, item, True, "A8")
    add_decision(minuted.register, item, ["Acme be appointed"])
    with pytest.raises(Refused, match="exempt"):
        an_extract(minuted, Audience.PUBLIC)
    assert "not for publication" in an_extract(minuted).header


def test_one_of_two_decisions_bears_its_letter(circulated: Board) -> None:
    add_decision(circulated.register, the_item(circulated), ["more be sent"])
    second = circulated.register.decisions.all()[-1]
    found = extract(circulated.register, second.id, as_of=LATER)
    assert facts(found)["Decision"] == "CFB 01/03(b)"
    assert "more be sent" in words(found) and "it be published" not in words(found)


def test_sheets_are_ready_the_moment_the_meeting_closes(minuted: Board) -> None:
    item = the_item(minuted)
    decision = add_decision(minuted.register, item, ["the return be sent"])
    add_action(minuted.register, item, "Send the return", decision_id=decision)
    for make in (decision_sheet, action_sheet):
        assert "Send the return" in words(make(minuted.register, minuted.earlier, as_of=TODAY))
