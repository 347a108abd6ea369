"""What a Word file carries besides its text: comments, changes, links, pictures, macros, properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from egovdesk.exchange.authors.instructions import instruction_in
from egovdesk.exchange.authors.office import property_findings
from egovdesk.exchange.authors.word import WordFile
from egovdesk.exchange.authors.wordml import (
    BLIP,
    BOX,
    DRAWING_PROPERTIES,
    R_NAMESPACE,
    RELATION_ID,
    RELATION_LINK,
    RPR,
    V_IMAGE,
    V_SHAPE,
    Element,
    T,
    beginning,
    inside,
    run_text,
    squeezed,
    value,
    w,
)
from egovdesk.records.file_checks import FileFinding, Mending, Wish
from egovdesk.records.findings import Severity

CHANGES = tuple(map(w, ("ins", "del", "moveFrom", "moveTo")))
FORMAT_CHANGES = tuple(
    map(w, ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange",
            "tblGridChange", "tblPrExChange", "numberingChange"))
)  # fmt: skip
COMMENT_PARTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_MACROS = ("vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars")
_OBJECTS = ("oleObject", "package", "control", "aFChunk", "subDocument")
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_OUTSIDE_FIELD = re.compile(r"^\s*(INCLUDETEXT|INCLUDEPICTURE|LINK|DDEAUTO|DDE|IMPORT|RD)\b", re.I)
_BARE = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_OF_A_COMPUTER = re.compile(r"^(?:file:|\\\\|[a-z]:[\\/])", re.IGNORECASE)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_LINK_FIELD = re.compile(r'^\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_FILL_IN = re.compile(
    r"\[(?:insert|type|enter|add|name|date|xx+)[^\]]*\]|\bTBC\b|\bXX+\b", re.IGNORECASE
)


def check_comments(word: WordFile) -> Iterator[FileFinding]:
    """Comments that were left in."""
    comments = word.part("comments")
    found = [] if comments is None else comments.findall(w("comment"))
    if found:
        said = [squeezed("".join(t.text or "" for t in one.iter(T))) for one in found]
        yield FileFinding(
            "comments", _many(found, "comment is left in", "comments are left in"), Mending.ASKED,
            "Answer them, and delete them (Review, Delete All Comments).",
            "The comments are taken out.", tuple(beginning(one) for one in said), wish=Wish.COMMENTS,
        )  # fmt: skip


def check_changes(word: WordFile) -> Iterator[FileFinding]:
    """Tracked changes that were left in."""
    found: list[Element] = []
    for _name, _where, root in word.stories():
        found += [one for one in root.iterdescendants(*CHANGES) if one.getparent().tag != RPR]  # type: ignore[union-attr]
        found += list(root.iter(*FORMAT_CHANGES))
    if not found:  # the end of a paragraph, taken out or put in, is a change of its own
        found = [
            one for _name, _where, root in word.stories() for one in root.iterdescendants(*CHANGES)
        ]
    if found:
        yield FileFinding(
            "changes", _many(found, "tracked change is left in", "tracked changes are left in"),
            Mending.ASKED, "Accept or reject each of them (Review), and turn Track Changes off.",
            "The tracked changes are accepted as they stand.", _change_places(found), wish=Wish.CHANGES,
        )  # fmt: skip


def _change_places(found: Iterable[Element]) -> tuple[str, ...]:
    said = []
    for one in found:
        words = squeezed("".join(t.text or "" for t in one.iter(T, w("delText"))))
        if words:
            verb = "taken out" if one.tag in (w("del"), w("moveFrom")) else "put in"
            said.append(f"{verb}: {beginning(words, 40)}")
    return tuple(said)


def check_pictures(word: WordFile) -> Iterator[FileFinding]:
    """Pictures without words for who cannot see them, and pictures that are not in the file."""
    unsaid = [
        word.place_of(one)
        for one in inside(word.root, boxes=True)
        if one.tag == DRAWING_PROPERTIES and not (one.get("descr") or "").strip() and not _decorates(one)
    ]  # fmt: skip
    unsaid += [
        word.place_of(one)
        for one in inside(word.root, boxes=True)
        if one.tag == V_SHAPE
        and one.find(V_IMAGE) is not None
        and not (one.get("alt") or "").strip()
        and w("object") not in {above.tag for above in one.iterancestors()}
    ]  # fmt: skip
    if unsaid:
        yield FileFinding(
            "pictures.words", _many(unsaid, "picture has no words for those who cannot see it",
                                    "pictures have no words for those who cannot see them"),
            Mending.AUTHOR,
            "Say in a sentence what each shows (right click, Edit Alt Text), or mark it as decorative.",
            places=tuple(unsaid),
        )  # fmt: skip
    outside = [one for name in _text_parts(word) for one in _outside_pictures(word, name)]
    if outside:
        yield FileFinding(
            "pictures.outside", _many(outside, "picture is not in the file but only linked to it",
                                      "pictures are not in the file but only linked to it"),
            Mending.AUTHOR, "Put in the picture itself (File, Info, Edit Links to Files, Break Link).",
            places=tuple(outside),
        )  # fmt: skip


def _decorates(properties: Element) -> bool:
    return any(one.get("val") in ("1", "true") for one in properties.iter(_DECORATIVE))


def _text_parts(word: WordFile) -> Iterator[str]:
    return (name for name, _where, _root in word.stories())


def _outside_pictures(word: WordFile, name: str) -> Iterator[str]:
    links = word.links_of(name)
    for one in word.package.xml(name).iter(BLIP, V_IMAGE):
        ids = (one.get(RELATION_LINK), one.get(RELATION_ID), one.get(f"{{{R_NAMESPACE}}}href"))
        for found in (links[each] for each in ids if each in links):
            if found.external:
                yield _shortened(found.target)


def check_links(word: WordFile) -> Iterator[FileFinding]:
    """Links that lead to somebody's computer, that are bare addresses, or that fetch something."""
    own, bare, fetched = [], [], []
    for name, _where, root in word.stories():
        links = word.links_of(name)
        for one in root.iter(w("hyperlink")):
            link = links.get(one.get(RELATION_ID) or "")
            words = squeezed("".join(run_text(run) for run in one.iter(w("r"))))
            if link is not None and link.external and is_of_a_computer(link.target):
                own.append(f"{beginning(words)} leads to {_shortened(link.target)}")
            elif link is not None and _BARE.match(words):
                bare.append(_shortened(words))
        for code in _fields(root):
            target = _LINK_FIELD.match(code)
            if target and is_of_a_computer(target[1]):
                own.append(f"a field leads to {_shortened(target[1])}")
            elif _OUTSIDE_FIELD.match(code):
                fetched.append(_shortened(squeezed(code)))
    yield from _links_found(own, bare, fetched)


def is_of_a_computer(target: str) -> bool:
    """Whether a link leads to a file: of a drive, a server, or beside the one that has it."""
    beside = not _SCHEME.match(target) and not target.startswith(("#", "www."))
    return bool(_OF_A_COMPUTER.match(target)) or beside


def _links_found(
    own: Sequence[str], bare: Sequence[str], fetched: Sequence[str]
) -> Iterator[FileFinding]:
    if own:
        yield FileFinding(
            "links.computer", _many(own, "link leads to a file of a computer, where nobody else gets",
                                    "links lead to files of a computer, where nobody else gets"),
            Mending.AUTHOR, "Take the link out, or send the file as an appendix.", places=tuple(own),
        )  # fmt: skip
    if bare:
        yield FileFinding(
            "links.bare", _many(bare, "link is a bare address", "links are bare addresses"),
            Mending.AUTHOR, "Let the link’s words say where it leads: “the council’s IEG2 statement”.",
            places=tuple(bare), severity=Severity.INFORMATION,
        )  # fmt: skip
    if fetched:
        yield FileFinding(
            "links.fetched", _many(fetched, "field fetches something from outside the file",
                                   "fields fetch something from outside the file"),
            Mending.AUTHOR, "Put in the words or the picture themselves (Ctrl+Shift+F9 unlinks a field).",
            places=tuple(fetched),
        )  # fmt: skip


def _fields(root: Element) -> Iterator[str]:
    """What each field is told to show, however Word has divided that among runs."""
    open_ones: list[str] = []
    for one in root.iter(w("instrText"), w("fldChar"), w("fldSimple")):
        if one.tag == w("fldSimple"):
            yield one.get(w("instr")) or ""
        elif one.tag == w("instrText"):
            open_ones.append((open_ones.pop() if open_ones else "") + (one.text or ""))
        elif one.get(w("fldCharType")) == "begin":
            open_ones.append("")
        elif one.get(w("fldCharType")) == "end" and open_ones:
            yield open_ones.pop()
    yield from open_ones


def check_macros(word: WordFile) -> Iterator[FileFinding]:
    """Macros, which are noticed and never run."""
    if macro_parts(word):
        yield FileFinding(
            "macros", "It has macros in it. None was run.", Mending.ITSELF,
            "Send it without macros, as a Word document (.docx).", "The macros are taken out.",
        )  # fmt: skip


def macro_parts(word: WordFile) -> list[str]:
    """The names of the parts that hold macros, and what belongs to them."""
    names = [one.target for one in word.relations.values() if one.kind in _MACROS]
    beside = [link.target for name in names for link in word.package.relations(name).values()]
    return [name for name in (*names, *beside) if name in word.package]


def check_embedded(word: WordFile) -> Iterator[FileFinding]:
    """Files within the file: a chart brings its whole workbook with it."""
    found = []
    for name in word.package.names:
        if name.endswith(".rels"):
            continue
        for one in word.package.relations(name).values() if name.startswith("word/") else ():
            if one.kind in _OBJECTS:
                of_chart = "the workbook of a chart" if "/charts/" in f"/{name}" else "an object"
                where = _shortened(one.target) if one.external else one.target.rpartition("/")[2]
                found.append(f"{of_chart}: {where}")
    if found:
        yield FileFinding(
            "embedded", _many(found, "file is hidden in the file", "files are hidden in the file"),
            Mending.AUTHOR,
            "Put charts and sheets in as pictures, with words for what they show, and send the files"
            " beside the paper.", places=tuple(found),
        )  # fmt: skip


def check_boxes(word: WordFile) -> Iterator[FileFinding]:
    """Text boxes, which readers by ear meet in the wrong place or not at all."""
    found = [
        beginning("".join(t.text or "" for t in box.iter(T)))
        for _name, _where, root in word.stories()
        for box in inside(root, boxes=True)
        if box.tag == BOX and any((t.text or "").strip() for t in box.iter(T))
    ]
    if found:
        yield FileFinding(
            "boxes", _many(found, "text box stands beside the text", "text boxes stand beside the text"),
            Mending.AUTHOR, "Put its words into the text, as a paragraph.", places=tuple(found),
        )  # fmt: skip


def check_left_over(word: WordFile) -> Iterator[FileFinding]:
    """Instructions and places to fill in that nobody filled."""
    told = [found for line in word.lines if (found := instruction_in(word.styles, line.element))]
    left = [beginning(one.gone) for one in told if one.gone]
    if left:
        yield FileFinding(
            "instructions", _many(left, "instruction is left in", "instructions are left in"),
            Mending.ITSELF, "Delete it.", "The instructions of the shell are taken out.", tuple(left),
            severity=Severity.INFORMATION,
        )  # fmt: skip
    typed = [beginning(one.typed) for one in told if one.typed]
    if typed:
        yield FileFinding(
            "instructions.typed",
            _many(typed, "paragraph looks like an instruction of the shell, and is none",
                  "paragraphs look like instructions of the shell, and are none"),
            Mending.ITSELF, "Give it the look of the text around it.",
            "What was typed in the place of an instruction stays, and looks like other text.",
            tuple(typed), severity=Severity.INFORMATION,
        )  # fmt: skip
    blanks = [line.place for line in word.lines if _FILL_IN.search(line.text)]
    blanks += [
        word.place_of(one)
        for one in word.root.iter(w("sdt"))
        if value(one.find(w("sdtPr")), "showingPlcHdr") is not None
    ]
    if blanks:
        yield FileFinding(
            "blanks", _many(blanks, "place is left to fill in", "places are left to fill in"),
            Mending.AUTHOR, "Fill them in, or take them out.", places=tuple(dict.fromkeys(blanks)),
        )  # fmt: skip


def check_properties(word: WordFile) -> Iterator[FileFinding]:
    """What the file's properties tell of who wrote it, and on which computer."""
    yield from property_findings(word.package, word.heading, _of_computer(word))


def _of_computer(word: WordFile) -> list[str]:
    told = []
    settings = word.related("settings")
    links = word.package.relations(settings) if settings else {}
    told += [f"template {one.target}" for one in links.values() if one.kind == "attachedTemplate"]
    told += [
        f"mail merge with {_shortened(one.target)}"
        for one in links.values()
        if one.kind == "mailMergeSource"
    ]
    if word.settings is not None and word.settings.find(w("docVars")) is not None:
        told.append("variables of a macro")
    return told


def _shortened(words: str, most: int = 80) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _many(found: Sequence[object], one: str, several: str) -> str:
    return f"{len(found)} {one if len(found) == 1 else several}."
