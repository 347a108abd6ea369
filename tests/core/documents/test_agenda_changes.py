"""What has changed on an agenda since it was issued, by comparing documents."""

from __future__ import annotations

from egovdesk.documents.kept import from_json, to_json
from egovdesk.documents.meetings.agenda_changes import (
    Agenda,
    agenda_of,
    agenda_so_far,
    changes,
    differences,
)
from egovdesk.documents.model import (
    Block,
    DecisionBlock,
    DecisionPart,
    Document,
    Facts,
    Heading,
    Paragraph,
    ParagraphStyle,
    Table,
    text_runs,
)

WHEN = "Tuesday 21 October 2003, 2.00pm, Committee Room 2"


def detail(text: str) -> Paragraph:
    return Paragraph(text_runs(text), ParagraphStyle.DETAIL)


def item(number: str, title: str, *blocks: Block, at: str = "") -> tuple[Block, ...]:
    return (Heading(title, 3, number=number, note=at), *blocks)


def a_document(*items: tuple[Block, ...], when: str = WHEN) -> Document:
    front = Paragraph(text_runs(when), ParagraphStyle.SUBTITLE)
    blocks = (front, Facts((("Members", "A"),)), Heading("Items", 2))
    return Document("Agenda", (*blocks, *(block for one in items for block in one)))


APOLOGIES = item("1", "Apologies")
CRM = item(
    "2", "Corporate CRM", detail("Priya Raman, 20 minutes"), detail("Paper: Case, to follow")
)
ISSUED = a_document(APOLOGIES, CRM)


def titles(*entries: object) -> list[str]:
    return [one.title for one in entries]  # type: ignore[attr-defined]


def test_nothing_has_changed_between_an_agenda_and_itself() -> None:
    kept = from_json(to_json(ISSUED))
    assert isinstance(kept, Document)
    assert not changes(agenda_of(kept), agenda_of(ISSUED))


def test_an_item_that_was_not_there_was_added_whatever_its_place() -> None:
    new = item("3", "Network failure")
    found = changes(agenda_of(ISSUED), agenda_of(a_document(APOLOGIES, new, CRM)))
    assert titles(*found.added) == ["Network failure"]
    assert not found.changed and not found.withdrawn and found.count == 1


def test_times_of_the_day_and_its_lists_are_no_changes() -> None:
    later = (
        *item("1", "Apologies", at="(2.10pm)"), Table(("Action",), (("Write",),)),
        Facts((("Late paper", "Case: slow"),)),
    )  # fmt: skip
    assert not changes(agenda_of(ISSUED), agenda_of(a_document(later, CRM)))


def test_what_changed_of_an_item_is_told_in_words() -> None:
    now = item(
        "2", "CRM: business case", detail("Alan Birtwistle, 20 minutes"), detail("Paper: Case"),
        Paragraph(text_runs("A note."), ParagraphStyle.INDENTED),
        DecisionBlock("The Board is asked to", (DecisionPart("", text_runs("agree")),)),
    )  # fmt: skip
    found = changes(agenda_of(ISSUED), agenda_of(a_document(APOLOGIES, now)))
    ((before, after),) = found.changed
    assert differences(before, after) == (
        "title (it was “Corporate CRM”)",
        "who presents it, for how long or what for (was: Priya Raman, 20 minutes)",
        "its papers", "what is asked", "the note",
    )  # fmt: skip


def test_a_paper_that_has_come_changes_its_item_alone() -> None:
    now = item("2", "Corporate CRM", detail("Priya Raman, 20 minutes"), detail("Paper: Case"))
    found = changes(agenda_of(ISSUED), agenda_of(a_document(APOLOGIES, now)))
    assert [differences(*pair) for pair in found.changed] == [("its papers",)]


def test_withdrawn_deferred_and_vanished_items_are_withdrawn() -> None:
    off = item("2", "Corporate CRM", detail("Priya Raman, 20 minutes, withdrawn (not ready)"))
    for now in (a_document(APOLOGIES, off), a_document(APOLOGIES)):
        found = changes(agenda_of(ISSUED), agenda_of(now))
        assert titles(*found.withdrawn) == ["Corporate CRM"] and found.count == 1
    deferred = item("2", "Corporate CRM", detail("Deferred"))
    assert changes(agenda_of(ISSUED), agenda_of(a_document(APOLOGIES, deferred))).withdrawn
    still = agenda_of(a_document(APOLOGIES, CRM))
    assert titles(*changes(agenda_of(ISSUED), still, gone={"2"}).withdrawn) == ["Corporate CRM"]


def test_a_supplement_is_part_of_what_was_issued() -> None:
    supplement = Document(
        "Supplement",
        (
            Heading("Added", 2), *item("3", "Network failure", Facts((("Late item", "It failed"),))),
            Heading("Withdrawn", 2), *item("2", "Corporate CRM", detail("Withdrawn")),
        ),
    )  # fmt: skip
    so_far = agenda_so_far([ISSUED, supplement])
    off = item("2", "Corporate CRM", detail("Priya Raman, withdrawn"))
    now = agenda_of(a_document(APOLOGIES, off, item("3", "Network failure")))
    assert not changes(so_far, now), "nothing is said twice"
    back = agenda_of(a_document(APOLOGIES, CRM, item("3", "Network failure")))
    assert titles(*changes(so_far, back).added) == ["Corporate CRM"]


def test_another_place_or_time_is_a_change_of_the_meeting() -> None:
    moved = "Tuesday 21 October 2003, 3.00pm, Council Chamber"
    found = changes(agenda_of(ISSUED), agenda_of(a_document(APOLOGIES, CRM, when=moved)))
    assert found.moved_from == WHEN and found.count == 1
    unsaid = Agenda(agenda_of(ISSUED).entries)
    assert not changes(unsaid, agenda_of(a_document(APOLOGIES, CRM, when=moved)))


def test_headings_without_a_number_end_an_item_and_are_none() -> None:
    document = a_document(APOLOGIES, (Heading("For decision", 3), detail("Loose")), CRM)
    found = agenda_of(document)
    assert list(found.entries) == ["1", "2"] and found.entries["1"].blocks == ()
