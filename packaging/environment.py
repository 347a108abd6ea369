"""Make the project's virtual environment: what `run` and `test` do first. Standard library only.

Usage: environment.py [--dev]. Prints the path of the environment's Python, and all else on the
error stream. The locked versions are installed with their hashes; nothing is done where the lock
has not changed since. On Debian what the system lacks is installed: Qt's libraries, Python's venv.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
MINORS = range(11, 15)
DEBIAN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


def main(arguments: list[str]) -> int:
    """Make what is missing, and print the Python to use."""
    if sys.version_info[0] != 3 or sys.version_info[1] not in MINORS:
        return with_another_python(arguments)
    lock = "requirements-dev.txt" if "--dev" in arguments else "requirements.txt"
    try:
        install_system_packages()
        make(ROOT / "packaging" / lock)
    except subprocess.CalledProcessError as error:
        say((error.output or b"").decode(errors="replace"))
        say(f"This failed: {' '.join(map(str, error.cmd))}")
        say("Nothing else was changed. Put right what it says above, and try again.")
        return 1
    print(python())
    return 0


def with_another_python(arguments: list[str]) -> int:
    """Do the same with a Python that EgovDesk runs on, where the system has one."""
    for minor in reversed(MINORS):
        other = shutil.which(f"python3.{minor}")
        # A name on the path is not yet a Python: version managers put stubs there.
        if (
            other
            and subprocess.run([other, "-c", ""], check=False, stderr=subprocess.DEVNULL).returncode
            == 0
        ):
            return subprocess.run([other, __file__, *arguments], check=False).returncode
    say(f"EgovDesk needs Python 3.11 to 3.14; this is {sys.version.split()[0]}.")
    return 1


def python() -> Path:
    """The environment's Python."""
    windows = ENVIRONMENT / "Scripts" / "python.exe"
    return windows if os.name == "nt" else ENVIRONMENT / "bin" / "python"


def make(lock: Path) -> None:
    """Make the environment, or bring it up to the lock."""
    digest = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    stamp = ENVIRONMENT / f"{lock.stem}.stamp"
    if stamp.is_file() and stamp.read_text() == digest and works(python()):
        return
    say(f"Installing the locked versions of {lock.name}: this takes a minute, once.")
    if not works(python()) or not same_version(python()):
        venv.EnvBuilder(with_pip=True, clear=ENVIRONMENT.exists()).create(ENVIRONMENT)
    pip = (python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "--only-binary", ":all:", "-r", lock)
    stamp.write_text(digest)


def works(interpreter: Path) -> bool:
    """Whether the environment is there and its Python still starts."""
    if not interpreter.exists():
        return False
    return subprocess.run([interpreter, "-c", ""], check=False).returncode == 0


def same_version(interpreter: Path) -> bool:
    """Whether the environment was made with the version of Python that runs this."""
    code = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    return subprocess.run([interpreter, "-c", code], check=False).returncode == 0


def install_system_packages() -> None:
    """On Debian, install what the system lacks."""
    if not sys.platform.startswith("linux") or not shutil.which("apt-get"):
        return
    missing = [package for library, package in DEBIAN.items() if not there(library)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python3.{sys.version_info[1]}-venv")
    if not missing:
        return
    administrator: list[str] = [] if os.geteuid() == 0 else ["sudo"]
    if administrator and not shutil.which("sudo"):
        say(f"An administrator must install these before the window opens: {' '.join(missing)}")
        return
    say(f"Installing what the system lacks: {' '.join(missing)}")
    apt = (*administrator, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    run(*apt, "update")
    run(*apt, "install", "--yes", "--no-install-recommends", *missing)


def there(library: str) -> bool:
    """Whether the loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def run(*command: str | Path) -> None:
    """Run a command to its end, its words on the error stream: scripts read the other."""
    subprocess.run(command, check=True, stdout=sys.stderr)


def say(text: str) -> None:
    """Tell the person at the terminal, apart from what scripts read."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
