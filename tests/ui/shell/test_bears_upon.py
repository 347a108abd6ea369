"""What a decision and an item bear upon, said and changed where they stand."""

from __future__ import annotations

from typing import Any

import pytest

from egovdesk.operations.standards import add_standard, adopt_standard
from egovdesk.operations.strategies import add_strategy, bears_upon
from egovdesk.records.decisions import Decision
from tests.scenes import TODAY
from tests.ui.shell.test_standards_pages import answer, said
from tests.ui.shell.windows import choose
from ui.item_models import public_screen
from ui.main_window import MainWindow
from ui.places import Place


def decision(window: MainWindow) -> Decision:
    return window.register.decisions.find(title="Corporate CRM")[0]


def test_a_decisions_links_and_level_are_changed_in_the_register_as_one_step(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    register, found = window.register, decision(window)
    plan = f"strategies:{add_strategy(register, 'Community plan')}"
    window.go(Place("decisions", select=found.id))
    view: Any = window.view
    assert "nothing said yet" in said(view)
    answer(monkeypatch, level="strategic", second_category="B", affects_service=True,
           benefit="One record of each customer", strategies=[plan])  # fmt: skip
    choose(window, "decisions.bearings")
    assert bears_upon(register, decision_id=found.id) == [plan]
    changed = decision(window)
    assert (changed.level, changed.second_category) == ("strategic", "B")
    shown = said(view)
    assert "Strategic, also category B, affects a service" in shown
    assert "Strategies: Community plan" in shown
    choose(window, "edit.undo")
    assert bears_upon(register, decision_id=found.id) == []
    assert decision(window).level == ""


def test_an_exempt_standard_is_not_named_on_the_public_screen(window: MainWindow) -> None:
    register, found = window.register, decision(window)
    standard = add_standard(register, "Encryption keys", exempt=True)
    adopt_standard(register, standard, TODAY)
    from egovdesk.operations.strategies import set_decision_bearings

    set_decision_bearings(register, found.id, [f"standards:{standard}"])
    window.go(Place("decisions", select=found.id))
    view: Any = window.view
    assert "Standards: Encryption keys" in said(view)
    public_screen.turn(True)
    try:
        assert "Encryption" not in said(view)
    finally:
        public_screen.turn(False)


def test_an_item_says_whose_report_it_is_and_hands_its_links_on(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    plan = f"strategies:{add_strategy(register, 'Community plan')}"
    item = register.items.find(title="IEG3: first draft")[0]
    window.go(Place("meeting", item.meeting_id or "", "prepare", item.id))
    view: Any = window.view
    bears = view.prepare.inspector.bears
    assert bears.words.text() == "nothing said yet"
    group = register.groups.find(prefix="CFB")[0]
    answer(monkeypatch, report_of_id=group.id, responsibility="EG5", strategies=[plan])
    bears.heading.link.click()
    assert register.items.get(item.id).report_of_id == group.id
    assert register.items.get(item.id).responsibility == "EG5"
    assert bears.words.text().splitlines() == [
        "Report of the Customer First Board", "Responsibility: performance management",
        "Strategies: Community plan",
    ]  # fmt: skip
    choose(window, "edit.undo")
    assert register.items.get(item.id).report_of_id is None
    assert bears.words.text() == "nothing said yet"


def test_a_decision_is_linked_while_it_is_minuted(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    register, found = window.register, decision(window)
    plan = f"strategies:{add_strategy(register, 'Community plan')}"
    window.go(Place("meeting", found.meeting_id or "", "minute", found.item_id or ""))
    view: Any = window.view
    form = view.minute.inspector.decision
    form.show_decision(found, False)
    answer(monkeypatch, strategies=[plan], tension="Cheap now, rigid later")
    form.bears.heading.link.click()
    assert bears_upon(register, decision_id=found.id) == [plan]
    assert "Cost and flexibility: Cheap now, rigid later" in form.bears.words.text()


def test_links_can_be_made_after_the_minutes_are_final_and_facts_cannot(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    register, found = window.register, decision(window)
    with register.step("Approve"):
        register.meetings.update(found.meeting_id or "", state="approved")
    plan = f"strategies:{add_strategy(register, 'Community plan')}"
    window.go(Place("decisions", select=found.id))
    answer(monkeypatch, strategies=[plan])
    choose(window, "decisions.bearings")
    assert bears_upon(register, decision_id=found.id) == [plan]
    shown = answer(monkeypatch, level="operational", strategies=[])
    choose(window, "decisions.bearings")
    assert shown[0]._note.sentence()
    assert bears_upon(register, decision_id=found.id) == [plan]
