"""Packs: what they hold, that they are kept as made, and what may be public in them."""

from __future__ import annotations

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.packs.contents import restore_pack, set_pack_parts
from egovdesk.operations.packs.making import keep_pack, withdraw_pack
from egovdesk.operations.packs.public import declare_public, take_back_declaration
from egovdesk.records.packs import Audience, PackKind, PackPart
from tests.core.operations.packs_scenarios import a_pack
from tests.scenes import Board


def test_packs_are_counted_by_audience(board: Board) -> None:
    register = board.register
    first, second = a_pack(register, board.meeting), a_pack(register, board.meeting)
    members = keep_pack(
        register, board.meeting, Audience.MEMBERS, PackKind.PACK, manifest="[]", pages=1, files=[]
    )
    assert [register.packs.get(one).number for one in (first, second, members)] == [1, 2, 1]
    assert [one.name for one in register.pack_files.find(pack_id=first)] == [
        "CFB_2003-10-21_pack.pdf"
    ]


def test_a_supplement_continues_a_pack_of_the_same_readers_only(board: Board) -> None:
    register = board.register
    pack = a_pack(register, board.meeting)

    def supplement(audience: Audience, follows: str | None) -> str:
        return keep_pack(
            register, board.meeting, audience, PackKind.SUPPLEMENT, manifest="[]", pages=4,
            files=[], first_page=47, follows_id=follows, reason="The tender came late",
        )  # fmt: skip

    with pytest.raises(Refused, match="there is none"):
        supplement(Audience.MEMBERS, pack)
    with pytest.raises(Refused, match="there is none"):
        supplement(Audience.PUBLIC, None)
    assert register.packs.get(supplement(Audience.PUBLIC, pack)).first_page == 47
    withdraw_pack(register, pack, "The wrong appendix")
    with pytest.raises(Refused, match="has been withdrawn"):
        supplement(Audience.PUBLIC, pack)


def test_a_supplement_continues_nothing_without_pages(board: Board) -> None:
    register = board.register
    folder = keep_pack(
        register, board.meeting, Audience.PUBLIC, PackKind.PACK, manifest="[]", pages=0, files=[]
    )
    with pytest.raises(Refused, match="there is none") as refused:
        keep_pack(
            register, board.meeting, Audience.PUBLIC, PackKind.SUPPLEMENT, manifest="[]", pages=4,
            files=[], first_page=1, follows_id=folder,
        )  # fmt: skip
    assert refused.value.todo == "Make the pack first, as PDF."


def test_a_pack_is_withdrawn_once_and_with_a_reason(board: Board) -> None:
    pack = a_pack(board.register, board.meeting)
    with pytest.raises(Refused, match="Nobody will know why"):
        withdraw_pack(board.register, pack, " ")
    withdraw_pack(board.register, pack, "The wrong appendix")
    with pytest.raises(Refused, match="withdrawn already"):
        withdraw_pack(board.register, pack, "Again")


def test_what_was_declared_public_stays_with_the_pack_that_went_out(board: Board) -> None:
    register = board.register
    with pytest.raises(Refused, match="Nobody will know why"):
        declare_public(register, board.meeting, "£412,000", "")
    declared = declare_public(register, board.meeting, "£412,000", "It is in the budget book")
    pack = a_pack(register, board.meeting)
    assert register.disclosures.get(declared).pack_id == pack
    with pytest.raises(Refused, match="A pack has gone out"):
        take_back_declaration(register, declared)


def test_settings_of_a_group_are_one_for_each_part(board: Board) -> None:
    register = board.register
    set_pack_parts(register, board.group_id, {PackPart.DECISIONS: True})
    set_pack_parts(register, board.group_id, {}, "year")
    (one,) = register.pack_settings.find(group_id=board.group_id)
    assert (one.included, one.detail) == (True, "year")
    restore_pack(register, board.meeting)
    assert register.pack_settings.find(group_id=board.group_id) == [one]
