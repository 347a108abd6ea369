"""Forms about groups: a group's facts, its new name from a day, and the places on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.operations.groups import (
    add_group,
    add_membership,
    change_group,
    change_membership,
    end_membership,
    move_group,
    rename_group,
    set_tiers,
)
from egovdesk.records.groups import (
    Access,
    Constitution,
    Group,
    MemberRole,
    Membership,
    Ratifies,
    Tier,
    overlap,
)
from egovdesk.records.problems import Problem
from egovdesk.shipped.structures import name_styles
from ui.context import Context
from ui.forms.form import Form, options_of
from ui.forms.meetings import read_time
from ui.item_models.meetings import spoken_time
from ui.widgets.fields import Field, Select


class GroupForm(Form):
    """A group's facts; its name changes by `RenameForm`, which keeps the former one."""

    def __init__(
        self, context: Context, parent: QWidget | None, group: Group | None = None
    ) -> None:
        title = f"Edit {group.label}" if group else "New group"
        super().__init__(
            parent, title, "Save" if group else "Add group", today=context.register.today
        )
        self._register, self._group = context.register, group
        base = group or Group("", "")
        if group is None:
            self.line("name", "Name", whole=True)
            self.line("short_name", "Short name, for the sidebar")
            self.line("prefix", "Letters before its minute numbers")
        self._add_kind(base)
        self.line("quorum", "Quorum: a number, or a share such as 1/4", base.quorum)
        self.line("cadence", "Meets", base.cadence)
        self.line("usual_time", "Usual time", spoken_time(base.usual_time))
        self.line("usual_place", "Usual place", base.usual_place)
        styles = self._register.choices.find(list="number_styles")
        self.select(
            "number_style", "Minute numbers", [(one.code, one.label) for one in styles],
            base.number_style,
        )  # fmt: skip
        self.line("first_number", "First minute number", str(base.first_number))
        self.line(
            "first_year", "In which municipal year; none for every year",
            str(base.first_year or ""),
        )  # fmt: skip
        if group is None:
            self.day("from_on", "From", self.today)
        self._add_framework(base)
        self.tick("asks_formed", "Minutes say how decisions were formed", base.asks_formed)
        self.tick("represents_all", "Every department is to sit on it", base.represents_all)
        self.tick("kept", "Its meetings are kept in this register", base.kept)

    def _add_framework(self, base: Group) -> None:
        self.select(
            "ratifies", "Decisions that wait for it come to its agenda",
            [(one.value, one.label) for one in Ratifies], base.ratifies.value,
        )  # fmt: skip
        styles = [(one.code, one.label) for one in name_styles()]
        self.select(
            "name_style", "How its name was chosen", [("", "not said"), *styles], base.name_style
        )

    def _add_kind(self, base: Group) -> None:
        tiers = [one.value for one in self._tiers(base)]
        self.select(
            "tier", "Tier", [(one.value, one.label) for one in Tier],
            tiers[0] if tiers else Tier.NONE.value,
        )  # fmt: skip
        kinds = [(one.value, one.label) for one in Constitution]
        self.select("constitution", "Constitution", kinds, base.constitution.value)
        parents = [one for one in self._register.groups.all() if one.id != base.id]
        self.select(
            "parent_id", "Reports to",
            [("", "no other group"), *options_of(parents, lambda one: one.name)],
            base.parent_id or "",
        )  # fmt: skip
        accesses = [(one.value, one.label) for one in Access]
        self.select("access", "Access rules", accesses, base.access.value)

    def _tiers(self, group: Group) -> list[Tier]:
        return self._register.group_tiers.on(self.today).get(group.id, [])

    def _facts(self) -> dict[str, Any]:
        found = self.values()
        found.pop("tier")
        found["constitution"] = Constitution(found["constitution"])
        found["access"] = Access(found["access"])
        found["ratifies"] = Ratifies(found["ratifies"])
        found["parent_id"] = found["parent_id"] or None
        found["usual_time"] = read_time(found["usual_time"])
        first, year = found["first_number"].strip(), found["first_year"].strip()
        found["first_number"] = int(first) if first.isdecimal() else 0
        found["first_year"] = int(year) if year.isdecimal() else None
        return found

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        found = list(replace(self._group or Group("new", ""), **self._facts()).problems())
        year = self.value("first_year").strip()
        if year and not (year.isdecimal() and 1800 <= int(year) <= 2200):
            words = "Type the year in which it begins, such as 2003, or leave it empty."
            found.append(Problem("first_year", words))
        return tuple(found)

    def save(self) -> str:
        """Add the group, or change it; the tier too, in one step."""
        facts, tier = self._facts(), Tier(self.value("tier"))
        if self._group is None:
            return add_group(self._register, facts.pop("name"), [tier], **facts)
        parent_id = facts.pop("parent_id")
        with self._register.step("Change group"):
            move_group(self._register, self._group.id, parent_id, self.today)
            change_group(self._register, self._group.id, **facts)
            first, *others = self._tiers(self._group) or [Tier.NONE]
            if tier is not first:
                tiers = [tier] if tier is Tier.NONE else [tier, *others]
                set_tiers(self._register, self._group.id, tiers, self.today)
        return self._group.id


class RenameForm(Form):
    """A new name from a day; meetings before it keep the former one."""

    def __init__(self, context: Context, parent: QWidget | None, group: Group) -> None:
        super().__init__(parent, f"Rename {group.label}", "Rename", today=context.register.today)
        self._register, self._group = context.register, group
        self.line("name", "New name", group.name, whole=True)
        self.line("short_name", "Short name", group.short_name)
        self.line("prefix", "Letters before its minute numbers", group.prefix)
        self.day("on", "From", self.today, needed="Type the day the new name begins.")

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the new name."""
        found = list(replace(self._group, name=self.value("name")).problems())
        day = self.value("on")
        if day is not None and self._group.from_on is not None and day <= self._group.from_on:
            found.append(Problem("on", "The group begins on that day or later. Type a later one."))
        return tuple(found)

    def save(self) -> str:
        """Rename it, keeping the former name."""
        found = self.values()
        rename_group(
            self._register, self._group.id, found["name"], found["on"], found["short_name"],
            found["prefix"],
        )  # fmt: skip
        return self._group.id


class MembershipForm(Form):
    """A place on a group: who, as what, from when until when."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        group_id: str,
        place: Membership | None = None,
    ) -> None:
        title = "Member" if place else "Add a member"
        super().__init__(
            parent, title, "Save" if place else "Add member", today=context.register.today
        )
        self._register, self._group_id, self._place = context.register, group_id, place
        if place is None:
            self.select("who", "Person, or whoever holds a post", self._who())
        role = place.role if place else MemberRole.MEMBER
        self.select("role", "As", [(one.value, one.label) for one in MemberRole], role.value)
        self.day("from_on", "From", place.from_on if place else self.today)
        self.day("until_on", "Until, the last day", place.until_on if place else None)
        self.line("represents", "Speaks for", place.represents if place else "")
        roles = self._register.choices.find(list="roles")
        offered = [("", "as the post says"), *((one.code, one.label) for one in roles)]
        self.select("seat", "Sits as", offered, place.seat if place else "")
        others = [("", "nobody"), *self._others()]
        kept = (place.substitute_for_id or "") if place else ""
        self.select("substitute_for_id", "Substitute for", others, kept)
        for name, signal in (("role", "chosen"), ("from_on", "date_changed"),
                             ("until_on", "date_changed")):  # fmt: skip
            getattr(self.fields[name], signal).connect(lambda _value: self._look_for_a_chair())

    def _look_for_a_chair(self) -> None:
        """Say who chairs the group already in the time that is typed; a check says it too (R08)."""
        typed = replace(self._place or Membership("", self._group_id), **self._facts())
        chairs = [
            one for one in self._register.memberships.find(
                group_id=self._group_id, role=MemberRole.CHAIR)
            if one.id != typed.id and overlap(one, typed)
        ]  # fmt: skip
        if typed.role is not MemberRole.CHAIR or not chairs:
            self.advise("")
            return
        day = chairs[0].from_on or typed.from_on or self.today
        self.advise(
            f"{self._name_of(chairs[0], day)} chairs this group in that time already. End that"
            " membership first, or give one of the two another role: a group has one chair."
        )

    def _name_of(self, place: Membership, day: date) -> str:
        members = self._register.memberships.on(self._group_id, day)
        found = next((one for one in members if one.membership.id == place.id), None)
        if found is None:
            return "Somebody"
        return found.person.name if found.person else found.capacity

    def suggest(self, role_codes: Sequence[str], department: str) -> None:
        """Choose the post, the role and the department that fit a seat of the model."""
        seat, represents, who = self.fields["seat"], self.fields["represents"], self.fields["who"]
        posts = [one for one in self._register.posts.all() if one.role_code in role_codes]
        fitting = [one for one in posts if not department or one.department == department]
        if fitting and isinstance(who, Select):
            who.set_key(f"post:{fitting[0].id}")
        if isinstance(seat, Select):
            seat.set_key(fitting[0].role_code if fitting else role_codes[0])
        if isinstance(represents, Field):
            represents.set_text(department)

    def _who(self) -> list[tuple[str, str]]:
        people = [one for one in self._register.people.all() if one.left_on is None]
        found = [(f"person:{one.id}", one.sort_name or one.name) for one in people]
        posts = self._register.posts.all()
        return found + [(f"post:{one.id}", f"Post: {one.title}") for one in posts]

    def _others(self) -> list[tuple[str, str]]:
        members = self._register.memberships.on(self._group_id, self.today)
        return [
            (one.membership.id, one.person.name if one.person else f"{one.capacity}, vacant")
            for one in members
            if self._place is None or one.membership.id != self._place.id
        ]

    def _facts(self) -> dict[str, Any]:
        found = self.values()
        kind, _, who = (found.pop("who", "") or "").partition(":")
        if self._place is None:
            found["person_id"] = who if kind == "person" else None
            found["post_id"] = who if kind == "post" else None
        found["role"] = MemberRole(found["role"])
        found["substitute_for_id"] = found["substitute_for_id"] or None
        return found

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        base = self._place or Membership("", self._group_id)
        found = replace(base, **self._facts()).problems()
        return tuple(replace(p, field="who") if p.field == "person_id" else p for p in found)

    def save(self) -> str:
        """Add the member, or change the place."""
        if self._place is None:
            return add_membership(self._register, self._group_id, **self._facts())
        change_membership(self._register, self._place.id, **self._facts())
        return self._place.id


class EndMembershipForm(Form):
    """The last day of a membership."""

    def __init__(self, context: Context, parent: QWidget | None, place: Membership) -> None:
        super().__init__(parent, "End membership", "End it", today=context.register.today)
        self._register, self._place = context.register, place
        self.day("until_on", "Last day", self.today, needed="Type the last day.")

    def problems(self) -> tuple[Problem, ...]:
        """It must not end before it begins."""
        return replace(self._place, until_on=self.value("until_on")).problems()

    def save(self) -> str:
        """End it; meetings up to that day keep it."""
        end_membership(self._register, self._place.id, self.value("until_on"))
        return self._place.id
