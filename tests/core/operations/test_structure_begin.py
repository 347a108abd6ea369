"""A register that begins with a structure, its posts, people and members."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from egovdesk.cli import main
from egovdesk.operations.structure.begin import begin_structure
from egovdesk.records.framework import RightKind
from egovdesk.records.groups import MemberRole
from egovdesk.records.seating import Newcomer
from egovdesk.register import Register
from egovdesk.rights import Rights
from egovdesk.shipped.structures import structure_model
from tests.dumps import dump

START = date(2003, 5, 15)
PEOPLE = [
    Newcomer("Margaret Holroyd", "CHIEF_EXEC"),
    Newcomer("David Ashworth", "DEPUTY_CHIEF_EXEC"),
    Newcomer("David Ashworth", "E_CHAMPION"),
    Newcomer("Susan Whitfield", "SERVICE_DIRECTOR", department="Housing"),
    Newcomer("Priya Raman", "HEAD_ICT", "Head of ICT Services"),
    Newcomer(" ", "HEAD_IM"),
]


def test_groups_people_posts_and_members_come_in_one_step(council: Register) -> None:
    before = dump(council)
    done = begin_structure(council, structure_model("leeds"), PEOPLE, from_on=START)
    board = done.ids["egovernance"]
    members = council.memberships.on(board, START)
    assert [
        (one.person.name, one.membership.role, one.capacity) for one in members if one.person
    ] == [
        ("David Ashworth", MemberRole.CHAIR, "Deputy chief executive"),
        ("Susan Whitfield", MemberRole.MEMBER, "Director of Housing"),
        ("Priya Raman", MemberRole.MEMBER, "Head of ICT Services"),
        ("Margaret Holroyd", MemberRole.IN_ATTENDANCE, "Chief executive"),
    ]
    assert council.people.count() == 4 and council.posts.count() == 5
    assert [one.name for one in council.departments.all()] == ["Housing"]
    head = next(one for one in council.posts.all() if one.role_code == "HEAD_ICT")
    consulted = [
        one.holder.post_id for one in Rights(council, START).who("A1", RightKind.CONSULTED)
    ]
    assert head.id in consulted
    council.undo()
    assert dump(council) == before


def test_people_can_come_without_any_group(council: Register) -> None:
    begin_structure(council, structure_model("empty"), PEOPLE, from_on=START)
    assert council.groups.count() == 0 and council.people.count() == 4


def test_a_new_register_from_the_command_line_begins_with_a_model(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ours.egovdesk"
    assert main(["new", str(path), "--name", "Wexcombe District Council", "--type", "district",
                 "--model", "hambleton", "--from", "2003-05-15", "--json"]) == 0  # fmt: skip
    told = json.loads(capfd.readouterr().out)
    assert told["groups"] == ["Management Team", "E-government Steering Group", "IT Working Group"]
    assert told["lacks"][0].startswith("No service development groups")
    with Register(path) as register:
        assert [one.name for one in register.groups.all()] == told["groups"]
        assert all(one.from_on == START for one in register.groups.all())


def test_an_unknown_model_is_refused_with_those_there_are(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ours.egovdesk"
    assert main(["new", str(path), "--name", "X", "--model", "york"]) == 2
    assert "leeds" in capfd.readouterr().err and not path.exists()
