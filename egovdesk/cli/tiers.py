"""`egovdesk export` of each tier's work: SMT's time, standards, selections."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from egovdesk.cli.exports import export
from egovdesk.cli.filing import (
    GROUP,
    PUBLIC,
    TEMPLATE,
    WORD,
    Make,
    audience_of,
    group_id_of,
    prefix_of,
    state_of,
    write,
)
from egovdesk.cli.options import REGISTER, open_to_read
from egovdesk.cli.targets import TO, Target

if TYPE_CHECKING:
    from egovdesk.documents.tiers.listing import Listing
    from egovdesk.register import Register


def _write(
    opened: Register, listing: Listing, target: Target, day: date, *, word: bool, public: bool,
    template: Path | None, group_id: str | None = None,
) -> None:  # fmt: skip
    from egovdesk.documents.tiers.listing import as_document, as_workbook

    make: Make = as_document if word else as_workbook
    made = make(opened, listing, as_of=day)
    prefix = prefix_of(opened, group_id)
    write(made, target, prefix, day, listing.title.lower(), state_of(public), template)


def _of_council(name: str, words: str, make: Callable[..., Any]) -> None:
    @export.command(name, help=words)
    @REGISTER
    @PUBLIC
    @WORD
    @TEMPLATE
    @TO
    def run(
        register: Path, public: bool, word: bool, template: Path | None, target: Target
    ) -> None:
        with open_to_read(register) as opened:
            day = opened.today
            listing = make(opened, as_of=day, audience=audience_of(public))
            _write(opened, listing, target, day, word=word, public=public, template=template)


def _of_group(name: str, words: str, make: Callable[..., Any]) -> None:
    @export.command(name, help=words)
    @REGISTER
    @GROUP
    @PUBLIC
    @WORD
    @TEMPLATE
    @TO
    def run(
        register: Path, group: str | None, public: bool, word: bool, template: Path | None,
        target: Target,
    ) -> None:  # fmt: skip
        with open_to_read(register) as opened:
            day, group_id = opened.today, group_id_of(opened, group)
            listing = make(opened, as_of=day, audience=audience_of(public), group_id=group_id)
            _write(opened, listing, target, day, word=word, public=public, template=template,
                   group_id=group_id)  # fmt: skip


def _standards(*args: Any, **kwargs: Any) -> Listing:
    from egovdesk.documents.tiers.standards import standards_register

    return standards_register(*args, **kwargs)


def _worked_up(*args: Any, **kwargs: Any) -> Listing:
    from egovdesk.documents.tiers.standards import standards_worked_up

    return standards_worked_up(*args, **kwargs)


def _selections(*args: Any, **kwargs: Any) -> Listing:
    from egovdesk.documents.tiers.selections import application_selections

    return application_selections(*args, **kwargs)


def _smt(*args: Any, **kwargs: Any) -> Listing:
    from egovdesk.documents.tiers.smt import smt_time

    return smt_time(*args, **kwargs)


_of_council("standards", "The standards register and the common systems.", _standards)
_of_council("worked-up", "The standards being worked up, and who asked for them.", _worked_up)
_of_group("selections", "Application selections, and whether they conform.", _selections)
_of_group("smt-time", "The time that e-government gets at SMT this municipal year.", _smt)


@export.command("self-assessment")
@REGISTER
@TEMPLATE
@TO
def self_assessment(register: Path, template: Path | None, target: Target) -> None:
    """The council's response to the paper's questions, in Word."""
    from egovdesk.documents.tiers.assessment import self_assessment as response

    with open_to_read(register) as opened:
        day = opened.today
        document = response(opened, as_of=day)
        state = document.header.upper()
        write(document, target, prefix_of(opened, None), day, "self-assessment", state, template)
