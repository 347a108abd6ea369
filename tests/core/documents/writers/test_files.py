"""A file is replaced when the new one is whole, and otherwise left alone."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest

from egovdesk.documents.writers.files import put_all, put_folder, refuse_if_open, replacing
from egovdesk.errors import DiskFault, EgovDeskError

NOBODY = 65534


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Last year's minutes."""
    path = tmp_path / "minutes.docx"
    path.write_bytes(b"last year")
    return path


def left_in(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


def test_the_new_file_takes_the_place_of_the_old(minutes: Path) -> None:
    with replacing(minutes) as beside:
        assert beside.parent == minutes.parent
        beside.write_bytes(b"this year")
        assert minutes.read_bytes() == b"last year"
    assert minutes.read_bytes() == b"this year"
    assert left_in(minutes) == ["minutes.docx"]


def fail(beside: Path, code: int) -> None:
    beside.write_bytes(b"half")
    raise OSError(code, os.strerror(code))


@pytest.mark.parametrize(
    ("code", "said"),
    [(errno.ENOSPC, "no room left"), (errno.EROFS, "may not write"), (errno.EIO, "could not be")],
)
def test_a_fault_of_the_disk_is_explained_and_leaves_the_old_file(
    minutes: Path, code: int, said: str
) -> None:
    with pytest.raises(DiskFault, match=said) as raised, replacing(minutes) as beside:
        fail(beside, code)
    assert raised.value.kept == "Nothing has changed."
    assert minutes.read_bytes() == b"last year"
    assert left_in(minutes) == ["minutes.docx"]


def test_a_mistake_of_ours_leaves_the_old_file_too(minutes: Path) -> None:
    with pytest.raises(ZeroDivisionError), replacing(minutes):
        _ = 1 // 0
    assert minutes.read_bytes() == b"last year"
    assert left_in(minutes) == ["minutes.docx"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(DiskFault, match="gone is not there"),
        replacing(tmp_path / "gone" / "a.docx"),
    ):
        pass


def refused_as_nobody(path: Path) -> str:
    """What `replacing` says to somebody who may not write: the superuser may, so not to him."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        said = "nothing was refused"
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            with replacing(path):
                pass
        except (EgovDeskError, OSError) as fault:
            said = f"{type(fault).__name__}: {fault}"
        finally:
            os.write(writing, said.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        said = told.read().decode()
    os.waitpid(child, 0)
    return said


@pytest.mark.skipif(os.name == "nt", reason="Windows has no folders that refuse their owner")
def test_a_folder_that_may_not_be_written_to_is_named() -> None:
    # Not pytest's own folder, which only its owner may enter.
    with tempfile.TemporaryDirectory() as folder:
        minutes = Path(folder) / "minutes.docx"
        minutes.write_bytes(b"last year")
        minutes.parent.chmod(0o555)
        try:
            said = refused_as_nobody(minutes)
        finally:
            minutes.parent.chmod(0o700)
        assert said.startswith("DiskFault") and "may not write" in said
        assert minutes.read_bytes() == b"last year"
        assert left_in(minutes) == ["minutes.docx"]


@pytest.mark.parametrize(
    ("name", "owner", "program"),
    [
        ("minutes.docx", "~$minutes.docx", "Word"),
        ("minutes.docx", "~$inutes.docx", "Word"),
        ("e-council.docx", "~$council.docx", "Word"),
        ("agenda.docx", "~$agenda.docx", "Word"),
        ("actions.xlsx", "~$actions.xlsx", "Excel"),
        ("actions.xlsx", ".~lock.actions.xlsx#", "Excel"),
    ],
)
def test_a_file_that_is_open_elsewhere_is_refused(
    tmp_path: Path, name: str, owner: str, program: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    (tmp_path / owner).write_bytes(b"")
    with pytest.raises(EgovDeskError) as raised:
        refuse_if_open(path)
    assert str(raised.value) == (
        f"The file {name} is open in {program}. Nothing has changed. "
        "Close it, then choose Try again."
    )


def test_another_file_that_is_open_is_no_hindrance(minutes: Path) -> None:
    minutes.with_name("~$agenda.docx").write_bytes(b"")
    refuse_if_open(minutes)


def test_windows_refusing_to_replace_means_that_word_has_it(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(EgovDeskError, match="open in Word"), replacing(minutes) as beside:
        beside.write_bytes(b"new")
    assert minutes.read_bytes() == b"last year"
    assert left_in(minutes) == ["minutes.docx"]


def a_folder(path: Path) -> Path:
    """A folder with one file in a folder of its own."""
    (path / "exempt").mkdir(parents=True)
    (path / "exempt" / "costs.csv").write_text("5,000")
    return path


def test_a_folder_is_put_down_whole_with_what_lies_beside_it(tmp_path: Path) -> None:
    source, beside = a_folder(tmp_path / "made" / "pack"), tmp_path / "made" / "certificate.pdf"
    beside.write_text("clean")
    out = tmp_path / "out"
    out.mkdir()
    put_folder(source, out / "pack", beside)
    assert (out / "pack" / "exempt" / "costs.csv").read_text() == "5,000"
    assert (out / "certificate.pdf").read_text() == "clean"
    assert len(list(out.iterdir())) == 2


def test_a_folder_is_not_put_where_anything_is(tmp_path: Path) -> None:
    source, out = a_folder(tmp_path / "made" / "pack"), tmp_path / "out"
    out.mkdir()
    (out / "pack").write_text("a file of that name")
    with pytest.raises(EgovDeskError, match="There is a file pack already"):
        put_folder(source, out / "pack")
    assert (out / "pack").read_text() == "a file of that name"


def test_a_folder_beside_which_nothing_can_be_put_is_not_there(tmp_path: Path) -> None:
    source, beside = a_folder(tmp_path / "made" / "pack"), tmp_path / "made" / "certificate.pdf"
    beside.write_text("clean")
    out = tmp_path / "out"
    (out / "certificate.pdf").mkdir(parents=True)
    with pytest.raises(DiskFault):
        put_folder(source, out / "pack", beside)
    assert [one.name for one in out.iterdir()] == ["certificate.pdf"]


def held(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Have a program hold what bears this name, as on Windows."""
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if name in (Path(source).name, Path(target).name):
            raise PermissionError(errno.EACCES, "in use")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)


@pytest.mark.parametrize("name", ["pack.pdf", "pack_certificate.pdf", "pack_beside"])
def test_where_one_of_several_files_is_open_all_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    files: dict[Path, Path] = {}
    for one in ("pack.pdf", "pack_certificate.pdf", "pack_beside/model.zip"):
        for folder in ("made", "out"):
            path = tmp_path / folder / one
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(folder)
        files[tmp_path / "made" / one] = Path(one)
    held(monkeypatch, name)
    out = tmp_path / "out"
    with pytest.raises(EgovDeskError, match=f"{name} is open in another program"):
        put_all(files, out, former=out / "pack_beside")
    assert {one.read_text() for one in out.rglob("*") if one.is_file()} == {"out"}
    assert sorted(one.name for one in out.iterdir()) == [
        "pack.pdf", "pack_beside", "pack_certificate.pdf",
    ]  # fmt: skip
    assert [one.name for one in (out / "pack_beside").iterdir()] == ["model.zip"]


def test_a_folder_is_no_file_that_gives_way(tmp_path: Path) -> None:
    made, out = tmp_path / "pack.pdf", tmp_path / "out"
    made.write_text("made")
    a_folder(out / "pack.pdf")
    with pytest.raises(DiskFault):
        put_all({made: Path("pack.pdf")}, out, former=out / "pack_beside")
    assert (out / "pack.pdf" / "exempt" / "costs.csv").read_text() == "5,000"
    assert [one.name for one in out.iterdir()] == ["pack.pdf"]
