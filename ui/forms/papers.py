"""Forms about papers: one that is wanted, why one is late, and who has to clear one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import long_date
from egovdesk.operations.papers import (
    add_clearance,
    add_paper,
    change_paper,
    mark_papers,
    receive_paper,
)
from egovdesk.records.meetings import Item
from egovdesk.records.papers import Paper, PaperState
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form, options_of
from ui.forms.person_field import PersonField, people_of
from ui.forms.wanted import advise_wanted


class PaperForm(Form):
    """A paper that is wanted for an item, or the facts of one that there is."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        *,
        item: Item | None = None,
        paper: Paper | None = None,
        usual: date | None = None,
    ) -> None:
        title, ok = ("Paper", "Save") if paper else ("New paper", "Add paper")
        super().__init__(parent, title, ok, today=context.register.today)
        self.shows_exempt = any(one.exempt for one in (item, paper) if one is not None)
        self._register, self._item, self._paper = context.register, item, paper
        shown = paper or Paper("", "", "")
        self.line("title", "Title", shown.title, whole=True)
        self.author = PersonField(
            "Author", lambda: people_of(self._register, (item or shown).group_id)
        )
        self.author.set_text(self._author_words(shown))
        self.add("author", self.author)
        wanted = "Wanted by" + (f" (usual: {long_date(usual)})" if usual else "")
        item_id = item.id if item is not None else shown.item_id
        self.day("wanted_on", wanted, shown.wanted_on).date_changed.connect(
            lambda _: advise_wanted(self, self._register, item_id)
        )
        self.line("reference", "Reference", shown.reference)
        self.line("pages", "Pages", "" if shown.pages is None else str(shown.pages))
        self.line("note", "What is wanted of it, as its author is told", shown.note, whole=True)
        self.text("background", "Background papers, a line each", shown.background, lines=2)

    def _author_words(self, shown: Paper) -> str:
        if self._paper is None and self._item is not None:
            presenter = self._register.people.maybe(self._item.presenter_id)
            return presenter.name if presenter else self._item.presenter
        person = self._register.people.maybe(shown.author_id)
        return person.name if person else shown.author

    def _facts(self) -> dict[str, Any]:
        pages = self.value("pages").strip()
        return {
            "title": self.value("title"),
            "wanted_on": self.value("wanted_on"),
            "reference": self.value("reference"),
            "pages": (int(pages) if pages.isdecimal() else -1) if pages else None,
            "note": self.value("note"),
            "background": self.value("background"),
        }

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        return replace(self._paper or Paper("", "", ""), **self._facts()).problems()

    def save(self) -> str:
        """Add the paper, or change it."""
        person_id, words = self.author.who()
        facts = {**self._facts(), "author_id": person_id or None, "author": words}
        if self._paper is not None:
            change_paper(self._register, self._paper.id, **facts)
            return self._paper.id
        assert self._item is not None
        return add_paper(self._register, self._item.id, facts.pop("title"), **facts)


class WhyLateForm(Form):
    """Why a paper comes after the agenda went out, and why it cannot wait for the next: `reasons`."""

    def __init__(self, context: Context, parent: QWidget | None, papers: Sequence[Paper]) -> None:
        super().__init__(parent, "Late paper", "Record", today=context.register.today)
        self.shows_exempt = any(one.exempt for one in papers)
        self._register, self._papers = context.register, papers
        self.reasons: dict[str, str] = {}
        first = papers[0]
        self.line("late_reason", "Why it is late", first.late_reason, whole=True)
        self.line("urgency", "Why it cannot wait for the next meeting", first.urgency, whole=True)

    def save(self) -> str:
        """Take note of the reasons."""
        self.reasons = {name: self.value(name) for name in ("late_reason", "urgency")}
        return self._papers[0].id


class LateForm(WhyLateForm):
    """The same, recorded with the papers' arrival or with their mark."""

    def __init__(
        self, context: Context, parent: QWidget | None, papers: Sequence[Paper], *, receive: bool
    ) -> None:
        super().__init__(context, parent, papers)
        self._receive = receive

    def save(self) -> str:
        """Record the reasons with the papers' arrival, or with their mark."""
        super().save()
        facts: dict[str, Any] = dict(self.reasons)
        ids = [one.id for one in self._papers]
        with self._register.step("Receive paper" if self._receive else "Mark papers"):
            if self._receive:
                for one in ids:
                    receive_paper(self._register, one, **facts)
            else:
                mark_papers(self._register, ids, PaperState.LATE, **facts)
        return ids[0]


class ClearanceForm(Form):
    """What has to be cleared before a paper is final, and by whom."""

    def __init__(self, context: Context, parent: QWidget | None, paper: Paper) -> None:
        super().__init__(parent, "To be cleared", "Add", today=context.register.today)
        self.shows_exempt = paper.exempt
        self._register, self._paper = context.register, paper
        self.line("kind", "What, such as Legal, Finance or Property")
        people = [one for one in context.register.people.all() if one.left_on is None]
        options = [("", "nobody named"), *options_of(people, lambda one: one.name)]
        self.select("person_id", "By whom", options)
        self.line("note", "Note", whole=True)

    def problems(self) -> tuple[Problem, ...]:
        """It has to be said what is to be cleared."""
        if self.value("kind").strip():
            return ()
        return (Problem("kind", "Type what is to be cleared, such as “Legal”."),)

    def save(self) -> str:
        """Add the clearance."""
        return add_clearance(
            self._register, self._paper.id, self.value("kind"), self.value("person_id") or None,
            self.value("note"),
        )  # fmt: skip
