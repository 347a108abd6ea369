"""The properties of an Office file, Word's or Excel's: what they tell, and what they should."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from egovdesk.exchange.authors.editing import Editing
from egovdesk.exchange.packages import Element, Package
from egovdesk.records.file_checks import FileFinding, Mending

_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
TITLE, LANGUAGE = f"{_DC}title", f"{_DC}language"

#: What tells of a person or a computer: the property's name, and what it is called.
TELLTALES = {
    f"{_DC}creator": "author",
    f"{_CORE}lastModifiedBy": "last saved by",
    f"{_CORE}keywords": "keywords",
    f"{_CORE}category": "category",
    f"{_CORE}contentStatus": "status",
    f"{_CORE}version": "version",
    f"{_DC}description": "remarks",
    f"{_DC}identifier": "identifier",
    f"{_APP}Company": "company",
    f"{_APP}Manager": "manager",
    f"{_APP}Template": "template",
    f"{_APP}HyperlinkBase": "where links lead from",
}
_OWN_TEMPLATES = ("normal.dotm", "normal.dotx", "normal.dot", "normal", "egovdesk.docx")
_PARTS = {"core-properties": "core", "extended-properties": "app",
          "custom-properties": "custom", "thumbnail": "thumbnail"}  # fmt: skip


@dataclass(frozen=True)
class PropertyParts:
    """The names of the parts that hold properties; "" where there is none."""

    core: str = ""
    app: str = ""
    custom: str = ""
    thumbnail: str = ""


def property_parts(package: Package) -> PropertyParts:
    """Where a package keeps its properties."""
    found = {}
    for one in package.relations().values():
        kind = _PARTS.get(one.kind, "")
        if kind and not one.external and one.target in package:
            found[kind] = one.target
    return PropertyParts(**found)


def telling(root: Element) -> Iterator[tuple[Element, str]]:
    """The properties of a part that tell of a person or a computer, each with what it is called."""
    for one in root:
        name = TELLTALES.get(str(one.tag))
        words = (one.text or "").strip()
        if name and words and not (name == "template" and words.lower() in _OWN_TEMPLATES):
            yield one, name


def title_of(package: Package) -> str:
    """The title in the file's properties."""
    core = property_parts(package).core
    found = package.xml(core).find(TITLE) if core else None
    return ((found.text or "") if found is not None else "").strip()


def pages_of(package: Package) -> int | None:
    """How many pages the file says it has."""
    app = property_parts(package).app
    found = package.xml(app).find(f"{_APP}Pages") if app else None
    said = ((found.text or "") if found is not None else "").strip()
    return int(said) if said.isdecimal() and 0 < int(said) < 100_000 else None


def property_findings(
    package: Package, heading: str, further: Sequence[str] = ()
) -> Iterator[FileFinding]:
    """What the properties tell, with what else tells of a computer, and whether there is a title.

    `heading` is what the file calls itself, to become its title.
    """
    parts = property_parts(package)
    told = [
        f"{name} “{(one.text or '').strip()[:80]}”"
        for part in (parts.core, parts.app)
        if part
        for one, name in telling(package.xml(part))
    ]
    if parts.custom:
        told += [f"property “{one.get('name')}”" for one in package.xml(parts.custom)]
    told += further
    if told:
        yield FileFinding(
            "properties", "Its properties tell of people and of a computer.", Mending.ITSELF,
            mended="The properties are emptied.", places=tuple(told),
        )  # fmt: skip
    if not title_of(package):
        becomes = f" “{heading[:120]}”" if heading else " the title of the paper"
        yield FileFinding(
            "title", "The file has no title in its properties, which is what is read out first.",
            Mending.ITSELF, mended=f"Its title is{becomes}.",
        )  # fmt: skip


def mend_properties(editing: Editing, title: str) -> None:
    """Empty what tells of people and computers; give the file its title and its language."""
    parts = property_parts(editing.package)
    for name in (parts.custom, parts.thumbnail):
        if name:
            editing.drop(name)
    for name in (parts.core, parts.app):
        if name:
            for one, _what in list(telling(editing.xml(name))):
                one.text = ""
    if not parts.core:
        editing.add_core("docProps/core.xml", _written_core(title))
        return
    core = editing.xml(parts.core)
    for tag, words in ((TITLE, title_of(editing.package) or title), (LANGUAGE, "en-GB")):
        place = core.find(tag)
        if place is None:
            place = etree.SubElement(core, tag)
        place.text = words


def _written_core(title: str) -> bytes:
    root = etree.Element(f"{_CORE}coreProperties", nsmap={"cp": _CORE[1:-1], "dc": _DC[1:-1]})
    for tag, words in ((TITLE, title), (LANGUAGE, "en-GB")):
        etree.SubElement(root, tag).text = words
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
