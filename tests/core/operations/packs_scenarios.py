"""How the operations of packs are done and undone."""

from __future__ import annotations

from egovdesk.operations.packs import contents, making, public, templates
from egovdesk.operations.packs.contents import Spot
from egovdesk.operations.packs.making import MadeFile
from egovdesk.records.packs import Audience, PackKind, PackPart, TemplateKind
from egovdesk.register import Register
from egovdesk.store.contents import Kept
from tests.core.operations.scenarios import Act, scenario, simply
from tests.scenes import Board

AGENDA, MEMBERS = Spot(PackPart.AGENDA), Spot(PackPart.MEMBERSHIP)
PDF = MadeFile("pdf", "CFB_2003-10-21_pack.pdf", "ab" * 32, 1024)


def a_pack(register: Register, meeting_id: str) -> str:
    """A public pack of 46 pages."""
    return making.keep_pack(
        register, meeting_id, Audience.PUBLIC, PackKind.PACK, manifest="[]", pages=46, files=[PDF]
    )


simply(contents.include_in_pack, "@meeting", [MEMBERS], included=False)
simply(contents.order_pack, "@meeting", [MEMBERS, AGENDA])
simply(contents.set_pack_parts, "@group_id", {PackPart.DECISIONS: True}, "year")
simply(public.declare_public, "@meeting", "£412,000", "In the budget book")
simply(public.withhold, "@meeting", "ab" * 32, 15, "A price", words="£412,000")


@scenario(contents.restore_pack)
def _(board: Board) -> Act:
    contents.order_pack(board.register, board.meeting, [MEMBERS, AGENDA])
    return lambda register: contents.restore_pack(register, board.meeting)


@scenario(making.keep_pack)
def _(board: Board) -> Act:
    return lambda register: a_pack(register, board.meeting)


@scenario(making.keep_form)
def _(board: Board) -> Act:
    pack = a_pack(board.register, board.meeting)
    word = MadeFile("docx", "CFB_2003-10-21_pack.docx", "cd" * 32, 2048)
    return lambda register: making.keep_form(register, pack, [word], "[]")


@scenario(making.withdraw_pack)
def _(board: Board) -> Act:
    pack = a_pack(board.register, board.meeting)
    return lambda register: making.withdraw_pack(register, pack, "The wrong appendix")


@scenario(public.take_back_declaration)
def _(board: Board) -> Act:
    made = public.declare_public(board.register, board.meeting, "£412,000", "In the budget book")
    return lambda register: public.take_back_declaration(register, made)


@scenario(public.stop_withholding)
def _(board: Board) -> Act:
    made = public.withhold(board.register, board.meeting, "ab" * 32, 15)
    return lambda register: public.stop_withholding(register, made)


def a_template(register: Register) -> str:
    """The council's template for agendas."""
    kept = Kept("cd" * 32, 2048)
    return templates.choose_template(register, TemplateKind.AGENDA, kept, "council.dotx")


@scenario(templates.choose_template)
def _(board: Board) -> Act:
    a_template(board.register)
    return lambda register: a_template(register)


@scenario(templates.withdraw_template)
def _(board: Board) -> Act:
    made = a_template(board.register)
    return lambda register: templates.withdraw_template(register, made)
