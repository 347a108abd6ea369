"""The form that refers an item to the group that may decide it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import long_date
from egovdesk.operations.framework.referral import pass_item_on, refer_item
from egovdesk.operations.meetings.ratified import next_agenda
from egovdesk.records.framework import RightKind
from egovdesk.records.meetings import Item
from egovdesk.rights import Rights
from ui.context import Context
from ui.forms.form import Form
from ui.widgets.fields import Select

_RECOMMEND, _PASS = "recommend", "pass"


class ReferForm(Form):
    """Which group decides, and what becomes of the item here."""

    def __init__(
        self, context: Context, parent: QWidget | None, item: Item, rights: Rights
    ) -> None:
        super().__init__(parent, f"Refer “{item.title}”", "Refer it", today=context.register.today)
        self._register, self._item = context.register, item
        deciders = [one for one in rights.who(item.category, RightKind.DECIDES) if one.is_group]
        others = [one for one in rights.shown if one.is_group and one not in deciders]
        groups = [one for one in (*deciders, *others) if one.holder.group_id != item.group_id]
        options = [(one.holder.group_id or "", one.name) for one in groups]
        field = self.select("group", "To", options)
        field.chosen.connect(lambda _key: self._tell())
        self.select("here", "On this agenda", [
            (_RECOMMEND, "This group recommends; that one decides"),
            (_PASS, "The item goes there, with its papers"),
        ])  # fmt: skip
        self._tell()

    def _tell(self) -> None:
        field = self.fields["group"]
        assert isinstance(field, Select)
        meeting = next_agenda(self._register, field.key() or "")
        if meeting is None:
            self.advise("That group has no meeting to come. Plan one first.")
        else:
            self.advise(f"On its agenda of {long_date(meeting.held_on)}.", "tint")

    def save(self) -> str:
        """Refer the item, or pass it on."""
        group = str(self.value("group"))
        if self.value("here") == _PASS:
            pass_item_on(self._register, self._item.id, group)
            return self._item.id
        return refer_item(self._register, self._item.id, group)
