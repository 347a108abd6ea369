"""When two texts say the same, and how a decision's parts are one text and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from egovdesk.lettering import letters

# What no document shows, and what stands in its place in ours; both count for nothing.
_UNSHOWN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff\u202d\u202e\u2066-\u2069]"
)
_CUT = re.compile(r" … \[Cut: the register holds all [\d,]+ characters\.\]$")


def same_text(kept: str, cell: str) -> bool:
    """Whether a cell says what the register says, but for spacing; one that was cut, as far as it goes."""
    told, wanted = _bare(kept), _bare(cell)
    if _CUT.search(wanted):
        return told.startswith(_CUT.sub("", wanted).rstrip())
    return told == wanted


def is_cut(cell: str) -> bool:
    """Whether the text was cut when it was exported, since Excel can hold no more."""
    return bool(_CUT.search(_bare(cell)))


def _bare(text: str) -> str:
    return " ".join(_UNSHOWN.sub("", text).split())


@dataclass(frozen=True)
class Prose:
    """How Markdown is told as plain text, and plain text as Markdown that says the same.

    Documents know both; an import is given them, since it knows no documents.
    """

    plain: Callable[[str], str]
    markdown: Callable[[str], str]

    def wording(self, parts: Sequence[str]) -> str:
        """The parts as one text, lettered where there are several, as the decision register has it."""
        lines = [self.plain(part) for part in parts if part.strip()]
        if len(lines) < 2:
            return "".join(lines)
        return "\n".join(f"({letters(place)}) {line}" for place, line in enumerate(lines))

    def parts(self, wording: str) -> list[str]:
        """The Markdown of each part: lettered lines (a), (b) … are parts, anything else is one."""
        return [self.markdown(part) for part in _lettered(wording)]


def _lettered(wording: str) -> list[str]:
    parts: list[list[str]] = []
    for line in wording.split("\n"):
        mark = f"({letters(len(parts))})"
        if line.lstrip().startswith(mark) and line.lstrip()[len(mark) :].strip():
            parts.append([line.lstrip()[len(mark) :].strip()])
        elif parts:
            parts[-1].append(line)
        else:
            return [wording]
    return ["\n".join(part).strip() for part in parts] if len(parts) > 1 else [wording]
