"""What the public's pack may say: words declared public, pages and passages withheld."""

from __future__ import annotations

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation
from egovdesk.records.packs import Disclosure, Withholding
from egovdesk.records.text import clean_line
from egovdesk.register import Register


@operation("Declare public")
def declare_public(
    register: Register, meeting_id: str, words: str, reason: str, *, item_id: str | None = None,
    paper_id: str | None = None, place: str = "",
) -> str:  # fmt: skip
    """Say that words of an exempt record may be public in this meeting's pack, and why; return its id."""
    register.meetings.get(meeting_id)
    if not clean_line(reason):
        raise Refused(
            "Nobody will know why this may be public.", "Nothing has changed.", "Type the reason."
        )
    made = Disclosure(
        new_id(), meeting_id, clean_line(words), clean_line(reason), register.today,
        register.user, item_id, paper_id, clean_line(place),
    )  # fmt: skip
    register.disclosures.add(made)
    return made.id


@operation("Take back declaration")
def take_back_declaration(register: Register, disclosure_id: str) -> None:
    """Words that were declared public are exempt again; refused once a pack went out with them."""
    if register.disclosures.get(disclosure_id).pack_id is not None:
        raise Refused(
            "A pack has gone out with these words in it.",
            "Nothing has changed.",
            "Withdraw that pack, and say why.",
        )
    register.disclosures.remove(disclosure_id)


@operation("Withhold from public")
def withhold(
    register: Register, meeting_id: str, sha256: str, page: int, reason: str = "", *,
    words: str = "", paper_id: str | None = None,
) -> str:  # fmt: skip
    """Withhold a page of a file, whole or only a passage (`words`), from the public's pack; return its id.

    `page` counts from 1 within the file.
    """
    register.meetings.get(meeting_id)
    made = Withholding(
        new_id(), meeting_id, page, register.today, paper_id, sha256, not words.strip(),
        clean_line(words), clean_line(reason), register.user,
    )  # fmt: skip
    register.withholdings.add(made)
    return made.id


@operation("Stop withholding")
def stop_withholding(register: Register, withholding_id: str) -> None:
    """Let a page or passage out again."""
    register.withholdings.remove(withholding_id)
