"""Terms of reference: made from what the register knows of a group, and printed by version."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egovdesk.documents.changes import compare
from egovdesk.documents.frames import council_document
from egovdesk.documents.model import Block, Document, Facts
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.documents.wording import counted, listing, long_date
from egovdesk.findings import compositions
from egovdesk.records.framework import Adoption, AdoptionState, RightKind, SeatCondition
from egovdesk.records.groups import Group
from egovdesk.records.matrix import Holder
from egovdesk.register import Register
from egovdesk.responsibilities import Responsibilities
from egovdesk.rights import Rights

TITLE = "Terms of reference"
_OFTEN = ("every", "each", "once", "twice", "monthly", "weekly", "fortnightly", "quarterly", "as ")
_KINDS = (
    (RightKind.DECIDES, "It decides on"),
    (RightKind.RATIFIES, "It ratifies decisions on"),
    (RightKind.PROPOSES, "It proposes what others decide on"),
    (RightKind.CONSULTED, "It is consulted on"),
)


def terms_text(register: Register, group_id: str, on: date) -> str:
    """A group's terms of reference as Markdown, from its responsibilities, rights, seats and meetings."""
    group = register.groups.named_on(register.groups.get(group_id), on)
    sections = (
        ("", [_what(register, group, on)]),
        ("Responsibilities", [f"- {one}" for one in _responsibilities(register, group_id, on)]),
        ("Decision rights", [f"- {one}" for one in _rights(register, group_id, on)]),
        ("Membership", [f"- {one}" for one in _seats(register, group_id, on)]),
        ("Meetings", list(_meetings(group))),
        ("Review", ["These terms of reference are reviewed every year."]),
    )
    lines: list[str] = []
    for heading, words in sections:
        if words:
            lines += [*([f"## {heading}", ""] if heading else []), *words, ""]
    return "\n".join(lines).strip()


def _what(register: Register, group: Group, on: date) -> str:
    tiers = [one.label for one in register.group_tiers.on(on).get(group.id, [])]
    said = f"The {group.name} is the council’s {listing([_small(one) for one in tiers])}." if (
        tiers and tiers[0] != "Outside the framework"
    ) else f"The {group.name} is {_article(group.constitution.label)}."  # fmt: skip
    parent = register.groups.maybe(group.parent_id)
    if parent is None:
        return said
    return f"{said} It reports to the {register.groups.named_on(parent, on).name}."


def _small(label: str) -> str:
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _article(label: str) -> str:
    word = label[:1].lower() + label[1:]
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _responsibilities(register: Register, group_id: str, on: date) -> Iterator[str]:
    read = Responsibilities(register, on, group_id)
    for one in read.of_group(group_id):
        choice = read.choices[one.code]
        yield choice.wording or choice.label


def _rights(register: Register, group_id: str, on: date) -> Iterator[str]:
    rights = Rights(register, on)
    for kind, words in _KINDS:
        labels = [
            f"{_small(rights.labels.get(code, code))} ({code})"
            for code, held in rights.held.items()
            if held.get(Holder(group_id)) is kind
        ]
        if labels:
            yield f"{words} {listing(labels)}."


def _seats(register: Register, group_id: str, on: date) -> Iterator[str]:
    found = compositions(register, on).get(group_id)
    for line in found.lines if found is not None else ():
        number = f" ({line.seat.number})" if line.seat.number > 1 else ""
        condition = SeatCondition(line.seat.condition).label
        yield f"{line.label}{number}{f', {condition}' if condition else ''}"


def _meetings(group: Group) -> Iterator[str]:
    if group.cadence:
        often = _small(group.cadence)
        on = "" if often.startswith(_OFTEN) else "on the "
        yield f"It meets {on}{often}."
    if "/" in group.quorum:
        yield f"Its quorum is {group.quorum} of its members."
    elif group.quorum:
        yield f"Its quorum is {counted(int(group.quorum), 'member')}."


def terms_document(
    register: Register,
    group_id: str,
    *,
    as_of: date,
    version: Adoption | None = None,
    text: str | None = None,
    since: Adoption | None = None,
) -> Document:
    """Terms of reference to print: those of a version, or a text; with what changed since another."""
    if since is not None:
        former = terms_document(register, group_id, as_of=as_of, version=since)
        return compare(
            former, terms_document(register, group_id, as_of=as_of, version=version, text=text)
        )
    group = register.groups.named_on(register.groups.get(group_id), as_of)
    words = text if text is not None else version.text if version else group.terms_of_reference
    state = _state(version)
    blocks: tuple[Block, ...] = tuple(blocks_from_markdown(words, top_level=2))
    return council_document(
        register,
        f"{TITLE}: {group.name}",
        (Facts(tuple(_facts(register, group, version))), *blocks),
        subject=f"{TITLE} of the {group.name}",
        header=state,
        footer=f"{group.name}, {TITLE.lower()}",
        as_of=as_of,
    )


def _state(version: Adoption | None) -> str:
    if version is None:
        return "Draft"
    adopted = version.state is AdoptionState.ADOPTED
    return "" if adopted else f"{version.state.label}: not in force"


def _facts(register: Register, group: Group, version: Adoption | None) -> Iterator[tuple[str, str]]:
    parent = register.groups.maybe(group.parent_id)
    if parent is not None:
        yield "Reports to", parent.name
    if version is None:
        return
    yield "Version", str(version.version)
    if version.adopted_on is not None:
        decision = register.decisions.maybe(version.decision_id)
        by = f" ({decision.number})" if decision is not None and decision.number else ""
        yield "Adopted", f"{long_date(version.adopted_on)}{by}"
    if version.review_on is not None:
        yield "To be reviewed", long_date(version.review_on)
