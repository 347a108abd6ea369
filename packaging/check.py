"""Run each check in turn, offscreen, then say which failed. What is given goes to pytest."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("Format", "-m", "ruff", "format", "--check", "--quiet", "."),
    ("Lint", "-m", "ruff", "check", "--output-format", "concise", "."),
    ("Types", "-m", "mypy"),
    ("Import contracts", "-c", "from importlinter.cli import lint_imports_command as c; c()"),
)


WINDOW = (
    "tests/ui/item_models", "tests/ui/widgets", "tests/ui/views", "tests/ui/test_theme.py",
    "tests/ui/shell",
)  # fmt: skip
"""What takes as long as all other tests together: the two halves run at the same time. Whole windows come
last, for each one that has been made slows those after it."""


def main(arguments: list[str]) -> int:
    """0 where everything passed. All of them run: one run tells all that is wrong."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = []
    for name, *command in CHECKS:
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, *command], cwd=ROOT, check=False).returncode:
            failed.append(name)
    print("\n== Tests", flush=True)
    if any(tests(arguments)):
        failed.append("Tests")
    if failed:
        print(f"\nFailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def tests(arguments: list[str]) -> list[int]:
    """The exit statuses of the tests. Where nothing is named, all run, in two processes.

    Each half says what it has to say at its end, one after the other.
    """
    pytest = [sys.executable, "-m", "pytest"]
    if any(not one.startswith("-") for one in arguments):
        return [subprocess.run([*pytest, *arguments], cwd=ROOT, check=False).returncode]
    rest = [f"--ignore={folder}" for folder in WINDOW]
    halves = ([*pytest, *arguments, *rest], [*pytest, *arguments, *WINDOW])
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        later = subprocess.Popen(halves[1], cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        statuses = [subprocess.run(halves[0], cwd=ROOT, check=False).returncode, later.wait()]
        said.seek(0)
        print(said.read(), flush=True)
    return statuses


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
