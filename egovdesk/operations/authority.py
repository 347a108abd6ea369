"""A new register, the authority's own facts, and its lists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.records.authority import Authority, AuthorityType, Nation
from egovdesk.records.choices import Choice
from egovdesk.records.text import clean_line
from egovdesk.register import Register
from egovdesk.shipped import shipped_choices, shipped_holidays, shipped_phrases


def new_register(
    path: Path,
    name: str,
    *,
    nation: Nation = Nation.ENGLAND,
    type: AuthorityType = AuthorityType.UNITARY,
    user: str | None = None,
) -> Register:
    """Make a register with its authority and lists, and open it."""
    register = Register.create(path, user=user)
    try:
        set_up(register, name, nation, type)
    except BaseException:
        register.close()
        path.unlink(missing_ok=True)
        raise
    return register


@operation("Set up register", undoable=False)
def set_up(register: Register, name: str, nation: Nation, type: AuthorityType) -> None:
    """Put in the authority and copy the lists of `resources/data`."""
    authority = Authority(new_id(), clean_line(name), nation, type)
    require(authority.problems())
    register.authorities.add(authority)
    for entry in shipped_choices():
        register.choices.add(entry)
    for holiday in shipped_holidays():
        register.holidays.add(holiday)
    register.phrases.add_all(shipped_phrases())


@operation("Change council details")
def change_authority(register: Register, **changes: object) -> None:
    """Change facts of the authority."""
    authority = register.authority
    require(replace(authority, **changes).problems())  # type: ignore[arg-type]
    register.authorities.update(authority.id, **changes)


@operation("Change list")
def change_choice(register: Register, choice_id: str, **changes: object) -> None:
    """Change an entry of a list; its code stays, since records carry it."""
    if "code" in changes or "list" in changes:
        raise Refused("The code of a list entry stays as it is.", "Nothing has changed.")
    register.choices.update(choice_id, **changes)


@operation("Add to list")
def add_choice(register: Register, choice: Choice) -> str:
    """Add an entry to a list; raises Refused where the code is taken."""
    if register.choices.find(list=choice.list, code=choice.code, nation=choice.nation):
        raise Refused(f"The list has {choice.code} already.", "Nothing has changed.")
    register.choices.add(choice)
    return choice.id
