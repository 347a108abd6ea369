"""LibreOffice settles tracked changes: accepts or rejects all of a file's and says what is left."""

from __future__ import annotations

import subprocess
from pathlib import Path

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
    """Run LibreOffice with a profile of its own, and fail where it does."""
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", *arguments],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip


def a_profile(folder: Path) -> Path:
    """A profile with the macro that settles every change. Fails where there is no LibreOffice."""
    soffice(folder, "--terminate_after_init")
    (folder / "user" / "basic" / "Standard" / "Module1.xba").write_text(_MACRO, encoding="utf-8")
    return folder


def settled_by_libreoffice(profile: Path, marked: Path, verb: str) -> list[str]:
    """What a file says once LibreOffice has accepted or rejected all: "Accept", "Reject"."""
    target = marked.with_suffix(f".{verb}.txt")
    soffice(profile, f'macro:///Standard.Module1.Settle("{marked}","{target}","{verb}")')
    return said(target)


def read_by_libreoffice(profile: Path, plain: Path) -> list[str]:
    """What a file without changes says."""
    soffice(profile, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(plain.parent),
            str(plain))  # fmt: skip
    return said(plain.with_suffix(".txt"))


def said(path: Path) -> list[str]:
    """The words of a text file, line by line, without numbers, bullets and empty lines."""
    return [
        " ".join(line.split()) for line in path.read_text("utf-8-sig").splitlines() if line.strip()
    ]
