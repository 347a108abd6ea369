"""What records are called in the lists of the tiers, by id; exempt decisions by their number alone."""

from __future__ import annotations

from functools import cached_property

from egovdesk.documents.meeting_facts import Audience
from egovdesk.register import Register


class Named:
    """Names of people and groups, and decisions in a line."""

    def __init__(self, register: Register, audience: Audience = Audience.MEMBERS) -> None:
        self._register, self._audience = register, audience

    @cached_property
    def _known(self) -> dict[str, str]:
        people = {one.id: one.name for one in self._register.people.all()}
        return people | {one.id: one.name for one in self._register.groups.all()}

    def name(self, record_id: str | None) -> str:
        """What a person or a group is called."""
        return self._known.get(record_id or "", "")

    def decision(self, decision_id: str | None) -> str:
        """A decision's number and title; the public is not told the title of an exempt one."""
        found = self._register.decisions.maybe(decision_id)
        if found is None:
            return ""
        if found.exempt and self._audience is Audience.PUBLIC:
            return found.number
        return f"{found.number} {found.title}".strip()

    def standard(self, standard_id: str | None) -> str:
        """A standard with its version; the public is not told of an exempt one."""
        found = self._register.standards.maybe(standard_id)
        hidden = found is not None and found.exempt and self._audience is Audience.PUBLIC
        return "" if found is None or hidden else found.label
