"""The example councils differ from the framework as they say, and in nothing else (reference.md 7.4)."""

from __future__ import annotations

from collections import Counter

from egovdesk.findings import Findings, subject_name
from egovdesk.records.findings import Severity
from egovdesk.records.framework import RightKind
from egovdesk.register import Register

ROWS = [*(f"A{n}" for n in range(1, 7)), "B", *(f"C{n}" for n in range(1, 9)), "D1", "D2", "E"]


def found(register: Register, severity: Severity) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for one in Findings(register).all():
        if one.severity is severity:
            said.setdefault(one.rule, []).append(subject_name(register, one))
    return said


def test_northbridge_differs_once_each_in_seven_ways(northbridge: Register) -> None:
    assert found(northbridge, Severity.WARNING) == {
        "R03": ["Service Delivery"],
        "R05": ["Service Delivery"],
        "R09": ["Customer First Board"],
        "R12": ["Service Delivery"],
        "R17": ["Customer First Board"],
        "R21": ["RBG 03/03 Benefits: e-mail for the visiting officers"],
        "R23": ["SDG 20/03 Standard desktop: Windows 2000 and Office 2000"],
    }


def test_what_else_is_said_of_northbridge_is_only_worth_a_word(northbridge: Register) -> None:
    said = found(northbridge, Severity.INFORMATION)
    assert {rule: len(about) for rule, about in said.items()} == {"R26": 1, "R35": 1}


def test_wexcombe_differs_in_two_ways(wexcombe: Register) -> None:
    assert found(wexcombe, Severity.WARNING) == {
        "R10": ["Management Team", "E-Wexcombe Group"],
        "R16": ["Management Team"],
    }
    assert set(found(wexcombe, Severity.INFORMATION)) == {"R03"}


def test_they_say_so_in_their_notes(northbridge: Register, wexcombe: Register) -> None:
    notes = northbridge.authority.note
    assert all(rule in notes for rule in found(northbridge, Severity.WARNING))
    groups = " ".join(one.note for one in wexcombe.groups.all())
    assert "R10" in groups and "R16" in wexcombe.authority.note


def test_northbridges_matrix_has_eighteen_rows_and_three_gaps(northbridge: Register) -> None:
    rights = northbridge.rights.all()
    assert {one.category for one in rights} == set(ROWS)
    services = {one.id for one in northbridge.groups.all() if one.prefix in ("HSG", "RBG", "PEG")}
    deciding = Counter(
        one.category
        for one in rights
        if one.kind is RightKind.DECIDES and one.group_id not in services
    )
    assert {row for row in ROWS if deciding[row] != 1} == {"C7", "C8", "E"}
    ratified = {one.category for one in rights if one.kind is RightKind.RATIFIES}
    decided_by_smt = {"A3", "A5"}
    assert set(ROWS) - ratified - decided_by_smt == {"C8", "D2"}


def test_three_decisions_wait_for_the_board(northbridge: Register) -> None:
    (board,) = northbridge.groups.find(prefix="CFB")
    waiting = northbridge.ratifications.find(group_id=board.id, state="waiting")
    numbers = {northbridge.decisions.get(one.decision_id).number: one.item_id for one in waiting}
    assert {number: bool(item) for number, item in numbers.items()} == {
        "SDG 18/03": True, "SDG 20/03": False, "HSG 07/03": False,
    }  # fmt: skip
