"""Rows that speak of posts, and of who holds them."""

from __future__ import annotations

from dataclasses import replace

from egovdesk.exchange.imports.present import Present
from egovdesk.exchange.imports.rows import Draft, Row, RowRefused, add, settle
from egovdesk.exchange.imports.spells import unchanged
from egovdesk.exchange.imports.staff import Staff, is_nobody
from egovdesk.identifiers import new_id
from egovdesk.records.imports import FieldChange
from egovdesk.records.names import folded
from egovdesk.records.people import Person, Post

_FACTS = ("role_code", "department", "from_on", "until_on", "note")


class PostsPlanner:
    """A post a row."""

    def __init__(self, present: Present) -> None:
        self._present = present
        self._staff = Staff(present)

    def what(self, row: Row) -> str:
        """The post's title."""
        return row.text("title")

    def propose(self, row: Row, draft: Draft) -> None:
        """Find the post or make one, with its holder."""
        title = row.text("title")
        if not title:
            raise RowRefused("The row names no post")
        ledger, facts = self._present.ledger, self._present.facts(row, *_FACTS)
        post = self._choose(row)
        if post is None:
            draft.changes.append(FieldChange("Post", "", title))
            made = replace(Post(new_id(), title), **{one.column: one.value for one in facts})
            post = add(ledger, draft, "posts", made, facts)
        else:
            post = settle(ledger, draft, "posts", post, facts)
        if not is_nobody(row.text("holder")):
            person = self._holder(row, post, draft)
            if "email" in row.values:
                mail = [self._present.fact("email", row.text("email"))]
                person = settle(ledger, draft, "people", person, mail)
            self._staff.hold(draft, person, post, row.get("held_from"), "Holder")

    def _holder(self, row: Row, post: Post, draft: Draft) -> Person:
        """Who holds the post: of several who may be meant, the one who does already."""
        name, email = row.text("holder"), row.text("email")
        holders = {one.person_id for one in self._staff.holdings_of(post.id)}
        own = [one for one in self._staff.look(draft, name, email).people if one.id in holders]
        return own[0] if own else self._staff.person(draft, name, email)

    def _choose(self, row: Row) -> Post | None:
        titled = self._staff.posts_titled(row.text("title"))
        same = unchanged(titled, self._present.facts(row, *_FACTS))
        if same is not None:
            return same
        department = folded(row.text("department"))
        if department:
            own = [one for one in titled if folded(one.department) == department]
            titled = own or [one for one in titled if not one.department]
        if len(titled) > 1:
            raise RowRefused("Several posts have this title; a department tells them apart")
        return titled[0] if titled else None
