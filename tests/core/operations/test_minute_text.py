"""Two windows on one minute: whatever both type, nobody's words are lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from egovdesk.identifiers import new_id
from egovdesk.operations.decisions import add_decision, remove_decision
from egovdesk.operations.minute_text import BlockText, PartText, merged
from egovdesk.operations.minutes import add_block, as_text, set_block_exempt, write_minutes
from egovdesk.records.minutes import BlockKind
from tests.scenes import Board
from tests.untrue import untrue

A, B, C = (BlockText(one, text=f"text of {one}") for one in "abc")


def said(block: BlockText, text: str) -> BlockText:
    return replace(block, text=text)


def test_a_minute_that_nobody_else_touched_is_as_it_was_typed() -> None:
    typed = [said(A, "new"), B]
    assert merged(typed, [A, B], [A, B]) == merged(typed, [A, B], [A, B])
    assert merged(typed, [A, B], [A, B]).blocks == tuple(typed)
    assert not merged(typed, [A, B], [A, B]).differs


def test_what_was_written_elsewhere_is_kept_where_nothing_was_typed() -> None:
    found = merged([said(A, "mine"), B], [A, B], [A, said(B, "theirs")])
    assert found.blocks == (said(A, "mine"), said(B, "theirs"))


def test_where_both_wrote_both_are_kept() -> None:
    first, second, third = merged([said(A, "mine"), B], [A, B], [said(A, "theirs"), B]).blocks
    assert (first, third) == (said(A, "theirs"), B)
    assert (second.text, second.kind) == ("mine", BlockKind.PARAGRAPH)
    assert second.id not in ("a", "b")


def test_what_was_added_elsewhere_stays_where_it_was_put() -> None:
    found = merged([A, C], [A, C], [A, B, C]).blocks
    assert found == (A, B, C)
    first = merged([A], [A], [B, A]).blocks
    assert first == (B, A)


def test_what_was_removed_elsewhere_goes_unless_it_was_written_in() -> None:
    assert merged([A, B], [A, B], [B]).blocks == (B,)
    (mine, _) = merged([said(A, "mine"), B], [A, B], [B]).blocks
    assert mine.text == "mine"


def test_what_was_removed_here_stays_where_it_was_written_in_elsewhere() -> None:
    assert merged([B], [A, B], [said(A, "theirs"), B]).blocks == (said(A, "theirs"), B)
    assert merged([B], [A, B], [A, B]).blocks == (B,)


def test_what_was_marked_exempt_elsewhere_is_not_opened_by_an_older_window() -> None:
    marked = replace(A, exempt=True, ground="A8")
    (found,) = merged([said(A, "mine")], [A], [marked]).blocks
    assert (found.text, found.exempt, found.ground) == ("mine", True, "A8")


texts = st.sampled_from(("", "one", "two", "three"))
minutes = st.lists(
    st.builds(lambda key, text: BlockText(key, text=text), st.sampled_from("abcde"), texts),
    unique_by=lambda one: one.id,
    max_size=5,
)


@given(minutes, minutes, minutes)
def test_no_word_is_lost_and_no_id_is_used_twice(
    known: list[BlockText], typed: list[BlockText], kept: list[BlockText]
) -> None:
    found = merged(typed, known, kept).blocks
    ids = [one.id for one in found]
    assert len(set(ids)) == len(ids)
    base = {one.id: one.text for one in known}
    left = [one.text for one in found]
    for block in (*typed, *kept):
        if base.get(block.id) != block.text:
            assert block.text in left or not block.text


# --- in the register -------------------------------------------------------------------------


def words(board: Board, item: str) -> list[str]:
    return [one.text for one in board.register.blocks.find(item_id=item)]


def test_a_stale_editor_loses_nothing_of_a_register(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    first = add_block(register, item, "As it was.")
    known = as_text(register, register.blocks.find(item_id=item))
    write_minutes(register, item, [BlockText(first, text="As another window has it.")])
    add_block(register, item, "Added there.")
    differs = write_minutes(
        register, item, [BlockText(first, text="As it was, and more.")], known=known
    )
    assert differs
    assert words(minuted, item) == [
        "As another window has it.", "As it was, and more.", "Added there.",
    ]  # fmt: skip
    register.undo()
    assert words(minuted, item) == ["As another window has it.", "Added there."]


def test_words_typed_in_a_decision_that_went_are_kept_in_a_paragraph(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    decision = add_decision(register, item, ["it be agreed"])
    known = as_text(register, register.blocks.find(item_id=item))
    remove_decision(register, decision)
    typed = replace(known[0], parts=(PartText(new_id(), "it be agreed in part"),))
    assert write_minutes(register, item, [typed], known=known)
    (block,) = register.blocks.find(item_id=item)
    assert (block.kind, block.text) == (BlockKind.PARAGRAPH, "it be agreed in part")
    assert untrue(register) == []


def test_a_decision_added_elsewhere_is_not_taken_for_one_removed_here(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    first = add_block(register, item, "Considered.")
    known = as_text(register, register.blocks.find(item_id=item))
    add_decision(register, item, ["it be agreed"])
    write_minutes(register, item, [BlockText(first, text="Considered well.")], known=known)
    kinds = [one.kind for one in register.blocks.find(item_id=item)]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.DECISION]
    assert untrue(register) == []


def test_an_exempt_mark_made_elsewhere_stands(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    first = add_block(register, item, "The price.")
    known = as_text(register, register.blocks.find(item_id=item))
    set_block_exempt(register, first, True, "A8")
    write_minutes(register, item, [BlockText(first, text="The price was low.")], known=known)
    (block,) = register.blocks.find(item_id=item)
    assert (block.text, block.exempt, block.ground) == ("The price was low.", True, "A8")
