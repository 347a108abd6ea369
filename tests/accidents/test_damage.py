"""Registers cut and flipped at random: opened or refused with a sentence, and never changed."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from egovdesk.errors import EgovDeskError, RegisterDamaged, RegisterRefused
from egovdesk.operations.actions import add_action, close_actions, set_due
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.minutes import add_block
from egovdesk.register import Register
from tests.scenes import TODAY, a_board, a_council, held
from tests.slices import damages, seed

# Opening may set the journal's mode (18, 19), and a lower schema version (60 to 63) is what an
# update that was killed half way leaves: both are mended at opening, by design.
MENDED = frozenset({18, 19, *range(60, 64)})
PAGE = 4096

Damage = Callable[[bytearray, random.Random], None]


def cut(content: bytearray, dice: random.Random) -> None:
    """The end is missing: of the whole, or of its last page."""
    del content[dice.randrange(len(content)) :]


def flip_one(content: bytearray, dice: random.Random) -> None:
    """One byte is another."""
    _flip(content, dice.randrange(len(content)), dice)


def flip_many(content: bytearray, dice: random.Random) -> None:
    """A handful of bytes anywhere."""
    for _ in range(dice.randrange(2, 200)):
        _flip(content, dice.randrange(len(content)), dice)


def flip_header(content: bytearray, dice: random.Random) -> None:
    """A byte among the first hundred."""
    _flip(content, dice.randrange(100), dice)


def flip_schema(content: bytearray, dice: random.Random) -> None:
    """A letter of a table's or a trigger's own words."""
    start = content.find(dice.choice((b"CREATE TABLE", b"CREATE TRIGGER", b"CREATE INDEX")))
    _flip(content, start + dice.randrange(3 * PAGE), dice)


def flip_letters(content: bytearray, dice: random.Random) -> None:
    """Letters and figures become others, as no structure of SQLite's would notice."""
    for _ in range(dice.randrange(1, 2000)):
        at = dice.randrange(100, len(content))
        if chr(content[at]).isalnum() and content[at] < 128:
            content[at] = dice.choice(b"abcxyzABC0123456789-:\xff")


def blank_a_page(content: bytearray, dice: random.Random) -> None:
    """A sector that reads as nothing."""
    start = dice.randrange(len(content) // PAGE) * PAGE
    kept = bytes(content[at] for at in sorted(MENDED))
    content[start : start + PAGE] = bytes(PAGE)
    if start == 0:
        for at, value in zip(sorted(MENDED), kept, strict=True):
            content[at] = value


def swap_pages(content: bytearray, dice: random.Random) -> None:
    """Two pages in one another's place."""
    one, other = (dice.randrange(1, len(content) // PAGE) * PAGE for _ in range(2))
    kept = content[one : one + PAGE]
    content[one : one + PAGE] = content[other : other + PAGE]
    content[other : other + PAGE] = kept


def _flip(content: bytearray, at: int, dice: random.Random) -> None:
    if at not in MENDED and at < len(content):
        content[at] = dice.randrange(256)


KINDS: tuple[Damage, ...] = (
    cut, flip_one, flip_many, flip_header, flip_schema, flip_letters, blank_a_page, swap_pages,
)  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with a little of everything, closed."""
    path = tmp_path_factory.mktemp("damage") / "council.egovdesk"
    with a_council(path) as register:
        _fill(register)
    return path


def _fill(register: Register) -> None:
    board = held(a_board(register))
    for item in board.items:
        add_block(register, item, "Members considered the network partner’s tender. " * 8)
        add_decision(register, item, ["To accept the tender", "To tell the bidders"])
        action = add_action(register, item, "Circulate the tender", due_on=TODAY.replace(day=30))
        set_due(register, action, TODAY.replace(month=12), "The supplier is late")
        close_actions(register, [action])
    register.undo()


def read_all(register: Register) -> Iterator[Callable[[], object]]:
    """Everything a window would ask of a register, one question at a time."""
    tables = register.repositories()
    for table in tables:
        yield table.all
        yield table.count
    yield lambda: register.today
    for words in ("tender", "custom", "n", "Raman"):
        yield lambda words=words: register.search.as_typed(words)
        yield lambda words=words: register.search.ranked(words)
    yield lambda: register.search.count("tender")
    for sort in ("decided_on", "title", "group"):
        yield lambda sort=sort: register.decisions.rows(
            register.decisions.register.ids({}, sort=sort, words="tender")
        )
    yield lambda: register.actions.rows(register.actions.register.ids({}, sort="owner"))
    yield lambda: register.meetings.next_dates(TODAY)
    yield lambda: register.recent_changes(100_000)
    yield lambda: [register.as_it_stood(one.id, datetime.now(UTC)) for one in register.items.all()]
    yield lambda: (register.undo_label, register.redo_label)
    yield register.integrity_problems


def opened_or_refused(path: Path, *, read_only: bool) -> bool:
    """Open and read all of it; whatever is wrong has a sentence. Whether it was opened."""
    refusal = None
    try:
        register = Register(path, read_only=read_only)
    except RegisterRefused as error:
        refusal = error
    if refusal is not None:
        assert refusal.what and refusal.kept == "The file is as it was."
        return False
    with register:
        for question in read_all(register):
            with suppress(EgovDeskError):
                question()
    return True


@pytest.mark.parametrize("number", range(damages()))
def test_a_damaged_register_is_opened_or_refused_and_stays_as_it_is(
    whole: Path, tmp_path: Path, number: int
) -> None:
    dice = random.Random(f"{seed()}/{number}")
    content = bytearray(whole.read_bytes())
    KINDS[number % len(KINDS)](content, dice)
    path = tmp_path / "council.egovdesk"
    path.write_bytes(content)
    opened_or_refused(path, read_only=dice.random() < 0.3)
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["council.egovdesk"]


@pytest.mark.parametrize("number", range(max(4, damages() // 10)))
def test_a_damaged_log_is_read_up_to_its_damage(whole: Path, tmp_path: Path, number: int) -> None:
    dice = random.Random(f"{seed()}/log/{number}")
    source, path = tmp_path / "source.egovdesk", tmp_path / "council.egovdesk"
    shutil.copy(whole, source)
    with Register(source) as register:
        board = register.groups.all()[0]
        for number_ in range(20):
            with register.step("Change"):
                register.groups.update(board.id, note=f"{number_} " * 500)
        shutil.copy(source, path)
        log = bytearray(source.with_name("source.egovdesk-wal").read_bytes())
    dice.choice((cut, flip_one, flip_many))(log, dice)
    path.with_name("council.egovdesk-wal").write_bytes(log)
    if opened_or_refused(path, read_only=False):
        with Register(path) as register:
            assert register.integrity_problems() == []
            assert register.groups.count() == 1


def test_damage_that_shows_after_opening_has_its_sentence(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "council.egovdesk"
    content = whole.read_bytes()
    assert content.count(b"2003-09-16") >= 1
    path.write_bytes(content.replace(b"2003-09-16", b"2003-29-16"))
    with Register(path) as register, pytest.raises(RegisterDamaged) as caught:
        register.meetings.all()
    assert caught.value.what == "council.egovdesk is damaged: a part of it cannot be read."
    assert "Restore a backup" in caught.value.todo
