"""People, posts and appointments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.records.people import Holding, Person, Post, sort_name_of
from egovdesk.records.text import clean_line
from egovdesk.register import Register


@operation("Add person")
def add_person(register: Register, name: str, **facts: Any) -> str:
    """Add a person and return the id."""
    cleaned = clean_line(name)
    person = Person(new_id(), cleaned, **{"sort_name": sort_name_of(cleaned), **facts})
    require(person.problems())
    register.people.add(person)
    return person.id


@operation("Change person", of=naming.of_person)
def change_person(register: Register, person_id: str, **changes: Any) -> None:
    """Change a person's facts."""
    person = register.people.get(person_id)
    if "name" in changes:
        changes["name"] = clean_line(changes["name"])
        if "sort_name" not in changes and person.sort_name == sort_name_of(person.name):
            changes["sort_name"] = sort_name_of(changes["name"])
    require(replace(person, **changes).problems())
    register.people.update(person_id, **changes)


@operation("Remove person", of=naming.of_person)
def remove_person(register: Register, person_id: str) -> bool:
    """Take a person out; one who is in the record stays there as having left. True when taken out."""
    if register.people.references(person_id):
        register.people.update(person_id, left_on=register.today)
        for membership in register.memberships.find(person_id=person_id):
            if membership.until_on is None:
                register.memberships.update(
                    membership.id, until_on=_no_earlier(register, membership.from_on)
                )
        for holding in register.holdings.find(person_id=person_id):
            if holding.until_on is None:
                register.holdings.update(
                    holding.id, until_on=_no_earlier(register, holding.from_on)
                )
        return False
    register.people.remove(person_id)
    return True


@operation("Add post")
def add_post(register: Register, title: str, role_code: str = "OTHER", **facts: Any) -> str:
    """Add a post and return the id."""
    post = Post(new_id(), clean_line(title), role_code, **facts)
    require(post.problems())
    register.posts.add(post)
    return post.id


@operation("Change post", of=naming.of_post)
def change_post(register: Register, post_id: str, **changes: Any) -> None:
    """Change a post's facts."""
    require(replace(register.posts.get(post_id), **changes).problems())
    register.posts.update(post_id, **changes)


@operation("Remove post", of=naming.of_post)
def remove_post(register: Register, post_id: str) -> None:
    """Take out a post that nobody has held and no membership names; end it otherwise."""
    named_by = (register.holdings, register.memberships, register.rights, register.allocations)
    if any(repository.find(post_id=post_id) for repository in named_by):
        raise Refused(
            "People have held this post, or it has rights, so it stays in the record.",
            "Nothing has changed.",
            "Give it an end date instead.",
        )
    register.posts.remove(post_id)


@operation("Appoint", of=naming.of_appointment)
def appoint(register: Register, post_id: str, person_id: str, from_on: date) -> str:
    """Put a person in a post from a day; whoever held it leaves the day before."""
    for holding in register.holdings.find(post_id=post_id):
        if holding.until_on is None:
            if holding.from_on is not None and holding.from_on >= from_on:
                raise Refused(
                    "The post is held from a later day already.",
                    "Nothing has changed.",
                    "End that appointment first.",
                )
            register.holdings.update(holding.id, until_on=from_on - timedelta(days=1))
    appointed = Holding(new_id(), post_id, person_id, from_on)
    register.holdings.add(appointed)
    return appointed.id


@operation("Change appointment", of=naming.of_holding)
def change_holding(register: Register, holding_id: str, **changes: Any) -> None:
    """Change the dates of an appointment; an end date leaves the post vacant."""
    require(replace(register.holdings.get(holding_id), **changes).problems())
    register.holdings.update(holding_id, **changes)


@operation("Remove appointment", of=naming.of_holding)
def remove_holding(register: Register, holding_id: str) -> None:
    """Take out an appointment that never was."""
    register.holdings.remove(holding_id)


def _no_earlier(register: Register, from_on: date | None) -> date:
    today = register.today
    return today if from_on is None or from_on <= today else from_on
