"""Seats against members: who fills each seat of the model on a day, and which gaps there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from egovdesk.checks.day import Day, Sitter
from egovdesk.records.checked import SeatRow


class Filled(StrEnum):
    """How a seat stands: filled, a gap, or empty as the model allows."""

    FILLED = "filled"
    GAP = "gap"
    ALLOWED = "allowed"

    @property
    def label(self) -> str:
        return {"filled": "Filled", "gap": "Gap", "allowed": "Empty, as the model allows"}[self]


@dataclass(frozen=True)
class SeatLine:
    """One seat of the model: what it is called, who fills it, and what is missing.

    `missing` names departments without anybody; `said` is the line under the seat's name.
    """

    seat: SeatRow
    label: str
    state: Filled
    said: str
    sitters: tuple[Sitter, ...] = ()
    wanted: int = 1
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Composition:
    """A group's seats in order, who sits there besides, and who may stand in for whom.

    `astray` are departmental heads of ICT among its members, whose place is on a supporting group.
    """

    lines: tuple[SeatLine, ...]
    also: tuple[Sitter, ...]
    astray: tuple[Sitter, ...]
    substitutes: Mapping[str, tuple[Sitter, ...]]

    @property
    def gaps(self) -> tuple[SeatLine, ...]:
        return tuple(one for one in self.lines if one.state is Filled.GAP)

    @property
    def wanted(self) -> int:
        """How many seats the model asks for; those that may be empty count when they are filled."""
        return sum(one.wanted for one in self.lines if one.state is not Filled.ALLOWED)

    @property
    def filled(self) -> int:
        """How many of them are filled."""
        return sum(
            1 if one.seat.place == "chair" else min(len(one.sitters), one.wanted)
            for one in self.lines
            if one.state is not Filled.ALLOWED and (one.seat.place != "chair" or not one.missing)
            and one.sitters
        )  # fmt: skip


def composition(day: Day, group_id: str, names: Mapping[str, str]) -> Composition:
    """A group's seats against its members on a day; `names` says what role codes are called."""
    there = [one for one in day.on_group(group_id) if one.place.role != "secretary"]
    lines = tuple(_line(day, seat, there, names) for seat in day.seats.get(group_id, ()))
    seated = {one.place.id for line in lines for one in line.sitters}
    seats_of = {code for line in lines for code in line.seat.role_code.split("|")}
    also = tuple(
        one
        for one in there
        if one.place.id not in seated and one.sits and not (one.vacant and one.roles & seats_of)
    )
    local = day.highest(group_id) == "2"
    astray = tuple(one for one in there if local and one.sits and "DEPT_HEAD_ICT" in one.roles)
    also = tuple(one for one in also if one not in astray)
    substitutes = {
        one.place.id: tuple(found) for one in there if (found := day.substitutes.get(one.place.id))
    }
    return Composition(lines, also, astray, substitutes)


def _line(day: Day, seat: SeatRow, there: list[Sitter], names: Mapping[str, str]) -> SeatLine:
    codes = seat.role_code.split("|")
    called = [names.get(code, code) for code in codes]
    if seat.place == "chair":
        listed = _either([_small(one) for one in called])
        return _chair(seat, f"Chair: {listed}", there, frozenset(codes))
    listed = _either([called[0], *(_small(one) for one in called[1:])])
    fitting = [one for one in there if one.roles & frozenset(codes)]
    if seat.per_department:
        return _departments(day, seat, f"{listed} of each major department", fitting)
    return _plain(day, seat, listed, fitting)


def _chair(seat: SeatRow, label: str, there: list[Sitter], codes: frozenset[str]) -> SeatLine:
    chairs = [one for one in there if one.is_chair]
    held = [one for one in chairs if not one.vacant]
    if not held:
        said = "Post not filled" if chairs else "Nobody chairs"
        return SeatLine(seat, label, Filled.GAP, said)
    if len(held) > 1:
        said = f"{len(held)} chairs: {', '.join(one.name for one in held)}"
        return SeatLine(seat, label, Filled.GAP, said, tuple(held))
    one = held[0]
    if not one.roles & codes:
        said = f"{one.titled}. The model suggests another"
        return SeatLine(seat, label, Filled.GAP, said, (one,))
    return SeatLine(seat, label, Filled.FILLED, one.titled, (one,))


def _departments(day: Day, seat: SeatRow, label: str, fitting: list[Sitter]) -> SeatLine:
    major = [one.name for one in day.departments if one.major]
    held = [one for one in fitting if not one.vacant and one.departments & set(major)]
    spoken = {name for one in held for name in one.departments}
    missing = tuple(name for name in major if name not in spoken)
    sitters = tuple(held)
    if not missing:
        said = f"{len(major)} of {len(major)}" if major else "No major departments are recorded"
        return SeatLine(seat, label, Filled.FILLED, said, sitters, len(major))
    nobody = " or ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
    said = f"{len(major) - len(missing)} of {len(major)}. No one from {nobody}"
    return SeatLine(seat, label, Filled.GAP, said, sitters, len(major), missing)


def _plain(day: Day, seat: SeatRow, label: str, fitting: list[Sitter]) -> SeatLine:
    held = tuple(one for one in fitting if not one.vacant)
    names = ", ".join(one.name for one in held)
    if len(held) >= seat.number:
        return SeatLine(seat, label, Filled.FILLED, names, held, seat.number)
    if _allowed(day, seat):
        said = "Post not filled. The model allows this"
        if seat.condition == "appropriate":
            said = "Nobody. The model asks for one when there is a partner"
        return SeatLine(seat, label, Filled.ALLOWED, said, held, seat.number)
    said = "Post not filled" if len(fitting) > len(held) else "Nobody"
    if seat.number > 1:
        said = f"{len(held)} of {seat.number}{': ' if names else ''}{names}"
    return SeatLine(seat, label, Filled.GAP, said, held, seat.number)


def _allowed(day: Day, seat: SeatRow) -> bool:
    """Whether the model lets the seat be empty: nobody is in post, or there is no partner."""
    if seat.condition == "in_post":
        in_post = any(day.holding_role(code) for code in seat.role_code.split("|"))
        return not in_post and not day.facts.authority.head_im_in_post
    return seat.condition == "appropriate" and not day.facts.authority.has_partner


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
