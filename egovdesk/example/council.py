"""A council of the example: its people, posts and groups, as `resources/example` has them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from egovdesk.example.calendar import ExampleClock
from egovdesk.identifiers import new_id
from egovdesk.operations.authority import change_authority, set_up
from egovdesk.operations.groups import add_group, add_membership, link_groups, rename_group
from egovdesk.operations.holidays import add_school_holiday
from egovdesk.operations.people import add_person, add_post
from egovdesk.operations.templates import add_template, add_template_item, make_standing
from egovdesk.records.authority import Arrangement, AuthorityType, Nation
from egovdesk.records.groups import Access, Constitution, LinkKind, MemberRole, Tier
from egovdesk.records.people import Holding
from egovdesk.register import Register
from egovdesk.resources import resource


@dataclass
class Cast:
    """The ids of people, posts and groups by the keys that the texts call them.

    `bears` has strategies, standards and systems, as the columns of a `Bearing` upon them;
    `ratified` are the decisions that the script does not leave waiting for the group above.
    """

    people: dict[str, str] = field(default_factory=dict)
    posts: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    bears: dict[str, dict[str, str]] = field(default_factory=dict)
    ratified: list[str] = field(default_factory=list)


def set_council_up(register: Register, council: str, clock: ExampleClock) -> Cast:
    """Put in the authority, its lists, people, posts, groups and memberships."""
    people, groups = _read(council, "people"), _read(council, "groups")
    cast = Cast()
    clock.set(date(2002, 5, 1), "09:00")
    with register.step("Set register up", undoable=False):
        facts = people["council"]
        set_up(register, facts["name"], Nation.ENGLAND, AuthorityType(facts["type"]))
        change_authority(
            register,
            arrangement=Arrangement(facts["arrangement"]),
            clerk=facts["clerk"],
            head_im_in_post=facts.get("head_im_in_post", False),
            note=facts["note"],
        )
        _add_people(register, people, cast)
        for group in groups["groups"]:
            _add_group(register, group, cast)
            _add_standing(register, cast.groups[group["key"]], groups["standing"])
        _add_school_holidays(register, council)
    for group in groups["groups"]:
        if "former" in group:
            clock.set(group["former"]["renamed"], "09:30")
            rename_group(
                register, cast.groups[group["key"]], group["name"], group["former"]["renamed"],
                prefix=group["key"],
            )  # fmt: skip
    return cast


def _add_school_holidays(register: Register, council: str) -> None:
    if resource("example", council, "holidays.toml").is_file():
        for one in _read(council, "holidays")["school"]:
            days = one["from_on"], one["until_on"]
            source = "Education department’s list for 2003/04"
            add_school_holiday(register, one["name"], *days, source)


def _read(council: str, name: str) -> dict[str, Any]:
    path = resource("example", council, f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _add_people(register: Register, people: dict[str, Any], cast: Cast) -> None:
    for key, one in people["people"].items():
        first, last = one["name"].lower().split(" ")
        councillor = one.get("councillor", False)
        cast.names[key] = one["name"]
        cast.people[key] = add_person(
            register,
            one["name"],
            email=f"{first}.{last}@{people['council']['name'].split()[0].lower()}.example",
            phone=one.get("phone", "" if councillor else f"ext. {4200 + len(cast.people) * 7}"),
            councillor=councillor,
            left_on=one.get("left"),
        )
        for title, role, department, *dates in one.get("posts", ()):
            if title not in cast.posts:
                place = people["departments"][department]
                cast.posts[title] = add_post(register, title, role, department=place)
            until_on = dates[1] if len(dates) > 1 else None
            register.holdings.add(
                Holding(new_id(), cast.posts[title], cast.people[key], dates[0], until_on)
            )


_FACTS = (
    "short_name", "constitution", "access", "cadence", "usual_time", "usual_place", "usual_length",
    "number_style", "quorum", "from_on", "terms_of_reference", "note",
)  # fmt: skip


def _add_group(register: Register, group: dict[str, Any], cast: Cast) -> None:
    facts = {name: group[name] for name in _FACTS if name in group}
    facts["terms_of_reference"] = group["terms_of_reference"].strip()
    facts["constitution"] = Constitution(facts.get("constitution", "officer_board"))
    facts["access"] = Access(facts.get("access", "by_constitution"))
    former = group.get("former", {})
    name, facts["prefix"] = former.get("name", group["name"]), former.get("prefix", group["key"])
    if "parent" in group:
        facts["parent_id"] = cast.groups[group["parent"]]
    tiers = [Tier(tier) for tier in group["tiers"]]
    group_id = add_group(register, name, tiers, **facts)
    cast.groups[group["key"]] = group_id
    for kind, other in (
        (LinkKind.SUPPORTS, group.get("supports")),
        (LinkKind.JOINT_WITH, group.get("joint_with")),
    ):
        if other:
            link_groups(register, group_id, cast.groups[other], kind, group["from_on"])
    for row in group["members"]:
        _add_member(register, group_id, row, cast)


def _add_standing(register: Register, group_id: str, lines: list[list[Any]]) -> None:
    """Give a group the council's order of business, to change as it likes."""
    template = add_template(register, "Ordinary meeting", group_id)
    make_standing(register, template)
    is_open = register.groups.get(group_id).is_open
    for title, standing, *more in lines:
        minutes = more[0] if more else 0
        where = more[1] if len(more) > 1 else ""
        if is_open or where != "open":
            purpose = "approve" if standing == "minutes" else ""
            add_template_item(
                register, template, title, standing=standing, purpose=purpose,
                minutes_allowed=minutes,
            )  # fmt: skip


def _add_member(register: Register, group_id: str, row: list[Any], cast: Cast) -> None:
    padded = row + [""] * (6 - len(row))
    who, role, seat, represents, from_on, until_on = padded
    of_post = who.startswith("post:")
    add_membership(
        register,
        group_id,
        person_id=None if of_post else cast.people[who],
        post_id=cast.posts[who[5:]] if of_post else None,
        role=MemberRole(role),
        seat=seat,
        represents=represents,
        from_on=from_on or None,
        until_on=until_on or None,
    )
