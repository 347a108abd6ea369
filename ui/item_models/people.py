"""People as a table: who they are, the post held today, and where they sit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from egovdesk.records.groups import holds_on
from egovdesk.records.people import Person
from egovdesk.register import Register
from ui.item_models.listed import ListFilter
from ui.item_models.record_table import Column, RecordSource, RecordTableModel


def make_model(register: Register, parent: Any = None) -> RecordTableModel[Any]:
    """The register's people as an item model; words searched for are of a name or post."""

    def posts() -> dict[str, str]:
        titles = {post.id: post.title for post in register.posts.all()}
        today = register.today
        return {
            held.person_id: titles.get(held.post_id, "")
            for held in register.holdings.all()
            if holds_on(today, held.from_on, held.until_on)
        }

    held: dict[str, str] = {}

    def ids(shown: ListFilter | None, sort: str | None, descending: bool) -> Sequence[str]:
        held.clear()
        held.update(posts())
        wanted = (shown or ListFilter()).words.lower().split()
        found = [
            one for one in register.people.all()
            if all(word in f"{one.name} {held.get(one.id, '')}".lower() for word in wanted)
        ]  # fmt: skip
        if sort == "post":
            found.sort(key=lambda one: held.get(one.id, "").lower())
        if descending:
            found.reverse()
        return [one.id for one in found]

    def read(wanted: Sequence[str]) -> Sequence[Person]:
        return list(register.people.many(wanted).values())

    columns: tuple[Column[Any], ...] = (
        Column(
            "Name", lambda one: one.sort_name or one.name, sort="name", stretch=2,
            note=lambda one: "has left" if one.left_on else ("Councillor" if one.councillor else ""),
        ),
        Column("Post today", lambda one: held.get(one.id, "none held"), sort="post", stretch=1),
    )  # fmt: skip
    return RecordTableModel(RecordSource(ids, read), columns, parent)
