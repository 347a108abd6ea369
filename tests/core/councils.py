"""A council with a group on every tier of the framework, for tests of who may decide what."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from egovdesk.operations.authority import change_authority
from egovdesk.operations.groups import add_group
from egovdesk.operations.people import add_post
from egovdesk.records.groups import Tier
from egovdesk.records.matrix import Holder
from egovdesk.register import Register

DAY = date(2003, 10, 9)
BEFORE = date(2003, 3, 11)


@dataclass
class Council:
    """The groups and the head of ICT's post, by short keys."""

    register: Register
    groups: dict[str, str] = field(default_factory=dict)
    head_of_ict: str = ""

    def of(self, key: str) -> Holder:
        """A holder of rights: a group by its key, or the head of ICT ("HICT")."""
        return Holder(None, self.head_of_ict) if key == "HICT" else Holder(self.groups[key])


_GROUPS = (
    ("SMT", "Senior Management Team", "", Tier.SMT),
    ("CFB", "Customer First Board", "SMT", Tier.E_GOVERNANCE),
    ("SDG", "Service Delivery Group", "CFB", Tier.INFRASTRUCTURE),
    ("TIG", "Technical Infrastructure Group", "SDG", Tier.SUPPORTING),
    ("IMG", "Information Management Group", "SDG", Tier.SUPPORTING),
    ("HSG", "Housing Systems Group", "CFB", Tier.SERVICE),
    ("RBG", "Revenues and Benefits Group", "CFB", Tier.SERVICE),
    ("PEG", "Planning and Environment Group", "CFB", Tier.SERVICE),
)


def a_framework(register: Register) -> Council:
    """Northbridge's groups, tier by tier, on 9 October 2003; nobody has any right yet."""
    change_authority(register, today=DAY)
    council = Council(register)
    for prefix, name, above, tier in _GROUPS:
        council.groups[prefix] = add_group(
            register, name, [tier], prefix=prefix, parent_id=council.groups.get(above)
        )
    council.head_of_ict = add_post(register, "Head of ICT", "HEAD_ICT")
    return council
