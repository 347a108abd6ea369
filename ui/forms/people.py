"""Forms about people: a person, a post, and who is appointed to it from when."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from egovdesk.operations.people import (
    add_person,
    add_post,
    appoint,
    change_holding,
    change_person,
    change_post,
)
from egovdesk.records.people import Holding, Person, Post
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form, options_of


class PersonForm(Form):
    """A person's facts."""

    def __init__(
        self, context: Context, parent: QWidget | None, person: Person | None = None
    ) -> None:
        title = "Edit person" if person else "New person"
        super().__init__(
            parent, title, "Save" if person else "Add person", today=context.register.today
        )
        self._register, self._person = context.register, person
        base = person or Person("", "")
        self.line("name", "Name, as minutes say it", base.name)
        self.line("organisation", "Organisation, if not the council", base.organisation)
        self.line("email", "Email", base.email)
        self.line("phone", "Telephone", base.phone)
        self.tick("councillor", "A councillor", base.councillor)
        if person is not None:
            self.day("left_on", "Left on", person.left_on)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        return replace(self._person or Person("", ""), **self.values()).problems()

    def save(self) -> str:
        """Add the person, or change their facts."""
        found = self.values()
        if self._person is None:
            return add_person(self._register, found.pop("name"), **found)
        change_person(self._register, self._person.id, **found)
        return self._person.id


class PostForm(Form):
    """A post's facts."""

    def __init__(self, context: Context, parent: QWidget | None, post: Post | None = None) -> None:
        super().__init__(
            parent, "Edit post" if post else "New post", "Save" if post else "Add post",
            today=context.register.today,
        )  # fmt: skip
        self._register, self._post = context.register, post
        base = post or Post("", "")
        self.line("title", "Title", base.title)
        self.line("department", "Department", base.department)
        roles = [(one.code, one.label) for one in self._register.choices.find(list="roles")]
        self.select("role_code", "Role in the framework", roles, base.role_code)
        self.day("until_on", "Ends on", base.until_on)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        return replace(self._post or Post("", ""), **self.values()).problems()

    def save(self) -> str:
        """Add the post, or change it."""
        found = self.values()
        if self._post is None:
            return add_post(self._register, found.pop("title"), found.pop("role_code"), **found)
        change_post(self._register, self._post.id, **found)
        return self._post.id


class AppointForm(Form):
    """Put a person in a post from a day."""

    def __init__(
        self, context: Context, parent: QWidget | None, *, person_id: str = "", post_id: str = ""
    ) -> None:
        super().__init__(parent, "Appoint", "Appoint", today=context.register.today)
        self._register = context.register
        people = [one for one in self._register.people.all() if one.left_on is None]
        names = options_of(people, lambda one: one.sort_name or one.name)
        self.select("person_id", "Person", names, person_id or None)
        posts = options_of(self._register.posts.all(), lambda one: one.title)
        self.select("post_id", "Post", posts, post_id or None)
        self.day("from_on", "From", self.today, needed="Type the day the appointment begins.")

    def problems(self) -> tuple[Problem, ...]:
        """A person and a post are needed."""
        found = []
        if not self.value("post_id"):
            found.append(Problem("post_id", "There is no post yet. Add one first."))
        if not self.value("person_id"):
            found.append(Problem("person_id", "There is nobody yet. Add a person first."))
        return tuple(found)

    def save(self) -> str:
        """Appoint; whoever held the post leaves the day before."""
        found = self.values()
        return appoint(self._register, found["post_id"], found["person_id"], found["from_on"])


class HoldingForm(Form):
    """The dates of an appointment."""

    def __init__(self, context: Context, parent: QWidget | None, holding: Holding) -> None:
        super().__init__(parent, "Appointment", "Save", today=context.register.today)
        self._register, self._holding = context.register, holding
        self.day("from_on", "From", holding.from_on)
        self.day("until_on", "Until, the last day", holding.until_on)

    def problems(self) -> tuple[Problem, ...]:
        """It must not end before it begins."""
        return replace(self._holding, **self.values()).problems()

    def save(self) -> str:
        """Change the dates."""
        change_holding(self._register, self._holding.id, **self.values())
        return self._holding.id
