"""People, posts and who holds them."""

from __future__ import annotations

from egovdesk.records.people import Holding, Person, Post
from egovdesk.store.repository import Repository


class PersonRepository(Repository[Person]):
    """People, by family name."""

    table = "people"
    record = Person
    order = "sort_name, name, id"
    noun = "person"

    def references(self, person_id: str) -> dict[str, int]:
        """How often each table refers to the person; empty when none does.

        Who stands in any column that refers to people is in the record for good.
        """
        columns = self._connection.execute(
            'SELECT m.name, f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f'
            " WHERE m.type = 'table' AND f.\"table\" = 'people' ORDER BY m.name, f.seq"
        ).fetchall()
        found: dict[str, int] = {}
        for table, column in columns:
            query = f'SELECT count(*) FROM "{table}" WHERE "{column}" = ?'
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
