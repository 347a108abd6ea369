"""Triggers that keep the full-text index: whoever writes a record, by undo too, the index follows.

A search document is one row of `search_documents` with an integer key of its own, on which the two
FTS5 indexes hang (implicit rowids of text-keyed tables may change on VACUUM).
"""

from __future__ import annotations

KINDS = (
    "group", "person", "item", "minute", "decision", "action", "standard", "selection", "paper",
    "project", "section",
)  # fmt: skip
"""A document's key ends in the last three bits of its kind's place here, so that a search can keep
to a kind without reading each document that matches; the ninth shares those of the few groups."""


def key_of(kind: str) -> int:
    """The last three bits of the keys of a kind."""
    return KINDS.index(kind) & 7


_NEXT_ID = "(SELECT coalesce(max(id), 0) / 8 * 8 + 8 FROM search_documents)"


def _texts(table: str, owner: str) -> str:
    """The text of all parts of a record, in their order."""
    return (
        "(SELECT coalesce(group_concat(text, ' '), '') FROM "
        f"(SELECT text FROM {table} WHERE {owner} = {{row}}.id ORDER BY position))"
    )


_ROWS = (
    "(SELECT coalesce(group_concat(said, ' '), '') FROM (SELECT title || ' ' || status || ' ' || comment"
    " AS said FROM section_rows WHERE section_id = {row}.id ORDER BY position))"
)
"""The words of a section's table."""

_MEETING = "(SELECT {column} FROM meetings WHERE id = {row}.meeting_id)"
_ITEM = "(SELECT {column} FROM items WHERE id = {row}.item_id)"


def _values(source: dict[str, str], row: str) -> dict[str, str]:
    return {column: text.replace("{row}", row) for column, text in source.items()}


_SOURCES: dict[str, dict[str, str]] = {
    "groups": {
        "kind": "'group'", "group_id": "{row}.id", "meeting_id": "NULL", "on_date": "NULL",
        "exempt": "0", "title": "{row}.name",
        "body": "{row}.short_name || ' ' || {row}.prefix || ' ' || {row}.terms_of_reference",
    },
    "people": {
        "kind": "'person'", "group_id": "NULL", "meeting_id": "NULL", "on_date": "NULL",
        "exempt": "0", "title": "{row}.name", "body": "{row}.title || ' ' || {row}.organisation",
    },
    "items": {
        "kind": "'item'", "group_id": "{row}.group_id", "meeting_id": "{row}.meeting_id",
        "on_date": _MEETING.replace("{column}", "held_on"), "exempt": "{row}.exempt",
        "title": "{row}.title",
        "body": "{row}.minute_number || ' ' || {row}.recommendation || ' ' || {row}.note",
    },
    "blocks": {
        "kind": "'minute'", "group_id": _ITEM.replace("{column}", "group_id"),
        "meeting_id": _ITEM.replace("{column}", "meeting_id"),
        "on_date": "(SELECT held_on FROM meetings WHERE id = "
        + _ITEM.replace("{column}", "meeting_id") + ")",
        "exempt": "{row}.exempt", "title": "''", "body": "{row}.text",
    },
    "decisions": {
        "kind": "'decision'", "group_id": "{row}.group_id", "meeting_id": "{row}.meeting_id",
        "on_date": "{row}.decided_on", "exempt": "{row}.exempt", "title": "{row}.title",
        "body": "{row}.number || ' ' || {row}.reason || ' ' || {row}.options || ' ' || "
        + _texts("decision_parts", "decision_id"),
    },
    "actions": {
        "kind": "'action'", "group_id": "{row}.group_id", "meeting_id": "{row}.meeting_id",
        "on_date": "{row}.given_on", "exempt": "{row}.exempt", "title": "{row}.title",
        "body": "{row}.number || ' ' || {row}.owner",
    },
    "standards": {
        "kind": "'standard'", "group_id": "{row}.group_id", "meeting_id": "NULL",
        "on_date": "{row}.adopted_on", "exempt": "{row}.exempt", "title": "{row}.title",
        "body": "{row}.reference || ' ' || {row}.text",
    },
    "selections": {
        "kind": "'selection'", "group_id": "{row}.group_id", "meeting_id": "NULL",
        "on_date": "{row}.started_on", "exempt": "{row}.exempt", "title": "{row}.title",
        "body": "{row}.need || ' ' || {row}.business_case || ' ' || {row}.waiver",
    },
    # Its item moves from meeting to meeting: where a paper is wanted, the tracker says.
    "papers": {
        "kind": "'paper'", "group_id": "{row}.group_id", "meeting_id": "NULL", "on_date": "NULL",
        "exempt": "{row}.exempt", "title": "{row}.title",
        "body": "{row}.reference || ' ' || {row}.author || ' ' || {row}.note",
    },
    "projects": {
        "kind": "'project'", "group_id": "{row}.group_id", "meeting_id": "NULL",
        "on_date": "{row}.from_on", "exempt": "{row}.exempt", "title": "{row}.title",
        "body": "{row}.code || ' ' || {row}.service || ' ' || {row}.summary || ' ' || "
        + _texts("case_sections", "project_id"),
    },
    "sections": {
        "kind": "'section'", "meeting_id": "NULL", "on_date": "NULL", "exempt": "{row}.exempt",
        "group_id": "(SELECT group_id FROM statements WHERE id = {row}.statement_id)",
        "title": "{row}.title", "body": "{row}.text || ' ' || " + _ROWS,
    },
}  # fmt: skip

# The columns whose change alters the document: typing elsewhere must not touch the index.
_WATCHED = {
    "groups": "name, short_name, prefix, terms_of_reference",
    "people": "name, title, organisation",
    "items": "title, group_id, meeting_id, exempt, minute_number, recommendation, note",
    "blocks": "text, exempt",
    "decisions": "title, decided_on, exempt, number, reason, options",
    "actions": "title, given_on, exempt, number, owner",
    "standards": "title, group_id, adopted_on, exempt, reference, text",
    "selections": "title, group_id, started_on, exempt, need, business_case, waiver",
    "papers": "title, group_id, exempt, reference, author, note",
    "projects": "title, group_id, from_on, exempt, code, service, summary",
    "sections": "title, exempt, text",
}

_COLUMNS = ("kind", "group_id", "meeting_id", "on_date", "exempt", "title", "body")


def _source_triggers(table: str) -> list[str]:
    new = _values(_SOURCES[table], "NEW")
    wanted = "WHEN NEW.kind NOT IN ('decision', 'action')" if table == "blocks" else ""
    values = ", ".join(new[column] for column in _COLUMNS)
    settings = ", ".join(f"{column} = {new[column]}" for column in _COLUMNS)
    start = f"CREATE TRIGGER search_{table}"
    columns = ", ".join(_COLUMNS)
    key = f"{_NEXT_ID} + {key_of(_SOURCES[table]['kind'].strip(chr(39)))}"
    insert = (
        f"INSERT INTO search_documents (id, record_id, {columns}) VALUES ({key}, NEW.id, {values})"
    )
    update = f"UPDATE search_documents SET {settings} WHERE record_id = NEW.id"
    delete = "DELETE FROM search_documents WHERE record_id = OLD.id"
    return [
        f"{start}_insert AFTER INSERT ON {table} {wanted} BEGIN {insert}; END",
        f"{start}_update AFTER UPDATE OF {_WATCHED[table]} ON {table} BEGIN {update}; END",
        f"{start}_delete AFTER DELETE ON {table} BEGIN {delete}; END",
    ]


def _parts_triggers(name: str, table: str, owner: str, watched: str) -> list[str]:
    """The triggers by which the text of a record's parts is found with the record: its key is `owner`."""
    whole = owner.removesuffix("_id") + "s"
    body = _values(_SOURCES[whole], whole)["body"]
    touch = (
        f"UPDATE search_documents SET body = (SELECT {body} FROM {whole} WHERE {whole}.id = {{id}}) "
        f"WHERE record_id = {{id}} AND EXISTS (SELECT 1 FROM {whole} WHERE id = {{id}})"
    )
    return [
        f"CREATE TRIGGER search_{name}_{kind.split(' ')[0].lower()} AFTER {kind} ON {table} "
        f"BEGIN {touch.replace('{id}', f'{row}.{owner}')}; END"
        for kind, row in (("INSERT", "NEW"), (f"UPDATE OF {watched}", "NEW"), ("DELETE", "OLD"))
    ]


def _documents_update(gone: str, come: str) -> str:
    return (
        "CREATE TRIGGER search_documents_update AFTER UPDATE OF title, body ON search_documents "
        f"WHEN OLD.title <> NEW.title OR OLD.body <> NEW.body BEGIN {gone} {come} END"
    )


def _index_triggers() -> list[str]:
    remove, add = [], []
    for index in ("search_index", "search_stems"):
        remove.append(
            f"INSERT INTO {index} ({index}, rowid, title, body) "
            "VALUES ('delete', OLD.id, OLD.title, OLD.body);"
        )
        add.append(
            f"INSERT INTO {index} (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);"
        )
    gone, come = " ".join(remove), " ".join(add)
    return [
        f"CREATE TRIGGER search_documents_insert AFTER INSERT ON search_documents BEGIN {come} END",
        f"CREATE TRIGGER search_documents_delete AFTER DELETE ON search_documents BEGIN {gone} END",
        _documents_update(gone, come),
    ]


QUERIES = tuple(
    query
    for queries in (
        *map(_source_triggers, _SOURCES),
        _parts_triggers("parts", "decision_parts", "decision_id", "text, position"),
        _parts_triggers("case", "case_sections", "project_id", "text, position"),
        _parts_triggers("rows", "section_rows", "section_id", "title, status, comment, position"),
        _index_triggers(),
    )
    for query in queries
)
NAMES = tuple(query.split(" ")[2] for query in QUERIES)
