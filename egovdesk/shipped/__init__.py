"""What ships with EgovDesk, as `resources/data` has it: here the lists, of which each register has a copy.

`structures` has Chart 3 and the structure models, `questions` the paper's questions, `checks` the
thresholds of the checks.
"""

from __future__ import annotations

import tomllib
from typing import Any

from egovdesk.identifiers import new_id
from egovdesk.records.choices import Choice, ChoiceList, Holiday
from egovdesk.records.groups import Group
from egovdesk.records.matrix import ModelRow
from egovdesk.records.meetings import ItemKind
from egovdesk.records.phrases import Phrase
from egovdesk.records.templates import Template, TemplateItem
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


def shipped_phrases() -> list[Phrase]:
    """The phrases as shipped, for every group."""
    text = resource("data", "phrases.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)["entries"]
    return [Phrase(new_id(), position=at, **entry) for at, entry in enumerate(entries, 1)]


def model_rights() -> dict[str, ModelRow]:
    """The model's answer for each row of the matrix of decision rights, in the rows' order."""
    text = resource("data", "rights.toml").read_text(encoding="utf-8")
    found: dict[str, ModelRow] = {}
    for entry in tomllib.loads(text)["rows"]:
        facts = {name: _frozen(value) for name, value in entry.items() if name != "codes"}
        found |= {code: ModelRow(code, **facts) for code in entry["codes"]}
    return found


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def usual_agenda(group: Group) -> tuple[Template, list[TemplateItem]]:
    """The order of business that ships for a group's kind of body, as a template of the group's own."""
    body = "member" if group.constitution.is_member_body else "officer"
    text = resource("data", "standing.toml").read_text(encoding="utf-8")
    shipped = next(one for one in tomllib.loads(text)["agendas"] if one["body"] == body)
    template = Template(new_id(), shipped["name"], group.id, standing=True)
    lines = [one for one in shipped["lines"] if group.is_open or not one.get("open")]
    return template, [_line(template, place, one) for place, one in enumerate(lines, 1)]


def _line(template: Template, place: int, facts: dict[str, Any]) -> TemplateItem:
    known = {name: value for name, value in facts.items() if name not in ("open", "kind")}
    kind = ItemKind(facts.get("kind", ItemKind.STANDING))
    return TemplateItem(new_id(), template.id, position=place, kind=kind, **known)
