"""Templates of agendas: the standing items of a group, and others that a clerk keeps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from egovdesk.records.meetings import Item, ItemKind
from egovdesk.records.problems import Problem, name_problems


class Standing(StrEnum):
    """What a standing item is for, so that the register can fill it in by itself.

    `DECISIONS` and `INFORMATION` are headings under which business goes; as long as there is none, they
    are not printed.
    """

    APOLOGIES = "apologies"
    SUBSTITUTES = "substitutes"
    INTERESTS = "interests"
    MINUTES = "minutes"
    MATTERS_ARISING = "matters_arising"
    ACTIONS = "actions"
    QUESTIONS = "questions"
    URGENT = "urgent"
    DECISIONS = "decisions"
    RATIFICATIONS = "ratifications"
    INFORMATION = "information"
    FORWARD_PLAN = "forward_plan"
    OTHER_BUSINESS = "other_business"
    NEXT_MEETING = "next_meeting"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def closes(self) -> bool:
        """Whether it comes after the business."""
        return self in (Standing.FORWARD_PLAN, Standing.OTHER_BUSINESS, Standing.NEXT_MEETING)


_LABELS = {
    Standing.APOLOGIES: "Apologies",
    Standing.SUBSTITUTES: "Substitutes",
    Standing.INTERESTS: "Declarations of interest",
    Standing.MINUTES: "Minutes to approve",
    Standing.MATTERS_ARISING: "Matters arising",
    Standing.ACTIONS: "Open actions",
    Standing.QUESTIONS: "Questions and petitions",
    Standing.URGENT: "Urgent business",
    Standing.DECISIONS: "Heading for decisions",
    Standing.RATIFICATIONS: "Decisions to ratify",
    Standing.INFORMATION: "Heading for information",
    Standing.FORWARD_PLAN: "Forward plan",
    Standing.OTHER_BUSINESS: "Any other business",
    Standing.NEXT_MEETING: "Date of next meeting",
}
_TITLES = (
    ("actions from earlier meetings", Standing.ACTIONS),
    ("matters arising", Standing.MATTERS_ARISING),
    ("any other business", Standing.OTHER_BUSINESS),
    ("date of next meeting", Standing.NEXT_MEETING),
    ("date of the next meeting", Standing.NEXT_MEETING),
)


def standing_of(item: Item) -> Standing | None:
    """What a standing item is for: as it says, or else as its title does."""
    if item.standing:
        return Standing(item.standing)
    title = item.title.casefold()
    return next((what for words, what in _TITLES if title.startswith(words)), None)


def holds_business(item: Item) -> bool:
    """Whether it is a heading for business, which says nothing while there is none below it."""
    return item.standing in (Standing.DECISIONS, Standing.INFORMATION)


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
