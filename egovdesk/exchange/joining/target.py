"""The file that others are joined into: its parts, what they lead to, and how it is written."""

from __future__ import annotations

import hashlib
import posixpath
import zipfile
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from egovdesk.exchange.joining.sources import Source
from egovdesk.exchange.joining.wordml import MC_NAMESPACE, R_NAMESPACE, W_NAMESPACE, Element

MAIN = "word/document.xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PACKED = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".zip", ".xlsx")
_IGNORABLE, _REQUIRES = f"{{{MC_NAMESPACE}}}Ignorable", "Requires"
_CHOICE = f"{{{MC_NAMESPACE}}}Choice"


def type_of(kind: str) -> str:
    """The content type of a part of Word's."""
    return f"{_WORD}.{kind}+xml"


def relation(kind: str) -> str:
    """The type of a relation of Office's."""
    return f"{_OFFICE}/{kind}"


class Target:
    """Parts with names of their own, and relations with ids of their own."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._relations: dict[str, list[tuple[str, str, str, bool]]] = {}
        self._by_content: dict[tuple[str, str], str] = {}
        self._brought: dict[tuple[int, str], str] = {}
        self._taken = 0

    def put(self, name: str, data: bytes | Element, content_type: str) -> str:
        """A part under its name, in place of what was there."""
        self._parts[name] = data if isinstance(data, bytes) else written(data)
        self._types[name] = content_type
        return name

    def add(self, name: str, data: bytes | Element, content_type: str) -> str:
        """A part under a name like that one; the name that it got."""
        self._taken += 1
        folder, base = posixpath.split(name)
        stem, ending = posixpath.splitext(base)
        return self.put(f"{folder}/{stem}-{self._taken}{ending}", data, content_type)

    def relate(self, owner: str, kind: str, target: str, *, external: bool = False) -> str:
        """Lead from a part to another, or outside; the id."""
        found = self._relations.setdefault(owner, [])
        key = f"rId{len(found) + 1}"
        found.append((key, kind, target, external))
        return key

    def bring(self, source: Source, name: str) -> str:
        """A part of another file with all that it leads to; the same bytes are kept once."""
        asked = (id(source), name)
        if asked in self._brought:  # parts may lead to one another in a ring
            return self._brought[asked]
        data = source.package.read(name)
        leads = source.package.relations(name)
        known = (hashlib.sha256(data).hexdigest(), posixpath.splitext(name)[1].lower())
        if not leads and known in self._by_content:
            return self._by_content[known]
        made = self._brought[asked] = self.add(name, data, source.type_of(name))
        for one in leads.values():  # their ids stand in the part, and stay
            target = one.target if one.external else ""
            if not one.external and one.target in source.package:
                target = self.bring(source, one.target)
            if target:
                led = self._relations.setdefault(made, [])
                led.append((one.id, one.type, target, one.external))
        if not leads:
            self._by_content[known] = made
        return made

    def save(self, path: Path) -> None:
        """Write the file; the same parts give the same bytes."""
        with zipfile.ZipFile(path, "w") as package:
            _write(package, "[Content_Types].xml", self._content_types())
            for owner in sorted(self._relations):
                _write(package, _links_of(owner), self._links(owner))
            for name, data in self._parts.items():
                _write(package, name, data)

    def _content_types(self) -> bytes:
        root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})  # type: ignore[dict-item]
        rels = "application/vnd.openxmlformats-package.relationships+xml"
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension="rels", ContentType=rels)
        etree.SubElement(
            root, f"{{{_TYPES}}}Default", Extension="xml", ContentType="application/xml"
        )
        for name, kind in self._types.items():
            etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
        return written(root)

    def _links(self, owner: str) -> bytes:
        root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})  # type: ignore[dict-item]
        for key, kind, target, external in self._relations[owner]:
            one = etree.SubElement(
                root, f"{{{_RELATIONS}}}Relationship", Id=key, Type=kind,
                Target=target if external else f"/{target}",
            )  # fmt: skip
            if external:
                one.set("TargetMode", "External")
        return written(root)


class Prefixes:
    """The namespaces of several files under one root: some programs read their prefixes as text."""

    def __init__(self) -> None:
        self._map = {"w": W_NAMESPACE, "r": R_NAMESPACE, "mc": MC_NAMESPACE}
        self._ignorable: set[str] = set()

    def take(self, root: Element) -> None:
        """Those of another file's root, whose choices are led to the prefixes that they get here."""
        own = {prefix or "": uri for prefix, uri in root.nsmap.items()}
        known = {uri: prefix for prefix, uri in self._map.items()}
        moved = {}
        for prefix, uri in own.items():
            if uri not in known:
                free = prefix if prefix and prefix not in self._map else f"n{len(self._map)}"
                self._map[free], known[uri] = uri, free
            if prefix and known[uri] != prefix:
                moved[prefix] = known[uri]
        said = (root.get(_IGNORABLE) or "").split()
        self._ignorable |= {known[own[one]] for one in said if one in own}
        if moved:
            for choice in root.iter(_CHOICE):
                asked = (choice.get(_REQUIRES) or "").split()
                choice.set(_REQUIRES, " ".join(moved.get(one, one) for one in asked))

    def root(self, tag: str, children: Iterable[Element]) -> Element:
        """A root that declares them all, with those children."""
        made = etree.Element(tag, nsmap=dict(self._map))
        if self._ignorable:
            made.set(_IGNORABLE, " ".join(sorted(self._ignorable)))
        made.extend(children)
        return made


def written(root: Element) -> bytes:
    """The bytes of a part of XML."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _links_of(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _write(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    packed = name.lower().endswith(_PACKED)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    package.writestr(entry, data)
