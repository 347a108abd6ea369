"""Word files after one another as one, each in sections of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from egovdesk.exchange.joining.carrying import Carrier, Numbers
from egovdesk.exchange.joining.fields import Fields, Marks
from egovdesk.exchange.joining.looks import Looks
from egovdesk.exchange.joining.notes import Notes
from egovdesk.exchange.joining.sections import Sections, Stamp
from egovdesk.exchange.joining.sources import Source
from egovdesk.exchange.joining.tables import keep_tables
from egovdesk.exchange.joining.target import MAIN, Prefixes, Target, relation, type_of
from egovdesk.exchange.joining.wordml import ID, NAME, PPR, SECT_PR, Element, P, first_child, new, w

Progress = Callable[[int, int], None]
"""Told how many files are done of how many; it raises to stop."""
_KEPT_SETTINGS = ("defaultTabStop", "characterSpacingControl", "compat", "themeFontLang", "zoom",
                  "decimalSymbol", "listSeparator", "hideSpellingErrors")  # fmt: skip

_BEFORE_FIELDS = ("zoom", "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl")


@dataclass(frozen=True)
class WordPart:
    """A Word file among others: what stands at the top of its pages, and the bookmark round it.

    Its pages are numbered on after those before it, or from `first_page`.
    """

    source: Path
    mark: str
    stamp: Stamp = Stamp()  # noqa: RUF009 - a frozen value
    first_page: int | None = None


def join_word(
    parts: Sequence[WordPart], path: Path, *, first_page: int = 1, progress: Progress | None = None
) -> None:
    """Write the files as one to `path`; the first gives its properties, and what all share.

    The marks of the parts are other files' to lead to. Pages are numbered through from `first_page`.
    Raises Refused where a file is none that can be joined: see `Source`.
    """
    sources = [Source(one.source) for one in parts]
    joined = _Joined(sources, [one.mark for one in parts])
    for at, (part, source) in enumerate(zip(parts, sources, strict=True)):
        joined.take(part, source, first_page if not at else part.first_page)
        if progress is not None:
            progress(at + 1, len(parts))
    joined.save(path)


class _Joined:
    """The file as it grows."""

    def __init__(self, sources: Sequence[Source], marks: Sequence[str]) -> None:
        self._base = sources[0]
        self._target, self._prefixes = Target(), Prefixes()
        self._looks, self._notes, self._numbers = Looks(self._base), Notes(), Numbers()
        self._marks = Marks()
        self._marks.taken |= {one.lower() for one in marks}
        self._evens = any(one.even_differs for one in sources)
        self._blocks: list[Element] = []
        self._section: Element | None = None
        self._count = 0

    def take(self, part: WordPart, source: Source, restart: int | None) -> None:
        """Take a file in after those before it."""
        self._close_section()
        self._count += 1
        self._prefixes.take(source.word.root)
        fields = Fields(self._marks, self._count, part.mark)
        brought = self._looks.of(source)
        carrier = Carrier(source, self._target, brought, fields, self._notes, self._numbers)
        if brought.bakes:
            keep_tables(source)
        sections = Sections(
            carrier, self._target, self._prefixes, part.stamp, evens=self._evens
        )  # fmt: skip
        found = source.sections()
        sections.carry(found, restart=restart if restart != 1 else None)
        references = [_take_references(one) for one in found]
        carrier.carry(source.body, source.word.main, MAIN)
        for one, kept in zip(found, references, strict=True):
            one[:0] = kept
        brought.link_lists()
        self._section = found[-1]
        self._blocks += self._marked(source.body, part.mark)

    def _marked(self, body: Element, mark: str) -> list[Element]:
        """The blocks of a file with a bookmark round them: in its first and last paragraphs, where
        LibreOffice keeps it."""
        key = self._marks.next_id()
        blocks = [one for one in body if one.tag != SECT_PR] or [new("p")]
        if blocks[0].tag != P:
            blocks.insert(0, _mark("bookmarkStart", key, mark))
        else:
            at = 0 if blocks[0].find(PPR) is None else 1
            blocks[0].insert(at, _mark("bookmarkStart", key, mark))
        if blocks[-1].tag != P:  # a table cannot end a section
            blocks.append(_small_paragraph())
        blocks[-1].append(_mark("bookmarkEnd", key))
        return blocks

    def _close_section(self) -> None:
        """Say in the last paragraph of a file, or in one more, how its pages were."""
        if self._section is None:
            return
        last = self._blocks[-1]
        if last.find(f"{PPR}/{SECT_PR}") is not None:
            last = _small_paragraph()
            self._blocks.append(last)
        first_child(last, "pPr").append(self._section)
        _before_changes(self._section)

    def save(self, path: Path) -> None:
        """Write the file."""
        target, base = self._target, self._base
        assert self._section is not None
        settings = self._settings()
        self._notes.put(target, self._prefixes, settings)
        target.put("word/styles.xml", self._looks.root, type_of("styles"))
        target.put("word/numbering.xml", self._looks.definitions.root, type_of("numbering"))
        target.put("word/settings.xml", settings, type_of("settings"))
        for kind in ("styles", "numbering", "settings"):
            target.relate(MAIN, relation(kind), f"word/{kind}.xml")
        for kind in ("theme", "fontTable"):
            name = base.word.related(kind)
            if name:
                target.relate(MAIN, relation(kind), target.bring(base, name))
        body = new("body")
        body.extend([*self._blocks, self._section])
        target.put(MAIN, self._prefixes.root(w("document"), [body]), type_of("document.main"))
        for one in base.package.relations().values():
            main = one.target == base.word.main
            if main or one.kind in ("core-properties", "extended-properties"):
                target.relate("", one.type, MAIN if main else target.bring(base, one.target))
        target.save(path)

    def _settings(self) -> Element:
        """The first file's, without what is of its own; fields are worked out when it is opened."""
        found = self._base.word.settings
        settings = new("settings")
        kept = tuple(map(w, _KEPT_SETTINGS))
        settings.extend(
            deepcopy(one) for one in ([] if found is None else found) if one.tag in kept
        )
        _put_after(settings, new("updateFields", val="true"), _BEFORE_FIELDS)
        if self._evens:
            _put_after(settings, new("evenAndOddHeaders"), _BEFORE_FIELDS[:2])
        return settings


def _put_after(settings: Element, made: Element, names: tuple[str, ...]) -> None:
    """Put a setting where Word looks for it: after all of these that there are."""
    tags = tuple(map(w, names))
    settings.insert(
        max((at + 1 for at, one in enumerate(settings) if one.tag in tags), default=0), made
    )


def _take_references(section: Element) -> list[Element]:
    """The references to headers and footers, which lead to parts of the joined file already."""
    tags = (w("headerReference"), w("footerReference"))
    found = [one for one in section if one.tag in tags]
    for one in found:
        section.remove(one)
    return found


def _before_changes(section: Element) -> None:
    changed = section.getparent().find(w("pPrChange"))  # type: ignore[union-attr]
    if changed is not None:
        changed.addprevious(section)


def _small_paragraph() -> Element:
    made = new("p")
    first_child(made, "pPr").append(new("spacing", before=0, after=0, line=20, lineRule="exact"))
    return made


def _mark(name: str, key: str, mark: str = "") -> Element:
    made = new(name)
    made.set(ID, key)
    if mark:
        made.set(NAME, mark)
    return made
