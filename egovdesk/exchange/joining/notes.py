"""Footnotes and endnotes of all files in one part of each kind."""

from __future__ import annotations

from egovdesk.exchange.joining.target import MAIN, Prefixes, Target, relation, type_of
from egovdesk.exchange.joining.wordml import ID, Element, add, new, w

NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
"""The kind of part that a reference leads to."""


class Notes:
    """The notes of the joined file: their ids run on."""

    def __init__(self) -> None:
        self._notes: dict[str, list[Element]] = {}

    def part(self, kind: str) -> str:
        """The name of the part that holds notes of a kind."""
        return f"word/{kind}.xml"

    def take(self, kind: str, note: Element) -> str:
        """Take a note in; its id."""
        found = self._notes.setdefault(kind, [])
        found.append(note)
        note.set(ID, str(len(found)))
        return str(len(found))

    def put(self, target: Target, prefixes: Prefixes, settings: Element) -> None:
        """Put the parts into the file, and say in its settings how notes are set off."""
        for kind, notes in self._notes.items():
            one = kind.removesuffix("s")
            lines = [_line(one, "separator", -1), _line(one, "continuationSeparator", 0)]
            root = prefixes.root(w(kind), (*lines, *notes))
            target.put(self.part(kind), root, type_of(kind))
            target.relate(MAIN, relation(kind), self.part(kind))
            for told in settings.findall(w(f"{one}Pr")):
                settings.remove(told)
            said = new(f"{one}Pr")
            if one == "endnote":  # else all would stand at the end of the whole file
                add(said, "pos", val="sectEnd")
            for line in lines:
                add(said, one, id=line.get(ID) or "")
            after = settings.find(w("compat"))
            if after is None:
                settings.append(said)
            else:
                after.addprevious(said)


def _line(one: str, kind: str, key: int) -> Element:
    made = new(one, type=kind, id=key)
    add(add(add(made, "p"), "r"), kind)
    return made
