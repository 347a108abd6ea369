"""Names of files as they come from anywhere."""

from __future__ import annotations

from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovdesk.records.file_names import (
    DEVICE_NAMES,
    ending_of,
    is_named_after,
    is_program,
    safe_name,
)


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("IEG3 draft.docx", "IEG3 draft.docx"),
        ("../../etc/passwd", "passwd"),
        (r"..\..\Windows\System32\drivers.docx", "drivers.docx"),
        (r"C:\Documents and Settings\joan\report.doc", "report.doc"),
        ("con.docx", "con_.docx"), ("LPT1.pdf", "LPT1_.pdf"), ("nul", "nul_"),
        ("con.tender.docx", "con.tender_.docx"),
        ('Costs: "2003" <final>?.xlsx', "Costs 2003 final.xlsx"),
        ("report.docx. . .", "report.docx"), ("   .docx", "docx"), ("", "file"), ("..", "file"),
        ("invoice\u202excod.exe", "invoicexcod.exe"),
        ("costs\u200b\u200e.xlsx", "costs.xlsx"),
        ("line\none.docx", "line one.docx"),
        ("~$report.docx", "report.docx"),
        ("Caf\u0065\u0301.docx", "Café.docx"),
    ],
)  # fmt: skip
def test_a_name_is_made_safe(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe


def test_a_name_of_three_hundred_letters_keeps_its_ending() -> None:
    name = safe_name(f"{'report ' * 43}final.docx")
    assert len(name) <= 120 and name.endswith(".docx")
    assert len(safe_name(f"{'報' * 300}.docx").encode()) <= 255


@pytest.mark.parametrize(
    "name", ["setup.exe", "a.PDF.exe", "report.docx.lnk", "x.\u202eexe", "run.js"]
)
def test_a_program_is_known_by_its_ending(name: str) -> None:
    assert is_program(name)


@pytest.mark.parametrize("name", ["report.docx", "costs.xlsm", "photo.jpg", "notes", "exe"])
def test_a_document_is_no_program(name: str) -> None:
    assert not is_program(name)


def test_the_ending_is_in_small_letters() -> None:
    assert ending_of("Report.DOCX") == "docx" and ending_of("notes") == ""


@given(st.text(max_size=400))
def test_any_name_is_one_that_windows_takes(name: str) -> None:
    safe = safe_name(name)
    assert safe and safe == safe_name(safe) and len(safe) <= 120 and len(safe.encode()) <= 255
    assert not set(safe) & set('<>:"/\\|?*') and safe.isprintable()
    assert not safe.endswith((" ", ".")) and not safe.startswith((" ", "."))
    assert safe.split(".")[0].lower() not in DEVICE_NAMES
    assert PureWindowsPath(safe).name == safe


@pytest.mark.parametrize(
    ("name", "is_it"),
    [
        ("Smartcard pilot findings.pdf", True),
        ("smartcard_pilot-findings v2 FINAL.docx", True),
        ("2003-11-18 Smartcard pilot findings.docx", True),
        ("Pilot findings draft.docx", True),
        ("pilot.docx", False),
        ("x.xlsx", False),
        ("Findings of the pilot of smartcards.docx", False),
        ("final draft.docx", False),
    ],
)
def test_a_file_is_known_by_the_words_of_its_papers_title(name: str, is_it: bool) -> None:
    assert is_named_after(name, "Smartcard pilot: findings") is is_it
