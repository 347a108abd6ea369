"""Forms of what happens to minutes after the meeting: cleared, corrected, approved, signed, reopened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from egovdesk.documents.wording import counted, long_date
from egovdesk.operations.approval import (
    approve_minutes,
    approving_item,
    approving_meetings,
    clear_minutes,
    later_closed,
    reopen_minutes,
    sign_minutes,
)
from egovdesk.operations.corrections import add_correction, where_it_stands
from egovdesk.operations.meetings import agenda_of
from egovdesk.records.meetings import AttendanceState, Meeting
from egovdesk.records.problems import Problem
from egovdesk.register import Register
from ui.context import Context
from ui.forms.form import Form, options_of
from ui.item_models.public_screen import title_of
from ui.widgets.fields import Select, TextField
from ui.widgets.labels import Label


def kept_minutes(register: Register, meeting_id: str, *, public: bool = False) -> Callable[[], str]:
    """What makes the minutes as they go out, asked once the register says what it should."""

    def make() -> str:
        from egovdesk.documents.kept import to_json
        from egovdesk.documents.meeting_facts import Audience
        from egovdesk.documents.minutes import minutes

        audience = Audience.PUBLIC if public else Audience.MEMBERS
        return to_json(minutes(register, meeting_id, as_of=register.today, audience=audience))

    return make


class ClearanceForm(Form):
    """On what day the chair cleared the draft, and what the chair had changed."""

    def __init__(self, context: Context, parent: QWidget | None, meeting: Meeting) -> None:
        super().__init__(parent, "Cleared by the chair", "Record clearance",
                         today=context.register.today)  # fmt: skip
        self._register, self._meeting = context.register, meeting
        says = (
            "Make the chair’s amendments in the minutes first: the text is kept as it stands now, and "
            "the marked-up copy shows what has changed since the chair had it."
        )
        self._column.insertWidget(1, Label(says, "text", "ink2", wrap=True))
        self.day("on", "Cleared on", context.register.today, "Type the day, such as “yesterday”.")
        self.text("amendments", "What the chair had changed")

    def save(self) -> str:
        """Record the clearance."""
        clear_minutes(
            self._register, self._meeting.id, kept_minutes(self._register, self._meeting.id),
            self.value("on"), self.value("amendments"),
        )  # fmt: skip
        return self._meeting.id


class CorrectionForm(Form):
    """A correction of accuracy: in which minute, what to delete, what to insert."""

    def __init__(
        self, context: Context, parent: QWidget | None, meeting: Meeting, item_id: str = ""
    ) -> None:
        super().__init__(parent, "Correction", "Add correction", today=context.register.today)
        self._register, self._meeting = context.register, meeting
        says = (
            f"To the minutes of {long_date(meeting.held_on)}, for accuracy only. It is made in them, "
            "and recorded in the later meeting’s, when they are approved."
        )
        self._column.insertWidget(1, Label(says, "text", "ink2", wrap=True))
        item = context.register.items.maybe(item_id)
        self.shows_exempt = item is not None and item.exempt
        lines = [one for one in agenda_of(context.register, meeting) if one.item.takes_number]
        minutes = [
            (line.item.id, f"{line.item.minute_number}  {title_of(line.item)}".strip())
            for line in lines
        ]
        self.select("item_id", "Minute", [*minutes, ("", "The list of those present")],
                    item_id or (minutes[0][0] if minutes else ""))  # fmt: skip
        self.text("old", "Delete, exactly as the minute has it", lines=2)
        self.text("new", "Insert", lines=2)

    def save(self) -> str:
        """Note the correction; words that are not there are refused."""
        return add_correction(
            self._register, self._meeting.id, self.value("item_id") or None,
            self.value("old"), self.value("new"),
        )  # fmt: skip


class ApproveForm(Form):
    """At which later meeting the minutes were approved, and what that meeting's minutes say of it."""

    def __init__(
        self, context: Context, parent: QWidget | None, meeting: Meeting, at_id: str = ""
    ) -> None:
        super().__init__(parent, "Approve minutes", "Approve minutes", today=context.register.today)
        self._register, self._meeting = context.register, meeting
        asked = [one for one in context.register.corrections.find(meeting_id=meeting.id)
                 if not one.made]  # fmt: skip
        corrected = (context.register.items.maybe(one.item_id) for one in asked)
        self.shows_exempt = any(one is not None and one.exempt for one in corrected)
        corrections = f", with {counted(len(asked), 'correction')}" if asked else ""
        says = (
            f"The minutes of {long_date(meeting.held_on)}{corrections}. The text as approved is kept, "
            "and can then no longer be changed. Others will have seen it, so it is not undone."
        )
        self._column.insertWidget(1, Label(says, "text", "ink2", wrap=True))
        later = approving_meetings(context.register, meeting)
        self._later = {one.id: one for one in later}
        days = options_of(later, lambda one: self._named(one))
        self.select("at", "Approved at the meeting of", days, at_id or self._first(later))
        self.tick("write", "Write this in that meeting’s minutes", True)
        self.text("words", "What its minutes say", lines=3)
        at = self.fields["at"]
        assert isinstance(at, Select)
        at.chosen.connect(lambda _key: self._propose())
        self._propose()

    def _named(self, later: Meeting) -> str:
        group = self._register.groups.get(later.group_id)
        return f"{long_date(later.held_on)}, {group.label}"

    def _first(self, later: list[Meeting]) -> str:
        """The meeting whose agenda has an item for it, or the next one."""
        for one in later:
            item = approving_item(self._register, self._meeting, one)
            if item is not None and item.approves_id == self._meeting.id:
                return one.id
        return later[0].id if later else ""

    def _propose(self) -> None:
        """Word what the later meeting minutes; where it has minuted it by hand, leave that alone."""
        from egovdesk.documents.minutes import approval_words

        later = self._later.get(self.value("at"))
        if later is None:
            return
        register = self._register
        places = {
            one.id: where_it_stands(register, register.items.get(one.item_id), one.old_text)
            for one in register.corrections.find(meeting_id=self._meeting.id)
            if one.item_id and not one.made
        }
        words = self.fields["words"]
        assert isinstance(words, TextField)
        words.set_text(approval_words(register, self._meeting.id, later.id, places))
        item = approving_item(register, self._meeting, later)
        said = register.blocks.find(item_id=item.id) if item is not None else []
        write = self.fields["write"]
        assert isinstance(write, QCheckBox)
        write.setChecked(not any(one.text.strip() or not one.kind.is_text for one in said))

    def save(self) -> str:
        """Approve the minutes, make the corrections, and keep the text."""
        from egovdesk.documents.model import Run
        from egovdesk.documents.text import markdown_from_runs

        register, meeting_id = self._register, self._meeting.id
        words = self.value("words").strip() if self.value("write") else ""
        approve_minutes(
            register, meeting_id, self.value("at"), kept_minutes(register, meeting_id),
            words=markdown_from_runs((Run(words),)),
            public=kept_minutes(register, meeting_id, public=True),
        )  # fmt: skip
        return meeting_id


class SignForm(Form):
    """Who signed the minutes, having presided, and on what day; nobody need be named."""

    def __init__(self, context: Context, parent: QWidget | None, meeting: Meeting) -> None:
        super().__init__(parent, "Sign minutes", "Record signature", today=context.register.today)
        self._register, self._meeting = context.register, meeting
        says = (
            "Signed minutes are locked. The text is kept as it was signed; where nobody is named, it "
            "leaves a place for the name."
        )
        self._column.insertWidget(1, Label(says, "text", "ink2", wrap=True))
        later = context.register.meetings.maybe(meeting.approved_at_id)
        day = later.held_on if later is not None else context.register.today
        self.day("on", "Signed on", day, "Type the day, such as “yesterday”.")
        self.select("who", "By", [("", "nobody named"), *self._presided(later)],
                    (later.chair_id or "") if later is not None else "")  # fmt: skip

    def _presided(self, later: Meeting | None) -> list[tuple[str, str]]:
        """Those who were at the approving meeting: one of them presided."""
        if later is None:
            return []
        there = [
            one.person_id
            for one in self._register.attendances.find(meeting_id=later.id)
            if one.state in (AttendanceState.PRESENT, AttendanceState.SUBSTITUTE)
        ]
        people = self._register.people.many([*there, later.chair_id or ""])
        return options_of(people.values(), lambda one: one.name)

    def save(self) -> str:
        """Record the signature."""
        sign_minutes(
            self._register, self._meeting.id, kept_minutes(self._register, self._meeting.id),
            on=self.value("on"), signatory_id=self.value("who") or None,
        )  # fmt: skip
        return self._meeting.id


class ReopenForm(Form):
    """Why final minutes are opened again."""

    def __init__(self, context: Context, parent: QWidget | None, meeting: Meeting) -> None:
        super().__init__(parent, "Reopen minutes", "Reopen minutes", today=context.register.today)
        self._register, self._meeting = context.register, meeting
        self.cancel.setText("Keep them locked")
        says = (
            f"The minutes of {long_date(meeting.held_on)} become a draft again, to be approved anew. "
            "No number moves, and what was issued stays. This is logged with your reason."
        )
        self._column.insertWidget(1, Label(says, "text", "ink2", wrap=True))
        self.line("reason", "Reason, for the record", whole=True)
        self._closed = later_closed(context.register, meeting)
        if self._closed:
            days = " and ".join(long_date(one.held_on) for one in self._closed)
            self.advise(
                f"The minutes of {days} have been approved since. A resolution of the next meeting "
                "would correct these without reopening them."
            )

    def problems(self) -> tuple[Problem, ...]:
        """There must be a reason."""
        if self.value("reason").strip():
            return ()
        return (Problem("reason", "Type why they are reopened."),)

    def save(self) -> str:
        """Reopen the minutes."""
        reopen_minutes(
            self._register, self._meeting.id, self.value("reason"),
            although_later=bool(self._closed),
        )  # fmt: skip
        return self._meeting.id


class FolioForm(Form):
    """The number of the first loose leaf of the minute book."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent, "Loose leaves", "Choose a file…", today=context.register.today)
        says = (
            "Every leaf bears its folio, counted on from here, and a place for the chair’s initials; "
            "the last has the signature."
        )
        self._column.insertWidget(1, Label(says, "text", "ink2", wrap=True))
        self.line("folio", "Number of the first leaf", "1")

    def problems(self) -> tuple[Problem, ...]:
        """It is a number."""
        text = self.value("folio").strip()
        if text.isdecimal() and 0 < int(text) <= 1_000_000:
            return ()
        return (Problem("folio", "Type a number, such as 101."),)

    def save(self) -> str:
        """The number."""
        return str(int(self.value("folio")))
