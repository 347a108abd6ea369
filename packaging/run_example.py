"""Open the example register in the window; with no display, write it and its documents to a folder.

Usage: run_example.py [FOLDER]. The folder is `example` in the checkout where none is named.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (
    ("agenda", "--group", "CFB", "--meeting", "2003-10-21"),
    ("minutes", "--group", "CFB", "--meeting", "2003-09-16"),
    ("decisions",),
    ("actions",),
)


def main(arguments: list[str]) -> int:
    """Make the example where it is missing, then show it."""
    folder = Path(arguments[0] if arguments else ROOT / "example").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    register = folder / "Northbridge.egovdesk"
    if not has_display():
        print("There is no display here, so these are the example register and its documents:")
    if register.exists():
        print(register)
    elif failed := run("example", str(register)):
        return failed
    if has_display():
        return run(str(register))
    for kind, *options in DOCUMENTS:
        failed = run("export", kind, str(register), *options, "--to", str(folder))
        if failed:
            return failed
    return 0


def has_display() -> bool:
    """Whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(*arguments: str) -> int:
    """Run EgovDesk with these arguments."""
    sys.stdout.flush()
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
