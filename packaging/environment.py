"""Make the project's virtual environment: what `run` and `test` do first. Standard library only.

Usage: environment.py [--dev] [--quiet]. Prints the path of the environment's Python. The locked
versions are installed with their hashes; nothing is done where the lock has not changed since.
On Debian the system libraries that Qt needs are installed where they are missing.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
DEBIAN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-randr.so.0": "libxcb-randr0",
}


def main(arguments: list[str]) -> int:
    """Make what is missing, and print the Python to use."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 14):
        found = ".".join(map(str, sys.version_info[:2]))
        print(f"EgovDesk needs Python 3.11 to 3.14; this is {found}.", file=sys.stderr)
        return 1
    install_libraries()
    lock = (
        ROOT
        / "packaging"
        / ("requirements-dev.txt" if "--dev" in arguments else "requirements.txt")
    )
    make(lock)
    print(python())
    return 0


def python() -> Path:
    """The environment's Python."""
    windows = ENVIRONMENT / "Scripts" / "python.exe"
    return windows if os.name == "nt" else ENVIRONMENT / "bin" / "python"


def make(lock: Path) -> None:
    """Make the environment, or bring it up to the lock."""
    digest = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    stamp = ENVIRONMENT / f"{lock.stem}.stamp"
    if stamp.is_file() and stamp.read_text() == digest and python().exists():
        return
    say(f"Installing the locked versions of {lock.name}: this takes a minute, once.")
    if not python().exists():
        venv.EnvBuilder(with_pip=True, clear=ENVIRONMENT.exists()).create(ENVIRONMENT)
    command = [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, "--require-hashes", "-r", lock], check=True, stdout=sys.stderr)
    stamp.write_text(digest)


def install_libraries() -> None:
    """On Debian, install those of Qt's libraries that the system lacks."""
    if not sys.platform.startswith("linux") or not shutil.which("apt-get"):
        return
    missing = [package for library, package in DEBIAN.items() if not there(library)]
    if not missing:
        return
    say(f"Installing system libraries that Qt needs: {' '.join(missing)}")
    before = [] if os.geteuid() == 0 else ["sudo"]
    if before and not shutil.which("sudo"):
        say("They need an administrator: ask for them to be installed, then try again.")
        return
    quiet = {"stdout": sys.stderr, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run([*before, "apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
    subprocess.run(  # type: ignore[call-overload]
        [*before, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing],
        check=True,
        **quiet,
    )


def there(library: str) -> bool:
    """Whether the loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def say(text: str) -> None:
    """Tell the person at the terminal, apart from what scripts read."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
