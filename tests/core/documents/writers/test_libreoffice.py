"""Another word processor opens what was written, and prints what it should."""

from __future__ import annotations

import subprocess

import pytest

from egovdesk.documents.model import Sheet, Table, Workbook
from egovdesk.documents.writers.docx import write_docx
from egovdesk.documents.writers.xlsx import write_xlsx
from tests.core.documents.writers.samples import SAMPLES


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each sample as LibreOffice prints it, by name. Fails where there is none."""
    folder = tmp_path_factory.mktemp("printed")
    paths = []
    for name, sample in SAMPLES.items():
        paths.append(folder / f"{name}.docx")
        write_docx(sample(), paths[-1])
    paths.append(folder / "log.xlsx")
    table = Table(("Action", "Owner"), (("=Ask the Head of ICT", "Clerk"),))
    write_xlsx(Workbook("Action log", (Sheet("Log", table, "Action log"),)), paths[-1])
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    texts = {}
    for path in paths:
        pdf = path.with_suffix(".pdf")
        text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True,
                              capture_output=True, timeout=60).stdout  # fmt: skip
        texts[path.stem] = " ".join(text.decode().split())
    return texts


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("minutes", "EG/2003/034 IEG3: consultation draft Report EG-05 (Head of ICT)"),
        ("minutes", "DRAFT v0.1 – subject to confirmation"),
        ("minutes", "AGREED: (1) that the return be prepared in stages; and (2) that the Head"),
        ("minutes", "departments. Head of ICT, by 15 July 2003"),
        ("minutes", "• channel figures were – late"),
        ("minutes", "1. first stage 2. second stage"),
        ("minutes", "35.1 The Director of Finance would sign."),
        ("minutes", "E-Council, 17 June 2003 Page 1 of 1"),
        ("agenda", "2 IEG3: consultation draft To consider · Head of ICT"),
        ("agenda", "Exempt: paragraph 8, Part 1, Schedule 12A"),
        ("register", "EG/2003/030 17 Jun 2003"),
        ("register", "Page 1 of"),
        ("log", "Action log"),
        ("log", "=Ask the Head of ICT Clerk"),
    ],
)
def test_the_print_says_what_it_should(printed: dict[str, str], name: str, words: str) -> None:
    assert words in printed[name]


def test_the_header_row_is_printed_on_every_page(printed: dict[str, str]) -> None:
    assert printed["register"].count("Number Date Decision Cost State") >= 2
