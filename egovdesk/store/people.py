"""People, posts and who holds them."""

from __future__ import annotations

from egovdesk.records.people import Holding, Person, Post
from egovdesk.store.repository import Repository

# Every column that refers to a person: who stands in one of these is in the record for good.
REFERENCES = (
    ("holdings", "person_id"),
    ("memberships", "person_id"),
    ("meetings", "chair_id"),
    ("items", "presenter_id"),
    ("attendances", "person_id"),
    ("attendances", "substitute_for_id"),
    ("decisions", "service_owner_id"),
    ("decisions", "ict_owner_id"),
    ("decisions", "accountable_id"),
    ("actions", "owner_id"),
    ("papers", "author_id"),
    ("clearances", "person_id"),
    ("reminders", "person_id"),
    ("dispatches", "person_id"),
)


class PersonRepository(Repository[Person]):
    """People, by family name."""

    table = "people"
    record = Person
    order = "sort_name, name, id"
    noun = "person"

    def references(self, person_id: str) -> dict[str, int]:
        """How often each table refers to the person; empty when none does."""
        found: dict[str, int] = {}
        for table, column in REFERENCES:
            query = f"SELECT count(*) FROM {table} WHERE {column} = ?"
            count = self._connection.execute(query, (person_id,)).fetchone()[0]
            if count:
                found[table] = found.get(table, 0) + count
        return found


class PostRepository(Repository[Post]):
    """Posts, by department and title."""

    table = "posts"
    record = Post
    order = "department, title, id"
    noun = "post"


class HoldingRepository(Repository[Holding]):
    """Who held which post, oldest first."""

    table = "holdings"
    record = Holding
    order = "from_on, id"
    noun = "holding"
