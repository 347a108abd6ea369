"""The tiers that a group covers and what ties it to others, from a day."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.operations.groups import change_group, move_group, set_tiers
from egovdesk.operations.structure.ties import KINDS, set_ties, ties_on
from egovdesk.records.groups import Group, LinkKind, Tier
from ui.context import Context
from ui.forms.form import Form, options_of

_WORDS = {
    LinkKind.SUPPORTS: "Supports",
    LinkKind.JOINT_WITH: "Meets jointly with",
    LinkKind.REPORTS_TO: "Also reports to",
}
_NONE = ""


class TiesForm(Form):
    """Several tiers, the group above, and other ties; what held before the day stays in the record."""

    def __init__(self, context: Context, parent: QWidget | None, group: Group) -> None:
        super().__init__(
            parent, f"Tiers and ties of {group.label}", "Save", today=context.register.today
        )
        self._register, self._group = context.register, group
        register = self._register
        tiers = register.group_tiers.on(self.today).get(group.id, [])
        others = [one for one in register.groups.all()
                  if one.id != group.id and one.exists_on(self.today)]  # fmt: skip
        options = options_of(others, lambda one: one.name)
        self.ticks("tiers", "Tiers", [(one.value, one.label) for one in Tier if one is not Tier.NONE],
                   [one.value for one in tiers])  # fmt: skip
        self.select("parent", "Reports to", [(_NONE, "no other group"), *options],
                    group.parent_id or _NONE)  # fmt: skip
        self.day("on", "From", self.today, needed="Type the day from which this holds.")
        for kind in KINDS:
            tied = ties_on(register, group.id, kind, self.today)
            ids = [one.other_id if one.group_id == group.id else one.group_id for one in tied]
            self.ticks(kind.value, _WORDS[kind], options, ids)
        self.tick("represents_all", "Every department is to sit on it", group.represents_all)
        self.tick("kept", "Its meetings are kept in this register", group.kept)

    def save(self) -> str:
        """Change what is another, in one step."""
        group, on = self._group, self.value("on")
        with self._register.step("Change ties"):
            tiers = [Tier(one) for one in self.value("tiers")] or [Tier.NONE]
            set_tiers(self._register, group.id, tiers, on)
            move_group(self._register, group.id, self.value("parent") or None, on)
            set_ties(self._register, group.id, {kind: self.value(kind.value) for kind in KINDS}, on)
            facts = {name: self.value(name) for name in ("represents_all", "kept")}
            if any(getattr(group, name) != value for name, value in facts.items()):
                change_group(self._register, group.id, **facts)
        return group.id
