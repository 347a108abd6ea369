"""Responsibilities of Chart 3: given to groups from a day, ended, and put in terms of reference."""

from __future__ import annotations

from datetime import date, timedelta

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation
from egovdesk.operations.structure.dated import end_on, until_next
from egovdesk.records.choices import ChoiceList
from egovdesk.records.days import spoken_date
from egovdesk.records.framework import Responsibility
from egovdesk.records.groups import holds_on
from egovdesk.register import Register

_DAY = timedelta(days=1)


@operation("Give responsibility")
def give_responsibility(register: Register, code: str, group_id: str, on: date) -> str:
    """Let a group answer for something from a day on; return the id of what says so.

    Raises Refused where it does already, where the group is dissolved by then, and for another code.
    """
    if not register.choices.find(list=ChoiceList.RESPONSIBILITIES, code=code):
        raise Refused(f"{code} is no responsibility of the list.", "Nothing has changed.")
    group = register.groups.get(group_id)
    if group.until_on is not None and group.until_on < on:
        raise Refused(
            f"{group.name} was dissolved on {spoken_date(group.until_on)}.",
            "Nothing has changed.",
            "Choose a group that meets.",
        )
    if held(register, code, group_id, on) is not None:
        raise Refused(f"{group.name} has this responsibility already.", "Nothing has changed.")
    until_on = until_next(register.responsibilities.find(code=code, group_id=group_id), on)
    given = Responsibility(new_id(), code, group_id, from_on=on, until_on=until_on)
    register.responsibilities.add(given)
    return given.id


@operation("End responsibility")
def end_responsibility(register: Register, code: str, group_id: str, on: date) -> None:
    """Let a group answer for it no longer from a day; earlier days keep it."""
    end_on(register.responsibilities, _held(register, code, group_id, on), on - _DAY)


@operation("Put responsibility in terms of reference")
def formalise_responsibility(
    register: Register, code: str, group_id: str, on: date, formalised: bool = True
) -> None:
    """Say from a day that a responsibility stands in the group's terms of reference, or does not."""
    given = _held(register, code, group_id, on)
    if given.formalised is formalised:
        return
    if given.from_on is not None and given.from_on >= on:
        register.responsibilities.update(given.id, formalised=formalised)
        return
    register.responsibilities.update(given.id, until_on=on - _DAY)
    register.responsibilities.add(
        Responsibility(new_id(), code, group_id, formalised, on, given.until_on, given.note)
    )


def held(register: Register, code: str, group_id: str, on: date) -> Responsibility | None:
    """What says that a group answers for something on a day; None where nothing does."""
    found = register.responsibilities.find(code=code, group_id=group_id)
    return next((one for one in found if holds_on(on, one.from_on, one.until_on)), None)


def _held(register: Register, code: str, group_id: str, on: date) -> Responsibility:
    given = held(register, code, group_id, on)
    if given is None:
        name = register.groups.get(group_id).name
        raise Refused(f"{name} does not have this responsibility.", "Nothing has changed.")
    return given
