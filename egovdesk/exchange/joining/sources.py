"""A Word file opened to be joined with others, or the reason why it cannot be: then it travels beside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from lxml import etree

from egovdesk.errors import Refused
from egovdesk.exchange.authors.belongings import macro_parts
from egovdesk.exchange.authors.kinds import AuthorsKind, kind_of
from egovdesk.exchange.authors.word import WordFile
from egovdesk.exchange.joining.wordml import SECT_PR, TBL, Element, add, new, w
from egovdesk.exchange.packages import Relation

DEEPEST = 20
"""How many tables may lie in one another: no page shows more, and programs fail on many."""
_KEPT = "It is left as it is."
_OBJECTS = {
    "oleObject": "an object of another program", "control": "a control that runs a program",
    "package": "another file", "aFChunk": "another document", "subDocument": "another document",
}  # fmt: skip
_TYPES_PART = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_EMPTY = etree.fromstring(
    b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
)


class Source:
    """The parts of a Word file that can be joined.

    Raises Refused, naming the file and the reason: not Word, damaged, protected, with macros, with
    objects of other programs, with pictures that lie outside it, or nested beyond sense.
    """

    def __init__(self, path: Path) -> None:
        if kind_of(path) is not AuthorsKind.WORD:
            raise Refused(f"{path.name} is not a Word document.", _KEPT)
        self.name = path.name
        self.word = WordFile(path)
        self.package = self.word.package
        self.body = self.word.body
        if _TYPES_PART not in self.package:
            raise self.package.damaged()
        self._refuse_what_runs()
        self._refuse_nesting()
        self._refuse_outside()
        for name in self.package.names:  # a damaged part shows now, not in the middle of a pack
            if name.endswith(".xml"):
                self.package.xml(name)

    def _refuse_what_runs(self) -> None:
        if macro_parts(self.word):
            raise self._refused("has macros in it")

    def _refuse_nesting(self) -> None:
        for inner in self.body.iter(TBL):
            depth = sum(1 for one in inner.iterancestors(TBL)) + 1
            if depth > DEEPEST:
                raise self._refused("has tables nested in one another beyond what a page can show")

    def _refuse_outside(self) -> None:
        for name in self.story_names():
            for one in self.package.relations(name).values():
                if one.kind in _OBJECTS:
                    raise self._refused(f"has {_OBJECTS[one.kind]} in it")
                if one.external and one.kind != "hyperlink":
                    raise self._refused(
                        "shows something that lies outside it, which is not fetched"
                    )

    def _refused(self, why: str) -> Refused:
        return Refused(f"{self.name} {why}.", _KEPT, "Ask its author for a copy without, or a PDF.")

    def story_names(self) -> Iterator[str]:
        """The parts with text: the body, headers, footers and notes."""
        return (name for name, _where, _root in self.word.stories())

    def related(self, relation_id: str, owner: str) -> Relation | None:
        """What a relation of a part leads to; None where it leads nowhere."""
        found = self.package.relations(owner).get(relation_id)
        return found if found and (found.external or found.target in self.package) else None

    @cached_property
    def styles(self) -> Element:
        """The styles; there is always one for paragraphs that name none."""
        found = self.word.part("styles")
        root = _EMPTY if found is None else found
        if not any(_is_default(one, "paragraph") for one in root.iterfind(w("style"))):
            made = new("style", type="paragraph", default=1, styleId="Normal")
            add(made, "name", val="Normal")
            root.append(made)
        return root

    @cached_property
    def numbering(self) -> Element:
        """The lists; empty where there are none."""
        found = self.word.part("numbering")
        return new("numbering") if found is None else found

    def bytes_of(self, kind: str) -> bytes:
        """The bytes of a part by its kind, b"" where there is none."""
        name = self.word.related(kind)
        return self.package.read(name) if name else b""

    @cached_property
    def even_differs(self) -> bool:
        """Whether even pages have headers of their own."""
        settings = self.word.settings
        found = None if settings is None else settings.find(w("evenAndOddHeaders"))
        return found is not None and found.get(w("val"), "1") not in ("0", "false", "off")

    @cached_property
    def _types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = self.package.xml(_TYPES_PART)
        overrides = {
            (one.get("PartName") or "").lstrip("/"): one.get("ContentType") or ""
            for one in root.iterfind(f"{_TYPES}Override")
        }
        defaults = {
            (one.get("Extension") or "").lower(): one.get("ContentType") or ""
            for one in root.iterfind(f"{_TYPES}Default")
        }
        return overrides, defaults

    def type_of(self, name: str) -> str:
        """What kind of part one is said to be."""
        overrides, defaults = self._types
        return overrides.get(name) or defaults.get(name.rpartition(".")[2].lower(), "")

    def sections(self) -> list[Element]:
        """The properties of its sections, in order; one is made where the file has none."""
        found = [one for one in self.body.iter(SECT_PR) if _is_of_body(one)]
        if not found or found[-1].getparent() is not self.body:
            found.append(add(self.body, "sectPr"))
        return found


def _is_default(style: Element, kind: str) -> bool:
    return style.get(w("type")) == kind and style.get(w("default")) in ("1", "true", "on")


def _is_of_body(properties: Element) -> bool:
    """A section's properties as they are: not as they were before a change."""
    parent = properties.getparent()
    if parent is None or parent.tag not in (w("body"), w("pPr")):
        return False
    return all(one.tag != w("txbxContent") for one in properties.iterancestors())
