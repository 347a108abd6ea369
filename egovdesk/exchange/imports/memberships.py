"""Rows that speak of places on groups: whose they are, in what role, from when until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from egovdesk.exchange.imports.present import Present
from egovdesk.exchange.imports.rows import Draft, Fact, Row, RowRefused, add, settle
from egovdesk.exchange.imports.spells import by_id, pick_spell
from egovdesk.exchange.imports.staff import Staff, is_nobody, several, tell_initials
from egovdesk.identifiers import new_id
from egovdesk.records.groups import Group, Membership
from egovdesk.records.imports import FieldChange
from egovdesk.records.people import Person

_FACTS = ("role", "represents", "from_on", "until_on")


class MembershipsPlanner:
    """A place a row: of a person, or of whoever holds a post."""

    def __init__(self, present: Present) -> None:
        self._present = present
        self._staff = Staff(present)
        self._places: dict[str, dict[str, Membership]] = {}
        for place in present.register.memberships.all():
            self._learn(place)
        present.watch(Membership, lambda _before, after: self._learn(after))

    def what(self, row: Row) -> str:
        """Who, and on what."""
        return ", ".join(
            one for one in (row.text("name") or row.text("post"), row.text("group")) if one
        )

    def propose(self, row: Row, draft: Draft) -> None:
        """Find the place or make one, and say what the row says of it and of the person."""
        group = self._present.group(row, row.get("from_on"))
        nobody = is_nobody(row.text("name"))
        if nobody and not row.text("post"):
            raise RowRefused("The row names nobody, and no post")
        found = self._staff.look(draft, row.text("name"), row.text("email"))
        people = [] if nobody else list(found.people)
        facts = self._present.facts(row, *_FACTS)
        targets = self._targets(row, group, {one.id for one in people}, draft)
        place = self._choose(row, self._candidates(row, group, people), facts, targets)
        facts += self._substituting(place, targets)
        person = self._person(row, people, place, draft) if not nobody else None
        if place is not None:
            settle(self._present.ledger, draft, "memberships", place, facts)
        else:
            place = self._new(row, group, person, facts, draft)
        if person is not None:
            tell_initials(draft, row.text("name"), found)
            self._speak_of(row, person, place, draft)

    def _candidates(self, row: Row, group: Group, people: Sequence[Person]) -> list[Membership]:
        """The places that the row may speak of: the people's own, or those of the post it names."""
        ids = {one.id for one in people}
        titled = {one.id for one in self._staff.posts_titled(row.text("post"))}
        places = self._of(group)
        own = [one for one in places if one.person_id in ids]
        held = [one for one in places if one.post_id and self._fits(one.post_id, titled, row, ids)]
        return own + held

    def _fits(self, post_id: str, titled: set[str], row: Row, ids: set[str]) -> bool:
        if row.text("post") and post_id not in titled:
            return False
        if is_nobody(row.text("name")):
            return True
        return any(one.person_id in ids for one in self._staff.holdings_of(post_id))

    def _choose(
        self,
        row: Row,
        places: Sequence[Membership],
        facts: Sequence[Fact],
        targets: Sequence[str],
    ) -> Membership | None:
        """The place among them: one that stands in for the same, or one of the people's own first."""
        if targets:
            places = [one for one in places if one.substitute_for_id in targets]
        own = [one for one in places if one.substitute_for_id is None]
        others = [one for one in places if one.substitute_for_id is not None]
        ledger = self._present.ledger
        return pick_spell(
            own + others, facts, row.get("from_on"), row.get("until_on"),
            lambda one: ledger.is_spoken_of("memberships", one.id, row.number),
        )  # fmt: skip

    def _person(
        self, row: Row, people: Sequence[Person], place: Membership | None, draft: Draft
    ) -> Person:
        """Whose place it is: of several with the name, the one who has it already."""
        has = [one for one in people if place is not None and one.id == place.person_id]
        if has or len(people) == 1:
            return (has or list(people))[0]
        if place is not None and place.post_id is not None:
            holders = {one.person_id for one in self._staff.holdings_of(place.post_id)}
            people = [one for one in people if one.id in holders]
        if len(people) > 1:
            raise RowRefused(
                f"{several(people)} may be meant by “{row.text('name')}”; write the name in full"
            )
        return (
            people[0] if people else self._staff.person(draft, row.text("name"), row.text("email"))
        )

    def _targets(self, row: Row, group: Group, own: set[str], draft: Draft) -> list[str]:
        """The places, of somebody else, that this one may stand in for."""
        name = row.text("substitute_for")
        if is_nobody(name):
            return []
        ids = {one.id for one in self._staff.look(draft, name).people} - own
        found = [
            place.id for place in self._of(group)
            if place.substitute_for_id is None and self._holders(place) & ids
        ]  # fmt: skip
        if not found:
            raise RowRefused(f"“{name}” has no place on {group.name} for another to take")
        return found

    def _substituting(self, place: Membership | None, targets: Sequence[str]) -> list[Fact]:
        if not targets:
            return []
        kept = place.substitute_for_id if place is not None else None
        target = kept if kept in targets else targets[0]
        return [self._present.fact("substitute_for", target, "substitute_for_id", self._holder)]

    def _holders(self, place: Membership) -> set[str | None]:
        if place.post_id is None:
            return {place.person_id}
        return {one.person_id for one in self._staff.holdings_of(place.post_id)}

    def _holder(self, place_id: str | None) -> str:
        place = next((one[place_id] for one in self._places.values() if place_id in one), None)
        if place is None:
            return ""
        person = self._present.people.get(place.person_id)
        return person.name if person else self._staff.title_of(place.post_id)

    def _new(
        self, row: Row, group: Group, person: Person | None, facts: Sequence[Fact], draft: Draft
    ) -> Membership:
        others = [one.position for one in self._of(group)]
        post = None if person else self._staff.post(draft, row.text("post"))
        draft.changes.append(FieldChange("Group", "", group.name))
        made = Membership(
            new_id(), group.id, person.id if person else None, post.id if post else None,
            position=max(others, default=0) + 1,
        )  # fmt: skip
        made = replace(made, **{one.column: one.value for one in facts})
        if "role" not in row.values:
            draft.changes.append(FieldChange("Role", "", made.role.label))
        return add(self._present.ledger, draft, "memberships", made, facts)

    def _speak_of(self, row: Row, person: Person, place: Membership, draft: Draft) -> None:
        """What a list of members says of the person: how to reach them, and the post they hold."""
        facts = self._present.facts(row, "email", "phone")
        if facts:
            settle(self._present.ledger, draft, "people", person, facts)
        title = row.text("post")
        if title and not self._staff.has_held(person.id, title):
            self._staff.hold(draft, person, self._staff.post(draft, title), None)

    def _of(self, group: Group) -> list[Membership]:
        return by_id(self._places.get(group.id, {}).values())

    def _learn(self, place: Membership) -> None:
        self._places.setdefault(place.group_id, {})[place.id] = place
