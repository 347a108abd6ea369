"""Another word processor opens tracked changes, and taking or refusing all gives each draft."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from egovdesk.documents.changes import compare
from egovdesk.documents.model import Block, Document, Heading, Paragraph
from egovdesk.documents.writers.docx import write_docx
from tests.core.documents.revisions import body_of, lines
from tests.core.documents.writers.test_revisions import PAIRS, text

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Settle(source As String, target As String, verb As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  word = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  window = word.CurrentController.Frame
  verb = ".uno:" &amp; verb &amp; "AllTrackedChanges"
  dispatcher.executeDispatch(window, verb, "", 0, Array())
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "Text (encoded)"
  word.storeToURL(ConvertToURL(target), kind())
  word.close(True)
End Sub
</script:module>
"""


def soffice(profile: Path, *arguments: str) -> None:
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", *arguments],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with the macro that settles every change. Fails where there is no LibreOffice."""
    folder = tmp_path_factory.mktemp("profile")
    soffice(folder, "--terminate_after_init")
    (folder / "user" / "basic" / "Standard" / "Module1.xba").write_text(_MACRO, encoding="utf-8")
    return folder


def all_blocks(side: int) -> tuple[Block, ...]:
    """Everything that the pairs hold, one after another, each under its name."""
    found: list[Block] = []
    for name, pair in PAIRS.items():
        found += [Heading(name, 2), *pair[side], Paragraph(text(f"After {name}."))]
    return tuple(found)


def said(path: Path) -> list[str]:
    """The words of a text file, line by line, without numbers, bullets and empty lines."""
    return [
        " ".join(line.split()) for line in path.read_text("utf-8-sig").splitlines() if line.strip()
    ]


@pytest.mark.parametrize("verb", ["Accept", "Reject"])
def test_libreoffice_gives_each_draft_back(verb: str, profile: Path, tmp_path: Path) -> None:
    old, new = (Document("Minutes", all_blocks(side)) for side in (0, 1))
    write_docx(compare(old, new), tmp_path / "marked.docx")
    write_docx(new if verb == "Accept" else old, tmp_path / "plain.docx")
    files = f'"{tmp_path / "marked.docx"}","{tmp_path / "settled.txt"}"'
    soffice(profile, f'macro:///Standard.Module1.Settle({files},"{verb}")')
    soffice(profile, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path),
            str(tmp_path / "plain.docx"))  # fmt: skip
    assert said(tmp_path / "settled.txt") == said(tmp_path / "plain.txt")
    assert len(lines(body_of(tmp_path / "plain.docx"))) > 60
