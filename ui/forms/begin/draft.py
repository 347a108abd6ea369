"""What the steps fill in before anything is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from egovdesk.records.authority import AuthorityType, Nation
from egovdesk.records.seating import Newcomer
from egovdesk.records.structures import StructureModel
from egovdesk.shipped import shipped_choices
from egovdesk.shipped.structures import structure_model


@dataclass
class Draft:
    """The council, the structure as the clerk has changed it, the people, and groups that stay.

    `keep` and `end` say, of a live register, which group is which and which are dissolved.
    """

    from_on: date
    name: str = ""
    nation: Nation = Nation.ENGLAND
    type: AuthorityType = AuthorityType.UNITARY
    has_partner: bool = False
    head_im_in_post: bool = False
    structure: StructureModel = field(default_factory=lambda: structure_model("socitm"))
    people: list[Newcomer] = field(default_factory=list)
    keep: dict[str, str] = field(default_factory=dict)
    end: set[str] = field(default_factory=set)

    def choose(self, code: str) -> None:
        """Take a structure model; one that is chosen again keeps what was changed in it."""
        if code != self.structure.code:
            self.structure = structure_model(code)


def role_labels() -> dict[str, str]:
    """What the role codes that ship are called."""
    return {one.code: one.label for one in shipped_choices() if one.list == "roles"}
