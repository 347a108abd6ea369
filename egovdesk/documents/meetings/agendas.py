"""The agenda of a meeting: its front sheet, and its items in order with their times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egovdesk.documents.exclusion import exclusion
from egovdesk.documents.meeting_facts import Audience, MeetingFacts, clock
from egovdesk.documents.meetings.arising import actions_table, asks_after_actions, taken_up
from egovdesk.documents.meetings.urgency import late_or_urgent
from egovdesk.documents.model import (
    Block,
    DecisionBlock,
    DecisionPart,
    Document,
    Facts,
    Heading,
    ListBlock,
    Paragraph,
    ParagraphStyle,
    text_runs,
)
from egovdesk.documents.plan import programme_after
from egovdesk.documents.ratifying import asked_blocks
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.documents.wording import (
    body_word,
    clock_time,
    counted,
    date_and_time,
    letter_label,
    long_date,
)
from egovdesk.records.groups import Group, MemberRole
from egovdesk.records.meetings import Item, ItemState
from egovdesk.records.numbers import Line, start_times
from egovdesk.records.papers import Paper, PaperState
from egovdesk.records.templates import Standing, standing_of
from egovdesk.register import Register

_STARRED = "Items marked * are for discussion. The others are taken as read unless a member asks."


def agenda(
    register: Register,
    meeting_id: str,
    *,
    as_of: date,
    audience: Audience = Audience.MEMBERS,
    issued: bool = False,
) -> Document:
    """The agenda of a meeting, as the front sheet of `reference.md` 3.5 has it.

    The public's shows each exempt item by its open title and ground, and nothing that hangs off it.
    """
    facts = MeetingFacts.of(register, meeting_id, audience)
    final = issued or facts.meeting.state.is_frozen
    out = (_issued_on(facts) or (as_of if issued else None)) if final else None
    return Document(
        title=f"Agenda: {facts.body}",
        blocks=(*_front(facts, None if final else as_of, out), *_items(facts)),
        subject=f"{facts.body}, {facts.when}",
        author=facts.author,
        organisation=facts.organisation,
        header=facts.header("" if final else "Draft agenda", exempt=_has_exempt(facts)),
        footer=f"{facts.body}, {long_date(facts.meeting.held_on)}",
        dated=as_of,
    )


def _has_exempt(facts: MeetingFacts) -> bool:
    papers = (one for papers in facts.papers.values() for one in papers)
    return any(line.item.exempt for line in facts.lines) or any(one.exempt for one in papers)


def _issued_on(facts: MeetingFacts) -> date | None:
    """The day on which the agenda went out; None before that."""
    issues = facts.register.issues.find(meeting_id=facts.meeting.id, kind="agenda")
    out = [one for one in issues if not one.is_withdrawn]
    return min((one.issued_at.astimezone().date() for one in out), default=None)


def _front(facts: MeetingFacts, draft_of: date | None, out: date | None) -> Iterator[Block]:
    """What stands above the items; a meeting that began without an issued agenda has neither day."""
    where = f", {facts.meeting.place}" if facts.meeting.place else ""
    yield Paragraph(text_runs(f"{facts.when}{where}"), ParagraphStyle.SUBTITLE)
    for words in filter(None, facts.day_notes):
        yield Paragraph(text_runs(words), ParagraphStyle.NOTE)
    pairs: list[tuple[str, str | tuple[str, ...]]] = []
    members = tuple(_members(facts))
    if members:
        pairs.append(("Members", members))
    contact = facts.meeting.contact or facts.register.authority.clerk
    if contact:
        pairs.append(("Contact", contact))
    pairs += [
        (label, long_date(day)) for label, day in (("Draft of", draft_of), ("Issued", out)) if day
    ]
    yield Facts(tuple(pairs))


def _members(facts: MeetingFacts) -> Iterator[str]:
    """Who is to come; at a joint meeting, below the name of each group."""
    for group in facts.groups:
        lines = list(_members_of(facts, group))
        if len(facts.groups) > 1 and lines:
            yield f"{group.name}:"
        yield from lines


def _members_of(facts: MeetingFacts, group: Group) -> Iterator[str]:
    for member in facts.register.memberships.on(group.id, facts.meeting.held_on):
        role = member.membership.role
        if not role.counts or member.membership.substitute_for_id:
            continue
        who = member.person.name if member.person else "Vacant"
        post = f", {member.capacity}" if member.capacity else ""
        note = f" ({role.label.lower()})" if role is not MemberRole.MEMBER else ""
        yield f"{who}{post}{note}"


def _items(facts: MeetingFacts) -> Iterator[Block]:
    times = start_times([one for one in facts.lines if one.top], facts.meeting.starts_at)
    following = _next_meeting(facts)
    dated = _dating_line(facts) if following else None
    actions = asks_after_actions([line.item for line in facts.lines])
    in_part_b = False
    if facts.group.is_open and any(line.part_b for line in facts.lines):
        yield Heading("Part A: items open to the public", 2)
    elif facts.lines:
        yield Heading("Items", 2)
    if any(line.item.starred for line in facts.lines):
        yield Paragraph(text_runs(_STARRED), ParagraphStyle.NOTE)
    for line in facts.lines:
        if line.part_b and not in_part_b:
            in_part_b = True
            yield from _part_b(facts)
        yield from _item(facts, line, times.get(line.item.id, ""))
        if line is dated:
            yield Paragraph(text_runs(following), ParagraphStyle.INDENTED)
        if line.item is actions:
            yield from actions_table(facts)
        elif standing_of(line.item) is Standing.FORWARD_PLAN:
            yield from programme_after(facts)
    if following and dated is None:
        yield Paragraph(text_runs(f"Next meeting: {following}"), ParagraphStyle.NOTE)


def _part_b(facts: MeetingFacts) -> Iterator[Block]:
    """The heading of part B with the resolution to exclude, worded from the items' grounds."""
    yield Heading("Part B: items that exclude the press and public", 2)
    words = exclusion(facts)
    if words:
        yield Paragraph(text_runs(f"To resolve that, {words}."))


def _item(facts: MeetingFacts, line: Line, at: str) -> Iterator[Block]:
    item = line.item
    begins = clock(at)
    note = f"({clock_time(begins)})" if begins and item.minutes_allowed else ""
    title = facts.title_of(item) + " *" * item.starred
    yield Heading(title, 3 + min(line.depth, 1), number=line.number, note=note)
    if item.exempt:
        yield facts.exempt_note(item.ground, indented=True)
        if facts.public:
            return
    detail = _detail(facts, item)
    if detail:
        yield Paragraph(text_runs(detail), ParagraphStyle.DETAIL)
    for words in (*late_or_urgent(item), taken_up(facts.register, item, public=facts.public)):
        if words:
            yield Paragraph(text_runs(words), ParagraphStyle.INDENTED)
    papers = _papers(facts, item)
    if papers:
        yield Paragraph(text_runs(papers), ParagraphStyle.DETAIL)
    yield from asked_blocks(facts, item, indented=True)
    yield from _indented(item.note)
    yield from _recommendation(facts, item)


def _detail(facts: MeetingFacts, item: Item) -> str:
    purpose = facts.purposes.get(item.purpose)
    parts = [facts.presenter_of(item)]
    if item.minutes_allowed:
        parts.append(counted(item.minutes_allowed, "minute"))
    if purpose:
        parts.append(purpose.wording or purpose.label)
    if item.key_decision:
        parts.append("key decision")
    if item.supplement:
        parts.append(f"supplement {item.supplement}")
    if item.state in (ItemState.WITHDRAWN, ItemState.DEFERRED):
        reason = f" ({item.state_reason})" if item.state_reason else ""
        parts.append(f"{item.state.label.lower()}{reason}")
    line = ", ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def _papers(facts: MeetingFacts, item: Item) -> str:
    """The papers of an item that are not withdrawn: `Papers: Costs (EG-05); IEG3, to follow`."""
    if item.state is ItemState.WITHDRAWN:
        return ""
    found = facts.papers.get(item.id, ())
    listed = [
        paper_words(facts, item, one) for one in found if one.state is not PaperState.WITHDRAWN
    ]
    return f"Paper{'s' * (len(listed) > 1)}: {'; '.join(listed)}" if listed else ""


def paper_words(facts: MeetingFacts, item: Item, paper: Paper) -> str:
    """A paper as the agenda lists it, with its reference, and that it is to follow or exempt."""
    reference = f" ({paper.reference})" if paper.reference else ""
    marks = ["to be tabled"] if paper.state is PaperState.TABLED else []
    marks += ["to follow"] if paper.state.is_wanted else []
    if paper.exempt and not item.exempt:
        ground = facts.ground_text(paper.ground).split(" of ")[0]
        marks += [one for one in (facts.exempt_word.lower(), ground) if one]
    return ", ".join([f"{paper.title}{reference}", *marks])


def _recommendation(facts: MeetingFacts, item: Item) -> Iterator[Block]:
    """What the meeting is asked to do, lettered as the decision will be."""
    blocks = blocks_from_markdown(item.recommendation, top_level=4)
    parts = [one.runs for block in blocks if isinstance(block, ListBlock) for one in block.items]
    if not parts and len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        parts, blocks = [blocks[0].runs], ()
    lead_in = f"The {body_word(facts.group.name)} is asked to"
    if parts:
        labels = [letter_label(i) if len(parts) > 1 else "" for i in range(len(parts))]
        lettered = (DecisionPart(label, runs) for label, runs in zip(labels, parts, strict=True))
        yield DecisionBlock(lead_in, tuple(lettered), indented=True)
    elif blocks:
        yield Paragraph(text_runs(f"{lead_in}:", bold=True), ParagraphStyle.INDENTED)
    yield from (_set_in(block) for block in blocks if not isinstance(block, ListBlock))


def _indented(markdown: str) -> Iterator[Block]:
    yield from map(_set_in, blocks_from_markdown(markdown, top_level=4))


def _set_in(block: Block) -> Block:
    return Paragraph(block.runs, ParagraphStyle.INDENTED) if isinstance(block, Paragraph) else block


def _dating_line(facts: MeetingFacts) -> Line | None:
    """The item that names the date of the next meeting, where the agenda has one."""
    found = [line for line in facts.lines if standing_of(line.item) is Standing.NEXT_MEETING]
    return found[-1] if found else None


def _next_meeting(facts: MeetingFacts) -> str:
    """The day and time of the group's next meeting; empty where none is planned."""
    following = [
        one
        for one in facts.register.meetings.of_group(facts.meeting.group_id)
        if one.held_on > facts.meeting.held_on
        and one.group_id == facts.meeting.group_id
        and one.state.step >= 0
    ]
    if not following:
        return ""
    return date_and_time(following[0].held_on, clock(following[0].starts_at))
