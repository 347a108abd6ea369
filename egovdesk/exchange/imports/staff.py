"""People, posts and who holds them, found or put in by the way while rows speak of other things."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from egovdesk.exchange.imports.people_found import Found, How
from egovdesk.exchange.imports.present import Present
from egovdesk.exchange.imports.rows import Draft, Fact, RowRefused, add, settle
from egovdesk.exchange.imports.spells import by_id, pick_spell
from egovdesk.identifiers import new_id
from egovdesk.records.days import spoken_date
from egovdesk.records.groups import holds_on
from egovdesk.records.imports import FieldChange
from egovdesk.records.names import PersonName, folded, looks_like_a_name, read_name
from egovdesk.records.people import Holding, Person, Post

_NOBODY = {
    "vacant",
    "vacancy",
    "tbc",
    "to be confirmed",
    "to be appointed",
    "none",
    "nobody",
    "n/a",
    "-",
    "–",
}


def is_nobody(name: str) -> bool:
    """Whether a cell says that there is nobody."""
    return not name or name.casefold().strip("() ") in _NOBODY


class Staff:
    """Finds people and posts; what is not there is put in with the row that names it."""

    def __init__(self, present: Present) -> None:
        self._present = present
        self._posts: dict[str, dict[str, Post]] = {}
        self._by_id: dict[str, Post] = {}
        self._held: dict[str, set[str]] = {}
        self._holdings: dict[str, dict[str, Holding]] = {}
        for post in present.register.posts.all():
            self._learn_post(post)
        for holding in present.register.holdings.all():
            self._learn_holding(holding)
        present.watch(Post, lambda _before, after: self._learn_post(after))
        present.watch(Holding, lambda _before, after: self._learn_holding(after))

    # -- people --------------------------------------------------------------------------------

    def look(self, draft: Draft, text: str, email: str = "") -> Found:
        """Who may be meant by a name, those whom this very row puts in first."""
        name = read_name(text)
        own = [one for one in draft.new(Person) if read_name(one.name).key == name.key]
        return Found(tuple(own)) if own else self._present.people.find(name, email)

    def person(self, draft: Draft, text: str, email: str = "") -> Person:
        """Who is meant by a name: the one whom it fits, or somebody new. Raises RowRefused."""
        found = self.look(draft, text, email)
        if len(found.people) > 1:
            raise RowRefused(
                f"{several(found.people)} may be meant by “{text}”; write the name in full"
            )
        if found.only is not None:
            tell_initials(draft, text, found)
            return found.only
        made = new_person(read_name(text), email=email)
        add(self._present.ledger, draft, "people", made)
        draft.changes.append(FieldChange("New person", "", made.name))
        return made

    def fact(self, draft: Draft, field: str, text: str, column: str, on: date) -> Fact:
        """Who a column names: by name, by the post held on a day, or somebody new."""
        found, show = self.look(draft, text), self.named(draft)
        if len(found.people) > 1:
            said = f"{several(found.people)} may be meant by “{text}”; write the name in full"
            ids = frozenset(one.id for one in found.people)
            unclear = self._present.fact(field, None, column, show)
            return replace(unclear, any_of=ids, unclear=said)
        person = found.only
        if person is None and (person := self.holder_on(text, on)) is not None:
            draft.note(f"“{text}” is taken for {person.name}, who held the post.")
        if person is None and not looks_like_a_name(text):
            said = f"“{text[:60]}” is neither a person's name nor a post that is held"
            return replace(self._present.fact(field, None, column, show), unclear=said)
        person = person or self.person(draft, text)
        tell_initials(draft, text, found)
        return self._present.fact(field, person.id, column, show)

    def named(self, draft: Draft) -> Callable[[str | None], str]:
        """What tells an id as the person's name."""

        def name(person_id: str | None) -> str:
            own = [one for one in draft.new(Person) if one.id == person_id]
            person = own[0] if own else self._present.people.get(person_id)
            return person.name if person else ""

        return name

    def holder_on(self, title: str, day: date) -> Person | None:
        """Who held the post of that title on a day."""
        for post in self.posts_titled(title):
            for holding in self.holdings_of(post.id):
                if holds_on(day, holding.from_on, holding.until_on):
                    return self._present.people.get(holding.person_id)
        return None

    # -- posts ---------------------------------------------------------------------------------

    def posts_titled(self, title: str) -> list[Post]:
        """The posts of a title, whatever their department."""
        return by_id(self._posts.get(folded(title), {}).values())

    def title_of(self, post_id: str | None) -> str:
        """The title of a post."""
        post = self._by_id.get(post_id or "")
        return post.title if post else ""

    def post(self, draft: Draft, title: str, department: str = "") -> Post:
        """The post of a title, found or new."""
        for post in self.posts_titled(title):
            if (
                not department
                or not post.department
                or folded(post.department) == folded(department)
            ):
                return post
        made = Post(new_id(), title, department=department)
        add(self._present.ledger, draft, "posts", made)
        draft.changes.append(FieldChange("New post", "", title))
        return made

    def has_held(self, person_id: str, title: str) -> bool:
        """Whether somebody holds or held a post of that title."""
        posts = self._held.get(person_id, set())
        return any(folded(self.title_of(post_id)) == folded(title) for post_id in posts)

    def holdings_of(self, post_id: str) -> list[Holding]:
        """Who holds and held a post."""
        return by_id(self._holdings.get(post_id, {}).values())

    def hold(
        self, draft: Draft, person: Person, post: Post, from_on: date | None, label: str = "Post"
    ) -> None:
        """Have somebody hold a post, from a day where one is named; whoever held it leaves the day before."""
        ledger = self._present.ledger
        spells = [one for one in self.holdings_of(post.id) if one.person_id == person.id]
        facts = [] if from_on is None else [Fact("from_on", from_on, "In post since", _worded)]
        found = pick_spell(spells, facts, from_on, None, lambda one: self._is_spoken_of(one, draft))
        if found is not None:
            settle(ledger, draft, "holdings", found, facts)
            return
        if from_on is not None:
            self._end_others(draft, post, from_on)
        add(ledger, draft, "holdings", Holding(new_id(), post.id, person.id, from_on), facts)
        draft.changes.append(FieldChange(label, "", post.title))

    def _end_others(self, draft: Draft, post: Post, from_on: date) -> None:
        for other in self.holdings_of(post.id):
            earlier = other.from_on is None or other.from_on < from_on
            if other.until_on is None and earlier:
                ended = replace(other, until_on=from_on - timedelta(days=1))
                draft.records["holdings", other.id] = (other, ended)
                who = self._present.people.get(other.person_id)
                label = f"{who.name if who else 'Holder'} in post until"
                draft.changes.append(FieldChange(label, "", _worded(ended.until_on)))

    def _is_spoken_of(self, holding: Holding, draft: Draft) -> bool:
        return self._present.ledger.is_spoken_of("holdings", holding.id, draft.row)

    def _learn_post(self, post: Post) -> None:
        self._posts.get(folded(self.title_of(post.id)), {}).pop(post.id, None)
        self._by_id[post.id] = post
        self._posts.setdefault(folded(post.title), {})[post.id] = post

    def _learn_holding(self, holding: Holding) -> None:
        self._holdings.setdefault(holding.post_id, {})[holding.id] = holding
        self._held.setdefault(holding.person_id, set()).add(holding.post_id)


def new_person(name: PersonName, email: str = "") -> Person:
    """Somebody new, as a name tells of them."""
    return Person(
        new_id(), name.full, name.sort_name, title=name.title, email=email,
        councillor=name.councillor,
    )  # fmt: skip


def several(people: Iterable[Person]) -> str:
    """The names of several, for a sentence."""
    names = [one.name for one in people][:4]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def tell_initials(draft: Draft, text: str, found: Found) -> None:
    """Say that somebody was found by initials."""
    if found.how is How.INITIALS and found.only is not None:
        draft.note(f"“{text}” is taken for {found.only.name}, by initials.")


def _worded(day: date | None) -> str:
    return spoken_date(day) if day else ""
