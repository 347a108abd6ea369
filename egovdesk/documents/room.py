"""What happened in the room in words: movements, the quorum, interests and votes.

The window offers these sentences to the clerk, and the minutes print them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time

from egovdesk.documents.wording import clock_time, counted, listing
from egovdesk.records.room import Movement, MovementKind, VoiceKind, Vote

INQUORATE = "The meeting was inquorate and no decision was taken on this item."
_VERBS = {
    MovementKind.ARRIVED: "arrived",
    MovementKind.LEFT: "left the meeting",
    MovementKind.RETURNED: "returned to the meeting",
}


def movement_sentence(
    movement: Movement, name: str, *, lost: Sequence[str] = (), regained: Sequence[str] = ()
) -> str:
    """`At 3.12pm Ian Pemberton left the meeting, and the meeting was no longer quorate.`

    `lost` and `regained` name the groups whose quorum turned with it.
    """
    at = f"At {clock_time(time.fromisoformat(movement.at))} " if movement.at else ""
    clauses = [f"{at}{name} {_VERBS[movement.kind]}"]
    if lost:
        clauses.append(f"{listing(lost)} {_were(lost)} no longer quorate")
    if regained:
        clauses.append(f"{listing(regained)} {_were(regained)} again quorate")
    return ", and ".join(clauses) + "."


def moved_words(movement: Movement) -> str:
    """`left at 2.26pm`, or only `left`."""
    at = f" at {clock_time(time.fromisoformat(movement.at))}" if movement.at else ""
    return f"{movement.kind.value}{at}"


def interest_sentence(name: str, kind: str, where: str, nature: str, *, withdrew: bool) -> str:
    """`Graham Sykes declared a personal interest in minute CFB 36/03, Corporate CRM (director of the
    supplier), and withdrew from the meeting for that item.`

    Without `where`, the interest is in the item under which this stands.
    """
    item = "that item" if where else "it"
    what = f" ({nature.rstrip('.')})" if nature else ""
    did = f"withdrew from the meeting for {item}" if withdrew else "stayed in the meeting"
    return f"{name} declared {kind or 'an interest'} in {where or 'this item'}{what}, and {did}."


def withdrawal_sentence(name: str, where: str, *, withdrew: bool) -> str:
    """What an item says of an interest in it that was declared under another, `where`."""
    if withdrew:
        declared = f"having declared an interest ({where})"
        return f"{name}, {declared}, withdrew from the meeting during this item."
    return f"{name} had declared an interest in this item ({where}), and stayed in the meeting."


def quorum_sentence(names: Sequence[str], *, lost: Sequence[str]) -> str:
    """That too few were left for an item when some had withdrawn from it."""
    said = f"{listing(names)}, having declared an interest, withdrew from the meeting"
    return f"{said}, and {listing(lost)} {_were(lost)} not quorate for this item."


def _were(names: Sequence[str]) -> str:
    return "was" if len(names) == 1 else "were"


def vote_words(vote: Vote) -> str:
    """`by 5 votes to 2, with 1 abstention`; empty where nothing was counted."""
    parts = [*_for_and_against(vote)]
    if vote.abstained:
        parts.append(f"with {counted(vote.abstained, 'abstention')}")
    if vote.casting:
        parts.append("on the casting vote of the Chair")
    return ", ".join(parts)


def _for_and_against(vote: Vote) -> list[str]:
    if vote.in_favour is None:
        return [] if vote.against is None else [f"with {counted(vote.against, 'vote')} against"]
    votes = counted(vote.in_favour, "vote")
    if vote.against is None:
        return [f"by {votes}"]
    if vote.against > vote.in_favour:
        return [f"{votes} for and {vote.against} against"]
    return [f"by {votes} to {vote.against or 'none'}"]


def recorded_words(names: Mapping[VoiceKind, Sequence[str]]) -> str:
    """`For: A. Lee and P. Raman. Against: G. Sykes.`"""
    return " ".join(
        f"{kind.label}: {listing(names[kind])}." for kind in VoiceKind if names.get(kind)
    )
