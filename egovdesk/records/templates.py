"""Templates of agendas: the standing items of a group, and others that a clerk keeps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from egovdesk.records.meetings import ItemKind
from egovdesk.records.problems import Problem, name_problems


class Standing(StrEnum):
    """What a standing item is for, so that the register can fill it in by itself."""

    APOLOGIES = "apologies"
    SUBSTITUTES = "substitutes"
    INTERESTS = "interests"
    MINUTES = "minutes"
    MATTERS_ARISING = "matters_arising"
    ACTIONS = "actions"
    URGENT = "urgent"
    RATIFICATIONS = "ratifications"
    FORWARD_PLAN = "forward_plan"
    OTHER_BUSINESS = "other_business"
    NEXT_MEETING = "next_meeting"


@dataclass(frozen=True)
class Template:
    """An agenda in outline; a group's `standing` one is put on each of its new agendas.

    Without a group it is offered to every group.
    """

    id: str
    name: str
    group_id: str | None = None
    standing: bool = False
    position: int = 0

    def problems(self) -> tuple[Problem, ...]:
        return tuple(name_problems("name", self.name, label="The template's name"))


@dataclass(frozen=True)
class TemplateItem:
    """A line of a template; its fields are those of the item that is made from it."""

    id: str
    template_id: str
    title: str
    parent_id: str | None = None
    position: int = 0
    kind: ItemKind = ItemKind.STANDING
    standing: str = ""
    purpose: str = ""
    presenter_id: str | None = None
    presenter: str = ""
    minutes_allowed: int = 0
    category: str = ""
    exempt: bool = False
    ground: str = ""
    open_title: str = ""
    starred: bool = False
    recommendation: str = ""
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The title")
        if not 0 <= self.minutes_allowed <= 24 * 60:
            found.append(Problem("minutes_allowed", "Type the minutes allowed, from 0 to 1,440."))
        return tuple(found)
