"""The shell of a report: a Word file for its author, filled with what the register knows already.

Each heading has a key and each instruction a style of its own, so that the file can be read when it
comes back: what was written lands in the register, and the instructions are stripped.
"""

from __future__ import annotations

from collections.abc import Iterator

from egovdesk.documents.frames import NOT_FOR_ALL, council_document
from egovdesk.documents.meeting_facts import Audience, MeetingFacts
from egovdesk.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Instruction,
    ListBlock,
    ListItem,
    Paragraph,
    Table,
    text_runs,
)
from egovdesk.documents.prefixes import time_of_day
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.documents.wording import body_word, document_file_name, full_date, long_date
from egovdesk.errors import Refused
from egovdesk.records.meetings import Item, Meeting
from egovdesk.records.papers import Clearance, Paper
from egovdesk.records.people import Person
from egovdesk.records.shells import (
    AUTHOR,
    BACKGROUND_PAPERS,
    CLEARED_ON,
    IMPLICATIONS,
    OPTION_LABELS,
    OPTIONS,
    PROVIDED_BY,
    RECOMMENDATIONS,
    ROUTE,
    Implication,
    ShellSection,
    paper_key,
)
from egovdesk.register import Register
from egovdesk.shipped.shells import paper_shell

ROUTE_COLUMNS = ("Group", "Date", "Reference", "Asked to", "Result")


def shell_of_paper(register: Register, paper_id: str) -> Document:
    """The shell of a paper; raises Refused where it is for no item of a meeting."""
    paper = register.papers.get(paper_id)
    item, meeting = _place_of(register, paper)
    return _Shell(register, paper, item, meeting).document()


def shell_name(register: Register, paper_id: str) -> str:
    """The name that a paper's shell is offered under; raises what `shell_of_paper` raises."""
    paper = register.papers.get(paper_id)
    item, meeting = _place_of(register, paper)
    group = register.groups.named_on(register.groups.get(item.group_id), meeting.held_on)
    at = time_of_day(register, meeting)
    return document_file_name(group.code, meeting.held_on, paper.title, state="SHELL", at=at)


def _place_of(register: Register, paper: Paper) -> tuple[Item, Meeting]:
    item = register.items.maybe(paper.item_id)
    meeting = register.meetings.maybe(item.meeting_id) if item else None
    if item is None or meeting is None:
        raise Refused(
            f"“{paper.title}” is for no item of a meeting.", "No shell was made.",
            "Put its item on an agenda first.",
        )  # fmt: skip
    return item, meeting


class _Shell:
    """One paper's shell."""

    def __init__(self, register: Register, paper: Paper, item: Item, meeting: Meeting) -> None:
        self._register, self._paper, self._item, self._meeting = register, paper, item, meeting
        self._facts = MeetingFacts(register, meeting, Audience.MEMBERS)
        self._clearances = register.clearances.find(paper_id=paper.id)

    def document(self) -> Document:
        """The whole of it."""
        group, paper = self._facts.group, self._paper
        closed = paper.exempt or self._item.exempt
        return council_document(
            self._register, paper.title, self._blocks(),
            subject=f"{group.name}, {full_date(self._meeting.held_on)}",
            header=NOT_FOR_ALL if closed else "",
            footer=f"{group.name}, {long_date(self._meeting.held_on)}",
            as_of=self._register.today,
        )  # fmt: skip

    def _blocks(self) -> Iterator[Block]:
        yield Facts(tuple(self._front()), key=paper_key(self._paper.id))
        for section in paper_shell().sections:
            yield Heading(section.heading, 2, key=section.key)
            if section.instruction:
                yield Instruction(section.instruction)
            yield from self._section(section)

    def _section(self, section: ShellSection) -> Iterator[Block]:
        parts = {
            RECOMMENDATIONS: self._recommendations,
            OPTIONS: self._options,
            IMPLICATIONS: self._implications,
            BACKGROUND_PAPERS: self._background_papers,
            ROUTE: self._route_table,
        }
        yield from parts[section.key]() if section.key in parts else (Paragraph(()),)

    # -- front matter --------------------------------------------------------------------------

    def _front(self) -> Iterator[tuple[str, str]]:
        register, item, paper = self._register, self._item, self._paper
        author = register.people.maybe(paper.author_id)
        post = self._post_of(author)
        yield "Report to", self._facts.group.name
        yield "Date", full_date(self._meeting.held_on)
        yield "Item", self._number()
        yield "Report of", post
        yield AUTHOR, author.name if author else paper.author
        yield "Contact", ", ".join(filter(None, (author.phone, author.email))) if author else ""
        yield "Classification", self._classification()
        if item.key_decision:
            yield "Key decision", "Yes"
        for label, said in (("Why it is late", paper.late_reason), ("Urgency", paper.urgency)):
            if said:
                yield label, said

    def _post_of(self, person: Person | None) -> str:
        if person is None:
            return ""
        return self._register.memberships.capacity_on(person.id, self._meeting.held_on)

    def _number(self) -> str:
        lines = self._facts.lines
        return next((one.number for one in lines if one.item.id == self._item.id), "")

    def _classification(self) -> str:
        if not (self._paper.exempt or self._item.exempt):
            return "For general release"
        ground = self._facts.ground_text(self._paper.ground or self._item.ground)
        return f"Not for publication: {ground}" if ground else "Not for publication"

    # -- sections ------------------------------------------------------------------------------

    def _recommendations(self) -> Iterator[Block]:
        yield Paragraph(text_runs(f"The {body_word(self._facts.group.name)} is asked to:"))
        points, others = recommended(self._item.recommendation)
        yield ListBlock(points or (ListItem(()),), ordered=True)
        yield from others

    def _options(self) -> Iterator[Block]:
        for title in paper_shell().options:
            yield Heading(title, 3)
            yield Paragraph(())
            yield Facts(tuple((label, "") for label in OPTION_LABELS))

    def _implications(self) -> Iterator[Block]:
        for implication, clearance in self._wanted():
            yield Heading(implication.heading, 3, key=implication.key)
            yield Facts(self._cleared(clearance))
            if implication.instruction:
                yield Instruction(implication.instruction)
            yield from blocks_from_markdown(clearance.text if clearance else "", top_level=4) or (
                Paragraph(()),
            )

    def _wanted(self) -> Iterator[tuple[Implication, Clearance | None]]:
        """The shell's implications, each with who clears it, and those that this paper has besides."""
        shell, left = paper_shell(), list(self._clearances)
        for one in shell.implications:
            mine = [each for each in left if one.is_of(each.kind)]
            yield one, mine[0] if mine else None
            left = [each for each in left if each not in mine[:1]]
        for clearance in left:
            yield shell.implication_of(clearance.kind), clearance

    def _cleared(self, clearance: Clearance | None) -> tuple[tuple[str, str], ...]:
        person = self._register.people.maybe(clearance.person_id) if clearance else None
        name = ", ".join(filter(None, (person.name, self._post_of(person)))) if person else ""
        day = clearance.cleared_on if clearance else None
        return ((PROVIDED_BY, name), (CLEARED_ON, long_date(day) if day else ""))

    def _background_papers(self) -> Iterator[Block]:
        listed = [line for line in self._paper.background.split("\n") if line.strip()]
        yield ListBlock(tuple(ListItem(text_runs(line)) for line in listed) or (ListItem(()),))

    def _route_table(self) -> Iterator[Block]:
        yield Table(ROUTE_COLUMNS, tuple(self._route()))

    def _route(self) -> Iterator[tuple[str, ...]]:
        """Where the matter was before, and where it goes now."""
        for item in [*reversed(self._before()), self._item]:
            meeting = self._register.meetings.maybe(item.meeting_id)
            if meeting is None:
                continue
            facts = MeetingFacts(self._register, meeting, Audience.MEMBERS)
            purpose = facts.purposes.get(item.purpose)
            taken = item.state.label if item.state.is_done else ""
            yield (
                facts.group.name, long_date(meeting.held_on), item.minute_number,
                purpose.label if purpose else "", taken,
            )  # fmt: skip

    def _before(self) -> list[Item]:
        found: list[Item] = []
        earlier = self._register.items.maybe(self._item.arises_id)
        while earlier is not None and earlier not in found:
            found.append(earlier)
            earlier = self._register.items.maybe(earlier.arises_id)
        return found


def recommended(markdown: str) -> tuple[tuple[ListItem, ...], tuple[Block, ...]]:
    """What a group is asked to do as points, and what else its recommendation says."""
    blocks = blocks_from_markdown(markdown, top_level=4)
    points = tuple(one for block in blocks if isinstance(block, ListBlock) for one in block.items)
    others = tuple(one for one in blocks if not isinstance(one, ListBlock))
    if not points and len(others) == 1 and isinstance(others[0], Paragraph):
        return (ListItem(others[0].runs),), ()
    return points, others
