"""The registers that earlier versions wrote: each is backed up, migrated, and found unharmed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from egovdesk.documents.kept import from_json
from egovdesk.documents.meetings import agenda
from egovdesk.documents.minutes import minutes
from egovdesk.documents.model import Document
from egovdesk.operations.meetings import agenda_of
from egovdesk.operations.people import add_person
from egovdesk.records.actions import ActionState
from egovdesk.records.meetings import AttendanceState, Meeting, MeetingState
from egovdesk.register import Register, backups_of
from egovdesk.store.database import SCHEMA_VERSION, version_of
from tests.core.documents.reading import words

FOLDER = Path(__file__).parents[2] / "registers"
KEPT = sorted(FOLDER.glob("*.egovdesk"))
DAY = date(2003, 10, 21)


@pytest.fixture(params=KEPT, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a kept register."""
    return Path(shutil.copy(request.param, tmp_path / "kept.egovdesk"))


@pytest.fixture
def kept(path: Path) -> Iterator[Register]:
    with Register(path, user="jtate") as register:
        yield register


def the_meeting(register: Register) -> Meeting:
    return register.meetings.find(held_on=DAY)[0]


def test_the_first_version_is_kept() -> None:
    assert (FOLDER / "0.1.0.egovdesk") in KEPT


def test_it_is_migrated_after_a_backup_and_can_be_worked_in(path: Path) -> None:
    was_older = version_in(path) < SCHEMA_VERSION
    with Register(path) as register:
        assert version_of(register._connection) == SCHEMA_VERSION
        assert register.integrity_problems() == []
        add_person(register, "Ann Lee")
        assert register.undo() == "Add person"
    assert bool(backups_of(path)) is was_older


def version_in(path: Path) -> int:
    header = path.read_bytes()[:100]
    return int.from_bytes(header[60:64], "big")


def test_its_meetings_are_as_they_were(kept: Register) -> None:
    found = [(one.held_on, one.state) for one in kept.meetings.all()]
    assert sorted(found) == [
        (date(2003, 9, 16), MeetingState.APPROVED),
        (DAY, MeetingState.CIRCULATED),
        (date(2003, 12, 16), MeetingState.PLANNED),
    ]
    meeting = the_meeting(kept)
    listed = kept.attendances.find(meeting_id=meeting.id)
    assert [(kept.people.get(one.person_id).name, one.state) for one in listed] == [
        ("David Ashworth", AttendanceState.PRESENT),
        ("Priya Raman", AttendanceState.PRESENT),
        ("Graham Sykes", AttendanceState.APOLOGIES),
    ]
    group = kept.groups.get(meeting.group_id)
    assert group.name == "E-Access Board"
    assert kept.groups.named_on(group, DAY).name == "Customer First Board"


def test_its_numbers_have_not_moved(kept: Register) -> None:
    lines = agenda_of(kept, the_meeting(kept))
    assert [(one.item.agenda_number, one.item.minute_number) for one in lines] == [
        ("1", "CFB 02/03"),
        ("2", "CFB 03/03"),
        ("3", "CFB 04/03"),
        ("4", "CFB 05/03"),
        ("5", "CFB 06/03"),
    ]


def test_its_decisions_are_as_they_were(kept: Register) -> None:
    worded = {
        decision.number: [
            part.text for part in kept.decision_parts.find(decision_id=decision.id)
        ]
        for decision in kept.decisions.all()
    }  # fmt: skip
    assert worded == {
        "CFB 03/03(a)": ["the business case be agreed", "£640,000 be released"],
        "CFB 03/03(b)": ["the contract be let"],
        "CFB 04/03": ["the draft be noted"],
        "CFB 06/03": ["tender B be accepted"],
    }
    exempt = [one.number for one in kept.decisions.all() if one.exempt]
    assert exempt == ["CFB 06/03"]


def test_its_action_keeps_its_former_date(kept: Register) -> None:
    (action,) = kept.actions.all()
    assert (action.number, action.title) == ("CFB 03/03 A", "Circulate the revised costs")
    assert (action.due_on, action.state) == (date(2003, 11, 14), ActionState.OPEN)
    (former,) = kept.action_dues.find(action_id=action.id)
    assert (former.due_on, former.reason) == (date(2003, 10, 31), "The supplier was late.")


def test_its_minutes_can_still_be_printed(kept: Register) -> None:
    said = words(minutes(kept, the_meeting(kept).id, as_of=DAY))
    assert "Members considered the business case for the" in said
    assert "£640,000 be released" in said
    assert "CFB 06/03" in said
    assert "Network partner: tender evaluation" in words(
        agenda(kept, the_meeting(kept).id, as_of=DAY)
    )


def test_what_was_issued_reads_as_it_went_out(kept: Register) -> None:
    issues = kept.issues.find(meeting_id=the_meeting(kept).id)
    assert sorted(one.kind for one in issues) == ["agenda", "minutes"]
    for issue in issues:
        document = from_json(issue.content)
        assert isinstance(document, Document) and "Corporate CRM" in words(document)


def test_its_words_are_found(kept: Register) -> None:
    found = kept.search.ranked("business case", kinds=("decision",))
    assert [kept.decisions.get(hit.record_id).number for hit in found] == ["CFB 03/03(a)"]


def test_its_history_can_be_read(kept: Register) -> None:
    (action,) = kept.actions.all()
    labels = [entry.label for entry in kept.history(action.id)]
    assert labels == ["Add action", "Add action", "Put off action"]  # made, then numbered
