"""What the leak check found, each with what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import counted
from egovdesk.packing.making import Made
from egovdesk.packing.manifest import Pages, of_page
from egovdesk.records.leaks import Leak, Part, Searched, Unsearched
from egovdesk.register import Register
from ui.item_models.segments import Icon, Text
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.note import Note


@dataclass(frozen=True)
class Spot:
    """Where something was found: the number printed on the page, and the author's file that it is of.

    `in_file` is the page of that file, from 1; 0 where it is no page of one.
    """

    number: int = 0
    of: Pages | None = None
    in_file: int = 0


def spot_of(made: Made, found: Leak | Unsearched) -> Spot:
    """Where in the pack something was found."""
    page = found.place.page
    if page is None or not made.manifest:
        return Spot()
    if made.is_folder:
        of = next((one for one in made.manifest if one.file == found.place.file), None)
        return Spot(of=of, in_file=page if of and of.sha256 else 0)
    if found.place.file != made.path.name:
        return Spot()
    number = made.manifest[0].first + page - 1
    of = of_page(made.manifest, number)
    return Spot(number, of, number - of.first + 1 if of and of.sha256 else 0)


def leak_note(made: Made, key: str, leak: Leak) -> Note:
    """One thing that was found."""
    spot = spot_of(made, leak)
    where = f"on page {spot.number}" if spot.number else _elsewhere(made, leak)
    about = leak.secret.about or "the exempt record"
    sentence = f"“{leak.words}” is {where}. It also appears in {about}, which is exempt."
    acts = [(f"show:{key}", "Show page")] if spot.number else []
    if spot.in_file:
        acts.append((f"withhold:{key}", "Withhold…"))
    acts.append((f"public:{key}", "Public…"))
    return Note("red", sentence, acts)


def unsearched_note(key: str, one: Unsearched) -> Note:
    """One thing that could not be searched."""
    sentence = f"{one.place.where or one.place.file}: {one.why}"
    return Note(
        "red" if one.blocks else "amber", sentence,
        [(f"public:{key}", "I have looked at it…")] if one.blocks else [],
    )  # fmt: skip


def settled_notes(register: Register, meeting_id: str) -> list[Note]:
    """What has been declared public or withheld for this meeting, each to be taken back."""
    notes = [
        Note("tint", f"Declared public: “{one.words}”. {one.reason}",
             [] if one.pack_id else [(f"declared:{one.id}", "Take back")])
        for one in register.disclosures.find(meeting_id=meeting_id)
    ]  # fmt: skip
    for held in register.withholdings.find(meeting_id=meeting_id):
        paper = register.papers.maybe(held.paper_id)
        of = f" of {paper.title}" if paper else ""
        how = "withheld" if held.whole else f"without “{held.words}”"
        notes.append(
            Note("tint", f"Page {held.page}{of} goes out {how}.",
                 [(f"withheld:{held.id}", "Let it out")])
        )  # fmt: skip
    return notes


def clear_lines(made: Made, searched: Searched) -> list[QWidget]:
    """What the check looked at and found in order, in a line each."""
    count = counted(searched.pages, "page") if made.pages else counted(searched.files, "file")
    said = [f"Searched {count} for {counted(searched.secrets, 'exempt thing')}"]
    bad = {one.place.part for one in searched.leaks}
    groups = (
        ({Part.COMMENT, Part.TRACKED}, "No comments or tracked changes"),
        ({Part.PROPERTY, Part.METADATA}, "Properties give nothing away"),
        ({Part.FILE_NAME, Part.EMBEDDED}, "File names give nothing away"),
        ({Part.BOOKMARK, Part.LINK, Part.ALT_TEXT}, "Bookmarks and links give nothing away"),
    )
    said += [words for parts, words in groups if not parts & bad]
    return [
        SegmentLabel((Icon("circle-check", "green"), Text(words, "ink2", "text"))) for words in said
    ]


def nothing_found() -> Label:
    """What stands there before the check is done."""
    return Label("Nothing has been looked at yet.", "note", "ink2", wrap=True)


def _elsewhere(made: Made, leak: Leak) -> str:
    """Where something was found that is on no page: in a part of the pack, or in a file of it."""
    file = "the file" if leak.place.file == made.path.name else leak.place.file
    if leak.place.page is not None and leak.place.part is Part.BODY:
        return f"on page {leak.place.page} of {file}"
    return f"in {file}’s {_part(leak.place.part)}"


def _part(part: Part) -> str:
    return {Part.PROPERTY: "properties", Part.METADATA: "metadata"}.get(part, part.value)
