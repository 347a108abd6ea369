"""A PDF that an author sent: whether everybody can read it, and what it carries. No script is run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from egovdesk.errors import Refused
from egovdesk.exchange.authors.kinds import KEPT
from egovdesk.records.file_checks import FileFinding, FileReport, Mending
from egovdesk.records.findings import Severity

_LANGUAGE = "en-GB"
_MANY_PAGES = 21  # over this, reference.md 4.2 wants a way to find one's place
_NO_REMARKS = ("/Link", "/Widget", "/Popup")
_PERSONAL = ("/Author", "/Keywords", "/Subject", "/Company", "/SourceModified", "/Manager")


def check_pdf(path: Path, kind: str) -> FileReport:
    """What is amiss in a PDF; raises Refused, naming it, where it is damaged or behind a password."""
    with _opened(path) as pdf:
        checks = (_readable, _named, _carried)
        findings = tuple(one for check in checks for one in check(pdf))
        return FileReport(path.name, kind, _title(pdf), findings, len(pdf.pages))


def mend_pdf(path: Path, target: Path, title: str) -> None:
    """Write the PDF anew with a title, a language, and nothing that tells of people; its pages stay."""
    with _opened(path) as pdf:
        title = _title(pdf) or title
        for name in _PERSONAL:
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        with pdf.open_metadata(set_pikepdf_as_editor=False) as kept:
            for name in ("dc:creator", "dc:subject", "dc:description", "pdf:Keywords"):
                kept.pop(name, None)
            if title:
                kept["dc:title"] = title
        if title:
            pdf.docinfo["/Title"] = title
        if "/Lang" not in pdf.Root:
            pdf.Root.Lang = _string(_LANGUAGE)
        _viewer(pdf).DisplayDocTitle = True
        pdf.save(target)


def _string(words: str) -> Any:
    import pikepdf

    return pikepdf.String(words)


def _viewer(pdf: Any) -> Any:
    import pikepdf

    if not isinstance(pdf.Root.get("/ViewerPreferences"), pikepdf.Dictionary):
        pdf.Root.ViewerPreferences = pikepdf.Dictionary()
    return pdf.Root.ViewerPreferences


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            yield pdf
    except pikepdf.PasswordError as error:
        raise Refused(
            f"{path.name} is protected by a password.", KEPT,
            "Ask its author for a copy without the password.",
        ) from error  # fmt: skip
    except (pikepdf.PdfError, pikepdf.DataDecodingError, OSError) as error:
        raise Refused(
            f"{path.name} is damaged, or was not copied whole.", KEPT,
            "Ask its author to send it again.",
        ) from error  # fmt: skip


def _within(holder: Any, name: str) -> Any:
    """A dictionary in a dictionary of the file; an empty one where there is none, or something else."""
    import pikepdf

    found = holder.get(name) if isinstance(holder, pikepdf.Dictionary) else None
    return found if isinstance(found, pikepdf.Dictionary) else pikepdf.Dictionary()


def _marks_on(page: Any) -> Iterator[Any]:
    """What lies on a page besides its text: remarks, links, fields."""
    import pikepdf

    found = page.get("/Annots")
    for one in found if isinstance(found, pikepdf.Array) else ():
        if isinstance(one, pikepdf.Dictionary):
            yield one


def _readable(pdf: Any) -> Iterator[FileFinding]:
    bare = [at for at, page in enumerate(pdf.pages, 1) if not _has_fonts(page.resources, set())]
    if bare:
        whole = len(bare) == len(pdf.pages)
        what = "It has no text" if whole else f"{_pages(bare)} no text"
        yield _author(
            "pdf.scan", f"{what}: pictures of pages cannot be read out, searched or checked.",
            "Send the Word file, or have the text recognised (OCR).",
        )  # fmt: skip
    marked = _within(pdf.Root, "/MarkInfo").get("/Marked", False)
    if not bare and not (marked and "/StructTreeRoot" in pdf.Root):
        yield _author(
            "pdf.untagged", "It is not tagged, so that headings and tables cannot be read out as such.",
            "Save it from Word as a PDF with “Document structure tags for accessibility” (Options).",
        )  # fmt: skip
    if len(pdf.pages) >= _MANY_PAGES and "/Outlines" not in pdf.Root:
        yield _author(
            "pdf.bookmarks", f"It has {len(pdf.pages)} pages and no bookmarks.",
            "Save it from Word as a PDF with “Create bookmarks using headings” (Options).",
            severity=Severity.INFORMATION,
        )  # fmt: skip


def _pages(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"Page {numbers[0]} has"
    if len(numbers) <= 4:
        listed = ", ".join(map(str, numbers[:-1]))
        return f"Pages {listed} and {numbers[-1]} have"
    return f"{len(numbers)} pages, the first of them {numbers[0]}, have"


def _has_fonts(resources: Any, seen: set[tuple[int, int]]) -> bool:
    """Whether text can be drawn with these resources, or those of a drawing within; each seen once."""
    import pikepdf

    if not isinstance(resources, pikepdf.Dictionary):
        return False
    if resources.get("/Font"):
        return True
    for one in _within(resources, "/XObject").values():
        if isinstance(one, pikepdf.Stream) and one.objgen not in seen:
            seen.add(one.objgen)
            if one.get("/Subtype") == "/Form" and _has_fonts(one.get("/Resources"), seen):
                return True
    return False


def _named(pdf: Any) -> Iterator[FileFinding]:
    shows = _within(pdf.Root, "/ViewerPreferences").get("/DisplayDocTitle", False)
    if not _title(pdf) or not shows:
        yield FileFinding(
            "title", "It has no title that is shown and read out first.", Mending.ITSELF,
            mended="Its title is set, and shown.",
        )  # fmt: skip
    if "/Lang" not in pdf.Root:
        yield FileFinding(
            "language.english", "It does not say in which language it is.", Mending.ITSELF,
            mended="Its language is British English.",
        )  # fmt: skip
    told = [
        f"{name[1:].lower()} “{pdf.docinfo[name]}”" for name in _PERSONAL if name in pdf.docinfo
    ]
    if told:
        yield FileFinding(
            "properties", "Its properties tell of people and of a computer.", Mending.ITSELF,
            mended="The properties are emptied.", places=tuple(told),
        )  # fmt: skip


def _title(pdf: Any) -> str:
    return str(pdf.docinfo.get("/Title", "")).strip()


def _carried(pdf: Any) -> Iterator[FileFinding]:
    if pdf.is_encrypted:
        yield _author(
            "pdf.restricted", "It forbids copying or changing, and so being read out by some programs.",
            "Send it without restrictions.",
        )  # fmt: skip
    remarks = [
        f"page {at}: {one.get('/Contents', '')}".rstrip(": ")[:100]
        for at, page in enumerate(pdf.pages, 1)
        for one in _marks_on(page)
        if one.get("/Subtype", "") not in _NO_REMARKS
    ]
    if remarks:
        many = "1 remark is" if len(remarks) == 1 else f"{len(remarks)} remarks are"
        yield _author("comments", f"{many} left on its pages.",
                      "Answer them, and delete them.", tuple(remarks))  # fmt: skip
    if pdf.attachments:
        yield _author("embedded", "Files are hidden in the file.",
                      "Take them out, and send them beside it.", tuple(pdf.attachments))  # fmt: skip
    if "/JavaScript" in _within(pdf.Root, "/Names") or (
        "/OpenAction" in pdf.Root and _is_script(pdf.Root.OpenAction)
    ):
        yield _author("macros", "It has scripts in it. None was run.", "Save it without scripts.")
    if _within(pdf.Root, "/AcroForm").get("/Fields"):
        yield _author("pdf.form", "It is a form with fields to fill in.",
                      "Print it to a PDF, so that what was filled in stands as text.")  # fmt: skip


def _is_script(action: Any) -> bool:
    return bool(hasattr(action, "get") and action.get("/S", "") == "/JavaScript")


def _author(
    rule: str, sentence: str, todo: str, places: tuple[str, ...] = (),
    severity: Severity = Severity.WARNING,
) -> FileFinding:  # fmt: skip
    return FileFinding(rule, sentence, Mending.AUTHOR, todo, places=places, severity=severity)
