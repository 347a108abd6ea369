"""The lists that ship with EgovDesk, as `resources/data` has them; each register has a copy to change."""

from __future__ import annotations

import tomllib

from egovdesk.identifiers import new_id
from egovdesk.records.choices import Choice, ChoiceList, Holiday
from egovdesk.resources import resource


def shipped_choices() -> list[Choice]:
    """The lists as shipped, one TOML file each in `resources/data`."""
    found = []
    for kind in ChoiceList:
        path = resource("data", f"{kind.value}.toml")
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["entries"]
        for position, entry in enumerate(entries):
            found.append(Choice(id=new_id(), list=kind, position=position, **entry))
    return found


def shipped_holidays() -> list[Holiday]:
    """The bank holidays as shipped: `[[entries]]` with nation, on, name, source."""
    text = resource("data", "holidays.toml").read_text(encoding="utf-8")
    return [Holiday(id=new_id(), **entry) for entry in tomllib.loads(text)["entries"]]
