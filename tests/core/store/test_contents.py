"""Contents of files in the register: once each, whole or not at all, never changed."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from egovdesk.errors import DiskFault, NotFound, ReadOnly, Refused, Stopped
from egovdesk.operations.files import add_file, remove_file
from egovdesk.operations.papers import add_paper
from egovdesk.operations.people import add_person
from egovdesk.register import Register
from egovdesk.store import contents, database
from egovdesk.store.contents import PART, Kept
from tests.scenes import Board


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of a hundred bytes, so that small files have many."""
    monkeypatch.setattr(contents, "PART", 100)


def a_file(path: Path, size: int = 1000, seed: int = 1) -> Path:
    path.write_bytes(bytes((at * seed + at // 250) % 251 for at in range(size)))
    return path


def parts(register: Register) -> int:
    with register.contents._connection() as connection:
        return int(connection.execute("SELECT count(*) FROM contents").fetchone()[0])


@pytest.mark.parametrize("size", [1, 99, 100, 101, 400, 401, 1000])
def test_a_file_comes_out_as_it_went_in(
    council: Register, tmp_path: Path, small: None, size: int
) -> None:
    source = a_file(tmp_path / "paper.pdf", size)
    kept = council.contents.keep(source)
    assert kept.size == size and council.contents.holds(kept)
    council.contents.write_to(kept, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == source.read_bytes()
    assert b"".join(council.contents.read(kept)) == source.read_bytes()


def test_the_same_contents_are_kept_once(council: Register, tmp_path: Path, small: None) -> None:
    first = council.contents.keep(a_file(tmp_path / "a.pdf"))
    assert council.contents.keep(a_file(tmp_path / "b.pdf")) == first
    assert parts(council) == 10


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "paper.pdf is empty: it has 0 bytes."),
     (600 * PART, "paper.pdf has 600 MB, and a file may have 500.")],
)  # fmt: skip
def test_a_file_of_nothing_or_of_too_much_is_refused(
    council: Register, tmp_path: Path, size: int, said: str
) -> None:
    with (tmp_path / "paper.pdf").open("wb") as file:
        file.truncate(size)
    with pytest.raises(Refused) as raised:
        council.contents.keep(tmp_path / "paper.pdf")
    assert raised.value.what == said and parts(council) == 0


def test_what_cannot_be_read_is_named(council: Register, tmp_path: Path) -> None:
    with pytest.raises(DiskFault, match="cannot be read"):
        council.contents.keep(tmp_path / "gone.pdf")
    with pytest.raises(Refused, match="is a folder"):
        council.contents.keep(tmp_path)


@pytest.mark.parametrize("at", [0, 3, 12, 17])
def test_stopping_keeps_nothing(council: Register, tmp_path: Path, small: None, at: int) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return len(told) <= at

    if at < 13:
        with pytest.raises(Stopped):
            council.contents.keep(a_file(tmp_path / "a.pdf"), stop)
        assert parts(council) == 0
    else:
        council.contents.keep(a_file(tmp_path / "a.pdf"), stop)
        assert told[-1] == (2000, 2000)


def test_a_file_that_changes_while_it_is_read_is_refused(
    council: Register, tmp_path: Path, small: None
) -> None:
    source = a_file(tmp_path / "a.pdf")

    def change(done: int, total: int) -> bool:
        if done == total // 2:
            a_file(source, seed=7)
        return True

    with pytest.raises(Refused, match="was changed while it was read"):
        council.contents.keep(source, change)
    assert parts(council) == 0


def test_what_a_killed_program_left_is_made_whole(
    council: Register, tmp_path: Path, small: None
) -> None:
    source = a_file(tmp_path / "a.pdf")
    kept = council.contents.keep(source)
    with council.contents._connection() as connection:
        connection.execute("DELETE FROM contents WHERE part > 3")
    assert not council.contents.holds(kept)
    with pytest.raises(NotFound, match="are not in the register"):
        list(council.contents.read(kept))
    council.contents.keep(source)
    assert b"".join(council.contents.read(kept)) == source.read_bytes()


def test_a_full_disk_in_the_middle_keeps_nothing(
    council: Register, tmp_path: Path, small: None
) -> None:
    with council.contents._connection() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    original = database.open_database

    def cramped(*args: Any, **kwargs: Any) -> Any:
        connection = original(*args, **kwargs)
        connection.execute(f"PRAGMA max_page_count = {pages + 3}")
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("egovdesk.store.contents.open_database", cramped)
        with pytest.raises(DiskFault, match="The disk is full"):
            council.contents.keep(a_file(tmp_path / "a.pdf", 60_000))
    assert parts(council) == 0


def test_where_it_cannot_be_written_out_nothing_half_made_is_left(
    council: Register, tmp_path: Path, small: None
) -> None:
    kept = council.contents.keep(a_file(tmp_path / "a.pdf"))
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Stopped):
        council.contents.write_to(kept, folder / "a.pdf", lambda done, _total: done < 500)
    assert list(folder.iterdir()) == []


def test_to_read_only_nothing_is_kept(council: Register, tmp_path: Path) -> None:
    kept = council.contents.keep(a_file(tmp_path / "a.pdf"))
    with Register(council.path, read_only=True) as reader:
        with pytest.raises(ReadOnly):
            reader.contents.keep(a_file(tmp_path / "b.pdf", seed=3))
        assert reader.contents.holds(kept)


def test_writing_goes_on_beside_a_clerk_who_types(council: Register, tmp_path: Path) -> None:
    source = a_file(tmp_path / "a.pdf", 40 * 1000)
    done: list[Kept] = []
    thread = threading.Thread(target=lambda: done.append(council.contents.keep(source)))
    thread.start()
    for number in range(20):
        add_person(council, f"Person {number}")
    thread.join()
    assert council.contents.holds(done[0]) and len(council.people.all()) == 20


def test_contents_have_no_history(council: Register, tmp_path: Path) -> None:
    before = council.mark
    council.contents.keep(a_file(tmp_path / "a.pdf"))
    assert council.mark == before and council.undo_label is None


# Purging


def test_what_undo_may_bring_back_is_not_purged(board: Board, tmp_path: Path) -> None:
    register = board.register
    paper = add_paper(register, board.items[1], "CRM")
    kept = register.contents.keep(a_file(tmp_path / "a.pdf"))
    file = add_file(register, paper, kept, "a.pdf")
    remove_file(register, file)
    register.contents.purge()
    assert register.contents.holds(kept)
    register.undo()
    assert register.paper_files.get(file).sha256 == kept.sha256
    assert register.contents.missing() == []


def test_what_nobody_names_is_purged_once_it_was_claimed(council: Register, tmp_path: Path) -> None:
    kept = council.contents.keep(a_file(tmp_path / "a.pdf"))
    council.contents.purge()
    assert council.contents.holds(kept)  # a clerk may still be asked about it
    council.contents.claim(kept)
    council.contents.purge()
    assert not council.contents.holds(kept)


def test_what_history_names_is_found_by_an_index(council: Register) -> None:
    asked: list[str] = []
    with council.contents._connection() as connection:
        connection.set_trace_callback(asked.append)
        contents.purge_some(connection)
        connection.set_trace_callback(None)
        (past,) = (query for query in asked if "FROM changes" in query)
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {past}")]
    assert plan == ["SEARCH changes USING INDEX changes_of_files (tbl=?)"]


def test_what_is_missing_is_named(board: Board, tmp_path: Path) -> None:
    register = board.register
    paper = add_paper(register, board.items[1], "CRM")
    kept = register.contents.keep(a_file(tmp_path / "a.pdf"))
    file = add_file(register, paper, kept, "a.pdf")
    with register.contents._connection() as connection:
        connection.execute("DELETE FROM contents")
    assert register.contents.missing() == [("paper_files", file)]


def test_one_who_stops_takes_nothing_from_another_who_keeps_the_same_file(
    council: Register, tmp_path: Path, small: None
) -> None:
    source = a_file(tmp_path / "a.pdf", 20_000)
    kept: list[Kept] = []
    other = threading.Thread(target=lambda: kept.append(council.contents.keep(source)))

    def stop(done: int, total: int) -> bool:
        if done > total // 2 and not other.ident:
            other.start()
        return done < 3 * total // 4

    with pytest.raises(Stopped):
        council.contents.keep(source, stop)
    other.join()
    assert b"".join(council.contents.read(kept[0])) == source.read_bytes()


def test_on_a_network_drive_a_part_is_written_at_a_time(
    tmp_path: Path, council: Register, small: None
) -> None:
    council.close()
    source = a_file(tmp_path / "a.pdf")
    with Register(council.path, network=True) as there:
        kept = there.contents.keep(source)
        add_person(there, "Jane Tate")
        assert b"".join(there.contents.read(kept)) == source.read_bytes()
