"""The decision or the action at the cursor: outcome and facts, each reachable by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.documents.wording import full_date
from egovdesk.operations.actions import change_action, set_due
from egovdesk.operations.decisions import change_decision, set_outcome
from egovdesk.records.actions import Action
from egovdesk.records.choices import ChoiceList
from egovdesk.records.decisions import Decision
from egovdesk.records.money import pounds, read_money, sum_problem
from ui import theme
from ui.context import Context
from ui.forms.bears_upon import BearsUpon
from ui.forms.person_field import PersonField, people_of
from ui.forms.typed import TypedChanges
from ui.messages import tell, telling
from ui.views.meetings.deferred_to import DeferredTo
from ui.widgets.choices import Choices
from ui.widgets.fields import DateField, Field, Select, TextField
from ui.widgets.section_heading import SectionHeading

_KEYED = 5
_RATIFYING = ("ratified", "varied", "referred_back", "rejected", "deferred")
_OWNERS = (
    ("service_owner_id", "Service owner"),
    ("ict_owner_id", "ICT owner"),
    ("accountable_id", "Accountable"),
)


class DecisionForm(QWidget):
    """A decision's outcome and what changed; `more` has who decides and why, to stand further down."""

    def __init__(self, context: Context, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._view = context.register, view
        self._decision: Decision | None = None
        self._typed = TypedChanges(self._save, lambda error: tell(self._view, error), self)
        self._quiet = False
        outcomes = self._register.choices.of(ChoiceList.OUTCOMES)
        self._labels = {code: one.label for code, one in outcomes.items()}
        self.more = QWidget()
        self.head = SectionHeading("Decision", rule=False)
        self.choices = Choices((), name="Outcome")
        self.other = Select("Another outcome")
        self._keyed: list[str] = []
        self._offer(self.keyed(None))
        self.changed = Field("What changed")
        self.deferred_to = DeferredTo(self._register, view)
        self.decided_by = Field("Decided by")
        self.category = Select("Decision category", _options(context, ChoiceList.CATEGORIES))
        self.amount = Field("Commits", validate=sum_problem)
        self.amount.edit.setPlaceholderText("£640,000")
        self.formed = Select("How it was formed", _options(context, ChoiceList.FORMATIONS))
        self.reason = TextField("Reason", lines=2)
        self.options = TextField("Options considered", lines=2)
        self.owners = {
            name: PersonField(label, lambda: people_of(self._register)) for name, label in _OWNERS
        }
        self.bears = BearsUpon(self._register)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.head)
        column.addWidget(self.choices)
        column.addWidget(self.changed)
        column.addWidget(self.deferred_to)
        below = QVBoxLayout(self.more)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.px(10))
        below.addWidget(SectionHeading("Who decides", rule=False))
        for part in (self.decided_by, self.category, self.amount, self.formed, self.other,
                     self.reason, self.options, *self.owners.values(), self.bears):  # fmt: skip
            below.addWidget(part)
        for select in (self.other, self.category, self.formed):
            policy = select.combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            select.combo.setMinimumContentsLength(8)
            select.combo.setSizeAdjustPolicy(policy)

    def _connect(self) -> None:
        self.choices.chosen.connect(self.set_outcome)
        self.other.chosen.connect(lambda code: self.set_outcome(code or "agreed"))
        self.category.chosen.connect(lambda key: self._put_now(category=key))
        self.amount.committed.connect(self._on_amount)
        self.formed.chosen.connect(lambda key: self._put_now(formed=key))
        for name in ("changed", "decided_by"):
            field: Field = getattr(self, name)
            field.edited.connect(lambda text, each=name: self._typed.put(each, text))
            field.edit.left.connect(self._typed.end)
        for name in ("reason", "options"):
            text: TextField = getattr(self, name)
            text.edited.connect(lambda each=name: self._on_text(each))
            text.edit.left.connect(self._typed.end)
        for name, person in self.owners.items():
            person.committed.connect(
                lambda person_id, _words, each=name: self._put_now(**{each: person_id or None})
            )

    def show_decision(self, decision: Decision, locked: bool) -> None:
        """Show a decision; what is being typed and not yet saved stays."""
        if self._decision is None or self._decision.id != decision.id:
            self.flush()
        self._decision = decision
        self.head.set_title(f"Decision {decision.number}".strip())
        keyed = self.keyed(decision)
        self._offer(keyed)
        deferred = decision.outcome == "deferred"
        self.deferred_to.setVisible(deferred)
        self.changed.setVisible(not deferred)
        self.deferred_to.show_item(decision.item_id if deferred else None)
        self.choices.set_choice(decision.outcome if decision.outcome in keyed else None)
        self.other.set_key("" if decision.outcome in keyed else decision.outcome)
        self.category.set_key(decision.category)
        self.formed.set_key(decision.formed)
        if not self.amount.edit.hasFocus():
            self.amount.set_text("" if decision.amount is None else pounds(decision.amount))
        for name in ("changed", "decided_by"):
            _show_line(getattr(self, name), getattr(decision, name), self._typed.is_pending(name))
        for name in ("reason", "options"):
            self._show_text(name, getattr(decision, name))
        people = self._register.people.many(
            {getattr(decision, name) or "" for name, _label in _OWNERS}
        )
        for name, person in self.owners.items():
            found = people.get(getattr(decision, name) or "")
            person.set_text(found.name if found else "")
        self.bears.show_subject(decision_id=decision.id)
        self.setEnabled(not locked)
        self.more.setEnabled(not locked)

    def keyed(self, decision: Decision | None) -> list[str]:
        """The outcomes of Alt+1 to Alt+5: under an item that ratifies, the answers."""
        item_id = decision.item_id if decision is not None else None
        if item_id and self._register.ratifications.find(item_id=item_id):
            return [one for one in _RATIFYING if one in self._labels]
        return list(self._labels)[:_KEYED]

    def _offer(self, keyed: list[str]) -> None:
        if keyed == self._keyed:
            return
        self._keyed = keyed
        labels = self._labels
        self.choices.set_choices([(c, labels[c], f"Alt {at + 1}") for at, c in enumerate(keyed)])
        others = [(code, label) for code, label in labels.items() if code not in keyed]
        self.other.set_options([("", "None"), *others])

    def _show_text(self, name: str, value: str) -> None:
        field: TextField = getattr(self, name)
        if not self._typed.is_pending(name) and field.text() != value:
            self._quiet = True
            field.set_text(value)
            self._quiet = False

    def _on_amount(self, typed: str) -> None:
        """Over a limit, another group is asked to ratify."""
        if sum_problem(typed) is None and self._decision is not None:
            amount = read_money(typed)
            if amount != self._decision.amount:
                self._put_now(amount=amount)

    def _on_text(self, name: str) -> None:
        if not self._quiet:
            self._typed.put(name, getattr(self, name).text())

    def set_outcome(self, code: str) -> None:
        """Give the decision an outcome."""
        if self._decision is not None:
            self._typed.end()
            with telling(self._view):
                set_outcome(self._register, self._decision.id, code)

    def ask_when(self) -> None:
        """Put the cursor where one types to when the item is deferred, or how it was varied."""
        if self._decision is not None and self._decision.outcome == "varied":
            self.changed.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.deferred_to.isVisible():
            self.deferred_to.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Save what is typed."""
        if self._decision is not None:
            for person in self.owners.values():
                person.commit()
            self.deferred_to.field.commit()
        self._typed.end()

    def _put_now(self, **changes: Any) -> None:
        self._typed.end()
        with telling(self._view):
            self._save(changes, None)

    def _save(self, changes: dict[str, Any], join: str | None) -> None:
        if self._decision is not None:
            change_decision(self._register, self._decision.id, join=join, **changes)


class ActionForm(QWidget):
    """An action's owner and due date."""

    def __init__(self, context: Context, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._register, self._view = context, context.register, view
        self._action: Action | None = None
        self.head = SectionHeading("Action", rule=False)
        self.owner = PersonField("Who", lambda: people_of(self._register))
        self.due = DateField("Due", context.parse_date, full_date)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for part in (self.head, self.owner, self.due):
            column.addWidget(part)
        self.owner.committed.connect(self._on_owner)
        self.due.date_changed.connect(self._on_due)

    def show_action(self, action: Action, owner: str, locked: bool) -> None:
        """Show an action; what is being typed stays."""
        self._action = action
        self.head.set_title(f"Action {action.number}".strip())
        self.owner.set_text(owner)
        if not self.due.edit.hasFocus() or self.due.date() != action.due_on:
            self.due.set_date(action.due_on)
        self.setEnabled(not locked)

    def flush(self) -> None:
        """Save what is typed."""
        if self._action is not None:
            self.owner.commit()
            self.due.commit()

    def _on_owner(self, person_id: str, words: str) -> None:
        if self._action is not None:
            with telling(self._view):
                change_action(self._register, self._action.id, owner_id=person_id or None,
                              owner="" if person_id else words)  # fmt: skip

    def _on_due(self, day: object) -> None:
        if self._action is not None:
            with telling(self._view):
                set_due(self._register, self._action.id, day)  # type: ignore[arg-type]


def _show_line(field: Field, value: str, pending: bool) -> None:
    if not pending and field.text() != value:
        field.set_text(value)


def _options(context: Context, kind: ChoiceList) -> Sequence[tuple[str, str]]:
    nation = context.register.authority.nation.value
    found = context.register.choices.of(kind, nation).items()
    words = [(code, one.label) for code, one in found]
    return [("", "None set"), *words]
