"""Drafts and stages of the example's statements: kept on their days, told as what was otherwise then."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from egovdesk.documents.statements.filling import filled
from egovdesk.drafts import working
from egovdesk.evidence import EVIDENCE
from egovdesk.example.council import Cast
from egovdesk.identifiers import new_id
from egovdesk.records.kept_statements import KeptEvidence, KeptSection, KeptStatement
from egovdesk.records.kept_text import sha256
from egovdesk.records.passages import chip, chips, word_count
from egovdesk.records.statements import ApprovalStage, Draft, DraftState, StageKind
from egovdesk.register import Register

_STORED = re.compile(rf"\[([^\]]*)\]\(<{EVIDENCE}[^>]*>\)")
_WRITTEN = re.compile(r"\{([^{}]+)\}")
_CLERK = "jtate"


def add_stages(
    register: Register, cast: Cast, statement_id: str, stages: list[dict[str, Any]]
) -> None:
    """Put in the way to approval; a stage that names an item stands on that agenda."""
    for position, facts in enumerate(stages, 1):
        group = cast.groups.get(facts.get("group", ""))
        item = register.items.find(title=facts["item"], group_id=group) if "item" in facts else []
        register.approval_stages.add(
            ApprovalStage(
                new_id(), statement_id, facts["title"], StageKind(facts["kind"]), position, group,
                due_on=facts.get("due"), done_on=facts.get("done"),
                item_id=item[0].id if item else None,
            )
        )  # fmt: skip


def add_drafts(register: Register, statement_id: str, drafts: list[dict[str, Any]]) -> None:
    """Keep what the statement said on earlier days: the newest first, each told from the next."""
    kept = working(register, statement_id, filled(register, statement_id))
    for facts in drafts:
        kept = _earlier(kept, facts)
        content = _on_its_day(kept, facts["kept_at"].date())
        text = content.as_json()
        draft = Draft(
            new_id(), statement_id, facts["number"], _moment(facts["kept_at"]), sha256(text), text,
            DraftState(facts.get("state", "kept")), facts.get("title", ""), _CLERK,
            sum(word_count(one.text) for one in content.sections),
        )  # fmt: skip
        register.drafts.add(draft)
        for stage in register.approval_stages.find(statement_id=statement_id):
            if stage.done_on is not None and stage.done_on == facts.get("seen"):
                register.approval_stages.update(stage.id, draft_id=draft.id)


def _moment(local: datetime) -> datetime:
    return local.replace(tzinfo=UTC)


def _earlier(kept: KeptStatement, facts: Mapping[str, Any]) -> KeptStatement:
    """The statement before some of its sections were there, and others said something else."""
    without, changed = facts.get("without", ()), facts.get("changed", ())
    sections = []
    for section in kept.sections:
        if section.number in without:
            continue
        text = _STORED.sub(r"{\1}", section.text)
        for number, now, then in changed:
            if number == section.number:
                if now not in text:
                    raise ValueError(f"section {number} does not say {now!r}")
                text = text.replace(now, then)
        sections.append(_rewritten(section, text.strip()))
    return replace(kept, sections=tuple(sections))


def _rewritten(section: KeptSection, text: str) -> KeptSection:
    """A section with another text, resting on no more than its chips say."""
    known: dict[str, KeptEvidence] = {}
    borne = dict(chips(section.text))
    for one in section.evidence:
        known[borne.get(one.id, one.number)] = one

    def put(found: re.Match[str]) -> str:
        return chip(known[found[1]].id, found[1])

    written = _WRITTEN.sub(put, text)
    left = {key for key, _label in chips(written)}
    return replace(
        section, text=written, evidence=tuple(one for one in section.evidence if one.id in left)
    )


def _on_its_day(kept: KeptStatement, day: date) -> KeptStatement:
    """The statement with its evidence as it stood on a day, before later groups had answered."""

    def then(one: KeptEvidence) -> KeptEvidence:
        if one.on is not None and one.on > day:
            raise ValueError(f"{one.number} had not been decided on {day}")
        if one.answered_on is None or one.answered_on <= day:
            return one
        return replace(
            one, standing="not yet ratified", answered_by="", answered_on=None, answer=""
        )

    return replace(kept, sections=tuple(
        replace(section, evidence=tuple(map(then, section.evidence))) for section in kept.sections
    ))  # fmt: skip
