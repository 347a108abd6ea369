"""An Office file being changed: parts edited or dropped, and the rest packed as it was."""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path

from lxml import etree

from egovdesk.exchange.packages import RELATIONS, Element, Package

_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION_TYPES = "http://schemas.openxmlformats.org/package/2006/relationships/"


class Editing:
    """The changes to one package. The file itself stays; `pack` writes another."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._edited: set[str] = set()
        self._dropped: set[str] = set()
        self._added: dict[str, bytes] = {}

    def xml(self, name: str) -> Element:
        """The root of a part, to be changed."""
        self._edited.add(name)
        return self.package.xml(name)

    def drop(self, name: str) -> None:
        """Take a part out, with its own links; links to it are taken out too."""
        self._dropped |= {name, _links_of(name)}
        for override in self.xml(_TYPES).findall(f"{_TYPES_NAMESPACE}Override"):
            if (override.get("PartName") or "").lstrip("/") == name:
                self.xml(_TYPES).remove(override)
        for links in self.package.names:
            if links.endswith(".rels") and links not in self._dropped:
                self._unlink_from(links, name)

    def _unlink_from(self, links: str, name: str) -> None:
        owner = _owner_of(links)
        for one in self.package.relations(owner).values():
            if one.target == name and not one.external:
                self.unlink(owner, one.id)

    def unlink(self, owner: str, relation_id: str) -> None:
        """Take a link of a part ("": of the package) out."""
        root = self.xml(_links_of(owner))
        for one in root.findall(RELATIONS):
            if one.get("Id") == relation_id:
                root.remove(one)

    def set_type(self, name: str, content_type: str) -> None:
        """Say what kind of part one is."""
        for override in self.xml(_TYPES).findall(f"{_TYPES_NAMESPACE}Override"):
            if (override.get("PartName") or "").lstrip("/") == name:
                override.set("ContentType", content_type)

    def type_of(self, name: str) -> str:
        """What kind of part one is said to be."""
        for override in self.package.xml(_TYPES).findall(f"{_TYPES_NAMESPACE}Override"):
            if (override.get("PartName") or "").lstrip("/") == name:
                return override.get("ContentType") or ""
        return ""

    def add_core(self, name: str, data: bytes) -> None:
        """Put in the part of the package's own properties."""
        self._added[name] = data
        etree.SubElement(
            self.xml(_TYPES), f"{_TYPES_NAMESPACE}Override", PartName=f"/{name}",
            ContentType="application/vnd.openxmlformats-package.core-properties+xml",
        )  # fmt: skip
        etree.SubElement(
            self.xml(_links_of("")), RELATIONS, Id="rIdCore", Target=name,
            Type=f"{_RELATION_TYPES}metadata/core-properties",
        )  # fmt: skip

    def pack(self, target: Path) -> None:
        """Write the changed file."""
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in self.package.each():
                if name in self._dropped:
                    continue
                if name in self._edited:
                    data = _written(self.package.xml(name))
                packed.writestr(name, data)
            for name, data in self._added.items():
                packed.writestr(name, data)


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _links_of(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _owner_of(links: str) -> str:
    folder, base = posixpath.split(links)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
