"""What stands in typst source: strings, lengths and calls. A string can be no code, whatever it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from unicodedata import category

from egovdesk.documents.inline import normalise, xml_text
from egovdesk.documents.model import Change, Inline, Run

LONGEST_WORD = 40
"""Characters of a word that a line surely has room for."""
_PLACE_TO_BREAK = " + box(width: 0pt) + "
"""It leaves no trace in the text, unlike the characters that are for it."""
_SOFT_HYPHEN = "\xad"
_UNSEEN = ("Zs", "Zl", "Zp", "Cc", "Cf")
_DRAFTS = {Change.INSERTED: "came", Change.DELETED: "went"}


def quoted(text: str) -> str:
    """The text as a string of typst: what would end it or escape in it is escaped.

    The mark of byte order, which PDF/UA-1 does not allow, is left out.
    """
    if not text.isprintable():
        text = xml_text(text).replace("\ufeff", "")
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def is_seen(text: str) -> bool:
    """Whether anything is seen of a text: more than spaces, controls and invisible marks."""
    return any(category(sign) not in _UNSEEN for sign in text)


def title_of(text: str) -> str:
    """The title of a document, which PDF/UA-1 will have: one of which nothing is seen says so."""
    return text if is_seen(text) else "Untitled document"


def call(function: str, *arguments: str) -> str:
    """A call of a function."""
    return f"{function}({', '.join(arguments)})"


def array(entries: Iterable[str]) -> str:
    """An array of what is source already."""
    return "(" + "".join(f"{entry}," for entry in entries) + ")"


def truth(value: bool) -> str:
    """Yes or no."""
    return "true" if value else "false"


def points(twentieths: float) -> str:
    """A length that was given in twentieths of a point."""
    return f"{twentieths / 20:g}pt"


@dataclass(frozen=True)
class Spot:
    """Where a part of the same file begins: what a link leads to, and the number of the page."""

    target: str
    number: str


class Words:
    """Writes text to be read; between two drafts it marks all of it as come or gone.

    `spots` are the parts of the file by their keys, for what names the page of one or links to it.
    """

    def __init__(self, spots: Mapping[str, Spot] | None = None) -> None:
        self.change: Change | None = None
        self._spots = spots or {}

    def text(self, text: str, longest: int = LONGEST_WORD) -> str:
        """Plain text, its lines apart; a word may break that is longer than `longest` characters."""
        return self._marked(_content(text, longest), None) if text else quoted("")

    def bold(self, text: str, longest: int = LONGEST_WORD) -> str:
        """Plain text in bold."""
        return call("strong", self.text(text, longest))

    def runs(self, runs: Inline, longest: int = LONGEST_WORD) -> str:
        """Formatted text."""
        written = []
        # Only what is linked needs to be looked at for where it leads.
        for run in normalise(runs) if any(run.link for run in runs) else runs:
            spot = self._spots.get(run.page_of)
            # A hyphen that is seen at the end of a line alone, and there in a link, makes typst fail.
            text = run.text.rstrip(_SOFT_HYPHEN) if run.link else run.text
            inside = spot.number if spot else _content(text, longest)
            inside = call("emph", inside) if run.italic else inside
            inside = call("strong", inside) if run.bold else inside
            inside = self._marked(inside, run.change)
            target = spot.target if spot else self._target(run)
            written.append(call("link", target, inside) if target else inside)
        return " + ".join(written) or quoted("")

    def _target(self, run: Run) -> str:
        """What a link leads to; a place in the file that has no name here is none.

        Nor is a link one of which nothing is seen: typst fails on it.
        """
        link = run.link or ""
        if not any(sign.isprintable() and not sign.isspace() for sign in run.text):
            return ""
        if link.startswith("#"):
            spot = self._spots.get(link[1:])
            return spot.target if spot else ""
        return quoted(link) if link else ""

    def _marked(self, inside: str, change: Change | None) -> str:
        change = self.change or change
        return call(_DRAFTS[change], inside) if change else inside


def _content(text: str, longest: int) -> str:
    return " + linebreak() + ".join(
        _breakable(line, longest) for line in xml_text(text).split("\n")
    )


def _breakable(text: str, longest: int) -> str:
    """The text with places where a word may break that would run out of its column."""
    spaced = text.replace("\t", " ")
    if len(spaced) <= longest:
        return quoted(spaced)
    pieces = re.sub(rf"\S{{{longest}}}(?=\S)", r"\g<0>\n", spaced).split("\n")
    return _PLACE_TO_BREAK.join(map(quoted, pieces))
