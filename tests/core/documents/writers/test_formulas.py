"""Values that Excel works out again: live formulas with what they give now, and never of a text."""

from __future__ import annotations

import re
import subprocess
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from egovdesk.documents.model import Formula, Money, Ref, Sheet, Table, Workbook
from egovdesk.documents.wording import cell_text
from egovdesk.documents.writers.xlsx import write_xlsx

_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,1"


def a_book() -> Workbook:
    """Two projects with their points by the weights of another sheet, and what they cost together."""
    points = (
        Formula(
            ("ROUND(", Ref("Score"), "*", Ref("Weight", "Our 'weights'", row=1), "/5,6)"), value
        )
        for value in (Decimal("31.5"), 21)
    )
    running = (
        Formula(("SUM(", Ref("Cost", row=1), ":", Ref("Cost"), ")"), Money(pence))
        for pence in (260_000_00, 500_000_00)
    )
    ranks = (
        Formula(("RANK(", Ref("Points"), ",", Ref("Points", whole=True), ")"), place)
        for place in (1, 2)
    )
    titles, scores = ("=Network", "CRM"), (Decimal("4.5"), 3)
    costs = (Money(260_000_00), Money(240_000_00))
    rows = tuple(zip(titles, scores, costs, points, running, ranks, strict=True))
    names = ("Project", "Score", "Cost", "Points", "Running", "Rank")
    return Workbook(
        "Ranking",
        (Sheet("Ranking", Table(names, rows), count=2),
         Sheet("Our 'weights'", Table(("Criterion", "Weight"), (("Benefit", 35),)), count=1)),
        dated=date(2003, 10, 9),
    )  # fmt: skip


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "ranking.xlsx"
    write_xlsx(a_book(), path)
    return path


def test_references_become_the_addresses_of_cells(written: Path) -> None:
    page = openpyxl.load_workbook(written)["Ranking"]
    assert [cell.value for cell in page[6]] == [
        "CRM", 3, 240000, "=ROUND(B6*'Our ''weights'!$B$5/5,6)", "=SUM($C$5:C6)",
        "=RANK(D6,$D$5:$D$6)",
    ]  # fmt: skip


def test_they_show_what_they_give_before_anything_works_them_out(written: Path) -> None:
    page = openpyxl.load_workbook(written, data_only=True)["Ranking"]
    assert [cell.value for cell in page[5]][3:] == [31.5, 260000, 1]
    assert page["E5"].number_format.startswith('"£"')


def test_a_text_that_looks_like_a_formula_stays_a_text(written: Path) -> None:
    page = openpyxl.load_workbook(written)["Ranking"]
    assert (page["A5"].value, page["A5"].data_type) == ("=Network", "s")


def test_libreoffice_works_out_the_same(written: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.xlsx"
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(bare, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data)
            target.writestr(name, data)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", f"{_CSV[:-1]}2", "--outdir", str(tmp_path), str(bare)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (sheet,) = tmp_path.glob("bare*.csv")
    assert sheet.read_text().replace('"', "").splitlines()[4:6] == [
        "=Network,4.5,260000,31.5,260000,1", "CRM,3,240000,21,500000,2",
    ]  # fmt: skip


def test_where_nothing_works_it_out_the_value_stands_alone() -> None:
    assert cell_text(Formula(("1+", Ref("Score")), Money(260_000_00))) == "£260,000"


def test_a_column_that_is_not_there_is_a_fault_of_ours(tmp_path: Path) -> None:
    table = Table(("Score",), ((Formula((Ref("Sore"),), 1),),))
    with pytest.raises(KeyError):
        write_xlsx(Workbook("Ranking", (Sheet("Ranking", table, count=1),)), tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []
