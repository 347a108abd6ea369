"""Keys: UUIDs of version 7, each greater than the one before."""

from __future__ import annotations

import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from egovdesk import clock
from egovdesk.identifiers import id_at, ids_from, new_id


def test_a_key_is_a_uuid_of_version_seven() -> None:
    before = time.time_ns() // 1_000_000
    key = uuid.UUID(new_id())
    assert (key.version, key.variant) == (7, uuid.RFC_4122)
    assert before <= key.int >> 80 <= time.time_ns() // 1_000_000 + 1


def test_keys_rise_and_none_is_made_twice() -> None:
    keys = [new_id() for _ in range(20_000)]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_keys_of_many_threads_are_all_different() -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = [*pool.map(lambda _: new_id(), range(4000))]
    assert len(set(keys)) == len(keys)


def test_a_key_of_a_moment_is_always_the_same() -> None:
    key = id_at(1_065_657_600_000, 12345)
    assert key == id_at(1_065_657_600_000, 12345)
    assert uuid.UUID(key).version == 7
    assert key < id_at(1_065_657_600_001, 0)
    assert id_at(1, 5) < id_at(1, 6) < id_at(1, 1 << 73)


def test_keys_can_be_had_from_a_maker_for_a_while() -> None:
    made = iter("abc")
    with ids_from(lambda: next(made)):
        assert (new_id(), new_id()) == ("a", "b")
    assert len(new_id()) == 36


def test_the_clock_can_be_pretended_for_a_while() -> None:
    moment = datetime(2003, 10, 9, 9, 30, tzinfo=UTC)
    with clock.pretending(lambda: moment):
        assert clock.now() == moment
        assert clock.today() == moment.date()
    assert clock.now().year > 2003
