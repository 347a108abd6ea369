"""A register's first structure: its groups, the posts and people that were typed, and who sits where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from egovdesk.identifiers import new_id
from egovdesk.operations import operation
from egovdesk.operations.facts import add_department
from egovdesk.operations.groups import add_membership
from egovdesk.operations.people import add_person, add_post
from egovdesk.operations.structure.use import Rearranged, use_structure
from egovdesk.records.people import Holding
from egovdesk.records.seating import Newcomer, who_sits
from egovdesk.records.structures import StructureModel
from egovdesk.records.text import clean_line
from egovdesk.register import Register


@operation("Begin with a structure")
def begin_structure(
    register: Register,
    structure: StructureModel,
    people: Sequence[Newcomer] = (),
    *,
    from_on: date,
) -> Rearranged:
    """Make the groups of a structure model, the posts and people typed, and their places."""
    named = [one for one in people if clean_line(one.name)]
    _put_departments(register, named, from_on)
    posts = _put_people(register, named, from_on)
    if not structure.groups:
        return Rearranged()
    done = use_structure(register, structure, from_on=from_on)
    for placing in who_sits(structure, named):
        add_membership(
            register, done.ids[placing.group], post_id=posts[placing.who], role=placing.role,
            seat=placing.seat, represents=named[placing.who].department, from_on=from_on,
        )  # fmt: skip
    return done


def _put_departments(register: Register, people: Sequence[Newcomer], from_on: date) -> None:
    known = {one.name.casefold() for one in register.departments.all()}
    for name in dict.fromkeys(clean_line(one.department) for one in people):
        if name and name.casefold() not in known:
            known.add(name.casefold())
            add_department(register, name, from_on=from_on)


def _put_people(register: Register, people: Sequence[Newcomer], from_on: date) -> list[str]:
    """Each person once, by name, and a post for each line; return the posts."""
    labels = {one.code: one.label for one in register.choices.find(list="roles")}
    known = {one.name.casefold(): one.id for one in register.people.all()}
    posts = []
    for one in people:
        name, department = clean_line(one.name), clean_line(one.department)
        if name.casefold() not in known:
            known[name.casefold()] = add_person(register, name)
        title = clean_line(one.title) or _title(
            labels.get(one.role_code, one.role_code), department
        )
        post = add_post(register, title, one.role_code, department=department, from_on=from_on)
        register.holdings.add(Holding(new_id(), post, known[name.casefold()], from_on))
        posts.append(post)
    return posts


def _title(role: str, department: str) -> str:
    if not department:
        return role
    return f"Director of {department}" if role == "Service director" else f"{role}, {department}"
