"""Rows that speak of people, and of the posts they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from egovdesk.exchange.imports.people_found import Found, How, name_of
from egovdesk.exchange.imports.present import Present
from egovdesk.exchange.imports.rows import Draft, Fact, Row, RowRefused, add, settle
from egovdesk.exchange.imports.spells import unchanged
from egovdesk.exchange.imports.staff import Staff, is_nobody, new_person, several, tell_initials
from egovdesk.records.imports import FieldChange
from egovdesk.records.names import PersonName, read_name
from egovdesk.records.people import Person

_FACTS = ("email", "phone", "organisation", "left_on", "note")


class PeoplePlanner:
    """A person a row."""

    def __init__(self, present: Present) -> None:
        self._present = present
        self._staff = Staff(present)

    def what(self, row: Row) -> str:
        """The person's name."""
        return _written_name(row)

    def propose(self, row: Row, draft: Draft) -> None:
        """Find the person or make one, and say what the row says of them."""
        written = _written_name(row)
        if is_nobody(written):
            raise RowRefused("The row names nobody")
        name = _read(row)
        facts = self._facts(row)
        found = self._staff.look(draft, name.full, row.text("email"))
        person = self._choose(row, found, facts)
        if person is None:
            person = self._new(name, facts, draft)
        else:
            tell_initials(draft, written, found)
            naming = self._naming(person, name)
            person = settle(self._present.ledger, draft, "people", person, [*naming, *facts])
        self._post(row, person, draft)

    def _facts(self, row: Row) -> list[Fact]:
        facts = self._present.facts(row, *_FACTS)
        title = read_name(f"{row.text('title')} x") if "title" in row.values else None
        if title is not None and title.title:
            facts.append(self._present.fact("title", title.title))
        councillor = row.get("councillor")
        if councillor is None and title is not None and title.councillor:
            councillor = True
        if councillor is not None:
            facts.append(self._present.fact("councillor", councillor))
        return facts

    def _choose(self, row: Row, found: Found, facts: Sequence[Fact]) -> Person | None:
        """The one person meant, or None for somebody new; raises RowRefused where it cannot be told."""
        ledger = self._present.ledger
        people = list(found.people)
        same = unchanged(people, facts)
        if same is not None and (facts or len(people) == 1):
            return same
        if found.how is How.NAME and row.text("email"):
            # Two rows of one name with two addresses are two people.
            taken = [ledger.claimed("people", one.id, "email", row.number) for one in people]
            people = [one for one, other in zip(people, taken, strict=True) if not other]
        if len(people) > 1:
            full = "write the name in full"
            told = "an e-mail address that the register has tells them apart"
            how = full if found.how is How.INITIALS else told
            raise RowRefused(f"{several(people)} may be meant; {how}")
        return people[0] if people else None

    def _new(self, name: PersonName, facts: Sequence[Fact], draft: Draft) -> Person:
        draft.changes.append(FieldChange("Name", "", name.full))
        made = replace(new_person(name), **{fact.column: fact.value for fact in facts})
        naming = self._naming(made, name)
        self._present.ledger.claim(draft, "people", made.id, naming)
        return add(self._present.ledger, draft, "people", made, facts)

    def _naming(self, person: Person, name: PersonName) -> list[Fact]:
        """What the row says of the name: nothing where it has initials for what the register has in full."""
        known = name_of(person)
        if name.is_initialled and known.may_be(name):
            return []
        if known.key == name.key:
            return [self._present.fact("name", person.name)]
        naming = [self._present.fact("name", name.full)]
        if person.sort_name == known.sort_name:
            naming.append(Fact("sort_name", name.sort_name, "Sorted as", str))
        return naming

    def _post(self, row: Row, person: Person, draft: Draft) -> None:
        title, department = row.text("post"), row.text("department")
        if not title:
            if department:
                draft.note(
                    f"Department “{department}” is not kept: it belongs to a post, and the row has none."
                )
            return
        post = self._staff.post(draft, title, department)
        if department:
            settle(
                self._present.ledger,
                draft,
                "posts",
                post,
                [self._present.fact("department", department)],
            )
        since = row.get("post_from")
        if since is not None or not self._staff.has_held(person.id, title):
            self._staff.hold(draft, person, post, since)


def _written_name(row: Row) -> str:
    whole = row.text("name")
    parts = f"{row.text('given')} {row.text('family')}".strip()
    if whole and row.text("given") and not row.text("family"):
        return f"{row.text('given')} {whole}"
    return parts if row.text("family") else whole or parts


def _read(row: Row) -> PersonName:
    """The name's parts, as the columns have them where each has its own."""
    family = row.text("family")
    if not family:
        return read_name(_written_name(row))
    read = read_name(f"{family}, {row.text('given')}" if row.text("given") else family)
    if row.text("given") or not row.text("name"):
        return read
    return read_name(row.text("name"))
