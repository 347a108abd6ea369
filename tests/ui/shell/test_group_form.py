"""A group's form asks how what waits for it comes to its agenda, and what the framework needs to know."""

from __future__ import annotations

from typing import Any

from egovdesk.operations.groups import add_group, add_membership
from egovdesk.operations.people import add_person
from egovdesk.records.groups import MemberRole, Ratifies, Tier
from ui.forms.groups import GroupForm, MembershipForm
from ui.main_window import MainWindow
from ui.widgets.fields import Select


def test_a_group_says_how_it_ratifies_and_how_it_was_named(window: MainWindow) -> None:
    register = window.register
    group = register.groups.find(prefix="CFB")[0]
    form = GroupForm(window.context, window, group)
    fields: dict[str, Any] = form.fields
    assert (fields["ratifies"].key(), fields["kept"].isChecked()) == ("by_key", True)
    fields["ratifies"].set_key("en_bloc")
    fields["name_style"].set_key(fields["name_style"].combo.itemData(1))
    fields["represents_all"].setChecked(True)
    form.try_saving()
    now = register.groups.get(group.id)
    assert (now.ratifies, now.represents_all) == (Ratifies.EN_BLOC, True)
    assert now.name_style
    register.undo()
    assert register.groups.get(group.id).ratifies is Ratifies.BY_KEY


def test_another_first_tier_leaves_the_second(window: MainWindow) -> None:
    register = window.register
    group = add_group(register, "Service Delivery", [Tier.INFRASTRUCTURE, Tier.SERVICE])
    form = GroupForm(window.context, window, register.groups.get(group))
    tier: Any = form.fields["tier"]
    tier.set_key(Tier.E_GOVERNANCE.value)
    form.try_saving()
    assert set(register.group_tiers.on(register.today)[group]) == {Tier.E_GOVERNANCE, Tier.SERVICE}


def test_a_second_chair_is_told_of_the_first(window: MainWindow) -> None:
    register = window.register
    group = add_group(register, "Web Board")
    jane, paul = add_person(register, "Jane Tate"), add_person(register, "Paul Bell")
    add_membership(register, group, person_id=jane, role=MemberRole.CHAIR)
    form = MembershipForm(window.context, window, group)
    who, role = form.fields["who"], form.fields["role"]
    assert isinstance(who, Select) and isinstance(role, Select)
    who.set_key(f"person:{paul}")
    role.set_key(MemberRole.CHAIR.value)
    role.chosen.emit(MemberRole.CHAIR.value)
    assert "Jane Tate chairs this group" in form._advice.sentence()
    role.set_key(MemberRole.MEMBER.value)
    role.chosen.emit(MemberRole.MEMBER.value)
    assert form._advice.isHidden()
