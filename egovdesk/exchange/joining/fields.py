"""Fields and bookmarks of a file that is joined: each keeps to its own paper."""

from __future__ import annotations

import re

from egovdesk.exchange.joining.wordml import ID, NAME, Element, w

_WORDS = re.compile(r'("[^"]*"|\\.|[^\s"\\]+)')
_PAGED = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "TOC", "SEQ",
                    "HYPERLINK", "=", "XE", "TC", "SECTION"})  # fmt: skip
"""What Word may work out anew in the joined file; all else stays as its author saw it."""
_SEQUENCE = re.compile(r"^(\s*SEQ\s+)(\w+)")
_LISTED = re.compile(r'(\\[ca]\s+"?)(\w+)')
_LONGEST = 40


class Marks:
    """The bookmarks of the joined file: their ids, and the names that are taken."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._last = 0

    def next_id(self) -> str:
        """An id for a bookmark."""
        self._last += 1
        return str(self._last)


class Fields:
    """The fields and bookmarks of one file. `whole` is the bookmark round all of it."""

    def __init__(self, marks: Marks, number: int, whole: str) -> None:
        self._marks, self._number, self._whole = marks, number, whole
        self._names: dict[str, str] = {}
        self._ids: dict[str, str] = {}

    def know(self, root: Element) -> None:
        """Learn the names of all bookmarks before any field is led to one."""
        for one in root.iter(w("bookmarkStart")):
            name = one.get(NAME) or ""
            if name not in self._names:
                self._names[name] = self._free(name)

    def _free(self, name: str) -> str:
        if name.lower() in self._marks.taken:
            ending = f"_{self._number}"
            name = f"{name[: _LONGEST - len(ending)]}{ending}"
            while name.lower() in self._marks.taken:
                name = f"_{name[: _LONGEST - 1]}"
        self._marks.taken.add(name.lower())
        return name

    def mark(self, one: Element) -> None:
        """Give the start or the end of a bookmark its id and name here."""
        key = one.get(ID) or ""
        if key not in self._ids:
            self._ids[key] = self._marks.next_id()
        one.set(ID, self._ids[key])
        if one.get(NAME) is not None:
            one.set(NAME, self._names.get(one.get(NAME) or "", one.get(NAME) or ""))

    def lead(self, link: Element) -> None:
        """Lead a link within the file to its bookmark."""
        anchor = link.get(w("anchor"))
        if anchor in self._names:
            link.set(w("anchor"), self._names[anchor])

    def simple(self, field: Element) -> None:
        """A field in one element."""
        said = field.get(w("instr")) or ""
        field.set(w("instr"), self._instruction(said))
        if _stays(said):
            field.set(w("fldLock"), "1")

    def code(self, text: Element) -> None:
        """The words of a field that stand in a run."""
        said = text.text or ""
        text.text = self._instruction(said)
        if _stays(said):
            begin = _beginning_of(text)
            if begin is not None:
                begin.set(w("fldLock"), "1")

    def _instruction(self, said: str) -> str:
        kind = _kind(said)
        if kind == "SEQ":
            return _SEQUENCE.sub(rf"\1\2_{self._number}", said)
        if kind == "TOC":
            said = _LISTED.sub(rf"\1\2_{self._number}", said)
            return said if "\\b" in said else f"{said.rstrip()} \\u \\b {self._whole} "
        if not self._names:
            return said
        return _WORDS.sub(lambda found: self._renamed(found[0]), said)

    def _renamed(self, word: str) -> str:
        bare = word.strip('"')
        return word.replace(bare, self._names[bare]) if bare and bare in self._names else word


def _kind(said: str) -> str:
    words = said.split(maxsplit=1)
    return words[0].upper() if words else ""


def _stays(said: str) -> bool:
    """Whether a field would say something else in the joined file: its title, its author, the day."""
    kind = _kind(said)
    return bool(kind) and kind.isalpha() and kind not in _PAGED and len(kind) > 2


def _beginning_of(code: Element) -> Element | None:
    """The mark at which a field begins whose words stand here, in the same paragraph."""
    run = code.getparent()
    before = None if run is None else run.getprevious()
    deep = 0
    while before is not None:
        for mark in before.iter(w("fldChar")):
            kind = mark.get(w("fldCharType"))
            if kind == "begin" and not deep:
                return mark
            deep += {"begin": -1, "end": 1}.get(kind or "", 0)
        before = before.getprevious()
    return None
