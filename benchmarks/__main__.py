"""Print every figure: `python -m benchmarks [--large FILE] [--only NAME]`.

The large register is made where the file is not there yet, which takes some minutes.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import HEAD

SMALL = (
    "startup", "register", "documents", "packs", "leaks", "minuting", "programme", "statements", "files",
    "statements_compare",
)  # fmt: skip
LARGE = ("tables", "keystrokes", "checks")


def main(arguments: list[str]) -> int:
    """Run the benchmarks that were asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument(
        "--large", type=Path, default=Path(tempfile.gettempdir()) / "large.egovdesk"
    )
    parser.add_argument("--only", choices=SMALL + LARGE, action="append")
    asked = parser.parse_args(arguments)
    wanted = asked.only or [*SMALL, *LARGE]
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "one-year.egovdesk"
        if set(wanted) & set(SMALL):
            _make(small)
        if set(wanted) & set(LARGE) and not asked.large.exists():
            _make(asked.large, years=20, scale=10)
        for name in wanted:
            module = importlib.import_module(f"benchmarks.{name}")
            for figure in module.figures(asked.large if name in LARGE else small):
                print(figure.line(), flush=True)
    return 0


def _make(path: Path, *, years: int = 1, scale: int = 1) -> None:
    from egovdesk.example import make_example

    make_example(path, council="northbridge", years=years, scale=scale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
