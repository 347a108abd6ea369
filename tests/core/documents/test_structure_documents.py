"""The structure as documents: facts of the day, a picture, a Word figure with its list, one's own chart 3."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import docx
import pytest
from lxml import etree

from egovdesk.cli import main
from egovdesk.documents.framework.chart import LineKind
from egovdesk.documents.framework.chart_3 import framework_document
from egovdesk.documents.framework.structure import differences, rhythm, structure_on
from egovdesk.documents.framework.structure_document import (
    structure_chart,
    structure_document,
    structure_svg,
)
from egovdesk.documents.framework.svg import cut, text_width
from egovdesk.documents.model import Figure, ListBlock, Table, plain
from egovdesk.documents.writers.docx import write_docx
from egovdesk.operations.groups import (
    add_group,
    add_membership,
    dissolve_group,
    move_group,
    rename_group,
)
from egovdesk.operations.people import add_person
from egovdesk.operations.structure.use import use_structure
from egovdesk.records.groups import MemberRole, Tier
from egovdesk.register import Register
from egovdesk.shipped.structures import structure_model

START, TODAY, APRIL = date(2003, 5, 15), date(2003, 10, 9), date(2004, 4, 1)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def lothian(council: Register) -> Register:
    """West Lothian's structure with a chair: a joint group, and one that is only known by name."""
    use_structure(council, structure_model("west_lothian"), from_on=START)
    chair = add_person(council, "Margaret Holroyd")
    add_membership(
        council, ids(council)["IT Steering Group"], person_id=chair, role=MemberRole.CHAIR,
        seat="CHIEF_EXEC", from_on=START,
    )  # fmt: skip
    return council


def ids(register: Register) -> dict[str, str]:
    return {one.name: one.id for one in register.groups.all()}


def test_the_chart_says_who_chairs_how_many_sit_and_what_is_not_kept_here(
    lothian: Register,
) -> None:
    found, links = structure_on(lothian, TODAY, {})
    by_name = {one.name: one for one in found}
    steering = by_name["IT Steering Group"]
    assert steering.chair == "Chair: Margaret Holroyd"
    assert steering.last == "1 member, monthly"
    assert by_name["HR Steering Group"].chair == "Not kept in this register"
    assert not by_name["HR Steering Group"].kept
    joint = by_name["Modernising Steering"]
    assert (joint.joint, joint.chair, joint.last) == (True, "Joint, quarterly", "no meetings set")
    assert [one.kind for one in links] == [LineKind.JOINT, LineKind.JOINT]


def test_what_differs_from_the_model_is_amber_and_said(lothian: Register) -> None:
    steering = ids(lothian)["IT Steering Group"]
    said = differences(lothian, TODAY)[steering]
    assert any("director of finance" in one for one in said)
    found, _links = structure_on(lothian, TODAY)
    one = next(each for each in found if each.id == steering)
    assert one.amber and one.last == "1 of 3 seats filled"


def test_the_chart_of_a_day_has_the_names_parents_and_groups_of_the_day(council: Register) -> None:
    use_structure(council, structure_model("leeds"), from_on=START)
    known = ids(council)
    board, information = known["Customer First Board"], known["Information Management Group"]
    rename_group(council, board, "Access Board", APRIL)
    move_group(council, information, board, APRIL)
    dissolve_group(council, known["ICT Management Board"], date(2004, 3, 31))
    before = {one.id: one for one in structure_on(council, TODAY, {})[0]}
    after = {one.id: one for one in structure_on(council, APRIL, {})[0]}
    assert (before[board].name, after[board].name) == ("Customer First Board", "Access Board")
    assert before[information].parent_id == known["Service Delivery Group"]
    assert after[information].parent_id == board
    assert len(before) == 5 and len(after) == 4
    assert structure_on(council, date(2003, 5, 14), {})[0] == []


@pytest.mark.parametrize(
    ("cadence", "words"),
    [
        ("every fortnight", "fortnightly"), ("every six weeks", "6-weekly"),
        ("second and fourth Tuesday", "twice a month"), ("third Tuesday", "monthly"),
        ("quarterly, jointly with the Customer First Board", "quarterly"),
        ("as required", "as required"), ("whenever somebody thinks that it should", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_cadence_is_said_in_a_word_or_two(cadence: str, words: str) -> None:
    assert rhythm(cadence) == words


def test_the_picture_has_its_words_and_every_group(lothian: Register) -> None:
    tree = etree.fromstring(structure_svg(lothian, TODAY).encode())
    said = " ".join(one.text or "" for one in tree.iter(f"{SVG}text"))
    assert "IT Steering Group" in said and "Chair: Margaret Holroyd" in said
    assert "meets jointly" in said
    described = tree.findtext(f"{SVG}desc") or ""
    assert "Modernising Steering meets jointly with IT Steering Group." in described
    assert "IT Steering Group, E-governance group, Chair: Margaret Holroyd" in described
    assert tree.get("role") == "img" and tree.findtext(f"{SVG}title")


def test_a_name_cannot_break_the_picture(lothian: Register) -> None:
    rename_group(lothian, ids(lothian)["IT Steering Group"], 'R&D <"IT"> Board', TODAY)
    assert etree.fromstring(structure_svg(lothian, TODAY).encode()) is not None


def test_words_are_cut_to_their_room() -> None:
    found = cut("Economic Vitality and Jobs Scrutiny Board", 144, 13, 600)
    assert found.endswith("…") and text_width(found, 13, 600) <= 144
    assert cut("SMT", 144, 13) == "SMT"


def test_the_word_figure_has_real_text_and_stands_for_itself_in_words(
    lothian: Register, tmp_path: Path
) -> None:
    document = structure_document(lothian, on=TODAY)
    figure = next(one for one in document.blocks if isinstance(one, Figure))
    assert figure.alt.startswith("Chart of 4 groups")
    listed = next(one for one in document.blocks if isinstance(one, ListBlock))
    top = listed.items[0]
    assert plain(top.runs).startswith("CMT: Senior management team")
    assert [plain(one.runs).partition(":")[0] for one in top.children[0].items] == [
        "IT Steering Group", "Modernising Steering", "HR Steering Group",
    ]  # fmt: skip
    path = tmp_path / "structure.docx"
    write_docx(document, path)
    xml = docx.Document(str(path)).element.xml
    assert "wpg:wgp" in xml and 'descr="Chart of 4 groups' in xml
    assert xml.count("<wps:txbx>") == len(figure.boxes)
    assert xml.count("<a:custGeom>") == len(figure.lines)
    assert "Chair: Margaret Holroyd" in xml


def test_a_chart_of_many_groups_goes_on_over_pages(lothian: Register) -> None:
    above = ids(lothian)["IT Steering Group"]
    for number in range(56):
        add_group(
            lothian, f"Service development group for department number {number} and its partners",
            [Tier.SERVICE], parent_id=above, from_on=START,
        )  # fmt: skip
    document = structure_document(lothian, on=TODAY)
    figures = [one for one in document.blocks if isinstance(one, Figure)]
    assert len(figures) > 1 and all(one.height <= 980 for one in figures)
    edged = [box for one in figures for box in one.boxes if box.edged]
    assert len(edged) == 60
    assert all(box.top >= 0 and box.top + box.height <= one.height for one in figures
               for box in one.boxes if box.edged)  # fmt: skip
    ends = [y for one in figures for line in one.lines for _x, y in line.points]
    assert min(ends) >= 0 and max(ends) <= max(one.height for one in figures)
    assert figures[1].alt.startswith("Chart of 60 groups, part 2 of")
    assert plain(figures[1].boxes[0].lines[1]) == "continued"


def test_a_register_without_groups_says_so(council: Register) -> None:
    document = structure_document(council, on=TODAY)
    assert plain(document.blocks[1].runs) == "The register had no groups on this day."
    assert structure_chart(council, TODAY).boxes == ()


def rows_of(register: Register) -> list[list[str]]:
    document = framework_document(register, on=TODAY)
    table = next(one for one in document.blocks if isinstance(one, Table))
    return [[plain(cell) for cell in row] for row in table.rows]  # type: ignore[arg-type]


def test_chart_3_of_ones_own_groups_marks_what_is_missing(lothian: Register) -> None:
    first, second, third = rows_of(lothian)
    assert first[:2] == ["E-governance group", "IT Steering Group"]
    assert "EG1" in first[2] and "Gap" not in first[2]
    assert "deputy chief executive or e-champion: margaret holroyd" in first[3].lower()
    assert "Gap: Director of finance" in first[3]
    assert "\nHead of information management: Post not filled" in first[3]
    assert second[:2] == ["ICT infrastructure group", "Gap: no group covers this tier"]
    assert "Gap: II1" in second[2]
    assert third[1] == "Gap: no group covers this tier"


def test_who_sits_besides_the_model_is_named(lothian: Register) -> None:
    other = add_person(lothian, "Graham Sykes")
    add_membership(lothian, ids(lothian)["IT Steering Group"], person_id=other, from_on=START)
    assert rows_of(lothian)[0][3].endswith("Also: Graham Sykes")


def test_the_command_line_writes_them(
    lothian: Register, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = str(lothian.path)
    lothian.close()
    assert main(["export", "structure", path, "--to", str(tmp_path / "s.svg")]) == 0
    assert main(["export", "structure", path, "--word", "--on", "2003-10-09",
                 "--to", str(tmp_path / "s.docx")]) == 0  # fmt: skip
    capfd.readouterr()
    assert main(["export", "framework", path, "--to", str(tmp_path / "f.docx"), "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["title"].startswith("Framework for managing")
    assert (tmp_path / "s.svg").read_text(encoding="utf-8").startswith("<?xml")
    assert docx.Document(str(tmp_path / "s.docx")).paragraphs
    assert main(["export", "structure", path, "--to", str(tmp_path / "s.png")]) == 1
    assert "ends in .svg" in capfd.readouterr().err
