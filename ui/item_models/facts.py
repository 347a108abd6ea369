"""The authority's own facts as rows: the council, departments, e-champions, roles, consultation."""

from __future__ import annotations

from datetime import date

from egovdesk.documents.wording import counted, short_date
from egovdesk.records.authority import Architecture, Authority, Stage
from egovdesk.records.facts import Champion, EmergingRole
from egovdesk.records.groups import holds_on
from egovdesk.register import Register
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Line, Mark, MarkKind, Tag, Text

_NAME = 250
SECTIONS = {
    "council": "The council",
    "departments": "Departments",
    "champions": "E-champions",
    "roles": "Roles that somebody must hold",
    "consultations": "Consultation",
    "strategies": "Corporate strategies",
}
_ADDS = {
    "departments": "Add a department",
    "champions": "Name an e-champion",
    "consultations": "Add a consultation",
    "strategies": "Go to the strategies",
}


def authority_rows(register: Register, *, writable: bool) -> list[Row]:
    """Every section with its rows, and a row that adds one where that can be done."""
    found: list[Row] = []
    for key, title in SECTIONS.items():
        note, rows = _MADE[key](register)
        cell = Cell((Text(title, "ink", "heading"), Text(note, "ink2", "note")))
        found.append(Row(f"head:{key}", cell, heading="section", height="section"))
        found += rows
        if key in _ADDS and (writable or key == "strategies"):
            line = (Icon("plus", "ink3"), Text(_ADDS[key], "ink2"))
            found.append(Row(f"add:{key}", Cell(line)))
    return found


def council_facts(council: Authority) -> list[tuple[str, str, str]]:
    """The council's facts: field, label, value; an empty value is not said yet."""
    partner = council.partner or ("one, not named" if council.has_partner else "none")
    stage = Stage(council.stage).label if council.stage else ""
    chosen = Architecture(council.architecture).label if council.architecture else ""
    return [
        ("arrangement", "E-government is led by", council.arrangement.label),
        ("stage", "How far the council has come", stage),
        ("ict_reports_to", "The ICT unit reports to", council.ict_reports_to),
        ("partner", "Strategic partner", partner),
        ("head_im_in_post", "Head of information management",
         "in post" if council.head_im_in_post else "not in post"),
        ("architecture", "The ICT architecture is decided by", chosen),
    ]  # fmt: skip


def _council(register: Register) -> tuple[str, list[Row]]:
    return "", [
        _fact(f"fact:{field}", label, value or "not said", tone="ink" if value else "ink3")
        for field, label, value in council_facts(register.authority)
    ]


def _fact(row_id: str, name: str, value: str, *, tone: str = "ink", note: str = "") -> Row:
    line = (Text(name, "ink2", width=_NAME), Text(value, tone, "row" if tone == "ink" else "text"))
    return Row(row_id, Cell(line, trailing=(Text(note, "ink2", "note"),)), tip=f"{name}: {value}")


def _departments(register: Register) -> tuple[str, list[Row]]:
    posts = [one.department for one in register.posts.all()]
    rows = []
    for one in register.departments.all():
        now = holds_on(register.today, one.from_on, one.until_on)
        line: Line = (Text(one.name, "ink" if now else "ink3", "row"),)
        line += (Tag("Major"),) if one.major else ()
        ended = f"until {short_date(one.until_on)}" if one.until_on else ""
        held = counted(posts.count(one.name), "post")
        note = ", ".join(part for part in (held, ended) if part)
        rows.append(
            Row(f"departments:{one.id}", Cell(line, trailing=(Text(note, "ink2", "note"),)))
        )
    major = sum(one.major for one in register.departments.all())
    said = f"{major} major: their directors sit on the e-governance group" if rows else "none yet"
    return said, rows


def _champions(register: Register) -> tuple[str, list[Row]]:
    today = register.today
    found = sorted(
        register.champions.all(), key=lambda one: not holds_on(today, one.from_on, one.until_on)
    )
    rows = [_champion(register, one, today) for one in found]
    return ("" if rows else "none named yet"), rows


def _champion(register: Register, one: Champion, today: date) -> Row:
    now = holds_on(today, one.from_on, one.until_on)
    name = register.people.get(one.person_id).name
    facts = [one.seniority.label] if one.seniority else []
    facts += [one.time] if one.time else []
    facts += [f"supported by {one.support.label.lower()}"] if one.support else []
    look = now and not one.active
    mark = Mark(MarkKind.LOOK if look else MarkKind.DECIDED if now else MarkKind.PROPOSED)
    line: Line = (
        mark, Text(name, "ink" if now else "ink2", "row", width=_NAME - 24), Text(one.kind.label),
        Text("not active" if look else "", "amber"), Text(", ".join(facts), "ink2", context=True),
    )  # fmt: skip
    trailing = (Text(_dates(one.from_on, one.until_on), "ink2", "note"),)
    return Row(
        f"champions:{one.id}", Cell(line, trailing=trailing), tip=f"{name}, {one.kind.label}"
    )


def _roles(register: Register) -> tuple[str, list[Row]]:
    today, rows, lacking = register.today, [], 0
    for role in EmergingRole:
        held = [one for one in register.allocations.find(role=role)
                if holds_on(today, one.from_on, one.until_on)]  # fmt: skip
        if not held:
            lacking += 1
            line = (Mark(MarkKind.LOOK), Text(role.label, "ink2", width=_NAME - 24),
                    Text("nobody", "amber", "row"))  # fmt: skip
            rows.append(Row(f"roles:{role}", Cell(line), tip=f"{role.label}: nobody"))
        for one in held:
            person, post = register.people.maybe(one.person_id), register.posts.maybe(one.post_id)
            who = person.name if person else f"whoever is {post.title}" if post else ""
            shown: Line = (Mark(MarkKind.DECIDED), Text(role.label, "ink2", width=_NAME - 24),
                           Text(who, "ink", "row"))  # fmt: skip
            trailing = (Text(_dates(one.from_on, one.until_on), "ink2", "note"),)
            rows.append(
                Row(f"roles:{role}", Cell(shown, trailing=trailing), tip=f"{role.label}: {who}")
            )
    return (f"{lacking} held by nobody" if lacking else "each is held"), rows


def _consultations(register: Register) -> tuple[str, list[Row]]:
    rows = []
    for one in register.consultations.all():
        line = (Text(one.audience.label, "ink2", width=96), Text(one.title, "ink", "row"),
                Text(one.outcome, "ink2", "note", context=True))  # fmt: skip
        trailing = (Text(_dates(one.from_on, one.until_on), "ink2", "note"),)
        rows.append(Row(f"consultations:{one.id}", Cell(line, trailing=trailing), tip=one.outcome))
    said = {one.audience.label.lower() for one in register.consultations.all()}
    lacking = [word for word in ("public", "business") if word not in said]
    return (f"{' and '.join(lacking)} not consulted yet" if lacking else ""), rows


def _strategies(register: Register) -> tuple[str, list[Row]]:
    today = register.today
    held = [one for one in register.strategies.all() if holds_on(today, one.from_on, one.until_on)]
    rows = [
        Row(
            f"strategies:{one.id}",
            Cell((Text(one.title, "ink", "row"), Text(one.kind.label, "ink2"))),
        )
        for one in held
    ]
    return ("" if rows else "none yet"), rows


def _dates(start: date | None, end: date | None) -> str:
    since = f"since {short_date(start)}" if start else ""
    return f"{since} until {short_date(end)}".strip() if end else since


def section_of(row_id: str) -> str:
    """The section that a row stands in."""
    kind, _, rest = row_id.partition(":")
    return rest if kind in ("add", "head") else "council" if kind == "fact" else kind


_MADE = {
    "council": _council,
    "departments": _departments,
    "champions": _champions,
    "roles": _roles,
    "consultations": _consultations,
    "strategies": _strategies,
}
