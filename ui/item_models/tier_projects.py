"""The investment programme that a group ranks, and the projects that it owns, as rows of its work."""

from __future__ import annotations

from collections.abc import Iterable

from egovdesk.documents.projects.standing import Standing, projects_of, standings
from egovdesk.documents.wording import counted, short_date
from egovdesk.records.groups import Group
from egovdesk.records.programmes import financial_year_of
from egovdesk.records.projects import Rag
from egovdesk.register import Register
from ui.item_models.ranking import LIGHTS
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Line, Mark, MarkKind, Segment, Text

Section = tuple[str, str, list[Row]]


def programme_sections(register: Register, group: Group) -> list[Section]:
    """Each programme that the group ranks this year or next: the way to it, and who asks for what."""
    found = []
    this_year = financial_year_of(register.today)
    for one in register.programmes.find(group_id=group.id):
        if one.year < this_year:
            continue
        projects = projects_of(register, one.id)
        known = list(standings(register, projects, day=register.today).values())
        asking = [each for each in known if each.needs]
        line = (Icon("list-ordered"), Text(one.label, "ink", "row"),
                Text("ranking, progress, costs", "ink2", "note", context=True))  # fmt: skip
        rows = [Row(f"programme:{one.id}", Cell(line)), *(_project(each) for each in asking)]
        found.append(("Investment programme", _summary(known, len(asking)), rows))
    return found


def owned_section(register: Register, group: Group) -> list[Section]:
    """The group's own projects that run, the worst first; nothing where it owns none."""
    running = [one for one in register.projects.find(group_id=group.id) if one.stage.is_running]
    if not running:
        return []
    known = standings(register, running, day=register.today).values()
    order = (Rag.RED, Rag.AMBER, Rag.UNSAID, Rag.GREEN)
    worst = sorted(known, key=lambda one: (order.index(one.light), one.project.title.casefold()))
    return [("Projects", counted(len(running), "project"), [_project(one) for one in worst])]


def _project(one: Standing) -> Row:
    project, waits = one.project, one.next_milestone
    lit = one.light in LIGHTS
    mark: Segment = Mark(LIGHTS[one.light]) if lit else Mark(MarkKind.NOTE)
    line: Line = (mark, Text(one.light.label if lit else "no report", "ink2", width=80),
                  Text(project.title, "ink", "row"),
                  Text("asks for a decision" if one.needs else "", "amber", "note"),
                  Text(waits.title if waits else "", "ink2", "note", context=True))  # fmt: skip
    due = waits.expected_on if waits else None
    trailing: Line = (Text(short_date(due) if due else "", "ink2", "note"),)
    if project.exempt:
        line = (Icon("lock", "exempt", size=14), *line)
        trailing = (Text("exempt", "exempt", "note"), *trailing)
    row_id, exempt = f"project:{project.id}", "exempt" if project.exempt else ""
    return Row(row_id, Cell(line, trailing=trailing), exempt=exempt)


def _summary(known: Iterable[Standing], asking: int) -> str:
    lights = [one.light for one in known]
    said = [counted(len(lights), "project")]
    said += [f"{lights.count(rag)} {rag.value}" for rag in (Rag.RED, Rag.AMBER, Rag.GREEN)
             if lights.count(rag)]  # fmt: skip
    return ", ".join([*said, *([f"{asking} ask for a decision"] if asking else [])])
