"""How a council of the example governs e-government: rights, seats, standards, and its own facts."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from typing import Any

from egovdesk.example.council import Cast
from egovdesk.identifiers import new_id
from egovdesk.operations.authority import change_authority
from egovdesk.operations.groups import change_group
from egovdesk.operations.ratification import answer_ratification, waiting_for
from egovdesk.records.decisions import Decision
from egovdesk.records.facts import (
    Allocation,
    Champion,
    ChampionKind,
    Consultation,
    ConsultationAudience,
    Department,
    EmergingRole,
    Seniority,
    Support,
)
from egovdesk.records.framework import (
    Adoption,
    AdoptionState,
    AdoptionSubject,
    GroupSeat,
    Responsibility,
    Right,
    RightKind,
    RightLimit,
    SeatCondition,
    SeatPlace,
)
from egovdesk.records.ratifications import RatificationState
from egovdesk.records.standards import (
    Conforms,
    Selection,
    SelectionOption,
    SelectionStage,
    SelectionStandard,
    Standard,
    StandardArea,
    StandardKind,
    StandardStage,
    Strategy,
    StrategyKind,
    System,
    SystemKind,
)
from egovdesk.register import Register
from egovdesk.resources import resource


class Framework:
    """What `framework.toml` of a council says, put into its register in two steps."""

    def __init__(self, register: Register, council: str, cast: Cast) -> None:
        self._register, self._cast = register, cast
        self._facts = _read(council, "framework.toml")
        self._names = _read(council, "people.toml")["departments"]
        self._seats = _read("", "seats.toml")["tiers"]

    def set_up(self) -> None:
        """Before the meetings: who decides, who sits, who answers for what, and the registers."""
        with self._register.step("Set the framework up", undoable=False):
            if "authority" in self._facts:
                change_authority(self._register, **self._facts["authority"])
            for key in self._facts.get("groups", {}).get("represents_all", ()):
                change_group(self._register, self._cast.groups[key], represents_all=True)
            self._add_departments()
            self._add_people()
            self._add_seats()
            self._add_responsibilities()
            self._add_rights()
            self._add_strategies()
            self._add_standards()
            self._add_systems()
            self._add_consultations()

    def follow_up(self, today: date) -> None:
        """After the meetings: what they adopted and chose."""
        with self._register.step("Follow decisions up", undoable=False):
            for one in self._facts.get("selections", ()):
                self._add_selection(one)
            self._adopt_standards()
            self._ratify_the_rest(today)
            self._name_responsibilities()

    # -- the authority's own facts -----------------------------------------------------------

    def _add_departments(self) -> None:
        for position, (key, major) in enumerate(self._facts["departments"].items(), 1):
            self._register.departments.add(Department(new_id(), self._names[key], major, position))

    def _add_people(self) -> None:
        for one in self._facts.get("champions", ()):
            supporter = self._cast.people.get(one.get("supporter", ""))
            made = Champion(
                new_id(),
                self._cast.people[one["person"]],
                ChampionKind(one["kind"]),
                Seniority(one.get("seniority", "")),
                True,
                one.get("time", ""),
                Support(one.get("support", "")),
                supporter,
                one["from_on"],
                note=one.get("note", ""),
            )
            self._register.champions.add(made)
        for role, (who, from_on) in self._facts.get("roles", {}).items():
            person, post = self._holder(who)
            self._register.allocations.add(
                Allocation(new_id(), EmergingRole(role), person, post, from_on)
            )

    def _add_consultations(self) -> None:
        for audience, title, from_on, until_on, outcome in self._facts.get("consultations", ()):
            self._register.consultations.add(
                Consultation(
                    new_id(), ConsultationAudience(audience), title, from_on, until_on, outcome
                )
            )

    def _holder(self, who: str) -> tuple[str | None, str | None]:
        if who.startswith("post:"):
            return None, self._cast.posts[who[5:]]
        return self._cast.people[who], None

    # -- who decides, who answers, who sits --------------------------------------------------

    def _add_seats(self) -> None:
        tiers = self._register.group_tiers.all()
        for group_id in self._cast.groups.values():
            covered = sorted(one.tier for one in tiers if one.group_id == group_id)
            # One group for two tiers sits as the higher of them does.
            modelled = next((tier for tier in covered if tier in self._seats), None)
            for position, row in enumerate(self._seats[modelled] if modelled else (), 1):
                self._register.group_seats.add(_seat(group_id, position, row))

    def _add_responsibilities(self) -> None:
        for key, codes in self._facts["responsibilities"].items():
            group = self._register.groups.get(self._cast.groups[key])
            for code in codes:
                self._register.responsibilities.add(
                    Responsibility(new_id(), code, group.id, True, group.from_on)
                )

    def _add_rights(self) -> None:
        rows = dict(self._facts["rights"])
        from_on = rows.pop("from_on")
        for category, cells in rows.items():
            for who, kind in cells.items():
                group = None if who.startswith("post:") else self._cast.groups[who]
                post = self._cast.posts[who[5:]] if group is None else None
                self._register.rights.add(
                    Right(new_id(), category, group, post, RightKind(kind), from_on)
                )
        adoption = self._facts["adoption"]
        for category, key, pounds in adoption.get("limits", ()):
            group = self._cast.groups[key]
            self._register.right_limits.add(
                RightLimit(new_id(), category, pounds * 100, group, from_on)
            )
        made = Adoption(
            new_id(),
            AdoptionSubject.RIGHTS,
            1,
            adoption["adopted_on"],
            None,
            AdoptionState.ADOPTED,
            "",
            adoption["adopted_on"],
            adoption["review_on"],
            note=adoption["note"],
        )
        self._register.adoptions.add(made)

    # -- strategies, standards, systems and selections -----------------------------------------

    def _add_strategies(self) -> None:
        for key, title, kind, owner, from_on in self._facts.get("strategies", ()):
            made = Strategy(new_id(), title, StrategyKind(kind), self._cast.people[owner], from_on)
            self._register.strategies.add(made)
            self._cast.bears[key] = {"strategy_id": made.id}

    def _add_standards(self) -> None:
        for row in self._facts.get("standards", ()):
            key, title, area, kind, stage, version, group, owner, _adopted, review = row
            made = Standard(
                new_id(), title, StandardArea(area), StandardKind(kind), StandardStage(stage),
                version, self._cast.groups[group], self._cast.people[owner],
                review_on=review or None,
            )  # fmt: skip
            self._register.standards.add(made)
            self._cast.bears[key] = {"standard_id": made.id}

    def _add_systems(self) -> None:
        for key, kind, name, version, owner, standard, from_on in self._facts.get("systems", ()):
            upon = self._cast.bears[standard]["standard_id"] if standard else None
            made = System(
                new_id(), name, SystemKind(kind), version, owner_id=self._cast.people[owner],
                standard_id=upon, from_on=from_on,
            )  # fmt: skip
            self._register.systems.add(made)
            self._cast.bears[key] = {"system_id": made.id}

    def _adopt_standards(self) -> None:
        for row in self._facts.get("standards", ()):
            if row[8]:
                decision = self._decision(row[8])
                self._register.standards.update(
                    self._cast.bears[row[0]]["standard_id"],
                    decision_id=decision.id,
                    adopted_on=decision.decided_on,
                )

    def _add_selection(self, one: dict[str, Any]) -> None:
        decided = self._decision(one["decided"]) if "decided" in one else None
        made = Selection(
            new_id(), self._cast.groups[one["group"]], one["title"], one["started_on"],
            one["need"], SelectionStage(one["stage"]), one.get("due_on"),
            one.get("business_case", ""), self._cast.people[one["owner"]],
            decided.id if decided else None, one.get("waiver", ""),
            self._cast.people.get(one.get("waived_by", "")), one.get("waived_on"),
        )  # fmt: skip
        self._register.selections.add(made)
        conforms = Conforms.YES if one.get("conforms") else Conforms.UNSAID
        for key in one.get("standards", ()):
            upon = self._cast.bears[key]["standard_id"]
            self._register.selection_standards.add(
                SelectionStandard(new_id(), made.id, upon, conforms)
            )
        for position, (name, amount) in enumerate(one.get("options", ()), 1):
            chosen = decided is not None and position == 1
            self._register.selection_options.add(
                SelectionOption(new_id(), made.id, name, "", amount, chosen, position)
            )

    def _name_responsibilities(self) -> None:
        """Say what an item is about where its category does not."""
        for title, code in self._facts.get("items", {}).items():
            for item in self._register.items.find(title=title):
                self._register.items.update(item.id, responsibility=code)

    def _ratify_the_rest(self, today: date) -> None:
        """Ratify what the script does not leave waiting, as at the next meeting above."""
        for decision_id in self._cast.ratified:
            asked = waiting_for(self._register, decision_id)
            if asked is None or asked.item_id is not None:
                continue
            after = asked.asked_on + timedelta(days=1)
            held = [one.held_on for one in self._register.meetings.coming(asked.group_id, after)]
            on = held[0] if held and held[0] < today else after
            answer_ratification(self._register, decision_id, RatificationState.RATIFIED, on=on)

    def _decision(self, called: str) -> Decision:
        """The decision with a number or a title."""
        found = self._register.decisions.find(number=called)
        found = found or self._register.decisions.find(title=called)
        return found[0]


def _seat(group_id: str, position: int, row: list[Any]) -> GroupSeat:
    roles, place = row[:2]
    number = row[2] if len(row) > 2 else 1
    condition = row[3] if len(row) > 3 else ""
    departments = number == "departments"
    return GroupSeat(
        new_id(), group_id, roles, SeatPlace(place), 1 if departments else number, departments,
        SeatCondition(condition), position,
    )  # fmt: skip


def _read(council: str, name: str) -> dict[str, Any]:
    path = resource("example", *filter(None, (council, name)))
    return tomllib.loads(path.read_text(encoding="utf-8"))
