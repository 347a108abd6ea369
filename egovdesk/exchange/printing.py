"""Authors' Word and Excel files as PDF pages, by LibreOffice where that is installed.

It runs apart from any LibreOffice that is open, in a profile of its own that lasts as long as the work:
macros are not run, nothing outside the file is fetched, and a file that takes too long is given up.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from egovdesk.errors import EgovDeskError, Stopped
from egovdesk.exchange.keeper import TOO_LONG
from egovdesk.exchange.packages import RELATIONS, Package, careful_parser

SUFFIXES = frozenset(
    (".docx", ".docm", ".dotx", ".doc", ".rtf", ".odt", ".txt", ".xlsx", ".xlsm", ".xls", ".ods",
     ".csv", ".pptx", ".ppt", ".odp")
)  # fmt: skip
"""What can become pages."""
TOGETHER = 10
"""Files in one process: its start takes longer than most files do."""
START_SECONDS, FILE_SECONDS = 60, 60
Progress: TypeAlias = Callable[[int, int], bool | None]
"""Told how many files are done of how many; False stops."""
NO_PROGRAM = "LibreOffice is not installed on this computer, so its pages cannot be made."
_KEPT = "It was not put in."
_KEEPER = Path(__file__).with_name("keeper.py")
_NAMES = ("soffice", "libreoffice")
_ZIPPED = (".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx")
_NOWHERE = "http://127.0.0.1:9"
_SETTINGS: dict[str, dict[str, int | str]] = {
    "Office.Common/Security/Scripting": {
        "MacroSecurityLevel": 3,
        "DisableMacrosExecution": True,
        "DisablePythonRuntime": True,
        "BlockUntrustedRefererLinks": True,
        "DisableActiveContent": True,
    },
    "Office.Common/Filter/PDF/Export": {"UseTaggedPDF": True, "ExportBookmarks": True,
                                        "ExportNotes": False, "ExportFormFields": False},
    "Office.Writer/Content/Update": {"Link": 0},
    "Office.Calc/Content/Update": {"Link": 1},
    "Inet/Settings": {
        "ooInetProxyType": 2,
        "ooInetHTTPProxyName": "127.0.0.1", "ooInetHTTPProxyPort": 9,
        "ooInetHTTPSProxyName": "127.0.0.1", "ooInetHTTPSProxyPort": 9,
        "ooInetNoProxy": "",
    },
}  # fmt: skip
"""What the profile says: in both, 3, 1 and 0 are how each program writes `never`."""


@dataclass(frozen=True)
class Wanted:
    """A file, and where its pages are to go."""

    source: Path
    pdf: Path


@dataclass(frozen=True)
class Printed:
    """What became of a file: its pages, or in a sentence why there are none."""

    source: Path
    pdf: Path | None
    problem: str = ""


def find_program() -> Path | None:
    """LibreOffice on this computer: on the path, or where it is usually put."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    return next((place for place in _usual_places() if place.is_file()), None)


def _usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)"):
            if folder := os.environ.get(variable):
                for name in ("soffice.com", "soffice.exe"):
                    yield Path(folder, "LibreOffice", "program", name)
    elif sys.platform == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    else:
        yield Path("/usr/lib/libreoffice/program/soffice")
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def print_files(
    wanted: Sequence[Wanted], program: Path | None, progress: Progress | None = None
) -> tuple[Printed, ...]:
    """Make the pages of each file, in their order; without a program none has any, and says so.

    Raises Stopped; what was made until then is taken away.
    """
    if program is None:
        return tuple(Printed(one.source, None, NO_PROGRAM) for one in wanted)
    made: list[Printed] = []
    try:
        for first in range(0, len(wanted), TOGETHER):
            made += _print_some(wanted[first : first + TOGETHER], program)
            if progress is not None and progress(len(made), len(wanted)) is False:
                raise Stopped("Making the pages was stopped.", "Nothing was kept.")
    except BaseException:
        for one in wanted:
            one.pdf.unlink(missing_ok=True)
        raise
    return tuple(made)


def _print_some(wanted: Sequence[Wanted], program: Path) -> list[Printed]:
    """A few files in one process; what that did not manage, each in one of its own."""
    with tempfile.TemporaryDirectory(prefix="egovdesk-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "out").mkdir()
        _write_profile(folder / "profile" / "user")
        problems: dict[int, str] = {}
        copies: dict[int, Path] = {}
        for at, one in enumerate(wanted):
            try:
                copies[at] = _copied(one.source, folder / f"{at}{one.source.suffix.lower()}")
            except EgovDeskError as error:
                problems[at] = error.what
        _run(program, folder, list(copies.values()))
        for at, copy in copies.items():
            if not _result(folder, at).is_file():
                problems[at] = _run(program, folder, [copy])
        return [
            _taken(one, _result(folder, at), problems.get(at, "")) for at, one in enumerate(wanted)
        ]


def _result(folder: Path, at: int) -> Path:
    return folder / "out" / f"{at}.pdf"


def _taken(wanted: Wanted, made: Path, problem: str) -> Printed:
    if not made.is_file():
        return Printed(wanted.source, None, problem)
    shutil.move(made, wanted.pdf)
    return Printed(wanted.source, wanted.pdf)


def _run(program: Path, folder: Path, files: list[Path]) -> str:
    """Have LibreOffice print files; what was amiss where it printed less than all of them."""
    if not files:
        return ""
    seconds = START_SECONDS + FILE_SECONDS * len(files)
    profile = (folder / "profile").as_uri()
    command = [
        *_keeper(), str(folder), str(seconds), str(program), f"-env:UserInstallation={profile}",
        "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
        "--convert-to", "pdf", "--outdir", str(folder / "out"), *map(str, files),
    ]  # fmt: skip
    names = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    away = dict.fromkeys(names, _NOWHERE)
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=os.environ | away | {"NO_PROXY": "", "no_proxy": ""},
    ) as keeper:  # fmt: skip
        assert keeper.stdin is not None
        try:
            status = keeper.wait()
        except BaseException:
            keeper.stdin.close()  # it ends LibreOffice before the folder goes
            keeper.wait()
            raise
    if status == TOO_LONG:
        return "LibreOffice took too long over it, so it has no pages."
    return "LibreOffice cannot read it, so it has no pages."


def _keeper() -> list[str]:
    """The program that ends LibreOffice with us: where EgovDesk is one file, itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "keep"]
    return [sys.executable, "-P", str(_KEEPER)]


# --- what LibreOffice is given ---------------------------------------------------------------


def _copied(source: Path, copy: Path) -> Path:
    """A copy under a name of ours, without what leads outside the file.

    Raises EgovDeskError where the file cannot be read, or would unpack to too much.
    """
    if source.suffix.lower() not in SUFFIXES:
        raise EgovDeskError("It is of a kind that has no pages.", _KEPT)
    try:
        if copy.suffix not in _ZIPPED:
            shutil.copyfile(source, copy)
        elif zipfile.is_zipfile(source):
            _write_without_links(Package(source, _KEPT), copy)
        else:
            raise EgovDeskError(
                "It is not what its name says, or it is protected by a password.", _KEPT
            )
    except OSError as error:
        raise EgovDeskError(f"It cannot be read ({error.strerror}).", _KEPT) from error
    return copy


def _write_without_links(package: Package, copy: Path) -> None:
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written:
        for name, data in package.each():
            written.writestr(name, _within(data) if name.endswith(".rels") else data)


def _within(relations: bytes) -> bytes:
    """The relations of a part without pictures, templates and objects that lie outside the file."""
    try:
        root = etree.fromstring(relations, careful_parser())
    except etree.XMLSyntaxError:
        return relations
    for one in list(root.iter(RELATIONS)):
        outside = one.get("TargetMode", "").lower() == "external"
        if outside and not one.get("Type", "").endswith("/hyperlink"):
            root.remove(one)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _write_profile(folder: Path) -> None:
    """A profile in which nothing is run and nothing fetched."""
    folder.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{str(value).lower()}</value></prop></item>"
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n',
        encoding="utf-8",
    )
