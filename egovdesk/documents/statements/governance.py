"""Governance arrangements in a statement: the groups by tier, who decides what, Chart 3's responsibilities.

This is where the paper and the statement meet (reference.md 2.8): what the register holds on the day,
with its gaps said. No table says which day that is, as the statement does: two drafts differ in what changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from egovdesk.documents.framework.structure import groups_on
from egovdesk.documents.model import Block, Cell, Column, Marked, Paragraph, Table, Tone, text_runs
from egovdesk.documents.wording import long_date
from egovdesk.records.cadence import read_cadence
from egovdesk.records.framework import RightKind
from egovdesk.records.groups import Group, MemberRole, Tier, holds_on
from egovdesk.records.matrix import ROWS
from egovdesk.records.matrix import Column as Holding
from egovdesk.register import Register
from egovdesk.rights import Rights, adopted_on
from egovdesk.shipped.structures import chart_3, responsibility_labels

_ORDER = (
    Tier.SMT,
    Tier.E_GOVERNANCE,
    Tier.INFRASTRUCTURE,
    Tier.SUPPORTING,
    Tier.SERVICE,
    Tier.NONE,
)
_SHORT = {
    Tier.SMT: "SMT",
    Tier.E_GOVERNANCE: "E-governance",
    Tier.INFRASTRUCTURE: "Infrastructure",
    Tier.SUPPORTING: "Supporting",
    Tier.SERVICE: "Service",
    Tier.NONE: "Other",
}
_TIERS = (Tier.E_GOVERNANCE, Tier.INFRASTRUCTURE, Tier.SUPPORTING, Tier.SERVICE)
_GAP = "Gap: "
_GROUPS = (
    Column("Tier", width=27), Column("Group", width=28), Column("Chair", width=26, empty="none set"),
    Column("Meets", width=24, empty="not said"), Column("Answers to", width=24, empty="no group"),
)  # fmt: skip
_RIGHTS = (
    Column("Decision", width=36), Column("Decides", width=32),
    Column("Ratifies", width=26, empty="nobody"),
)  # fmt: skip
_ANSWERS = (Column("Responsibility", width=50), Column("Group", width=50))


def governance(register: Register, _statement_id: str, as_of: date) -> Iterator[Block]:
    """Who governs, who chairs, how often they meet, who decides what, and whose each responsibility is."""
    groups = [one for one in groups_on(register, as_of) if one.kept]
    if not groups:
        yield Paragraph(text_runs("No group is in the register yet."))
        return
    yield _groups(register, groups, as_of)
    yield from _decisions(Rights(register, as_of))
    yield _responsibilities(register, {one.id: one for one in groups}, as_of)


# --- groups ------------------------------------------------------------------------------------


def _groups(register: Register, groups: Sequence[Group], day: date) -> Table:
    tiers, parents = register.group_tiers.on(day), register.groups.parents_on(day)
    names = {one.id: one.name for one in groups}

    def rank(group: Group) -> int:
        return min(_ORDER.index(one) for one in tiers.get(group.id) or (Tier.NONE,))

    rows = tuple(
        (
            ", ".join(_SHORT[one] for one in tiers.get(group.id) or (Tier.NONE,)), group.name,
            _chair(register, group, day), _meets(group.cadence), names.get(parents.get(group.id) or "", ""),
        )
        for group in sorted(groups, key=rank)
    )  # fmt: skip
    return Table(_GROUPS, rows, caption="Groups by tier")


def _chair(register: Register, group: Group, day: date) -> str:
    """Who chairs, with the post by which they do; "vacant" where nobody holds it."""
    found = []
    for one in register.memberships.on(group.id, day):
        if one.membership.role is MemberRole.CHAIR:
            name = one.person.name if one.person is not None else "vacant"
            found.append(f"{name}, {one.capacity}" if one.capacity else name)
    return "; ".join(found)


def _meets(cadence: str) -> str:
    """How often it meets, as it was understood, or else as it was typed."""
    read = read_cadence(cadence) if cadence else ""
    words = cadence if isinstance(read, str) else read.sentence
    return f"{words[:1].upper()}{words[1:]}"


# --- who decides what --------------------------------------------------------------------------


def _decisions(rights: Rights) -> Iterator[Block]:
    if rights.is_empty:
        yield Paragraph(text_runs("Gap: decision rights have not been laid down yet."))
        return
    rows = tuple(_right(rights, code) for code in ROWS)
    version = adopted_on(rights.register, rights.day)
    adopted = (
        f", adopted on {long_date(version.adopted_on)}" if version and version.adopted_on else ""
    )
    yield Table(_RIGHTS, rows, caption=f"Who decides what{adopted}", first_column_heads=True)


def _right(rights: Rights, code: str) -> tuple[Cell, ...]:
    row = rights.rows[code]
    service = [one for one in rights.shown if one.is_service]
    decides = _names(row.columns_of(RightKind.DECIDES), service)
    ratifies = _names(row.columns_of(RightKind.RATIFIES), service)
    return f"{code} {row.label}", decides or Marked(f"{_GAP}nobody yet", Tone.AMBER), ratifies


def _names(columns: Sequence[Holding], service: Sequence[Holding]) -> str:
    """The names; every service development group as one, where they all stand here."""
    together = len(service) > 1 and all(one in columns for one in service)
    names = [one.name for one in columns if not (together and one in service)]
    return ", ".join([*names, "each service development group"] if together else names)


# --- Chart 3 -----------------------------------------------------------------------------------


def _responsibilities(register: Register, groups: Mapping[str, Group], day: date) -> Table:
    """The twelve responsibilities of Chart 3, each with whose it is; what is nobody's is a gap."""
    labels = responsibility_labels(register.choices.find(list="responsibilities"))
    held: dict[str, list[str]] = {}
    for one in register.responsibilities.all():
        if holds_on(day, one.from_on, one.until_on) and one.group_id in groups:
            said = "" if one.formalised else " (not in its terms of reference)"
            held.setdefault(one.code, []).append(f"{groups[one.group_id].name}{said}")
    codes = [code for tier in _TIERS for code in chart_3()[tier].responsibilities]
    rows = tuple(
        (
            f"{code} {labels.get(code, '')}".strip(),
            ", ".join(held[code]) if code in held else Marked(f"{_GAP}no group has it", Tone.AMBER),
        )
        for code in codes
    )
    return Table(_ANSWERS, rows, caption="Responsibilities (chart 3)", first_column_heads=True)
