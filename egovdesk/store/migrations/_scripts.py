"""What migrations share: a script of several queries, run one by one inside the step's transaction."""

from __future__ import annotations

from sqlite_utils import Database


def run(db: Database, script: str) -> None:
    """Run each query of a script; they end with a semicolon at the end of a line."""
    for query in script.split(";\n"):
        if query.strip():
            db.execute(query)
