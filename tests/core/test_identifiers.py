"""Keys: UUID version 7, in the order in which they were made."""

from __future__ import annotations

import threading
import uuid

from egovdesk import clock
from egovdesk.identifiers import id_at, ids_from, new_id


def test_a_key_is_a_version_7_uuid() -> None:
    key = uuid.UUID(new_id())
    assert key.version == 7
    assert key.variant == uuid.RFC_4122
    assert str(key) == str(key).lower()


def test_a_key_says_when_it_was_made() -> None:
    before = clock.now().timestamp() * 1000
    made = uuid.UUID(new_id()).int >> 80
    assert before - 60_000 < made < before + 60_000


def test_keys_sort_by_when_they_were_made() -> None:
    keys = [new_id() for _ in range(10_000)]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_keys_of_several_threads_differ() -> None:
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.extend([new_id() for _ in range(500)]))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 2000


def test_the_key_of_a_moment_is_always_the_same() -> None:
    key = id_at(1_065_657_600_000, 7)
    assert key == id_at(1_065_657_600_000, 7)
    assert uuid.UUID(key).version == 7
    assert id_at(1_065_657_600_000, (1 << 74) - 1) > key
    assert id_at(1_065_657_600_001, 0) > id_at(1_065_657_600_000, (1 << 74) - 1)


def test_keys_can_be_pretended_for_a_while() -> None:
    made = iter(("one", "two"))
    with ids_from(lambda: next(made)):
        assert [new_id(), new_id()] == ["one", "two"]
    assert uuid.UUID(new_id()).version == 7
