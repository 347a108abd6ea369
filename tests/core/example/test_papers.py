"""The papers of the example council, as the pictures show them."""

from __future__ import annotations

from datetime import date

from egovdesk.deadlines import Deadlines
from egovdesk.documents.reminders import paper_reminder
from egovdesk.operations.meetings import recipients_of
from egovdesk.records.papers import Paper, PaperState
from egovdesk.register import Register
from tests.core.example.test_example import TODAY, meeting

BOARD = date(2003, 10, 21)


def papers(register: Register, item_title: str) -> list[Paper]:
    held = meeting(register, "CFB", BOARD)
    (item,) = register.items.find(meeting_id=held.id, title=item_title)
    return register.papers.find(item_id=item.id)


def test_the_business_case_has_three_papers_in_of_22_pages(northbridge: Register) -> None:
    found = papers(northbridge, "Corporate CRM: outline business case")
    assert [(one.title, one.version, one.pages) for one in found] == [
        ("Outline business case", 3, 14), ("Call volumes by service", 1, 2),
        ("Appendix A: supplier prices", 1, 6),
    ]  # fmt: skip
    assert {one.state for one in found} == {PaperState.FINAL}
    assert [one.exempt for one in found] == [False, False, True]
    assert [one.received_on for one in found] == [
        date(2003, 10, 6), date(2003, 10, 6), date(2003, 10, 7),
    ]  # fmt: skip


def test_two_papers_of_the_board_are_still_to_come_and_one_is_late(northbridge: Register) -> None:
    tracker = northbridge.papers.tracker
    dues = Deadlines(northbridge).papers_due(tracker.meetings(coming=True))
    held = meeting(northbridge, "CFB", BOARD)
    rows = tracker.rows(tracker.ids({"owed": True, "meeting_id": held.id}, dues=dues), dues=dues)
    assert [(one.author, one.due_on, one.days_late(TODAY)) for one in rows] == [
        ("Helen Marsden", date(2003, 10, 8), 1), ("Susan Whitfield", date(2003, 10, 10), 0),
    ]  # fmt: skip
    late = tracker.ids({"late": TODAY.isoformat()}, dues=dues)
    assert late == [rows[0].id]


def test_the_reminder_is_as_the_picture_words_it(northbridge: Register) -> None:
    (paper,) = papers(northbridge, "IEG3 statement: first draft")
    assert paper_reminder(northbridge, paper.id) == (
        "Dear Helen, the Customer First Board’s agenda for Tuesday 21 October goes out on Monday "
        "13 October. I still need “IEG3 statement: first draft” for item 6, with the cost table "
        "for section 7. It was due on Wednesday 8 October. May I have it by noon tomorrow, please?"
    )


def test_every_issued_agenda_was_sent_to_the_members_of_its_day(northbridge: Register) -> None:
    agendas = northbridge.issues.find(kind="agenda")
    assert len(agendas) > 15
    for issue in agendas:
        held = northbridge.meetings.get(issue.meeting_id)
        log = northbridge.dispatches.find(issue_id=issue.id)
        wanted = {one.recipient for one in recipients_of(northbridge, held)}
        assert {one.recipient for one in log} == wanted and wanted
        assert {one.sent_at.date() for one in log} == {issue.issued_at.date()}
    (public,) = northbridge.issues.find(
        meeting_id=meeting(northbridge, "CFB", date(2003, 9, 16)).id, kind="agenda_public"
    )
    (web,) = northbridge.dispatches.find(issue_id=public.id)
    assert (web.recipient, web.means) == ("Council web site", "web")


def test_papers_of_agendas_that_went_out_are_issued(northbridge: Register) -> None:
    held = meeting(northbridge, "CFB", date(2003, 9, 16))
    papers = [one for each in northbridge.papers.of_meeting(held.id).values() for one in each]
    assert papers and {one.state for one in papers} == {PaperState.ISSUED}


def test_papers_of_exempt_items_are_exempt_and_all_are_in_order(northbridge: Register) -> None:
    (tenders,) = papers(northbridge, "Network partner: tender evaluation")
    assert (tenders.exempt, tenders.ground) == (True, "A9")
    assert [one for paper in northbridge.papers.all() for one in paper.problems()] == []
    early = [one for one in northbridge.papers.all() if one.received_on and one.received_on > TODAY]
    assert early == []
