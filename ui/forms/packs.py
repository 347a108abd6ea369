"""Forms about packs: what is withheld, what is public all the same, what a group's packs have."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.documents.packs import liked_parts
from egovdesk.operations.packs.contents import set_pack_parts
from egovdesk.operations.packs.making import withdraw_pack
from egovdesk.operations.packs.public import declare_public, withhold
from egovdesk.records.leaks import Leak, Unsearched
from egovdesk.records.packs import Pack, PackKind, PackPart
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form
from ui.forms.reasons import ReasonForm


class DeclareForm(ReasonForm):
    """Why words of an exempt record may be public."""

    def __init__(
        self, context: Context, parent: QWidget | None, meeting_id: str, found: Leak | Unsearched
    ) -> None:
        looked = isinstance(found, Unsearched)
        words = found.words if isinstance(found, Unsearched) else found.declared
        super().__init__(
            context, parent, "You have looked at it?" if looked else "Is it public?",
            "Declare public", "Why it may be public",
            f"“{words}” goes out with this meeting’s packs. The reason is recorded.",
            lambda reason: declare_public(
                context.register, meeting_id, words, reason, place=str(found.place)
            ),
            "amber",
        )  # fmt: skip


class WithholdForm(Form):
    """Whether a page goes out without a passage, or not at all."""

    def __init__(
        self, context: Context, parent: QWidget | None, meeting_id: str, leak: Leak, *,
        paper_id: str, sha256: str, page: int,
    ) -> None:  # fmt: skip
        super().__init__(parent, "Withhold from the public", "Withhold",
                         today=context.register.today)  # fmt: skip
        self._register, self._meeting = context.register, meeting_id
        self._of = (sha256, page, paper_id)
        self.select(
            "what", "What", [("passage", "These words, wherever the page has them"),
                             ("page", "The whole page")], "passage",
        )  # fmt: skip
        self.line("words", "Words", leak.words)
        self.line("reason", "Reason", "")
        self.advise(
            "A passage is taken out, not covered: the page goes out as a picture without it, and the"
            " finished pack is searched again.",
            "tint",
        )

    def problems(self) -> tuple[Problem, ...]:
        """A passage has words."""
        if self.value("what") == "passage" and not str(self.value("words")).strip():
            return (Problem("words", "Type the words, or withhold the whole page."),)
        return ()

    def save(self) -> str:
        """Withhold it."""
        sha256, page, paper_id = self._of
        words = str(self.value("words")) if self.value("what") == "passage" else ""
        return withhold(
            self._register, self._meeting, sha256, page, str(self.value("reason")), words=words,
            paper_id=paper_id or None,
        )  # fmt: skip


_PARTS = (
    PackPart.AGENDA, PackPart.MINUTES, PackPart.ACTIONS, PackPart.COVER, PackPart.PAPER,
    PackPart.DECISIONS, PackPart.MEMBERSHIP,
)  # fmt: skip


class SettingsForm(Form):
    """What a group's packs have, and the time of which they have decisions."""

    def __init__(
        self, context: Context, parent: QWidget | None, group_id: str, kind: PackKind
    ) -> None:
        register = context.register
        name = register.groups.get(group_id).name
        super().__init__(parent, f"Packs of {name}", "Save", today=register.today)
        self._register, self._group = register, group_id
        liked = liked_parts(register, group_id, kind)
        self._before = {part for part, included in liked.items() if included}
        self.ticks(
            "parts", "A pack has", [(one.value, one.label) for one in _PARTS],
            [one.value for one in self._before],
        )  # fmt: skip
        found = register.pack_settings.find(group_id=group_id, part=PackPart.DECISIONS)
        self.select(
            "detail", "The decision register is of",
            [("", "The last whole quarter"), ("year", "The financial year so far")],
            found[0].detail if found else "",
        )  # fmt: skip

    def save(self) -> str:
        """Set what was changed."""
        wanted = {PackPart(one) for one in self.value("parts")}
        set_pack_parts(
            self._register,
            self._group,
            {part: part in wanted for part in wanted ^ self._before},
            str(self.value("detail")),
        )
        return "settings"


class WithdrawPackForm(ReasonForm):
    """Why a pack should not have gone out."""

    def __init__(self, context: Context, parent: QWidget | None, pack: Pack) -> None:
        super().__init__(
            context, parent, "Withdraw this pack?", "Withdraw", "Why it is withdrawn",
            "It stays in the record, shown as withdrawn with the reason. This cannot be undone.",
            self._withdraw, "amber",
        )  # fmt: skip
        self._register, self._pack = context.register, pack

    def _withdraw(self, reason: str) -> str:
        withdraw_pack(self._register, self._pack.id, reason)
        return self._pack.id
