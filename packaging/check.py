"""Run each check in turn, offscreen, and stop at the first that fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("Format", "-m", "ruff", "format", "--check", "."),
    ("Lint", "-m", "ruff", "check", "."),
    ("Types", "-m", "mypy"),
    ("Import contracts", "-c", "from importlinter.cli import lint_imports_command as c; c()"),
)


def main(arguments: list[str]) -> int:
    """Run the checks, then the tests with the arguments given."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    tests = ("Tests", "-m", "pytest", *arguments)
    for name, *command in (*CHECKS, tests):
        print(f"\n== {name}", flush=True)
        failed = subprocess.run([sys.executable, *command], cwd=ROOT, check=False).returncode
        if failed:
            print(f"\n{name}: failed", file=sys.stderr)
            return failed
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
