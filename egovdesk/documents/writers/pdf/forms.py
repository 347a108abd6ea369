"""Forms of somebody else: what was filled in is drawn on the pages, whose fields stay behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_DEEPEST = 16
_HIDDEN = 2
"""The flag of an annotation that nobody sees."""
_SHOWN = "Tj TJ ' \""
"""What writes text in a drawing."""


def not_shown(pdf: pikepdf.Pdf) -> str:
    """Why the pages of a file do not show what it says, such as "is a form …"; "" where they do."""
    root: Any = pdf.Root
    form: Any = root.get("/AcroForm", {})
    if "/Collection" in root:
        return "is a portfolio: it holds other files, which its pages do not show"
    if "/XFA" in form and (root.get("/NeedsRendering", False) or not form.get("/Fields")):
        return "is a form that only Adobe’s own program can show"
    if any(_is_undrawn(one) for page in pdf.pages for one in _annotations(page) if _is_field(one)):
        return "is a form, and what was filled in is not drawn on its pages"
    return ""


def draw_answers(pdf: pikepdf.Pdf) -> None:
    """Make what is seen of the fields a part of the pages; other annotations stay as they are."""
    found = [(page, list(_annotations(page))) for page in pdf.pages]
    if not any(_is_field(one) for _page, there in found for one in there):
        return
    for page, there in found:
        _annotate(page, [one for one in there if _is_field(one)])
    if "/AcroForm" in pdf.Root:
        pdf.Root.AcroForm.NeedAppearances = False  # else they would be left where they are
    pdf.flatten_annotations()
    for page, there in found:
        _annotate(page, [one for one in there if not _is_field(one)])


def _annotations(page: pikepdf.Page) -> Iterable[Any]:
    return (one for one in page.get("/Annots", []) if isinstance(one, Dictionary))


def _annotate(page: pikepdf.Page, annotations: list[Any]) -> None:
    if annotations:
        page["/Annots"] = Array(annotations)
    elif "/Annots" in page:
        del page["/Annots"]


def _is_field(annotation: Any) -> bool:
    return bool(annotation.get("/Subtype") == Name.Widget)


def _is_undrawn(field: Any) -> bool:
    """Whether words were filled in that programs are left to draw."""
    if int(field.get("/F", 0)) & _HIDDEN or _said(field, "/FT") not in (Name.Tx, Name.Ch):
        return False
    said = _said(field, "/V")
    if said is None or (isinstance(said, String) and not str(said).strip()):
        return False
    drawn = field.get("/AP", {}).get("/N")
    return not isinstance(drawn, pikepdf.Stream) or not pikepdf.parse_content_stream(drawn, _SHOWN)


def _said(field: Any, name: str) -> Any:
    """What a field says, or one that it is a part of."""
    for _ in range(_DEEPEST):
        if name in field:
            return field[name]
        if "/Parent" not in field:
            return None
        field = field.Parent
    return None
