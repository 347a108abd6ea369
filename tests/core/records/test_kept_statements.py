"""A statement as a draft keeps it: the same statement gives the same text, and the text gives it back."""

from __future__ import annotations

import json

import pytest

from egovdesk.records.kept_statements import KeptStatement
from tests.core.statements import EVERYTHING


def test_what_is_kept_is_read_back_whole() -> None:
    assert KeptStatement.from_json(EVERYTHING.as_json()) == EVERYTHING


def test_the_same_statement_gives_the_same_text() -> None:
    again = KeptStatement.from_json(EVERYTHING.as_json())
    assert again.as_json() == EVERYTHING.as_json()
    kept = json.loads(EVERYTHING.as_json())
    assert EVERYTHING.as_json() == json.dumps(
        kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format":2}', '{"format":1,"statement":{}}',
                                  '{"format":1,"statement":{"title":"x","unknown":1}}',
                                  '{"format":1,"statement":[]}'])  # fmt: skip
def test_what_is_no_kept_statement_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        KeptStatement.from_json(text)
