"""Terms of reference: made from the register, sent to the parent, adopted by it, reviewed, compared."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from egovdesk.cli import main
from egovdesk.documents.framework.terms import terms_document, terms_text
from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision, remove_decision, set_outcome
from egovdesk.operations.framework.terms import (
    in_force,
    proposed,
    record_terms,
    review_terms,
    send_terms,
    take_terms_back,
    versions,
)
from egovdesk.operations.groups import add_group, change_group
from egovdesk.operations.meetings import start_meeting
from egovdesk.operations.responsibilities import give_responsibility, held
from egovdesk.records.framework import AdoptionState, Right, RightKind
from egovdesk.records.groups import Tier
from tests.scenes import TODAY, Board

WORDS = "## Responsibilities\n\n- Application selection\n"


@pytest.fixture
def below(board: Board) -> str:
    """A group below the board that is to select applications."""
    register = board.register
    change_authority(register, today=TODAY)
    group = add_group(
        register, "Housing Systems Group", [Tier.SERVICE], parent_id=board.group_id,
        quorum="3", cadence="First Tuesday", from_on=date(2002, 5, 1),
    )  # fmt: skip
    give_responsibility(register, "SD1", group, date(2003, 1, 1))
    with register.step("Give rights"):
        register.rights.add(Right(new_id(), "E", group_id=group, kind=RightKind.DECIDES))
    return group


def formalised(board: Board, group: str) -> bool:
    found = held(board.register, "SD1", group, date(2003, 12, 1))
    return found is not None and found.formalised


def test_they_are_made_from_what_the_register_knows(board: Board, below: str) -> None:
    text = terms_text(board.register, below, TODAY)
    assert "The Housing Systems Group is the council’s service development group." in text
    assert "It reports to the Customer First Board." in text
    assert "- Application selection" in text
    assert "- It decides on applications (E)." in text
    assert "It meets on the first Tuesday." in text and "Its quorum is 3 members." in text
    assert "reviewed every year" in text


def test_they_go_on_the_parents_next_agenda(board: Board, below: str) -> None:
    register = board.register
    item = register.items.get(send_terms(register, below, WORDS))
    assert item.meeting_id == board.meeting and item.group_id == board.group_id
    assert item.title == "Terms of reference of the Housing Systems Group: version 1"
    assert [one.state for one in versions(register, below)] == [AdoptionState.PROPOSED]
    with pytest.raises(Refused, match="on an agenda already"):
        send_terms(register, below, "Other words")


def test_the_parents_decision_adopts_them_and_what_they_name_is_formalised(
    board: Board, below: str
) -> None:
    register = board.register
    item = send_terms(register, below, WORDS)
    assert not formalised(board, below)
    board_held(board)
    decision = add_decision(register, item, ["they be adopted"])
    (version,) = versions(register, below)
    assert (version.state, version.adopted_on) == (AdoptionState.ADOPTED, date(2003, 10, 21))
    assert (version.review_on, version.decision_id) == (date(2004, 10, 21), decision)
    assert register.groups.get(below).terms_of_reference == WORDS.strip()
    assert formalised(board, below)
    set_outcome(register, decision, "not_agreed")
    assert versions(register, below)[0].state is AdoptionState.WITHDRAWN
    assert in_force(register, below, date.max) is None
    set_outcome(register, decision, "agreed")
    remove_decision(register, decision)
    assert proposed(register, below)


def board_held(board: Board) -> None:
    start_meeting(board.register, board.meeting, "14:00")


def test_what_the_terms_leave_out_is_formalised_no_longer(board: Board, below: str) -> None:
    register = board.register
    record_terms(register, below, WORDS, date(2003, 2, 1))
    assert formalised(board, below)
    record_terms(register, below, "It meets.", date(2003, 9, 1))
    assert not formalised(board, below)
    then = held(register, "SD1", below, date(2003, 3, 1))
    assert then is not None and then.formalised


def test_empty_terms_and_those_in_force_are_refused(board: Board, below: str) -> None:
    register = board.register
    with pytest.raises(Refused, match="empty"):
        send_terms(register, below, "  ")
    record_terms(register, below, WORDS, date(2003, 2, 1))
    with pytest.raises(Refused, match="version 1, which is in force"):
        send_terms(register, below, WORDS)


def test_a_version_sent_is_taken_back(board: Board, below: str) -> None:
    register = board.register
    send_terms(register, below, WORDS)
    take_terms_back(register, below)
    assert [one.state for one in versions(register, below)] == [AdoptionState.WITHDRAWN]
    with pytest.raises(Refused, match="No version"):
        take_terms_back(register, below)


def test_reviewed_they_stand_for_another_year(board: Board, below: str) -> None:
    register = board.register
    with pytest.raises(Refused, match="in force"):
        review_terms(register, below, TODAY)
    record_terms(register, below, WORDS, date(2002, 10, 1))
    review_terms(register, below, TODAY, "No change")
    (version,) = versions(register, below)
    assert version.review_on == date(2004, 10, 9)
    assert version.note == "Reviewed on 9 October 2003. No change"


def test_versions_are_printed_and_compared(board: Board, below: str) -> None:
    register = board.register
    record_terms(register, below, WORDS, date(2003, 2, 1))
    record_terms(register, below, WORDS + "- Training\n", date(2003, 9, 1))
    first, second = versions(register, below)
    printed = terms_document(register, below, as_of=TODAY, version=second)
    assert printed.title == "Terms of reference: Housing Systems Group"
    assert "Training" in repr(printed.blocks) and "1 September 2004" in repr(printed.blocks)
    changed = terms_document(register, below, as_of=TODAY, version=second, since=first)
    assert "Revised(" in repr(changed.blocks)


def test_a_group_without_parent_adopts_its_own(board: Board, below: str) -> None:
    change_group(board.register, board.group_id, terms_of_reference="")
    item = board.register.items.get(send_terms(board.register, board.group_id, "It directs."))
    assert item.group_id == board.group_id


def test_scripts_write_a_version_what_changed_and_what_the_register_makes(
    board: Board, below: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record_terms(board.register, below, WORDS, date(2003, 2, 1))
    record_terms(board.register, below, WORDS + "- Training\n", date(2003, 9, 1))
    board.register.close()
    path, group = str(board.register.path), ("--group", "Housing Systems Group")
    for number, words in enumerate(((), ("--version", "1"), ("--since", "1"), ("--made",))):
        to = tmp_path / str(number)
        to.mkdir()
        assert main(["export", "terms", path, *group, *words, "--to", str(to)]) == 0
        assert capsys.readouterr().out.strip().endswith(".docx")
    assert main(["export", "terms", path, *group, "--version", "7"]) == 1
    assert "no version 7" in capsys.readouterr().err
