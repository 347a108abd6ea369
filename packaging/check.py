"""Run each check in turn, offscreen, then say which failed. What is given goes to pytest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("Format", "-m", "ruff", "format", "--check", "--quiet", "."),
    ("Lint", "-m", "ruff", "check", "--output-format", "concise", "."),
    ("Types", "-m", "mypy"),
    ("Import contracts", "-c", "from importlinter.cli import lint_imports_command as c; c()"),
)


def main(arguments: list[str]) -> int:
    """0 where everything passed. All of them run: one run tells all that is wrong."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = []
    for name, *command in (*CHECKS, ("Tests", "-m", "pytest", *arguments)):
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, *command], cwd=ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nFailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
