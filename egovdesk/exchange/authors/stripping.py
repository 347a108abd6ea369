"""Taking out of a Word file what was left in: changes, comments, hidden text, macros, instructions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from egovdesk.exchange.authors.belongings import CHANGES, COMMENT_PARTS, FORMAT_CHANGES, macro_parts
from egovdesk.exchange.authors.editing import Editing
from egovdesk.exchange.authors.instructions import Instruction, instruction_in
from egovdesk.exchange.authors.word import WordFile
from egovdesk.exchange.authors.wordml import (
    DEL,
    MOVE_FROM,
    PPR,
    RELATION_ID,
    RPR,
    STYLE,
    TC,
    TR,
    Element,
    P,
    R,
    add_words,
    inside,
    run_text,
    w,
)

_WORD_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_GONE = (DEL, MOVE_FROM)
_RANGES = tuple(
    w(f"{what}Range{end}")
    for what in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom",
                 "customXmlMoveTo")
    for end in ("Start", "End")
)  # fmt: skip
_COMMENT_MARKS = (w("commentRangeStart"), w("commentRangeEnd"))
_WORDS = tuple(map(w, ("t", "tab", "br", "cr", "noBreakHyphen", "sym")))
_OF_COMPUTER = tuple(map(w, ("rsids", "docVars", "mailMerge", "attachedTemplate")))
_NOTHING_SHOWN = (PPR, w("bookmarkStart"), w("bookmarkEnd"), w("proofErr"))


def accept_changes(word: WordFile, editing: Editing) -> None:
    """Accept every tracked change, in the text, headers, footers and notes."""
    for name, _where, _root in list(word.stories()):
        _accept(editing.xml(name))
    settings = word.related("settings")
    if settings:
        _remove_all(editing.xml(settings).iter(w("trackRevisions")))


def _accept(root: Element) -> None:
    _remove_all(root.iter(*FORMAT_CHANGES, *_RANGES))
    for row in list(root.iter(TR)):
        if row.find(f"{w('trPr')}/{w('del')}") is not None:
            _remove(row)
    for cell in list(root.iter(TC)):
        if cell.find(f"{w('tcPr')}/{w('cellDel')}") is not None:
            _remove(cell)
    _remove_all(root.iter(w("cellIns"), w("cellMerge")))
    for paragraph in list(root.iter(P)):
        marks = paragraph.find(f"{PPR}/{RPR}")
        if marks is not None and any(marks.find(tag) is not None for tag in _GONE):
            _join_with_next(paragraph)
    for change in list(root.iter(*CHANGES)):
        above = change.getparent()
        if above is None:
            continue
        if above.tag in (RPR, w("trPr")) or change.tag in _GONE:
            _remove(change)
        else:
            _unwrap(change)
    for table in [one for one in root.iter(w("tbl")) if one.find(f".//{w('tr')}") is None]:
        _remove(table)


def _join_with_next(paragraph: Element) -> None:
    """Let the words of a paragraph whose end was deleted stand before those of the next."""
    following = paragraph.getnext()
    if following is None or following.tag != P:
        return
    at = 1 if following.find(PPR) is not None else 0
    for one in [one for one in paragraph if one.tag != PPR]:
        following.insert(at, one)
        at += 1
    _remove(paragraph)


def remove_comments(word: WordFile, editing: Editing) -> None:
    """Take out the comments, with their marks in the text."""
    for name, _where, _root in list(word.stories()):
        root = editing.xml(name)
        _remove_all(root.iter(*_COMMENT_MARKS))
        for mark in list(root.iter(w("commentReference"))):
            run = mark.getparent()
            _remove(mark)
            if run is not None and all(one.tag == RPR for one in run):
                _remove(run)
    for one in list(word.relations.values()):
        if one.kind in COMMENT_PARTS and one.target in word.package:
            editing.drop(one.target)


def remove_hidden(word: WordFile, editing: Editing) -> None:
    """Take out the words that are hidden; fields keep what they are made of."""
    for name, _where, _root in list(word.stories()):
        for paragraph in editing.xml(name).iter(P):
            for run in list(_own_runs(paragraph)):
                if run_text(run) and word.styles.look(run, paragraph).hidden:
                    _remove_all(one for one in run if one.tag in _WORDS)


def strip_instructions(word: WordFile, editing: Editing) -> None:
    """Take out the instructions of a shell; what an author typed in their style becomes plain text."""
    for name, _where, root in list(word.stories()):
        for paragraph in list(root.iter(P)):
            found = instruction_in(word.styles, paragraph)
            if found is not None:
                editing.xml(name)  # that of the root: it is written anew
                _strip(paragraph, found)


def _strip(paragraph: Element, found: Instruction) -> None:
    for run, left in zip(found.runs, found.left, strict=True):
        if not left:
            _remove(run)
            continue
        if left != run_text(run):
            _remove_all(one for one in run if one.tag in _WORDS)
            add_words(run, left)
        if found.typed:
            _remove_all(run.iter(w("rStyle")))
    if found.gone and not found.typed and _is_empty(paragraph):
        _remove_empty(paragraph)


def _is_empty(paragraph: Element) -> bool:
    return all(one.tag in _NOTHING_SHOWN for one in paragraph)


def _remove_empty(paragraph: Element) -> None:
    """Take out an empty paragraph, where its place needs none to end with."""
    marked = any(one.tag == w("bookmarkStart") for one in paragraph)
    section = paragraph.find(f"{PPR}/{w('sectPr')}") is not None
    following = paragraph.getnext()
    if not marked and not section and following is not None and following.tag in (P, w("sectPr")):
        _remove(paragraph)


def remove_macros(word: WordFile, editing: Editing) -> None:
    """Take out the macros, and let the file say that it is a document."""
    for name in macro_parts(word):
        editing.drop(name)
    if editing.type_of(word.main) != _WORD_DOCUMENT:
        editing.set_type(word.main, _WORD_DOCUMENT)


def strip_settings(word: WordFile, editing: Editing) -> None:
    """Take out of the settings what tells of a computer: template, merges, what macros kept."""
    settings = word.related("settings")
    if not settings:
        return
    root = editing.xml(settings)
    links = word.package.relations(settings)
    for one in list(root.iter(*_OF_COMPUTER)):
        for inner in chain((one,), one.iter()):
            relation = inner.get(RELATION_ID) or ""
            if relation in links:
                editing.unlink(settings, relation)
        _remove(one)


def _own_runs(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph itself: those in text boxes belong to the paragraphs there."""
    return (one for one in inside(paragraph) if one.tag == R)


def _remove_all(elements: Iterable[Element]) -> None:
    for one in list(elements):
        _remove(one)


def _remove(element: Element) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)


def _unwrap(element: Element) -> None:
    above = element.getparent()
    if above is None:
        return
    at = above.index(element)
    for one in reversed(list(element)):
        above.insert(at, one)
    above.remove(element)


__all__ = [
    "STYLE",
    "accept_changes",
    "remove_comments",
    "remove_hidden",
    "remove_macros",
    "strip_instructions",
    "strip_settings",
]
