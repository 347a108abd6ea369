"""Forms about what surrounds the rights: limits, the architecture, columns, dates, and versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import counted, long_date
from egovdesk.operations.framework.adoption import record_adoption, send_rights
from egovdesk.operations.framework.rights import (
    choose_architecture,
    date_right,
    end_limit,
    set_limit,
)
from egovdesk.operations.meetings.ratified import next_agenda
from egovdesk.records.authority import Architecture
from egovdesk.records.framework import Right
from egovdesk.records.matrix import Column, Holder, holder_of
from egovdesk.records.money import pounds, read_money
from egovdesk.records.problems import Problem
from egovdesk.rights import Rights
from egovdesk.shipped import model_rights
from ui.context import Context
from ui.forms.form import Form
from ui.widgets.fields import Select

_ANY = ""


class LimitForm(Form):
    """The amount over which decisions in some rows are ratified."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        rights: Rights,
        categories: Sequence[str],
        group_id: str | None,
    ) -> None:
        names = ", ".join(categories)
        super().__init__(parent, f"Limit by amount: {names}", "Save", today=rights.day)
        self._rights, self._categories = rights, categories
        groups = [(one.holder.group_id or "", one.name) for one in rights.shown if one.is_group]
        self.select("group", "Decided by", [(_ANY, "Whichever decides"), *groups], group_id or _ANY)
        now = rights.limit(group_id or "", categories[0])
        self.line("amount", "Ratified over", "" if now is None else pounds(now))
        self.advise(
            "A decision over this amount goes to the group above, or to the one that ratifies."
            " Within it nothing is asked. Leave it empty for no limit.", "tint",
        )  # fmt: skip

    def problems(self) -> tuple[Problem, ...]:
        """It must be a sum of money, or nothing."""
        try:
            read_money(str(self.value("amount")))
        except ValueError as error:
            return (Problem("amount", str(error)),)
        return ()

    def save(self) -> str:
        """Set the limit from the day shown, or end it."""
        amount = read_money(str(self.value("amount")))
        group = str(self.value("group")) or None
        if amount is None:
            end_limit(self._rights.register, self._categories, self._rights.day, group)
        else:
            set_limit(self._rights.register, self._categories, amount, self._rights.day, group)
        return "limit"


class ArchitectureForm(Form):
    """Who decides the architecture: the corporate head of ICT, or a federal group; and why."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        register = context.register
        super().__init__(parent, "Who decides the architecture?", "Save", today=register.today)
        self._register = register
        council = register.authority
        options = [(one.value, one.label) for one in Architecture]
        self.select("architecture", "Category D is for", options, council.architecture)
        self.text("reason", "Why", council.architecture_reason, lines=3)
        self.advise(f"{model_rights()['D1'].note} (section 2.3)", "tint")

    def save(self) -> str:
        """Keep the choice and its reason."""
        chosen = Architecture(str(self.value("architecture")))
        choose_architecture(self._register, chosen, str(self.value("reason")))
        return "architecture"


class ColumnForm(Form):
    """A group or a post that has no column yet."""

    def __init__(self, context: Context, parent: QWidget | None, offered: Sequence[Column]) -> None:
        super().__init__(parent, "Add a column", "Add it", today=context.register.today)
        options = [
            (one.holder.key, one.name if one.is_group else f"{one.name} (post)") for one in offered
        ]
        self.select("holder", "Group or post", options)

    def save(self) -> str:
        """Hand the key over; the column stays once it has a right."""
        return str(self.value("holder"))

    def chosen(self) -> Holder | None:
        """Ask; None where nothing is added."""
        key = self.ask()
        return holder_of(key) if key else None


class DatesForm(Form):
    """From when until when a right holds."""

    def __init__(self, context: Context, parent: QWidget | None, right: Right, whose: str) -> None:
        super().__init__(parent, f"{whose}: {right.kind.label.lower()}", "Save",
                         today=context.register.today)  # fmt: skip
        self._register, self._right = context.register, right
        self.day("from_on", "From", right.from_on)
        self.day("until_on", "Until, and on that day", right.until_on)
        self.line("note", "Note", right.note, whole=True)

    def save(self) -> str:
        """Change the dates."""
        values = self.values()
        date_right(
            self._register, self._right.id, values["from_on"], values["until_on"], values["note"]
        )
        return self._right.id


class SendForm(Form):
    """Which group adopts the rights, at its next meeting."""

    def __init__(
        self, context: Context, parent: QWidget | None, rights: Rights, adopter: Column | None
    ) -> None:
        super().__init__(parent, "Send the decision rights to be adopted", "Put on its agenda",
                         today=context.register.today)  # fmt: skip
        self._rights = rights
        groups = [one for one in rights.shown if one.is_group]
        options = [(one.holder.group_id or "", one.name) for one in groups]
        chosen = adopter.holder.group_id if adopter is not None else None
        field = self.select("group", "Adopted by", options, chosen)
        field.chosen.connect(lambda _key: self._tell())
        self._tell()

    def _tell(self) -> None:
        field = self.fields["group"]
        assert isinstance(field, Select)
        meeting = next_agenda(self._rights.register, field.key() or "")
        gaps = len(self._rights.open_gaps)
        still = (
            f" {counted(gaps, 'row')} still {'has' if gaps == 1 else 'have'} a gap." if gaps else ""
        )
        if meeting is None:
            self.advise("That group has no meeting to come. Plan one first.")
        else:
            day = long_date(meeting.held_on)
            self.advise(
                f"An item on the agenda of {day}, with the rights kept as they stand now.{still}",
                "amber" if gaps else "tint",
            )

    def save(self) -> str:
        """Keep the version, and put its item on the agenda."""
        return send_rights(self._rights.register, str(self.value("group")), on=self._rights.day)


class RecordForm(Form):
    """When the rights were adopted outside this register."""

    def __init__(self, context: Context, parent: QWidget | None, day: date) -> None:
        super().__init__(parent, "The rights were adopted on paper", "Record it",
                         today=context.register.today)  # fmt: skip
        self._register = context.register
        self.day("adopted_on", "Adopted on", day, needed="Type the day on which they were adopted.")
        self.line("note", "By which minute", whole=True)

    def save(self) -> str:
        """Keep the rights of that day as a version."""
        return record_adoption(self._register, self.value("adopted_on"), str(self.value("note")))
