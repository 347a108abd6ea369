"""What a section rests on as rows: the number, how it stands, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from egovdesk.drafts import kept_evidence
from egovdesk.records.kept_statements import KeptEvidence
from egovdesk.records.passages import chips
from egovdesk.records.statements import Evidence, Section
from egovdesk.register import Register
from ui.item_models.decisions import MARKS
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Mark, MarkKind, Text
from ui.places import Place

_WORDS, _FEWEST = 5, 2
_ICONS = {"decision": "gavel", "action": "square-check", "project": "list-ordered"}
_LIGHTS = {"green": MarkKind.GREEN, "amber": MarkKind.AMBER, "red": MarkKind.RED}


def evidence_of(register: Register, section: Section) -> list[KeptEvidence]:
    """What a section is linked to, those that its text names first, in its order."""
    borne = list(dict.fromkeys(evidence_id for evidence_id, _label in chips(section.text)))
    own = register.evidence.find(section_id=section.id)
    known: dict[str, Evidence] = {one.id: one for one in own}
    known |= register.evidence.many(one for one in borne if one not in known)
    order = [
        *(one for one in borne if one in known),
        *(one.id for one in own if one.id not in borne),
    ]
    return [kept_evidence(register, known[one]) for one in order]


def offered(
    register: Register, words: str, linked: Sequence[KeptEvidence], most: int = 40
) -> list[KeptEvidence]:
    """What can be linked: what is linked already, then the newest; or what is found for words."""
    typed = words.casefold().split()
    first = [
        one for one in linked
        if all(word in f"{one.number} {one.title}".casefold() for word in typed)
    ]  # fmt: skip
    seen = {one.target_id for one in first}
    targets = _found(register, words) if typed else _latest(register)
    rest = [one for one in targets if one.decision_id not in seen and one.action_id not in seen
            and one.project_id not in seen]  # fmt: skip
    return [*first, *(kept_evidence(register, one) for one in rest[:most])]


def _found(register: Register, words: str) -> list[Evidence]:
    hits = register.search.as_typed(words, 60, ("decision", "action", "project"))
    made = [_of(one.kind, one.record_id) for one in hits]
    numbered = register.decisions.find(number=words.strip().upper())
    exact = [Evidence("", "", decision_id=one.id) for one in numbered]
    ids = {one.decision_id for one in exact}
    return [*exact, *(one for one in made if one.decision_id is None or one.decision_id not in ids)]


def suggestion(register: Register, said: str) -> KeptEvidence | None:
    """The decision or project that has most of a sentence's longer words in it; None where few are."""
    longer = set(re.findall(r"[^\W\d_]{5,}", said))
    words = sorted(longer, key=lambda one: (-len(one), one))[:_WORDS]
    while len(words) >= _FEWEST:
        hits = register.search.ranked(" ".join(words), 1, ("decision", "project"))
        if hits:
            return kept_evidence(register, _of(hits[0].kind, hits[0].record_id))
        words.pop()
    return None


def _of(kind: str, record_id: str) -> Evidence:
    target: dict[str, Any] = {f"{kind}_id": record_id}
    return Evidence("", "", **target)


def _latest(register: Register) -> list[Evidence]:
    decided = register.decisions.register.ids({}, sort="decided_on", descending=True, limit=24)
    running = [one for one in register.projects.all() if one.stage.is_running]
    return [
        *(Evidence("", "", decision_id=one) for one in decided),
        *(Evidence("", "", project_id=one.id) for one in running),
    ]


def evidence_row(register: Register, one: KeptEvidence, *, note: str = "", key: str = "") -> Row:
    """Evidence on two lines: its number with how it stands, then its title and a note."""
    kind, words, tone = standing(register, one)
    unused = (Text(note, "ink3", "note", context=True),) if note else ()
    cell = Cell(
        (Text(one.number or one.title, face="heading"), Mark(kind), Text(words, tone, "note")),
        second=(Text(one.title, "ink2"),),
        second_trailing=unused,
        lead=(Icon(_ICONS[one.kind], says=one.kind),),
    )
    return Row(
        key or one.id, cell, exempt="exempt" if one.exempt else "", height="row2",
        tip=one.wording or one.title,
    )  # fmt: skip


def standing(register: Register, one: KeptEvidence) -> tuple[MarkKind, str, str]:
    """The mark, the words and the tone of how evidence stands now; a project has a light."""
    if one.kind == "decision":
        decision = register.decisions.get(one.target_id)
        mark = MARKS[decision.state]
        return mark, one.standing, "amber" if mark is MarkKind.WAITING else "ink2"
    if one.kind == "action":
        done = one.standing == "done"
        return (MarkKind.RATIFIED if done else MarkKind.PROPOSED), one.standing, "ink2"
    reports = register.highlight_reports.find(project_id=one.target_id)
    light = max(reports, key=lambda each: each.until_on).overall.value if reports else ""
    return _LIGHTS.get(light, MarkKind.PROPOSED), light or one.standing, "ink2"


def place_of(one: KeptEvidence) -> Place:
    """Where evidence can be seen."""
    if one.kind == "project":
        return Place("project", one.target_id)
    return Place(f"{one.kind}s", select=one.target_id)


def chip_words(register: Register, one: KeptEvidence) -> str:
    """What stands in the chip: its number, after its group where the number names none; or its title."""
    decision = register.decisions.maybe(one.target_id) if one.kind == "decision" else None
    if decision is not None and not any(map(str.isalpha, one.number)):
        group = register.groups.get(decision.group_id)
        return f"{group.prefix or group.label} {one.number}".strip()
    return one.number or one.title
