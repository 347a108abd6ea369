"""Every operation can be undone and made again, or says why not."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import egovdesk.operations
from egovdesk.errors import UndoRefused
from egovdesk.identifiers import new_id
from egovdesk.operations import (
    OPERATIONS,
    actions,
    approval,
    authority,
    corrections,
    decisions,
    facts,
    findings,
    groups,
    holidays,
    imports,
    minutes,
    papers,
    people,
    phrases,
    ratification,
    responsibilities,
    retention,
    room,
    selections,
    standards,
    strategies,
    templates,
)
from egovdesk.operations.framework import adoption, referral, rights, terms
from egovdesk.operations.framework import gaps as right_gaps
from egovdesk.operations.meetings import (
    arrivals,
    attendance,
    checklist,
    cycle,
    dates,
    deferrals,
    issuing,
    items,
    numbers,
    plan,
    reports,
    series,
    standing,
)
from egovdesk.operations.projects import cases, links, milestones, money, programme_report, risks
from egovdesk.operations.projects import facts as projects
from egovdesk.operations.projects import reports as highlights
from egovdesk.operations.statements import (
    carrying,
    drafts,
    evidence,
    sections,
    sending,
    stages,
    statements,
    submission,
    tables,
)
from egovdesk.operations.structure import begin, succession, ties, use
from egovdesk.records.actions import ActionState
from egovdesk.records.authority import Architecture, AuthorityType, Nation
from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.records.decisions import DecisionState
from egovdesk.records.facts import ConsultationAudience, EmergingRole
from egovdesk.records.findings import Finding, Severity
from egovdesk.records.framework import RightKind
from egovdesk.records.groups import LinkKind, Tier
from egovdesk.records.matrix import Holder
from egovdesk.records.meetings import AttendanceState, MeetingState
from egovdesk.records.papers import PaperState
from egovdesk.records.programmes import Formality, Process, Programme, ProgrammeProject
from egovdesk.records.projects import CostKind, ProjectStage, Rag
from egovdesk.records.ratifications import RatificationState
from egovdesk.records.retention import Kept
from egovdesk.records.room import MovementKind, VoiceKind
from egovdesk.records.seating import Newcomer
from egovdesk.records.standards import Conforms, SelectionStage, StandardStage
from egovdesk.records.statements import DraftState, SectionKind, StageKind
from egovdesk.shipped.structures import structure_model
from tests.core.operations.scenarios import SCENARIOS, Act, is_field, scenario, simply
from tests.dumps import dump, index_problems, replayed, searchable
from tests.lists import a_list, planned
from tests.scenes import Board
from tests.untrue import untrue

SEEN = {
    "set_up", "issue_agenda", "send_to_chair", "circulate_minutes", "approve_minutes",
    "sign_minutes", "reopen_minutes", "issue_supplement", "withdraw_issue", "issue_report",
    "withdraw_report", "submit_draft", "withdraw_submission", "keep_pack",
    "keep_form",
    "withdraw_pack",
}  # fmt: skip
"""The operations that others have seen the outcome of, so that they are not undone."""
PURGED = {"dispose"}
"""The operations that purge history too: nothing before them can be undone, nor they themselves."""

for name in ("packs", "paper", "programme"):
    importlib.import_module(f"tests.core.operations.{name}_scenarios")
for module in pkgutil.walk_packages(egovdesk.operations.__path__, "egovdesk.operations."):
    importlib.import_module(module.name)


DAY = date(2003, 12, 2)

# The authority and its lists
simply(authority.change_authority, name="Northbridge City Council", today=date(2003, 10, 9))
simply(authority.add_choice, Choice(new_id(), ChoiceList.ROLES, "MAYOR", "Mayor"))
simply(holidays.add_holiday, "england", date(2003, 12, 24), "Christmas Eve")
simply(holidays.add_school_holiday, "Half-term", date(2003, 10, 20), date(2003, 10, 24))


@scenario(authority.set_up)
def _(board: Board) -> Act:
    with board.register.step("Empty the lists"):
        for repository in (board.register.holidays, board.register.choices):
            for entry in repository.all():
                repository.remove(entry.id)
    england, district = Nation.ENGLAND, AuthorityType.DISTRICT
    return lambda register: authority.set_up(register, "Wexcombe Council", england, district)


@scenario(authority.change_choice)
def _(board: Board) -> Act:
    role = board.register.choices.find(list=ChoiceList.ROLES)[0]
    return lambda register: authority.change_choice(register, role.id, label="Leader")


@scenario(holidays.change_holiday)
def _(board: Board) -> Act:
    holiday = board.register.holidays.all()[0]
    return lambda register: holidays.change_holiday(register, holiday.id, name="New Year", on=DAY)


@scenario(holidays.remove_holiday)
def _(board: Board) -> Act:
    holiday = board.register.holidays.all()[0]
    return lambda register: holidays.remove_holiday(register, holiday.id)


def half_term(board: Board) -> str:
    days = date(2003, 10, 20), date(2003, 10, 24)
    return holidays.add_school_holiday(board.register, "Half-term", *days)


@scenario(holidays.change_school_holiday)
def _(board: Board) -> Act:
    holiday = half_term(board)
    return lambda register: holidays.change_school_holiday(register, holiday, until_on=DAY)


@scenario(holidays.remove_school_holiday)
def _(board: Board) -> Act:
    holiday = half_term(board)
    return lambda register: holidays.remove_school_holiday(register, holiday)


@scenario(groups.set_offsets)
def _(board: Board) -> Act:
    groups.set_offsets(board.register, board.group_id, {"papers_due": -9, "planning": -14})
    changes = {"papers_due": None, "planning": -12, "issue": -6}
    return lambda register: groups.set_offsets(register, board.group_id, changes)


# People and posts
simply(people.add_person, "Jane Tate", email="jt@northbridge.gov.uk", councillor=True)
simply(people.change_person, "@raman", name="Priya Raman-Hill", left_on=DAY)
simply(people.add_post, "Web manager", "WEB_MANAGER", department="ICT")


@scenario(people.remove_person)
def _(board: Board) -> Act:
    person = people.add_person(board.register, "Jane Tate")
    return lambda register: people.remove_person(register, person)


@scenario(people.change_post)
def _(board: Board) -> Act:
    post = board.register.posts.all()[0].id
    return lambda register: people.change_post(register, post, title="Head of Customer Services")


@scenario(people.remove_post)
def _(board: Board) -> Act:
    post = people.add_post(board.register, "Web manager")
    return lambda register: people.remove_post(register, post)


@scenario(people.appoint)
def _(board: Board) -> Act:
    post = board.register.holdings.find(person_id=board.raman)[0].post_id
    return lambda register: people.appoint(register, post, board.sykes, DAY)


@scenario(people.change_holding)
def _(board: Board) -> Act:
    holding = board.register.holdings.find(person_id=board.raman)[0].id
    return lambda register: people.change_holding(register, holding, until_on=DAY)


@scenario(people.remove_holding)
def _(board: Board) -> Act:
    holding = board.register.holdings.find(person_id=board.raman)[0].id
    return lambda register: people.remove_holding(register, holding)


# Groups and members
simply(groups.add_group, "Service Delivery Group", [Tier.INFRASTRUCTURE], prefix="SDG")
simply(groups.change_group, "@group_id", name="Customer Board", quorum="1/4", usual_place="Hall")
simply(groups.rename_group, "@group_id", "E-Council Board", DAY, "E-Council", "ECB")
simply(groups.set_tiers, "@group_id", [Tier.SMT, Tier.SERVICE], DAY)
simply(groups.dissolve_group, "@group_id", DAY)
simply(use.use_structure, structure_model("leeds"), from_on=DAY)
simply(
    begin.begin_structure,
    structure_model("bristol"),
    [Newcomer("Ann Holt", "HEAD_ICT")],
    from_on=DAY,
)
simply(succession.split_group, "@group_id", ["Customer Group", "Access Group"], DAY)


def another_group(board: Board) -> str:
    return groups.add_group(board.register, "Service Delivery Group", [Tier.SERVICE])


@scenario(groups.move_group)
def _(board: Board) -> Act:
    other = another_group(board)
    groups.change_group(board.register, other, parent_id=board.group_id)
    return lambda register: groups.move_group(register, other, None, DAY)


@scenario(ties.set_ties)
def _(board: Board) -> Act:
    one, other = another_group(board), groups.add_group(board.register, "HR Steering Group")
    groups.link_groups(board.register, one, board.group_id, LinkKind.JOINT_WITH, date(2003, 5, 1))
    wanted = {LinkKind.JOINT_WITH: [other], LinkKind.SUPPORTS: [one]}
    return lambda register: ties.set_ties(register, board.group_id, wanted, DAY)


@scenario(succession.merge_groups)
def _(board: Board) -> Act:
    other = another_group(board)
    return lambda register: succession.merge_groups(
        register, [board.group_id, other], DAY, name="Access to Services Board"
    )


@scenario(groups.link_groups)
def _(board: Board) -> Act:
    other = another_group(board)
    return lambda register: groups.link_groups(register, other, board.group_id, LinkKind.SUPPORTS)


@scenario(groups.remove_link)
def _(board: Board) -> Act:
    other = another_group(board)
    link = groups.link_groups(board.register, other, board.group_id, LinkKind.JOINT_WITH)
    return lambda register: groups.remove_link(register, link)


@scenario(groups.remove_group)
def _(board: Board) -> Act:
    other = another_group(board)
    groups.link_groups(board.register, other, board.group_id, LinkKind.SUPPORTS)
    groups.add_membership(board.register, other, person_id=board.raman)
    return lambda register: groups.remove_group(register, other)


@scenario(groups.add_membership)
def _(board: Board) -> Act:
    person = people.add_person(board.register, "Jane Tate")
    return lambda register: groups.add_membership(register, board.group_id, person_id=person)


def a_membership(board: Board) -> str:
    return board.register.memberships.find(person_id=board.raman)[0].id


@scenario(groups.change_membership)
def _(board: Board) -> Act:
    place = a_membership(board)
    return lambda register: groups.change_membership(register, place, until_on=DAY)


@scenario(groups.end_membership)
def _(board: Board) -> Act:
    place = a_membership(board)
    return lambda register: groups.end_membership(register, place, DAY)


@scenario(groups.remove_membership)
def _(board: Board) -> Act:
    place = a_membership(board)
    return lambda register: groups.remove_membership(register, place)


# Meetings
simply(cycle.add_meeting, "@group_id", DAY, place="Committee Room 1")
simply(cycle.change_meeting, "@meeting", place="Committee Room 1", starts_at="10:30")
simply(cycle.set_meeting_state, "@meeting", MeetingState.MINUTES_DRAFTED)
simply(cycle.end_meeting, "@meeting", "16:10")
simply(issuing.issue_agenda, "@meeting", "Agenda", "The Board")


def on_new_meeting(func: Callable[..., object], *args: object) -> None:
    """A scenario on a meeting that has not been held."""

    @scenario(func)
    def _(board: Board) -> Act:
        meeting = cycle.add_meeting(board.register, board.group_id, DAY)
        return lambda register: func(register, meeting, *args)


on_new_meeting(cycle.remove_meeting)
on_new_meeting(cycle.start_meeting, "14:01")
on_new_meeting(dates.cancel_meeting, "No quorum")
on_new_meeting(dates.postpone_meeting, date(2004, 1, 6), "The chair is ill")
on_new_meeting(attendance.open_attendance)


@scenario(dates.reinstate_meeting)
def _(board: Board) -> Act:
    meeting = cycle.add_meeting(board.register, board.group_id, DAY)
    dates.cancel_meeting(board.register, meeting, "No quorum")
    return lambda register: dates.reinstate_meeting(register, meeting)


@scenario(cycle.set_joint_groups)
def _(board: Board) -> Act:
    first, second = another_group(board), another_group(board)
    meeting = cycle.add_meeting(board.register, board.group_id, DAY, joint_with=[first])
    return lambda register: cycle.set_joint_groups(register, meeting, [second, first])


@scenario(series.add_series)
def _(board: Board) -> Act:
    days = [date(2003, 12, 16), date(2004, 1, 20), date(2004, 2, 17)]
    period, other = (date(2003, 12, 1), date(2004, 2, 29)), another_group(board)
    return lambda register: series.add_series(
        register, board.group_id, "third Tuesday", *period, days, joint_with=[other]
    )


# After the meeting
simply(approval.send_to_chair, "@earlier", "Minutes", DAY)
simply(approval.clear_minutes, "@earlier", "Minutes", DAY, "A name is spelt otherwise")
simply(approval.circulate_minutes, "@earlier", "Minutes", "The Board")


@scenario(approval.approve_minutes)
def _(board: Board) -> Act:
    return lambda register: approval.approve_minutes(
        register, board.earlier, board.meeting, "Minutes", words="They were agreed."
    )


@scenario(approval.sign_minutes)
def _(board: Board) -> Act:
    approval.approve_minutes(board.register, board.earlier, board.meeting, "Minutes")
    return lambda register: approval.sign_minutes(
        register, board.earlier, "Minutes", on=DAY, signatory_id=board.chair
    )


@scenario(approval.reopen_minutes)
def _(board: Board) -> Act:
    approval.approve_minutes(board.register, board.earlier, board.meeting, "Minutes")
    return lambda register: approval.reopen_minutes(register, board.earlier, "A sum is wrong")


def a_circulated_item(board: Board) -> str:
    """An item of circulated minutes, with words in it."""
    (item,) = board.register.items.find(meeting_id=board.earlier)
    minutes.add_block(board.register, item.id, "The returns were due in March.")
    approval.circulate_minutes(board.register, board.earlier, "Minutes")
    return item.id


@scenario(corrections.add_correction)
def _(board: Board) -> Act:
    item = a_circulated_item(board)
    return lambda register: corrections.add_correction(
        register, board.earlier, item, "March", "April"
    )


@scenario(corrections.remove_correction)
def _(board: Board) -> Act:
    item = a_circulated_item(board)
    one = corrections.add_correction(board.register, board.earlier, item, "March", "April")
    return lambda register: corrections.remove_correction(register, one)


@scenario(numbers.number_minutes)
def _(board: Board) -> Act:
    for item in board.register.items.find(meeting_id=board.meeting):
        if item.minute_number:
            with board.register.step("Take the number away"):
                board.register.items.update(item.id, minute_number="", minute_sequence=None)
    return lambda register: numbers.number_minutes(register, board.meeting)


# Attendance


def an_attender(board: Board) -> str:
    return board.register.attendances.find(meeting_id=board.meeting)[0].id


@scenario(attendance.change_attendance)
def _(board: Board) -> Act:
    one = an_attender(board)
    return lambda register: attendance.change_attendance(
        register, one, capacity="Chair for the day"
    )


@scenario(attendance.cycle_attendance)
def _(board: Board) -> Act:
    one = an_attender(board)
    return lambda register: attendance.cycle_attendance(register, one, "14:20")


@scenario(attendance.add_attender)
def _(board: Board) -> Act:
    guest = people.add_person(board.register, "Jane Tate")
    return lambda register: attendance.add_attender(register, board.meeting, guest)


@scenario(attendance.add_substitute)
def _(board: Board) -> Act:
    guest = people.add_person(board.register, "Jane Tate")
    absent = an_attender(board)
    return lambda register: attendance.add_substitute(register, board.meeting, guest, absent)


@scenario(attendance.remove_attender)
def _(board: Board) -> Act:
    one = an_attender(board)
    return lambda register: attendance.remove_attender(register, one)


# Items


def on_item(func: Callable[..., object], index: int, *args: object, **facts: object) -> None:
    """A scenario on one of the board's items."""
    scenario(func)(
        lambda board: lambda register: func(register, board.items[index], *args, **facts)
    )


simply(items.add_item, "@meeting", "Website", minutes_allowed=15)
simply(standing.add_standing_items, "@meeting")
on_item(items.change_item, 1, title="CRM", recommendation="That it be noted")
on_item(items.move_item, 1, 1)
on_item(items.place_item, 3, 0)
on_item(items.indent_item, 2)
on_item(items.remove_item, 2)
on_item(items.set_item_exempt, 1, True, "A8")
on_item(items.take_item, 1, "14:10")


@scenario(items.drop_item)
def _(board: Board) -> Act:
    moved, target = board.items[3], board.items[1]
    return lambda register: items.drop_item(register, moved, target, exempt=True, ground="A8")


@scenario(items.outdent_item)
def _(board: Board) -> Act:
    items.indent_item(board.register, board.items[2])
    return lambda register: items.outdent_item(register, board.items[2])


# The forward plan
simply(plan.plan_item, "@group_id", "Smartcard pilot: findings", wanted_on=DAY, purpose="decide")


@scenario(plan.move_to_meeting)
def _(board: Board) -> Act:
    november = cycle.add_meeting(board.register, board.group_id, DAY, standing_items=False)
    item = plan.plan_item(board.register, board.group_id, "Smartcard pilot", wanted_on=DAY)
    items.add_item(board.register, november, "Budget")
    return lambda register: plan.move_to_meeting(register, item, november)


# What arrives by itself, and templates
on_item(deferrals.defer_item, 1, reason="One quotation is not enough")


@scenario(arrivals.bring_due)
def _(board: Board) -> Act:
    meeting = cycle.add_meeting(board.register, board.group_id, DAY, standing_items=False)
    return lambda register: arrivals.bring_due(register, meeting)


def a_template(board: Board) -> str:
    return templates.save_as_template(board.register, board.meeting, "Ordinary meeting")


def a_line(board: Board) -> str:
    return board.register.template_items.find(template_id=a_template(board))[1].id


def on_template(func: Callable[..., object], *args: object, line: bool = False) -> None:
    @scenario(func)
    def _(board: Board) -> Act:
        found = a_line(board) if line else a_template(board)
        return lambda register: func(register, found, *args)


simply(templates.add_template, "Special meeting", "@group_id")
simply(templates.copy_usual_agenda, "@group_id")
simply(templates.save_as_template, "@meeting", "Ordinary meeting", for_every_group=True)
on_template(templates.change_template, "Budget meeting")
on_template(templates.make_standing)
on_template(templates.remove_template)
on_template(templates.add_template_item, "Site visit")
on_template(templates.move_template_item, 1, line=True)
on_template(templates.remove_template_item, line=True)


@scenario(templates.change_template_item)
def _(board: Board) -> Act:
    line = a_line(board)
    return lambda register: templates.change_template_item(register, line, title="Site visit")


@scenario(templates.start_from_template)
def _(board: Board) -> Act:
    kept = a_template(board)
    meeting = cycle.add_meeting(board.register, board.group_id, DAY, standing_items=False)
    return lambda register: templates.start_from_template(register, meeting, kept)


# Minutes, decisions and actions
on_item(minutes.add_block, 1, "The Board considered the report.")
on_item(decisions.add_decision, 1, ["That it be agreed", "That it be funded"], reason="Value")
on_item(actions.add_action, 1, "Write to suppliers", owner="Priya Raman", due_on=DAY)
simply(actions.add_loose_action, "@group_id", "Buy a gavel")


def a_decision(board: Board) -> str:
    return decisions.add_decision(board.register, board.items[1], ["That it be agreed"])


def an_action(board: Board) -> str:
    return actions.add_action(board.register, board.items[1], "Write to suppliers", due_on=DAY)


def on_decision(func: Callable[..., object], *args: object, **facts: object) -> None:
    @scenario(func)
    def _(board: Board) -> Act:
        decision = a_decision(board)
        return lambda register: func(register, decision, *args, **facts)


def on_action(func: Callable[..., object], *args: object, **facts: object) -> None:
    @scenario(func)
    def _(board: Board) -> Act:
        action = an_action(board)
        return lambda register: func(register, action, *args, **facts)


on_decision(decisions.change_decision, reason="It is best value", amount=4_000_000)
on_decision(decisions.set_outcome, "deferred")
on_decision(decisions.set_parts, ["That it be deferred", "That it come back"])
on_decision(decisions.remove_decision)
on_action(actions.change_action, title="Telephone suppliers")
on_action(actions.set_due, date(2004, 1, 5), "Supplier late")
on_action(actions.set_action_state, ActionState.DONE)
on_action(actions.note_update, "Letters sent")
on_action(actions.transfer_action, owner="Helen Marsden", reason="Priya has left")
on_action(actions.remove_action)


@scenario(actions.close_actions)
def _(board: Board) -> Act:
    both = [an_action(board), an_action(board)]
    return lambda register: actions.close_actions(register, both)


# Phrases
simply(phrases.add_phrase, "deferred", "The item was deferred to …")


def a_phrase(board: Board) -> str:
    return board.register.phrases.all()[0].id


# The room


@scenario(room.add_movement)
def _(board: Board) -> Act:
    attendance.change_attendance(
        board.register, an_attender(board), state=AttendanceState.APOLOGIES
    )
    return lambda register: room.add_movement(
        register, board.meeting, board.chair, MovementKind.ARRIVED,
        item_id=board.items[1], at="14:20", sentence="The chair arrived.",
    )  # fmt: skip


def a_movement(board: Board) -> str:
    return room.add_movement(
        board.register, board.meeting, board.raman, MovementKind.LEFT,
        item_id=board.items[1], at="14:20", sentence="Priya Raman left.",
    )  # fmt: skip


def an_interest(board: Board) -> str:
    return room.declare_interest(
        board.register, board.items[1], board.sykes, nature="director", withdrew=True,
        under_id=board.items[0],
    )  # fmt: skip


def a_vote(board: Board) -> str:
    voices = {board.raman: VoiceKind.FOR, board.sykes: VoiceKind.AGAINST}
    decision = a_decision(board)
    return room.record_vote(
        board.register, board.items[1], decision_id=decision, voices=voices, casting=True
    )


def on_made(
    func: Callable[..., object], make: Callable[[Board], str], *args: object, **facts: object
) -> None:
    """A scenario on a record that has to be made first; strings name fields of the board."""

    @scenario(func)
    def _(board: Board) -> Act:
        made = make(board)
        given = {
            name: getattr(board, one[1:]) if isinstance(one, str) and is_field(one) else one
            for name, one in facts.items()
        }
        return lambda register: func(register, made, *args, **given)


on_made(phrases.change_phrase, a_phrase, text="The {body} received a paper on …")
on_made(phrases.remove_phrase, a_phrase)
on_made(room.change_movement, a_movement, at="14:40", item_id=None)
on_made(room.remove_movement, a_movement)
on_made(room.change_interest, an_interest, person_id="@raman", kind="personal")
on_made(room.remove_interest, an_interest)
on_made(room.change_vote, a_vote, voices={}, in_favour=5, against=2)
on_made(room.remove_vote, a_vote)


@scenario(room.change_presence)
def _(board: Board) -> Act:
    first = board.register.movements.get(a_movement(board))
    one = board.register.attendances.find(meeting_id=board.meeting, person_id=board.raman)[0]
    moved = replace(first, at="14:35", item_id=None)
    back = replace(first, id="", kind=MovementKind.RETURNED, at="14:50")
    return lambda register: room.change_presence(
        register, one.id, [moved, back], capacity="Acting head"
    )


@scenario(room.minute_movement)
def _(board: Board) -> Act:
    left = room.add_movement(board.register, board.meeting, board.raman, MovementKind.LEFT)
    return lambda register: room.minute_movement(register, left, board.items[1], "She left.")


@scenario(room.declare_interest)
def _(board: Board) -> Act:
    guest = people.add_person(board.register, "Jane Tate")
    return lambda register: room.declare_interest(
        register, board.items[4], guest, nature="owns the supplier", withdrew=True,
        under_id=board.items[0],
    )  # fmt: skip


@scenario(room.record_vote)
def _(board: Board) -> Act:
    decision = a_decision(board)
    return lambda register: room.record_vote(
        register, board.items[1], decision_id=decision, in_favour=5, against=2, abstained=1
    )


@scenario(minutes.write_minutes)
def _(board: Board) -> Act:
    first = minutes.add_block(board.register, board.items[1], "The Board considered it.")
    a_decision(board)
    an_action(board)
    kept = minutes.BlockText(first, text="The Board")
    return lambda register: minutes.write_minutes(
        register, board.items[1], [kept, minutes.BlockText(new_id(), text="considered it.")]
    )


@scenario(minutes.set_block_exempt)
def _(board: Board) -> Act:
    a_decision(board)
    block = board.register.blocks.find(item_id=board.items[1])[0].id
    return lambda register: minutes.set_block_exempt(register, block, True, "A8")


on_action(actions.keep_action_reminder, "Dear Priya, may I have a line on how it stands?")


def a_waiting(board: Board) -> str:
    """A decision of a group below the board's that waits for the board."""
    below = groups.add_group(
        board.register, "Service Delivery", [Tier.SERVICE], parent_id=board.group_id
    )
    meeting = cycle.add_meeting(board.register, below, date(2003, 9, 25), standing_items=False)
    item = items.add_item(board.register, meeting, "Standard desktop")
    cycle.start_meeting(board.register, meeting, "10:00")
    return decisions.add_decision(
        board.register, item, ["Windows 2000"], state=DecisionState.AWAITING
    )


@scenario(ratification.put_on_agenda)
def _(board: Board) -> Act:
    decision = a_waiting(board)
    later = cycle.add_meeting(board.register, board.group_id, DAY)
    return lambda register: ratification.put_on_agenda(register, decision, later)


@scenario(ratification.put_all_on_agenda)
def _(board: Board) -> Act:
    a_waiting(board)
    later = cycle.add_meeting(board.register, board.group_id, DAY)
    return lambda register: ratification.put_all_on_agenda(register, board.group_id, later)


@scenario(ratification.put_to_item)
def _(board: Board) -> Act:
    decision = a_waiting(board)
    return lambda register: ratification.put_to_item(register, decision, board.items[1])


@scenario(ratification.take_off_agenda)
def _(board: Board) -> Act:
    decision = a_waiting(board)
    ratification.put_to_item(board.register, decision, board.items[1])
    return lambda register: ratification.take_off_agenda(register, decision)


@scenario(ratification.ask_ratification)
def _(board: Board) -> Act:
    decision = a_waiting(board)
    ratification.stop_waiting(board.register, decision)
    return lambda register: ratification.ask_ratification(register, decision)


@scenario(ratification.stop_waiting)
def _(board: Board) -> Act:
    decision = a_waiting(board)
    return lambda register: ratification.stop_waiting(register, decision)


@scenario(ratification.answer_ratification)
def _(board: Board) -> Act:
    decision = a_waiting(board)
    back = RatificationState.REFERRED_BACK
    return lambda register: ratification.answer_ratification(
        register, decision, back, reason="No costs"
    )


@scenario(ratification.take_answer_back)
def _(board: Board) -> Act:
    decision = a_waiting(board)
    back = RatificationState.REFERRED_BACK
    ratification.answer_ratification(board.register, decision, back, reason="No costs")
    return lambda register: ratification.take_answer_back(register, decision)


simply(retention.set_retention, "@group_id", Kept.AGENDAS, 2)


@scenario(retention.clear_retention)
def _(board: Board) -> Act:
    retention.set_retention(board.register, board.group_id, Kept.AGENDAS, 2)
    return lambda register: retention.clear_retention(register, board.group_id, Kept.AGENDAS)


@scenario(retention.dispose)
def _(board: Board) -> Act:
    with board.register.step("Years go by"):
        board.register.meetings.update(board.earlier, state=MeetingState.APPROVED, note="Rain")
    reason = "Destroyed on confirmation"
    return lambda register: retention.dispose(register, Kept.DRAFTS, [board.earlier], reason)


# Papers
on_item(papers.add_paper, 1, "Outline business case", author="Priya Raman", pages=14)


def a_paper(board: Board) -> str:
    return papers.add_paper(board.register, board.items[1], "Outline business case")


def on_paper(func: Callable[..., object], *args: object, **facts: object) -> None:
    @scenario(func)
    def _(board: Board) -> Act:
        paper = a_paper(board)
        return lambda register: func(register, paper, *args, **facts)


on_paper(papers.change_paper, title="Full business case", wanted_on=DAY)
on_paper(papers.set_paper_exempt, True, "A8")
on_paper(papers.receive_paper, pages=14)
on_paper(papers.add_clearance, "Legal", note="The contract")


@scenario(papers.mark_papers)
def _(board: Board) -> Act:
    both = [a_paper(board), a_paper(board)]
    return lambda register: papers.mark_papers(register, both, PaperState.TO_FOLLOW)


@scenario(papers.move_paper)
def _(board: Board) -> Act:
    first, _second = a_paper(board), a_paper(board)
    return lambda register: papers.move_paper(register, first, 1)


@scenario(papers.remove_paper)
def _(board: Board) -> Act:
    paper = a_paper(board)
    papers.add_clearance(board.register, paper, "Legal")
    papers.keep_reminder(board.register, "Dear Priya", paper_ids=[paper])
    return lambda register: papers.remove_paper(register, paper)


def on_clearance(func: Callable[..., object], *args: object) -> None:
    @scenario(func)
    def _(board: Board) -> Act:
        paper = a_paper(board)
        clearance = papers.add_clearance(board.register, paper, "Legal", board.sykes)
        papers.receive_paper(board.register, paper)
        return lambda register: func(register, clearance, *args)


on_clearance(papers.record_clearance, DAY)
on_clearance(papers.remove_clearance)


@scenario(papers.keep_reminder)
def _(board: Board) -> Act:
    paper = a_paper(board)
    return lambda register: papers.keep_reminder(register, "Dear Priya", paper_ids=[paper])


# Findings
A_FINDING = Finding("R31", Severity.WARNING, "authority", "No officer e-champion.", facts="none")
simply(findings.accept_finding, A_FINDING, "SMT leads.")
simply(findings.set_thresholds, {"egov_gap_days": 60, "item_minutes": 15})


@scenario(findings.take_acceptance_back)
def _(board: Board) -> Act:
    accepted = findings.accept_finding(board.register, A_FINDING, "SMT leads.")
    return lambda register: findings.take_acceptance_back(register, accepted)


# Standards, common systems, application selections, strategies
simply(standards.add_standard, "E-mail policy", version="1.0", asked_by="Members")
simply(standards.add_system, "Outlook", version="2000")
simply(selections.add_selection, "@group_id", "Housing rents", need="The old one ends")
simply(strategies.add_strategy, "Community plan", from_on=DAY)


def on_standard(
    func: Callable[..., object], *args: object, adopted: bool = False, **facts: object
) -> None:
    @scenario(func)
    def _(board: Board) -> Act:
        standard = standards.add_standard(
            board.register, "E-mail policy", asked_by_id=board.group_id
        )
        if adopted:
            standards.adopt_standard(board.register, standard, DAY)
        return lambda register: func(register, standard, *args, **facts)


on_standard(standards.change_standard, title="Policy on e-mail", review_on=DAY)
on_standard(standards.move_standard, StandardStage.CONSULTATION)
on_standard(standards.replace_standard, "2.0", adopted=True)
on_standard(standards.review_standard, date(2004, 12, 2), adopted=True)
on_standard(standards.withdraw_standard, "Never wanted")
on_standard(standards.remove_standard)


@scenario(standards.adopt_standard)
def _(board: Board) -> Act:
    first = standards.add_standard(board.register, "E-mail policy")
    standards.adopt_standard(board.register, first, DAY)
    second = standards.replace_standard(board.register, first, "2.0")
    made = decisions.add_decision(board.register, board.items[1], ["that it be adopted"])
    return lambda register: standards.adopt_standard(register, second, DAY, decision_id=made)


def on_system(func: Callable[..., object], *args: object, **facts: object) -> None:
    @scenario(func)
    def _(board: Board) -> Act:
        system = standards.add_system(board.register, "Outlook")
        return lambda register: func(register, system, *args, **facts)


on_system(standards.change_system, supplier="Microsoft")
on_system(standards.end_system, DAY)
on_system(standards.remove_system)


def a_selection(board: Board) -> tuple[str, str]:
    """A selection with an option and a standard that it is to conform to."""
    selection = selections.add_selection(board.register, board.group_id, "Housing rents")
    option = selections.add_option(board.register, selection, "Rentsense", amount=9_000_000)
    standard = standards.add_standard(board.register, "Data standard")
    selections.set_conformity(board.register, selection, {standard: Conforms.NO})
    return selection, option


def on_selection(func: Callable[..., object], *args: object, **facts: object) -> None:
    @scenario(func)
    def _(board: Board) -> Act:
        selection, _option = a_selection(board)
        given = [getattr(board, one[1:]) if is_field(one) else one for one in args]
        return lambda register: func(register, selection, *given, **facts)


on_selection(selections.change_selection, title="Rents", business_case="It pays in two years")
on_selection(selections.move_selection, SelectionStage.BUSINESS_CASE)
on_selection(selections.stop_selection, "No money")
on_selection(selections.remove_selection)
on_selection(selections.add_option, "Housekeeper")
on_selection(selections.set_conformity, {})
on_selection(selections.waive_standards, "No system conforms yet", "@raman", DAY)


def on_option(func: Callable[..., object], **facts: object) -> None:
    @scenario(func)
    def _(board: Board) -> Act:
        _selection, option = a_selection(board)
        return lambda register: func(register, option, **facts)


on_option(selections.change_option, supplier="Rentsense Ltd")
on_option(selections.remove_option)
on_option(selections.choose_option)


@scenario(selections.take_waiver_back)
def _(board: Board) -> Act:
    selection, _option = a_selection(board)
    selections.waive_standards(board.register, selection, "None conforms", board.raman, DAY)
    return lambda register: selections.take_waiver_back(register, selection)


def on_strategy(func: Callable[..., object], **facts: object) -> None:
    @scenario(func)
    def _(board: Board) -> Act:
        strategy = strategies.add_strategy(board.register, "Community plan")
        return lambda register: func(register, strategy, **facts)


on_strategy(strategies.change_strategy, title="Community strategy")
on_strategy(strategies.remove_strategy)


@scenario(strategies.set_item_bearings)
def _(board: Board) -> Act:
    strategy = f"strategies:{strategies.add_strategy(board.register, 'Community plan')}"
    return lambda register: strategies.set_item_bearings(register, board.items[1], [strategy])


@scenario(strategies.set_decision_bearings)
def _(board: Board) -> Act:
    system = f"systems:{standards.add_system(board.register, 'Outlook')}"
    strategy = f"strategies:{strategies.add_strategy(board.register, 'Community plan')}"
    made = decisions.add_decision(board.register, board.items[1], ["that it be agreed"])
    strategies.set_decision_bearings(board.register, made, [system])
    return lambda register: strategies.set_decision_bearings(register, made, [strategy])


@scenario(reports.put_report)
def _(board: Board) -> Act:
    other = groups.add_group(board.register, "E-Council", [Tier.E_GOVERNANCE])
    meeting = cycle.add_meeting(board.register, board.group_id, DAY, standing_items=False)
    return lambda register: reports.put_report(register, meeting, other)


# The authority's own facts
simply(facts.add_department, "Housing", major=False)
simply(facts.add_champion, "@raman", time="A day a week")
simply(facts.add_consultation, ConsultationAudience.PUBLIC, "Citizens’ panel")
simply(facts.answer_question, "Q1", "By steering it.")


@scenario(facts.give_role)
def _(board: Board) -> Act:
    website, day = EmergingRole.WEBSITE, date(2003, 1, 1)
    facts.give_role(board.register, website, person_id=board.raman, from_on=day)
    return lambda register: facts.give_role(register, website, person_id=board.sykes, from_on=DAY)


@scenario(facts.list_departments)
def _(board: Board) -> Act:
    people.add_post(board.register, "Director of Housing", department="Housing")
    return facts.list_departments


@scenario(facts.change_department)
def _(board: Board) -> Act:
    people.add_post(board.register, "Director of Housing", department="Housing")
    department = facts.add_department(board.register, "Housing")
    return lambda register: facts.change_department(register, department, name="Homes")


def on_fact(
    add: Callable[..., str], given: Sequence[object], func: Callable[..., object], **changes: object
) -> None:
    @scenario(func)
    def _(board: Board) -> Act:
        args = [getattr(board, one[1:]) if is_field(one) else one for one in given]
        made = add(board.register, *args)
        return lambda register: func(register, made, **changes)


on_fact(facts.add_department, ["Housing"], facts.remove_department)
on_fact(facts.add_champion, ["@raman"], facts.change_champion, active=False)
on_fact(facts.add_champion, ["@raman"], facts.remove_champion)
A_CONSULTATION = (ConsultationAudience.BUSINESS, "Chamber of commerce")
on_fact(facts.add_consultation, A_CONSULTATION, facts.change_consultation, outcome="They agree")
on_fact(facts.add_consultation, A_CONSULTATION, facts.remove_consultation)


def on_role(func: Callable[..., object], **changes: object) -> None:
    @scenario(func)
    def _(board: Board) -> Act:
        role = facts.give_role(board.register, EmergingRole.LEGAL, person_id=board.raman)
        return lambda register: func(register, role, **changes)


on_role(facts.change_allocation, until_on=DAY)
on_role(facts.remove_allocation)


# Imports
def _to_settle(board: Board) -> str:
    """The first line of the checklist of a meeting that has been held."""
    return checklist.checklist(board.register, board.meeting)[0].id


@scenario(checklist.put_off)
def _(board: Board) -> Act:
    one = _to_settle(board)
    return lambda register: checklist.put_off(register, board.meeting, one, "The chair is asked")


@scenario(checklist.put_back)
def _(board: Board) -> Act:
    one = _to_settle(board)
    checklist.put_off(board.register, board.meeting, one, "The chair is asked")
    return lambda register: checklist.put_back(register, board.meeting, one)


@scenario(imports.import_rows)
def _(board: Board) -> Act:
    rows = (
        ["Group", "Date", "Title", "Decision", "Service owner"],
        [
            "CFB",
            "1/10/2002",
            "Web site",
            "(a) that it be agreed\n(b) that it be funded",
            "Jane Tate",
        ],
    )
    path = a_list(board.register, *rows)
    return lambda register: imports.import_rows(register, planned(register, path))


# What was issued


def on_issued(func: Callable[..., object], *args: object) -> None:
    """A scenario on the kept agenda of a meeting that has not been held."""

    @scenario(func)
    def _(board: Board) -> Act:
        meeting = cycle.add_meeting(board.register, board.group_id, DAY)
        issue = issuing.issue_agenda(board.register, meeting, "Agenda")
        return lambda register: func(register, issue, *args)


on_issued(issuing.withdraw_issue, "Wrong date")
on_issued(issuing.record_dispatches, [issuing.Sent("Priya Raman", "email")])


@scenario(issuing.issue_supplement)
def _(board: Board) -> Act:
    meeting = cycle.add_meeting(board.register, board.group_id, DAY)
    issuing.issue_agenda(board.register, meeting, "Agenda")
    items.add_item(board.register, meeting, "Network failure")
    return lambda register: issuing.issue_supplement(register, meeting, "Supplement")


@scenario(issuing.remove_dispatch)
def _(board: Board) -> Act:
    sent = [issuing.Sent("Priya Raman", "email", board.raman)]
    issue = issuing.issue_agenda(board.register, board.meeting, "Agenda", sent=sent)
    (one,) = board.register.dispatches.find(issue_id=issue)
    return lambda register: issuing.remove_dispatch(register, one.id)


# Responsibilities
def on_responsibility(func: Callable[..., object], *, given: bool = True) -> None:
    """A scenario where the board answers for performance management since earlier, or not."""

    @scenario(func)
    def _(board: Board) -> Act:
        if given:
            since = date(2003, 3, 11)
            responsibilities.give_responsibility(board.register, "EG5", board.group_id, since)
        return lambda register: func(register, "EG5", board.group_id, DAY)


on_responsibility(responsibilities.give_responsibility, given=False)
on_responsibility(responsibilities.end_responsibility)
on_responsibility(responsibilities.formalise_responsibility)


# Projects
simply(projects.add_project, "Corporate CRM", code="P02", service="Housing")


def a_project(board: Board, **facts: Any) -> str:
    """A project of the board, with a milestone, a benefit, a risk and an assessment of its own."""
    facts = {"group_id": board.group_id, "ict_lead_id": board.raman, **facts}
    made = projects.add_project(board.register, "Corporate CRM", **facts)
    milestones.add_milestone(board.register, made, "Contract let", due_on=date(2003, 9, 1))
    benefit = money.add_benefit(board.register, made, "Fewer calls", measure="Calls a day")
    money.set_figure(board.register, benefit, 2004, 400, None)
    risks.add_risk(board.register, "The price rises", project_id=made)
    risks.add_assessment(
        board.register, Process.RISK, Formality.INFORMAL, date(2003, 9, 1), project_id=made
    )
    return made


def on_project(
    func: Callable[..., object], *args: object, case: str = "", report: str = "", bare: bool = False
) -> None:
    """A scenario about a project; strings name what hangs on it, `case` and `report` how far each is."""

    @scenario(func)
    def _(board: Board) -> Act:
        register = board.register
        later = cycle.add_meeting(register, board.group_id, DAY)
        made = projects.add_project(register, "CRM") if bare else a_project(board)
        known = {"@project": made, "@meeting": later, "@group_id": board.group_id}
        for name, kept in (
            ("@milestone", register.milestones), ("@benefit", register.benefits),
            ("@risk", register.risks), ("@assessment", register.assessments),
        ):  # fmt: skip
            known[name] = next((one.id for one in kept.all()), "")
        if case:
            cases.begin_case(register, made)
            known["@section"] = register.case_sections.all()[0].id
            cases.write_case(register, known["@section"], "It fits.")
            known["@item"] = items.add_item(register, later, "CRM: full case")
        if case in ("sent", "answered"):
            cases.put_case_to_item(register, made, known["@item"])
        if case == "answered":
            cases.record_case(register, made, True, date(2003, 9, 16))
        if report:
            known["@report"] = highlights.start_report(register, made, date(2003, 9, 30))
            highlights.write_report(register, known["@report"], overall=Rag.GREEN)
        if report == "issued":
            highlights.issue_report(register, known["@report"], "{}")
        given = [known.get(one, one) if isinstance(one, str) else one for one in args]
        return lambda register: func(register, *given)


@scenario(projects.change_project)
def _(board: Board) -> Act:
    made = a_project(board)
    return lambda register: projects.change_project(register, made, service="Housing")


on_project(projects.move_project, "@project", ProjectStage.DELIVERY)
on_project(projects.set_project_exempt, "@project", True, "A8", case="sent")
on_project(projects.remove_project, "@project", bare=True)
on_project(money.add_benefit, "@project", "Shorter queues")
on_project(money.set_figure, "@benefit", 2005, 400, 120)
on_project(money.set_figures, "@benefit", {2005: (400, 120), 2006: (500, None)})
on_project(money.remove_benefit, "@benefit")
on_project(milestones.add_milestone, "@project", "Live")
on_project(milestones.finish_milestone, "@milestone", date(2003, 9, 1))
on_project(milestones.remove_milestone, "@milestone")
on_project(risks.close_risk, "@risk")
on_project(risks.remove_risk, "@risk")
on_project(risks.remove_assessment, "@assessment")
on_project(links.set_links, "@project", {"categories": ["B", "C2"]})
on_project(links.add_link, "@project", "categories", "B")
on_project(cases.begin_case, "@project")
on_project(cases.write_case, "@section", "It fits well.", case="draft")
on_project(cases.send_case, "@project", "@meeting", case="draft")
on_project(cases.put_case_to_item, "@project", "@item", case="draft")
on_project(cases.take_case_back, "@project", case="sent")
on_project(cases.record_case, "@project", False, date(2003, 9, 16), case="sent")
on_project(cases.reopen_case, "@project", case="answered")
on_project(highlights.start_report, "@project", report="issued")
on_project(highlights.issue_report, "@report", "{}", report="written")
on_project(highlights.withdraw_report, "@report", "A wrong sum", report="issued")
on_project(highlights.remove_report, "@report", report="written")
on_project(highlights.put_report, "@report", "@meeting", report="issued")


def on_changed(func: Callable[..., object], what: str, **facts: object) -> None:
    """A scenario that changes facts of what hangs on a project."""

    @scenario(func)
    def _(board: Board) -> Act:
        a_project(board)
        record = getattr(board.register, what).all()[0].id
        return lambda register: func(register, record, **facts)


on_changed(money.change_benefit, "benefits", measure="Calls an hour")
on_changed(milestones.change_milestone, "milestones", forecast_on=DAY)
on_changed(risks.change_risk, "risks", likelihood=5)
on_changed(risks.change_assessment, "assessments", formality=Formality.FORMAL)


@scenario(money.set_cost)
def _(board: Board) -> Act:
    made = a_project(board)
    return lambda register: money.set_cost(register, made, 2004, CostKind.CAPITAL, planned=100)


@scenario(risks.add_risk)
def _(board: Board) -> Act:
    made = a_project(board)
    return lambda register: risks.add_risk(register, "Nobody to test it", project_id=made)


@scenario(risks.reopen_risk)
def _(board: Board) -> Act:
    a_project(board)
    risk = board.register.risks.all()[0].id
    risks.close_risk(board.register, risk)
    return lambda register: risks.reopen_risk(register, risk)


@scenario(risks.add_assessment)
def _(board: Board) -> Act:
    made, day = a_project(board), date(2003, 9, 1)
    return lambda register: risks.add_assessment(
        register, Process.EVALUATION, Formality.FORMAL, day, project_id=made
    )


@scenario(highlights.write_report)
def _(board: Board) -> Act:
    report = highlights.start_report(board.register, a_project(board), date(2003, 9, 30))
    return lambda register: highlights.write_report(register, report, cost=Rag.RED, done="Let.")


@scenario(programme_report.put_programme_report)
def _(board: Board) -> Act:
    later = cycle.add_meeting(board.register, board.group_id, DAY)
    programme = Programme(new_id(), "ICT investment programme", 2004, board.group_id)
    secret = a_project(board, exempt=True, ground="A8")
    with board.register.step("Make a programme"):
        board.register.programmes.add(programme)
        board.register.programme_projects.add(ProgrammeProject(new_id(), programme.id, secret))
    return lambda register: programme_report.put_programme_report(
        register, programme.id, "{}", "{}", later
    )


# Terms of reference
def on_terms(
    func: Callable[..., object], *args: object, sent: bool = False, kept: bool = False
) -> None:
    """A scenario about the board's own terms: none yet, on an agenda, or in force since earlier."""

    @scenario(func)
    def _(board: Board) -> Act:
        later = cycle.add_meeting(board.register, board.group_id, DAY)
        if sent:
            terms.send_terms(board.register, board.group_id, "It directs.", later)
        if kept:
            terms.record_terms(board.register, board.group_id, "It directs.", date(2003, 3, 11))
        known = {"@meeting": later}
        given = [known.get(one, one) if isinstance(one, str) else one for one in args]
        return lambda register: func(register, board.group_id, *given)


on_terms(terms.send_terms, "It directs.", "@meeting")
on_terms(terms.record_terms, "It directs.", date(2003, 3, 11))
on_terms(terms.take_terms_back, sent=True)
on_terms(terms.review_terms, DAY, kept=True)


# Decision rights
def on_right(func: Callable[..., object], *args: object, **facts: object) -> None:
    """A scenario where the board decides on security since earlier; "@cell" is that cell."""

    @scenario(func)
    def _(board: Board) -> Act:
        holder = Holder(board.group_id)
        rights.set_rights(board.register, [("C7", holder)], RightKind.DECIDES, date(2003, 3, 11))
        right = board.register.rights.all()[0].id
        known = {"@cell": [("C7", holder)], "@holder": holder, "@right": right}
        given = [known.get(one, one) if isinstance(one, str) else one for one in args]
        return lambda register: func(register, *given, **facts)


on_right(rights.set_rights, "@cell", RightKind.PROPOSES, DAY)
on_right(rights.use_model, ["A1", "B"], DAY)
on_right(rights.choose_decider, "C7", None, "@holder", DAY)
on_right(rights.clear_column, "@holder", DAY)
on_right(rights.date_right, "@right", DAY, None, "From the new year")
on_right(rights.set_limit, ["B"], 250_000_00, DAY)
on_right(rights.choose_architecture, Architecture.FEDERAL, "Departments have the skills.")
on_right(rights.remove_category, "C8")
on_right(right_gaps.accept_gap, "C8", "The Board wishes it so.")


@scenario(rights.end_limit)
def _(board: Board) -> Act:
    rights.set_limit(board.register, ["B"], 250_000_00, date(2003, 3, 11))
    return lambda register: rights.end_limit(register, ["B"], DAY)


@scenario(right_gaps.open_gap)
def _(board: Board) -> Act:
    right_gaps.accept_gap(board.register, "C8", "Nobody is to decide yet.")
    return lambda register: right_gaps.open_gap(register, "C8")


@scenario(adoption.send_rights)
def _(board: Board) -> Act:
    rights.use_model(board.register, ["A1"], date(2003, 3, 11))
    later = cycle.add_meeting(board.register, board.group_id, DAY)
    return lambda register: adoption.send_rights(register, board.group_id, later)


@scenario(adoption.record_adoption)
def _(board: Board) -> Act:
    rights.use_model(board.register, ["A1"], date(2003, 3, 11))
    return lambda register: adoption.record_adoption(register, date(2003, 3, 11), "On paper")


# IEG statements
simply(statements.start_statement, round="IEG3")


def on_statement(func: Callable[..., object], *args: object, **facts: object) -> None:
    """A scenario about a statement with two sections, the first of which rests on a decision."""

    @scenario(func)
    def _(board: Board) -> Act:
        register = board.register
        statement = statements.start_statement(register, "Our own statement")
        first = sections.add_section(register, statement, "Vision")
        second = sections.add_section(register, statement, "Progress", after_id=first)
        below = sections.add_section(register, statement, "Services", parent_id=second)
        decision = decisions.add_decision(register, board.items[1], ["Policy"])
        linked = evidence.link_evidence(register, first, decision_id=decision)
        known = {"@statement": statement, "@first": first, "@second": second, "@below": below,
                 "@linked": linked, "@decision": decision}  # fmt: skip
        given = [known.get(one, one) if isinstance(one, str) else one for one in args]
        named = {key: known.get(str(one), one) for key, one in facts.items()}
        return lambda register: func(register, *given, **named)


@scenario(statements.add_usual_sections)
def _(board: Board) -> Act:
    statement = statements.start_statement(board.register, "Our own statement")
    return lambda register: statements.add_usual_sections(register, statement)


on_statement(statements.change_statement, "@statement", contact="Alan Birtwistle")
on_statement(statements.set_statement_exempt, "@statement", True, "3")
on_statement(statements.remove_statement, "@statement")
on_statement(sections.add_section, "@statement", "Risks", after_id="@first")
on_statement(sections.change_section, "@first", title="Vision and priorities", word_limit=1000)
on_statement(sections.write_section, "@first", "We *will* be online.")
on_statement(sections.move_section, "@second", -1)
on_statement(sections.place_section, "@first", 0, parent_id="@second")
on_statement(sections.indent_section, "@second")
on_statement(sections.outdent_section, "@below")
on_statement(sections.set_section_exempt, "@second", True, "3")
on_statement(sections.remove_section, "@second")
on_statement(evidence.link_evidence, "@second", decision_id="@decision")
on_statement(evidence.note_evidence, "@linked", "Adopts the policy")
on_statement(evidence.unlink_evidence, "@linked")


def on_table(func: Callable[..., object], *args: object, **facts: object) -> None:
    """A scenario about a statement's table of two rows, with a number in the first."""

    @scenario(func)
    def _(board: Board) -> Act:
        register = board.register
        statement = statements.start_statement(register, "Our own statement")
        section = sections.add_section(register, statement, "Calls", kind=SectionKind.TAKE_UP)
        web, phone = (tables.add_row(register, section, one) for one in ("Web", "Telephone"))
        tables.write_cell(register, web, "2003/04", "160,000")
        known = {"@section": section, "@web": web, "@phone": phone}
        given = [known.get(one, one) if isinstance(one, str) else one for one in args]
        if func is tables.write_cells:
            given[1] = [(web, "2003/04", "lots"), (phone, "2003/04", "12")]
        if func is tables.mark_forecast:
            given[1] = [(web, "2003/04")]
        if func in (tables.paste_cells, tables.remove_rows):
            given[1] = [web]
        return lambda register: func(register, *given, **facts)


on_table(tables.add_row, "@section", "Letters", after_id="@web")
on_table(tables.add_usual_rows, "@section")
on_table(tables.change_row, "@web", comment="Rising")
on_table(tables.move_row, "@web", 1)
on_table(tables.remove_rows, "@section", ())
on_table(tables.write_cell, "@web", "2003/04", "about 9")
on_table(tables.write_cells, "@section", ())
on_table(tables.paste_cells, "@section", (), ["2003/04"], (("5", "6"),))
on_table(tables.mark_forecast, "@section", (), True)


def on_draft(func: Callable[..., object], *args: object, **facts: object) -> None:
    """A scenario about a statement of which a draft was kept, on its way to the board and the ODPM."""

    @scenario(func)
    def _(board: Board) -> Act:
        register = board.register
        statement = statements.start_statement(register, round="IEG3")
        section = register.sections.find(statement_id=statement, code="5.partnerships")[0].id
        sections.write_section(register, section, "With the county.")
        draft = drafts.keep_draft(register, statement, "officers")
        stage = stages.add_stage(register, statement, group_id=board.group_id)
        last = stages.add_stage(register, statement, "ODPM", kind=StageKind.SUBMIT)
        drafts.mark_draft(register, draft, DraftState.AGREED)
        sections.write_section(register, section, "With the whole county.")
        amendment = submission.log_amendment(register, section, "A word put in.")
        sections.write_section(register, section, "With all of the county.")
        other = statements.start_statement(register, round="IEG4")
        cycle.add_meeting(register, board.group_id, date(2030, 10, 21))
        known = {"@statement": statement, "@section": section, "@draft": draft, "@stage": stage,
                 "@last": last, "@amendment": amendment, "@other": other,
                 "@group": board.group_id}  # fmt: skip
        if func is submission.withdraw_submission:
            submission.submit_draft(register, draft, date(2030, 11, 7))
        if func is stages.reopen_stage:
            stages.settle_stage(register, stage, DAY)
        given = [known.get(one, one) if isinstance(one, str) else one for one in args]
        return lambda register: func(register, *given, **facts)


on_draft(drafts.keep_draft, "@statement", "for the Board")
on_draft(drafts.change_draft, "@draft", title="as the officers had it")
on_draft(drafts.mark_draft, "@draft", DraftState.SEEN)
on_draft(sending.send_draft, "@draft", "@group")
on_draft(stages.add_stage, "@statement", "Portfolio holder", due_on=DAY)
on_draft(stages.change_stage, "@stage", due_on=DAY)
on_draft(stages.move_stage, "@last", -1)
on_draft(stages.remove_stage, "@stage")
on_draft(stages.settle_stage, "@stage", DAY, note="By letter")
on_draft(stages.reopen_stage, "@stage")
on_draft(stages.propose_stages, "@other")
on_draft(submission.delegate_changes, "@statement", "Head of ICT", "minor changes")
on_draft(submission.log_amendment, "@section", "More of it.")
on_draft(submission.remove_amendment, "@amendment")
on_draft(submission.submit_draft, "@draft", date(2030, 11, 7), method="By email", reference="IEG/1")
on_draft(submission.withdraw_submission, "@statement", "The wrong draft")
on_draft(carrying.carry_forward, "@other", "@statement")


def on_two_agendas(func: Callable[..., object]) -> None:
    """A scenario with an item of the board, and another group that is to meet."""

    @scenario(func)
    def _(board: Board) -> Act:
        group = groups.add_group(board.register, "Service Delivery Group", [Tier.INFRASTRUCTURE])
        there = cycle.add_meeting(board.register, group, DAY)
        here = cycle.add_meeting(board.register, board.group_id, DAY)
        item = items.add_item(board.register, here, "Password standard", category="C7")
        return lambda register: func(register, item, group, there)


on_two_agendas(referral.refer_item)
on_two_agendas(referral.pass_item_on)


@pytest.mark.parametrize(
    ("func", "given", "label"),
    [
        (items.change_item, {"item_id": "items1", "title": "CRM"}, "Change item: item 2"),
        (items.set_item_exempt, {"item_id": "items1", "exempt": True}, "Change exemption: item 2"),
        (people.change_person, {"person_id": "raman", "title": "Dr"}, "Change person: Priya Raman"),
        (groups.change_group, {"group_id": "group_id", "quorum": "3"},
         "Change group: Customer First"),
        (items.change_item, {"item_id": "items4", "title": "Tender"}, "Change item: item 5"),
        (actions.add_action, {"item_id": "items1", "title": "Report"}, "Add action: item 2"),
    ],
)  # fmt: skip
def test_undo_names_what_was_changed_and_never_what_an_item_is_about(
    minuted: Board, func: Callable[..., object], given: dict[str, object], label: str
) -> None:
    fields = {f"items{at}": one for at, one in enumerate(minuted.items)} | vars(minuted)
    func(minuted.register, **{key: fields.get(str(one), one) for key, one in given.items()})
    assert minuted.register.undo_label == label


def test_undo_tells_two_attendances_apart(minuted: Board) -> None:
    register = minuted.register
    _chair, raman, sykes = register.attendances.find(meeting_id=minuted.meeting)
    attendance.cycle_attendance(register, raman.id, "14:26")
    attendance.cycle_attendance(register, sykes.id, "14:27")
    assert register.undo_label == "Change attendance: Graham Sykes"
    register.undo()
    assert register.undo_label == "Change attendance: Priya Raman"
    assert register.redo_label == "Change attendance: Graham Sykes"


def test_undo_counts_what_was_closed_together(minuted: Board) -> None:
    register = minuted.register
    made = [actions.add_action(register, minuted.items[1], words) for words in ("One", "Two")]
    actions.close_actions(register, made)
    assert register.undo_label == "Close actions: 2 actions"
    actions.set_action_state(register, made[0], ActionState.OPEN)
    assert register.undo_label == f"Change action's state: {register.actions.get(made[0]).number}"
    assert register.actions.get(made[0]).number


def test_no_operation_lacks_a_scenario() -> None:
    assert sorted(OPERATIONS.keys() ^ SCENARIOS.keys()) == []


@pytest.mark.parametrize("name", sorted(SCENARIOS), ids=lambda name: name.split(".", 2)[2])
def test_done_undone_and_made_again(minuted: Board, name: str) -> None:
    register = minuted.register
    act = SCENARIOS[name](minuted)
    before, found_before = dump(register), searchable(register)
    act(register)
    after, found_after = dump(register), searchable(register)
    assert after != before, "the scenario changes nothing"
    assert untrue(register) == []
    if name.rpartition(".")[2] in SEEN:
        with pytest.raises(UndoRefused, match="has been seen by others, so it is not undone"):
            register.undo()
        assert dump(register) == after
        return
    if name.rpartition(".")[2] in PURGED:
        with pytest.raises(UndoRefused, match="nothing to undo"):
            register.undo()
        assert (dump(register), replayed(register)) == (after, after)
        return
    assert (register.undo_label or "").partition(": ")[0] == OPERATIONS[name]
    register.undo()
    assert (dump(register), searchable(register)) == (before, found_before)
    register.redo()
    assert (dump(register), searchable(register)) == (after, found_after)
    assert replayed(register) == after
    assert register.integrity_problems() == []
    assert index_problems(register) == []
