"""The lock beside a register, and whether its folder is on a network."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest

from egovdesk.errors import RegisterLocked
from egovdesk.register import Register
from egovdesk.store import drives, lock
from egovdesk.store.drives import on_network_drive
from egovdesk.store.lock import RegisterLock, lock_path
from tests.scenes import a_council

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//files/council /mnt/council cifs rw 0 0
/dev/sdb1 /mnt/council/local ext4 rw 0 0
server:/export /mnt/shared\\040drive nfs4 rw 0 0
proc /proc proc rw 0 0
"""


def test_the_lock_names_its_holder(tmp_path: Path) -> None:
    register = tmp_path / "council.egovdesk"
    first = RegisterLock(register, "jtate")
    note = json.loads(lock_path(register).read_text("utf-8"))
    assert note["user"] == "jtate"
    assert note.keys() == {"user", "machine", "since"}
    with pytest.raises(RegisterLocked, match=f"jtate has it on {note['machine']} since "):
        RegisterLock(register, "pbell")
    assert json.loads(lock_path(register).read_text("utf-8")) == note
    first.release()
    assert list(tmp_path.iterdir()) == []
    first.release()


@pytest.mark.parametrize("left", [b"", b"{", b"\xff\xfe", b'{"since": 3}', b"[]", b'{"since":"?"}'])
def test_what_is_left_in_a_lock_file_is_no_hindrance(tmp_path: Path, left: bytes) -> None:
    register = tmp_path / "council.egovdesk"
    lock_path(register).write_bytes(left)
    RegisterLock(register, "jtate").release()
    assert not lock_path(register).exists()


@pytest.mark.parametrize("said", [b"", b"{", b"\xff\xfe", b'{"since": 3}', b"[]", b'{"since":"?"}'])
def test_a_holder_who_cannot_be_read_still_holds(tmp_path: Path, said: bytes) -> None:
    register = tmp_path / "council.egovdesk"
    holder = RegisterLock(register, "jtate")
    lock_path(register).write_bytes(said)
    with pytest.raises(RegisterLocked) as caught:
        RegisterLock(register, "pbell")
    assert caught.value.what == "council.egovdesk is open already."
    holder.release()


@pytest.mark.parametrize(
    ("folder", "network"),
    [
        ("/home/jtate", False),
        ("/mnt/council", True),
        ("/mnt/council/boards", True),
        ("/mnt/council/local", False),
        ("/mnt/councillors", False),
        ("/mnt/shared drive/x", True),
    ],
)
def test_a_network_drive_is_known_by_its_mount(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, network: bool
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    monkeypatch.setattr(drives, "_MOUNTS", mounts)
    assert on_network_drive(Path(folder) / "council.egovdesk") is network


def test_without_a_list_of_mounts_it_is_a_disk_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drives, "_MOUNTS", tmp_path / "none")
    assert not on_network_drive(tmp_path / "council.egovdesk")


def test_a_side_file_taken_away_meanwhile_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its last holder lets go between another's opening of the side file and locking it."""
    register = tmp_path / "council.egovdesk"
    last, lock_it = RegisterLock(register, "jtate"), lock._lock

    def lock_late(handle: IO[bytes]) -> None:
        last.release()
        lock_it(handle)

    monkeypatch.setattr(lock, "_lock", lock_late)
    mine = RegisterLock(register, "pbell")
    assert lock_path(register).exists()
    with pytest.raises(RegisterLocked, match="pbell"):
        RegisterLock(register, "alee")
    mine.release()


def test_a_lock_holds_where_its_words_cannot_be_written(small_disk: Path) -> None:
    register = small_disk / "council.egovdesk"
    with suppress(OSError):
        (small_disk / "filling").write_bytes(b"x" * (8 * 1024 * 1024))
    held = RegisterLock(register, "jtate")
    with pytest.raises(RegisterLocked):
        RegisterLock(register, "pbell")
    held.release()


def test_a_register_reached_by_a_link_is_the_same_register(tmp_path: Path) -> None:
    path = tmp_path / "ours.egovdesk"
    link = tmp_path / "shortcut.egovdesk"
    with a_council(path):
        link.symlink_to(path)
        with pytest.raises(RegisterLocked, match="open already"):
            Register(link)
    with Register(link) as again:
        assert again.authority.name == "Northbridge Borough Council"
