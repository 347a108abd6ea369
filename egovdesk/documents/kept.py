"""Documents as JSON, so that what was issued is kept and can be printed again.

The JSON of a document is byte-stable: the same document always gives the same bytes, and so the
same SHA-256.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from egovdesk.documents import model
from egovdesk.errors import EgovDeskError

FORMAT = 1

_CLASSES: dict[str, type] = {
    cls.__name__: cls
    for cls in (
        model.Run, model.Money, model.Marked, model.Ref, model.Formula, model.Heading,
        model.Paragraph, model.ListItem,
        model.ListBlock, model.Column, model.Table, model.Numbered, model.Facts,
        model.Instruction,
        model.DecisionPart, model.DecisionBlock, model.ActionBlock, model.ExemptNote,
        model.SignatureBlock, model.Picture, model.Figure, model.FigureBox,
        model.FigureLine, model.Contents, model.PageBreak, model.Revised, model.Document,
        model.Sheet, model.Workbook,
    )
}  # fmt: skip
_ENUMS: dict[str, type[StrEnum]] = {
    cls.__name__: cls
    for cls in (
        model.Change, model.Tone, model.ParagraphStyle, model.Fill, model.Side, model.Stroke,
    )
}  # fmt: skip


def to_json(document: model.Document | model.Workbook) -> str:
    """The document as JSON: keys in order, no spaces, fields at their default left out."""
    kept = {"format": FORMAT, "document": _encode(document)}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> model.Document | model.Workbook:
    """The document that `to_json` wrote."""
    kept = json.loads(text)
    if not isinstance(kept, dict) or kept.get("format") != FORMAT:
        raise EgovDeskError(
            "This kept document was written by another version of EgovDesk and cannot be shown.",
            "It is unchanged.",
            "Open the register with the newest EgovDesk.",
        )
    document = _decode(kept["document"])
    assert isinstance(document, model.Document | model.Workbook)
    return document


def sha256(document: model.Document | model.Workbook) -> str:
    """The SHA-256 of the document's JSON, in hexadecimal."""
    return hashlib.sha256(to_json(document).encode("utf-8")).hexdigest()


def _encode(value: Any) -> Any:
    if is_dataclass(value):
        encoded = {
            field.name: _encode(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
        return {"is": type(value).__name__, **encoded}
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, StrEnum):
        return {"is": type(value).__name__, "value": value.value}
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, datetime | date | time):
        return {"is": type(value).__name__, "value": value.isoformat()}
    if isinstance(value, Decimal):
        return {"is": "Decimal", "value": str(value)}
    if isinstance(value, bytes):
        return {"is": "bytes", "value": base64.b64encode(value).decode("ascii")}
    return [_encode(entry) for entry in value]


_VALUES = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "Decimal": Decimal,
    "bytes": base64.b64decode,
}


def _decode(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_decode(entry) for entry in value)
    if not isinstance(value, dict):
        return value
    kind = value["is"]
    if kind in _CLASSES:
        return _CLASSES[kind](**{key: _decode(held) for key, held in value.items() if key != "is"})
    if kind in _ENUMS:
        return _ENUMS[kind](value["value"])
    return _VALUES[kind](value["value"])
