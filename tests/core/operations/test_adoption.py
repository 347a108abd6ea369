"""Versions of the decision rights, and business sent to the group that may decide it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from egovdesk.documents.meetings.arising import origin
from egovdesk.errors import Refused
from egovdesk.operations.decisions import add_decision, remove_decision, set_outcome
from egovdesk.operations.framework.adoption import record_adoption, send_rights
from egovdesk.operations.framework.referral import pass_item_on, refer_item
from egovdesk.operations.framework.rights import (
    choose_architecture,
    set_limit,
    set_rights,
    use_model,
)
from egovdesk.operations.meetings import add_item, add_meeting, remove_item, start_meeting
from egovdesk.operations.meetings.issuing import issue_agenda
from egovdesk.operations.papers import add_paper
from egovdesk.records.authority import Architecture
from egovdesk.records.framework import Adoption, AdoptionState, RightKind
from egovdesk.records.kept_rights import KeptRights, changes_between
from egovdesk.records.matrix import ROWS
from egovdesk.records.templates import Standing
from egovdesk.register import Register
from egovdesk.rights import Rights, adopted_on, kept_of
from tests.core.councils import BEFORE, DAY, Council, a_framework

D, R, P, C = RightKind.DECIDES, RightKind.RATIFIES, RightKind.PROPOSES, RightKind.CONSULTED


@pytest.fixture
def framework(council: Register) -> Council:
    made = a_framework(council)
    use_model(made.register, ROWS, BEFORE)
    for key, day in (("SMT", 14), ("CFB", 21), ("SDG", 30), ("TIG", 23)):
        add_meeting(council, made.groups[key], date(2003, 10, day), standing_items=False)
    return made


def the_version(council: Council) -> Adoption:
    (one,) = council.register.adoptions.all()
    return one


def an_item(council: Council, key: str = "TIG", **facts: Any) -> str:
    (meeting,) = council.register.meetings.find(group_id=council.groups[key])
    given = {"purpose": "decide", "category": "C7", **facts}
    return add_item(council.register, meeting.id, "Password standard", **given)


# -- adoption ------------------------------------------------------------------------------------


def test_what_comes_late_to_an_issued_agenda_leaves_what_stands_there_in_place(
    framework: Council,
) -> None:
    register, smt = framework.register, framework.groups["SMT"]
    (meeting,) = register.meetings.of_group(smt)
    add_item(register, meeting.id, "Budget", purpose="decide")
    add_item(register, meeting.id, "Any other business", standing=Standing.OTHER_BUSINESS)
    issue_agenda(register, meeting.id, "{}")
    send_rights(register, smt)
    titles = [one.title for one in register.items.find(meeting_id=meeting.id)]
    assert titles == ["Budget", "Any other business", "Decision rights: version 1"]


def test_the_rights_go_on_the_next_agenda_as_a_version(framework: Council) -> None:
    register = framework.register
    item = register.items.get(send_rights(register, framework.groups["SMT"]))
    assert item.title == "Decision rights: version 1"
    assert item.recommendation == (
        "adopt version 1 of the decision rights, as they stand on 9 October 2003."
    )
    made = the_version(framework)
    assert made.state is AdoptionState.PROPOSED and made.item_id == item.id
    assert KeptRights.from_json(made.text) == Rights(register).kept()
    with pytest.raises(Refused, match="Version 1 of the decision rights is on an agenda already"):
        send_rights(register, framework.groups["SMT"])


def test_the_groups_decision_adopts_them(framework: Council) -> None:
    register = framework.register
    item = send_rights(register, framework.groups["SMT"])
    start_meeting(register, register.items.get(item).meeting_id or "", "09:30")
    decision = add_decision(register, item, ["adopt them"], outcome="agreed")
    made = the_version(framework)
    assert (made.state, made.adopted_on) == (AdoptionState.ADOPTED, date(2003, 10, 14))
    assert made.review_on == date(2004, 10, 14) and made.decision_id == decision
    set_outcome(register, decision, "deferred")
    assert the_version(framework).state is AdoptionState.PROPOSED
    set_outcome(register, decision, "agreed_with_changes")
    assert the_version(framework).state is AdoptionState.ADOPTED
    remove_decision(register, decision)
    assert the_version(framework).adopted_on is None


def test_a_version_that_is_not_agreed_makes_room_for_another(framework: Council) -> None:
    register = framework.register
    item = send_rights(register, framework.groups["SMT"])
    decision = add_decision(register, item, ["the rights be adopted"], outcome="not_agreed")
    assert the_version(framework).state is AdoptionState.WITHDRAWN
    set_outcome(register, decision, "agreed")
    assert the_version(framework).state is AdoptionState.ADOPTED
    set_outcome(register, decision, "referred_back")
    send_rights(register, framework.groups["CFB"])
    assert [one.state for one in register.adoptions.all()] == [
        AdoptionState.WITHDRAWN,
        AdoptionState.PROPOSED,
    ]


def test_an_item_taken_off_withdraws_its_version(framework: Council) -> None:
    register = framework.register
    remove_item(register, send_rights(register, framework.groups["SMT"]))
    assert the_version(framework).state is AdoptionState.WITHDRAWN
    again = send_rights(register, framework.groups["SMT"])
    assert register.items.get(again).title == "Decision rights: version 2"


def test_what_has_changed_since_is_told_row_by_row(framework: Council) -> None:
    register, of = framework.register, framework.of
    record_adoption(register, BEFORE, "Minute SMT 14/02, on paper.")
    set_rights(register, [("C7", of("TIG"))], D, DAY)
    set_rights(register, [("C7", of("SDG"))], R, DAY)
    set_rights(register, [("C7", of("CFB"))], None, DAY)
    set_limit(register, ["B"], 250_000_00, DAY, framework.groups["CFB"])
    choose_architecture(register, Architecture.FEDERAL, "Departments have the skills.")
    adopted = adopted_on(register, DAY)
    assert adopted is not None and adopted_on(register, date(2003, 3, 10)) is None
    changes = changes_between(kept_of(register, adopted), Rights(register).kept())
    assert [(one.category, one.sentences) for one in changes] == [
        ("C7", (
            "Service Delivery Group ratifies; before, it decided.",
            "Technical Infrastructure Group decides; before, it proposed.",
            "Customer First Board no longer ratifies.",
        )),
        ("limits", ("B Priorities and investment, Customer First Board: ratified over £250,000.",)),
        ("architecture", ("Now: federal.",)),
    ]  # fmt: skip
    item = register.items.get(send_rights(register, framework.groups["SMT"]))
    assert item.note.startswith("What has changed since version 1:\n\n- C7 Security: ")


def test_a_version_adopted_on_paper_has_the_rights_of_its_day(framework: Council) -> None:
    register = framework.register
    with pytest.raises(Refused, match="Nobody had any right on 1 March 2003"):
        record_adoption(register, date(2003, 3, 1))
    made = register.adoptions.get(record_adoption(register, BEFORE))
    assert kept_of(register, made) == Rights(register, BEFORE).kept()
    assert kept_of(register, made).as_json() == made.text, "the same version, the same text"


def test_without_a_meeting_to_come_nothing_is_sent(framework: Council) -> None:
    with pytest.raises(Refused, match="Housing Systems Group has no meeting to come"):
        send_rights(framework.register, framework.groups["HSG"])
    assert framework.register.adoptions.count() == 0


# -- referral ------------------------------------------------------------------------------------


def test_an_item_is_referred_to_the_group_that_decides(framework: Council) -> None:
    register = framework.register
    item = an_item(framework, recommendation="adopt it.")
    made = register.items.get(refer_item(register, item, framework.groups["SDG"]))
    assert made.group_id == framework.groups["SDG"] and made.purpose == "decide"
    assert (made.category, made.recommendation) == ("C7", "adopt it.")
    assert register.items.get(item).purpose == "recommend"
    assert origin(register, made) == (
        "Referred by the Technical Infrastructure Group, 23 October 2003"
    )
    with pytest.raises(Refused, match="has been referred to Service Delivery Group"):
        refer_item(register, item, framework.groups["SDG"])
    remove_item(register, item)
    assert register.items.get(made.id).referred_id is None


def test_a_referral_does_not_go_round(framework: Council) -> None:
    register = framework.register
    made = refer_item(register, an_item(framework), framework.groups["SDG"])
    with pytest.raises(Refused, match="came from that group"):
        refer_item(register, made, framework.groups["TIG"])


def test_an_exempt_item_is_referred_exempt(framework: Council) -> None:
    item = an_item(framework, exempt=True, ground="A8", open_title="A contract")
    made = framework.register.items.get(
        refer_item(framework.register, item, framework.groups["SDG"])
    )
    assert made.exempt and (made.ground, made.open_title) == ("A8", "A contract")


def test_an_item_is_passed_on_with_its_papers_until_others_have_seen_it(
    framework: Council,
) -> None:
    register = framework.register
    item = an_item(framework)
    paper = add_paper(register, item, "Draft standard")
    pass_item_on(register, item, framework.groups["SDG"])
    moved = register.items.get(item)
    assert moved.group_id == framework.groups["SDG"]
    assert register.papers.get(paper).item_id == item
    issue_agenda(register, moved.meeting_id or "", "Agenda")
    with pytest.raises(Refused, match="Others have seen this item"):
        pass_item_on(register, item, framework.groups["CFB"])
    with pytest.raises(Refused, match="on that group’s agenda already"):
        refer_item(register, item, framework.groups["SDG"])
