"""What taking a paper back will do: its file beside the register, and what of it is not understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from egovdesk.documents.model import Facts
from egovdesk.documents.paper_shells import shell_of_paper
from egovdesk.documents.passages import (
    blocks_of,
    numbered,
    points,
    points_of,
    recommendation_markdown,
)
from egovdesk.documents.text import markdown_from_blocks, plain_text
from egovdesk.documents.wording import counted, listing, long_date, tally
from egovdesk.records.dates_in_words import date_in_words
from egovdesk.records.papers import Clearance, Paper
from egovdesk.records.people import Person
from egovdesk.records.returned import (
    BackChange,
    BackPlan,
    ClearanceBack,
    ReturnedPaper,
    ReturnedSection,
)
from egovdesk.records.shells import (
    AUTHOR,
    BACKGROUND_PAPERS,
    CLEARED_ON,
    OPTION_LABELS,
    OPTIONS,
    PROVIDED_BY,
    RECOMMENDATIONS,
    Implication,
    is_implication,
    paper_key,
    paper_of,
)
from egovdesk.register import Register
from egovdesk.shipped.shells import paper_shell

_LEAD_IN = re.compile(r"^the .{1,80} is asked to:?$", re.IGNORECASE | re.DOTALL)
_OF_AUTHOR = ("Contact", "Report of")
_LEAST_OPTIONS = 3
_EMPTY_MATTERS = ("purpose", "background", OPTIONS, "preferred", "consultation")


def plan_taking_back(register: Register, paper_id: str, returned: ReturnedPaper) -> BackPlan:
    """What the file changes in the register, and what a clerk has to know before it does."""
    return _Planner(register, register.papers.get(paper_id), returned).plan()


def paper_that_returned(register: Register, returned: ReturnedPaper) -> Paper | None:
    """The paper whose shell a file was; None where it does not say, or that paper is gone."""
    found = paper_of(returned.paper, (one.id for one in register.papers.all()))
    return register.papers.maybe(found)


@dataclass
class _Planner:
    register: Register
    paper: Paper
    file: ReturnedPaper
    changes: list[BackChange] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def plan(self) -> BackPlan:
        self._look_whose()
        recommendation, author = self._recommendation(), self._author()
        background, clearances = self._background(), tuple(self._clearances())
        self._look_at_front(author is not None)
        self._look_at_headings()
        return BackPlan(
            self.file.file, self.paper.id, recommendation, author, background, clearances,
            tuple(self.changes), tuple(self.notes),
        )  # fmt: skip

    def _look_whose(self) -> None:
        if self.file.paper and self.file.paper != paper_key(self.paper.id):
            other = paper_that_returned(self.register, self.file)
            whose = f"of another paper, “{other.title}”" if other else "of another paper"
            self.notes.append(f"This file was made as the shell {whose}.")

    # -- recommendations -----------------------------------------------------------------------

    def _recommendation(self) -> str | None:
        section, item = (
            self._section(RECOMMENDATIONS),
            self.register.items.maybe(self.paper.item_id),
        )
        if section is None or item is None:
            return None
        self._tell_unread(section)
        said = [one for one in section.passages if not _LEAD_IN.match(one.text.strip())]
        passages = numbered(said)
        before, after = list(points(item.recommendation)), list(points_of(passages))
        if before == after:
            return None
        if not after:
            self.notes.append("Nothing is recommended in the file: what the item recommends stays.")
            return None
        markdown = recommendation_markdown(passages)
        self._change("Recommendations", plain_text(item.recommendation), plain_text(markdown))
        return markdown

    def _section(self, key: str) -> ReturnedSection | None:
        return self.file.section(key)

    def _tell_unread(self, section: ReturnedSection) -> None:
        """What stands under a heading and is not taken."""
        if section.beside:
            many = Counter(section.beside)
            said = listing([counted(count, what) for what, count in many.items()])
            stay = "stays" if len(section.beside) == 1 else "stay"
            self.notes.append(
                f"{said[:1].upper()}{said[1:]} under “{section.heading}” {stay} in the file alone."
            )
        for words in section.leftover:
            self.notes.append(
                f"Part of an instruction under “{section.heading}” is not taken: “{words}”"
            )

    def _change(self, label: str, before: str, after: str) -> None:
        self.changes.append(BackChange(label, before, after))

    # -- author and background papers ----------------------------------------------------------

    def _author(self) -> tuple[str | None, str] | None:
        said = dict(self.file.front).get(AUTHOR, "")
        person = self.register.people.maybe(self.paper.author_id)
        now = person.name if person else self.paper.author
        if not said or said.casefold() == now.casefold():
            return None
        found = self._person(said)
        if found is None:
            self.notes.append(
                f"“{said}”, its author, is nobody in the register: the name is kept as text."
            )
        self._change("Author", now, found.name if found else said)
        return (found.id, "") if found else (None, said)

    def _person(self, words: str) -> Person | None:
        """The one person of that name; what stands after a comma is their post."""
        name = words.split(",")[0].strip().casefold()
        found = [one for one in self.register.people.all() if one.name.casefold() == name]
        return found[0] if len(found) == 1 else None

    def _background(self) -> str | None:
        section = self._section(BACKGROUND_PAPERS)
        if section is None:
            return None
        self._tell_unread(section)
        lines = [" ".join(one.text.split()) for one in section.passages]
        words = "\n".join(line for line in lines if line)
        before = "\n".join(line for line in self.paper.background.split("\n") if line.strip())
        if words == before or not words:
            return None
        self._change("Background papers", before, words)
        return words

    # -- implications --------------------------------------------------------------------------

    def _clearances(self) -> Iterator[ClearanceBack]:
        kept = self.register.clearances.find(paper_id=self.paper.id)
        for section in self.file.sections:
            if not is_implication(section.key):
                continue
            mine = next((one for one in kept if _is_of(section.key, one.kind)), None)
            back = self._clearance(section, mine)
            if back is not None:
                yield back

    def _clearance(self, section: ReturnedSection, now: Clearance | None) -> ClearanceBack | None:
        self._tell_unread(section)
        kind = now.kind if now else _kind_of(section)
        before = now or Clearance("", self.paper.id, kind)
        text, said = before.text, list(points_of(section.passages))
        if said and said != list(points(before.text, whole=True)):
            text = markdown_from_blocks(blocks_of(section.passages))
        person_id, note = self._provider(section, before)
        cleared = self._cleared_on(section, before)
        after = ClearanceBack(kind, now.id if now else None, text, person_id, cleared, note)
        if self._tell_clearance(before, after):
            return after
        return None

    def _provider(self, section: ReturnedSection, before: Clearance) -> tuple[str | None, str]:
        said = section.fact(PROVIDED_BY)
        if not said:
            return before.person_id, before.note
        found = self._person(said)
        if found is not None:
            return found.id, before.note
        note = f"{PROVIDED_BY} {said}"
        if note not in before.note:
            self.notes.append(
                f"“{said}”, under “{section.heading}”, is nobody in the register: the name is kept as a note."
            )
        return before.person_id, before.note or note

    def _cleared_on(self, section: ReturnedSection, before: Clearance) -> date | None:
        said, today = section.fact(CLEARED_ON), self.register.today
        if not said:
            return before.cleared_on
        day = date_in_words(said, today, days_behind=300)
        if isinstance(day, str):
            self.notes.append(
                f"“{said}”, under “{section.heading}”, is no date: nothing is cleared by it."
            )
            return before.cleared_on
        if day > today:
            self.notes.append(
                f"“{section.heading}” says that it is cleared on {long_date(day)}, which is to come:"
                " nothing is cleared by it."
            )
            return before.cleared_on
        return day

    def _tell_clearance(self, before: Clearance, after: ClearanceBack) -> bool:
        """Say what changes of a clearance; whether anything does."""
        told = len(self.changes)
        if after.text != before.text:
            self._change(
                f"{after.kind} implications", plain_text(before.text), plain_text(after.text)
            )
        if after.person_id != before.person_id:
            self._change(f"{after.kind}: provided by", self._name(before.person_id),
                         self._name(after.person_id))  # fmt: skip
        if after.cleared_on != before.cleared_on:
            days = [long_date(one) if one else "" for one in (before.cleared_on, after.cleared_on)]
            self._change(f"{after.kind}: cleared on", *days)
        if after.note != before.note:
            self._change(f"{after.kind}: note", before.note, after.note)
        return len(self.changes) > told

    def _name(self, person_id: str | None) -> str:
        person = self.register.people.maybe(person_id)
        return person.name if person else ""

    # -- what stays, and what was not understood -----------------------------------------------

    def _look_at_front(self, author_changes: bool) -> None:
        document = shell_of_paper(self.register, self.paper.id)
        said = dict(self.file.front)
        front = next(one for one in document.blocks if isinstance(one, Facts))
        for label, value in front.pairs:
            mine = said.get(label)
            if mine is None or label == AUTHOR or (author_changes and label in _OF_AUTHOR):
                continue
            if " ".join(mine.split()) != " ".join(str(value).split()):
                stays = (
                    f"the register has “{value}”, which stays"
                    if value
                    else "the register has nothing"
                )
                self.notes.append(f"{label}: the file says “{mine}”; {stays}.")
        labels = {label for label, _value in front.pairs}
        for label, mine in self.file.front:
            if label not in labels and mine:
                self.notes.append(f"“{label}: {mine}” is no line of the shell, and is not taken.")
        if self.file.title and self.file.title.casefold() != self.paper.title.casefold():
            self.notes.append(
                f"The file calls itself “{self.file.title}”; the paper stays “{self.paper.title}”."
            )

    def _look_at_headings(self) -> None:
        for heading in self.file.missing:
            self.notes.append(
                f"The heading “{heading}” was not found. What stood under it may stand under the heading"
                " before it."
            )
        for heading in self.file.again:
            self.notes.append(
                f"“{heading}” stands there twice: what is under the second stays in the file alone."
            )
        for heading in self.file.unknown:
            self.notes.append(
                f"“{heading}” is no heading of the shell: what stands under it stays in the file alone."
            )
        for key in _EMPTY_MATTERS:
            section = self._section(key)
            if section is not None and not section.words and not any(v for _l, v in section.facts):
                self.notes.append(f"Nothing is written under “{section.heading}”.")
        self._count_options()

    def _count_options(self) -> None:
        section = self._section(OPTIONS)
        if section is None or not section.words:
            return
        both = min(sum(1 for label, said in section.facts if label == each and said)
                   for each in OPTION_LABELS)  # fmt: skip
        if both < _LEAST_OPTIONS:
            have = "has" if both == 1 else "have"
            self.notes.append(
                f"{tally(both, 'option')} {have} advantages and disadvantages; three or more are wanted."
            )


def _is_of(key: str, kind: str) -> bool:
    return paper_shell().implication_of(kind).key == key or Implication(kind, "").key == key


def _kind_of(section: ReturnedSection) -> str:
    """The kind of an implication: the shell's word for it, else that of its heading."""
    known = next((one.kind for one in paper_shell().implications if one.key == section.key), "")
    words = re.sub(r"\bimplications?\b", "", section.heading, flags=re.IGNORECASE)
    return known or " ".join(words.split())
