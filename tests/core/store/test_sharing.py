"""A register that one process writes and others read: what is written is seen, and survives a kill."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from egovdesk.operations.people import add_person
from egovdesk.register import Register, back_up
from tests.scenes import a_council

ROOT = Path(__file__).parents[3]


def names_seen(path: Path) -> str:
    """Who is in the register, as a process of its own sees it."""
    code = (
        "import sys; from egovdesk.register import Register\n"
        "with Register(sys.argv[1], read_only=True) as register:\n"
        "    print(*(one.name for one in register.people.all()))"
    )
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def look(path: Path) -> None:
    """Look into the register while it is open here."""
    Register(path, read_only=True).close()


@pytest.mark.parametrize("meanwhile", [back_up, look], ids=["backed-up", "looked-at"])
def test_what_is_written_after_another_process_has_read_is_seen(
    meanwhile: object, tmp_path: Path
) -> None:
    path = tmp_path / "northbridge.egovdesk"
    with a_council(path) as register:
        add_person(register, "Jane")
        meanwhile(path)  # type: ignore[operator]
        assert names_seen(path) == "Jane"
        add_person(register, "Priya")
        assert names_seen(path) == "Jane Priya"


def test_what_is_written_after_another_process_has_read_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "northbridge.egovdesk"
    a_council(path).close()
    code = (
        "import os, signal, subprocess, sys\n"
        "from egovdesk.operations.people import add_person\n"
        "from egovdesk.register import Register, back_up\n"
        "register = Register(sys.argv[1])\n"
        "add_person(register, 'Jane')\n"
        "back_up(sys.argv[1])\n"
        "subprocess.run([sys.executable, 'main.py', 'search', sys.argv[1], 'jane'], check=True)\n"
        "add_person(register, 'Priya')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert names_seen(path) == "Jane Priya"
