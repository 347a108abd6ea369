"""`egovdesk import`: the words a script sees, its exit statuses, and what it leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from egovdesk.cli import main
from egovdesk.operations.groups import add_group
from egovdesk.register import Register
from tests.dumps import dump
from tests.lists import a_list
from tests.scenes import Board

PEOPLE = [
    ["Full name", "Mail"],
    ["Jane Tate", "jt@nb.example"],
    ["raman, priya", ""],
    ["", "x@nb.example"],
]


@pytest.fixture
def closed(board: Board) -> Path:
    """The board's register, closed."""
    board.register.close()
    return board.register.path


def a_file(register: Path, *rows: list[str]) -> str:
    """A CSV file beside the register."""
    with Register(register, read_only=True) as opened:
        return str(a_list(opened, *rows))


def names(register: Path) -> set[str]:
    """Who is in the register."""
    with Register(register, read_only=True) as opened:
        return {one.name for one in opened.people.all()}


def test_rows_are_imported_and_refused_ones_named(
    closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_file(closed, *PEOPLE)
    assert main(["import", "people", str(closed), path]) == 0
    said = capsys.readouterr().out
    assert "Row 4: refused" in said and "The row names nobody." in said
    assert "Imported: 1 added, 0 changed, 1 already the same, 1 refused." in said
    assert "Jane Tate" in names(closed)
    assert main(["import", "people", str(closed), path]) == 0
    assert "Imported: 0 added, 0 changed, 2 already the same, 1 refused." in capsys.readouterr().out


def test_a_preview_names_every_row_and_writes_nothing(
    closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Register(closed, read_only=True) as register:
        before = dump(register)
    assert main(["import", "people", str(closed), a_file(closed, *PEOPLE), "--preview"]) == 0
    said = capsys.readouterr().out
    assert "Column Full name → Name." in said
    assert "Row 2: added: Jane Tate" in said and "    E-mail: jt@nb.example" in said
    assert "Row 3: already the same: raman, priya" in said
    assert "Would be: 1 added, 0 changed, 1 already the same, 1 refused." in said
    with Register(closed, read_only=True) as register:
        assert dump(register) == before


def test_a_name_without_end_does_not_fill_the_screen(
    closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = a_file(closed, ["Name"], ["x" * 10_000])
    main(["import", "people", str(closed), rows, "--preview"])
    said = capsys.readouterr().out
    assert "Row 2: refused: xxx" in said and "10,000 characters" in said
    assert max(map(len, said.splitlines())) < 200


def test_a_script_gets_the_preview_as_json(
    closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["import", "people", str(closed), a_file(closed, *PEOPLE), "--json"]
    assert main([*command, "--preview"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"] == {"added": 1, "changed": 0, "same": 1, "refused": 1}
    assert told["imported"] == 0
    assert told["rows"][0] == {
        "row": 2, "fate": "added", "what": "Jane Tate", "why": "", "notes": [],
        "changes": [{"field": "Name", "from": "", "to": "Jane Tate"},
                    {"field": "E-mail", "from": "", "to": "jt@nb.example"}],
    }  # fmt: skip
    assert main(command) == 0
    done = json.loads(capsys.readouterr().out)
    assert (done["imported"], done["rows"]) == (1, told["rows"])


def test_columns_group_and_sheet_are_named_by_hand(
    closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_file(closed, ["Wer", "Was"], ["Jane Tate", "Chair"])
    command = [
        "import",
        "memberships",
        str(closed),
        path,
        "--match",
        "Wer=name",
        "--match",
        "Was=role",
    ]
    assert main(command) == 1
    assert "has no column for Group" in capsys.readouterr().err
    assert main([*command, "--group", "CFB", "--sheet", "list"]) == 0
    with Register(closed, read_only=True) as register:
        person = register.people.find(name="Jane Tate")[0]
        assert register.memberships.find(person_id=person.id)[0].role == "chair"


def test_of_two_groups_of_one_name_the_rows_go_to_the_one_named_by_its_id(
    closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_file(closed, ["Name", "Role"], ["Jane Tate", "Chair"])
    with Register(closed) as register:
        named = [add_group(register, "Web Group"), add_group(register, "Web Group")]
    command = ["import", "memberships", str(closed), path, "--group"]
    assert main([*command, "Web Group"]) == 1
    assert "Several groups are called “Web Group”" in capsys.readouterr().out
    assert main([*command, named[1]]) == 0
    with Register(closed, read_only=True) as register:
        person = register.people.find(name="Jane Tate")[0]
        assert register.memberships.find(person_id=person.id)[0].group_id == named[1]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--match", "Wer=name"], "There is no column “Wer”"),
        (["--match", "Full name=nom"], "There is no field “nom”"),
        (["--sheet", "Staff"], "has no sheet “Staff”"),
    ],
)
def test_a_name_that_is_none_is_refused_with_those_there_are(
    options: list[str], sentence: str, closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "people", str(closed), a_file(closed, *PEOPLE), *options]) == 1
    said = capsys.readouterr().err
    assert sentence in said and "Nothing has been imported." in said


def test_a_file_without_what_is_needed_is_refused_with_its_columns(
    closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_file(closed, ["Colour", "Size"], ["blue", "9"])
    assert main(["import", "people", str(closed), path]) == 1
    said = capsys.readouterr().err
    assert "list.csv has no column for Name or Family name." in said
    assert "there are: Colour, Size." in said


def test_a_list_whose_every_row_is_refused_exits_with_1(closed: Path) -> None:
    path = a_file(closed, ["Name", "E-mail"], ["", "x@nb.example"])
    assert main(["import", "people", str(closed), path]) == 1


def test_words_that_are_not_understood_exit_with_2(closed: Path) -> None:
    path = a_file(closed, *PEOPLE)
    assert main(["import", "everything", str(closed), path]) == 2
    assert main(["import", "people", str(closed), path, "--match", "Name"]) == 2
    assert main(["import", "people", str(closed)]) == 2


def test_a_register_that_is_open_elsewhere_is_refused_but_may_be_previewed(
    board: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(a_list(board.register, *PEOPLE))
    assert main(["import", "people", str(board.register.path), path]) == 1
    assert "open already" in capsys.readouterr().err
    assert main(["import", "people", str(board.register.path), path, "--preview"]) == 0


def test_the_plan_for_the_window_guesses_the_kind_and_tells_how_far_it_is(
    closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [[f"Person {chr(97 + place % 26)} {chr(97 + place // 26)}x"] for place in range(300)]
    assert main(["plan-import", str(closed), a_file(closed, ["Name"], *rows)]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out.splitlines()[0])["kind"] == "people"
    assert told.err.splitlines()[0] == "progress 0.333 row 100 of 300"
