"""The resolution that excludes the public from part B, worded from the grounds of its items.

The regime is chosen by the council's nation and the meeting's date (reference.md 3.7); its words are
an entry of the list of exclusions, which a council may change.
"""

from __future__ import annotations

import re

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.wording import listing
from egovdesk.records.meetings import Item, ItemState

_PARAGRAPH = re.compile(r"^paragraph (\S+)$", re.IGNORECASE)
_UNGROUNDED = re.compile(r" as defined in \{grounds\}")


def exclusion(facts: MeetingFacts) -> str:
    """What follows "Resolved that": `under section 100A(4) …, the public be excluded …`.

    Empty where nothing exempt is left, or where an item of the agenda is itself this resolution.
    """
    exempt = [line.item for line in facts.lines if line.part_b and _is_left(line.item)]
    regime = next(iter(facts.exclusions.values()), None)
    if not exempt or regime is None or any(_excludes(line.item) for line in facts.lines):
        return ""
    grounds = _grounds(facts, exempt, regime.detail)
    wording = regime.wording if grounds else _UNGROUNDED.sub("", regime.wording)
    several = len(exempt) > 1
    for mark, words in (
        ("{items}", "the following items" if several else "the following item"),
        ("{involve}", "they involve" if several else "it involves"),
        ("{grounds}", grounds),
    ):
        wording = wording.replace(mark, words)
    return wording


def _is_left(item: Item) -> bool:
    return item.takes_number and item.state is not ItemState.WITHDRAWN


def _excludes(item: Item) -> bool:
    """Whether the clerk has put the exclusion on the agenda as an item with words of its own."""
    return item.title.casefold().startswith("exclusion of") and bool(item.recommendation)


def _grounds(facts: MeetingFacts, items: list[Item], schedule: str) -> str:
    """`paragraphs 7 and 9 of Part 1 of Schedule 12A to the Act`, in the order of the list."""
    wanted = {item.ground for item in items}
    labels = [one.label for one in facts.grounds.values() if one.code in wanted]
    numbers = [found[1] for found in map(_PARAGRAPH.match, labels) if found]
    named = []
    if numbers:
        word = "paragraph" if len(numbers) == 1 else "paragraphs"
        named.append(f"{word} {listing(numbers)}{f' of {schedule}' if schedule else ''}")
    named += [label for label in labels if not _PARAGRAPH.match(label)]
    return listing(named)
