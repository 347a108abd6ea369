"""Plays the meetings of an example through the operations, day by day, as its clerk did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from egovdesk.documents.kept import to_json
from egovdesk.documents.meetings import agenda_content
from egovdesk.documents.minutes import minutes
from egovdesk.example.calendar import Event, ExampleClock, working_days
from egovdesk.example.council import Cast
from egovdesk.example.minute import Minute
from egovdesk.example.papers import Papers
from egovdesk.example.programme import programme_events
from egovdesk.example.projects import project_events
from egovdesk.example.script import ItemScript, MeetingScript, read_scripts
from egovdesk.identifiers import new_id
from egovdesk.operations.approval import (
    approve_minutes,
    circulate_minutes,
    clear_minutes,
    send_to_chair,
    sign_minutes,
)
from egovdesk.operations.groups import change_group
from egovdesk.operations.meetings import (
    Sent,
    add_item,
    add_meeting,
    add_standing_items,
    change_item,
    issue_agenda,
    place_item,
    plan_item,
    recipients_of,
    set_meeting_state,
)
from egovdesk.operations.ratification import put_to_item
from egovdesk.records.cadence import read_cadence
from egovdesk.records.groups import Tier
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.records.series import Series
from egovdesk.records.templates import Standing
from egovdesk.register import Register
from egovdesk.resources import resource


def play(register: Register, council: str, cast: Cast, clock: ExampleClock, today: date) -> None:
    """Put the meetings in, prepare, hold, minute and approve them, up to `today`."""
    scripts = read_scripts(resource("example", council, "meetings"))
    events: list[Event] = []
    for script in scripts:
        events += Clerk(register, cast, clock, script).events(today)
    events += programme_events(register, council, cast)
    events += project_events(register, council, cast)
    for event in sorted(events, key=lambda one: (one.on, one.at)):
        if event.on <= today:
            clock.set(event.on, event.at)
            event.do()


class Clerk:
    """What the clerk does for one meeting."""

    def __init__(
        self,
        register: Register,
        cast: Cast,
        clock: ExampleClock,
        script: MeetingScript,
    ) -> None:
        self._register, self._cast, self._script = register, cast, script
        self._clock = clock
        self._meeting_id = ""
        self._minute = Minute(register, cast, script)
        self._papers = Papers(register, cast, script)

    def events(self, today: date) -> list[Event]:
        """The days of the meeting's cycle; those after today have not come yet."""
        on, held = self._script.on, bool(self._script.ended)
        planned = min(date(2003, 4, 28), on - timedelta(days=45))
        found = [Event(planned, "11:00", self._plan)]
        if held or self._script.items:
            prepared = min(working_days(on, -9), working_days(today, -1))
            found.append(Event(prepared, "10:00", self._prepare))
            found += self._papers.arrivals(prepared)
        issued = working_days(on, -6)
        if held or self._script.facts.get("state") == "issued":
            found.append(Event(issued, "15:00", self._issue))
        if held:
            found.append(Event(on, self._script.began, self._hold))
            found += self._minute.closings()
            found.append(Event(on, "22:00", self._approve_earlier))
            found += self._on_their_way()
        return found

    def _on_their_way(self) -> list[Event]:
        """The days on which the draft went to the chair, came back and went out."""
        on, state = self._script.on, self._script.facts.get("state", "circulated")
        if state == "with_chair":
            return [Event(working_days(on, 5), "16:00", self._send_to_chair)]
        if state != "circulated":
            return []
        return [
            Event(working_days(on, 2), "16:00", self._send_to_chair),
            Event(working_days(on, 4), "10:00", self._clear),
            Event(working_days(on, 5), "12:00", self._circulate),
        ]

    def _plan(self) -> None:
        group = self._cast.groups[self._script.group]
        joint = [
            link.other_id
            for link in self._register.group_links.find(group_id=group, kind="joint_with")
        ]
        place = {"place": self._script.facts["place"]} if "place" in self._script.facts else {}
        with self._register.step("New series"):
            self._meeting_id = add_meeting(
                self._register, group, self._script.on, joint_with=joint, standing_items=False,
                series_id=self._series(group), egov=self._is_smt(group), **place,
            )  # fmt: skip
        self._minute.meeting_id = self._meeting_id

    def _is_smt(self, group_id: str) -> bool:
        """Whether the meeting is one that takes e-government as its special agenda."""
        return bool(self._register.group_tiers.find(group_id=group_id, tier=Tier.SMT))

    def _series(self, group_id: str) -> str | None:
        """The series of the group's year, where the meeting is on a day that its cadence gives."""
        group, authority = self._register.groups.get(group_id), self._register.authority
        first, last = authority.year_days(authority.municipal_year(self._script.on))
        cadence = read_cadence(group.cadence)
        if isinstance(cadence, str) or self._script.on not in cadence.dates(first, last):
            return None
        found = self._register.series.find(group_id=group_id, from_on=first)
        series = found[0] if found else Series(
            new_id(), group_id, group.cadence, first, last, group.usual_time, group.usual_length,
            group.usual_place,
        )  # fmt: skip
        if not found:
            self._register.series.add(series)
        return series.id

    def _prepare(self) -> None:
        with self._register.step("Prepare agenda"):
            state = MeetingState.AGENDA_DRAFT
            if self._script.facts.get("state") == "planned":
                state = MeetingState.PLANNED
            else:
                add_standing_items(self._register, self._meeting_id)
            after = self._before_the_end()
            for item in self._script.items:
                made = self._add(item, None if item.urgent else after)
                after = after if item.ground or item.urgent else made
            set_meeting_state(self._register, self._meeting_id, state)
            self._plan_later()

    def _plan_later(self) -> None:
        for wanted, item in self._script.later:
            plan_item(
                self._register, self._cast.groups[self._script.group], item.title,
                wanted_on=wanted, presenter_id=self._cast.people.get(item.who),
                purpose=item.purpose, minutes_allowed=item.minutes, category=item.category,
                exempt=bool(item.ground), ground=item.ground,
            )  # fmt: skip

    def _before_the_end(self) -> str | None:
        """The item after which business goes: the one before the date of the next meeting."""
        there = self._register.items.find(meeting_id=self._meeting_id)
        ends = [at for at, one in enumerate(there) if one.standing == Standing.NEXT_MEETING]
        return there[ends[0] - 1].id if ends and ends[0] else None

    def _add(self, item: ItemScript, after: str | None) -> str:
        # One of a kind gives a line to itself in the agenda; several are lettered.
        many = len(item.recommendation) > 1
        recommendation = "\n".join(
            f"{index}. {text}" if many else text
            for index, text in enumerate(item.recommendation, 1)
        )
        facts: dict[str, Any] = {
            "presenter_id": self._cast.people.get(item.who), "purpose": item.purpose,
            "minutes_allowed": item.minutes, "category": item.category,
            "exempt": bool(item.ground), "ground": item.ground,
            "recommendation": recommendation, "note": item.note, "clerk_note": item.clerk_note,
            "challenge": item.challenge,
            "key_decision": item.key, "urgent": bool(item.urgent), "urgent_reason": item.urgent,
            "report_of_id": self._cast.groups.get(item.report),
        }  # fmt: skip
        made = self._taken_up(item, after, facts) or add_item(
            self._register, self._meeting_id, item.title, after_id=after, **facts
        )
        for decision in self._register.decisions.find(number=item.ratifies or None):
            put_to_item(self._register, decision.id, made)
        self._minute.item_ids[id(item)] = made
        self._papers.want(item, made)
        return made

    def _taken_up(self, item: ItemScript, after: str | None, facts: dict[str, Any]) -> str:
        """What takes an earlier item up again is on the agenda by itself; it gets its new wording."""
        if not item.follows:
            return ""
        (earlier,) = self._register.items.find(minute_number=item.follows)
        (found,) = self._register.items.find(arises_id=earlier.id, meeting_id=self._meeting_id)
        change_item(self._register, found.id, title=item.title, **facts)
        beside = [one.id for one in self._register.items.find(meeting_id=self._meeting_id)
                  if one.id != found.id and not one.exempt]  # fmt: skip
        if after in beside:
            place_item(self._register, found.id, beside.index(after) + 1)
        return found.id

    def _issue(self) -> None:
        meeting = self._register.meetings.get(self._meeting_id)
        members, public = agenda_content(self._register, meeting.id, self._clock().date())
        sent = recipients_of(self._register, meeting)
        if public is not None:
            sent.append(Sent("Council web site", "web", public=True))
        issue_agenda(self._register, meeting.id, members, public=public, sent=sent)

    def _hold(self) -> None:
        with self._register.step("Take minutes"):
            if "first" in self._script.facts:
                # The register begins in the middle of a year whose first minutes are on paper.
                self._start_numbers_at(int(self._script.facts["first"]))
            self._minute.take()

    def _start_numbers_at(self, first: int) -> None:
        year = self._register.authority.municipal_year(self._script.on)
        group = self._cast.groups[self._script.group]
        change_group(self._register, group, first_number=first, first_year=year)

    def _send_to_chair(self) -> None:
        if not self._is_final():
            send_to_chair(self._register, self._meeting_id, self._minutes(), self._clock().date())

    def _clear(self) -> None:
        if not self._is_final():
            clear_minutes(self._register, self._meeting_id, self._minutes(), self._clock().date())

    def _circulate(self) -> None:
        if not self._is_final():
            circulate_minutes(self._register, self._meeting_id, self._minutes(), "Members")

    def _is_final(self) -> bool:
        return self._register.meetings.get(self._meeting_id).state.minutes_final

    def _minutes(self, meeting_id: str = "") -> Callable[[], str]:
        """What makes the text that goes out, when it does."""
        wanted, as_of = meeting_id or self._meeting_id, self._clock().date()
        return lambda: to_json(minutes(self._register, wanted, as_of=as_of))

    def _approve_earlier(self) -> None:
        chair = self._register.meetings.get(self._meeting_id).chair_id
        for earlier in self._earlier():
            text = self._minutes(earlier.id)
            approve_minutes(self._register, earlier.id, self._meeting_id, text)
            sign_minutes(self._register, earlier.id, text, on=self._script.on, signatory_id=chair)

    def _earlier(self) -> list[Meeting]:
        group = self._cast.groups[self._script.group]
        return [
            one
            for one in self._register.meetings.before(group, self._script.on, 12)
            if one.state.step >= MeetingState.HELD.step and not one.state.minutes_final
        ]
