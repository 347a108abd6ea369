"""Office files as packages of parts, opened with care: limits first, and XML that fetches nothing.

A package is a zip whose parts are XML, pictures and whatever else was put in. Nothing of it is run,
nothing outside it is looked up, and what would unpack to more than a document can need is refused.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from egovdesk.errors import Refused

Element = etree._Element

MOST_PARTS, MOST_UNPACKED, MOST_XML = 5_000, 2**30, 200 * 2**20
"""Parts, and bytes unpacked: of all parts together, and of one part of XML."""
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MEGABYTE = 2**20
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True)
class Relation:
    """A link from a part to another, or to something outside the file, where `external`."""

    id: str
    kind: str  # the last word of its type: "image", "hyperlink", "attachedTemplate"
    target: str
    external: bool = False
    type: str = ""


class Package:
    """The parts of a file; `kept` is what its refusals say was kept.

    Raises Refused, naming the file, where it is damaged, or larger than `MOST_UNPACKED`.
    """

    def __init__(self, path: Path, kept: str) -> None:
        self.name, self.kept = path.name, kept
        self.path = path
        self._roots: dict[str, Element] = {}
        try:
            with zipfile.ZipFile(path) as package:
                self._parts = {part.filename: part for part in package.infolist()}
                count = len(package.infolist())
        except _UNREADABLE as error:
            raise self.damaged() from error
        unpacked = sum(part.file_size for part in self._parts.values())
        if unpacked > MOST_UNPACKED or count > MOST_PARTS:
            size = f"{unpacked // _MEGABYTE:,} MB in {count:,} parts"
            raise Refused(
                f"{self.name} would unpack to {size}, which is more than a document can need.",
                kept, "Ask its author to save it anew, or to send it as a PDF.",
            )  # fmt: skip

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in their order."""
        return tuple(self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def size(self, name: str) -> int:
        """The bytes of a part, unpacked."""
        return self._parts[name].file_size

    def read(self, name: str) -> bytes:
        """A part as it is; raises Refused where it is damaged, encrypted or not there."""
        if name not in self._parts:
            raise self.damaged()
        try:
            with zipfile.ZipFile(self.path) as package:
                return package.read(self._parts[name])
        except _UNREADABLE as error:
            raise self.damaged() from error

    def each(self) -> Iterator[tuple[str, bytes]]:
        """Every part with its bytes, one at a time."""
        try:
            with zipfile.ZipFile(self.path) as package:
                for name, part in self._parts.items():
                    yield name, package.read(part)
        except _UNREADABLE as error:
            raise self.damaged() from error

    def xml(self, name: str) -> Element:
        """The root of a part of XML, the same each time it is asked for.

        Raises Refused where it is none that an office program wrote.
        """
        if name not in self._roots:
            self._roots[name] = self._parsed(name)
        return self._roots[name]

    def _parsed(self, name: str) -> Element:
        if name in self and self.size(name) > MOST_XML:
            raise Refused(
                f"{self.name} holds {self.size(name) // _MEGABYTE:,} MB of text in one part.",
                self.kept, "Ask its author to divide it.",
            )  # fmt: skip
        try:
            root = etree.fromstring(self.read(name), careful_parser())
        except etree.XMLSyntaxError as error:
            raise self.damaged() from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Refused(
                f"{self.name} has declarations in it that no office program writes.",
                self.kept, "Ask its author to open it in Word and save it anew.",
            )  # fmt: skip
        return root

    def relations(self, name: str = "") -> dict[str, Relation]:
        """The links of a part ("": of the whole package), by id; targets as names of parts."""
        folder, base = posixpath.split(name)
        links = posixpath.join(folder, "_rels", f"{base}.rels")
        if links not in self:
            return {}
        found = {}
        for one in self.xml(links).iter(RELATIONS):
            external = one.get("TargetMode") == "External"
            target = one.get("Target") or ""
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            key, kind = one.get("Id") or "", one.get("Type") or ""
            found[key] = Relation(key, kind.rpartition("/")[2], target, external, kind)
        return found

    def damaged(self) -> Refused:
        """What a file that cannot be read through is refused with."""
        return Refused(
            f"{self.name} is damaged, or was not copied whole.", self.kept,
            "Ask its author to send it again.",
        )  # fmt: skip


def careful_parser() -> etree.XMLParser:
    """A parser that expands no entity, loads nothing, and gives up on what is nested too deep."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
