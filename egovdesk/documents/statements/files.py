"""How the files of a statement are named: by its round, how far the copy is, and the draft's number."""

from __future__ import annotations

from typing import NamedTuple

from egovdesk.records.statements import Draft, DraftState, Statement

_WHAT = {"statement": "statement", "evidence": "evidence", "statement-tables": "tables"}


class FileWords(NamedTuple):
    """What a file's name says: what it is, how far it is, and its version (reference.md 4.4)."""

    what: str
    state: str
    version: str


def file_words(
    kind: str, statement: Statement, draft: Draft | None, *, public: bool = False, since: int = 0
) -> FileWords:
    """The words of a file: a draft is 0.3, what went in is 1.0, and no working text lies about as a draft."""
    went_in = draft is not None and draft.state is DraftState.SUBMITTED
    said = "WORKING" if draft is None else "FINAL" if went_in else "DRAFT"
    named = statement.round or statement.title.removesuffix(" statement")
    what = f"{named} {_WHAT.get(kind, 'statement')}"
    if since:
        what = f"{what} since 0.{since}"
    version = "" if draft is None else "1.0" if went_in else f"0.{draft.number}"
    return FileWords(what, f"{said} PUBLIC" if public else said, version)
