"""The file around the text: opening the template, properties, saving."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from lxml import etree

from egovdesk.documents.inline import xml_text
from egovdesk.documents.model import Document
from egovdesk.documents.writers.docx.pages import complete_sections
from egovdesk.documents.writers.docx.xml import R_NAMESPACE, VAL, W_NAMESPACE, Element, w
from egovdesk.errors import EgovDeskError

_DAY_OF_NO_DATE = date(1980, 1, 1)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>EgovDesk</Application></Properties>"
)


def open_template(path: Path) -> Any:
    """The template as a python-docx document, as it is."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        data = path.read_bytes()
        try:
            word = docx.Document(io.BytesIO(data))
        except ValueError:
            word = docx.Document(_as_document(data))
    except (PackageNotFoundError, OSError, ValueError, KeyError, AttributeError,
            zipfile.BadZipFile, etree.XMLSyntaxError) as error:  # fmt: skip
        raise unusable_template(path) from error
    _forget_origins(word)
    complete_sections(word)
    return word


def unusable_template(path: Path) -> EgovDeskError:
    """What a template is refused with that is no Word file as Word writes it."""
    return EgovDeskError(
        f"The template {path.name} cannot be read as a Word document.", "No document was written.",
        "Open it in Word and save it anew, or choose another: a .docx or .dotx file without macros.",
    )  # fmt: skip


def _as_document(template: bytes) -> io.BytesIO:
    """The bytes of a .dotx made to say that it is a document."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as package, zipfile.ZipFile(target, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            changed = data.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
            copy.writestr(name, changed if name == "[Content_Types].xml" else data)
    target.seek(0)
    return target


def _forget_origins(word: Any) -> None:
    """Drop what tells of the computer the template came from: its path, company, program."""
    settings = word.settings.element
    for attached in settings.findall(w("attachedTemplate")):
        word.settings.part.rels.pop(attached.get(f"{{{R_NAMESPACE}}}id"))
        settings.remove(attached)
    for relation in word.part.package.rels.values():
        if relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = _APP


def set_properties(word: Any, document: Document) -> None:
    """Title, subject, author, language, dates: the document's own, never this computer's."""
    properties = word.core_properties
    properties.title = _property(document.title)
    properties.subject = _property(document.subject)
    properties.author = _property(document.author)
    properties.last_modified_by = _property(document.author)
    properties.keywords = _property("; ".join(document.keywords))
    properties.language = document.language
    properties.comments = ""
    properties.category = ""
    properties.revision = 1
    moment = datetime.combine(document.dated or _DAY_OF_NO_DATE, time(), UTC)
    properties.created = properties.modified = moment.replace(tzinfo=None)
    _set_language(word.styles.element, document.language)


def _property(text: str) -> str:
    """A property has room for 255 characters of one line."""
    return xml_text(text).replace("\n", " ")[:255]


def _set_language(styles: Element, language: str) -> None:
    """The language of all text that names none."""
    place = styles
    for name in ("docDefaults", "rPrDefault", "rPr", "lang"):
        found = place.find(w(name))
        if found is None:
            found = etree.Element(w(name))
            if name in ("docDefaults", "rPrDefault"):
                place.insert(0, found)
            else:
                place.append(found)
        place = found
    place.set(w("val"), language)


def style_names(word: Any) -> Iterator[tuple[str, str]]:
    """The name and id of every style, read without python-docx's proxies, for speed."""
    for style in word.styles.element.iterfind(w("style")):
        name = style.find(w("name"))
        if name is not None:
            yield name.get(VAL) or "", style.get(w("styleId")) or ""


def update_fields_on_opening(word: Any) -> None:
    """Have Word work out the page numbers of the contents."""
    update = etree.Element(w("updateFields"), {w("val"): "true"}, nsmap={"w": W_NAMESPACE})
    settings = word.settings.element
    after = settings.find(w("zoom"))
    if after is not None:
        after.addnext(update)
    else:
        settings.insert(0, update)


class _FixedZip:
    """Takes parts from python-docx; every entry gets the same time."""

    def __init__(self, target: zipfile.ZipFile) -> None:
        self._target = target

    def write(self, name: Any, blob: bytes) -> None:
        """Add one part."""
        entry = zipfile.ZipInfo(name.membername, _EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        self._target.writestr(entry, blob)


def save(word: Any, path: Path) -> None:
    """Write the package with fixed times, so that the same document gives the same bytes."""
    from docx.opc.pkgwriter import PackageWriter

    package = word.part.package
    parts = package.parts
    for part in parts:
        part.before_marshal()
    written = io.BytesIO()  # a zip goes back and forth, which costs more in a file
    with zipfile.ZipFile(written, "w") as target:
        # What PackageWriter.write does, into a zip of ours.
        fixed = _FixedZip(target)
        writer: Any = PackageWriter
        writer._write_content_types_stream(fixed, parts)
        writer._write_pkg_rels(fixed, package.rels)
        writer._write_parts(fixed, parts)
    path.write_bytes(written.getvalue())
