"""People, the posts they hold and held, where they sit, and the posts that are vacant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import counted, short_date
from egovdesk.operations.people import remove_person
from egovdesk.records.groups import holds_on
from egovdesk.records.people import Person, Post
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.listed import ListFilter
from ui.item_models.people import make_model
from ui.item_models.segments import Mark, MarkKind, Tag, Text
from ui.list_page import ListPage
from ui.messages import told
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading


class PeopleView(ListPage[Person]):
    """Everybody in the register."""

    NAME, TITLE, SEARCH = "people", "People", "Search names and posts"
    NOUN = ("person", "people")
    EMPTY = "Nobody yet. Ctrl Shift P adds a person."
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"people", "posts", "holdings", "memberships", "attendances", "groups"}
    )
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("/", "search"), ("↑↓", "move"), ("Enter", "edit", "people.change"),
        ("Ctrl Shift P", "new person"), ("Ctrl Shift A", "appoint"), ("F4", "details"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("people.search", "&Search people", "search", "Ctrl+F", "Edit", icon="search",
                tip="Search names and posts as you type."),
        Command("people.add", "New &person…", "add_person", "Ctrl+Shift+P", "Register",
                icon="user-plus", writes=True, tip="Add a person."),
        Command("people.change", "&Edit person…", "change_person", "F2", "Register",
                when="why_not_change", writes=True, tip="Change a person's name and other facts."),
        Command("people.remove", "Rem&ove person", "remove", "Del", "Register",
                when="why_not_change", writes=True,
                tip="Take a person out; one who is in minutes stays there."),
        Command("people.appoint", "Appo&int to a post…", "appoint", "Ctrl+Shift+A", "Register",
                writes=True, tip="Put a person in a post from a day."),
        Command("people.end", "&Dates of appointment…", "change_holding", "", "Register",
                when="why_not_holding", writes=True, tip="Change or end the appointment held today."),
        Command("posts.add", "Ne&w post…", "add_post", "", "Register", writes=True,
                tip="Add an office that people hold from date to date."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = {"/": "search"}

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        register = context.register
        super().__init__(context, make_model(register), register.people, parent)
        for words, command in (("New post…", "posts.add"), ("New person…", "people.add")):
            self.add_button(command, Button(words, icon="plus"))

    def _vacant(self) -> list[Post]:
        today = self.register.today
        held = {
            one.post_id
            for one in self.register.holdings.all()
            if holds_on(today, one.from_on, one.until_on)
        }
        return [
            one
            for one in self.register.posts.all()
            if one.id not in held and holds_on(today, one.from_on, one.until_on)
        ]

    def remark(self, shown: ListFilter) -> tuple[str, str]:
        """The posts that are vacant."""
        vacant = self._vacant()
        titles = ", ".join(one.title for one in vacant[:3])
        return f"vacant: {titles}" if vacant else "every post is filled", "ink2"

    # -- commands ------------------------------------------------------------------------------

    def why_not_change(self) -> str:
        """A person has to be selected."""
        return "" if self.table.current_id() else "Select a person first."

    def why_not_holding(self) -> str:
        """The person has to hold a post."""
        return self.why_not_change() or ("" if self._held_today() else "They hold no post today.")

    def _held_today(self) -> list[str]:
        today = self.register.today
        return [
            one.id
            for one in self.register.holdings.find(person_id=self.table.current_id())
            if holds_on(today, one.from_on, one.until_on)
        ]

    def open_selected(self) -> None:
        """Edit: Enter."""
        self.context.menus.run("people.change")

    def add_person(self) -> None:
        """Add a person."""
        from ui.forms.people import PersonForm

        made = PersonForm(self.context, self).ask()
        if made:
            self.show_place(Place("people", made))
            self.context.say("Person added")

    def change_person(self) -> None:
        """Change the current person."""
        from ui.forms.people import PersonForm

        found = self.current()
        if found is not None:
            PersonForm(self.context, self, found).ask()

    @told
    def remove(self) -> None:
        """Take the current person out; one who is in the record stays in old minutes."""
        found = self.current()
        if found is None:
            return
        gone = remove_person(self.register, found.id)
        self.context.say(
            f"{found.name} removed" if gone else f"{found.name} has left, and stays in old minutes"
        )

    def appoint(self) -> None:
        """Put the current person in a post."""
        from ui.forms.people import AppointForm

        if AppointForm(self.context, self, person_id=self.table.current_id() or "").ask():
            self.context.say("Appointed")

    def change_holding(self) -> None:
        """Change the dates of the appointment held today."""
        from ui.forms.people import HoldingForm

        held = self._held_today()
        if held:
            HoldingForm(self.context, self, self.register.holdings.get(held[0])).ask()

    def add_post(self) -> None:
        """Add a post."""
        from ui.forms.people import PostForm

        if PostForm(self.context, self).ask():
            self.context.say("Post added")

    def copy_words(self) -> str:
        """The selected people, with their addresses."""
        return "\n".join(f"{one.name} {one.email}".strip() for one in self.selected())

    # -- details -------------------------------------------------------------------------------

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """Posts, memberships and meetings of a person."""
        found = self.register.people.maybe(record_id)
        if found is None:
            return ()
        return [*self._head(found), 8, *self._posts(found), 8, *self._places(found)]

    def _head(self, found: Person) -> list[QWidget | int]:
        widgets: list[QWidget | int] = [Label(found.name, "title20", wrap=True)]
        tags = [Tag("Councillor", "tint")] if found.councillor else []
        if found.left_on:
            tags.append(Tag(f"left {short_date(found.left_on)}"))
        if tags:
            widgets.append(SegmentLabel(tuple(tags)))
        for value in (found.organisation, found.email, found.phone):
            if value:
                widgets.append(Label(value, "text", "ink2", wrap=True))
        attended = len(self.register.attendances.find(person_id=found.id))
        widgets.append(Label(f"At {counted(attended, 'meeting')}, or sent word", "text", "ink2"))
        return widgets

    def _posts(self, found: Person) -> list[QWidget | int]:
        widgets: list[QWidget | int] = [SectionHeading("Posts")]
        held = self.register.holdings.find(person_id=found.id)
        for one in reversed(held):
            post = self.register.posts.get(one.post_id)
            widgets.append(_dated(post.title, one.from_on, one.until_on, self.register.today))
        if not held:
            widgets.append(Label("none held", "text", "ink3"))
        return widgets

    def _places(self, found: Person) -> list[QWidget | int]:
        widgets: list[QWidget | int] = [SectionHeading("Groups")]
        places = self.register.memberships.find(person_id=found.id)
        for one in places:
            group = self.register.groups.get(one.group_id)
            words = f"{group.label}, {one.role.label.lower()}"
            widgets.append(_dated(words, one.from_on, one.until_on, self.register.today))
        if not places:
            widgets.append(Label("on none", "text", "ink3"))
        return widgets


def _dated(words: str, start: date | None, end: date | None, today: date) -> SegmentLabel:
    now = holds_on(today, start, end)
    since = f"since {short_date(start)}" if start else ""
    dates = since if end is None else f"{since} until {short_date(end)}".strip()
    mark = Mark(MarkKind.DECIDED if now else MarkKind.PROPOSED)
    label = SegmentLabel((mark, Text(words, "ink" if now else "ink2"), Text(dates, "ink2", "note")))
    label.setToolTip(f"{words}, {dates}")
    return label
