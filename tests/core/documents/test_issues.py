"""What was issued can be shown as it was; a supplement says what has changed; the log is evidence."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document as read_docx

from egovdesk.cli import main
from egovdesk.documents.kept import sha256
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.meetings import (
    agenda,
    agenda_content,
    dispatch_log,
    find_issue,
    issued_document,
    notice_sentence,
    pending_changes,
    supplement,
    supplement_content,
)
from egovdesk.documents.model import Document, Facts, Heading, Table
from egovdesk.errors import NotFound, Refused
from egovdesk.operations.authority import change_authority
from egovdesk.operations.groups import change_group
from egovdesk.operations.meetings import (
    Sent,
    add_item,
    change_item,
    change_meeting,
    defer_item,
    issue_agenda,
    issue_supplement,
    remove_item,
    set_item_exempt,
    start_meeting,
    withdraw_issue,
)
from egovdesk.operations.papers import add_paper, receive_paper, set_paper_exempt
from egovdesk.records.groups import Access
from egovdesk.register import Register
from tests.core.documents.reading import facts, headings, words
from tests.scenes import TODAY, Board

MONDAY = datetime(2003, 10, 13, 15, 0, tzinfo=UTC)
PUBLIC = Audience.PUBLIC


@pytest.fixture
def register(board: Board) -> Register:
    """The board's register on Monday 13 October, the last day for its agenda."""
    change_authority(board.register, today=MONDAY.date())
    return board.register


def issue(board: Board, *sent: Sent) -> str:
    register = board.register
    members, public = agenda_content(register, board.meeting, register.today)
    return issue_agenda(register, board.meeting, members, public=public, sent=sent, sent_at=MONDAY)


def issue_next(board: Board, *sent: Sent) -> Document:
    register = board.register
    members, public = supplement_content(register, board.meeting, register.today)
    kept = issue_supplement(register, board.meeting, members, public=public, sent=sent)
    return issued_document(register.issues.get(kept))


def draft(board: Board, audience: Audience = Audience.MEMBERS) -> Document:
    return supplement(board.register, board.meeting, as_of=TODAY, audience=audience)


def sections(document: Document) -> dict[str, list[str]]:
    """The items of a supplement under its headings."""
    found: dict[str, list[str]] = {}
    for one in document.blocks:
        if isinstance(one, Heading) and one.level == 2:
            found[one.text] = []
        elif isinstance(one, Heading):
            found[next(reversed(found))].append(f"{one.number} {one.text}")
    return found


# Kept as it was


def test_changes_after_issue_leave_the_issued_agenda_as_it_was(
    register: Register, board: Board
) -> None:
    """The trap: a change after issue silently changes what was issued."""
    kept = register.issues.get(issue(board))
    went_out = issued_document(kept)
    change_item(register, board.items[1], title="CRM: full business case", purpose="decide")
    remove_item(register, board.items[2])
    add_item(register, board.meeting, "Network failure")
    change_meeting(register, board.meeting, place="Council Chamber")
    again = register.issues.get(kept.id)
    assert issued_document(again) == went_out and again.sha256 == kept.sha256
    assert sha256(went_out) == kept.sha256, "the hash is that of the document as it can be shown"
    assert ("2", "Corporate CRM") in headings(went_out)
    assert "full business case" not in words(went_out)


def test_the_publics_copy_is_kept_beside_the_members(register: Register, board: Board) -> None:
    add_paper(register, board.items[4], "Tender prices")
    issue(board)
    members = find_issue(register, board.meeting, "agenda", 1, Audience.MEMBERS)
    public = find_issue(register, board.meeting, "agenda", 1, PUBLIC)
    assert "tender evaluation" in words(issued_document(members))
    assert "tender" not in words(issued_document(public)).lower()
    with pytest.raises(NotFound, match=r"no version 2 of the public’s copy.*issued: 1"):
        find_issue(register, board.meeting, "agenda", 2, PUBLIC)
    with pytest.raises(NotFound, match="no version 1 of the approved minutes of this meeting"):
        find_issue(register, board.meeting, "minutes_approved", 1, Audience.MEMBERS)
    with pytest.raises(NotFound, match="None has been issued yet"):
        find_issue(register, board.earlier, "agenda", 1, Audience.MEMBERS)


def test_a_private_group_has_one_copy(register: Register, board: Board) -> None:
    change_group(register, board.group_id, access=Access.PRIVATE)
    issue(board)
    assert register.issues.find(meeting_id=board.meeting, kind="agenda_public") == []


def test_the_day_of_issue_is_printed_and_not_that_of_a_withdrawn_one(
    register: Register, board: Board
) -> None:
    change_authority(register, today=date(2003, 10, 10))
    withdraw_issue(register, issue(board), "Wrong room")
    change_authority(register, today=MONDAY.date())
    issue(board)
    said = facts(agenda(register, board.meeting, as_of=date(2003, 12, 1)))
    assert said["Issued"] == "13 October 2003"


# Supplements


def test_there_is_no_supplement_to_nothing(register: Register, board: Board) -> None:
    with pytest.raises(Refused, match="no issued agenda"):
        draft(board)
    issue(board)
    assert "Nothing has changed since the agenda was issued." in words(draft(board))
    assert supplement_content(register, board.meeting, TODAY)[1] is None


def test_a_supplement_lists_what_is_added_changed_and_withdrawn(
    register: Register, board: Board
) -> None:
    issue(board)
    add_item(
        register, board.meeting, "Network failure", after_id=board.items[0],
        late=True, late_reason="It failed on Friday",
        urgent=True, urgent_reason="Service cannot wait",
    )  # fmt: skip
    change_item(register, board.items[1], title="CRM: business case")
    remove_item(register, board.items[3])
    document = draft(board)
    assert document.title == "Supplementary agenda S1: Customer First Board"
    assert sections(document) == {
        "Added": ["6 Network failure"], "Changed": ["2 CRM: business case"],
        "Withdrawn": ["4 Any other business"],
    }  # fmt: skip
    text = words(document)
    assert "Late item: It failed on Friday" in text
    assert "Urgent item, taken by agreement of the Chair: Service cannot wait" in text
    assert "title (it was “Corporate CRM”)" in text
    assert facts(document)["To the agenda of"] == "13 October 2003"


def test_supplements_go_on_from_one_another_and_the_agenda_keeps_its_numbers(
    register: Register, board: Board
) -> None:
    """The trap: the supplement re-pages the pack, or says what was said before."""
    issue(board)
    before = headings(issued_document(register.issues.find(kind="agenda")[0]))
    add_item(register, board.meeting, "Network failure", after_id=board.items[0])
    first = issue_next(board)
    add_item(register, board.meeting, "Petition", after_id=board.items[0])
    second = issue_next(board)
    assert first.title.startswith("Supplementary agenda S1")
    assert sections(first) == {"Added": ["6 Network failure"]}
    assert second.title.startswith("Supplementary agenda S2")
    assert sections(second) == {"Added": ["7 Petition"]}
    now = headings(agenda(register, board.meeting, as_of=TODAY))
    assert [one for one in now if one in before] == before, "nothing issued has moved"
    assert "Supplement 1" in words(agenda(register, board.meeting, as_of=TODAY))
    assert not pending_changes(register, board.meeting, as_of=TODAY)


def test_a_late_paper_is_told_with_its_reason(register: Register, board: Board) -> None:
    paper = add_paper(register, board.items[1], "Outline case")
    issue(board)
    receive_paper(register, paper, late_reason="Prices came on Friday", urgency="Funds lapse")
    for document in (draft(board), issue_next(board)):
        assert sections(document) == {"Changed": ["2 Corporate CRM"]}
        assert facts(document)["Changed"] == "its papers"
        assert facts(document)["Late paper"] == "“Outline case”. Prices came on Friday. Funds lapse"


def test_an_exempt_paper_is_not_in_the_publics_supplement(register: Register, board: Board) -> None:
    """The trap: the title of an exempt paper, or that it is late, told to the public."""
    issue(board)
    paper = add_paper(register, board.items[1], "Appendix A: supplier prices")
    set_paper_exempt(register, paper, True, "A8")
    receive_paper(register, paper, late_reason="The lowest bidder was slow")
    assert "supplier prices" in words(draft(board))
    public = draft(board, PUBLIC)
    assert "supplier" not in words(public) and "bidder" not in words(public)
    assert "Nothing has changed" in words(public) and public.header == "Draft supplement"
    assert draft(board).header.endswith("not for publication")
    issue_next(board)
    assert register.issues.find(kind="supplement_public") == []


def test_an_exempt_item_added_late_is_told_by_its_open_title(
    register: Register, board: Board
) -> None:
    issue(board)
    item = add_item(register, board.meeting, "Bidder’s insolvency", open_title="Network partner")
    set_item_exempt(register, item, True, "A7")
    change_item(register, item, late=True, late_reason="The bidder failed", note="£2 million")
    issue_next(board)
    public = issued_document(register.issues.find(kind="supplement_public")[0])
    assert sections(public) == {"Added": ["6 Network partner"]}
    for secret in ("nsolvency", "bidder failed", "£2 million"):
        assert secret not in words(public)


def test_where_no_public_copy_was_kept_the_public_reads_only_what_it_may_now(
    register: Register, board: Board
) -> None:
    members, _ = agenda_content(register, board.meeting, TODAY)
    issue_agenda(register, board.meeting, members)
    change_item(register, board.items[4], title="Tender: Acme preferred")
    remove_item(register, board.items[4])
    add_item(register, board.meeting, "Petition")
    public = draft(board, PUBLIC)
    assert sections(public) == {"Added": ["6 Petition"], "Withdrawn": ["5 Exempt item"]}
    assert "Acme" not in words(public) and "tender" not in words(public).lower()


def test_a_deferred_item_and_another_room_are_told(register: Register, board: Board) -> None:
    issue(board)
    defer_item(register, board.items[1], reason="Not ready")
    change_meeting(register, board.meeting, place="Council Chamber", starts_at="15:00")
    document = draft(board)
    assert sections(document) == {"Withdrawn": ["2 Corporate CRM"]}
    text = words(document)
    assert "3.00pm, Council Chamber" in text
    assert "The agenda said: Tuesday 21 October 2003, 2.00pm, Committee Room 2." in text


def test_what_a_withdrawn_supplement_said_is_said_again(register: Register, board: Board) -> None:
    issue(board)
    add_item(register, board.meeting, "Network failure")
    issue_next(board)
    kept = register.issues.find(kind="supplement")[0]
    withdraw_issue(register, kept.id, "Wrong reason")
    again = issue_next(board)
    assert again.title.startswith("Supplementary agenda S2")
    assert sections(again) == {"Added": ["6 Network failure"]}


# Notice and the log


def test_notice_is_said_in_a_sentence(register: Register, board: Board) -> None:
    meeting = register.meetings.get(board.meeting)
    assert notice_sentence(register, meeting, MONDAY.date()) == (
        "Issued Mon 13 Oct 2003: 5 clear days; the last day is Mon 13 Oct 2003.", True,
    )  # fmt: skip
    after = notice_sentence(register, meeting, date(2003, 10, 14), as_of=date(2003, 10, 14))
    assert after == (
        "Issued Tue 14 Oct 2003: 4 clear days, and 5 are needed; the last day was Mon 13 Oct 2003.",
        False,
    )
    assert notice_sentence(register, meeting, date(2003, 10, 22))[1] is False


def test_the_log_is_evidence_of_what_went_to_whom_and_of_notice(
    register: Register, board: Board
) -> None:
    issue(
        board, Sent("Priya Raman", "email", board.raman), Sent("Press", "post", note="On request"),
        Sent("Web site", "web", public=True),
    )  # fmt: skip
    add_item(register, board.meeting, "Network failure")
    issue_next(board, Sent("Priya Raman", "hand", board.raman))
    document = dispatch_log(register, board.meeting, as_of=TODAY)
    labels = [one.text for one in document.blocks if isinstance(one, Heading)]
    assert labels == [
        "Agenda", "Agenda, public", "Supplement 1", "Supplement 1, public", "Notice, day by day",
    ]  # fmt: skip
    tables = [tuple(one.rows) for one in document.blocks if isinstance(one, Table)]
    assert [row[:2] for row in tables[0]] == [("Priya Raman", "E-mail"), ("Press", "Post")]
    assert {row[2] for row in tables[0]} == {MONDAY.astimezone().replace(tzinfo=None)}
    assert tables[1][0][:2] == ("Web site", "Web site")
    hashes = [
        "".join(map(str, value))
        for one in document.blocks
        if isinstance(one, Facts)
        for label, value in one.pairs
        if label == "SHA-256"
    ]
    assert hashes == [one.sha256 for one in register.issues.find(meeting_id=board.meeting)]
    notice = tables[-1]
    assert notice[0][0] == "Monday 13 October 2003" and notice[0][2] == "the day of issue"
    assert [row[2] for row in notice if row[0].startswith("Saturday")] == ["Saturday"]
    assert sum(row[1].text.startswith("clear day") for row in notice) == 5
    assert "Issued Mon 13 Oct 2003: 5 clear days" in words(document)


def test_the_log_says_what_was_withdrawn_and_that_nobody_was_named(
    register: Register, board: Board
) -> None:
    assert "Nothing has been issued yet." in words(
        dispatch_log(register, board.meeting, as_of=TODAY)
    )
    withdraw_issue(register, issue(board), "Wrong room")
    text = words(dispatch_log(register, board.meeting, as_of=TODAY))
    assert "13 October 2003: Wrong room" in text and "Notice, day by day" not in text
    assert "no dispatch to anybody by name was recorded" in text


# The command line


def test_what_was_issued_is_written_as_it_was_from_the_command_line(
    register: Register, board: Board, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue(board, Sent("Priya Raman", "email"))
    change_item(register, board.items[1], title="CRM: business case")
    add_item(register, board.meeting, "Petition")
    issue_next(board)
    path = str(register.path)
    start_meeting(register, board.meeting)
    register.close()
    out = tmp_path / "out"
    out.mkdir()

    def written(*command: str) -> tuple[str, str]:
        arguments = ["export", command[0], path, "--meeting", "2003-10-21", *command[1:]]
        assert main([*arguments, "--to", str(out)]) == 0, capsys.readouterr().err
        name = Path(capsys.readouterr().out.strip())
        return name.name, "\n".join(one.text for one in read_docx(str(name)).paragraphs)

    name, text = written("agenda", "--issued", "1")
    assert name == "CFB_2003-10-21_agenda_ISSUED_v1.0.docx" and "Corporate CRM" in text
    name, text = written("agenda", "--issued", "1", "--public")
    assert name == "CFB_2003-10-21_agenda_ISSUED-PUBLIC_v1.0.docx" and "tender" not in text
    assert "CRM: business case" in written("agenda")[1]
    name, text = written("supplement", "--issued", "1")
    assert name == "CFB_2003-10-21_supplement_ISSUED_v1.0.docx" and "Petition" in text
    name, text = written("issued", "--kind", "agenda")
    assert name == "CFB_2003-10-21_agenda_ISSUED_v1.0.docx" and "Corporate CRM" in text
    name, text = written("dispatch-log")
    assert name == "CFB_2003-10-21_dispatch-log.docx" and "5 clear days" in text
    missing = ["export", "agenda", path, "--meeting", "2003-10-21", "--issued", "7"]
    assert main([*missing, "--to", str(out)]) == 1
    assert "no version 7 of the agenda" in capsys.readouterr().err
