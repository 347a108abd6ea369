"""Drafts as rows, choices and words: versions, what changed between two of them, and the way to approval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from egovdesk.documents.wording import body_word, number
from egovdesk.drafts import is_sound
from egovdesk.records.draft_changes import Became, SectionPair
from egovdesk.records.passages import word_count
from egovdesk.records.statements import (
    ApprovalStage,
    Draft,
    DraftState,
    Readiness,
    StageKind,
)
from egovdesk.register import Register
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Gap, Icon, Line, Mark, MarkKind, Segment, Tag, Text
from ui.item_models.statements import MARKS, OpenStatement

WORKING = "working"
"""The key of the text as it stands, among drafts."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_KEPT = {
    DraftState.KEPT: MarkKind.PROPOSED,
    DraftState.SEEN: MarkKind.PROPOSED,
    DraftState.AGREED: MarkKind.RATIFIED,
    DraftState.SUBMITTED: MarkKind.RATIFIED,
}
_VERBS = {DraftState.SEEN: "seen", DraftState.AGREED: "agreed"}


def day_of(draft: Draft) -> str:
    """The day on which a draft was kept: "16 Sep"."""
    return brief(draft.kept_at.astimezone().date())


def brief(day: date) -> str:
    """A day without its year: "16 Sep"."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def draft_words(register: Register, draft: Draft) -> str:
    """A draft by its number with its name, or with how far it came: "Draft 2, seen by the Board"."""
    if draft.title:
        return draft.label
    if draft.state is DraftState.SUBMITTED:
        return f"{draft.label}, submitted"
    verb = _VERBS.get(draft.state)
    if verb is None:
        return draft.label
    groups = [one.group_id for one in register.approval_stages.find(draft_id=draft.id)]
    group = register.groups.maybe(groups[-1] if groups else None)
    return f"{draft.label}, {verb} by {_definite(group.name) if group else 'a group'}"


def _definite(name: str) -> str:
    word = body_word(name)
    return f"the {name if word == 'meeting' else word}"


def version_rows(register: Register, opened: OpenStatement, sound: dict[str, bool]) -> list[Row]:
    """What is worked on, then the kept drafts, the newest first; `sound` remembers which were whole."""
    working = Cell(
        (Text(opened.working, face="heading"),), lead=(Mark(MarkKind.DECIDED),),
        trailing=(Text("today", "ink2", "note"),),
    )  # fmt: skip
    return [Row(WORKING, working, height="sidebar"),
            *(_version_row(register, opened, one, sound) for one in reversed(opened.drafts))]  # fmt: skip


def _version_row(
    register: Register, opened: OpenStatement, draft: Draft, sound: dict[str, bool]
) -> Row:
    whole = sound.setdefault(draft.id, False) or is_sound(draft)
    sound[draft.id] = whole
    words: Line = (Text(draft_words(register, draft)),)
    if not whole:
        words += (Tag("damaged", "red"),)
    mark = Mark(_KEPT[draft.state] if whole else MarkKind.RED, says=draft.state.label)
    kept = f"Kept {day_of(draft)} by {draft.kept_by}, {number(draft.words)} words"
    cell = Cell(words, lead=(mark,), trailing=(Text(day_of(draft), "ink2", "note"),))
    exempt = "exempt" if opened.statement.exempt else ""
    return Row(
        draft.id, cell, exempt=exempt, height="sidebar", tip=f"{kept}\nSHA-256 {draft.sha256[:16]}…"
    )


def draft_options(opened: OpenStatement) -> list[tuple[str, str]]:
    """What can be compared: every kept draft with its day, then what is worked on."""
    kept = [(one.id, f"Draft {one.number}, {day_of(one)}") for one in opened.drafts]
    return [*kept, (WORKING, opened.working)]


# --- what changed ------------------------------------------------------------------------------


def compared_rows(pairs: Sequence[SectionPair], changes: Mapping[str, int]) -> list[Row]:
    """The sections of two drafts as a tree, those that changed marked; `changes` counts by their id."""
    below: dict[str | None, list[SectionPair]] = {}
    known = {one.section.id for one in pairs}
    for one in pairs:
        above = one.section.parent_id
        below.setdefault(above if above in known else None, []).append(one)
    return [_compared_row(one, below, changes) for one in below.get(None, ())]


def _compared_row(
    pair: SectionPair, below: Mapping[str | None, list[SectionPair]], changes: Mapping[str, int]
) -> Row:
    section = pair.section
    gone = pair.became is Became.REMOVED
    lock: Line = (Icon("lock", "exempt", "exempt", 14),) if section.exempt else ()
    title = Text(
        section.title, "ink3" if gone else "ink", "text" if section.level > 1 else "heading"
    )
    trailing: list[Segment] = list(_marks(pair, changes.get(section.id)))
    ready = _readiness(pair, below)
    trailing += [Text(number(_words(pair, below)), "ink2"), Mark(MARKS[ready], says=ready.label)]
    tip = f"{section.number} {section.title}: {_what(pair, changes.get(section.id))}"
    return Row(
        section.id,
        Cell((Text(section.number, "ink2"), Gap(2), *lock, title), trailing=tuple(trailing)),
        tuple(_compared_row(one, below, changes) for one in below.get(section.id, ())),
        exempt="exempt" if section.exempt else "", height="sidebar", tip=tip,
    )  # fmt: skip


def _marks(pair: SectionPair, count: int | None) -> Line:
    """What became of a section, at the right of its row."""
    found: list[Segment] = []
    if pair.moved:
        found.append(Tag("moved", "tint"))
    if pair.became is Became.ADDED:
        found.append(Tag("new", "green"))
    elif pair.became is Became.REMOVED:
        found.append(Tag("taken out", "red"))
    elif pair.became is Became.CHANGED:
        says = "changed" if count is None else _counted(count)
        found.append(Icon("pencil", "petrol", says, 14))
    return tuple(found)


def _what(pair: SectionPair, count: int | None) -> str:
    said = pair.became.label.lower()
    if pair.became is Became.CHANGED and count is not None:
        said = _counted(count)
    return f"{said}, moved" if pair.moved else said


def _counted(count: int) -> str:
    return f"{count} change{'' if count == 1 else 's'}"


def _readiness(pair: SectionPair, below: Mapping[str | None, list[SectionPair]]) -> Readiness:
    """How far a section had come; of one that has none of its own words, those below it."""
    under = below.get(pair.section.id, ())
    if not under or pair.section.text.strip():
        return pair.section.readiness
    found = {_readiness(one, below) for one in under}
    return found.pop() if len(found) == 1 else Readiness.IN_DRAFT


def _words(pair: SectionPair, below: Mapping[str | None, list[SectionPair]]) -> int:
    own = word_count(pair.section.text)
    return own + sum(_words(one, below) for one in below.get(pair.section.id, ()))


# --- the way to approval -----------------------------------------------------------------------


def stage_rows(register: Register, opened: OpenStatement) -> list[Row]:
    """The stages of approval, each with when it is due or was done, and by which decision."""
    return [_stage_row(register, one) for one in opened.stages]


def _stage_row(register: Register, stage: ApprovalStage) -> Row:
    late = stage.done_on is None and stage.due_on is not None and stage.due_on < register.today
    kind = MarkKind.RATIFIED if stage.done_on else MarkKind.LATE if late else MarkKind.PROPOSED
    when = "no day set"
    if stage.done_on is not None:
        when = f"done {brief(stage.done_on)}"
    elif stage.due_on is not None:
        by = "by " if stage.kind is StageKind.SUBMIT else ""
        when = f"{'late, ' if late else ''}{by}{brief(stage.due_on)}"
    tone = "red" if late else "ink2"
    return Row(
        stage.id,
        Cell((Text(stage_title(register, stage)),), lead=(Mark(kind),),
             trailing=(Text(when, tone, "note"),), second=(Text(_settled(register, stage), "ink2",
                                                                "note"),)),
        height="row2", tip=stage.note,
    )  # fmt: skip


def stage_title(register: Register, stage: ApprovalStage) -> str:
    """Whose a stage is, by the group's name of today where it is one's."""
    group = register.groups.maybe(stage.group_id)
    return group.label if group is not None else stage.title


def _settled(register: Register, stage: ApprovalStage) -> str:
    """What a stage asks, with the draft and the decision or the item that it hangs on."""
    parts = [stage.kind.label]
    draft = register.drafts.maybe(stage.draft_id)
    if draft is not None:
        parts.append(f"draft {draft.number}")
    decision = register.decisions.maybe(stage.decision_id)
    item = register.items.maybe(stage.item_id)
    meeting = register.meetings.maybe(item.meeting_id) if item is not None else None
    if decision is not None:
        parts.append(f"decision {decision.number}".rstrip())
    elif meeting is not None and stage.done_on is None:
        parts.append(f"on the agenda of {brief(meeting.held_on)}")
    return ", ".join(parts)
