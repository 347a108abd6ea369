"""Decisions and actions as blocks, worded alike wherever they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.model import ActionBlock, DecisionBlock, DecisionPart, Inline, Run
from egovdesk.documents.ratifications import answer_in_words, answer_words
from egovdesk.documents.text import runs_from_markdown
from egovdesk.documents.wording import letter_label
from egovdesk.lettering import roman
from egovdesk.records.actions import Action
from egovdesk.records.decisions import Decision, DecisionState
from egovdesk.records.decisions import DecisionPart as PartRecord

_USUAL = "consensus"
_ENDS = (".", ";", ":", ",", "?", "!", " and", " or")


def decision_block(
    facts: MeetingFacts,
    decision: Decision,
    parts: Sequence[PartRecord],
    *,
    number: str = "",
    in_full: bool = False,
    vote: str = "",
    with_status: bool = True,
) -> DecisionBlock:
    """A decision with its lettered parts, reason, options and how it was formed.

    That it was by consensus, as nearly all are, is said only `in_full`.
    """
    worded = [runs_from_markdown(part.text) for part in parts if part.text.strip()]
    lettered = tuple(
        DecisionPart(
            _label(decision, index) if len(worded) > 1 else "",
            _ended(runs, last=index == len(worded) - 1, next_last=index == len(worded) - 2),
        )
        for index, runs in enumerate(worded)
    )
    return DecisionBlock(
        lead_in=_voted(lead_in(facts, decision), vote),
        parts=lettered,
        number=number,
        status=_status(facts, decision) if with_status else "",
        details=tuple(_details(facts, decision, in_full)),
    )


def _label(decision: Decision, index: int) -> str:
    """(a), (b); or (i), (ii) where the decision itself is lettered, so that neither is mistaken."""
    return f"({roman(index)})" if decision.letter else letter_label(index)


def lead_in(facts: MeetingFacts, decision: Decision) -> str:
    """The words before the parts: the clerk's own, or the outcome's for this kind of body."""
    if decision.lead_in:
        return decision.lead_in
    outcome = facts.outcomes.get(decision.outcome)
    if outcome is None:
        return decision.outcome.replace("_", " ").capitalize()
    return (outcome.detail if facts.is_member_body else "") or outcome.wording or outcome.label


def _voted(words: str, vote: str) -> str:
    """A lead-in with how it was voted: "RESOLVED (by 5 votes to 2) that"."""
    if not vote:
        return words
    before, that, after = words.rpartition(" that")
    if that and not after:
        return f"{before} {vote} that"
    return f"{words[:-1]} {vote}:" if words.endswith(":") else f"{words} {vote}"


def action_block(facts: MeetingFacts, action: Action) -> ActionBlock:
    """An action: what, who, by when."""
    person = facts.people.get(action.owner_id or "")
    owner = person.name if person else action.owner
    return ActionBlock(action.title, owner or "No owner yet", action.due_on, action.number)


def _status(facts: MeetingFacts, decision: Decision) -> str:
    """What has come of it: "Awaiting ratification by the …", "Ratified by the …, 21 October 2003"."""
    asked = facts.register.ratifications.find(decision_id=decision.id)
    if asked:
        said = answer_words(facts.register, asked[-1], public=facts.public)
        words = [f"{label}: {text}" for label, text in said]
        return ". ".join([answer_in_words(facts.register, asked[-1]), *words])
    if decision.state is DecisionState.AWAITING:
        return "Awaiting ratification"
    silent = (DecisionState.DRAFT, DecisionState.MADE)
    return "" if decision.state in silent else decision.state.label


def _details(facts: MeetingFacts, decision: Decision, in_full: bool) -> list[tuple[str, str]]:
    formed = facts.formations.get(decision.formed)
    if decision.formed == _USUAL and not in_full:
        formed = None
    found = [
        ("Changed from the recommendation", decision.changed),
        ("Reason", decision.reason),
        ("Options considered", decision.options),
        ("How formed", formed.label if formed else ""),
    ]
    return [(label, text) for label, text in found if text]


def _ended(runs: Inline, *, last: bool, next_last: bool) -> Inline:
    """The part with the stop that its place in the list wants, where the clerk typed none."""
    text = "".join(run.text for run in runs).rstrip()
    if not runs or text.endswith(_ENDS):
        return runs
    return (*runs, Run("." if last else "; and" if next_last else ";"))
